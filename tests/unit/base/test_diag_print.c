// How diagnostics look: for people, byte by byte, and as JSON.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <string.h>

#include "base/diag.h"
#include "base/json.h"

// One diagnostic on one source, printed.
struct sample {
    const char *name, *text;
    struct span span;
    const char *printed;
};

static void print(const struct sample *sample, bool colour, struct buf *out)
{
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    const char *text = sample->text;
    diags_source(&diags, sample->name, text, text == NULL ? 0 : strlen(text));
    diag_add(&diags, DIAG_BAD_ID, sample->span, "bad");
    buf_init(out, 100000);
    diags_print(&diags, out, colour);
    arena_clear(&arena);
}

static void assert_printed(const struct sample samples[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct buf out;
        print(&samples[i], false, &out);
        assert_string_equal(out.text, samples[i].printed);
        buf_clear(&out);
    }
}

static void the_form_is_that_of_the_design(void **state)
{
    (void)state;
    static const char PACK[] = "# 1\n#\n#\n#\n#\n#\n#\n#\n#\n#\n#\n#\n#\n#\n#\n#\n#\n#\n#\n#\n"
                               "#\n#\n#\n#\n#\n#\n#\n#\n#\n#\n#\n#\n#\n#\n#\n#\n#\n#\n#\n#\n"
                               "      scale: R5\n";
    struct arena arena;
    struct diags diags;
    struct buf out;
    arena_init(&arena);
    buf_init(&out, 10000);
    diags_init(&diags, &arena);
    int pack = diags_source(&diags, "questionnaires/x/questionnaire.yaml", PACK, strlen(PACK));
    int scales = diags_source(&diags, "questionnaires/common/scales.yaml", NULL, 0);
    struct span span = {pack, 41, 14, 41, 16};
    struct diag *diag = diag_add(&diags, DIAG_UNKNOWN_SCALE, span, "no scale is called '%s'", "R5");
    diag_help_at(&diags, diag, span_line(scales, 12), "did you mean '%s'?", "R4");
    diag_note_at(&diags, diag, span_line(scales, 3), "scales are declared here");
    diag_help(&diags, diag, "or is it %s?", "J3");
    diags_print(&diags, &out, false);
    assert_string_equal(
        out.text,
        "questionnaires/x/questionnaire.yaml:41:14: error: no scale is called 'R5' [G1204]\n"
        "   41 |       scale: R5\n"
        "      |              ^~\n"
        "   = help: did you mean 'R4' (questionnaires/common/scales.yaml:12)?\n"
        "   = note: scales are declared here (questionnaires/common/scales.yaml:3)\n"
        "   = help: or is it J3?\n");
    buf_clear(&out);
    arena_clear(&arena);
}

static void the_caret_stands_under_the_span(void **state)
{
    (void)state;
    static const struct sample SAMPLES[] = {
        {"f", "ab\n", {0, 1, 1, 1, 2}, "f:1:1: error: bad [G1106]\n    1 | ab\n      | ^\n"},
        {"f", "ab\n", {0, 1, 1, 1, 3}, "f:1:1: error: bad [G1106]\n    1 | ab\n      | ^~\n"},
        // an empty span, the end of a line, past its end, the line behind the last
        {"f", "ab\n", {0, 1, 2, 1, 2}, "f:1:2: error: bad [G1106]\n    1 | ab\n      |  ^\n"},
        {"f", "ab\n", {0, 1, 3, 1, 3}, "f:1:3: error: bad [G1106]\n    1 | ab\n      |   ^\n"},
        {"f", "ab\n", {0, 1, 9, 1, 12}, "f:1:9: error: bad [G1106]\n    1 | ab\n      |   ^\n"},
        {"f", "ab\n", {0, 2, 1, 2, 1}, "f:2:1: error: bad [G1106]\n    2 |\n      | ^\n"},
        // over several lines: to the end of the first, also without its carriage return
        {"f",
         "ab cd\r\nef\n",
         {0, 1, 4, 2, 3},
         "f:1:4: error: bad [G1106]\n    1 | ab cd\n      |    ^~\n"},
        // tabs stay, wide characters count twice, combining ones not
        {"f",
         "\ta\tbc\n",
         {0, 1, 4, 1, 6},
         "f:1:4: error: bad [G1106]\n    1 | \ta\tbc\n      | \t \t^~\n"},
        {"f",
         "\xE6\x97\xA5x\xE6\x9C\xACy\n",
         {0, 1, 2, 1, 4},
         "f:1:2: error: bad [G1106]\n    1 | \xE6\x97\xA5x\xE6\x9C\xACy\n      |   ^~~\n"},
        {"f",
         "e\xCC\x81x\n",
         {0, 1, 3, 1, 4},
         "f:1:3: error: bad [G1106]\n    1 | e\xCC\x81x\n      |  ^\n"},
        // a source without a text
        {"f", NULL, {0, 5, 1, 5, 2}, "f:5:1: error: bad [G1106]\n"},
    };
    assert_printed(SAMPLES, sizeof SAMPLES / sizeof *SAMPLES);
}

