// Refuses values that depend on each other in a circle.
#ifndef GROW_RULES_BIND_CIRCLE_H
#define GROW_RULES_BIND_CIRCLE_H

#include "rules/rulebook.h"

// True when there is none.
bool bind_circle_free(const struct pack *pack, const struct rulebook *rules, struct diags *diags);

#endif
