// One cell of an export: numbers, texts and lists as data, states as words, and texts that no
// spreadsheet takes for a formula. It must not know which table a cell stands in.
#include <string.h>

#include "base/num.h"
#include "base/text.h"
#include "engine/export.h"

enum { MOST_DECIMALS = 9 };

const char *const export_columns[DATA_COLUMNS] = {
#define COLUMN(name, word, need) word,
#include "engine/columns.def"
#undef COLUMN
};

const char *const export_states[DATA_STATES] = {"value",      "dont_know", "not_applicable",
                                                "unanswered", "not_shown", "left_out"};

// --- formulas ---

// Does a spreadsheet that reads this text as a cell see the start of a formula?
static bool starts_formula(const char *text)
{
    static const char *const STARTS[] = {
        "=",
        "+",
        "-",
        "@",
        "\t",
        "\r",
        "\n",
        "\xEF\xBC\x9D",
        "\xEF\xBC\x8B",
        "\xEF\xBC\x8D",
        "\xEF\xBC\xA0", // the last four are full-width = + - @
    };
    for (size_t i = 0; i < sizeof STARTS / sizeof *STARTS; i++) {
        if (text_starts(text, STARTS[i]))
            return true;
    }
    return false;
}

// Also what looks as if it had been made harmless gets its apostrophe: so the way back is sure.
const char *export_harmless(struct arena *arena, const char *text)
{
    bool formula = starts_formula(text + strspn(text, "'"));
    return formula ? arena_textf(arena, "'%s", text) : text;
}

const char *export_restored(struct arena *arena, const char *text)
{
    (void)arena;
    bool guarded = *text == '\'' && starts_formula(text + strspn(text, "'"));
    return guarded ? text + 1 : text;
}

// --- cells ---

void export_sheet(const struct export *export, const char *name)
{
    export->cells->sheet(export->cells->context, name);
}

void export_row(const struct export *export)
{
    export->cells->row(export->cells->context);
}

void export_text(const struct export *export, const char *text)
{
    export->cells->text(export->cells->context, text ? export_harmless(export->arena, text) : "");
}

void export_texts(const struct export *export, const char *const texts[])
{
    for (size_t i = 0; texts[i]; i++)
        export_text(export, texts[i]);
}

void export_number(const struct export *export, double number, int decimals)
{
    char digits[NUM_TEXT];
    if (decimals == VALUE_EXACT)
        num_plain(digits, number, MOST_DECIMALS);
    else
        num_fixed(digits, number, decimals);
    export->cells->number(export->cells->context, digits);
}

static void put_list(const struct export *export, const struct value *list)
{
    struct buf out;
    buf_init(&out, ENGINE_OUTPUT);
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0)
            buf_putc(&out, DATA_LIST_MARK);
        buf_puts(&out, list->items[i].text);
    }
    export_text(export, out.text);
    buf_clear(&out);
}

void export_value(const struct export *export, const struct value *value)
{
    switch (value->kind) {
    case VALUE_NUMBER: export_number(export, value->number, value->decimals); break;
    case VALUE_BOOL: export_text(export, value->number != 0 ? "true" : "false"); break;
    case VALUE_LIST: put_list(export, value); break;
    case VALUE_WORD:
    case VALUE_TEXT:
    case VALUE_DATE: export_text(export, value->text); break;
    case VALUE_MISSING:
    case VALUE_TABLE: export_text(export, NULL); break;
    }
}

const char *export_label(const struct export *export, const struct text *text)
{
    return text_in(export->pack, text, export->language);
}

// --- answers ---

bool export_is_open(const struct question *question, int column)
{
    if (column < 0)
        return question->type == QUESTION_TEXT;
    return question->phase != PHASE_FACTS && question->columns[column].type == QUESTION_TEXT;
}

enum data_state export_state(const struct export *export, const struct question *question,
                             const struct answer *answer, bool shown)
{
    if (answer->state == ANSWER_VALUE && !export->with_texts && export_is_open(question, -1))
        return DATA_LEFT_OUT;
    if (!shown)
        return DATA_NOT_SHOWN;
    switch (answer->state) {
    case ANSWER_VALUE: return DATA_IS_VALUE;
    case ANSWER_DONT_KNOW: return DATA_DONT_KNOW;
    case ANSWER_NOT_APPLICABLE: return DATA_NOT_APPLICABLE;
    case ANSWER_NONE: break;
    }
    return DATA_UNANSWERED;
}

static const char *label_of(const struct export *export, const struct question *question,
                            const struct value *value)
{
    const struct scale *scale = question->scale;
    for (size_t i = 0; scale && i < scale->count; i++) {
        const struct point *point = &scale->points[i];
        bool same = value->kind == VALUE_NUMBER ? point->number == value->number
                                                : text_equal(point->is, value->text);
        if (same)
            return export_label(export, &point->label);
    }
    for (size_t i = 0; i < question->option_count; i++) {
        if (text_equal(question->options[i].id, value->text))
            return export_label(export, &question->options[i].label);
    }
    return "";
}

const char *export_choice_label(const struct export *export, const struct question *question,
                                const struct value *value)
{
    if (value->kind != VALUE_LIST)
        return label_of(export, question, value);
    const char *labels = "";
    for (size_t i = 0; i < value->count; i++)
        labels = arena_textf(export->arena, "%s%s%s", labels, i > 0 ? " | " : "",
                             label_of(export, question, &value->items[i]));
    return labels;
}

// --- without open texts ---

static bool has_open_column(const struct question *question)
{
    for (size_t i = 0; i < question->column_count; i++) {
        if (export_is_open(question, (int)i))
            return true;
    }
    return false;
}

static struct answer *without_texts(const struct pack *pack, const struct answer *answers,
                                    struct arena *arena, size_t *left_out)
{
    struct answer *copy = arena_array(arena, (size_t)pack->question_count, sizeof *copy);
    for (int i = 0; i < pack->question_count; i++) {
        const struct question *question = &pack->questions[i];
        bool open = export_is_open(question, -1) || has_open_column(question);
        copy[i] = answers[i];
        if (!open || answers[i].state != ANSWER_VALUE)
            continue;
        copy[i] = (struct answer){.state = ANSWER_NONE, .span = SPAN_NONE};
        ++*left_out;
    }
    return copy;
}

const struct dossier *export_without_texts(const struct dossier *dossier, struct arena *arena,
                                           size_t *left_out)
{
    struct dossier *copy = arena_alloc(arena, sizeof *copy);
    size_t count = (size_t)dossier->respondent_count;
    *left_out = 0;
    *copy = *dossier;
    copy->facts = without_texts(dossier->pack, dossier->facts, arena, left_out);
    copy->respondents = arena_array(arena, count, sizeof *copy->respondents);
    for (size_t i = 0; i < count; i++) {
        copy->respondents[i] = dossier->respondents[i];
        copy->respondents[i].answers =
            without_texts(dossier->pack, dossier->respondents[i].answers, arena, left_out);
    }
    return copy;
}
