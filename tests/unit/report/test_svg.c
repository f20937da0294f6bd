// The charts as SVG: a title and description, every label as text, nothing left open, ids with
// their prefix, and labels that stay within the drawing.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "markup.h"
#include "report/pen.h"
#include "report/report.h"

static const char LONG[] = "Trekker van de doorlopende lijn opleiden\xE2\x80\x93"
                           "begeleiden\xE2\x80\x93professionaliseren";

static struct mark roles[] = {
    {"Samen", "", 57.5, 61.7, 0, false},          {"Schoolbestuur", "S", 58, 61, 1, false},
    {"Lerarenopleiding", "L", 58, 61, 1, false},  {"Beroepsgroep", "B", 0, 0, 1, true},
    {"Programmaleider", "P", 100, 100, 1, false},
};
static struct mark bars[] = {
    {"Eerste", "", 525000, 0, 0, false},
    {"Tweede", "", 750000, 0, 1, false},
    {"Derde", "", 962500, 0, 2, false},
};
static struct mark missing[] = {{"Samen", "", 0, 0, 0, true}};
static struct chart_row rows[] = {
    {"Financi\xC3\xABn <nu> & \"later\"", "32,7", TONE_STOP, roles, 5},
    {LONG, "78,9", TONE_NEUTRAL, bars, 3},
    {"Groei", "niet gemeten", TONE_NEUTRAL, missing, 1},
};

static struct chart chart_of(enum chart_kind kind)
{
    return (struct chart){
        .kind = kind,
        .id = "sample",
        .title = "Een <titel>",
        .text = "Wat er \"staat\".",
        .x_label = "Inbedding",
        .y_label = "Inbreng",
        .series = {"Samen", "Rol", "Derde"},
        .series_count = kind == CHART_BARS || kind == CHART_MONEY ? 3 : 2,
        .borders = {60},
        .border_labels = {"grens 60"},
        .border_count = 1,
        .margin = 5,
        .most = kind == CHART_MONEY ? 1000000 : 100,
        .corners = {"Linksboven", "Rechtsboven", "Rechtsonder", "Linksonder"},
        .rows = rows,
        .row_count = kind == CHART_GRID ? 1 : 3,
    };
}

static void svg_of(enum chart_kind kind, struct buf *out)
{
    struct chart chart = chart_of(kind);
    buf_init(out, 200000);
    chart_svg(&chart, "c7", out);
    assert_false(out->full);
}

static void every_chart_has_names_and_is_closed(void **state)
{
    (void)state;
    for (int kind = CHART_GRID; kind <= CHART_MONEY; kind++) {
        struct buf out;
        svg_of((enum chart_kind)kind, &out);
        assert_null(markup_problem(out.text));
        assert_int_equal(markup_count(out.text, "<svg"), 1);
        assert_non_null(strstr(out.text, "role=\"img\""));
        assert_non_null(strstr(out.text, "aria-labelledby=\"c7-title c7-desc\""));
        assert_non_null(strstr(out.text, "<title id=\"c7-title\">Een &lt;titel&gt;</title>"));
        assert_non_null(strstr(out.text, "<desc id=\"c7-desc\">Wat er &quot;staat&quot;.</desc>"));
        assert_null(strstr(out.text, "http"));
        buf_clear(&out);
    }
}

static void every_label_is_text(void **state)
{
    (void)state;
    for (int kind = CHART_DOTS; kind <= CHART_MONEY; kind++) {
        struct buf out;
        svg_of((enum chart_kind)kind, &out);
        for (size_t i = 0; i < 3; i++) {
            assert_true(markup_says(out.text, rows[i].label));
            assert_true(markup_says(out.text, rows[i].value));
        }
        assert_true(markup_says(out.text, "grens 60"));
        assert_true(markup_says(out.text, "Samen"));
        buf_clear(&out);
    }
}

static void the_grid_names_its_places_axes_and_roles(void **state)
{
    (void)state;
    struct buf out;
    svg_of(CHART_GRID, &out);
    static const char *const SAID[] = {"Linksboven", "Rechtsboven", "Rechtsonder",   "Linksonder",
                                       "Inbreng",    "Inbedding",   "Schoolbestuur", "Beroepsgroep",
                                       "grens 60",   "32,7"};
    for (size_t i = 0; i < sizeof SAID / sizeof SAID[0]; i++) {
        assert_true(markup_says(out.text, SAID[i]));
    }
    // A mark in the grid and one in the legend; a role that said nothing is only in the legend.
    assert_int_equal(markup_count(out.text, ">S</text>"), 2);
    assert_int_equal(markup_count(out.text, ">B</text>"), 1);
    buf_clear(&out);
}

static void ids_carry_the_prefix_and_patterns_exist(void **state)
{
    (void)state;
    for (int kind = CHART_GRID; kind <= CHART_MONEY; kind++) {
        struct buf out;
        svg_of((enum chart_kind)kind, &out);
        for (const char *at = strstr(out.text, " id=\""); at != NULL;
             at = strstr(at + 1, " id=\"")) {
            assert_int_equal(strncmp(at + 5, "c7", 2), 0);
        }
        for (const char *at = strstr(out.text, "url(#"); at != NULL; at = strstr(at + 1, "url(#")) {
            assert_true(markup_has_id(out.text, at + 5, strcspn(at + 5, ")")));
        }
        buf_clear(&out);
    }
}

