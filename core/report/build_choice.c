// The front's choice: the preferred route and the best alternative, what is not possible now, and
// the decisions that are asked.
#include "report/build.h"

#include <string.h>

#include "base/num.h"

static bool comes_before(const struct route_result *a, const struct route_result *b)
{
    if (a->has_rank != b->has_rank)
        return a->has_rank;
    return a->has_rank && num_round(a->rank, 1) > num_round(b->rank, 1);
}

size_t build_ranked_routes(const struct build *b, const struct route_result ***routes)
{
    const struct route_result **list = arena_array(b->arena, b->rules->route_count, sizeof *list);
    size_t count = 0;
    for (size_t i = 0; i < b->rules->route_count; i++) {
        const struct route_result *route = &b->assessment->routes[i];
        size_t at = count++;
        for (; at > 0 && comes_before(route, list[at - 1]); at--)
            list[at] = list[at - 1];
        list[at] = route;
    }
    *routes = list;
    return count;
}

bool build_equal_routes(const struct build *b, const struct route_result *first,
                        const struct route_result *second)
{
    double difference = num_round(first->rank, 1) - num_round(second->rank, 1);
    return second->has_rank && num_round(difference, 1) <= b->layout->equal;
}

static const char *route_why(struct build *b, const struct route_result *route)
{
    return build_why(b, "routes", route->rule->id);
}

static int route_index(const struct build *b, const struct route_result *route)
{
    return (int)(route - b->assessment->routes);
}

static const char *roles_against(struct build *b, const struct route_result *route)
{
    const char **parts = arena_array(b->arena, route->against_count, sizeof *parts);
    for (size_t i = 0; i < route->against_count; i++)
        parts[i] = build_small(b, build_role(b, route->against[i]));
    return notation_list(&b->notation, parts, route->against_count);
}

static void say_conditions(struct build *b, const struct route_result *route, struct lines *lines)
{
    const struct layout_lines *own = layout_lines_of(b->section, route_index(b, route));
    size_t count = 0;
    const char **parts = arena_array(b->arena, own ? own->count : 0, sizeof *parts);
    for (size_t i = 0; own && i < own->count; i++)
        if (build_shows(b, own->list[i].when, own->list[i].id))
            parts[count++] = build_fill(b, &own->list[i].text, NULL);
    if (count == 0)
        return;
    const char *list = arena_join(b->arena, parts, count, "; ");
    build_add(b, lines,
              build_strong(b, WORDS(b, NEEDED), arena_textf(b->arena, " %s.", list),
                           route_why(b, route)));
}

// Support that does not count in the rank is no number to show beside it.
static const char *support_text(struct build *b, const struct route_result *route)
{
    if (!route->has_support)
        return WORDS(b, ROUTE_NO_SUPPORT);
    if (route->support_roles >= route->rule->roles)
        return SAY(b, ROUTE_SUPPORT, notation_score(&b->notation, route->support));
    return SAY_COUNT(b, (size_t)route->support_roles, ROUTE_SUPPORT_FEW,
                     notation_integer(&b->notation, route->support_roles));
}

static void say_route(struct build *b, const char *head, const struct route_result *route)
{
    const char *why = route_why(b, route);
    const char *strong = arena_textf(b->arena, "%s: %s", head, build_text(b, &route->rule->label));
    const char *rank = SAY(b, ROUTE_RANK, notation_score(&b->notation, route->rank));
    const char *support = support_text(b, route);
    build_push(
        b, (struct block){.kind = BLOCK_PARAGRAPH,
                          .line = build_strong(b, strong,
                                               arena_textf(b->arena, " (%s; %s). %s", rank, support,
                                                           build_text(b, &route->rule->text)),
                                               why)});
    struct lines lines = {0};
    say_conditions(b, route, &lines);
    build_add(b, &lines,
              build_strong(b, WORDS(b, RISK),
                           arena_textf(b->arena, " %s", build_text(b, &route->rule->risk)), why));
    if (route->against_count)
        build_add(b, &lines,
                  build_strong(b, WORDS(b, NO_SUPPORT_HEAD),
                               SAY(b, NO_SUPPORT_FROM, roles_against(b, route)), why));
    build_list(b, &lines, false);
}

// Routes further down that a role cannot accept: said on the front, since somebody wants them.
static void say_unsupported(struct build *b, const struct route_result **routes, size_t count)
{
    struct lines lines = {0};
    for (size_t i = 2; i < count; i++)
        if (routes[i]->against_count)
            build_add(b, &lines,
                      build_strong(
                          b, arena_textf(b->arena, "%s:", build_text(b, &routes[i]->rule->label)),
                          SAY(b, NO_SUPPORT_OF, roles_against(b, routes[i])),
                          route_why(b, routes[i])));
    if (lines.count == 0)
        return;
    build_push(b, (struct block){.kind = BLOCK_PARAGRAPH,
                                 .line = build_strong(b, WORDS(b, NO_SUPPORT_HEAD), NULL, NULL)});
    build_list(b, &lines, false);
}

// The condition that stands for a blocked route: the first that fails, one that is known if any.
static size_t telling_condition(const struct route_result *route)
{
    size_t found = route->rule->require_count;
    for (size_t r = 0; r < route->rule->require_count; r++) {
        const struct requirement_result *requirement = &route->requirements[r];
        if (requirement->holds)
            continue;
        if (!requirement->unknown)
            return r;
        found = found == route->rule->require_count ? r : found;
    }
    return found;
}

