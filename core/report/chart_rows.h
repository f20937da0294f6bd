// The charts with a bar or more a row:
//
// CHART_DOTS   series 0 a bar, the others a mark each below it
// CHART_PAIRS  series 0 and 1 a bar each
// CHART_BARS   a bar each, that of series 0 thicker
// CHART_MONEY  a bar from 0 to the place of each mark, the longest behind; a border is the need
//
// A mark that is missing is not drawn; where it is the main one, the value stands in its place.
#ifndef GROW_REPORT_CHART_ROWS_H
#define GROW_REPORT_CHART_ROWS_H

#include "report/blocks.h"
#include "report/pen.h"

// Draws from the top down; gives the height used.
double chart_rows_draw(const struct chart *chart, const struct pen *pen, double width);

// How a bar of a series is filled, also in the legend.
struct paint chart_rows_paint(int series);

// True when the marks of this series are bars.
bool chart_rows_is_bar(enum chart_kind kind, int series);

#endif
