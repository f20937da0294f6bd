// Paints the pieces on their pages, with the structure of the document: what is no part of the text
// (surfaces, rules, running lines, repeated heads) goes first, as one element `Private` a page that
// pdf_finish.c makes an artifact. Owns nothing.
#include <cairo-pdf.h>

#include "base/num.h"
#include "report/chart.h"
#include "report/pdf.h"

static const double SMALL = 8.5;

// --- parts ---

static const char *dest_attributes(struct arena *arena, const char *name, double x, double y)
{
    char left[NUM_TEXT];
    char top[NUM_TEXT];
    num_plain(left, x, 2);
    num_plain(top, y, 2);
    return arena_textf(arena, "name='%s' x=%s y=%s", name, left, top);
}

static size_t page_of(const struct pdf *pdf, const char *target);

// Words, dots, the page; the words lead there.
static void paint_guide(struct pdf *pdf, const struct pdf_part *part, double x, double y)
{
    cairo_t *cr = pdf->cr;
    const char *number = arena_textf(pdf->arena, "%zu", page_of(pdf, part->target) + 1);
    struct pdf_look look = part->text.look;
    look.right = true;
    struct pdf_text page = pdf_text_plain(pdf, number, &look, 22);
    cairo_tag_begin(cr, "TOCI", NULL);
    cairo_tag_begin(cr, CAIRO_TAG_LINK, arena_textf(pdf->arena, "dest='%s'", part->target));
    pdf_text_paint(pdf, &part->text, 0, part->text.lines, x, y);
    cairo_tag_end(cr, CAIRO_TAG_LINK);
    double last = pdf_text_height(&part->text) - pdf_text_height(&page);
    pdf_text_draw(pdf, &page, 0, 1, x + part->width - 22, y + last, "Span");
    cairo_tag_end(cr, "TOCI");
}

static void paint_chart(struct pdf *pdf, const struct pdf_part *part, double x, double y)
{
    const struct chart *chart = part->chart;
    cairo_t *cr = pdf->cr;
    ARENA_PUSH(pdf->arena, pdf->alts, pdf->alt_count, pdf->alt_room);
    pdf->alts[pdf->alt_count++] = arena_textf(pdf->arena, "%s. %s", chart->title, chart->text);
    cairo_tag_begin(cr, "Figure", NULL);
    cairo_save(cr);
    cairo_translate(cr, x, y);
    cairo_scale(cr, part->scale, part->scale);
    struct pen_cairo pen;
    pen_cairo_begin(&pen, pdf->fonts, cr);
    chart_draw(chart, &pen.pen, part->width);
    pen_cairo_end(&pen);
    cairo_restore(cr);
    cairo_new_path(cr);
    cairo_tag_end(cr, "Figure");
}

static void paint_part(struct pdf *pdf, const struct pdf_part *part, double x, double y)
{
    cairo_t *cr = pdf->cr;
    switch (part->kind) {
    case PDF_OPEN: cairo_tag_begin(cr, part->tag, NULL); break;
    case PDF_CLOSE: cairo_tag_end(cr, part->tag); break;
    case PDF_DEST:
        cairo_tag_begin(cr, CAIRO_TAG_DEST,
                        dest_attributes(pdf->arena, part->target, x, y > 12 ? y - 12 : 0));
        cairo_tag_end(cr, CAIRO_TAG_DEST);
        break;
    case PDF_TEXT:
        pdf_text_draw(pdf, &part->text, part->from, part->to, x + part->x, y + part->y, part->tag);
        break;
    case PDF_GUIDE: paint_guide(pdf, part, x + part->x, y + part->y); break;
    case PDF_CHART: paint_chart(pdf, part, x + part->x, y + part->y); break;
    }
}

// --- what is no part of the text ---

static void paint_rect(cairo_t *cr, double x, double y, double width, double height,
                       const char *colour)
{
    pen_cairo_colour(cr, colour);
    cairo_rectangle(cr, x, y, width, height);
    cairo_fill(cr);
}

// Two texts at the edges of a page; the left one is cut short where the right one begins.
static void paint_edges(struct pdf *pdf, const char *left, const char *right, double y)
{
    const struct pdf_pieces_of *of = pdf->page < pdf->front.pages ? &pdf->front : &pdf->annex;
    double width = PDF_WIDTH - 2 * of->left;
    double word;
    double taken = pdf_width_text(pdf, right, false, &word) * SMALL + 14;
    struct pdf_look look = {.size = SMALL, .ink = INK_SOFT};
    struct pdf_text text = pdf_text_cut(pdf, left, &look, width - taken);
    pdf_text_paint(pdf, &text, 0, 1, of->left, y);
    look.right = true;
    text = pdf_text_plain(pdf, right, &look, width);
    pdf_text_paint(pdf, &text, 0, 1, of->left, y);
}

static void paint_running(struct pdf *pdf)
{
    const struct report *report = pdf->report;
    const struct pack *pack = report->assessment->pack;
    double left = pdf->page < pdf->front.pages ? pdf->front.left : pdf->annex.left;
    if (pdf->page > 0) {
        const char *whose = report->subtitle != NULL ? report->subtitle : "";
        paint_edges(pdf, whose, report->title, 24);
        paint_rect(pdf->cr, left, 38, PDF_WIDTH - 2 * left, .5, pen_ink(INK_RULE));
    }
    const char *made = report->engine != NULL
                           ? arena_textf(pdf->arena, "%s %s \xC2\xB7 grow %s", pack->id,
                                         pack->version, report->engine)
                           : arena_textf(pdf->arena, "%s %s", pack->id, pack->version);
    const char *page = arena_textf(pdf->arena, "%zu", pdf->page + 1);
    const char *pages = arena_textf(pdf->arena, "%zu", pdf->pages);
    const char *numbers[] = {page, pages, NULL};
    paint_edges(pdf, made, words_fill(pdf->arena, pdf->language, WORD_PAGE_OF, numbers),
                PDF_HEIGHT - 36);
}

