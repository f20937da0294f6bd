// Reads the cells of a sheet as texts. A spreadsheet may have written the file since: numbers come
// back as they were, shared and inline texts alike, and a formula is refused, since its value is
// the spreadsheet's and not ours.
#include "host/xlsx_sheet.h"

#include <string.h>

#include "base/text.h"
#include "host/xlsx.h"

enum { ROWS_MOST = 1048576, KEPT_MOST = 2 * 1024 * 1024, CELLS_USUAL = 16 };

static bool is(const char *name, const char *wanted)
{
    return text_equal(xlsx_local(name), wanted);
}

void XMLCALL xlsx_characters(void *context, const char *bytes, int length)
{
    struct xlsx_parse *parse = context;
    if (parse->collecting && !parse->phonetic)
        buf_add(&parse->text, bytes, (size_t)length);
    if (parse->text.full)
        xlsx_stop(parse, "a text in it is longer than 1 MiB");
}

static const char *taken(struct xlsx_parse *parse)
{
    return xlsx_unescaped(parse->arena,
                          arena_text_n(parse->arena, parse->text.text, parse->text.length));
}

// False when the workbook holds more than is kept.
static bool may_keep(struct xlsx_parse *parse, size_t count)
{
    parse->use->kept += count;
    if (parse->use->kept > KEPT_MOST)
        xlsx_stop(parse, "it has too many cells");
    return parse->use->kept <= KEPT_MOST;
}

// --- shared texts ---

void XMLCALL xlsx_shared_start(void *context, const char *name, const char **attributes)
{
    struct xlsx_parse *parse = context;
    (void)attributes;
    if (is(name, "si"))
        buf_reset(&parse->text);
    else if (is(name, "rPh"))
        parse->phonetic = true;
    else if (is(name, "t"))
        parse->collecting = true;
}

void XMLCALL xlsx_shared_end(void *context, const char *name)
{
    struct xlsx_parse *parse = context;
    if (is(name, "t"))
        parse->collecting = false;
    else if (is(name, "rPh"))
        parse->phonetic = false;
    if (!is(name, "si") || !may_keep(parse, 1))
        return;
    ARENA_PUSH(parse->arena, parse->shared, parse->shared_count, parse->shared_room);
    parse->shared[parse->shared_count++] = taken(parse);
}

// --- rows and cells ---

// "B3" is column 1 (from 0). Without a reference a cell stands behind the one before it.
static size_t column_of(const char *reference, size_t next)
{
    size_t column = 0;
    if (!reference || *reference < 'A' || *reference > 'Z')
        return next;
    for (; *reference >= 'A' && *reference <= 'Z' && column < ROWS_MOST; reference++)
        column = column * 26 + (size_t)(*reference - 'A') + 1;
    return column - 1;
}

static size_t number_of(const char *text, size_t otherwise)
{
    size_t number = 0;
    for (const char *at = text; at && *at >= '0' && *at <= '9' && number <= KEPT_MOST; at++)
        number = number * 10 + (size_t)(*at - '0');
    return text && *text ? number : otherwise;
}

static void begin_row(struct xlsx_parse *parse, const char **attributes)
{
    size_t row = number_of(xlsx_attribute(attributes, "r"), parse->row + 1);
    if (row <= parse->row || row > ROWS_MOST) {
        xlsx_stop(parse, "its rows are not in order");
        return;
    }
    parse->row = row;
    parse->cells = NULL;
    parse->cell_count = parse->cell_room = parse->column = 0;
}

static void begin_cell(struct xlsx_parse *parse, const char **attributes)
{
    const char *kind = xlsx_attribute(attributes, "t");
    parse->column = column_of(xlsx_attribute(attributes, "r"), parse->column);
    if (parse->column >= XLSX_COLUMNS) {
        xlsx_stop(parse, "a row has more than 256 cells");
        return;
    }
    buf_reset(&parse->text);
    parse->kind[0] = '\0';
    if (kind && strlen(kind) < sizeof parse->kind)
        memcpy(parse->kind, kind, strlen(kind) + 1);
}

void XMLCALL xlsx_sheet_start(void *context, const char *name, const char **attributes)
{
    struct xlsx_parse *parse = context;
    if (is(name, "row"))
        begin_row(parse, attributes);
    else if (is(name, "c"))
        begin_cell(parse, attributes);
    else if (is(name, "v") || is(name, "t"))
        parse->collecting = true;
    else if (is(name, "rPh"))
        parse->phonetic = true;
    else if (is(name, "f"))
        xlsx_stop(
            parse,
            arena_textf(parse->arena,
                        words_say(parse->language,
                                  "row %zu, column %zu of the sheet is a formula; put its value "
                                  "in its place"),
                        parse->row, parse->column + 1));
}

static const char *value_of(struct xlsx_parse *parse)
{
    if (parse->text.length == 0)
        return NULL;
    if (text_equal(parse->kind, "s")) {
        size_t number = number_of(parse->text.text, parse->shared_count);
        if (number < parse->shared_count)
            return parse->shared[number];
        xlsx_stop(parse, "a cell names a text that is not there");
        return NULL;
    }
    bool is_text = text_equal(parse->kind, "str") || text_equal(parse->kind, "inlineStr") ||
                   text_equal(parse->kind, "e") || text_equal(parse->kind, "d");
    if (is_text)
        return taken(parse);
    return xlsx_number(parse->arena, arena_text(parse->arena, parse->text.text));
}

static void end_cell(struct xlsx_parse *parse)
{
    const char *value = value_of(parse);
    size_t column = parse->column++;
    if (!value || parse->why)
        return;
    if (column >= parse->cell_room) {
        size_t room = column < CELLS_USUAL ? CELLS_USUAL : XLSX_COLUMNS;
        if (!may_keep(parse, room))
            return;
        parse->cells =
            arena_grow(parse->arena, parse->cells, parse->cell_count, room, sizeof *parse->cells);
        parse->cell_room = room;
    }
    if (column >= parse->cell_count)
        parse->cell_count = column + 1;
    parse->cells[column] = value;
}

static void end_row(struct xlsx_parse *parse)
{
    if (parse->cell_count == 0 || !may_keep(parse, 1))
        return;
    ARENA_PUSH(parse->arena, parse->rows, parse->row_count, parse->row_room);
    parse->rows[parse->row_count++] = (grow_sheet_row){parse->row, parse->cells, parse->cell_count};
}

void XMLCALL xlsx_sheet_end(void *context, const char *name)
{
    struct xlsx_parse *parse = context;
    if (is(name, "v") || is(name, "t"))
        parse->collecting = false;
    else if (is(name, "rPh"))
        parse->phonetic = false;
    else if (is(name, "c"))
        end_cell(parse);
    else if (is(name, "row"))
        end_row(parse);
}
