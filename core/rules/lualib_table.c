// The table functions of scripts, and the walks over tables: pairs in sorted order, ipairs. Plain
// tables are read and written raw; tables of the engine are read through their view and never
// written. It must not trust what a comparator says.
#include <stdbool.h>
#include <string.h>

#include "rules/limits.h"
#include "rules/lualib.h"
#include "rules/sandbox_call.h"

enum { BYTES_PER_STEP = 16 };

// ---- order

// Numbers before texts before booleans; everything else cannot be put in order.
static int kind_order(int type)
{
    switch (type) {
    case LUA_TNUMBER: return 0;
    case LUA_TSTRING: return 1;
    case LUA_TBOOLEAN: return 2;
    default: return -1;
    }
}

// Texts by their bytes, not by the locale.
static bool text_before(lua_State *L, int a, int b)
{
    size_t a_length, b_length;
    const char *a_text = lua_tolstring(L, a, &a_length);
    const char *b_text = lua_tolstring(L, b, &b_length);
    size_t shorter = a_length < b_length ? a_length : b_length;
    sandbox_charge(L, shorter / BYTES_PER_STEP);
    int order = memcmp(a_text, b_text, shorter);
    return order != 0 ? order < 0 : a_length < b_length;
}

// Does the value at `a` come before that at `b`? Both indexes are absolute.
static bool before(lua_State *L, int a, int b, int comparator)
{
    if (comparator != 0) {
        lua_pushvalue(L, comparator);
        lua_pushvalue(L, a);
        lua_pushvalue(L, b);
        lua_call(L, 2, 1);
        bool is = lua_toboolean(L, -1);
        lua_pop(L, 1);
        return is;
    }
    int a_kind = lua_type(L, a), b_kind = lua_type(L, b);
    if (a_kind != b_kind)
        return kind_order(a_kind) < kind_order(b_kind);
    if (a_kind == LUA_TNUMBER)
        return lua_compare(L, a, b, LUA_OPLT);
    if (a_kind == LUA_TSTRING)
        return text_before(L, a, b);
    return !lua_toboolean(L, a) && lua_toboolean(L, b);
}

// Merges [from, middle) and [middle, to) of the table at `source` into `target`. The left goes
// first unless the right is before it, so equal values keep their order.
static void merge(lua_State *L, int source, int target, lua_Integer from, lua_Integer middle,
                  lua_Integer to, int comparator)
{
    lua_Integer left = from, right = middle;
    for (lua_Integer at = from; at < to; at++) {
        bool take_right = left >= middle;
        if (left < middle && right < to) {
            lua_rawgeti(L, source, right);
            lua_rawgeti(L, source, left);
            take_right = before(L, lua_gettop(L) - 1, lua_gettop(L), comparator);
            lua_pop(L, 2);
        }
        lua_rawgeti(L, source, take_right ? right++ : left++);
        lua_rawseti(L, target, at);
    }
}

// Sorts values 1..count of the table at `source`, which nobody else sees, with a second such table
// at `spare`. Gives the index of the one that holds the result. Bounded by the count alone.
static int merge_sort(lua_State *L, int source, int spare, lua_Integer count, int comparator)
{
    for (lua_Integer width = 1; width < count; width *= 2) {
        sandbox_charge(L, 4 * (size_t)count);
        for (lua_Integer from = 1; from <= count; from += 2 * width) {
            lua_Integer end = count + 1;
            lua_Integer middle = from + width < end ? from + width : end;
            lua_Integer to = middle + width < end ? middle + width : end;
            merge(L, source, spare, from, middle, to, comparator);
        }
        int other = source;
        source = spare;
        spare = other;
    }
    return source;
}

int lualib_table_sort(lua_State *L)
{
    lua_settop(L, 2);
    int comparator = lua_isnil(L, 2) ? 0 : 2;
    lua_Integer count = (lua_Integer)lua_rawlen(L, 1);
    if (count > LIMIT_KEYS)
        return sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL, "table.sort takes at most %d values",
                            LIMIT_KEYS);
    sandbox_charge(L, 1 + (size_t)count);
    lua_createtable(L, (int)count, 0);
    lua_createtable(L, (int)count, 0);
    int kind = LUA_TNONE;
    for (lua_Integer i = 1; i <= count; i++) {
        int type = lua_rawgeti(L, 1, i);
        bool comparable = type == LUA_TNUMBER || type == LUA_TSTRING;
        if (comparator == 0 && (!comparable || (kind != LUA_TNONE && kind != type)))
            return sandbox_fail(L, DIAG_SCRIPT_FAILED, "give a function that compares two values",
                                "table.sort can compare only numbers, or only texts");
        kind = type;
        lua_rawseti(L, 3, i);
    }
    int sorted = merge_sort(L, 3, 4, count, comparator);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, sorted, i);
        lua_rawseti(L, 1, i);
    }
    return 0;
}

