// How far is a dossier from a goal? A condition is walked: what does not hold counts by how many
// points it lacks, `and` adds up, `or` takes the nearest. So a search can tell which change helps,
// also when it is not enough. A plain function only holds or does not.

#include <math.h>

#include "base/num.h"
#include "engine/whatif.h"

static const double LEAST = 1e-6; // of what is not reached, however near

// 0 to 1: ten points count as half of what there is to go.
static double scaled(double points)
{
    return points / (points + 10);
}

static bool number_of(struct assessment *assessment, const struct cond *cond, double *number)
{
    struct trace trace = evaluate_trace(assessment, cond);
    *number = trace.value.kind == VALUE_NUMBER ? value_shown(&trace.value) : 0;
    return trace.value.kind == VALUE_NUMBER;
}

static bool holds(struct assessment *assessment, const struct cond *cond)
{
    struct trace trace = evaluate_trace(assessment, cond);
    return trace.value.kind == VALUE_BOOL && trace.value.number != 0;
}

static double comparison(struct assessment *assessment, const struct cond *cond, bool wanted)
{
    double left, right;
    if (holds(assessment, cond) == wanted)
        return 0;
    if (cond->count != 2 || !number_of(assessment, cond->kids[0], &left) ||
        !number_of(assessment, cond->kids[1], &right))
        return 1;
    return fmax(scaled(fabs(left - right)), LEAST);
}

static double distance_of(struct assessment *assessment, const struct cond *cond, bool wanted)
{
    if (cond->op == COND_NOT)
        return distance_of(assessment, cond->kids[0], !wanted);
    if (cond->op != COND_AND && cond->op != COND_OR)
        return comparison(assessment, cond, wanted);
    bool all = (cond->op == COND_AND) == wanted;
    double sum = 0, least = INFINITY;
    for (size_t i = 0; i < cond->count; i++) {
        double one = distance_of(assessment, cond->kids[i], wanted);
        sum += one;
        least = fmin(least, one);
    }
    return all ? sum : least;
}

static double of_position(const struct goal *goal, struct assessment *assessment)
{
    const struct position_rule *position = assessment->rules->position;
    double sum = LEAST;
    if (tries_place(assessment) == goal->index)
        return 0;
    for (int i = 0; i < goal->index; i++)
        if (position->places[i].when)
            sum += distance_of(assessment, position->places[i].when, false);
        else
            return INFINITY; // a place before it always holds
    const struct cond *when = position->places[goal->index].when;
    return sum + (when ? distance_of(assessment, when, true) : 0);
}

static double of_recommendation(const struct goal *goal, struct assessment *assessment)
{
    const struct expr *when = &assessment->rules->recommendations[goal->index].when;
    bool wanted = goal->kind == GOAL_GAIN;
    if (trial_fires(assessment, (size_t)goal->index) == wanted)
        return 0;
    return when->cond ? LEAST + distance_of(assessment, when->cond, wanted) : 1;
}

static double of_requirements(const struct goal *goal, struct assessment *assessment)
{
    const struct route_result *route = trial_route(assessment, (size_t)goal->index);
    const struct route_rule *rule = &assessment->rules->routes[goal->index];
    double sum = 0;
    for (size_t i = 0; route->blocked && i < rule->require_count; i++) {
        const struct cond *cond = rule->requires[i].when.cond;
        if (!route->requirements[i].holds)
            sum += LEAST + (cond ? distance_of(assessment, cond, true) : 1);
    }
    return sum;
}

static double of_first(const struct goal *goal, struct assessment *assessment)
{
    int first = tries_first_route(assessment);
    if (first == goal->index)
        return 0;
    double blocked = of_requirements(goal, assessment);
    const struct route_result *route = trial_route(assessment, (size_t)goal->index);
    if (blocked > 0 || !route->has_rank || first < 0)
        return 1 + blocked;
    double behind = num_round(assessment->routes[first].rank, 1) - num_round(route->rank, 1);
    // The exact rank too, so that a small step towards it is seen.
    return LEAST + scaled(fmax(behind, assessment->routes[first].rank - route->rank));
}

double whatif_distance(const struct goal *goal, struct assessment *assessment)
{
    switch (goal->kind) {
    case GOAL_POSITION: return of_position(goal, assessment);
    case GOAL_GAIN:
    case GOAL_LOSE: return of_recommendation(goal, assessment);
    case GOAL_UNBLOCK: return of_requirements(goal, assessment);
    case GOAL_FIRST: break;
    }
    return of_first(goal, assessment);
}

bool whatif_reaches(const struct goal *goal, const struct reach *reach, size_t route_count)
{
    switch (goal->kind) {
    case GOAL_POSITION: return reach->position;
    case GOAL_GAIN:
    case GOAL_LOSE: return reach->recommendations[goal->index];
    case GOAL_UNBLOCK: return reach->routes[goal->index];
    case GOAL_FIRST: break;
    }
    for (size_t i = 0; i < route_count; i++)
        if (reach->routes[i])
            return true;
    return false;
}
