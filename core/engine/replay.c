// grow_replay: what new rules make of a dossier that was evaluated before. What differs is found by
// comparing the two as measurements (compare.c); here each difference gets the first step that it
// comes from.
#include "engine/replay.h"

#include <string.h>

#include "base/text.h"

struct listing {
    struct replay replay;
    grow_replayed *list;
    size_t count, room;
};

// --- one change ---

static grow_replayed *add(struct listing *l, const char *id, const char *was, const char *is)
{
    ARENA_PUSH(l->replay.arena, l->list, l->count, l->room);
    l->list[l->count] = (grow_replayed){.id = id, .was = was, .is = is};
    return &l->list[l->count++];
}

static void put_step(grow_replayed *change, bool found, const struct replay_step *step)
{
    if (!found)
        return;
    change->step = step->what;
    change->step_was = step->was;
    change->step_is = step->is;
    change->where = step->where;
}

// A rule that stands in one of the packs only, or whose own lines are the difference.
static void put_rule(struct listing *l, grow_replayed *change, const char *was, const char *is,
                     struct rule_at at)
{
    if (change->step)
        return;
    change->step = "the rule";
    change->step_was = was;
    change->step_is = is;
    change->where = replay_rule_place(&l->replay, at);
}

static const char *name(struct listing *l, const char *space, const char *id)
{
    return arena_textf(l->replay.arena, "%s.%s", space, id);
}

static const char *side(struct listing *l, const struct compared_value *value)
{
    return value->present ? replay_value(&l->replay, &value->value) : NULL;
}

// A rule that is in the new pack; `old_index` -1 where the old one lacks it, or is not there.
static void trace_step(struct listing *l, grow_replayed *change, const struct trace *old,
                       const struct trace *now)
{
    struct replay_step step;
    struct replay *r = &l->replay;
    put_step(change, old ? replay_trace(r, old, now, &step) : !r->old && replay_kept(r, now, &step),
             &step);
}

// --- the kinds of findings ---

static void tell_position(struct listing *l, const struct comparison *c)
{
    struct replay *r = &l->replay;
    struct replay_step step;
    if (text_equal(c->was_place, c->is_place) && text_equal(c->was_label, c->is_label))
        return;
    bool same = text_equal(c->was_place, c->is_place);
    grow_replayed *change =
        add(l, "position", same ? c->was_label : c->was_place, same ? c->is_label : c->is_place);
    if (!r->now->rules->position)
        return;
    if (r->old)
        put_step(change, replay_position(r, &step), &step);
    for (size_t i = 0; !r->old && !change->step && i < r->now->rules->position->place_count; i++)
        trace_step(l, change, NULL, &r->now->position.place_traces[i]);
    put_rule(l, change, "another one", "this one", r->now->rules->position->at);
}

static void tell_routes(struct listing *l, const struct comparison *c)
{
    struct replay *r = &l->replay;
    struct replay_step step;
    for (size_t i = 0; i < c->route_count; i++) {
        const struct compared_route *route = &c->routes[i];
        const struct compared_row *row = &route->rank;
        if (!row->differs)
            continue;
        grow_replayed *change =
            add(l, name(l, "routes", row->id), route->was_blocked ? "blocked" : side(l, &row->was),
                route->is_blocked ? "blocked" : side(l, &row->is));
        if (row->index < 0)
            continue;
        const struct route_result *is = &r->now->routes[row->index];
        int before = r->old ? rulebook_route_find(r->old->rules, row->id) : -1;
        struct ref from = {REF_ROUTE, before, REF_ROUTE_RANK};
        struct ref to = {REF_ROUTE, row->index, REF_ROUTE_RANK};
        if (before >= 0)
            put_step(change, replay_ref(r, from, to, &step), &step);
        for (size_t k = 0; !r->old && !change->step && k < is->rule->require_count; k++)
            trace_step(l, change, NULL, &is->requirements[k].trace);
        for (size_t k = 0; !r->old && !change->step && k < is->rule->criterion_count; k++)
            trace_step(l, change, NULL, &is->criteria[k].trace);
        put_rule(l, change, row->was.present ? "another one" : NULL, "this one", is->rule->at);
    }
}

static const char *state_word(enum rule_state state)
{
    return state == RULE_OUTSIDE_VALIDITY ? "not valid on this date" : "valid";
}

