// Which findings mean something else in the new version of a pack: those of which the hash of what
// they mean differs. What a hash holds is meaning.c.

#include <string.h>

#include "engine/compare.h"
#include "engine/meaning.h"

struct pair {
    const struct rulebook *old_rules, *now_rules;
    struct meaning *old, *now;
    struct arena *arena;
    bool any;
};

// What is not in both is not unlike: it is told as new or gone.
static bool is_unlike(struct pair *pair, enum meaning_kind kind, int before, int after)
{
    bool unlike = before >= 0 && strcmp(meaning_hash(pair->old, kind, before),
                                        meaning_hash(pair->now, kind, after)) != 0;
    pair->any |= before < 0 || unlike;
    return unlike;
}

static bool *flags(struct pair *pair, size_t count)
{
    return arena_array(pair->arena, count, sizeof(bool));
}

// The old question that is this one now, or -1. Of two that became one neither is.
static int find_old(const struct pair *pair, const char *id)
{
    int found = -1;
    for (int i = 0; i < pair->old_rules->pack->question_count; i++) {
        if (strcmp(meaning_ids(pair->old)[i], id) != 0)
            continue;
        if (found >= 0)
            return -1;
        found = i;
    }
    return found;
}

static void compare_questions(struct pair *pair, struct likeness *l)
{
    const struct pack *old = pair->old_rules->pack, *now = pair->now_rules->pack;
    l->questions = flags(pair, (size_t)now->question_count);
    l->was = arena_array(pair->arena, (size_t)now->question_count, sizeof *l->was);
    for (int i = 0; i < now->question_count; i++) {
        l->was[i] = find_old(pair, now->questions[i].id);
        l->questions[i] = is_unlike(pair, MEANING_QUESTION, l->was[i], i);
    }
    l->dimensions = flags(pair, (size_t)now->dimension_count);
    for (int i = 0; i < now->dimension_count; i++)
        l->dimensions[i] =
            is_unlike(pair, MEANING_DIMENSION, pack_dimension_find(old, now->dimensions[i].id), i);
    pair->any |=
        old->question_count != now->question_count || old->dimension_count != now->dimension_count;
}

static void compare_positions(struct pair *pair, struct likeness *l)
{
    const struct rulebook *rules = pair->old_rules;
    const struct position_rule *old = rules->position, *now = pair->now_rules->position;
    l->axes = flags(pair, now ? now->axis_count : 0);
    if (!old || !now) {
        pair->any |= old != now;
        return;
    }
    for (size_t i = 0; i < now->axis_count; i++)
        l->axes[i] =
            is_unlike(pair, MEANING_AXIS, rulebook_axis_find(rules, now->axes[i].id), (int)i);
    l->place = is_unlike(pair, MEANING_PLACE, 0, 0);
}

// One flag an entry of the list `kind` of the rulebook: does it mean something else now?
#define COMPARE_ALL(flagged, count, kind, find)                               \
    for (size_t i = (l->flagged = flags(pair, (count)), 0); i < (count); i++) \
    l->flagged[i] = is_unlike(pair, kind, find(old, now->flagged[i].id), (int)i)

static void compare_rules(struct pair *pair, struct likeness *l)
{
    const struct rulebook *old = pair->old_rules, *now = pair->now_rules;
    COMPARE_ALL(figures, now->figure_count, MEANING_FIGURE, rulebook_figure_find);
    COMPARE_ALL(routes, now->route_count, MEANING_ROUTE, rulebook_route_find);
    COMPARE_ALL(recommendations, now->recommendation_count, MEANING_RECOMMENDATION,
                rulebook_recommendation_find);
    COMPARE_ALL(tables, now->table_count, MEANING_TABLE, rulebook_table_find);
    pair->any |= old->figure_count != now->figure_count || old->route_count != now->route_count ||
                 old->table_count != now->table_count ||
                 old->recommendation_count != now->recommendation_count;
}

static struct likeness compare_in(const struct rulebook *old, const struct rulebook *now,
                                  bool careful, struct arena *arena)
{
    struct pair pair = {old, now, NULL, NULL, arena, false};
    pair.old = meaning_of(old, now->pack, careful, arena);
    pair.now = meaning_of(now, now->pack, careful, arena);
    struct likeness likeness = {.ids = meaning_ids(pair.old)};
    compare_questions(&pair, &likeness);
    compare_rules(&pair, &likeness);
    compare_positions(&pair, &likeness);
    likeness.any = pair.any;
    bool circular = meaning_is_circular(pair.old) || meaning_is_circular(pair.now);
    return circular && !careful ? compare_in(old, now, true, arena) : likeness;
}

struct likeness likeness_of(const struct rulebook *old, const struct rulebook *now,
                            struct arena *arena)
{
    return compare_in(old, now, false, arena);
}
