// Lays two results beside each other, id by id: what was and what is. It compares what results
// hold, as printed; only facts come from the dossiers. It decides how far the two can be compared,
// and judges nothing.

#include <string.h>

#include "base/num.h"
#include "base/text.h"
#include "engine/compare.h"

struct comparing {
    const struct node *old, *now; // results
    const struct rulebook *rules; // of the new one
    struct likeness likeness;     // all flags false when there is nothing to compare with
    struct arena *arena;
    struct comparison *result;
};

// --- reading a result ---

static const char *text_at(const struct node *map, const char *key)
{
    const struct node *node = node_find(map, key);
    return node && node->kind == NODE_SCALAR && !node_is_null(node) ? node->text : NULL;
}

static struct value value_of(struct arena *arena, const struct node *node)
{
    double number;
    if (node_is_null(node))
        return VALUE_NOTHING;
    if (node->kind == NODE_LIST) {
        struct value *items = arena_array(arena, node->count, sizeof *items);
        for (size_t i = 0; i < node->count; i++)
            items[i] = value_of(arena, node->items[i]);
        return (struct value){.kind = VALUE_LIST, .items = items, .count = node->count};
    }
    if (node->kind != NODE_SCALAR)
        return VALUE_NOTHING;
    if (node->quoted)
        return value_word(node->text);
    if (num_parse(node->text, &number))
        return value_number(number, VALUE_EXACT);
    return value_bool(text_equal(node->text, "true"));
}

