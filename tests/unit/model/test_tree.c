// YAML to nodes: places, what is kept as text, the limits, and that hostile texts end fast.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <string.h>
#include <time.h>

#include "model/tree.h"

struct fixture {
    struct arena arena;
    struct diags diags;
    struct buf text; // what a test builds
};

enum { MOST_BYTES = 32 * 1024 * 1024 };

static int set_up(void **state)
{
    static struct fixture fixture;
    arena_init(&fixture.arena);
    diags_init(&fixture.diags, &fixture.arena);
    buf_init(&fixture.text, 4 * TREE_BYTES);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    buf_clear(&fixture->text);
    arena_clear(&fixture->arena);
    return 0;
}

static const struct node *parse_n(struct fixture *f, const char *text, size_t length)
{
    int file = diags_source(&f->diags, "test.yaml", text, length);
    return tree_parse(&f->arena, file, text, length, &f->diags);
}

static const struct node *parse(struct fixture *f, const char *text)
{
    return parse_n(f, text, strlen(text));
}

static void assert_span(struct span span, int line, int column, int end_line, int end_column)
{
    assert_int_equal(span.line, line);
    assert_int_equal(span.column, column);
    assert_int_equal(span.end_line, end_line);
    assert_int_equal(span.end_column, end_column);
}

// The text is refused with this code alone, within a second and without much memory.
static void assert_refused(struct fixture *f, const char *text, size_t length, enum diag_code code)
{
    clock_t start = clock();
    assert_null(parse_n(f, text, length));
    assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 1);
    assert_true(f->arena.used < MOST_BYTES);
    assert_true(f->diags.count > 0);
    for (size_t i = 0; i < f->diags.count; i++)
        assert_int_equal(f->diags.list[i]->code, code);
}

static void repeat(struct buf *buf, const char *text, size_t times)
{
    for (size_t i = 0; i < times; i++)
        buf_puts(buf, text);
}

// --- nodes ---

static void a_mapping_keeps_its_order_and_its_scalars_stay_text(void **state)
{
    struct fixture *f = *state;
    static const char *const WORDS[] = {"no",  "on",   "1e3", "0x10",       "inf",  ".5",
                                        "1_0", "1.10", "~",   "2026-11-21", "null", "0o7"};
    const struct node *top =
        parse(f, "z: [no, on, 1e3, 0x10, inf, .5, 1_0, 1.10, ~, 2026-11-21, null, 0o7]\na: 1\n");
    assert_non_null(top);
    assert_int_equal(top->kind, NODE_MAP);
    assert_int_equal(top->count, 2);
    assert_string_equal(top->keys[0]->text, "z");
    assert_string_equal(top->keys[1]->text, "a");
    const struct node *list = top->items[0];
    assert_int_equal(list->count, sizeof WORDS / sizeof *WORDS);
    for (size_t i = 0; i < list->count; i++) {
        assert_string_equal(list->items[i]->text, WORDS[i]);
        assert_false(list->items[i]->quoted);
    }
}

static void quotes_and_blocks_are_marked(void **state)
{
    struct fixture *f = *state;
    const struct node *top =
        parse(f, "a: 'x'\nb: \"y\\u00e9\"\nc: |\n  one\n  two\nd: >-\n  one\n  two\ne:\n");
    assert_non_null(top);
    assert_true(node_find(top, "a")->quoted);
    assert_string_equal(node_find(top, "b")->text, "y\xC3\xA9");
    assert_string_equal(node_find(top, "c")->text, "one\ntwo\n");
    assert_true(node_find(top, "c")->quoted);
    assert_string_equal(node_find(top, "d")->text, "one two");
    assert_true(node_is_null(node_find(top, "e")));
    assert_null(node_find(top, "f"));
}

static void places_count_from_one_in_code_points(void **state)
{
    struct fixture *f = *state;
    const struct node *top = parse(f, "\xC3\xA9\xC3\xA9: \xE2\x82\xAC"
                                      "5\nlist:\n  - a: 1\n    b: 2\n"
                                      "\n  # a comment\nflow: {x: 1,\n  y: 2}\n");
    assert_non_null(top);
    assert_span(top->keys[0]->span, 1, 1, 1, 3);
    assert_span(top->items[0]->span, 1, 5, 1, 7);
    const struct node *list = top->items[1];
    assert_span(list->span, 3, 3, 4, 9); // not to the end of the comment
    assert_span(list->items[0]->span, 3, 5, 4, 9);
    assert_span(list->items[0]->items[1]->span, 4, 8, 4, 9);
    assert_span(top->items[2]->span, 7, 7, 8, 8);
}

static void a_mark_at_the_start_and_returns_are_harmless(void **state)
{
    struct fixture *f = *state;
    const struct node *top = parse(f, "\xEF\xBB\xBF# text\r\na: |\r\n  one\r\n  two\r\n");
    assert_non_null(top);
    assert_span(top->keys[0]->span, 2, 1, 2, 2);
    assert_string_equal(top->items[0]->text, "one\ntwo\n");
}

