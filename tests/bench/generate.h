// Packs and dossiers of any size for the benchmark: the same shape as a real pack (four roles, ten
// dimensions, conditions over answers, one figure in three a plain function), the same text for the
// same sizes. Texts live in the given arena.
#ifndef GROW_BENCH_GENERATE_H
#define GROW_BENCH_GENERATE_H

#include "base/arena.h"
#include "grow.h"

enum { GENERATED_SCRIPTS = 40 };

struct generated {
    const char *pack; // questionnaire.yaml
    size_t pack_length;
    const char *scripts[GENERATED_SCRIPTS];
    size_t lengths[GENERATED_SCRIPTS];
    int script_count;
    const char *dossier;
    size_t dossier_length;
};

// The id that the pack has.
#define GENERATED_ID "generated"

struct generated *generate(struct arena *arena, int questions, int recommendations);

// Gives the files of the pack to grow_pack_load.
grow_reader generated_reader(struct generated *generated);

#endif
