// Every file in tests/diag/foreign is a form of another program (its part form.csv or form.json),
// or a pack that becomes one (its part to.xlsform or to.surveyjs), with something wrong. Each code
// of the group has to be among them.
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

static char all[16 * 1024]; // of what was found in all files

static const struct packs_file *part(const struct packs *packs, const char *name)
{
    for (size_t i = 0; i < packs->count; i++)
        if (strcmp(packs->files[i].name, name) == 0)
            return &packs->files[i];
    return NULL;
}

static bool read_file(void *context, const char *name, grow_file *file)
{
    struct pack_reader reader = packs_reader(context);
    return reader.read(context, name, &file->text, &file->length, &file->shown);
}

static bool drop(void *context, const char *bytes, size_t length)
{
    (void)context;
    (void)bytes;
    (void)length;
    return true;
}

static size_t given; // files of a pack that was made

static void count_file(void *context, const char *path, const char *text)
{
    (void)context;
    (void)path;
    (void)text;
    given++;
}

static void convert(struct packs *packs, const struct packs_file *file, grow_diagnostics *problems)
{
    const grow_sink nowhere = {drop, NULL};
    const grow_foreign form = {.name = file->name, .text = file->text, .length = file->length};
    const grow_foreign_files taker = {count_file, packs};
    given = 0;
    bool made = grow_foreign_pack(&form, "x", &taker, &nowhere, problems);
    assert_int_equal(made, grow_diagnostics_errors(problems) == 0);
    assert_int_equal(made, given > 0);
}

static void convert_back(struct packs *packs, grow_diagnostics *problems)
{
    const grow_sink nowhere = {drop, NULL};
    const grow_reader reader = {.read = read_file, .context = packs};
    bool surveyjs = part(packs, "to.surveyjs") != NULL;
    grow_pack *pack = grow_pack_load("x", &reader, NULL, problems);
    assert_non_null(pack);
    bool made = grow_foreign_to(pack, surveyjs, NULL, &nowhere, &nowhere, problems);
    assert_int_equal(made, grow_diagnostics_errors(problems) == 0);
    grow_pack_free(pack);
}

static bool load(struct packs *packs, struct buf *found, struct buf *told)
{
    grow_diagnostics *problems = grow_diagnostics_new();
    const struct packs_file *csv = part(packs, "form.csv"), *json = part(packs, "form.json");
    if (csv || json)
        convert(packs, csv ? csv : json, problems);
    else
        convert_back(packs, problems);
    corpus_write(&problems->diags, found);
    diags_print(&problems->diags, told, false);
    grow_diagnostics_free(problems);
    assert_true(strlen(all) + found->length < sizeof all);
    strcat(all, found->text);
    return true;
}

static void every_file_gives_what_it_names(void **state)
{
    (void)state;
    size_t count;
    assert_int_equal(corpus_run(ROOT "/tests/diag/foreign", load, &count), 0);
    assert_true(count > 10);
}

// After the files have run.
static void every_code_of_the_group_has_a_file(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CODES / sizeof *CODES; i++) {
        char code[16];
        snprintf(code, sizeof code, "G%04d", (int)CODES[i]);
        if (CODES[i] >= 1700 && CODES[i] < 1720 && !strstr(all, code))
            fail_msg("no file in tests/diag/foreign gives %s", code);
    }
}

static void every_example_is_held_by_a_file(void **state)
{
    (void)state;
    assert_int_equal(corpus_untold(1700, 1799), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_file_gives_what_it_names),
        cmocka_unit_test(every_code_of_the_group_has_a_file),
        cmocka_unit_test(every_example_is_held_by_a_file),
    };
    return cmocka_run_group_tests_name("foreign_diag", tests, NULL, NULL);
}
