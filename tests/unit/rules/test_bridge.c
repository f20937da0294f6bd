// Functions of scripts during an evaluation: what they read, what they may give back, and what
// happens when they fail.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rules/evaluate.h"
#include "rules/read_rules.h"
#include "rules_pack.h"

struct fixture {
    struct rules_trial trial;
    struct dossier *dossier;
    struct assessment *result;
    struct sandbox_use use;
};

static const char DOSSIER[] = "grow-dossier: 1\n"
                              "pack: proef\n"
                              "partnership: { name: \"Proef (fictief)\", fictional: true }\n"
                              "date: 2025-03-31\n"
                              "facts:\n"
                              "  F02: erkend\n"
                              "  F04:\n"
                              "    - { naam: Noord, studenten: 200 }\n"
                              "    - { naam: Zuid, studenten: 50 }\n"
                              "respondents:\n"
                              "  - { id: a, role: bestuur, answers: { R01: 4, R02: 1, R03: 2 } }\n"
                              "  - { id: b, role: bestuur, answers: { R01: 3, R02: 1 } }\n"
                              "  - { id: c, role: bestuur, answers: { R01: 3 } }\n";

static void open_fixture(struct fixture *f, const char *script)
{
    rules_take(&f->trial, "nl", script);
    f->dossier = dossier_read(f->trial.pack, &f->trial.arena, "proef.yaml", DOSSIER,
                              sizeof DOSSIER - 1, &f->trial.diags);
    if (!f->dossier)
        rules_print(&f->trial.diags);
    assert_non_null(f->dossier);
    f->result = evaluate(f->trial.rules, f->dossier, &limits_default, &f->trial.arena, &f->use,
                         &f->trial.diags);
}

static void open_good(struct fixture *f, const char *script)
{
    open_fixture(f, script);
    if (!f->result)
        rules_print(&f->trial.diags);
    assert_non_null(f->result);
}

static struct value figure(const struct fixture *f, const char *id)
{
    int index = rulebook_figure_find(f->trial.rules, id);
    assert_true(index >= 0);
    return f->result->figures[index].value;
}

// A figure of this body; its value is text, so that anything can be looked at.
#define FIGURE(body) \
    "grow.figure { id = 'a', label = 'A', unit = 'text', value = function()\n" body "\nend }\n"
#define SCORES                                                                                   \
    "grow.score { id = 'opdracht', least = 1, flag = 20, bands = { { id = 'x', label = 'x' } } " \
    "}\n"                                                                                        \
    "grow.score { id = 'geld', least = 1, flag = 20, bands = { { id = 'x', label = 'x' } } }\n"
#define POSITION                                                       \
    "grow.position { border = 60, margin = 5,\n"                       \
    "  axes = { { id = 'as', label = 'As', of = { 'opdracht' } } },\n" \
    "  places = { { id = 'p', label = 'P' } } }\n"
#define ROUTE                                                                    \
    "grow.route { id = 'weg', label = 'W', text = 't', risk = 'r',\n"            \
    "  requires = { { when = 'F02 == aspirant', say = 's', unblock = 'u' } },\n" \
    "  criteria = { { label = 'c', value = 'item.R01 / 100', weight = 1 } } }\n"
#define EXACT                                                                      \
    "grow.figure { id = 'derde', label = 'D', unit = 'share', value = '1 / 3' }\n" \
    "grow.figure { id = 'euro', label = 'E', unit = 'euro', value = '0.5 + 1000 / 3' }\n"

struct reading {
    const char *body;
    const char *text; // NULL: missing
};

#define CARD(result)                                                                    \
    "grow.card { id = 'k', theme = 't', title = 't', opening = 'o', deepening = 'd',\n" \
    "  when = function() return " result " end }\n"
#define ASKS(result)                                                                            \
    "grow.route { id = 'r', label = 'R', text = 't', risk = 'r',\n"                             \
    "  requires = { { when = function() return " result " end, say = 's', unblock = 'u' } },\n" \
    "  criteria = { { label = 'a', value = '1', weight = 1 } } }\n"

