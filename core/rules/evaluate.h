// Evaluates a dossier: facts and answers in, an assessment out. Values are made when they are asked
// for and kept, so rules may stand in any order; a circle is found at load (bind.c).
#ifndef GROW_RULES_EVALUATE_H
#define GROW_RULES_EVALUATE_H

#include "rules/assessment.h"

// NULL after an error: facts that contradict each other, a script that failed or passed a limit.
// Everything in the result lives in `arena`. `use`, when given, gets what the scripts used.
struct assessment *evaluate(const struct rulebook *rules, const struct dossier *dossier,
                            const struct limits *limits, struct arena *arena,
                            struct sandbox_use *use, struct diags *diags);

// What is shown with the answers so far to one respondent (-1: to who fills in the facts): one flag
// a question, and for a question with options one an option. Where a rule failed everything is
// shown, so that nobody is kept from answering.
struct shown {
    bool *questions;
    bool **options;
};
void evaluate_shown(const struct rulebook *rules, const struct dossier *dossier,
                    const struct limits *limits, int respondent, struct arena *arena,
                    struct shown *shown, struct diags *diags);

// The value of a reference in a finished assessment: everything is made, so nothing can fail.
struct value evaluate_value(const struct assessment *assessment, struct ref ref);

// Was this question shown to this respondent of a finished assessment?
bool evaluate_was_shown(const struct assessment *assessment, int question, int respondent);

// The same of any `struct assessment`, for who counts (tally.h).
bool evaluate_shown_to(const void *assessment, int question, int respondent);

// The score (0..100, exact) of one answer to a scaled question; false when it has none.
bool evaluate_answer_score(const struct question *question, const struct answer *answer,
                           double *score);

// A condition or expression that was bound as one of a rule (SCOPE_RULE), over a finished
// assessment: the conditions and texts of report.yaml.
struct trace evaluate_trace(const struct assessment *assessment, const struct cond *cond);
// Whether it holds, when nobody asks why.
bool evaluate_holds(const struct assessment *assessment, const struct cond *cond);

#endif
