// The PDF view: a report on A4 pages, tagged, in one run of bytes. Owns the fonts, the surface and
// what cairo wrote for the length of a call. Nothing comes from a clock: the document's date is
// that of the dossier.
#include "report/pdf.h"

#include <cairo-pdf.h>

#include "base/text.h"

#include "report/chart.h"
#include "report/report.h"

static cairo_status_t take_bytes(void *self, const unsigned char *bytes, unsigned length)
{
    struct buf *out = self;
    buf_add(out, (const char *)bytes, length);
    return out->full ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

// --- what the front speaks of ---

static void take_why(struct pdf *pdf, const char *why)
{
    if (why == NULL) {
        return;
    }
    for (size_t i = 0; i < pdf->why_count; i++) {
        if (text_equal(pdf->whys[i].why, why)) {
            return;
        }
    }
    ARENA_PUSH(pdf->arena, pdf->whys, pdf->why_count, pdf->why_room);
    pdf->whys[pdf->why_count++] = (struct pdf_why){why, NULL};
}

static void take_whys(struct pdf *pdf)
{
    const struct report *report = pdf->report;
    for (size_t i = 0; i < report->front && i < report->count; i++) {
        const struct block *block = &report->blocks[i];
        take_why(pdf, block->line.why);
        for (size_t k = 0; block->kind == BLOCK_LIST && k < block->count; k++) {
            take_why(pdf, block->lines[k].why);
        }
        const struct table *table = &block->table;
        for (size_t k = 0; block->kind == BLOCK_TABLE && k < table->rows * table->columns; k++) {
            take_why(pdf, table->cells[k].why);
        }
    }
}

// --- the document ---

// Of what it was made, for `grow verify`: the hashes in the order in which every view has them.
static const char *provenance(const struct pdf *pdf)
{
    const struct report *report = pdf->report;
    const struct assessment *assessment = report->assessment;
    const struct pack *pack = assessment->rules->pack;
    const char *dossier = assessment->dossier->hash;
    if (dossier == NULL || *dossier == '\0' || report->engine_hash == NULL) {
        return NULL;
    }
    return arena_textf(pdf->arena, "pack %s %s %s, scripts %s, dossier %s, grow %s %s", pack->id,
                       pack->version, pack->hash, pack->scripts_hash, dossier, report->engine,
                       report->engine_hash);
}

static void describe(struct pdf *pdf)
{
    const struct report *report = pdf->report;
    const char *title = report->subtitle == NULL ? report->title
                                                 : arena_textf(pdf->arena, "%s \xE2\x80\x93 %s",
                                                               report->title, report->subtitle);
    const struct dossier *dossier = report->assessment->dossier;
    const char *date = arena_textf(pdf->arena, "%sT00:00:00Z", dossier->date);
    const char *program = arena_textf(pdf->arena, "grow %s", report->engine);
    cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_TITLE, title);
    cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_AUTHOR, dossier->partnership);
    cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_CREATOR, program);
    cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
    const char *made_of = provenance(pdf);
    if (made_of != NULL) {
        cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_KEYWORDS, made_of);
    }
}

// False when cairo failed, which is when the bytes did not fit.
static bool write_document(struct pdf *pdf, struct buf *raw)
{
    pdf->surface = cairo_pdf_surface_create_for_stream(take_bytes, raw, PDF_WIDTH, PDF_HEIGHT);
    pdf->cr = cairo_create(pdf->surface);
    describe(pdf);
    take_whys(pdf);
    pdf_annex_build(pdf, PDF_ROOM);
    pdf_front_build(pdf, PDF_ROOM);
    pdf_page_paint(pdf);
    cairo_destroy(pdf->cr);
    cairo_surface_finish(pdf->surface);
    bool done = cairo_surface_status(pdf->surface) == CAIRO_STATUS_SUCCESS && !raw->full;
    cairo_surface_destroy(pdf->surface);
    return done;
}

bool view_pdf(const struct report *report, struct pdf_gaps *gaps, struct buf *out)
{
    struct arena arena;
    arena_init(&arena);
    *gaps = (struct pdf_gaps){0};
    struct pdf pdf = {.arena = &arena, .report = report, .gaps = gaps};
    pdf.language = words_language_of(report->language);
    pdf.fonts = pen_fonts_new(&arena, report->spoken);
    bool done = pdf.fonts != NULL;
    if (done) {
        struct buf raw;
        buf_init(&raw, out->ceiling);
        pdf_width_measure(&pdf);
        if (!write_document(&pdf, &raw) || !pdf_finish(&pdf, &raw, out)) {
            out->full = true;
        }
        buf_clear(&raw);
        pdf_word_forget(&pdf);
        pen_fonts_free(pdf.fonts);
    }
    arena_clear(&arena);
    return done;
}

// --- a chart alone ---

bool chart_png(const struct chart *chart, const char *language, struct buf *out)
{
    static const double SCALE = 3;
    static const double MARGIN = 12;
    struct arena arena;
    arena_init(&arena);
    struct pen_fonts *fonts = pen_fonts_new(&arena, language);
    if (fonts != NULL) {
        double height = chart_draw(chart, &PEN_NOTHING, CHART_WIDTH) + 2 * MARGIN;
        cairo_surface_t *surface = cairo_image_surface_create(
            CAIRO_FORMAT_RGB24, (int)((CHART_WIDTH + 2 * MARGIN) * SCALE), (int)(height * SCALE));
        cairo_t *cr = cairo_create(surface);
        pen_cairo_ink(cr, INK_PAPER);
        cairo_paint(cr);
        cairo_scale(cr, SCALE, SCALE);
        cairo_translate(cr, MARGIN, MARGIN);
        struct pen_cairo pen;
        pen_cairo_begin(&pen, fonts, cr);
        chart_draw(chart, &pen.pen, CHART_WIDTH);
        pen_cairo_end(&pen);
        cairo_destroy(cr);
        if (cairo_surface_write_to_png_stream(surface, take_bytes, out) != CAIRO_STATUS_SUCCESS) {
            out->full = true;
        }
        cairo_surface_destroy(surface);
        pen_fonts_free(fonts);
    }
    arena_clear(&arena);
    return fonts != NULL;
}
