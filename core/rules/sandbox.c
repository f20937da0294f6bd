// The cage: makes a Lua state and runs the scripts of a pack in it. Owns the state; its memory is
// heap.c, its limits are meter.c, what goes wrong is failure.c, what scripts can call is lualib.c.
// Nothing of Lua runs outside lua_pcall, the making of the environment included. It must not know
// what the rules are about.
#include "rules/sandbox.h"

#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "rules/cage.h"
#include "rules/freeze.h"
#include "rules/lualib.h"

const struct limits limits_default = {
#define BUDGET(field, most, code, what) .field = (most),
#include "rules/limits.def"
};

enum {
    SOURCE_PER_STEP = 8, // bytes of a script that is compiled
    STACK_PROBE = 100    // slots, more than a fresh stack has
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
    return sandbox->context;
}

struct sandbox_use sandbox_use_of(const struct sandbox *sandbox)
{
    return (struct sandbox_use){sandbox->steps, sandbox->heap.peak, sandbox->heap.turnover};
}

size_t sandbox_peak_begin(struct sandbox *sandbox)
{
    size_t before = sandbox->heap.peak;
    sandbox->heap.peak = sandbox->heap.bytes;
    return before;
}

size_t sandbox_peak_end(struct sandbox *sandbox, size_t before)
{
    size_t peak = sandbox->heap.peak;
    if (sandbox->heap.peak < before)
        sandbox->heap.peak = before;
    return peak;
}

// Calls `work(argument)`; false when it failed, with the failure noted.
static bool call(struct sandbox *sandbox, int (*work)(lua_State *L), void *argument)
{
    lua_State *L = sandbox->L;
    if (L == NULL || sandbox->tripped)
        return false;
    if (!lua_checkstack(L, 4)) {
        meter_trip_memory(sandbox, HEAP_TOTAL); // unless the alarm told
        return false;
    }
    int top = lua_gettop(L);
    if (sandbox->nested++ == 0)
        meter_arm(sandbox);
    meter_call(sandbox);
    lua_pushcfunction(L, work);
    lua_pushlightuserdata(L, argument);
    int status = lua_pcall(L, 1, 0, 0);
    sandbox->nested--;
    if (status != LUA_OK && !sandbox->tripped)
        failure_take(sandbox, status, DIAG_SCRIPT_FAILED);
    lua_settop(L, top);
    return status == LUA_OK && !sandbox->tripped;
}

bool sandbox_protect(struct sandbox *sandbox, int (*work)(lua_State *L), void *argument,
                     struct diags *diags)
{
    bool done = call(sandbox, work, argument);
    if (!done)
        failure_report(sandbox, diags);
    return done;
}

struct piece {
    const char *bytes; // NULL when it was given
    size_t length;
};

static const char *read_whole(lua_State *L, void *data, size_t *size)
{
    (void)L;
    struct piece *piece = data;
    struct piece now = *piece;
    piece->bytes = NULL;
    *size = now.bytes != NULL ? now.length : 0;
    return now.bytes;
}

// What a script was compiled to; NULL when it was not.
static const struct sandbox_code *code_of(const struct sandbox *sandbox, int index)
{
    const struct sandbox_code *code = sandbox->code != NULL ? &sandbox->code[index] : NULL;
    return code != NULL && code->bytes != NULL ? code : NULL;
}

// What its lines cost, once.
static const struct line_prices *prices_of(struct sandbox *sandbox, int index)
{
    const struct sandbox_code *code = code_of(sandbox, index);
    struct line_prices *prices = &sandbox->prices[index];
    if (prices->lines == NULL)
        *prices = code != NULL ? code->prices
                               : line_prices_read(&sandbox->pack->scripts[index], &sandbox->arena);
    sandbox->nul = sandbox->nul || prices->nul;
    return prices;
}

// Loads a script: its text, or what sandbox_compile made of it. Binary code has no other way in.
static int load_script(lua_State *L, int index)
{
    struct sandbox *sandbox = sandbox_of(L);
    const struct script *script = &sandbox->pack->scripts[index];
    const struct sandbox_code *code = code_of(sandbox, index);
    bool compiled = code != NULL;
    struct piece piece = {script->text, script->length};
    if (compiled)
        piece = (struct piece){code->bytes, code->length};
    char name[16];
    snprintf(name, sizeof name, "=%d", index);
    return lua_load(L, read_whole, &piece, name, compiled ? "b" : "t");
}

