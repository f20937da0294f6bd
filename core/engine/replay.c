// grow_replay: what new rules make of a dossier that was evaluated before. What differs is found by
// comparing the two as measurements (compare.c); here each difference gets the first step that it
// comes from.
#include "engine/replay.h"

#include <string.h>

#include "base/text.h"
#include "rules/evaluate.h"

struct listing {
    struct replay replay;
    grow_replayed *list;
    size_t count, room;
};

// --- the rule of a difference ---

#define FIND(name, list, number)                                  \
    static int name(const struct rulebook *rules, const char *id) \
    {                                                             \
        for (size_t i = 0; rules && id && i < rules->number; i++) \
            if (text_equal(rules->list[i].id, id))                \
                return (int)i;                                    \
        return -1;                                                \
    }
FIND(find_card, cards, card_count)
FIND(find_note, notes, note_count)
FIND(find_figure, figures, figure_count)
FIND(find_route, routes, route_count)
FIND(find_recommendation, recommendations, recommendation_count)
FIND(find_table, tables, table_count)
#undef FIND

static int find_score(const struct rulebook *rules, const char *id)
{
    for (size_t i = 0; rules && id && i < rules->score_count; i++)
        if (text_equal(rules->pack->dimensions[rules->scores[i].dimension].id, id))
            return (int)i;
    return -1;
}

static int find_axis(const struct rulebook *rules, const char *key)
{
    bool is_axis = rules && rules->position && key && strncmp(key, "axes.", 5) == 0;
    return is_axis ? rulebook_axis_find(rules, key + 5) : -1;
}

// What a difference is of, in one of the packs: its rule, what that gave and what it says.
struct half {
    struct ref ref; // of a value; `index` -1 where there is none
    const struct trace *trace;
    const struct message *text;
    bool there;
    struct rule_at at;
};

// Of what the report shows, its own condition; NULL when it has none.
static const struct trace *trace_of_shown(struct listing *l, const struct assessment *of,
                                          const char *id)
{
    struct replay *r = &l->replay;
    const struct layout *layout = of == r->now ? r->now_layout : r->old_layout;
    struct layout_part *parts;
    size_t count = layout_parts(layout, r->arena, &parts);
    for (size_t i = 0; i < count; i++) {
        if (!text_equal(parts[i].id, id))
            continue;
        struct trace *trace = arena_alloc(r->arena, sizeof *trace);
        *trace = evaluate_trace(of, parts[i].when);
        return trace;
    }
    return NULL;
}

static struct half half_of(struct listing *l, const struct assessment *of,
                           const struct compared_leaf *leaf)
{
    struct half half = {.ref = {REF_FIGURE, -1, 0}};
    const struct rulebook *rules = of ? of->rules : NULL;
    const char *space = leaf->space;
    int i = -1;
#define IS(name, find) (text_equal(space, name) && (i = find(rules, leaf->thing)) >= 0)
    if (IS("figures", find_figure))
        half = (struct half){
            {REF_FIGURE, i, 0}, &of->figures[i].trace, NULL, true, rules->figures[i].at};
    else if (IS("routes", find_route))
        half = (struct half){{REF_ROUTE, i, REF_ROUTE_RANK}, NULL, NULL, true, rules->routes[i].at};
    else if (IS("dimensions", find_score)) {
        bool gap =
            leaf->key && !text_equal(leaf->key, "band") && !text_equal(leaf->key, "coverage");
        half = (struct half){{gap ? REF_GAP : REF_DIMENSION, rules->scores[i].dimension, 0},
                             NULL,
                             NULL,
                             true,
                             rules->scores[i].at};
    } else if (IS("recommendations", find_recommendation))
        half = (struct half){half.ref,
                             text_equal(leaf->key, "stake") ? &of->recommendations[i].stake_trace
                                                            : &of->recommendations[i].trace,
                             &rules->recommendations[i].text, true, rules->recommendations[i].at};
    else if (IS("cards", find_card))
        half = (struct half){half.ref, &of->cards[i].trace, NULL, true, rules->cards[i].at};
    else if (IS("notes", find_note))
        half = (struct half){half.ref, &of->notes[i].trace, &rules->notes[i].text, true,
                             rules->notes[i].at};
    else if (IS("tables", find_table))
        half = (struct half){half.ref, &of->tables[i].trace, NULL, true, rules->tables[i].at};
    else if (text_equal(space, "shows") && of)
        half.trace = trace_of_shown(l, of, leaf->thing);
    else if (text_equal(space, "position") && rules && rules->position)
        half = (struct half){
            {REF_AXIS, find_axis(rules, leaf->key), 0}, NULL, NULL, true, rules->position->at};
#undef IS
    return half;
}

