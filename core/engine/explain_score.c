// Explains scores, questions, figures and facts: the arithmetic written out, what was left out
// and why, and in the end the answers themselves.

#include <math.h>
#include <string.h>

#include "base/num.h"
#include "engine/explain.h"
#include "rules/arithmetic.h"

static enum word why_left_out(const struct item_result *item)
{
    switch (arithmetic_left_out(item)) {
    case LEFT_OUT_HIDDEN: return WORD_EXPLAIN_WHY_HIDDEN;
    case LEFT_OUT_NOT_APPLICABLE: return WORD_EXPLAIN_WHY_NOT_APPLICABLE;
    default: return WORD_EXPLAIN_WHY_BLANK;
    }
}

static const struct score_result *score_of(const struct explain *explain, int dimension)
{
    for (size_t i = 0; i < explain->assessment->rules->score_count; i++)
        if (explain->assessment->scores[i].dimension == dimension)
            return &explain->assessment->scores[i];
    return NULL;
}

// "(1 × 75,0 + 3 × 50,0) / 4 = 56,3", and a branch for each question.
static void sum_of(struct explain *explain, struct branch *parent, const struct score_result *score)
{
    struct arithmetic sum =
        arithmetic_of_dimension(explain->assessment, score->dimension, explain->arena);
    if (sum.weights > 0)
        explain_addf(explain, parent, WORD_EXPLAIN_SUM,
                     arithmetic_sum(&sum, 1, !explain->point, explain->arena),
                     explain_number(explain, sum.weights, -1),
                     explain_number(explain, score->partial, 1));
}

static void questions_of(struct explain *explain, struct branch *parent, int dimension)
{
    const struct assessment *assessment = explain->assessment;
    for (int q = 0; q < assessment->pack->question_count; q++) {
        const struct question *question = &assessment->pack->questions[q];
        const struct item_result *item = &assessment->items[q];
        if (question->dimension != dimension || !question->scale)
            continue;
        if (item->valid)
            explain_ref(explain, parent, (struct ref){REF_ITEM, q, 0},
                        value_number(item->score, 1));
        else
            explain_addf(explain, parent, WORD_EXPLAIN_LEFT_OUT, question->id,
                         explain_word(explain, why_left_out(item)));
    }
}

static const char *by_role(struct explain *explain, const double *means)
{
    const struct pack *pack = explain->assessment->pack;
    struct buf out;
    buf_init(&out, 4096);
    for (int r = 0; r < pack->role_count; r++)
        if (!isnan(means[r]))
            buf_putf(&out, "%s%s %s", out.length ? "; " : "",
                     explain_label(explain, &pack->roles[r].label),
                     explain_number(explain, means[r], 1));
    const char *text = arena_text_n(explain->arena, out.text, out.length);
    buf_clear(&out);
    return text;
}

static void headline(struct explain *explain, struct branch *parent,
                     const struct score_result *score)
{
    const struct pack *pack = explain->assessment->pack;
    const char *label = explain_label(explain, &pack->dimensions[score->dimension].label);
    struct branch *branch;
    if (score->measured)
        branch = explain_addf(explain, parent, WORD_EXPLAIN_SCORE, label,
                              explain_number(explain, score->score, 1),
                              score->band ? explain_label(explain, &score->band->label) : "");
    else
        branch =
            explain_addf(explain, parent, WORD_EXPLAIN_NOT_MEASURED, label,
                         score->has_coverage ? explain_number(explain, score->coverage, 2)
                                             : explain_word(explain, WORD_EXPLAIN_UNKNOWN_VALUE),
                         explain_number(explain, score->rule->coverage_floor, 2),
                         explain_number(explain, score->rule->least, 0),
                         explain_number(explain, score->answered, 0));
    branch->where = explain_where(explain, score->rule->at);
    branch->id =
        arena_textf(explain->arena, "dimensions.%s", pack->dimensions[score->dimension].id);
}

void explain_dimension(struct explain *explain, struct branch *parent, int dimension)
{
    const struct score_result *score = score_of(explain, dimension);
    if (!score)
        return;
    explain->dimensions[dimension] = true;
    const struct pack *pack = explain->assessment->pack;
    headline(explain, parent, score);
    sum_of(explain, parent, score);
    if (score->has_coverage)
        explain_addf(explain, parent, WORD_EXPLAIN_COVERAGE,
                     explain_number(explain, score->coverage, 2));
    const char *roles = by_role(explain, score->by_role);
    if (*roles)
        explain_addf(explain, parent, WORD_EXPLAIN_BY_ROLE, roles);
    if (score->has_gap)
        explain_addf(explain, parent, WORD_EXPLAIN_GAP, explain_number(explain, score->gap, 1),
                     explain_label(explain, &pack->roles[score->gap_low].label),
                     explain_label(explain, &pack->roles[score->gap_high].label));
    questions_of(explain, parent, dimension);
}

