// YAML text to nodes with places. The only module that sees libyaml. JSON is read by it too.
#ifndef GROW_MODEL_TREE_H
#define GROW_MODEL_TREE_H

#include "base/node.h"

// Limits of one file; hostile input ends in a diagnostic within them.
enum {
    TREE_BYTES = 1024 * 1024,
    TREE_DEPTH = 32,
    TREE_EVENTS = 100000,
    TREE_SCALAR = 64 * 1024,
    TREE_KEY = 128
};

// One document whose top is a mapping; NULL after an error. `file` is the text's number in `diags`.
const struct node *tree_parse(struct arena *arena, int file, const char *text, size_t length,
                              struct diags *diags);

// As tree_parse, but a tree is also given after errors that leave one standing (a key that stands
// twice, an anchor), so that a reader can go on collecting. The caller looks at `diags->errors`.
const struct node *tree_parse_on(struct arena *arena, int file, const char *text, size_t length,
                                 struct diags *diags);

// Where a tree goes: its texts may have to stay longer than its nodes.
struct tree_home {
    struct arena *nodes, *texts;
};
const struct node *tree_parse_at(struct tree_home home, int file, const char *text, size_t length,
                                 struct diags *diags);

// Canonical JSON of a tree: what is hashed. Mapping keys are sorted by their bytes, there are no
// blanks, and every scalar is a string, since what it means is decided by its place.
void tree_canonical(const struct node *node, struct buf *out);

#endif
