// What grow.score, grow.figure ... take and refuse: each wrong declaration with its code and place.
#include <limits.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rules_pack.h"

// --- what is right ---

static void test_score_and_defaults(void **state)
{
    (void)state;
    struct rules_trial f;
    rules_take(&f, "nl",
               RULES_HEAD "grow.score { id = 'geld', flag = 20,\n"
                          "  bands = { { below = 50, id = 'laag', label = 'laag' },\n"
                          "            { id = 'hoog', label = 'hoog' } } }\n"
                          "grow.score { id = 'opdracht', floor = 0.6, least = 3, common = 4,\n"
                          "  flag = 10, bands = { { id = 'x', label = 'x' } } }\n");
    assert_int_equal(f.rules->score_count, 2);
    const struct score_rule *geld = &f.rules->scores[0];
    assert_int_equal(geld->dimension, pack_dimension_find(f.pack, "geld"));
    assert_true(geld->coverage_floor == 0 && geld->least == 1 && geld->common == 2);
    assert_true(geld->flag == 20 && geld->band_count == 2);
    assert_true(geld->bands[0].below == 50 && isinf(geld->bands[1].below));
    assert_string_equal(geld->bands[1].id, "hoog");
    assert_int_equal(geld->at.line, 2);
    const struct score_rule *task = rulebook_score_of(f.rules, 0);
    assert_true(task->coverage_floor == 0.6 && task->least == 3 && task->common == 4);
    assert_int_equal(task->at.line, 5);
    rules_tried(&f);
}

struct unit_case {
    const char *fields;
    enum unit unit;
    int decimals, shown;
};

static const struct unit_case UNIT_CASES[] = {
    {"unit = 'euro'", UNIT_EURO, 0, 0},
    {"unit = 'students'", UNIT_STUDENTS, 0, 0},
    {"unit = 'share'", UNIT_SHARE, 3, 3},
    {"unit = 'share', exact = true", UNIT_SHARE, VALUE_EXACT, 3},
    {"unit = 'share', exact = true, decimals = 2", UNIT_SHARE, VALUE_EXACT, 2},
    {"unit = 'percent'", UNIT_PERCENT, 1, 1},
    {"unit = 'score', decimals = 0", UNIT_SCORE, 0, 0},
    {"unit = 'score'", UNIT_SCORE, 1, 1},
    {"unit = 'year'", UNIT_YEAR, 0, 0},
    {"unit = 'count'", UNIT_COUNT, 0, 0},
    {"unit = 'text'", UNIT_TEXT, 0, 0},
    {"unit = 'list'", UNIT_TEXT, 0, 0},
};

static void test_figure_units(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof UNIT_CASES / sizeof *UNIT_CASES; i++) {
        struct rules_trial f;
        char script[400];
        snprintf(script, sizeof script,
                 RULES_HEAD "grow.figure { id = 'a', label = 'A', value = 'F05', %s }\n",
                 UNIT_CASES[i].fields);
        rules_take(&f, "nl", script);
        assert_int_equal(f.rules->figures[0].unit, UNIT_CASES[i].unit);
        assert_int_equal(f.rules->figures[0].decimals, UNIT_CASES[i].decimals);
        assert_int_equal(f.rules->figures[0].shown, UNIT_CASES[i].shown);
        rules_tried(&f);
    }
}

