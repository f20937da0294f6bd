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

static bool is_number(const struct value *value, double number)
{
    return !(value->number < number) && !(value->number > number);
}

// A choice: of an option (`option`), or of a number or date (NULL: `number`).
struct chosen {
    const char *option;
    double number;
};

// The answer of a person that was shown the question, or NULL.
static const struct value *answer_of(const struct build *b, int question, int person)
{
    const struct answer *answer = &b->assessment->dossier->respondents[person].answers[question];
    bool given =
        answer->state == ANSWER_VALUE && evaluate_was_shown(b->assessment, question, person);
    return given ? &answer->value : NULL;
}

// How many of a role (all when -1) chose it.
static int count_choice(const struct build *b, int question, struct chosen chosen, int role)
{
    const struct dossier *dossier = b->assessment->dossier;
    int count = 0;
    for (int p = 0; p < dossier->respondent_count; p++) {
        const struct value *value = answer_of(b, question, p);
        if (!value || (role >= 0 && dossier->respondents[p].role != role))
            continue;
        count += chosen.option ? chose(value, chosen.option) : is_number(value, chosen.number);
    }
    return count;
}

static void add_choice(struct build *b, int question, struct chosen chosen, const char *label,
                       struct cells *cells)
{
    int all = count_choice(b, question, chosen, -1);
    if (all == 0)
        return;
    build_cell(b, cells, label, NULL);
    build_cell(b, cells, notation_integer(&b->notation, all), NULL);
    for (int r = 0; r < b->pack->role_count; r++)
        build_cell(b, cells, notation_integer(&b->notation, count_choice(b, question, chosen, r)),
                   NULL);
}

// The numbers or dates that were given, ascending, each once.
static void add_numbers(struct build *b, const struct question *question, struct cells *cells)
{
    const struct value *last = NULL;
    for (;;) {
        const struct value *next = NULL;
        for (int p = 0; p < b->assessment->dossier->respondent_count; p++) {
            const struct value *value = answer_of(b, question->index, p);
            bool later = value && (!last || value->number > last->number);
            next = later && (!next || value->number < next->number) ? value : next;
        }
        if (!next)
            return;
        add_choice(b, question->index, (struct chosen){NULL, next->number},
                   notation_value(&b->notation, question, next), cells);
        last = next;
    }
}

static bool is_of_numbers(const struct question *question)
{
    return question->type == QUESTION_NUMBER || question->type == QUESTION_YEAR ||
           question->type == QUESTION_DATE;
}

static void choices_of(struct build *b, const struct question *question)
{
    struct cells cells = build_cells(b, (size_t)b->pack->role_count + 2);
    bool numbers = is_of_numbers(question);
    add_columns(b, &cells, numbers ? WORDS(b, ANSWER) : WORDS(b, CHOICE), WORDS(b, TIMES));
    if (numbers)
        add_numbers(b, question, &cells);
    for (size_t i = 0; i < question->option_count; i++)
        add_choice(b, question->index, (struct chosen){question->options[i].id, 0},
                   build_text(b, &question->options[i].label), &cells);
    if (cells.lines.count == 0)
        return;
    build_heading(b, 3, arena_textf(b->arena, "keuzes-%s", question->id),
                  arena_textf(b->arena, "%s %s", question->id, build_text(b, &question->text)),
                  NULL);
    build_table(b, &cells, numbers ? WORDS(b, ANSWERS_GIVEN_TABLE) : WORDS(b, CHOICES_TABLE));
}

void build_choices(struct build *b)
{
    size_t before = b->report->count;
    for (int q = b->pack->fact_count; q < b->pack->question_count; q++) {
        const struct question *question = &b->pack->questions[q];
        if (question->type == QUESTION_SINGLE || question->type == QUESTION_MULTIPLE ||
            is_of_numbers(question))
            choices_of(b, question);
    }
    if (b->report->count == before)
        return;
    build_lines(b, &b->section->lines, NULL);
    build_paragraph(b, WORDS(b, CHOICES_KEY), NULL);
}
