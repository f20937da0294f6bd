// Writes workbooks with libxlsxwriter, which wants a file: one without a name that lasts, which is
// read back and taken away. Values only, with a bold first row that stays in sight and filters, and
// columns as wide as what is in them.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/num.h"
#include "host/file.h"
#include "host/xlsx.h"

enum {
    WIDTH_LEAST = 8,
    WIDTH_MOST = 60,
    WIDTH_ROOM = 3,
    COLUMNS = 64,
    DIGITS_EXACT = 15,
    DAY_SECONDS = 24 * 60 * 60,
    OUTPUT_MOST = 64 << 20
};

struct writer {
    lxw_workbook *book;
    lxw_worksheet *sheet;
    lxw_format *bold;
    struct arena *arena;
    lxw_row_t row;             // the next one
    lxw_col_t column, columns; // the next one; how many of this sheet
    int widths[COLUMNS];       // letters of the longest text
    lxw_error error;           // the first
};

static void note(struct writer *writer, lxw_error error)
{
    if (writer->error == LXW_NO_ERROR)
        writer->error = error;
}

// The arrow of a filter takes room beside the head.
static void end_sheet(struct writer *writer)
{
    if (!writer->sheet)
        return;
    for (lxw_col_t i = 0; i < writer->columns && i < COLUMNS; i++) {
        int width = writer->widths[i] + WIDTH_ROOM;
        width = width < WIDTH_LEAST ? WIDTH_LEAST : width > WIDTH_MOST ? WIDTH_MOST : width;
        note(writer, worksheet_set_column(writer->sheet, i, i, width, NULL));
    }
    if (writer->row > 1 && writer->columns > 0)
        note(writer, worksheet_autofilter(writer->sheet, 0, 0, writer->row - 1,
                                          (lxw_col_t)(writer->columns - 1)));
}

