// Looks up what the program says and fills in its holes. Owns no text: English is words.def, the
// rest the catalogues. What a catalogue lacks is said in English. Knows nothing of what is told.
#include "base/words.h"

#include <string.h>

#include "base/buf.h"
#include "base/catalogue.h"
#include "base/catalogues.h"

enum { FILL_MOST = 64 * 1024, HOLES = 10 };

static const struct phrase {
    const char *text, *more; // `more`: its plural, or NULL
    bool you;                // has a form with `je`
} PHRASES[] = {
#define WORD(id, text) {text, NULL, false},
#define WORD_YOU(id, text) {text, NULL, true},
#define WORD_PLURAL(id, one, more) {one, more, false},
#include "base/words.def"
};

enum words_language words_language_of(const char *language)
{
    return language && strcmp(language, "en") == 0 ? WORDS_EN : WORDS_NL;
}

enum words_language words_address(enum words_language language, bool informal)
{
    if (language == WORDS_EN)
        return language;
    return informal ? WORDS_NL_JE : WORDS_NL;
}

static struct catalogue dutch(void)
{
    return (struct catalogue){CATALOGUE_NL, CATALOGUE_NL_LENGTH};
}

enum words_language words_author(const char *language)
{
    return language && strcmp(language, "nl") == 0 ? WORDS_NL : WORDS_EN;
}

const char *words_say(enum words_language language, const char *text)
{
    const struct catalogue catalogue = dutch();
    const char *found = language == WORDS_EN ? NULL : catalogue_text(&catalogue, NULL, text);
    return found ? found : text;
}

const char *words_say_count(enum words_language language, const char *one, const char *more,
                            size_t count)
{
    return words_say(language, count == 1 ? one : more);
}

const char *words_count(enum words_language language, enum word word, size_t count)
{
    const struct phrase *phrase = &PHRASES[word];
    const struct catalogue catalogue = dutch();
    const char *context = language == WORDS_NL_JE && phrase->you ? "je" : NULL;
    const char *found = NULL;
    if (language != WORDS_EN)
        found = phrase->more ? catalogue_count(&catalogue, context, phrase->text, count)
                             : catalogue_text(&catalogue, context, phrase->text);
    if (found)
        return found;
    return phrase->more && count != 1 ? phrase->more : phrase->text;
}

const char *words_text(enum words_language language, enum word word)
{
    return words_count(language, word, 1);
}

// The number of the hole that `text` starts with; -1: none.
static int hole_at(const char *text)
{
    bool hole = text[0] == '{' && text[1] >= '0' && text[1] <= '9' && text[2] == '}';
    return hole ? text[1] - '0' : -1;
}

static const char *fill(struct arena *arena, const char *text, const char *const args[HOLES])
{
    struct buf out;
    buf_init(&out, FILL_MOST);
    for (; *text; text++) {
        int hole = hole_at(text);
        if (hole >= 0 && args[hole]) {
            buf_puts(&out, args[hole]);
            text += 2;
        } else {
            buf_putc(&out, *text);
        }
    }
    const char *filled = arena_text_n(arena, out.text, out.length);
    buf_clear(&out);
    return filled;
}

const char *words_fill_count(struct arena *arena, enum words_language language, enum word word,
                             size_t count, const char *const args[])
{
    const char *holes[HOLES] = {NULL};
    for (size_t i = 0; i < HOLES && args[i]; i++)
        holes[i] = args[i];
    return fill(arena, words_count(language, word, count), holes);
}

const char *words_fill(struct arena *arena, enum words_language language, enum word word,
                       const char *const args[])
{
    return words_fill_count(arena, language, word, 1, args);
}

const char *words_fill_list(struct arena *arena, enum words_language language, enum word word,
                            va_list texts)
{
    const char *holes[HOLES] = {NULL};
    int count = 0;
    for (const char *at = PHRASES[word].text; *at; at++)
        if (hole_at(at) >= count)
            count = hole_at(at) + 1;
    for (int i = 0; i < count; i++) {
        const char *text = va_arg(texts, const char *);
        holes[i] = text ? text : "";
    }
    return fill(arena, words_text(language, word), holes);
}
