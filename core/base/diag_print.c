// Showing diagnostics: for people with the source line and a caret, for programs as JSON. Owns
// nothing. Must not know how diagnostics came about, nor whether a terminal is there: who calls
// says so. Source lines and names come from hostile files and are escaped here.
#include "base/diag.h"

#include <stdint.h>
#include <string.h>

#include "base/diag_excerpt.h"
#include "base/json.h"
#include "base/text.h"

struct printer {
    const struct diags *diags;
    struct buf *out;
    bool colour;
};

SAYS static const char *const SEVERITIES[] = {
    [DIAG_ERROR] = "error", [DIAG_WARNING] = "warning", [DIAG_NOTE] = "note"};

static const char *const SEVERITY_COLOURS[] = {
    [DIAG_ERROR] = "1;31", [DIAG_WARNING] = "1;35", [DIAG_NOTE] = "1;36"};

static const char PLACE_COLOUR[] = "1", GUTTER_COLOUR[] = "34";

static void start_colour(const struct printer *printer, const char *colour)
{
    if (printer->colour) {
        buf_putf(printer->out, "\033[%sm", colour);
    }
}

static void end_colour(const struct printer *printer)
{
    if (printer->colour) {
        buf_puts(printer->out, "\033[0m");
    }
}

static void put_shown(struct buf *out, const char *text)
{
    char shown[TEXT_SHOWN];
    for (const char *at = text, *end = text + strlen(text); at < end;) {
        size_t size = text_shown(shown, text_next(&at, end));
        buf_add(out, shown, size);
    }
}

// A, B, ... Z, AA, ... as a spreadsheet calls its columns.
static void put_letters(struct buf *out, int column)
{
    if (column > 26) {
        put_letters(out, (column - 1) / 26);
    }
    buf_putc(out, (char)('A' + (column - 1) % 26));
}

static void put_cell(struct buf *out, const struct source *source, struct span span)
{
    put_shown(out, source->book);
    if (source->sheet[0] != '\0') {
        buf_putc(out, ':');
        put_shown(out, source->sheet);
    }
    if (span.line > 0 && span.column > 0) {
        buf_putc(out, '!');
        put_letters(out, span.column);
        buf_putf(out, "%d", span.line);
    }
}

void diags_put_place(const struct source *source, struct span span, bool column, struct buf *out)
{
    if (source->sheet != NULL) {
        put_cell(out, source, span);
        return;
    }
    put_shown(out, source->name);
    if (span.line > 0) {
        buf_putf(out, ":%d", span.line);
    }
    if (span.line > 0 && column) {
        buf_putf(out, ":%d", span.column > 0 ? span.column : 1);
    }
}

static void put_heading(const struct printer *printer, const struct diag *diag)
{
    const struct source *source = diags_source_of(printer->diags, diag->span);
    struct buf *out = printer->out;
    if (source != NULL) {
        start_colour(printer, PLACE_COLOUR);
        // Always a line and a column, so that editors jump; a whole file is at its beginning.
        struct span span = diag->span;
        span.line = span.line > 0 || source->sheet != NULL ? span.line : 1;
        diags_put_place(source, span, true, out);
        buf_puts(out, ": ");
        end_colour(printer);
    }
    start_colour(printer, SEVERITY_COLOURS[diag->severity]);
    buf_putf(out, "%s: ", diag_say(printer->diags, SEVERITIES[diag->severity]));
    end_colour(printer);
    buf_putf(out, "%s [G%04d]\n", diag->message, (int)diag->code);
}

static void put_gutter(const struct printer *printer, const char *number, const char *line)
{
    start_colour(printer, GUTTER_COLOUR);
    buf_putf(printer->out, "%5s |", number);
    end_colour(printer);
    buf_puts(printer->out, *line == '\0' ? "" : " ");
}

