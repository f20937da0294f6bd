// The inside of the PDF view, shared by the pdf_*.c files. Blocks become pieces (pdf_block.c,
// pdf_table.c): what is never cut, with everything placed from its own corner. The page breaker
// (pdf_break.c) gives each piece a page; pdf_page.c paints them and tags what it paints;
// pdf_finish.c writes what cairo cannot. Sizes are in points. Nothing outside report/ includes
// this.
#ifndef GROW_REPORT_PDF_H
#define GROW_REPORT_PDF_H

#include <cairo.h>
#include <pango/pangocairo.h>

#include "base/words.h"
#include "report/blocks.h"
#include "report/pdf_break.h"
#include "report/pen_cairo.h"

enum { PDF_ADVANCES = 0x180 }; // code points whose widths are known beforehand

struct pdf;

// --- pdf_word.c: words, shaped ---

enum { PDF_BOLD = 1, PDF_ITALIC = 2, PDF_SERIF = 4, PDF_FACES = 8 }; // of a face: what it is
enum { PDF_WORDS = 4096 };

// A glyph, from the beginning of its word, in the size PEN_SIZE.
struct pdf_glyph {
    PangoFont *font;
    unsigned long index;
    double x, y;
};

struct pdf_word {
    struct pdf_word *next; // with the same sum
    const char *text;
    size_t length;
    unsigned face;
    struct pdf_glyph *glyphs;
    size_t count, room;
    double width;
};

// Valid until the end of the call.
const struct pdf_word *pdf_word_of(struct pdf *pdf, const char *text, size_t length, unsigned face);
void pdf_word_forget(struct pdf *pdf);

// --- pdf_text.c: texts, broken into lines ---

struct pdf_look {
    bool serif, bold, right;
    double size;
    double lead; // from base line to base line, in sizes; 0: 1.3
    enum ink ink;
};

// A part of a text that leads somewhere.
struct pdf_link {
    size_t from, to; // bytes
    const char *target;
    bool outside; // of the document
};

// A word in its place: the number of its first byte in the text, and where on its line it begins.
struct pdf_placed {
    const struct pdf_word *word;
    size_t at;
    double x;
};

struct pdf_text {
    struct pdf_look look;
    double width;
    size_t lines;
    size_t *ends; // of each line: the number of the word behind it
    struct pdf_placed *words;
    size_t count;
    struct pdf_link *links;
    size_t link_count;
    size_t word_length; // bytes at the start, in a colour of their own
    const char *word_colour;
};

double pdf_text_step(const struct pdf_look *look); // height of a line
double pdf_text_height(const struct pdf_text *text);
struct pdf_text pdf_text_plain(struct pdf *pdf, const char *text, const struct pdf_look *look,
                               double width);
// `word`, which may be NULL, goes before it in `colour`. `link`, which may be NULL, is where the
// words that stand out lead to.
struct pdf_text pdf_text_line(struct pdf *pdf, const struct line *line, const char *word,
                              const char *colour, const char *link, const struct pdf_look *look,
                              double width);
// On one line; what does not fit is left out, with a sign for that.
struct pdf_text pdf_text_cut(struct pdf *pdf, const char *text, const struct pdf_look *look,
                             double width);

// --- pdf_show.c: texts, drawn ---

// Lines `from` to `to`, in an element of the document's structure.
void pdf_text_draw(struct pdf *pdf, const struct pdf_text *text, size_t from, size_t to, double x,
                   double y, const char *tag);
// The same without an element.
void pdf_text_paint(struct pdf *pdf, const struct pdf_text *text, size_t from, size_t to, double x,
                    double y);

// --- pdf_width.c ---

// What was read of a word so far: zero at the beginning of a text.
struct pdf_break_state {
    int glued;  // spaces at which no line ends
    bool whole; // no line ends at a hyphen of the word
};
// May a line end behind this sign, which `next` comes after?
bool pdf_width_ends(struct pdf_break_state *state, uint32_t point, const char *next,
                    const char *end);

void pdf_width_measure(struct pdf *pdf);
// In sizes; `word` is that of its longest word.
double pdf_width_line(const struct pdf *pdf, const struct line *line, bool bold, double *word);
double pdf_width_text(const struct pdf *pdf, const char *text, bool bold, double *word);
// A text that knows how many lines it takes, about, and nothing else.
struct pdf_text pdf_width_try(const struct pdf *pdf, const struct line *line, const char *word,
                              const struct pdf_look *look, double width);

// --- pieces ---

enum pdf_part_kind {
    PDF_OPEN,  // an element that holds elements: `tag`
    PDF_CLOSE, // the end of that: `tag`
    PDF_TEXT,
    PDF_DEST,  // a place that links lead to: `target`
    PDF_GUIDE, // an entry of the contents, leading to `target`
    PDF_CHART
};

struct pdf_part {
    enum pdf_part_kind kind;
    const char *tag, *target;
    struct pdf_text text;
    size_t from, to; // lines of the text
    double x, y, width;
    const struct chart *chart;
    double scale; // of the chart
};

// A filled rectangle: a rule, a bar, a surface. It is not part of the document's structure.
struct pdf_ground {
    double x, y, width, height;
    const char *colour;
};

