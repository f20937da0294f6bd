// Remarks that allow warnings, and the formats for other programs, on lists made by hand: what the
// whole program gives is in tests/cli.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/diag.h"

struct made {
    struct arena arena;
    struct diags diags;
    struct buf out;
};

static struct made made;

static int set_up(void **state)
{
    (void)state;
    arena_init(&made.arena);
    diags_init(&made.diags, &made.arena);
    buf_init(&made.out, 100000);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    buf_clear(&made.out);
    arena_clear(&made.arena);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static int source(const char *name, const char *text)
{
    return diags_source(&made.diags, name, text, strlen(text));
}

// The line that the remark in `text`, whose mark stands at its first '#', is about; 0 when it is
// none.
static int line_about(const char *text)
{
    int file = source("x", text), line = 1;
    size_t before = made.diags.allow_count, at = strcspn(text, "#");
    for (size_t i = 0; i < at; i++)
        line += text[i] == '\n';
    diags_allow(&made.diags, file, line, at, "#");
    return made.diags.allow_count > before ? made.diags.allows[before].line : 0;
}

static void a_remark_is_about_its_line_or_the_next_one(void **state)
{
    (void)state;
    assert_int_equal(line_about("a: 1\nb: 2 # grow: allow G1620 because x\nc: 3\n"), 2);
    assert_int_equal(line_about("a: 1\n  # grow: allow G1620 because x\nc: 3\n"), 3);
    assert_int_equal(line_about("#grow:allow G1620 because x\r\n\r\n# more\r\n  c: 3\r\n"), 4);
    assert_int_equal(line_about("# grow: allow G1620 because x"), 1);
    assert_int_equal(line_about("# grow: alow G1620 because x"), 1);
    assert_int_equal(line_about("# Grow: the pack of our region"), 0);
    assert_int_equal(line_about("# grow: 1"), 0);
    assert_int_equal(line_about("# see grow: allow G1620 because x"), 0);
}

static void what_a_remark_says_is_kept(void **state)
{
    (void)state;
    line_about("# grow: allow  G1620  because  the board\treads it  \nc: 3\n");
    line_about("# grow: allow G1620 because\nc: 3\n");
    line_about("# grow: allow G1620 the board reads it\nc: 3\n");
    line_about("# grow: allow\nc: 3\n");
    const struct diag_allow *allows = made.diags.allows;
    assert_int_equal(allows[0].code, 1620);
    assert_string_equal(allows[0].because, "the board\treads it");
    assert_null(allows[1].because);
    assert_null(allows[2].because);
    assert_int_equal(allows[3].code, DIAG_NONE);
    assert_string_equal(allows[3].given, "");
}

static void only_warnings_with_the_code_on_the_line_are_allowed(void **state)
{
    (void)state;
    line_about("# grow: allow G1620 because x\nc: 3\n");
    line_about("# grow: allow G1204 because x\nc: 3\n");
    diag_add(&made.diags, DIAG_UNREAD_FIGURE, span_line(0, 2), "allowed");
    diag_add(&made.diags, DIAG_UNREAD_FIGURE, span_line(0, 1), "another line");
    diag_add(&made.diags, DIAG_UNREAD_FIGURE, span_line(1, 2), "another file");
    diag_add(&made.diags, DIAG_UNREAD_QUESTION, span_line(0, 2), "another code");
    diag_add(&made.diags, DIAG_UNKNOWN_SCALE, span_line(1, 2), "an error");
    assert_int_equal(made.diags.allowed_count, 1);
    assert_string_equal(made.diags.allowed[0]->message, "allowed");
    assert_string_equal(made.diags.allowed[0]->because, "x");
    assert_int_equal(made.diags.allows[0].used, 1);
    assert_int_equal(made.diags.allows[1].used, 0);
    assert_int_equal(made.diags.warnings, 3);
    assert_int_equal(made.diags.errors, 1);
}

static void allowed_warnings_take_no_room_of_others(void **state)
{
    (void)state;
    line_about("# grow: allow G1620 because x\nc: 3\n");
    for (int i = 0; i < 3000; i++)
        diag_add(&made.diags, DIAG_UNREAD_FIGURE, span_line(0, 2), "allowed");
    diag_add(&made.diags, DIAG_UNREAD_FIGURE, span_line(0, 1), "told");
    assert_int_equal(made.diags.allows[0].used, 3000);
    assert_int_equal(made.diags.count, 1);
    assert_int_equal(made.diags.dropped, 0);
}

static void junit_escapes_what_would_end_its_elements(void **state)
{
    (void)state;
    int file = source("a\"<b>&\x01.yaml", "x\n");
    diag_add(&made.diags, DIAG_UNKNOWN_SCALE, span_line(file, 1), "</failure> & \"x\"");
    diags_junit(&made.diags, false, &made.out);
    assert_non_null(strstr(made.out.text, "name=\"a&quot;&lt;b&gt;&amp;"));
    assert_non_null(strstr(made.out.text, "message=\"&lt;/failure&gt; &amp; &quot;x&quot;\""));
    assert_null(strchr(made.out.text, '\x01'));
    assert_null(strstr(made.out.text, "</failure> &"));
}

static void a_file_of_several_packs_is_one_case(void **state)
{
    (void)state;
    int first = source("common.yaml", "x\n"), again = source("common.yaml", "x\n");
    diag_add(&made.diags, DIAG_UNKNOWN_SCALE, span_line(first, 1), "one");
    diag_add(&made.diags, DIAG_UNUSED, span_line(again, 1), "two");
    diags_junit(&made.diags, true, &made.out);
    assert_non_null(strstr(made.out.text, "<testsuites tests=\"1\" failures=\"1\""));
    assert_non_null(strstr(made.out.text, "one"));
    assert_non_null(strstr(made.out.text, "two"));
}

static void a_path_becomes_a_uri(void **state)
{
    (void)state;
    diag_add(&made.diags, DIAG_UNUSED, span_line(source("/a b/100%.yaml", "x\n"), 1), "t");
    diags_sarif(&made.diags, "1", &made.out);
    assert_non_null(strstr(made.out.text, "\"uri\": \"file:///a%20b/100%25.yaml\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_remark_is_about_its_line_or_the_next_one),
        TEST(what_a_remark_says_is_kept),
        TEST(only_warnings_with_the_code_on_the_line_are_allowed),
        TEST(allowed_warnings_take_no_room_of_others),
        TEST(junit_escapes_what_would_end_its_elements),
        TEST(a_file_of_several_packs_is_one_case),
        TEST(a_path_becomes_a_uri),
    };
    return cmocka_run_group_tests_name("diag_formats", tests, NULL, NULL);
}
