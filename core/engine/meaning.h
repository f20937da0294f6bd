// What the findings of a rulebook mean, as hashes that differ when something that is asked or
// computed differs.
#ifndef GROW_ENGINE_MEANING_H
#define GROW_ENGINE_MEANING_H

#include "base/hash.h"
#include "rules/rulebook.h"

typedef char name_hash[HASH_TEXT];

enum meaning_kind {
    MEANING_ANSWER,   // a question: what is asked
    MEANING_QUESTION, // the same with its weight in its dimension
    MEANING_DIMENSION,
    MEANING_FIGURE,
    MEANING_AXIS,
    MEANING_BLOCKED, // what can stand in the way of a route
    MEANING_ROUTE,
    MEANING_RECOMMENDATION,
    MEANING_TABLE,
    MEANING_PLACE, // number 0
    MEANING_KINDS
};

struct meaning;

// Ids are those that the pack `now` has for them. When functions may read what in the end reads
// them, hashes do not hold everything (`meaning_is_circular`): then they are made once more with
// `careful`, where a function counts as one that reads anything.
struct meaning *meaning_of(const struct rulebook *rules, const struct pack *now, bool careful,
                           struct arena *arena);
const char *meaning_hash(struct meaning *m, enum meaning_kind kind, int index);
bool meaning_is_circular(const struct meaning *m);

// The ids of the questions in the new pack.
const char *const *meaning_ids(const struct meaning *m);

#endif
