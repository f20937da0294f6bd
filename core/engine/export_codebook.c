// The codebook: what each id in an export means. A row for each fact, question and column of a
// table, and under it one for each option or point of its scale.
#include "engine/export.h"

static const char *const TYPES[] = {
    [QUESTION_SCALE] = "scale",   [QUESTION_SINGLE] = "single",   [QUESTION_MULTIPLE] = "multiple",
    [QUESTION_NUMBER] = "number", [QUESTION_YEAR] = "year",       [QUESTION_DATE] = "date",
    [QUESTION_TEXT] = "text",     [QUESTION_RANKING] = "ranking", [QUESTION_TABLE] = "table"};

static const char *const PHASES[] = {[PHASE_FACTS] = "facts",
                                     [PHASE_GOAL] = "goal",
                                     [PHASE_REALITY] = "reality",
                                     [PHASE_OPTIONS] = "options",
                                     [PHASE_WAY_FORWARD] = "way_forward"};

static const char *roles_of(const struct export *export, const struct question *question)
{
    const char *roles = "";
    for (int r = 0; r < export->pack->role_count; r++) {
        if (question->roles >> r & 1U)
            roles = arena_textf(export->arena, "%s%s%s", roles, *roles ? "|" : "",
                                export->pack->roles[r].id);
    }
    return roles;
}

// `of` is the table of a column, or the question itself.
static void put_choice(const struct export *export, const struct question *of, const char *column,
                       const char *code, const char *label)
{
    export_row(export);
    export_texts(export, (const char *const[]){"choice", PHASES[of->phase], of->id, column, code,
                                               label, "", "", "", "", "", "", NULL});
}

static void put_choices(const struct export *export, const struct question *of, const char *column,
                        const struct question *question)
{
    const struct scale *scale = question->scale;
    for (size_t i = 0; scale && i < scale->count; i++)
        put_choice(export, of, column, scale->points[i].is,
                   export_label(export, &scale->points[i].label));
    for (size_t i = 0; i < question->option_count; i++)
        put_choice(export, of, column, question->options[i].id,
                   export_label(export, &question->options[i].label));
}

static void put_bound(const struct export *export, bool has, double bound)
{
    if (has)
        export_number(export, bound, VALUE_EXACT);
    else
        export_text(export, NULL);
}

static void put_question(const struct export *export, const struct question *of,
                         const struct question *question)
{
    const char *column = of == question ? "" : question->id;
    const struct dimension *dimensions = export->pack->dimensions;
    export_row(export);
    export_texts(export,
                 (const char *const[]){of == question ? "question" : "column", PHASES[of->phase],
                                       of->id, column, "", export_label(export, &question->text),
                                       TYPES[question->type], NULL});
    export_text(export, question->unit);
    put_bound(export, question->has_min, question->min);
    put_bound(export, question->has_max, question->max);
    export_text(export, roles_of(export, question));
    export_text(export, of == question && question->dimension >= 0
                            ? dimensions[question->dimension].id
                            : NULL);
    export_text(export, question->when ? cond_text(export->arena, question->when) : NULL);
    put_choices(export, of, column, question);
}

void export_codebook(const struct export *export)
{
    export_sheet(export, "codebook");
    export_row(export);
    export_texts(export, (const char *const[]){"kind", "phase", "question", "column", "code",
                                               "label", "type", "unit", "min", "max", "roles",
                                               "dimension", "when", NULL});
    for (int i = 0; i < export->pack->question_count; i++) {
        const struct question *question = &export->pack->questions[i];
        put_question(export, question, question);
        for (size_t k = 0; k < question->column_count; k++)
            put_question(export, question, &question->columns[k]);
    }
}
