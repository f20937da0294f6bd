// The counting of tally.h: how many chose what, and of which partnerships they are. Counts are
// whole numbers, so no order of people or dossiers changes anything. It must not know who said what
// once it has counted; what of it may be told is decided in tally_hide.c.
#include "rules/tally.h"

#include <math.h>
#include <string.h>

bool tally_counts(const struct question *question)
{
    return question->phase != PHASE_FACTS && question->type != QUESTION_TABLE &&
           !question_is_personal(question);
}

bool tally_is_split(const struct question *question)
{
    return question->type == QUESTION_SCALE || question->type == QUESTION_SINGLE;
}

bool tally_is_chosen(const struct question *question)
{
    return question->type == QUESTION_MULTIPLE || question->type == QUESTION_RANKING;
}

static size_t cells_of(const struct question *question)
{
    if (question->type == QUESTION_SCALE)
        return question->scale->count;
    return question->type == QUESTION_SINGLE || tally_is_chosen(question) ? question->option_count
                                                                          : 1;
}

static void open_cell(struct tally_cell *cell, size_t partnerships, struct arena *arena)
{
    cell->from = partnerships ? arena_array(arena, partnerships, sizeof *cell->from) : NULL;
}

void tally_open(struct tally *tally, const struct question *question, size_t partnerships,
                struct arena *arena)
{
    tally->question = question;
    tally->cell_count = cells_of(question);
    tally->cells = arena_array(arena, tally->cell_count, sizeof *tally->cells);
    for (size_t i = 0; i < tally->cell_count; i++)
        open_cell(&tally->cells[i], partnerships, arena);
    for (int i = 0; i < TALLY_STATES; i++)
        open_cell(&tally->states[i], partnerships, arena);
    open_cell(&tally->asked, partnerships, arena);
    open_cell(&tally->values, partnerships, arena);
    if (question->type == QUESTION_RANKING)
        tally->sums = arena_array(arena, tally->cell_count, sizeof *tally->sums);
    for (int end = 0; end < 2 && partnerships; end++)
        tally->away[end].from = arena_array(arena, partnerships, sizeof *tally->away[end].from);
}

static void open_crossing(struct tallies *tallies, struct tally_crossing *crossing)
{
    const struct pack *pack = tallies->pack;
    size_t parts = crossing->part_count = cells_of(&pack->questions[crossing->of.of]);
    crossing->parts = arena_array(tallies->arena, parts + 1, sizeof *crossing->parts);
    for (size_t i = 0; i <= parts; i++)
        tally_open(&crossing->parts[i], &pack->questions[crossing->of.by],
                   tallies->group.partnerships, tallies->arena);
}

struct tallies *tallies_new(const struct pack *pack, struct tally_group group,
                            const struct crossing *crossings, size_t crossing_count,
                            struct arena *arena)
{
    struct tallies *tallies = arena_alloc(arena, sizeof *tallies);
    tallies->pack = pack;
    tallies->arena = arena;
    int least = pack->group.least > GROUP_LEAST ? pack->group.least : GROUP_LEAST;
    tallies->group = group;
    tallies->group.least = group.least > least ? group.least : least;
    tallies->heard = arena_array(arena, group.partnerships, sizeof *tallies->heard);
    tallies->list = arena_array(arena, (size_t)pack->question_count, sizeof *tallies->list);
    for (int q = 0; q < pack->question_count; q++)
        if (tally_counts(&pack->questions[q]))
            tally_open(&tallies->list[q], &pack->questions[q], group.partnerships, arena);
    tallies->crossings = arena_array(arena, crossing_count, sizeof *tallies->crossings);
    tallies->crossing_count = crossing_count;
    for (size_t i = 0; i < crossing_count; i++) {
        tallies->crossings[i].of = crossings[i];
        open_crossing(tallies, &tallies->crossings[i]);
    }
    return tallies;
}

// --- counting ---

// The cell of a single choice or a point of a scale; -1 when there is none.
static int cell_of(const struct question *question, const struct value *value)
{
    for (size_t i = 0; i < question->option_count; i++)
        if (value->text && strcmp(question->options[i].id, value->text) == 0)
            return (int)i;
    for (size_t i = 0; question->scale && i < question->scale->count; i++) {
        const struct point *point = &question->scale->points[i];
        if (value->kind == VALUE_NUMBER ? point->number == value->number
                                        : strcmp(point->is, value->text) == 0)
            return (int)i;
    }
    return -1;
}

static void count_one(struct tally_cell *cell, size_t partnership)
{
    cell->count++;
    if (cell->from)
        cell->from[partnership]++;
}

