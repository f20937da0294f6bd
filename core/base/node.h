// What was read from a file: scalars, lists and mappings, each with its place. A scalar stays
// text; what it means is decided by the place it stands in.
#ifndef GROW_BASE_NODE_H
#define GROW_BASE_NODE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAP };

struct node {
    enum node_kind kind;
    bool quoted; // a scalar in quotes or a block: never null, never a number
    struct span span;
    const char *text;          // a scalar
    const struct node **items; // of a list, or the values of a mapping
    const struct node **keys;  // of a mapping: scalars
    size_t count;
};

// The value under a key, or NULL: also when `map` is NULL or no mapping.
const struct node *node_find(const struct node *map, const char *key);

// NULL, or a plain scalar that is empty, `null` or `~`.
bool node_is_null(const struct node *node);

#endif
