// The words of the report and filling in their places. Owns the list of words.def; knows nothing
// of what is reported.
#include "report/words.h"

#include "base/buf.h"
#include "base/text.h"

static const char *const TEXTS[][2] = {
#define WORD(id, nl, en) {nl, en},
#include "report/words.def"
#undef WORD
};

enum { FILL_MOST = 16 * 1024 };

enum words_language words_language_of(const char *language)
{
    return language && text_equal(language, "en") ? WORDS_EN : WORDS_NL;
}

const char *words_text(enum words_language language, enum word word)
{
    return TEXTS[word][language];
}

// The argument that `{n}` at `text` stands for, or NULL when none does.
static const char *argument_at(const char *text, const char *const args[])
{
    if (text[0] != '{' || text[1] < '0' || text[1] > '9' || text[2] != '}')
        return NULL;
    size_t wanted = (size_t)(text[1] - '0');
    for (size_t i = 0; args[i]; i++)
        if (i == wanted)
            return args[i];
    return NULL;
}

const char *words_put(struct arena *arena, const char *text, const char *const args[])
{
    struct buf out;
    buf_init(&out, FILL_MOST);
    for (; *text; text++) {
        const char *argument = argument_at(text, args);
        if (argument) {
            buf_puts(&out, argument);
            text += 2;
        } else {
            buf_putc(&out, *text);
        }
    }
    const char *filled = arena_text_n(arena, out.text, out.length);
    buf_clear(&out);
    return filled;
}

const char *words_fill(struct arena *arena, enum words_language language, enum word word,
                       const char *const args[])
{
    return words_put(arena, words_text(language, word), args);
}
