// Verifying and comparing: a report is the same or it is told what differs; of two measurements
// exactly what was changed is told, and how far they can be compared.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "bench.h"

static const grow_format FORMATS[] = {GROW_RESULT_JSON, GROW_REPORT_TEXT, GROW_REPORT_MARKDOWN,
                                      GROW_REPORT_HTML, GROW_REPORT_JSON};
enum { FORMAT_COUNT = sizeof FORMATS / sizeof *FORMATS };

static void render(struct bench *bench, const struct bench_case *one, grow_format format,
                   const grow_render_options *options)
{
    grow_sink sink = bench_sink(bench);
    assert_true(grow_render(one->assessment, format, options, &sink, bench->problems));
}

static bool verify(struct bench *bench, const struct bench_case *one, const grow_measurement *since,
                   const char *told)
{
    struct buf report = bench->out;
    buf_init(&bench->out, 1024 * 1024);
    grow_sink sink = bench_sink(bench);
    grow_verify_options options = {"en", since};
    bool same = false;
    assert_true(grow_verify(one->assessment, report.text, report.length, &options, &sink, &same,
                            bench->problems));
    if (told)
        assert_non_null(strstr(bench->out.text, told));
    buf_clear(&bench->out);
    bench->out = report;
    return same;
}

static void every_format_verifies(void **state)
{
    struct bench *bench = *state;
    struct bench_case one = bench_case(bench, bench_example(bench, "de-singel.yaml"));
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        for (int english = 0; english < 2; english++) {
            grow_render_options options = {.language = english ? "en" : "nl"};
            render(bench, &one, FORMATS[i], &options);
            assert_true(verify(bench, &one, NULL, "byte for byte"));
        }
    }
    grow_render_options narrow = {.width = 53, .front_only = true, .colour = true};
    render(bench, &one, GROW_REPORT_TEXT, &narrow);
    assert_true(verify(bench, &one, NULL, NULL));
    bench_case_free(&one);
}

static void a_changed_byte_is_found(void **state)
{
    struct bench *bench = *state;
    struct bench_case one = bench_case(bench, bench_example(bench, "de-singel.yaml"));
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        render(bench, &one, FORMATS[i], NULL);
        bench->out.text[bench->out.length / 2] ^= 1;
        assert_false(verify(bench, &one, NULL, "first difference"));
        bench->out.text[bench->out.length / 2] ^= 1;
        buf_putc(&bench->out, '\n');
        assert_false(verify(bench, &one, NULL, "ends here"));
    }
    bench_case_free(&one);
}

static void another_dossier_is_named(void **state)
{
    struct bench *bench = *state;
    const char *text = bench_example(bench, "de-singel.yaml");
    struct bench_case one = bench_case(bench, text);
    struct bench_case two = bench_case(bench, bench_changed(bench, text, "F06: 55", "F06: 56"));
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        render(bench, &one, FORMATS[i], NULL);
        assert_false(verify(bench, &two, NULL, "Another dossier"));
    }
    buf_reset(&bench->out);
    buf_puts(&bench->out, "something else");
    assert_false(verify(bench, &one, NULL, "no report of this program"));
    bench_case_free(&two);
    bench_case_free(&one);
}

// --- measured again ---

// The two compared, in `format`; true when they differ.
static bool diff(struct bench *bench, const grow_measurement *old, const grow_measurement *now,
                 grow_format format)
{
    grow_sink sink = bench_sink(bench);
    bool differs = false;
    grow_render_options options = {.language = "en", .width = 200};
    assert_true(grow_diff(old, now, format, &options, &sink, &differs));
    return differs;
}

static bool tells(struct bench *bench, const char *text)
{
    return strstr(bench->out.text, text) != NULL;
}

static void the_same_does_not_differ(void **state)
{
    struct bench *bench = *state;
    struct bench_case one = bench_case(bench, bench_example(bench, "grote-stad.yaml"));
    grow_measurement *measured = grow_measurement_of(one.assessment, bench->problems);
    assert_false(diff(bench, measured, measured, GROW_RESULT_JSON));
    assert_true(tells(bench, "\"pack\": \"same\""));
    assert_true(tells(bench, "\"differences\": 0"));
    assert_false(tells(bench, "\"differs\": true"));
    assert_false(diff(bench, measured, measured, GROW_REPORT_TEXT));
    assert_true(tells(bench, "nothing has changed"));
    grow_measurement_free(measured);
    bench_case_free(&one);
}

