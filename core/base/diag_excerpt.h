// The line of a source that a diagnostic is about, as it is shown to people.
#ifndef GROW_BASE_DIAG_EXCERPT_H
#define GROW_BASE_DIAG_EXCERPT_H

#include "base/diag.h"

// Makes the line and what goes under it, both to be cleared by the caller. False, and neither made,
// when the source has no such line. `source` may be NULL.
bool diag_excerpt(const struct source *source, struct span span, struct buf *line,
                  struct buf *mark);

#endif
