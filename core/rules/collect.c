// Collects the functions of scripts. It must not know what is asked of them.
#include "rules/collect.h"

#include "rules/declare.h"
#include "rules/log.h"
#include "rules/namespaces.h"

static void install(lua_State *L, void *context)
{
    declare_install(L, context);
    log_install(L, NULL);
    namespaces_install(L, NULL);
}

bool collect_run(const struct rulebook *rules, const struct limits *limits, struct arena *arena,
                 int *counts, int (*work)(lua_State *L), void *argument)
{
    const struct pack *pack = rules->pack;
    struct diags quiet;
    diags_init(&quiet, arena);
    struct declare declare = {.diags = &quiet, .pack = pack, .arena = arena};
    declare.function_counts = counts;
    struct sandbox_host host = {install, &declare, rules->code};
    struct sandbox *sandbox = sandbox_new(pack, limits, &host);
    bool good = true;
    for (int i = 0; good && i < pack->script_count; i++)
        if (pack->scripts[i].declared)
            good = sandbox_run(sandbox, i, &quiet);
    good = good && sandbox_protect(sandbox, work, argument, &quiet);
    sandbox_free(sandbox);
    return good;
}
