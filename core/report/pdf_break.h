// Where pages end. Knows heights only, so that it can be tested without drawing anything.
#ifndef GROW_REPORT_PDF_BREAK_H
#define GROW_REPORT_PDF_BREAK_H

#include <stdbool.h>
#include <stddef.h>

// What is never cut: a heading, a row, a chart, a few lines of a paragraph.
struct pdf_item {
    double before; // white above it; none at the top of a page
    double height;
    double head; // height of what is repeated above it when it begins a page (heads of a table)
    bool keep;   // stands on one page with the next
    bool fresh;  // begins a page
};

struct pdf_place {
    size_t page;
    double y;      // of its own top
    bool repeated; // the head stands above it
};

// Places each item on pages with this much room; gives the number of pages. What is higher than a
// page gets one of its own.
size_t pdf_break(const struct pdf_item *items, size_t count, double room, struct pdf_place *places);

#endif
