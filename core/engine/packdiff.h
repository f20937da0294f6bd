// The inside of grow_pack_diff: the changes between two versions of a pack, one by one, each with
// what it does to comparing.
#ifndef GROW_ENGINE_PACKDIFF_H
#define GROW_ENGINE_PACKDIFF_H

#include <stddef.h>

#include "engine/compare.h"
#include "report/changes.h"

struct packdiff {
    const struct rulebook *old, *now;
    struct arena *arena;
    struct likeness likeness;
    struct pack_change *list;
    size_t count, room;
    enum words_language language;
    const char *about, *where; // of what is told next
    const char *part;          // stands at %s in the text of what changed: "middel" in "option %s"
};

// A text in the language that it is told in. The texts of what changed are looked up as they are
// told.
SAYS const char *packdiff_word(const struct packdiff *d, const char *text)
    __attribute__((format_arg(2)));

// packdiff.c: what the next changes are about, and where it stands.
void packdiff_at(struct packdiff *d, const char *about, const struct pack *pack, struct span span);
void packdiff_at_rule(struct packdiff *d, const char *about, const struct rulebook *rules,
                      struct rule_at at);

// Tells a change; nothing when both are the same. NULL is something that is not there.
SAYS void packdiff_say(struct packdiff *d, enum pack_class class, const char *what, const char *was,
                       const char *is);
SAYS void packdiff_number(struct packdiff *d, enum pack_class class, const char *what, double was,
                          double is);
SAYS void packdiff_cond(struct packdiff *d, enum pack_class class, const char *what,
                        const struct cond *was, const struct cond *is);
// In every language that both have.
SAYS void packdiff_text(struct packdiff *d, const char *what, const struct text *was,
                        const struct text *is);
void packdiff_validity(struct packdiff *d, enum pack_class class, struct validity was,
                       struct validity is);
void packdiff_sources(struct packdiff *d, const int *was, size_t was_count, const int *is,
                      size_t is_count);

// The ids of a list of structs, of which those that are in both are told when they changed places.
// `id` is where in a struct its id stands.
struct packdiff_ids {
    const void *list;
    size_t count, size, id;
};
#define PACKDIFF_IDS(type, list, count) \
    ((struct packdiff_ids){(list), (size_t)(count), sizeof(type), offsetof(type, id)})
SAYS void packdiff_order(struct packdiff *d, enum pack_class class, const char *about,
                         struct packdiff_ids was, struct packdiff_ids is);

// packdiff_questions.c: "facts", "goal".
const char *packdiff_phase(int phase);

void packdiff_pack(struct packdiff *d);      // packdiff_pack.c: the head, roles, scales, records
void packdiff_questions(struct packdiff *d); // packdiff_questions.c
void packdiff_rules(struct packdiff *d);     // packdiff_rules.c
void packdiff_layout(struct packdiff *d);    // packdiff_layout.c: report.yaml

#endif
