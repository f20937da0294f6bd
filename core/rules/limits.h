// The fixed limits of scripts, as constants; limits.def has what they are. Those that a host may
// set are `struct limits`.
#ifndef GROW_RULES_LIMITS_H
#define GROW_RULES_LIMITS_H

enum {
#define LIMIT(name, most, code, what) LIMIT_##name = (most),
#include "rules/limits.def"
};

#endif
