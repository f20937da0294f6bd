// Where in a script a declared field or a string of it stands, for the places of diagnostics and
// for the columns of conditions.
#ifndef GROW_RULES_DECLARE_PLACE_H
#define GROW_RULES_DECLARE_PLACE_H

#include "rules/declare.h"

// The name of a field of the declaration that begins at `at`, as `bands[2].label`; of a row, as
// `bands[2]`, its first token. Where the table does not stand there as it is, the nearest that can
// be told: what the field is in, a field of that name, or the line of the declaration.
struct span declare_place(struct declare *declare, struct rule_at at, const char *path);

// The string `text` of a field, or of any when `path` is NULL: as it stands in the field, else
// anywhere in the declaration, else anywhere in the script, else the place of the field.
struct text_place declare_text_place(struct declare *declare, struct rule_at at, const char *path,
                                     const char *text);
struct span declare_text_span(struct declare *declare, struct rule_at at, const char *path,
                              const char *text);

// The steps that places have cost since the last call: looking for them takes time that is not
// spent in the script.
size_t declare_place_steps(struct declare *declare);

// The whole line where a declaration begins.
struct span declare_line(const struct declare *declare, struct rule_at at);

#endif
