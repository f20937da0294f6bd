// Mutants: what is moved in conditions, settings and functions and how far; that a mutant changes
// what it should, and that the rulebook is afterwards what it was before.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "rules/evaluate.h"
#include "rules/mutant.h"
#include "rules/read_rules.h"
#include "rules_pack.h"

struct fixture {
    struct rules_trial trial;
    struct mutants *mutants;
};

static const char DOSSIER[] = "grow-dossier: 1\n"
                              "pack: proef\n"
                              "partnership: { name: \"Proef (fictief)\", fictional: true }\n"
                              "date: 2025-03-31\n"
                              "facts: { F02: erkend, F05: 10 }\n"
                              "respondents:\n"
                              "  - { id: a, role: bestuur, answers: { R01: 2 } }\n";

static void open_fixture(struct fixture *f, const char *script)
{
    rules_take(&f->trial, "nl", script);
    f->mutants = mutants_of(f->trial.rules, &limits_default, NULL, 0, &f->trial.arena);
}

static struct assessment *assess(struct fixture *f)
{
    struct dossier *dossier = dossier_read(f->trial.pack, &f->trial.arena, "proef.yaml", DOSSIER,
                                           sizeof DOSSIER - 1, &f->trial.diags);
    if (!dossier)
        rules_print(&f->trial.diags);
    assert_non_null(dossier);
    return evaluate(f->trial.rules, dossier, &limits_default, &f->trial.arena, NULL,
                    &f->trial.diags);
}

// The moves of one part, in their order: "F05 > 9; F05 >= 10; ".
static const char *moves_of(struct fixture *f, const char *from)
{
    const char *all = "";
    for (size_t i = 0; i < f->mutants->count; i++)
        if (strcmp(f->mutants->list[i]->from, from) == 0)
            all = arena_textf(&f->trial.arena, "%s%s; ", all, f->mutants->list[i]->to);
    return all;
}

static struct mutant *mutant_to(struct fixture *f, const char *to)
{
    for (size_t i = 0; i < f->mutants->count; i++)
        if (strcmp(f->mutants->list[i]->to, to) == 0)
            return f->mutants->list[i];
    fail_msg("no mutant '%s'", to);
    return NULL;
}

#define CARD(when)                                                                      \
    "grow.card { id = 'K', theme = 't', title = 'T', opening = 'O', deepening = 'D',\n" \
    "    when = " when " }\n"

static void assert_moves(const char *when, const char *from, const char *moves)
{
    struct fixture f;
    char script[1024];
    snprintf(script, sizeof script, RULES_HEAD CARD("\"%s\""), when);
    open_fixture(&f, script);
    assert_string_equal(moves_of(&f, from), moves);
    rules_tried(&f.trial);
}

static void test_thresholds(void **state)
{
    (void)state;
    assert_moves("F05 >= 10", "F05 >= 10", "F05 > 10; F05 >= 11; F05 >= 9; ");
    // A score of a five-point scale is moved by one point.
    assert_moves("item.R01 < 50", "item.R01 < 50",
                 "item.R01 <= 50; item.R01 < 75; item.R01 < 25; ");
    // So is one of a dimension, by the most that a point of one question does to it.
    assert_moves("dimension.opdracht <= 49.5", "dimension.opdracht <= 49.5",
                 "dimension.opdracht < 49.5; dimension.opdracht <= 62; "
                 "dimension.opdracht <= 37; ");
}

static void test_operators(void **state)
{
    (void)state;
    assert_moves("F02 == erkend and F05 > 3", "F02 == erkend and F05 > 3",
                 "F02 == erkend or F05 > 3; ");
    assert_moves("F02 == erkend and F05 > 3", "F02 == erkend", "F02 != erkend; ");
    assert_moves("F02 in (erkend, aspirant)", "F02 in (erkend, aspirant)",
                 "F02 in (aspirant); F02 in (erkend); ");
    assert_moves("missing(F05)", "missing(F05)", "answered(F05); ");
    assert_moves("bestuur in role.missing", "bestuur in role.missing",
                 "not bestuur in role.missing; ");
}

static void test_a_condition_there_and_back(void **state)
{
    (void)state;
    struct fixture f;
    open_fixture(&f, RULES_HEAD CARD("'F05 > 9'"));
    struct assessment *before = assess(&f);
    assert_true(before->cards[0].drawn);
    struct mutant *moved = mutant_to(&f, "F05 > 10"), *same = mutant_to(&f, "F05 >= 9");
    assert_true(mutant_apply(f.mutants, moved, &f.trial.arena));
    assert_true(mutant_may_show(moved, before));
    assert_false(assess(&f)->cards[0].drawn);
    mutant_take_back(f.mutants, moved);
    assert_true(mutant_apply(f.mutants, same, &f.trial.arena));
    assert_false(mutant_may_show(same, before));
    mutant_take_back(f.mutants, same);
    assert_true(assess(&f)->cards[0].drawn);
    rules_tried(&f.trial);
}

