// Where a line of the PDF may end, as texts with a bar at each such place.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "report/pdf.h"

static void check(const char *text, const char *with_bars)
{
    char out[200];
    size_t length = 0;
    struct pdf_break_state state = {0};
    const char *end = text + strlen(text);
    for (const char *at = text; at < end;) {
        const char *from = at;
        uint32_t point = text_next(&at, end);
        memcpy(out + length, from, (size_t)(at - from));
        length += (size_t)(at - from);
        if (pdf_width_ends(&state, point, at, end))
            out[length++] = '|';
    }
    out[length] = '\0';
    assert_string_equal(out, with_bars);
}

static void lines_end_where_they_may(void **state)
{
    (void)state;
    check("een twee", "een |twee");
    check("voor\nna", "voor\n|na");
    check("en/of", "en/|of");
    check("onderwijs-regio", "onderwijs-|regio");
    check("opleiden–begeleiden", "opleiden–|begeleiden");
}

static void numbers_and_names_stay_whole(void **state)
{
    (void)state;
    check("op 15-01-2025", "op |15-01-2025");
    check("reg-or2024 en", "reg-or2024 |en");
    check("(otr-regeling) is", "(otr-regeling) |is");
    check("€ 35.000 meer", "€ 35.000 |meer");
    check("≤ 5 punten van", "≤ 5 punten |van");
    check("voor- en", "voor-| |en");
}

// What is longer than a name is not looked through: each hyphen would look through all the rest.
static void far_digits_are_of_no_name(void **state)
{
    (void)state;
#define LONG "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklm"
    check("reg-" LONG "2024", "reg-|" LONG "2024");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_end_where_they_may),
        cmocka_unit_test(numbers_and_names_stay_whole),
        cmocka_unit_test(far_digits_are_of_no_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
