// What became of a pack over time: the versions that were published (published.yaml) and how
// dossiers of older ones move (migrations/*.yaml). Both stand beside the pack and not in its hash:
// they change nothing that is asked or computed.
#ifndef GROW_MODEL_HISTORY_H
#define GROW_MODEL_HISTORY_H

#include "model/load.h"
#include "model/translations.h"

// A name that a version gave to the world, with the values it takes: "R04" with "0".."4",
// "F04.naam", "roles.schoolbestuur", "recommendations.A03".
struct known_id {
    const char *name;
    const char **values;
    size_t count;
    struct span span; // in published.yaml
};

struct known_ids {
    struct known_id *list;
    size_t count, room;
};

struct published {
    const char *version, *hash, *date;
    struct known_ids ids;
    struct translations texts;
    struct span span;
};

enum step_kind { STEP_RENAME, STEP_REVALUE, STEP_SPLIT, STEP_MERGE, STEP_DROP, STEP_KINDS };
enum step_take { TAKE_FIRST, TAKE_LOWEST, TAKE_HIGHEST, TAKE_MEAN, TAKE_ALL, TAKE_COUNT };

// What a step does, as the file has it: "rename", "split".
extern const char *const step_words[STEP_KINDS];

struct step_value {
    const char *was, *is; // `is` NULL: lost
    struct span span;
};

struct step {
    enum step_kind kind;
    const char **from, **to;
    size_t from_count, to_count;
    struct step_value *values; // of a revalue
    size_t value_count;
    enum step_take take; // of a merge
    const char *why;     // or NULL
    struct span span;
    struct span to_span;
};

// Moves what is of a version from `from` on, and below `to`, to `to`.
struct migration {
    const char *from, *to;
    struct step *steps;
    size_t count;
    struct span span;
};

struct history {
    struct published *versions; // ascending
    size_t version_count;
    struct migration *migrations; // ascending, without overlap
    size_t migration_count;
};

// What a name in a step or a catalogue is about.
enum name_kind { NAME_QUESTION, NAME_COLUMN, NAME_ROLE, NAME_FINDING, NAME_NOTHING };
enum name_kind name_kind_of(const char *name);

// read_history.c: tells when a version cannot be one that orders.
void version_check(struct read *r, const struct node *node);

// Below, at or above 0: 1.2.0 comes before 1.10.0, and 2.0.0-proef before 2.0.0.
int version_compare(const char *a, const char *b);

// The published version of this name, or NULL; of this hash; the last one below `version`.
const struct published *history_version(const struct history *history, const char *version);
const struct published *history_hash(const struct history *history, const char *hash);
const struct published *history_before(const struct history *history, const char *version);

// read_history.c: reads what stands beside the pack that was loaded; none of it has to be there.
void load_history(struct load *l);

#endif
