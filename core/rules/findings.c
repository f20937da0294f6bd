// Figures, recommendations, cards, tables and notes: each is one expression with its trace, and
// what is said when it holds.

#include <math.h>

#include "rules/evaluation.h"

static const double NUMBER_MOST = 999999999999999; // rounded to nothing behind its point, it fits

static bool has_needs(struct evaluation *evaluation, const struct figure_rule *rule,
                      struct figure_result *figure)
{
    figure->missing_need = -1;
    for (size_t i = 0; i < rule->need_count; i++) {
        struct trace need = expression_trace(evaluation, rule->needs[i], SCENE_RULE);
        if (need.value.kind != VALUE_MISSING)
            continue;
        figure->missing_need = (int)i;
        figure->trace = need;
        return false;
    }
    return true;
}

// A figure's measure is its rule's, whatever the expression made of it.
static struct value with_measure(const struct figure_rule *rule, struct value value)
{
    if (value.kind == VALUE_NUMBER)
        value.decimals = rule->decimals;
    return value;
}

// A number of so many digits would be shown wrongly: it is an error, and no data.
static bool is_too_large(struct evaluation *evaluation, const struct expr *expr, double number,
                         const char *what, const char *id)
{
    if (fabs(number) <= NUMBER_MOST)
        return false;
    int file = evaluation->pack->scripts[expr->at.script].file;
    struct diag *diag = diag_add(evaluation->diags, DIAG_BAD_RESULT,
                                 expr->cond ? expr->cond->span : span_line(file, expr->at.line),
                                 "%s '%s' is too large: "
                                 "a number has at most 15 digits before its point",
                                 what, id);
    diag_help(evaluation->diags, diag, "it counts as missing now; count in a larger unit");
    return true;
}

void findings_make_figure(struct evaluation *evaluation, int index)
{
    const struct figure_rule *rule = &evaluation->rules->figures[index];
    struct figure_result *figure = &evaluation->result->figures[index];
    if (evaluation->failed || evaluation->figures[index] == MAKING_DONE)
        return;
    if (evaluation->figures[index] == MAKING_NOW) {
        // A circle through functions, which bind.c cannot see.
        struct diag *diag =
            diag_add(evaluation->diags, DIAG_CONDITION_CYCLE,
                     span_line(evaluation->pack->scripts[rule->at.script].file, rule->at.line),
                     "figure '%s' depends on itself", rule->id);
        diag_help(evaluation->diags, diag, "compute one of the figures in the circle from facts");
        evaluation->failed = true;
        return;
    }
    evaluation->figures[index] = MAKING_NOW;
    figure->rule = rule;
    if (has_needs(evaluation, rule, figure)) {
        figure->trace = expression_of(evaluation, &rule->value, rule->at);
        figure->value = with_measure(rule, figure->trace.value);
        if (figure->value.kind == VALUE_NUMBER &&
            is_too_large(evaluation, &rule->value, figure->value.number, "figure", rule->id))
            figure->value = VALUE_NOTHING;
    }
    evaluation->figures[index] = MAKING_DONE;
}

void findings_make_notes(struct evaluation *evaluation)
{
    for (size_t i = 0; i < evaluation->rules->note_count; i++) {
        const struct note_rule *rule = &evaluation->rules->notes[i];
        struct note_result *note = &evaluation->result->notes[i];
        note->rule = rule;
        note->trace = expression_of(evaluation, &rule->when, rule->at);
        note->holds = expression_holds(&note->trace);
        if (note->holds)
            note->text = expression_fill_message(evaluation, &rule->text, rule->id);
    }
}

static void make_recommendation(struct evaluation *evaluation,
                                const struct recommendation_rule *rule,
                                struct recommendation_result *recommendation)
{
    recommendation->rule = rule;
    if (!validity_holds(&rule->valid, evaluation->dossier->day)) {
        recommendation->state = RULE_OUTSIDE_VALIDITY;
        return;
    }
    recommendation->trace = expression_of(evaluation, &rule->when, rule->at);
    recommendation->state = expression_holds(&recommendation->trace) ? RULE_FIRED : RULE_QUIET;
    if (recommendation->state != RULE_FIRED)
        return;
    recommendation->text = expression_fill_message(evaluation, &rule->text, rule->id);
    recommendation->stake_trace = expression_of(evaluation, &rule->stake, rule->at);
    recommendation->has_stake =
        expression_number(&recommendation->stake_trace, &recommendation->stake) &&
        !is_too_large(evaluation, &rule->stake, recommendation->stake,
                      "the stake of recommendation", rule->id);
}

void findings_make_recommendations(struct evaluation *evaluation)
{
    for (size_t i = 0; i < evaluation->rules->recommendation_count; i++)
        make_recommendation(evaluation, &evaluation->rules->recommendations[i],
                            &evaluation->result->recommendations[i]);
}

void findings_make_cards(struct evaluation *evaluation)
{
    for (size_t i = 0; i < evaluation->rules->card_count; i++) {
        const struct card_rule *rule = &evaluation->rules->cards[i];
        struct card_result *card = &evaluation->result->cards[i];
        card->rule = rule;
        card->trace = expression_of(evaluation, &rule->when, rule->at);
        card->drawn = expression_holds(&card->trace);
    }
}

void findings_make_tables(struct evaluation *evaluation)
{
    for (size_t i = 0; i < evaluation->rules->table_count && !evaluation->failed; i++) {
        const struct table_rule *rule = &evaluation->rules->tables[i];
        struct table_result *table = &evaluation->result->tables[i];
        table->rule = rule;
        table->trace = expression_of(evaluation, &rule->rows, rule->at);
        table->value = table->trace.value;
    }
}
