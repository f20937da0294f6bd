// The base and math functions of scripts, the environment, and views that cannot be changed. What
// there is, is not, and takes which arguments is in lualib.def; a function finds them checked.
// Metatables are made here and in bridge.c only, and scripts have no way to reach one.
#include "rules/lualib.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "base/text.h"
#include "rules/sandbox_call.h"

// Checks the arguments by the list and goes on.
#define FUNCTION(library, name, ...)                             \
    static int enter_##library##_##name(lua_State *L)            \
    {                                                            \
        lualib_check(L, &api_functions[API_##library##_##name]); \
        return lualib_##library##_##name(L);                     \
    }
#include "rules/lualib.def"

static const lua_CFunction enter[API_FUNCTIONS] = {
#define FUNCTION(library, name, ...) enter_##library##_##name,
#include "rules/lualib.def"
};

static const char *const libraries[] = {"math", "string", "table"};
enum { LIBRARIES = sizeof libraries / sizeof libraries[0] };

const char *lualib_absent(const char *name)
{
    const struct api_absent *absents;
    size_t count = api_absents(&absents);
    for (size_t i = 0; i < count; i++)
        if (text_equal(absents[i].name, name))
            return absents[i].help;
    return NULL;
}

size_t lualib_absent_names(const char *names[LUALIB_NAMES])
{
    const struct api_absent *absents;
    size_t count = api_absents(&absents);
    assert(count <= LUALIB_NAMES);
    for (size_t i = 0; i < count; i++)
        names[i] = absents[i].name;
    return count;
}

bool lualib_is_library(const char *name)
{
    for (size_t i = 0; i < LIBRARIES; i++)
        if (text_equal(libraries[i], name))
            return true;
    return false;
}

size_t lualib_names(const char *names[LUALIB_NAMES])
{
    const struct api_value *values;
    size_t count = 0, value_count = api_values(&values);
    assert(API_FUNCTIONS + value_count + LIBRARIES <= LUALIB_NAMES);
    for (size_t i = 0; i < API_FUNCTIONS; i++)
        if (!text_equal(api_functions[i].library, "grow"))
            names[count++] = api_functions[i].full;
    for (size_t i = 0; i < value_count; i++)
        names[count++] = values[i].name;
    for (size_t i = 0; i < LIBRARIES; i++)
        names[count++] = libraries[i];
    return count;
}

bool lualib_has(const char *name)
{
    const char *names[LUALIB_NAMES];
    size_t count = lualib_names(names);
    for (size_t i = 0; i < count; i++)
        if (text_equal(names[i], name))
            return true;
    return false;
}

// What a script says itself: on one line, with what cannot be seen written out, and not at any
// length.
static int fail_saying(lua_State *L, int value, int frame)
{
    enum { BYTES = 240 };
    char shown[BYTES + TEXT_SHOWN];
    size_t length, written = 0, left = 0;
    const char *text = lua_tolstring(L, value, &length);
    for (const char *at = text; at < text + length;) {
        uint32_t point = text_next(&at, text + length);
        if (written >= BYTES)
            left++;
        else
            written += text_shown(shown + written, point == '\n' || point == '\t' ? ' ' : point);
    }
    shown[written] = '\0';
    if (left == 0)
        return sandbox_fail_at(L, frame, DIAG_SCRIPT_FAILED, NULL, "%s", shown);
    return sandbox_fail_at(L, frame, DIAG_SCRIPT_FAILED, NULL, "%s… (characters left off: %zu)",
                           shown, left);
}

int lualib_base_error(lua_State *L)
{
    lua_Integer level = lualib_integer(L, 2, 1);
    int frame = level > 1 && level < 100 ? (int)level : 1;
    char text[LUALIB_TEXT];
    if (lua_type(L, 1) == LUA_TSTRING)
        return fail_saying(L, 1, frame);
    if (lua_type(L, 1) != LUA_TNUMBER)
        return sandbox_fail_at(L, frame, DIAG_SCRIPT_FAILED, NULL, "error (a %s value)",
                               lua_isnone(L, 1) ? "nil" : lualib_got(L, 1));
    lualib_number_text(L, 1, text);
    return sandbox_fail_at(L, frame, DIAG_SCRIPT_FAILED, NULL, "%s", text);
}

int lualib_base_assert(lua_State *L)
{
    if (lua_toboolean(L, 1))
        return lua_gettop(L);
    lua_settop(L, 2);
    if (lua_type(L, 2) == LUA_TSTRING)
        return fail_saying(L, 2, 1);
    return sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL, "an assertion does not hold");
}

int lualib_base_select(lua_State *L)
{
    int count = lua_gettop(L);
    sandbox_charge(L, 1 + (size_t)count / 2); // they are passed, and given back
    if (lua_type(L, 1) == LUA_TSTRING && text_equal(lua_tostring(L, 1), "#")) {
        lua_pushinteger(L, count - 1);
        return 1;
    }
    lua_Integer from = lualib_check_integer(L, 1, "select");
    if (from < 0)
        from = count + from;
    if (from < 1)
        return sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL, "select has no argument of this number");
    return from >= count ? 0 : count - (int)from;
}

