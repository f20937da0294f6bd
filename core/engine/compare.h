// The inside of grow_diff: a measurement as it is compared, and the steps from two of them to a
// comparison.
#ifndef GROW_ENGINE_COMPARE_H
#define GROW_ENGINE_COMPARE_H

#include "engine/handles.h"
#include "report/comparison.h"

// One side. What is compared is always a result: one that was read, or the one that the
// assessment gives.
struct grow_measurement {
    struct arena arena;
    const struct grow_pack *pack;
    const struct node *result;
    const struct grow_assessment *assessment; // NULL for a result that was read
};

// What means something else in the new rulebook than in the old one; flags by new index.
struct likeness {
    int *was;               // one a question: its number in the old pack, or -1
    const char *const *ids; // one an old question: its id in the new pack
    bool *questions;        // an answer to it means something else
    bool *dimensions, *axes, *figures, *routes, *recommendations, *tables;
    bool place;
    bool any; // one of them, or something came or went
};

// measure.c: the result of an assessment as a tree. It goes through its JSON, so that a result that
// was kept and one that is made now are read in the same way. NULL when it is too large to be read.
const struct node *measurement_result(const struct grow_assessment *assessment,
                                      struct arena *arena);

// likeness.c. Questions that the new pack's migrations rename are taken as the same.
struct likeness likeness_of(const struct rulebook *old, const struct rulebook *now,
                            struct arena *arena);

// likeness_names.c. The id of an old question in the new pack.
const char *likeness_id(const struct pack *old, const struct pack *now, int index,
                        struct arena *arena);
// The source of an old condition with the ids of the new pack.
const char *likeness_cond(const struct pack *old, const char *const ids[], const struct cond *cond,
                          struct arena *arena);
// The id of a column of an old table in the new pack.
const char *likeness_column(const struct pack *old, const struct pack *now,
                            const struct question *table, const struct question *column,
                            struct arena *arena);

// compare.c
const struct comparison *compare(const struct grow_measurement *old,
                                 const struct grow_measurement *now, struct arena *arena);

// The same with an assessment as the new one; NULL when its result cannot be read.
const struct comparison *compare_with(const struct grow_measurement *old,
                                      const struct grow_assessment *now, struct arena *arena);

// compare_facts.c: facts of two dossiers that differ. Without flags in `likeness` the two packs are
// taken to ask the same.
void compare_facts(const struct dossier *old, const struct dossier *now,
                   const struct likeness *likeness, struct arena *arena,
                   struct comparison *comparison);

// compare_leaves.c: fills `leaves`. `pack` is the old one, whose ids `likeness` may know.
void compare_leaves(const struct node *old, const struct node *now, const struct pack *pack,
                    const struct likeness *likeness, struct arena *arena,
                    struct comparison *comparison);

// diff_json.c
void diff_json(const struct comparison *comparison, const struct rulebook *rules, struct buf *out);

#endif
