// The tables a function of a script reads: fact, item, dimension, figure, gap, itemgap, spread,
// role, route, axis, lowest, amount, list, and the names date and year.
#ifndef GROW_RULES_NAMESPACES_H
#define GROW_RULES_NAMESPACES_H

#include "rules/reading.h"
#include "rules/sandbox.h"

// Puts them into the environment, which stands below the top of the stack. They read only while
// `reading` is open; NULL: never, as while a script only declares.
void namespaces_install(lua_State *L, const struct reading *reading);

// Lets functions read `date` and `year`, which only refuse while a script declares. For
// sandbox_protect, with the reading, when the scripts have run.
int namespaces_open_date(lua_State *L);

#endif