static const char *answer_text(struct explain *explain, const struct question *question,
                               const struct answer *answer)
{
    switch (answer->state) {
    case ANSWER_DONT_KNOW: return explain_word(explain, WORD_EXPLAIN_DONT_KNOW);
    case ANSWER_NOT_APPLICABLE: return explain_word(explain, WORD_EXPLAIN_NOT_APPLICABLE);
    case ANSWER_NONE: return explain_word(explain, WORD_EXPLAIN_UNANSWERED);
    case ANSWER_VALUE: break;
    }
    const char *value = explain_value(explain, &answer->value);
    for (size_t p = 0; question->scale && p < question->scale->count; p++)
        if (strcmp(question->scale->points[p].is, value) == 0)
            return arena_textf(explain->arena, "%s (%s)", value,
                               explain_label(explain, &question->scale->points[p].label));
    return value;
}

static void answers_of(struct explain *explain, struct branch *parent,
                       const struct question *question)
{
    const struct assessment *assessment = explain->assessment;
    for (int i = 0; i < assessment->dossier->respondent_count; i++) {
        const struct respondent *respondent = &assessment->dossier->respondents[i];
        if (question->roles >> respondent->role & 1U)
            explain_addf(explain, parent, WORD_EXPLAIN_ANSWERS,
                         explain_label(explain, &assessment->pack->roles[respondent->role].label),
                         answer_text(explain, question, &respondent->answers[question->index]));
    }
}

void explain_item(struct explain *explain, struct branch *parent, int index)
{
    const struct question *question = &explain->assessment->pack->questions[index];
    const struct item_result *item = &explain->assessment->items[index];
    explain->items[index] = true;
    explain_addf(explain, parent, WORD_EXPLAIN_QUESTION, explain_label(explain, &question->text));
    struct branch *branch;
    if (item->valid)
        branch = explain_addf(explain, parent, WORD_EXPLAIN_ITEM, question->id,
                              explain_number(explain, item->score, 1),
                              by_role(explain, item->role_mean));
    else
        branch = explain_addf(explain, parent, WORD_EXPLAIN_ITEM_NONE, question->id,
                              explain_word(explain, why_left_out(item)));
    branch->id = arena_textf(explain->arena, "items.%s", question->id);
    if (question->reversed)
        explain_addf(explain, parent, WORD_EXPLAIN_REVERSED);
    if (explain->assessment->tallies)
        explain_tally_of(explain, parent, index);
    else
        answers_of(explain, parent, question);
}

void explain_fact(struct explain *explain, struct branch *parent, int index)
{
    const struct assessment *assessment = explain->assessment;
    const struct question *question = &assessment->pack->questions[index];
    const struct answer *fact = &assessment->dossier->facts[index];
    if (!assessment->fact_shown[index]) {
        explain_addf(explain, parent, WORD_EXPLAIN_FACT_HIDDEN, question->id);
        return;
    }
    struct value value = fact->state == ANSWER_VALUE ? fact->value : VALUE_NOTHING;
    struct branch *branch = explain_addf(
        explain, parent, WORD_EXPLAIN_FACT, question->id, explain_label(explain, &question->text),
        explain_measure(explain, &value, question->type == QUESTION_YEAR));
    for (size_t row = 0; value.kind == VALUE_TABLE && row < value.count; row++) {
        struct buf out;
        buf_init(&out, 8 * 1024);
        for (size_t c = 0; c < question->column_count; c++)
            buf_putf(&out, "%s%s %s", c ? "; " : "", question->columns[c].id,
                     explain_value(explain, &value.items[row].items[c]));
        explain_add(explain, branch, arena_text_n(explain->arena, out.text, out.length));
        buf_clear(&out);
    }
}

void explain_figure(struct explain *explain, struct branch *parent, int index)
{
    const struct figure_result *figure = &explain->assessment->figures[index];
    const struct figure_rule *rule = &explain->assessment->rules->figures[index];
    explain->figures[index] = true;
    struct branch *branch;
    if (figure->missing_need >= 0)
        branch = explain_addf(explain, parent, WORD_EXPLAIN_NEEDS,
                              cond_text(explain->arena, rule->needs[figure->missing_need]));
    else if (rule->value.cond)
        branch = explain_addf(explain, parent, WORD_EXPLAIN_COUNTED_AS,
                              cond_text(explain->arena, rule->value.cond));
    else
        branch = explain_addf(explain, parent, WORD_EXPLAIN_COUNTED_BY);
    branch->where = explain_where(explain, rule->at);
    explain_trace(explain, parent, &figure->trace);
}