static void begin_sheet(void *context, const char *name)
{
    struct writer *writer = context;
    end_sheet(writer);
    memset(writer->widths, 0, sizeof writer->widths);
    writer->columns = 0;
    writer->sheet = workbook_add_worksheet(writer->book, name);
    writer->row = 0;
    if (!writer->sheet) {
        note(writer, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    worksheet_freeze_panes(writer->sheet, 1, 0);
}

static void begin_row(void *context)
{
    struct writer *writer = context;
    writer->row++;
    writer->column = 0;
}

// In a workbook _x0041_ stands for a character: a text that looks so gets an escape itself.
static const char *escaped(struct arena *arena, const char *text)
{
    static const char HEX[] = "0123456789abcdefABCDEF";
    if (!strstr(text, "_x"))
        return text;
    struct buf out;
    buf_init(&out, OUTPUT_MOST);
    for (const char *at = text; *at; at++) {
        bool looks = at[0] == '_' && at[1] == 'x' && strspn(at + 2, HEX) >= 4 && at[6] == '_';
        buf_puts(&out, looks ? "_x005F_" : (const char[]){*at, '\0'});
    }
    const char *result = arena_text_n(arena, out.text, out.length);
    buf_clear(&out);
    return result;
}

// Takes the next column, for a text of this length.
static lxw_col_t next_column(struct writer *writer, const char *text)
{
    lxw_col_t column = writer->column++;
    int letters = 0;
    for (const char *at = text; *at && letters < WIDTH_MOST; at++)
        letters += ((unsigned char)*at & 0xC0) != 0x80;
    if (column < COLUMNS && writer->widths[column] < letters)
        writer->widths[column] = letters;
    if (writer->columns < writer->column)
        writer->columns = writer->column;
    return column;
}

static void put_text(void *context, const char *text)
{
    struct writer *writer = context;
    lxw_col_t column = next_column(writer, text);
    lxw_row_t row = writer->row - 1;
    if (!writer->sheet || text[0] == '\0')
        return;
    note(writer, worksheet_write_string(writer->sheet, row, column, escaped(writer->arena, text),
                                        row == 0 ? writer->bold : NULL));
}

static size_t digits_in(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += *text >= '0' && *text <= '9';
    return count;
}

// A spreadsheet keeps fifteen digits: what has more stays a text, whole.
static void put_number(void *context, const char *digits)
{
    struct writer *writer = context;
    double number;
    if (!writer->sheet || digits_in(digits) > DIGITS_EXACT || !num_parse(digits, &number)) {
        put_text(context, digits);
        return;
    }
    lxw_col_t column = next_column(writer, digits);
    note(writer, worksheet_write_number(writer->sheet, writer->row - 1, column, number, NULL));
}

// What goes into a workbook; its day stands where other programs put the clock's.
struct contents {
    const char *title, *day;
    enum words_language language;                         // of the reason why not
    bool (*fill)(void *context, const grow_cells *cells); // false after a diagnostic
    void *context;
};

static void set_properties(struct writer *writer, const struct contents *contents)
{
    long days = 0;
    num_parse_date(contents->day, &days);
    lxw_doc_properties properties = {
        .title = arena_text(writer->arena, contents->title),
        .company = arena_text(writer->arena, ""),
        .author = arena_text(writer->arena, "grow"),
        .created = (time_t)days * DAY_SECONDS,
    };
    note(writer, workbook_set_properties(writer->book, &properties));
}

static bool write_book(const char *path, const struct contents *contents, struct arena *arena,
                       const char **why)
{
    struct writer writer = {.book = workbook_new(path), .arena = arena};
    if (!writer.book) {
        SAYS *why = "there is no memory for a workbook";
        return false;
    }
    set_properties(&writer, contents);
    writer.bold = workbook_add_format(writer.book);
    if (writer.bold)
        format_set_bold(writer.bold);
    grow_cells cells = {begin_sheet, begin_row, put_text, put_number, &writer};
    bool filled = contents->fill(contents->context, &cells);
    end_sheet(&writer);
    note(&writer, workbook_close(writer.book));
    if (!filled || writer.error == LXW_NO_ERROR)
        return filled;
    *why = lxw_strerror(writer.error);
    return false;
}

static bool make(const struct contents *contents, struct arena *arena, struct buf *out,
                 const char **why)
{
    const char *folder = getenv("TMPDIR");
    char *path =
        arena_textf(arena, "%s/grow-XXXXXX", folder && folder[0] == '/' ? folder : P_tmpdir);
    int descriptor = mkstemp(path);
    *why = NULL;
    if (descriptor < 0) {
        *why = arena_textf(arena, words_say(contents->language, "no temporary file in '%s': %s"),
                           path, strerror(errno));
        return false;
    }
    close(descriptor);
    const char *bytes;
    size_t length = 0;
    bool done =
        write_book(path, contents, arena, why) && file_read(path, arena, &bytes, &length, why);
    unlink(path);
    if (done)
        buf_add(out, bytes, length);
    return done;
}

// --- what is written ---

struct data {
    const grow_assessment *assessment;
    const grow_export_options *options;
    grow_diagnostics *diagnostics;
};

static bool fill_data(void *context, const grow_cells *cells)
{
    const struct data *data = context;
    return grow_export_sheets(data->assessment, data->options, cells, data->diagnostics);
}

bool xlsx_write(const grow_assessment *assessment, const grow_dossier *dossier,
                const grow_export_options *options, grow_diagnostics *diagnostics,
                struct arena *arena, struct buf *out, const char **why)
{
    struct data data = {assessment, options, diagnostics};
    const struct contents contents = {grow_dossier_partnership(dossier), grow_dossier_date(dossier),
                                      words_author(options->language), fill_data, &data};
    return make(&contents, arena, out, why);
}

struct form {
    const grow_pack *pack;
    const grow_sink *report;
    grow_diagnostics *diagnostics;
};

static bool fill_form(void *context, const grow_cells *cells)
{
    const struct form *form = context;
    return grow_foreign_to(form->pack, false, cells, NULL, form->report, form->diagnostics);
}

bool xlsx_write_form(const grow_pack *pack, const grow_sink *report, grow_diagnostics *diagnostics,
                     struct arena *arena, enum words_language language, struct buf *out,
                     const char **why)
{
    static const char DAY[] = "2000-01-01"; // a pack has none
    struct form form = {pack, report, diagnostics};
    const struct contents contents = {grow_pack_title(pack), DAY, language, fill_form, &form};
    return make(&contents, arena, out, why);
}
