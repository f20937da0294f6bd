// Changes expectations in the text of a case file: a value, or a list, each where it stands. The
// rest of the text is kept byte for byte. A list in brackets is written anew and wrapped as it was
// (so one with comments in it is left); in a list of lines only the lines that change do.
#include "engine/bless.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { LINE_MOST = 100 };

// The byte at a line and column of the text.
static size_t place(const struct bless_edits *edits, int line, int column)
{
    struct bless_seen *seen = edits->seen;
    if (seen->line == 0 || line < seen->line)
        *seen = (struct bless_seen){1, 0};
    for (; seen->line < line && seen->at < edits->length; seen->at++)
        seen->line += edits->text[seen->at] == '\n';
    const char *at = edits->text + seen->at, *end = edits->text + edits->length;
    for (int c = 1; c < column && at < end && *at != '\n'; c++)
        text_next(&at, end);
    return (size_t)(at - edits->text);
}

// The number of the line that begins at this byte.
static int line_of(const struct bless_edits *edits, size_t at)
{
    struct bless_seen *seen = edits->seen;
    if (seen->line == 0 || at < seen->at)
        *seen = (struct bless_seen){1, 0};
    for (; seen->at < at; seen->at++)
        seen->line += edits->text[seen->at] == '\n';
    return seen->line;
}

static size_t start_of(const struct bless_edits *edits, const struct node *node)
{
    return place(edits, node->span.line, node->span.column);
}

static size_t end_of(const struct bless_edits *edits, const struct node *node)
{
    return place(edits, node->span.end_line, node->span.end_column);
}

static size_t line_start(const struct bless_edits *edits, size_t at)
{
    while (at > 0 && edits->text[at - 1] != '\n')
        at--;
    return at;
}

// Behind the newline, or the end of the text.
static size_t next_line(const struct bless_edits *edits, size_t at)
{
    while (at < edits->length && edits->text[at] != '\n')
        at++;
    return at < edits->length ? at + 1 : at;
}

static void add(struct bless_edits *edits, size_t from, size_t to, const char *with)
{
    ARENA_PUSH(edits->arena, edits->list, edits->count, edits->room);
    edits->list[edits->count++] = (struct bless_edit){from, to, with};
}

void bless_leave(struct bless_edits *edits)
{
    if (edits)
        edits->left++;
}

