// Reads one field of a declaration; declare_read.c reads records and lists of records with it.
#ifndef GROW_RULES_DECLARE_FIELD_H
#define GROW_RULES_DECLARE_FIELD_H

#include "rules/declare_read.h"
#include "rules/limits.h"

// Reads the value on top of the stack, which is not nil, into its member of `record`. The stack is
// left as it was. Not for FIELD_RECORD and FIELD_ROWS.
void declare_field_read(struct reader *reader, const struct field *field, void *record);

// The length of the list at `index` (absolute), at most LIMIT_LIST; 0 after a fault.
int declare_field_length(struct reader *reader, const char *field, int index);

// Is a function of the script on top of the stack, not one of the cage's own?
bool declare_field_is_function(lua_State *L);

// The number of the next function. Raises when there are too many.
int declare_field_function(struct reader *reader);

#endif
