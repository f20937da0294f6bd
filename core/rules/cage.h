// What sandbox.c, meter.c and failure.c share: the state of a cage. Nobody else sees it.
#ifndef GROW_RULES_CAGE_H
#define GROW_RULES_CAGE_H

#include <stdarg.h>

#include "rules/heap.h"
#include "rules/line_prices.h"
#include "rules/sandbox_call.h"

// What went wrong, kept outside of Lua: raising it needs no memory.
struct failure {
    enum diag_code code;
    int script, line;  // script -1: not known
    uint32_t from, to; // bytes of the script, of a mistake in its grammar; 0, 0: not known
    bool reported;
    char message[512];
    char help[256];
};

enum progress { NOT_RUN, RUNNING, DONE };

struct sandbox {
    struct arena arena; // holds the state and this struct
    struct heap heap;
    const struct pack *pack;
    struct limits limits;
    void (*install)(lua_State *L, void *context); // or NULL
    void *context;
    const struct sandbox_code *code; // one a script, or NULL
    lua_State *L;                    // NULL when it could not be made
    long steps;
    size_t charged; // of the objects made
    bool lines;     // each line that begins is heard
    bool early;     // the next count falls at the next instruction
    bool nul;       // a text may hold a NUL
    int nested;
    bool tripped;
    bool frozen; // what is required from now on is unchangeable at once
    struct failure failure;
    const struct diags *told;   // who knows of the failure
    enum progress *progress;    // one a script
    struct line_prices *prices; // one a script; none before it is loaded
    struct rule_at outside; // what goes on where no function of a script runs; script -1: nothing
};

// ---- meter.c

void meter_arm(struct sandbox *sandbox);             // counts from here
void meter_call(struct sandbox *sandbox);            // the price of one call from outside
void meter_alarm(void *sandbox);                     // what the heap calls
void meter_skip_turnover(struct sandbox *sandbox);   // what was made just now costs nothing
void meter_charge_turnover(struct sandbox *sandbox); // what was made up to now
void meter_trip_memory(struct sandbox *sandbox, enum heap_limit passed);
void meter_trip_depth(struct sandbox *sandbox);

// ---- failure.c

// The script whose function a frame runs, or -1.
int failure_frame_script(const struct sandbox *sandbox, const lua_Debug *frame);
// The `level`th frame that runs a script, from the innermost (1); only main chunks when `main`.
struct rule_at failure_frame(lua_State *L, int level, bool main);
// Notes what went wrong. Needs no memory of Lua.
SAYS void failure_note(struct sandbox *sandbox, enum diag_code code, struct rule_at at,
                       const char *suggestion, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
void failure_notev(struct sandbox *sandbox, enum diag_code code, struct rule_at at,
                   const char *suggestion, const char *format, va_list values)
    __attribute__((format(printf, 5, 0)));
// Raises what was noted.
int failure_raise(lua_State *L);
// Notes an error that Lua itself raised, the value on top of the stack. `code` is meant for plain
// messages.
void failure_take(struct sandbox *sandbox, int status, enum diag_code code);
void failure_report(struct sandbox *sandbox, struct diags *diags);

// ---- failure_syntax.c

// Finds the token that the noted message of Lua's parser names, and adds a help where it can.
void failure_syntax(struct sandbox *sandbox);

#endif
