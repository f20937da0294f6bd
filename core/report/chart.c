// Any chart with its legend, on any pen, and as an SVG: hands the drawing to the file of its kind.
// Owns nothing that outlives the call. Must not know what a chart is about.
#include "report/chart.h"

#include "base/text.h"
#include "report/chart_grid.h"
#include "report/chart_marks.h"
#include "report/chart_rows.h"
#include "report/report.h"
#include "report/svg.h"

static const double SIZE = 11.5;
static const double SWATCH = 22; // of the legend, with the gap behind it

struct legend {
    const struct chart *chart;
    const struct pen *pen;
    double width;
    struct spot at; // where the next entry goes
};

// Makes room for an entry with this text, on a new line when this one is full.
static struct pen_lines take_room(struct legend *legend, const char *text)
{
    struct pen_lines lines = pen_wrap(text, legend->width - SWATCH, SIZE, 2);
    double wide = SWATCH + pen_text_width(lines.line[0], SIZE, false) + 16;
    if (legend->at.x > 0 && legend->at.x + wide - 16 > legend->width) {
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
        legend->at.x = legend->width;
        legend->at.y += height - pen_line_height(SIZE);
    }
}

static void entry_of_mark(struct legend *legend, int shape, const char *sign, const char *text)
{
    struct pen_lines lines = take_room(legend, text);
    struct spot center = {legend->at.x + 8, legend->at.y - 4};
    pen_mark(legend->pen, center, 7.5, shape, sign);
    write_entry(legend, &lines, text);
}

// Marks that carry signs are told one by one; else the series as a whole.
static void entries_of_marks(struct legend *legend, int series, const char *text)
{
    const struct chart *chart = legend->chart;
    struct chart_signs signs = chart_marks_signs(chart);
    bool any = false;
    for (size_t i = 0; i < signs.count; i++) {
        const struct mark *mark = signs.first[i];
        if (mark->series == series && mark->sign != NULL && mark->label != NULL) {
            entry_of_mark(legend, (int)i + 1, mark->sign, mark->label);
            any = true;
        }
    }
    if (!any && text != NULL) {
        entry_of_mark(legend, series, NULL, text);
    }
}

static void entry_of_bar(struct legend *legend, int series, const char *text)
{
    struct pen_lines lines = take_room(legend, text);
    pen_rect(legend->pen, legend->at.x, legend->at.y - 9, 15, 10, chart_rows_paint(series));
    write_entry(legend, &lines, text);
}

// The borders of a grid, or the band along them.
static void entry_of_border(struct legend *legend, const char *text, bool band)
{
    struct pen_lines lines = take_room(legend, text);
    double x = legend->at.x;
    double y = legend->at.y;
    struct paint dashed = {.edge = INK_SOFT, .width = 1.4, .dash = 4};
    if (band) {
        pen_rect(legend->pen, x, y - 10, 15, 12,
                 (struct paint){.hatch = HATCH_BAND, .edge = INK_RULE});
    } else {
        pen_line(legend->pen, x, y - 4, x + 15, y - 4, dashed);
    }
    write_entry(legend, &lines, text);
}

static double draw_legend(const struct chart *chart, const struct pen *pen, double width, double y)
{
    struct legend legend = {chart, pen, width, {0, y + 16}};
    for (int i = 0; (size_t)i < chart->series_count && i < 6; i++) {
        if (!chart_rows_is_bar(chart->kind, i)) {
            entries_of_marks(&legend, i, chart->series[i]);
        } else if (chart->series[i] != NULL) {
            entry_of_bar(&legend, i, chart->series[i]);
        }
    }
    for (size_t i = 0; chart->kind == CHART_GRID && i < 2; i++) {
        if (chart->border_labels[i] != NULL) {
            entry_of_border(&legend, chart->border_labels[i], i == 1);
        }
    }
    return legend.at.x > 0 || legend.at.y > y + 16 ? legend.at.y + 8 : y;
}

double chart_draw(const struct chart *chart, const struct pen *pen, double width)
{
    double height = chart->kind == CHART_GRID ? chart_grid_draw(chart, pen, width)
                                              : chart_rows_draw(chart, pen, width);
    return draw_legend(chart, pen, width, height);
}

static void write_svg(const struct chart *chart, const struct svg_names *names, struct buf *out)
{
    struct svg svg;
    svg_begin(&svg, names->id, out->ceiling);
    double height = chart_draw(chart, &svg.pen, CHART_WIDTH);
    svg_end(&svg, names, CHART_WIDTH, height, out);
}

void chart_svg(const struct chart *chart, const char *id_prefix, struct buf *out)
{
    struct svg_names names = {.id = id_prefix, .title = chart->title, .text = chart->text};
    write_svg(chart, &names, out);
}

void chart_svg_alone(const struct chart *chart, struct buf *out)
{
    struct svg_names names = {
        .id = chart->id, .title = chart->title, .text = chart->text, .alone = true};
    write_svg(chart, &names, out);
    buf_putc(out, '\n');
}

const struct chart *chart_find(const struct report *report, const char *id)
{
    for (size_t i = 0; i < report->count; i++) {
        const struct block *block = &report->blocks[i];
        if (block->kind == BLOCK_CHART && text_equal(block->chart.id, id)) {
            return &block->chart;
        }
    }
    return NULL;
}
