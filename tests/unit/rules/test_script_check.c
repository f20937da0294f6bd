// What is said of a script before it runs: names it cannot have, places, and what is no mistake.
// Scripts that nest or chain too deep are in test_hostile.c.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "cage_bench.h"

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

static void check_checked(const char *text, enum diag_code code, int line, int column,
                          const char *message, const char *help)
{
    struct cage_bench bench;
    bench_init(&bench);
    bench_add(&bench, "script", text);
    bench_add(&bench, "lib/other", "");
    bool good = script_read_alone(&bench.pack, 0, &bench.limits, &bench.diags);
    if (code == DIAG_NONE) {
        if (!good)
            print_error("%s\n", bench_diag(&bench)->message);
        assert_true(good);
    } else {
        assert_false(good);
        check_diag(&bench, code, line, message, help);
        assert_int_equal(bench_diag(&bench)->span.column, column);
    }
    bench_clear(&bench);
}

static void test_check_finds(void **state)
{
    (void)state;
    check_checked("local x\nlocal y = pcall(x)", DIAG_LUA_FORBIDDEN, 2, 11,
                  "'pcall' is not available in rules",
                  "an error ends the rule; test a value before it is used");
    check_checked("local x = string.gsub('a', 'b', 'c')", DIAG_LUA_FORBIDDEN, 1, 18,
                  "'string.gsub' is not available in rules",
                  "there are no patterns here; use `string.find` and `string.sub`");
    check_checked("local x = math.flor(1)", DIAG_UNKNOWN_VALUE, 1, 16, "unknown name 'math.flor'",
                  "did you mean 'math.floor'?");
    check_checked("local x = math.sqr(2)", DIAG_UNKNOWN_VALUE, 1, 16, "unknown name 'math.sqr'",
                  "if you mean 'math.sqrt': compare squares instead");
    check_checked("local studenten = 1\nlocal x = studneten", DIAG_UNKNOWN_VALUE, 2, 11,
                  "unknown name 'studneten'", "did you mean 'studenten'?");
    check_checked("local x = 1\n// one", DIAG_UNKNOWN_VALUE, 2, 4, "unknown name 'one'",
                  "a comment begins with --");
    check_checked("local x = 2 ^ 3", DIAG_LUA_FORBIDDEN, 1, 13, "'^' is not available in rules",
                  "powers differ between machines; multiply");
    check_checked("x = 1", DIAG_LUA_FORBIDDEN, 1, 1,
                  "'x' is not a local variable, and there are no others",
                  "write `local` before the name where it is made");
    check_checked("function f() end", DIAG_LUA_FORBIDDEN, 1, 10,
                  "'f' is not a local variable, and there are no others",
                  "write `local` before the name where it is made");
    check_checked("local x = require 'lib/oter'", DIAG_LUA_FORBIDDEN, 1, 19,
                  "no script of this pack has this name",
                  "a script can require \"grow\", the scripts its pack lists, and those of lib");
}

