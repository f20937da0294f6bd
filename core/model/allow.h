// Remarks in YAML files that allow a warning.
#ifndef GROW_MODEL_ALLOW_H
#define GROW_MODEL_ALLOW_H

#include "base/node.h"

// Hands each comment of a file that may be one to diags_allow. `top` is what the file was read to:
// a `#` in one of its texts opens no comment.
void allow_read_yaml(struct diags *diags, int file, const struct node *top);

#endif
