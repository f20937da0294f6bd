// A chart as an SVG fragment: hands the drawing to the file of its kind and adds the legend. Owns
// nothing that outlives the call. Must not know what a chart is about.
#include "report/chart_grid.h"
#include "report/chart_rows.h"
#include "report/report.h"
#include "report/svg.h"

static const double WIDTH = 420;
static const double SIZE = 11.5;
static const double SWATCH = 22; // of the legend, with the gap behind it

// The sign that the marks of a series carry, or NULL.
static const char *sign_find(const struct chart *chart, int series)
{
    for (size_t i = 0; i < chart->row_count; i++) {
        for (size_t k = 0; k < chart->rows[i].count; k++) {
            if (chart->rows[i].marks[k].series == series) {
                return chart->rows[i].marks[k].sign;
            }
        }
    }
    return NULL;
}

static void draw_swatch(const struct chart *chart, const struct pen *pen, int series,
                        struct spot at)
{
    if (chart_rows_is_bar(chart->kind, series)) {
        pen_rect(pen, at.x, at.y - 9, 15, 10, chart_rows_paint(chart->kind, series));
    } else if (chart->kind == CHART_BARS) {
        pen_rect(pen, at.x + 5, at.y - 11, 5, 14, chart_rows_paint(chart->kind, series));
    } else {
        struct spot center = {at.x + 7.5, at.y - 4};
        pen_mark(pen, center, 7.5, series, sign_find(chart, series));
    }
}

struct legend {
    const struct chart *chart;
    const struct pen *pen;
    struct spot at; // where the next entry goes
};

// Makes room for an entry with this text, on a new line when this one is full.
static struct pen_lines take_room(struct legend *legend, const char *text)
{
    struct pen_lines lines = pen_wrap(text, WIDTH - SWATCH, SIZE, 2);
    double wide = SWATCH + pen_text_width(lines.line[0], SIZE, false) + 16;
    if (legend->at.x > 0 && legend->at.x + wide - 16 > WIDTH) {
        legend->at.x = 0;
        legend->at.y += 20;
    }
    return lines;
}

static void write_entry(struct legend *legend, const struct pen_lines *lines, const char *text)
{
    struct type type = {.size = SIZE, .ink = INK_TEXT};
    struct spot at = {legend->at.x + SWATCH, legend->at.y};
    double height = pen_paragraph(legend->pen, at, lines, type, text);
    legend->at.x += SWATCH + pen_text_width(lines->line[0], SIZE, false) + 16;
    if (lines->count > 1) {
        legend->at.x = WIDTH;
        legend->at.y += height - pen_line_height(SIZE);
    }
}

static double draw_legend(const struct chart *chart, const struct pen *pen, double y)
{
    struct legend legend = {chart, pen, {0, y + 16}};
    for (size_t i = 0; i < chart->series_count && i < 6; i++) {
        if (chart->series[i] == NULL) {
            continue;
        }
        struct pen_lines lines = take_room(&legend, chart->series[i]);
        draw_swatch(chart, pen, (int)i, legend.at);
        write_entry(&legend, &lines, chart->series[i]);
    }
    const char *border = chart->border_count > 0 ? chart->border_labels[0] : NULL;
    if (chart->kind == CHART_GRID && border != NULL) {
        struct pen_lines lines = take_room(&legend, border);
        if (chart->margin > 0) {
            pen_rect(pen, legend.at.x, legend.at.y - 10, 15, 12,
                     (struct paint){.hatch = HATCH_BAND, .edge = INK_RULE});
        }
        struct paint dashed = {.edge = INK_SOFT, .width = 1.4, .dash = 4};
        pen_line(pen, legend.at.x, legend.at.y - 4, legend.at.x + 15, legend.at.y - 4, dashed);
        write_entry(&legend, &lines, border);
    }
    return legend.at.x > 0 || legend.at.y > y + 16 ? legend.at.y + 8 : y;
}

void chart_svg(const struct chart *chart, const char *id_prefix, struct buf *out)
{
    struct svg svg;
    struct svg_names names = {chart->id, chart->title, chart->text};
    svg_begin(&svg, id_prefix, out->ceiling);
    double height = chart->kind == CHART_GRID ? chart_grid_draw(chart, &svg.pen, WIDTH)
                                              : chart_rows_draw(chart, &svg.pen, WIDTH);
    height = draw_legend(chart, &svg.pen, height);
    svg_end(&svg, &names, WIDTH, height, out);
}
