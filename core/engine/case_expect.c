// Compares an assessment with what a case expects. Every expectation is one comparison of an
// expected scalar or set with what came out; a difference is a diagnostic at the expectation's own
// line.

#include <string.h>

#include "base/num.h"
#include "base/text.h"
#include "engine/case_expect.h"
#include "rules/evaluate.h"
#include "rules/scope.h"

// A set of ids that came out, to be compared with a list.
struct ids {
    struct arena *arena;
    const char **list;
    size_t count, room;
};

enum set_rule { SET_EXACT, SET_INCLUDES, SET_EXCLUDES };

struct diag *expect_differ(struct expecting *expecting, const struct node *at, const char *what,
                           const char *expected, const char *given)
{
    expecting->failures++;
    return diag_add(expecting->diags, DIAG_CASE_FAILED, at->span, "%s: expected %s, got %s", what,
                    diag_say(expecting->diags, expected), diag_say(expecting->diags, given));
}

void expect_text(struct expecting *expecting, const struct node *expected, const char *what,
                 const char *given)
{
    const char *shown = given ? given : "null";
    if (strcmp(node_is_null(expected) ? "null" : expected->text, shown) == 0)
        return;
    expect_differ(expecting, expected, what, expected->text, shown);
    bless_scalar(expecting->edits, expected, shown);
}

void expect_number(struct expecting *expecting, const struct node *expected, const char *what,
                   bool has, double given, int decimals)
{
    char shown[NUM_TEXT] = "null", number_text[NUM_TEXT];
    SAYS const char *wanted = node_is_null(expected) ? "null" : "a number here";
    double number;
    if (has)
        num_fixed(shown, given, decimals);
    if (!node_is_null(expected) && num_parse(expected->text, &number)) {
        num_fixed(number_text, number, decimals);
        wanted = number_text;
    }
    if (strcmp(wanted, shown) == 0)
        return;
    expect_differ(expecting, expected, what, wanted, shown);
    bless_scalar(expecting->edits, expected, shown);
}

static bool list_has(const struct node *list, const char *id)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i]->kind == NODE_SCALAR && strcmp(list->items[i]->text, id) == 0)
            return true;
    return false;
}

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

// The list that would be right: what stands there and may stay in its order, and what is new where
// it comes in the order of the pack.
static void mend_set(struct expecting *expecting, const struct node *expected,
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
    bless_list(expecting->edits, expected, right.list, right.count);
}

static void expect_set(struct expecting *expecting, const struct node *expected, const char *what,
                       struct ids given, enum set_rule rule)
{
    size_t before = expecting->failures;
    for (size_t i = 0; i < expected->count; i++) {
        const struct node *id = expected->items[i];
        bool has = id->kind == NODE_SCALAR && ids_have(&given, id->text);
        if (has == (rule == SET_EXCLUDES))
            expect_differ(expecting, id, what, id->kind == NODE_SCALAR ? id->text : "an id",
                          rule == SET_EXCLUDES ? "it, though it should not"
                                               : "nothing of that name");
    }
    for (size_t i = 0; rule == SET_EXACT && i < given.count; i++)
        if (!list_has(expected, given.list[i]))
            expect_differ(expecting, expected, what, "nothing more", given.list[i]);
    if (expecting->failures > before && expecting->edits)
        mend_set(expecting, expected, &given, rule);
}

static struct ids fired(struct expecting *expecting)
{
    struct ids ids = {.arena = expecting->diags->arena};
    const struct recommendation_result *all = expecting->assessment->recommendations;
    for (size_t i = 0; i < expecting->assessment->rules->recommendation_count; i++)
        if (all[i].state == RULE_FIRED)
            ids_add(&ids, all[i].rule->id);
    return ids;
}

static void expect_fires(struct expecting *expecting, const struct node *expected)
{
    expect_set(expecting, expected, "fires", fired(expecting), SET_EXACT);
}

static void expect_fires_also(struct expecting *expecting, const struct node *expected)
{
    expect_set(expecting, expected, "fires_also", fired(expecting), SET_INCLUDES);
}

static void expect_quiet(struct expecting *expecting, const struct node *expected)
{
    expect_set(expecting, expected, "quiet", fired(expecting), SET_EXCLUDES);
}

static void expect_cards(struct expecting *expecting, const struct node *expected)
{
    struct ids ids = {.arena = expecting->diags->arena};
    const struct card_result *cards = expecting->assessment->cards;
    for (size_t i = 0; i < expecting->assessment->rules->card_count; i++)
        if (cards[i].drawn)
            ids_add(&ids, cards[i].rule->id);
    expect_set(expecting, expected, "cards", ids, SET_EXACT);
}

