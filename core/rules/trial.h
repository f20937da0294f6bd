// Evaluates changed copies of a dossier beside a finished assessment of it, one after the other.
// Values are made only when they are asked for, and what a change does not reach is taken over: so
// thousands of copies can be tried. A trial gives the same values as `evaluate` does; tests hold
// that.
#ifndef GROW_RULES_TRIAL_H
#define GROW_RULES_TRIAL_H

#include "rules/evaluate.h"
#include "rules/reach.h"

struct trials {
    const struct evaluation *base;
    const struct evaluation *empty; // nothing of it is made
    struct evaluation *trial;       // as `base` between trials
    const struct reach *reach;      // of the trial that has begun
};

// In `arena`; `base` must live as long.
void trials_init(struct trials *trials, const struct assessment *base, const struct limits *limits,
                 struct arena *arena);

// An assessment of `dossier`, which is as the one of the base but for questions in `reach`; `facts`
// when a fact is among these: then the checks between facts are made again. What is made for it
// goes to `arena`. It must be ended before the next begins. Only the functions below,
// evaluate_value, evaluate_trace and evaluate_was_shown may look at it.
struct assessment *trial_begin(struct trials *trials, const struct dossier *dossier,
                               const struct reach *reach, bool facts, struct arena *arena,
                               struct diags *diags);

// False when something failed: facts that contradict each other, a script; then nothing that the
// trial gave counts.
bool trial_end(struct trials *trials);

const struct place_rule *trial_place(struct assessment *trial); // or NULL
const struct route_result *trial_route(struct assessment *trial, size_t route);
// The same, but a route that is blocked has no rank, and nothing more of it is made.
const struct route_result *trial_rank(struct assessment *trial, size_t route);
bool trial_fires(struct assessment *trial, size_t recommendation);

#endif
