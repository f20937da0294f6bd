// What would make a case right: changes of its expectations in the text of the file, gathered while
// they are compared. bless.c keeps them apart from each other and puts them into the text.
#ifndef GROW_ENGINE_BLESS_H
#define GROW_ENGINE_BLESS_H

#include "base/arena.h"
#include "base/node.h"

struct bless_edit {
    size_t from, to; // bytes that are replaced
    const char *with;
};

// The line of a file that was looked for last: the next one is mostly behind it.
struct bless_seen {
    int line;  // counted from 1; 0: none yet
    size_t at; // its first byte
};

struct bless_edits {
    struct arena *arena;
    const char *text; // the file
    size_t length;
    bool own; // what is compared now stands in the case itself
    struct bless_edit *list;
    size_t count, room;
    size_t left;             // that stand in the case of a variant, or have no place
    struct bless_seen *seen; // shared by all edits of the file
};

// Each may be given NULL edits. What does not stand in the case itself, or holds comments that
// would be lost, is left.
void bless_scalar(struct bless_edits *edits, const struct node *node, const char *with);
// The list made one of these words; entries that stay keep their lines.
void bless_list(struct bless_edits *edits, const struct node *list, const char *const words[],
                size_t count);
void bless_leave(struct bless_edits *edits); // what cannot be written at its place

// Sorts them and drops what stands twice or overlaps.
void bless_settle(struct bless_edits *edits);

// The lines that change, as "-" and "+", each hunk under its line number.
void bless_diff(const struct bless_edits *edits, const struct diags *diags, const char *indent,
                struct buf *out);
// The whole text with them.
void bless_apply(const struct bless_edits *edits, struct buf *out);

#endif
