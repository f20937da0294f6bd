// What respondents said: which questions are shown, the mean of each role and the score of each
// scaled question, its dispersion, and which roles are missing. Sums run over whole numbers and
// roles in the pack's order, so that no order of respondents can change a bit.

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/num.h"
#include "rules/evaluation.h"

static bool is_asked(const struct question *question, int role)
{
    return question->roles >> role & 1U;
}

bool items_shown(struct evaluation *evaluation, int question, int respondent)
{
    const struct question *asked = &evaluation->pack->questions[question];
    if (!asked->when)
        return true;
    if (!evaluation->personal[question] && evaluation->shown[question])
        return evaluation->shown[question] == 2;
    bool shown = expression_test(evaluation, asked->when, (struct scene){respondent, NULL});
    if (!evaluation->personal[question])
        evaluation->shown[question] = shown ? 2 : 1;
    return shown;
}

// Facts are conditions on facts only, so this cannot come back to itself but through a circle that
// bind.c has refused.
static struct value column_of(struct evaluation *evaluation, int question, int number,
                              const struct value *table)
{
    for (const struct column *made = evaluation->columns; made; made = made->next)
        if (made->question == question && made->number == number)
            return made->list;
    struct value *cells = arena_array(evaluation->arena, table->count, sizeof *cells);
    for (size_t i = 0; i < table->count; i++)
        cells[i] = table->items[i].items[number - 1];
    struct column *column = arena_alloc(evaluation->arena, sizeof *column);
    *column = (struct column){.question = question,
                              .number = number,
                              .list = {.kind = VALUE_LIST, .count = table->count, .items = cells},
                              .next = evaluation->columns};
    evaluation->columns = column;
    return column->list;
}

struct value items_fact(struct evaluation *evaluation, int question, int column)
{
    const struct answer *fact = &evaluation->dossier->facts[question];
    if (fact->state != ANSWER_VALUE || !items_shown(evaluation, question, -1))
        return VALUE_NOTHING;
    return column ? column_of(evaluation, question, column, &fact->value) : fact->value;
}

struct value items_answer(const struct evaluation *evaluation, int question, int respondent)
{
    const struct answer *answer = &evaluation->dossier->respondents[respondent].answers[question];
    return answer->state == ANSWER_VALUE ? answer->value : VALUE_NOTHING;
}

// The number an answer counts as on its scale.
static double point_number(const struct scale *scale, const struct value *value)
{
    if (value->kind == VALUE_NUMBER)
        return value->number;
    for (size_t i = 0; i < scale->count; i++)
        if (strcmp(scale->points[i].is, value->text) == 0)
            return scale->points[i].number;
    assert(!"an answer outside its scale was let through");
    return 0;
}

static double normalised(const struct question *question, double number)
{
    const struct scale *scale = question->scale;
    double low = scale->points[0].number, high = scale->points[scale->count - 1].number;
    double score = 100 * (number - low) / (high - low);
    return question->reversed ? 100 - score : score;
}

bool items_answer_score(const struct question *question, const struct answer *answer, double *score)
{
    if (!question->scale || answer->state != ANSWER_VALUE)
        return false;
    *score = normalised(question, point_number(question->scale, &answer->value));
    return true;
}

// How the respondents who were asked and shown a question answered it.
struct answers {
    double sums[PACK_ROLES];
    int values[PACK_ROLES];
    int asked, shown, dont_know, not_applicable, blank;
};

static struct answers count_answers(struct evaluation *evaluation, int index)
{
    const struct question *question = &evaluation->pack->questions[index];
    struct answers count = {0};
    for (int i = 0; i < evaluation->dossier->respondent_count; i++) {
        const struct respondent *respondent = &evaluation->dossier->respondents[i];
        if (!is_asked(question, respondent->role))
            continue;
        count.asked++;
        if (!items_shown(evaluation, index, i))
            continue;
        count.shown++;
        const struct answer *answer = &respondent->answers[index];
        switch (answer->state) {
        case ANSWER_VALUE:
            count.sums[respondent->role] += point_number(question->scale, &answer->value);
            count.values[respondent->role]++;
            break;
        case ANSWER_DONT_KNOW: count.dont_know++; break;
        case ANSWER_NOT_APPLICABLE: count.not_applicable++; break;
        case ANSWER_NONE: count.blank++; break;
        }
    }
    return count;
}