// --- one change ---

static void put_step(grow_replayed *change, bool found, const struct replay_step *step)
{
    if (!found)
        return;
    change->step = step->what;
    change->step_was = step->was;
    change->step_is = step->is;
    change->where = step->where;
}

static const char *last_key(const char *key)
{
    const char *dot = strrchr(key, '.');
    return dot ? dot + 1 : key;
}

// What the author wrote, and no evaluation changes.
static bool is_written(const char *key)
{
    static const char *const KEYS[] = {"title", "owner",   "term",    "theme",
                                       "label", "unblock", "sources", "priority"};
    for (size_t i = 0; key && i < sizeof KEYS / sizeof *KEYS; i++)
        if (text_equal(last_key(key), KEYS[i]))
            return true;
    return false;
}

// A rule that stands in one of the packs only, or whose own lines are the difference.
static void put_rule(struct listing *l, grow_replayed *change, const char *key,
                     const struct half *old, const struct half *now)
{
    if (!l->replay.old || change->step || (!old->there && !now->there))
        return;
    struct replay_line line;
    struct rule_at at = now->at;
    bool both = old->there && now->there;
    bool other = both && replay_rule_line(&l->replay, old->at, now->at, &line);
    if (both && (is_written(key) || text_equal(key, "text"))) {
        change->step = last_key(key);
        change->step_was = change->was;
        change->step_is = change->is;
        other &= strstr(line.is, change->step) != NULL; // or it is another one of its lines
    } else {
        change->step = "the rule";
        change->step_was = !old->there ? NULL : other ? line.was : both ? "another one" : "there";
        change->step_is = !now->there ? NULL : other ? line.is : both ? "this one" : "there";
    }
    if (other)
        at = (struct rule_at){line.script, line.line};
    if (now->there)
        change->where = replay_rule_place(&l->replay, at);
}

static const char *state_word(enum rule_state state)
{
    return state == RULE_OUTSIDE_VALIDITY ? "not valid on this date" : "valid";
}

// A recommendation that is out of its time in one of the two.
static bool find_validity(struct listing *l, const struct compared_leaf *leaf,
                          struct replay_step *step)
{
    const struct replay *r = &l->replay;
    int was = find_recommendation(r->old ? r->old->rules : NULL, leaf->thing);
    int is = find_recommendation(r->now->rules, leaf->thing);
    if (was < 0 || is < 0 || !text_equal(leaf->space, "recommendations"))
        return false;
    enum rule_state before = r->old->recommendations[was].state;
    enum rule_state after = r->now->recommendations[is].state;
    if ((before == RULE_OUTSIDE_VALIDITY) == (after == RULE_OUTSIDE_VALIDITY))
        return false;
    *step =
        (struct replay_step){"the rule", state_word(before), state_word(after),
                             replay_rule_place(&l->replay, r->now->rules->recommendations[is].at)};
    return true;
}

static bool find_kept(struct listing *l, const struct compared_leaf *leaf, const struct half *now,
                      struct replay_step *step)
{
    struct replay *r = &l->replay;
    const struct position_rule *position = r->now->rules->position;
    if (now->trace)
        return replay_kept(r, now->trace, step);
    for (size_t i = 0; text_equal(leaf->space, "position") && position && i < position->place_count;
         i++)
        if (replay_kept(r, &r->now->position.place_traces[i], step))
            return true;
    int route = text_equal(leaf->space, "routes") ? find_route(r->now->rules, leaf->thing) : -1;
    const struct route_result *is = route >= 0 ? &r->now->routes[route] : NULL;
    for (size_t i = 0; is && i < is->rule->require_count; i++)
        if (replay_kept(r, &is->requirements[i].trace, step))
            return true;
    for (size_t i = 0; is && i < is->rule->criterion_count; i++)
        if (replay_kept(r, &is->criteria[i].trace, step))
            return true;
    return false;
}

