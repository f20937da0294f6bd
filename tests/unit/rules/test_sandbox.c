// The cage itself: what it says and where, its limits, `require`, and that the same script always
// costs the same. Attacks are in test_hostile.c.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "cage_bench.h"

#define X60 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"

static void check_diag(const struct cage_bench *bench, enum diag_code code, int line,
                       const char *message, const char *help)
{
    const struct diag *diag = bench_diag(bench);
    assert_non_null(diag);
    assert_string_equal(diag->message, message);
    assert_int_equal(diag->code, code);
    assert_int_equal(diag->span.line, line);
    if (help == NULL)
        assert_null(diag->parts);
    else
        assert_string_equal(diag->parts->message, help);
}

// One script that fails when it runs, without the checks before.
static void check_run(const char *text, enum diag_code code, int line, int column,
                      const char *message, const char *help)
{
    struct cage_bench bench;
    bench_init(&bench);
    bench_add(&bench, "script", text);
    assert_false(bench_run(&bench, 0));
    check_diag(&bench, code, line, message, help);
    if (column > 0)
        assert_int_equal(bench_diag(&bench)->span.column, column);
    assert_int_equal(bench.diags.count, 1);
    bench_clear(&bench);
}

static void test_places(void **state)
{
    (void)state;
    check_run("local a\n\nlocal b = a.x\n", DIAG_SCRIPT_FAILED, 3, 11,
              "attempt to index a nil value (local 'a')", NULL);
    check_run("local x = 1\nlocal y = itm.R04\n", DIAG_UNKNOWN_VALUE, 2, 11, "unknown name 'itm'",
              "did you mean 'item'?");
    check_run("\n  counter = 1\n", DIAG_LUA_FORBIDDEN, 2, 3,
              "'counter' is not a local variable, and there are no others",
              "write `local` before the name where it is made");
    check_run("local f = function()\n  error('so')\nend\nf()\n", DIAG_SCRIPT_FAILED, 2, 0, "so",
              NULL);
    check_run("local f = function()\n  error('so', 2)\nend\nf()\n", DIAG_SCRIPT_FAILED, 4, 0, "so",
              NULL);
    check_run("local t = {}\ntable.sort({ 1, 2 }, function(a, b)\n  return t.x.y\nend)\n",
              DIAG_SCRIPT_FAILED, 3, 12, "attempt to index a nil value (field 'x')", NULL);
    check_run("local x = = 2\n", DIAG_LUA_SYNTAX, 1, 0, "unexpected symbol near '='", NULL);
    check_run("\nerror('so', 9)\n", DIAG_SCRIPT_FAILED, 2, 0, "so", NULL);
    check_run("error('0:99: elsewhere')\n", DIAG_SCRIPT_FAILED, 1, 0, "0:99: elsewhere", NULL);
    check_run("error('a\\nb\\27[2J\\xff')\n", DIAG_SCRIPT_FAILED, 1, 0, "a b\\u{1B}[2J\xEF\xBF\xBD",
              NULL);
    check_run("error(string.rep('x', 100000))\n", DIAG_SCRIPT_FAILED, 1, 0,
              X60 X60 X60 X60 "\xE2\x80\xA6 (characters left off: 99760)", NULL);
}

static void test_limits_say_where(void **state)
{
    (void)state;
    check_run("local x = 1\nwhile true do\n  x = 2\nend\n", DIAG_STEP_LIMIT, 3, 0,
              "the scripts took more than 2000000 steps",
              "look for a loop that does not end, or that runs far too often");
    check_run("local function f()\n  return 1 + f()\nend\nf()\n", DIAG_STACK_LIMIT, 2, 0,
              "calls are nested deeper than 100",
              "look for a function that calls itself without an end");
    check_run("local s\ns = string.rep('x', 200000)\n", DIAG_MEMORY_LIMIT, 2, 0,
              "a string is longer than 128 KiB", "keep texts short");
    check_run("local t = {}\nfor i = 1, 100000 do\n  t[i] = i\nend\n", DIAG_MEMORY_LIMIT, 3, 0,
              "a table is larger than 512 KiB", "keep tables small");
}

