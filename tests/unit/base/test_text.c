// UTF-8, what may stand in a text, widths, ids and the nearest name.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static void utf8_is_checked_up_to_the_first_malformed_byte(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t length, valid;
    } CASES[] = {
        {"", 0, 0},
        {"abc", 3, 3},
        {"caf\xC3\xA9", 5, 5},
        {"\xE2\x82\xAC", 3, 3},     // the euro sign
        {"\xF0\x9F\x8C\xB1", 4, 4}, // beyond the first plane
        {"\xF4\x8F\xBF\xBF", 4, 4}, // the last code point
        {"\xEF\xBF\xBF", 3, 3},     // a noncharacter is well-formed
        {"a\0b", 3, 3},             // so is NUL
        {"ab\x80", 3, 2},           // a stray continuation
        {"ab\xC3", 3, 2},           // cut off
        {"\xE2\x82", 2, 0},         // cut off
        {"\xF0\x9F\x8C", 3, 0},     // cut off
        {"a\xC3(", 3, 1},           // no continuation
        {"\xE2\x28\xA1", 3, 0},     // no continuation
        {"\xC0\xAF", 2, 0},         // overlong
        {"\xC1\xBF", 2, 0},         // overlong
        {"\xE0\x9F\xBF", 3, 0},     // overlong
        {"\xF0\x8F\xBF\xBF", 4, 0}, // overlong
        {"\xED\xA0\x80", 3, 0},     // a surrogate
        {"\xED\xBF\xBF", 3, 0},     // a surrogate
        {"\xF4\x90\x80\x80", 4, 0}, // past the last
        {"\xF5\x80\x80\x80", 4, 0}, // no lead byte
        {"\xFE", 1, 0},             // no lead byte
        {"\xFF", 1, 0},             // no lead byte
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        assert_int_equal(text_valid_until(CASES[i].text, CASES[i].length), CASES[i].valid);
    }
}

static void every_code_point_is_written_and_read_back(void **state)
{
    (void)state;
    char shown[TEXT_SHOWN];
    for (uint32_t point = 1; point <= 0x10FFFF; point++) {
        size_t size = text_shown(shown, point);
        assert_int_equal(strlen(shown), size);
        assert_true(size < TEXT_SHOWN);
        if (!text_point_is_clean(point) || point == '\n' || point == '\t') {
            assert_true(text_starts(shown, "\\u{"));
            continue;
        }
        const char *at = shown;
        assert_int_equal(text_next(&at, shown + size), point);
        assert_ptr_equal(at, shown + size);
    }
}

static void malformed_bytes_count_one_by_one(void **state)
{
    (void)state;
    const char text[] = "a\xE2\x82z\xFF";
    static const uint32_t EXPECTED[] = {'a', 0xFFFD, 0xFFFD, 'z', 0xFFFD};
    const char *at = text, *end = text + sizeof text - 1;
    for (size_t i = 0; i < COUNT(EXPECTED); i++) {
        assert_int_equal(text_next(&at, end), EXPECTED[i]);
    }
    assert_ptr_equal(at, end);
    assert_int_equal(text_points(text, sizeof text - 1), 5);
    assert_int_equal(text_points("co\xC3\xB6peratie", 11), 10);
}

static void columns_are_those_of_a_terminal(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int columns;
    } CASES[] = {
        {"", 0},
        {"begeleiding", 11},
        {"co\xC3\xB6rdinator", 11},
        {"e\xCC\x81\xC3\xA9", 2},        // a combining accent
        {"\xE6\x97\xA5\xE6\x9C\xAC", 4}, // wide
        {"\xF0\x9F\x8C\xB1!", 3},        // an emoji
        {"a\xE2\x80\x8B"
         "b",
         2}, // a blank without width
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        assert_int_equal(text_columns(CASES[i].text), CASES[i].columns);
    }
}

static void what_could_mislead_a_reader_is_not_clean(void **state)
{
    (void)state;
    static const struct {
        uint32_t point;
        bool clean;
        const char *shown;
    } CASES[] = {
        {0x00, false, "\\u{00}"},
        {0x07, false, "\\u{07}"},
        {'\t', true, "\\u{09}"},
        {'\n', true, "\\u{0A}"},
        {'\r', false, "\\u{0D}"},
        {0x1B, false, "\\u{1B}"},
        {' ', true, " "},
        {'~', true, "~"},
        {0x7F, false, "\\u{7F}"},
        {0x85, false, "\\u{85}"},
        {0x9F, false, "\\u{9F}"},
        {0xA0, true, "\xC2\xA0"},
        {0x061C, false, "\\u{61C}"},
        {0x200E, false, "\\u{200E}"},
        {0x2028, false, "\\u{2028}"},
        {0x2029, false, "\\u{2029}"},
        {0x202E, false, "\\u{202E}"},
        {0x202F, true, "\xE2\x80\xAF"},
        {0x2066, false, "\\u{2066}"},
        {0x2069, false, "\\u{2069}"},
        {0xD800, false, "\\u{D800}"},
        {0xFDD0, false, "\\u{FDD0}"},
        {0xFFFE, false, "\\u{FFFE}"},
        {0xFFFD, true, "\xEF\xBF\xBD"},
        {0x10FFFF, false, "\\u{10FFFF}"},
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        char shown[TEXT_SHOWN];
        assert_int_equal(text_point_is_clean(CASES[i].point), CASES[i].clean);
        text_shown(shown, CASES[i].point);
        assert_string_equal(shown, CASES[i].shown);
    }
    assert_false(text_point_is_clean(0x110000));
}

