// Lays a table out in columns. Widths: what each column wants when that fits; else its longest word
// and a share of the rest. Where words do not fit, or cells would become towers of lines, the rows
// are told one by one, which also reads better aloud.
#include "report/text_table.h"

#include <string.h>

#include "base/text.h"
#include "report/wrap.h"

enum { BETWEEN = 2, MOST_LINES = 7, INDENT = 4 };

struct columns {
    int *natural, *least, *width;
    int between; // blanks between two of them
};

static void pad(struct buf *out, int columns)
{
    for (int i = 0; i < columns; i++)
        buf_putc(out, ' ');
}

static void measure_cell(struct columns *columns, size_t c, const struct wrap *wrap)
{
    int natural = wrap_columns(wrap, 0), least = wrap_longest_word(wrap);
    columns->natural[c] = natural > columns->natural[c] ? natural : columns->natural[c];
    columns->least[c] = least > columns->least[c] ? least : columns->least[c];
}

static struct columns measure(const struct table *table, struct arena *arena)
{
    struct columns columns = {
        .natural = arena_array(arena, table->columns, sizeof(int)),
        .least = arena_array(arena, table->columns, sizeof(int)),
        .width = arena_array(arena, table->columns, sizeof(int)),
    };
    for (size_t c = 0; c < table->columns; c++) {
        struct wrap head = wrap_text(arena, table->heads[c], 0);
        measure_cell(&columns, c, &head);
        for (size_t r = 0; r < table->rows; r++) {
            struct wrap cell = wrap_line(arena, &table->cells[r * table->columns + c], 0);
            measure_cell(&columns, c, &cell);
        }
    }
    return columns;
}

// False when even the longest words do not fit side by side. Columns stand close where that makes
// them fit.
static bool share_out(struct columns *columns, size_t count, int width)
{
    int least = 0, natural = 0;
    for (size_t c = 0; c < count; c++) {
        least += columns->least[c];
        natural += columns->natural[c];
    }
    int gaps = (int)(count - 1);
    columns->between = least + BETWEEN * gaps > width ? 1 : BETWEEN;
    int room = width - columns->between * gaps;
    if (least > room)
        return false;
    int left = room - least, wanted = natural - least;
    for (size_t c = 0; c < count; c++) {
        int more = columns->natural[c] - columns->least[c];
        columns->width[c] =
            wanted <= left ? columns->natural[c] : columns->least[c] + more * left / wanted;
    }
    return true;
}

static bool is_tower(const struct table *table, const struct columns *columns, struct arena *arena)
{
    for (size_t i = 0; i < table->rows * table->columns; i++) {
        int width = columns->width[i % table->columns];
        if (wrap_line(arena, &table->cells[i], width).count > MOST_LINES)
            return true;
    }
    return false;
}

// Writes the cells of a row; gives how many lines it took.
static size_t write_row(const struct table *table, const struct columns *columns,
                        const struct wrap *cells, bool colour, struct buf *out)
{
    size_t lines = 1;
    for (size_t c = 0; c < table->columns; c++)
        lines = cells[c].count > lines ? cells[c].count : lines;
    for (size_t line = 0; line < lines; line++) {
        int owed = 0; // blanks before the next text, so that no line ends in blanks
        for (size_t c = 0; c < table->columns; c++) {
            int used = line < cells[c].count ? wrap_columns(&cells[c], line) : 0;
            int before = table->aligns[c] == ALIGN_RIGHT ? columns->width[c] - used : 0;
            if (used) {
                pad(out, owed + before);
                wrap_write(&cells[c], line, colour, out);
                owed = columns->width[c] - used - before + columns->between;
            } else {
                owed += columns->width[c] + columns->between;
            }
        }
        buf_putc(out, '\n');
    }
    return lines;
}