static void test_figure_fields(void **state)
{
    (void)state;
    struct rules_trial f;
    rules_take(&f, "nl",
               RULES_HEAD "grow.figure { id = 'a', unit = 'count', hidden = true,\n"
                          "  needs = { 'fact.F05', 'F04' }, sources = { 'bron-een' },\n"
                          "  value = function() return fact.F05 end }\n"
                          "grow.figure { id = 'b', label = 'B', unit = 'count',\n"
                          "  value = function()\n"
                          "    return 1 end }\n");
    const struct figure_rule *a = &f.rules->figures[0], *b = &f.rules->figures[1];
    assert_true(a->hidden && a->need_count == 2 && a->source_count == 1);
    assert_int_equal(a->needs[0]->ref.space, REF_FACT);
    assert_string_equal(a->label.in[0], "a");
    assert_null(a->value.cond);
    assert_int_equal(a->value.function, 1);
    assert_int_equal(a->value.at.line, 4);
    assert_int_equal(b->value.function, 2);
    assert_int_equal(b->value.at.line, 6);
    assert_true(f.rules->has_functions[0]);
    assert_int_equal(rulebook_figure_find(f.rules, "b"), 1);
    assert_int_equal(rulebook_figure_find(f.rules, "c"), -1);
    rules_tried(&f);
}

static void test_position_and_route(void **state)
{
    (void)state;
    struct rules_trial f;
    rules_take(&f, "nl",
               RULES_HEAD
               "grow.position { border = 60, margin = 5,\n"
               "  axes = { { id = 'x', label = 'X', of = { 'opdracht', 'geld' }, weakest = 40 },\n"
               "           { id = 'y', label = 'Y', of = { 'geld' } } },\n"
               "  places = { { id = 'p', label = 'P', when = 'axis.x >= 60' },\n"
               "             { id = 'q', label = 'Q' } } }\n"
               "grow.route { id = 'r', label = 'R', text = 't', risk = 'r',\n"
               "  requires = { { when = 'F02 == erkend', say = 's', unblock = 'u' },\n"
               "    { when = function() return true end, say = 's', unblock = 'u' } },\n"
               "  criteria = { { label = 'c', value = function() return 1 end, weight = 3 },\n"
               "    { label = 'd', value = 'item.R01 / 100', weight = 0.5 } },\n"
               "  support = 'R03' }\n");
    const struct position_rule *position = f.rules->position;
    assert_true(position->border == 60 && position->margin == 5 && position->axis_count == 2);
    assert_true(position->axes[0].has_weakest && position->axes[0].weakest == 40);
    assert_false(position->axes[1].has_weakest);
    assert_int_equal(position->axes[0].count, 2);
    assert_int_equal(position->axes[0].dimensions[1], 1);
    assert_non_null(position->places[0].when);
    assert_null(position->places[1].when);
    assert_int_equal(rulebook_axis_find(f.rules, "y"), 1);
    const struct route_rule *route = &f.rules->routes[0];
    assert_true(route->mix_fit == 0.7 && route->mix_support == 0.3);
    assert_true(route->roles == 2 && route->veto == 12.5 && !route->has_note);
    assert_int_equal(route->support, pack_question_find(f.pack, "R03")->index);
    assert_int_equal(route->requires[1].when.function, 1);
    assert_int_equal(route->criteria[0].value.function, 2);
    assert_true(route->criteria[1].weight == 0.5);
    rules_tried(&f);
}

static void test_recommendation(void **state)
{
    (void)state;
    struct rules_trial f;
    rules_take(&f, "nl",
               RULES_HEAD
               "grow.recommendation { id = 'A01', theme = 'geld', priority = 1, title = 'T',\n"
               "  valid = { from = '2025-01-01' }, sources = { 'bron-een' }, owner = 'o',\n"
               "  term = 't', when = 'F05 > 1', text = 'Doe {F05} dingen', stake = 'F05' }\n"
               "grow.recommendation { id = 'A02', theme = 'anders', priority = 5, title = 'T',\n"
               "  valid = { from = '2025-01-01', to = '2025-12-31' },\n"
               "  sources = { 'bron-een' }, owner = 'o', term = 't', when = 'F05 > 1',\n"
               "  text = 'Doe' }\n"
               "grow.note { id = 'n', about = 'figures.x', when = 'F05 == 0', text = 'niets' }\n");
    const struct recommendation_rule *first = &f.rules->recommendations[0];
    const struct recommendation_rule *second = &f.rules->recommendations[1];
    assert_int_equal(first->dimension, 1);
    assert_int_equal(second->dimension, -1);
    assert_true(first->valid.until == LONG_MAX && second->valid.until < LONG_MAX);
    assert_true(first->valid.from == second->valid.from);
    assert_int_equal(first->text.in[0]->count, 1);
    assert_non_null(first->stake.cond);
    assert_null(second->stake.cond);
    assert_int_equal(second->priority, 5);
    assert_int_equal(f.rules->note_count, 1);
    assert_int_equal(rulebook_recommendation_find(f.rules, "A02"), 1);
    rules_tried(&f);
}

