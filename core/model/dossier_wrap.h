// Where a dossier comes from: an export as JSON that it is in, and the version of the pack that it
// was filled in with. For dossier.c and the readers of data only.
#ifndef GROW_MODEL_DOSSIER_WRAP_H
#define GROW_MODEL_DOSSIER_WRAP_H

#include "model/dossier.h"

// The dossier in an export (`grow_export: 1`); anything else is given back as it is.
const struct node *dossier_unwrap(const struct node *top);

// Warns when an export has left out open texts, or when its dossier is not the one that was
// exported.
void dossier_compare(const struct node *top, const struct dossier *dossier, struct diags *diags);

// The two warnings, for readers of other forms. `hash` is that of the dossier that was exported.
void dossier_warn_left_out(struct diags *diags, struct span at, size_t count);
void dossier_warn_changed(struct diags *diags, struct span at, const char *hash,
                          const struct dossier *dossier);

// Warns when the dossier says that it is of another version of the pack.
void dossier_warn_version(struct diags *diags, const struct node *root, const struct pack *pack);

#endif
