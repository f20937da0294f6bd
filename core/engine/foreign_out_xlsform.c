// A pack as an XLSForm: the sheets survey, choices and settings, cell by cell. What the columns
// mean is what foreign_xlsform.c reads. It must not know where the cells go.
#include <string.h>

#include "base/text.h"
#include "engine/foreign_out.h"

struct writer {
    const struct foreign_out *out;
    const grow_cells *cells;
    struct names names; // of lists of choices; the index is of the question that has it first
    const char **list;  // of each question with choices
};

// --- cells ---

static void put(const struct writer *writer, const char *text)
{
    writer->cells->text(writer->cells->context, text);
}

static void begin_row(const struct writer *writer)
{
    writer->cells->row(writer->cells->context);
}

static void put_text(const struct writer *writer, const struct text *text)
{
    for (int i = 0; i < writer->out->pack->language_count; i++)
        put(writer, text->in[i] ? text->in[i] : "");
}

// "Nederlands (nl)"; a language without a name here is its own.
static const char *language_name(const struct writer *writer, int language)
{
    static const char *const NAMES[][2] = {
        {"nl", "Nederlands"}, {"en", "English"}, {"de", "Deutsch"}, {"fr", "Français"}};
    const char *code = writer->out->pack->languages[language], *name = code;
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (text_equal(code, NAMES[i][0]))
            name = NAMES[i][1];
    return arena_textf(writer->out->form.arena, "%s (%s)", name, code);
}

static void put_columns(const struct writer *writer, const char *column)
{
    int count = writer->out->pack->language_count;
    for (int i = 0; i < count; i++)
        put(writer, count == 1 ? column
                               : arena_textf(writer->out->form.arena, "%s::%s", column,
                                             language_name(writer, i)));
}

// --- survey ---

static const char *type_of(const struct writer *writer, const struct question *question)
{
    static const char *const TYPES[] = {[QUESTION_SCALE] = "select_one ",
                                        [QUESTION_SINGLE] = "select_one ",
                                        [QUESTION_MULTIPLE] = "select_multiple ",
                                        [QUESTION_RANKING] = "rank ",
                                        [QUESTION_NUMBER] = "decimal",
                                        [QUESTION_YEAR] = "integer",
                                        [QUESTION_DATE] = "date",
                                        [QUESTION_TEXT] = "text",
                                        [QUESTION_TABLE] = ""};
    const char *list = writer->list[question->index];
    if (question->type == QUESTION_NUMBER && question->integer)
        return "integer";
    return arena_textf(writer->out->form.arena, "%s%s", TYPES[question->type], list ? list : "");
}

static const char *constraint_of(const struct writer *writer, const struct question *question)
{
    struct arena *arena = writer->out->form.arena;
    bool year = question->type == QUESTION_YEAR;
    const struct {
        bool there;
        const char *what, *sign;
        double number;
    } BOUNDS[] = {{question->has_min || year, ".", ">=", question->min},
                  {question->has_above, ".", ">", question->above},
                  {question->has_max || year, ".", "<=", question->max},
                  {question->most > 0 && question->type == QUESTION_MULTIPLE, "count-selected(.)",
                   "<=", question->most}};
    const char *text = "";
    for (size_t i = 0; i < sizeof BOUNDS / sizeof *BOUNDS; i++)
        if (BOUNDS[i].there)
            text = arena_textf(arena, "%s%s%s %s %s", text, *text ? " and " : "", BOUNDS[i].what,
                               BOUNDS[i].sign, foreign_out_number(writer->out, BOUNDS[i].number));
    return text;
}

static void put_question(const struct writer *writer, const struct question *question)
{
    const struct text text = foreign_out_text(writer->out, question);
    bool lines = question->type == QUESTION_TEXT && question->lines > 1;
    begin_row(writer);
    put(writer, type_of(writer, question));
    put(writer, question->id);
    put_text(writer, &text);
    put_text(writer, &question->help);
    put(writer, writer->out->when[question->index]);
    put(writer, constraint_of(writer, question));
    put(writer, lines ? arena_textf(writer->out->form.arena, "rows=%d", question->lines) : "");
}