static void test_no_declarations(void **state)
{
    (void)state;
    struct rules_trial f;
    rules_take(&f, "nl", RULES_HEAD "local x = grow.round(2.5) + grow.round(1.25, 1)\n");
    assert_int_equal(f.rules->figure_count, 0);
    assert_null(f.rules->position);
    assert_false(f.rules->has_functions[0]);
    rules_tried(&f);
}

static void test_languages(void **state)
{
    (void)state;
    struct rules_trial f;
    rules_try(&f, "nl, en",
              RULES_HEAD "grow.note { id = 'n', about = 'x', when = 'F05 == 0',\n"
                         "  text = { nl = 'niets', en = 'nothing {F05}' } }\n");
    assert_non_null(f.rules);
    assert_string_equal(f.rules->notes[0].text.in[0]->texts[0], "niets");
    assert_int_equal(f.rules->notes[0].text.in[1]->count, 1);
    rules_tried(&f);
}

// --- what is wrong ---

#define FIGURE(more) \
    RULES_HEAD "grow.figure { id = 'a', label = 'A', unit = 'euro',\n  " more " }\n"
#define NOTE(more) RULES_HEAD "grow.note { id = 'n', about = 'x',\n  " more " }\n"
#define SCORE(more) RULES_HEAD "grow.score { id = 'geld', flag = 20,\n  " more " }\n"
#define ADVICE(more)                                                                               \
    RULES_HEAD "grow.recommendation { id = 'A1', theme = 'geld', title = 'T', when = 'F05 > 1',\n" \
               "  text = 'x', " more " }\n"
#define REST "priority = 1, owner = 'o', term = 't', sources = { 'bron-een' }, "
#define VALID "valid = { from = '2025-01-01' } "
#define ROUTE(more)                                                            \
    RULES_HEAD "grow.route { id = 'r', label = 'R', text = 't', risk = 'r',\n" \
               "  criteria = { { label = 'c', value = 'F05', weight = 1 } }, " more " }\n"
#define PLACE_ROWS "places = { { id = 'q', label = 'Q' } }"
#define AXES "axes = { { id = 'x', label = 'X', of = { 'geld' } } }"

struct wrong {
    const char *script;
    enum diag_code code;
    int line, column;
    const char *message; // a part of it
};