static void without_a_place_there_is_no_excerpt(void **state)
{
    (void)state;
    static const struct sample SAMPLES[] = {
        {"f", "ab\n", {0, 0, 0, 0, 0}, "f:1:1: error: bad [G1106]\n"},
        {"f", "ab\n", {-1, 0, 0, 0, 0}, "error: bad [G1106]\n"},
        {"f", "ab\n", {9, 1, 1, 1, 1}, "error: bad [G1106]\n"},
        {"f", "ab\n", {0, 3, 1, 3, 1}, "f:3:1: error: bad [G1106]\n"},
        {"f", "ab\n", {0, 1, 0, 1, 0}, "f:1:1: error: bad [G1106]\n    1 | ab\n"},
    };
    assert_printed(SAMPLES, sizeof SAMPLES / sizeof *SAMPLES);
}

static void control_characters_are_never_printed_raw(void **state)
{
    (void)state;
    static const struct sample SAMPLES[] = {
        {"a\033b",
         "x\033[2Jy\n",
         {0, 1, 2, 1, 3},
         "a\\u{1B}b:1:2: error: bad [G1106]\n    1 | x\\u{1B}[2Jy\n      |  ^~~~~~\n"},
        {"f",
         "\xE2\x80\xAE"
         "a\xFF\n",
         {0, 1, 2, 1, 4},
         "f:1:2: error: bad [G1106]\n    1 | \\u{202E}a\xEF\xBF\xBD\n      |         ^~\n"},
        {"f",
         "a\rb\n",
         {0, 1, 3, 1, 4},
         "f:1:3: error: bad [G1106]\n    1 | a\\u{0D}b\n      |        ^\n"},
    };
    assert_printed(SAMPLES, sizeof SAMPLES / sizeof *SAMPLES);
}

static void colours_are_added_only_when_asked(void **state)
{
    (void)state;
    const struct sample sample = {"f", "ab\n", {0, 1, 1, 1, 2}, NULL};
    struct buf out;
    print(&sample, true, &out);
    assert_string_equal(out.text, "\033[1mf:1:1: \033[0m\033[1;31merror: \033[0mbad [G1106]\n"
                                  "\033[34m    1 |\033[0m ab\n"
                                  "\033[34m      |\033[0m \033[1;31m^\033[0m\n");
    buf_clear(&out);
}

// The second and third line of what is printed for a span on a line of `length` letters.
static void print_long(size_t length, int column, int end, char line[400], char mark[400])
{
    char text[5001];
    memset(text, 'x', length);
    for (size_t i = 0; i < length; i++) {
        text[i] = (char)('a' + i % 26);
    }
    text[length] = '\0';
    const struct sample sample = {"f", text, {0, 1, column, 1, end}, NULL};
    struct buf out;
    print(&sample, false, &out);
    const char *second = strchr(out.text, '\n') + 1, *third = strchr(second, '\n') + 1;
    size_t second_length = (size_t)(third - second) - 1, third_length = strlen(third) - 1;
    assert_true(second_length < 400 && third_length < 400);
    memcpy(line, second, second_length);
    line[second_length] = '\0';
    memcpy(mark, third, third_length);
    mark[third_length] = '\0';
    buf_clear(&out);
}

static void a_long_line_is_cut_to_a_window_around_the_span(void **state)
{
    (void)state;
    static const struct {
        size_t length;
        int column, end;
        bool cut_front, cut_back;
    } CASES[] = {
        {160, 160, 161, false, false},   {161, 1, 2, false, true},
        {161, 101, 102, false, true},    {161, 161, 162, true, false},
        {5000, 1, 5001, false, true},    {5000, 100, 102, false, true},
        {5000, 2500, 2503, true, true},  {5000, 2500, 4999, true, true},
        {5000, 5000, 5001, true, false}, {5000, 5001, 5001, true, false},
    };
    enum { GUTTER = 8 };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        char line[400], mark[400];
        print_long(CASES[i].length, CASES[i].column, CASES[i].end, line, mark);
        assert_in_range(strlen(line), GUTTER + 1, GUTTER + 160);
        assert_in_range(strlen(mark), GUTTER + 1, GUTTER + 161);
        assert_int_equal(strncmp(line + GUTTER, "...", 3) == 0, CASES[i].cut_front);
        assert_int_equal(strcmp(line + strlen(line) - 3, "...") == 0, CASES[i].cut_back);
        size_t caret = strcspn(mark, "^");
        assert_int_equal(mark[caret], '^');
        if ((size_t)CASES[i].column <= CASES[i].length) {
            assert_int_equal(line[caret], 'a' + (CASES[i].column - 1) % 26);
        } else {
            assert_int_equal(caret, strlen(line));
        }
    }
}

