// What the program says to users of a pack, in each language it speaks. The list is words.def, in
// English; the other languages are catalogues (core/locale). Nothing here reads a file or the
// environment: who asks says in which language.
#ifndef GROW_BASE_WORDS_H
#define GROW_BASE_WORDS_H

#include <stdarg.h>
#include <stdbool.h>

#include "base/arena.h"

// A language, and in Dutch how it speaks to the reader: `u`, or `je`.
enum words_language { WORDS_NL, WORDS_NL_JE, WORDS_EN };

enum word {
#define WORD(id, text) WORD_##id,
#define WORD_YOU(id, text) WORD_##id,
#define WORD_PLURAL(id, one, more) WORD_##id,
#include "base/words.def"
#undef WORD
#undef WORD_YOU
#undef WORD_PLURAL
    WORD_COUNT
};

// "en" is English; every other name, and NULL, is Dutch, that says `u`.
enum words_language words_language_of(const char *language);
// The same language, as it speaks with people whom it tells `je`, or not.
enum words_language words_address(enum words_language language, bool informal);

const char *words_text(enum words_language language, enum word word);

// Of a WORD_PLURAL: the form for this count.
const char *words_count(enum words_language language, enum word word, size_t count);

// The text with {0}, {1} ... filled in from `args`, which NULL ends.
const char *words_fill(struct arena *arena, enum words_language language, enum word word,
                       const char *const args[]);
// The same from a list of as many texts as there are holes; a NULL is an empty one.
const char *words_fill_list(struct arena *arena, enum words_language language, enum word word,
                            va_list texts);
// The same of a WORD_PLURAL, in the form for this count.
const char *words_fill_count(struct arena *arena, enum words_language language, enum word word,
                             size_t count, const char *const args[]);

// What is said where it stands in the code, by its English text: authors read it. SAYS before the
// declaration of a function says that what stands in quotes in a call of it is such a text; before
// a list, that what stands in the list is. tests/locale gathers them all.
#define SAYS
#define SAYS_ALL // of a list, every text of a row; SAYS takes the last one of each

// The language in which authors are spoken to: "nl" is Dutch; every other name, and NULL, English.
enum words_language words_author(const char *language);
// The text in that language; itself when there is none. Of a format it keeps the conversions.
SAYS const char *words_say(enum words_language language, const char *text)
    __attribute__((format_arg(2)));
// The one for a count: "%zu file" or "%zu files".
SAYS const char *words_say_count(enum words_language language, const char *one, const char *more,
                                 size_t count) __attribute__((format_arg(2), format_arg(3)));

#endif
