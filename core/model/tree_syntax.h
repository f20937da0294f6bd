// What a text that YAML refuses is told to be: in plain words, at the place of the mistake.
#ifndef GROW_MODEL_TREE_SYNTAX_H
#define GROW_MODEL_TREE_SYNTAX_H

#include "base/diag.h"

// What a parser gave up on. `at` and `since` are bytes of the text.
struct tree_fault {
    int file;
    const char *text; // without the byte order mark
    size_t length;
    const char *problem;
    const char *context; // or NULL
    size_t at, since;
};

void tree_syntax(struct diags *diags, const struct tree_fault *fault);

// An anchor, an alias, a tag or a merge key.
void tree_syntax_feature(struct diags *diags, struct span span, char mark);

#endif