static bool find_step(struct listing *l, const struct compared_leaf *leaf, const struct half *old,
                      const struct half *now, struct replay_step *step)
{
    struct replay *r = &l->replay;
    r->of = leaf->thing ? leaf->thing : leaf->space;
    if (is_written(leaf->key))
        return false;
    if (!r->old)
        return find_kept(l, leaf, now, step);
    if (find_validity(l, leaf, step))
        return true;
    if (leaf->key && text_equal(leaf->key, "text"))
        return old->text && now->text && replay_message(r, old->text, now->text, step);
    if (old->ref.index >= 0 && now->ref.index >= 0 && replay_ref(r, old->ref, now->ref, step))
        return true;
    if (text_equal(leaf->space, "dimensions") && text_equal(leaf->key, "flagged"))
        return old->there && now->there && replay_flag(r, old->ref.index, now->ref.index, step);
    if (text_equal(leaf->space, "dimensions") && old->there && now->there)
        return replay_bands(r, old->ref.index, now->ref.index, step);
    if (text_equal(leaf->space, "position"))
        return replay_position(r, step);
    return old->trace && now->trace && replay_trace(r, old->trace, now->trace, step);
}

static const struct compared_route *route_of(const struct comparison *c,
                                             const struct compared_leaf *leaf)
{
    for (size_t i = 0; text_equal(leaf->space, "routes") && !leaf->key && i < c->route_count; i++)
        if (text_equal(c->routes[i].rank.id, leaf->thing))
            return &c->routes[i];
    return NULL;
}

static void tell(struct listing *l, const struct comparison *c, const struct compared_leaf *leaf)
{
    const struct replay *r = &l->replay;
    struct replay_step step;
    // The label of another place is another one as well.
    if (text_equal(leaf->name, "position.label") && !text_equal(c->was_place, c->is_place))
        return;
    ARENA_PUSH(r->arena, l->list, l->count, l->room);
    grow_replayed *change = &l->list[l->count++];
    *change = (grow_replayed){.id = leaf->name, .was = leaf->was, .is = leaf->is};
    const struct compared_route *route = route_of(c, leaf);
    if (route && route->was_blocked)
        change->was = "blocked";
    if (route && route->is_blocked)
        change->is = "blocked";
    struct half old = half_of(l, r->old, leaf), now = half_of(l, r->now, leaf);
    put_step(change, find_step(l, leaf, &old, &now, &step), &step);
    put_rule(l, change, leaf->key, &old, &now);
}

static void tell_report(struct listing *l)
{
    grow_replayed change;
    struct replay_step step;
    for (size_t at = 0; replay_report(&l->replay, &at, &change, &step);) {
        put_step(&change, step.what != NULL, &step);
        ARENA_PUSH(l->replay.arena, l->list, l->count, l->room);
        l->list[l->count++] = change;
    }
}

size_t grow_replay(const grow_measurement *old, grow_measurement *now,
                   const grow_replayed **changes)
{
    struct listing l = {.replay = {.now = now->assessment->assessment,
                                   .old_result = old->result,
                                   .now_result = now->result,
                                   .now_layout = now->pack->layout,
                                   .arena = &now->arena}};
    const struct comparison *c = compare(old, now, &now->arena);
    if (old->assessment) {
        l.replay.old = old->assessment->assessment;
        l.replay.old_layout = old->pack->layout;
        l.replay.likeness = likeness_of(old->pack->rules, now->pack->rules, &now->arena);
    }
    // Of another pack nothing can be laid beside each other, which is not the same as no change.
    const struct compared_leaf other = {
        .space = "pack", .name = "pack", .was = c->was.pack, .is = c->is.pack};
    if (c->kind == COMPARED_NOT)
        tell(&l, c, &other);
    for (size_t i = 0; i < c->leaf_count; i++)
        tell(&l, c, &c->leaves[i]);
    if (l.replay.old && c->kind != COMPARED_NOT)
        tell_report(&l);
    *changes = l.list;
    return l.count;
}
