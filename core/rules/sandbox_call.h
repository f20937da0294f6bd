// What a C function that a script calls may ask of the cage it runs in.
#ifndef GROW_RULES_SANDBOX_CALL_H
#define GROW_RULES_SANDBOX_CALL_H

#include <lua.h>
#include <stddef.h>

#include "base/diag.h"
#include "rules/rulebook.h"

struct sandbox;

struct sandbox *sandbox_of(lua_State *L);

// Charges work of C functions to the step budget, before doing it. Raises when it is spent.
void sandbox_charge(lua_State *L, size_t units);

// From now on a text may hold a NUL, so comparing two of them costs more.
void sandbox_nul(lua_State *L);

// From now on what goes on outside functions of scripts is about this place.
void sandbox_outside(lua_State *L, struct rule_at at);

// Raises the limit of memory when a string of so many bytes may not be made.
void sandbox_check_length(lua_State *L, size_t bytes);

// Raises a located error with a code of ours. The suggestion (or NULL) is the nearest known name,
// or, when it holds a blank, a help as it stands. The first 'quoted' name of the message that
// stands in the script's line becomes the place.
SAYS int sandbox_fail(lua_State *L, enum diag_code code, const char *suggestion, const char *format,
                      ...) __attribute__((format(printf, 4, 5)));

// The same, placed at a level of calls: 1 is the script's function that is running, 2 its caller.
SAYS int sandbox_fail_at(lua_State *L, int level, enum diag_code code, const char *suggestion,
                         const char *format, ...) __attribute__((format(printf, 5, 6)));

// The script and line of the declaration that is running: the innermost frame that is a script's
// own main chunk. Line 0 when there is none.
struct rule_at sandbox_where(lua_State *L);

// The script and line that runs now, in whatever function.
struct rule_at sandbox_line(lua_State *L);

#endif
