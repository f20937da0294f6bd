// Every file in tests/diag/values is a pack with a value that is not written as one is here, and
// says in its first lines what an author is told of it, where, and what to write instead.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../model/corpus.h"
#include "engine/handles.h"

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
    corpus_write_words(&diagnostics->diags, found);
    diags_print(&diagnostics->diags, told, false);
    grow_pack_free(pack);
    grow_diagnostics_free(diagnostics);
    return true;
}

static void every_value_is_told_with_what_to_write(void **state)
{
    (void)state;
    size_t count;
    assert_int_equal(corpus_run(ROOT "/tests/diag/values", load, &count), 0);
    assert_true(count >= 30);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_value_is_told_with_what_to_write),
    };
    return cmocka_run_group_tests_name("value_words", tests, NULL, NULL);
}
