// The functions of scripts: each line is a script of its own that asserts what must hold, or fails
// with the message that stands beside it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "cage_bench.h"
#include "rules/lualib.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

// Runs a script; its first message, or "" when it had nothing to say.
static void run(const char *text, char message[256])
{
    struct cage_bench bench;
    bench_init(&bench);
    bench_add(&bench, "script", text);
    bool good = bench_run(&bench, 0);
    snprintf(message, 256, "%s", good ? "" : bench_diag(&bench)->message);
    bench_clear(&bench);
}

static void check_holds(const char *const lines[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char message[256];
        run(lines[i], message);
        if (message[0] != '\0')
            print_error("%s\n    %s\n", lines[i], message);
        assert_string_equal(message, "");
    }
}

static void check_fails(const char *const lines[][2], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char message[256];
        run(lines[i][0], message);
        assert_string_equal(message, lines[i][1]);
    }
}

static void test_base(void **state)
{
    (void)state;
    static const char *const holds[] = {
        "assert(type(nil) == 'nil' and type(1) == 'number' and type('') == 'string')",
        "assert(type({}) == 'table' and type(type) == 'function' and type(true) == 'boolean')",
        "local a, b = assert(1, 'x') assert(a == 1 and b == 'x')",
        "assert(select('#') == 0 and select('#', nil, nil) == 2)",
        "assert(select(2, 'a', 'b', 'c') == 'b' and select(-1, 'a', 'b') == 'b')",
        "local n = 0 for i, v in ipairs({ 5, 6, nil, 7 }) do n = n + i * v end assert(n == 17)",
        "assert(tostring(nil) == 'nil' and tostring(false) == 'false' and tostring('x') == 'x')",
        "assert(tostring(-7) == '-7' and tostring(2.5) == '2.5' and tostring(3.0) == '3')",
        "assert(tostring(0.1 + 0.2) == '0.3' and tostring(1e-12) == '0')",
        "assert(tostring(1e15) == '1e+15' and tostring(-2.5e300) == '-2.5e+300')",
        "assert(tostring(1 / 0) == 'inf' and tostring(-1 / 0) == '-inf')",
        "assert(tostring(9223372036854775807) == '9223372036854775807')",
        "assert(tonumber('12') == 12 and math.tointeger(tonumber('12')) == 12)",
        "assert(tonumber('-1.25') == -1.25 and tonumber(3) == 3 and tonumber(nil) == nil)",
        "assert(tonumber('') == nil and tonumber('1 ') == nil and tonumber({}) == nil)",
        "local grow = require 'grow' assert(grow == require 'grow')",
    };
    check_holds(holds, COUNT(holds));
    static const char *const fails[][2] = {
        {"assert(nil)", "an assertion does not hold"},
        {"assert(false, 'so')", "so"},
        {"assert()", "assert wants a value"},
        {"error('so')", "so"},
        {"error(2.5)", "2.5"},
        {"error(true)", "error (a boolean value)"},
        {"select(0)", "select has no argument of this number"},
        {"ipairs(1)", "ipairs wants a table as argument 1, not number"},
        {"pairs('x')", "pairs wants a table as argument 1, not string"},
        {"tonumber('1', 10)", "tonumber takes one argument"},
        {"require 'nothing'", "no script of this pack is called 'nothing'"},
        {"local x = nosuch", "unknown name 'nosuch'"},
        {"local x = ('x'):nosuch()", "string has no 'nosuch'"},
        {"local x = 1 x()", "attempt to call a number value (local 'x')"},
    };
    check_fails(fails, COUNT(fails));
}

