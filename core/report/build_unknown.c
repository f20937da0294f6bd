// Routes of which it cannot be told whether they are possible: a condition fails because something
// is missing. What is missing is named, so that no gap in the dossier reads as a fact.
#include "report/build.h"

const char *build_requirement(struct build *b, const struct route_result *route, size_t index)
{
    const struct requirement *requirement = &route->rule->requires[index];
    if (!route->requirements[index].unknown)
        return build_text(b, &requirement->say);
    return requirement->has_unknown ? build_text(b, &requirement->unknown) : WORDS(b, CANNOT_TELL);
}

static const struct route_result *first_unknown(const struct build *b, size_t *count)
{
    const struct route_result *first = NULL;
    *count = 0;
    for (size_t i = 0; i < b->rules->route_count; i++) {
        if (!b->assessment->routes[i].unknown)
            continue;
        first = first ? first : &b->assessment->routes[i];
        ++*count;
    }
    return first;
}

size_t build_unknown_routes(const struct build *b)
{
    size_t count;
    first_unknown(b, &count);
    return count;
}

// Marks the empty facts below the unknown conditions of a route.
static void mark_facts(struct build *b, const struct route_result *route, bool *facts)
{
    for (size_t i = 0; i < route->rule->require_count; i++) {
        int *questions;
        if (!route->requirements[i].unknown)
            continue;
        size_t count =
            assessment_answers(b->assessment, b->arena, &route->requirements[i].trace, &questions);
        for (size_t q = 0; q < count; q++)
            if (questions[q] < b->pack->fact_count && b->assessment->fact_shown[questions[q]] &&
                b->assessment->dossier->facts[questions[q]].state != ANSWER_VALUE)
                facts[questions[q]] = true;
    }
}

const char *build_unknown_facts(struct build *b, const struct route_result *route)
{
    bool *facts = arena_array(b->arena, (size_t)b->pack->fact_count, sizeof *facts);
    for (size_t i = 0; i < b->rules->route_count; i++)
        if (!route || route == &b->assessment->routes[i])
            mark_facts(b, &b->assessment->routes[i], facts);
    const char **parts = arena_array(b->arena, (size_t)b->pack->fact_count, sizeof *parts);
    size_t count = 0;
    for (int f = 0; f < b->pack->fact_count; f++)
        if (facts[f])
            parts[count++] = build_ref_label(b, (struct ref){REF_FACT, f, 0});
    return notation_list(&b->notation, parts, count);
}

void build_say_unknown_routes(struct build *b)
{
    size_t count;
    const struct route_result *first = first_unknown(b, &count);
    if (!first)
        return;
    const char *text =
        count == 1 ? SAY(b, ROUTE_UNKNOWN, build_text(b, &first->rule->label))
                   : SAY(b, ROUTES_UNKNOWN, notation_integer(&b->notation, (long long)count));
    const char *facts = build_unknown_facts(b, NULL);
    if (*facts)
        text = arena_textf(b->arena, "%s%s", text, SAY(b, FACTS_NEEDED, facts));
    const char *why = build_why(b, "routes", first->rule->id);
    build_push(b,
               (struct block){.kind = BLOCK_CALLOUT,
                              .tone = TONE_CARE,
                              .line = build_strong(b, WORDS(b, ROUTES_UNKNOWN_HEAD), text, why)});
}
