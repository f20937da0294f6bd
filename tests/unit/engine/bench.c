// Loads the shipped pack and the examples for tests of the facade.
#include "bench.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "host/file.h"

static struct arena texts;

int bench_setup(void **state)
{
    static struct bench bench;
    struct library_places places = {NULL, NULL, 0};
    memset(&bench, 0, sizeof bench);
    arena_init(&texts);
    buf_init(&bench.out, 64 * 1024 * 1024);
    bench.problems = grow_diagnostics_new();
    bench.library = library_new(&places, bench.problems);
    grow_reader reader = library_reader(bench.library);
    bench.pack = grow_pack_load("grow-onderwijsregio", &reader, NULL, bench.problems);
    *state = &bench;
    return bench.pack ? 0 : -1;
}

int bench_teardown(void **state)
{
    struct bench *bench = *state;
    grow_pack_free(bench->pack);
    grow_diagnostics_free(bench->problems);
    library_free(bench->library);
    buf_clear(&bench->out);
    arena_clear(&texts);
    return 0;
}

static bool keep(void *context, const char *bytes, size_t length)
{
    struct buf *out = context;
    buf_add(out, bytes, length);
    return !out->full;
}

grow_sink bench_sink(struct bench *bench)
{
    buf_reset(&bench->out);
    return (grow_sink){keep, &bench->out};
}

const char *bench_kept(struct bench *bench)
{
    return arena_text_n(&texts, bench->out.text, bench->out.length);
}

const char *bench_example(struct bench *bench, const char *name)
{
    (void)bench;
    const char *text, *why;
    size_t length;
    const char *path = arena_textf(&texts, "%s/docs/examples/%s", ROOT, name);
    assert_true(file_read(path, &texts, &text, &length, &why));
    return text;
}

const char *bench_changed(struct bench *bench, const char *text, const char *from, const char *to)
{
    (void)bench;
    const char *at = strstr(text, from);
    assert_non_null(at);
    return arena_textf(&texts, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

struct bench_case bench_case(struct bench *bench, const char *text)
{
    struct bench_case one;
    one.dossier = grow_dossier_read(bench->pack, "dossier", text, strlen(text), bench->problems);
    assert_non_null(one.dossier);
    one.assessment = grow_evaluate(bench->pack, one.dossier, bench->problems);
    assert_non_null(one.assessment);
    return one;
}

void bench_case_free(struct bench_case *one)
{
    grow_assessment_free(one->assessment);
    grow_dossier_free(one->dossier);
}
