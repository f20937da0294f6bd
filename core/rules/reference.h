// What scripts can declare and how much of it, as plain data: for the reference pages. It is the
// same data that the readers work with, so a page cannot say something else.
#ifndef GROW_RULES_REFERENCE_H
#define GROW_RULES_REFERENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct reference_field {
    const char *name;      // nested ones as "bands[].below"
    const char *takes;     // "a number from 0 to 100"
    const char *otherwise; // what it is when not given, or NULL
    const char *about;     // what it is for
    const char *type;      // as LuaCATS writes it; of a table, as "grow.band[]"
    bool required;
    int depth; // 0 for a field of the declaration itself
};

// A function of the `grow` table: its name and the fields of the table it takes.
struct reference_kind {
    const char *name;
    struct reference_field *fields;
    size_t count;
};
size_t reference_kinds(struct arena *arena, const struct reference_kind **kinds);

struct reference_limit {
    const char *name;
    long most;
    int code; // of the diagnostic when it is passed; 0: what is over is left out
};
// All of limits.def; the first ones are those that a host may set.
size_t reference_limits(const struct reference_limit **limits);

#endif
