// The cage: makes a Lua state, runs the scripts of a pack in it, counts steps, and turns every
// error into a located diagnostic. Owns the state and the record of what went wrong; the memory is
// heap.c, what scripts can call is lualib.c. Nothing of Lua runs outside lua_pcall. A limit that
// was passed stays passed: the hook then fires at every instruction, and scripts have nothing
// that catches an error. It must not know what the rules are about.
#include "rules/sandbox.h"

#include <assert.h>
#include <lauxlib.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "rules/heap.h"
#include "rules/lexer.h"
#include "rules/lualib.h"

const struct limits limits_default = {
    .steps = 2000000,
    .memory = (size_t)8 << 20,
    .turnover = (size_t)64 << 20,
    .string = (size_t)128 << 10,
    .block = (size_t)512 << 10,
    .depth = 100,
    .source = (size_t)64 << 10,
};

enum {
    EVERY = 100,           // instructions between two counts
    TURNOVER_PER_STEP = 8, // bytes; making an object costs time
    SOURCE_PER_STEP = 8,   // bytes of a script that is compiled
    COLLECT_PER_STEP = 16, // bytes that a collection walks
    STACK_PROBE = 100      // slots, more than a fresh stack has
};

// What went wrong, kept outside of Lua: raising it needs no memory.
struct failure {
    enum diag_code code;
    int script, line; // script -1: not known
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
    struct sandbox_host host;
    lua_State *L; // NULL when it could not be made
    long steps;
    size_t charged;  // of the turnover
    size_t own_hash; // the widest hash part of the environment itself
    int nested;
    bool tripped;
    struct failure failure;
    const struct diags *told; // who knows of the failure
    enum progress *progress;  // one a script
    int compiling;            // script, or -1
};

struct sandbox *sandbox_of(lua_State *L)
{
    struct sandbox *sandbox;
    memcpy(&sandbox, lua_getextraspace(L), sizeof sandbox);
    return sandbox;
}

lua_State *sandbox_state(struct sandbox *sandbox)
{
    return sandbox->L;
}

void *sandbox_context(struct sandbox *sandbox)
{
    return sandbox->host.context;
}

struct sandbox_use sandbox_use_of(const struct sandbox *sandbox)
{
    return (struct sandbox_use){sandbox->steps, sandbox->heap.peak, sandbox->heap.turnover};
}

// The script whose function a frame runs, or -1. Chunks are named "=<number of the script>".
static int frame_script(const struct sandbox *sandbox, const lua_Debug *frame)
{
    if (frame->currentline <= 0 || frame->source == NULL || frame->source[0] != '=')
        return -1;
    char *end;
    long script = strtol(frame->source + 1, &end, 10);
    bool known = end != frame->source + 1 && script >= 0 && script < sandbox->pack->script_count;
    return known ? (int)script : -1;
}

// The `level`th frame that runs a script, from the innermost (1); only main chunks when `main`.
static struct rule_at find_frame(lua_State *L, int level, bool main)
{
    struct sandbox *sandbox = sandbox_of(L);
    lua_Debug frame;
    for (int i = 0; lua_getstack(L, i, &frame); i++) {
        lua_getinfo(L, "Sl", &frame);
        int script = frame_script(sandbox, &frame);
        bool counts = script >= 0 && (!main || strcmp(frame.what, "main") == 0);
        if (counts && --level <= 0)
            return (struct rule_at){script, frame.currentline};
    }
    return (struct rule_at){sandbox->compiling, 0};
}

struct rule_at sandbox_where(lua_State *L)
{
    return find_frame(L, 1, true);
}

static void __attribute__((format(printf, 5, 0)))
failure_fill(struct sandbox *sandbox, enum diag_code code, struct rule_at at,
             const char *suggestion, const char *format, va_list values)
{
    struct failure *failure = &sandbox->failure;
    failure->code = code;
    failure->script = at.script;
    failure->line = at.line;
    failure->reported = false;
    vsnprintf(failure->message, sizeof failure->message, format, values);
    failure->help[0] = '\0';
    if (suggestion != NULL)
        snprintf(failure->help, sizeof failure->help,
                 strchr(suggestion, ' ') != NULL ? "%s" : "did you mean '%s'?", suggestion);
}

