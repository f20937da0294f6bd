// The meter of a cage: counts steps, prices what one instruction may cost, stops a state for good
// when a limit is passed. Steps and bytes only, never time: the same on every machine. Once a
// limit is passed the hook fires at every instruction and raises again.
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "rules/cage.h"

enum {
    EVERY = 68,             // least instructions between two counts; about 100 in the mean
    JITTER = 64,            // below this the number differs
    CALL_PRICE = 100,       // for the instructions after the last count
    COSTLY = 16,            // times the price: a line that may turn numbers into text or back
    TURNOVER_PER_STEP = 16, // bytes; making an object costs time
    COLLECT_PER_STEP = 16   // bytes that a collection walks
};

static void on_count(lua_State *L, lua_Debug *event);

// Stops the state for good. Raises nothing, so that the allocator may call it.
SAYS static void trip(struct sandbox *sandbox, enum diag_code code, const char *help,
                      const char *format, ...) __attribute__((format(printf, 4, 5)));

static void trip(struct sandbox *sandbox, enum diag_code code, const char *help, const char *format,
                 ...)
{
    if (sandbox->tripped)
        return;
    sandbox->tripped = true;
    struct rule_at at = {sandbox->compiling, 0};
    if (sandbox->L != NULL) {
        struct rule_at frame = failure_frame(sandbox->L, 1, false);
        if (frame.script >= 0)
            at = frame;
        lua_sethook(sandbox->L, on_count, LUA_MASKCOUNT, 1);
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
    if (sandbox->L != NULL)
        lua_sethook(sandbox->L, on_count, LUA_MASKCOUNT, 1);
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
// read a number from one), walk a chain through the largest hash part, or copy the whole stack.
static size_t instruction_price(const struct sandbox *sandbox)
{
    const struct heap *heap = &sandbox->heap;
    return 1 + heap->longest / 256 + heap->widest / 32 + heap->stack_bytes / 2048;
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

// Does the line that is running hold `..` or a loop? In a line that does, an instruction may write
// a fraction as text or read one, which takes Lua as long as some tens of others.
static bool is_costly(const struct sandbox *sandbox, lua_State *L)
{
    lua_Debug frame;
    if (!lua_getstack(L, 0, &frame))
        return false;
    lua_getinfo(L, "Sl", &frame);
    int script = failure_frame_script(sandbox, &frame);
    const unsigned char *lines = script >= 0 ? sandbox->costly[script] : NULL;
    return lines != NULL && (lines[frame.currentline / 8] >> (frame.currentline % 8) & 1) != 0;
}

void meter_arm(struct sandbox *sandbox)
{
    sandbox->jitter = sandbox->jitter * 1664525U + 1013904223U;
    sandbox->interval = EVERY + (int)(sandbox->jitter >> 16) % JITTER;
    lua_sethook(sandbox->L, on_count, LUA_MASKCOUNT, sandbox->interval);
}

void meter_call(struct sandbox *sandbox)
{
    spend(sandbox, CALL_PRICE);
    if (sandbox->heap.bytes >= sandbox->heap.collect_at)
        collect(sandbox->L, sandbox); // compiling leaves much behind, and runs no instruction
}

static void on_count(lua_State *L, lua_Debug *event)
{
    (void)event;
    struct sandbox *sandbox = sandbox_of(L);
    lua_Debug deep;
    if (!sandbox->tripped) {
        size_t count = (size_t)sandbox->interval * (is_costly(sandbox, L) ? COSTLY : 1);
        meter_arm(sandbox);
        spend(sandbox, count * instruction_price(sandbox));
        meter_charge_turnover(sandbox);
        if (lua_getstack(L, sandbox->limits.depth, &deep))
            meter_trip_depth(sandbox);
        if (sandbox->heap.bytes >= sandbox->heap.collect_at)
            collect(L, sandbox);
    }
    if (sandbox->tripped)
        failure_raise(L);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Text that is NUL-terminated moves past blanks and one word.
static const char *skip_word(const char *text)
{
    while (is_blank(*text))
        text++;
    while (is_word(*text))
        text++;
    while (is_blank(*text))
        text++;
    return text;
}

// Can a loop read a number from a text? Not when each bound is written as a number or a length
// (`for i = 1, #list do`), nor in a loop over a table. `text` stands at its `for`.
static bool loop_reads_text(const char *text)
{
    text = skip_word(skip_word(text));
    if (*text != '=')
        return false;
    do {
        for (text++; is_blank(*text) || *text == '-'; text++)
            ;
        if (*text != '#' && !(*text >= '0' && *text <= '9'))
            return true;
        for (text++; is_word(*text) || is_blank(*text) || *text == '.'; text++)
            if (is_blank(text[-1]) && text[0] == 'd' && text[1] == 'o' && !is_word(text[2]))
                return false;
    } while (*text == ',');
    return true;
}

static void mark(unsigned char *bits, size_t line)
{
    bits[line / 8] |= (unsigned char)(1U << (line % 8));
}

// Does a word begin here that is `word`?
static bool begins(const char *text, const char *at, const char *word)
{
    if (*at != *word || (at > text && is_word(at[-1])))
        return false;
    size_t length = strlen(word);
    return strncmp(at, word, length) == 0 && !is_word(at[length]);
}

// Marks the lines with `..`, and those of loops that may read a number from a text. In comments and
// texts too: a line that does not run costs nothing. Only the characters with which one of these
// begins are looked at.
const unsigned char *meter_costly_lines(const struct script *script, struct arena *arena)
{
    const char *text = script->text;
    unsigned char *bits = arena_alloc(arena, script->length / 8 + 2); // more lines there cannot be
    size_t line = 1;
    bool loop = false; // from a `for` to its `do`
    for (const char *at = strpbrk(text, ".fd\n\r"); at != NULL; at = strpbrk(at, ".fd\n\r")) {
        size_t length = *at == '.' ? strspn(at, ".") : 1;
        if (begins(text, at, "for"))
            loop = loop_reads_text(at);
        if (loop || (*at == '.' && length == 2))
            mark(bits, line);
        if (begins(text, at, "do"))
            loop = false;
        line += *at == '\n' || (*at == '\r' && at[1] != '\n');
        if (loop)
            mark(bits, line);
        at += length;
    }
    return bits;
}
