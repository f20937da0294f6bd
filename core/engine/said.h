// The sentences of verify and whatif, in each language the program speaks; the list is said.def.
#ifndef GROW_ENGINE_SAID_H
#define GROW_ENGINE_SAID_H

#include "base/arena.h"
#include "report/words.h"

enum said {
#define SAID(name, nl, en) SAID_##name,
#include "engine/said.def"
#undef SAID
    SAID_COUNT
};

// The text with {0}, {1} ... filled in from `args`, which NULL ends.
const char *said_fill(struct arena *arena, enum words_language language, enum said said,
                      const char *const args[]);

#endif
