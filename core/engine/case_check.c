// Looks through what a case says before it is run: are the names those of the pack, and has every
// expectation the shape that it needs? It must not know what comes out.

#include <string.h>

#include "base/hint.h"
#include "base/num.h"
#include "base/text.h"
#include "engine/case.h"
#include "engine/case_names.h"

// --- the shapes of expectations ---

SAYS static const char *shape_name(enum node_kind kind)
{
    return kind == NODE_MAP ? "a mapping" : kind == NODE_LIST ? "a list" : "one value";
}

static bool has_shape(const struct case_names *checking, const struct node *node, const char *key,
                      enum node_kind kind)
{
    if (node->kind == kind)
        return true;
    diag_add(checking->diags, DIAG_WRONG_KIND, node->span, "'%s' has to be %s, not %s", key,
             diag_say(checking->diags, shape_name(kind)),
             diag_say(checking->diags, shape_name(node->kind)));
    return false;
}

static bool is_value(const struct case_names *checking, const struct node *node)
{
    if (node->kind == NODE_SCALAR)
        return true;
    diag_add(checking->diags, DIAG_WRONG_KIND, node->span, "one value is asked here, not %s",
             diag_say(checking->diags, shape_name(node->kind)));
    return false;
}

static void check_list(const struct case_names *checking, const struct node *list, const char *key,
                       enum case_kind names)
{
    if (!has_shape(checking, list, key, NODE_LIST))
        return;
    for (size_t i = 0; i < list->count; i++)
        if (is_value(checking, list->items[i]))
            case_names_check(checking, list->items[i], names);
}

static void check_value(const struct case_names *checking, const struct node *node, bool number)
{
    double value;
    if (!is_value(checking, node) || !number || node_is_null(node) || num_parse(node->text, &value))
        return;
    struct diag *diag = diag_add(checking->diags, DIAG_BAD_NUMBER, node->span,
                                 "a number or null is expected here, not '%s'", node->text);
    hint_number(checking->diags, diag, node->text, false);
}

static bool is_score(enum case_kind names)
{
    return names == CASE_SCORE || names == CASE_ITEM || names == CASE_AXIS;
}

static void check_score(const struct case_names *checking, const struct node *node)
{
    double value;
    if (node->kind != NODE_SCALAR || !num_parse(node->text, &value) || (value >= 0 && value <= 100))
        return;
    struct diag *diag = diag_add(checking->diags, DIAG_OUT_OF_RANGE, node->span,
                                 "a score goes from 0 to 100: it is never %s", node->text);
    diag_help(checking->diags, diag, "expect the score, not the point of the scale");
}

static bool is_text_figure(const struct case_names *checking, const char *id)
{
    int figure = checking->rules ? rulebook_figure_find(checking->rules, id) : -1;
    return figure < 0 || checking->rules->figures[figure].unit == UNIT_TEXT;
}

static void check_numbers(const struct case_names *checking, const struct node *map,
                          const char *key, enum case_kind names)
{
    if (!has_shape(checking, map, key, NODE_MAP))
        return;
    for (size_t i = 0; i < map->count; i++) {
        case_names_check(checking, map->keys[i], names);
        check_value(checking, map->items[i],
                    names != CASE_FIGURE || !is_text_figure(checking, map->keys[i]->text));
        if (is_score(names))
            check_score(checking, map->items[i]);
    }
}

// By route, a list of roles; by finding, what it rests on.
static void check_lists(const struct case_names *checking, const struct node *map, const char *key,
                        enum case_kind names)
{
    if (!has_shape(checking, map, key, NODE_MAP))
        return;
    for (size_t i = 0; i < map->count; i++) {
        const struct node *list = map->items[i];
        bool causes = names == CASE_FINDING;
        case_names_check(checking, map->keys[i], names);
        check_list(checking, list, key, causes ? CASE_NO_NAME : CASE_ROLE);
        for (size_t k = 0; causes && list->kind == NODE_LIST && k < list->count; k++)
            if (list->items[k]->kind == NODE_SCALAR)
                case_names_check_cause(checking, list->items[k]);
    }
}

static const struct score_rule *score_of(const struct case_names *checking, const char *id)
{
    int dimension = checking->rules ? pack_dimension_find(checking->pack, id) : -1;
    return dimension >= 0 ? rulebook_score_of(checking->rules, dimension) : NULL;
}