static void put_excerpt(const struct printer *printer, struct span span, const char *colour)
{
    struct buf line, mark, number;
    if (!diag_excerpt(diags_source_of(printer->diags, span), span, &line, &mark)) {
        return;
    }
    buf_init(&number, 20);
    buf_putf(&number, "%d", span.line);

    put_gutter(printer, number.text, line.text);
    buf_puts(printer->out, line.text);
    buf_putc(printer->out, '\n');
    if (span.column > 0) {
        memset(number.text, ' ', number.length);
        put_gutter(printer, number.text, mark.text);
        start_colour(printer, colour);
        buf_puts(printer->out, mark.text);
        end_colour(printer);
        buf_putc(printer->out, '\n');
    }
    buf_clear(&number);
    buf_clear(&mark);
    buf_clear(&line);
}

// A question mark at the end of the message goes behind the place.
static void put_part(const struct printer *printer, const struct diag_part *part)
{
    struct buf *out = printer->out;
    const struct source *source = diags_source_of(printer->diags, part->span);
    size_t length = strlen(part->message);
    bool asks = source != NULL && length > 0 && part->message[length - 1] == '?';
    buf_puts(out, "   = ");
    start_colour(printer, SEVERITY_COLOURS[DIAG_NOTE]);
    buf_puts(out, diag_say(printer->diags, part->help ? "help:" : "note:"));
    end_colour(printer);
    buf_putc(out, ' ');
    buf_add(out, part->message, asks ? length - 1 : length);
    if (source != NULL) {
        buf_puts(out, " (");
        diags_put_place(source, part->span, false, out);
        buf_puts(out, asks ? ")?" : ")");
    }
    buf_putc(out, '\n');
}

static bool comes_before(struct span a, struct span b)
{
    if (a.file != b.file) {
        return a.file < b.file;
    }
    return a.line != b.line ? a.line < b.line : a.column < b.column;
}

// Stable; the lists are short.
struct diags_shown diags_shown(const struct diags *diags, bool allowed)
{
    size_t count = allowed ? diags->allowed_count : diags->count;
    struct diag *const *list = allowed ? diags->allowed : diags->list;
    struct diags_shown shown = {arena_array(diags->arena, count, sizeof(struct diag *)), 0};
    for (size_t i = 0; i < count; i++) {
        if (list[i]->first != NULL) {
            continue;
        }
        size_t to = shown.count++;
        for (; to > 0 && comes_before(list[i]->span, shown.list[to - 1]->span); to--) {
            shown.list[to] = shown.list[to - 1];
        }
        shown.list[to] = list[i];
    }
    return shown;
}

static void put_dropped(const struct diags *diags, struct buf *out)
{
    size_t errors = diags_errors(diags), warnings = diags_warnings(diags);
    errors = errors > DIAG_MOST ? errors - DIAG_MOST : 0;
    warnings = warnings > DIAG_MOST ? warnings - DIAG_MOST : 0;
    if (errors > 0) {
        buf_putf(
            out,
            words_say_count(diags->language, "and %zu more error", "and %zu more errors", errors),
            errors);
    }
    if (warnings > 0) {
        buf_puts(out, errors > 0 ? ", " : diag_say(diags, "and "));
        buf_putf(
            out,
            words_say_count(diags->language, "%zu more warning", "%zu more warnings", warnings),
            warnings);
    }
    buf_puts(out, errors + warnings > 0 ? "\n" : "");
}

static void put_diag(const struct printer *printer, const struct diag *diag)
{
    put_heading(printer, diag);
    put_excerpt(printer, diag->span, SEVERITY_COLOURS[diag->severity]);
    for (const struct diag_part *part = diag->parts; part != NULL; part = part->next) {
        put_part(printer, part);
    }
}

void diags_print(const struct diags *diags, struct buf *out, bool colour)
{
    struct printer printer = {diags, out, colour};
    struct diags_shown shown = diags_shown(diags, false);
    for (size_t i = 0; i < shown.count; i++) {
        put_diag(&printer, shown.list[i]);
    }
    put_dropped(diags, out);
}

// Some diagnostics in the order in which they are shown.
struct listed {
    const struct diags *diags;
    const struct diag **list;
    size_t count;
};

static struct listed listed(const struct diags *diags)
{
    struct diags_shown shown = diags_shown(diags, false);
    return (struct listed){diags, shown.list, shown.count};
}