// A word as YAML has it: plain where that is safe.
static const char *as_yaml(struct bless_edits *edits, const char *word)
{
    bool plain = *word != '\0';
    for (const char *at = word; *at; at++)
        plain &= (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') ||
                 (*at >= '0' && *at <= '9') || *at == '_' || *at == '.' ||
                 (*at == '-' && (at > word || (at[1] >= '0' && at[1] <= '9')));
    if (plain)
        return arena_text(edits->arena, word);
    struct buf out;
    buf_init(&out, 64 * 1024);
    buf_putc(&out, '"');
    for (const char *at = word; *at; at++) {
        if (*at == '"' || *at == '\\')
            buf_putc(&out, '\\');
        if (*at == '\n')
            buf_puts(&out, "\\n");
        else
            buf_putc(&out, *at);
    }
    buf_putc(&out, '"');
    const char *quoted = arena_text_n(edits->arena, out.text, out.length);
    buf_clear(&out);
    return quoted;
}

void bless_scalar(struct bless_edits *edits, const struct node *node, const char *with)
{
    if (!edits)
        return;
    if (!edits->own || node->kind != NODE_SCALAR || node->span.line <= 0) {
        bless_leave(edits);
        return;
    }
    size_t from = start_of(edits, node), to = end_of(edits, node);
    const char *word = as_yaml(edits, with);
    // An empty value has no place of its own: it comes behind the colon.
    bool after_colon = from == to && from > 0 && edits->text[from - 1] == ':';
    add(edits, from, to, after_colon ? arena_textf(edits->arena, " %s", word) : word);
}

// In brackets, wrapped under the key's indentation as the line is full.
static void write_flow(struct bless_edits *edits, size_t from, size_t to, const char *const words[],
                       size_t count)
{
    size_t line = line_start(edits, from), indent = line;
    while (edits->text[indent] == ' ' || edits->text[indent] == '-')
        indent++;
    size_t column = text_points(edits->text + line, from - line) + 1;
    struct buf out;
    buf_init(&out, 64 * 1024);
    buf_putc(&out, '[');
    for (size_t i = 0; i < count; i++) {
        const char *word = as_yaml(edits, words[i]);
        size_t width = text_points(word, strlen(word)) + 1; // with its comma or bracket
        if (i > 0 && column + 1 + width > LINE_MOST) {
            buf_putf(&out, "\n%*s", (int)(indent - line) + 2, "");
            column = indent - line + 2;
        } else if (i > 0) {
            buf_putc(&out, ' ');
            column++;
        }
        buf_putf(&out, "%s%s", word, i + 1 < count ? "," : "");
        column += width;
    }
    buf_putc(&out, ']');
    add(edits, from, to, arena_text_n(edits->arena, out.text, out.length));
    buf_clear(&out);
}

static bool has_word(const char *const words[], size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return true;
    return false;
}

// A line for each word. New ones come before the next one that stands there, or behind the last.
static void write_lines(struct bless_edits *edits, const struct node *list,
                        const char *const words[], size_t count)
{
    size_t next = 0;
    size_t first = line_start(edits, start_of(edits, list->items[0]));
    const char *line = edits->text + first;
    int lead = (int)strcspn(line, "-");
    size_t at = first;
    for (size_t i = 0; i <= list->count; i++) {
        const struct node *item = i < list->count ? list->items[i] : NULL;
        if (item && !has_word(words, count, item->text)) {
            at = line_start(edits, start_of(edits, item));
            add(edits, at, next_line(edits, end_of(edits, item)), "");
            at = next_line(edits, end_of(edits, item));
            continue;
        }
        if (item)
            at = line_start(edits, start_of(edits, item));
        for (; next < count && (!item || strcmp(words[next], item->text) != 0); next++)
            add(edits, at, at,
                arena_textf(edits->arena, "%.*s- %s\n", lead, line, as_yaml(edits, words[next])));
        if (item) {
            next++;
            at = next_line(edits, end_of(edits, item));
        }
    }
}

void bless_list(struct bless_edits *edits, const struct node *list, const char *const words[],
                size_t count)
{
    if (!edits)
        return;
    if (!edits->own || list->kind != NODE_LIST || list->span.line <= 0) {
        bless_leave(edits);
        return;
    }
    size_t from = start_of(edits, list), to = end_of(edits, list);
    if (edits->text[from] != '[' && list->count > 0 && count > 0) {
        write_lines(edits, list, words, count);
        return;
    }
    if (memchr(edits->text + from, '#', to - from)) {
        bless_leave(edits);
        return;
    }
    if (edits->text[from] != '[') { // the last of the lines goes: an empty list on the key's line
        from = line_start(edits, from) - 1;
        add(edits, from, to, " []");
        return;
    }
    write_flow(edits, from, to, words, count);
}

// --- together ---

static int by_place(const void *a, const void *b)
{
    const struct bless_edit *left = a, *right = b;
    if (left->from != right->from)
        return left->from < right->from ? -1 : 1;
    return (left->to > right->to) - (left->to < right->to);
}

// qsort is not stable, so what is inserted at one place is joined first, in the order it came.
static void join_inserted(struct bless_edits *edits)
{
    size_t kept = 0;
    for (size_t i = 0; i < edits->count; i++) {
        struct bless_edit *last = kept ? &edits->list[kept - 1] : NULL;
        const struct bless_edit *edit = &edits->list[i];
        if (last && last->from == last->to && edit->from == edit->to && last->from == edit->from)
            last->with = arena_textf(edits->arena, "%s%s", last->with, edit->with);
        else
            edits->list[kept++] = *edit;
    }
    edits->count = kept;
}

void bless_settle(struct bless_edits *edits)
{
    size_t kept = 0;
    join_inserted(edits);
    if (edits->count > 1)
        qsort(edits->list, edits->count, sizeof *edits->list, by_place);
    for (size_t i = 0; i < edits->count; i++) {
        const struct bless_edit *last = kept ? &edits->list[kept - 1] : NULL;
        const struct bless_edit *edit = &edits->list[i];
        bool again = last && last->from == edit->from && last->to == edit->to;
        if (again || (last && edit->from < last->to)) {
            edits->left += !again || strcmp(last->with, edit->with) != 0;
            continue;
        }
        edits->list[kept++] = *edit;
    }
    edits->count = kept;
}

static void put_lines(struct buf *out, const char *indent, char sign, const char *text,
                      size_t length)
{
    while (length > 0) {
        const char *end = memchr(text, '\n', length);
        size_t line = end ? (size_t)(end - text) : length;
        buf_putf(out, "%s%c%.*s\n", indent, sign, (int)line, text);
        line += end != NULL;
        text += line;
        length -= line;
    }
}

// The text of from..to with the edits first..last in it.
static void put_edited(const struct bless_edits *edits, size_t first, size_t last, size_t from,
                       size_t to, struct buf *out)
{
    for (size_t i = first; i < last; i++) {
        buf_add(out, edits->text + from, edits->list[i].from - from);
        buf_puts(out, edits->list[i].with);
        from = edits->list[i].to;
    }
    buf_add(out, edits->text + from, to - from);
}

// The lines that an edit touches.
static void lines_of(const struct bless_edits *edits, size_t i, size_t *from, size_t *to)
{
    const struct bless_edit *edit = &edits->list[i];
    bool whole = edit->to > edit->from && edits->text[edit->to - 1] == '\n';
    bool between = edit->from == edit->to && line_start(edits, edit->from) == edit->from &&
                   *edit->with && edit->with[strlen(edit->with) - 1] == '\n';
    *from = line_start(edits, edit->from);
    *to = whole || between ? edit->to : next_line(edits, edit->to);
}

void bless_diff(const struct bless_edits *edits, const struct diags *diags, const char *indent,
                struct buf *out)
{
    struct buf now;
    buf_init(&now, 1024 * 1024);
    for (size_t i = 0; i < edits->count;) {
        size_t last = i + 1, from, to, next_from, next_to;
        lines_of(edits, i, &from, &to);
        for (; last < edits->count; last++) {
            lines_of(edits, last, &next_from, &next_to);
            if (next_from > to)
                break;
            to = next_to > to ? next_to : to;
        }
        buf_reset(&now);
        put_edited(edits, i, last, from, to, &now);
        buf_putf(out, diag_say(diags, "%s@@ line %zu\n"), indent, (size_t)line_of(edits, from));
        put_lines(out, indent, '-', edits->text + from, to - from);
        put_lines(out, indent, '+', now.text, now.length);
        i = last;
    }
    buf_clear(&now);
}

void bless_apply(const struct bless_edits *edits, struct buf *out)
{
    put_edited(edits, 0, edits->count, 0, edits->length, out);
}
