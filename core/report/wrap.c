// Breaks texts into lines of a given width. A line breaks at a blank, though not behind a sign
// that belongs to a number; a word that is wider than the line is broken where the line ends.
#include "report/wrap.h"

#include <string.h>

#include "base/text.h"

enum { NO_WIDTH = 1 << 30 };

static size_t flat_length(const struct line *line)
{
    size_t length = 0;
    for (size_t i = 0; i < line->count; i++) {
        length += strlen(line->runs[i].text);
        if (line->runs[i].style == RUN_LINK && line->runs[i].target)
            length += strlen(line->runs[i].target) + 3;
    }
    return length;
}

static void append(struct wrap *wrap, const char *text, enum run_style style)
{
    for (; *text; text++) {
        wrap->text[wrap->length] = *text == '\n' || *text == '\t' ? ' ' : *text;
        wrap->styles[wrap->length++] = (unsigned char)style;
    }
}

static void flatten(struct wrap *wrap, struct arena *arena, const struct line *line)
{
    size_t room = flat_length(line) + 1;
    wrap->text = arena_alloc(arena, room);
    wrap->styles = arena_alloc(arena, room);
    for (size_t i = 0; i < line->count; i++) {
        const struct run *run = &line->runs[i];
        append(wrap, run->text, run->style);
        bool address = run->style == RUN_LINK && run->target && strcmp(run->target, run->text) != 0;
        if (!address)
            continue;
        append(wrap, " (", RUN_PLAIN);
        append(wrap, run->target, RUN_PLAIN);
        append(wrap, ")", RUN_PLAIN);
    }
}

// A sign that belongs to the number behind it: the euro, and "at most".
static bool ends_in_sign(const struct wrap *wrap, size_t at)
{
    return at >= 3 && (memcmp(wrap->text + at - 3, "\xE2\x82\xAC", 3) == 0 ||
                       memcmp(wrap->text + at - 3, "\xE2\x89\xA4", 3) == 0);
}

static bool may_break(const struct wrap *wrap, size_t at)
{
    return wrap->text[at] == ' ' && !ends_in_sign(wrap, at);
}

// Where the line that starts at `from` ends: at the last blank that fits, else where it is full.
static size_t line_end(const struct wrap *wrap, size_t from, int width)
{
    const char *end = wrap->text + wrap->length;
    size_t best = from;
    int columns = 0;
    for (const char *at = wrap->text + from; at < end;) {
        size_t here = (size_t)(at - wrap->text);
        if (may_break(wrap, here))
            best = here;
        columns += text_point_columns(text_next(&at, end));
        if (columns > width && !may_break(wrap, here))
            return best > from ? best : here > from ? here : (size_t)(at - wrap->text);
        if (columns > width)
            return here;
    }
    return wrap->length;
}

static void break_lines(struct wrap *wrap, struct arena *arena, int width)
{
    size_t room = 0, from = 0;
    do {
        while (from < wrap->length && wrap->text[from] == ' ')
            from++;
        size_t to = line_end(wrap, from, width);
        size_t end = to;
        while (end > from && wrap->text[end - 1] == ' ')
            end--;
        ARENA_PUSH(arena, wrap->lines, wrap->count, room);
        wrap->lines[wrap->count++] = (struct wrap_line){from, end};
        from = to;
        while (from < wrap->length && wrap->text[from] == ' ')
            from++;
    } while (from < wrap->length);
}

struct wrap wrap_line(struct arena *arena, const struct line *line, int width)
{
    struct wrap wrap = {0};
    flatten(&wrap, arena, line);
    break_lines(&wrap, arena, width > 0 ? width : NO_WIDTH);
    return wrap;
}

struct wrap wrap_text(struct arena *arena, const char *text, int width)
{
    struct run run = {RUN_PLAIN, text, NULL};
    struct line line = {&run, 1, NULL};
    return wrap_line(arena, &line, width);
}

static int columns_of(const struct wrap *wrap, size_t from, size_t to)
{
    int columns = 0;
    for (const char *at = wrap->text + from; at < wrap->text + to;)
        columns += text_point_columns(text_next(&at, wrap->text + to));
    return columns;
}

int wrap_columns(const struct wrap *wrap, size_t line)
{
    return columns_of(wrap, wrap->lines[line].from, wrap->lines[line].to);
}

int wrap_longest_word(const struct wrap *wrap)
{
    int longest = 0;
    size_t from = 0;
    for (size_t i = 0; i <= wrap->length; i++) {
        if (i < wrap->length && !may_break(wrap, i))
            continue;
        int columns = columns_of(wrap, from, i);
        longest = columns > longest ? columns : longest;
        from = i + 1;
    }
    return longest;
}

static const char *style_code(enum run_style style)
{
    switch (style) {
    case RUN_STRONG: return "\x1b[1m";
    case RUN_EMPHASIS: return "\x1b[3m";
    case RUN_LINK: return "\x1b[4m";
    case RUN_TERM:
    case RUN_PLAIN: break;
    }
    return "";
}

void wrap_write(const struct wrap *wrap, size_t line, bool colour, struct buf *out)
{
    size_t from = wrap->lines[line].from, to = wrap->lines[line].to;
    while (from < to) {
        size_t next = from + 1;
        while (next < to && wrap->styles[next] == wrap->styles[from])
            next++;
        const char *code = colour ? style_code((enum run_style)wrap->styles[from]) : "";
        buf_puts(out, code);
        buf_add(out, wrap->text + from, next - from);
        if (*code)
            buf_puts(out, "\x1b[0m");
        from = next;
    }
}
