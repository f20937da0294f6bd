// Tables of the PDF: how wide columns are, and a piece a row. The heads are a piece of their own,
// which is repeated on each page. Owns nothing.
#include <math.h>
#include <string.h>

#include "report/pdf.h"

enum {
    MOST_COLUMNS = 24,
    WHOLE_LINES = 24, // a higher row is cut into several
    WHOLE_ROWS = 7,   // a longer table may be cut
    FORM_ROW = 34     // points of a row to write in
};

struct grid {
    struct pdf_flow *flow;
    const struct table *table;
    size_t columns;
    double gap, pad;
    double x[MOST_COLUMNS], width[MOST_COLUMNS];
    struct pdf_look head, cell, row_head;
    size_t head_piece; // plus one
};

static bool is_right(const struct table *table, size_t column)
{
    return table->aligns != NULL && table->aligns[column] == ALIGN_RIGHT;
}

// --- widths ---

struct wants {
    double least[MOST_COLUMNS], natural[MOST_COLUMNS];
    double much[MOST_COLUMNS]; // how much text the column holds
};

static void want(struct wants *wants, size_t column, double natural, double least)
{
    wants->natural[column] = natural > wants->natural[column] ? natural : wants->natural[column];
    wants->least[column] = least > wants->least[column] ? least : wants->least[column];
    wants->much[column] += natural * natural * natural;
}

// `naturals`: how wide each cell would be on one line.
static void measure(const struct grid *grid, struct wants *wants, double *naturals)
{
    const struct table *table = grid->table;
    const struct pdf *pdf = grid->flow->pdf;
    double size = grid->cell.size;
    double word;
    for (size_t i = 0; i < grid->columns; i++) {
        if (table->heads != NULL) {
            double all = pdf_width_text(pdf, table->heads[i], true, &word);
            want(wants, i, all * size + 1, word * size + 1);
        }
        for (size_t row = 0; row < table->rows; row++) {
            const struct line *line = &table->cells[row * table->columns + i];
            double all = pdf_width_line(pdf, line, table->row_heads && i == 0, &word);
            naturals[row * grid->columns + i] = all * size + 1;
            // Numbers stay on one line.
            double least = is_right(table, i) && all < 12 ? all : word;
            if (is_right(table, i) && all < 2.4) {
                all = least = 2.4; // columns of scores are alike
            }
            want(wants, i, all * size + 1, least * size + 1);
        }
        if (table->form) { // all alike
            want(wants, i, grid->flow->width, 0);
        }
    }
}

// How wide a column is when the sum of all heights of cells, each to the third power so that the
// high ones count, is to be as small as can be: that goes with the fourth root. No column is
// narrower than its longest word, or wider than its longest text.
static double share_of(const struct wants *wants, size_t column, double unit)
{
    double wide = unit * sqrt(sqrt(wants->much[column]));
    wide = wide < wants->natural[column] ? wide : wants->natural[column];
    return wide > wants->least[column] ? wide : wants->least[column];
}

// The unit of share_of() that fills the room.
static double unit_of(const struct wants *wants, size_t columns, double room)
{
    double low = 0;
    double high = room;
    for (int i = 0; i < 40; i++) {
        double unit = (low + high) / 2;
        double used = 0;
        for (size_t column = 0; column < columns; column++) {
            used += share_of(wants, column, unit);
        }
        low = used <= room ? unit : low;
        high = used <= room ? high : unit;
    }
    return low;
}

// What is left over goes to the columns with words.
static void divide(struct grid *grid, const struct wants *wants, double room)
{
    double least = 0;
    double natural = 0;
    double words = 0;
    for (size_t i = 0; i < grid->columns; i++) {
        least += wants->least[i];
        natural += wants->natural[i];
        words += is_right(grid->table, i) ? 0 : wants->natural[i];
    }
    double unit = natural > room && least <= room ? unit_of(wants, grid->columns, room) : 0;
    for (size_t i = 0; i < grid->columns; i++) {
        double wide = wants->natural[i];
        if (natural <= room) {
            double share = is_right(grid->table, i) ? 0 : words > 0 ? wide / words : 0;
            wide += (room - natural) * share;
        } else if (least <= room) {
            wide = share_of(wants, i, unit);
        } else {
            wide = wants->least[i] * room / least;
        }
        grid->width[i] = wide;
    }
}

// --- and what is better than that ---

// How many lines all rows take together, about: a row takes those of its highest cell.
static double lines_of(const struct grid *grid, const double *naturals)
{
    static const double FULL = .93; // how much of a line is filled
    double lines = 0;
    for (size_t row = 0; row < grid->table->rows; row++) {
        double most = 1;
        for (size_t i = 0; i < grid->columns; i++) {
            double natural = naturals[row * grid->columns + i];
            double need = natural / grid->width[i];
            most = need > 1 && ceil(need / FULL) > most ? ceil(need / FULL) : most;
        }
        lines += most;
    }
    return lines;
}