// Pushes the main function of a script, or raises. The price is that of compiling it, also when
// that was done before: what a script may do does not depend on how it got here.
static void push_script(lua_State *L, int index)
{
    struct sandbox *sandbox = sandbox_of(L);
    const struct script *script = &sandbox->pack->scripts[index];
    if (script->length > sandbox->limits.source)
        sandbox_fail(L, DIAG_TOO_BIG, NULL, "the script '%s' is larger than %zu bytes",
                     script->name, sandbox->limits.source);
    sandbox->outside = (struct rule_at){index, 0};
    sandbox_charge(L, script->length / SOURCE_PER_STEP +
                          prices_of(sandbox, index)->modulos * PRICE_MODULO);
    meter_charge_turnover(sandbox);
    int status = load_script(L, index);
    meter_skip_turnover(sandbox); // charged by length
    if (status != LUA_OK) {
        if (!sandbox->tripped)
            failure_take(sandbox, status, DIAG_LUA_SYNTAX);
        failure_raise(L);
    }
    sandbox->outside = (struct rule_at){-1, 0};
}

struct compile {
    int script;
    struct buf *out;
};

static int write_piece(lua_State *L, const void *bytes, size_t length, void *out)
{
    (void)L;
    buf_add(out, bytes, length);
    return 0;
}

static int compile(lua_State *L)
{
    struct compile *work = lua_touserdata(L, 1);
    push_script(L, work->script);
    lua_dump(L, write_piece, work->out, 0); // with its lines, for messages
    return 0;
}

bool sandbox_compile(struct sandbox *sandbox, int script, struct arena *arena,
                     struct sandbox_code *code, struct diags *diags)
{
    struct buf out;
    buf_init(&out, sandbox->limits.memory);
    struct compile work = {script, &out};
    code->prices = line_prices_read(&sandbox->pack->scripts[script], arena);
    sandbox->prices[script] = code->prices;
    sandbox->outside = (struct rule_at){script, 0};
    bool done = sandbox_protect(sandbox, compile, &work, diags);
    sandbox->outside = (struct rule_at){-1, 0};
    if (done && !out.full) {
        code->bytes = arena_text_n(arena, out.text, out.length);
        code->length = out.length;
    }
    buf_clear(&out);
    return done;
}

void sandbox_outside(lua_State *L, struct rule_at at)
{
    sandbox_of(L)->outside = at;
}

bool sandbox_is_spent(const struct sandbox *sandbox)
{
    return sandbox->tripped;
}

// What is on top of the stack, in its place.
static void freeze_value(lua_State *L)
{
    lua_createtable(L, 1, 0);
    lua_pushvalue(L, -2);
    lua_rawseti(L, -2, 1);
    freeze(L);
}

void sandbox_freeze(lua_State *L)
{
    struct sandbox *sandbox = sandbox_of(L);
    for (int i = 0; i < sandbox->pack->script_count; i++) {
        if (sandbox->progress[i] != DONE)
            continue;
        lua_rawgetp(L, LUA_REGISTRYINDEX, &sandbox->pack->scripts[i]);
        lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
    }
    freeze(L);
    sandbox->frozen = true;
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
        if (sandbox->frozen)
            freeze_value(L);
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
    const char *name = lualib_name(L, 1);
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
    sandbox->outside = (struct rule_at){-1, 0};
    return done;
}

// Everything that may run out of memory while a state is made.
static int set_up(lua_State *L)
{
    struct sandbox *sandbox = sandbox_of(L);
    lua_settop(L, 0);
    lualib_open(L);
    lua_newtable(L);
    if (sandbox->install != NULL)
        sandbox->install(L, sandbox->context);
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
    if (host != NULL) {
        sandbox->install = host->install;
        sandbox->context = host->context;
        sandbox->code = host->code;
    }
    sandbox->outside = (struct rule_at){-1, 0};
    size_t scripts = (size_t)pack->script_count;
    sandbox->progress = arena_array(&sandbox->arena, scripts + 1, sizeof *sandbox->progress);
    sandbox->prices = arena_array(&sandbox->arena, scripts + 1, sizeof *sandbox->prices);
    heap_init(&sandbox->heap, &sandbox->arena, limits);
    lua_State *L = lua_newstate(heap_alloc, &sandbox->heap);
    if (L == NULL) {
        meter_trip_memory(sandbox, sandbox->heap.passed);
        meter_trip_memory(sandbox, HEAP_TOTAL); // unless that told
        return sandbox;
    }
    memcpy(lua_getextraspace(L), &sandbox, sizeof sandbox);
    lua_gc(L, LUA_GCSTOP);
    sandbox->heap.watching = true;
    lua_checkstack(L, STACK_PROBE);
    sandbox->heap.watching = false;
    sandbox->L = L;
    sandbox->heap.owner = sandbox;
    sandbox->heap.alarm = meter_alarm;
    meter_trip_memory(sandbox, sandbox->heap.passed);
    call(sandbox, set_up, NULL);
    sandbox->steps = sandbox->tripped ? sandbox->steps : 0;
    meter_skip_turnover(sandbox);
    sandbox->heap.widest = 0; // scripts cannot make keys collide in tables of ours
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
