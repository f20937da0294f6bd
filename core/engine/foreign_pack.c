// A pack as YAML, and the script that makes its score: what a foreign form has become, laid out for
// people to go on with. It checks nothing; what it writes is loaded afterwards.
#include <string.h>

#include "base/json.h"
#include "base/num.h"
#include "base/text.h"
#include "engine/foreign.h"

enum { MOST_DECIMALS = 9 };

const char *const FOREIGN_TYPES[] = {"scale", "single", "multiple", "number", "year",
                                     "date",  "text",   "ranking",  "table"};

static void put_quoted(struct buf *out, const char *text)
{
    struct json json;
    json_init(&json, out, true);
    json_string(&json, text);
}

// A text in one language, or a mapping of them.
static void put_text(const struct pack *pack, const struct text *text, struct buf *out)
{
    if (pack->language_count == 1) {
        put_quoted(out, text->in[0]);
        return;
    }
    for (int i = 0; i < pack->language_count; i++) {
        buf_putf(out, "%s %s: ", i == 0 ? "{" : ",", pack->languages[i]);
        put_quoted(out, text->in[i]);
    }
    buf_puts(out, " }");
}

static void put_key(const struct pack *pack, const char *indent, const char *key,
                    const struct text *text, struct buf *out)
{
    buf_putf(out, "%s%s: ", indent, key);
    put_text(pack, text, out);
    buf_putc(out, '\n');
}

static void put_number(const char *key, bool given, double number, struct buf *out)
{
    char text[NUM_TEXT];
    if (!given)
        return;
    num_plain(text, number, MOST_DECIMALS);
    buf_putf(out, "            %s: %s\n", key, text);
}

static void put_scale(const struct pack *pack, const struct scale *scale, struct buf *out)
{
    buf_putf(out, "  - id: %s\n", scale->id);
    put_key(pack, "    ", "label", &scale->label, out);
    buf_putf(out, "    kind: %s\n", scale->words ? "words" : "numbers");
    buf_puts(out, scale->strict ? "    strict: true\n" : "");
    buf_puts(out, "    points:\n");
    for (size_t i = 0; i < scale->count; i++) {
        buf_putf(out, "      - { is: %s, label: ", scale->points[i].is);
        put_text(pack, &scale->points[i].label, out);
        buf_puts(out, " }\n");
    }
}

static void put_head(const struct pack *pack, struct buf *out)
{
    buf_puts(
        out,
        "# yaml-language-server: $schema=../../.grow/pack.schema.json\n"
        "#\n"
        "# Made of a form of another program. docs/reference/pack.md of grow tells every key;\n"
        "# give the questions their phase, and who is asked their role.\n"
        "grow: 1\n");
    buf_putf(out, "id: %s\nversion: ", pack->id);
    put_quoted(out, pack->version);
    buf_puts(out, "\nlanguages: [");
    for (int i = 0; i < pack->language_count; i++)
        buf_putf(out, "%s%s", i > 0 ? ", " : "", pack->languages[i]);
    buf_puts(out, "]\n");
    put_key(pack, "", "title", &pack->title, out);
    if (pack->has_description)
        put_key(pack, "", "description", &pack->description, out);
    if (pack->dimension_count > 0)
        buf_putf(out, "scripts: [%s/regels]\n", pack->id);
    buf_puts(out, "roles:\n");
    for (int i = 0; i < pack->role_count; i++) {
        buf_putf(out, "  - { id: %s, short: %s, label: ", pack->roles[i].id,
                 pack->roles[i].shortname);
        put_text(pack, &pack->roles[i].label, out);
        buf_puts(out, " }\n");
    }
    buf_puts(out, pack->dimension_count > 0 ? "dimensions:\n" : "");
    for (int i = 0; i < pack->dimension_count; i++) {
        buf_putf(out, "  - { id: %s, label: ", pack->dimensions[i].id);
        put_text(pack, &pack->dimensions[i].label, out);
        buf_puts(out, " }\n");
    }
    buf_puts(out, pack->scale_count > 0 ? "scales:\n" : "");
    for (int i = 0; i < pack->scale_count; i++)
        put_scale(pack, &pack->scales[i], out);
}