static void check_bands(const struct case_names *checking, const struct node *map, const char *key,
                        enum case_kind names)
{
    if (!has_shape(checking, map, key, NODE_MAP))
        return;
    for (size_t i = 0; i < map->count; i++) {
        const struct node *id = map->items[i];
        const struct score_rule *score = score_of(checking, map->keys[i]->text);
        case_names_check(checking, map->keys[i], names);
        if (!is_value(checking, id) || node_is_null(id) || !score)
            continue;
        const char **bands = arena_array(checking->diags->arena, score->band_count, sizeof *bands);
        for (size_t b = 0; b < score->band_count; b++)
            bands[b] = score->bands[b].id;
        case_names_among(checking, id, "band", bands, score->band_count);
    }
}

static void check_row(const struct case_names *checking, const struct node *row,
                      const struct table_rule *table)
{
    if (!has_shape(checking, row, "a row", NODE_MAP))
        return;
    size_t count = table ? table->column_count : 0;
    const char **columns = arena_array(checking->diags->arena, count, sizeof *columns);
    for (size_t c = 0; c < count; c++)
        columns[c] = table->columns[c].id;
    for (size_t i = 0; i < row->count; i++) {
        if (table)
            case_names_among(checking, row->keys[i], "column", columns, count);
        check_value(checking, row->items[i], false);
    }
}

// By table, its rows: some columns of each, in order.
static void check_tables(const struct case_names *checking, const struct node *map, const char *key,
                         enum case_kind names)
{
    if (!has_shape(checking, map, key, NODE_MAP))
        return;
    for (size_t i = 0; i < map->count; i++) {
        const char *id = map->keys[i]->text;
        const struct node *rows = map->items[i];
        int table = checking->rules ? rulebook_table_find(checking->rules, id) : -1;
        case_names_check(checking, map->keys[i], names);
        if (node_is_null(rows) || !has_shape(checking, rows, id, NODE_LIST))
            continue;
        for (size_t r = 0; r < rows->count; r++)
            check_row(checking, rows->items[r],
                      table >= 0 ? &checking->rules->tables[table] : NULL);
    }
}

// By question, numbers of its tally: n, mean, consensus, or those who chose an option.
static void check_tallies(const struct case_names *checking, const struct node *map,
                          const char *key, enum case_kind names)
{
    if (!has_shape(checking, map, key, NODE_MAP))
        return;
    for (size_t i = 0; i < map->count; i++) {
        const struct node *numbers = map->items[i];
        bool known = case_names_check(checking, map->keys[i], names) && checking->rules;
        check_numbers(checking, numbers, map->keys[i]->text, CASE_NO_NAME);
        const struct question *question =
            known ? pack_question_find(checking->pack, map->keys[i]->text) : NULL;
        if (!question || numbers->kind != NODE_MAP)
            continue;
        const char **list =
            arena_array(checking->diags->arena, 3 + question->option_count, sizeof *list);
        list[0] = "n", list[1] = "mean", list[2] = "consensus";
        for (size_t o = 0; o < question->option_count; o++)
            list[3 + o] = question->options[o].id;
        for (size_t k = 0; k < numbers->count; k++)
            case_names_among(checking, numbers->keys[k], "number of the tally", list,
                             3 + question->option_count);
    }
}

// What a place is provisional for: "dimension:<id>" or "role:<id>".
static void check_reasons(const struct case_names *checking, const struct node *list,
                          const char *key)
{
    const struct pack *pack = checking->pack;
    check_list(checking, list, key, CASE_NO_NAME);
    if (!checking->rules || list->kind != NODE_LIST)
        return;
    size_t count = 0, most = (size_t)(pack->dimension_count + pack->role_count);
    const char **known = arena_array(checking->diags->arena, most, sizeof *known);
    for (int i = 0; i < pack->dimension_count; i++)
        known[count++] =
            arena_textf(checking->diags->arena, "dimension:%s", pack->dimensions[i].id);
    for (int i = 0; i < pack->role_count; i++)
        known[count++] = arena_textf(checking->diags->arena, "role:%s", pack->roles[i].id);
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i]->kind == NODE_SCALAR)
            case_names_among(checking, list->items[i], "reason to be provisional", known, count);
}