static void score_item(struct evaluation *evaluation, const struct question *question,
                       const struct answers *count, struct item_result *item)
{
    double sum = 0, weights = 0, least = 0, most = 0;
    int roles = 0;
    for (int r = 0; r < evaluation->pack->role_count; r++) {
        item->role_count[r] = count->values[r];
        if (!count->values[r]) {
            item->role_mean[r] = NAN;
            continue;
        }
        double mean = normalised(question, count->sums[r] / count->values[r]);
        item->role_mean[r] = mean;
        sum += evaluation->pack->roles[r].weight * mean;
        weights += evaluation->pack->roles[r].weight;
        least = roles && least <= mean ? least : mean;
        most = roles && most >= mean ? most : mean;
        roles++;
    }
    item->valid = roles > 0;
    if (item->valid)
        item->score = sum / weights;
    item->has_itemgap = roles >= 2;
    item->itemgap = most - least;
}

// Of a group only what its tally tells.
static void count_group(const struct tally *tally, struct answers *count)
{
    if (!tally->has_mean)
        memset(count->values, 0, sizeof count->values);
    int *states[] = {&count->dont_know, &count->not_applicable, &count->blank};
    for (int i = 0; i < TALLY_STATES; i++)
        if (tally->states[i].hidden)
            *states[i] = 0;
}

void items_make(struct evaluation *evaluation, int index)
{
    const struct question *question = &evaluation->pack->questions[index];
    struct item_result *item = &evaluation->result->items[index];
    if (!question->scale || evaluation->items[index] != MAKING_NOT)
        return;
    evaluation->items[index] = MAKING_NOW;
    int roles = evaluation->pack->role_count;
    item->role_mean = arena_array(evaluation->arena, (size_t)roles, sizeof *item->role_mean);
    item->role_count = arena_array(evaluation->arena, (size_t)roles, sizeof *item->role_count);
    struct answers count = count_answers(evaluation, index);
    if (evaluation->result->tallies)
        count_group(&evaluation->result->tallies->list[index], &count);
    score_item(evaluation, question, &count, item);
    item->dont_know = count.dont_know;
    item->not_applicable = count.not_applicable;
    item->blank = count.blank;
    // Nobody of the present roles is asked: the question stays open, and lowers the coverage. A
    // condition on answers that nobody gave counts as shown.
    bool open = evaluation->personal[index] || items_shown(evaluation, index, -1);
    item->shown = count.asked ? count.shown > 0 : open;
    item->applicable = item->shown && !(count.shown > 0 && count.not_applicable == count.shown);
    evaluation->items[index] = MAKING_DONE;
}

// 1 - Tastle and Wierman's consensus over all respondents; rounded at once, because log2 differs in
// its last bits between machines.
void items_make_spread(struct evaluation *evaluation, int index)
{
    items_make(evaluation, index);
    const struct question *question = &evaluation->pack->questions[index];
    struct item_result *item = &evaluation->result->items[index];
    if (!question->scale || evaluation->spreads[index] != MAKING_NOT)
        return;
    evaluation->spreads[index] = MAKING_DONE;
    const struct scale *scale = question->scale;
    if (evaluation->result->tallies) {
        const struct tally *tally = &evaluation->result->tallies->list[index];
        item->has_spread = tally->has_consensus;
        item->spread = num_round(1 - tally->consensus, 3);
        return;
    }
    long *counts = arena_array(evaluation->arena, scale->count, sizeof *counts);
    double *at = arena_array(evaluation->arena, scale->count, sizeof *at);
    int total = 0;
    for (size_t p = 0; p < scale->count; p++)
        at[p] = scale->points[p].number;
    for (int i = 0; i < evaluation->dossier->respondent_count; i++) {
        const struct respondent *respondent = &evaluation->dossier->respondents[i];
        const struct answer *answer = &respondent->answers[index];
        if (!is_asked(question, respondent->role) || answer->state != ANSWER_VALUE ||
            !items_shown(evaluation, index, i))
            continue;
        double number = point_number(scale, &answer->value);
        for (size_t p = 0; p < scale->count; p++)
            counts[p] += at[p] == number;
        total++;
    }
    if (total < 2)
        return;
    item->has_spread = true;
    item->spread = num_round(1 - tally_consensus(counts, at, scale->count), 3);
}

void items_make_roles(struct evaluation *evaluation)
{
    if (evaluation->roles != MAKING_NOT)
        return;
    evaluation->roles = MAKING_NOW;
    const struct dossier *dossier = evaluation->dossier;
    for (int i = 0; i < dossier->respondent_count; i++) {
        const struct respondent *respondent = &dossier->respondents[i];
        bool spoke = false;
        for (int q = 0; q < evaluation->pack->question_count && !spoke; q++)
            spoke = respondent->answers[q].state == ANSWER_VALUE && items_shown(evaluation, q, i);
        evaluation->result->respondents[respondent->role] += spoke;
    }
    for (int r = 0; r < evaluation->pack->role_count; r++)
        evaluation->result->role_missing[r] = evaluation->result->respondents[r] == 0;
    evaluation->roles = MAKING_DONE;
}
