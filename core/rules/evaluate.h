// Evaluates a dossier: facts and answers in, an assessment out. Values are made when they are asked
// for and kept, so rules may stand in any order; a circle is found at load (bind.c).
#ifndef GROW_RULES_EVALUATE_H
#define GROW_RULES_EVALUATE_H

#include "rules/assessment.h"
#include "rules/sandbox.h"

struct evaluation;

// NULL after an error: facts that contradict each other, a script that failed or passed a limit.
// Everything in the result lives in `arena`. `use`, when given, gets what the scripts used.
struct assessment *evaluate(const struct rulebook *rules, const struct dossier *dossier,
                            const struct limits *limits, struct arena *arena,
                            struct sandbox_use *use, struct diags *diags);

// For functions of scripts (bridge.c): the value of a reference, made if need be, exact.
struct value evaluation_value(struct evaluation *evaluation, struct ref ref);
const struct rulebook *evaluation_rules(const struct evaluation *evaluation);
// Notes that the running function read this.
void evaluation_read(struct evaluation *evaluation, struct ref ref, struct value value);

// Is this question shown to this respondent (index), or (-1) to somebody without answers?
bool evaluation_shown(struct evaluation *evaluation, int question, int respondent);

#endif
