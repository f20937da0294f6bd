// The meter of a cage: counts steps, prices what one instruction may cost, stops a state for good
// when a limit is passed. Steps and bytes only, never time: the same on every machine. Once a
// limit is passed the hook fires at every instruction and raises again.
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "rules/cage.h"

enum {
    EVERY = 100,            // instructions between two counts
    CALL_PRICE = EVERY,     // for the instructions after the last count
    TURNOVER_PER_STEP = 16, // bytes; making an object costs time
    COLLECT_PER_STEP = 16   // bytes that a collection walks
};

static void on_event(lua_State *L, lua_Debug *event);

// Stops the state for good. Raises nothing, so that the allocator may call it.
SAYS static void trip(struct sandbox *sandbox, enum diag_code code, const char *help,
                      const char *format, ...) __attribute__((format(printf, 4, 5)));

static void trip(struct sandbox *sandbox, enum diag_code code, const char *help, const char *format,
                 ...)
{
    if (sandbox->tripped)
        return;
    sandbox->tripped = true;
    struct rule_at at = sandbox->outside;
    if (sandbox->L != NULL) {
        struct rule_at frame = failure_frame(sandbox->L, 1, false);
        if (frame.script >= 0)
            at = frame;
        lua_sethook(sandbox->L, on_event, LUA_MASKCOUNT, 1);
    }
    va_list values;
    va_start(values, format);
    failure_notev(sandbox, code, at, help, format, values);
    va_end(values);
}

static const char *bytes_text(char out[32], size_t bytes)
{
    if (bytes >= 1 << 20 && bytes % (1 << 20) == 0)
        snprintf(out, 32, "%zu MiB", bytes >> 20);
    else if (bytes >= 1 << 10 && bytes % (1 << 10) == 0)
        snprintf(out, 32, "%zu KiB", bytes >> 10);
    else
        snprintf(out, 32, "%zu bytes", bytes);
    return out;
}

static void trip_steps(struct sandbox *sandbox)
{
    trip(sandbox, DIAG_STEP_LIMIT,
         sandbox->limits.steps < limits_default.steps
             ? "without --steps they may take more; else look for a loop that runs far too often"
             : "look for a loop that does not end, or that runs far too often",
         sandbox->limits.steps == 1 ? "the scripts took more than %ld step"
                                    : "the scripts took more than %ld steps",
         sandbox->limits.steps);
}

void meter_trip_depth(struct sandbox *sandbox)
{
    trip(sandbox, DIAG_STACK_LIMIT, "look for a function that calls itself without an end",
         "calls are nested deeper than %d", sandbox->limits.depth);
}

void meter_trip_memory(struct sandbox *sandbox, enum heap_limit passed)
{
    const struct limits *limits = &sandbox->limits;
    char most[32];
    switch (passed) {
    case HEAP_FINE: break;
    case HEAP_TOTAL:
        trip(sandbox, DIAG_MEMORY_LIMIT,
             limits->memory < limits_default.memory
                 ? "without --memory they may use more; else keep less at once"
                 : "keep less at once",
             "the scripts need more than %s of memory", bytes_text(most, limits->memory));
        break;
    case HEAP_TURNOVER:
        trip(sandbox, DIAG_MEMORY_LIMIT, "make fewer tables and strings in loops",
             "the scripts made more than %s of objects", bytes_text(most, limits->turnover));
        break;
    case HEAP_STRING:
        trip(sandbox, DIAG_MEMORY_LIMIT, "keep texts short", "a string is longer than %s",
             bytes_text(most, limits->string));
        break;
    case HEAP_BLOCK:
        trip(sandbox, DIAG_MEMORY_LIMIT, "keep tables small", "a table is larger than %s",
             bytes_text(most, limits->block));
        break;
    case HEAP_STACK:
        trip(sandbox, DIAG_STACK_LIMIT, "pass fewer values to a function",
             "a call has more values than fit on the stack");
        break;
    case HEAP_NONE_LEFT:
        trip(sandbox, DIAG_NO_MEMORY, "try again when less is running",
             "the machine has no memory left for the scripts");
        break;
    }
}

// The heap wants to be heard: at the next instruction.
void meter_alarm(void *owner)
{
    struct sandbox *sandbox = owner;
    meter_trip_memory(sandbox, sandbox->heap.passed);
    sandbox->early = true;
    if (sandbox->L != NULL)
        lua_sethook(sandbox->L, on_event, LUA_MASKCOUNT, 1);
}

