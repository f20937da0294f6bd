// Rounding, the numbers and dates that people read, and reading them back.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/num.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

// Doubles are compared exactly: cmocka's own comparison takes a tolerance.
static void assert_same(double is, double expected)
{
    assert_memory_equal(&is, &expected, sizeof is);
}

static void rounding_is_half_up_with_a_guard(void **state)
{
    (void)state;
    static const struct {
        double value;
        int decimals;
        double rounded;
        const char *fixed;
    } CASES[] = {
        {0, 0, 0, "0"},
        {52.25, 1, 52.3, "52.3"},
        {52.2499999999999, 1, 52.3, "52.3"}, // a half that lost its last bits
        {52.2499, 1, 52.2, "52.2"},
        {52.35, 1, 52.4, "52.4"},
        {-52.25, 1, -52.2, "-52.2"}, // up is towards more
        {-52.26, 1, -52.3, "-52.3"},
        {0.5, 0, 1, "1"},
        {-0.5, 0, 0, "0"},
        {-0.0, 0, 0, "0"},
        {-0.0, 1, 0, "0.0"},
        {-0.04, 1, 0, "0.0"},
        {-0.05, 1, 0, "0.0"},
        {-0.06, 1, -0.1, "-0.1"},
        {-1e-300, 2, 0, "0.00"},
        {1.005, 2, 1.01, "1.01"}, // the double is just under the half
        {2.675, 2, 2.68, "2.68"},
        {99.95, 1, 100, "100.0"},
        {0.95, 0, 1, "1"},
        {-99.96, 1, -100, "-100.0"},
        {70.83333333333333, 1, 70.8, "70.8"},
        {0.8865, 3, 0.887, "0.887"},
        {-35100, 0, -35100, "-35100"},
        {-35100.5, 0, -35100, "-35100"},
        {1.0 / 3, 9, 0.333333333, "0.333333333"},
        {2.0 / 3, 9, 0.666666667, "0.666666667"},
        {123456789012345, 0, 123456789012345, "123456789012345"},
        {123456789012345.5, 0, 123456789012346, "123456789012346"},
        {-123456789012345.5, 1, -123456789012345.5, "-123456789012345.5"},
        {123456789012.125, 9, 123456789012.125, "123456789012.125000000"},
        {999999999999999, 2, 999999999999999, "999999999999999.00"},
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        char text[NUM_TEXT];
        assert_same(num_round(CASES[i].value, CASES[i].decimals), CASES[i].rounded);
        num_fixed(text, CASES[i].value, CASES[i].decimals);
        assert_string_equal(text, CASES[i].fixed);
    }
}

static void what_is_rounded_stays_when_rounded_again(void **state)
{
    (void)state;
    for (int decimals = 0; decimals <= 4; decimals++) {
        for (int i = -20000; i <= 20000; i++) {
            double rounded = num_round(i / 64.0, decimals);
            assert_same(num_round(rounded, decimals), rounded);
            char text[NUM_TEXT];
            double read = -1;
            num_fixed(text, i / 64.0, decimals);
            assert_true(num_parse(text, &read));
            assert_same(read, rounded);
        }
    }
}

static void what_is_too_large_is_clamped_when_written(void **state)
{
    (void)state;
    static const struct {
        double value;
        int decimals;
        const char *fixed, *human;
    } CASES[] = {
        {999999999999999.9, 0, "999999999999999", "999.999.999.999.999"},
        {1e15, 0, "999999999999999", "999.999.999.999.999"},
        {-1e15, 1, "-999999999999999.0", "-999.999.999.999.999,0"},
        {1e300, 9, "999999999999999.000000000", "999.999.999.999.999,000000000"},
        {-1e300, 0, "-999999999999999", "-999.999.999.999.999"},
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        char text[NUM_TEXT];
        num_fixed(text, CASES[i].value, CASES[i].decimals);
        assert_string_equal(text, CASES[i].fixed);
        num_human(text, CASES[i].value, CASES[i].decimals, true);
        assert_string_equal(text, CASES[i].human);
    }
    assert_same(num_round(1e300, 3), 1e300);
    assert_same(num_round(-9007199254740993.0, 0), -9007199254740993.0);
}

static void plain_numbers_end_without_zeros(void **state)
{
    (void)state;
    static const struct {
        double value;
        int decimals;
        const char *text;
    } CASES[] = {
        {0.5, 3, "0.5"},    {3, 3, "3"},       {100, 0, "100"},       {100, 2, "100"},
        {-0.0, 4, "0"},     {-0.0001, 2, "0"}, {12.3456, 2, "12.35"}, {0.1, 9, "0.1"},
        {-7.50, 2, "-7.5"}, {1e-12, 9, "0"},
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        char text[NUM_TEXT];
        num_plain(text, CASES[i].value, CASES[i].decimals);
        assert_string_equal(text, CASES[i].text);
    }
}