// Each limit by itself, with the others out of the way.
static void test_each_limit(void **state)
{
    (void)state;
    static const char text[] = "local all = {}\n"
                               "for i = 1, 3000 do\n"
                               "  all[i % 50] = { i, i, i, i }\n"
                               "end\n";
    struct cage_bench bench;
    bench_init(&bench);
    bench_add(&bench, "script", text);
    assert_true(bench_run(&bench, 0));
    struct sandbox_use use = sandbox_use_of(bench.sandbox);
    bench_clear(&bench);
    for (int limit = 0; limit < 3; limit++) {
        bench_init(&bench);
        bench_add(&bench, "script", text);
        if (limit == 0)
            bench.limits.steps = use.steps / 2;
        else if (limit == 1)
            bench.limits.turnover = use.turnover / 2;
        else
            bench.limits.memory = 24000; // less than what is kept at once
        assert_false(bench_run(&bench, 0));
        assert_int_equal(bench_code(&bench), limit == 0 ? DIAG_STEP_LIMIT : DIAG_MEMORY_LIMIT);
        bench_clear(&bench);
    }
}

// What is not used any more is collected before memory runs out.
static void test_collects(void **state)
{
    (void)state;
    struct cage_bench bench;
    bench_init(&bench);
    bench_add(&bench, "script", "for i = 1, 20000 do\n  local x = { i, i }\nend\n");
    bench.limits.memory = 100000;
    assert_true(bench_run(&bench, 0));
    struct sandbox_use use = sandbox_use_of(bench.sandbox);
    assert_true(use.peak <= 75000 && use.turnover > 1000000);
    bench_clear(&bench);
}

// Memory that ends at any point of making a state and running in it is an error, no more.
static void test_every_memory_limit(void **state)
{
    (void)state;
    static const char text[] = "local grow = require 'grow'\n"
                               "local t = {}\n"
                               "for i = 1, 40 do t['k' .. i] = { i, tostring(i / 3) } end\n"
                               "local s = ''\n"
                               "for k, v in pairs(t) do s = s .. k .. v[2] end\n"
                               "grow.keep(s:upper():rep(2, table.concat({ 'a', 'b' })))\n";
    bool passed = false;
    for (size_t memory = 0; memory < 120000 && !passed; memory += memory < 2000 ? 1 : 37) {
        struct cage_bench bench;
        bench_init(&bench);
        bench.limits.memory = memory;
        bench_add(&bench, "script", text);
        passed = bench_run(&bench, 0);
        assert_int_equal(bench_code(&bench), passed ? 0 : DIAG_MEMORY_LIMIT);
        assert_true(sandbox_use_of(bench.sandbox).peak <= memory);
        bench_clear(&bench);
    }
    assert_true(passed);
}

// A state that passed a limit stays stopped, and says so once to each list.
static void test_stopped_for_good(void **state)
{
    (void)state;
    struct cage_bench bench;
    bench_init(&bench);
    bench_add(&bench, "first", "while true do end");
    bench_add(&bench, "second", "local x = 1");
    assert_false(bench_run(&bench, 0));
    assert_false(bench_run(&bench, 1));
    assert_false(bench_run(&bench, 0));
    assert_int_equal(bench.diags.count, 1);
    struct diags other;
    diags_init(&other, &bench.arena);
    diags_source(&other, "first", "while true do end", 17);
    assert_false(sandbox_run(bench.sandbox, 1, &other));
    assert_int_equal(other.count, 1);
    assert_int_equal(other.list[0]->code, DIAG_STEP_LIMIT);
    bench_clear(&bench);
}

// An error that is no limit leaves the state usable.
static void test_goes_on_after_error(void **state)
{
    (void)state;
    struct cage_bench bench;
    bench_init(&bench);
    bench_add(&bench, "first", "error('so')");
    bench_add(&bench, "second", "require('grow').keep('well')");
    assert_false(bench_run(&bench, 0));
    assert_true(bench_run(&bench, 1));
    assert_string_equal(bench.kept, "well");
    bench_clear(&bench);
}

static int nest(lua_State *L)
{
    struct cage_bench *bench = sandbox_context(sandbox_of(L));
    if (!bench_call(bench))
        return sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL, "the inner call failed");
    return 0;
}

