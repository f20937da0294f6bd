// Evaluates a changed copy of a dossier beside a finished assessment of it. Values are made only
// when they are asked for, and what the change does not reach is taken over: so thousands of copies
// can be tried. A trial gives the same values as `evaluate` does; tests hold that.
#ifndef GROW_RULES_TRIAL_H
#define GROW_RULES_TRIAL_H

#include "rules/evaluate.h"
#include "rules/reach.h"

// An assessment of `dossier`, which is as the one of `base` but for questions in `reach`; `facts`
// when a fact is among these: then the checks between facts are made again. It lives in `arena` and
// must be ended. Only the functions below, evaluate_value, evaluate_trace and evaluate_was_shown
// may look at it.
struct assessment *trial_begin(const struct assessment *base, const struct dossier *dossier,
                               const struct reach *reach, bool facts, const struct limits *limits,
                               struct arena *arena, struct diags *diags);

const struct place_rule *trial_place(struct assessment *trial); // or NULL
const struct route_result *trial_route(struct assessment *trial, size_t route);
bool trial_fires(struct assessment *trial, size_t recommendation);

// Frees what is not in the arena. False when something failed: facts that contradict each other, a
// script; then nothing that it gave counts.
bool trial_end(struct assessment *trial);

#endif
