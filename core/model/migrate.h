// Moves a dossier of an older version of a pack along its migrations, as nodes: what an answer
// means is decided when the outcome is read against the pack.
#ifndef GROW_MODEL_MIGRATE_H
#define GROW_MODEL_MIGRATE_H

#include "model/history.h"

// An answer, or a part of one, that has no place in the later version.
struct lost_answer {
    const char *respondent; // NULL: a fact
    const char *name, *value;
    const struct step *step;
};

struct moved {
    const struct node *root;
    size_t renamed, changed; // answers under another id, and with another value
    struct lost_answer *lost;
    size_t lost_count, lost_room;
};

// False after a diagnostic about this dossier.
bool migrate_dossier(const struct pack *pack, const char *from, const struct node *root,
                     struct arena *arena, struct moved *moved, struct diags *diags);

// Where a name of version `from`, with one of its values (or NULL), has gone in version `to`: ids
// with that one value. None when it was dropped. With `after`, a name as that step leaves it.
struct known_ids migrate_name(const struct history *history, const char *from, const char *to,
                              const char *name, const char *value, const struct step *after,
                              struct arena *arena);

// No value, but dont_know or not_applicable.
bool migrate_is_state_word(const char *word);

#endif