static int raise(lua_State *L)
{
    lua_pushlightuserdata(L, sandbox_of(L));
    return lua_error(L);
}

static void on_count(lua_State *L, lua_Debug *event);

// Stops the state for good. Raises nothing, so that the allocator may call it.
static void __attribute__((format(printf, 4, 5)))
trip(struct sandbox *sandbox, enum diag_code code, const char *help, const char *format, ...)
{
    if (sandbox->tripped)
        return;
    sandbox->tripped = true;
    struct rule_at at = {-1, 0};
    if (sandbox->L != NULL) {
        at = find_frame(sandbox->L, 1, false);
        lua_sethook(sandbox->L, on_count, LUA_MASKCOUNT, 1);
    }
    va_list values;
    va_start(values, format);
    failure_fill(sandbox, code, at, help, format, values);
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
    trip(sandbox, DIAG_STEP_LIMIT, "look for a loop that does not end, or that runs far too often",
         "the scripts took more than %ld steps", sandbox->limits.steps);
}

static void trip_depth(struct sandbox *sandbox)
{
    trip(sandbox, DIAG_STACK_LIMIT, "look for a function that calls itself without an end",
         "calls are nested deeper than %d", sandbox->limits.depth);
}

static void trip_memory(struct sandbox *sandbox, enum heap_limit passed)
{
    const struct limits *limits = &sandbox->limits;
    char most[32];
    switch (passed) {
    case HEAP_FINE: break;
    case HEAP_TOTAL:
        trip(sandbox, DIAG_MEMORY_LIMIT, "keep less at once",
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
    }
}

// The heap wants to be heard: at the next instruction.
static void on_alarm(void *owner)
{
    struct sandbox *sandbox = owner;
    trip_memory(sandbox, sandbox->heap.passed);
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
        raise(L);
}

void sandbox_check_length(lua_State *L, size_t bytes)
{
    struct sandbox *sandbox = sandbox_of(L);
    if (bytes > sandbox->limits.string)
        trip_memory(sandbox, HEAP_STRING);
    if (sandbox->tripped)
        raise(L);
}

// What one instruction may cost at most, in steps. It can compare two of the longest strings, walk
// a chain through the largest hash part, or copy the whole stack.
static size_t instruction_price(const struct sandbox *sandbox)
{
    const struct heap *heap = &sandbox->heap;
    size_t wide = heap->widest > sandbox->own_hash ? heap->widest : 0;
    return 1 + heap->longest / 1024 + wide / 32 + heap->stack_bytes / 2048;
}

static void spend_turnover(struct sandbox *sandbox)
{
    spend(sandbox, (sandbox->heap.turnover - sandbox->charged) / TURNOVER_PER_STEP);
    sandbox->charged = sandbox->heap.turnover;
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

static void on_count(lua_State *L, lua_Debug *event)
{
    (void)event;
    struct sandbox *sandbox = sandbox_of(L);
    lua_Debug deep;
    if (!sandbox->tripped) {
        lua_sethook(L, on_count, LUA_MASKCOUNT, EVERY);
        spend(sandbox, EVERY * instruction_price(sandbox));
        spend_turnover(sandbox);
        if (lua_getstack(L, sandbox->limits.depth, &deep))
            trip_depth(sandbox);
        if (sandbox->heap.bytes >= sandbox->heap.collect_at)
            collect(L, sandbox);
    }
    if (sandbox->tripped)
        raise(L);
}

int sandbox_fail(lua_State *L, enum diag_code code, const char *suggestion, const char *format, ...)
{
    struct sandbox *sandbox = sandbox_of(L);
    if (!sandbox->tripped) {
        va_list values;
        va_start(values, format);
        failure_fill(sandbox, code, find_frame(L, 1, false), suggestion, format, values);
        va_end(values);
    }
    return raise(L);
}

int sandbox_fail_at(lua_State *L, int level, enum diag_code code, const char *suggestion,
                    const char *format, ...)
{
    struct sandbox *sandbox = sandbox_of(L);
    if (!sandbox->tripped) {
        va_list values;
        va_start(values, format);
        failure_fill(sandbox, code, find_frame(L, level, false), suggestion, format, values);
        va_end(values);
    }
    return raise(L);
}

int sandbox_again(lua_State *L)
{
    sandbox_of(L)->failure.reported = true;
    return raise(L);
}

// A message of Lua's own begins with "<script>:<line>: ".
static struct rule_at split_message(const struct sandbox *sandbox, const char **message)
{
    char *end;
    long script = strtol(*message, &end, 10);
    if (end == *message || *end != ':' || script < 0 || script >= sandbox->pack->script_count)
        return (struct rule_at){sandbox->compiling, 0};
    const char *number = end + 1;
    long line = strtol(number, &end, 10);
    if (end == number || *end != ':' || end[1] != ' ' || line < 0 || line > INT_MAX)
        return (struct rule_at){sandbox->compiling, 0};
    *message = end + 2;
    return (struct rule_at){(int)script, (int)line};
}

static void __attribute__((format(printf, 4, 5)))
note(struct sandbox *sandbox, enum diag_code code, struct rule_at at, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    failure_fill(sandbox, code, at, NULL, format, values);
    va_end(values);
}

// Makes a failure of an error that Lua itself raised. `code` is meant for plain messages.
static void take_error(struct sandbox *sandbox, int status, int index, enum diag_code code)
{
    lua_State *L = sandbox->L;
    struct rule_at nowhere = {sandbox->compiling, 0};
    if (status == LUA_ERRMEM) {
        trip_memory(sandbox, HEAP_TOTAL);
    } else if (lua_type(L, index) == LUA_TSTRING) {
        const char *message = lua_tostring(L, index);
        struct rule_at at = split_message(sandbox, &message);
        bool deep = strstr(message, "overflow") != NULL || status == LUA_ERRERR;
        if (deep && code == DIAG_LUA_SYNTAX)
            note(sandbox, DIAG_LUA_NESTING, at, "the script nests too deep");
        else if (deep)
            trip_depth(sandbox);
        else
            note(sandbox, code, at, "%s", message);
    } else if (!lua_islightuserdata(L, index)) {
        note(sandbox, code, nowhere, "error (a %s value)", luaL_typename(L, index));
    }
}

// Copies text for a message: one line, well-formed, without control characters.
static void clean_copy(char *out, size_t room, const char *text)
{
    const char *end = text + strlen(text);
    size_t length = 0;
    while (text < end) {
        const char *from = text;
        uint32_t point = text_next(&text, end);
        size_t bytes = (size_t)(text - from);
        bool plain = text_valid_until(from, bytes) == bytes && text_point_is_clean(point) &&
                     point != '\n' && point != '\t';
        if (length + bytes + 1 > room)
            break;
        if (plain)
            memcpy(out + length, from, bytes);
        else
            out[length] = point == '\n' || point == '\t' ? ' ' : '?';
        length += plain ? bytes : 1;
    }
    out[length] = '\0';
}

// The place of the first 'quoted' name of a message on a line, else the whole line.
static struct span failure_span(const struct sandbox *sandbox, const struct diags *diags)
{
    const struct failure *failure = &sandbox->failure;
    if (failure->script < 0)
        return SPAN_NONE;
    const struct script *script = &sandbox->pack->scripts[failure->script];
    const char *open = strchr(failure->message, '\'');
    const char *close = open != NULL ? strchr(open + 1, '\'') : NULL;
    char name[80];
    if (failure->line > 0 && close != NULL && (size_t)(close - open) < sizeof name) {
        memcpy(name, open + 1, (size_t)(close - open - 1));
        name[close - open - 1] = '\0';
        struct lexer lexer;
        lexer_init(&lexer, script->text, script->length);
        struct lexer_token token = lexer_next(&lexer);
        for (; token.kind != LEXER_END && token.line <= failure->line; token = lexer_next(&lexer))
            if (token.line == failure->line && lexer_is(&lexer, token, name))
                return diags_span_of(diags, script->file, token.from, token.to);
    }
    return span_line(script->file, failure->line);
}

static void report(struct sandbox *sandbox, struct diags *diags)
{
    struct failure *failure = &sandbox->failure;
    if (failure->reported && sandbox->told == diags)
        return;
    char clean[sizeof failure->message];
    clean_copy(clean, sizeof clean, failure->message);
    struct diag *diag =
        diag_add(diags, failure->code, failure_span(sandbox, diags), "%s", clean);
    clean_copy(clean, sizeof clean, failure->help);
    if (clean[0] != '\0')
        diag_help(diags, diag, "%s", clean);
    failure->reported = true;
    sandbox->told = diags;
}

// Calls `work(argument)`; false when it failed, with the failure noted.
static bool call(struct sandbox *sandbox, int (*work)(lua_State *L), void *argument)
{
    lua_State *L = sandbox->L;
    if (L == NULL || sandbox->tripped)
        return false;
    if (!lua_checkstack(L, 4)) {
        trip_memory(sandbox, HEAP_TOTAL);
        return false;
    }
    int top = lua_gettop(L);
    if (sandbox->nested++ == 0)
        lua_sethook(L, on_count, LUA_MASKCOUNT, EVERY);
    spend(sandbox, EVERY); // for the instructions after the last count
    lua_pushcfunction(L, work);
    lua_pushlightuserdata(L, argument);
    int status = lua_pcall(L, 1, 0, 0);
    sandbox->nested--;
    if (status != LUA_OK && !sandbox->tripped)
        take_error(sandbox, status, -1, DIAG_SCRIPT_FAILED);
    lua_settop(L, top);
    return status == LUA_OK && !sandbox->tripped;
}

bool sandbox_protect(struct sandbox *sandbox, int (*work)(lua_State *L), void *argument,
                     struct diags *diags)
{
    bool done = call(sandbox, work, argument);
    if (!done)
        report(sandbox, diags);
    return done;
}

static const char *read_whole(lua_State *L, void *data, size_t *size)
{
    (void)L;
    const struct script **script = data;
    const struct script *now = *script;
    *script = NULL;
    *size = now != NULL ? now->length : 0;
    return now != NULL ? now->text : NULL;
}

// Pushes the main function of a script, or raises.
static void push_script(lua_State *L, int index)
{
    struct sandbox *sandbox = sandbox_of(L);
    const struct script *script = &sandbox->pack->scripts[index];
    if (script->length > sandbox->limits.source)
        sandbox_fail(L, DIAG_TOO_BIG, NULL, "the script '%s' is larger than %zu bytes",
                     script->name, sandbox->limits.source);
    sandbox_charge(L, script->length / SOURCE_PER_STEP);
    spend_turnover(sandbox);
    char name[16];
    snprintf(name, sizeof name, "=%d", index);
    sandbox->compiling = index;
    int status = lua_load(L, read_whole, &script, name, "t");
    sandbox->charged = sandbox->heap.turnover; // charged by length
    if (status != LUA_OK) {
        if (!sandbox->tripped)
            take_error(sandbox, status, -1, DIAG_LUA_SYNTAX);
        raise(L);
    }
    sandbox->compiling = -1;
}

static int compile(lua_State *L)
{
    push_script(L, *(const int *)lua_touserdata(L, 1));
    return 0;
}

bool sandbox_compile(struct sandbox *sandbox, int script, struct diags *diags)
{
    bool done = sandbox_protect(sandbox, compile, &script, diags);
    sandbox->compiling = -1;
    return done;
}

// Pushes what a script returned, running it if this is the first time.
static void push_module(lua_State *L, int index)
{
    struct sandbox *sandbox = sandbox_of(L);
    const struct script *script = &sandbox->pack->scripts[index];
    if (sandbox->progress[index] == RUNNING)
        sandbox_fail(L, DIAG_SCRIPT_FAILED, "a file may not require one that requires it",
                     "the script '%s' requires itself", script->name);
    if (sandbox->progress[index] == NOT_RUN) {
        sandbox->progress[index] = RUNNING;
        luaL_checkstack(L, 8, NULL);
        push_script(L, index);
        lua_call(L, 0, 1);
        if (lua_isnil(L, -1)) {
            lua_pop(L, 1);
            lua_pushboolean(L, true);
        }
        lua_rawsetp(L, LUA_REGISTRYINDEX, script);
        sandbox->progress[index] = DONE;
    }
    lua_rawgetp(L, LUA_REGISTRYINDEX, script);
}

static int find_script(const struct pack *pack, const char *name)
{
    for (int i = 0; i < pack->script_count; i++)
        if (text_equal(pack->scripts[i].name, name))
            return i;
    return -1;
}

int lualib_base_require(lua_State *L)
{
    struct sandbox *sandbox = sandbox_of(L);
    if (lua_type(L, 1) != LUA_TSTRING)
        return sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL, "require takes the name of a script");
    const char *name = lua_tostring(L, 1);
    sandbox_charge(L, 1 + (size_t)sandbox->pack->script_count);
    if (strcmp(name, "grow") == 0) {
        lua_rawgetp(L, LUA_REGISTRYINDEX, sandbox);
        return 1;
    }
    int index = find_script(sandbox->pack, name);
    if (index < 0)
        return sandbox_fail(L, DIAG_LUA_FORBIDDEN,
                            "a script can require \"grow\" and the scripts of its pack",
                            "no script of this pack is called '%s'", name);
    push_module(L, index);
    return 1;
}

static int run_script(lua_State *L)
{
    int index = *(const int *)lua_touserdata(L, 1);
    if (sandbox_of(L)->progress[index] != DONE)
        push_module(L, index);
    return 0;
}

bool sandbox_run(struct sandbox *sandbox, int script, struct diags *diags)
{
    bool done = sandbox_protect(sandbox, run_script, &script, diags);
    sandbox->compiling = -1;
    return done;
}

// Everything that may run out of memory while a state is made.
static int set_up(lua_State *L)
{
    struct sandbox *sandbox = sandbox_of(L);
    lua_settop(L, 0);
    lualib_open(L);
    lua_newtable(L);
    if (sandbox->host.install != NULL)
        sandbox->host.install(L, sandbox->host.context);
    lua_settop(L, 2);
    lualib_seal(L, "grow");
    lua_rawsetp(L, LUA_REGISTRYINDEX, sandbox);
    lualib_seal(L, LUALIB_ENVIRONMENT);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    return 0;
}

struct sandbox *sandbox_new(const struct pack *pack, const struct limits *limits,
                            const struct sandbox_host *host)
{
    struct arena arena;
    arena_init(&arena);
    struct sandbox *sandbox = arena_alloc(&arena, sizeof *sandbox);
    sandbox->arena = arena;
    sandbox->pack = pack;
    sandbox->limits = *limits;
    if (host != NULL)
        sandbox->host = *host;
    sandbox->compiling = -1;
    size_t scripts = (size_t)pack->script_count;
    sandbox->progress = arena_array(&sandbox->arena, scripts + 1, sizeof *sandbox->progress);
    heap_init(&sandbox->heap, &sandbox->arena, limits);
    lua_State *L = lua_newstate(heap_alloc, &sandbox->heap);
    if (L == NULL) {
        trip_memory(sandbox, HEAP_TOTAL);
        return sandbox;
    }
    memcpy(lua_getextraspace(L), &sandbox, sizeof sandbox);
    lua_gc(L, LUA_GCSTOP);
    sandbox->heap.watching = true;
    lua_checkstack(L, STACK_PROBE);
    sandbox->heap.watching = false;
    sandbox->L = L;
    sandbox->heap.owner = sandbox;
    sandbox->heap.alarm = on_alarm;
    trip_memory(sandbox, sandbox->heap.passed);
    call(sandbox, set_up, NULL);
    sandbox->steps = sandbox->tripped ? sandbox->steps : 0;
    sandbox->charged = sandbox->heap.turnover;
    sandbox->own_hash = sandbox->heap.widest;
    return sandbox;
}

// Lua's own way to end a state is not taken: nothing in it needs ending, and the arena has it all.
void sandbox_free(struct sandbox *sandbox)
{
    if (sandbox == NULL)
        return;
    struct arena arena = sandbox->arena;
    arena_clear(&arena);
}
