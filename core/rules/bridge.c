// Calls functions of scripts for an evaluation: makes the cage when the first one is asked for,
// runs the scripts again to collect their functions, checks what a function gives back. What a
// function can read is in namespaces.c.
//
// A function that reads a figure which is a function itself comes back here inside the first call.
// Then an error of the inner one jumps out to the outermost call, past evaluate.c, which holds
// nothing but arena memory; after it the evaluation is over.
#include "rules/bridge.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "rules/declare.h"
#include "rules/limits.h"
#include "rules/log.h"
#include "rules/lualib.h"
#include "rules/namespaces.h"

struct bridge {
    struct reading reading;
    const struct limits *limits;
    struct diags *diags;
    struct sandbox *sandbox; // NULL until a function is called
    struct declare declare;
    int depth; // of calls in calls
    bool dead; // a call failed: nothing more is run
    struct rule_use *uses;
    size_t use_count, use_room;
    long inner; // steps of the calls inside the one that runs
};

struct call {
    struct bridge *bridge;
    int script; // that declares it
    const struct expr *expr;
    struct value value;
    const char *wrong; // what cannot be used in the result
};

struct bridge *bridge_new(const struct reading *reading, const struct limits *limits,
                          struct diags *diags)
{
    struct bridge *bridge = arena_alloc(reading->arena, sizeof *bridge);
    bridge->reading = *reading;
    bridge->limits = limits;
    bridge->diags = diags;
    return bridge;
}

void bridge_free(struct bridge *bridge)
{
    if (bridge->sandbox)
        sandbox_free(bridge->sandbox);
    bridge->sandbox = NULL;
}

struct sandbox_use bridge_use(const struct bridge *bridge)
{
    return bridge->sandbox ? sandbox_use_of(bridge->sandbox) : (struct sandbox_use){0};
}

const struct rule_use *bridge_uses(const struct bridge *bridge, size_t *count)
{
    *count = bridge->use_count;
    return bridge->uses;
}

// --- use ---

// What was used when a call began.
struct meter_reading {
    long steps, inner;
    size_t peak;
};

static struct meter_reading use_begin(struct bridge *bridge)
{
    struct meter_reading began = {.inner = bridge->inner};
    began.steps = sandbox_use_of(bridge->sandbox).steps;
    began.peak = sandbox_peak_begin(bridge->sandbox);
    bridge->inner = 0;
    return began;
}

static void use_end(struct bridge *bridge, struct meter_reading began, int script,
                    const struct expr *expr)
{
    long all = sandbox_use_of(bridge->sandbox).steps - began.steps;
    struct rule_use use = {.script = script, .at = {-1, 0}, .steps = all - bridge->inner};
    if (expr) {
        use.at = expr->at;
        use.function = expr->function;
    }
    use.peak = sandbox_peak_end(bridge->sandbox, began.peak);
    ARENA_PUSH(bridge->reading.arena, bridge->uses, bridge->use_count, bridge->use_room);
    bridge->uses[bridge->use_count++] = use;
    bridge->inner = began.inner + all;
}

// --- results: what is wrong with one is told as it is reported ---

SAYS static const char *take_text(struct bridge *bridge, lua_State *L, struct value *value)
{
    size_t length = 0;
    const char *text = lua_tolstring(L, -1, &length);
    if (length > LIMIT_RESULT_BYTES)
        return "a text that is too long";
    sandbox_charge(L, 1 + length / 8);
    if (text_valid_until(text, length) != length)
        return "a text that is not UTF-8";
    for (const char *at = text; at < text + length;)
        if (!text_point_is_clean(text_next(&at, text + length)))
            return "a text with a character that may not stand in one";
    *value = value_text(arena_text_n(bridge->reading.arena, text, length));
    return NULL;
}

// A list of texts, without gaps.
SAYS static const char *take_list(struct bridge *bridge, lua_State *L, struct value *value)
{
    int table = lua_gettop(L);
    lua_Unsigned count = lua_rawlen(L, table), keys = 0;
    for (lua_pushnil(L); keys <= LIMIT_RESULT && lua_next(L, table) != 0; lua_pop(L, 1))
        keys++;
    if (keys > LIMIT_RESULT) {
        lua_pop(L, 1);
        return "a list that is too long";
    }
    if (keys != count)
        return "a table that is not a list";
    struct value *items = arena_array(bridge->reading.arena, (size_t)count, sizeof *items);
    for (lua_Unsigned i = 0; i < count; i++) {
        SAYS const char *wrong = "a list with something else than texts";
        if (lua_rawgeti(L, table, (lua_Integer)i + 1) == LUA_TSTRING)
            wrong = take_text(bridge, L, &items[i]);
        lua_pop(L, 1);
        if (wrong)
            return wrong;
    }
    *value = (struct value){.kind = VALUE_LIST, .items = items, .count = (size_t)count};
    return NULL;
}

SAYS static const char *take_result(struct bridge *bridge, lua_State *L, struct value *value);

