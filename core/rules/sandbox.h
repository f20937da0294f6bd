// The cage: a Lua state with a small language, metered in steps and bytes. Only this folder sees
// lua.h. A state serves one purpose (reading the declarations, or one evaluation) and is thrown
// away, so nothing leaks from one evaluation to the next and limits stay deterministic.
//
// Everything that can raise a Lua error runs inside sandbox_protect. Between entry from Lua and
// return hold no malloc, lock or file: an error may longjmp past you.
#ifndef GROW_RULES_SANDBOX_H
#define GROW_RULES_SANDBOX_H

#include <lua.h>

#include "rules/rulebook.h"
#include "rules/sandbox_call.h"

// Registers functions of the engine (the `grow` table, namespaces) in a fresh environment.
// `install` is called protected, with the table that `require "grow"` gives on top of the stack and
// the environment table below it. Afterwards scripts can read both and change neither.
struct sandbox_host {
    void (*install)(lua_State *L, void *context);
    void *context;
};

// NULL never; a state that could not be made is already tripped and reports it at the first run.
struct sandbox *sandbox_new(const struct pack *pack, const struct limits *limits,
                            const struct sandbox_host *host);
void sandbox_free(struct sandbox *sandbox);

lua_State *sandbox_state(struct sandbox *sandbox);
void *sandbox_context(struct sandbox *sandbox);

// Checks a script's text without running it: size, bytecode, UTF-8, characters, chained suffixes,
// nesting, words the cage does not have, and the grammar. False after diagnostics.
bool sandbox_check_script(const struct pack *pack, int script, const struct limits *limits,
                          struct diags *diags);

// Compiles one script of the pack in text mode and throws the result away.
bool sandbox_compile(struct sandbox *sandbox, int script, struct diags *diags);

// Runs one script of the pack (its required files first, each once). False after a diagnostic.
// The script has passed sandbox_check_script before.
bool sandbox_run(struct sandbox *sandbox, int script, struct diags *diags);

// Calls `work` protected, with `argument` as a light userdata at index 1; results are dropped. An
// error becomes a located diagnostic (G2201, G2301, G2302, G2303 ...) and false. May be nested:
// from a C function that a script calls. A state that passed a limit stays stopped; what stopped
// it is reported once to each list.
bool sandbox_protect(struct sandbox *sandbox, int (*work)(lua_State *L), void *argument,
                     struct diags *diags);

// Use of the budget so far.
struct sandbox_use sandbox_use_of(const struct sandbox *sandbox);

#endif
