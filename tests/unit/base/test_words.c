// What the program says: that each text is there in each language, and how holes are filled.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/catalogue.h"
#include "base/catalogues.h"
#include "base/words.h"

// A text has the same holes in each language and form, so that nothing is lost in one of them.
static void assert_same_holes(const char *a, const char *b)
{
    for (char place = '0'; place <= '9'; place++) {
        const char hole[] = {'{', place, '}', '\0'};
        if ((strstr(a, hole) == NULL) != (strstr(b, hole) == NULL))
            fail_msg("%s stands in one of these only: \"%s\", \"%s\"", hole, a, b);
    }
}

static void each_language_says_the_same(void **state)
{
    (void)state;
    static const enum words_language LANGUAGES[] = {WORDS_NL, WORDS_NL_JE};
    for (int word = 0; word < WORD_COUNT; word++)
        for (size_t i = 0; i < sizeof LANGUAGES / sizeof *LANGUAGES; i++)
            for (size_t count = 1; count <= 2; count++) {
                const char *english = words_count(WORDS_EN, (enum word)word, count);
                const char *other = words_count(LANGUAGES[i], (enum word)word, count);
                assert_true(english[0] != '\0' && other[0] != '\0');
                if (count > 1) // of one, the count may be a word
                    assert_same_holes(english, other);
            }
}

// Each text comes from the catalogue: none is English because it is lacking there.
static void nothing_is_left_untranslated(void **state)
{
    (void)state;
    const struct catalogue dutch = {CATALOGUE_NL, CATALOGUE_NL_LENGTH};
    const char *const begin = (const char *)CATALOGUE_NL;
    for (int word = 0; word < WORD_COUNT; word++) {
        const char *text = words_text(WORDS_NL_JE, (enum word)word);
        if ((uintptr_t)text < (uintptr_t)begin ||
            (uintptr_t)text >= (uintptr_t)begin + CATALOGUE_NL_LENGTH)
            fail_msg("not in the catalogue: %s", text);
    }
    assert_true(catalogue_size(&dutch) > 500);
}

// Who is told `je` never reads `u` or `uw`.
static void one_address_is_kept(void **state)
{
    (void)state;
    static const char *const FORMAL[] = {"u", "uw", "U", "Uw"};
    for (int word = 0; word < WORD_COUNT; word++)
        for (size_t i = 0; i < sizeof FORMAL / sizeof *FORMAL; i++) {
            const char *text = words_text(WORDS_NL_JE, (enum word)word);
            size_t length = strlen(FORMAL[i]);
            for (const char *at = strstr(text, FORMAL[i]); at; at = strstr(at + 1, FORMAL[i])) {
                bool opens = at == text || strchr(" (“", at[-1]) != NULL;
                bool closes = strchr(" .,:;?)", at[length]) != NULL; // or the end
                if (opens && closes)
                    fail_msg("says `%s`: %s", FORMAL[i], text);
            }
        }
    enum words_language je = words_address(words_language_of("nl"), true);
    assert_string_equal(words_text(je, WORD_FILL_IN), "Wat je daarvoor invult:");
    assert_string_equal(words_text(WORDS_NL, WORD_FILL_IN), "Wat u daarvoor invult:");
    assert_int_equal(words_address(WORDS_EN, true), WORDS_EN);
    assert_int_equal(words_address(je, false), WORDS_NL);
}

static const char *list(struct arena *arena, enum word word, ...)
{
    va_list texts;
    va_start(texts, word);
    const char *text = words_fill_list(arena, WORDS_EN, word, texts);
    va_end(texts);
    return text;
}

static void holes_are_filled(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    const char *const one[] = {"1", NULL}, *const three[] = {"3", NULL};
    assert_string_equal(words_fill_count(&arena, WORDS_NL, WORD_ROWS, 1, one), "1 rij");
    assert_string_equal(words_fill_count(&arena, WORDS_NL, WORD_ROWS, 3, three), "3 rijen");
    assert_string_equal(words_fill_count(&arena, WORDS_EN, WORD_ROWS, 0, three), "3 rows");
    // What a value holds is no hole; a hole without a value stays.
    assert_string_equal(
        words_fill(&arena, WORDS_EN, WORD_BOTH, (const char *const[]){"{1}", "b", NULL}),
        "{1} and b");
    assert_string_equal(words_fill(&arena, WORDS_EN, WORD_BOTH, (const char *const[]){"a", NULL}),
                        "a and {1}");
    assert_string_equal(list(&arena, WORD_BOTH, "a", (const char *)NULL), "a and ");
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_language_says_the_same),
        cmocka_unit_test(nothing_is_left_untranslated),
        cmocka_unit_test(one_address_is_kept),
        cmocka_unit_test(holes_are_filled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
