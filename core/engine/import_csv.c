// CSV (RFC 4180) to rows of cells, each with its line and column. The delimiter is found in the
// first line; a byte order mark and both kinds of line ends are taken. It must not know what a
// column means.
#include <string.h>

#include "base/text.h"
#include "engine/import.h"

static const char MANY_CELLS[] =
    "an export in the long form has 15 columns; the wide form cannot be read back";

enum { FIRST_ROOM = 64 }; // of a cell in quotes

static const char BYTE_ORDER_MARK[] = "\xEF\xBB\xBF";

static bool check_text(struct import_source *source, const char *text, size_t length)
{
    size_t valid = text_valid_until(text, length);
    const char *nul = memchr(text, '\0', length);
    if (valid == length && !nul)
        return true;
    size_t from = nul && (size_t)(nul - text) < valid ? (size_t)(nul - text) : valid;
    struct span span = diags_span_of(source->diags, source->file, from, from + 1);
    struct diag *diag =
        diag_add(source->diags, nul ? DIAG_BAD_CHARACTER : DIAG_NOT_UTF8, span,
                 nul ? "a byte that is no part of a text" : "this is not well-formed UTF-8");
    diag_help(source->diags, diag, "in a spreadsheet, save it as 'CSV UTF-8'");
    return false;
}

// The mark that stands most often in the first line.
static char delimiter_of(const char *text, const char *end)
{
    static const char MARKS[] = {',', ';', '\t'};
    size_t counts[sizeof MARKS] = {0};
    for (; text < end && *text != '\n'; text++)
        for (size_t i = 0; i < sizeof MARKS; i++)
            counts[i] += *text == MARKS[i];
    size_t most = 0;
    for (size_t i = 1; i < sizeof MARKS; i++)
        if (counts[i] > counts[most])
            most = i;
    return MARKS[most];
}

bool import_csv_open(struct import_source *source, const char *text, size_t length)
{
    if (!check_text(source, text, length))
        return false;
    source->at = text;
    source->end = text + length;
    source->line = source->column = 1;
    if (length >= 3 && memcmp(text, BYTE_ORDER_MARK, 3) == 0) {
        source->at += 3;
        source->column++;
    }
    source->delimiter = delimiter_of(source->at, source->end);
    source->comma = source->delimiter == ';';
    return true;
}

static bool at_line_end(const struct import_source *source)
{
    if (source->at == source->end || *source->at == '\n')
        return true;
    return *source->at == '\r' && source->at + 1 < source->end && source->at[1] == '\n';
}

static void skip_line_end(struct import_source *source)
{
    if (source->at == source->end)
        return;
    source->at += *source->at == '\r' ? 2 : 1;
    source->line++;
    source->column = 1;
}

static void step(struct import_source *source)
{
    if (*source->at == '\n') {
        source->line++;
        source->column = 1;
    } else if (((unsigned char)*source->at & 0xC0U) != 0x80) {
        source->column++; // the first byte of a character
    }
    source->at++;
}

static struct span span_since(const struct import_source *source, int line, int column)
{
    bool same = line == source->line;
    return (struct span){source->file, line, column, line, same ? source->column : column + 1};
}

SAYS static bool refuse(struct import_source *source, struct span span, const char *message,
                        const char *help)
{
    struct diag *diag =
        diag_add(source->diags, DIAG_DATA_SYNTAX, span, "%s", diag_say(source->diags, message));
    diag_help(source->diags, diag, "%s", diag_say(source->diags, help));
    return false;
}

// What stands between quotes; a doubled quote is one, a line end is \n.
static bool read_quoted(struct import_source *source, struct import_cell *cell)
{
    int line = source->line, column = source->column;
    step(source);
    size_t length = 0, room = FIRST_ROOM;
    char *out = arena_alloc(source->arena, room);
    for (;; step(source)) {
        if (source->at == source->end)
            return refuse(source, (struct span){source->file, line, column, line, column + 1},
                          "this quote is not closed", "close it with a quote");
        if (*source->at == '"') {
            step(source);
            if (source->at == source->end || *source->at != '"')
                break;
        }
        if (*source->at == '\r' && source->at + 1 < source->end && source->at[1] == '\n')
            continue;
        if (length + 1 == room)
            out = arena_grow(source->arena, out, length, room *= 2, 1);
        out[length++] = *source->at;
    }
    out[length] = '\0';
    cell->text = out;
    cell->span = span_since(source, line, column);
    if (at_line_end(source) || *source->at == source->delimiter)
        return true;
    return refuse(source, span_since(source, source->line, source->column),
                  "there is more behind the quote that closes this cell",
                  "write a quote inside a cell twice");
}

static void read_plain(struct import_source *source, struct import_cell *cell)
{
    int line = source->line, column = source->column;
    const char *from = source->at;
    while (!at_line_end(source) && *source->at != source->delimiter)
        step(source);
    size_t length = (size_t)(source->at - from);
    cell->text = length > 0 ? arena_text_n(source->arena, from, length) : "";
    cell->span = span_since(source, line, column);
}

static bool read_cell(struct import_source *source, struct import_row *row)
{
    struct import_cell cell;
    bool quoted = source->at < source->end && *source->at == '"';
    if (quoted && !read_quoted(source, &cell))
        return false;
    if (!quoted)
        read_plain(source, &cell);
    if (row->count == IMPORT_CELLS)
        return refuse(source, cell.span, "this row has too many cells", MANY_CELLS);
    row->cells[row->count++] = cell;
    return true;
}

static bool is_empty(const struct import_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (row->cells[i].text[0] != '\0')
            return false;
    return true;
}

bool import_csv_next(struct import_source *source, struct import_row *row)
{
    while (source->at < source->end) {
        row->count = 0;
        for (;;) {
            if (!read_cell(source, row)) {
                source->at = source->end;
                return false;
            }
            if (at_line_end(source))
                break;
            step(source); // the delimiter
        }
        skip_line_end(source);
        row->span = row->cells[0].span;
        if (!is_empty(row))
            return true;
    }
    return false;
}

// Rows and columns of a sheet count as lines and columns do.
bool import_sheet_next(struct import_source *source, struct import_row *row)
{
    while (source->next < source->row_count) {
        const grow_sheet_row *from = &source->rows[source->next++];
        int line = (int)from->number;
        if (from->count > IMPORT_CELLS)
            refuse(source, (struct span){source->file, line, IMPORT_CELLS + 1, line, 0},
                   "this row has too many cells", MANY_CELLS);
        row->count = from->count < IMPORT_CELLS ? from->count : IMPORT_CELLS;
        for (size_t i = 0; i < row->count; i++) {
            int column = (int)i + 1;
            row->cells[i] = (struct import_cell){from->cells[i] ? from->cells[i] : "",
                                                 {source->file, line, column, line, column + 1}};
        }
        if (row->count == 0 || is_empty(row))
            continue;
        row->span = row->cells[0].span;
        return true;
    }
    return false;
}

bool import_next(struct import_source *source, struct import_row *row)
{
    return source->rows ? import_sheet_next(source, row) : import_csv_next(source, row);
}
