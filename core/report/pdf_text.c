// Texts of the PDF, as words on lines. Where a line may end is decided in pdf_width.c, where a line
// goes here; the words themselves are pdf_word.c's. Owns nothing.
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

// --- from runs to one text with marks ---

static unsigned face_of(const struct pdf_look *look, enum run_style style)
{
    unsigned face = look->serif ? PDF_SERIF | PDF_BOLD : 0;
    face |= look->bold || style == RUN_STRONG ? PDF_BOLD : 0;
    return face | (style == RUN_EMPHASIS ? PDF_ITALIC : 0);
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
    text->links[text->link_count++] = (struct pdf_link){from, to, target, leads_outside(target)};
}

// "(A03)": the id of what a line is about, at its end, is what leads there.
static void mark_id(struct pdf *pdf, struct pdf_text *text, const struct line *line,
                    const char *link, const struct buf *all)
{
    size_t length = all->length;
    size_t id = line->why != NULL ? strlen(line->why) : 0;
    if (link == NULL || id == 0 || length < id + 2) {
        return;
    }
    size_t from = length - id - 1;
    if (all->text[from - 1] == '(' && all->text[length - 1] == ')' &&
        memcmp(all->text + from, line->why, id) == 0) {
        add_link(pdf, text, link, from, from + id);
    }
}

// --- setting ---

struct setter {
    struct pdf *pdf;
    struct pdf_text *text;
    double room;  // of a line, in PEN_SIZE
    double used;  // of the line, with the space behind its last word
    size_t bound; // the first word that goes to the next line with what comes
    size_t words_room, lines_room;
    struct pdf_break_state state;
};

static const struct pdf_word *space_of(struct pdf *pdf, unsigned face)
{
    return pdf_word_of(pdf, " ", 1, face);
}

// A line ends before word `first`.
static void end_line(struct setter *setter, size_t first)
{
    struct pdf_text *text = setter->text;
    ARENA_PUSH(setter->pdf->arena, text->ends, text->lines, setter->lines_room);
    text->ends[text->lines++] = first;
}

// The words from `bound` on begin a line.
static void turn(struct setter *setter)
{
    struct pdf_text *text = setter->text;
    end_line(setter, setter->bound);
    double left = setter->bound < text->count ? text->words[setter->bound].x : setter->used;
    for (size_t i = setter->bound; i < text->count; i++) {
        text->words[i].x -= left;
    }
    setter->used -= left;
}

static void put_word(struct setter *setter, const struct pdf_word *word, size_t at)
{
    struct pdf_text *text = setter->text;
    size_t begun = text->lines > 0 ? text->ends[text->lines - 1] : 0;
    if (setter->used + word->width > setter->room && setter->bound > begun) {
        turn(setter);
    }
    ARENA_PUSH(setter->pdf->arena, text->words, text->count, setter->words_room);
    text->words[text->count++] = (struct pdf_placed){word, at, setter->used};
    setter->used += word->width;
}

// A word that is wider than a line is cut where it is full.
static void put_wide(struct setter *setter, const char *bytes, size_t length, size_t at,
                     unsigned face)
{
    const char *end = bytes + length;
    while (bytes < end) {
        const char *next = bytes;
        text_next(&next, end);
        for (const char *more = next; more < end; next = more) {
            text_next(&more, end);
            const struct pdf_word *tried =
                pdf_word_of(setter->pdf, bytes, (size_t)(more - bytes), face);
            if (tried->width > setter->room) {
                break;
            }
        }
        put_word(setter, pdf_word_of(setter->pdf, bytes, (size_t)(next - bytes), face), at);
        at += (size_t)(next - bytes);
        bytes = next;
        setter->bound = setter->text->count;
    }
}

static void put_bytes(struct setter *setter, const char *bytes, size_t length, size_t at,
                      unsigned face)
{
    if (length == 0) {
        return;
    }
    const struct pdf_word *word = pdf_word_of(setter->pdf, bytes, length, face);
    if (word->width > setter->room) {
        put_wide(setter, bytes, length, at, face);
    } else {
        put_word(setter, word, at);
    }
}