static bool is_equal(const struct value *a, const struct value *b)
{
    if (a->kind != b->kind || a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (!is_equal(&a->items[i], &b->items[i]))
            return false;
    if (a->kind == VALUE_NUMBER || a->kind == VALUE_BOOL)
        return a->number == b->number;
    return a->kind != VALUE_WORD || text_equal(a->text, b->text);
}

static struct compared_value side_of(struct comparing *c, const struct node *map, const char *key)
{
    const struct node *node = node_find(map, key);
    return (struct compared_value){node != NULL, value_of(c->arena, node)};
}

// The entry of a list of mappings whose `id` is this, or NULL.
static const struct node *entry_of(const struct node *list, const char *id)
{
    for (size_t i = 0; list && list->kind == NODE_LIST && id && i < list->count; i++)
        if (text_equal(text_at(list->items[i], "id"), id))
            return list->items[i];
    return NULL;
}

// --- rows ---

static struct compared_row row_of(struct comparing *c, const char *id, int index,
                                  struct compared_value was, struct compared_value is, bool unlike)
{
    struct compared_row row = {id, index, was, is, unlike, false};
    row.differs = was.present != is.present || !is_equal(&was.value, &is.value);
    c->result->differences += row.differs;
    return row;
}

static void push(struct comparing *c, struct compared_rows *rows, struct compared_row row)
{
    ARENA_PUSH(c->arena, rows->list, rows->count, rows->room);
    rows->list[rows->count++] = row;
}

typedef int find_index(const struct rulebook *rules, const char *id);

static int find_dimension(const struct rulebook *rules, const char *id)
{
    return pack_dimension_find(rules->pack, id);
}

static int find_role(const struct rulebook *rules, const char *id)
{
    return pack_role_find(rules->pack, id);
}

static bool flag_of(const bool *flags, int index)
{
    return flags && index >= 0 && flags[index];
}

// Mappings from ids to values; those that only the old one has come last.
static void compare_maps(struct comparing *c, const struct node *old, const struct node *now,
                         find_index *find, const bool *unlike, struct compared_rows *rows)
{
    for (int pass = 0; pass < 2; pass++) {
        const struct node *map = pass == 0 ? now : old;
        for (size_t i = 0; map && map->kind == NODE_MAP && i < map->count; i++) {
            const char *id = map->keys[i]->text;
            if (pass == 1 && node_find(now, id))
                continue;
            int index = find(c->rules, id);
            push(c, rows,
                 row_of(c, id, index, side_of(c, old, id), side_of(c, now, id),
                        flag_of(unlike, index)));
        }
    }
}

static void compare_dimensions(struct comparing *c)
{
    const struct node *old = node_find(c->old, "dimensions"),
                      *now = node_find(c->now, "dimensions");
    for (int pass = 0; pass < 2; pass++) {
        const struct node *list = pass == 0 ? now : old;
        for (size_t i = 0; list && list->kind == NODE_LIST && i < list->count; i++) {
            const char *id = text_at(list->items[i], "id");
            if (!id || (pass == 1 && entry_of(now, id)))
                continue;
            int index = find_dimension(c->rules, id);
            push(c, &c->result->dimensions,
                 row_of(c, id, index, side_of(c, entry_of(old, id), "score"),
                        side_of(c, entry_of(now, id), "score"),
                        flag_of(c->likeness.dimensions, index)));
        }
    }
}

static bool is_blocked(const struct node *route)
{
    const struct node *blocked = node_find(route, "blocked");
    return blocked && blocked->count > 0;
}

// The route that ranks highest; the first of equals. NULL when none has a rank.
static const char *first_route(const struct node *routes)
{
    const char *first = NULL;
    double most = 0;
    for (size_t i = 0; routes && routes->kind == NODE_LIST && i < routes->count; i++) {
        const char *rank = text_at(routes->items[i], "rank");
        double number;
        if (rank && num_parse(rank, &number) && (!first || number > most)) {
            first = text_at(routes->items[i], "id");
            most = number;
        }
    }
    return first;
}

static void add_route(struct comparing *c, const char *id, const struct node *was,
                      const struct node *is)
{
    struct comparison *result = c->result;
    int index = rulebook_route_find(c->rules, id);
    struct compared_route *route = &result->routes[result->route_count++];
    route->was_blocked = is_blocked(was);
    route->is_blocked = is_blocked(is);
    route->rank = row_of(c, id, index, side_of(c, was, "rank"), side_of(c, is, "rank"),
                         flag_of(c->likeness.routes, index));
    if (was && is && route->was_blocked != route->is_blocked && !route->rank.differs) {
        route->rank.differs = true;
        result->differences++;
    }
}

static void compare_routes(struct comparing *c)
{
    const struct node *old = node_find(c->old, "routes"), *now = node_find(c->now, "routes");
    size_t room = (old ? old->count : 0) + (now ? now->count : 0);
    c->result->routes = arena_array(c->arena, room, sizeof *c->result->routes);
    c->result->was_first = first_route(old);
    c->result->is_first = first_route(now);
    for (int pass = 0; pass < 2; pass++) {
        const struct node *list = pass == 0 ? now : old;
        for (size_t i = 0; list && list->kind == NODE_LIST && i < list->count; i++) {
            const char *id = text_at(list->items[i], "id");
            if (id && !(pass == 1 && entry_of(now, id)))
                add_route(c, id, entry_of(old, id), entry_of(now, id));
        }
    }
}

// Those of one list that the other does not have.
static void add_advice(struct comparing *c, const struct node *list, const struct node *other,
                       bool is_new)
{
    for (size_t i = 0; list && list->kind == NODE_LIST && i < list->count; i++) {
        const char *id = text_at(list->items[i], "id");
        if (!id || entry_of(other, id))
            continue;
        int index = rulebook_recommendation_find(c->rules, id);
        const char *title = text_at(list->items[i], "title");
        c->result->advice[c->result->advice_count++] = (struct compared_advice){
            id, title ? title : "", index, is_new, flag_of(c->likeness.recommendations, index)};
        c->result->differences++;
    }
}

static void compare_advice(struct comparing *c)
{
    const struct node *old = node_find(c->old, "recommendations");
    const struct node *now = node_find(c->now, "recommendations");
    size_t room = (old ? old->count : 0) + (now ? now->count : 0);
    c->result->advice = arena_array(c->arena, room, sizeof *c->result->advice);
    add_advice(c, now, old, true);
    add_advice(c, old, now, false);
}

static int place_index(const struct rulebook *rules, const char *id)
{
    for (size_t i = 0; id && rules->position && i < rules->position->place_count; i++)
        if (text_equal(rules->position->places[i].id, id))
            return (int)i;
    return -1;
}

static void compare_positions(struct comparing *c)
{
    const struct node *old = node_find(c->old, "position"), *now = node_find(c->now, "position");
    struct comparison *result = c->result;
    result->was_place = text_at(old, "id");
    result->is_place = text_at(now, "id");
    result->was_label = text_at(old, "label");
    result->is_label = text_at(now, "label");
    result->was_place_index = place_index(c->rules, result->was_place);
    result->is_place_index = place_index(c->rules, result->is_place);
    result->place_unlike = c->likeness.place;
    result->differences += !text_equal(result->was_label, result->is_label) ||
                           !text_equal(result->was_place, result->is_place);
    compare_maps(c, node_find(old, "axes"), node_find(now, "axes"), rulebook_axis_find,
                 c->likeness.axes, &result->axes);
}

// --- the two sides ---

static struct compared_side side(const struct grow_measurement *measurement)
{
    const struct node *result = measurement->result, *pack = node_find(result, "pack");
    struct compared_side side = {
        .partnership = text_at(result, "partnership"),
        .date = text_at(result, "date"),
        .pack = text_at(pack, "id"),
        .version = text_at(pack, "version"),
        .hash = text_at(pack, "hash"),
        .engine = text_at(result, "engine"),
        .dossier_hash = text_at(node_find(result, "dossier"), "hash"),
        .has_facts = measurement->assessment != NULL,
    };
    if (side.date)
        num_parse_date(side.date, &side.day);
    return side;
}

// The pack that made a result is only known where it is at hand, with the same hash.
static bool is_at_hand(const struct grow_measurement *measurement, const struct compared_side *side)
{
    return text_equal(measurement->pack->pack->hash, side->hash);
}

static enum compared kind_of(const struct grow_measurement *old, const struct grow_measurement *now,
                             struct comparing *c)
{
    const struct compared_side *was = &c->result->was, *is = &c->result->is;
    if (!text_equal(was->pack, is->pack))
        return COMPARED_NOT;
    if (text_equal(was->hash, is->hash))
        return COMPARED_SAME;
    if (!is_at_hand(old, was) || !is_at_hand(now, is))
        return COMPARED_UNKNOWN;
    c->likeness = likeness_of(old->pack->rules, now->pack->rules, c->arena);
    return c->likeness.any ? COMPARED_PART : COMPARED_WORDING;
}

static enum compared_amounts amounts_of(const struct grow_measurement *old,
                                        const struct compared_side *was,
                                        const struct grow_measurement *now,
                                        const struct compared_side *is)
{
    if (!is_at_hand(old, was) || !is_at_hand(now, is) || !was->date || !is->date)
        return AMOUNTS_UNTOLD;
    const struct pack *before = old->pack->pack, *after = now->pack->pack;
    int then = pack_amount_set_at(before, was->day), here = pack_amount_set_at(after, is->day);
    if (then >= 0 && here < 0)
        return AMOUNTS_GONE;
    return text_equal(then >= 0 ? before->amounts[then].id : NULL,
                      here >= 0 ? after->amounts[here].id : NULL)
               ? AMOUNTS_SAME
               : AMOUNTS_OTHER;
}

static void compare_dossiers(struct comparing *c, const struct grow_measurement *old,
                             const struct grow_measurement *now)
{
    const struct assessment *was = old->assessment->assessment, *is = now->assessment->assessment;
    const char *made_with = was->dossier->pack_version;
    if (made_with && !text_equal(made_with, old->pack->pack->version))
        c->result->was_filled_with = made_with;
    compare_facts(was->dossier, is->dossier, &c->likeness, c->arena, c->result);
}

const struct comparison *compare(const struct grow_measurement *old,
                                 const struct grow_measurement *now, struct arena *arena)
{
    struct comparison *result = arena_alloc(arena, sizeof *result);
    struct comparing c = {.old = old->result,
                          .now = now->result,
                          .rules = now->pack->rules,
                          .arena = arena,
                          .result = result};
    result->was = side(old);
    result->is = side(now);
    result->kind = kind_of(old, now, &c);
    if (result->kind == COMPARED_NOT) {
        result->differences = 1;
        return result;
    }
    result->amounts = amounts_of(old, &result->was, now, &result->is);
    compare_positions(&c);
    compare_dimensions(&c);
    compare_routes(&c);
    compare_advice(&c);
    compare_maps(&c, node_find(c.old, "figures"), node_find(c.now, "figures"), rulebook_figure_find,
                 c.likeness.figures, &result->figures);
    compare_maps(&c, node_find(c.old, "respondents"), node_find(c.now, "respondents"), find_role,
                 NULL, &result->respondents);
    compare_leaves(c.old, c.now, old->pack->pack, &c.likeness, arena, result);
    for (size_t i = 0; i < result->leaf_count; i++)
        result->differences += !result->leaves[i].told;
    if (old->assessment && now->assessment)
        compare_dossiers(&c, old, now);
    return result;
}

const struct comparison *compare_with(const struct grow_measurement *old,
                                      const struct grow_assessment *now, struct arena *arena)
{
    struct grow_measurement *measurement = arena_alloc(arena, sizeof *measurement);
    measurement->pack = now->pack;
    measurement->assessment = now;
    measurement->result = measurement_result(now, arena);
    return measurement->result ? compare(old, measurement, arena) : NULL;
}