int lualib_base_tonumber(lua_State *L)
{
    if (lua_gettop(L) > 1)
        return sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL, "tonumber takes one argument");
    if (lua_type(L, 1) == LUA_TNUMBER)
        return 1;
    size_t length = 0;
    const char *text = lua_type(L, 1) == LUA_TSTRING ? lua_tolstring(L, 1, &length) : NULL;
    double value;
    sandbox_charge(L, length < 64 ? length / 2 : 32); // each digit is looked at more than once
    if (text == NULL || length > 64 || strlen(text) != length || !num_parse(text, &value))
        lua_pushnil(L);
    else if (strchr(text, '.') != NULL)
        lua_pushnumber(L, value);
    else
        lua_pushinteger(L, (lua_Integer)value); // at most 15 digits
    return 1;
}

int lualib_base_tostring(lua_State *L)
{
    char text[LUALIB_TEXT];
    switch (lua_type(L, 1)) {
    case LUA_TSTRING: lua_settop(L, 1); break;
    case LUA_TNUMBER:
        lualib_number_text(L, 1, text);
        lua_pushstring(L, text);
        break;
    case LUA_TBOOLEAN: lua_pushstring(L, lua_toboolean(L, 1) ? "true" : "false"); break;
    default: lua_pushstring(L, lualib_got(L, 1)); break;
    }
    return 1;
}

int lualib_base_type(lua_State *L)
{
    lua_pushstring(L, lualib_got(L, 1));
    return 1;
}

int lualib_math_abs(lua_State *L)
{
    lua_Number x = lua_tonumber(L, 1);
    if (lua_isinteger(L, 1)) {
        lua_Integer n = lua_tointeger(L, 1);
        lua_pushinteger(L, n < 0 ? (lua_Integer)(0U - (lua_Unsigned)n) : n);
    } else {
        lua_pushnumber(L, fabs(x));
    }
    return 1;
}

// A whole number as an integer where it fits, as standard Lua does.
static int push_whole(lua_State *L, lua_Number x)
{
    lua_Integer n;
    if (lua_numbertointeger(x, &n))
        lua_pushinteger(L, n);
    else
        lua_pushnumber(L, x);
    return 1;
}

int lualib_math_floor(lua_State *L)
{
    lua_Number x = lua_tonumber(L, 1);
    lua_settop(L, 1);
    return lua_isinteger(L, 1) ? 1 : push_whole(L, floor(x));
}

int lualib_math_ceil(lua_State *L)
{
    lua_Number x = lua_tonumber(L, 1);
    lua_settop(L, 1);
    return lua_isinteger(L, 1) ? 1 : push_whole(L, ceil(x));
}

static int extreme(lua_State *L, bool largest)
{
    int count = lua_gettop(L), best = 1;
    sandbox_charge(L, (size_t)count);
    for (int i = 2; i <= count; i++)
        if (lua_compare(L, largest ? best : i, largest ? i : best, LUA_OPLT))
            best = i;
    lua_pushvalue(L, best);
    return 1;
}

int lualib_math_max(lua_State *L)
{
    return extreme(L, true);
}

int lualib_math_min(lua_State *L)
{
    return extreme(L, false);
}

int lualib_math_tointeger(lua_State *L)
{
    int exact = 0;
    lua_Integer n = 0;
    if (lua_type(L, 1) == LUA_TNUMBER)
        n = lua_tointegerx(L, 1, &exact);
    if (exact)
        lua_pushinteger(L, n);
    else
        lua_pushnil(L);
    return 1;
}

// The name nearest to `wanted` among the text keys of the table at `index`.
static const char *nearest_key(lua_State *L, int index, const char *wanted)
{
    const char *names[LUALIB_NAMES];
    size_t count = 0;
    lua_pushnil(L);
    while (lua_next(L, index)) {
        lua_pop(L, 1);
        if (count < LUALIB_NAMES && lua_type(L, -1) == LUA_TSTRING)
            names[count++] = lua_tostring(L, -1);
    }
    // The order of keys differs from run to run; the answer may not.
    for (size_t i = 1; i < count; i++)
        for (size_t j = i; j > 0 && strcmp(names[j - 1], names[j]) > 0; j--) {
            const char *name = names[j];
            names[j] = names[j - 1];
            names[j - 1] = name;
        }
    return text_nearest(wanted, names, count);
}

