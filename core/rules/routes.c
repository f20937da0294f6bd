// Routes: whether the hard conditions hold, how well the route fits (the weighted mean of the
// criteria that have data), how much support it has, and its rank.

#include <math.h>

#include "base/num.h"
#include "rules/evaluation.h"

void routes_make_requirements(struct evaluation *evaluation, int index)
{
    if (evaluation->routes[index] != MAKING_NOT)
        return;
    evaluation->routes[index] = MAKING_NOW;
    const struct route_rule *rule = &evaluation->rules->routes[index];
    struct route_result *route = &evaluation->result->routes[index];
    route->rule = rule;
    route->requirements =
        arena_array(evaluation->arena, rule->require_count, sizeof *route->requirements);
    bool known = false; // that it is not possible
    for (size_t i = 0; i < rule->require_count; i++) {
        struct requirement_result *requirement = &route->requirements[i];
        requirement->trace = expression_of(evaluation, &rule->requires[i].when, rule->at);
        requirement->holds = expression_holds(&requirement->trace);
        requirement->unknown = !requirement->holds && expression_open(&requirement->trace);
        route->blocked |= !requirement->holds;
        known |= !requirement->holds && !requirement->unknown;
    }
    route->unknown = route->blocked && !known;
    evaluation->routes[index] = MAKING_DONE;
}

static void make_fit(struct evaluation *evaluation, struct route_result *route)
{
    const struct route_rule *rule = route->rule;
    double sum = 0, with_data = 0, all = 0;
    route->criteria =
        arena_array(evaluation->arena, rule->criterion_count, sizeof *route->criteria);
    for (size_t i = 0; i < rule->criterion_count; i++) {
        struct criterion_result *criterion = &route->criteria[i];
        criterion->trace = expression_of(evaluation, &rule->criteria[i].value, rule->at);
        criterion->has_data = expression_number(&criterion->trace, &criterion->value);
        all += rule->criteria[i].weight;
        if (!criterion->has_data)
            continue;
        criterion->value = criterion->value < 0 ? 0 : criterion->value > 1 ? 1 : criterion->value;
        sum += rule->criteria[i].weight * criterion->value;
        with_data += rule->criteria[i].weight;
    }
    route->has_fit = with_data > 0;
    route->fit = route->has_fit ? 100 * sum / with_data : 0;
    route->certainty = all > 0 ? with_data / all : 0;
}

static void make_support(struct evaluation *evaluation, struct route_result *route)
{
    if (route->rule->support < 0)
        return;
    items_make(evaluation, route->rule->support);
    const struct item_result *item = &evaluation->result->items[route->rule->support];
    route->has_support = item->valid;
    route->support = item->score;
    size_t room = 0;
    for (int r = 0; r < evaluation->pack->role_count; r++) {
        if (isnan(item->role_mean[r]))
            continue;
        route->support_roles++;
        if (num_round(item->role_mean[r], 1) > route->rule->veto)
            continue;
        ARENA_PUSH(evaluation->arena, route->against, route->against_count, room);
        route->against[route->against_count++] = r;
    }
}

void routes_make(struct evaluation *evaluation, int index)
{
    routes_make_requirements(evaluation, index);
    if (evaluation->ranks[index] != MAKING_NOT)
        return;
    evaluation->ranks[index] = MAKING_NOW;
    struct route_result *route = &evaluation->result->routes[index];
    const struct route_rule *rule = route->rule;
    make_fit(evaluation, route);
    if (!route->blocked) {
        make_support(evaluation, route);
        bool counts = route->has_support && route->support_roles >= rule->roles;
        route->has_rank = route->has_fit;
        route->rank =
            counts ? rule->mix_fit * route->fit + rule->mix_support * route->support : route->fit;
    }
    evaluation->ranks[index] = MAKING_DONE;
}
