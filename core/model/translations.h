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
};

struct translations {
    struct arena *arena;
    struct translation *list; // in the order in which they were read
    size_t count, room;
};

void translations_add(struct translations *translations, const char *language, const char *source,
                      const char *text, struct span span);

#endif