static void what_changed_is_told(void **state)
{
    struct bench *bench = *state;
    const char *text = bench_example(bench, "de-singel.yaml");
    struct bench_case one = bench_case(bench, text);
    const char *later = bench_changed(bench, text, "studenten_t1: 220", "studenten_t1: 230");
    later = bench_changed(bench, later, "F07: 310000", "F07: 200000");
    struct bench_case two = bench_case(bench, later);
    grow_measurement *old = grow_measurement_of(one.assessment, bench->problems);
    grow_measurement *now = grow_measurement_of(two.assessment, bench->problems);
    assert_true(diff(bench, old, now, GROW_REPORT_TEXT));
    assert_true(tells(bench, "No longer recommended"));
    assert_true(tells(bench, "A03 "));
    assert_true(tells(bench, "F07 "));
    assert_true(diff(bench, now, old, GROW_RESULT_JSON));
    assert_true(tells(bench, "\"column\": \"studenten_t1\""));
    for (size_t i = 1; i < FORMAT_COUNT; i++) {
        assert_true(diff(bench, old, now, FORMATS[i]));
        assert_true(tells(bench, "A03"));
    }
    grow_measurement_free(now);
    grow_measurement_free(old);
    bench_case_free(&two);
    bench_case_free(&one);
}

static grow_measurement *kept(struct bench *bench, const char *text)
{
    return grow_result_read(bench->pack, "result", text, strlen(text), bench->problems);
}

static void a_kept_result_can_be_compared(void **state)
{
    struct bench *bench = *state;
    struct bench_case one = bench_case(bench, bench_example(bench, "de-singel.yaml"));
    grow_measurement *now = grow_measurement_of(one.assessment, bench->problems);
    render(bench, &one, GROW_RESULT_JSON, NULL);
    const char *text = bench_kept(bench);
    assert_true(grow_is_result(text, strlen(text)));
    grow_measurement *old = kept(bench, text);
    assert_false(diff(bench, old, now, GROW_REPORT_TEXT));
    assert_true(tells(bench, "holds no facts"));
    grow_measurement_free(old);

    // Of another version that is not at hand: ids only, and that is said.
    const char *other = bench_changed(bench, text, grow_pack_hash(bench->pack), "0123");
    old = kept(bench, other);
    assert_false(diff(bench, old, now, GROW_REPORT_TEXT));
    assert_true(tells(bench, "Comparable in part"));
    grow_measurement_free(old);

    other = bench_changed(bench, text, "\"id\": \"grow-onderwijsregio\"", "\"id\": \"feiten\"");
    old = kept(bench, other);
    assert_true(diff(bench, old, now, GROW_REPORT_TEXT));
    assert_true(tells(bench, "Not comparable"));
    assert_false(tells(bench, "Inbreng"));
    grow_measurement_free(old);

    assert_null(kept(bench, "{\"grow_result\": 2}"));
    assert_int_equal(grow_diagnostics_errors(bench->problems), 1);
    grow_measurement_free(now);
    bench_case_free(&one);
}

static void a_report_tells_what_changed_since(void **state)
{
    struct bench *bench = *state;
    const char *text = bench_example(bench, "de-singel.yaml");
    struct bench_case one = bench_case(bench, text);
    struct bench_case two =
        bench_case(bench, bench_changed(bench, text, "F07: 310000", "F07: 200000"));
    grow_measurement *old = grow_measurement_of(one.assessment, bench->problems);
    grow_render_options options = {.language = "nl", .since = old};
    for (size_t i = 1; i < FORMAT_COUNT; i++) {
        render(bench, &two, FORMATS[i], &options);
        assert_true(tells(bench, "Sinds de vorige meting"));
        assert_true(verify(bench, &two, old, "byte for byte"));
        assert_false(verify(bench, &two, NULL, NULL));
        render(bench, &two, FORMATS[i], NULL);
        assert_false(tells(bench, "Sinds de vorige meting"));
    }
    grow_measurement_free(old);
    bench_case_free(&two);
    bench_case_free(&one);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_format_verifies, bench_setup, bench_teardown),
        cmocka_unit_test_setup_teardown(a_changed_byte_is_found, bench_setup, bench_teardown),
        cmocka_unit_test_setup_teardown(another_dossier_is_named, bench_setup, bench_teardown),
        cmocka_unit_test_setup_teardown(the_same_does_not_differ, bench_setup, bench_teardown),
        cmocka_unit_test_setup_teardown(what_changed_is_told, bench_setup, bench_teardown),
        cmocka_unit_test_setup_teardown(a_kept_result_can_be_compared, bench_setup, bench_teardown),
        cmocka_unit_test_setup_teardown(a_report_tells_what_changed_since, bench_setup,
                                        bench_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
