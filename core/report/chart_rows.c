// Draws the charts of rows: a label, bars and marks on one scale, the value as printed. Labels
// stand before the bars where they fit, else above them. Must not know what the numbers mean.
#include "report/chart_rows.h"

#include <math.h>
#include <string.h>

#include "base/num.h"
#include "report/chart_marks.h"

enum { MOST_MARKS = 32 };

static const double LABEL_SIZE = 12.5;
static const double SMALL_SIZE = 10.5;
static const double LABEL_MOST = 124; // wider labels go above the bars
static const double VALUE_MOST = 92;
static const double RADIUS = 7.5;
static const double DOT_STEP = 17; // of marks side by side
static const double LEADER = 6;    // from a place to its mark
static const double BAR = 10;

struct rows {
    const struct chart *chart;
    const struct pen *pen;
    double width;
    double left, right; // of the scale
    double least, most;
    bool above; // labels stand above their bars
    struct chart_signs signs;
};

static double place(const struct rows *rows, double value)
{
    double share = (value - rows->least) / (rows->most - rows->least);
    share = share < 0 ? 0 : share > 1 ? 1 : share;
    return rows->left + share * (rows->right - rows->left);
}

struct paint chart_rows_paint(int series)
{
    switch (series) {
    case 0: return (struct paint){.fill = INK_MAIN, .edge = INK_MAIN, .width = 1};
    case 1: return (struct paint){.hatch = HATCH_UP, .edge = INK_MAIN, .width = 1};
    case 2: return (struct paint){.hatch = HATCH_DOTS, .edge = INK_SERIES_2, .width = 1};
    default: return (struct paint){.fill = INK_WASH, .edge = INK_SOFT, .width = 1, .dash = 3};
    }
}

bool chart_rows_is_bar(enum chart_kind kind, int series)
{
    return kind != CHART_GRID && (kind != CHART_DOTS || series == 0);
}

static size_t present(const struct chart_row *row)
{
    size_t count = 0;
    for (size_t i = 0; i < row->count; i++) {
        count += !row->marks[i].missing;
    }
    return count;
}

// Its main bar is there; else the value stands in its place.
static bool has_main(const struct chart_row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        if (row->marks[i].series == 0 && !row->marks[i].missing) {
            return true;
        }
    }
    return false;
}

static void measure(struct rows *rows)
{
    const struct chart *chart = rows->chart;
    double label = 0;
    double value = 0;
    for (size_t i = 0; i < chart->row_count; i++) {
        double wide = pen_text_width(chart->rows[i].label, LABEL_SIZE, false);
        label = wide > label ? wide : label;
        wide = pen_text_width(chart->rows[i].value, LABEL_SIZE, true);
        value = wide > value && has_main(&chart->rows[i]) ? wide : value;
    }
    rows->above = label > LABEL_MOST || value > VALUE_MOST || chart->kind == CHART_MONEY;
    rows->left = rows->above ? 2 : label + 10;
    rows->right = rows->width - (rows->above ? 10 : value + 10);
    rows->least = chart->least;
    rows->most = chart->most > 0 ? chart->most : chart->least < 0 ? 0 : 100;
}

// Names of the borders above the rows; one that would touch the one before goes a line lower.
static double draw_border_labels(const struct rows *rows, double y)
{
    double ends[PEN_LINES] = {0};
    size_t lines = 0;
    for (size_t i = 0; i < rows->chart->border_count; i++) {
        const char *label = rows->chart->border_labels[i];
        if (label == NULL || label[0] == '\0') {
            continue;
        }
        double wide = pen_text_width(label, SMALL_SIZE, rows->chart->kind == CHART_MONEY);
        double from = place(rows, rows->chart->borders[i]) - wide / 2;
        from = from < 0 ? 0 : from + wide > rows->width ? rows->width - wide : from;
        size_t line = 0;
        while (line + 1 < PEN_LINES && ends[line] > from) {
            line++;
        }
        ends[line] = from + wide + 6;
        lines = line + 1 > lines ? line + 1 : lines;
        bool need = rows->chart->kind == CHART_MONEY;
        struct type type = {.size = SMALL_SIZE, .ink = need ? INK_TEXT : INK_SOFT, .bold = need};
        double base = y + SMALL_SIZE + (double)line * pen_line_height(SMALL_SIZE);
        pen_text(rows->pen, from, base, label, type);
    }
    return y + (double)lines * pen_line_height(SMALL_SIZE) + 4;
}