// ---- walking

// The length of a list, also of one of the engine.
static lua_Integer list_length(lua_State *L, int index)
{
    if (!lua_getmetatable(L, index))
        return (lua_Integer)lua_rawlen(L, index);
    lua_pop(L, 1);
    lua_len(L, index);
    lua_Integer length = lua_tointeger(L, -1);
    lua_pop(L, 1);
    return length;
}

void lualib_push_content(lua_State *L, int index)
{
    lua_pushvalue(L, index);
    if (!lua_getmetatable(L, index))
        return;
    lua_pushliteral(L, "content");
    int type = lua_rawget(L, -2);
    if (type == LUA_TFUNCTION) {
        lua_pushvalue(L, index);
        lua_call(L, 1, 1);
        type = lua_type(L, -1);
    }
    if (type != LUA_TTABLE)
        sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL, "pairs cannot walk this table of the engine");
    lua_replace(L, -3);
    lua_pop(L, 1);
}

// Puts the keys of the table at `content` into the one at `keys`; gives their number.
static lua_Integer collect_keys(lua_State *L, int content, int keys)
{
    lua_Integer count = 0;
    lua_pushnil(L);
    while (lua_next(L, content)) {
        lua_pop(L, 1);
        if (kind_order(lua_type(L, -1)) < 0)
            sandbox_fail(L, DIAG_SCRIPT_FAILED, "use numbers or texts as keys",
                         "pairs cannot put keys in order that are a %s", lualib_got(L, -1));
        if (++count > LIMIT_KEYS)
            sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL, "pairs walks at most %d keys", LIMIT_KEYS);
        if (count % 64 == 0)
            sandbox_charge(L, 64);
        lua_pushvalue(L, -1);
        lua_rawseti(L, keys, count);
    }
    return count;
}

// One step of pairs. Upvalues: the table, its keys in order, how far we are.
static int next_pair(lua_State *L)
{
    lua_settop(L, 0);
    lua_Integer at = lua_tointeger(L, lua_upvalueindex(3));
    for (;;) {
        if (lua_rawgeti(L, lua_upvalueindex(2), ++at) == LUA_TNIL)
            return 1;
        lua_pushinteger(L, at);
        lua_replace(L, lua_upvalueindex(3));
        lua_pushvalue(L, 1);
        if (lua_gettable(L, lua_upvalueindex(1)) != LUA_TNIL)
            return 2;
        lua_settop(L, 0); // taken out since the walk began
        sandbox_charge(L, 1);
    }
}

int lualib_base_pairs(lua_State *L)
{
    lua_settop(L, 1);
    lualib_push_content(L, 1);
    lua_newtable(L);
    lua_newtable(L);
    lua_Integer count = collect_keys(L, 2, 3);
    sandbox_charge(L, 1 + (size_t)count);
    int sorted = merge_sort(L, 3, 4, count, 0);
    lua_pushvalue(L, 1);
    lua_pushvalue(L, sorted);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_pair, 3);
    return 1;
}

static int next_item(lua_State *L)
{
    sandbox_charge(L, 2);
    lualib_check_table(L, 1, false, "ipairs");
    lua_Integer at = lualib_check_integer(L, 2, "ipairs");
    at = (lua_Integer)((lua_Unsigned)at + 1);
    if (lua_getmetatable(L, 1) && at > list_length(L, 1)) {
        lua_pushnil(L); // reading past the end of a view is an error
        return 1;
    }
    lua_pushinteger(L, at);
    return lua_geti(L, 1, at) == LUA_TNIL ? 1 : 2;
}

