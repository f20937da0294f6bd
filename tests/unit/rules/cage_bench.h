// A pack of nothing but scripts, held in memory, for tests of the cage. Script 0 is called
// "hostile"; `grow.keep(value)` keeps a text or a function for the test.
#ifndef GROW_TEST_CAGE_BENCH_H
#define GROW_TEST_CAGE_BENCH_H

#include <string.h>

#include "rules/sandbox.h"
#include "rules/script_read.h"

enum { BENCH_SCRIPTS = 40 };

struct cage_bench {
    struct arena arena;
    struct diags diags;
    struct pack pack;
    struct script scripts[BENCH_SCRIPTS];
    struct limits limits;
    const struct sandbox_code *code; // of bench_read, or NULL: the text is run
    struct sandbox *sandbox;
    char kept[4096]; // the last text that was kept
};

static const char BENCH_FUNCTION = 0; // its address names the kept function in the registry

static int bench_keep(lua_State *L)
{
    struct cage_bench *bench = sandbox_context(sandbox_of(L));
    if (lua_type(L, 1) == LUA_TSTRING) {
        size_t length;
        const char *text = lua_tolstring(L, 1, &length);
        if (length < sizeof bench->kept)
            memcpy(bench->kept, text, length + 1);
    } else if (lua_type(L, 1) == LUA_TFUNCTION) {
        lua_settop(L, 1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &BENCH_FUNCTION);
    }
    return 0;
}

static void bench_install(lua_State *L, void *context)
{
    (void)context;
    lua_pushcfunction(L, bench_keep);
    lua_setfield(L, -2, "keep");
    lua_newtable(L);
    lua_pushinteger(L, 4);
    lua_setfield(L, -2, "R04");
    lua_setfield(L, -3, "item");
}

static inline void bench_init(struct cage_bench *bench)
{
    memset(bench, 0, sizeof *bench);
    arena_init(&bench->arena);
    diags_init(&bench->diags, &bench->arena);
    bench->pack.scripts = bench->scripts;
    bench->pack.diags = &bench->diags;
    bench->limits = limits_default;
}

static inline void bench_clear(struct cage_bench *bench)
{
    sandbox_free(bench->sandbox);
    arena_clear(&bench->arena);
}

static inline int bench_add_n(struct cage_bench *bench, const char *name, const char *text,
                              size_t length)
{
    int index = bench->pack.script_count++;
    char *copy = arena_text_n(&bench->arena, text, length);
    bench->scripts[index] = (struct script){.name = name, .text = copy, .length = length};
    bench->scripts[index].file = diags_source(&bench->diags, name, copy, length);
    bench->scripts[index].declared = true;
    return index;
}

static inline int bench_add(struct cage_bench *bench, const char *name, const char *text)
{
    return bench_add_n(bench, name, text, strlen(text));
}

// Checks all scripts, and has what they were compiled to run instead of their text.
static inline bool bench_read(struct cage_bench *bench)
{
    struct script_read read =
        script_read_begin(&bench->pack, &bench->limits, &bench->arena, &bench->arena);
    bool good = true;
    for (int i = 0; i < bench->pack.script_count; i++)
        good &= script_read_one(&read, i, &bench->diags);
    script_read_end(&read);
    bench->code = read.code;
    return good;
}

static inline void bench_open(struct cage_bench *bench)
{
    struct sandbox_host host = {.install = bench_install, .context = bench};
    bench->sandbox = sandbox_new(&bench->pack, &bench->limits, &host);
}

static inline bool bench_run(struct cage_bench *bench, int script)
{
    if (bench->sandbox == NULL)
        bench_open(bench);
    return sandbox_run(bench->sandbox, script, &bench->diags);
}

static int bench_call_kept(lua_State *L)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &BENCH_FUNCTION);
    lua_call(L, 0, 0);
    return 0;
}

// Calls the function that a script kept, as the engine would.
static inline bool bench_call(struct cage_bench *bench)
{
    return sandbox_protect(bench->sandbox, bench_call_kept, NULL, &bench->diags);
}

// The code of the first diagnostic; 0 when there is none.
static inline int bench_code(const struct cage_bench *bench)
{
    return bench->diags.count > 0 ? (int)bench->diags.list[0]->code : 0;
}

static inline const struct diag *bench_diag(const struct cage_bench *bench)
{
    return bench->diags.count > 0 ? bench->diags.list[0] : NULL;
}

#endif
