// Walks a finished assessment from a trace down to the answers it rests on, and up to the parts
// that made it true.

#include <string.h>

#include "rules/assessment.h"

struct walk {
    const struct assessment *assessment;
    bool *questions;
    bool *figures, *dimensions, *routes; // seen: each is opened once
    bool roles;
};

static void walk_trace(struct walk *walk, const struct trace *trace);

static void walk_when(struct walk *walk, int question);

static void walk_question(struct walk *walk, int question)
{
    if (walk->questions[question])
        return;
    walk->questions[question] = true;
    walk_when(walk, question);
}

// Branching is part of why: what a condition looked at counts too.
static void walk_cond(struct walk *walk, const struct cond *cond)
{
    struct trace_read read = {cond->ref, VALUE_NOTHING};
    struct trace trace = {.reads = &read, .read_count = cond->op == COND_NAME};
    walk_trace(walk, &trace);
    for (size_t i = 0; i < cond->count; i++)
        walk_cond(walk, cond->kids[i]);
}

static void walk_when(struct walk *walk, int question)
{
    const struct cond *when = walk->assessment->pack->questions[question].when;
    if (when)
        walk_cond(walk, when);
}

static void walk_dimension(struct walk *walk, int dimension)
{
    const struct dimension_use *use = &walk->assessment->rules->uses[dimension];
    if (walk->dimensions[dimension])
        return;
    walk->dimensions[dimension] = true;
    for (size_t i = 0; i < use->count; i++)
        if (walk->assessment->items[use->questions[i]].valid)
            walk_question(walk, use->questions[i]);
}

static void walk_figure(struct walk *walk, int index)
{
    const struct figure_result *figure = &walk->assessment->figures[index];
    if (walk->figures[index])
        return;
    walk->figures[index] = true;
    walk_trace(walk, &figure->trace);
    const struct figure_rule *rule = &walk->assessment->rules->figures[index];
    for (size_t i = 0; i < rule->need_count; i++)
        walk_cond(walk, rule->needs[i]);
}

static void walk_route(struct walk *walk, struct ref ref)
{
    const struct route_result *route = &walk->assessment->routes[ref.index];
    if (walk->routes[ref.index])
        return;
    walk->routes[ref.index] = true;
    for (size_t i = 0; i < route->rule->require_count; i++)
        walk_trace(walk, &route->requirements[i].trace);
    for (size_t i = 0;
         route->criteria && ref.sub != REF_ROUTE_BLOCKED && i < route->rule->criterion_count; i++)
        walk_trace(walk, &route->criteria[i].trace);
    if (ref.sub != REF_ROUTE_BLOCKED && route->rule->support >= 0)
        walk_question(walk, route->rule->support);
}

static void walk_ref(struct walk *walk, struct ref ref)
{
    const struct rulebook *rules = walk->assessment->rules;
    switch (ref.space) {
    case REF_FACT:
    case REF_ANSWER:
    case REF_ITEM:
    case REF_ITEMGAP:
    case REF_SPREAD:
    case REF_TALLY: walk_question(walk, ref.index); break;
    case REF_DIMENSION:
    case REF_GAP: walk_dimension(walk, ref.index); break;
    case REF_FIGURE: walk_figure(walk, ref.index); break;
    case REF_AXIS:
    case REF_LOWEST:
        for (size_t i = 0; i < rules->position->axes[ref.index].count; i++)
            walk_dimension(walk, rules->position->axes[ref.index].dimensions[i]);
        break;
    case REF_ROUTE: walk_route(walk, ref); break;
    default: break;
    }
}

static void walk_trace(struct walk *walk, const struct trace *trace)
{
    for (size_t i = 0; i < trace->read_count; i++)
        walk_ref(walk, trace->reads[i].ref);
    for (size_t i = 0; i < trace->count; i++)
        walk_trace(walk, &trace->kids[i]);
}

size_t assessment_answers(const struct assessment *assessment, struct arena *arena,
                          const struct trace *trace, int **questions)
{
    const struct pack *pack = assessment->pack;
    size_t count = (size_t)pack->question_count, found = 0;
    struct walk walk = {.assessment = assessment};
    walk.questions = arena_array(arena, count, sizeof(bool));
    walk.figures = arena_array(arena, assessment->rules->figure_count, sizeof(bool));
    walk.dimensions = arena_array(arena, (size_t)pack->dimension_count, sizeof(bool));
    walk.routes = arena_array(arena, assessment->rules->route_count, sizeof(bool));
    walk_trace(&walk, trace);
    *questions = arena_array(arena, count, sizeof **questions);
    for (size_t i = 0; i < count; i++)
        if (walk.questions[i])
            (*questions)[found++] = (int)i;
    return found;
}

struct because {
    struct arena *arena;
    struct trace_read *list;
    size_t count, room;
};

static void because_add(struct because *because, const struct trace_read *read)
{
    for (size_t i = 0; i < because->count; i++)
        if (memcmp(&because->list[i].ref, &read->ref, sizeof read->ref) == 0)
            return;
    ARENA_PUSH(because->arena, because->list, because->count, because->room);
    because->list[because->count++] = *read;
}

static bool holds(const struct trace *trace)
{
    return trace->value.kind == VALUE_BOOL && trace->value.number != 0;
}

static void because_walk(struct because *because, const struct trace *trace)
{
    bool any_of = trace->cond && trace->cond->op == COND_OR && holds(trace);
    for (size_t i = 0; i < trace->read_count; i++)
        because_add(because, &trace->reads[i]);
    for (size_t i = 0; i < trace->count; i++)
        if (!any_of || holds(&trace->kids[i]))
            because_walk(because, &trace->kids[i]);
}

size_t assessment_because(const struct assessment *assessment, struct arena *arena,
                          const struct trace *trace, struct trace_read **reads)
{
    (void)assessment;
    struct because because = {.arena = arena};
    because_walk(&because, trace);
    *reads = because.list;
    return because.count;
}

void assessment_tell_logs(const struct assessment *assessment, size_t from, struct diags *diags,
                          struct diag *diag)
{
    for (size_t i = from; i < assessment->log_count; i++) {
        const struct trace_logs *logs = assessment->logs[i];
        for (size_t k = 0; k < logs->count; k++) {
            struct rule_at at = logs->list[k].at;
            int file = at.script < 0 ? -1 : assessment->pack->scripts[at.script].file;
            diag_note_at(diags, diag, span_line(file, at.line), "grow.log: %s", logs->list[k].text);
        }
        if (logs->dropped)
            diag_note_at(diags, diag, SPAN_NONE, "grow.log: and %zu more", logs->dropped);
    }
}
