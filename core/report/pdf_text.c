// Texts of the PDF: pango breaks them into lines and shapes them; where each line goes is decided
// here. Owns the layouts, by way of the list in `pdf`. Ligatures are off: readers lose them.
#include <string.h>

#include "base/text.h"
#include "report/pdf.h"

double pdf_text_step(const struct pdf_look *look)
{
    return look->size * (look->lead > 0 ? look->lead : 1.3);
}

double pdf_text_height(const struct pdf_text *text)
{
    return (double)text->lines * pdf_text_step(&text->look);
}

static PangoLayout *new_layout(struct pdf *pdf, const struct pdf_look *look, double width)
{
    enum pen_face face = look->serif ? PEN_SERIF_BOLD : look->bold ? PEN_SANS_BOLD : PEN_SANS;
    PangoLayout *layout = pango_layout_new(pen_fonts_context(pdf->fonts));
    pango_layout_set_font_description(layout, pen_fonts_face(pdf->fonts, face));
    pango_layout_set_width(layout, (int)(width * PEN_SIZE / look->size * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    ARENA_PUSH(pdf->arena, pdf->layouts, pdf->layout_count, pdf->layout_room);
    pdf->layouts[pdf->layout_count++] = layout;
    return layout;
}

static void add_attr(PangoAttrList *list, PangoAttribute *attribute, size_t from, size_t to)
{
    attribute->start_index = (guint)from;
    attribute->end_index = (guint)to;
    pango_attr_list_insert(list, attribute);
}

static void add_colour(PangoAttrList *list, const char *colour, size_t from, size_t to)
{
    PangoColor value;
    pango_color_parse(&value, colour);
    add_attr(list, pango_attr_foreground_new(value.red, value.green, value.blue), from, to);
}

// Digits of one width are for columns. The serif's own are signs without a code point: they can be
// seen, but not be copied or searched for.
static PangoAttrList *new_attrs(const struct pdf_look *look)
{
    const char *features = look->serif ? "liga=0, clig=0" : "liga=0, clig=0, tnum=1";
    PangoAttrList *list = pango_attr_list_new();
    pango_attr_list_insert(list, pango_attr_font_features_new(features));
    return list;
}

// No line ends between a sign and its number, nor, behind "at most", before what it counts.
// pdf_width.c knows the same.
static void glue_signs(PangoAttrList *list, const char *text)
{
    static const char *const SIGNS[] = {"\xE2\x82\xAC ", "\xE2\x89\xA4 "}; // euro, at most
    for (size_t i = 0; i < sizeof SIGNS / sizeof SIGNS[0]; i++) {
        for (const char *at = strstr(text, SIGNS[i]); at != NULL; at = strstr(at + 4, SIGNS[i])) {
            size_t from = (size_t)(at - text);
            size_t to = from + 4;
            to += strspn(text + to, "0123456789-");
            if (i == 1 && text[to] == ' ') {
                to += 1 + strcspn(text + to + 1, " ");
            }
            add_attr(list, pango_attr_allow_breaks_new(FALSE), from, to);
        }
    }
}

// Nor in a name with a digit before its hyphen, such as s002-planner: at the end of a line readers
// take a hyphen away, and the name could not be found.
static void glue_names(PangoAttrList *list, const char *text)
{
    const char *word = text;
    bool digit = false;
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == ' ' || *at == '\n' || *at == '/') {
            word = at + 1;
            digit = false;
        } else if (*at == '-' && digit) {
            size_t size = strcspn(at, " \n/");
            add_attr(list, pango_attr_allow_breaks_new(FALSE), (size_t)(word - text),
                     (size_t)(at - text) + size);
            at += size - 1;
        }
        digit = digit || (*at >= '0' && *at <= '9');
    }
}

static struct pdf_text finish(PangoLayout *layout, PangoAttrList *list, const struct pdf_look *look,
                              double width)
{
    pango_layout_set_attributes(layout, list);
    pango_attr_list_unref(list);
    return (struct pdf_text){.layout = layout,
                             .look = *look,
                             .width = width,
                             .lines = (size_t)pango_layout_get_line_count(layout)};
}

struct pdf_text pdf_text_plain(struct pdf *pdf, const char *text, const struct pdf_look *look,
                               double width)
{
    if (pdf->trying) {
        struct run run = {RUN_PLAIN, text, NULL};
        return pdf_width_try(pdf, &(struct line){&run, 1, NULL}, NULL, look, width);
    }
    PangoLayout *layout = new_layout(pdf, look, width);
    pango_layout_set_text(layout, text, -1);
    PangoAttrList *list = new_attrs(look);
    glue_signs(list, text);
    glue_names(list, text);
    return finish(layout, list, look, width);
}

static bool leads_outside(const char *target)
{
    return text_starts(target, "https://") || text_starts(target, "http://") ||
           text_starts(target, "mailto:");
}

