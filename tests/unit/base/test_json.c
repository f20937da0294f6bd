// The JSON writer: layout, commas, escapes and values.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/json.h"

static void write_sample(struct json *json)
{
    json_open(json, '{');
    json_key(json, "grow_result");
    json_integer(json, 1);
    json_key(json, "empty");
    json_open(json, '[');
    json_close(json, ']');
    json_key(json, "none");
    json_open(json, '{');
    json_close(json, '}');
    json_key(json, "list");
    json_open(json, '[');
    json_bool(json, true);
    json_null(json);
    json_open(json, '{');
    json_key(json, "score");
    json_fixed(json, 25, 1);
    json_key(json, "share");
    json_plain(json, 0.250, 3);
    json_close(json, '}');
    json_string(json, NULL);
    json_close(json, ']');
    json_close(json, '}');
}

static void people_get_two_blanks_a_level(void **state)
{
    (void)state;
    struct buf out;
    struct json json;
    buf_init(&out, 10000);
    json_init(&json, &out, false);
    write_sample(&json);
    assert_string_equal(out.text, "{\n"
                                  "  \"grow_result\": 1,\n"
                                  "  \"empty\": [],\n"
                                  "  \"none\": {},\n"
                                  "  \"list\": [\n"
                                  "    true,\n"
                                  "    null,\n"
                                  "    {\n"
                                  "      \"score\": 25.0,\n"
                                  "      \"share\": 0.25\n"
                                  "    },\n"
                                  "    null\n"
                                  "  ]\n"
                                  "}");
    buf_clear(&out);
}

static void the_canonical_form_has_no_blanks(void **state)
{
    (void)state;
    struct buf out;
    struct json json;
    buf_init(&out, 10000);
    json_init(&json, &out, true);
    write_sample(&json);
    assert_string_equal(out.text, "{\"grow_result\":1,\"empty\":[],\"none\":{},"
                                  "\"list\":[true,null,{\"score\":25.0,\"share\":0.25},null]}");
    buf_clear(&out);
}

static void strings_are_escaped(void **state)
{
    (void)state;
    static const struct {
        const char *text, *json;
    } CASES[] = {
        {"", "\"\""},
        {"een \"woord\" \\ meer", "\"een \\\"woord\\\" \\\\ meer\""},
        {"\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\""},
        {"\x01\x1B\x7F", "\"\\u0001\\u001b\\u007f\""},
        {"co\xC3\xB6rdinator \xE2\x82\xAC \xF0\x9F\x8C\xB1",
         "\"co\xC3\xB6rdinator \xE2\x82\xAC \xF0\x9F\x8C\xB1\""},
        {"\xC2\x85\xE2\x80\xA8\xE2\x80\xAE", "\"\\u0085\\u2028\\u202e\""},
        {"\xEF\xBF\xBF\xF4\x8F\xBF\xBF", "\"\\uffff\\udbff\\udfff\""},
        {"a\xFFz\xC3", "\"a\xEF\xBF\xBDz\xEF\xBF\xBD\""},
        {"\xEF\xBF\xBD", "\"\xEF\xBF\xBD\""},
        {"</script>", "\"</script>\""},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct buf out;
        struct json json;
        buf_init(&out, 1000);
        json_init(&json, &out, true);
        json_string(&json, CASES[i].text);
        assert_string_equal(out.text, CASES[i].json);
        buf_clear(&out);
    }
}

static void values_are_written_as_they_are_shown(void **state)
{
    (void)state;
    static const struct value WORDS[] = {{.kind = VALUE_WORD, .text = "po"},
                                         {.kind = VALUE_MISSING}};
    static const struct value ROWS[] = {{.kind = VALUE_LIST, .items = WORDS, .count = 2},
                                        {.kind = VALUE_LIST}};
    static const struct {
        struct value value;
        const char *json;
    } CASES[] = {
        {{.kind = VALUE_MISSING}, "null"},
        {{.kind = VALUE_BOOL, .number = 1}, "true"},
        {{.kind = VALUE_BOOL}, "false"},
        {{.kind = VALUE_NUMBER, .number = 70.83, .decimals = 1}, "70.8"},
        {{.kind = VALUE_NUMBER, .number = 1, .decimals = 1}, "1.0"},
        {{.kind = VALUE_NUMBER, .number = -35100.2, .decimals = 0}, "-35100"},
        {{.kind = VALUE_NUMBER, .number = 0.125, .decimals = VALUE_EXACT}, "0.125"},
        {{.kind = VALUE_WORD, .text = "aspirant"}, "\"aspirant\""},
        {{.kind = VALUE_TEXT, .text = "a\nb"}, "\"a\\nb\""},
        {{.kind = VALUE_DATE, .number = 20103, .text = "2025-01-15"}, "\"2025-01-15\""},
        {{.kind = VALUE_LIST}, "[]"},
        {{.kind = VALUE_LIST, .items = WORDS, .count = 2}, "[\"po\",null]"},
        {{.kind = VALUE_TABLE, .items = ROWS, .count = 2}, "[[\"po\",null],[]]"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct buf out;
        struct json json;
        buf_init(&out, 1000);
        json_init(&json, &out, true);
        json_value(&json, &CASES[i].value);
        assert_string_equal(out.text, CASES[i].json);
        buf_clear(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_get_two_blanks_a_level),
        cmocka_unit_test(the_canonical_form_has_no_blanks),
        cmocka_unit_test(strings_are_escaped),
        cmocka_unit_test(values_are_written_as_they_are_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
