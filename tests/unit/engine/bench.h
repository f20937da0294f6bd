// A pack, dossiers and output for tests of the facade, on the shipped pack.
#ifndef GROW_TEST_ENGINE_BENCH_H
#define GROW_TEST_ENGINE_BENCH_H

#include "base/buf.h"
#include "grow.h"
#include "host/library.h"

struct bench {
    grow_diagnostics *problems;
    struct library *library;
    grow_pack *pack;
    struct buf out; // what was written last
};

int bench_setup(void **state);    // a cmocka setup
int bench_teardown(void **state); // a cmocka teardown

// Takes bytes into `out`, which is emptied here.
grow_sink bench_sink(struct bench *bench);

// A copy of it that stays.
const char *bench_kept(struct bench *bench);

// A file under docs/examples, and the same with one text put in the place of another, which must
// be there.
const char *bench_example(struct bench *bench, const char *name);
const char *bench_changed(struct bench *bench, const char *text, const char *from, const char *to);

// The dossier and its assessment, which must be without errors.
struct bench_case {
    grow_dossier *dossier;
    grow_assessment *assessment;
};
struct bench_case bench_case(struct bench *bench, const char *text);
void bench_case_free(struct bench_case *one);

#endif
