// Finds few changes that reach a goal, within a number of evaluations and in a fixed order: all
// single changes, smallest steps first; then pairs and triples of those that help most; then
// stepwise, each time with the change that helps most. What was found is made smaller: a change
// that is not needed is dropped, a large step is tried smaller. It promises no minimum beyond what
// it tried.

#include <math.h>
#include <string.h>

#include "engine/whatif.h"

// How many of those that help most are tried together.
enum { PAIRED = 30, TRIPLED = 14, STEPPED = 60, STARTS = 3 };

struct helpful {
    const struct change *change;
    double distance; // with this change alone
};

struct search {
    const struct goal *goal;
    struct tries *tries;
    struct changes changes;
    struct helpful *helpful; // one a place, nearest first
    size_t helpful_count;
    size_t most;
    struct found *found;
};

// INFINITY for a copy that is no good or beyond the budget.
static double try_set(struct search *s, const struct change *changes, size_t count)
{
    struct assessment *trial = tries_begin(s->tries, changes, count);
    if (!trial)
        return INFINITY;
    double distance = whatif_distance(s->goal, trial);
    return tries_end(s->tries) ? distance : INFINITY;
}

static int steps_of(const struct change *changes, size_t count)
{
    int steps = 0;
    for (size_t i = 0; i < count; i++)
        steps += changes[i].steps;
    return steps;
}

// Fewer changes are better, then fewer steps; of equals the first stays.
static void take(struct search *s, const struct change *changes, size_t count)
{
    struct found *found = s->found;
    if (found->found &&
        (count > found->count ||
         (count == found->count && steps_of(changes, count) >= steps_of(found->changes, count))))
        return;
    memmove(found->changes, changes, count * sizeof *changes);
    found->count = count;
    found->found = true;
}

// --- one change ---

// Keeps the change that brings nearest of each place.
static void note_helpful(struct search *s, const struct change *change, double distance,
                         double before)
{
    if (!(distance < before))
        return;
    for (size_t i = 0; i < s->helpful_count; i++) {
        struct helpful *one = &s->helpful[i];
        if (!change_same_place(one->change, change))
            continue;
        if (distance < one->distance)
            *one = (struct helpful){change, distance};
        return;
    }
    s->helpful[s->helpful_count++] = (struct helpful){change, distance};
}

// Stable: of two that help as much the one found first comes first.
static void sort_helpful(struct search *s)
{
    for (size_t i = 1; i < s->helpful_count; i++) {
        struct helpful one = s->helpful[i];
        size_t at = i;
        for (; at > 0 && s->helpful[at - 1].distance > one.distance; at--)
            s->helpful[at] = s->helpful[at - 1];
        s->helpful[at] = one;
    }
}

static void try_singles(struct search *s, double before)
{
    s->helpful = arena_array(&s->tries->arena, s->changes.count, sizeof *s->helpful);
    for (size_t i = 0; i < s->changes.count && !s->found->found; i++) {
        const struct change *change = &s->changes.list[i];
        double distance = try_set(s, change, 1);
        if (distance == 0)
            take(s, change, 1);
        note_helpful(s, change, distance, before);
    }
    s->found->singles_all = !s->found->found && s->tries->used < s->tries->budget;
    sort_helpful(s);
}

// --- several ---

static void try_pairs(struct search *s)
{
    size_t count = s->helpful_count < PAIRED ? s->helpful_count : PAIRED;
    for (size_t a = 0; a < count; a++)
        for (size_t b = a + 1; b < count; b++) {
            struct change pair[] = {*s->helpful[a].change, *s->helpful[b].change};
            if (try_set(s, pair, 2) == 0)
                take(s, pair, 2);
        }
}

static void try_triples(struct search *s)
{
    size_t count = s->helpful_count < TRIPLED ? s->helpful_count : TRIPLED;
    for (size_t a = 0; a < count; a++)
        for (size_t b = a + 1; b < count; b++)
            for (size_t c = b + 1; c < count; c++) {
                struct change triple[] = {*s->helpful[a].change, *s->helpful[b].change,
                                          *s->helpful[c].change};
                if (try_set(s, triple, 3) == 0)
                    take(s, triple, 3);
            }
}