static void test_functions(void **state)
{
    (void)state;
    struct fixture f;
    open_fixture(&f, RULES_HEAD "local function twice(n) return n * 2 end\n"
                                "grow.figure { id = 'a', label = 'A', unit = 'count',\n"
                                "    decimals = 0, value = function()\n"
                                "        if fact.F05 >= 10 then return twice(1) end\n"
                                "        return 0\n"
                                "    end }\n");
    assert_string_equal(moves_of(&f, "if fact.F05 >= 10 then return twice(1) end"),
                        "if fact.F05 > 10 then return twice(1) end; "
                        "if fact.F05 >= 11 then return twice(1) end; "
                        "if fact.F05 >= 9 then return twice(1) end; "
                        "if fact.F05 >= 10 then return twice(2) end; "
                        "if fact.F05 >= 10 then return twice(0) end; ");
    assert_true(assess(&f)->figures[0].value.number == 2);
    struct mutant *moved = mutant_to(&f, "local function twice(n) return n * 3 end");
    assert_true(mutant_apply(f.mutants, moved, &f.trial.arena));
    assert_true(assess(&f)->figures[0].value.number == 3);
    mutant_take_back(f.mutants, moved);
    assert_true(assess(&f)->figures[0].value.number == 2);
    rules_tried(&f.trial);
}

// What stands once in a script and serves two rules moves in both.
static void test_twins(void **state)
{
    (void)state;
    struct fixture f;
    open_fixture(&f, RULES_HEAD
                 "for _, id in ipairs { 'opdracht', 'geld' } do\n"
                 "    grow.score { id = id, floor = 0.5, least = 1, common = 1, flag = 20,\n"
                 "        bands = { { id = 'x', label = 'X' } } }\n"
                 "end\n");
    assert_string_equal(moves_of(&f, "floor = 0.5"), "floor = 0.55; floor = 0.45; ");
    struct mutant *moved = mutant_to(&f, "least = 2");
    assert_non_null(moved->twin);
    assert_true(mutant_apply(f.mutants, moved, &f.trial.arena));
    assert_int_equal(f.trial.rules->scores[0].least, 2);
    assert_int_equal(f.trial.rules->scores[1].least, 2);
    mutant_take_back(f.mutants, moved);
    assert_int_equal(f.trial.rules->scores[1].least, 1);
    rules_tried(&f.trial);
}

// Every form in which an author may write a threshold of a function: what is moved, and that it is
// told of the rule that it serves.
struct form {
    const char *head, *when; // before the card; its function
    const char *from, *moves;
};

static void test_forms(void **state)
{
    (void)state;
    static const struct form FORMS[] = {
        {"local LOW = 50\n", "return item.R01 < LOW", "local LOW = 50",
         "local LOW = 75; local LOW = 25; "},
        {"local LOW <const> = 7\n", "return fact.F05 < LOW", "local LOW <const> = 7",
         "local LOW <const> = 8; local LOW <const> = 6; "},
        {"local T = { low = { 5 } }\n", "return fact.F05 < T.low[1]", "local T = { low = { 5 } }",
         "local T = { low = { 6 } }; local T = { low = { 4 } }; "},
        {"local A, B = 1.5, 2\nlocal C = A * B\n", "return fact.F05 < C", "local C = A * B",
         "local C = A / B; "},
        {"local function over(x, n) return x > n end\n", "return over(fact.F05, 5)",
         "local function over(x, n) return x > n end",
         "local function over(x, n) return x >= n end; "},
        {"", "return not (fact.F05 ~= 3)", "return not (fact.F05 ~= 3)",
         "return (fact.F05 ~= 3); return not (fact.F05 == 3); return not (fact.F05 ~= 4); "
         "return not (fact.F05 ~= 2); "},
        {"", "return 3 < fact.F05 and true", "return 3 < fact.F05 and true",
         "return 4 < fact.F05 and true; return 2 < fact.F05 and true; "
         "return 3 <= fact.F05 and true; return 3 < fact.F05 or true; "},
        {"", "return -fact.F05 + 1e1 > 0", "return -fact.F05 + 1e1 > 0",
         "return -fact.F05 - 1e1 > 0; return -fact.F05 + 11 > 0; return -fact.F05 + 9 > 0; "
         "return -fact.F05 + 1e1 >= 0; return -fact.F05 + 1e1 > 1; "},
        {"local over = math.max\n", "return over(fact.F05, 2) > 6", "local over = math.max",
         "local over = math.min; "},
        // What is told to the author moves nothing, and keeps nothing from being moved.
        {"", "grow.log('F05', 3, string.format('%d', 4)) return fact.F05 > 6",
         "grow.log('F05', 3, string.format('%d', 4)) return fact.F05 > 6",
         "grow.log('F05', 3, string.format('%d', 4)) return fact.F05 >= 6; "
         "grow.log('F05', 3, string.format('%d', 4)) return fact.F05 > 7; "
         "grow.log('F05', 3, string.format('%d', 4)) return fact.F05 > 5; "},
    };
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        struct fixture f;
        char script[1024];
        snprintf(script, sizeof script, RULES_HEAD "%s" CARD("function()\n%s\nend"), FORMS[i].head,
                 FORMS[i].when);
        open_fixture(&f, script);
        assert_string_equal(moves_of(&f, FORMS[i].from), FORMS[i].moves);
        for (size_t k = 0; k < f.mutants->count; k++)
            assert_string_equal(f.mutants->list[k]->who, "card 'K'");
        rules_tried(&f.trial);
    }
}

