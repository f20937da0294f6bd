// How solid are position, first route and front recommendations? Every single change of an answer
// is tried, smallest steps first, and everybody is left out once; within a budget, so that a large
// dossier takes no longer than a report may. Two people of one role who gave one answer are tried
// once.

#include "engine/solidity.h"

#include "engine/change.h"

enum { TRIES_MOST = 1500, PEOPLE_MOST = 60 };

struct looking {
    struct tries tries;
    const struct assessment *base;
    struct arena *arena;
    struct solidity *result;
    int place, route; // as they are
};

static struct solid_finding *add_finding(struct looking *l, enum solid_what what, int index)
{
    struct solid_finding *finding = &l->result->findings[l->result->count++];
    finding->what = what;
    finding->index = index;
    finding->people =
        arena_array(l->arena, (size_t)l->base->pack->role_count, sizeof *finding->people);
    return finding;
}

static void list_findings(struct looking *l, const struct recommendation_result **front,
                          size_t count)
{
    l->result->findings = arena_array(l->arena, count + 2, sizeof *l->result->findings);
    if (l->place >= 0)
        add_finding(l, SOLID_POSITION, l->place);
    if (l->route >= 0)
        add_finding(l, SOLID_ROUTE, l->route);
    for (size_t i = 0; i < count; i++)
        add_finding(l, SOLID_RECOMMENDATION, (int)(front[i] - l->base->recommendations));
}

// Does the finding come out otherwise? `*becomes` is what takes its place.
static bool is_other(const struct solid_finding *finding, struct assessment *trial, int *becomes)
{
    *becomes = -1;
    switch (finding->what) {
    case SOLID_POSITION: *becomes = tries_place(trial); return *becomes != finding->index;
    case SOLID_ROUTE: *becomes = tries_first_route(trial); return *becomes != finding->index;
    default: return !trial_fires(trial, (size_t)finding->index);
    }
}

static bool is_reached(const struct solid_finding *finding, const struct reach *reach,
                       size_t route_count)
{
    if (finding->what == SOLID_POSITION)
        return reach->position;
    if (finding->what == SOLID_RECOMMENDATION)
        return reach->recommendations[finding->index];
    for (size_t i = 0; i < route_count; i++)
        if (reach->routes[i])
            return true;
    return false;
}

// --- one answer ---

// Can this change still tell anything about the finding? An answer is named once, with the fewest
// steps, and of more steps than one only while there is room for a name.
static bool is_news(const struct looking *l, const struct solid_finding *finding,
                    const struct change *change)
{
    int role = l->base->dossier->respondents[change->respondent].role;
    for (size_t i = 0; i < finding->answer_count; i++)
        if (finding->answers[i].question == change->question && finding->answers[i].role == role)
            return false;
    return change->steps == 1 || finding->answer_count < SOLID_ANSWERS;
}

static void note_answer(const struct looking *l, struct solid_finding *finding,
                        const struct change *change, int becomes)
{
    int role = l->base->dossier->respondents[change->respondent].role;
    finding->one_step += change->steps == 1;
    finding->edge |= change->steps == 1;
    if (finding->answer_count < SOLID_ANSWERS)
        finding->answers[finding->answer_count++] = (struct solid_answer){
            change->question, role, change->steps, change->direction, becomes};
}

static void try_change(struct looking *l, const struct change *change)
{
    const struct reach *reach = reach_of(l->tries.reaches, change->question);
    size_t routes = l->base->rules->route_count;
    bool any = false;
    for (size_t i = 0; i < l->result->count; i++) {
        bool reached = is_reached(&l->result->findings[i], reach, routes);
        l->result->findings[i].tried |= reached;
        any |= reached;
    }
    if (!any)
        return;
    struct assessment *trial = tries_begin(&l->tries, change, 1);
    if (!trial) {
        l->result->complete = false;
        return;
    }
    for (size_t i = 0; i < l->result->count; i++) {
        int becomes;
        struct solid_finding *finding = &l->result->findings[i];
        if (is_reached(finding, reach, routes) && is_news(l, finding, change) &&
            is_other(finding, trial, &becomes))
            note_answer(l, finding, change, becomes);
    }
    tries_end(&l->tries);
}

// --- one person ---

static void note_person(const struct looking *l, struct solid_finding *finding, int role,
                        int becomes)
{
    finding->edge = true;
    for (size_t i = 0; i < finding->person_count; i++)
        if (finding->people[i].role == role) {
            finding->people[i].those++;
            return;
        }
    finding->people[finding->person_count++] =
        (struct solid_person){role, l->base->respondents[role], 1, becomes};
}

static void try_without(struct looking *l, int respondent)
{
    struct assessment *trial = tries_without(&l->tries, respondent);
    if (!trial) {
        l->result->complete = false;
        return;
    }
    int becomes, role = l->base->dossier->respondents[respondent].role;
    for (size_t i = 0; i < l->result->count; i++)
        if (is_other(&l->result->findings[i], trial, &becomes))
            note_person(l, &l->result->findings[i], role, becomes);
    tries_end(&l->tries);
}

const struct solidity *solidity_of(const struct grow_assessment *handle, struct arena *arena)
{
    struct looking looking = {.base = handle->assessment, .arena = arena};
    struct looking *l = &looking;
    const struct position_result *position = &l->base->position;
    const struct recommendation_result **front;
    tries_init(&l->tries, l->base, &handle->pack->limits, TRIES_MOST);
    l->result = arena_alloc(arena, sizeof *l->result);
    l->result->complete = true;
    // A place that is still open is no finding that could be solid.
    l->place = position->place && !position->place->open
                   ? (int)(position->place - position->rule->places)
                   : -1;
    l->route = tries_first_route(handle->assessment);
    size_t count = report_front_actions(l->base, handle->pack->layout, arena, &front);
    list_findings(l, front, count);
    int people = l->base->dossier->respondent_count;
    for (int p = 0; p < people && p < PEOPLE_MOST; p++)
        try_without(l, p);
    l->result->complete &= people <= PEOPLE_MOST;
    struct changes changes =
        change_all(l->base, CHANGE_ANSWERS | CHANGE_ONCE, NULL, &l->tries.arena);
    for (size_t i = 0; i < changes.count && l->tries.used < l->tries.budget; i++)
        try_change(l, &changes.list[i]);
    l->result->complete &= l->tries.used < l->tries.budget;
    l->result->tried = l->tries.used;
    tries_clear(&l->tries);
    return l->result;
}
