// A print of each function that the scripts of a pack declare: one number, made of its code and of
// all that it can reach (what it holds from outside, tables, other functions, modules). Where the
// text of a script is changed, the prints tell which functions it reaches, whatever way it takes.
#ifndef GROW_RULES_SCRIPT_PRINTS_H
#define GROW_RULES_SCRIPT_PRINTS_H

#include "rules/rulebook.h"

struct script_prints {
    int *counts;      // one a script: how many functions
    uint64_t **lists; // by script and number - 1
};

// False when the scripts cannot be run. In `arena`; two prints are only alike within one process.
bool script_prints_read(const struct rulebook *rules, const struct limits *limits,
                        struct arena *arena, struct script_prints *prints);

#endif