// The ends of the scale behind a row: two lines, or a track where labels stand in between.
static void draw_scale(const struct rows *rows, double y, double height)
{
    struct paint rule = {.edge = INK_RULE, .width = 1};
    if (rows->above) {
        double wide = rows->right - rows->left;
        pen_rect(rows->pen, rows->left, y, wide, height, (struct paint){.fill = INK_WASH});
    } else {
        pen_line(rows->pen, rows->left, y, rows->left, y + height, rule);
        pen_line(rows->pen, rows->right, y, rows->right, y + height, rule);
    }
    if (rows->least < 0) {
        double zero = place(rows, 0);
        pen_line(rows->pen, zero, y, zero, y + height,
                 (struct paint){.edge = INK_SOFT, .width = 1});
    }
}

static void draw_borders(const struct rows *rows, double y, double height)
{
    bool need = rows->chart->kind == CHART_MONEY;
    struct paint border = {.edge = need ? INK_TEXT : INK_SOFT, .width = need ? 2 : 1};
    border.dash = need ? 0 : 4;
    for (size_t i = 0; i < rows->chart->border_count; i++) {
        double x = place(rows, rows->chart->borders[i]);
        pen_line(rows->pen, x, y, x, y + height, border);
    }
}

static void draw_tick(const struct rows *rows, double y, double value, const char *text)
{
    struct type type = {.size = SMALL_SIZE, .ink = INK_SOFT, .anchor = ANCHOR_MIDDLE};
    double x = place(rows, value);
    double half = pen_text_width(text, SMALL_SIZE, false) / 2;
    if (x - half < 0) {
        type.anchor = ANCHOR_START;
        x = 0;
    } else if (x + half > rows->width) {
        type.anchor = ANCHOR_END;
        x = rows->width;
    }
    pen_text(rows->pen, x, y + SMALL_SIZE + 2, text, type);
}

// 1, 2 or 5 times a power of ten: about four steps make up the scale.
static double nice_step(double most)
{
    double step = 1;
    while (step * 10 <= most / 2) {
        step *= 10;
    }
    return most / step > 10 ? step * 5 : most / step > 5 ? step * 2 : step;
}

static double draw_money_ticks(const struct rows *rows, double y)
{
    double step = nice_step(rows->most);
    while (rows->most / step > 4.5) {
        step *= 2;
    }
    for (double value = 0; value <= rows->most; value += step) {
        char number[NUM_TEXT];
        char text[NUM_TEXT + 8] = "\xE2\x82\xAC\xC2\xA0";
        if (rows->chart->point) {
            text[3] = '\0'; // the sign alone
        }
        num_human(number, value, 0, !rows->chart->point);
        memcpy(text + strlen(text), number, strlen(number) + 1);
        draw_tick(rows, y, value, text);
    }
    return y + SMALL_SIZE + 8;
}

static double draw_ticks(const struct rows *rows, double y)
{
    const struct chart *chart = rows->chart;
    if (chart->kind == CHART_MONEY) {
        return draw_money_ticks(rows, y);
    }
    double middle = chart->whole ? floor(rows->most / 2) : rows->most / 2;
    double values[8] = {0, rows->most, rows->least < 0 ? rows->least : middle};
    size_t count = chart->border_count == 0 && values[2] != 0 ? 3 : 2; // beside 0 no second 0
    for (size_t i = 0; i < chart->border_count && i < 6; i++) {
        values[count++] = chart->borders[i];
    }
    for (size_t i = 0; i < count; i++) {
        char text[NUM_TEXT];
        int decimals = num_round(values[i], 1) > floor(num_round(values[i], 1)) ? 1 : 0;
        num_human(text, values[i], decimals, !chart->point);
        draw_tick(rows, y, values[i], text);
    }
    if (chart->x_label != NULL) {
        struct type type = {.size = SMALL_SIZE, .ink = INK_SOFT, .anchor = ANCHOR_MIDDLE};
        y += pen_line_height(SMALL_SIZE);
        double centre = (rows->left + rows->right) / 2;
        pen_text(rows->pen, centre, y + SMALL_SIZE + 2, chart->x_label, type);
    }
    return y + SMALL_SIZE + 8;
}

