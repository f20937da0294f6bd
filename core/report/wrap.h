// Lines of a terminal from runs of text: columns are counted as a terminal shows them.
#ifndef GROW_REPORT_WRAP_H
#define GROW_REPORT_WRAP_H

#include "report/blocks.h"

// A text with a style for each byte, and where it is broken.
struct wrap_line {
    size_t from, to;
};

struct wrap {
    char *text;
    unsigned char *styles; // enum run_style
    size_t length;
    struct wrap_line *lines;
    size_t count;
};

// `width` 0: no breaking. A link shows its address behind its words.
struct wrap wrap_line(struct arena *arena, const struct line *line, int width);
struct wrap wrap_text(struct arena *arena, const char *text, int width);

int wrap_columns(const struct wrap *wrap, size_t line); // columns of one of its lines
int wrap_longest_word(const struct wrap *wrap);         // what cannot be broken nicely

// One line, with terminal colours when `colour`.
void wrap_write(const struct wrap *wrap, size_t line, bool colour, struct buf *out);

#endif
