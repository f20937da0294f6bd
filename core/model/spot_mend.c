// Writes the line of a mistake as it was meant.
#include <string.h>

#include "base/text.h"
#include "model/spot.h"

enum { LONGEST = 120 };

static bool holds(const char *text, size_t length, char c)
{
    return memchr(text, c, length) != NULL;
}

// A quote as a word processor curls it?
static bool is_curled(const char *text)
{
    static const char *const CURLS[] = {"\xe2\x80\x9c", "\xe2\x80\x9d", "\xe2\x80\x9e",
                                        "\xe2\x80\x98", "\xe2\x80\x99"};
    for (size_t i = 0; i < sizeof CURLS / sizeof *CURLS; i++)
        if (memcmp(text, CURLS[i], 3) == 0)
            return true;
    return false;
}

// In the quotes in which the least has to be escaped. `nested`: the quotes around it are taken off.
static void put_quoted(struct buf *out, const char *text, size_t length, bool nested)
{
    if (length > 6 && is_curled(text) && is_curled(text + length - 3)) {
        text += 3;
        length -= 6;
    }
    if (nested && length >= 2 && (*text == '"' || *text == '\'') && text[length - 1] == *text) {
        text++;
        length -= 2;
    }
    // One that has only the quote at its end has lost the other.
    char last = length > 0 ? text[length - 1] : ' ';
    if ((last == '"' || last == '\'') && !holds(text, length - 1, last))
        length--;
    bool single = holds(text, length, '\''), escapes = holds(text, length, '\\');
    char quote = (escapes || holds(text, length, '"')) && !single ? '\'' : '"';
    buf_putc(out, quote);
    for (size_t i = 0; i < length; i++) {
        if (quote == '"' && (text[i] == '"' || text[i] == '\\'))
            buf_putc(out, '\\');
        buf_putc(out, text[i]);
    }
    buf_putc(out, quote);
}

bool spot_mend(const char *text, size_t length, const struct spot *spot, struct buf *line)
{
    if (!spot->mended || spot->from > length || spot->to > length)
        return false;
    size_t start = spot->from, end = spot->to;
    while (start > 0 && text[start - 1] != '\n')
        start--;
    while (start < spot->from && (text[start] == ' ' || text[start] == '\t'))
        start++;
    while (end < length && text[end] != '\n' && text[end] != '\r')
        end++;
    if (holds(text + spot->from, spot->to - spot->from, '\n') || end - start > 4 * (size_t)LONGEST)
        return false;
    buf_add(line, text + start, spot->from - start);
    if (spot->quoted)
        put_quoted(line, text + spot->from, spot->to - spot->from, spot->nested);
    else
        buf_puts(line, spot->put);
    buf_add(line, text + spot->to, end - spot->to);
    while (line->length > 0 && line->text[line->length - 1] == ' ')
        line->text[--line->length] = '\0';
    for (size_t i = 0; i < line->length; i++)
        line->text[i] = line->text[i] == '\t' ? ' ' : line->text[i];
    return !line->full && text_columns(line->text) <= LONGEST;
}
