// Makes what the functions of scripts share unchangeable: every table that can be reached from them
// becomes a view of what it held. A table keeps its identity, so nothing that refers to it notices.
// What a function makes itself while it runs is its own. It must not know what functions are for.
#include "rules/freeze.h"

#include "rules/lualib.h"
#include "rules/sandbox_call.h"

static int refuse_change(lua_State *L)
{
    return sandbox_fail(L, DIAG_SCRIPT_FAILED, "make a table in the function, and give it back",
                        "this table was made when the file ran: a function may not change it");
}

// Puts the value on top of the stack on the list at `work`, unless it was there before or holds
// nothing. Takes it off.
static void push_work(lua_State *L, int work, int seen)
{
    bool holds = lua_type(L, -1) == LUA_TTABLE ||
                 (lua_type(L, -1) == LUA_TFUNCTION && !lua_iscfunction(L, -1));
    if (!holds) {
        lua_pop(L, 1);
        return;
    }
    lua_pushvalue(L, -1);
    bool known = lua_rawget(L, seen) != LUA_TNIL;
    lua_pop(L, 1);
    if (known) {
        lua_pop(L, 1);
        return;
    }
    lua_pushvalue(L, -1);
    lua_pushboolean(L, true);
    lua_rawset(L, seen);
    lua_rawseti(L, work, (lua_Integer)lua_rawlen(L, work) + 1);
}

static void follow_function(lua_State *L, int work, int seen)
{
    int function = lua_gettop(L);
    for (int i = 1; lua_getupvalue(L, function, i) != NULL; i++)
        push_work(L, work, seen);
}

// Moves what is in the table on top of the stack into another one, behind a view that is put into
// the table itself.
static void freeze_table(lua_State *L, int work, int seen)
{
    int table = lua_gettop(L);
    if (lua_getmetatable(L, table)) {
        lua_pop(L, 1); // of the engine: it is a view already
        return;
    }
    lua_newtable(L);
    for (lua_pushnil(L); lua_next(L, table) != 0;) {
        sandbox_charge(L, 2);
        lua_pushvalue(L, -1);
        push_work(L, work, seen);
        lua_pushvalue(L, -2);
        lua_pushvalue(L, -2);
        lua_rawset(L, table + 1);
        lua_pop(L, 1);
    }
    // Fields may be cleared while they are walked over.
    for (lua_pushnil(L); lua_next(L, table) != 0;) {
        lua_pop(L, 1);
        lua_pushvalue(L, -1);
        lua_pushnil(L);
        lua_rawset(L, table);
    }
    lualib_seal_values(L, refuse_change);
    lua_getmetatable(L, -1);
    lua_setmetatable(L, table);
}

void freeze(lua_State *L)
{
    int work = lua_gettop(L);
    lua_newtable(L);
    int seen = lua_gettop(L);
    for (lua_Integer i = 1; i <= (lua_Integer)lua_rawlen(L, work); i++) {
        sandbox_charge(L, 4);
        if (lua_rawgeti(L, work, i) == LUA_TTABLE)
            freeze_table(L, work, seen);
        else
            follow_function(L, work, seen);
        lua_settop(L, seen);
    }
    lua_settop(L, work - 1);
}
