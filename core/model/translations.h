// Which translation stands beside which text, as far as a pack says it: what is compared with the
// version that was published, so that a text that changed shows the translations that did not. Kept
// are the beginnings of hashes: the texts themselves are long, and published already.
#ifndef GROW_MODEL_TRANSLATIONS_H
#define GROW_MODEL_TRANSLATIONS_H

#include "base/arena.h"
#include "base/diag.h"

enum { TRANSLATION_HASH = 12 }; // digits

struct translation {
    const char *language, *source, *text; // both as hashes
    struct span span;                     // of the translation
    struct diag *told; // where a text first stands that is its own translation: the warning
};

struct translations {
    struct arena *arena;
    struct translation *list; // in the order in which they were read
    size_t count, room;
};

// Gives where the warning goes that the translation is the text itself; NULL when it is not, or
// when that was told of another place, where this one is noted then. One word may be the same.
struct diag **translations_add(struct translations *translations, const char *language,
                               const char *source, const char *text, struct span span,
                               struct diags *diags);

#endif
