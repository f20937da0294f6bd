// The little Markdown that texts of a pack may hold (emphasis, links) as runs.
#ifndef GROW_REPORT_MARKDOWN_H
#define GROW_REPORT_MARKDOWN_H

#include "report/blocks.h"

// The runs of a text. Links are kept for http and https only; what is no emphasis or link is plain
// text, and paragraphs run on.
struct line markdown_line(struct arena *arena, const char *text);

// Adds `text` so that Markdown leaves it as it is.
void markdown_escape(const char *text, struct buf *out);

#endif
