// All routes: fit, support and rank, how certain, what adds and what costs most, what is required
// and what would unblock.
#include "report/build.h"

#include <math.h>

#include "base/num.h"

static const char *route_why(struct build *b, const struct route_result *route)
{
    return build_why(b, "routes", route->rule->id);
}

static const char *score_or_dash(struct build *b, bool has, double value)
{
    return has ? notation_score(&b->notation, value) : WORDS(b, DASH);
}

static const char *rank_text(struct build *b, const struct route_result *route)
{
    if (route->blocked)
        return route->unknown ? WORDS(b, OPEN_ROUTE) : WORDS(b, BLOCKED);
    return score_or_dash(b, route->has_rank, route->rank);
}

static struct chart_row route_row(struct build *b, const struct route_result *route)
{
    struct mark *marks = arena_array(b->arena, 3, sizeof *marks);
    marks[0] = (struct mark){
        WORDS(b, FIT), WORDS(b, FIT_SIGN), route->has_fit ? route->fit : 0, 0, 0, !route->has_fit};
    marks[1] = (struct mark){
        WORDS(b, SUPPORT),  WORDS(b, SUPPORT_SIGN), route->has_support ? route->support : 0, 0, 1,
        !route->has_support};
    marks[2] =
        (struct mark){WORDS(b, RANK),  WORDS(b, RANK_SIGN), route->has_rank ? route->rank : 0, 0, 2,
                      !route->has_rank};
    return (struct chart_row){
        .label = build_text(b, &route->rule->label),
        .value = rank_text(b, route),
        .tone = route->unknown         ? TONE_CARE
                : route->blocked       ? TONE_STOP
                : route->against_count ? TONE_CARE
                                       : TONE_NEUTRAL,
        .marks = marks,
        .count = 3,
    };
}

static void draw_routes(struct build *b, const struct route_result **routes, size_t count)
{
    struct chart chart = {
        .kind = CHART_BARS,
        .id = "routes",
        .title = WORDS(b, ROUTES_TITLE),
        .x_label = WORDS(b, POINTS),
        .series = {WORDS(b, FIT), WORDS(b, SUPPORT), WORDS(b, RANK)},
        .series_count = 3,
        .most = 100,
        .row_count = count,
    };
    chart.rows = arena_array(b->arena, count, sizeof *chart.rows);
    for (size_t i = 0; i < count; i++)
        chart.rows[i] = route_row(b, routes[i]);
    chart.text = routes[0]->has_rank ? SAY(b, ROUTES_TEXT, build_text(b, &routes[0]->rule->label),
                                           notation_score(&b->notation, routes[0]->rank))
                 : build_unknown_routes(b) ? WORDS(b, NO_ROUTE_YET)
                                           : WORDS(b, NO_ROUTE);
    build_push(b, (struct block){.kind = BLOCK_CHART, .chart = chart});
}

static void add_row(struct build *b, const struct route_result *route, struct cells *cells)
{
    const char *why = route_why(b, route);
    build_cell(b, cells, build_text(b, &route->rule->label), why);
    build_cell(b, cells, rank_text(b, route), why);
    build_cell(b, cells, score_or_dash(b, route->has_fit, route->fit), why);
    build_cell(b, cells, score_or_dash(b, route->has_support, route->support), why);
    build_cell(b, cells, notation_percent(&b->notation, num_round(route->certainty, 2)), why);
}

static void routes_table(struct build *b, const struct route_result **routes, size_t count)
{
    struct cells cells = build_cells(b, 5);
    build_column(&cells, 0, WORDS(b, ROUTE), ALIGN_LEFT);
    build_column(&cells, 1, WORDS(b, RANK), ALIGN_RIGHT);
    build_column(&cells, 2, WORDS(b, FIT), ALIGN_RIGHT);
    build_column(&cells, 3, WORDS(b, SUPPORT), ALIGN_RIGHT);
    build_column(&cells, 4, WORDS(b, CERTAINTY), ALIGN_RIGHT);
    for (size_t i = 0; i < count; i++)
        add_row(b, routes[i], &cells);
    build_table(b, &cells, WORDS(b, ROUTES_TABLE));
}

// What a criterion adds to the fit, or costs it, in weighted parts.
static double weight_of(const struct route_result *route, size_t i, bool adds)
{
    double value = route->criteria[i].value;
    return route->rule->criteria[i].weight * (adds ? value : 1 - value);
}

static bool is_used(const size_t used[2], size_t count, size_t i)
{
    for (size_t k = 0; k < count; k++)
        if (used[k] == i)
            return true;
    return false;
}

