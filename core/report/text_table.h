// Tables for the terminal: aligned columns that wrap inside their cells; a table that is too wide
// or too wordy for that is told row by row.
#ifndef GROW_REPORT_TEXT_TABLE_H
#define GROW_REPORT_TEXT_TABLE_H

#include "report/blocks.h"

void text_table(const struct table *table, int width, bool colour, struct arena *arena,
                struct buf *out);

#endif
