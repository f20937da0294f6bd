// The arguments of the functions of scripts: checks them by the list of lualib.def, with messages
// of ours. It must not know what a function does with them.
#include <string.h>

#include "base/text.h"
#include "rules/lualib.h"
#include "rules/sandbox_call.h"

// The values of a dossier have a name of their own (namespaces.c).
const char *lualib_got(lua_State *L, int index)
{
    int type = lua_type(L, index);
    return type == LUA_TUSERDATA ? LUALIB_NAMESPACE : lua_typename(L, type);
}

const char *lualib_name(lua_State *L, int index)
{
    size_t length;
    const char *name = lua_tolstring(L, index, &length);
    if (strlen(name) != length)
        sandbox_fail(L, DIAG_UNKNOWN_VALUE, NULL, "no name holds the character U+0000");
    return name;
}

lua_Integer lualib_check_integer(lua_State *L, int index, const char *function)
{
    int exact = 0;
    lua_Integer value = 0;
    if (lua_type(L, index) == LUA_TNUMBER)
        value = lua_tointegerx(L, index, &exact);
    if (!exact)
        sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL, "%s wants a whole number as argument %d, not %s",
                     function, index,
                     lua_type(L, index) == LUA_TNUMBER ? "a fraction" : lualib_got(L, index));
    return value;
}

lua_Integer lualib_integer(lua_State *L, int index, lua_Integer otherwise)
{
    return lua_isnoneornil(L, index) ? otherwise : lua_tointeger(L, index);
}

static void refuse(lua_State *L, int index, enum api_kind kind, const char *function)
{
    sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL, "%s wants a %s as argument %d, not %s", function,
                 api_kind_word(kind), index, lualib_got(L, index));
}

const char *lualib_check_string(lua_State *L, int index, size_t *length, const char *function)
{
    if (lua_type(L, index) == LUA_TNUMBER) {
        char text[LUALIB_TEXT];
        lualib_number_text(L, index, text);
        lua_pushstring(L, text);
        lua_replace(L, index);
    }
    if (lua_type(L, index) != LUA_TSTRING)
        refuse(L, index, API_TEXT, function);
    return lua_tolstring(L, index, length);
}

void lualib_check_table(lua_State *L, int index, bool changes, const char *function)
{
    if (lua_type(L, index) != LUA_TTABLE)
        refuse(L, index, API_TABLE, function);
    if (changes && lua_getmetatable(L, index))
        sandbox_fail(L, DIAG_SCRIPT_FAILED, "copy it into a table of your own first",
                     "%s cannot change a table of the engine", function);
}

static void check_one(lua_State *L, int index, enum api_kind kind, const char *function)
{
    switch (kind) {
    case API_ANY:
        if (lua_isnone(L, index))
            sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL, "%s wants a value", function);
        break;
    case API_TEXT: lualib_check_string(L, index, NULL, function); break;
    case API_WHOLE: lualib_check_integer(L, index, function); break;
    case API_NUMBER:
        if (lua_type(L, index) != LUA_TNUMBER)
            refuse(L, index, kind, function);
        break;
    case API_TABLE:
    case API_OWN_TABLE: lualib_check_table(L, index, kind == API_OWN_TABLE, function); break;
    case API_CALLABLE:
        if (lua_type(L, index) != LUA_TFUNCTION)
            refuse(L, index, kind, function);
    }
}

void lualib_check(lua_State *L, const struct api_function *function)
{
    int given = lua_gettop(L), index = 1;
    size_t count = api_argument_count(function);
    for (size_t i = 0; i < count; i++) {
        const struct api_argument *argument = &function->arguments[i];
        if (argument->place == API_MIDDLE && given < (int)count)
            continue;
        if (argument->place == API_REST) {
            for (; index <= given; index++)
                check_one(L, index, argument->kind, function->full);
            return;
        }
        if (argument->place != API_MAY || !lua_isnoneornil(L, index))
            check_one(L, index, argument->kind, function->full);
        index++;
    }
}