// Values come as they are shown; what is missing is nil.
static const struct reading READINGS[] = {
    {"return fact.F02", "erkend"},
    {"return tostring(fact.F05)", "nil"},
    {"return fact.F05", NULL},
    {"return #fact.F04 .. ''", "2"},
    {"return fact.F04[1].naam .. fact.F04[2].naam", "NoordZuid"},
    {"return tostring(fact.F04[2].studenten)", "50"},
    {"return tostring(fact.F04[3])", "nil"},
    {"local n = 0 for _, row in ipairs(fact.F04) do n = n + row.studenten end return n .. ''",
     "250"},
    {"local s = '' for key in pairs(fact.F04[1]) do s = s .. key .. ' ' end return s",
     "naam studenten "},
    {"return tostring(item.R01)", "83.3"},
    {"return tostring(item.R02)", "25"},
    {"return tostring(dimension.opdracht)", "54.2"},
    {"local id = 'opdracht' return tostring(dimension[id])", "54.2"},
    {"return tostring(gap.opdracht)", "nil"},
    {"return tostring(itemgap.R01)", "nil"},
    {"return type(spread.R01)", "number"},
    {"return role.missing[1]", "opleiding"},
    {"return #role.missing .. ''", "1"},
    {"return tostring(route.weg.blocked)", "true"},
    {"return tostring(route.weg.fit)", "83.3"},
    {"return tostring(route.weg.rank)", "nil"},
    {"return tostring(axis.as)", "54.2"},
    {"return tostring(lowest.as)", "54.2"},
    {"return amount.set", "nu2025"},
    {"return tostring(amount.per_student)", "1250"},
    {"return tostring(amount.vroeger.per_student)", "900"},
    {"return date", "2025-03-31"},
    {"return tostring(year + 1)", "2026"},
    {"return tostring(figure.derde)", "0.333"},
    {"return tostring(figure.euro)", "334"},
    {"return tostring(grow.round(2.5)) .. ' ' .. tostring(grow.round(1.005, 2))", "3 1.01"},
    {"return tostring(grow.round(-0.5))", "0"},
    {"return { 'x', 'y' }", "list 2"},
    {"return role.missing", "list 1"},
    {"return fact.F04[1]['naam'] .. #fact.F04[1]", "Noord0"},
    {"local t = {} for i, row in ipairs(fact.F04) do t[i] = row.naam end return table.concat(t)",
     "NoordZuid"},
    {"local s = '' for i in pairs(fact.F04) do s = s .. i end return s", "12"},
    {"return table.concat(role.missing, '-') .. #role.missing", "opleiding1"},
    {"return {}", "list 0"},
    {"return nil", NULL},
    {"local nothing = 1", NULL},
};

static void test_readings(void **state)
{
    (void)state;
    size_t failures = 0;
    for (size_t i = 0; i < sizeof READINGS / sizeof *READINGS; i++) {
        struct fixture f;
        char script[4000], seen[64] = "";
        snprintf(script, sizeof script, RULES_HEAD FIGURE("%s") SCORES POSITION ROUTE EXACT,
                 READINGS[i].body);
        open_good(&f, script);
        struct value value = figure(&f, "a");
        if (value.kind == VALUE_LIST)
            snprintf(seen, sizeof seen, "list %zu", value.count);
        bool missing = value.kind == VALUE_MISSING;
        const char *text = missing ? NULL : value.kind == VALUE_LIST ? seen : value.text;
        bool same = text && READINGS[i].text ? strcmp(text, READINGS[i].text) == 0
                                             : text == READINGS[i].text;
        if (!same) {
            failures++;
            print_message("%s\n  gave %s, not %s\n", READINGS[i].body, text ? text : "(missing)",
                          READINGS[i].text ? READINGS[i].text : "(missing)");
        }
        rules_tried(&f.trial);
    }
    assert_int_equal(failures, 0);
}

struct failing {
    const char *script;
    enum diag_code code;
    int line;
    const char *message;
};

