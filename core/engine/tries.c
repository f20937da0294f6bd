// Tries changes out, one after the other, and counts them: the budget is a number of evaluations,
// never time, so that the same question gets the same answer on every machine.

#include "base/num.h"
#include "engine/change.h"

void tries_init(struct tries *tries, const struct assessment *base, const struct limits *limits,
                size_t budget)
{
    *tries = (struct tries){.base = base, .budget = budget};
    arena_init(&tries->arena);
    arena_init(&tries->scratch);
    tries->reaches = reaches_new(base, &tries->arena);
    trials_init(&tries->trials, base, limits, &tries->arena);
}

void tries_clear(struct tries *tries)
{
    arena_clear(&tries->scratch);
    arena_clear(&tries->arena);
}

static struct assessment *begin(struct tries *tries, const struct dossier *dossier,
                                const struct reach *reach, bool facts)
{
    tries->used++;
    return trial_begin(&tries->trials, dossier, reach, facts, &tries->scratch, &tries->quiet);
}

static const struct reach *reach_of_these(struct tries *tries, const struct change *changes,
                                          size_t count)
{
    if (count == 1)
        return reach_of(tries->reaches, changes->question);
    struct reach *reach = arena_alloc(&tries->scratch, sizeof *reach);
    *reach = reach_none(tries->reaches, &tries->scratch);
    for (size_t i = 0; i < count; i++)
        reach_add(tries->reaches, reach, reach_of(tries->reaches, changes[i].question));
    return reach;
}

struct assessment *tries_begin(struct tries *tries, const struct change *changes, size_t count)
{
    if (tries->used >= tries->budget)
        return NULL;
    diags_init(&tries->quiet, &tries->scratch);
    bool facts = false;
    for (size_t i = 0; i < count; i++)
        facts |= changes[i].respondent < 0;
    const struct dossier *dossier =
        change_apply(tries->base->dossier, changes, count, &tries->scratch);
    return begin(tries, dossier, reach_of_these(tries, changes, count), facts);
}

struct assessment *tries_without(struct tries *tries, int respondent)
{
    if (tries->used >= tries->budget)
        return NULL;
    diags_init(&tries->quiet, &tries->scratch);
    const struct dossier *dossier =
        change_without(tries->base->dossier, respondent, &tries->scratch);
    return begin(tries, dossier, reach_of_all(tries->reaches), false);
}

bool tries_end(struct tries *tries)
{
    bool good = trial_end(&tries->trials);
    arena_clear(&tries->scratch);
    return good;
}

int tries_place(struct assessment *trial)
{
    const struct position_rule *position = trial->rules->position;
    const struct place_rule *place = position ? trial_place(trial) : NULL;
    return place ? (int)(place - position->places) : -1;
}

// As the report does: ranks as shown, the first of equals.
int tries_first_route(struct assessment *trial)
{
    int first = -1;
    double most = 0;
    for (size_t i = 0; i < trial->rules->route_count; i++) {
        const struct route_result *route = trial_rank(trial, i);
        double rank = route->has_rank ? num_round(route->rank, 1) : 0;
        if (!route->has_rank || (first >= 0 && rank <= most))
            continue;
        first = (int)i;
        most = rank;
    }
    return first;
}