static const struct wrong WRONG[] = {
    // fields
    {FIGURE("value = 'F05', lable = 'x'"), DIAG_BAD_DECLARATION, 3, 18, "has no field 'lable'"},
    {FIGURE("value = 'F05', 'x'"), DIAG_BAD_DECLARATION, 2, 1, "without a name"},
    {FIGURE("hidden = false"), DIAG_BAD_DECLARATION, 2, 1, "lacks 'value'"},
    {RULES_HEAD "grow.figure { label = 'A' }\n", DIAG_BAD_DECLARATION, 2, 1,
     "figure lacks 'id', 'unit', 'value'"},
    {FIGURE("value = 12"), DIAG_BAD_DECLARATION, 3, 3, "must be a condition"},
    {FIGURE("value = grow.round"), DIAG_BAD_DECLARATION, 3, 3, "must be a condition"},
    {FIGURE("value = 'F05', decimals = 'x'"), DIAG_BAD_DECLARATION, 3, 18, "whole number, not a"},
    {FIGURE("value = 'F05', decimals = 1.5"), DIAG_BAD_DECLARATION, 3, 18, "from 0 to 9"},
    {FIGURE("value = 'F05', decimals = 10"), DIAG_BAD_DECLARATION, 3, 18, "from 0 to 9"},
    {FIGURE("value = 'F05', decimals = 0/0"), DIAG_BAD_DECLARATION, 3, 18, "from 0 to 9"},
    {FIGURE("value = 'F05', hidden = 'ja'"), DIAG_BAD_DECLARATION, 3, 18, "true or false"},
    {FIGURE("value = 'F05', needs = 'F05'"), DIAG_BAD_DECLARATION, 3, 18, "must be a list"},
    {FIGURE("value = 'F05', needs = { a = 'F05' }"), DIAG_BAD_DECLARATION, 3, 18, "must be a list"},
    {FIGURE("value = 'F05', needs = { 1 }"), DIAG_BAD_DECLARATION, 3, 18, "must be a string"},
    {FIGURE("value = 'F05', sources = { 'bron-een', 'bron-twee' }"), DIAG_UNKNOWN_SOURCE, 3, 43,
     "unknown source record 'bron-twee'"},
    {RULES_HEAD "grow.figure { id = 'a', label = 'A', unit = 'euros', value = 'F05' }\n",
     DIAG_BAD_DECLARATION, 2, 38, "not a unit"},
    {RULES_HEAD "grow.figure { id = 'a', unit = 'euro', value = 'F05' }\n", DIAG_BAD_DECLARATION, 2,
     1, "only a hidden figure"},
    {RULES_HEAD "grow.figure { id = '1a', label = 'A', unit = 'euro', value = 'F05' }\n",
     DIAG_BAD_DECLARATION, 2, 15, "not an id"},
    {RULES_HEAD "grow.figure { id = 'a', label = '', unit = 'euro', value = 'F05' }\n",
     DIAG_BAD_DECLARATION, 2, 25, "is empty"},
    {RULES_HEAD "grow.figure { id = 'a', label = '  ', unit = 'euro', value = 'F05' }\n",
     DIAG_BAD_DECLARATION, 2, 25, "nothing but blanks"},
    {RULES_HEAD "grow.recommendation { id = 'A01', theme = 'geld', priority = 1, title = 'T',\n"
                "  valid = { from = '2025-01-01' }, sources = { 'bron-een' }, owner = '\u00A0 ',\n"
                "  term = 't', when = 'F05 > 1', text = 'Doe' }\n",
     DIAG_BAD_DECLARATION, 3, 62, "nothing but blanks"},
    {RULES_HEAD "grow.figure { id = 'a', label = 'x\\0y', unit = 'euro', value = 'F05' }\n",
     DIAG_BAD_DECLARATION, 2, 25, "may not stand in a text"},
    {RULES_HEAD "grow.figure { id = 'a', label = 'x\\xff', unit = 'euro', value = 'F05' }\n",
     DIAG_BAD_DECLARATION, 2, 25, "may not stand in a text"},
    {RULES_HEAD "grow.figure 'a'\n", DIAG_BAD_DECLARATION, 2, 0, "takes one table"},
    {RULES_HEAD "grow.figure({}, 1)\n", DIAG_BAD_DECLARATION, 2, 0, "takes one table"},
    // conditions
    {FIGURE("value = 'F05 + '"), DIAG_CONDITION_SYNTAX, 3, 0, ""},
    {FIGURE("value = 'F05 + F99'"), DIAG_UNKNOWN_NAME, 3, 18, "F99"},
    {FIGURE("value = 'F05', needs = { 'figure.b' }"), DIAG_UNKNOWN_NAME, 3, 29, "figure.b"},
    {NOTE("when = 'F05 == 0', text = 'er zijn {F55}'"), DIAG_UNKNOWN_NAME, 3, 39, "F55"},
    {NOTE("when = 'F05 == 0', text = 'er zijn {F05'"), DIAG_BAD_TEMPLATE, 3, 0, ""},
    {FIGURE("value = function() return item.R99 end"), DIAG_UNKNOWN_VALUE, 3, 29, "item.R99"},
    {FIGURE("value = function() return route.x.fit end"), DIAG_UNKNOWN_VALUE, 3, 29, "route.x"},
    // scores
    {SCORE("floor = 2, bands = { { id = 'x', label = 'x' } }"), DIAG_BAD_DECLARATION, 3, 3,
     "from 0 to 1"},
    {SCORE("bands = {}"), DIAG_BAD_DECLARATION, 3, 3, "at least one"},
    {SCORE("bands = { { below = 50, id = 'x', label = 'x' } }"), DIAG_BAD_DECLARATION, 3, 3,
     "without 'below'"},
    {SCORE("bands = { { id = 'x', label = 'x' }, { id = 'y', label = 'y' } }"),
     DIAG_BAD_DECLARATION, 3, 3, "only in the last"},
    {SCORE("bands = { { below = 50, id = 'x', label = 'x' }, { below = 40, id = 'y', "
           "label = 'y' }, { id = 'z', label = 'z' } }"),
     DIAG_BAD_DECLARATION, 3, 3, "must rise"},
    {SCORE("bands = { { below = 50, id = 'x', label = 'x' }, { id = 'x', label = 'y' } }"),
     DIAG_BAD_DECLARATION, 3, 3, "'x' twice"},
    {SCORE("bands = { { id = 'x' } }"), DIAG_BAD_DECLARATION, 3, 13, "lacks 'bands[1].label'"},
    {SCORE("bands = {\n  { below = 50, id = 'x', label = 'x' },\n  { id = 'y', label = '' } }"),
     DIAG_BAD_DECLARATION, 5, 15, "'bands[2].label' of score 'geld' is empty"},
    {SCORE("bands = {\n  { below = 50, id = 'x', label = 'x' },\n  { id = 'y', labl = 'y' } }"),
     DIAG_BAD_DECLARATION, 5, 15, "no field 'bands[2].labl'"},
    {RULES_HEAD "grow.score { id = 'gelt', flag = 20, bands = { { id = 'x', label = 'x' } } }\n",
     DIAG_UNKNOWN_DIMENSION, 2, 20, "'gelt'"},
    // twice
    {FIGURE("value = 'F05'") "grow.figure { id = 'a', label = 'A', unit = 'euro', value = '1' }\n",
     DIAG_DUPLICATE_FINDING, 4, 21, "'a' is declared twice"},
    {SCORE("bands = { { id = 'x', label = 'x' } }") "grow.score { id = 'geld', flag = 20, bands = "
                                                    "{ { id = 'x', label = 'x' } } }\n",
     DIAG_DUPLICATE_FINDING, 4, 20, "declared twice"},
    {NOTE("when = 'F05 == 0', text = 't'") "grow.note { id = 'n', about = 'x', when = 'F05 == 0', "
                                           "text = 't' }\n",
     DIAG_DUPLICATE_FINDING, 4, 19, "declared twice"},
    {RULES_HEAD "grow.position { border = 60, margin = 5, " AXES ", " PLACE_ROWS " }\n"
                "grow.position { border = 60, margin = 5, " AXES ", " PLACE_ROWS " }\n",
     DIAG_DUPLICATE_FINDING, 3, 1, "position is declared twice"},
    // position
    {RULES_HEAD "grow.position { border = 60, margin = 5, " PLACE_ROWS ",\n"
                "  axes = { { id = 'x', label = 'X', of = { 'galt' } } } }\n",
     DIAG_UNKNOWN_DIMENSION, 3, 45, "'galt'"},
    {RULES_HEAD "grow.position { border = 60, margin = 5, " AXES ",\n"
                "  places = { { id = 'p', label = 'P' }, { id = 'q', label = 'Q' } } }\n",
     DIAG_BAD_DECLARATION, 3, 3, "nothing comes after"},
    // routes
    {ROUTE("support = 'R77'"), DIAG_UNKNOWN_QUESTION, 3, 73, "'R77'"},
    {ROUTE("support = 'F05'"), DIAG_BAD_DECLARATION, 3, 62, "with a scale"},
    {ROUTE("mix = { fit = 0.7, support = 0.7 }"), DIAG_BAD_DECLARATION, 3, 62, "add up to 1"},
    {ROUTE("mix = { fit = 1 }"), DIAG_BAD_DECLARATION, 3, 62, "lacks 'mix.support'"},
    {ROUTE("requires = { { when = 'F05 > 0', say = 's' } }"), DIAG_BAD_DECLARATION, 3, 75,
     "lacks 'requires[1].unblock'"},
    {ROUTE("requires = { 'x' }"), DIAG_BAD_DECLARATION, 3, 62, "must be a table"},
    {RULES_HEAD "grow.route { id = 'r', label = 'R', text = 't', risk = 'r',\n"
                "  criteria = { { label = 'c', value = 'F05', weight = 0 } } }\n",
     DIAG_BAD_DECLARATION, 3, 46, "'criteria[1].weight' of route 'r'"},
    // recommendations
    {ADVICE("priority = 1, " VALID), DIAG_INCOMPLETE_RULE, 2, 1,
     "'A1' lacks 'sources', 'owner', 'term'"},
    {ADVICE(REST), DIAG_INCOMPLETE_RULE, 2, 1, "lacks 'valid'"},
    {ADVICE(REST "valid = {}"), DIAG_INCOMPLETE_RULE, 3, 80, "lacks 'valid.from'"},
    {ADVICE(REST "valid = { from = '2025-13-01' }"), DIAG_BAD_DECLARATION, 3, 0, "not a date"},
    {ADVICE(REST "valid = { from = '2025-02-01', to = '2025-01-01' }"), DIAG_BAD_DECLARATION, 3, 0,
     "ends before it begins"},
    {ADVICE("priority = 6, owner = 'o', term = 't', sources = { 'bron-een' }, " VALID),
     DIAG_BAD_DECLARATION, 3, 15, "from 1 to 5"},
    {ADVICE("priority = 1, owner = 'o', term = 't', sources = {}, " VALID), DIAG_BAD_DECLARATION, 3,
     54, "at least one"},
    // reading while declaring
    {RULES_HEAD "local x = item.R01\n", DIAG_BAD_DECLARATION, 2, 0,
     "only inside a rule's function"},
    {RULES_HEAD "local x = amount.per_student\n", DIAG_BAD_DECLARATION, 2, 0, "only inside"},
    {RULES_HEAD "if year > 2024 then end\n", DIAG_BAD_DECLARATION, 2, 0, "only inside"},
    {RULES_HEAD "item.R01 = 3\n", DIAG_SCRIPT_FAILED, 2, 0, "only be read"},
    {RULES_HEAD "local x = grow.round('x')\n", DIAG_SCRIPT_FAILED, 2, 0,
     "grow.round wants a number"},
    {RULES_HEAD "local x = grow.round(1, 12)\n", DIAG_SCRIPT_FAILED, 2, 0, "grow.round takes"},
};

