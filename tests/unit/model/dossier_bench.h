// What the tests of dossiers share: a pack, and reading one text with it.
#ifndef GROW_TEST_DOSSIER_BENCH_H
#define GROW_TEST_DOSSIER_BENCH_H

#include "model/dossier.h"
#include "small_pack.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

struct bench {
    struct arena arena;
    struct diags diags;
    struct pack *pack;
    struct buf out;
};

static int setup(void **state)
{
    static struct bench bench;
    arena_init(&bench.arena);
    diags_init(&bench.diags, &bench.arena);
    buf_init(&bench.out, 1 << 20);
    bench.pack = small_pack(&bench.diags);
    *state = &bench;
    return bench.pack && bench.diags.count == 0 ? 0 : -1;
}

static int teardown(void **state)
{
    struct bench *bench = *state;
    pack_free(bench->pack);
    buf_clear(&bench->out);
    arena_clear(&bench->arena);
    return 0;
}

// With diagnostics of its own, so that one file does not see those of another.
static struct dossier *read_dossier(struct bench *bench, const char *text)
{
    diags_init(&bench->diags, &bench->arena);
    return dossier_read(bench->pack, &bench->arena, "d.yaml", text, strlen(text), &bench->diags);
}

static const char HEAD[] =
    "grow-dossier: 1\npack: klein\npartnership: { name: \"Klein (fictief)\", "
    "fictional: true }\ndate: 2025-01-15\n";

// A dossier with this one fact on line 6, from column 3 on.
static struct dossier *read_fact(struct bench *bench, const char *fact)
{
    return read_dossier(
        bench, arena_textf(&bench->arena, "%sfacts:\n  %s\nrespondents: []\n", HEAD, fact));
}

static bool has_help(const struct diag *diag, const char *part)
{
    for (const struct diag_part *at = diag->parts; at; at = at->next) {
        if (at->help && strstr(at->message, part))
            return true;
    }
    return false;
}

#define BENCH_TEST(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

#endif
