// Looks through what a case says before it is run: are the names those of the pack, and has every
// expectation the shape that it needs? It must not know what comes out.

#include <string.h>

#include "base/hint.h"
#include "base/num.h"
#include "base/text.h"
#include "engine/case.h"

enum { MOST_NEAR = 500 };

struct checking {
    const struct rulebook *rules;
    const struct pack *pack;
    struct diags *diags;
};

// What a name can stand for.
enum kind {
    SCORE,
    ITEM,
    FIGURE,
    ROUTE,
    RECOMMENDATION,
    CARD,
    FINDING, // a recommendation or card
    NOTE,
    ROLE,
    AXIS,
    PLACE,
    TABLE,
    TALLY,
    NO_NAME
};

SAYS static const struct {
    enum diag_code code;
    const char *what;
} KINDS[] = {
    [SCORE] = {DIAG_UNKNOWN_DIMENSION, "dimension with a score"},
    [ITEM] = {DIAG_UNKNOWN_QUESTION, "question with a score"},
    [FIGURE] = {DIAG_CASE_NAME, "figure"},
    [ROUTE] = {DIAG_CASE_NAME, "route"},
    [RECOMMENDATION] = {DIAG_CASE_NAME, "recommendation"},
    [CARD] = {DIAG_CASE_NAME, "card"},
    [FINDING] = {DIAG_CASE_NAME, "recommendation or card"},
    [NOTE] = {DIAG_CASE_NAME, "note"},
    [ROLE] = {DIAG_UNKNOWN_ROLE, "role"},
    [AXIS] = {DIAG_CASE_NAME, "axis"},
    [PLACE] = {DIAG_CASE_NAME, "place"},
    [TABLE] = {DIAG_CASE_NAME, "table"},
    [TALLY] = {DIAG_UNKNOWN_QUESTION, "question of a group"},
    [NO_NAME] = {DIAG_CASE_NAME, "name"},
};

// A question has a score when it has a scale.
static const char *item_at(const struct pack *pack, size_t at)
{
    for (int i = pack->fact_count; i < pack->question_count; i++)
        if (pack->questions[i].scale && at-- == 0)
            return pack->questions[i].id;
    return NULL;
}

// The name with this number, or NULL behind the last.
static const char *name_at(const struct checking *checking, enum kind kind, size_t at)
{
    const struct rulebook *rules = checking->rules;
    const struct pack *pack = checking->pack;
    const struct position_rule *position = rules->position;
    switch (kind) {
    case SCORE:
        return at < rules->score_count ? pack->dimensions[rules->scores[at].dimension].id : NULL;
    case ITEM: return item_at(pack, at);
    case FIGURE: return at < rules->figure_count ? rules->figures[at].id : NULL;
    case ROUTE: return at < rules->route_count ? rules->routes[at].id : NULL;
    case RECOMMENDATION:
        return at < rules->recommendation_count ? rules->recommendations[at].id : NULL;
    case CARD: return at < rules->card_count ? rules->cards[at].id : NULL;
    case FINDING:
        return at < rules->recommendation_count
                   ? rules->recommendations[at].id
                   : name_at(checking, CARD, at - rules->recommendation_count);
    case NOTE: return at < rules->note_count ? rules->notes[at].id : NULL;
    case ROLE: return at < (size_t)pack->role_count ? pack->roles[at].id : NULL;
    case AXIS: return position && at < position->axis_count ? position->axes[at].id : NULL;
    case PLACE: return position && at < position->place_count ? position->places[at].id : NULL;
    case TABLE: return at < rules->table_count ? rules->tables[at].id : NULL;
    case TALLY:
        at += (size_t)pack->fact_count;
        return pack->group.least && at < (size_t)pack->question_count ? pack->questions[at].id
                                                                      : NULL;
    case NO_NAME: break;
    }
    return NULL;
}

