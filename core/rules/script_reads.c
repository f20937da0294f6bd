// Finds what functions may read. A function can call what it holds from outside itself: other
// functions, in tables and modules too. So these are followed, from value to value as they are
// after all scripts ran, and the lines of each are looked through for names. Rather a value too
// many than one too few: of a module all functions count.
#include "rules/script_reads.h"

#include "rules/cage.h"
#include "rules/collect.h"
#include "rules/declare.h"

// Lines of a script.
struct part {
    int script, from, to;
};

struct parts {
    struct part *list;
    size_t count, room;
    bool known; // all were found
};

struct script_reads {
    const struct rulebook *rules;
    struct arena *arena;
    struct script_tokens *tokens; // one a script
    struct parts **functions;     // by script and number - 1
    int *function_counts;
};

// --- in the cage ---

struct walk {
    struct script_reads *reads;
    struct parts *parts;
    int work, seen; // places on the stack: a list, and what was on it
    bool lost;      // something can be anything
};

// Takes the value on top of the stack; puts what can hold functions on the list, once.
static void push_work(lua_State *L, struct walk *walk)
{
    bool c = lua_iscfunction(L, -1) != 0, function = lua_type(L, -1) == LUA_TFUNCTION;
    if (c) { // `require` under another name
        lua_getglobal(L, "require");
        walk->lost |= lua_rawequal(L, -1, -2) != 0;
        lua_pop(L, 1);
    }
    walk->lost |= lua_type(L, -1) == LUA_TUSERDATA; // a namespace under another name
    lua_pushvalue(L, -1);
    bool known = lua_rawget(L, walk->seen) != LUA_TNIL;
    lua_pop(L, 1);
    if (known || c || (!function && lua_type(L, -1) != LUA_TTABLE)) {
        lua_pop(L, 1);
        return;
    }
    lua_pushvalue(L, -1);
    lua_pushboolean(L, true);
    lua_rawset(L, walk->seen);
    lua_rawseti(L, walk->work, (lua_Integer)lua_rawlen(L, walk->work) + 1);
}

static void follow_function(lua_State *L, struct walk *walk)
{
    int function = lua_gettop(L);
    lua_Debug debug = {0};
    lua_pushvalue(L, function);
    lua_getinfo(L, ">S", &debug);
    debug.currentline = debug.linedefined;
    struct part part = {failure_frame_script(sandbox_of(L), &debug), debug.linedefined,
                        debug.lastlinedefined};
    struct parts *parts = walk->parts;
    ARENA_PUSH(walk->reads->arena, parts->list, parts->count, parts->room);
    parts->list[parts->count++] = part;
    walk->lost |= part.script < 0;
    for (int i = 1; lua_getupvalue(L, function, i) != NULL; i++)
        push_work(L, walk);
}

static void follow_table(lua_State *L, struct walk *walk)
{
    int table = lua_gettop(L);
    if (lua_getmetatable(L, table))
        return; // of the engine: the libraries, what is named by its name
    for (lua_pushnil(L); lua_next(L, table) != 0;) {
        sandbox_charge(L, 2);
        push_work(L, walk);
        lua_pushvalue(L, -1);
        push_work(L, walk);
    }
}

static void follow_all(lua_State *L, struct walk *walk)
{
    lua_newtable(L);
    walk->work = lua_gettop(L);
    lua_newtable(L);
    walk->seen = lua_gettop(L);
    lua_pushvalue(L, walk->work - 1);
    push_work(L, walk);
    for (lua_Integer i = 1; i <= (lua_Integer)lua_rawlen(L, walk->work) && !walk->lost; i++) {
        sandbox_charge(L, 4);
        if (lua_rawgeti(L, walk->work, i) == LUA_TTABLE)
            follow_table(L, walk);
        else
            follow_function(L, walk);
        lua_settop(L, walk->seen);
    }
    walk->parts->known = !walk->lost;
    lua_settop(L, walk->work - 2);
}

static int follow_functions(lua_State *L)
{
    struct script_reads *reads = lua_touserdata(L, 1);
    int scripts = reads->rules->pack->script_count;
    for (int s = 0; s < scripts; s++)
        reads->functions[s] = arena_array(reads->arena, (size_t)reads->function_counts[s],
                                          sizeof *reads->functions[s]);
    for (int s = 0; s < scripts; s++)
        for (int i = 0; i < reads->function_counts[s]; i++) {
            struct walk walk = {.reads = reads, .parts = &reads->functions[s][i]};
            declare_push_function(L, s, i + 1);
            follow_all(L, &walk);
        }
    return 0;
}

struct script_reads *script_reads_new(const struct rulebook *rules, struct arena *arena)
{
    size_t scripts = (size_t)rules->pack->script_count;
    struct script_reads *reads = arena_alloc(arena, sizeof *reads);
    *reads = (struct script_reads){.rules = rules, .arena = arena};
    reads->tokens = arena_array(arena, scripts, sizeof *reads->tokens);
    reads->functions = arena_array(arena, scripts, sizeof *reads->functions);
    reads->function_counts = arena_array(arena, scripts, sizeof *reads->function_counts);
    for (size_t i = 0; i < scripts; i++)
        script_tokens_read(&reads->tokens[i], &rules->pack->scripts[i], arena);
    // What goes wrong here only leaves functions unknown.
    if (scripts > 0)
        collect_run(rules, &limits_default, arena, reads->function_counts, follow_functions, reads);
    return reads;
}

// --- in the text ---

// The tokens on the lines of a part.
static struct script_tokens tokens_of(const struct script_reads *reads, const struct part *part)
{
    struct script_tokens tokens = reads->tokens[part->script];
    size_t from = script_tokens_line(&tokens, part->from);
    tokens.count = script_tokens_line(&tokens, part->to + 1) - from;
    tokens.list += from;
    return tokens;
}

// What a file that is required while the function runs holds is not known before.
static bool requires(const struct script_tokens *tokens)
{
    for (size_t i = 0; i < tokens->count; i++)
        if (script_tokens_is(tokens, i, LEXER_NAME, "require"))
            return true;
    return false;
}

bool script_reads_tell(const struct script_reads *reads, int script, int function,
                       script_names_read *read, void *context)
{
    if (!reads->functions[script] || function > reads->function_counts[script] ||
        !reads->functions[script][function - 1].known)
        return false;
    const struct parts *parts = &reads->functions[script][function - 1];
    for (size_t i = 0; i < parts->count; i++) {
        struct script_tokens tokens = tokens_of(reads, &parts->list[i]);
        if (requires(&tokens))
            return false;
        script_names_reads(reads->rules, parts->list[i].script, &tokens, reads->arena, read,
                           context);
    }
    return true;
}
