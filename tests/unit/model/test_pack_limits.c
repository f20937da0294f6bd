// The hash of a pack, and that hostile packs end fast and leave nothing behind.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "pack_fixture.h"

// --- the hash ---

static void read_hash(const char *text, const char *common, const char *script, char out[HASH_TEXT])
{
    void *state;
    fixture_set_up(&state);
    struct fixture *f = state;
    fixture_add(f, MAIN, text);
    fixture_add(f, "questionnaires/common/c.yaml", common);
    fixture_add(f, "scripts/x/s.lua", script);
    struct pack *pack = fixture_read(f);
    memcpy(out, pack->hash, HASH_TEXT);
    pack_free(pack);
    fixture_tear_down(&state);
}

static void the_hash_is_of_what_a_pack_says_not_of_how(void **state)
{
    (void)state;
    const char *common = "grow-common: 1\nglossary:\n  - { term: a, meaning: b }\n";
    const char *script = "return 1\nreturn 2\n";
    char hash[HASH_TEXT], other[HASH_TEXT];
    read_hash(HEAD FACTS "common: [c]\nscripts: [x/s]\n", common, script, hash);
    assert_int_equal(strlen(hash), HASH_TEXT - 1);
    read_hash("# comment\n" HEAD "scripts: ['x/s']\ncommon:\n  - c\n\n" FACTS, common, script,
              other);
    assert_string_equal(hash, other);
    read_hash(HEAD FACTS "common: [c]\nscripts: [x/s]\n",
              "grow-common: 1\r\nglossary:\r\n  - meaning: b\r\n    term: a\r\n",
              "return 1\r\nreturn 2\r\n", other);
    assert_string_equal(hash, other);
}

static void the_hash_sees_every_file(void **state)
{
    (void)state;
    const char *top = HEAD FACTS "common: [c]\nscripts: [x/s]\n";
    const char *common = "grow-common: 1\nglossary:\n  - { term: a, meaning: b }\n";
    char hash[HASH_TEXT], other[4][HASH_TEXT];
    read_hash(top, common, "return 1\n", hash);
    read_hash(HEAD FACTS "common: [c]\nscripts: [x/s]\naddress: je\n", common, "return 1\n",
              other[0]);
    read_hash(top, "grow-common: 1\nglossary:\n  - { term: a, meaning: c }\n", "return 1\n",
              other[1]);
    read_hash(top, common, "return 2\n", other[2]);
    read_hash(top, common, "return 1\r", other[3]);
    for (int i = 0; i < 4; i++)
        assert_string_not_equal(hash, other[i]);
}

// --- what goes wrong ---

static bool never_asked(void *context, const char *name, const char **text, size_t *length,
                        const char **shown)
{
    (void)name;
    (void)text;
    (void)length;
    (void)shown;
    *(int *)context += 1;
    return false;
}

static void an_id_that_is_a_path_is_not_asked_for(void **state)
{
    struct fixture *f = *state;
    int asked = 0;
    struct pack_reader reader = {.read = never_asked, .context = &asked};
    assert_null(pack_read("../../etc", &reader, &f->diags));
    assert_null(pack_read("", &reader, &f->diags));
    assert_null(pack_read("X", &reader, &f->diags));
    assert_int_equal(asked, 0);
    assert_int_equal(f->diags.errors, 3);
    assert_null(pack_read("x", &reader, &f->diags));
    assert_int_equal(asked, 1);
    assert_true(fixture_has(f, DIAG_UNKNOWN_PACK));
}

static void errors_of_others_do_not_spoil_a_pack(void **state)
{
    struct fixture *f = *state;
    diag_add(&f->diags, DIAG_CANNOT_READ, SPAN_NONE, "an error from before");
    fixture_add(f, MAIN, HEAD FACTS);
    struct pack *pack = fixture_try(f);
    assert_non_null(pack);
    pack_free(pack);
}

static void all_errors_are_counted_and_fifty_are_shown(void **state)
{
    struct fixture *f = *state;
    buf_puts(&f->text, HEAD "facts:\n");
    for (int i = 0; i < 100; i++)
        buf_putf(&f->text, "  - { id: F%d, text: A, type: number, mni: 0 }\n", i);
    fixture_add(f, MAIN, f->text.text);
    assert_null(fixture_try(f));
    assert_int_equal(f->diags.errors, 100);
    assert_true(f->diags.count <= DIAG_MOST);
}

// Reads what the test built; it has to fail with this code, fast.
static void assert_refused(struct fixture *f, enum diag_code code)
{
    fixture_add(f, MAIN, f->text.text);
    clock_t start = clock();
    assert_null(fixture_try(f));
    assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 1);
    assert_true(fixture_has(f, code));
}

