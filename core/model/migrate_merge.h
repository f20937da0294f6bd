// The inside of migrate_dossier: what its two files share.
#ifndef GROW_MODEL_MIGRATE_MERGE_H
#define GROW_MODEL_MIGRATE_MERGE_H

#include "model/migrate.h"

struct answers {
    const struct node **keys, **values;
    size_t count, key_room, value_room;
};

struct migrating {
    const struct pack *pack;
    struct arena *arena;
    struct diags *diags;
    struct moved *moved;
    const struct step *step;
    const char *respondent; // whose answers are looked at; NULL: facts
    struct answers *answers;
    const struct node *origin; // the dossier as it was given
};

// A node with this text, where `at` stands.
const struct node *migrate_scalar(struct arena *arena, const char *text, const struct node *at);
// A value in words.
const char *migrate_text(struct arena *arena, const struct node *node);
// The note where the step stands. In words: its file is a source of the pack, not of this dossier.
void migrate_note_step(struct migrating *m, struct diag *diag);
// No value: dont_know, not_applicable, or a fact that is not known.
bool migrate_is_state(const struct node *node);

// The one answer that `given` answers become, as the step says.
const struct node *migrate_merged(struct migrating *m, const struct node **values, size_t given);

#endif