static void install_nest(lua_State *L, void *context)
{
    bench_install(L, context);
    lua_pushcfunction(L, nest);
    lua_setfield(L, -2, "nest");
}

static int run_nested(const char *text, size_t *count)
{
    struct cage_bench bench;
    bench_init(&bench);
    bench_add(&bench, "script", text);
    struct sandbox_host host = {.install = install_nest, .context = &bench};
    bench.sandbox = sandbox_new(&bench.pack, &bench.limits, &host);
    bench_run(&bench, 0);
    int code = bench_code(&bench);
    *count = bench.diags.count;
    bench_clear(&bench);
    return code;
}

// A protected call inside a call: a limit that is passed inside stops the outside too.
static void test_nested(void **state)
{
    (void)state;
    size_t count;
    assert_int_equal(run_nested("local grow = require 'grow'\n"
                                "grow.keep(function() return 1 end)\n"
                                "grow.nest()\n",
                                &count),
                     0);
    assert_int_equal(run_nested("local grow = require 'grow'\n"
                                "grow.keep(function() while true do end end)\n"
                                "grow.nest()\n",
                                &count),
                     DIAG_STEP_LIMIT);
    assert_int_equal(count, 1);
    assert_int_equal(run_nested("local grow = require 'grow'\n"
                                "grow.keep(function() error('in') end)\n"
                                "grow.nest()\n",
                                &count),
                     DIAG_SCRIPT_FAILED);
    assert_int_equal(count, 2);
    run_nested("local grow = require 'grow'\n"
               "grow.keep(function() grow.nest() end)\n"
               "grow.nest()\n",
               &count);
    assert_true(count > 0);
}

static void test_require(void **state)
{
    (void)state;
    struct cage_bench bench;
    bench_init(&bench);
    bench_add(&bench, "main",
              "local a, b = require 'lib/a', require 'lib/b'\n"
              "assert(a.n == 1 and a == b and require 'lib/c' == true)\n"
              "require('grow').keep(a.name)\n");
    bench_add(&bench, "lib/a", "return { n = 1, name = 'a' }");
    bench_add(&bench, "lib/b", "local a = require 'lib/a' a.name = a.name .. 'b' return a");
    bench_add(&bench, "lib/c", "local x = 1");
    assert_true(bench_read(&bench));
    assert_true(bench_run(&bench, 0));
    assert_string_equal(bench.kept, "ab");
    assert_true(bench_run(&bench, 1)); // has run already
    bench_clear(&bench);

    bench_init(&bench);
    bench_add(&bench, "one", "local x = 1\nrequire 'two'");
    bench_add(&bench, "two", "\n\nrequire 'one'");
    assert_false(bench_run(&bench, 0));
    check_diag(&bench, DIAG_SCRIPT_FAILED, 3, "the script 'one' requires itself",
               "a file may not require one that requires it");
    assert_int_equal(bench_diag(&bench)->span.file, 1);
    bench_clear(&bench);

    bench_init(&bench);
    bench_add(&bench, "one", "require 'two'");
    bench_add(&bench, "two", "local x = = 1");
    assert_false(bench_run(&bench, 0));
    check_diag(&bench, DIAG_LUA_SYNTAX, 1, "unexpected symbol near '='", NULL);
    assert_int_equal(bench_diag(&bench)->span.file, 1);
    bench_clear(&bench);
}

static int keep_where(lua_State *L)
{
    struct cage_bench *bench = sandbox_context(sandbox_of(L));
    struct rule_at at = sandbox_where(L);
    size_t used = strlen(bench->kept);
    snprintf(bench->kept + used, sizeof bench->kept - used, "%d:%d ", at.script, at.line);
    return 0;
}

static void install_where(lua_State *L, void *context)
{
    (void)context;
    lua_pushcfunction(L, keep_where);
    lua_setfield(L, -2, "here");
}

