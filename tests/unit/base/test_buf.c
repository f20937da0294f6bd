// The growing bytes: adding, the ceiling, and using one again.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/buf.h"

static void a_new_buf_is_an_empty_text(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf, 10);
    assert_string_equal(buf.text, "");
    assert_int_equal(buf.length, 0);
    assert_false(buf.full);
    buf_clear(&buf);
    assert_null(buf.text);
}

static void pieces_of_every_kind_are_joined(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf, 100);
    buf_puts(&buf, "een");
    buf_putc(&buf, ' ');
    buf_add(&buf, "tweede", 4);
    buf_add(&buf, NULL, 0);
    buf_putf(&buf, " %d%s", 3, "!");
    buf_putf(&buf, "%s", "");
    assert_string_equal(buf.text, "een twee 3!");
    assert_int_equal(buf.length, strlen(buf.text));
    buf_clear(&buf);
}

static void a_buf_grows_up_to_its_ceiling(void **state)
{
    (void)state;
    static const size_t CEILINGS[] = {0, 1, 255, 256, 257, 511, 512, 513, 1000, 70000};
    for (size_t i = 0; i < sizeof CEILINGS / sizeof *CEILINGS; i++) {
        struct buf buf;
        buf_init(&buf, CEILINGS[i]);
        for (size_t byte = 0; byte < CEILINGS[i]; byte++) {
            buf_putc(&buf, 'x');
        }
        assert_int_equal(buf.length, CEILINGS[i]);
        assert_false(buf.full);
        buf_putc(&buf, 'y');
        assert_true(buf.full);
        assert_int_equal(buf.length, CEILINGS[i]);
        assert_int_equal(strlen(buf.text), CEILINGS[i]);
        assert_null(strchr(buf.text, 'y'));
        buf_clear(&buf);
    }
}

static void past_the_ceiling_a_piece_is_left_out_whole_and_so_is_the_rest(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf, 8);
    buf_puts(&buf, "12345");
    buf_putf(&buf, "%s", "6789");
    buf_puts(&buf, "6");
    assert_true(buf.full);
    assert_string_equal(buf.text, "12345");
    buf_reset(&buf);
    assert_false(buf.full);
    assert_string_equal(buf.text, "");
    buf_puts(&buf, "12345678");
    assert_string_equal(buf.text, "12345678");
    buf_clear(&buf);
}

static void a_buf_without_a_real_ceiling_takes_large_pieces(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf, SIZE_MAX);
    buf_putf(&buf, "%5000d", 1);
    buf_putf(&buf, "%90000d", 2);
    assert_int_equal(buf.length, 95000);
    assert_int_equal(buf.text[4999], '1');
    assert_int_equal(buf.text[94999], '2');
    assert_int_equal(buf.text[95000], '\0');
    buf_clear(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_buf_is_an_empty_text),
        cmocka_unit_test(pieces_of_every_kind_are_joined),
        cmocka_unit_test(a_buf_grows_up_to_its_ceiling),
        cmocka_unit_test(past_the_ceiling_a_piece_is_left_out_whole_and_so_is_the_rest),
        cmocka_unit_test(a_buf_without_a_real_ceiling_takes_large_pieces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
