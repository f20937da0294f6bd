// Makes the prints. Every value that can be reached is looked at once and gets a print of its own;
// that of a function is made of those it can reach. The order of a Lua table differs from run to
// run, so prints are added up. It must not know why they are asked for.
#include "rules/script_prints.h"

#include <string.h>

#include "rules/collect.h"
#include "rules/declare.h"

struct spot {
    uint64_t print;
    size_t *reached;
    size_t count, room;
};

struct printing {
    struct script_prints *prints;
    int scripts;
    struct arena *arena;
    struct spot *nodes;
    size_t count, room;
    size_t *roots; // of the declared functions, in their order
    size_t root_count, root_room;
    int values, seen; // places on the stack: the value of each node, and the node of each value
};

static uint64_t mix(uint64_t print, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < length; i++)
        print = (print ^ at[i]) * UINT64_C(1099511628211);
    return print;
}

static uint64_t mix_number(uint64_t print, uint64_t number)
{
    return mix(print, &number, sizeof number);
}

static const uint64_t START = UINT64_C(14695981039346656037);

// The value on top of the stack by itself; of what holds others only its kind.
static uint64_t print_plain(lua_State *L)
{
    int type = lua_type(L, -1);
    uint64_t print = mix_number(START, (uint64_t)type);
    size_t length;
    switch (type) {
    case LUA_TBOOLEAN: return mix_number(print, (uint64_t)lua_toboolean(L, -1));
    case LUA_TNUMBER: {
        lua_Number number = lua_tonumberx(L, -1, NULL);
        print = mix_number(print, (uint64_t)lua_isinteger(L, -1));
        return mix(print, &number, sizeof number);
    }
    case LUA_TSTRING: {
        const char *text = lua_tolstring(L, -1, &length);
        return mix(print, text, length);
    }
    case LUA_TFUNCTION: {
        lua_CFunction c = lua_tocfunction(L, -1);
        return c ? mix(print, &c, sizeof c) : print;
    }
    default: return print;
    }
}

// The node of the value on top of the stack, made when it is new; SIZE_MAX for one that holds
// nothing. Takes the value off.
static size_t spot_of(lua_State *L, struct printing *printing)
{
    bool holds = lua_type(L, -1) == LUA_TTABLE ||
                 (lua_type(L, -1) == LUA_TFUNCTION && !lua_iscfunction(L, -1));
    if (!holds) {
        lua_pop(L, 1);
        return SIZE_MAX;
    }
    lua_pushvalue(L, -1);
    bool known = lua_rawget(L, printing->seen) != LUA_TNIL;
    size_t node = known ? (size_t)lua_tointegerx(L, -1, NULL) : printing->count;
    lua_pop(L, 1);
    if (known) {
        lua_pop(L, 1);
        return node;
    }
    ARENA_PUSH(printing->arena, printing->nodes, printing->count, printing->room);
    printing->nodes[printing->count++] = (struct spot){0};
    lua_pushvalue(L, -1);
    lua_pushinteger(L, (lua_Integer)node);
    lua_rawset(L, printing->seen);
    lua_rawseti(L, printing->values, (lua_Integer)node + 1);
    return node;
}

static void reach(lua_State *L, struct printing *printing, size_t from)
{
    size_t node = spot_of(L, printing);
    struct spot *of = &printing->nodes[from];
    if (node == SIZE_MAX)
        return;
    ARENA_PUSH(printing->arena, of->reached, of->count, of->room);
    of->reached[of->count++] = node;
}

static int add_code(lua_State *L, const void *bytes, size_t length, void *print)
{
    (void)L;
    *(uint64_t *)print = mix(*(uint64_t *)print, bytes, length);
    return 0;
}

static void look_at_function(lua_State *L, struct printing *printing, size_t node)
{
    uint64_t print = START;
    int function = lua_gettop(L);
    lua_dump(L, add_code, &print, 1);
    for (int i = 1; lua_getupvalue(L, function, i) != NULL; i++) {
        print = mix_number(print, print_plain(L));
        reach(L, printing, node);
    }
    printing->nodes[node].print = print;
}

static void look_at_table(lua_State *L, struct printing *printing, size_t node)
{
    int table = lua_gettop(L);
    uint64_t print = START;
    if (lua_getmetatable(L, table)) { // of the engine: nothing of a script is in it
        printing->nodes[node].print = print;
        return;
    }
    for (lua_pushnil(L); lua_next(L, table) != 0;) {
        sandbox_charge(L, 1);
        uint64_t value = print_plain(L);
        reach(L, printing, node);
        print += mix_number(print_plain(L), value);
        lua_pushvalue(L, -1);
        reach(L, printing, node);
    }
    printing->nodes[node].print = print;
}

static void sum_up(struct printing *printing, size_t root, bool *been, uint64_t *print)
{
    size_t *work = arena_array(printing->arena, printing->count, sizeof *work), count = 0;
    memset(been, 0, printing->count * sizeof *been);
    been[root] = true;
    for (work[count++] = root; count > 0;) {
        const struct spot *node = &printing->nodes[work[--count]];
        *print += mix_number(START, node->print);
        for (size_t i = 0; i < node->count; i++) {
            if (been[node->reached[i]])
                continue;
            been[node->reached[i]] = true;
            work[count++] = node->reached[i];
        }
    }
}

static void sum_all(struct printing *printing)
{
    struct script_prints *prints = printing->prints;
    bool *been = arena_array(printing->arena, printing->count, sizeof *been);
    size_t root = 0;
    for (int s = 0; s < printing->scripts; s++) {
        size_t count = (size_t)prints->counts[s];
        prints->lists[s] = arena_array(printing->arena, count, sizeof *prints->lists[s]);
        for (size_t i = 0; i < count; i++)
            sum_up(printing, printing->roots[root++], been, &prints->lists[s][i]);
    }
}

static int print_all(lua_State *L)
{
    struct printing *printing = lua_touserdata(L, 1);
    lua_newtable(L);
    printing->values = lua_gettop(L);
    lua_newtable(L);
    printing->seen = lua_gettop(L);
    for (int s = 0; s < printing->scripts; s++)
        for (int i = 0; i < printing->prints->counts[s]; i++) {
            declare_push_function(L, s, i + 1);
            size_t node = spot_of(L, printing);
            ARENA_PUSH(printing->arena, printing->roots, printing->root_count, printing->root_room);
            printing->roots[printing->root_count++] = node;
        }
    for (size_t node = 0; node < printing->count; node++) {
        if (lua_rawgeti(L, printing->values, (lua_Integer)node + 1) == LUA_TTABLE)
            look_at_table(L, printing, node);
        else
            look_at_function(L, printing, node);
        lua_settop(L, printing->seen);
    }
    sum_all(printing);
    return 0;
}

bool script_prints_read(const struct rulebook *rules, const struct limits *limits,
                        struct arena *arena, struct script_prints *prints)
{
    size_t scripts = (size_t)rules->pack->script_count;
    prints->counts = arena_array(arena, scripts, sizeof *prints->counts);
    prints->lists = arena_array(arena, scripts, sizeof *prints->lists);
    struct printing printing = {.prints = prints, .scripts = (int)scripts, .arena = arena};
    return collect_run(rules, limits, arena, prints->counts, print_all, &printing);
}