static void draw_bar(const struct rows *rows, double y, double height, const struct mark *mark)
{
    double zero = place(rows, 0);
    double end = place(rows, mark->x);
    pen_rect(rows->pen, zero < end ? zero : end, y, fabs(end - zero), height,
             chart_rows_paint(mark->series));
}

// Bars from the longest to the shortest on one place, so that each can be seen.
static double draw_nested(const struct rows *rows, const struct chart_row *row, double y)
{
    double height = 18;
    bool drawn[MOST_MARKS] = {false};
    size_t count = row->count < MOST_MARKS ? row->count : MOST_MARKS;
    for (size_t turn = 0; turn < count; turn++) {
        size_t longest = count;
        for (size_t i = 0; i < count; i++) {
            if (drawn[i] || row->marks[i].missing) {
                continue;
            }
            const struct mark *best = longest < count ? &row->marks[longest] : NULL;
            if (best == NULL || row->marks[i].x > best->x ||
                (row->marks[i].x >= best->x && row->marks[i].series > best->series)) {
                longest = i;
            }
        }
        if (longest < count) {
            drawn[longest] = true;
            draw_bar(rows, y, height, &row->marks[longest]);
        }
    }
    return height;
}

// One bar under the other, those behind the main one thinner.
static double draw_bars(const struct rows *rows, const struct chart_row *row, double y)
{
    double height = 0;
    double thin = rows->chart->kind == CHART_PAIRS ? BAR : BAR - 3;
    for (size_t i = 0; i < row->count; i++) {
        const struct mark *mark = &row->marks[i];
        if (!mark->missing && chart_rows_is_bar(rows->chart->kind, mark->series)) {
            double thick = mark->series == 0 ? BAR : thin;
            draw_bar(rows, y + height, thick, mark);
            height += thick + 2;
        }
    }
    return height;
}

// Marks that stand side by side because they would touch: around the middle of their places.
struct cluster {
    double sum;
    size_t count;
};

static double cluster_edge(const struct cluster *cluster, double side)
{
    double half = (double)(cluster->count - 1) / 2 * DOT_STEP;
    return cluster->sum / (double)cluster->count + side * half;
}

// The marks of a row that are dots, from low to high.
static size_t sorted_dots(const struct chart_row *row, const struct mark *dots[MOST_MARKS])
{
    size_t count = 0;
    for (size_t i = 0; i < row->count && count < MOST_MARKS; i++) {
        const struct mark *mark = &row->marks[i];
        if (mark->missing || mark->series == 0) {
            continue;
        }
        size_t at = count++;
        for (; at > 0 && dots[at - 1]->x > mark->x; at--) {
            dots[at] = dots[at - 1];
        }
        dots[at] = mark;
    }
    return count;
}

static size_t make_clusters(const struct rows *rows, const struct mark *const dots[], size_t count,
                            struct cluster clusters[MOST_MARKS])
{
    size_t made = 0;
    for (size_t i = 0; i < count; i++) {
        clusters[made++] = (struct cluster){place(rows, dots[i]->x), 1};
        while (made > 1 && cluster_edge(&clusters[made - 2], 1) + DOT_STEP >
                               cluster_edge(&clusters[made - 1], -1)) {
            clusters[made - 2].sum += clusters[made - 1].sum;
            clusters[made - 2].count += clusters[made - 1].count;
            made--;
        }
    }
    return made;
}

// The marks of roles in one line, each with a thin line to its place; gives the height.
static double draw_dots(const struct rows *rows, const struct chart_row *row, double y)
{
    const struct mark *dots[MOST_MARKS];
    struct cluster clusters[MOST_MARKS];
    size_t count = sorted_dots(row, dots);
    size_t made = make_clusters(rows, dots, count, clusters);
    size_t next = 0;
    for (size_t i = 0; i < made; i++) {
        double x = cluster_edge(&clusters[i], -1);
        double last = rows->width - RADIUS - (double)(clusters[i].count - 1) * DOT_STEP;
        x = x > last ? last : x;
        for (size_t k = 0; k < clusters[i].count; k++, next++, x += DOT_STEP) {
            struct paint thin = {.edge = INK_SOFT, .width = .8};
            struct spot at = {x, y + LEADER + RADIUS};
            pen_line(rows->pen, place(rows, dots[next]->x), y - 1, at.x, at.y, thin);
            pen_mark(rows->pen, at, RADIUS, chart_marks_shape(&rows->signs, dots[next]),
                     dots[next]->sign);
        }
    }
    return count == 0 ? 0 : LEADER + 2 * RADIUS + 1;
}

