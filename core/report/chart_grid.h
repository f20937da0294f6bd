// The chart of a position: points in a square of two axes from 0 to chart->most.
//
// borders[0] is the border on the x axis, borders[1] that on the y axis (the same one when there is
// only one); border_labels[0] names them in the legend, border_labels[1] the band along them. Row 0
// has the points: series 0 is the whole, the others the roles. Its value, when it has one, is
// written beside the whole ("grensgeval").
#ifndef GROW_REPORT_CHART_GRID_H
#define GROW_REPORT_CHART_GRID_H

#include "report/blocks.h"
#include "report/pen.h"

// Draws from the top down; gives the height used.
double chart_grid_draw(const struct chart *chart, const struct pen *pen, double width);

#endif
