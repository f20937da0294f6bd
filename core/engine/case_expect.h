// The inside of case_expect.c: how one expectation is compared, for the files that know what came
// out.
#ifndef GROW_ENGINE_CASE_EXPECT_H
#define GROW_ENGINE_CASE_EXPECT_H

#include "engine/case.h"

struct expecting {
    const struct assessment *assessment;
    const struct layout *layout;
    struct bless_edits *edits; // or NULL
    struct diags *diags;
    size_t failures;
};

SAYS struct diag *expect_differ(struct expecting *expecting, const struct node *at,
                                const char *what, const char *expected, const char *given);
// Numbers are compared as they are printed, with `decimals` places.
void expect_number(struct expecting *expecting, const struct node *expected, const char *what,
                   bool has, double given, int decimals);
void expect_text(struct expecting *expecting, const struct node *expected, const char *what,
                 const char *given);

// case_expect_table.c
void expect_tables(struct expecting *expecting, const struct node *expected);
void expect_tallies(struct expecting *expecting, const struct node *expected);

#endif