static void put_survey(const struct writer *writer)
{
    struct out_section section;
    writer->cells->sheet(writer->cells->context, "survey");
    begin_row(writer);
    put(writer, "type");
    put(writer, "name");
    put_columns(writer, "label");
    put_columns(writer, "hint");
    put(writer, "relevant");
    put(writer, "constraint");
    put(writer, "parameters");
    for (int number = 0; foreign_out_section(writer->out, &number, &section); number++) {
        begin_row(writer);
        put(writer, "begin_group");
        put(writer, section.id);
        put_text(writer, &section.title);
        put_text(writer, &section.help);
        for (int i = section.first; i < section.first + section.count; i++)
            if (writer->out->when[i])
                put_question(writer, &writer->out->pack->questions[i]);
        begin_row(writer);
        put(writer, "end_group");
    }
}

// --- choices ---

// A list for each scale, and one for each question with options, in the order of the questions.
static void name_lists(struct writer *writer)
{
    const struct pack *pack = writer->out->pack;
    const struct foreign *form = &writer->out->form;
    writer->list = arena_array(form->arena, (size_t)pack->question_count, sizeof *writer->list);
    for (int i = 0; i < pack->question_count; i++) {
        writer->list[i] = NULL;
        if (writer->out->when[i] && pack->questions[i].type == QUESTION_SCALE) {
            writer->list[i] = pack->questions[i].scale->id;
            names_add(&writer->names, writer->list[i], i, SPAN_NONE);
        }
    }
    for (int i = 0; i < pack->question_count; i++)
        if (writer->out->when[i] && pack->questions[i].option_count > 0)
            writer->list[i] = foreign_free_id(form, &writer->names, pack->questions[i].id,
                                              FOREIGN_ID, i, SPAN_NONE);
}

static void put_choice(const struct writer *writer, const char *list, const char *name,
                       const struct text *label, const char *score)
{
    begin_row(writer);
    put(writer, list);
    put(writer, name);
    put_text(writer, label);
    put(writer, score);
}

static void put_scale(const struct writer *writer, const struct scale *scale)
{
    for (size_t i = 0; i < scale->count; i++)
        put_choice(writer, scale->id, scale->points[i].is, &scale->points[i].label,
                   foreign_out_number(writer->out, scale->points[i].number));
    const struct text dont_know = foreign_out_state(writer->out, false);
    const struct text not_applicable = foreign_out_state(writer->out, true);
    if (scale->strict)
        return;
    put_choice(writer, scale->id, "dont_know", &dont_know, "");
    put_choice(writer, scale->id, "not_applicable", &not_applicable, "");
}

static void put_choices(const struct writer *writer)
{
    const struct pack *pack = writer->out->pack;
    writer->cells->sheet(writer->cells->context, "choices");
    begin_row(writer);
    put(writer, "list_name");
    put(writer, "name");
    put_columns(writer, "label");
    put(writer, "score");
    for (int i = 0; i < pack->question_count; i++) {
        const struct question *question = &pack->questions[i];
        if (!writer->list[i] || names_find(&writer->names, writer->list[i])->index != i)
            continue;
        if (question->type == QUESTION_SCALE)
            put_scale(writer, question->scale);
        for (size_t k = 0; k < question->option_count; k++)
            put_choice(writer, writer->list[i], question->options[k].id,
                       &question->options[k].label, "");
    }
}

// --- settings ---

static void put_settings(const struct writer *writer)
{
    const struct pack *pack = writer->out->pack;
    writer->cells->sheet(writer->cells->context, "settings");
    begin_row(writer);
    put(writer, "form_title");
    put(writer, "form_id");
    put(writer, "version");
    put(writer, "default_language");
    begin_row(writer);
    put(writer, pack->title.in[0]);
    put(writer, pack->id);
    put(writer, pack->version);
    put(writer, language_name(writer, 0));
}

void foreign_out_xlsform(const struct foreign_out *out, const grow_cells *cells)
{
    struct writer writer = {.out = out, .cells = cells};
    names_init(&writer.names, out->form.arena);
    name_lists(&writer);
    put_survey(&writer);
    put_choices(&writer);
    put_settings(&writer);
}
