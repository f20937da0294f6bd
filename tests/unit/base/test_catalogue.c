// Catalogues: what is found, and that no damage makes the reader leave its bytes.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/catalogue.h"

enum { COUNT = 4, HEAD = 28, ENTRY = 8, ROOM = 512 };

// In order, as msgfmt sorts them.
static const struct sample {
    const char *text, *translation;
    size_t text_length, translation_length;
} SAMPLES[COUNT] = {
    {"", "Language: xx\n", 0, 13},
    {"form\4you", "je", 8, 2},
    {"row\0rows", "rij\0rijen", 8, 9},
    {"you", "u", 3, 1},
};

static void put_number(unsigned char *bytes, size_t at, size_t number)
{
    for (size_t i = 0; i < 4; i++)
        bytes[at + i] = (unsigned char)(number >> (8 * i));
}

static size_t put_text(unsigned char *bytes, size_t entry, size_t at, const char *text,
                       size_t length)
{
    put_number(bytes, entry, length);
    put_number(bytes, entry + 4, at);
    memcpy(bytes + at, text, length + 1);
    return at + length + 1;
}

// Makes a catalogue of the samples; gives its length.
static size_t make(unsigned char bytes[ROOM])
{
    size_t texts = HEAD, translations = HEAD + COUNT * ENTRY, at = HEAD + 2 * COUNT * ENTRY;
    memset(bytes, 0, ROOM);
    put_number(bytes, 0, 0x950412de);
    put_number(bytes, 8, COUNT);
    put_number(bytes, 12, texts);
    put_number(bytes, 16, translations);
    for (size_t i = 0; i < COUNT; i++) {
        const struct sample *sample = &SAMPLES[i];
        at = put_text(bytes, texts + i * ENTRY, at, sample->text, sample->text_length);
        at = put_text(bytes, translations + i * ENTRY, at, sample->translation,
                      sample->translation_length);
    }
    return at;
}

static void texts_are_found_with_their_context_and_count(void **state)
{
    (void)state;
    unsigned char bytes[ROOM];
    struct catalogue catalogue = {bytes, make(bytes)};
    assert_int_equal(catalogue_size(&catalogue), COUNT);
    assert_string_equal(catalogue_text(&catalogue, NULL, "you"), "u");
    assert_string_equal(catalogue_text(&catalogue, "form", "you"), "je");
    assert_null(catalogue_text(&catalogue, "other", "you"));
    assert_null(catalogue_text(&catalogue, NULL, "yo"));
    assert_null(catalogue_text(&catalogue, NULL, "your"));
    assert_null(catalogue_text(&catalogue, NULL, "")); // not the head
    assert_string_equal(catalogue_text(&catalogue, NULL, "row"), "rij");
    assert_string_equal(catalogue_count(&catalogue, NULL, "row", 1), "rij");
    assert_string_equal(catalogue_count(&catalogue, NULL, "row", 0), "rijen");
    assert_string_equal(catalogue_count(&catalogue, NULL, "row", 12), "rijen");
    assert_null(catalogue_count(&catalogue, NULL, "you", 2)); // it has no plural
}

// Whatever is found lies within the catalogue, with its end.
static void look_up(const struct catalogue *catalogue)
{
    static const char *const CONTEXTS[] = {NULL, "form"};
    static const char *const TEXTS[] = {"you", "row", "nothing", "\4you"};
    for (size_t c = 0; c < sizeof CONTEXTS / sizeof *CONTEXTS; c++)
        for (size_t t = 0; t < sizeof TEXTS / sizeof *TEXTS; t++)
            for (size_t count = 1; count <= 2; count++) {
                const char *found = catalogue_count(catalogue, CONTEXTS[c], TEXTS[t], count);
                const char *bytes = (const char *)catalogue->bytes;
                if (found) {
                    assert_true(found >= bytes && found < bytes + catalogue->length);
                    assert_non_null(
                        memchr(found, '\0', (size_t)(bytes + catalogue->length - found)));
                }
            }
}

// In memory of exactly its length, so that the sanitizers see a step outside.
static void look_up_alone(const unsigned char *bytes, size_t length)
{
    unsigned char *alone = malloc(length ? length : 1);
    assert_non_null(alone);
    memcpy(alone, bytes, length);
    look_up(&(struct catalogue){alone, length});
    free(alone);
}

static void damage_is_survived(void **state)
{
    (void)state;
    static const unsigned char DAMAGE[] = {0x00, 0x01, 0x04, 0x7f, 0x80, 0xff};
    unsigned char bytes[ROOM];
    size_t length = make(bytes);
    for (size_t cut = 0; cut <= length; cut++)
        look_up_alone(bytes, cut);
    for (size_t at = 0; at < length; at++)
        for (size_t i = 0; i < sizeof DAMAGE; i++)
            for (size_t other = at; other < length; other += 4) {
                make(bytes);
                bytes[at] = DAMAGE[i];
                bytes[other] = DAMAGE[i];
                look_up_alone(bytes, length);
            }
}

static void what_is_no_catalogue_holds_nothing(void **state)
{
    (void)state;
    unsigned char bytes[ROOM];
    size_t length = make(bytes);
    assert_int_equal(catalogue_size(&(struct catalogue){bytes, HEAD - 1}), 0);
    bytes[0] ^= 1;
    assert_int_equal(catalogue_size(&(struct catalogue){bytes, length}), 0);
    assert_null(catalogue_text(&(struct catalogue){bytes, length}, NULL, "you"));
    make(bytes);
    put_number(bytes, 8, 0xffffffff);
    assert_int_equal(catalogue_size(&(struct catalogue){bytes, length}), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_found_with_their_context_and_count),
        cmocka_unit_test(damage_is_survived),
        cmocka_unit_test(what_is_no_catalogue_holds_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
