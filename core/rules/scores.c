// Dimension scores: the weighted mean of item scores with its coverage, what each role made of
// it, and the largest difference between two roles over the questions both answered.

#include <math.h>

#include "base/num.h"
#include "rules/evaluation.h"

struct score_result *scores_of(struct evaluation *evaluation, int dimension)
{
    for (size_t i = 0; i < evaluation->rules->score_count; i++)
        if (evaluation->rules->scores[i].dimension == dimension)
            return &evaluation->result->scores[i];
    return NULL;
}

// The difference of two roles over the questions both answered; false with fewer than `least`.
static bool role_difference(const struct evaluation *evaluation, int dimension, int a, int b,
                            int least, double *difference)
{
    double sum = 0, weights = 0;
    int common = 0;
    const struct dimension_use *use = &evaluation->rules->uses[dimension];
    for (size_t i = 0; i < use->count; i++) {
        const struct question *question = &evaluation->pack->questions[use->questions[i]];
        const struct item_result *item = &evaluation->result->items[use->questions[i]];
        if (!item->valid || isnan(item->role_mean[a]) || isnan(item->role_mean[b]))
            continue;
        sum += question->weight * (item->role_mean[a] - item->role_mean[b]);
        weights += question->weight;
        common++;
    }
    if (common < least)
        return false;
    *difference = sum / weights;
    return true;
}

static void find_gap(const struct evaluation *evaluation, struct score_result *score)
{
    for (int a = 0; a < evaluation->pack->role_count; a++) {
        for (int b = a + 1; b < evaluation->pack->role_count; b++) {
            double difference;
            if (!role_difference(evaluation, score->dimension, a, b, score->rule->common,
                                 &difference))
                continue;
            if (score->has_gap && num_round(fabs(difference), 1) <= num_round(score->gap, 1))
                continue;
            score->has_gap = true;
            score->gap = fabs(difference);
            score->gap_low = difference < 0 ? a : b;
            score->gap_high = difference < 0 ? b : a;
        }
    }
}

static void find_by_role(const struct evaluation *evaluation, struct score_result *score)
{
    const struct dimension_use *use = &evaluation->rules->uses[score->dimension];
    for (int r = 0; r < evaluation->pack->role_count; r++) {
        double sum = 0, weights = 0;
        for (size_t i = 0; i < use->count; i++) {
            const struct question *question = &evaluation->pack->questions[use->questions[i]];
            const struct item_result *item = &evaluation->result->items[use->questions[i]];
            if (!item->valid || isnan(item->role_mean[r]))
                continue;
            sum += question->weight * item->role_mean[r];
            weights += question->weight;
        }
        score->by_role[r] = weights > 0 ? sum / weights : NAN;
    }
}

static const struct band *band_of(const struct score_rule *rule, double score)
{
    double shown = num_round(score, 1);
    for (size_t i = 0; i < rule->band_count; i++)
        if (shown < rule->bands[i].below)
            return &rule->bands[i];
    return NULL;
}

static void weigh(struct evaluation *evaluation, struct score_result *score)
{
    double sum = 0, valid = 0, applicable = 0;
    const struct dimension_use *use = &evaluation->rules->uses[score->dimension];
    for (size_t i = 0; i < use->count; i++) {
        const struct question *question = &evaluation->pack->questions[use->questions[i]];
        items_make(evaluation, use->questions[i]);
        const struct item_result *item = &evaluation->result->items[use->questions[i]];
        if (!item->applicable) // nothing without a scale ever is
            continue;
        applicable += question->weight;
        if (!item->valid)
            continue;
        valid += question->weight;
        sum += question->weight * item->score;
        score->answered++;
    }
    score->has_coverage = applicable > 0;
    score->coverage = score->has_coverage ? valid / applicable : 0;
    score->partial = valid > 0 ? sum / valid : NAN;
}

void scores_make(struct evaluation *evaluation, int dimension)
{
    struct score_result *score = scores_of(evaluation, dimension);
    if (!score)
        return;
    size_t index = (size_t)(score - evaluation->result->scores);
    if (evaluation->scores[index] != MAKING_NOT)
        return;
    evaluation->scores[index] = MAKING_NOW;
    const struct score_rule *rule = &evaluation->rules->scores[index];
    score->rule = rule;
    score->dimension = dimension;
    score->by_role = arena_array(evaluation->arena, (size_t)evaluation->pack->role_count,
                                 sizeof *score->by_role);
    weigh(evaluation, score);
    // The floor is a share of weights: compared with a guard, since 0.6 is no binary fraction.
    score->measured = score->has_coverage && score->coverage >= rule->coverage_floor - 1e-9 &&
                      score->answered >= rule->least && score->answered > 0;
    if (score->measured) {
        score->score = score->partial;
        score->band = band_of(rule, score->score);
    }
    find_by_role(evaluation, score);
    find_gap(evaluation, score);
    score->flagged = score->has_gap && num_round(score->gap, 1) >= score->rule->flag;
    evaluation->scores[index] = MAKING_DONE;
}
