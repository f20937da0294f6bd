// Collecting diagnostics: codes, counts, escaping, places.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/diag.h"

struct fixture {
    struct arena arena;
    struct diags diags;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    arena_init(&fixture.arena);
    diags_init(&fixture.diags, &fixture.arena);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_clear(&fixture->arena);
    return 0;
}

static void every_code_has_a_severity_and_a_summary(void **state)
{
    (void)state;
    static const enum diag_code CODES[] = {
#define CODE(number, name, severity, summary) DIAG_##name,
#include "base/codes.def"
#undef CODE
    };
    for (size_t i = 0; i < sizeof CODES / sizeof *CODES; i++) {
        assert_true(strlen(diag_summary(CODES[i])) > 0);
        assert_true(CODES[i] >= 1000 && CODES[i] <= 9999);
        for (size_t j = 0; j < i; j++) {
            assert_true(CODES[i] > CODES[j]); // in order, so none twice
        }
    }
    assert_int_equal(diag_severity_of(DIAG_UNKNOWN_SCALE), DIAG_ERROR);
    assert_int_equal(diag_severity_of(DIAG_UNUSED), DIAG_WARNING);
    assert_string_equal(diag_summary(DIAG_UNKNOWN_SCALE), "no scale of this name");
}

static void every_code_has_a_cause_an_example_and_a_repair(void **state)
{
    (void)state;
#define CODE(number, name, severity, summary)                                    \
    do {                                                                         \
        const struct diag_meaning *meaning = diag_meaning_of(DIAG_##name);       \
        if (meaning == NULL)                                                     \
            fail_msg("codes_help.def lacks %s", #name);                          \
        assert_true(strlen(meaning->cause) > 10 && strlen(meaning->repair) > 5); \
        if (meaning->example == NULL)                                            \
            fail_msg("codes_help.def has no example of %s", #name);              \
    } while (0);
#include "base/codes.def"
#undef CODE
    assert_null(diag_meaning_of(DIAG_NONE));
}

static void a_diagnostic_keeps_what_it_was_given(void **state)
{
    struct fixture *fixture = *state;
    struct diags *diags = &fixture->diags;
    int file = diags_source(diags, "a.yaml", "x: 1\n", 5);
    struct span span = {file, 1, 4, 1, 5};
    struct diag *diag = diag_add(diags, DIAG_UNKNOWN_SCALE, span, "no scale is called '%s'", "R5");
    diag_help(diags, diag, "there are %d scales", 2);
    diag_note_at(diags, diag, span_line(file, 1), "used here");
    assert_int_equal(diags->count, 1);
    assert_int_equal(diags->errors, 1);
    assert_int_equal(diags->warnings, 0);
    assert_ptr_equal(diags->list[0], diag);
    assert_int_equal(diag->code, DIAG_UNKNOWN_SCALE);
    assert_memory_equal(&diag->span, &span, sizeof span);
    assert_string_equal(diag->message, "no scale is called 'R5'");
    assert_true(diag->parts->help);
    assert_string_equal(diag->parts->message, "there are 2 scales");
    assert_int_equal(diag->parts->span.file, -1);
    assert_false(diag->parts->next->help);
    assert_int_equal(diag->parts->next->span.line, 1);
    assert_null(diag->parts->next->next);
    diag_add(diags, DIAG_UNUSED, span, "nothing uses '%s'", "x");
    assert_int_equal(diags->errors, 1);
    assert_int_equal(diags->warnings, 1);
}

static void hostile_names_are_escaped_in_messages(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *name, *message;
    } CASES[] = {
        {"gewoon", "'gewoon'"},
        {"co\xC3\xB6p", "'co\xC3\xB6p'"},
        {"\033[31mrood", "'\\u{1B}[31mrood'"},
        {"a\nb\tc\r", "'a\\u{0A}b\\u{09}c\\u{0D}'"},
        {"\xC2\x9B"
         "2J",
         "'\\u{9B}2J'"},
        {"\xE2\x80\xAE"
         "drow",
         "'\\u{202E}drow'"},
        {"\x80\xFF", "'\xEF\xBF\xBD\xEF\xBF\xBD'"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct diag *diag =
            diag_add(&fixture->diags, DIAG_BAD_ID, SPAN_NONE, "'%s'", CASES[i].name);
        assert_string_equal(diag->message, CASES[i].message);
    }
}

static void a_message_is_bounded_and_not_cut_inside_a_character(void **state)
{
    struct fixture *fixture = *state;
    char name[6001];
    for (size_t i = 0; i < 2000; i++) {
        memcpy(name + 3 * i, "\xE2\x82\xAC", 3);
    }
    name[6000] = '\0';
    static const char *const BEFORE[] = {"", "1", "12"};
    for (size_t i = 0; i < sizeof BEFORE / sizeof *BEFORE; i++) {
        struct diag *diag =
            diag_add(&fixture->diags, DIAG_BAD_ID, SPAN_NONE, "%s%s", BEFORE[i], name);
        size_t length = strlen(diag->message);
        assert_in_range(length, 1900, 2000);
        assert_string_equal(diag->message + length - 3, "...");
        assert_null(strstr(diag->message, "\xEF\xBF\xBD"));
    }
}

static void past_the_most_errors_are_only_counted(void **state)
{
    struct fixture *fixture = *state;
    struct diags *diags = &fixture->diags;
    for (int i = 0; i < DIAG_MOST + 7; i++) {
        struct diag *diag = diag_add(diags, DIAG_BAD_ID, SPAN_NONE, "number %d", i);
        assert_non_null(diag);
        diag_help(diags, diag, "help");
        diag_note_at(diags, diag, SPAN_NONE, "note");
    }
    size_t used = fixture->arena.used;
    diag_help(diags, diag_add(diags, DIAG_BAD_ID, SPAN_NONE, "one more"), "help");
    assert_int_equal(fixture->arena.used, used);
    diag_add(diags, DIAG_UNUSED, SPAN_NONE, "warnings are kept apart");
    assert_int_equal(diags->count, DIAG_MOST + 1);
    assert_int_equal(diags->errors, DIAG_MOST + 8);
    assert_int_equal(diags->warnings, 1);
    assert_int_equal(diags->dropped, 8);
}

// A case and its variants share their places; packs share files, each with a source of its own.
static void what_is_told_again_is_one_fault(void **state)
{
    struct fixture *fixture = *state;
    struct diags *diags = &fixture->diags;
    int first = diags_source(diags, "common.yaml", "x\n", 2);
    int again = diags_source(diags, "common.yaml", "x\n", 2);
    int other = diags_source(diags, "other.yaml", "x\n", 2);
    for (int i = 0; i < DIAG_MOST + 5; i++) {
        diag_help(diags, diag_add(diags, DIAG_BAD_ID, span_line(first, 1), "no \x01"), "help");
        diag_add(diags, DIAG_UNUSED, span_line(again, 1), "no");
    }
    diag_add(diags, DIAG_BAD_ID, span_line(again, 1), "no \x01");
    diag_add(diags, DIAG_BAD_ID, span_line(other, 1), "no \x01");
    diag_add(diags, DIAG_BAD_ID, span_line(first, 1), "another");
    diag_add(diags, DIAG_BAD_NUMBER, span_line(first, 1), "no \x01");
    diag_add(diags, DIAG_BAD_ID, span_line(first, 2), "no \x01");
    assert_int_equal(diags->errors, DIAG_MOST + 10); // who compares before and after is told
    assert_int_equal(diags_errors(diags), 5);
    assert_int_equal(diags_warnings(diags), 1);
    assert_int_equal(diags->dropped, 0);
    assert_int_equal(diags_shown(diags, false).count, 6);
}

static void a_near_name_is_suggested(void **state)
{
    struct fixture *fixture = *state;
    static const char *const NAMES[] = {"R4", "J3"};
    struct diag *near = diag_add(&fixture->diags, DIAG_UNKNOWN_SCALE, SPAN_NONE, "near");
    diag_suggest(&fixture->diags, near, "R5", NAMES, 2);
    assert_true(near->parts->help);
    assert_string_equal(near->parts->message, "did you mean 'R4'?");
    struct diag *far = diag_add(&fixture->diags, DIAG_UNKNOWN_SCALE, SPAN_NONE, "far");
    diag_suggest(&fixture->diags, far, "leeg", NAMES, 2);
    assert_null(far->parts);
}

static void spans_join_from_start_to_end(void **state)
{
    (void)state;
    const struct span from = {0, 2, 3, 2, 9}, to = {0, 4, 1, 4, 6}, other = {1, 1, 1, 1, 2};
    const struct span both = {0, 2, 3, 4, 6}, whole_file = {0, 0, 0, 0, 0};
    const struct {
        struct span from, to, joined;
    } cases[] = {
        {from, to, both},    {from, other, from},      {from, SPAN_NONE, from},
        {SPAN_NONE, to, to}, {from, whole_file, from}, {whole_file, to, to},
        {from, from, from},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct span joined = span_join(cases[i].from, cases[i].to);
        assert_memory_equal(&joined, &cases[i].joined, sizeof joined);
    }
}

static void byte_offsets_become_lines_and_columns(void **state)
{
    struct fixture *fixture = *state;
    static const char TEXT[] = "a: 1\nna\xC3\xAF"
                               "ef: 2\n\nz";
    int file = diags_source(&fixture->diags, "a.yaml", TEXT, sizeof TEXT - 1);
    static const struct {
        size_t from, to;
        int line, column, end_line, end_column;
    } CASES[] = {
        {0, 1, 1, 1, 1, 2},   {3, 4, 1, 4, 1, 5},     {4, 5, 1, 5, 2, 1},   {5, 11, 2, 1, 2, 6},
        {9, 10, 2, 4, 2, 5},  {0, 13, 1, 1, 2, 8},    {16, 17, 4, 1, 4, 2}, {15, 16, 3, 1, 4, 1},
        {17, 17, 4, 2, 4, 2}, {900, 901, 4, 2, 4, 2}, {5, 2, 1, 3, 1, 3},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct span span = diags_span_of(&fixture->diags, file, CASES[i].from, CASES[i].to);
        assert_int_equal(span.file, file);
        assert_int_equal(span.line, CASES[i].line);
        assert_int_equal(span.column, CASES[i].column);
        assert_int_equal(span.end_line, CASES[i].end_line);
        assert_int_equal(span.end_column, CASES[i].end_column);
    }
    assert_int_equal(diags_span_of(&fixture->diags, 7, 0, 1).file, -1);
}

// Each place is found from the one before it, and an excerpt measures only what is near.
static void many_places_on_a_long_line_take_no_time(void **state)
{
    struct fixture *fixture = *state;
    enum { LENGTH = 1000000, PLACES = 20000, SHOWN = 50 };
    char *text = arena_alloc(&fixture->arena, LENGTH + 1);
    memset(text, 'x', LENGTH);
    int file = diags_source(&fixture->diags, "a.yaml", text, LENGTH);
    clock_t since = clock();
    for (size_t i = 0; i < PLACES; i++) {
        size_t at = LENGTH / PLACES * i;
        struct span span = diags_span_of(&fixture->diags, file, at, at + 1);
        assert_int_equal(span.column, at + 1);
        if (i >= PLACES - SHOWN) {
            diag_add(&fixture->diags, DIAG_UNUSED, span, "here");
        }
    }
    struct buf out;
    buf_init(&out, LENGTH);
    diags_print(&fixture->diags, &out, false);
    assert_non_null(strstr(out.text, "^"));
    buf_clear(&out);
    assert_true((double)(clock() - since) / CLOCKS_PER_SEC < 3.0); // of the processor, sanitized
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_has_a_cause_an_example_and_a_repair),
        cmocka_unit_test(every_code_has_a_severity_and_a_summary),
        cmocka_unit_test_setup_teardown(a_diagnostic_keeps_what_it_was_given, set_up, tear_down),
        cmocka_unit_test_setup_teardown(hostile_names_are_escaped_in_messages, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_message_is_bounded_and_not_cut_inside_a_character, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(past_the_most_errors_are_only_counted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_told_again_is_one_fault, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_near_name_is_suggested, set_up, tear_down),
        cmocka_unit_test(spans_join_from_start_to_end),
        cmocka_unit_test_setup_teardown(byte_offsets_become_lines_and_columns, set_up, tear_down),
        cmocka_unit_test_setup_teardown(many_places_on_a_long_line_take_no_time, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