// The two criteria that add most, or cost most, in words; "" when there are none.
static const char *criteria_text(struct build *b, const struct route_result *route, bool adds)
{
    const char *list = "";
    size_t used[2], count = 0;
    while (count < 2) {
        size_t best = route->rule->criterion_count;
        for (size_t i = 0; i < route->rule->criterion_count; i++) {
            bool open = route->criteria[i].has_data && !is_used(used, count, i) &&
                        weight_of(route, i, adds) > 1e-9;
            if (open && (best == route->rule->criterion_count ||
                         weight_of(route, i, adds) > weight_of(route, best, adds) + 1e-9))
                best = i;
        }
        if (best == route->rule->criterion_count)
            break;
        const struct criterion *criterion = &route->rule->criteria[best];
        const char *part = SAY(b, CRITERION, build_small(b, build_text(b, &criterion->label)),
                               notation_score(&b->notation, 100 * route->criteria[best].value),
                               notation_short(&b->notation, criterion->weight, 1));
        list = arena_textf(b->arena, "%s%s%s", list, count ? "; " : "", part);
        used[count++] = best;
    }
    return list;
}

static void add_named(struct build *b, struct lines *lines, const char *head, const char *text,
                      const char *why)
{
    if (*text)
        build_add(b, lines, build_strong(b, head, arena_textf(b->arena, " %s", text), why));
}

static const char *no_data_text(struct build *b, const struct route_result *route)
{
    const char **parts = arena_array(b->arena, route->rule->criterion_count, sizeof *parts);
    size_t count = 0;
    for (size_t i = 0; i < route->rule->criterion_count; i++)
        if (!route->criteria[i].has_data)
            parts[count++] = build_small(b, build_text(b, &route->rule->criteria[i].label));
    return count ? arena_textf(b->arena, "%s.", notation_list(&b->notation, parts, count)) : "";
}

static void say_requirements(struct build *b, const struct route_result *route, struct lines *lines)
{
    for (size_t i = 0; i < route->rule->require_count; i++) {
        const struct requirement_result *result = &route->requirements[i];
        if (result->holds)
            continue;
        add_named(b, lines, result->unknown ? WORDS(b, NOT_KNOWN_YET) : WORDS(b, BLOCKED_BY),
                  build_requirement(b, route, i), route_why(b, route));
        if (!result->unknown)
            add_named(b, lines, WORDS(b, UNBLOCK), build_text(b, &route->rule->requires[i].unblock),
                      route_why(b, route));
    }
    const char *facts = build_unknown_facts(b, route);
    if (*facts)
        add_named(b, lines, WORDS(b, FILL_IN), facts, route_why(b, route));
    if (!route->blocked && route->rule->require_count > 0)
        build_add(b, lines, build_line(b, WORDS(b, ALL_HOLD), route_why(b, route)));
}

static void say_support(struct build *b, const struct route_result *route, struct lines *lines)
{
    const char *why = route_why(b, route);
    for (size_t i = 0; i < route->against_count; i++)
        build_add(
            b, lines,
            build_line(b, SAY(b, AGAINST, build_small(b, build_role(b, route->against[i]))), why));
    if (!route->blocked && route->has_support && route->support_roles < route->rule->roles)
        build_add(b, lines, build_line(b, WORDS(b, SUPPORT_OF_FEW), why));
}

static void say_route(struct build *b, const struct route_result *route)
{
    const char *why = route_why(b, route);
    build_heading(b, 3, arena_textf(b->arena, "route-%s", route->rule->id),
                  build_text(b, &route->rule->label), why);
    build_paragraph(b, build_text(b, &route->rule->text), why);
    struct lines lines = {0};
    say_requirements(b, route, &lines);
    add_named(b, &lines, WORDS(b, ADDS), criteria_text(b, route, true), why);
    add_named(b, &lines, WORDS(b, COSTS), criteria_text(b, route, false), why);
    add_named(b, &lines, WORDS(b, NO_DATA_ON), no_data_text(b, route), why);
    add_named(b, &lines, WORDS(b, RISK), build_text(b, &route->rule->risk), why);
    say_support(b, route, &lines);
    if (route->rule->has_note)
        add_named(b, &lines, WORDS(b, NOTE), build_text(b, &route->rule->note), why);
    add_named(b, &lines, WORDS(b, SOURCES),
              build_sources(b, route->rule->sources, route->rule->source_count), why);
    build_list(b, &lines, false);
}

void build_routes(struct build *b)
{
    const struct route_result **routes;
    size_t count = build_ranked_routes(b, &routes);
    if (count == 0)
        return;
    build_lines(b, &b->section->lines, NULL);
    draw_routes(b, routes, count);
    routes_table(b, routes, count);
    build_paragraph(b, WORDS(b, ROUTES_KEY), NULL);
    if (count > 1 && routes[0]->has_rank && build_equal_routes(b, routes[0], routes[1]))
        build_callout(b, TONE_CARE,
                      SAY(b, ROUTES_EQUAL, build_text(b, &routes[0]->rule->label),
                          build_text(b, &routes[1]->rule->label)),
                      route_why(b, routes[0]));
    for (size_t i = 0; i < count; i++)
        say_route(b, routes[i]);
}