static void texts_are_compared_whole_and_by_their_start(void **state)
{
    (void)state;
    const char copy[] = "figure";
    assert_true(text_equal("figure", copy));
    assert_false(text_equal("figure", "figures"));
    assert_true(text_equal(NULL, NULL));
    assert_false(text_equal("", NULL));
    assert_false(text_equal(NULL, ""));
    assert_true(text_starts("figure.delta", "figure."));
    assert_true(text_starts("figure", ""));
    assert_false(text_starts("fig", "figure"));
}

static void an_id_is_a_letter_and_up_to_63_more(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool is;
    } CASES[] = {
        {"a", true},
        {"R04", true},
        {"grow-onderwijsregio", true},
        {"review_jaar", true},
        {"a234567890123456789012345678901234567890123456789012345678901234", true},
        {"a2345678901234567890123456789012345678901234567890123456789012345", false},
        {"", false},
        {"4R", false},
        {"-a", false},
        {"_a", false},
        {"a b", false},
        {"a.b", false},
        {"caf\xC3\xA9", false},
        {NULL, false},
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        assert_int_equal(text_is_id(CASES[i].text), CASES[i].is);
    }
}

static void the_nearest_name_is_one_that_could_be_meant(void **state)
{
    (void)state;
    static const char *const NAMES[] = {"R4",           "J3",       "dekking",
                                        "financien",    "Opdracht", "opbouwen",
                                        "zij-instroom", "a",        "over_co\xC3\xB6p"};
    static const struct {
        const char *wanted, *nearest;
    } CASES[] = {
        {"R5", "R4"},                     // one letter off
        {"r4", "R4"},                     // another case
        {"R44", "R4"},                    // one too many
        {"dekkign", "dekking"},           // two exchanged
        {"deking", "dekking"},            // one left out
        {"financieel", "financien"},      // two edits in ten letters
        {"opdracht", "Opdracht"},         // another case
        {"OPDRACHT", "Opdracht"},         // all of it
        {"opbouw", "opbouwen"},           // two left out
        {"zij_instroom", "zij-instroom"}, // another dash
        {"over_coop", "over_co\xC3\xB6p"},
        {"A", "a"},
        {"b", NULL}, // a whole other name
        {"ab", "a"},
        {"dekk", "dekking"}, // the beginning of one
        {"xyz", NULL},       // too far
        {"kwaliteit", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        const char *nearest = text_nearest(CASES[i].wanted, NAMES, COUNT(NAMES));
        assert_true(text_equal(nearest, CASES[i].nearest));
    }
}

static void of_equally_near_names_the_first_is_taken(void **state)
{
    (void)state;
    static const char *const NAMES[] = {"F01", "F03", "F02"};
    assert_string_equal(text_nearest("F04", NAMES, COUNT(NAMES)), "F01");
    assert_string_equal(text_nearest("F02", NAMES, COUNT(NAMES)), "F02");
    assert_null(text_nearest("F04", NULL, 0));
}

static void names_past_64_characters_are_near_nothing(void **state)
{
    (void)state;
    char most[65], more[66];
    memset(most, 'x', 64);
    most[64] = '\0';
    memset(more, 'x', 65);
    more[65] = '\0';
    const char *const longest[] = {most}, *const too_long[] = {more, most};
    assert_ptr_equal(text_nearest(most, longest, 1), most);
    assert_null(text_nearest(more, longest, 1));
    assert_ptr_equal(text_nearest(most, too_long, 2), most);
}

static void a_label_begins_small_unless_it_is_all_capitals(void **state)
{
    (void)state;
    assert_int_equal(text_small_first("Kwaliteit"), 'k');
    assert_int_equal(text_small_first("RAP en alliantie"), 'R');
    assert_int_equal(text_small_first("al klein"), 'a');
    assert_int_equal(text_small_first(""), '\0');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_is_checked_up_to_the_first_malformed_byte),
        cmocka_unit_test(every_code_point_is_written_and_read_back),
        cmocka_unit_test(malformed_bytes_count_one_by_one),
        cmocka_unit_test(columns_are_those_of_a_terminal),
        cmocka_unit_test(what_could_mislead_a_reader_is_not_clean),
        cmocka_unit_test(texts_are_compared_whole_and_by_their_start),
        cmocka_unit_test(an_id_is_a_letter_and_up_to_63_more),
        cmocka_unit_test(a_label_begins_small_unless_it_is_all_capitals),
        cmocka_unit_test(the_nearest_name_is_one_that_could_be_meant),
        cmocka_unit_test(of_equally_near_names_the_first_is_taken),
        cmocka_unit_test(names_past_64_characters_are_near_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