static void test_math(void **state)
{
    (void)state;
    static const char *const holds[] = {
        "assert(math.abs(-3) == 3 and math.abs(-2.5) == 2.5 and math.abs(4) == 4)",
        "assert(math.floor(2.7) == 2 and math.floor(-2.1) == -3 and math.floor(5) == 5)",
        "assert(math.ceil(2.1) == 3 and math.ceil(-2.7) == -2 and math.ceil(5) == 5)",
        "assert(tostring(math.floor(2.7)) == '2' and math.floor(1e300) == 1e300)",
        "assert(math.max(1, 3, 2) == 3 and math.max(2.5) == 2.5 and math.min(2, -1.5) == -1.5)",
        "assert(math.tointeger(3.0) == 3 and math.tointeger(3.5) == nil)",
        "assert(math.tointeger('3') == nil and math.tointeger({}) == nil)",
    };
    check_holds(holds, COUNT(holds));
    static const char *const fails[][2] = {
        {"math.abs('1')", "math.abs wants a number as argument 1, not string"},
        {"math.floor()", "math.floor wants a number as argument 1, not no value"},
        {"math.max()", "math.max wants a number as argument 1, not no value"},
        {"math.min(1, 'x')", "math.min wants a number as argument 2, not string"},
        {"local x = math.sqrt(2)", "'sqrt' is not available in rules"},
        {"local x = math.flor(2)", "math has no 'flor'"},
    };
    check_fails(fails, COUNT(fails));
}

static void test_string(void **state)
{
    (void)state;
    static const char *const holds[] = {
        "assert(('abc'):len() == 3 and string.len('') == 0 and string.len(12) == 2)",
        "assert(('abc'):sub(2) == 'bc' and ('abc'):sub(-2, -2) == 'b' and ('abc'):sub(3, 1) == '')",
        "assert(('abc'):sub(0) == 'abc' and ('abc'):sub(2, 100) == 'bc' and ('abc'):sub(-9) == "
        "'abc')",
        "assert(('aBc'):upper() == 'ABC' and ('AbC'):lower() == 'abc')",
        "assert(('é'):upper() == 'é')",
        "assert(('ab'):rep(3) == 'ababab' and ('ab'):rep(2, '-') == 'ab-ab' and ('a'):rep(1, 'x') "
        "== 'a')",
        "assert(('ab'):rep(0) == '' and ('ab'):rep(-1) == '')",
        "local a, b = ('hello'):find('ll') assert(a == 3 and b == 4)",
        "local a, b = ('hello'):find('') assert(a == 1 and b == 0)",
        "assert(('hello'):find('l', 4) == 4 and ('hello'):find('l', 5) == nil)",
        "assert(('hello'):find('lo', -2) == 4 and ('a.b'):find('.') == 2)",
        "assert(('abc'):byte() == 97 and ('abc'):byte(-1) == 99 and ('abc'):byte(4) == nil)",
        "local a, b = ('abc'):byte(1, 2) assert(a == 97 and b == 98)",
        "assert(string.char(72, 105) == 'Hi' and string.char() == '')",
        "assert(string.format('%d %i', 3, -4.0) == '3 -4')",
        "assert(string.format('%5d|%-5d|%05d|%+d', 42, 42, -42, 42) == '   42|42   |-0042|+42')",
        "assert(string.format('%.0f %.1f %.2f %f', 2.5, 0.25, -1.005, 1) == '3 0.3 -1.00 "
        "1.000000')",
        "assert(string.format('%8.2f|%-8.2f|%+.1f', 3.14159, 3.14159, 2) == '    3.14|3.14    "
        "|+2.0')",
        "assert(string.format('%s %s %s %s', 'a', 1, 2.5, nil) == 'a 1 2.5 nil')",
        "assert(string.format('%5s|%-5s|%.2s', 'ab', 'ab', 'abc') == '   ab|ab   |ab')",
        "assert(string.format('%x %c %%', 255, 65) == 'ff A %' and string.format('') == '')",
        "assert(string.format('%x', -1) == 'ffffffffffffffff')",
        "assert(string.format('%.2f', 1 / 0) == 'inf' and string.format('%.1f', 1e300) == "
        "'1e+300')",
    };
    check_holds(holds, COUNT(holds));
    static const char *const fails[][2] = {
        {"('x'):sub()", "string.sub wants a whole number as argument 2, not no value"},
        {"('x'):sub(1.5)", "string.sub wants a whole number as argument 2, not a fraction"},
        {"string.len({})", "string.len wants a text as argument 1, not table"},
        {"string.char(-1)", "string.char takes numbers 0 to 255"},
        {"string.byte(string.rep('x', 251), 1, -1)", "string.byte gives at most 250 bytes"},
        {"string.format('%d', 'x')",
         "string.format wants a whole number as argument 2, not string"},
        {"string.format('%d', 1.5)",
         "string.format wants a whole number as argument 2, not a fraction"},
        {"string.format('%.10f', 1)", "string.format has at most 9 decimals"},
        {"string.format('%f', 'x')", "string.format wants a number for %f"},
        {"string.format('%d')", "string.format has too few values"},
        {"string.format('%g', 1)", "string.format does not know this form"},
        {"string.rep('xx', 100000)", "a string is longer than 128 KiB"},
    };
    check_fails(fails, COUNT(fails));
}

