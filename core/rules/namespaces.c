// What a function of a script can read. A namespace is a userdata without anything in it but its
// name; reading it asks the evaluation for the value, which is noted as read. Numbers are given as
// they are shown. Nothing can be written.
#include "rules/namespaces.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "rules/lualib.h"
#include "rules/scope.h"

enum { NAME_BYTES = 200 };

// Their addresses name the metatables in the registry: of namespaces, and of rows by question.
static const char NAMESPACE = 0, ROWS = 0;

// --- values ---

static void push_value(lua_State *L, const struct reading *reading, struct ref ref,
                       const struct value *value);

// row[column]: a column that is not there is a mistake, an empty cell is nil.
static int row_index(lua_State *L)
{
    const struct question *table = lua_touserdata(L, lua_upvalueindex(1));
    if (lua_type(L, 2) != LUA_TSTRING)
        return sandbox_fail(L, DIAG_UNKNOWN_VALUE, NULL, "a row of '%s' is read by column",
                            table->id);
    const char *column = lualib_name(L, 2);
    const char *known[PACK_OPTIONS];
    size_t count = 0;
    for (size_t i = 0; i < table->column_count && count < PACK_OPTIONS; i++) {
        if (strcmp(table->columns[i].id, column) == 0)
            return 0;
        known[count++] = table->columns[i].id;
    }
    return sandbox_fail(L, DIAG_UNKNOWN_VALUE, text_nearest(column, known, count),
                        "'%s' has no column '%.80s'", table->id, column);
}

static int refuse_write(lua_State *L)
{
    return sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL, "values can only be read");
}

// Pushes the metatable of the rows of a table.
static void push_row_meta(lua_State *L, const struct question *table)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &ROWS) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_createtable(L, 0, 1);
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &ROWS);
    }
    if (lua_rawgeti(L, -1, table->index + 1) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_createtable(L, 0, 2);
        lua_pushlightuserdata(L, (void *)(uintptr_t)table);
        lua_pushcclosure(L, row_index, 1);
        lua_setfield(L, -2, "__index");
        lua_pushboolean(L, 0);
        lua_setfield(L, -2, "__metatable");
        lua_pushvalue(L, -1);
        lua_rawseti(L, -3, table->index + 1);
    }
    lua_remove(L, -2);
}

static void push_table(lua_State *L, const struct question *table, const struct value *value)
{
    sandbox_charge(L, value->count * (table->column_count + 6));
    lua_createtable(L, (int)value->count, 0);
    push_row_meta(L, table);
    for (size_t r = 0; r < value->count; r++) {
        const struct value *row = &value->items[r];
        lua_createtable(L, 0, (int)table->column_count);
        for (size_t c = 0; c < row->count && c < table->column_count; c++) {
            push_value(L, NULL, (struct ref){0}, &row->items[c]);
            lua_setfield(L, -2, table->columns[c].id);
        }
        lua_pushvalue(L, -2);
        lua_setmetatable(L, -2);
        lualib_seal_values(L, refuse_write);
        lua_rawseti(L, -3, (lua_Integer)r + 1);
    }
    lua_pop(L, 1);
    lualib_seal_values(L, refuse_write);
}

