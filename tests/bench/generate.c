// Writes packs, scripts and dossiers as text; see generate.h. It must not measure anything.
#include "generate.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"

enum {
    ROLES = 4,
    DIMENSIONS = 10,
    RULES_A_SCRIPT = 100, // a script has a limit of 64 KiB
    FIGURES_A_SCRIPT = 100,
    BYTES = 1 << 20
};

static const char *const ROLE_IDS[ROLES] = {"bestuur", "opleiding", "beroep", "leiding"};

static void keep(struct arena *arena, struct buf *out, const char **text, size_t *length)
{
    *text = arena_text_n(arena, out->text, out->length);
    *length = out->length;
    buf_clear(out);
}

// --- the questionnaire ---

static void write_head(struct buf *out, const struct generated *generated)
{
    buf_puts(out, "grow: 1\nid: " GENERATED_ID "\nversion: \"1\"\nlanguages: [nl]\n"
                  "title: Gemaakt om te meten\nscripts: [");
    for (int i = 0; i < generated->script_count; i++)
        buf_putf(out, "%sgenerated/s%d", i ? ", " : "", i);
    buf_puts(out, "]\nroles:\n");
    for (int i = 0; i < ROLES; i++)
        buf_putf(out, "  - { id: %s, label: Rol %d, short: R%d }\n", ROLE_IDS[i], i, i);
    buf_puts(out, "dimensions:\n");
    for (int i = 0; i < DIMENSIONS; i++)
        buf_putf(out, "  - { id: d%d, label: Dimensie %d, help: \"Wat hierbij hoort.\" }\n", i, i);
    buf_puts(out, "scales:\n  - id: R5\n    label: Rijpheid\n    kind: numbers\n    points:\n");
    for (int i = 0; i < 5; i++)
        buf_putf(out, "      - { is: %d, label: Stap %d }\n", i, i);
    buf_puts(out, "sources:\n  - { id: bron, title: Een bron, date: 2025-01-01, owner: Iemand, "
                  "content: known }\n");
    buf_puts(out, "facts:\n"
                  "  - { id: F01, type: number, text: Hoeveel regio's?, min: 0, max: 100 }\n"
                  "  - { id: F02, type: number, text: Hoeveel studenten?, min: 0, max: 10000 }\n");
}

// Two to four roles, in turn.
static bool is_asked(int question, int role)
{
    return question % 3 == 0 || (question + role) % ROLES < 2 + question % 2;
}

static void write_question(struct buf *out, int question, int dimension)
{
    buf_putf(out,
             "          - id: Q%04d\n"
             "            text: \"In hoeverre is stap %d van het plan af?\"\n"
             "            help: \"Kijk naar wat er nu is, niet naar wat u van plan bent.\"\n"
             "            scale: R5\n            dimension: d%d\n            roles: [",
             question, question, dimension);
    const char *comma = "";
    for (int r = 0; r < ROLES; r++) {
        if (!is_asked(question, r))
            continue;
        buf_putf(out, "%s%s", comma, ROLE_IDS[r]);
        comma = ", ";
    }
    buf_puts(out, "]\n");
    if (question % 10 == 9)
        buf_putf(out, "            when: F01 >= %d\n", 1 + question % 3);
    if (question % 12 == 7)
        buf_puts(out, "            reversed: true\n");
}

static void write_pack(struct buf *out, const struct generated *generated, int questions)
{
    write_head(out, generated);
    buf_puts(out, "phases:\n  goal:\n    title: Doel\n    sections:\n");
    for (int d = 0; d < DIMENSIONS; d++) {
        buf_putf(out, "      - id: s%d\n        title: Deel %d\n        questions:\n", d, d);
        for (int q = questions * d / DIMENSIONS; q < questions * (d + 1) / DIMENSIONS; q++)
            write_question(out, q, d);
    }
}

// --- the scripts ---

static void write_scores(struct buf *out)
{
    buf_puts(out, "local grow = require \"grow\"\n");
    for (int d = 0; d < DIMENSIONS; d++)
        buf_putf(out,
                 "grow.score { id = \"d%d\", floor = 0.6, least = 2, common = 2, flag = 20,\n"
                 "    bands = { { below = 50, id = \"laag\", label = \"laag\" },\n"
                 "        { id = \"hoog\", label = \"hoog\" } } }\n",
                 d);
    buf_puts(out, "grow.position { border = 60, margin = 5,\n"
                  "    axes = { { id = \"een\", label = \"Een\", of = { \"d0\", \"d1\" } } },\n"
                  "    places = { { id = \"ver\", label = \"Ver\", when = \"axis.een >= 60\" },\n"
                  "        { id = \"begin\", label = \"Begin\" } } }\n");
}