static void test_table(void **state)
{
    (void)state;
    static const char *const holds[] = {
        "assert(table.concat({ 'a', 1, 2.5 }) == 'a12.5' and table.concat({}) == '')",
        "assert(table.concat({ 'a', 'b', 'c' }, ', ', 2, 3) == 'b, c')",
        "local t = { 1, 3 } table.insert(t, 4) table.insert(t, 2, 2) table.insert(t, 1, 0) "
        "assert(table.concat(t) == '01234')",
        "local t = { 1, 2, 3 } assert(table.remove(t) == 3 and table.remove(t, 1) == 1 and #t == "
        "1)",
        "local t = {} assert(table.remove(t) == nil and #t == 0)",
        "local a, b, c = table.unpack({ 1, 2, 3 }) assert(a + b + c == 6)",
        "assert(select('#', table.unpack({}, 1, 3)) == 3 and select('#', table.unpack({})) == 0)",
        "local t = { 3, 1, 2 } table.sort(t) assert(table.concat(t) == '123')",
        "local t = { 'b', 'a', 'B' } table.sort(t) assert(table.concat(t) == 'Bab')",
        "local t = { 3, 1, 2 } table.sort(t, function(a, b) return a > b end) "
        "assert(table.concat(t) == '321')",
        "local t = {} for i = 1, 100 do t[i] = { i % 3, i } end "
        "table.sort(t, function(a, b) return a[1] < b[1] end) "
        "for i = 2, 100 do local a, b = t[i - 1], t[i] "
        "assert(a[1] < b[1] or (a[1] == b[1] and a[2] < b[2])) end",
        "local t = {} for i = 1, 1000 do t[i] = i * 7919 % 1000 end table.sort(t) "
        "for i = 1, 1000 do assert(t[i] == i - 1) end",
    };
    check_holds(holds, COUNT(holds));
    static const char *const fails[][2] = {
        {"table.concat({ {} })", "table.concat takes texts and numbers; value 1 is a table"},
        {"table.concat({ 1 }, ',', 1, 2)",
         "table.concat takes texts and numbers; value 2 is a nil"},
        {"table.insert({}, 3, 1)", "table.insert takes a place from 1 to the length + 1"},
        {"table.insert({}, 1, 2, 3)", "table.insert takes 2 or 3 arguments"},
        {"table.remove({ 1 }, 3)", "table.remove takes a place from 1 to the length"},
        {"table.sort({ 1, 'a' })", "table.sort can compare only numbers, or only texts"},
        {"table.sort({ 1 }, 1)", "table.sort wants a function as argument 2, not number"},
        {"table.unpack({}, 1, 251)", "table.unpack gives at most 250 values"},
    };
    check_fails(fails, COUNT(fails));
}

static void test_pairs(void **state)
{
    (void)state;
    static const char *const holds[] = {
        "local s = '' for k, v in pairs({ b = 1, a = 2, [10] = 3, [2] = 4, [1.5] = 5, [true] = 6 "
        "}) "
        "do s = s .. tostring(k) .. tostring(v) .. ' ' end assert(s == '1.55 24 103 a2 b1 true6 ')",
        "local t = { a = 1, b = 2, c = 3 } local s = '' "
        "for k in pairs(t) do s = s .. k t.b = nil end assert(s == 'ac')",
        "local n = 0 for k in pairs({}) do n = n + 1 end assert(n == 0)",
        "local s = '' for k in pairs(math) do s = s .. k .. ' ' end "
        "assert(s == 'abs ceil floor max min tointeger ')",
        "local t = {} for i = 1, 500 do t[i] = i end local n = 0 "
        "for k, v in pairs(t) do n = n + 1 assert(k == n and v == n) end assert(n == 500)",
    };
    check_holds(holds, COUNT(holds));
}

