// The tables a function of a script reads: fact, item, dimension, figure, gap, itemgap, spread,
// role, route, axis, lowest, amount, and the names date and year.
#ifndef GROW_RULES_NAMESPACES_H
#define GROW_RULES_NAMESPACES_H

#include "rules/bridge.h"

// Puts them into the environment, which stands below the top of the stack. They read only while a
// function of `bridge` runs; NULL: never.
void namespaces_install(lua_State *L, struct bridge *bridge);

// Lets functions read `date` and `year`, which only refuse while a script declares. For
// sandbox_protect, with the bridge, when the scripts have run.
int namespaces_open_date(lua_State *L);

// bridge.c: the evaluation while one of its functions runs, else NULL.
struct evaluation *bridge_reading(const struct bridge *bridge);
struct arena *bridge_arena(const struct bridge *bridge);

#endif