int lualib_base_ipairs(lua_State *L)
{
    lua_pushcfunction(L, next_item);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

// ---- lists

int lualib_table_insert(lua_State *L)
{
    lua_Integer end = (lua_Integer)lua_rawlen(L, 1) + 1, at = end;
    int count = lua_gettop(L);
    if (count == 3) {
        at = lua_tointeger(L, 2);
        if (at < 1 || at > end)
            return sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL,
                                "table.insert takes a place from 1 to the length + 1");
        sandbox_charge(L, (size_t)(end - at));
        for (lua_Integer i = end; i > at; i--) {
            lua_rawgeti(L, 1, i - 1);
            lua_rawseti(L, 1, i);
        }
    } else if (count != 2) {
        return sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL, "table.insert takes 2 or 3 arguments");
    }
    lua_settop(L, count);
    lua_rawseti(L, 1, at);
    return 0;
}

int lualib_table_remove(lua_State *L)
{
    lua_Integer length = (lua_Integer)lua_rawlen(L, 1);
    lua_Integer at = lualib_integer(L, 2, length);
    if (length == 0 && (at == 0 || at == 1)) {
        lua_pushnil(L);
        return 1;
    }
    if (at < 1 || at > length)
        return sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL,
                            "table.remove takes a place from 1 to the length");
    sandbox_charge(L, (size_t)(length - at));
    lua_rawgeti(L, 1, at);
    for (lua_Integer i = at; i < length; i++) {
        lua_rawgeti(L, 1, i + 1);
        lua_rawseti(L, 1, i);
    }
    lua_pushnil(L);
    lua_rawseti(L, 1, length);
    return 1;
}

int lualib_table_unpack(lua_State *L)
{
    lua_Integer from = lualib_integer(L, 2, 1);
    lua_Integer to = lua_isnoneornil(L, 3) ? list_length(L, 1) : lua_tointeger(L, 3);
    if (from > to)
        return 0;
    lua_Unsigned count = (lua_Unsigned)to - (lua_Unsigned)from; // one less
    if (count >= LIMIT_VALUES || !lua_checkstack(L, LIMIT_VALUES))
        return sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL, "table.unpack gives at most %d values",
                            LIMIT_VALUES);
    sandbox_charge(L, 1 + (size_t)count);
    for (lua_Unsigned i = 0; i <= count; i++)
        lua_geti(L, 1, (lua_Integer)((lua_Unsigned)from + i));
    return (int)count + 1;
}

// The bytes of one element of concat: a text or a number.
static size_t piece(lua_State *L, lua_Integer at, const char **text, char number[LUALIB_TEXT])
{
    int type = lua_geti(L, 1, at);
    size_t length = 0;
    if (type == LUA_TSTRING) {
        *text = lua_tolstring(L, -1, &length); // the list holds it
    } else if (type == LUA_TNUMBER) {
        lualib_number_text(L, -1, number);
        *text = number;
        length = strlen(number);
    } else {
        sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL,
                     "table.concat takes texts and numbers; value %lld is a %s", (long long)at,
                     lualib_got(L, -1));
    }
    return length;
}

int lualib_table_concat(lua_State *L)
{
    size_t between = 0, total = 0;
    const char *joint = "", *text = "";
    if (!lua_isnoneornil(L, 2))
        joint = lua_tolstring(L, 2, &between);
    lua_Integer from = lualib_integer(L, 3, 1);
    lua_Integer to = lua_isnoneornil(L, 4) ? list_length(L, 1) : lua_tointeger(L, 4);
    lua_settop(L, 4);
    lua_Unsigned count = from <= to ? (lua_Unsigned)to - (lua_Unsigned)from + 1 : 0;
    char number[LUALIB_TEXT];
    for (lua_Unsigned i = 0; i < count; i++) {
        sandbox_charge(L, 2);
        total += piece(L, (lua_Integer)((lua_Unsigned)from + i), &text, number);
        total += i + 1 < count ? between : 0;
        sandbox_check_length(L, total);
        lua_settop(L, 4);
    }
    sandbox_charge(L, 1 + total / BYTES_PER_STEP);
    char *out = lua_newuserdatauv(L, total, 0), *at = out;
    for (lua_Unsigned i = 0; i < count; i++) {
        size_t length = piece(L, (lua_Integer)((lua_Unsigned)from + i), &text, number);
        size_t joined = i + 1 < count ? between : 0;
        if (length + joined > total - (size_t)(at - out))
            return sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL, "the list changed while it was read");
        memcpy(at, text, length);
        at += length;
        if (joined > 0) {
            memcpy(at, joint, between);
            at += between;
        }
        lua_settop(L, 5);
    }
    lua_pushlstring(L, out, total);
    return 1;
}