static const struct failing FAILING[] = {
    // results
    {FIGURE("return { {} }"), DIAG_BAD_RESULT, 2, "a list with something else"},
    {FIGURE("return { 1, 2 }"), DIAG_BAD_RESULT, 2, "a list with something else"},
    {FIGURE("return { naam = 'x' }"), DIAG_BAD_RESULT, 2, "not a list"},
    {FIGURE("return fact.F04[1]"), DIAG_BAD_RESULT, 2, "not a list"},
    {FIGURE("return fact"), DIAG_BAD_RESULT, 2, "values of a namespace"},
    {FIGURE("return tostring"), DIAG_BAD_RESULT, 2, "a function"},
    {FIGURE("return 1 / 0"), DIAG_BAD_RESULT, 2, "without an end"},
    {FIGURE("return 0 / 0"), DIAG_BAD_RESULT, 2, "without an end"},
    {FIGURE("return string.rep('x', 9000)"), DIAG_BAD_RESULT, 2, "too long"},
    {FIGURE("return 'a\\0b'"), DIAG_BAD_RESULT, 2, "may not stand"},
    {FIGURE("return '\\xff'"), DIAG_BAD_RESULT, 2, "not UTF-8"},
    {FIGURE("local t = {} for i = 1, 201 do t[i] = 'x' end return t"), DIAG_BAD_RESULT, 2,
     "too long"},
    // reading
    {FIGURE("local id = 'R99' return item[id]"), DIAG_UNKNOWN_VALUE, 3, "item.R99"},
    {FIGURE("local id = 'wegg' return route[id].fit"), DIAG_UNKNOWN_VALUE, 3, "route.wegg"},
    {FIGURE("return fact.F04[1].studnten"), DIAG_UNKNOWN_VALUE, 3, "no column 'studnten'"},
    {FIGURE("return item[1]"), DIAG_UNKNOWN_VALUE, 3, "by name"},
    {FIGURE("return item['R01\\0x']"), DIAG_UNKNOWN_VALUE, 3, "U+0000"},
    {FIGURE("return fact.F04[1]['naam\\0']"), DIAG_UNKNOWN_VALUE, 3, "U+0000"},
    {FIGURE("return item['R01'][fact]"), DIAG_SCRIPT_FAILED, 3, "a number value"},
    {FIGURE("return item[fact]"), DIAG_UNKNOWN_VALUE, 3, "by a namespace"},
    {FIGURE("return #fact"), DIAG_SCRIPT_FAILED, 3, "length of a namespace value"},
    {FIGURE("for k in pairs(fact) do end"), DIAG_SCRIPT_FAILED, 3, "not namespace"},
    {FIGURE("fact.F02 = 'x'"), DIAG_SCRIPT_FAILED, 3, "only be read"},
    {FIGURE("fact.F04[1].naam = 'x'"), DIAG_SCRIPT_FAILED, 3, "only be read"},
    {FIGURE("fact.F04[1] = nil"), DIAG_SCRIPT_FAILED, 3, "only be read"},
    {FIGURE("fact.F04[1].nieuw = 'x'"), DIAG_SCRIPT_FAILED, 3, "only be read"},
    {FIGURE("role.missing[1] = 'x'"), DIAG_SCRIPT_FAILED, 3, "only be read"},
    {FIGURE("table.insert(role.missing, 'x')"), DIAG_SCRIPT_FAILED, 3, "table of the engine"},
    {FIGURE("table.sort(fact.F04, nil)"), DIAG_SCRIPT_FAILED, 3, "table of the engine"},
    {FIGURE("return fact.F05 + 1"), DIAG_SCRIPT_FAILED, 3, "nil"},
    // what functions share
    {"local t = { n = 0 }\n" FIGURE("t.n = t.n + 1 return t.n .. ''"), DIAG_SCRIPT_FAILED, 4,
     "made when the file ran"},
    {"local t = { u = { 1, 2 } }\n" FIGURE("table.insert(t.u, 3)"), DIAG_SCRIPT_FAILED, 4,
     "table of the engine"},
    {"local t = {}\nlocal function f() return t end\n" FIGURE("f().x = 1"), DIAG_SCRIPT_FAILED, 5,
     "made when the file ran"},
    {"local t = {} t[1] = t\nlocal u = { t }\n" FIGURE("u[1][1][1][1] = 1"), DIAG_SCRIPT_FAILED, 5,
     "made when the file ran"},
    // conditions
    {CARD("'ja'"), DIAG_BAD_RESULT, 3, "'when' of card 'k' gives true or false, not a text"},
    {CARD("1"), DIAG_BAD_RESULT, 3, "gives true or false, not a number"},
    {CARD("{ 'x' }"), DIAG_BAD_RESULT, 3, "gives true or false, not a list"},
    {ASKS("0"), DIAG_BAD_RESULT, 3, "'requires[1].when' of route 'r' gives true or false"},
    {FIGURE("grow.note { id = 'x' }"), DIAG_BAD_DECLARATION, 3, "may not be called"},
    {FIGURE("while true do end"), DIAG_STEP_LIMIT, 3, "steps"},
};

