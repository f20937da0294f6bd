// Making values and showing their numbers.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/value.h"

static void makers_set_kind_and_content(void **state)
{
    (void)state;
    struct value number = value_number(70.83, 1), yes = value_bool(true), no = value_bool(false);
    struct value word = value_word("aspirant"), text = value_text("Een tekst");
    assert_int_equal(number.kind, VALUE_NUMBER);
    assert_int_equal(number.decimals, 1);
    assert_true(number.number > 70.82 && number.number < 70.84);
    assert_int_equal(yes.kind, VALUE_BOOL);
    assert_true(yes.number > 0);
    assert_false(no.number > 0);
    assert_int_equal(word.kind, VALUE_WORD);
    assert_string_equal(word.text, "aspirant");
    assert_int_equal(text.kind, VALUE_TEXT);
    assert_string_equal(text.text, "Een tekst");
    assert_int_equal(VALUE_NOTHING.kind, VALUE_MISSING);
}

static void a_number_is_shown_with_its_own_places(void **state)
{
    (void)state;
    static const struct {
        struct value value;
        double shown;
    } CASES[] = {
        {{.kind = VALUE_NUMBER, .number = 70.83, .decimals = 1}, 70.8},
        {{.kind = VALUE_NUMBER, .number = 70.83, .decimals = 0}, 71},
        {{.kind = VALUE_NUMBER, .number = 70.83, .decimals = VALUE_EXACT}, 70.83},
        {{.kind = VALUE_NUMBER, .number = 52.2499999999999, .decimals = 1}, 52.3},
        {{.kind = VALUE_BOOL, .number = 1}, 1},
        {{.kind = VALUE_DATE, .number = 20103, .text = "2025-01-15"}, 20103},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        double shown = value_shown(&CASES[i].value);
        assert_memory_equal(&shown, &CASES[i].shown, sizeof shown);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(makers_set_kind_and_content),
        cmocka_unit_test(a_number_is_shown_with_its_own_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