static struct ids notes_of(struct expecting *expecting)
{
    struct ids ids = {.arena = expecting->diags->arena};
    for (size_t i = 0; i < expecting->assessment->rules->note_count; i++)
        if (expecting->assessment->notes[i].holds)
            ids_add(&ids, expecting->assessment->notes[i].rule->id);
    return ids;
}

static void expect_notes(struct expecting *expecting, const struct node *expected)
{
    expect_set(expecting, expected, "notes", notes_of(expecting), SET_INCLUDES);
}

static void expect_no_notes(struct expecting *expecting, const struct node *expected)
{
    expect_set(expecting, expected, "no_notes", notes_of(expecting), SET_EXCLUDES);
}

static void expect_blocked(struct expecting *expecting, const struct node *expected)
{
    struct ids ids = {.arena = expecting->diags->arena};
    for (size_t i = 0; i < expecting->assessment->rules->route_count; i++)
        if (expecting->assessment->routes[i].blocked)
            ids_add(&ids, expecting->assessment->routes[i].rule->id);
    expect_set(expecting, expected, "blocked", ids, SET_EXACT);
}

static void expect_missing_roles(struct expecting *expecting, const struct node *expected)
{
    struct ids ids = {.arena = expecting->diags->arena};
    for (int r = 0; r < expecting->assessment->pack->role_count; r++)
        if (expecting->assessment->role_missing[r])
            ids_add(&ids, expecting->assessment->pack->roles[r].id);
    expect_set(expecting, expected, "missing_roles", ids, SET_EXACT);
}

static const struct score_result *score_find(const struct assessment *assessment, const char *id)
{
    int dimension = pack_dimension_find(assessment->pack, id);
    for (size_t i = 0; i < assessment->rules->score_count; i++)
        if (assessment->scores[i].dimension == dimension)
            return &assessment->scores[i];
    return NULL;
}

static void expect_scores(struct expecting *expecting, const struct node *expected, bool gap)
{
    for (size_t i = 0; i < expected->count; i++) {
        const char *id = expected->keys[i]->text;
        const struct score_result *score = score_find(expecting->assessment, id);
        if (score)
            expect_number(expecting, expected->items[i], id, gap ? score->has_gap : score->measured,
                          gap ? score->gap : score->score, 1);
    }
}

static void expect_dimensions(struct expecting *expecting, const struct node *expected)
{
    expect_scores(expecting, expected, false);
}

static void expect_gaps(struct expecting *expecting, const struct node *expected)
{
    expect_scores(expecting, expected, true);
}

static void expect_items(struct expecting *expecting, const struct node *expected)
{
    const struct assessment *of = expecting->assessment;
    for (size_t i = 0; i < expected->count; i++) {
        const char *id = expected->keys[i]->text;
        const struct question *question = pack_question_find(of->pack, id);
        const struct item_result *item =
            question ? &of->items[question - of->pack->questions] : NULL;
        if (item)
            expect_number(expecting, expected->items[i], id, item->valid, item->score, 1);
    }
}

static void expect_figures(struct expecting *expecting, const struct node *expected)
{
    const struct assessment *assessment = expecting->assessment;
    for (size_t i = 0; i < expected->count; i++) {
        int index = rulebook_figure_find(assessment->rules, expected->keys[i]->text);
        if (index < 0)
            continue;
        const struct figure_result *figure = &assessment->figures[index];
        if (figure->value.kind == VALUE_NUMBER || node_is_null(expected->items[i]))
            expect_number(expecting, expected->items[i], expected->keys[i]->text,
                          figure->value.kind != VALUE_MISSING, figure->value.number,
                          figure->rule->shown);
        else
            expect_text(expecting, expected->items[i], expected->keys[i]->text, figure->value.text);
    }
}

static void expect_routes(struct expecting *expecting, const struct node *expected)
{
    const struct assessment *of = expecting->assessment;
    for (size_t i = 0; i < expected->count; i++) {
        const char *id = expected->keys[i]->text;
        int index = rulebook_route_find(of->rules, id);
        if (index >= 0)
            expect_number(expecting, expected->items[i], id, of->routes[index].has_rank,
                          of->routes[index].rank, 1);
    }
}

static void expect_no_support(struct expecting *expecting, const struct node *expected)
{
    const struct assessment *assessment = expecting->assessment;
    for (size_t i = 0; i < assessment->rules->route_count; i++) {
        const struct route_result *route = &assessment->routes[i];
        const struct node *roles = node_find(expected, route->rule->id);
        struct ids ids = {.arena = expecting->diags->arena};
        for (size_t a = 0; a < route->against_count; a++)
            ids_add(&ids, assessment->pack->roles[route->against[a]].id);
        struct node none = {.kind = NODE_LIST, .span = expected->span};
        struct bless_edits *edits = expecting->edits;
        size_t before = expecting->failures;
        expecting->edits = roles ? edits : NULL;
        expect_set(expecting, roles ? roles : &none,
                   arena_textf(expecting->diags->arena, "no_support.%s", route->rule->id), ids,
                   SET_EXACT);
        expecting->edits = edits;
        if (!roles && expecting->failures > before)
            bless_leave(edits);
    }
}

