// The `grow` table of a script: grow.score, grow.figure ... read a Lua table into the rulebook.
// The same functions serve when a script runs again for an evaluation: then they only collect
// the functions, so that number n of script s is the same one as at the reading.
#ifndef GROW_RULES_DECLARE_H
#define GROW_RULES_DECLARE_H

#include "rules/rulebook.h"
#include "rules/sandbox.h"

enum { DECLARE_KINDS = 8 };

struct declare {
    struct rulebook *rules; // filled when reading; NULL when only functions are collected
    struct diags *diags;
    const struct pack *pack;
    struct arena *arena;  // of the rulebook: where everything that is read goes
    int *function_counts; // one a script
    size_t rooms[DECLARE_KINDS];
    int declared;                       // declarations in all
    size_t texts;                       // bytes of those that were declared, of all scripts
    size_t conditions;                  // bytes of their conditions
    const struct script_tokens *tokens; // one a script; not needed to collect
    struct arena *scratch;              // until all are read; not needed to collect
    size_t looked; // tokens and bytes that were looked at for places and are not paid yet
};

// Puts grow.* into the table on top of the stack. `declare` outlives the state.
void declare_install(lua_State *L, struct declare *declare);

// Pushes function number `function` of `script`, collected by an earlier run in this state.
// All functions that were kept, as one list.
void declare_push_functions(lua_State *L);
void declare_push_function(lua_State *L, int script, int function);

#endif
