// Compares an assessment with what a case expects. Every expectation is one comparison of an
// expected scalar or set with what came out; a difference is a diagnostic at the expectation's own
// line.

#include <string.h>

#include "engine/case_compare.h"
#include "rules/evaluate.h"
#include "rules/scope.h"

static bool list_has(const struct node *list, const char *id)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i]->kind == NODE_SCALAR && strcmp(list->items[i]->text, id) == 0)
            return true;
    return false;
}

// A set of ids that came out, to be compared with a list.
struct ids {
    struct arena *arena;
    const char **list;
    size_t count, room;
};

static void ids_add(struct ids *ids, const char *id)
{
    ARENA_PUSH(ids->arena, ids->list, ids->count, ids->room);
    ids->list[ids->count++] = id;
}

static bool ids_have(const struct ids *ids, const char *id)
{
    for (size_t i = 0; i < ids->count; i++)
        if (strcmp(ids->list[i], id) == 0)
            return true;
    return false;
}

enum set_rule { SET_EXACT, SET_INCLUDES, SET_EXCLUDES };

// The list that would be right: what stands there and may stay in its order, and what is new where
// it comes in the order of the pack.
static void mend_set(struct comparison *comparison, const struct node *expected,
                     const struct ids *given, enum set_rule rule)
{
    struct ids right = {.arena = given->arena};
    size_t next = 0;
    for (size_t i = 0; i < expected->count; i++) {
        const struct node *id = expected->items[i];
        bool has = id->kind == NODE_SCALAR && ids_have(given, id->text);
        if (has == (rule == SET_EXCLUDES))
            continue;
        while (rule == SET_EXACT && next < given->count && !list_has(expected, given->list[next]))
            ids_add(&right, given->list[next++]);
        ids_add(&right, id->text);
        next += next < given->count && strcmp(given->list[next], id->text) == 0;
    }
    for (size_t i = 0; rule == SET_EXACT && i < given->count; i++)
        if (!ids_have(&right, given->list[i]))
            ids_add(&right, given->list[i]);
    bless_list(comparison->edits, expected, right.list, right.count);
}

static void compare_set(struct comparison *comparison, const struct node *expected,
                        const char *what, struct ids given, enum set_rule rule)
{
    size_t before = comparison->failures;
    for (size_t i = 0; i < expected->count; i++) {
        const struct node *id = expected->items[i];
        bool has = id->kind == NODE_SCALAR && ids_have(&given, id->text);
        if (has == (rule == SET_EXCLUDES))
            case_compare_differ(comparison, id, what, id->kind == NODE_SCALAR ? id->text : "an id",
                                rule == SET_EXCLUDES ? "it, though it should not"
                                                     : "nothing of that name");
    }
    for (size_t i = 0; rule == SET_EXACT && i < given.count; i++)
        if (!list_has(expected, given.list[i]))
            case_compare_differ(comparison, expected, what, "nothing more", given.list[i]);
    if (comparison->failures > before && comparison->edits)
        mend_set(comparison, expected, &given, rule);
}

static struct ids fired(struct comparison *comparison)
{
    struct ids ids = {.arena = comparison->diags->arena};
    const struct recommendation_result *all = comparison->assessment->recommendations;
    for (size_t i = 0; i < comparison->assessment->rules->recommendation_count; i++)
        if (all[i].state == RULE_FIRED)
            ids_add(&ids, all[i].rule->id);
    return ids;
}

static void expect_fires(struct comparison *comparison, const struct node *expected)
{
    compare_set(comparison, expected, "fires", fired(comparison), SET_EXACT);
}

static void expect_fires_also(struct comparison *comparison, const struct node *expected)
{
    compare_set(comparison, expected, "fires_also", fired(comparison), SET_INCLUDES);
}

static void expect_quiet(struct comparison *comparison, const struct node *expected)
{
    compare_set(comparison, expected, "quiet", fired(comparison), SET_EXCLUDES);
}

static void expect_cards(struct comparison *comparison, const struct node *expected)
{
    struct ids ids = {.arena = comparison->diags->arena};
    const struct card_result *cards = comparison->assessment->cards;
    for (size_t i = 0; i < comparison->assessment->rules->card_count; i++)
        if (cards[i].drawn)
            ids_add(&ids, cards[i].rule->id);
    compare_set(comparison, expected, "cards", ids, SET_EXACT);
}

static struct ids notes_of(struct comparison *comparison)
{
    struct ids ids = {.arena = comparison->diags->arena};
    for (size_t i = 0; i < comparison->assessment->rules->note_count; i++)
        if (comparison->assessment->notes[i].holds)
            ids_add(&ids, comparison->assessment->notes[i].rule->id);
    return ids;
}

static void expect_notes(struct comparison *comparison, const struct node *expected)
{
    compare_set(comparison, expected, "notes", notes_of(comparison), SET_INCLUDES);
}