// Bytes of one face; their first has number `at` in the text.
static void set_bytes(struct setter *setter, const char *bytes, size_t length, size_t at,
                      unsigned face)
{
    const char *end = bytes + length;
    const char *from = bytes; // of the word
    for (const char *next = bytes; next < end;) {
        const char *sign = next;
        uint32_t point = text_next(&next, end);
        bool ends = pdf_width_ends(&setter->state, point, next, end);
        if (point != ' ' && point != '\n' && !ends) {
            continue;
        }
        const char *to = point == ' ' || point == '\n' ? sign : next;
        put_bytes(setter, from, (size_t)(to - from), at + (size_t)(from - bytes), face);
        if (point == ' ') {
            setter->used += space_of(setter->pdf, face)->width;
        }
        setter->bound = ends ? setter->text->count : setter->bound;
        if (point == '\n') {
            turn(setter);
            setter->used = 0;
        }
        from = next;
    }
    put_bytes(setter, from, (size_t)(end - from), at + (size_t)(from - bytes), face);
}

// The same, with the words ending where a link does, for links have a colour.
static void set_run(struct setter *setter, const struct buf *all, size_t from, size_t to,
                    unsigned face)
{
    while (from < to) {
        size_t end = to;
        for (size_t i = 0; i < setter->text->link_count; i++) {
            const struct pdf_link *link = &setter->text->links[i];
            end = link->from > from && link->from < end ? link->from : end;
            end = link->to > from && link->to < end ? link->to : end;
        }
        set_bytes(setter, all->text + from, end - from, from, face);
        from = end;
    }
}

static struct setter begin(struct pdf *pdf, struct pdf_text *text)
{
    return (struct setter){
        .pdf = pdf, .text = text, .room = text->width * PEN_SIZE / text->look.size + .001};
}

// --- lines of a report ---

static void mark_run(struct pdf *pdf, struct pdf_text *text, const struct run *run,
                     const char **link, size_t from)
{
    size_t to = from + strlen(run->text);
    bool outside = run->style == RUN_LINK && run->target != NULL && leads_outside(run->target);
    if (outside || (run->style == RUN_STRONG && *link != NULL)) {
        add_link(pdf, text, outside ? run->target : *link, from, to);
        *link = outside ? *link : NULL;
    }
}

static void set_line(struct pdf *pdf, struct pdf_text *text, const struct line *line,
                     const char *word, const struct buf *all)
{
    struct setter setter = begin(pdf, text);
    size_t at = 0;
    if (word != NULL) {
        at = text->word_length;
        set_run(&setter, all, 0, at, face_of(&text->look, RUN_STRONG));
    }
    for (size_t i = 0; i < line->count; i++) {
        if (line->runs[i].text != NULL) {
            size_t to = at + strlen(line->runs[i].text);
            to = to < all->length ? to : all->length;
            set_run(&setter, all, at, to, face_of(&text->look, line->runs[i].style));
            at = to;
        }
    }
    end_line(&setter, text->count);
}

struct pdf_text pdf_text_line(struct pdf *pdf, const struct line *line, const char *word,
                              const char *colour, const char *link, const struct pdf_look *look,
                              double width)
{
    if (pdf->trying) {
        return pdf_width_try(pdf, line, word, look, width);
    }
    struct pdf_text text = {.look = *look, .width = width, .word_colour = colour};
    struct buf all;
    buf_init(&all, 1 << 20);
    if (word != NULL) {
        buf_putf(&all, "%s ", word);
        text.word_length = all.length;
    }
    for (size_t i = 0; i < line->count; i++) {
        if (line->runs[i].text != NULL) {
            mark_run(pdf, &text, &line->runs[i], &link, all.length);
            buf_puts(&all, line->runs[i].text);
        }
    }
    mark_id(pdf, &text, line, link, &all);
    set_line(pdf, &text, line, word, &all);
    buf_clear(&all);
    return text;
}

struct pdf_text pdf_text_plain(struct pdf *pdf, const char *text, const struct pdf_look *look,
                               double width)
{
    struct run run = {RUN_PLAIN, text, NULL};
    return pdf_text_line(pdf, &(struct line){&run, 1, NULL}, NULL, NULL, NULL, look, width);
}

struct pdf_text pdf_text_cut(struct pdf *pdf, const char *text, const struct pdf_look *look,
                             double width)
{
    struct pdf_text whole = pdf_text_plain(pdf, text, look, width);
    if (whole.lines < 2 || whole.ends[0] == 0) {
        return whole;
    }
    struct pdf_text first = pdf_text_plain(pdf, text, look, width - look->size);
    const struct pdf_placed *last = &first.words[first.ends[0] > 0 ? first.ends[0] - 1 : 0];
    int length = (int)(last->at + last->word->length);
    return pdf_text_plain(pdf, arena_textf(pdf->arena, "%.*s\xE2\x80\xA6", length, text), look,
                          width);
}