static void expect_axes(struct expecting *expecting, const struct node *expected, bool partial)
{
    const struct assessment *assessment = expecting->assessment;
    for (size_t i = 0; i < expected->count; i++) {
        int index = rulebook_axis_find(assessment->rules, expected->keys[i]->text);
        if (index < 0)
            continue;
        const struct axis_result *axis = &assessment->position.axes[index];
        expect_number(expecting, expected->items[i], expected->keys[i]->text,
                      partial ? axis->has_partial : axis->complete,
                      partial ? axis->partial : axis->value, 1);
    }
}

static void expect_position(struct expecting *expecting, const struct node *expected)
{
    const struct position_result *position = &expecting->assessment->position;
    for (size_t i = 0; i < expected->count; i++) {
        const char *key = expected->keys[i]->text;
        const struct node *value = expected->items[i];
        if (strcmp(key, "id") == 0) {
            expect_text(expecting, value, "position", position->place ? position->place->id : NULL);
        } else if (strcmp(key, "borderline") == 0) {
            expect_text(expecting, value, "borderline", position->borderline ? "true" : "false");
        } else if (strcmp(key, "axes") == 0 || strcmp(key, "axes_partial") == 0) {
            expect_axes(expecting, value, key[4] == '_');
        } else if (strcmp(key, "provisional") == 0) {
            struct ids ids = {.arena = expecting->diags->arena};
            for (size_t p = 0; p < position->provisional_count; p++)
                ids_add(&ids, position->provisional[p]);
            expect_set(expecting, value, "provisional", ids, SET_EXACT);
        }
    }
}

static void expect_bands(struct expecting *expecting, const struct node *expected)
{
    for (size_t i = 0; i < expected->count; i++) {
        const char *id = expected->keys[i]->text;
        const struct score_result *score = score_find(expecting->assessment, id);
        const char *band = score && score->band ? score->band->id : NULL;
        if (score)
            expect_text(expecting, expected->items[i], id, band);
    }
}

// What the report shows of the parts that have an id. It is made for this alone: a case that
// expects nothing of it does without.
static struct ids shown_of(struct expecting *expecting)
{
    struct ids ids = {.arena = expecting->diags->arena};
    ids.count = report_shown(expecting->assessment, expecting->layout, ids.arena, &ids.list);
    return ids;
}

static void expect_shows(struct expecting *expecting, const struct node *expected)
{
    expect_set(expecting, expected, "shows", shown_of(expecting), SET_INCLUDES);
}

static void expect_hides(struct expecting *expecting, const struct node *expected)
{
    expect_set(expecting, expected, "hides", shown_of(expecting), SET_EXCLUDES);
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
static void expect_because(struct expecting *expecting, const struct node *expected)
{
    const struct assessment *assessment = expecting->assessment;
    struct arena *arena = expecting->diags->arena;
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
        expect_set(expecting, expected->items[i], arena_textf(arena, "because.%s", id), ids,
                   SET_INCLUDES);
    }
}

static const struct {
    const char *key;
    void (*expect)(struct expecting *expecting, const struct node *expected);
} EXPECTATIONS[] = {
    {"position", expect_position},
    {"dimensions", expect_dimensions},
    {"gaps", expect_gaps},
    {"items", expect_items},
    {"figures", expect_figures},
    {"tables", expect_tables},
    {"tallies", expect_tallies},
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
    {"shows", expect_shows},
    {"hides", expect_hides},
};

enum { EXPECTATION_COUNT = sizeof EXPECTATIONS / sizeof *EXPECTATIONS };

bool case_expect(const struct case_text *text, const struct assessment *assessment,
                 const struct layout *layout, struct bless_edits *edits, struct diags *diags)
{
    struct expecting expecting = {assessment, layout, edits, diags, 0};
    const struct node *own = node_find(text->variant ? text->variant : text->base, "expect");
    for (size_t i = 0; i < EXPECTATION_COUNT; i++) {
        const struct node *expected = case_entry(text, "expect", EXPECTATIONS[i].key);
        if (edits)
            edits->own = node_find(own, EXPECTATIONS[i].key) != NULL;
        if (expected)
            EXPECTATIONS[i].expect(&expecting, expected);
    }
    return expecting.failures == 0;
}