static void check_name(const struct checking *checking, const struct node *node, enum kind kind)
{
    const char *known[MOST_NEAR] = {NULL}, *name;
    size_t near = 0;
    if (kind == NO_NAME || !checking->rules)
        return;
    for (size_t i = 0; (name = name_at(checking, kind, i)) != NULL; i++) {
        if (text_equal(name, node->text))
            return;
        if (near < MOST_NEAR)
            known[near++] = name;
    }
    struct diag *diag =
        diag_add(checking->diags, KINDS[kind].code, node->span, "the pack has no %s '%s'",
                 diag_say(checking->diags, KINDS[kind].what), node->text);
    diag_suggest(checking->diags, diag, node->text, known, near);
    if (KINDS[kind].code == DIAG_CASE_NAME && !text_nearest(node->text, known, near))
        diag_help(checking->diags, diag,
                  "is the script that declares it listed under `scripts:` in questionnaire.yaml?");
}

// --- the shapes of expectations ---

SAYS static const char *shape_name(enum node_kind kind)
{
    return kind == NODE_MAP ? "a mapping" : kind == NODE_LIST ? "a list" : "one value";
}

static bool has_shape(const struct checking *checking, const struct node *node, const char *key,
                      enum node_kind kind)
{
    if (node->kind == kind)
        return true;
    diag_add(checking->diags, DIAG_WRONG_KIND, node->span, "'%s' has to be %s, not %s", key,
             diag_say(checking->diags, shape_name(kind)),
             diag_say(checking->diags, shape_name(node->kind)));
    return false;
}

static bool is_value(const struct checking *checking, const struct node *node)
{
    if (node->kind == NODE_SCALAR)
        return true;
    diag_add(checking->diags, DIAG_WRONG_KIND, node->span, "one value is asked here, not %s",
             diag_say(checking->diags, shape_name(node->kind)));
    return false;
}

static void check_list(const struct checking *checking, const struct node *list, const char *key,
                       enum kind names)
{
    if (!has_shape(checking, list, key, NODE_LIST))
        return;
    for (size_t i = 0; i < list->count; i++)
        if (is_value(checking, list->items[i]))
            check_name(checking, list->items[i], names);
}

static void check_value(const struct checking *checking, const struct node *node, bool number)
{
    double value;
    if (!is_value(checking, node) || !number || node_is_null(node) || num_parse(node->text, &value))
        return;
    struct diag *diag = diag_add(checking->diags, DIAG_BAD_NUMBER, node->span,
                                 "a number or null is expected here, not '%s'", node->text);
    hint_number(checking->diags, diag, node->text, false);
}

static void check_numbers(const struct checking *checking, const struct node *map, const char *key,
                          enum kind names)
{
    if (!has_shape(checking, map, key, NODE_MAP))
        return;
    for (size_t i = 0; i < map->count; i++) {
        check_name(checking, map->keys[i], names);
        check_value(checking, map->items[i], names != FIGURE);
    }
}

// By route, a list of roles; by finding, one of names.
static void check_lists(const struct checking *checking, const struct node *map, const char *key,
                        enum kind names)
{
    if (!has_shape(checking, map, key, NODE_MAP))
        return;
    for (size_t i = 0; i < map->count; i++) {
        check_name(checking, map->keys[i], names);
        check_list(checking, map->items[i], key, names == FINDING ? NO_NAME : ROLE);
    }
}

static void check_words(const struct checking *checking, const struct node *map, const char *key,
                        enum kind names)
{
    if (!has_shape(checking, map, key, NODE_MAP))
        return;
    for (size_t i = 0; i < map->count; i++) {
        check_name(checking, map->keys[i], names);
        check_value(checking, map->items[i], false);
    }
}

// By table, its rows: some columns of each, in order.
static void check_tables(const struct checking *checking, const struct node *map, const char *key,
                         enum kind names)
{
    if (!has_shape(checking, map, key, NODE_MAP))
        return;
    for (size_t i = 0; i < map->count; i++) {
        const struct node *rows = map->items[i];
        check_name(checking, map->keys[i], names);
        if (node_is_null(rows) || !has_shape(checking, rows, map->keys[i]->text, NODE_LIST))
            continue;
        for (size_t r = 0; r < rows->count; r++)
            check_words(checking, rows->items[r], "a row", NO_NAME);
    }
}

