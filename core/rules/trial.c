// Evaluations that begin with what another one has made. It owns no rule of scoring: it only
// decides what is made again. One evaluation serves all trials: what a change reaches is emptied
// before a trial and taken over from the base again after it.

#include "rules/trial.h"

#include <string.h>

#include "rules/evaluation.h"

// Of a reach whose flags are NULL everything is reached.
static const struct reach EVERYTHING = {.position = true, .roles = true};

// The next that is reached, from `index` on; `count` when none is.
static size_t next(const bool *flags, size_t index, size_t count)
{
    if (!flags)
        return index;
    const bool *found = memchr(flags + index, true, count - index);
    return found ? (size_t)(found - flags) : count;
}

static void take_questions(struct evaluation *trial, const struct evaluation *from,
                           const bool *reached)
{
    size_t count = (size_t)trial->pack->question_count;
    for (size_t q = next(reached, 0, count); q < count; q = next(reached, q + 1, count)) {
        trial->items[q] = from->items[q];
        trial->spreads[q] = from->spreads[q];
        trial->shown[q] = from->shown[q];
        trial->result->items[q] = from->result->items[q];
        trial->result->fact_shown[q] = from->result->fact_shown[q];
    }
}

static void take_routes(struct evaluation *trial, const struct evaluation *from,
                        const bool *reached)
{
    size_t count = trial->rules->route_count;
    for (size_t i = next(reached, 0, count); i < count; i = next(reached, i + 1, count)) {
        trial->routes[i] = from->routes[i];
        trial->ranks[i] = from->ranks[i];
        trial->result->routes[i] = from->result->routes[i];
    }
}

static void take_recommendations(struct evaluation *trial, const struct evaluation *from,
                                 const bool *reached)
{
    size_t count = trial->rules->recommendation_count;
    for (size_t i = next(reached, 0, count); i < count; i = next(reached, i + 1, count)) {
        trial->result->recommendations[i].rule = from->result->recommendations[i].rule;
        trial->result->recommendations[i].state = from->result->recommendations[i].state;
    }
}

static void take_roles(struct evaluation *trial, const struct evaluation *from)
{
    size_t roles = (size_t)trial->pack->role_count;
    trial->roles = from->roles;
    memcpy(trial->result->respondents, from->result->respondents, roles * sizeof(int));
    memcpy(trial->result->role_missing, from->result->role_missing, roles * sizeof(bool));
}

static void take_scores(struct evaluation *trial, const struct evaluation *from,
                        const bool *reached)
{
    size_t count = trial->rules->score_count;
    for (size_t i = next(reached, 0, count); i < count; i = next(reached, i + 1, count)) {
        trial->scores[i] = from->scores[i];
        trial->result->scores[i] = from->result->scores[i];
    }
}

static void take_figures(struct evaluation *trial, const struct evaluation *from,
                         const bool *reached)
{
    size_t count = trial->rules->figure_count;
    for (size_t i = next(reached, 0, count); i < count; i = next(reached, i + 1, count)) {
        trial->figures[i] = from->figures[i];
        trial->result->figures[i] = from->result->figures[i];
    }
}

// What is reached becomes as it is in `from`.
static void take(struct evaluation *trial, const struct evaluation *from, const struct reach *reach)
{
    take_questions(trial, from, reach->questions);
    take_scores(trial, from, reach->scores);
    take_figures(trial, from, reach->figures);
    take_routes(trial, from, reach->routes);
    take_recommendations(trial, from, reach->recommendations);
    if (reach->position) {
        trial->axes = from->axes;
        trial->result->position = from->result->position;
    }
    if (reach->roles)
        take_roles(trial, from);
}

void trials_init(struct trials *trials, const struct assessment *base, const struct limits *limits,
                 struct arena *arena)
{
    trials->base = base->evaluation;
    trials->empty = evaluation_new(base->rules, base->dossier, arena);
    trials->trial = evaluation_new(base->rules, base->dossier, arena);
    trials->trial->limits = limits;
    take(trials->trial, trials->base, &EVERYTHING);
}

struct assessment *trial_begin(struct trials *trials, const struct dossier *dossier,
                               const struct reach *reach, bool facts, struct arena *arena,
                               struct diags *diags)
{
    struct evaluation *trial = trials->trial;
    trials->reach = reach;
    trial->dossier = trial->result->dossier = dossier;
    trial->arena = arena;
    trial->columns = NULL;
    trial->spare = NULL;
    trial->diags = diags;
    take(trial, trials->empty, reach);
    if (facts)
        evaluation_check(trial);
    return trial->result;
}

bool trial_end(struct trials *trials)
{
    struct evaluation *trial = trials->trial;
    bool good = !trial->failed;
    if (trial->bridge)
        bridge_free(trial->bridge);
    trial->bridge = NULL;
    trial->failed = false;
    trial->log_room = trial->result->log_count = 0;
    take(trial, trials->base, trials->reach);
    return good;
}

const struct place_rule *trial_place(struct assessment *trial)
{
    if (!trial->position.place && !trial->evaluation->failed)
        position_choose(trial->evaluation, false);
    return trial->position.place;
}

const struct route_result *trial_route(struct assessment *trial, size_t route)
{
    if (!trial->evaluation->failed)
        routes_make(trial->evaluation, (int)route);
    return &trial->routes[route];
}

const struct route_result *trial_rank(struct assessment *trial, size_t route)
{
    if (!trial->evaluation->failed)
        routes_make_requirements(trial->evaluation, (int)route);
    return trial->routes[route].blocked ? &trial->routes[route] : trial_route(trial, route);
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
