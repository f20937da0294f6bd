// The cage: a Lua state with a small language, metered in steps and bytes. Only this folder sees
// lua.h. A state serves one purpose (reading the declarations, or one evaluation) and is thrown
// away, so nothing leaks from one evaluation to the next and limits stay deterministic.
//
// Everything that can raise a Lua error runs inside sandbox_protect. Between entry from Lua and
// return hold no malloc, lock or file: an error may longjmp past you.
#ifndef GROW_RULES_SANDBOX_H
#define GROW_RULES_SANDBOX_H

#include <lua.h>

#include "rules/line_prices.h"
#include "rules/rulebook.h"
#include "rules/sandbox_call.h"

// What a script was compiled to, once, so that each later state only has to load it. Only
// sandbox_compile makes it, of text that was checked: nothing from outside comes in this way.
struct sandbox_code {
    const char *bytes; // NULL: the text is compiled
    size_t length;
    struct line_prices prices;
};

// Registers functions of the engine (the `grow` table, namespaces) in a fresh environment.
// `install` is called protected, with the table that `require "grow"` gives on top of the stack and
// the environment table below it. Afterwards scripts can read both and change neither.
struct sandbox_host {
    void (*install)(lua_State *L, void *context);
    void *context;
    const struct sandbox_code *code; // one a script, outliving the state; or NULL
};

// NULL never; a state that could not be made is already tripped and reports it at the first run.
struct sandbox *sandbox_new(const struct pack *pack, const struct limits *limits,
                            const struct sandbox_host *host);
void sandbox_free(struct sandbox *sandbox);

lua_State *sandbox_state(struct sandbox *sandbox);
void *sandbox_context(struct sandbox *sandbox);

// Compiles the text of one script of the pack, without running it. The code lives in `arena`.
bool sandbox_compile(struct sandbox *sandbox, int script, struct arena *arena,
                     struct sandbox_code *code, struct diags *diags);

// A limit was passed: nothing more runs in this state.
bool sandbox_is_spent(const struct sandbox *sandbox);

// Runs one script of the pack (its required files first, each once). False after a diagnostic.
// The script has passed script_read before.
bool sandbox_run(struct sandbox *sandbox, int script, struct diags *diags);

// Calls `work` protected, with `argument` as a light userdata at index 1; results are dropped. An
// error becomes a located diagnostic (G2201, G2301, G2302, G2303 ...) and false. May be nested:
// from a C function that a script calls. A state that passed a limit stays stopped; what stopped
// it is reported once to each list.
bool sandbox_protect(struct sandbox *sandbox, int (*work)(lua_State *L), void *argument,
                     struct diags *diags);

// Inside sandbox_protect, when all scripts ran: what the functions in the list on top of the stack
// and the modules of the pack share can no longer be changed. Takes the list off the stack.
void sandbox_freeze(lua_State *L);

// Measures the peak of memory anew; gives the one so far, for sandbox_peak_end, which gives the one
// since.
size_t sandbox_peak_begin(struct sandbox *sandbox);
size_t sandbox_peak_end(struct sandbox *sandbox, size_t before);

// Use of the budget so far.
struct sandbox_use sandbox_use_of(const struct sandbox *sandbox);

#endif
