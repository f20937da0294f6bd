// Cells as CSV (RFC 4180): a cell with a mark of any spreadsheet in it stands in quotes, so that a
// file that is opened with another delimiter keeps its texts whole. It must not know what a row is.
#include <string.h>

#include "base/text.h"
#include "engine/export.h"

static const char BYTE_ORDER_MARK[] = "\xEF\xBB\xBF";

static bool is_dutch(const struct export_csv *csv)
{
    return csv->delimiter == ';';
}

static void end_line(struct export_csv *csv)
{
    buf_puts(csv->out, is_dutch(csv) ? "\r\n" : "\n");
}

static void begin_cell(struct export_csv *csv)
{
    if (csv->any_cell)
        buf_putc(csv->out, csv->delimiter);
    csv->any_cell = true;
}

static void put_row(void *context)
{
    struct export_csv *csv = context;
    if (csv->any_row)
        end_line(csv);
    csv->any_row = true;
    csv->any_cell = false;
}

static void put_text(void *context, const char *text)
{
    struct export_csv *csv = context;
    size_t length = strlen(text);
    bool edge = length > 0 && (text[0] == ' ' || text[length - 1] == ' ');
    begin_cell(csv);
    if (!edge && text[strcspn(text, "\",;\t\r\n")] == '\0') {
        buf_add(csv->out, text, length);
        return;
    }
    buf_putc(csv->out, '"');
    for (const char *at = text; *at;) {
        size_t plain = strcspn(at, "\"");
        buf_add(csv->out, at, plain);
        at += plain;
        if (*at) {
            buf_puts(csv->out, "\"\"");
            at++;
        }
    }
    buf_putc(csv->out, '"');
}

static void put_number(void *context, const char *digits)
{
    struct export_csv *csv = context;
    size_t whole = strcspn(digits, ".");
    begin_cell(csv);
    buf_add(csv->out, digits, whole);
    if (digits[whole] == '\0')
        return;
    buf_putc(csv->out, is_dutch(csv) ? ',' : '.');
    buf_puts(csv->out, digits + whole + 1);
}

static void put_sheet(void *context, const char *name)
{
    (void)context; // a file of CSV is one sheet
    (void)name;
}

grow_cells export_csv_cells(struct export_csv *csv, struct buf *out, char delimiter)
{
    *csv = (struct export_csv){.out = out, .delimiter = delimiter ? delimiter : ','};
    if (is_dutch(csv))
        buf_puts(out, BYTE_ORDER_MARK);
    return (grow_cells){put_sheet, put_row, put_text, put_number, csv};
}

void export_csv_end(struct export_csv *csv)
{
    if (csv->any_row)
        end_line(csv);
}