static bool is_in(const struct change *set, size_t count, const struct change *change)
{
    for (size_t i = 0; i < count; i++)
        if (change_same_place(&set[i], change))
            return true;
    return false;
}

// Adds the change that helps most, again and again. Where none helps, the next one that helped
// alone is taken along: a threshold may lie beyond it.
static void try_stepwise(struct search *s, size_t start)
{
    struct change set[WHATIF_MOST];
    size_t count = 1, width = s->helpful_count < STEPPED ? s->helpful_count : STEPPED;
    set[0] = *s->helpful[start].change;
    while (count < s->most && s->tries->used < s->tries->budget) {
        double nearest = INFINITY;
        const struct change *best = NULL;
        for (size_t i = 0; i < width; i++) {
            if (is_in(set, count, s->helpful[i].change))
                continue;
            set[count] = *s->helpful[i].change;
            double distance = try_set(s, set, count + 1);
            if (distance < nearest) {
                nearest = distance;
                best = s->helpful[i].change;
            }
        }
        if (!best)
            return;
        set[count++] = *best;
        if (nearest == 0) {
            take(s, set, count);
            return;
        }
    }
}

// --- making it smaller ---

static void drop_needless(struct search *s)
{
    struct found *found = s->found;
    for (size_t i = 0; i < found->count && found->count > 1;) {
        struct change rest[WHATIF_MOST];
        size_t count = 0;
        for (size_t k = 0; k < found->count; k++)
            if (k != i)
                rest[count++] = found->changes[k];
        if (try_set(s, rest, count) != 0) {
            i++;
            continue;
        }
        take(s, rest, count);
    }
}

static void shorten_steps(struct search *s)
{
    struct found *found = s->found;
    for (size_t i = 0; i < found->count; i++) {
        for (size_t k = 0; k < s->changes.count; k++) {
            const struct change *other = &s->changes.list[k];
            if (other->steps >= found->changes[i].steps)
                break; // they stand by steps
            if (!change_same_place(other, &found->changes[i]))
                continue;
            struct change set[WHATIF_MOST];
            memcpy(set, found->changes, found->count * sizeof *set);
            set[i] = *other;
            if (try_set(s, set, found->count) == 0) {
                take(s, set, found->count);
                break;
            }
        }
    }
}

// In the pack's order, whatever the order they were found in.
static void order(struct found *found)
{
    for (size_t i = 1; i < found->count; i++) {
        struct change one = found->changes[i];
        size_t at = i;
        for (; at > 0 && (found->changes[at - 1].question > one.question ||
                          (found->changes[at - 1].question == one.question &&
                           found->changes[at - 1].respondent > one.respondent));
             at--)
            found->changes[at] = found->changes[at - 1];
        found->changes[at] = one;
    }
}

static void search_sets(struct search *s)
{
    if (s->most >= 2)
        try_pairs(s);
    for (size_t i = 0; i < STARTS && i < s->helpful_count && !s->found->found && s->most >= 3; i++)
        try_stepwise(s, i);
    if (s->found->found && s->found->count > 2) {
        drop_needless(s);
        if (s->found->count > 3)
            try_triples(s);
    }
    if (s->found->found)
        shorten_steps(s);
}

void whatif_search(const struct goal *goal, struct tries *tries, size_t most, struct found *found)
{
    struct search search = {.goal = goal, .tries = tries, .most = most, .found = found};
    const struct pack *pack = tries->base->pack;
    struct assessment *now = tries_begin(tries, NULL, 0);
    double before = now ? whatif_distance(goal, now) : INFINITY;
    if (now)
        tries_end(tries);
    found->already = before == 0;
    bool *questions = arena_array(&tries->arena, (size_t)pack->question_count, sizeof *questions);
    for (int q = 0; q < pack->question_count; q++)
        questions[q] =
            whatif_reaches(goal, reach_of(tries->reaches, q), tries->base->rules->route_count);
    search.changes =
        change_all(tries->base, CHANGE_ANSWERS | CHANGE_OPEN | CHANGE_CHOICES | CHANGE_FACTS,
                   questions, &tries->arena);
    found->singles = search.changes.count;
    if (!found->already && before < INFINITY) {
        try_singles(&search, before);
        if (!found->found)
            search_sets(&search);
    }
    order(found);
    found->used = tries->used;
}