static void recommendation_step(struct listing *l, grow_replayed *change, int index, const char *id)
{
    struct replay *r = &l->replay;
    const struct recommendation_result *is = &r->now->recommendations[index];
    int before = r->old ? rulebook_recommendation_find(r->old->rules, id) : -1;
    const struct recommendation_result *was = before < 0 ? NULL : &r->old->recommendations[before];
    bool outside =
        is->state == RULE_OUTSIDE_VALIDITY || (was && was->state == RULE_OUTSIDE_VALIDITY);
    if (was && outside)
        put_rule(l, change, state_word(was->state), state_word(is->state), is->rule->at);
    else if (was || !r->old)
        trace_step(l, change, was ? &was->trace : NULL, &is->trace);
    put_rule(l, change, was || !r->old ? "another one" : NULL, "this one", is->rule->at);
}

static void tell_advice(struct listing *l, const struct comparison *c)
{
    for (size_t i = 0; i < c->advice_count; i++) {
        const struct compared_advice *advice = &c->advice[i];
        grow_replayed *change =
            add(l, name(l, "recommendations", advice->id), advice->is_new ? NULL : "given",
                advice->is_new ? "given" : NULL);
        if (advice->index >= 0)
            recommendation_step(l, change, advice->index, advice->id);
        else {
            change->step = "the rule";
            change->step_was = "there";
        }
    }
}

static void tell_rows(struct listing *l, const char *space, const struct compared_rows *rows,
                      enum ref_space kind)
{
    struct replay *r = &l->replay;
    struct replay_step step;
    for (size_t i = 0; i < rows->count; i++) {
        const struct compared_row *row = &rows->list[i];
        if (!row->differs)
            continue;
        grow_replayed *change =
            add(l, name(l, space, row->id), side(l, &row->was), side(l, &row->is));
        if (row->index < 0)
            continue;
        int before = -1;
        if (r->old)
            before = kind == REF_FIGURE ? rulebook_figure_find(r->old->rules, row->id)
                                        : pack_dimension_find(r->old->pack, row->id);
        struct ref from = {kind, before, 0}, to = {kind, row->index, 0};
        if (before >= 0)
            put_step(change, replay_ref(r, from, to, &step), &step);
        else if (!r->old && kind == REF_FIGURE)
            trace_step(l, change, NULL, &r->now->figures[row->index].trace);
        if (kind == REF_FIGURE)
            put_rule(l, change, row->was.present ? "another one" : NULL, "this one",
                     r->now->rules->figures[row->index].at);
    }
}

// --- cards, which two measurements do not compare ---

static bool has_card(const struct node *result, const char *id)
{
    const struct node *cards = node_find(result, "cards");
    for (size_t i = 0; cards && cards->kind == NODE_LIST && i < cards->count; i++) {
        const struct node *card = node_find(cards->items[i], "id");
        if (card && text_equal(card->text, id))
            return true;
    }
    return false;
}

static void tell_cards(struct listing *l)
{
    const struct replay *r = &l->replay;
    for (size_t i = 0; i < r->now->rules->card_count; i++) {
        const struct card_result *is = &r->now->cards[i];
        bool was = has_card(r->old_result, is->rule->id);
        if (was == is->drawn)
            continue;
        grow_replayed *change = add(l, name(l, "cards", is->rule->id), was ? "drawn" : NULL,
                                    is->drawn ? "drawn" : NULL);
        const struct trace *before = NULL;
        for (size_t k = 0; r->old && k < r->old->rules->card_count; k++)
            if (text_equal(r->old->rules->cards[k].id, is->rule->id))
                before = &r->old->cards[k].trace;
        trace_step(l, change, before, &is->trace);
        put_rule(l, change, was || before ? "another one" : NULL, "this one", is->rule->at);
    }
}

size_t grow_replay(const grow_measurement *old, grow_measurement *now,
                   const grow_replayed **changes)
{
    struct listing l = {.replay = {.now = now->assessment->assessment,
                                   .old_result = old->result,
                                   .now_result = now->result,
                                   .arena = &now->arena}};
    const struct comparison *c = compare(old, now, &now->arena);
    if (old->assessment) {
        l.replay.old = old->assessment->assessment;
        l.replay.likeness = likeness_of(old->pack->rules, now->pack->rules, &now->arena);
    }
    tell_position(&l, c);
    tell_routes(&l, c);
    tell_advice(&l, c);
    tell_rows(&l, "figures", &c->figures, REF_FIGURE);
    tell_rows(&l, "dimensions", &c->dimensions, REF_DIMENSION);
    tell_cards(&l);
    *changes = l.list;
    return l.count;
}