static void write_heads(const struct table *table, const struct columns *columns, bool colour,
                        struct arena *arena, struct buf *out)
{
    struct wrap *cells = arena_array(arena, table->columns, sizeof *cells);
    for (size_t c = 0; c < table->columns; c++) {
        struct run run = {RUN_STRONG, table->heads[c], NULL};
        struct line line = {&run, 1, NULL};
        cells[c] = wrap_line(arena, &line, columns->width[c]);
    }
    write_row(table, columns, cells, colour, out);
    for (size_t c = 0; c < table->columns; c++) {
        pad(out, c ? columns->between : 0);
        for (int i = 0; i < columns->width[c]; i++)
            buf_puts(out, "─");
    }
    buf_putc(out, '\n');
}

static void write_columns(const struct table *table, const struct columns *columns, bool colour,
                          struct arena *arena, struct buf *out)
{
    write_heads(table, columns, colour, arena, out);
    struct wrap *cells = arena_array(arena, table->columns, sizeof *cells);
    bool spaced = false;
    for (size_t r = 0; r < table->rows; r++) {
        size_t most = 1;
        for (size_t c = 0; c < table->columns; c++) {
            cells[c] = wrap_line(arena, &table->cells[r * table->columns + c], columns->width[c]);
            most = cells[c].count > most ? cells[c].count : most;
        }
        // A row of more lines stands apart from its neighbours.
        if (r > 0 && (spaced || most > 1))
            buf_putc(out, '\n');
        spaced = write_row(table, columns, cells, colour, out) > 1;
    }
}

static void write_indented(const struct wrap *wrap, int indent, bool colour, struct buf *out)
{
    for (size_t i = 0; i < wrap->count; i++) {
        pad(out, indent);
        wrap_write(wrap, i, colour, out);
        buf_putc(out, '\n');
    }
}

// A cell that stands for nothing is left out where rows are told.
static bool is_dash(const struct line *line)
{
    return line->count == 0 || (line->count == 1 && strcmp(line->runs[0].text, "–") == 0);
}

// "Head: cell" for each cell but the first, which opens the row.
static void write_records(const struct table *table, int width, bool colour, struct arena *arena,
                          struct buf *out)
{
    for (size_t r = 0; r < table->rows; r++) {
        const struct line *cells = &table->cells[r * table->columns];
        // A bare number is no name for a row: the next cell stands beside it.
        size_t first = table->aligns[0] == ALIGN_RIGHT && table->columns > 1 ? 1 : 0;
        struct line name = cells[first];
        if (first) {
            struct run *runs = arena_array(arena, name.count + 2, sizeof *runs);
            runs[0] = cells[0].runs[0];
            runs[1] = (struct run){RUN_PLAIN, ". ", NULL};
            memcpy(runs + 2, name.runs, name.count * sizeof *runs);
            name = (struct line){runs, name.count + 2, NULL};
        }
        struct wrap wrap = wrap_line(arena, &name, width);
        if (r > 0)
            buf_putc(out, '\n');
        write_indented(&wrap, 0, colour, out);
        for (size_t c = first + 1; c < table->columns; c++) {
            if (is_dash(&cells[c]))
                continue;
            struct run *runs = arena_array(arena, cells[c].count + 1, sizeof *runs);
            runs[0] = (struct run){RUN_EMPHASIS, arena_textf(arena, "%s: ", table->heads[c]), NULL};
            memcpy(runs + 1, cells[c].runs, cells[c].count * sizeof *runs);
            struct line line = {runs, cells[c].count + 1, NULL};
            wrap = wrap_line(arena, &line, width - INDENT);
            write_indented(&wrap, INDENT, colour, out);
        }
    }
}

void text_table(const struct table *table, int width, bool colour, struct arena *arena,
                struct buf *out)
{
    struct columns columns = measure(table, arena);
    if (share_out(&columns, table->columns, width) && !is_tower(table, &columns, arena))
        write_columns(table, &columns, colour, arena, out);
    else
        write_records(table, width, colour, arena, out);
}