static void expect_no_notes(struct comparison *comparison, const struct node *expected)
{
    compare_set(comparison, expected, "no_notes", notes_of(comparison), SET_EXCLUDES);
}

static void expect_blocked(struct comparison *comparison, const struct node *expected)
{
    struct ids ids = {.arena = comparison->diags->arena};
    for (size_t i = 0; i < comparison->assessment->rules->route_count; i++)
        if (comparison->assessment->routes[i].blocked)
            ids_add(&ids, comparison->assessment->routes[i].rule->id);
    compare_set(comparison, expected, "blocked", ids, SET_EXACT);
}

static void expect_missing_roles(struct comparison *comparison, const struct node *expected)
{
    struct ids ids = {.arena = comparison->diags->arena};
    for (int r = 0; r < comparison->assessment->pack->role_count; r++)
        if (comparison->assessment->role_missing[r])
            ids_add(&ids, comparison->assessment->pack->roles[r].id);
    compare_set(comparison, expected, "missing_roles", ids, SET_EXACT);
}

static const struct score_result *score_find(const struct assessment *assessment, const char *id)
{
    int dimension = pack_dimension_find(assessment->pack, id);
    for (size_t i = 0; i < assessment->rules->score_count; i++)
        if (assessment->scores[i].dimension == dimension)
            return &assessment->scores[i];
    return NULL;
}

static void expect_scores(struct comparison *comparison, const struct node *expected, bool gap)
{
    for (size_t i = 0; i < expected->count; i++) {
        const char *id = expected->keys[i]->text;
        const struct score_result *score = score_find(comparison->assessment, id);
        if (score)
            case_compare_number(comparison, expected->items[i], id,
                                gap ? score->has_gap : score->measured,
                                gap ? score->gap : score->score, 1);
    }
}

static void expect_dimensions(struct comparison *comparison, const struct node *expected)
{
    expect_scores(comparison, expected, false);
}

static void expect_gaps(struct comparison *comparison, const struct node *expected)
{
    expect_scores(comparison, expected, true);
}

static void expect_items(struct comparison *comparison, const struct node *expected)
{
    const struct assessment *of = comparison->assessment;
    for (size_t i = 0; i < expected->count; i++) {
        const char *id = expected->keys[i]->text;
        const struct question *question = pack_question_find(of->pack, id);
        const struct item_result *item =
            question ? &of->items[question - of->pack->questions] : NULL;
        if (item)
            case_compare_number(comparison, expected->items[i], id, item->valid, item->score, 1);
    }
}

static void expect_figures(struct comparison *comparison, const struct node *expected)
{
    const struct assessment *assessment = comparison->assessment;
    for (size_t i = 0; i < expected->count; i++) {
        int index = rulebook_figure_find(assessment->rules, expected->keys[i]->text);
        if (index < 0)
            continue;
        const struct figure_result *figure = &assessment->figures[index];
        if (figure->value.kind == VALUE_NUMBER || node_is_null(expected->items[i]))
            case_compare_number(comparison, expected->items[i], expected->keys[i]->text,
                                figure->value.kind != VALUE_MISSING, figure->value.number,
                                figure->rule->shown);
        else
            case_compare_text(comparison, expected->items[i], expected->keys[i]->text,
                              figure->value.text);
    }
}

static void expect_routes(struct comparison *comparison, const struct node *expected)
{
    const struct assessment *of = comparison->assessment;
    for (size_t i = 0; i < expected->count; i++) {
        const char *id = expected->keys[i]->text;
        int index = rulebook_route_find(of->rules, id);
        if (index >= 0)
            case_compare_number(comparison, expected->items[i], id, of->routes[index].has_rank,
                                of->routes[index].rank, 1);
    }
}

static void expect_no_support(struct comparison *comparison, const struct node *expected)
{
    const struct assessment *assessment = comparison->assessment;
    for (size_t i = 0; i < assessment->rules->route_count; i++) {
        const struct route_result *route = &assessment->routes[i];
        const struct node *roles = node_find(expected, route->rule->id);
        struct ids ids = {.arena = comparison->diags->arena};
        for (size_t a = 0; a < route->against_count; a++)
            ids_add(&ids, assessment->pack->roles[route->against[a]].id);
        struct node none = {.kind = NODE_LIST, .span = expected->span};
        struct bless_edits *edits = comparison->edits;
        size_t before = comparison->failures;
        comparison->edits = roles ? edits : NULL;
        compare_set(comparison, roles ? roles : &none,
                    arena_textf(comparison->diags->arena, "no_support.%s", route->rule->id), ids,
                    SET_EXACT);
        comparison->edits = edits;
        if (!roles && comparison->failures > before)
            bless_leave(edits);
    }
}

static void expect_axes(struct comparison *comparison, const struct node *expected, bool partial)
{
    const struct assessment *assessment = comparison->assessment;
    for (size_t i = 0; i < expected->count; i++) {
        int index = rulebook_axis_find(assessment->rules, expected->keys[i]->text);
        if (index < 0)
            continue;
        const struct axis_result *axis = &assessment->position.axes[index];
        case_compare_number(comparison, expected->items[i], expected->keys[i]->text,
                            partial ? axis->has_partial : axis->complete,
                            partial ? axis->partial : axis->value, 1);
    }
}

