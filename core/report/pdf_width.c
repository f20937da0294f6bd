// How wide texts are, from the widths of letters: for the columns of tables, and for how many lines
// a text takes without setting it. Owns nothing. Kerning is left out, so this is a little too wide.
#include <string.h>

#include "base/text.h"
#include "report/pdf.h"

void pdf_width_measure(struct pdf *pdf)
{
    for (int bold = 0; bold < 2; bold++) {
        PangoFont *font =
            pango_context_load_font(pen_fonts_context(pdf->fonts),
                                    pen_fonts_face(pdf->fonts, bold ? PEN_SANS_BOLD : PEN_SANS));
        hb_font_t *letters = pango_font_get_hb_font(font);
        for (hb_codepoint_t point = 0; point < PDF_ADVANCES; point++) {
            hb_codepoint_t glyph;
            pdf->advances[bold][point] =
                hb_font_get_nominal_glyph(letters, point, &glyph)
                    ? hb_font_get_glyph_h_advance(letters, glyph) / (PEN_SIZE * 1.0 * PANGO_SCALE)
                    : .6;
        }
        g_object_unref(font);
    }
}

static double advance_of(const struct pdf *pdf, uint32_t point, bool bold)
{
    return point < PDF_ADVANCES ? pdf->advances[bold][point] : .62;
}

static bool is_digit(uint32_t point)
{
    return point >= '0' && point <= '9';
}

// No line ends between a sign and its number, nor, behind "at most", before what it counts.
static int glued_by(uint32_t point, int glued)
{
    return point == 0x20AC             ? 1
           : point == 0x2264           ? 2
           : point == ' ' && glued > 0 ? glued - 1
                                       : glued;
}

enum { NAME_BYTES = 64 }; // no name is longer

static bool digit_ahead(const char *next, const char *end)
{
    end = end - next > NAME_BYTES ? next + NAME_BYTES : end;
    while (next < end && *next != ' ' && *next != '\n' && *next != '/' &&
           !is_digit((unsigned char)*next)) {
        next++;
    }
    return next < end && is_digit((unsigned char)*next);
}

// Nor at a hyphen of a date, a number or a name such as reg-or2024, which has a digit, or of a word
// in parentheses, which may be a name: readers take a hyphen at the end of a line away, and the
// name could not be found.
bool pdf_width_ends(struct pdf_break_state *state, uint32_t point, const char *next,
                    const char *end)
{
    bool space = (point == ' ' && state->glued == 0) || point == '\n';
    bool goes_on = next < end && strchr(").,;:!?'\"", *next) == NULL;
    bool hyphen = point == '-' && !state->whole && !digit_ahead(next, end);
    state->glued = glued_by(point, state->glued);
    state->whole = is_digit(point) || point == '(' ||
                   (state->whole && point != ' ' && point != '\n' && point != '/');
    return space || (goes_on && (hyphen || point == '/' || point == 0x2013));
}

// --- widths ---

struct width {
    double all, word, longest;
};

static void add_width(const struct pdf *pdf, const char *text, bool bold, struct width *width)
{
    const char *end = text + strlen(text);
    struct pdf_break_state state = {0};
    while (text < end) {
        uint32_t point = text_next(&text, end);
        double advance = advance_of(pdf, point, bold);
        bool ends = pdf_width_ends(&state, point, text, end);
        width->all += advance;
        if (!ends || (point != ' ' && point != '\n')) {
            width->word += advance;
            width->longest = width->word > width->longest ? width->word : width->longest;
        }
        width->word = ends ? 0 : width->word;
    }
}

double pdf_width_text(const struct pdf *pdf, const char *text, bool bold, double *word)
{
    struct width width = {0};
    add_width(pdf, text, bold, &width);
    *word = width.longest;
    return width.all;
}

double pdf_width_line(const struct pdf *pdf, const struct line *line, bool bold, double *word)
{
    struct width width = {0};
    for (size_t i = 0; i < line->count && line->runs[i].text != NULL; i++) {
        add_width(pdf, line->runs[i].text, bold || line->runs[i].style == RUN_STRONG, &width);
    }
    *word = width.longest;
    return width.all;
}

// --- without pango: how many lines a text takes, for trying sizes ---

struct trial {
    const struct pdf *pdf;
    double room, used, word; // in sizes; `word` is what would move to the next line
    size_t lines;
};

static void try_text(struct trial *trial, const char *text, bool bold)
{
    const char *end = text + strlen(text);
    struct pdf_break_state state = {0};
    while (text < end) {
        uint32_t point = text_next(&text, end);
        double advance = advance_of(trial->pdf, point, bold);
        bool ends = pdf_width_ends(&state, point, text, end);
        trial->used += advance;
        trial->word += advance;
        if (trial->used > trial->room && point != ' ') {
            trial->lines++;
            trial->used = trial->word > trial->room ? advance : trial->word;
        }
        trial->word = ends ? 0 : trial->word;
        if (point == '\n') {
            trial->lines++;
            trial->used = trial->word = 0;
        }
    }
}

static struct trial trial_of(const struct pdf *pdf, const struct pdf_look *look, double width)
{
    double wider = look->serif ? 1.06 : 1; // the letters that were measured are not its own
    return (struct trial){.pdf = pdf, .room = width / look->size / wider, .lines = 1};
}

struct pdf_text pdf_width_try(const struct pdf *pdf, const struct line *line, const char *word,
                              const struct pdf_look *look, double width)
{
    struct trial trial = trial_of(pdf, look, width);
    if (word != NULL) {
        try_text(&trial, word, true);
        try_text(&trial, " ", true);
    }
    for (size_t i = 0; i < line->count; i++) {
        if (line->runs[i].text != NULL) {
            try_text(&trial, line->runs[i].text, look->bold || line->runs[i].style == RUN_STRONG);
        }
    }
    return (struct pdf_text){.look = *look, .width = width, .lines = trial.lines};
}