// Gives some of one column to another as long as that saves lines.
static void trade(struct grid *grid, const struct wants *wants, const double *naturals)
{
    static const double STEP = 8;
    double best = lines_of(grid, naturals);
    bool better = true;
    while (better) {
        better = false;
        for (size_t pair = 0; pair < grid->columns * grid->columns; pair++) {
            double *from = &grid->width[pair / grid->columns];
            double *to = &grid->width[pair % grid->columns];
            for (double much = STEP; from != to && much <= 4 * STEP; much += STEP) {
                bool room = *from - much >= wants->least[pair / grid->columns];
                *from -= much;
                *to += much;
                double lines = room ? lines_of(grid, naturals) : best;
                if (lines < best) {
                    best = lines;
                    better = true;
                } else {
                    *from += much;
                    *to -= much;
                }
            }
        }
    }
}

// Words behind a number stand a little farther away.
static double gap_before(const struct grid *grid, size_t column)
{
    if (column == 0) {
        return 0;
    }
    bool apart = is_right(grid->table, column - 1) && !is_right(grid->table, column);
    return grid->gap + (apart ? 6 : 0);
}

static void lay_columns(struct grid *grid)
{
    struct wants wants = {{0}, {0}, {0}};
    size_t cells = grid->table->rows * grid->columns;
    double *naturals = arena_array(grid->flow->pdf->arena, cells, sizeof *naturals);
    measure(grid, &wants, naturals);
    double room = grid->flow->width;
    for (size_t i = 1; i < grid->columns; i++) {
        room -= gap_before(grid, i);
    }
    divide(grid, &wants, room);
    if (!grid->flow->pdf->style.front && !grid->table->form) {
        trade(grid, &wants, naturals);
    }
    double x = 0;
    for (size_t i = 0; i < grid->columns; i++) {
        x += gap_before(grid, i);
        grid->x[i] = x;
        x += grid->width[i];
    }
}

// --- pieces ---

static void add_rule(struct grid *grid, struct pdf_piece *piece, double thick, enum ink ink)
{
    struct pdf_ground rule = {0, piece->item.height - thick, grid->flow->width, thick,
                              pen_ink(ink)};
    pdf_piece_ground(grid->flow->pdf, piece, rule);
}

static void add_caption(struct grid *grid)
{
    struct pdf_flow *flow = grid->flow;
    struct pdf_piece *piece = pdf_piece_new(flow);
    struct pdf_text text =
        pdf_text_plain(flow->pdf, grid->table->caption, &grid->head, flow->width);
    pdf_piece_open(flow->pdf, piece, "Table");
    pdf_piece_text(flow->pdf, piece, "Caption", &text, 0, 0);
    piece->item.height = pdf_text_height(&text) + 2;
    piece->item.keep = true;
}

static void add_heads(struct grid *grid)
{
    struct pdf_flow *flow = grid->flow;
    struct pdf *pdf = flow->pdf;
    struct pdf_text texts[MOST_COLUMNS];
    double height = 0;
    for (size_t i = 0; i < grid->columns; i++) {
        struct pdf_look look = grid->head;
        look.right = is_right(grid->table, i);
        texts[i] = pdf_text_plain(pdf, grid->table->heads[i], &look, grid->width[i]);
        double tall = pdf_text_height(&texts[i]);
        height = tall > height ? tall : height;
    }
    struct pdf_piece *piece = pdf_piece_new(flow);
    if (grid->table->caption == NULL) {
        pdf_piece_open(pdf, piece, "Table");
    }
    pdf_piece_open(pdf, piece, "TR");
    for (size_t i = 0; i < grid->columns; i++) {
        double y = grid->pad + height - pdf_text_height(&texts[i]);
        pdf_piece_text(pdf, piece, "TH", &texts[i], grid->x[i], y);
    }
    pdf_piece_close(pdf, piece, "TR");
    piece->item.height = height + 2 * grid->pad + 1;
    piece->item.keep = true;
    add_rule(grid, piece, 1, INK_MAIN);
    grid->head_piece = flow->count;
}

static struct pdf_text cell_text(struct grid *grid, size_t row, size_t column)
{
    struct pdf *pdf = grid->flow->pdf;
    const struct line *line = &grid->table->cells[row * grid->table->columns + column];
    struct pdf_look look = grid->table->row_heads && column == 0 ? grid->row_head : grid->cell;
    look.right = is_right(grid->table, column);
    const char *link = pdf->style.front ? pdf_why_target(pdf, line->why) : NULL;
    return pdf_text_line(pdf, line, NULL, NULL, link, &look, grid->width[column]);
}