static void test_failures(void **state)
{
    (void)state;
    size_t failures = 0;
    for (size_t i = 0; i < sizeof FAILING / sizeof *FAILING; i++) {
        struct fixture f;
        char script[1000];
        snprintf(script, sizeof script, RULES_HEAD "%s", FAILING[i].script);
        open_fixture(&f, script);
        const struct diag *diag = f.trial.diags.count ? f.trial.diags.list[0] : NULL;
        if (f.result || !diag || f.trial.diags.errors != 1 || diag->code != FAILING[i].code ||
            diag->span.line != FAILING[i].line || !strstr(diag->message, FAILING[i].message)) {
            failures++;
            print_message("no G%d at line %d '%s' in:\n%s\n", FAILING[i].code, FAILING[i].line,
                          FAILING[i].message, script);
            rules_print(&f.trial.diags);
        }
        rules_tried(&f.trial);
    }
    assert_int_equal(failures, 0);
}

// What the file made can be read all the same, and a function's own tables are its own.
static void test_shared_tables(void **state)
{
    (void)state;
    struct fixture f;
    open_good(&f, RULES_HEAD
              "local names = { 'b', 'a', deep = { x = 'y' } }\n"
              "local function sorted() local t = {}\n"
              "  for _, name in ipairs(names) do table.insert(t, name) end\n"
              "  table.sort(t) t.n = #names return t end\n"
              "for _, id in ipairs { 'p', 'q' } do\n"
              "  grow.figure { id = id, label = 'A', unit = 'text', value = function()\n"
              "    local t, s = sorted(), '' for key in pairs(names) do s = s .. key end\n"
              "    return t[1] .. t[2] .. t.n .. names.deep.x .. s end } end\n"
              // A condition that does not know gives nil.
              CARD("nil"));
    assert_string_equal(figure(&f, "p").text, "ab2y12deep");
    assert_string_equal(figure(&f, "q").text, "ab2y12deep");
    assert_false(f.result->cards[0].drawn);
    rules_tried(&f.trial);
}

// A figure of more digits than can be shown is an error, and missing.
static void test_too_large(void **state)
{
    (void)state;
    struct fixture f;
    open_fixture(
        &f, RULES_HEAD
        "grow.figure { id = 'a', label = 'A', unit = 'euro',\n"
        "  value = function() return 1000000000000000 end }\n"
        "grow.figure { id = 'b', label = 'B', unit = 'euro', value = '-1000000 * 1000000000' }\n"
        "grow.figure { id = 'c', label = 'C', unit = 'euro',\n"
        "  value = function() return 999999999999999 end }\n");
    assert_non_null(f.result);
    assert_int_equal(f.trial.diags.errors, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(f.trial.diags.list[i]->code, DIAG_BAD_RESULT);
        assert_int_equal(f.trial.diags.list[i]->span.line, i == 0 ? 3 : 4);
        assert_non_null(strstr(f.trial.diags.list[i]->message, "too large"));
    }
    assert_true(figure(&f, "a").kind == VALUE_MISSING && figure(&f, "b").kind == VALUE_MISSING);
    assert_true(figure(&f, "c").number == 999999999999999);
    rules_tried(&f.trial);
}

