// Follows names upwards: from the questions that change to the questions that are shown because of
// them, to scores, figures, routes, the position and recommendations. Conditions tell all names
// that they can read; of a function the reads that it made count, since it can only read something
// else after one of these has changed.

#include "rules/reach.h"

#include <string.h>

// What one thing reads.
struct sources {
    struct ref *list;
    size_t count, room;
};

struct reaches {
    const struct assessment *assessment;
    const struct pack *pack;
    const struct rulebook *rules;
    struct arena *arena;
    struct sources *questions, *figures, *routes, *recommendations, places;
    struct reach **of; // one a question, when made
    struct reach *all;
};

// --- what things read ---

static void add_ref(struct reaches *r, struct sources *sources, struct ref ref)
{
    for (size_t i = 0; i < sources->count; i++)
        if (sources->list[i].space == ref.space && sources->list[i].index == ref.index)
            return;
    ARENA_PUSH(r->arena, sources->list, sources->count, sources->room);
    sources->list[sources->count++] = ref;
}

static void add_cond(struct reaches *r, struct sources *sources, const struct cond *cond)
{
    if (!cond)
        return;
    if (cond->op == COND_NAME)
        add_ref(r, sources, cond->ref);
    for (size_t i = 0; i < cond->count; i++)
        add_cond(r, sources, cond->kids[i]);
}

static void add_expr(struct reaches *r, struct sources *sources, const struct expr *expr,
                     const struct trace *trace)
{
    add_cond(r, sources, expr->cond);
    for (size_t i = 0; !expr->cond && i < trace->read_count; i++)
        add_ref(r, sources, trace->reads[i].ref);
}

static void read_routes(struct reaches *r)
{
    for (size_t i = 0; i < r->rules->route_count; i++) {
        const struct route_rule *rule = &r->rules->routes[i];
        const struct route_result *route = &r->assessment->routes[i];
        for (size_t k = 0; k < rule->require_count; k++)
            add_expr(r, &r->routes[i], &rule->requires[k].when, &route->requirements[k].trace);
        for (size_t k = 0; k < rule->criterion_count; k++)
            add_expr(r, &r->routes[i], &rule->criteria[k].value, &route->criteria[k].trace);
        if (rule->support >= 0)
            add_ref(r, &r->routes[i], (struct ref){REF_ITEM, rule->support, 0});
    }
}

static void read_rulebook(struct reaches *r)
{
    const struct assessment *assessment = r->assessment;
    for (int q = 0; q < r->pack->question_count; q++)
        add_cond(r, &r->questions[q], r->pack->questions[q].when);
    for (size_t i = 0; i < r->rules->figure_count; i++) {
        const struct figure_rule *rule = &r->rules->figures[i];
        for (size_t k = 0; k < rule->need_count; k++)
            add_cond(r, &r->figures[i], rule->needs[k]);
        add_expr(r, &r->figures[i], &rule->value, &assessment->figures[i].trace);
    }
    read_routes(r);
    for (size_t i = 0; i < r->rules->recommendation_count; i++)
        add_expr(r, &r->recommendations[i], &r->rules->recommendations[i].when,
                 &assessment->recommendations[i].trace);
    const struct position_rule *position = r->rules->position;
    for (size_t i = 0; position && i < position->place_count; i++)
        add_cond(r, &r->places, position->places[i].when);
}

struct reaches *reaches_new(const struct assessment *assessment, struct arena *arena)
{
    const struct rulebook *rules = assessment->rules;
    size_t questions = (size_t)assessment->pack->question_count;
    struct reaches *r = arena_alloc(arena, sizeof *r);
    *r = (struct reaches){
        .assessment = assessment, .pack = assessment->pack, .rules = rules, .arena = arena};
    r->questions = arena_array(arena, questions, sizeof *r->questions);
    r->figures = arena_array(arena, rules->figure_count, sizeof *r->figures);
    r->routes = arena_array(arena, rules->route_count, sizeof *r->routes);
    r->recommendations =
        arena_array(arena, rules->recommendation_count, sizeof *r->recommendations);
    r->of = arena_array(arena, questions, sizeof *r->of);
    read_rulebook(r);
    return r;
}

// --- what is reached ---

struct reach reach_none(const struct reaches *r, struct arena *arena)
{
    return (struct reach){
        .questions = arena_array(arena, (size_t)r->pack->question_count, sizeof(bool)),
        .scores = arena_array(arena, r->rules->score_count, sizeof(bool)),
        .figures = arena_array(arena, r->rules->figure_count, sizeof(bool)),
        .routes = arena_array(arena, r->rules->route_count, sizeof(bool)),
        .recommendations = arena_array(arena, r->rules->recommendation_count, sizeof(bool)),
    };
}