static double draw_plot(const struct rows *rows, const struct chart_row *row, double y)
{
    if (rows->chart->kind == CHART_MONEY) {
        return draw_nested(rows, row, y);
    }
    double height = draw_bars(rows, row, y);
    if (rows->chart->kind == CHART_DOTS) {
        height += draw_dots(rows, row, y + height);
    }
    return height;
}

// The height of what draw_plot will draw, which is needed before it.
static double plot_height(const struct rows *rows, const struct chart_row *row)
{
    struct rows dry = *rows;
    dry.pen = &PEN_NOTHING;
    return draw_plot(&dry, row, 0);
}

// Label above, value at the end of its line, bars below over the whole width.
static double draw_row_above(const struct rows *rows, const struct chart_row *row, double y)
{
    bool empty = present(row) == 0;
    struct type type = {.size = LABEL_SIZE, .ink = empty ? INK_SOFT : INK_TEXT};
    double value = pen_text_width(row->value, LABEL_SIZE, true);
    bool beside = value < rows->width / 2;
    double room = rows->width - (beside ? value + 16 : 4);
    struct pen_lines label = pen_wrap(row->label, room, LABEL_SIZE, 3);
    double height = 5;
    struct spot at = {rows->left, y + height + LABEL_SIZE};
    height += pen_paragraph(rows->pen, at, &label, type, row->label);
    if (row->value != NULL && beside) {
        type.anchor = ANCHOR_END;
        type.bold = !empty;
        pen_text(rows->pen, rows->width - 2, at.y, row->value, type);
    } else if (row->value != NULL) {
        struct pen_lines lines = pen_wrap(row->value, rows->width - 4, SMALL_SIZE, 3);
        struct type small = {.size = SMALL_SIZE, .ink = INK_SOFT};
        at.y = y + height + SMALL_SIZE;
        height += pen_paragraph(rows->pen, at, &lines, small, row->value);
    }
    height += 6;
    if (!empty) {
        double plot = plot_height(rows, row);
        draw_scale(rows, y + height - 3, plot + 6);
        draw_plot(rows, row, y + height);
        draw_borders(rows, y + height - 6, plot + 12);
        height += plot + 4;
    }
    return height + 5;
}

static double draw_row_beside(const struct rows *rows, const struct chart_row *row, double y)
{
    bool empty = !has_main(row);
    double start = empty ? BAR + 10 : 6; // of the bars
    double plot = plot_height(rows, row);
    double height = start + plot + 6;
    double bar_base = y + 6 + BAR * .95;
    draw_scale(rows, y, height);
    draw_borders(rows, y, height);
    struct type type = {.size = LABEL_SIZE, .ink = empty ? INK_SOFT : INK_TEXT};
    pen_text(rows->pen, 0, bar_base, row->label == NULL ? "" : row->label, type);
    draw_plot(rows, row, y + start);
    if (row->value != NULL) {
        type.anchor = empty ? ANCHOR_START : ANCHOR_END;
        type.bold = !empty;
        type.halo = empty;
        pen_text(rows->pen, empty ? rows->left + 6 : rows->width, bar_base, row->value, type);
    }
    return height;
}

double chart_rows_draw(const struct chart *chart, const struct pen *pen, double width)
{
    struct rows rows = {.chart = chart, .pen = pen, .width = width};
    rows.signs = chart_marks_signs(chart);
    measure(&rows);
    struct paint rule = {.edge = INK_RULE, .width = .6};
    double y = draw_border_labels(&rows, 0);
    for (size_t i = 0; i < chart->row_count; i++) {
        const struct chart_row *row = &chart->rows[i];
        pen_line(pen, 0, y, width, y, rule);
        y += rows.above ? draw_row_above(&rows, row, y) : draw_row_beside(&rows, row, y);
    }
    pen_line(pen, 0, y, width, y, rule);
    return draw_ticks(&rows, y);
}
