// A look at a text before a YAML parser sees it.
#ifndef GROW_MODEL_TREE_SCAN_H
#define GROW_MODEL_TREE_SCAN_H

#include "base/diag.h"

// True when the text is within its size, UTF-8, and without characters or directives that may not
// stand in it. Moves `text` past a byte order mark.
bool tree_scan(int file, const char **text, size_t *length, struct diags *diags);

// Escapes in double quotes can make characters that the scan has not seen.
bool tree_scan_escapes(struct span span, const char *text, size_t length, struct diags *diags);

#endif
