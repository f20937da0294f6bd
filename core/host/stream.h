// Standard output and error as sinks, with every error seen; and what a terminal is like.
#ifndef GROW_HOST_STREAM_H
#define GROW_HOST_STREAM_H

#include <stdbool.h>

#include "base/buf.h"
#include "grow.h"

// Makes sure that 0, 1 and 2 are open: a file that gets one of these numbers would be written to by
// mistake. What was closed gives an error on use. A closed pipe gives an error too, not the end.
void stream_prepare(void);

struct stream {
    int descriptor;
    const char *why; // the first error, in words; NULL while all is well
    bool left;       // the reader of the pipe went away: no news to it
};

// Writes at once: nothing is kept back that could get lost.
grow_sink stream_sink(struct stream *stream);

// From now on Ctrl-C breaks off the line that is typed, and not the program; a second one, while
// the first is not taken yet, does end it. stream_take_break tells of the first, once.
void stream_catch_break(void);
bool stream_take_break(void);

// Waits for a line of standard input and puts it into `line`, without its end. False at the end of
// the input, or when it was broken off. What does not fit in `line` is cut; a NUL ends nothing, but
// is no text.
bool stream_read_line(struct buf *line);

bool stream_is_terminal(int descriptor);
// Columns of the terminal, or 0 when it is none or does not say.
int stream_width(int descriptor);

#endif