static void check_flag(const struct case_names *checking, const struct node *node)
{
    if (is_value(checking, node) && !text_equal(node->text, "true") &&
        !text_equal(node->text, "false"))
        diag_add(checking->diags, DIAG_BAD_WORD, node->span,
                 "true or false is expected here, not '%s'", node->text);
}

SAYS static void refuse_key(const struct case_names *checking, const struct node *key,
                            const char *where, const char *const keys[], size_t count)
{
    struct diag *diag =
        diag_add(checking->diags, DIAG_UNKNOWN_KEY, key->span, "%s cannot expect '%s'",
                 diag_say(checking->diags, where), key->text);
    // What somebody may call it who does not know our words.
    static const char *const OTHERS[][2] = {
        {"not", "quiet"}, {"scores", "dimensions"}, {"recommendations", "fires"}};
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++) {
        if (text_equal(key->text, OTHERS[i][0])) {
            diag_help(checking->diags, diag, "did you mean '%s'?", OTHERS[i][1]);
            return;
        }
    }
    diag_suggest(checking->diags, diag, key->text, keys, count);
}

static void check_position(const struct case_names *checking, const struct node *map,
                           const char *what, enum case_kind names)
{
    static const char *const KEYS[] = {"id", "borderline", "axes", "axes_partial", "provisional"};
    if (!has_shape(checking, map, what, NODE_MAP))
        return;
    for (size_t i = 0; i < map->count; i++) {
        const char *key = map->keys[i]->text;
        const struct node *value = map->items[i];
        if (text_starts(key, "axes") && (key[4] == '\0' || text_equal(key, "axes_partial")))
            check_numbers(checking, value, key, CASE_AXIS);
        else if (text_equal(key, "provisional"))
            check_reasons(checking, value, key);
        else if (text_equal(key, "borderline"))
            check_flag(checking, value);
        else if (!text_equal(key, "id"))
            refuse_key(checking, map->keys[i], "the position of a case", KEYS, 5);
        else if (is_value(checking, value) && !node_is_null(value))
            case_names_check(checking, value, names);
    }
}

static const struct {
    const char *key;
    void (*check)(const struct case_names *checking, const struct node *node, const char *key,
                  enum case_kind names);
    enum case_kind names;
} EXPECTATIONS[] = {
    {"position", check_position, CASE_PLACE},   {"dimensions", check_numbers, CASE_SCORE},
    {"gaps", check_numbers, CASE_SCORE},        {"items", check_numbers, CASE_ITEM},
    {"figures", check_numbers, CASE_FIGURE},    {"tables", check_tables, CASE_TABLE},
    {"tallies", check_tallies, CASE_TALLY},     {"routes", check_numbers, CASE_ROUTE},
    {"blocked", check_list, CASE_ROUTE},        {"no_support", check_lists, CASE_ROUTE},
    {"fires", check_list, CASE_RECOMMENDATION}, {"fires_also", check_list, CASE_RECOMMENDATION},
    {"quiet", check_list, CASE_RECOMMENDATION}, {"cards", check_list, CASE_CARD},
    {"notes", check_list, CASE_NOTE},           {"no_notes", check_list, CASE_NOTE},
    {"missing_roles", check_list, CASE_ROLE},   {"bands", check_bands, CASE_SCORE},
    {"because", check_lists, CASE_FINDING},     {"shows", check_list, CASE_SHOWN},
    {"hides", check_list, CASE_SHOWN},
};

enum { EXPECTATION_COUNT = sizeof EXPECTATIONS / sizeof *EXPECTATIONS };

static void check_expectation(const struct case_names *checking, const struct node *key,
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

bool case_check(const struct case_text *text, const struct rulebook *rules,
                const struct layout *layout, struct diags *diags)
{
    const struct case_names checking = {rules, rules ? rules->pack : NULL, layout, diags};
    const struct node *own = text->variant ? text->variant : text->base;
    const struct node *expect = node_find(own, "expect");
    size_t before = diags->errors;
    if (!expect || !has_shape(&checking, expect, "expect", NODE_MAP))
        return !expect;
    for (size_t i = 0; i < expect->count; i++)
        check_expectation(&checking, expect->keys[i], expect->items[i]);
    return diags->errors == before;
}