static void write_figure(struct buf *out, int figure, int questions)
{
    int q = figure * 7 % questions;
    buf_putf(out, "grow.figure { id = \"f%d\", label = \"Getal %d\", unit = \"score\",\n", figure,
             figure);
    if (figure % 3 == 0)
        buf_putf(out,
                 "    value = function()\n"
                 "        local score = item.Q%04d\n"
                 "        return score and grow.round(score / 2 + (fact.F02 or 0) / 10, 1)\n"
                 "    end }\n",
                 q);
    else
        buf_putf(out, "    value = \"(item.Q%04d + dimension.d%d) / 2\" }\n", q,
                 figure % DIMENSIONS);
}

static void write_rule(struct buf *out, int rule, int questions, int figures)
{
    int q = rule * 11 % questions;
    buf_putf(out,
             "grow.recommendation { id = \"A%04d\", theme = \"d%d\", priority = %d,\n"
             "    title = \"Zet stap %d\", valid = { from = \"2023-01-01\" },\n"
             "    sources = { \"bron\" }, owner = \"programmaleider\", term = \"halfjaar\",\n"
             "    when = \"item.Q%04d < 50 and (dimension.d%d >= 25 or f%d > 40)\",\n"
             "    text = \"De score is nu {item.Q%04d}. Spreek af wie de volgende stap zet.\" }\n",
             rule, rule % DIMENSIONS, 1 + rule % 5, rule, q, (rule + 3) % DIMENSIONS,
             rule % figures, q);
}

static void add_script(struct generated *generated, struct arena *arena, struct buf *out)
{
    int number = generated->script_count++;
    keep(arena, out, &generated->scripts[number], &generated->lengths[number]);
}

static void write_scripts(struct generated *generated, struct arena *arena, int questions,
                          int rules)
{
    int figures = 5 + rules / 4;
    struct buf out;
    buf_init(&out, BYTES);
    write_scores(&out);
    add_script(generated, arena, &out);
    for (int from = 0; from < figures; from += FIGURES_A_SCRIPT) {
        buf_init(&out, BYTES);
        buf_puts(&out, "local grow = require \"grow\"\n");
        for (int f = from; f < figures && f < from + FIGURES_A_SCRIPT; f++)
            write_figure(&out, f, questions);
        add_script(generated, arena, &out);
    }
    for (int from = 0; from < rules; from += RULES_A_SCRIPT) {
        buf_init(&out, BYTES);
        buf_puts(&out, "local grow = require \"grow\"\n");
        for (int r = from; r < rules && r < from + RULES_A_SCRIPT; r++)
            write_rule(&out, r, questions, figures);
        add_script(generated, arena, &out);
    }
}

// --- the dossier ---

// One person a role; one answer in fourteen is left out.
static void write_dossier(struct buf *out, int questions)
{
    buf_puts(out, "grow-dossier: 1\npack: " GENERATED_ID "\n"
                  "partnership: { name: \"Gemaakt (fictief)\", fictional: true }\n"
                  "date: 2025-01-15\nfacts:\n  F01: 2\n  F02: 240\nrespondents:\n");
    for (int r = 0; r < ROLES; r++) {
        buf_putf(out, "  - id: p%d\n    role: %s\n    answers:\n", r, ROLE_IDS[r]);
        for (int q = 0; q < questions; q++)
            if (is_asked(q, r) && (q * 5 + r) % 14 != 0)
                buf_putf(out, "      Q%04d: %d\n", q, (q * 7 + r * 3 + q / 5) % 5);
    }
}

struct generated *generate(struct arena *arena, int questions, int recommendations)
{
    struct generated *generated = arena_alloc(arena, sizeof *generated);
    write_scripts(generated, arena, questions, recommendations);
    struct buf out;
    buf_init(&out, BYTES);
    write_pack(&out, generated, questions);
    keep(arena, &out, &generated->pack, &generated->pack_length);
    buf_init(&out, BYTES);
    write_dossier(&out, questions);
    keep(arena, &out, &generated->dossier, &generated->dossier_length);
    return generated;
}

static bool read_file(void *context, const char *name, grow_file *file)
{
    const struct generated *generated = context;
    file->shown = NULL;
    if (strcmp(name, "questionnaires/" GENERATED_ID "/questionnaire.yaml") == 0) {
        file->text = generated->pack;
        file->length = generated->pack_length;
        return true;
    }
    for (int i = 0; i < generated->script_count; i++) {
        char script[64];
        snprintf(script, sizeof script, "scripts/generated/s%d.lua", i);
        if (strcmp(name, script) != 0)
            continue;
        file->text = generated->scripts[i];
        file->length = generated->lengths[i];
        return true;
    }
    return false;
}

grow_reader generated_reader(struct generated *generated)
{
    return (grow_reader){.read = read_file, .context = generated};
}