// The cell of a row, which is on top of the stack; a number has the decimals of its column.
SAYS static const char *take_cell(struct bridge *bridge, lua_State *L,
                                  const struct column_rule *column, struct value *cell)
{
    lua_pushstring(L, column->id);
    int type = lua_rawget(L, -2);
    SAYS const char *wrong = type == LUA_TTABLE || type == LUA_TUSERDATA
                                 ? "a row with a table in it"
                                 : take_result(bridge, L, cell);
    lua_pop(L, 1);
    if (!wrong && cell->kind == VALUE_NUMBER)
        cell->decimals = column->shown;
    return wrong;
}

// A key that no column has would be lost.
SAYS static const char *take_row(struct bridge *bridge, lua_State *L, const struct expr *expr,
                                 struct value *row)
{
    struct value *cells = arena_array(bridge->reading.arena, expr->column_count, sizeof *cells);
    size_t given = 0, keys = 0;
    for (size_t c = 0; c < expr->column_count; c++) {
        const char *wrong = take_cell(bridge, L, &expr->columns[c], &cells[c]);
        if (wrong)
            return wrong;
        given += cells[c].kind != VALUE_MISSING;
    }
    for (lua_pushnil(L); keys <= given && lua_next(L, -2) != 0; lua_pop(L, 1))
        keys++;
    if (keys > given) {
        lua_pop(L, 1);
        return "a row with a key that is no column";
    }
    *row = (struct value){.kind = VALUE_LIST, .items = cells, .count = expr->column_count};
    return NULL;
}

// The rows of a table: a list of tables by column.
SAYS static const char *take_rows(struct bridge *bridge, lua_State *L, const struct expr *expr,
                                  struct value *value)
{
    *value = VALUE_NOTHING;
    if (lua_type(L, -1) == LUA_TNIL)
        return NULL;
    if (lua_type(L, -1) != LUA_TTABLE)
        return "no list of rows";
    lua_Unsigned count = lua_rawlen(L, -1), keys = 0;
    for (lua_pushnil(L); keys <= LIMIT_RESULT && lua_next(L, -2) != 0; lua_pop(L, 1))
        keys++;
    if (keys > LIMIT_RESULT) {
        lua_pop(L, 1);
        return "more rows than a table holds";
    }
    if (keys != count)
        return "a table that is no list of rows";
    struct value *rows = arena_array(bridge->reading.arena, (size_t)count, sizeof *rows);
    for (lua_Unsigned i = 0; i < count; i++) {
        SAYS const char *wrong = "a row that is no table";
        if (lua_rawgeti(L, -1, (lua_Integer)i + 1) == LUA_TTABLE) {
            sandbox_charge(L, expr->column_count + 4);
            lualib_push_content(L, lua_gettop(L)); // of a row that was read
            wrong = take_row(bridge, L, expr, &rows[i]);
            lua_pop(L, 1);
        }
        lua_pop(L, 1);
        if (wrong)
            return wrong;
    }
    *value = (struct value){.kind = VALUE_TABLE, .items = rows, .count = (size_t)count};
    return NULL;
}

// Makes a value of what is on top of the stack; what is wrong with it, or NULL.
SAYS static const char *take_result(struct bridge *bridge, lua_State *L, struct value *value)
{
    *value = VALUE_NOTHING;
    switch (lua_type(L, -1)) {
    case LUA_TNIL: return NULL;
    case LUA_TBOOLEAN: *value = value_bool(lua_toboolean(L, -1)); return NULL;
    case LUA_TNUMBER: {
        double number = (double)lua_tonumberx(L, -1, NULL);
        if (!isfinite(number))
            return "a number without an end (a division by zero?)";
        *value = value_number(number, VALUE_EXACT);
        return NULL;
    }
    case LUA_TSTRING: return take_text(bridge, L, value);
    case LUA_TTABLE: {
        lualib_push_content(L, lua_gettop(L)); // of a list that was read
        const char *wrong = take_list(bridge, L, value);
        lua_pop(L, 1);
        return wrong;
    }
    case LUA_TFUNCTION: return "a function";
    default: return "the values of a namespace, and not one of them";
    }
}

static int script_file(const struct call *call)
{
    return call->bridge->declare.pack->scripts[call->expr->at.script].file;
}

// What a condition may not give, though it is a value; or NULL.
SAYS static const char *no_condition(const struct call *call)
{
    if (!call->expr->condition)
        return NULL;
    switch (call->value.kind) {
    case VALUE_BOOL:
    case VALUE_MISSING: return NULL;
    case VALUE_NUMBER: return "a number";
    case VALUE_LIST: return "a list";
    default: return "a text";
    }
}

