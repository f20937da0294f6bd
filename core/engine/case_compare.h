// What every part of an expectation does: compare a scalar with what came out, and tell a
// difference at its own place. For case_expect.c and its parts.
#ifndef GROW_ENGINE_CASE_COMPARE_H
#define GROW_ENGINE_CASE_COMPARE_H

#include "engine/case.h"

struct comparison {
    const struct assessment *assessment;
    struct bless_edits *edits; // or NULL
    struct diags *diags;
    size_t failures;
};

SAYS struct diag *case_compare_differ(struct comparison *comparison, const struct node *at,
                                      const char *what, const char *expected, const char *given);

void case_compare_text(struct comparison *comparison, const struct node *expected, const char *what,
                       const char *given);

// Numbers are compared as they are printed, with `decimals` places.
void case_compare_number(struct comparison *comparison, const struct node *expected,
                         const char *what, bool has, double given, int decimals);

// case_tables.c: by table, the rows in order; by question, numbers of its tally.
void case_tables_expect(struct comparison *comparison, const struct node *expected);
void case_tables_tallies(struct comparison *comparison, const struct node *expected);

#endif
