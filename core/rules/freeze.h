// What the functions of scripts share cannot be changed by one of them.
#ifndef GROW_RULES_FREEZE_H
#define GROW_RULES_FREEZE_H

#include <lua.h>

// The list on top of the stack holds functions and tables: all tables that can be reached from them
// become such that changing them is an error. Takes the list off the stack.
void freeze(lua_State *L);

#endif