// What Lua cannot read is placed at the token it names, with what was most likely meant.
static void test_grammar(void **state)
{
    (void)state;
    check_checked("local t = {\n  a = 1\n  b = 2 }", DIAG_LUA_SYNTAX, 3, 3,
                  "'}' expected (to close '{' at line 1) near 'b'",
                  "is there a comma missing at the end of line 2?");
    check_checked("local t = { { 1 } { 2 } }", DIAG_LUA_SYNTAX, 1, 19, "'}' expected near '{'",
                  "is there a comma missing before this?");
    check_checked("local t = { [[a\nb]]\n'c' }", DIAG_LUA_SYNTAX, 3, 1,
                  "'}' expected (to close '{' at line 1) near ''c''",
                  "is there a comma, or '..', missing at the end of line 2?");
    check_checked("local x = math.max(1 2)", DIAG_LUA_SYNTAX, 1, 22, "')' expected near '2'",
                  "is there a comma missing before this?");
    check_checked("local t = { 'a' = 1 }", DIAG_LUA_SYNTAX, 1, 17, "'}' expected near '='",
                  "the name of a field stands without quotes: id = ...");
    check_checked("local t = { a: 'x' }", DIAG_LUA_SYNTAX, 1, 16, "<name> expected near ''x''",
                  "a field is written with '=': id = ...");
    check_checked("local x = 1\nif x = 2 then end", DIAG_LUA_SYNTAX, 2, 6,
                  "'then' expected near '='", "compare with '=='");
    check_checked("local x = 1 local y = x && x", DIAG_LUA_SYNTAX, 1, 26,
                  "unexpected symbol near '&'", "write `and`");
    check_checked("local x = 1 while x != 1 do end", DIAG_LUA_SYNTAX, 1, 21,
                  "'do' expected near '!'", "write '~=' for not equal, and `not` for the opposite");
    // what other languages have
    check_checked("local x = 1 x += 1", DIAG_LUA_SYNTAX, 1, 15, "syntax error near '+'",
                  "write it out: n = n + 1");
    check_checked("// one", DIAG_LUA_SYNTAX, 1, 1, "unexpected symbol near '//'",
                  "a comment begins with --");
    check_checked("local f = function(x)\nif x then return 1\nelse if x then return 2 end\nend)",
                  DIAG_LUA_SYNTAX, 4, 4, "unexpected symbol near ')'",
                  "is `elseif` meant on line 3? An `else if` has an `end` of its own");
    check_checked("local f = function(x) x > 3 end", DIAG_LUA_SYNTAX, 1, 25,
                  "syntax error near '>'", "to give a value back, begin with `return`");
    check_checked("local x = math.max(id = 1)", DIAG_LUA_SYNTAX, 1, 23, "')' expected near '='",
                  "fields stand between braces: { id = ... }");
    check_checked("local t = { a = \"b > \"c\"\" }", DIAG_LUA_SYNTAX, 1, 23,
                  "'}' expected near 'c'",
                  "the text ended with the quote before this: inside it, write ' or \\\"");
    // what was copied from a text editor
    check_checked("-- \u00e9\nlocal\u00a0x = 1", DIAG_LUA_SYNTAX, 2, 6,
                  "the character U+00A0 may stand only in a text or a comment",
                  "write a plain blank, or nothing");
    check_checked("\ufefflocal x = 1", DIAG_LUA_SYNTAX, 1, 1,
                  "the character U+FEFF may stand only in a text or a comment",
                  "save the file as UTF-8 without a byte order mark");
    check_checked("local x = '\u2014' .. \u201ca\u201d", DIAG_LUA_SYNTAX, 1, 18,
                  "the character U+201C may stand only in a text or a comment",
                  "write plain quotes: \" or '");
    check_checked("local x = 1 \u2013 1", DIAG_LUA_SYNTAX, 1, 13,
                  "the character U+2013 may stand only in a text or a comment",
                  "write a plain '-'");
    check_checked("local co\u00f6rd = 1", DIAG_LUA_SYNTAX, 1, 9,
                  "the character U+00F6 may stand only in a text or a comment",
                  "a name has letters without accents, digits and '_'");
    // where it does not follow what was meant, nothing is said
    check_checked("local t = { 1 + }", DIAG_LUA_SYNTAX, 1, 17, "unexpected symbol near '}'", NULL);
    check_checked("local t = { 1 ) }", DIAG_LUA_SYNTAX, 1, 15, "'}' expected near ')'", NULL);
}

// What is not closed, with the line where it opens.
static void test_open(void **state)
{
    (void)state;
    check_checked("local t = { 1", DIAG_LUA_SYNTAX, 1, 1, "'}' expected near <eof>",
                  "the `{` of line 1 is not closed");
    check_checked("local t = {\n  f = function()\n    if x then return 1\n  end,\n  b = 2 }",
                  DIAG_LUA_SYNTAX, 4, 6, "unexpected symbol near ','",
                  "the `function` of line 2 has no `end` before this");
    check_checked("local t = {\n  f = function()\n    return 1\n}", DIAG_LUA_SYNTAX, 4, 1,
                  "'end' expected (to close 'function' at line 2) near '}'", NULL);
    check_checked("local t = { f = function() return 1, b = 2 }", DIAG_LUA_SYNTAX, 1, 40,
                  "'end' expected near '='", "the `function` of line 1 has no `end` before this");
    check_checked("local t = {\n  { a = 1 },\n  { b = 2 },\n", DIAG_LUA_SYNTAX, 4, 1,
                  "unexpected symbol near <eof>", "the `{` of line 1 is not closed");
    check_checked("local t = {\n  a = 1,\nlocal x = 2", DIAG_LUA_SYNTAX, 3, 1,
                  "unexpected symbol near 'local'", "the `{` of line 1 is not closed before this");
    check_checked("local t = 'a\nlocal x = 2", DIAG_LUA_SYNTAX, 1, 11,
                  "unfinished string near ''a'",
                  "close the text on this line with the quote that it began with; a text of "
                  "several lines stands between [[ and ]]");
}

static void test_check_passes(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "-- nothing but words: os io load ^",
        "local t = { os = 1, load = 2, ['io'] = 3; next = 4 } local x = t.os + t.load",
        "local os = 1 local x = os + 1",
        "local function f(load, ...) return load, ... end f(1)",
        "for next = 1, 3 do local x = next end for io, os in pairs({}) do local x = io end",
        "local t = {} function t:go(n) self.n = n return self end t:go(1):go(2)",
        "local x <const> = 1 local y = x",
        "goto done do local x = 1 end ::done::",
        "local s = 'a ^ b' .. [[ pcall() ]]",
        "local x = item.R04 or dimension.x or figure.y or fact.F02 or gap.x or itemgap.R01",
        "local x = spread.R04 or role.missing or route.a or axis.b or lowest.c or amount.d",
        "local x = date or year",
        "local o = require('lib/other') local p = require \"lib/other\" local g = require 'grow'",
        "local t = { f = function() local a, b = 1, 2 a, b = b, a return a end, x = 1 }",
        "local a = { b = { c = function() return { d = function() end } end } } a.b.c().d()",
        "local x\r\nlocal y = x\r\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        check_checked(texts[i], DIAG_NONE, 0, 0, NULL, NULL);
}

