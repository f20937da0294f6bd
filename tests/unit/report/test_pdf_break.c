// Where pages end: what belongs together stays together, and nothing is lost or put twice.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/pdf_break.h"

enum { MOST = 64 };

static size_t place(const struct pdf_item *items, size_t count, double room,
                    struct pdf_place places[MOST])
{
    return pdf_break(items, count, room, places);
}

static void fills_a_page_and_goes_on(void **state)
{
    (void)state;
    struct pdf_item items[] = {{.height = 40}, {.before = 10, .height = 50}, {.height = 1}};
    struct pdf_place places[MOST];
    assert_int_equal(place(items, 3, 100, places), 2);
    assert_int_equal(places[1].page, 0);
    assert_true(places[1].y > 49.9 && places[1].y < 50.1);
    assert_int_equal(places[2].page, 1);
}

static void white_above_is_left_out_at_the_top(void **state)
{
    (void)state;
    struct pdf_item items[] = {{.before = 30, .height = 90}, {.before = 30, .height = 90}};
    struct pdf_place places[MOST];
    assert_int_equal(place(items, 2, 100, places), 2);
    assert_true(places[0].y < .1);
    assert_true(places[1].y < .1);
}

static void a_heading_is_never_alone_at_the_foot(void **state)
{
    (void)state;
    struct pdf_item items[] = {{.height = 80}, {.height = 10, .keep = true}, {.height = 20}};
    struct pdf_place places[MOST];
    assert_int_equal(place(items, 3, 100, places), 2);
    assert_int_equal(places[0].page, 0);
    assert_int_equal(places[1].page, 1);
    assert_int_equal(places[2].page, 1);
}

static void headings_in_a_row_stay_with_the_text(void **state)
{
    (void)state;
    struct pdf_item items[] = {
        {.height = 75}, {.height = 10, .keep = true}, {.height = 10, .keep = true}, {.height = 10}};
    struct pdf_place places[MOST];
    assert_int_equal(place(items, 4, 100, places), 2);
    assert_int_equal(places[1].page, 1);
}

static void heads_are_repeated_above_a_row(void **state)
{
    (void)state;
    struct pdf_item items[] = {{.height = 10, .keep = true},
                               {.height = 40, .head = 10},
                               {.height = 40, .head = 10},
                               {.height = 40, .head = 10}};
    struct pdf_place places[MOST];
    assert_int_equal(place(items, 4, 100, places), 2);
    assert_false(places[1].repeated);
    assert_false(places[2].repeated);
    assert_true(places[3].repeated);
    assert_true(places[3].y > 9.9 && places[3].y < 10.1);
}

static void a_new_page_is_begun_where_that_is_asked(void **state)
{
    (void)state;
    struct pdf_item items[] = {{.height = 10, .keep = true}, {.height = 10, .fresh = true}};
    struct pdf_place places[MOST];
    assert_int_equal(place(items, 2, 100, places), 2);
    assert_int_equal(places[0].page, 0); // what is fresh does not take along what is before it
    assert_int_equal(places[1].page, 1);
}

static void what_is_higher_than_a_page_stands_alone(void **state)
{
    (void)state;
    struct pdf_item items[] = {{.height = 10}, {.height = 300}, {.height = 10}};
    struct pdf_place places[MOST];
    assert_int_equal(place(items, 3, 100, places), 3);
    assert_int_equal(places[1].page, 1);
    assert_int_equal(places[2].page, 2);
}

static void a_chain_longer_than_a_page_is_cut_somewhere(void **state)
{
    (void)state;
    struct pdf_item items[MOST];
    struct pdf_place places[MOST];
    for (size_t i = 0; i < MOST; i++) {
        items[i] = (struct pdf_item){.height = 30, .keep = true};
    }
    size_t pages = place(items, MOST, 100, places);
    assert_int_equal(pages, (MOST + 2) / 3);
    for (size_t i = 1; i < MOST; i++) {
        assert_true(places[i].page == places[i - 1].page ||
                    places[i].page == places[i - 1].page + 1);
        assert_true(places[i].y + items[i].height <= 100.1);
    }
}

static void nothing_has_no_pages(void **state)
{
    (void)state;
    struct pdf_place places[MOST];
    struct pdf_item none[1] = {{0}};
    assert_int_equal(place(none, 0, 100, places), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_a_page_and_goes_on),
        cmocka_unit_test(white_above_is_left_out_at_the_top),
        cmocka_unit_test(a_heading_is_never_alone_at_the_foot),
        cmocka_unit_test(headings_in_a_row_stay_with_the_text),
        cmocka_unit_test(heads_are_repeated_above_a_row),
        cmocka_unit_test(a_new_page_is_begun_where_that_is_asked),
        cmocka_unit_test(what_is_higher_than_a_page_stands_alone),
        cmocka_unit_test(a_chain_longer_than_a_page_is_cut_somewhere),
        cmocka_unit_test(nothing_has_no_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
