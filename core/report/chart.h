// A chart with its legend, on any pen; and one alone, for a slide.
#ifndef GROW_REPORT_CHART_H
#define GROW_REPORT_CHART_H

#include "base/buf.h"
#include "report/blocks.h"
#include "report/pen.h"

enum { CHART_WIDTH = 420 }; // units of a chart on a screen

// Draws from the top down; gives the height used.
double chart_draw(const struct chart *chart, const struct pen *pen, double width);

// The first chart of this id in a report, or NULL.
const struct chart *chart_find(const struct report *report, const char *id);

// A whole SVG file.
void chart_svg_alone(const struct chart *chart, struct buf *out);

#endif
