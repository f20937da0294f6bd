// The pen that draws with cairo and pango: the charts of the PDF, and charts as PNG. With it the
// fonts, which every text of the PDF uses too.
#ifndef GROW_REPORT_PEN_CAIRO_H
#define GROW_REPORT_PEN_CAIRO_H

#include <cairo.h>
#include <pango/pangocairo.h>

#include "base/arena.h"
#include "report/pen.h"

// Only the fonts that the program was built for: what else is on the machine changes nothing.
struct pen_fonts;

// `language` is that of the texts. NULL when the fonts are not there.
struct pen_fonts *pen_fonts_new(struct arena *arena, const char *language);
void pen_fonts_free(struct pen_fonts *fonts);
PangoContext *pen_fonts_context(const struct pen_fonts *fonts);

enum pen_face { PEN_SANS, PEN_SANS_BOLD, PEN_SERIF_BOLD, PEN_FACES };
// All texts are set in this size and scaled when they are drawn: finding a font takes longer than
// setting a page.
enum { PEN_SIZE = 10 };
const PangoFontDescription *pen_fonts_face(const struct pen_fonts *fonts, enum pen_face face);

// The folders that are looked in, for a message.
const char *pen_fonts_folders(void);

struct pen_cairo {
    struct pen pen; // draw with this
    const struct pen_fonts *fonts;
    cairo_t *cr;
    PangoLayout *layout;
};

// Draws on `cr`, in the units of its user space.
void pen_cairo_begin(struct pen_cairo *pen, const struct pen_fonts *fonts, cairo_t *cr);
void pen_cairo_end(struct pen_cairo *pen);

void pen_cairo_ink(cairo_t *cr, enum ink ink);
void pen_cairo_colour(cairo_t *cr, const char *colour); // "#0f5a63"

#endif
