// Every file in tests/diag is a questionnaire with something wrong (corpus.h says how it tells
// what), and it has to end fast.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <time.h>

#include "corpus.h"

enum { MOST_BYTES = 24 * 1024 * 1024 };

static bool load(struct packs *packs, struct buf *found, struct buf *told)
{
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    struct pack_reader reader = packs_reader(packs);
    clock_t start = clock();
    struct pack *pack = pack_read("x", &reader, &diags);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    corpus_write(&diags, found);
    buf_putf(told, "%.3f s\n", seconds);
    diags_print(&diags, told, false);
    bool good = (pack != NULL) == (diags.errors == 0) && seconds <= 1 && arena.used <= MOST_BYTES;
    pack_free(pack);
    arena_clear(&arena);
    return good;
}

static void every_file_gives_the_diagnostics_it_names(void **state)
{
    (void)state;
    size_t count;
    assert_int_equal(corpus_run(ROOT "/tests/diag", load, &count), 0);
    assert_true(count > 50);
}

// After the files have run.
static void every_example_is_held_by_a_file(void **state)
{
    (void)state;
    assert_int_equal(corpus_untold(1001, 1113) + corpus_untold(1121, 1299), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_file_gives_the_diagnostics_it_names),
        cmocka_unit_test(every_example_is_held_by_a_file),
    };
    return cmocka_run_group_tests_name("diag", tests, NULL, NULL);
}