static bool is_dimension_reached(const struct reaches *r, const struct reach *reach, int dimension)
{
    for (size_t i = 0; i < r->rules->score_count; i++)
        if (r->rules->scores[i].dimension == dimension)
            return reach->scores[i];
    return false;
}

static bool is_axis_reached(const struct reaches *r, const struct reach *reach, int axis)
{
    const struct axis_rule *rule = &r->rules->position->axes[axis];
    for (size_t i = 0; i < rule->count; i++)
        if (is_dimension_reached(r, reach, rule->dimensions[i]))
            return true;
    return false;
}

static bool is_ref_reached(const struct reaches *r, const struct reach *reach, struct ref ref)
{
    switch (ref.space) {
    case REF_FACT:
    case REF_ANSWER:
    case REF_ITEM:
    case REF_ITEMGAP:
    case REF_SPREAD:
    case REF_TALLY: return reach->questions[ref.index];
    case REF_DIMENSION:
    case REF_GAP: return is_dimension_reached(r, reach, ref.index);
    case REF_FIGURE: return reach->figures[ref.index];
    case REF_AXIS:
    case REF_LOWEST: return is_axis_reached(r, reach, ref.index);
    case REF_ROUTE: return reach->routes[ref.index];
    case REF_ROLE: return reach->roles;
    default: return false;
    }
}

static bool are_sources_reached(const struct reaches *r, const struct reach *reach,
                                const struct sources *sources)
{
    for (size_t i = 0; i < sources->count; i++)
        if (is_ref_reached(r, reach, sources->list[i]))
            return true;
    return false;
}

// True when something was reached that was not before.
static bool spread_list(const struct reaches *r, const struct reach *reach,
                        const struct sources *sources, size_t count, bool *flags)
{
    bool more = false;
    for (size_t i = 0; i < count; i++) {
        if (flags[i] || !are_sources_reached(r, reach, &sources[i]))
            continue;
        flags[i] = true;
        more = true;
    }
    return more;
}

static bool spread_scores(const struct reaches *r, struct reach *reach)
{
    bool more = false;
    for (size_t i = 0; i < r->rules->score_count; i++) {
        const struct dimension_use *use = &r->rules->uses[r->rules->scores[i].dimension];
        for (size_t k = 0; k < use->count && !reach->scores[i]; k++) {
            reach->scores[i] = reach->questions[use->questions[k]];
            more |= reach->scores[i];
        }
    }
    return more;
}

static void spread(const struct reaches *r, struct reach *reach)
{
    const struct rulebook *rules = r->rules;
    bool more = true;
    while (more) {
        more =
            spread_list(r, reach, r->questions, (size_t)r->pack->question_count, reach->questions);
        more |= spread_scores(r, reach);
        more |= spread_list(r, reach, r->figures, rules->figure_count, reach->figures);
        more |= spread_list(r, reach, r->routes, rules->route_count, reach->routes);
    }
    spread_list(r, reach, r->recommendations, rules->recommendation_count, reach->recommendations);
    reach->position = are_sources_reached(r, reach, &r->places);
    for (size_t i = 0; rules->position && i < rules->position->axis_count; i++)
        reach->position |= is_axis_reached(r, reach, (int)i);
}

const struct reach *reach_of(struct reaches *r, int question)
{
    struct reach *reach = r->of[question];
    if (reach)
        return reach;
    reach = arena_alloc(r->arena, sizeof *reach);
    *reach = reach_none(r, r->arena);
    reach->questions[question] = true;
    reach->roles = true; // whether anybody of a role spoke
    spread(r, reach);
    r->of[question] = reach;
    return reach;
}

const struct reach *reach_of_all(struct reaches *r)
{
    if (r->all)
        return r->all;
    r->all = arena_alloc(r->arena, sizeof *r->all);
    *r->all = reach_none(r, r->arena);
    for (int q = r->pack->fact_count; q < r->pack->question_count; q++)
        r->all->questions[q] = true;
    r->all->roles = true;
    spread(r, r->all);
    return r->all;
}

static void add_flags(bool *flags, const bool *more, size_t count)
{
    for (size_t i = 0; i < count; i++)
        flags[i] |= more[i];
}

void reach_add(const struct reaches *r, struct reach *reach, const struct reach *more)
{
    add_flags(reach->questions, more->questions, (size_t)r->pack->question_count);
    add_flags(reach->scores, more->scores, r->rules->score_count);
    add_flags(reach->figures, more->figures, r->rules->figure_count);
    add_flags(reach->routes, more->routes, r->rules->route_count);
    add_flags(reach->recommendations, more->recommendations, r->rules->recommendation_count);
    reach->position |= more->position;
    reach->roles |= more->roles;
}
