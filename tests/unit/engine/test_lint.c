// Every file in tests/diag/check is a pack without errors (or nearly so), with scripts and a
// report, in which `grow check` finds something. Each code of the group has to be among them.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "../model/corpus.h"
#include "engine/handles.h"

static const enum diag_code CODES[] = {
#define CODE(number, name, severity, summary) DIAG_##name,
#include "base/codes.def"
#undef CODE
};

static char all[64 * 1024]; // of what was found in all files

static bool read_file(void *context, const char *name, grow_file *file)
{
    struct pack_reader reader = packs_reader(context);
    return reader.read(context, name, &file->text, &file->length, &file->shown);
}

static bool load(struct packs *packs, struct buf *found, struct buf *told)
{
    grow_reader reader = {.read = read_file, .context = packs};
    grow_diagnostics *diagnostics = grow_diagnostics_new();
    grow_pack *pack = grow_pack_check("x", &reader, NULL, diagnostics);
    corpus_write(&diagnostics->diags, found);
    diags_print(&diagnostics->diags, told, false);
    bool good = (pack != NULL) == (diagnostics->diags.errors == 0);
    grow_pack_free(pack);
    grow_diagnostics_free(diagnostics);
    assert_true(strlen(all) + found->length < sizeof all);
    strcat(all, found->text);
    return good;
}

static void every_file_gives_the_warnings_it_names(void **state)
{
    (void)state;
    size_t count;
    assert_int_equal(corpus_run(ROOT "/tests/diag/check", load, &count), 0);
    assert_true(count > 20);
}

static bool load_words(struct packs *packs, struct buf *found, struct buf *told)
{
    grow_reader reader = {.read = read_file, .context = packs};
    grow_diagnostics *diagnostics = grow_diagnostics_new();
    grow_pack *pack = grow_pack_check("x", &reader, NULL, diagnostics);
    corpus_write_words(&diagnostics->diags, found);
    diags_print(&diagnostics->diags, told, false);
    grow_pack_free(pack);
    grow_diagnostics_free(diagnostics);
    return true;
}

// What is said in full, with each help and note: every file in tests/diag/helps.
static void every_help_is_one_that_helps(void **state)
{
    (void)state;
    size_t count;
    assert_int_equal(corpus_run(ROOT "/tests/diag/helps", load_words, &count), 0);
    assert_true(count > 5);
}

// A value that is not written as one is here: every file in tests/diag/values.
static void every_value_is_told_with_what_to_write(void **state)
{
    (void)state;
    size_t count;
    assert_int_equal(corpus_run(ROOT "/tests/diag/values", load_words, &count), 0);
    assert_true(count >= 30);
}

// After the files have run.
static void every_warning_of_the_group_has_a_file(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CODES / sizeof *CODES; i++) {
        char code[16];
        snprintf(code, sizeof code, "G%04d", (int)CODES[i]);
        if (CODES[i] >= 1620 && CODES[i] < 1660 && !strstr(all, code))
            fail_msg("no file in tests/diag/check gives %s", code);
    }
}

static void every_example_is_held_by_a_file(void **state)
{
    (void)state;
    int untold = corpus_untold(1114, 1116) + corpus_untold(1301, 1399) + corpus_untold(1620, 1699);
    assert_int_equal(untold + corpus_untold(2001, 2199) + corpus_untold(2250, 2250), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_file_gives_the_warnings_it_names),
        cmocka_unit_test(every_warning_of_the_group_has_a_file),
        cmocka_unit_test(every_example_is_held_by_a_file),
        cmocka_unit_test(every_help_is_one_that_helps),
        cmocka_unit_test(every_value_is_told_with_what_to_write),
    };
    return cmocka_run_group_tests_name("lint", tests, NULL, NULL);
}