struct pdf_piece {
    struct pdf_item item;
    struct pdf_part *parts;
    size_t part_count, part_room;
    struct pdf_ground *grounds;
    size_t ground_count, ground_room;
    size_t head;  // number of the piece that is repeated above it, plus one
    bool section; // begins one
    bool shrunk;  // a chart that was made smaller
    bool ruled;   // its ground is a rule that the top of a page does without
    bool sheet;   // a whole page, from corner to corner
};

struct pdf_flow {
    struct pdf *pdf;
    double width;
    struct pdf_piece *pieces;
    size_t count, room;
    double before; // white above the next piece
    bool fresh;    // the next piece begins a page
};

// How large everything is set.
struct pdf_style {
    double body, table;
    double air; // white, as a share of what is usual
    bool front;
};

struct pdf_pieces_of { // where a flow stands in the document
    struct pdf_flow flow;
    struct pdf_place *places;
    size_t pages;
    double left;
};

struct pdf_why {
    const char *why, *target;
};

struct pdf {
    struct arena *arena;
    const struct report *report;
    enum words_language language;
    struct pen_fonts *fonts;
    double advances[2][PDF_ADVANCES];
    struct pdf_word *words[PDF_WORDS]; // known ones, by a sum of their bytes
    PangoFont *faces[PDF_FACES];       // that were asked for
    hb_buffer_t *shaper;
    PangoLayout **layouts; // of signs from other fonts
    size_t layout_count, layout_room;
    struct pdf_style style;
    struct pdf_gaps *gaps;
    bool trying; // only lines are counted, nothing can be painted
    cairo_surface_t *surface;
    cairo_t *cr;
    struct pdf_why *whys; // what the front speaks of, and where the annex does
    size_t why_count, why_room;
    const char **alts; // of the figures, in the order in which they were painted
    size_t alt_count, alt_room;
    struct pdf_pieces_of front, annex;
    size_t page, pages;
};

// --- pdf_piece.c: putting pieces together ---

struct pdf_flow pdf_flow_of(struct pdf *pdf, double width);
// A new piece, valid until the next one is made; takes the white that waits.
struct pdf_piece *pdf_piece_new(struct pdf_flow *flow);
void pdf_flow_space(struct pdf_flow *flow, double space); // at least this much above the next
struct pdf_part *pdf_piece_part(struct pdf *pdf, struct pdf_piece *piece, enum pdf_part_kind kind);
void pdf_piece_open(struct pdf *pdf, struct pdf_piece *piece, const char *tag);
void pdf_piece_close(struct pdf *pdf, struct pdf_piece *piece, const char *tag);
void pdf_piece_text(struct pdf *pdf, struct pdf_piece *piece, const char *tag,
                    const struct pdf_text *text, double x, double y);
void pdf_piece_ground(struct pdf *pdf, struct pdf_piece *piece, struct pdf_ground ground);
// Everything of a flow as a part of one piece; gives its height.
double pdf_piece_take(struct pdf *pdf, struct pdf_piece *piece, const struct pdf_flow *flow,
                      double x, double y);
// Gives every piece its page; the number of pages.
size_t pdf_flow_break(const struct pdf_flow *flow, double room, struct pdf_place **places);
// Where a line, of which something can be asked, is told about, or NULL.
const char *pdf_why_target(const struct pdf *pdf, const char *why);

// --- pdf_block.c, pdf_list.c, pdf_table.c ---

// Adds block `index` and gives the next to add.
size_t pdf_block_add(struct pdf_flow *flow, size_t index);
void pdf_blocks_add(struct pdf_flow *flow, size_t from, size_t to);
void pdf_masthead_add(struct pdf_flow *flow);
size_t pdf_front_end(const struct report *report); // the first block of the annex
bool pdf_starts_section(const struct report *report, size_t index);
void pdf_block_heading(struct pdf_flow *flow, const struct block *block);
void pdf_chart_add(struct pdf_flow *flow, const struct chart *chart, double scale);
void pdf_list_add(struct pdf_flow *flow, const struct block *block);
// A paragraph; `tag` is its element. Long ones may be cut between lines.
void pdf_list_paragraph(struct pdf_flow *flow, const struct pdf_text *text, const char *tag,
                        bool keep);
const char *pdf_tone_word(const struct pdf *pdf, enum tone tone); // NULL for a neutral one
void pdf_tiles_add(struct pdf_flow *flow, const struct block *block);
void pdf_table_add(struct pdf_flow *flow, const struct table *table);
void pdf_cards_add(struct pdf_flow *flow, const struct block *block); // pdf_card.c
// The destination of a line's `why`, when this is where it is told about.
void pdf_block_dest(struct pdf *pdf, struct pdf_piece *piece, const struct line *line);

// --- pdf_front.c, pdf_annex.c, pdf_page.c, pdf_finish.c ---

enum { PDF_WIDTH = 595, PDF_HEIGHT = 842, PDF_TOP = 52, PDF_BOTTOM = 50 };

enum { PDF_ROOM = PDF_HEIGHT - PDF_TOP - PDF_BOTTOM };

void pdf_front_build(struct pdf *pdf, double room);
void pdf_annex_build(struct pdf *pdf, double room);
void pdf_page_paint(struct pdf *pdf);
// From what cairo wrote to what is delivered. False when it could not be read.
bool pdf_finish(const struct pdf *pdf, const struct buf *raw, struct buf *out);

#endif
