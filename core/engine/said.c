// Looks up the sentences of verify and whatif. Knows nothing of what is told.
#include "engine/said.h"

static const char *const TEXTS[][2] = {
#define SAID(name, nl, en) {nl, en},
#include "engine/said.def"
#undef SAID
};

const char *said_fill(struct arena *arena, enum words_language language, enum said said,
                      const char *const args[])
{
    return words_put(arena, TEXTS[said][language], args);
}
