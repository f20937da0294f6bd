// Words of the PDF, shaped once and kept: a report says the same few thousand words again and
// again. HarfBuzz shapes them; pango finds another font for signs that a face does not have. Owns
// the fonts and the layouts of such signs, by way of `pdf`. Ligatures are off: readers lose them.
#include <string.h>

#include "base/text.h"
#include "report/pdf.h"
#include "report/report.h"

// --- faces ---

static PangoFont *font_of(struct pdf *pdf, unsigned face)
{
    if (pdf->faces[face] == NULL) {
        enum pen_face nearest = face & PDF_SERIF  ? PEN_SERIF_BOLD
                                : face & PDF_BOLD ? PEN_SANS_BOLD
                                                  : PEN_SANS;
        PangoFontDescription *wanted =
            pango_font_description_copy(pen_fonts_face(pdf->fonts, nearest));
        if (face & PDF_ITALIC) {
            pango_font_description_set_style(wanted, PANGO_STYLE_ITALIC);
        }
        pdf->faces[face] = pango_context_load_font(pen_fonts_context(pdf->fonts), wanted);
        pango_font_description_free(wanted);
    }
    return pdf->faces[face];
}

void pdf_word_forget(struct pdf *pdf)
{
    for (size_t i = 0; i < PDF_FACES; i++) {
        if (pdf->faces[i] != NULL) {
            g_object_unref(pdf->faces[i]);
        }
    }
    while (pdf->layout_count > 0) {
        g_object_unref(pdf->layouts[--pdf->layout_count]);
    }
    if (pdf->shaper != NULL) {
        hb_buffer_destroy(pdf->shaper);
    }
}

// --- shaping ---

static struct pdf_glyph *add_glyph(struct pdf *pdf, struct pdf_word *word)
{
    ARENA_PUSH(pdf->arena, word->glyphs, word->count, word->room);
    return &word->glyphs[word->count++];
}

// False when the face lacks a sign.
static bool shape(struct pdf *pdf, struct pdf_word *word)
{
    // Digits of one width are for columns. The serif's own are signs without a code point: they
    // can be seen, but not be copied or searched for.
    static const hb_feature_t FEATURES[] = {
        {HB_TAG('l', 'i', 'g', 'a'), 0, 0, HB_FEATURE_GLOBAL_END},
        {HB_TAG('c', 'l', 'i', 'g'), 0, 0, HB_FEATURE_GLOBAL_END},
        {HB_TAG('t', 'n', 'u', 'm'), 1, 0, HB_FEATURE_GLOBAL_END}};
    PangoFont *font = font_of(pdf, word->face);
    if (pdf->shaper == NULL) {
        pdf->shaper = hb_buffer_create();
    }
    hb_buffer_t *buffer = pdf->shaper;
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, word->text, (int)word->length, 0, (int)word->length);
    hb_buffer_set_language(buffer, hb_language_from_string(pdf->report->spoken, -1));
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(pango_font_get_hb_font(font), buffer, FEATURES, word->face & PDF_SERIF ? 2 : 3);
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, &count);
    for (unsigned i = 0; i < count; i++) {
        if (infos[i].codepoint == 0) {
            word->count = 0;
            word->width = 0;
            return false;
        }
        *add_glyph(pdf, word) = (struct pdf_glyph){
            font, infos[i].codepoint, word->width + (double)places[i].x_offset / PANGO_SCALE,
            -(double)places[i].y_offset / PANGO_SCALE};
        word->width += (double)places[i].x_advance / PANGO_SCALE;
    }
    return true;
}

// A sign that no font has is a box, so that everybody sees that something stood there.
static const char BOX[] = "\xE2\x96\xA1";

static void put_box(struct pdf *pdf, struct pdf_word *word, uint32_t point)
{
    const struct pdf_word *box = pdf_word_of(pdf, BOX, sizeof BOX - 1, word->face);
    for (size_t i = 0; i < box->count; i++) {
        struct pdf_glyph *glyph = add_glyph(pdf, word);
        *glyph = box->glyphs[i];
        glyph->x += word->width;
    }
    word->width += box->width;
    struct pdf_gaps *gaps = pdf->gaps;
    for (size_t i = 0; gaps != NULL && i < gaps->count; i++) {
        if (gaps->points[i] == point) {
            return;
        }
    }
    if (gaps == NULL) {
        return;
    }
    if (gaps->count < sizeof gaps->points / sizeof gaps->points[0]) {
        gaps->points[gaps->count++] = point;
    }
    gaps->all++;
}

static void shape_elsewhere(struct pdf *pdf, struct pdf_word *word)
{
    PangoLayout *layout = pango_layout_new(pen_fonts_context(pdf->fonts));
    PangoFontDescription *wanted = pango_font_describe(font_of(pdf, word->face));
    pango_layout_set_font_description(layout, wanted);
    pango_font_description_free(wanted);
    pango_layout_set_text(layout, word->text, (int)word->length);
    ARENA_PUSH(pdf->arena, pdf->layouts, pdf->layout_count, pdf->layout_room);
    pdf->layouts[pdf->layout_count++] = layout;
    PangoLayoutLine *line = pango_layout_get_line_readonly(layout, 0);
    for (GSList *at = line->runs; at != NULL; at = at->next) {
        const PangoGlyphItem *run = at->data;
        for (int i = 0; i < run->glyphs->num_glyphs; i++) {
            const PangoGlyphInfo *glyph = &run->glyphs->glyphs[i];
            if (glyph->glyph & PANGO_GLYPH_UNKNOWN_FLAG && !text_equal(word->text, BOX)) {
                put_box(pdf, word, glyph->glyph & ~PANGO_GLYPH_UNKNOWN_FLAG);
                continue;
            }
            if (glyph->glyph != PANGO_GLYPH_EMPTY) {
                *add_glyph(pdf, word) =
                    (struct pdf_glyph){run->item->analysis.font, glyph->glyph,
                                       word->width + (double)glyph->geometry.x_offset / PANGO_SCALE,
                                       (double)glyph->geometry.y_offset / PANGO_SCALE};
            }
            word->width += (double)glyph->geometry.width / PANGO_SCALE;
        }
    }
}

// --- the words that are known ---

static size_t slot_of(const char *text, size_t length, unsigned face)
{
    uint32_t sum = 2166136261u + face;
    for (size_t i = 0; i < length; i++) {
        sum = (sum ^ (unsigned char)text[i]) * 16777619u;
    }
    return sum % PDF_WORDS;
}

const struct pdf_word *pdf_word_of(struct pdf *pdf, const char *text, size_t length, unsigned face)
{
    size_t slot = slot_of(text, length, face);
    for (struct pdf_word *word = pdf->words[slot]; word != NULL; word = word->next) {
        if (word->face == face && word->length == length && memcmp(word->text, text, length) == 0) {
            return word;
        }
    }
    struct pdf_word *word = arena_alloc(pdf->arena, sizeof *word);
    word->text = arena_text_n(pdf->arena, text, length);
    word->length = length;
    word->face = face;
    word->next = pdf->words[slot];
    pdf->words[slot] = word;
    if (!shape(pdf, word)) {
        shape_elsewhere(pdf, word);
    }
    return word;
}
