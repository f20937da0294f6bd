// A case: one partnership in short form and what its assessment must be. The inside of
// grow_suite (suite.h): case_dossier.c expands the short form, case_check.c looks through what is
// expected, case_expect.c compares.
#ifndef GROW_ENGINE_CASE_H
#define GROW_ENGINE_CASE_H

#include "engine/bless.h"
#include "report/report.h"
#include "rules/assessment.h"

// A case, or a variant of one: what a variant does not say, its base does.
struct case_text {
    const struct node *base;
    const struct node *variant; // or NULL
};

// The variant's value of a key, else the base's; NULL when neither has it.
const struct node *case_find(const struct case_text *text, const char *key);

// As case_find, for an entry of a mapping that variants replace entry by entry (facts, answers).
const struct node *case_entry(const struct case_text *text, const char *map, const char *key);

// The dossier that the case stands for; NULL after a diagnostic in the case file.
struct dossier *case_dossier(const struct case_text *text, const struct pack *pack,
                             struct arena *arena, struct diags *diags);

// Are the expectations of the case, or of its variant alone, about things that the pack has? False
// after diagnostics. Without `rules` names are left alone.
bool case_check(const struct case_text *text, const struct rulebook *rules,
                const struct layout *layout, struct diags *diags);

// Compares with what is expected, which case_check let through; each difference is a diagnostic at
// its line, and what would mend it goes to `edits` (or NULL). True when all is as expected.
bool case_expect(const struct case_text *text, const struct assessment *assessment,
                 const struct layout *layout, struct bless_edits *edits, struct diags *diags);

#endif
