// The inside of the versions of a pack: which ids it gives to the world, and how they compare with
// those that were published.
#ifndef GROW_ENGINE_VERSIONS_H
#define GROW_ENGINE_VERSIONS_H

#include "engine/handles.h"
#include "model/migrate.h"

// ids.c: every id that dossiers, results and reports may hold, in the pack's order, with the values
// that an answer to it can have.
struct known_ids ids_of(const struct rulebook *rules, struct arena *arena);
// NULL when there is none.
const struct known_id *ids_find(const struct known_ids *ids, const char *name);
bool ids_has_value(const struct known_id *id, const char *value);

// history.c: is the pack what was published under its version? For who writes it (`strict`) it is
// an error when it is not, and ids that are gone are warned of.
void history_check(const struct rulebook *rules, bool strict, struct diags *diags);

// history_steps.c: does each step, of the migrations that a dossier of version `from` meets or of
// all (NULL), lead to what the pack has? False after diagnostics.
bool history_targets(const struct rulebook *rules, const char *from, struct diags *diags);
// Warns of steps about what no published version had.
void history_idle(const struct rulebook *rules, struct diags *diags);

#endif