static void add_link(struct pdf *pdf, struct pdf_text *text, const char *target, size_t from,
                     size_t to)
{
    size_t room = text->link_count;
    ARENA_PUSH(pdf->arena, text->links, text->link_count, room);
    text->links[text->link_count++] = (struct pdf_link){from, to, target};
}

struct marks {
    PangoAttrList *list;
    struct pdf_text text; // its links
    const char *link;     // not used yet
    bool plain;           // nothing stands out
};

static void mark_run(struct pdf *pdf, struct marks *marks, const struct run *run, size_t from)
{
    size_t to = from + strlen(run->text);
    marks->plain = marks->plain && (run->style == RUN_PLAIN || run->style == RUN_TERM);
    if (run->style == RUN_STRONG) {
        add_attr(marks->list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, to);
    } else if (run->style == RUN_EMPHASIS) {
        add_attr(marks->list, pango_attr_style_new(PANGO_STYLE_ITALIC), from, to);
    }
    bool outside = run->style == RUN_LINK && run->target != NULL && leads_outside(run->target);
    if (outside || (run->style == RUN_STRONG && marks->link != NULL)) {
        add_link(pdf, &marks->text, outside ? run->target : marks->link, from, to);
        add_colour(marks->list, pen_ink(INK_MAIN), from, to);
        marks->link = outside ? marks->link : NULL;
    }
}

// "(A03)": the id of what a line is about, at its end, is what leads there.
static void mark_id(struct pdf *pdf, struct marks *marks, const struct line *line, const char *text)
{
    size_t length = strlen(text);
    size_t id = line->why != NULL ? strlen(line->why) : 0;
    if (marks->link == NULL || id == 0 || length < id + 2) {
        return;
    }
    size_t from = length - id - 1;
    if (text[from - 1] == '(' && text[length - 1] == ')' &&
        memcmp(text + from, line->why, id) == 0) {
        add_link(pdf, &marks->text, marks->link, from, from + id);
        add_colour(marks->list, pen_ink(INK_MAIN), from, from + id);
    }
}

// Tables hold the same few numbers many times. Numbers are never broken into lines.
static PangoLayout *known_layout(const struct pdf *pdf, const struct marks *marks,
                                 const struct buf *all, const struct pdf_look *look)
{
    for (size_t i = 0; marks->plain && all->length < PDF_KNOWN_TEXT && i < pdf->known_count; i++) {
        const struct pdf_known *known = &pdf->known[i];
        if (known->bold == look->bold && !look->serif &&
            strcmp(pango_layout_get_text(known->layout), all->text) == 0) {
            return known->layout;
        }
    }
    return NULL;
}

static void keep_layout(struct pdf *pdf, const struct pdf_text *text, bool plain)
{
    const char *bytes = pango_layout_get_text(text->layout);
    if (plain && pdf->known_count < PDF_KNOWN && !pdf->style.front && !text->look.serif &&
        strlen(bytes) < PDF_KNOWN_TEXT && strcspn(bytes, " ") == strlen(bytes)) {
        pdf->known[pdf->known_count++] = (struct pdf_known){text->layout, text->look.bold};
    }
}

struct pdf_text pdf_text_line(struct pdf *pdf, const struct line *line, const char *word,
                              const char *colour, const char *link, const struct pdf_look *look,
                              double width)
{
    if (pdf->trying) {
        return pdf_width_try(pdf, line, word, look, width);
    }
    struct marks marks = {.list = new_attrs(look), .link = link, .plain = word == NULL};
    struct buf all;
    buf_init(&all, 1 << 20);
    if (word != NULL) {
        buf_putf(&all, "%s ", word);
        add_attr(marks.list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), 0, all.length);
        marks.text.word_length = all.length;
        marks.text.word_colour = colour;
    }
    for (size_t i = 0; i < line->count; i++) {
        if (line->runs[i].text != NULL) {
            mark_run(pdf, &marks, &line->runs[i], all.length);
            buf_puts(&all, line->runs[i].text);
        }
    }
    if (all.length > 0) {
        mark_id(pdf, &marks, line, all.text);
        glue_signs(marks.list, all.text);
        glue_names(marks.list, all.text);
    }
    PangoLayout *layout = known_layout(pdf, &marks, &all, look);
    if (layout != NULL) {
        pango_attr_list_unref(marks.list);
        buf_clear(&all);
        return (struct pdf_text){.layout = layout, .look = *look, .width = width, .lines = 1};
    }
    layout = new_layout(pdf, look, width);
    pango_layout_set_text(layout, all.text, (int)all.length);
    buf_clear(&all);
    struct pdf_text text = finish(layout, marks.list, look, width);
    keep_layout(pdf, &text, marks.plain);
    text.links = marks.text.links;
    text.link_count = marks.text.link_count;
    text.word_length = marks.text.word_length;
    text.word_colour = marks.text.word_colour;
    return text;
}

void pdf_text_forget(struct pdf *pdf, size_t from)
{
    while (pdf->layout_count > from) {
        g_object_unref(pdf->layouts[--pdf->layout_count]);
    }
}