static void too_many_questions_are_refused(void **state)
{
    struct fixture *f = *state;
    buf_puts(&f->text, HEAD "facts:\n");
    for (int i = 0; i <= PACK_QUESTIONS; i++)
        buf_putf(&f->text, "  - { id: F%d, text: A, type: date }\n", i);
    assert_refused(f, DIAG_TOO_BIG);
}

static void four_thousand_questions_are_read(void **state)
{
    struct fixture *f = *state;
    buf_puts(&f->text, HEAD "facts:\n");
    for (int i = 0; i < PACK_QUESTIONS; i++)
        buf_putf(&f->text, "  - { id: F%d, text: A, type: date }\n", i);
    fixture_add(f, MAIN, f->text.text);
    struct pack *pack = fixture_read(f);
    assert_int_equal(pack_question_find(pack, "F3999")->index, 3999);
    pack_free(pack);
}

static void many_unknown_names_end_fast(void **state)
{
    struct fixture *f = *state;
    buf_puts(&f->text, HEAD "sources:\n");
    for (int i = 0; i < 2000; i++)
        buf_putf(&f->text,
                 "  - { id: a-long-name-of-a-source-that-is-much-like-others-%d, title: A, "
                 "content: known }\n",
                 i);
    buf_puts(&f->text, "facts:\n");
    for (int i = 0; i < 1000; i++) {
        buf_putf(&f->text, "  - { id: F%d, text: A, type: date, sources: [x", i);
        for (int k = 0; k < 50; k++)
            buf_puts(&f->text, ",b");
        buf_puts(&f->text, ",a-long-name-of-a-source-that-is-much-like-others-none] }\n");
    }
    assert_refused(f, DIAG_UNKNOWN_SOURCE);
}

static void many_wrong_keys_end_fast(void **state)
{
    struct fixture *f = *state;
    buf_puts(&f->text, HEAD);
    for (int i = 0; i < 40000; i++)
        buf_putf(&f->text, "titel%d: 1\n", i);
    assert_refused(f, DIAG_UNKNOWN_KEY);
}

static void seventeen_roles_are_refused(void **state)
{
    struct fixture *f = *state;
    buf_puts(&f->text, HEAD FACTS "roles:\n");
    for (int i = 0; i <= PACK_ROLES; i++)
        buf_putf(&f->text, "  - { id: r%d, label: A, short: A }\n", i);
    assert_refused(f, DIAG_TOO_BIG);
}

static void a_pack_of_too_many_files_is_refused(void **state)
{
    struct fixture *f = *state;
    char names[70][40];
    buf_puts(&f->text, HEAD FACTS "scripts: [");
    for (int i = 0; i < 64; i++) {
        snprintf(names[i], sizeof names[i], "scripts/x/s%d.lua", i);
        fixture_add(f, names[i], "");
        buf_putf(&f->text, "%sx/s%d", i == 0 ? "" : ", ", i);
    }
    buf_puts(&f->text, "]\n");
    assert_refused(f, DIAG_TOO_BIG);
}

static void a_script_that_requires_much_ends_fast(void **state)
{
    struct fixture *f = *state;
    struct buf script;
    buf_init(&script, 4 * 1024 * 1024);
    for (int i = 0; i < 40000; i++)
        buf_putf(&script, "require 'lib/none%d'\nrequire \"other/none%d\"\n", i, i);
    fixture_add(f, "scripts/x/s.lua", script.text);
    buf_puts(&f->text, HEAD FACTS "scripts: [x/s]\n");
    assert_refused(f, DIAG_UNKNOWN_SCRIPT);
    buf_clear(&script);
}

static void a_script_that_is_no_text_is_left_to_the_rules(void **state)
{
    struct fixture *f = *state;
    fixture_add(f, MAIN, HEAD FACTS "scripts: [x/s]\n");
    fixture_add(f, "scripts/x/s.lua", "\x1bLua require 'none' \xff\xfe");
    struct pack *pack = fixture_read(f);
    assert_int_equal(pack->script_count, 1);
    pack_free(pack);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_hash_is_of_what_a_pack_says_not_of_how),
        cmocka_unit_test(the_hash_sees_every_file),
        TEST(an_id_that_is_a_path_is_not_asked_for),
        TEST(errors_of_others_do_not_spoil_a_pack),
        TEST(all_errors_are_counted_and_fifty_are_shown),
        TEST(too_many_questions_are_refused),
        TEST(four_thousand_questions_are_read),
        TEST(many_unknown_names_end_fast),
        TEST(many_wrong_keys_end_fast),
        TEST(seventeen_roles_are_refused),
        TEST(a_pack_of_too_many_files_is_refused),
        TEST(a_script_that_requires_much_ends_fast),
        TEST(a_script_that_is_no_text_is_left_to_the_rules),
    };
    return cmocka_run_group_tests_name("pack limits", tests, NULL, NULL);
}