// A declaration stands where its script's own text made it, also through helpers and libraries.
static void test_where(void **state)
{
    (void)state;
    struct cage_bench bench;
    bench_init(&bench);
    bench_add(&bench, "main",
              "local grow = require 'grow'\n"
              "grow.here()\n"
              "local function f()\n  grow.here()\nend\n"
              "f()\n"
              "local lib = require 'lib'\n"
              "lib.make()\n");
    bench_add(&bench, "lib",
              "local grow = require 'grow'\n"
              "\n"
              "grow.here()\n"
              "return { make = function()\n  grow.here()\nend }\n");
    struct sandbox_host host = {.install = install_where, .context = &bench};
    bench.sandbox = sandbox_new(&bench.pack, &bench.limits, &host);
    assert_true(bench_run(&bench, 0));
    assert_string_equal(bench.kept, "0:2 0:6 1:3 0:8 ");
    bench_clear(&bench);
}

static void test_same_every_time(void **state)
{
    (void)state;
    struct sandbox_use first = {0};
    for (int i = 0; i < 50; i++) {
        struct cage_bench bench;
        bench_init(&bench);
        bench_add(&bench, "script",
                  "local t = {}\n"
                  "for i = 1, 300 do t['k' .. i % 97] = { i } end\n"
                  "local s = ''\n"
                  "for k, v in pairs(t) do s = (s .. k):sub(-200) end\n"
                  "for i = 1, 200 do local x = { s .. i, function() return t end } end\n"
                  "require('grow').keep(s)\n");
        assert_true(bench_run(&bench, 0));
        struct sandbox_use use = sandbox_use_of(bench.sandbox);
        if (i == 0)
            first = use;
        assert_int_equal(use.steps, first.steps);
        assert_int_equal(use.turnover, first.turnover);
        assert_int_equal(use.peak, first.peak);
        bench_clear(&bench);
    }
    assert_true(first.steps > 1000);
}

// Where keys were taken out, when a table makes its parts again depends on the hashes of texts,
// which differ from state to state. The steps may not.
static void test_steps_without_hashes(void **state)
{
    (void)state;
    long steps = 0;
    for (int i = 0; i < 50; i++) {
        struct cage_bench bench;
        bench_init(&bench);
        bench_add(&bench, "script",
                  "local t = {}\n"
                  "for r = 1, 50 do\n"
                  "  for i = 1, 13 do t['k' .. (i * r) % 61] = i end\n"
                  "  for i = 1, 11 do t['k' .. (i * r + 5) % 61] = nil end\n"
                  "  t[r % 7 + 1] = r % 3 == 0 and r or nil\n"
                  "end\n");
        assert_true(bench_run(&bench, 0));
        if (i == 0)
            steps = sandbox_use_of(bench.sandbox).steps;
        assert_int_equal(sandbox_use_of(bench.sandbox).steps, steps);
        bench_clear(&bench);
    }
}

// Compiled code costs and says what its text would.
static void test_code_is_as_text(void **state)
{
    (void)state;
    static const char text[] = "local t = {}\n"
                               "for i = 1, 500 do t[i] = 'x' .. i / 7 end\n"
                               "t.a.b = 1\n";
    struct sandbox_use use[2];
    for (int compiled = 0; compiled < 2; compiled++) {
        struct cage_bench bench;
        bench_init(&bench);
        bench_add(&bench, "script", text);
        assert_true(compiled == 0 || bench_read(&bench));
        assert_false(bench_run(&bench, 0));
        check_diag(&bench, DIAG_SCRIPT_FAILED, 3, "attempt to index a nil value (field 'a')", NULL);
        use[compiled] = sandbox_use_of(bench.sandbox);
        bench_clear(&bench);
    }
    assert_int_equal(use[0].steps, use[1].steps);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_limits_say_where),
        cmocka_unit_test(test_each_limit),
        cmocka_unit_test(test_collects),
        cmocka_unit_test(test_every_memory_limit),
        cmocka_unit_test(test_stopped_for_good),
        cmocka_unit_test(test_goes_on_after_error),
        cmocka_unit_test(test_nested),
        cmocka_unit_test(test_require),
        cmocka_unit_test(test_where),
        cmocka_unit_test(test_same_every_time),
        cmocka_unit_test(test_steps_without_hashes),
        cmocka_unit_test(test_code_is_as_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