static void people_see_groups_of_three(void **state)
{
    (void)state;
    static const struct {
        double value;
        int decimals;
        const char *dutch, *english;
    } CASES[] = {
        {35100, 0, "35.100", "35,100"},
        {-35100, 0, "-35.100", "-35,100"},
        {57.5, 1, "57,5", "57.5"},
        {999, 0, "999", "999"},
        {1000, 0, "1.000", "1,000"},
        {999999.995, 2, "1.000.000,00", "1,000,000.00"},
        {1234567.891, 2, "1.234.567,89", "1,234,567.89"},
        {-0.4, 0, "0", "0"},
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        char text[NUM_TEXT];
        num_human(text, CASES[i].value, CASES[i].decimals, true);
        assert_string_equal(text, CASES[i].dutch);
        num_human(text, CASES[i].value, CASES[i].decimals, false);
        assert_string_equal(text, CASES[i].english);
    }
}

static void numbers_are_read_strictly(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double value;
    } GOOD[] = {
        {"0", 0},
        {"-0", 0},
        {"-0.0", 0},
        {"007", 7},
        {"70.8", 70.8},
        {"-35100", -35100},
        {"0.1", 0.1},
        {"0.000000001", 1e-9},
        {"3.14159265", 3.14159265},
        {"999999999999999", 999999999999999},
        {"123456.789012345", 123456.789012345},
        {"999999999999999.5", 999999999999999.5},
    };
    static const char *const BAD[] = {
        "",
        "-",
        ".",
        ".5",
        "5.",
        "+1",
        " 1",
        "1 ",
        "1,5",
        "1e3",
        "0x10",
        "nan",
        "inf",
        "--1",
        "1.2.3",
        "1.-2",
        "1_000",
        "1234567890123456",
        "1.1234567890",
        "\xD9\xA1",
    };
    for (size_t i = 0; i < COUNT(GOOD); i++) {
        double value = -1;
        assert_true(num_parse(GOOD[i].text, &value));
        assert_same(value, GOOD[i].value);
    }
    for (size_t i = 0; i < COUNT(BAD); i++) {
        double value = -1;
        assert_false(num_parse(BAD[i], &value));
        assert_same(value, -1);
    }
}

static void dates_that_exist_are_days_since_1970(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        long days;
    } CASES[] = {
        {"1970-01-01", 0},     {"1969-12-31", -1},    {"1970-03-01", 59},     {"2000-02-29", 11016},
        {"2025-01-15", 20103}, {"2100-03-01", 47541}, {"1900-01-01", -25567}, {"2199-12-31", 84005},
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        long days = 12345678;
        char text[NUM_TEXT];
        assert_true(num_parse_date(CASES[i].text, &days));
        assert_int_equal(days, CASES[i].days);
        num_date(text, days);
        assert_string_equal(text, CASES[i].text);
        num_human_date(text, days, false);
        assert_string_equal(text, CASES[i].text);
    }
    char text[NUM_TEXT];
    num_human_date(text, 20103, true);
    assert_string_equal(text, "15-01-2025");
}

static void dates_that_do_not_exist_are_refused(void **state)
{
    (void)state;
    static const char *const BAD[] = {
        "",           "2025",       "2025-1-15",  "2025-01-1",   "2025-13-01", "2025-00-10",
        "2025-01-00", "2025-01-32", "2025-02-29", "1900-02-29",  "2100-02-29", "2025-04-31",
        "1899-12-31", "2200-01-01", "2025/01/15", "2025-01-15 ", "-025-01-15", "2025-01-15T00",
    };
    for (size_t i = 0; i < COUNT(BAD); i++) {
        long days = 7;
        assert_false(num_parse_date(BAD[i], &days));
        assert_int_equal(days, 7);
    }
}

static void every_day_has_its_own_date_and_the_next_one_follows(void **state)
{
    (void)state;
    char before[NUM_TEXT] = "";
    for (long day = -25567; day <= 84005; day++) {
        char text[NUM_TEXT];
        long read = 0;
        num_date(text, day);
        assert_true(strcmp(before, text) < 0);
        assert_true(num_parse_date(text, &read));
        assert_int_equal(read, day);
        memcpy(before, text, sizeof before);
    }
}

static void days_beyond_the_calendar_count_as_its_ends(void **state)
{
    (void)state;
    static const struct {
        long days;
        const char *text;
    } CASES[] = {
        {-719162, "0001-01-01"}, {-719163, "0001-01-01"}, {-2147483647L, "0001-01-01"},
        {2932896, "9999-12-31"}, {2932897, "9999-12-31"}, {2147483647L, "9999-12-31"},
    };
    for (size_t i = 0; i < COUNT(CASES); i++) {
        char text[NUM_TEXT];
        num_date(text, CASES[i].days);
        assert_string_equal(text, CASES[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rounding_is_half_up_with_a_guard),
        cmocka_unit_test(what_is_rounded_stays_when_rounded_again),
        cmocka_unit_test(what_is_too_large_is_clamped_when_written),
        cmocka_unit_test(plain_numbers_end_without_zeros),
        cmocka_unit_test(people_see_groups_of_three),
        cmocka_unit_test(numbers_are_read_strictly),
        cmocka_unit_test(dates_that_exist_are_days_since_1970),
        cmocka_unit_test(dates_that_do_not_exist_are_refused),
        cmocka_unit_test(every_day_has_its_own_date_and_the_next_one_follows),
        cmocka_unit_test(days_beyond_the_calendar_count_as_its_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
