// Warns where a rule holds because something is missing: a comparison with it is false, so `not` of
// one is true, and mostly that is not meant.
#ifndef GROW_RULES_BIND_MISSING_H
#define GROW_RULES_BIND_MISSING_H

#include "model/cond.h"

// `cond` is bound, and a whole condition.
void bind_missing_warn(const struct cond *cond, struct diags *diags);

#endif
