// Evaluations that begin with what another one has made. It owns no rule of scoring: it only
// decides what is made again.

#include "rules/trial.h"

#include <string.h>

#include "rules/evaluation.h"

static void take_questions(struct evaluation *trial, const struct evaluation *base,
                           const struct reach *reach)
{
    for (int q = 0; q < trial->pack->question_count; q++) {
        if (reach->questions[q])
            continue;
        trial->items[q] = base->items[q];
        trial->spreads[q] = base->spreads[q];
        trial->shown[q] = base->shown[q];
        trial->result->items[q] = base->result->items[q];
        trial->result->fact_shown[q] = base->result->fact_shown[q];
    }
}

static void take_rules(struct evaluation *trial, const struct evaluation *base,
                       const struct reach *reach)
{
    const struct rulebook *rules = trial->rules;
    for (size_t i = 0; i < rules->score_count; i++) {
        if (reach->scores[i])
            continue;
        trial->scores[i] = base->scores[i];
        trial->result->scores[i] = base->result->scores[i];
    }
    for (size_t i = 0; i < rules->figure_count; i++) {
        if (reach->figures[i])
            continue;
        trial->figures[i] = base->figures[i];
        trial->result->figures[i] = base->result->figures[i];
    }
    for (size_t i = 0; i < rules->route_count; i++) {
        if (reach->routes[i])
            continue;
        trial->routes[i] = base->routes[i];
        trial->ranks[i] = base->ranks[i];
        trial->result->routes[i] = base->result->routes[i];
    }
    for (size_t i = 0; i < rules->recommendation_count; i++)
        if (!reach->recommendations[i])
            trial->result->recommendations[i] = base->result->recommendations[i];
    if (!reach->position) {
        trial->axes = base->axes;
        trial->result->position = base->result->position;
    }
    if (!reach->roles) {
        trial->roles = base->roles;
        size_t roles = (size_t)trial->pack->role_count;
        memcpy(trial->result->respondents, base->result->respondents, roles * sizeof(int));
        memcpy(trial->result->role_missing, base->result->role_missing, roles * sizeof(bool));
    }
}

struct assessment *trial_begin(const struct assessment *base, const struct dossier *dossier,
                               const struct reach *reach, bool facts, const struct limits *limits,
                               struct arena *arena, struct diags *diags)
{
    struct evaluation *trial = evaluation_new(base->rules, dossier, arena);
    trial->limits = limits;
    trial->diags = diags;
    take_questions(trial, base->evaluation, reach);
    take_rules(trial, base->evaluation, reach);
    if (facts)
        evaluation_check(trial);
    return trial->result;
}

const struct place_rule *trial_place(struct assessment *trial)
{
    if (!trial->position.place && !trial->evaluation->failed)
        position_choose(trial->evaluation);
    return trial->position.place;
}

const struct route_result *trial_route(struct assessment *trial, size_t route)
{
    if (!trial->evaluation->failed)
        routes_make(trial->evaluation, (int)route);
    return &trial->routes[route];
}

bool trial_fires(struct assessment *trial, size_t recommendation)
{
    const struct recommendation_rule *rule = &trial->rules->recommendations[recommendation];
    const struct recommendation_result *taken = &trial->recommendations[recommendation];
    if (taken->rule)
        return taken->state == RULE_FIRED;
    if (trial->evaluation->failed || !validity_holds(&rule->valid, trial->dossier->day))
        return false;
    struct trace trace = expression_of(trial->evaluation, &rule->when, rule->at);
    return expression_holds(&trace);
}

bool trial_end(struct assessment *trial)
{
    if (trial->evaluation->bridge)
        bridge_free(trial->evaluation->bridge);
    trial->evaluation->bridge = NULL;
    return !trial->evaluation->failed;
}
