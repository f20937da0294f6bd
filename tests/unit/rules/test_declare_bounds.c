// What declarations may take in all: parsed conditions are not the memory of the cage, so those of
// fields, lists and texts are counted.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rules_pack.h"

static void test_conditions_without_end(void **state)
{
    (void)state;
    static const char *const MANY[] = {
        "for i = 1, 4000 do grow.note { id = 'n' .. i, about = 'x', text = 't',\n"
        "  when = string.rep('F05+', 200) .. '1 > 0' } end\n",
        "local t = {}\nfor i = 1, 200 do t[i] = string.rep('F05+', 200) .. '1' end\n"
        "for i = 1, 3000 do grow.figure { id = 'f' .. i, label = 'x', unit = 'count', needs = t,\n"
        "  value = 'F05' } end\n",
        "for i = 1, 4000 do grow.note { id = 'n' .. i, about = 'x', when = 'F05 == 0',\n"
        "  text = string.rep('{1+1+1+1}', 300) } end\n",
    };
    for (size_t i = 0; i < sizeof MANY / sizeof *MANY; i++) {
        struct rules_trial f;
        char script[1024];
        snprintf(script, sizeof script, "%s%s", RULES_HEAD, MANY[i]);
        rules_try(&f, "nl", script);
        assert_null(f.rules);
        assert_non_null(strstr(f.diags.list[f.diags.count - 1]->message, "are longer than"));
        rules_tried(&f);
    }
}

// Of a brace that stands for itself nothing is parsed.
static void test_braces_are_no_conditions(void **state)
{
    (void)state;
    struct rules_trial f;
    char script[1024];
    snprintf(
        script, sizeof script,
        "%sgrow.note { id = 'n', about = 'x', when = 'F05 == 0', text = string.rep('{', 8000) }\n",
        RULES_HEAD);
    rules_try(&f, "nl", script);
    assert_non_null(f.rules);
    rules_tried(&f);
}

// Texts are told more than once, so there is an end to them.
static void test_texts_without_end(void **state)
{
    (void)state;
    struct rules_trial f;
    rules_try(&f, "nl",
              RULES_HEAD "local b = string.rep('x', 8000)\n"
                         "for i = 1, 140 do grow.figure { id = 'f' .. i, label = b,\n"
                         "  unit = 'count', value = 'F05' } end\n");
    assert_null(f.rules);
    assert_string_equal(f.diags.list[0]->message,
                        "the texts of all scripts are longer than 1048576 bytes");
    rules_tried(&f);
}

// Of a text with more placeholders than it may have nothing is kept.
static void test_placeholders_without_end(void **state)
{
    (void)state;
    struct rules_trial f;
    rules_try(&f, "nl",
              RULES_HEAD "grow.note { id = 'n', about = 'x', when = 'F05 == 0',\n"
                         "  text = string.rep('{F05}', 1600) }\n");
    assert_null(f.rules);
    assert_int_equal(f.diags.list[0]->code, DIAG_CONDITION_SIZE);
    assert_true(f.arena.used < 1024 * 1024);
    rules_tried(&f);
}

// Rows of a declaration are looked up field by field, and compared: that is paid for.
static void test_columns_without_end(void **state)
{
    (void)state;
    struct rules_trial f;
    rules_try(&f, "nl",
              RULES_HEAD
              "local c = {}\n"
              "for i = 1, 200 do c[i] = { id = 'c' .. i, label = 'x', unit = 'text' } end\n"
              "for i = 1, 300 do grow.table { id = 't' .. i, label = 'x', columns = c,\n"
              "  rows = function() return {} end } end\n");
    assert_null(f.rules);
    assert_int_equal(f.diags.list[f.diags.count - 1]->code, DIAG_STEP_LIMIT);
    rules_tried(&f);
}

// Where a text stands is looked for in the whole script, so that is paid for in steps.
static void test_places_without_end(void **state)
{
    (void)state;
    static char script[65536];
    static const char *const TEXTS[] = {"'aa{F05}' .. i", "'aaaa' .. i .. '{F05}'"};
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        struct rules_trial f;
        size_t length = (size_t)snprintf(script, sizeof script, "%slocal z = { ", RULES_HEAD);
        while (length < 50000)
            length += (size_t)snprintf(script + length, sizeof script - length, "'a' .. 'aa',");
        snprintf(
            script + length, sizeof script - length,
            " }\nfor i = 1, 4000 do grow.note { id = 'n' .. i, about = 'x', when = 'F05 == 0',\n"
            "  text = %s } end\n",
            TEXTS[i]);
        rules_try(&f, "nl", script);
        assert_null(f.rules);
        assert_int_equal(f.diags.list[f.diags.count - 1]->code, DIAG_STEP_LIMIT);
        rules_tried(&f);
    }
}

// Only of those that are shown the nearest name is looked for.
static void test_unknown_names_without_end(void **state)
{
    (void)state;
    struct rules_trial f;
    rules_try(&f, "nl",
              RULES_HEAD "for i = 1, 1500 do grow.figure { id = 'f' .. i, label = 'x',\n"
                         "  unit = 'count', value = 'Q' .. i } end\n");
    assert_null(f.rules);
    assert_true(f.diags.dropped > 0);
    assert_true(f.arena.used < 4 * 1024 * 1024);
    rules_tried(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_conditions_without_end),
        cmocka_unit_test(test_braces_are_no_conditions),
        cmocka_unit_test(test_texts_without_end),
        cmocka_unit_test(test_placeholders_without_end),
        cmocka_unit_test(test_columns_without_end),
        cmocka_unit_test(test_places_without_end),
        cmocka_unit_test(test_unknown_names_without_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