// By question, numbers of its tally: n, mean, consensus, or those who chose an option.
static void check_tallies(const struct checking *checking, const struct node *map, const char *key,
                          enum kind names)
{
    if (!has_shape(checking, map, key, NODE_MAP))
        return;
    for (size_t i = 0; i < map->count; i++) {
        check_name(checking, map->keys[i], names);
        check_numbers(checking, map->items[i], map->keys[i]->text, NO_NAME);
    }
}

SAYS static void refuse_key(const struct checking *checking, const struct node *key,
                            const char *where, const char *const keys[], size_t count)
{
    struct diag *diag =
        diag_add(checking->diags, DIAG_UNKNOWN_KEY, key->span, "%s cannot expect '%s'",
                 diag_say(checking->diags, where), key->text);
    diag_suggest(checking->diags, diag, key->text, keys, count);
}

static void check_position(const struct checking *checking, const struct node *map,
                           const char *what, enum kind names)
{
    static const char *const KEYS[] = {"id", "borderline", "axes", "axes_partial", "provisional"};
    if (!has_shape(checking, map, what, NODE_MAP))
        return;
    for (size_t i = 0; i < map->count; i++) {
        const char *key = map->keys[i]->text;
        const struct node *value = map->items[i];
        if (text_starts(key, "axes") && (key[4] == '\0' || text_equal(key, "axes_partial")))
            check_numbers(checking, value, key, AXIS);
        else if (text_equal(key, "provisional"))
            check_list(checking, value, key, NO_NAME);
        else if (text_equal(key, "borderline"))
            check_value(checking, value, false);
        else if (!text_equal(key, "id"))
            refuse_key(checking, map->keys[i], "the position of a case", KEYS, 5);
        else if (is_value(checking, value) && !node_is_null(value))
            check_name(checking, value, names);
    }
}

static const struct {
    const char *key;
    void (*check)(const struct checking *checking, const struct node *node, const char *key,
                  enum kind names);
    enum kind names;
} EXPECTATIONS[] = {
    {"position", check_position, PLACE},   {"dimensions", check_numbers, SCORE},
    {"gaps", check_numbers, SCORE},        {"items", check_numbers, ITEM},
    {"figures", check_numbers, FIGURE},    {"tables", check_tables, TABLE},
    {"tallies", check_tallies, TALLY},     {"routes", check_numbers, ROUTE},
    {"blocked", check_list, ROUTE},        {"no_support", check_lists, ROUTE},
    {"fires", check_list, RECOMMENDATION}, {"fires_also", check_list, RECOMMENDATION},
    {"quiet", check_list, RECOMMENDATION}, {"cards", check_list, CARD},
    {"notes", check_list, NOTE},           {"no_notes", check_list, NOTE},
    {"missing_roles", check_list, ROLE},   {"bands", check_words, SCORE},
    {"because", check_lists, FINDING},
};

enum { EXPECTATION_COUNT = sizeof EXPECTATIONS / sizeof *EXPECTATIONS };

static void check_expectation(const struct checking *checking, const struct node *key,
                              const struct node *value)
{
    const char *names[EXPECTATION_COUNT];
    for (size_t i = 0; i < EXPECTATION_COUNT; i++) {
        names[i] = EXPECTATIONS[i].key;
        if (!text_equal(names[i], key->text))
            continue;
        EXPECTATIONS[i].check(checking, value, names[i], EXPECTATIONS[i].names);
        return;
    }
    refuse_key(checking, key, "a case", names, EXPECTATION_COUNT);
}

bool case_check(const struct case_text *text, const struct rulebook *rules, struct diags *diags)
{
    const struct checking checking = {rules, rules ? rules->pack : NULL, diags};
    const struct node *own = text->variant ? text->variant : text->base;
    const struct node *expect = node_find(own, "expect");
    size_t before = diags->errors;
    if (!expect || !has_shape(&checking, expect, "expect", NODE_MAP))
        return !expect;
    for (size_t i = 0; i < expect->count; i++)
        check_expectation(&checking, expect->keys[i], expect->items[i]);
    return diags->errors == before;
}
