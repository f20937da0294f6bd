// Where declared conditions and texts stand: a caret points into the script, whatever way they were
// written. The places of wrong fields are in test_declare.c.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rules_pack.h"

// The columns of a condition are those of the script, so that a caret points into it.
static void test_condition_places(void **state)
{
    (void)state;
    struct rules_trial f;
    rules_take(&f, "nl",
               RULES_HEAD "grow.figure { id = 'a', label = 'A', unit = 'count',\n"
                          "  value = 'F05 + 1' }\n"
                          "grow.card { id = 'K-1', theme = 't', title = 'é', opening = 'o',\n"
                          "  deepening = 'd', when = [[a > 3]] }\n");
    struct span value = f.rules->figures[0].value.cond->kids[0]->span;
    assert_int_equal(value.line, 3);
    assert_int_equal(value.column, 12);
    struct span when = f.rules->cards[0].when.cond->kids[0]->span;
    assert_int_equal(when.line, 5);
    assert_int_equal(when.column, 29);
    rules_tried(&f);
}

// Also of one that is put together, and behind an escape: of each part where it stands.
static void test_places_in_pieces(void **state)
{
    (void)state;
    struct rules_trial f;
    rules_take(&f, "nl",
               RULES_HEAD "local LIMIT = 'F05 > 3 '\n"
                          "grow.card { id = 'K1', theme = 't', title = 'T', opening = 'o',\n"
                          "  deepening = 'd', when = LIMIT .. 'and ' ..\n"
                          "  'F05 > 4' }\n"
                          "grow.note { id = 'n', about = 'a', when = 'F05 > 1',\n"
                          "  text = 'é \\'x\\' {F05} ' ..\n"
                          "    [[\n{F05}]] }\n");
    const struct cond *when = f.rules->cards[0].when.cond;
    const struct span first = when->kids[0]->span, second = when->kids[1]->span;
    assert_int_equal(first.line, 4); // the name stands for all it gives
    assert_int_equal(first.column, 27);
    assert_int_equal(second.line, 5);
    assert_int_equal(second.column, 4);
    const struct template *text = f.rules->notes[0].text.in[0];
    assert_int_equal(text->holes[0]->span.line, 7);
    assert_int_equal(text->holes[0]->span.column, 20);
    assert_int_equal(text->holes[1]->span.line, 9);
    assert_int_equal(text->holes[1]->span.column, 2);
    rules_tried(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_condition_places),
        cmocka_unit_test(test_places_in_pieces),
    };
    return cmocka_run_group_tests_name("declare_places", tests, NULL, NULL);
}
