// Answers by question and role, and what was chosen where there is no scale. Open texts stay in the
// dossier: they may be about persons.
#include "report/build.h"

#include <math.h>
#include <string.h>

#include "rules/evaluate.h"

static void add_columns(struct build *b, struct cells *cells, const char *first, const char *second)
{
    build_column(cells, 0, first, ALIGN_LEFT);
    build_column(cells, 1, second, ALIGN_RIGHT);
    for (int r = 0; r < b->pack->role_count; r++)
        build_column(cells, (size_t)r + 2, b->pack->roles[r].shortname, ALIGN_RIGHT);
}

static void add_question(struct build *b, int q, struct cells *cells)
{
    const struct question *question = &b->pack->questions[q];
    const struct item_result *item = &b->assessment->items[q];
    const char *why = build_why(b, "items", question->id);
    const char *text = build_text(b, &question->text);
    if (question->reversed)
        text = SAY(b, REVERSED, text);
    build_cell(b, cells, arena_textf(b->arena, "%s %s", question->id, text), why);
    build_cell(b, cells, item->valid ? notation_score(&b->notation, item->score) : WORDS(b, DASH),
               why);
    for (int r = 0; r < b->pack->role_count; r++) {
        bool given = item->valid && !isnan(item->role_mean[r]);
        build_cell(b, cells,
                   given ? notation_score(&b->notation, item->role_mean[r]) : WORDS(b, DASH), why);
    }
}

// The questions of one dimension, or (-1) those of none, that were shown to anybody.
static void answers_of(struct build *b, int dimension, const char *title, const char *anchor)
{
    struct cells cells = build_cells(b, (size_t)b->pack->role_count + 2);
    add_columns(b, &cells, WORDS(b, QUESTION), WORDS(b, SCORE));
    for (int q = b->pack->fact_count; q < b->pack->question_count; q++) {
        const struct question *question = &b->pack->questions[q];
        if (question->scale && question->dimension == dimension && b->assessment->items[q].shown)
            add_question(b, q, &cells);
    }
    if (cells.lines.count == 0)
        return;
    build_heading(b, 3, arena_textf(b->arena, "antwoorden-%s", anchor), title, NULL);
    build_table(b, &cells, SAY(b, ANSWERS_TABLE, title));
}

void build_answers(struct build *b)
{
    build_lines(b, &b->section->lines, NULL);
    for (int d = 0; d < b->pack->dimension_count; d++)
        answers_of(b, d, build_dimension(b, d), b->pack->dimensions[d].id);
    answers_of(b, -1, WORDS(b, OTHER_QUESTIONS), "overig");
}

static bool chose(const struct value *value, const char *option)
{
    if (value->kind == VALUE_WORD)
        return strcmp(value->text, option) == 0;
    for (size_t i = 0; value->kind == VALUE_LIST && i < value->count; i++)
        if (strcmp(value->items[i].text, option) == 0)
            return true;
    return false;
}

// How many of a role (all when -1) chose an option.
static int count_choice(const struct build *b, int question, const char *option, int role)
{
    const struct dossier *dossier = b->assessment->dossier;
    int count = 0;
    for (int p = 0; p < dossier->respondent_count; p++) {
        const struct answer *answer = &dossier->respondents[p].answers[question];
        if ((role >= 0 && dossier->respondents[p].role != role) || answer->state != ANSWER_VALUE ||
            !evaluate_was_shown(b->assessment, question, p))
            continue;
        count += chose(&answer->value, option);
    }
    return count;
}

static void choices_of(struct build *b, const struct question *question)
{
    struct cells cells = build_cells(b, (size_t)b->pack->role_count + 2);
    add_columns(b, &cells, WORDS(b, CHOICE), WORDS(b, TIMES));
    for (size_t i = 0; i < question->option_count; i++) {
        const struct option *option = &question->options[i];
        int all = count_choice(b, question->index, option->id, -1);
        if (all == 0)
            continue;
        build_cell(b, &cells, build_text(b, &option->label), NULL);
        build_cell(b, &cells, notation_integer(&b->notation, all), NULL);
        for (int r = 0; r < b->pack->role_count; r++)
            build_cell(
                b, &cells,
                notation_integer(&b->notation, count_choice(b, question->index, option->id, r)),
                NULL);
    }
    if (cells.lines.count == 0)
        return;
    build_heading(b, 3, arena_textf(b->arena, "keuzes-%s", question->id),
                  arena_textf(b->arena, "%s %s", question->id, build_text(b, &question->text)),
                  NULL);
    build_table(b, &cells, WORDS(b, CHOICES_TABLE));
}

void build_choices(struct build *b)
{
    size_t before = b->report->count;
    for (int q = b->pack->fact_count; q < b->pack->question_count; q++) {
        const struct question *question = &b->pack->questions[q];
        if (question->type == QUESTION_SINGLE || question->type == QUESTION_MULTIPLE)
            choices_of(b, question);
    }
    if (b->report->count == before)
        return;
    build_lines(b, &b->section->lines, NULL);
    build_paragraph(b, WORDS(b, CHOICES_KEY), NULL);
}
