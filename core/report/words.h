// Everything the report says of itself, in each language it speaks; the list is words.def, once.
#ifndef GROW_REPORT_WORDS_H
#define GROW_REPORT_WORDS_H

#include "base/arena.h"

enum words_language { WORDS_NL, WORDS_EN };

enum word {
#define WORD(id, nl, en) WORD_##id,
#include "report/words.def"
#undef WORD
    WORD_COUNT
};

// "en" is English; every other name, and NULL, is Dutch.
enum words_language words_language_of(const char *language);

const char *words_text(enum words_language language, enum word word);

// The text with {0}, {1} ... filled in from `args`, which NULL ends.
const char *words_fill(struct arena *arena, enum words_language language, enum word word,
                       const char *const args[]);
// The same for a text of another list.
const char *words_put(struct arena *arena, const char *text, const char *const args[]);

#endif
