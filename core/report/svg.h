// The pen that writes SVG: real text, role img, title and description. Everything a drawing refers
// to has an id that starts with its prefix, so that many drawings can stand on one page.
#ifndef GROW_REPORT_SVG_H
#define GROW_REPORT_SVG_H

#include "base/buf.h"
#include "report/html.h"
#include "report/pen.h"

struct svg {
    struct pen pen; // draw with this
    struct buf body;
    struct html html;
    const char *prefix;
    bool hatched[HATCH_COUNT]; // was used, so must be defined
};

// What every reader hears about a drawing.
struct svg_names {
    const char *id, *title, *text;
    bool alone; // a file of its own, not a part of a page
};

void svg_begin(struct svg *svg, const char *prefix, size_t ceiling);

// The height is known only now: writes the whole drawing to `out` and frees what it held.
void svg_end(struct svg *svg, const struct svg_names *names, double width, double height,
             struct buf *out);

#endif
