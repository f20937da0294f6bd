// Draws the texts of the PDF, as elements of the document's structure: glyphs, without the words
// they stand for, which a reader finds by the glyphs. Owns nothing.
#include "report/pdf.h"

enum { MOST_GLYPHS = 256 };

// What is drawn at once: glyphs of one font in one colour.
struct show {
    cairo_t *cr;
    const struct pdf_text *text;
    double x, y; // where the line begins
    PangoFont *font;
    const char *open;             // the element of what is drawn, or NULL
    const struct pdf_link *leads; // and where that leads
    cairo_glyph_t glyphs[MOST_GLYPHS];
    int count;
};

static void flush(struct show *show)
{
    if (show->count > 0) {
        double scale = show->text->look.size / PEN_SIZE;
        cairo_save(show->cr);
        cairo_translate(show->cr, show->x, show->y);
        cairo_scale(show->cr, scale, scale);
        cairo_set_scaled_font(show->cr,
                              pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(show->font)));
        cairo_show_glyphs(show->cr, show->glyphs, show->count);
        cairo_restore(show->cr);
    }
    show->count = 0;
}

static void show_word(struct show *show, const struct pdf_word *word, double x)
{
    for (size_t i = 0; i < word->count; i++) {
        const struct pdf_glyph *glyph = &word->glyphs[i];
        if (show->count == MOST_GLYPHS || glyph->font != show->font) {
            flush(show);
            show->font = glyph->font;
        }
        show->glyphs[show->count++] = (cairo_glyph_t){glyph->index, x + glyph->x, glyph->y};
    }
}

static const struct pdf_link *link_at(const struct pdf_text *text, size_t at)
{
    for (size_t i = 0; i < text->link_count; i++) {
        if (at >= text->links[i].from && at < text->links[i].to) {
            return &text->links[i];
        }
    }
    return NULL;
}

static void set_colour(struct show *show, size_t at)
{
    const struct pdf_text *text = show->text;
    if (at < text->word_length) {
        pen_cairo_colour(show->cr, text->word_colour);
    } else {
        pen_cairo_ink(show->cr, link_at(text, at) != NULL ? INK_MAIN : text->look.ink);
    }
}

// The base line of a line: its letters stand in the middle of their step.
static double base_of(const struct pdf_text *text, size_t line)
{
    double step = pdf_text_step(&text->look);
    return step * (double)line + step / 2 + text->look.size * .33;
}

static double line_x(const struct pdf_text *text, size_t line, double x)
{
    size_t end = text->ends[line];
    if (!text->look.right || end == (line > 0 ? text->ends[line - 1] : 0)) {
        return x;
    }
    const struct pdf_placed *last = &text->words[end - 1];
    return x + text->width - (last->x + last->word->width) * text->look.size / PEN_SIZE;
}

// --- elements ---

// In quotes, as cairo wants it.
static void put_quoted(struct buf *out, const char *name, const char *value)
{
    buf_putf(out, "%s='", name);
    for (const char *at = value; *at != '\0'; at++) {
        if (*at == '\'' || *at == '\\') {
            buf_putc(out, '\\');
        }
        buf_putc(out, *at);
    }
    buf_putc(out, '\'');
}

static const char *begin_run(cairo_t *cr, const struct pdf_link *link)
{
    if (link == NULL) {
        cairo_tag_begin(cr, "Span", NULL);
        return "Span";
    }
    struct buf attributes;
    buf_init(&attributes, 1 << 16);
    put_quoted(&attributes, link->outside ? "uri" : "dest", link->target);
    cairo_tag_begin(cr, CAIRO_TAG_LINK, attributes.text);
    buf_clear(&attributes);
    return CAIRO_TAG_LINK;
}

static void end_run(struct show *show)
{
    flush(show);
    if (show->open != NULL) {
        cairo_tag_end(show->cr, show->open);
    }
    show->open = NULL;
}

// A link is an element a line, for it is a rectangle on the page; other words go on in theirs.
static void turn_run(struct show *show, const struct pdf_link *link, bool begins)
{
    if (show->open == NULL || link != show->leads || (begins && link != NULL)) {
        end_run(show);
        show->open = begin_run(show->cr, link);
        show->leads = link;
    }
}

// Is there a blank between a word and the next of its text, which may stand on the next line?
static bool is_apart(const struct pdf_text *text, size_t i)
{
    const struct pdf_placed *placed = &text->words[i];
    return i + 1 < text->count && placed[1].at > placed->at + placed->word->length;
}

// A line; with `split`, what leads somewhere and what does not are elements of their own. The blank
// at its end is not seen, but it is read.
static void show_line(struct show *show, struct pdf *pdf, size_t line, bool split)
{
    const struct pdf_text *text = show->text;
    size_t from = line > 0 ? text->ends[line - 1] : 0;
    for (size_t i = from; i < text->ends[line]; i++) {
        const struct pdf_placed *placed = &text->words[i];
        const struct pdf_link *link = link_at(text, placed->at);
        bool turned = i == from || link != link_at(text, placed[-1].at);
        if (turned || (placed->at >= text->word_length && placed[-1].at < text->word_length)) {
            flush(show);
            set_colour(show, placed->at);
        }
        if (split && turned) {
            turn_run(show, link, i == from);
        }
        show_word(show, placed->word, placed->x);
        if (is_apart(text, i)) {
            show_word(show, pdf_word_of(pdf, " ", 1, placed->word->face),
                      placed->x + placed->word->width);
        }
    }
    flush(show);
}

static void show_lines(struct pdf *pdf, const struct pdf_text *text, size_t from, size_t to,
                       double x, double y, bool split)
{
    struct show show = {.cr = pdf->cr, .text = text};
    for (size_t i = from; i < to; i++) {
        show.x = line_x(text, i, x);
        show.y = y + base_of(text, i - from);
        show_line(&show, pdf, i, split);
    }
    end_run(&show);
}

void pdf_text_paint(struct pdf *pdf, const struct pdf_text *text, size_t from, size_t to, double x,
                    double y)
{
    show_lines(pdf, text, from, to, x, y, false);
}

void pdf_text_draw(struct pdf *pdf, const struct pdf_text *text, size_t from, size_t to, double x,
                   double y, const char *tag)
{
    cairo_tag_begin(pdf->cr, tag, NULL);
    show_lines(pdf, text, from, to, x, y, text->link_count > 0);
    cairo_tag_end(pdf->cr, tag);
}