static void a_line_of_invisible_characters_is_cut_too(void **state)
{
    (void)state;
    static char text[200001];
    for (size_t i = 0; i < 100000; i++) {
        memcpy(text + 2 * i, "\xCC\x81", 2);
    }
    const struct sample sample = {"f", text, {0, 1, 90000, 1, 90001}, NULL};
    struct buf out;
    print(&sample, false, &out);
    assert_in_range(out.length, 1000, 4000);
    assert_non_null(strchr(out.text, '^'));
    buf_clear(&out);
}

static void they_are_sorted_by_place_and_then_as_found(void **state)
{
    (void)state;
    struct arena arena;
    struct diags diags;
    struct buf out;
    arena_init(&arena);
    buf_init(&out, 10000);
    diags_init(&diags, &arena);
    int b = diags_source(&diags, "b", NULL, 0), a = diags_source(&diags, "a", NULL, 0);
    const struct {
        struct span span;
        const char *message;
    } found[] = {
        {{a, 1, 1, 1, 1}, "seven"}, {{b, 9, 1, 9, 1}, "six"},  {{b, 2, 5, 2, 6}, "four"},
        {{b, 2, 1, 2, 9}, "three"}, {{b, 2, 5, 2, 5}, "five"}, {{b, 0, 0, 0, 0}, "two"},
        {SPAN_NONE, "one"},
    };
    for (size_t i = 0; i < sizeof found / sizeof *found; i++) {
        diag_add(&diags, DIAG_UNUSED, found[i].span, "%s", found[i].message);
    }
    diags_print(&diags, &out, false);
    assert_string_equal(out.text, "warning: one [G1210]\n"
                                  "b:1:1: warning: two [G1210]\n"
                                  "b:2:1: warning: three [G1210]\n"
                                  "b:2:5: warning: four [G1210]\n"
                                  "b:2:5: warning: five [G1210]\n"
                                  "b:9:1: warning: six [G1210]\n"
                                  "a:1:1: warning: seven [G1210]\n");
    buf_clear(&out);
    arena_clear(&arena);
}