static void paint_grounds(struct pdf *pdf, const struct pdf_piece *piece, double x, double y)
{
    for (size_t i = 0; i < piece->ground_count; i++) {
        const struct pdf_ground *ground = &piece->grounds[i];
        paint_rect(pdf->cr, x + ground->x, y + ground->y, ground->width, ground->height,
                   ground->colour);
    }
}

static void paint_repeated(struct pdf *pdf, const struct pdf_piece *head, double x, double y)
{
    paint_grounds(pdf, head, x, y);
    for (size_t i = 0; i < head->part_count; i++) {
        const struct pdf_part *part = &head->parts[i];
        if (part->kind == PDF_TEXT) {
            pdf_text_paint(pdf, &part->text, part->from, part->to, x + part->x, y + part->y);
        }
    }
}

// --- pages ---

// Where the corner of piece `i` is.
static struct spot corner_of(const struct pdf_pieces_of *of, size_t i)
{
    return of->flow.pieces[i].sheet ? (struct spot){0, 0}
                                    : (struct spot){of->left, PDF_TOP + of->places[i].y};
}

static void paint_page(struct pdf *pdf, const struct pdf_pieces_of *of, size_t from, size_t to)
{
    const struct pdf_flow *flow = &of->flow;
    bool sheet = false;
    cairo_tag_begin(pdf->cr, "Private", NULL);
    for (size_t i = from; i < to; i++) {
        const struct pdf_piece *piece = &flow->pieces[i];
        struct spot at = corner_of(of, i);
        if (of->places[i].repeated && piece->head > 0) {
            paint_repeated(pdf, &flow->pieces[piece->head - 1], at.x, at.y - piece->item.head);
        }
        if (!piece->ruled || of->places[i].y > 0) {
            paint_grounds(pdf, piece, at.x, at.y);
        }
        sheet = sheet || piece->sheet;
    }
    if (!sheet) {
        paint_running(pdf);
    }
    cairo_tag_end(pdf->cr, "Private");
    for (size_t i = from; i < to; i++) {
        const struct pdf_piece *piece = &flow->pieces[i];
        struct spot at = corner_of(of, i);
        for (size_t k = 0; k < piece->part_count; k++) {
            paint_part(pdf, &piece->parts[k], at.x, at.y);
        }
    }
}

static void paint_pages(struct pdf *pdf, const struct pdf_pieces_of *of)
{
    size_t from = 0;
    for (size_t page = 0; page < of->pages; page++) {
        size_t to = from;
        while (to < of->flow.count && of->places[to].page == page) {
            to++;
        }
        paint_page(pdf, of, from, to);
        pdf->page++;
        from = to;
        if (pdf->page < pdf->pages) {
            cairo_show_page(pdf->cr); // the last one is shown when the document is closed
        }
    }
}

static bool leads_to(const struct pdf_piece *piece, const char *target)
{
    for (size_t i = 0; i < piece->part_count; i++) {
        if (piece->parts[i].kind == PDF_DEST && piece->parts[i].target == target) {
            return true;
        }
    }
    return false;
}

static size_t page_of(const struct pdf *pdf, const char *target)
{
    const struct pdf_pieces_of *annex = &pdf->annex;
    for (size_t i = 0; i < annex->flow.count; i++) {
        if (leads_to(&annex->flow.pieces[i], target)) {
            return pdf->front.pages + annex->places[i].page;
        }
    }
    return 0;
}

// --- the outline ---

static const char *plain_of(struct arena *arena, const struct line *line)
{
    struct buf text;
    buf_init(&text, 1 << 12);
    for (size_t i = 0; i < line->count; i++) {
        buf_puts(&text, line->runs[i].text != NULL ? line->runs[i].text : "");
    }
    const char *plain = arena_text(arena, text.text);
    buf_clear(&text);
    return plain;
}

static void add_outline(struct pdf *pdf)
{
    int parents[8] = {CAIRO_PDF_OUTLINE_ROOT};
    for (size_t i = 0; i < pdf->report->count; i++) {
        const struct block *block = &pdf->report->blocks[i];
        if (block->kind != BLOCK_HEADING || block->anchor == NULL) {
            continue;
        }
        int level = block->level < 2 ? 1 : block->level > 5 ? 4 : block->level - 1;
        const char *title = plain_of(pdf->arena, &block->line);
        const char *where = arena_textf(pdf->arena, "dest='%s'", block->anchor);
        int made = cairo_pdf_surface_add_outline(pdf->surface, parents[level - 1], title, where, 0);
        for (int k = level; k < 8; k++) {
            parents[k] = made;
        }
    }
}

void pdf_page_paint(struct pdf *pdf)
{
    pdf->pages = pdf->front.pages + pdf->annex.pages;
    cairo_tag_begin(pdf->cr, "Document", NULL);
    paint_pages(pdf, &pdf->front);
    paint_pages(pdf, &pdf->annex);
    cairo_tag_end(pdf->cr, "Document");
    add_outline(pdf);
}
