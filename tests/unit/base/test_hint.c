// Numbers, days and yeses as people write them: what is meant, and that nothing is said of what can
// be meant in two ways.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/hint.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

// What is written, and what it means; NULL when that is not sure.
struct guess {
    const char *text, *meant;
};

static const struct guess NUMBERS[] = {
    {"2,5", "2.5"},
    {"0,75", "0.75"},
    {",5", "0.5"},
    {".5", "0.5"},
    {"-2,5", "-2.5"},
    {"\xe2\x88\x92"
     "3",
     "-3"},
    {"+3", "3"},
    {"1.000,50", "1000.50"},
    {"1,000.50", "1000.50"},
    {"1.234.567", "1234567"},
    {"1,234,567", "1234567"},
    {"12 500", "12500"},
    {"12\xc2\xa0"
     "500",
     "12500"},
    {"1'250", "1250"},
    {"\xe2\x82\xac 12,50", "12.50"},
    {"12 uur", "12"},
    {"25,-", "25"},
    {"EUR 5", "5"},
    {"1,250", NULL}, // thousands, or decimals
    {"55%", NULL},
    {"10k", NULL}, // ten, or ten thousand
    {"10 mln", NULL},
    {"3 uurtjes", NULL},
    {"1.5.2", NULL},
    {"1,5,2", NULL},
    {"1.00.000", NULL},
    {"1.000,000,5", NULL},
    {"1e3", NULL},
    {"0x10", NULL},
    {"2-3", NULL},
    {"", NULL},
    {"-", NULL},
    {"twee", NULL},
    {"1234567890123456", NULL},
    {"99999999999999999999999999999999999999999999999999", NULL},
};

static const struct guess DAYS[] = {
    {"2025-1-1", "2025-01-01"},
    {"2025/01/31", "2025-01-31"},
    {"31-12-2025", "2025-12-31"},
    {"31/12/2025", "2025-12-31"},
    {"1.2.2025", "2025-02-01"},
    {"1 januari 2025", "2025-01-01"},
    {"3 mrt. 2025", "2025-03-03"},
    {"3 maart 2025", "2025-03-03"},
    {"12 Oct 2025", "2025-10-12"},
    {"12 okt 2025", "2025-10-12"},
    {"31 mei 2025", "2025-05-31"},
    {"2025-13-40", NULL},
    {"2025-02-29", NULL},
    {"1-1-25", NULL}, // which century, and which end is the year
    {"2025-01", NULL},
    {"20250131", NULL},
    {"vandaag", NULL},
    {"1 smarch 2025", NULL},
    {"", NULL},
    {"2025-01-31T10:00", NULL},
};

static void check(const struct guess *guesses, size_t count,
                  bool of(const char *text, char out[NUM_TEXT]))
{
    for (size_t i = 0; i < count; i++) {
        char out[NUM_TEXT] = "";
        bool sure = of(guesses[i].text, out);
        if (sure != (guesses[i].meant != NULL) || (sure && strcmp(out, guesses[i].meant) != 0))
            fail_msg("'%s': %s", guesses[i].text, sure ? out : "not sure");
    }
}

static void a_number_that_can_mean_one_thing_is_written_our_way(void **state)
{
    (void)state;
    check(NUMBERS, COUNT(NUMBERS), hint_number_of);
}

static void a_day_that_exists_is_written_our_way(void **state)
{
    (void)state;
    check(DAYS, COUNT(DAYS), hint_date_of);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_that_can_mean_one_thing_is_written_our_way),
        cmocka_unit_test(a_day_that_exists_is_written_our_way),
    };
    return cmocka_run_group_tests_name("hint", tests, NULL, NULL);
}