static void expect_position(struct comparison *comparison, const struct node *expected)
{
    const struct position_result *position = &comparison->assessment->position;
    for (size_t i = 0; i < expected->count; i++) {
        const char *key = expected->keys[i]->text;
        const struct node *value = expected->items[i];
        if (strcmp(key, "id") == 0) {
            case_compare_text(comparison, value, "position",
                              position->place ? position->place->id : NULL);
        } else if (strcmp(key, "borderline") == 0) {
            case_compare_text(comparison, value, "borderline",
                              position->borderline ? "true" : "false");
        } else if (strcmp(key, "axes") == 0 || strcmp(key, "axes_partial") == 0) {
            expect_axes(comparison, value, key[4] == '_');
        } else if (strcmp(key, "provisional") == 0) {
            struct ids ids = {.arena = comparison->diags->arena};
            for (size_t p = 0; p < position->provisional_count; p++)
                ids_add(&ids, position->provisional[p]);
            compare_set(comparison, value, "provisional", ids, SET_EXACT);
        }
    }
}

static void expect_bands(struct comparison *comparison, const struct node *expected)
{
    for (size_t i = 0; i < expected->count; i++) {
        const char *id = expected->keys[i]->text;
        const struct score_result *score = score_find(comparison->assessment, id);
        const char *band = score && score->band ? score->band->id : NULL;
        if (score)
            case_compare_text(comparison, expected->items[i], id, band);
    }
}

// What a finding of this id rests on, or NULL when it did not come out.
static const struct trace *trace_of(const struct assessment *assessment, const char *id)
{
    int number = rulebook_recommendation_find(assessment->rules, id);
    if (number >= 0)
        return assessment->recommendations[number].state == RULE_FIRED
                   ? &assessment->recommendations[number].trace
                   : NULL;
    for (size_t i = 0; i < assessment->rules->card_count; i++)
        if (assessment->cards[i].drawn && strcmp(assessment->rules->cards[i].id, id) == 0)
            return &assessment->cards[i].trace;
    return NULL;
}

// The names as results have them ("figures.dekking"), and the questions below them.
static void expect_because(struct comparison *comparison, const struct node *expected)
{
    const struct assessment *assessment = comparison->assessment;
    struct arena *arena = comparison->diags->arena;
    for (size_t i = 0; i < expected->count; i++) {
        const char *id = expected->keys[i]->text;
        const struct trace *trace = trace_of(assessment, id);
        struct ids ids = {.arena = arena};
        struct trace_read *reads = NULL;
        int *questions = NULL;
        size_t count = trace ? assessment_because(assessment, arena, trace, &reads) : 0;
        for (size_t k = 0; k < count; k++)
            ids_add(&ids, scope_result_name(arena, assessment->rules, reads[k].ref));
        count = trace ? assessment_answers(assessment, arena, trace, &questions) : 0;
        for (size_t k = 0; k < count; k++)
            ids_add(&ids, assessment->pack->questions[questions[k]].id);
        compare_set(comparison, expected->items[i], arena_textf(arena, "because.%s", id), ids,
                    SET_INCLUDES);
    }
}

static const struct {
    const char *key;
    void (*expect)(struct comparison *comparison, const struct node *expected);
} EXPECTATIONS[] = {
    {"position", expect_position},
    {"dimensions", expect_dimensions},
    {"gaps", expect_gaps},
    {"items", expect_items},
    {"figures", expect_figures},
    {"tables", case_tables_expect},
    {"tallies", case_tables_tallies},
    {"routes", expect_routes},
    {"blocked", expect_blocked},
    {"no_support", expect_no_support},
    {"fires", expect_fires},
    {"fires_also", expect_fires_also},
    {"quiet", expect_quiet},
    {"cards", expect_cards},
    {"notes", expect_notes},
    {"no_notes", expect_no_notes},
    {"missing_roles", expect_missing_roles},
    {"bands", expect_bands},
    {"because", expect_because},
};

enum { EXPECTATION_COUNT = sizeof EXPECTATIONS / sizeof *EXPECTATIONS };

bool case_expect(const struct case_text *text, const struct assessment *assessment,
                 struct bless_edits *edits, struct diags *diags)
{
    struct comparison comparison = {assessment, edits, diags, 0};
    const struct node *own = node_find(text->variant ? text->variant : text->base, "expect");
    for (size_t i = 0; i < EXPECTATION_COUNT; i++) {
        const struct node *expected = case_entry(text, "expect", EXPECTATIONS[i].key);
        if (edits)
            edits->own = node_find(own, EXPECTATIONS[i].key) != NULL;
        if (expected)
            EXPECTATIONS[i].expect(&comparison, expected);
    }
    return comparison.failures == 0;
}