static void spend(struct sandbox *sandbox, size_t units)
{
    size_t left = (size_t)(LONG_MAX - sandbox->steps);
    sandbox->steps = units < left ? sandbox->steps + (long)units : LONG_MAX;
    if (sandbox->steps > sandbox->limits.steps)
        trip_steps(sandbox);
}

void sandbox_charge(lua_State *L, size_t units)
{
    struct sandbox *sandbox = sandbox_of(L);
    spend(sandbox, units);
    if (sandbox->tripped)
        failure_raise(L);
}

void sandbox_check_length(lua_State *L, size_t bytes)
{
    struct sandbox *sandbox = sandbox_of(L);
    if (bytes > sandbox->limits.string)
        meter_trip_memory(sandbox, HEAP_STRING);
    if (sandbox->tripped)
        failure_raise(L);
}

// What one instruction may cost at most, in steps. It can compare two of the longest strings (or
// read a number from one), walk a chain through the largest hash part, or copy the whole stack. Lua
// compares texts piece by piece from NUL to NUL.
static size_t instruction_price(const struct sandbox *sandbox)
{
    const struct heap *heap = &sandbox->heap;
    return 1 + heap->longest / (sandbox->nul ? 1 : 256) + heap->widest / 32 +
           heap->stack_bytes / 2048;
}

void meter_charge_turnover(struct sandbox *sandbox)
{
    size_t units = (sandbox->heap.objects - sandbox->charged) / TURNOVER_PER_STEP;
    spend(sandbox, units);
    sandbox->charged += units * TURNOVER_PER_STEP;
}

void meter_skip_turnover(struct sandbox *sandbox)
{
    sandbox->charged = sandbox->heap.objects;
}

// The collector runs only here, when the heap asks for it: at the same instruction in every run,
// never while something is half made.
static void collect(lua_State *L, struct sandbox *sandbox)
{
    spend(sandbox, sandbox->heap.bytes / COLLECT_PER_STEP);
    if (!sandbox->tripped) {
        lua_gc(L, LUA_GCCOLLECT, 0);
        heap_collected(&sandbox->heap);
    }
}

// What Lua's own operators may cost beyond an instruction is told by the line they stand in, so a
// script that runs for long is heard at each line that begins, a loop's every time round. Between
// two of these an instruction of a line runs at most once.
static bool hears_lines(const struct sandbox *sandbox)
{
    return sandbox->steps >= PRICE_FROM;
}

void meter_arm(struct sandbox *sandbox)
{
    sandbox->lines = hears_lines(sandbox);
    sandbox->early = false;
    int mask = sandbox->lines ? LUA_MASKCOUNT | LUA_MASKLINE : LUA_MASKCOUNT;
    lua_sethook(sandbox->L, on_event, mask, EVERY);
}

void sandbox_nul(lua_State *L)
{
    sandbox_of(L)->nul = true;
}

void meter_call(struct sandbox *sandbox)
{
    spend(sandbox, CALL_PRICE);
    if (sandbox->heap.bytes >= sandbox->heap.collect_at)
        collect(sandbox->L, sandbox); // compiling leaves much behind, and runs no instruction
}

static void on_line(lua_State *L, struct sandbox *sandbox, lua_Debug *event)
{
    lua_getinfo(L, "S", event);
    int script = failure_frame_script(sandbox, event);
    const struct line_prices *prices = script >= 0 ? &sandbox->prices[script] : NULL;
    if (prices == NULL || (size_t)event->currentline >= prices->count)
        return;
    struct line_price price = prices->lines[event->currentline];
    size_t reading = PRICE_READ + sandbox->heap.longest / PRICE_READ_BYTES;
    spend(sandbox, price.steps + price.reads * reading);
}

static void on_count(lua_State *L, struct sandbox *sandbox)
{
    lua_Debug deep;
    spend(sandbox, EVERY * instruction_price(sandbox));
    meter_charge_turnover(sandbox);
    if (lua_getstack(L, sandbox->limits.depth, &deep))
        meter_trip_depth(sandbox);
    if (sandbox->heap.bytes >= sandbox->heap.collect_at)
        collect(L, sandbox);
    if (!sandbox->tripped && (sandbox->early || sandbox->lines != hears_lines(sandbox)))
        meter_arm(sandbox);
}

static void on_event(lua_State *L, lua_Debug *event)
{
    struct sandbox *sandbox = sandbox_of(L);
    if (!sandbox->tripped && event->event == LUA_HOOKLINE)
        on_line(L, sandbox, event);
    else if (!sandbox->tripped)
        on_count(L, sandbox);
    if (sandbox->tripped)
        failure_raise(L);
}