// An author gets all names at once, each once.
static void test_check_goes_on(void **state)
{
    (void)state;
    struct cage_bench bench;
    bench_init(&bench);
    bench_add(&bench, "script", "print(1)\nprint(2)\nlocal t = os.time()\nx = t\n");
    assert_false(script_read_alone(&bench.pack, 0, &bench.limits, &bench.diags));
    assert_int_equal(bench.diags.count, 3);
    assert_int_equal(bench.diags.list[2]->span.line, 4);
    bench_clear(&bench);
}

// A function keeps nothing: what it changes outside of itself is refused before it runs.
static void test_scopes(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int line, column; // of the first that is refused; 0: none is
    } SCRIPTS[] = {
        {"local n = 0\nlocal function f() n = n + 1 return n end", 2, 20},
        {"local n = 0\nlocal f = function() for i = 1, 2 do n = i end end", 2, 38},
        {"local n = 0\nlocal function f(n) n = n + 1 return n end", 0, 0},
        {"local n = 0\nlocal function f() local n = 1 n = 2 return n end", 0, 0},
        {"local n = 0\nlocal function f() do local n = 1 n = 2 end n = 3 end", 2, 45},
        {"local n = 0\nlocal function f() if n then local n = 1 n = 2 else n = 3 end end", 2, 53},
        {"local n\nlocal function f() repeat local n n = 1 until n n = 2 end", 0, 0},
        {"local n = 0\nn = n + 1\nfor i = 1, 2 do n = i end", 0, 0},
        {"local n = 0\ndo local n = 1 n = 2 end\nwhile n < 3 do n = n + 1 end", 0, 0},
        {"local a, n = 0, 0\nlocal function f() local t = {} t.x, n = 1, 2 end", 2, 38},
        {"local n = 0\nlocal function f(t) t[1], n, t.y = 1, 2, 3 end", 2, 27},
        {"local n = {}\nlocal function f(t) t = { n = 1 } t.n = 2 t.n.n = 3 end", 0, 0},
        {"local n = {}\nlocal function f(t) return f { n = function() n = 1 end } end", 2, 47},
        {"local n = 0\nlocal t = { f = function() n = 1 end, n = 2 }", 2, 28},
        // A counter that lives in a function would be shared by what it gave back.
        {"local function make() local n = 0\nreturn function() n = n + 1 return n end end", 2, 19},
        {"local function f() end\nlocal g = function() f = nil end", 2, 22},
        {"local f\nlocal function g() function f() end end", 2, 29},
        {"local t = {}\nfunction t.f() end\nlocal function g() function t.g() end end", 0, 0},
        {"local n <const> = 1\nlocal function f() local m <const> = n return m end", 0, 0},
        {"local s = 'n = 1' -- n = 2\nlocal function f() return s == 'n' end", 0, 0},
    };
    for (size_t i = 0; i < sizeof SCRIPTS / sizeof *SCRIPTS; i++) {
        struct cage_bench bench;
        bench_init(&bench);
        bench_add(&bench, "script", SCRIPTS[i].text);
        bool good = script_read_alone(&bench.pack, 0, &bench.limits, &bench.diags);
        const struct diag *diag = good ? NULL : bench_diag(&bench);
        int line = diag ? diag->span.line : 0, column = diag ? diag->span.column : 0;
        if (line != SCRIPTS[i].line || column != SCRIPTS[i].column ||
            (diag && diag->code != DIAG_LUA_FORBIDDEN))
            fail_msg("%d:%d instead of %d:%d in\n%s", line, column, SCRIPTS[i].line,
                     SCRIPTS[i].column, SCRIPTS[i].text);
        bench_clear(&bench);
    }
}

// One state compiles them all; what the first ones left behind is no burden for the last.
static void test_reads_many(void **state)
{
    (void)state;
    struct cage_bench bench;
    bench_init(&bench);
    char *text = arena_alloc(&bench.arena, 62000);
    for (size_t used = 0; used + 40 < 62000; used = strlen(text))
        snprintf(text + used, 40, "do local t = { %zu.5, 'x%zu' } end\n", used, used);
    for (int i = 0; i < BENCH_SCRIPTS; i++)
        bench_add(&bench, "script", text);
    assert_true(bench_read(&bench));
    bench_clear(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_check_finds),   cmocka_unit_test(test_grammar),
        cmocka_unit_test(test_open),          cmocka_unit_test(test_check_passes),
        cmocka_unit_test(test_check_goes_on), cmocka_unit_test(test_scopes),
        cmocka_unit_test(test_reads_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