// __index of what a view shows: the key is not there. Upvalue 1 names the view; nil: globals.
static int missing(lua_State *L)
{
    const char *what = lua_tostring(L, lua_upvalueindex(1));
    if (lua_type(L, 2) != LUA_TSTRING)
        return sandbox_fail(L, DIAG_UNKNOWN_VALUE, NULL, "%s has no key that is a %s",
                            what != NULL ? what : "the environment", lualib_got(L, 2));
    const char *key = lualib_name(L, 2);
    char full[128];
    snprintf(full, sizeof full, "%s%s%s", what != NULL ? what : "", what != NULL ? "." : "", key);
    const char *help = lualib_absent(full);
    if (help != NULL)
        return sandbox_fail(L, DIAG_LUA_FORBIDDEN, help, "'%s' is not available in rules", key);
    const char *near = nearest_key(L, 1, key);
    if (what == NULL)
        return sandbox_fail(L, DIAG_UNKNOWN_VALUE, near, "unknown name '%s'", key);
    return sandbox_fail(L, DIAG_UNKNOWN_VALUE, near, "%s has no '%s'", what, key);
}

static int refuse(lua_State *L)
{
    const char *what = lua_tostring(L, lua_upvalueindex(1));
    const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : lualib_got(L, 2);
    if (what != NULL)
        return sandbox_fail(L, DIAG_LUA_FORBIDDEN, "copy it into a table of your own first",
                            "'%s' cannot be set: %s belongs to the engine", key,
                            *what != '\0' ? what : "the table");
    return sandbox_fail(L, DIAG_LUA_FORBIDDEN, "write `local` before the name where it is made",
                        "'%s' is not a local variable, and there are no others", key);
}

static int length(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)lua_rawlen(L, lua_upvalueindex(1)));
    return 1;
}

static void add_index(lua_State *L, int content, const char *what)
{
    lua_createtable(L, 0, 1);
    lua_pushstring(L, what);
    lua_pushcclosure(L, missing, 1);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, content);
}

// Puts a view in the place of the table at `content`; what refuses to write is on top of the stack.
static void put_view(lua_State *L, int content)
{
    int refuses = lua_gettop(L);
    lua_newtable(L);
    lua_createtable(L, 0, 4);
    lua_pushvalue(L, content);
    lua_setfield(L, -2, "__index");
    lua_pushvalue(L, content);
    lua_setfield(L, -2, "content");
    lua_pushvalue(L, refuses);
    lua_setfield(L, -2, "__newindex");
    lua_pushvalue(L, content);
    lua_pushcclosure(L, length, 1);
    lua_setfield(L, -2, "__len");
    lua_setmetatable(L, -2);
    lua_replace(L, content);
    lua_settop(L, content);
}

void lualib_seal(lua_State *L, const char *what)
{
    int content = lua_gettop(L);
    if (what == LUALIB_ENVIRONMENT || *what != '\0')
        add_index(L, content, what);
    lua_pushstring(L, what);
    lua_pushcclosure(L, refuse, 1);
    put_view(L, content);
}

void lualib_seal_values(lua_State *L, lua_CFunction refuses)
{
    int content = lua_gettop(L);
    lua_pushcfunction(L, refuses);
    put_view(L, content);
}

void lualib_add(lua_State *L, const char *library)
{
    for (size_t i = 0; i < API_FUNCTIONS; i++) {
        if (!text_equal(api_functions[i].library, library))
            continue;
        lua_pushcfunction(L, enter[i]);
        lua_setfield(L, -2, api_functions[i].name);
    }
}

void lualib_open(lua_State *L)
{
    lua_createtable(L, 0, LUALIB_NAMES / 2);
    lualib_add(L, "base");
    for (size_t i = 0; i < LIBRARIES; i++) {
        lua_newtable(L);
        lualib_add(L, libraries[i]);
        lualib_seal(L, libraries[i]);
        lua_setfield(L, -2, libraries[i]);
    }
    // The methods of strings: a copy that nothing else refers to.
    lua_pushliteral(L, "");
    lua_createtable(L, 0, 1);
    lua_newtable(L);
    lualib_add(L, "string");
    add_index(L, lua_gettop(L), "string");
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}