// --- drawing ---

static double line_x(const struct pdf_text *text, PangoLayoutLine *line, double x)
{
    if (!text->look.right) {
        return x;
    }
    PangoRectangle box;
    pango_layout_line_get_extents(line, NULL, &box);
    return x + text->width - (double)box.width / PANGO_SCALE * text->look.size / PEN_SIZE;
}

// The base line of a line: its letters stand in the middle of their step.
static double base_of(const struct pdf_text *text, size_t line)
{
    double step = pdf_text_step(&text->look);
    return step * (double)line + step / 2 + text->look.size * .33;
}

// From here on the pen is at the beginning of a base line, in the size that texts are set in.
static void begin_line(cairo_t *cr, const struct pdf_text *text, double x, double y)
{
    cairo_save(cr);
    cairo_translate(cr, x, y);
    cairo_scale(cr, text->look.size / PEN_SIZE, text->look.size / PEN_SIZE);
    cairo_move_to(cr, 0, 0);
}

static void end_line(cairo_t *cr)
{
    cairo_restore(cr);
    cairo_new_path(cr);
}

// One run of a line, without the words it stands for: a reader finds those by the glyphs.
static double show_run(cairo_t *cr, const struct pdf_text *text, PangoGlyphItem *run, double x,
                       double y)
{
    begin_line(cr, text, x, y);
    pango_cairo_show_glyph_string(cr, run->item->analysis.font, run->glyphs);
    end_line(cr);
    return x + (double)pango_glyph_string_get_width(run->glyphs) / PANGO_SCALE * text->look.size /
                   PEN_SIZE;
}

static const struct pdf_link *link_at(const struct pdf_text *text, int at)
{
    for (size_t i = 0; i < text->link_count; i++) {
        if ((size_t)at >= text->links[i].from && (size_t)at < text->links[i].to) {
            return &text->links[i];
        }
    }
    return NULL;
}

static void set_colour(cairo_t *cr, const struct pdf_text *text, int at)
{
    if ((size_t)at < text->word_length) {
        pen_cairo_colour(cr, text->word_colour);
    } else {
        pen_cairo_ink(cr, link_at(text, at) != NULL ? INK_MAIN : text->look.ink);
    }
}

void pdf_text_paint(const struct pdf *pdf, const struct pdf_text *text, size_t from, size_t to,
                    double x, double y)
{
    for (size_t i = from; i < to; i++) {
        PangoLayoutLine *line = pango_layout_get_line_readonly(text->layout, (int)i);
        double at = line_x(text, line, x);
        for (GSList *run = line->runs; run != NULL; run = run->next) {
            PangoGlyphItem *glyphs = run->data;
            set_colour(pdf->cr, text, glyphs->item->offset);
            at = show_run(pdf->cr, text, glyphs, at, y + base_of(text, i - from));
        }
    }
}

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

static void begin_run(cairo_t *cr, const struct pdf_link *link)
{
    if (link == NULL) {
        cairo_tag_begin(cr, "Span", NULL);
        return;
    }
    struct buf attributes;
    buf_init(&attributes, 1 << 16);
    bool outside = leads_outside(link->target);
    put_quoted(&attributes, outside ? "uri" : "dest", link->target);
    cairo_tag_begin(cr, CAIRO_TAG_LINK, attributes.text);
    buf_clear(&attributes);
}

// A line run by run: those that lead somewhere are elements of their own.
static void draw_runs(const struct pdf *pdf, const struct pdf_text *text, PangoLayoutLine *line,
                      double x, double y)
{
    cairo_t *cr = pdf->cr;
    const struct pdf_link *link = NULL;
    const char *open = NULL; // the element
    for (GSList *at = line->runs; at != NULL; at = at->next) {
        PangoGlyphItem *run = at->data;
        const struct pdf_link *now = link_at(text, run->item->offset);
        if (open == NULL || now != link) {
            if (open != NULL) {
                cairo_tag_end(cr, open);
            }
            begin_run(cr, now);
            open = now != NULL ? CAIRO_TAG_LINK : "Span";
            link = now;
        }
        set_colour(cr, text, run->item->offset);
        x = show_run(cr, text, run, x, y);
    }
    if (open != NULL) {
        cairo_tag_end(cr, open);
    }
}

void pdf_text_draw(const struct pdf *pdf, const struct pdf_text *text, size_t from, size_t to,
                   double x, double y, const char *tag)
{
    cairo_tag_begin(pdf->cr, tag, NULL);
    if (text->link_count == 0) {
        pdf_text_paint(pdf, text, from, to, x, y);
    } else {
        for (size_t i = from; i < to; i++) {
            PangoLayoutLine *line = pango_layout_get_line_readonly(text->layout, (int)i);
            draw_runs(pdf, text, line, line_x(text, line, x), y + base_of(text, i - from));
        }
    }
    cairo_tag_end(pdf->cr, tag);
}
