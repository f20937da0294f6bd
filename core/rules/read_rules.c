// Reads the rules of a pack: checks its scripts, runs each once in a cage where they can only
// declare, and binds every name.
#include "rules/read_rules.h"

#include "rules/bind.h"
#include "rules/declare.h"
#include "rules/log.h"
#include "rules/namespaces.h"
#include "rules/script_names.h"
#include "rules/script_read.h"

static void install(lua_State *L, void *context)
{
    declare_install(L, context);
    log_install(L, NULL);
    namespaces_install(L, NULL);
}

// Every script is checked, also after a bad one.
static bool read_scripts(struct script_read *read, struct diags *diags)
{
    bool good = true;
    for (int i = 0; i < read->pack->script_count; i++)
        good &= script_read_one(read, i, diags);
    script_read_end(read);
    return good;
}

static bool run_scripts(struct declare *declare, const struct limits *limits)
{
    const struct pack *pack = declare->pack;
    struct sandbox_host host = {install, declare, declare->rules->code};
    struct sandbox *sandbox = sandbox_new(pack, limits, &host);
    bool good = true;
    for (int i = 0; good && i < pack->script_count; i++)
        if (pack->scripts[i].declared)
            good = sandbox_run(sandbox, i, declare->diags);
    sandbox_free(sandbox);
    return good;
}

// Without all declarations every second name would be unknown, so binding comes only after them.
static bool read_all(struct pack *pack, struct rulebook *rules, const struct limits *limits,
                     struct arena *scratch, struct diags *diags)
{
    struct script_read read = script_read_begin(pack, limits, scratch, &pack->arena);
    struct declare declare = {
        .rules = rules, .diags = diags, .pack = pack, .arena = &pack->arena, .scratch = scratch};
    declare.function_counts =
        arena_array(scratch, (size_t)pack->script_count, sizeof *declare.function_counts);
    declare.tokens = read.tokens;
    rules->code = read.code;
    if (pack->script_count > 0 && (!read_scripts(&read, diags) || !run_scripts(&declare, limits)))
        return false;
    bool bound = bind_all(pack, rules, diags);
    return script_names_check(rules, declare.tokens, diags) && bound;
}

struct rulebook *read_rules(struct pack *pack, const struct limits *limits, struct diags *diags)
{
    size_t before = diags->errors;
    struct rulebook *rules = rulebook_new(pack);
    struct arena scratch;
    arena_init(&scratch);
    bool good = read_all(pack, rules, limits, &scratch, diags);
    arena_clear(&scratch);
    return good && diags->errors == before ? rules : NULL;
}

void read_rules_faulty(struct pack *pack, enum pack_state state, const struct limits *limits,
                       struct diags *diags)
{
    if (state == PACK_NAMED) {
        read_rules(pack, limits, diags);
        return;
    }
    struct arena scratch;
    arena_init(&scratch);
    struct script_read read = script_read_begin(pack, limits, &scratch, &scratch);
    read_scripts(&read, diags);
    arena_clear(&scratch);
}
