// Binds the names of conditions to values and checks that their parts fit together, once, when a
// pack is loaded. An unknown name is an error with the nearest known one.
#ifndef GROW_RULES_BIND_H
#define GROW_RULES_BIND_H

#include "rules/scope.h"

bool bind_cond(struct scope *scope, struct cond *cond, struct diags *diags);

// The same for what stands in the hole of a text: it must be something that a text can show.
bool bind_hole(struct scope *scope, struct cond *hole, struct diags *diags);

// Everything of a pack and its rules: conditions, expressions, templates, support questions,
// circles.
bool bind_all(struct pack *pack, struct rulebook *rules, struct diags *diags);

#endif
