// Standard streams: what cannot be written is told, a closed pipe too. And the clock.
#define _XOPEN_SOURCE 700
#include <fcntl.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <setjmp.h>

#include <cmocka.h>

#include "base/num.h"
#include "host/clock.h"
#include "host/stream.h"
#include "scratch.h"

static void writes_to_its_descriptor(void **state)
{
    (void)state;
    struct stream stream = {.descriptor = open("out", O_WRONLY | O_CREAT, 0666)};
    grow_sink sink = stream_sink(&stream);
    assert_true(sink.write(sink.context, "one ", 4));
    assert_true(sink.write(sink.context, "two", 3));
    close(stream.descriptor);
    assert_true(scratch_holds("out", "one two"));
    assert_false(stream_is_terminal(stream.descriptor));
    assert_int_equal(stream_width(stream.descriptor), 0);
}

static void tells_what_cannot_be_written(void **state)
{
    (void)state;
    int ends[2];
    struct stream full = {.descriptor = open("/dev/full", O_WRONLY)};
    grow_sink sink = stream_sink(&full);
    assert_false(sink.write(sink.context, "x", 1));
    assert_string_equal(full.why, "No space left on device");
    assert_false(sink.write(sink.context, "", 0)); // stays broken
    close(full.descriptor);
    stream_prepare();
    assert_int_equal(pipe(ends), 0);
    close(ends[0]);
    struct stream broken = {.descriptor = ends[1]};
    sink = stream_sink(&broken);
    assert_false(sink.write(sink.context, "x", 1));
    assert_string_equal(broken.why, "Broken pipe");
    close(ends[1]);
}

static void today_is_a_date(void **state)
{
    (void)state;
    char today[CLOCK_DATE];
    long days;
    clock_today(today);
    assert_true(num_parse_date(today, &days));
    assert_true(days > 20000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(writes_to_its_descriptor, scratch_enter, scratch_leave),
        cmocka_unit_test(tells_what_cannot_be_written),
        cmocka_unit_test(today_is_a_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