static const struct diag *find_diag(const struct diags *diags, const struct wrong *wrong)
{
    for (size_t i = 0; i < diags->count; i++) {
        const struct diag *diag = diags->list[i];
        bool here = diag->span.line == wrong->line &&
                    (wrong->column == 0 || diag->span.column == wrong->column);
        if (diag->code == wrong->code && here && strstr(diag->message, wrong->message))
            return diag;
    }
    return NULL;
}

static void test_wrong_declarations(void **state)
{
    (void)state;
    size_t failures = 0;
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        struct rules_trial f;
        rules_try(&f, "nl", WRONG[i].script);
        if (f.rules || !find_diag(&f.diags, &WRONG[i])) {
            failures++;
            print_message("no G%d at %d:%d '%s' in:\n%s\n", WRONG[i].code, WRONG[i].line,
                          WRONG[i].column, WRONG[i].message, WRONG[i].script);
            rules_print(&f.diags);
        }
        rules_tried(&f);
    }
    assert_int_equal(failures, 0);
}

static void test_missing_language(void **state)
{
    (void)state;
    static const char *const TEXTS[] = {"'niets'", "{ nl = 'niets' }"};
    for (size_t i = 0; i < 2; i++) {
        struct rules_trial f;
        char script[300];
        snprintf(script, sizeof script,
                 RULES_HEAD "grow.note { id = 'n', about = 'x', when = 'F05 == 0',\n"
                            "  text = %s }\n",
                 TEXTS[i]);
        rules_try(&f, "nl, en", script);
        assert_null(f.rules);
        struct wrong wrong = {script, DIAG_MISSING_LANGUAGE, 3, 3, "lacks language 'en'"};
        assert_non_null(find_diag(&f.diags, &wrong));
        rules_tried(&f);
    }
}