static void push_list(lua_State *L, const struct value *value)
{
    sandbox_charge(L, value->count + 1);
    lua_createtable(L, (int)value->count, 0);
    for (size_t i = 0; i < value->count; i++) {
        push_value(L, NULL, (struct ref){0}, &value->items[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lualib_seal_values(L, refuse_write);
}

// A whole number is an integer in Lua, so that it prints as one and can count rows.
static void push_number(lua_State *L, const struct value *value)
{
    double number = value_shown(value);
    bool whole = value->decimals == 0 && fabs(number) < 1e15 && floor(number) == number;
    if (whole)
        lua_pushinteger(L, (lua_Integer)number);
    else
        lua_pushnumber(L, number);
}

static const struct question *table_of(const struct pack *pack, struct ref ref)
{
    return ref.space == REF_LIST ? &pack->lists[ref.index].table : &pack->questions[ref.index];
}

static void push_value(lua_State *L, const struct reading *reading, struct ref ref,
                       const struct value *value)
{
    switch (value->kind) {
    case VALUE_MISSING: lua_pushnil(L); break;
    case VALUE_BOOL: lua_pushboolean(L, value->number != 0); break;
    case VALUE_NUMBER: push_number(L, value); break;
    case VALUE_WORD:
    case VALUE_TEXT:
    case VALUE_DATE: lua_pushstring(L, value->text); break;
    case VALUE_LIST: push_list(L, value); break;
    case VALUE_TABLE: push_table(L, table_of(reading->rules->pack, ref), value);
    }
}

// --- reading ---

static void must_be_open(lua_State *L, const struct reading *reading)
{
    if (!reading || !reading->open)
        sandbox_fail(L, DIAG_BAD_DECLARATION, NULL,
                     "values can be read only inside a rule's function");
}

static int push_named(lua_State *L, const struct reading *reading, const char *name)
{
    must_be_open(L, reading);
    struct scope scope = {SCOPE_RULE, reading->rules->pack, reading->rules, -1};
    struct ref ref;
    sandbox_charge(L, 10);
    if (!scope_find(&scope, name, &ref))
        return sandbox_fail(L, DIAG_UNKNOWN_VALUE, scope_nearest(&scope, name, reading->arena),
                            "nothing is called '%s'", name);
    struct value value = reading->value(reading->context, ref);
    reading->note(reading->context, ref, value);
    push_value(L, reading, ref, &value);
    return 1;
}

// Pushes a namespace of this name; its metatable is in the registry.
static void push_namespace(lua_State *L, const char *name)
{
    lua_newuserdatauv(L, 0, 1);
    lua_pushstring(L, name);
    lua_setiuservalue(L, -2, 1);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &NAMESPACE);
    lua_setmetatable(L, -2);
}

// Is `space.key` a namespace itself: a route, the tally of a question, or an amount set?
static bool is_inner(const struct rulebook *rules, const char *space, const char *key)
{
    if (strcmp(space, "route") == 0)
        return rulebook_route_find(rules, key) >= 0;
    if (strcmp(space, "tally") == 0)
        return pack_question_find(rules->pack, key) != NULL;
    return strcmp(space, "amount") == 0 && strcmp(key, "set") != 0 &&
           pack_amount_name_find(rules->pack, key) < 0 &&
           pack_amount_set_find(rules->pack, key) >= 0;
}

static int space_index(lua_State *L)
{
    const struct reading *reading = lua_touserdata(L, lua_upvalueindex(1));
    must_be_open(L, reading);
    if (lua_type(L, 1) != LUA_TUSERDATA || lua_getiuservalue(L, 1, 1) != LUA_TSTRING)
        return sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL, "only a namespace can be read here");
    const char *space = lua_tolstring(L, -1, NULL);
    if (lua_type(L, 2) != LUA_TSTRING)
        return sandbox_fail(L, DIAG_UNKNOWN_VALUE, NULL, "'%s' is read by name, not by a %s", space,
                            lualib_got(L, 2));
    const char *key = lualib_name(L, 2);
    char name[NAME_BYTES];
    int length = snprintf(name, sizeof name, "%s.%s", space, key);
    if (length < 0 || length >= NAME_BYTES)
        return sandbox_fail(L, DIAG_UNKNOWN_VALUE, NULL, "'%s' has no name as long as this", space);
    if (!is_inner(reading->rules, space, key))
        return push_named(L, reading, name);
    sandbox_charge(L, 10);
    push_namespace(L, name);
    return 1;
}

// `date` and `year` are plain values, so the environment itself is asked for them; every other name
// goes on to what answered before. Upvalues: the reading, the reader of before.
static int global_index(lua_State *L)
{
    const struct reading *reading = lua_touserdata(L, lua_upvalueindex(1));
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tolstring(L, 2, NULL) : "";
    if (strcmp(name, "date") == 0 || strcmp(name, "year") == 0)
        return push_named(L, reading, name);
    lua_pushvalue(L, lua_upvalueindex(2));
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, 1);
    return 1;
}

// Globals are read from a view whose content has all names, and an __index for those that are not
// there (lualib_seal). The two that refuse go out of the content, and the new one is asked first.
int namespaces_open_date(lua_State *L)
{
    void *reading = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    if (!lua_getmetatable(L, -1) || lua_getfield(L, -1, "content") != LUA_TTABLE)
        return sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL, "the environment has no content");
    lua_pushnil(L);
    lua_setfield(L, -2, "date");
    lua_pushnil(L);
    lua_setfield(L, -2, "year");
    if (!lua_getmetatable(L, -1))
        return sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL, "the environment is not sealed");
    lua_pushlightuserdata(L, reading);
    lua_getfield(L, -2, "__index");
    lua_pushcclosure(L, global_index, 2);
    lua_setfield(L, -2, "__index");
    return 0;
}

// Anything that is done with `date` or `year` while only declaring.
static int refuse_early(lua_State *L)
{
    must_be_open(L, NULL);
    return 0;
}

// What the messages of Lua call values with the metatable on top of the stack.
static void name_type(lua_State *L)
{
    lua_pushliteral(L, LUALIB_NAMESPACE);
    lua_setfield(L, -2, "__name");
}

static void install_date(lua_State *L, int environment)
{
    static const char *const EVENTS[] = {"__index",  "__newindex", "__lt",  "__le",  "__add",
                                         "__sub",    "__mul",      "__div", "__mod", "__idiv",
                                         "__concat", "__unm",      "__len", "__call"};
    lua_newuserdatauv(L, 0, 0);
    lua_createtable(L, 0, 16);
    for (size_t i = 0; i < sizeof EVENTS / sizeof *EVENTS; i++) {
        lua_pushcfunction(L, refuse_early);
        lua_setfield(L, -2, EVENTS[i]);
    }
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    name_type(L);
    lua_setmetatable(L, -2);
    lua_pushvalue(L, -1);
    lua_setfield(L, environment, "date");
    lua_setfield(L, environment, "year");
}

void namespaces_install(lua_State *L, const struct reading *reading)
{
    int environment = lua_gettop(L) - 1;
    lua_createtable(L, 0, 4);
    lua_pushlightuserdata(L, (void *)(uintptr_t)reading); // only read through
    lua_pushcclosure(L, space_index, 1);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, refuse_write);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    name_type(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &NAMESPACE);
    const struct api_value *values;
    size_t count = api_values(&values);
    for (size_t i = 0; i < count; i++) {
        if (!values[i].is_space)
            continue; // `date` and `year`: below
        push_namespace(L, values[i].name);
        lua_setfield(L, environment, values[i].name);
    }
    install_date(L, environment);
}