// A view of the engine: can be read, walked and counted, and not changed.
static void install_view(lua_State *L, void *context)
{
    bench_install(L, context);
    lua_newtable(L);
    for (int i = 1; i <= 3; i++) {
        lua_pushinteger(L, 10 * i);
        lua_rawseti(L, -2, i);
    }
    lua_pushstring(L, "x");
    lua_setfield(L, -2, "name");
    lualib_seal(L, "list");
    lua_setfield(L, -3, "item");
}

static int run_view(const char *text, char message[256])
{
    struct cage_bench bench;
    bench_init(&bench);
    bench_add(&bench, "script", text);
    struct sandbox_host host = {.install = install_view, .context = &bench};
    bench.sandbox = sandbox_new(&bench.pack, &bench.limits, &host);
    bool good = bench_run(&bench, 0);
    snprintf(message, 256, "%s", good ? "" : bench_diag(&bench)->message);
    int code = bench_code(&bench);
    bench_clear(&bench);
    return code;
}

static void test_view(void **state)
{
    (void)state;
    char message[256];
    assert_int_equal(run_view("assert(#item == 3 and item[2] == 20 and item.name == 'x') "
                              "assert(table.concat(item, ',') == '10,20,30') "
                              "local a, b, c = table.unpack(item) assert(c == 30) "
                              "local n = 0 for i, v in ipairs(item) do n = n + v end "
                              "for k, v in pairs(item) do if k == 'name' then n = n + 1 end end "
                              "assert(n == 61)",
                              message),
                     0);
    assert_string_equal(message, "");
    assert_int_equal(run_view("item.name = 'y'", message), DIAG_LUA_FORBIDDEN);
    assert_string_equal(message, "'name' cannot be set: list belongs to the engine");
    assert_int_equal(run_view("table.insert(item, 1)", message), DIAG_SCRIPT_FAILED);
    assert_string_equal(message, "table.insert cannot change a table of the engine");
    assert_int_equal(run_view("table.sort(item)", message), DIAG_SCRIPT_FAILED);
    assert_int_equal(run_view("table.remove(item)", message), DIAG_SCRIPT_FAILED);
    assert_int_equal(run_view("local x = item.nam", message), DIAG_UNKNOWN_VALUE);
    assert_string_equal(message, "list has no 'nam'");
}

// Every name of standard Lua 5.4.
static const char STANDARD[] =
    "_G _VERSION assert collectgarbage coroutine debug dofile error getmetatable io ipairs "
    "load loadfile math.abs math.ceil math.exp math.floor math.fmod math.huge math.log "
    "math.max math.maxinteger math.min math.mininteger math.modf math.pi math.random "
    "math.randomseed math.sqrt math.tointeger math.type next os package pairs pcall print "
    "rawequal rawget rawlen rawset require select setmetatable string.byte string.char "
    "string.dump string.find string.format string.gmatch string.gsub string.len string.lower "
    "string.match string.pack string.packsize string.rep string.reverse string.sub "
    "string.unpack string.upper table.concat table.insert table.move table.pack table.remove "
    "table.sort table.unpack tonumber tostring type utf8 warn xpcall ";

// Whatever is in standard Lua is here, or there is a word on what to do instead.
static void test_absent(void **state)
{
    (void)state;
    char name[32];
    int used;
    for (const char *at = STANDARD; sscanf(at, "%31s%n", name, &used) == 1; at += used)
        assert_int_equal(lualib_has(name), lualib_absent(name) == NULL);
    assert_false(lualib_has("nosuch"));
    assert_null(lualib_absent("nosuch"));
    assert_true(lualib_has("item") && lualib_has("string") && lualib_is_library("string"));
    assert_false(lualib_is_library("item"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_base),   cmocka_unit_test(test_math),  cmocka_unit_test(test_string),
        cmocka_unit_test(test_table),  cmocka_unit_test(test_pairs), cmocka_unit_test(test_view),
        cmocka_unit_test(test_absent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