static void test_unknown_language(void **state)
{
    (void)state;
    struct rules_trial f;
    rules_try(&f, "nl",
              RULES_HEAD "grow.note { id = 'n', about = 'x', when = 'F05 == 0',\n"
                         "  text = { nl = 'niets', de = 'nichts' } }\n");
    assert_null(f.rules);
    assert_int_equal(f.diags.list[0]->code, DIAG_BAD_DECLARATION);
    rules_tried(&f);
}

// One run reports all that is wrong, in the order of the script.
static void test_goes_on_after_an_error(void **state)
{
    (void)state;
    struct rules_trial f;
    rules_try(&f, "nl",
              RULES_HEAD "grow.figure { id = 'a', label = 'A', unit = 'eur', value = 'F05',\n"
                         "  zzz = 1, aaa = 2 }\n"
                         "grow.card { id = 'k' }\n"
                         "grow.figure { id = 'b', label = 'B', unit = 'euro', value = 'F0' }\n");
    assert_null(f.rules);
    assert_int_equal(f.diags.count, 5);
    static const int LINES[] = {3, 3, 2, 4, 5};
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(f.diags.list[i]->span.line, LINES[i]);
    assert_non_null(strstr(f.diags.list[0]->message, "aaa"));
    rules_tried(&f);
}

