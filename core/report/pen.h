// What charts draw with: five calls that any medium can serve (SVG now, a page of a PDF later), and
// what follows from them: marks, swatches and texts that fit. Places are in units of the drawing,
// y downward. Inks are names; a medium decides what they look like.
#ifndef GROW_REPORT_PEN_H
#define GROW_REPORT_PEN_H

#include <stdbool.h>
#include <stddef.h>

enum ink {
    INK_NONE,
    INK_TEXT,
    INK_SOFT,  // secondary texts
    INK_RULE,  // thin lines
    INK_PAPER, // the background
    INK_WASH,  // a light surface
    INK_MAIN,
    INK_SERIES_1,
    INK_SERIES_2,
    INK_SERIES_3,
    INK_SERIES_4,
    INK_SERIES_5,
    INK_COUNT
};

// What it looks like: "#1b2a2f". Colours keep apart for the colour-blind and in grey; texts have a
// contrast of at least 4.5:1.
const char *pen_ink(enum ink ink);

enum hatch { HATCH_NONE, HATCH_UP, HATCH_DOTS, HATCH_BAND, HATCH_COUNT };

struct paint {
    enum ink fill;
    enum hatch hatch; // instead of a plain fill
    enum ink edge;
    double width; // of the edge or line; 0: 1
    double dash;  // length of a dash; 0: solid
};

enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

struct type {
    double size;
    bool bold;
    enum ink ink;
    enum anchor anchor;
    bool halo; // a rim of paper, to stay readable on lines
};

struct spot {
    double x, y;
};

struct pen {
    void *self;
    void (*line)(void *self, struct spot from, struct spot to, struct paint paint);
    void (*rect)(void *self, struct spot corner, double width, double height, struct paint paint);
    void (*circle)(void *self, struct spot center, double radius, struct paint paint);
    void (*polygon)(void *self, const struct spot *corners, size_t count, struct paint paint);
    // `at` is on the base line. `full` is the whole text where `text` was shortened, or NULL.
    void (*text)(void *self, struct spot at, const char *text, struct type type, const char *full);
};

// Draws nothing: to find a height by a trial.
extern const struct pen PEN_NOTHING;

void pen_line(const struct pen *pen, double x1, double y1, double x2, double y2,
              struct paint paint);
void pen_rect(const struct pen *pen, double x, double y, double width, double height,
              struct paint paint);
void pen_text(const struct pen *pen, double x, double y, const char *text, struct type type);

// A mark: its shape, and not only its colour, tells the series. `sign` is written in it.
void pen_mark(const struct pen *pen, struct spot center, double radius, int series,
              const char *sign);

// How wide a text is at most in the usual sans-serif fonts.
double pen_text_width(const char *text, double size, bool bold);

// The end of the longest line from `start` that is no wider; a word that fits nowhere is cut.
const char *pen_line_end(const char *start, const char *end, double width, double size);

enum { PEN_LINES = 4, PEN_LINE_ROOM = 160 };

// A text broken into lines at blanks, dashes and slashes.
struct pen_lines {
    char line[PEN_LINES][PEN_LINE_ROOM];
    size_t count;
    bool shortened; // the last line ends in an ellipsis
};

struct pen_lines pen_wrap(const char *text, double width, double size, size_t most_lines);

// Draws what pen_wrap made, the first base line at `at`; gives the height.
double pen_paragraph(const struct pen *pen, struct spot at, const struct pen_lines *lines,
                     struct type type, const char *full);
double pen_line_height(double size);

#endif