static void the_last_line_says_how_many_are_not_shown(void **state)
{
    (void)state;
    static const struct {
        int errors, warnings;
        const char *last;
    } CASES[] = {
        {DIAG_MOST, DIAG_MOST, "warning: 49 [G1210]\n"},
        {DIAG_MOST + 1, 0, "and 1 more error\n"},
        {DIAG_MOST + 12, 3, "and 12 more errors\n"},
        {1, DIAG_MOST + 2, "and 2 more warnings\n"},
        {DIAG_MOST + 2, DIAG_MOST + 1, "and 2 more errors, 1 more warning\n"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct arena arena;
        struct diags diags;
        struct buf out;
        arena_init(&arena);
        buf_init(&out, 100000);
        diags_init(&diags, &arena);
        for (int n = 0; n < CASES[i].errors; n++) {
            diag_add(&diags, DIAG_BAD_ID, SPAN_NONE, "%d", n);
        }
        for (int n = 0; n < CASES[i].warnings; n++) {
            diag_add(&diags, DIAG_UNUSED, SPAN_NONE, "%d", n);
        }
        diags_print(&diags, &out, false);
        const char *last = out.text + out.length - strlen(CASES[i].last);
        assert_string_equal(last, CASES[i].last);
        assert_int_equal(last[-1], '\n');
        buf_clear(&out);
        arena_clear(&arena);
    }
}

static void programs_get_the_same_as_json(void **state)
{
    (void)state;
    struct arena arena;
    struct diags diags;
    struct buf out;
    struct json json;
    arena_init(&arena);
    buf_init(&out, 10000);
    diags_init(&diags, &arena);
    diags_json(&diags, &out);
    assert_string_equal(out.text, "[]");
    buf_reset(&out);

    int file = diags_source(&diags, "a.yaml", "x: R5\n", 6);
    struct span span = {file, 1, 4, 1, 6};
    struct diag *diag = diag_add(&diags, DIAG_UNKNOWN_SCALE, span, "no scale is called \"R5\"");
    diag_help(&diags, diag, "did you mean 'R4'?");
    diag_note_at(&diags, diag, span_line(file, 1), "here");
    diag_add(&diags, DIAG_UNUSED, SPAN_NONE, "lonely");
    json_init(&json, &out, true);
    diags_json_value(&diags, &json);
    assert_string_equal(
        out.text,
        "[{\"code\":\"G1210\",\"severity\":\"warning\",\"message\":\"lonely\",\"file\":null,"
        "\"line\":0,\"column\":0,\"end_line\":0,\"end_column\":0,\"help\":[],\"notes\":[]},"
        "{\"code\":\"G1204\",\"severity\":\"error\",\"message\":\"no scale is called \\\"R5\\\"\","
        "\"file\":\"a.yaml\",\"line\":1,\"column\":4,\"end_line\":1,\"end_column\":6,"
        "\"help\":[{\"message\":\"did you mean 'R4'?\",\"file\":null,\"line\":0,\"column\":0}],"
        "\"notes\":[{\"message\":\"here\",\"file\":\"a.yaml\",\"line\":1,\"column\":1}]}]");
    buf_clear(&out);
    arena_clear(&arena);
}

static void add_twice(struct diags *diags, const char *name, int line, const char *second)
{
    int file = diags_source(diags, name, NULL, 0);
    diag_add(diags, DIAG_BAD_ID, span_line(file, line + 1), "bad");
    diag_add(diags, DIAG_BAD_ID, span_line(file, line), "%s", second);
}

static void what_came_and_went_is_told_not_what_moved(void **state)
{
    (void)state;
    struct arena arena;
    struct diags old, now;
    struct buf out;
    arena_init(&arena);
    buf_init(&out, 10000);
    diags_init(&old, &arena);
    diags_init(&now, &arena);
    add_twice(&old, "a.yaml", 1, "bad"); // the same twice
    add_twice(&old, "b.yaml", 1, "worse");
    add_twice(&now, "b.yaml", 5, "worse"); // moved
    add_twice(&now, "a.yaml", 3, "better");
    assert_int_equal(diags_changes(&old, &now, true, &out, false), 2);
    assert_string_equal(out.text, "a.yaml:3:1: error: better [G1106]\n"
                                  "gone: a.yaml:2:1: error: bad [G1106]\n");
    buf_reset(&out);
    assert_int_equal(diags_changes(&old, &now, false, &out, false), 1);
    assert_string_equal(out.text, "a.yaml:3:1: error: better [G1106]\n");
    buf_reset(&out);
    assert_int_equal(diags_changes(&now, &now, true, &out, false), 0);
    assert_string_equal(out.text, "");
    buf_clear(&out);
    arena_clear(&arena);
}

static void a_place_on_a_sheet_is_its_cell(void **state)
{
    (void)state;
    static const struct {
        const char *sheet;
        int row, column;
        const char *printed;
    } PLACES[] = {
        {"survey", 7, 2, "form.xlsx:survey!B7: error: bad [G1106]\n"},
        {"settings", 1, 27, "form.xlsx:settings!AA1: error: bad [G1106]\n"},
        {"choices", 3, 702, "form.xlsx:choices!ZZ3: error: bad [G1106]\n"},
        {"survey", 0, 0, "form.xlsx:survey: error: bad [G1106]\n"},
        {"", 12, 3, "form.xlsx!C12: error: bad [G1106]\n"},
    };
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        struct arena arena;
        struct diags diags;
        struct buf out;
        arena_init(&arena);
        diags_init(&diags, &arena);
        int file = diags_sheet(&diags, "form.xlsx", PLACES[i].sheet);
        struct span span = {file, PLACES[i].row, PLACES[i].column, PLACES[i].row,
                            PLACES[i].column + 1};
        diag_add(&diags, DIAG_BAD_ID, span, "bad");
        buf_init(&out, 1000);
        diags_print(&diags, &out, false);
        assert_string_equal(out.text, PLACES[i].printed);
        buf_clear(&out);
        arena_clear(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_place_on_a_sheet_is_its_cell),
        cmocka_unit_test(the_form_is_that_of_the_design),
        cmocka_unit_test(the_caret_stands_under_the_span),
        cmocka_unit_test(without_a_place_there_is_no_excerpt),
        cmocka_unit_test(control_characters_are_never_printed_raw),
        cmocka_unit_test(colours_are_added_only_when_asked),
        cmocka_unit_test(a_long_line_is_cut_to_a_window_around_the_span),
        cmocka_unit_test(a_line_of_invisible_characters_is_cut_too),
        cmocka_unit_test(they_are_sorted_by_place_and_then_as_found),
        cmocka_unit_test(the_last_line_says_how_many_are_not_shown),
        cmocka_unit_test(programs_get_the_same_as_json),
        cmocka_unit_test(what_came_and_went_is_told_not_what_moved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
