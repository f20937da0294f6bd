// The functions that scripts get. All are ours: none runs without bound, shows an address, reads
// the locale, or changes a table of the engine. The list of them is lualib.def.
#ifndef GROW_RULES_LUALIB_H
#define GROW_RULES_LUALIB_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>

#include "rules/api.h"

#define LUALIB_ENVIRONMENT NULL
#define LUALIB_NAMESPACE "namespace" // the type of `fact` and the like

enum {
    LUALIB_TEXT = 64,
    LUALIB_NAMES = 128 // most names of one suggestion
};

// Pushes a table with everything scripts can name but the values of the engine, and gives
// strings their methods.
void lualib_open(lua_State *L);

// Replaces the table on top of the stack by a view of it that scripts cannot change. `what` names
// it in messages ("grow"); then reading a key it does not have is an error with the nearest one.
// With "" a missing key gives nil. LUALIB_ENVIRONMENT makes the view that globals are read from.
//
// pairs, ipairs, #, concat and unpack work on such a view. A host table of another making (a
// metatable with a C __index) can be walked by pairs when the metatable's field `content` is a
// table, or a C function that takes the host table and gives one.
void lualib_seal(lua_State *L, const char *what);
// The same for a table of values that a function reads: a missing key gives nil, or what the
// table's own metatable says, and `refuses` is called for what would change it.
void lualib_seal_values(lua_State *L, lua_CFunction refuses);
// Pushes the table whose keys a walk over the table at `index` shows: itself, or what is behind a
// view of the engine.
void lualib_push_content(lua_State *L, int index);

// A number as scripts see it as text: without locale, the same on every machine.
void lualib_number_text(lua_State *L, int index, char out[LUALIB_TEXT]);

// What to use instead of standard Lua's `name` ("pcall", "string.gsub"), or NULL.
const char *lualib_absent(const char *name);

// The names of which it says so; gives how many there are.
size_t lualib_absent_names(const char *names[LUALIB_NAMES]);

// Is there a function, a library, or a value of the engine of this name ("item", "string.sub")?
bool lualib_has(const char *name);
// A library: its members are known.
bool lualib_is_library(const char *name);
// All such names, members as "string.sub"; gives how many there are.
size_t lualib_names(const char *names[LUALIB_NAMES]);

// Puts the functions of a library into the table on top of the stack.
void lualib_add(lua_State *L, const char *library);

// The text at `index` as a name that is looked up in C: one with a NUL is none.
const char *lualib_name(lua_State *L, int index);

// Checks the arguments of a function by the list; a number that is a TEXT becomes one.
void lualib_check(lua_State *L, const struct api_function *function);
// What a list cannot say, with the same messages; `function` is the name of the one that asks.
// Tables: `changes` refuses those of the engine.
lua_Integer lualib_check_integer(lua_State *L, int index, const char *function);
const char *lualib_check_string(lua_State *L, int index, size_t *length, const char *function);
void lualib_check_table(lua_State *L, int index, bool changes, const char *function);
// A checked whole number that may be left out.
lua_Integer lualib_integer(lua_State *L, int index, lua_Integer otherwise);
// The name of a value's type, or "no value".
const char *lualib_got(lua_State *L, int index);

#define FUNCTION(library, name, ...) int lualib_##library##_##name(lua_State *L);
#include "rules/lualib.def"

#endif