// A function that declares rules runs when a pack is loaded: what it says is moved as the rules
// that come of it; what it hands to their functions is moved for these.
static void test_functions_that_declare(void **state)
{
    (void)state;
    struct fixture f;
    open_fixture(&f, RULES_HEAD "local function card(n, low, most)\n"
                                "    grow.card { id = 'K' .. n, theme = 't', title = 'T',\n"
                                "        opening = 'O', deepening = 'D', when = most and\n"
                                "            function() return fact.F05 > most end or\n"
                                "            'F05 > ' .. low }\n"
                                "end\n"
                                "card(7, 3)\n"
                                "card(8, 3, 9)\n");
    assert_string_equal(moves_of(&f, "F05 > 3"), "F05 >= 3; F05 > 4; F05 > 2; ");
    assert_string_equal(moves_of(&f, "card(7, 3)"), "");
    assert_string_equal(moves_of(&f, "card(8, 3, 9)"), "card(8, 3, 10); card(8, 3, 8); ");
    assert_string_equal(mutant_to(&f, "card(8, 3, 10)")->who, "card 'K8'");
    rules_tried(&f.trial);
}

#define ADVICE(id, valid)                                                                   \
    "grow.recommendation { id = '" id "', theme = 'opdracht', priority = 1, title = 't',\n" \
    "  valid = { " valid " }, sources = { 'bron-een' }, owner = 'o', term = 't',\n"         \
    "  text = 'x', when = 'F05 > 1' }\n"

// Rules that begin on the same day, or end on the day before, are moved together, and only where
// the pack is valid too.
static void test_dates(void **state)
{
    (void)state;
    struct fixture f;
    open_fixture(&f, RULES_HEAD ADVICE("A", "from = '2025-01-01'")
                         ADVICE("B", "from = '2024-01-01', to = '2024-12-31'")
                             ADVICE("C", "from = '2023-06-01', to = '2025-06-30'"));
    assert_string_equal(moves_of(&f, "valid.from = 2025-01-01"),
                        "valid.from = 2025-01-02; valid.from = 2024-12-31; ");
    assert_string_equal(moves_of(&f, "valid.from = 2024-01-01"), "valid.from = 2024-01-02; ");
    assert_string_equal(moves_of(&f, "valid.to = 2025-06-30"),
                        "valid.to = 2025-07-01; valid.to = 2025-06-29; ");
    assert_string_equal(moves_of(&f, "valid.from = 2023-06-01"), "");
    struct mutant *both = mutant_to(&f, "valid.from = 2025-01-02");
    assert_string_equal(both->who, "recommendations A, B");
    const struct recommendation_rule *list = f.trial.rules->recommendations;
    long first = list[0].valid.from, last = list[1].valid.until;
    assert_true(first == last + 1);
    assert_true(mutant_apply(f.mutants, both, &f.trial.arena));
    assert_true(list[0].valid.from == first + 1 && list[1].valid.until == last + 1);
    mutant_take_back(f.mutants, both);
    assert_true(list[0].valid.from == first && list[1].valid.until == last);
    rules_tried(&f.trial);
}

// What no case can notice is kept apart, with its place; a default that nobody wrote is not there.
static void test_what_is_not_moved(void **state)
{
    (void)state;
    struct fixture f;
    open_fixture(&f, RULES_HEAD "grow.score { id = 'opdracht', flag = 20,\n"
                                "    bands = { { id = 'x', label = 'X' } } }\n" CARD(
                                    "function() return fact.F05 > 0x10 end"));
    assert_string_equal(moves_of(&f, "common = 2"), "");
    assert_string_equal(moves_of(&f, "floor = 0"), "");
    assert_int_equal(f.mutants->unmoved_count, 4);
    assert_string_equal(f.mutants->unmoved[0].who, "score 'opdracht'");
    assert_string_equal(f.mutants->unmoved[0].what, "flag = 20");
    assert_string_equal(f.mutants->unmoved[1].who, "card 'K'");
    assert_true(f.mutants->unmoved[1].at.line > 0);
    // One a kind.
    assert_string_equal(f.mutants->unmoved[2].who, "min, max and above of questions");
    assert_true(f.mutants->unmoved[2].at.line > 0);
    assert_string_equal(f.mutants->unmoved[3].who, "points of scales");
    rules_tried(&f.trial);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_thresholds),
        cmocka_unit_test(test_operators),
        cmocka_unit_test(test_a_condition_there_and_back),
        cmocka_unit_test(test_functions),
        cmocka_unit_test(test_twins),
        cmocka_unit_test(test_forms),
        cmocka_unit_test(test_functions_that_declare),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_what_is_not_moved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