// What is far from both ends of what a number can be, stands out when it is one partnership's or
// person's.
static void count_away(struct tally *tally, double number, size_t partnership)
{
    const double ends[] = {tally->question->min, tally->question->max};
    for (int end = 0; end < 2; end++) {
        struct tally_away *away = &tally->away[end];
        double part = fabs(number - ends[end]);
        away->all += part;
        if (away->from)
            part = away->from[partnership] += part;
        away->most = part > away->most ? part : away->most;
    }
}

static void count_choices(struct tally *tally, const struct value *value, size_t partnership)
{
    for (size_t i = 0; i < value->count; i++) {
        int cell = cell_of(tally->question, &value->items[i]);
        if (cell < 0)
            continue;
        count_one(&tally->cells[cell], partnership);
        if (tally->sums)
            tally->sums[cell] += (double)i + 1;
    }
}

static void count_value(struct tally *tally, const struct value *value, size_t partnership)
{
    const struct question *question = tally->question;
    count_one(&tally->values, partnership);
    if (tally_is_split(question)) {
        int cell = cell_of(question, value);
        if (cell < 0)
            return;
        count_one(&tally->cells[cell], partnership);
        tally->sum += question->scale ? question->scale->points[cell].number : 0;
    } else if (tally_is_chosen(question)) {
        count_choices(tally, value, partnership);
    } else {
        double number = value->kind == VALUE_NUMBER ? value->number : 0;
        count_one(&tally->cells[0], partnership);
        tally->sum += number;
        count_away(tally, number, partnership);
    }
}

static void count_answer(struct tally *tally, const struct answer *answer, size_t partnership)
{
    count_one(&tally->asked, partnership);
    switch (answer->state) {
    case ANSWER_VALUE: count_value(tally, &answer->value, partnership); break;
    case ANSWER_DONT_KNOW: count_one(&tally->states[TALLY_DONT_KNOW], partnership); break;
    case ANSWER_NOT_APPLICABLE: count_one(&tally->states[TALLY_NOT_APPLICABLE], partnership); break;
    case ANSWER_NONE: count_one(&tally->states[TALLY_BLANK], partnership); break;
    }
}

static bool is_asked(const struct tally_people *people, int question, int respondent)
{
    const struct dossier *dossier = people->dossier;
    unsigned role = (unsigned)dossier->respondents[respondent].role;
    return (dossier->pack->questions[question].roles >> role & 1U) &&
           people->shown(people->context, question, respondent);
}

// The value of who was asked it, and shown it.
static const struct value *value_of(const struct tally_people *people, int question, int respondent)
{
    const struct answer *answer = &people->dossier->respondents[respondent].answers[question];
    bool there = answer->state == ANSWER_VALUE && is_asked(people, question, respondent);
    return there ? &answer->value : NULL;
}

static void count_crossing(struct tally_crossing *crossing, const struct tally_people *people,
                           int respondent)
{
    const struct question *questions = people->dossier->pack->questions;
    const struct value *of = value_of(people, crossing->of.of, respondent);
    const struct value *by = value_of(people, crossing->of.by, respondent);
    int part = of ? cell_of(&questions[crossing->of.of], of) : -1;
    if (by)
        count_value(&crossing->parts[part < 0 ? crossing->part_count : (size_t)part], by,
                    people->partnership);
}

static bool spoke(const struct tally_people *people, int respondent)
{
    const struct pack *pack = people->dossier->pack;
    for (int q = pack->fact_count; q < pack->question_count; q++)
        if (value_of(people, q, respondent))
            return true;
    return false;
}

// Who gave no value at all is not one of the group: with so many known to be silent, the number
// that left one question open would tell how few of the others did.
void tallies_add(struct tallies *tallies, const struct tally_people *people)
{
    const struct pack *pack = tallies->pack;
    for (int i = 0; i < people->dossier->respondent_count; i++) {
        if (!spoke(people, i))
            continue;
        tallies->respondents++;
        if (tallies->group.partnerships && !tallies->heard[people->partnership]) {
            tallies->heard[people->partnership] = true;
            tallies->partnerships++;
        }
        const struct answer *answers = people->dossier->respondents[i].answers;
        for (int q = pack->fact_count; q < pack->question_count; q++)
            if (tally_counts(&pack->questions[q]) && is_asked(people, q, i))
                count_answer(&tallies->list[q], &answers[q], people->partnership);
        for (size_t c = 0; c < tallies->crossing_count; c++)
            count_crossing(&tallies->crossings[c], people, i);
    }
}
