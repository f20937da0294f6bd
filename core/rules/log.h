// grow.log: what a rule's function tells its author, kept in the trace of that function.
#ifndef GROW_RULES_LOG_H
#define GROW_RULES_LOG_H

#include "rules/reading.h"
#include "rules/sandbox.h"

// Says through which reading `log` tells: only while it is open; NULL: never, as while a script
// only declares.
void log_install(lua_State *L, const struct reading *reading);

#endif
