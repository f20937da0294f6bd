// Calls the checks of a pack one after the other. What each looks for is in its own file.
#include "engine/lint.h"

void lint_pack(const struct pack *pack, const struct rulebook *rules, const struct layout *layout,
               struct diags *diags)
{
    static void (*const CHECKS[])(const struct lint *lint) = {
        lint_conditions, lint_branches, lint_reads,   lint_records, lint_dates,
        lint_texts,      lint_shown,    lint_scripts, lint_code,    lint_stale};
    struct arena arena;
    arena_init(&arena);
    struct lint lint = {pack, rules, layout, &arena, diags};
    for (size_t i = 0; i < sizeof CHECKS / sizeof *CHECKS; i++)
        CHECKS[i](&lint);
    arena_clear(&arena);
}