// Places of roles that coincide: each mark is drawn on a spot of its own.
static void marks_do_not_cover_one_another(void **state)
{
    (void)state;
    struct buf out;
    svg_of(CHART_GRID, &out);
    const char *s = strstr(out.text, ">S</text>");
    const char *l = strstr(out.text, ">L</text>");
    assert_non_null(s);
    assert_non_null(l);
    while (strncmp(s, "<text", 5) != 0) {
        s--;
    }
    while (strncmp(l, "<text", 5) != 0) {
        l--;
    }
    assert_int_not_equal(strncmp(s, l, 30), 0);
    buf_clear(&out);
}

// Where the bar of `value` begins and how wide it is, on a scale from -50 to 100.
static void bar_of(double value, double *x, double *width)
{
    struct mark mark = {"Delta", "", value, 0, 0, false};
    struct chart_row row = {"Rij", "1", TONE_NEUTRAL, &mark, 1};
    struct chart chart = {.kind = CHART_PAIRS,
                          .title = "Onder nul",
                          .text = "",
                          .most = 100,
                          .least = -50,
                          .rows = &row,
                          .row_count = 1};
    struct buf out;
    buf_init(&out, 20000);
    chart_svg(&chart, "c", &out);
    assert_true(markup_says(out.text, "-50"));
    const char *rect = strstr(out.text, "<rect");
    assert_non_null(rect);
    *x = strtod(strstr(rect, "x=\"") + 3, NULL);
    *width = strtod(strstr(rect, "width=\"") + 7, NULL);
    buf_clear(&out);
}

static void a_bar_below_zero_ends_where_one_above_begins(void **state)
{
    (void)state;
    double below, above, below_width, above_width;
    bar_of(-50, &below, &below_width);
    bar_of(100, &above, &above_width);
    assert_float_equal((float)(below + below_width), (float)above, .02F);
    assert_float_equal((float)(2 * below_width), (float)above_width, .02F);
}

static void a_chart_without_rows_is_still_a_chart(void **state)
{
    (void)state;
    for (int kind = CHART_GRID; kind <= CHART_MONEY; kind++) {
        struct chart chart = {.kind = (enum chart_kind)kind, .title = "Leeg", .text = ""};
        struct buf out;
        buf_init(&out, 20000);
        chart_svg(&chart, "c", &out);
        assert_null(markup_problem(out.text));
        assert_true(markup_says(out.text, "Leeg"));
        buf_clear(&out);
    }
}

static void text_is_wrapped_at_blanks_and_dashes(void **state)
{
    (void)state;
    struct pen_lines lines = pen_wrap(LONG, 150, 12, 4);
    assert_true(lines.count > 1);
    assert_false(lines.shortened);
    for (size_t i = 0; i < lines.count; i++) {
        assert_true(pen_text_width(lines.line[i], 12, false) <= 150);
        assert_int_not_equal(lines.line[i][0], ' ');
    }
}

static void what_does_not_fit_is_shortened_and_kept_as_title(void **state)
{
    (void)state;
    struct pen_lines lines = pen_wrap(LONG, 80, 12, 1);
    assert_int_equal(lines.count, 1);
    assert_true(lines.shortened);
    assert_true(pen_text_width(lines.line[0], 12, false) <= 80);
    assert_non_null(strstr(lines.line[0], "\xE2\x80\xA6"));

    char word[2000];
    memset(word, 'm', sizeof word - 1);
    word[sizeof word - 1] = '\0';
    struct chart chart = chart_of(CHART_BARS);
    struct chart_row row = {word, "1", TONE_NEUTRAL, bars, 3};
    chart.rows = &row;
    chart.row_count = 1;
    struct buf out;
    buf_init(&out, 200000);
    chart_svg(&chart, "c", &out);
    assert_null(markup_problem(out.text));
    assert_true(markup_says(out.text, word)); // whole, in the title of the shortened line
    buf_clear(&out);
}

static void nothing_is_drawn_outside(void **state)
{
    (void)state;
    for (int kind = CHART_GRID; kind <= CHART_MONEY; kind++) {
        struct buf out;
        svg_of((enum chart_kind)kind, &out);
        for (const char *at = strstr(out.text, " x=\""); at != NULL; at = strstr(at + 1, " x=\"")) {
            double x = strtod(at + 4, NULL);
            assert_true(x >= 0 && x <= 420);
        }
        buf_clear(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_chart_has_names_and_is_closed),
        cmocka_unit_test(every_label_is_text),
        cmocka_unit_test(the_grid_names_its_places_axes_and_roles),
        cmocka_unit_test(ids_carry_the_prefix_and_patterns_exist),
        cmocka_unit_test(marks_do_not_cover_one_another),
        cmocka_unit_test(a_bar_below_zero_ends_where_one_above_begins),
        cmocka_unit_test(a_chart_without_rows_is_still_a_chart),
        cmocka_unit_test(text_is_wrapped_at_blanks_and_dashes),
        cmocka_unit_test(what_does_not_fit_is_shortened_and_kept_as_title),
        cmocka_unit_test(nothing_is_drawn_outside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
