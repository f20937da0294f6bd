// Which shape a mark has. Marks of one series with different signs (roles) each get a shape of
// their own, the same in every row and in the legend.
#ifndef GROW_REPORT_CHART_MARKS_H
#define GROW_REPORT_CHART_MARKS_H

#include "report/blocks.h"

enum { CHART_SIGNS = 12 };

// The first mark of each sign beyond series 0, in the order they are first seen.
struct chart_signs {
    const struct mark *first[CHART_SIGNS];
    size_t count;
};

struct chart_signs chart_marks_signs(const struct chart *chart);

// What pen_mark is told: 0 for series 0, else from 1 up.
int chart_marks_shape(const struct chart_signs *signs, const struct mark *mark);

#endif