static void json_is_read_too(void **state)
{
    struct fixture *f = *state;
    const struct node *top = parse(f, "{\"a\": [1, {\"b\": \"c\\n\"}],\n \"d\": null}");
    assert_non_null(top);
    assert_string_equal(node_find(top->items[0]->items[1], "b")->text, "c\n");
    assert_true(node_is_null(node_find(top, "d")));
}

static void depth_is_allowed_up_to_its_limit(void **state)
{
    struct fixture *f = *state;
    buf_puts(&f->text, "a: ");
    repeat(&f->text, "[", TREE_DEPTH - 1);
    repeat(&f->text, "]", TREE_DEPTH - 1);
    assert_non_null(parse(f, f->text.text));
    buf_reset(&f->text);
    buf_puts(&f->text, "a: ");
    repeat(&f->text, "[", TREE_DEPTH);
    repeat(&f->text, "]", TREE_DEPTH);
    assert_refused(f, f->text.text, f->text.length, DIAG_TOO_DEEP);
}

static void an_error_that_leaves_a_tree_is_told_by_the_lenient_reader(void **state)
{
    struct fixture *f = *state;
    const char *text = "a: &x 1\nb: 2\nb: 3\n";
    int file = diags_source(&f->diags, "test.yaml", text, strlen(text));
    const struct node *top = tree_parse_on(&f->arena, file, text, strlen(text), &f->diags);
    assert_non_null(top);
    assert_int_equal(f->diags.errors, 2);
    assert_string_equal(node_find(top, "b")->text, "2");
    assert_null(parse(f, text));
}

// --- limits ---

static void a_deep_flow_ends_fast(void **state)
{
    struct fixture *f = *state;
    buf_puts(&f->text, "a: ");
    repeat(&f->text, "[", 64 * 1024);
    assert_refused(f, f->text.text, f->text.length, DIAG_TOO_DEEP);
}

static void deep_mappings_end_fast(void **state)
{
    struct fixture *f = *state;
    repeat(&f->text, "{a: ", 64 * 1024);
    assert_refused(f, f->text.text, f->text.length, DIAG_TOO_DEEP);
}

static void deep_blocks_end_fast(void **state)
{
    struct fixture *f = *state;
    buf_puts(&f->text, "a:\n");
    repeat(&f->text, "- ", 128 * 1024);
    assert_refused(f, f->text.text, f->text.length, DIAG_TOO_DEEP);
}

static void deep_questions_end_fast(void **state)
{
    struct fixture *f = *state;
    repeat(&f->text, "? ", 128 * 1024);
    assert_refused(f, f->text.text, f->text.length, DIAG_TOO_DEEP);
}

static void brackets_on_lines_of_their_own_end_fast(void **state)
{
    struct fixture *f = *state;
    buf_puts(&f->text, "a:\n");
    repeat(&f->text, " [\n", 64 * 1024);
    assert_refused(f, f->text.text, f->text.length, DIAG_TOO_DEEP);
}

static void many_directives_end_fast(void **state)
{
    struct fixture *f = *state;
    for (int i = 0; i < 20000; i++)
        buf_putf(&f->text, "%%TAG !t%d! tag:x,2000:\n", i);
    buf_puts(&f->text, "---\na: 1\n");
    assert_refused(f, f->text.text, f->text.length, DIAG_YAML_FEATURE);
}

static void many_anchors_and_aliases_end_fast(void **state)
{
    struct fixture *f = *state;
    buf_puts(&f->text, "a:\n");
    for (int i = 0; i < 20000; i++)
        buf_putf(&f->text, "- &a%d [*a%d, *a%d]\n", i + 1, i, i);
    assert_refused(f, f->text.text, f->text.length, DIAG_YAML_FEATURE);
    assert_true(f->diags.errors <= 2 * DIAG_MOST);
}