// The outermost function is reported at its own line; an inner one while the outer one runs, whose
// line Lua knows, so its own goes into the message.
static void refuse_result(lua_State *L, struct call *call, bool condition)
{
    struct bridge *bridge = call->bridge;
    SAYS const char *help =
        "a function gives a number, a text, true or false, a list of texts, or nil";
    const char *who = diag_say(bridge->diags, "the function");
    if (call->expr->columns)
        SAYS help = "a table's function gives a list of rows, each a table by column, or nil";
    if (condition) {
        SAYS help = "compare it with something, as in `return x == 1`";
        who = call->expr->condition;
    }
    const char *gives = diag_say(bridge->diags, condition ? "gives true or false, not" : "gave");
    const char *wrong = diag_say(bridge->diags, call->wrong);
    if (bridge->depth == 1) {
        struct diag *diag = diag_add(
            bridge->diags, DIAG_BAD_RESULT, span_line(script_file(call), call->expr->at.line),
            "%s %s %s", condition ? who : diag_say(bridge->diags, "this function"), gives, wrong);
        diag_help(bridge->diags, diag, "%s", diag_say(bridge->diags, help));
        return;
    }
    sandbox_fail(L, DIAG_BAD_RESULT, help, "%s at %s:%d %s %s", who,
                 bridge->declare.pack->diags->sources[script_file(call)].name, call->expr->at.line,
                 gives, wrong);
}

// --- calls ---

static void run_call(lua_State *L, struct call *call)
{
    struct bridge *bridge = call->bridge;
    if (bridge->depth >= LIMIT_WAITING || !lua_checkstack(L, LUA_MINSTACK))
        sandbox_fail(L, DIAG_STACK_LIMIT, NULL, "more than %d functions wait for each other",
                     LIMIT_WAITING);
    bridge->depth++;
    bridge->reading.open = true;
    declare_push_function(L, call->script, call->expr->function);
    if (lua_type(L, -1) != LUA_TFUNCTION)
        sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL,
                     "the script declares other functions than when it was read");
    lua_call(L, 0, 1);
    sandbox_outside(L, call->expr->at); // reading what it gave is charged too
    call->wrong = call->expr->columns ? take_rows(bridge, L, call->expr, &call->value)
                                      : take_result(bridge, L, &call->value);
    bool condition = !call->wrong;
    if (condition)
        call->wrong = no_condition(call);
    if (call->wrong)
        refuse_result(L, call, condition);
    lua_pop(L, 1);
    bridge->depth--;
    bridge->reading.open = bridge->depth > 0;
}

static int call_outermost(lua_State *L)
{
    run_call(L, lua_touserdata(L, 1));
    return 0;
}

static void install(lua_State *L, void *context)
{
    struct bridge *bridge = context;
    declare_install(L, &bridge->declare);
    log_install(L, &bridge->reading);
    namespaces_install(L, &bridge->reading);
}

static int freeze_all(lua_State *L)
{
    declare_push_functions(L);
    sandbox_freeze(L);
    return 0;
}

// A file that is required may hold functions of its own, whoever required it first.
static bool must_run(const struct rulebook *rules, int script)
{
    const struct pack *pack = rules->pack;
    if (!pack->scripts[script].declared)
        return false;
    bool must = rules->has_functions[script];
    for (int i = 0; i < pack->script_count; i++)
        must |= !pack->scripts[i].declared && rules->has_functions[i];
    return must;
}

static bool collect_functions(struct bridge *bridge)
{
    const struct pack *pack = bridge->reading.rules->pack;
    for (int i = 0; i < pack->script_count; i++)
        if (must_run(bridge->reading.rules, i) && !sandbox_run(bridge->sandbox, i, bridge->diags))
            return false;
    return sandbox_protect(bridge->sandbox, freeze_all, NULL, bridge->diags) &&
           sandbox_protect(bridge->sandbox, namespaces_open_date, &bridge->reading, bridge->diags);
}

// Runs the scripts that have functions again, to collect them.
static bool start(struct bridge *bridge)
{
    const struct rulebook *rules = bridge->reading.rules;
    const struct pack *pack = rules->pack;
    bridge->declare =
        (struct declare){.diags = bridge->diags, .pack = pack, .arena = bridge->reading.arena};
    bridge->declare.function_counts =
        arena_array(bridge->reading.arena, (size_t)pack->script_count, sizeof(int));
    struct sandbox_host host = {install, bridge, rules->code};
    bridge->sandbox = sandbox_new(pack, bridge->limits, &host);
    struct meter_reading began = use_begin(bridge);
    bool good = collect_functions(bridge);
    use_end(bridge, began, -1, NULL);
    return good;
}

bool bridge_call(struct bridge *bridge, int script, const struct expr *expr, struct value *value)
{
    struct call call = {.bridge = bridge, .script = script, .expr = expr};
    if (bridge->dead)
        return false;
    if (bridge->depth > 0) {
        struct meter_reading began = use_begin(bridge);
        run_call(sandbox_state(bridge->sandbox), &call);
        use_end(bridge, began, script, expr);
        *value = call.value;
        return true;
    }
    bool good = bridge->sandbox || start(bridge);
    if (good) {
        struct meter_reading began = use_begin(bridge);
        good = sandbox_protect(bridge->sandbox, call_outermost, &call, bridge->diags);
        use_end(bridge, began, script, expr);
    }
    bridge->depth = 0;
    bridge->reading.open = false;
    bridge->dead = !good || call.wrong;
    *value = bridge->dead ? VALUE_NOTHING : call.value;
    return !bridge->dead;
}