// Functions of many fields: each one must still be the same after the script has run again.
static void test_numbers_stay_the_same(void **state)
{
    (void)state;
    struct fixture f;
    open_good(&f, RULES_HEAD
              "grow.recommendation { stake = function() return 7 end,\n"
              "  when = function() return true end, id = 'A', theme = 'geld', priority = 1,\n"
              "  title = 't', valid = { from = '2025-01-01' }, sources = { 'bron-een' },\n"
              "  owner = 'o', term = 't', text = 'x' }\n"
              "grow.route { id = 'r', label = 'R', text = 't', risk = 'r',\n"
              "  criteria = { { label = 'a', value = function() return 0.25 end, weight = 1 },\n"
              "    { label = 'b', value = '1', weight = 1 },\n"
              "    { label = 'c', value = function() return 0.75 end, weight = 1 } },\n"
              "  requires = { { when = function() return false end, say = 's', unblock = 'u' },\n"
              "    { when = function() return true end, say = 's', unblock = 'u' } } }\n"
              "grow.card { id = 'k', theme = 't', title = 't', opening = 'o', deepening = 'd',\n"
              "  when = function() return fact.F02 == 'erkend' end }\n"
              "for i = 1, 3 do\n"
              "  grow.figure { id = 'f' .. i, label = 'F', unit = 'count',\n"
              "    value = function() return i end }\n"
              "end\n");
    const struct recommendation_result *advice = &f.result->recommendations[0];
    assert_int_equal(advice->state, RULE_FIRED);
    assert_true(advice->has_stake && advice->stake == 7);
    const struct route_result *route = &f.result->routes[0];
    assert_false(route->requirements[0].holds);
    assert_true(route->requirements[1].holds);
    assert_true(route->criteria[0].value == 0.25 && route->criteria[2].value == 0.75);
    assert_true(f.result->cards[0].drawn);
    assert_true(figure(&f, "f1").number == 1 && figure(&f, "f3").number == 3);
    assert_true(f.use.steps > 0);
    rules_tried(&f.trial);
}

#define NEED(when) "    { when = " when ", say = 's', unblock = 'u', unknown = 'o' },\n"
#define WITH(id, needs)                                                                     \
    "grow.route { id = '" id "', label = 'W', text = 't', risk = 'r', requires = {\n" needs \
    "  }, criteria = { { label = 'c', value = '1', weight = 1 } } }\n"

// F05 is not filled in: a condition that it could still make true does not count as failed.
static void test_what_is_missing_is_not_known(void **state)
{
    (void)state;
    struct fixture f;
    open_good(&f, RULES_HEAD WITH("open", NEED("'F05 > 3'") NEED("'F02 == erkend or F05 > 3'")
                                              NEED("'F02 == aspirant or not (F05 <= 3)'"))
                      WITH("shut", NEED("'F05 > 3'") NEED("'F02 == aspirant and F05 > 3'"))
                          WITH("lua", NEED("function() return fact.F05 ~= nil end"))
                              WITH("free", NEED("'F02 == erkend'")));
    const struct route_result *open = &f.result->routes[0];
    assert_true(open->blocked && open->unknown);
    assert_true(open->requirements[0].unknown && !open->requirements[0].holds);
    assert_true(open->requirements[1].holds && !open->requirements[1].unknown);
    assert_true(open->requirements[2].holds); // as it stands: no comparison says otherwise
    const struct route_result *shut = &f.result->routes[1];
    assert_true(shut->blocked && !shut->unknown);
    assert_true(shut->requirements[0].unknown && !shut->requirements[1].unknown);
    assert_true(f.result->routes[2].unknown);
    assert_false(f.result->routes[3].blocked || f.result->routes[3].unknown);
    assert_string_equal(f.trial.rules->routes[0].requires[0].unknown.in[0], "o");
    rules_tried(&f.trial);
}

// A figure that reads figures that are functions, three deep; reads are noted where they happen.
static void test_nested_functions_and_reads(void **state)
{
    (void)state;
    struct fixture f;
    open_good(&f,
              RULES_HEAD "grow.figure { id = 'a', label = 'A', unit = 'count', value = function()\n"
                         "  return figure.b + figure.b + year end }\n"
                         "grow.figure { id = 'b', label = 'B', unit = 'count', value = function()\n"
                         "  return figure.c * 10 end }\n"
                         "grow.figure { id = 'c', label = 'C', unit = 'count', value = function()\n"
                         "  return #fact.F04 end }\n");
    assert_true(figure(&f, "a").number == 2 * 20 + 2025);
    const struct trace *a = &f.result->figures[0].trace, *c = &f.result->figures[2].trace;
    assert_int_equal(a->read_count, 2);
    assert_int_equal(a->reads[0].ref.space, REF_FIGURE);
    assert_int_equal(a->reads[1].ref.space, REF_YEAR);
    assert_int_equal(c->read_count, 1);
    assert_int_equal(c->reads[0].ref.space, REF_FACT);
    assert_int_equal(c->at.line, 6);
    rules_tried(&f.trial);
}

