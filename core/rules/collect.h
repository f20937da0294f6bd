// Runs the scripts of a pack once more, in a cage of its own, and hands over the functions that
// they declare: for what looks at functions without calling them.
#ifndef GROW_RULES_COLLECT_H
#define GROW_RULES_COLLECT_H

#include "rules/rulebook.h"
#include "rules/sandbox.h"

// `work` is called in the cage with `argument` (a light userdata at index 1), when all scripts ran;
// declare_push_function() pushes a function there. `counts` has room for one number a script: how
// many functions each declared. False when a script failed, or the work.
bool collect_run(const struct rulebook *rules, const struct limits *limits, struct arena *arena,
                 int *counts, int (*work)(lua_State *L), void *argument);

#endif