static void a_bomb_of_aliases_is_only_text(void **state)
{
    struct fixture *f = *state;
    buf_puts(&f->text, "a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (char c = 'b'; c <= 'i'; c++)
        buf_putf(&f->text, "%c: &%c [*%c, *%c, *%c, *%c, *%c]\n", c, c, c - 1, c - 1, c - 1, c - 1,
                 c - 1);
    assert_refused(f, f->text.text, f->text.length, DIAG_YAML_FEATURE);
}

static void a_large_file_is_refused_unread(void **state)
{
    struct fixture *f = *state;
    buf_puts(&f->text, "a: ");
    repeat(&f->text, "xxxxxxxxxxxxxxxx", TREE_BYTES / 16);
    assert_refused(f, f->text.text, f->text.length, DIAG_TOO_BIG);
}

static void a_large_text_is_refused(void **state)
{
    struct fixture *f = *state;
    buf_puts(&f->text, "a: ");
    repeat(&f->text, "x", TREE_SCALAR);
    assert_non_null(parse(f, f->text.text));
    buf_putc(&f->text, 'x');
    assert_refused(f, f->text.text, f->text.length, DIAG_TOO_BIG);
}

static void a_long_key_is_refused(void **state)
{
    struct fixture *f = *state;
    repeat(&f->text, "k", TREE_KEY);
    buf_puts(&f->text, ": 1\n");
    assert_non_null(parse(f, f->text.text));
    buf_reset(&f->text);
    repeat(&f->text, "k", 100 * 1024);
    buf_puts(&f->text, ": 1\n");
    assert_refused(f, f->text.text, f->text.length, DIAG_TOO_BIG);
}

static void too_many_parts_are_refused(void **state)
{
    struct fixture *f = *state;
    buf_puts(&f->text, "a: [");
    repeat(&f->text, "1, ", TREE_EVENTS);
    buf_puts(&f->text, "1]\n");
    assert_refused(f, f->text.text, f->text.length, DIAG_TOO_BIG);
}

static void the_same_key_forty_thousand_times_ends_fast(void **state)
{
    struct fixture *f = *state;
    repeat(&f->text, "key: 1\n", 40000);
    assert_refused(f, f->text.text, f->text.length, DIAG_DUPLICATE_KEY);
    assert_int_equal(f->diags.errors, 39999);
    assert_true(f->diags.count <= DIAG_MOST);
}

static void forty_thousand_keys_are_compared_fast(void **state)
{
    struct fixture *f = *state;
    for (int i = 0; i < 40000; i++)
        buf_putf(&f->text, "key%d: 1\n", i);
    clock_t start = clock();
    assert_non_null(parse(f, f->text.text));
    assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 1);
}

static void every_cut_of_a_text_ends_well(void **state)
{
    struct fixture *f = *state;
    const char *text =
        "a: {b: [c, \"d\\u20ac\", 'e'], ? f : |\n  g\n, h: \xE2\x82\xAC}\n- x\n%y\n&z *w";
    for (size_t i = 0; i <= strlen(text); i++) {
        diags_init(&f->diags, &f->arena);
        assert_true((parse_n(f, text, i) == NULL) == (f->diags.errors > 0));
    }
}

// --- canonical JSON ---

static void assert_canonical(struct fixture *f, const char *text, const char *json)
{
    const struct node *top = parse(f, text);
    assert_non_null(top);
    buf_reset(&f->text);
    tree_canonical(top, &f->text);
    assert_string_equal(f->text.text, json);
}

static void the_canonical_form_has_sorted_keys_and_only_texts(void **state)
{
    struct fixture *f = *state;
    assert_canonical(f, "b: 1\na: [x, {}, []]\nB: \"q\\\"\\n\"\n",
                     "{\"B\":\"q\\\"\\n\",\"a\":[\"x\",{},[]],\"b\":\"1\"}");
}

static void the_canonical_form_does_not_see_how_a_file_is_laid_out(void **state)
{
    struct fixture *f = *state;
    const char *json = "{\"a\":\"one two\",\"b\":{\"c\":\"1\"}}";
    assert_canonical(f, "# comment\na: >-\n  one\n  two\nb:\n  c: 1\n", json);
    assert_canonical(f, "{b: {\"c\": '1'}, a: one two}", json);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_mapping_keeps_its_order_and_its_scalars_stay_text),
        TEST(quotes_and_blocks_are_marked),
        TEST(places_count_from_one_in_code_points),
        TEST(a_mark_at_the_start_and_returns_are_harmless),
        TEST(json_is_read_too),
        TEST(depth_is_allowed_up_to_its_limit),
        TEST(an_error_that_leaves_a_tree_is_told_by_the_lenient_reader),
        TEST(a_deep_flow_ends_fast),
        TEST(deep_mappings_end_fast),
        TEST(deep_blocks_end_fast),
        TEST(deep_questions_end_fast),
        TEST(brackets_on_lines_of_their_own_end_fast),
        TEST(many_directives_end_fast),
        TEST(many_anchors_and_aliases_end_fast),
        TEST(a_bomb_of_aliases_is_only_text),
        TEST(a_large_file_is_refused_unread),
        TEST(a_large_text_is_refused),
        TEST(a_long_key_is_refused),
        TEST(too_many_parts_are_refused),
        TEST(the_same_key_forty_thousand_times_ends_fast),
        TEST(forty_thousand_keys_are_compared_fast),
        TEST(every_cut_of_a_text_ends_well),
        TEST(the_canonical_form_has_sorted_keys_and_only_texts),
        TEST(the_canonical_form_does_not_see_how_a_file_is_laid_out),
    };
    return cmocka_run_group_tests_name("tree", tests, NULL, NULL);
}