// An error inside goes straight out: one diagnostic, nothing evaluated.
static void test_nested_error(void **state)
{
    (void)state;
    static const char *const INNER[] = {"error('mis')", "return {{}}", "return fact.F04[1].x"};
    static const enum diag_code CODES[] = {DIAG_SCRIPT_FAILED, DIAG_BAD_RESULT, DIAG_UNKNOWN_VALUE};
    for (size_t i = 0; i < 3; i++) {
        struct fixture f;
        char script[600];
        snprintf(script, sizeof script,
                 RULES_HEAD
                 "grow.figure { id = 'a', label = 'A', unit = 'count', value = function()\n"
                 "  return figure.b end }\n"
                 "grow.figure { id = 'b', label = 'B', unit = 'count', value = function()\n"
                 "  %s end }\n"
                 "grow.figure { id = 'c', label = 'C', unit = 'count', value = function()\n"
                 "  return 1 end }\n",
                 INNER[i]);
        open_fixture(&f, script);
        assert_null(f.result);
        if (f.trial.diags.count != 1)
            rules_print(&f.trial.diags);
        assert_int_equal(f.trial.diags.count, 1);
        assert_int_equal(f.trial.diags.list[0]->code, CODES[i]);
        rules_tried(&f.trial);
    }
}

// A chain of functions that wait for each other ends in a diagnostic, not in the C stack.
static void test_long_chain(void **state)
{
    (void)state;
    struct fixture f;
    open_fixture(&f, RULES_HEAD
                 "for i = 1, 100 do\n"
                 "  local next = 'f' .. (i + 1)\n"
                 "  grow.figure { id = 'f' .. i, label = 'F', unit = 'count',\n"
                 "    value = function() return figure[next] end }\n"
                 "end\n"
                 "grow.figure { id = 'f101', label = 'F', unit = 'count', value = 'F05' }\n");
    assert_null(f.result);
    assert_int_equal(f.trial.diags.count, 1);
    assert_int_equal(f.trial.diags.list[0]->code, DIAG_STACK_LIMIT);
    rules_tried(&f.trial);
}

// Without functions no Lua state is made.
static void test_no_state_without_functions(void **state)
{
    (void)state;
    struct fixture f;
    f.use = (struct sandbox_use){0};
    open_good(&f, RULES_HEAD SCORES EXACT);
    assert_int_equal(f.use.steps, 0);
    assert_true(figure(&f, "euro").number > 333);
    rules_tried(&f.trial);
}

// What each function used adds up to what all used; a function that waits for another is not
// charged for it, and each text goes to the function that told it.
static void test_use_and_logs_by_function(void **state)
{
    (void)state;
    struct fixture f;
    open_good(&f, RULES_HEAD
              "grow.figure { id = 'outer', label = 'O', unit = 'count', value = function()\n"
              "  grow.log('before', figure.inner)\n"
              "  return figure.inner end }\n"
              "grow.figure { id = 'inner', label = 'I', unit = 'count', value = function()\n"
              "  for i = 1, 5000 do grow.log(i) end\n"
              "  return 7 end }\n");
    const struct rule_use *uses = f.result->uses; // reading the script; the inner one ends first
    assert_int_equal(f.result->use_count, 3);
    assert_int_equal(uses[0].steps + uses[1].steps + uses[2].steps, f.use.steps);
    assert_int_equal(uses[1].at.line, 5);
    assert_true(uses[2].steps < uses[1].steps / 10);
    const struct trace_logs *outer = f.result->figures[0].trace.logs;
    const struct trace_logs *inner = f.result->figures[1].trace.logs;
    assert_int_equal(outer->count, 1);
    assert_string_equal(outer->list[0].text, "before 7");
    assert_int_equal(outer->list[0].at.line, 3);
    assert_int_equal(inner->count, 20); // as the page of limits says
    assert_int_equal(inner->dropped, 5000 - 20);
    assert_string_equal(inner->list[19].text, "20");
    rules_tried(&f.trial);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_readings),
        cmocka_unit_test(test_failures),
        cmocka_unit_test(test_shared_tables),
        cmocka_unit_test(test_too_large),
        cmocka_unit_test(test_numbers_stay_the_same),
        cmocka_unit_test(test_what_is_missing_is_not_known),
        cmocka_unit_test(test_nested_functions_and_reads),
        cmocka_unit_test(test_nested_error),
        cmocka_unit_test(test_long_chain),
        cmocka_unit_test(test_no_state_without_functions),
        cmocka_unit_test(test_use_and_logs_by_function),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
