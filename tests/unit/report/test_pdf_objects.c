// The objects of a PDF: what is packed comes out as it was, what is searched for is found, and what
// cairo did not write is refused.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "report/pdf_objects.h"

static void streams_come_out_as_they_were(void **state)
{
    (void)state;
    static const char TEXT[] = "BT (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj ET";
    struct arena arena;
    struct buf in, out;
    struct pdf_object object = {0};
    arena_init(&arena);
    buf_init(&in, 1000);
    buf_init(&out, 1000);
    buf_puts(&in, TEXT);
    assert_true(pdf_objects_pack(&object, &arena, &in));
    assert_true(object.stream_length < sizeof TEXT);
    assert_true(pdf_objects_unpack(&object, &out));
    assert_string_equal(out.text, TEXT);
    object.stream_length /= 2;
    assert_false(pdf_objects_unpack(&object, &out));
    buf_clear(&out);
    buf_clear(&in);
    arena_clear(&arena);
}

static void keys_and_numbers_are_found(void **state)
{
    (void)state;
    static const char TEXT[] = "<< /Info  12 0 R /Root 7 0 R >>";
    size_t length = strlen(TEXT);
    const char *at = pdf_objects_find(TEXT, length, "/Info ");
    assert_non_null(at);
    assert_int_equal(pdf_objects_number(at, TEXT + length), 12);
    assert_null(pdf_objects_find(TEXT, 5, "/Info "));
    assert_true(pdf_objects_starts(TEXT, length, "<< /Info"));
    assert_false(pdf_objects_starts(TEXT, 4, "<< /Info"));
}

static void what_is_no_pdf_is_refused(void **state)
{
    (void)state;
    static const char *const TEXTS[] = {"", "%PDF-1.5\n", "startxref\n99999\n%%EOF\n",
                                        "xref\n0 1\ntrailer\n<< >>\nstartxref\n0\n%%EOF\n"};
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        struct arena arena;
        struct buf raw;
        struct pdf_objects objects;
        arena_init(&arena);
        buf_init(&raw, 1000);
        buf_puts(&raw, TEXTS[i]);
        assert_false(pdf_objects_read(&objects, &arena, &raw));
        buf_clear(&raw);
        arena_clear(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(streams_come_out_as_they_were),
        cmocka_unit_test(keys_and_numbers_are_found),
        cmocka_unit_test(what_is_no_pdf_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
