// Where in a script a declared field or a string of it stands, for the places of diagnostics and
// for the columns of conditions.
#ifndef GROW_RULES_DECLARE_PLACE_H
#define GROW_RULES_DECLARE_PLACE_H

#include "rules/declare.h"

// Looks in the declaration that begins at `at`: for `field = "text"`, for the name of `field` when
// `text` is NULL, for the string alone when `field` is NULL. A text gives the span of its content.
// Else the same string anywhere in the script, else the line of the field, else that of the
// declaration.
struct span declare_place(struct declare *declare, struct rule_at at, const char *field,
                          const char *text);

// The whole line where a declaration begins.
struct span declare_line(const struct declare *declare, struct rule_at at);

#endif
