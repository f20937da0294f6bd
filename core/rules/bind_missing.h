// Warns where a rule holds because something is missing: a comparison with it is false, so `not` of
// one is true, and mostly that is not meant.
#ifndef GROW_RULES_BIND_MISSING_H
#define GROW_RULES_BIND_MISSING_H

#include "rules/rulebook.h"

// `cond` is bound, and a whole condition; so are the figures that it reads.
void bind_missing_warn(const struct cond *cond, const struct rulebook *rules, struct diags *diags);

#endif