static void test_suggestions(void **state)
{
    (void)state;
    struct rules_trial f;
    rules_try(&f, "nl", FIGURE("value = 'F05', sources = { 'bron-een', 'bron-ene' }, lbel = 1"));
    assert_null(f.rules);
    assert_int_equal(f.diags.count, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_non_null(f.diags.list[i]->parts);
        assert_true(f.diags.list[i]->parts->help);
        assert_non_null(strstr(f.diags.list[i]->parts->message, "did you mean"));
    }
    rules_tried(&f);
}

static void test_too_many(void **state)
{
    (void)state;
    struct rules_trial f;
    rules_try(&f, "nl",
              RULES_HEAD "for i = 1, 10000 do grow.note { id = 'n' .. i, about = 'x',\n"
                         "  when = 'F05 == 0', text = 't' } end\n");
    assert_null(f.rules);
    assert_int_equal(f.diags.errors, 1);
    rules_tried(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_score_and_defaults),
        cmocka_unit_test(test_figure_units),
        cmocka_unit_test(test_figure_fields),
        cmocka_unit_test(test_position_and_route),
        cmocka_unit_test(test_recommendation),
        cmocka_unit_test(test_no_declarations),
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_wrong_declarations),
        cmocka_unit_test(test_missing_language),
        cmocka_unit_test(test_unknown_language),
        cmocka_unit_test(test_goes_on_after_an_error),
        cmocka_unit_test(test_suggestions),
        cmocka_unit_test(test_too_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