// Between the columns of a form.
static void add_bars(struct grid *grid, struct pdf_piece *piece)
{
    for (size_t i = 1; i < grid->columns && grid->table->form; i++) {
        struct pdf_ground bar = {grid->x[i] - grid->gap / 2, 0, .5, piece->item.height,
                                 pen_ink(INK_RULE)};
        pdf_piece_ground(grid->flow->pdf, piece, bar);
    }
}

// Lines `from` to `to` of every cell of a row.
static void add_slice(struct grid *grid, size_t row, const struct pdf_text *texts, size_t from,
                      size_t to)
{
    struct pdf *pdf = grid->flow->pdf;
    struct pdf_piece *piece = pdf_piece_new(grid->flow);
    const struct line *cells = &grid->table->cells[row * grid->table->columns];
    double height = 0;
    if (row == 0 && from == 0 && grid->table->caption == NULL && grid->table->heads == NULL) {
        pdf_piece_open(pdf, piece, "Table");
    }
    pdf_piece_open(pdf, piece, "TR");
    for (size_t i = 0; i < grid->columns; i++) {
        bool head = grid->table->row_heads && i == 0;
        pdf_piece_text(pdf, piece, head ? "TH" : "TD", &texts[i], grid->x[i], grid->pad);
        struct pdf_part *part = &piece->parts[piece->part_count - 1];
        part->from = from < texts[i].lines ? from : texts[i].lines;
        part->to = to < texts[i].lines ? to : texts[i].lines;
        double tall = (double)(part->to - part->from) * pdf_text_step(&texts[i].look);
        height = tall > height ? tall : height;
        if (from == 0) {
            pdf_block_dest(pdf, piece, &cells[i]);
        }
    }
    pdf_piece_close(pdf, piece, "TR");
    height = grid->table->form && height < FORM_ROW ? FORM_ROW : height;
    piece->item.height = height + 2 * grid->pad;
    piece->head = grid->head_piece;
    if (grid->head_piece > 0) {
        piece->item.head = grid->flow->pieces[grid->head_piece - 1].item.height;
    }
    add_rule(grid, piece, .5, INK_RULE);
    add_bars(grid, piece);
}

static void add_row(struct grid *grid, size_t row)
{
    struct pdf_text texts[MOST_COLUMNS];
    size_t lines = 1;
    for (size_t i = 0; i < grid->columns; i++) {
        texts[i] = cell_text(grid, row, i);
        lines = texts[i].lines > lines ? texts[i].lines : lines;
    }
    for (size_t from = 0; from < lines; from += WHOLE_LINES) {
        add_slice(grid, row, texts, from, from + WHOLE_LINES);
    }
    // A short table is not cut; in a long one no row stands alone under its heads, nor at the end
    // on a page of its own.
    size_t rows = grid->table->rows;
    struct pdf_piece *last = &grid->flow->pieces[grid->flow->count - 1];
    last->item.keep = row + 1 < rows && (rows <= WHOLE_ROWS || row == 0 || row + 2 == rows);
}

// Rows that are named by sentences: bold would be too much of it.
static bool is_wordy(const struct table *table)
{
    size_t length = 0;
    for (size_t row = 0; row < table->rows; row++) {
        const struct line *line = &table->cells[row * table->columns];
        for (size_t i = 0; i < line->count; i++) {
            length += line->runs[i].text != NULL ? strlen(line->runs[i].text) : 0;
        }
    }
    return length > table->rows * 32;
}

void pdf_table_add(struct pdf_flow *flow, const struct table *table)
{
    const struct pdf_style *style = &flow->pdf->style;
    struct grid grid = {.flow = flow, .table = table, .gap = 9};
    grid.columns = table->columns < MOST_COLUMNS ? table->columns : MOST_COLUMNS;
    grid.pad = (style->front ? 2.2 : 2.6) * style->air;
    grid.cell = (struct pdf_look){.size = style->table, .lead = 1.24, .ink = INK_TEXT};
    grid.head = grid.row_head = grid.cell;
    grid.head.bold = grid.row_head.bold = true;
    if (table->rows == 0 || grid.columns == 0) {
        return;
    }
    if (grid.columns > 6) {
        grid.gap = 7;
    }
    grid.row_head.bold = !is_wordy(table);
    lay_columns(&grid);
    pdf_flow_space(flow, 8);
    if (table->caption != NULL) {
        add_caption(&grid);
    }
    if (table->heads != NULL) {
        add_heads(&grid);
    }
    for (size_t row = 0; row < table->rows; row++) {
        add_row(&grid, row);
    }
    struct pdf_piece *last = &flow->pieces[flow->count - 1];
    pdf_piece_close(flow->pdf, last, "Table");
    pdf_flow_space(flow, 10);
}