// The names of the routes from `first` on that are blocked as it is and for the same reason.
static const char *names_with(struct build *b, size_t first, const char *say, bool *told)
{
    const struct route_result *routes = b->assessment->routes;
    const char *names = "";
    for (size_t i = first; i < b->rules->route_count; i++) {
        if (told[i] || !routes[i].blocked || routes[i].unknown != routes[first].unknown ||
            strcmp(build_requirement(b, &routes[i], telling_condition(&routes[i])), say) != 0)
            continue;
        told[i] = true;
        names = arena_textf(b->arena, "%s%s%s", names, *names ? "; " : "",
                            build_text(b, &routes[i].rule->label));
    }
    return names;
}

// Routes that are blocked, for certain or for all that is known: one line a reason.
static void say_blocked(struct build *b, const char *head, bool unknown)
{
    struct lines lines = {0};
    bool *told = arena_array(b->arena, b->rules->route_count, sizeof *told);
    for (size_t i = 0; i < b->rules->route_count; i++) {
        const struct route_result *route = &b->assessment->routes[i];
        if (told[i] || !route->blocked || route->unknown != unknown)
            continue;
        const char *say = build_requirement(b, route, telling_condition(route));
        const char *names = names_with(b, i, say, told);
        build_add(b, &lines,
                  build_strong(b, arena_textf(b->arena, "%s.", names),
                               arena_textf(b->arena, " %s", say), route_why(b, route)));
    }
    if (lines.count == 0)
        return;
    build_push(b,
               (struct block){.kind = BLOCK_PARAGRAPH, .line = build_strong(b, head, NULL, NULL)});
    build_list(b, &lines, false);
}

static void say_all_blocked(struct build *b)
{
    say_blocked(b, WORDS(b, NOT_KNOWN_YET), true);
    say_blocked(b, WORDS(b, NOT_POSSIBLE), false);
}

// Nobody prefers anything yet while no role answered.
static const char *preferred_word(struct build *b)
{
    int missing = 0, roles = b->pack->role_count;
    for (int r = 0; r < roles; r++)
        missing += b->assessment->role_missing[r];
    if (missing == roles)
        return WORDS(b, PREFERRED_BY_FACTS);
    return missing ? WORDS(b, PREFERRED_SO_FAR) : WORDS(b, PREFERRED);
}

void build_choice(struct build *b)
{
    const struct route_result **routes;
    size_t count = build_ranked_routes(b, &routes);
    if (count == 0 || !routes[0]->has_rank) {
        build_paragraph(b, build_unknown_routes(b) ? WORDS(b, NO_ROUTE_YET) : WORDS(b, NO_ROUTE),
                        count ? route_why(b, routes[0]) : NULL);
        say_all_blocked(b);
        return;
    }
    bool second = count > 1 && routes[1]->has_rank;
    if (second && build_equal_routes(b, routes[0], routes[1]))
        build_callout(b, TONE_CARE,
                      SAY(b, ROUTES_EQUAL, build_text(b, &routes[0]->rule->label),
                          build_text(b, &routes[1]->rule->label)),
                      route_why(b, routes[0]));
    build_paragraph(b, WORDS(b, CHOICE_KEY), route_why(b, routes[0]));
    say_route(b, preferred_word(b), routes[0]);
    if (second)
        say_route(b, WORDS(b, ALTERNATIVE), routes[1]);
    say_unsupported(b, routes, count);
    say_all_blocked(b);
    build_lines(b, &b->section->lines, NULL);
}

// What is beyond the most of the section is not shown.
static void decide(struct build *b, const struct layout_lines *own, const char *why,
                   struct lines *lines)
{
    for (size_t i = 0; own && i < own->count; i++) {
        if (!build_holds(b, own->list[i].when))
            continue;
        build_add(b, lines, build_fill_line(b, &own->list[i], why));
        if (lines->count <= b->section->most)
            build_shown(b, own->list[i].id);
    }
}

// The decision that goes with the preferred route; a talk first where a role cannot accept it.
static void decide_route(struct build *b, struct lines *lines)
{
    const struct route_result **routes;
    size_t count = build_ranked_routes(b, &routes);
    if (count == 0 || !routes[0]->has_rank)
        return;
    const struct route_result *first = routes[0];
    const char *why = route_why(b, first);
    if (first->against_count) {
        build_add(b, lines,
                  build_line(b,
                             SAY(b, DECIDE_TALK, roles_against(b, first),
                                 build_text(b, &first->rule->label)),
                             why));
        return;
    }
    if (count > 1 && build_equal_routes(b, first, routes[1])) {
        build_add(b, lines,
                  build_line(b,
                             SAY(b, DECIDE_BETWEEN, build_text(b, &first->rule->label),
                                 build_text(b, &routes[1]->rule->label)),
                             why));
        return;
    }
    const struct layout_lines *own = layout_lines_of(b->section, route_index(b, first));
    decide(b, own, why, lines);
    if (!own)
        build_add(b, lines,
                  build_line(b, SAY(b, DECIDE_ROUTE, build_text(b, &first->rule->label)), why));
}

void build_decisions(struct build *b)
{
    struct lines lines = {0};
    decide(b, &b->section->before, NULL, &lines);
    if (lines.count == 0)
        decide_route(b, &lines);
    decide(b, &b->section->lines, NULL, &lines);
    if (lines.count > b->section->most)
        lines.count = b->section->most;
    build_list(b, &lines, true);
    if (lines.count == 0)
        build_paragraph(b, WORDS(b, NO_DECISION), "position");
}
