// Cuts the line of a source on which something is wrong to what can be shown, and puts a caret
// under the place. A hostile line may have a million characters, or only such as take no column:
// nothing here takes longer than counting them. Must not know what is wrong.
#include "base/diag_excerpt.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

enum {
    WINDOW = 160,       // columns of a source line that are shown
    LEAD = 60,          // of them before the span, when the line is cut in front
    MOST_POINTS = 1000, // characters of a line that are shown, however narrow they are
    TAB = 8             // columns that a tab may take
};

static const char ELLIPSIS[] = "...";
enum { ELLIPSIS_COLUMNS = sizeof ELLIPSIS - 1 };

// The part of a source line that is shown. Characters are counted from 1 over the whole line;
// those of the span are `first` up to, not including, `last`.
struct excerpt {
    const char *at, *end; // what is still to be shown
    size_t point;         // the number of the character at `at`
    size_t first, last;
    bool begun;       // the caret stands
    struct buf *mark; // what goes under the line
};

// Finds a line of a source, without its line end. False when there is no such line.
static bool find_line(const struct source *source, int line, struct excerpt *excerpt)
{
    if (source == NULL || source->text == NULL || line < 1) {
        return false;
    }
    const char *at = source->text, *stop = source->text + source->length;
    for (int i = 1; i < line; i++) {
        const char *newline = memchr(at, '\n', (size_t)(stop - at));
        if (newline == NULL) {
            return false;
        }
        at = newline + 1;
    }
    const char *newline = memchr(at, '\n', (size_t)(stop - at));
    excerpt->at = at;
    excerpt->end = newline == NULL ? stop : newline;
    if (excerpt->end > at && excerpt->end[-1] == '\r') {
        excerpt->end--;
    }
    return true;
}

// One character as it is shown in an excerpt; gives the columns that it takes.
static size_t shown_point(char shown[TEXT_SHOWN], uint32_t point)
{
    if (point == '\t') {
        memcpy(shown, "\t", 2);
        return TAB;
    }
    if (point >= ' ' && point < 0x7F) {
        shown[0] = (char)point;
        shown[1] = '\0';
        return 1;
    }
    size_t size = text_shown(shown, point);
    // Only an escape is longer than four bytes, and it is ASCII.
    return size > 4 ? size : (size_t)text_point_columns(point);
}

// The columns of the first `points` characters.
static size_t columns_of(const char *at, const char *end, size_t points)
{
    char shown[TEXT_SHOWN];
    size_t columns = 0;
    for (size_t i = 0; i < points && at < end; i++) {
        columns += shown_point(shown, text_next(&at, end));
    }
    return columns;
}

// Are what is left of the line and `columns` before it no wider than the window?
static bool is_narrow(const struct excerpt *excerpt, size_t columns)
{
    for (const char *at = excerpt->at; at < excerpt->end && columns <= (size_t)WINDOW;) {
        columns += shown_point((char[TEXT_SHOWN]){0}, text_next(&at, excerpt->end));
    }
    return columns <= (size_t)WINDOW;
}

// Moves the start of a long line on, so that the start of the span is shown. True when it moved.
static bool cut_front(struct excerpt *excerpt)
{
    // What is far away is only counted: a line may have a million characters.
    size_t far = excerpt->first > MOST_POINTS ? excerpt->first - MOST_POINTS : 0;
    for (size_t i = 0; i < far && excerpt->at < excerpt->end; i++) {
        text_next(&excerpt->at, excerpt->end);
        excerpt->point++;
    }
    size_t before = columns_of(excerpt->at, excerpt->end, excerpt->first - excerpt->point);
    if (far == 0 && (before <= WINDOW - LEAD || is_narrow(excerpt, 0))) {
        return false;
    }
    char shown[TEXT_SHOWN];
    size_t behind = 0;
    while (behind + LEAD < before) {
        behind += shown_point(shown, text_next(&excerpt->at, excerpt->end));
        excerpt->point++;
    }
    return true;
}

static void repeat(struct buf *out, char c, size_t times)
{
    for (size_t i = 0; i < times; i++) {
        buf_putc(out, c);
    }
}

// What goes under one character: blanks before the span, a tab under a tab, and `^~~` under it.
static void mark_point(struct excerpt *excerpt, uint32_t point, size_t columns)
{
    bool tab = point == '\t';
    columns = tab ? 1 : columns;
    if (excerpt->point < excerpt->first) {
        repeat(excerpt->mark, tab ? '\t' : ' ', columns);
    } else if (excerpt->point < excerpt->last && columns > 0) {
        buf_putc(excerpt->mark, excerpt->begun ? '~' : '^');
        repeat(excerpt->mark, '~', columns - 1);
        excerpt->begun = true;
    }
}

// Writes the line, or the window of it around the span, and fills the mark.
static void put_line(struct buf *out, struct excerpt *excerpt)
{
    char shown[TEXT_SHOWN];
    size_t columns = 0;
    if (cut_front(excerpt)) {
        buf_puts(out, ELLIPSIS);
        repeat(excerpt->mark, ' ', ELLIPSIS_COLUMNS);
        columns = ELLIPSIS_COLUMNS;
    }
    size_t room = is_narrow(excerpt, columns) ? WINDOW : WINDOW - ELLIPSIS_COLUMNS;
    for (int i = 0; excerpt->at < excerpt->end; i++) {
        uint32_t point = text_next(&excerpt->at, excerpt->end);
        size_t width = shown_point(shown, point);
        columns += width;
        if (columns > room || i >= MOST_POINTS) {
            buf_puts(out, ELLIPSIS);
            break;
        }
        buf_puts(out, shown);
        mark_point(excerpt, point, width);
        excerpt->point++;
    }
    // An empty span, one behind the last character, or one of marks only.
    buf_puts(excerpt->mark, excerpt->begun ? "" : "^");
}

bool diag_excerpt(const struct source *source, struct span span, struct buf *line, struct buf *mark)
{
    struct excerpt excerpt = {.point = 1, .first = (size_t)(span.column > 0 ? span.column : 1)};
    if (!find_line(source, span.line, &excerpt)) {
        return false;
    }
    bool one_line = span.end_line <= span.line;
    excerpt.last = one_line ? (size_t)(span.end_column > 0 ? span.end_column : 0) : SIZE_MAX;
    buf_init(line, TEXT_SHOWN * (size_t)MOST_POINTS + WINDOW);
    buf_init(mark, TEXT_SHOWN * (size_t)MOST_POINTS + WINDOW);
    excerpt.mark = mark;
    put_line(line, &excerpt);
    return true;
}
