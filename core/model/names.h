// Which number a name has: a small hash table in an arena, so that a hostile file with thousands
// of ids and references costs no more than an honest one. Names are borrowed.
#ifndef GROW_MODEL_NAMES_H
#define GROW_MODEL_NAMES_H

#include <stdint.h>

#include "base/diag.h"

struct name {
    const char *text; // NULL: a free slot
    uint32_t hash;
    int index;
    struct span span;
};

struct names {
    struct arena *arena;
    struct name *slots;
    size_t room, count;
};

void names_init(struct names *names, struct arena *arena);

// Enters a name. When it is there already nothing changes, and the earlier one is the result; NULL
// when it is new.
const struct name *names_add(struct names *names, const char *text, int index, struct span span);

const struct name *names_find(const struct names *names, const char *text);

#endif
