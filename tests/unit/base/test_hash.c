// SHA-256 against the examples of its standard, and in pieces.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/hash.h"

static void the_examples_of_the_standard_are_met(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int times;
        const char *hex;
    } CASES[] = {
        {"", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
        {"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
         "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
         1, "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
        {"a", 1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct hash hash;
        char hex[HASH_TEXT];
        hash_init(&hash);
        for (int time = 0; time < CASES[i].times; time++) {
            hash_add(&hash, CASES[i].text, strlen(CASES[i].text));
        }
        hash_hex(&hash, hex);
        assert_string_equal(hex, CASES[i].hex);
    }
}

static void pieces_give_the_hash_of_the_whole(void **state)
{
    (void)state;
    unsigned char bytes[300];
    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = (unsigned char)(i * 7);
    }
    for (size_t length = 0; length <= sizeof bytes; length++) {
        struct hash whole, pieces;
        char whole_hex[HASH_TEXT], pieces_hex[HASH_TEXT];
        hash_init(&whole);
        hash_add(&whole, bytes, length);
        hash_hex(&whole, whole_hex);
        hash_init(&pieces);
        for (size_t at = 0, size = 1; at < length; at += size, size = size * 2 % 67 + 1) {
            size = size < length - at ? size : length - at;
            hash_add(&pieces, bytes + at, size);
        }
        hash_hex(&pieces, pieces_hex);
        assert_string_equal(pieces_hex, whole_hex);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_examples_of_the_standard_are_met),
        cmocka_unit_test(pieces_give_the_hash_of_the_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