static bool is_same(const struct listed *a, const struct diag *diag, const struct listed *b,
                    const struct diag *other)
{
    const struct source *source = diags_source_of(a->diags, diag->span);
    const struct source *its = diags_source_of(b->diags, other->span);
    bool same = diag->code == other->code && strcmp(diag->message, other->message) == 0 &&
                (source == NULL) == (its == NULL);
    return same && (source == NULL || strcmp(source->name, its->name) == 0);
}

// How many of the first `count` of `others` are the same as this one of `these`.
static size_t count_same(const struct listed *these, const struct diag *diag,
                         const struct listed *others, size_t count)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        found += is_same(these, diag, others, others->list[i]);
    }
    return found;
}

// Has list[index] none in `others` that is the same and not taken by an earlier one?
static bool is_only_in(const struct listed *these, size_t index, const struct listed *others)
{
    const struct diag *diag = these->list[index];
    return count_same(these, diag, these, index) >= count_same(these, diag, others, others->count);
}

size_t diags_changes(const struct diags *old, const struct diags *now, bool gone, struct buf *out,
                     bool colour)
{
    struct printer printer = {now, out, colour}, gone_printer = {old, out, colour};
    const struct listed before = listed(old), after = listed(now);
    size_t count = 0;
    for (size_t i = 0; i < after.count; i++) {
        if (is_only_in(&after, i, &before)) {
            put_diag(&printer, after.list[i]);
            count++;
        }
    }
    for (size_t i = 0; gone && i < before.count; i++) {
        if (is_only_in(&before, i, &after)) {
            buf_puts(out, diag_say(now, "gone: "));
            put_heading(&gone_printer, before.list[i]);
            count++;
        }
    }
    return count;
}

static void json_place(struct json *json, const struct diags *diags, struct span span)
{
    const struct source *source = diags_source_of(diags, span);
    json_key(json, "file");
    json_string(json, source == NULL ? NULL : source->name);
    json_key(json, "line");
    json_integer(json, span.line);
    json_key(json, "column");
    json_integer(json, span.column);
}

static void json_parts(struct json *json, const struct diags *diags, const struct diag *diag,
                       bool help)
{
    json_key(json, help ? "help" : "notes");
    json_open(json, '[');
    for (const struct diag_part *part = diag->parts; part != NULL; part = part->next) {
        if (part->help == help) {
            json_open(json, '{');
            json_key(json, "message");
            json_string(json, part->message);
            json_place(json, diags, part->span);
            json_close(json, '}');
        }
    }
    json_close(json, ']');
}

static void json_diag(struct json *json, const struct diags *diags, const struct diag *diag)
{
    struct buf code;
    buf_init(&code, 20);
    buf_putf(&code, "G%04d", (int)diag->code);
    json_open(json, '{');
    json_key(json, "code");
    json_string(json, code.text);
    json_key(json, "severity");
    json_string(json, SEVERITIES[diag->severity]);
    json_key(json, "message");
    json_string(json, diag->message);
    json_place(json, diags, diag->span);
    json_key(json, "end_line");
    json_integer(json, diag->span.end_line);
    json_key(json, "end_column");
    json_integer(json, diag->span.end_column);
    json_parts(json, diags, diag, true);
    json_parts(json, diags, diag, false);
    if (diag->because != NULL) {
        json_key(json, "because");
        json_string(json, diag->because);
    }
    json_close(json, '}');
    buf_clear(&code);
}

static void json_list(struct json *json, const struct diags *diags, bool allowed)
{
    struct diags_shown shown = diags_shown(diags, allowed);
    json_open(json, '[');
    for (size_t i = 0; i < shown.count; i++) {
        json_diag(json, diags, shown.list[i]);
    }
    json_close(json, ']');
}

void diags_json_value(const struct diags *diags, struct json *json)
{
    json_list(json, diags, false);
}

void diags_json_allowed(const struct diags *diags, struct json *json)
{
    json_list(json, diags, true);
}

void diags_json(const struct diags *diags, struct buf *out)
{
    struct json json;
    json_init(&json, out, false);
    diags_json_value(diags, &json);
}