// What belongs to the type.
static void put_answer(const struct pack *pack, const struct question *question, struct buf *out)
{
    if (question->type == QUESTION_SCALE) {
        buf_putf(out, "            scale: %s\n", question->scale->id);
        if (question->dimension >= 0)
            buf_putf(out, "            dimension: %s\n", pack->dimensions[question->dimension].id);
        buf_puts(out, question->reversed ? "            reversed: true\n" : "");
        return;
    }
    buf_putf(out, "            type: %s\n", FOREIGN_TYPES[question->type]);
    buf_puts(out, question->integer ? "            integer: true\n" : "");
    put_number("min", question->has_min, question->min, out);
    put_number("above", question->has_above, question->above, out);
    put_number("max", question->has_max, question->max, out);
    put_number("max", question->most > 0, question->most, out);
    put_number("lines", question->type == QUESTION_TEXT && question->lines > 1, question->lines,
               out);
    buf_puts(out, question->option_count > 0 ? "            options:\n" : "");
    for (size_t i = 0; i < question->option_count; i++) {
        buf_putf(out, "              - { id: %s, label: ", question->options[i].id);
        put_text(pack, &question->options[i].label, out);
        buf_puts(out, " }\n");
    }
}

static void put_question(const struct pack *pack, const struct question *question,
                         struct arena *arena, struct buf *out)
{
    static const char INDENT[] = "            ";
    buf_putf(out, "          - id: %s\n", question->id);
    put_key(pack, INDENT, "text", &question->text, out);
    if (question->has_help)
        put_key(pack, INDENT, "help", &question->help, out);
    put_answer(pack, question, out);
    buf_putf(out, "%sroles: [%s]\n", INDENT, pack->roles[0].id);
    if (!question->when)
        return;
    buf_putf(out, "%swhen: ", INDENT);
    put_quoted(out, cond_text(arena, question->when));
    buf_putc(out, '\n');
}

static void put_section(const struct pack *pack, const struct section *section, struct arena *arena,
                        struct buf *out)
{
    buf_putf(out, "      - id: %s\n", section->id);
    put_key(pack, "        ", "title", &section->title, out);
    if (section->has_help)
        put_key(pack, "        ", "help", &section->help, out);
    buf_puts(out, "        questions:\n");
    for (int i = 0; i < section->count; i++)
        put_question(pack, &pack->questions[section->first + i], arena, out);
}

void foreign_write_pack(const struct pack *pack, struct arena *arena, struct buf *out)
{
    put_head(pack, out);
    buf_puts(out, "phases:\n  reality:\n");
    put_key(pack, "    ", "title", &pack->phases[PHASE_REALITY].title, out);
    buf_puts(out, "    sections:\n");
    for (int i = 0; i < pack->section_count; i++)
        put_section(pack, &pack->sections[i], arena, out);
}

// A case that holds whatever the form asks: nobody answered, and nothing comes of it.
void foreign_write_case(const struct pack *pack, struct buf *out)
{
    buf_putf(out,
             "# yaml-language-server: $schema=../../../.grow/case.schema.json\n"
             "#\n"
             "# What must come out of given answers: `grow test %s` runs it. This one has no "
             "answers yet.\n"
             "# Copy it for each rule that you add, once with answers in which it fires and once "
             "without:\n"
             "# docs/reference/cases.md of grow tells every key.\n"
             "grow-case: 1\n"
             "id: LEEG\n"
             "title: Nog niets ingevuld\n"
             "date: 2025-01-15\n"
             "roles: [%s]\n"
             "answers: {}\n"
             "expect:\n",
             pack->id, pack->roles[0].id);
    for (int i = 0; i < pack->dimension_count; i++)
        buf_putf(out, "%s%s: null%s", i == 0 ? "  dimensions: { " : ", ", pack->dimensions[i].id,
                 i + 1 == pack->dimension_count ? " }\n" : "");
    buf_puts(out, "  fires: []\n");
}

// Bands as what they run from and to: the author has words for them.
static void put_band(const struct pack *pack, const char *start, const char *label, struct buf *out)
{
    buf_putf(out, "        { %s, label = ", start);
    if (pack->language_count == 1)
        buf_putf(out, "\"%s\"", label);
    for (int i = 0; i < pack->language_count && pack->language_count > 1; i++)
        buf_putf(out, "%s %s = \"%s\"", i == 0 ? "{" : ",", pack->languages[i], label);
    buf_puts(out, pack->language_count == 1 ? " },\n" : " } },\n");
}

void foreign_write_script(const struct pack *pack, struct buf *out)
{
    buf_putf(out,
             "-- The score of %s: the mean of its questions with a scale, from 0 to 100. Give its\n"
             "-- bands names, and add figures and recommendations: docs/tutorial.md of grow shows "
             "how.\n"
             "local grow = require \"grow\"\n"
             "\n"
             "grow.score {\n"
             "    id = \"%s\",\n"
             "    floor = 0.6, least = 1, flag = 20,\n"
             "    bands = {\n",
             pack->id, pack->dimensions[0].id);
    put_band(pack, "below = 50, id = \"laag\"", "0-50", out);
    put_band(pack, "below = 75, id = \"midden\"", "50-75", out);
    put_band(pack, "id = \"hoog\"", "75-100", out);
    buf_puts(out, "    },\n}\n");
}
