// Reads the rules of a pack: checks its scripts, runs each once in a cage where they can only
// declare, and binds every name.
#include "rules/read_rules.h"

#include "rules/bind.h"
#include "rules/declare.h"
#include "rules/namespaces.h"
#include "rules/script_names.h"

static void install(lua_State *L, void *context)
{
    declare_install(L, context);
    namespaces_install(L, NULL);
}

// Every script is checked, also after a bad one.
static bool check_scripts(const struct pack *pack, const struct limits *limits, struct diags *diags)
{
    bool good = true;
    for (int i = 0; i < pack->script_count; i++)
        good &= sandbox_check_script(pack, i, limits, diags);
    return good;
}

static bool run_scripts(struct declare *declare, const struct limits *limits)
{
    const struct pack *pack = declare->pack;
    struct sandbox_host host = {install, declare};
    struct sandbox *sandbox = sandbox_new(pack, limits, &host);
    bool good = true;
    for (int i = 0; good && i < pack->script_count; i++)
        if (pack->scripts[i].declared)
            good = sandbox_run(sandbox, i, declare->diags);
    sandbox_free(sandbox);
    return good;
}

struct rulebook *read_rules(struct pack *pack, const struct limits *limits, struct diags *diags)
{
    size_t before = diags->errors;
    size_t scripts = (size_t)pack->script_count;
    struct rulebook *rules = rulebook_new(pack);
    struct declare declare = {.rules = rules, .diags = diags, .pack = pack, .arena = &pack->arena};
    declare.function_counts = arena_array(diags->arena, scripts, sizeof *declare.function_counts);
    declare.tokens = script_tokens_of(pack, diags->arena);
    if (scripts > 0 && (!check_scripts(pack, limits, diags) || !run_scripts(&declare, limits)))
        return NULL; // without all declarations every second name would be unknown
    bool bound = bind_all(pack, rules, diags);
    bound &= script_names_check(rules, declare.tokens, diags);
    return bound && diags->errors == before ? rules : NULL;
}
