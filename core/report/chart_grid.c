// Draws the position: four named places, the borders with their margin, the whole and the roles.
// Marks that would cover one another are moved aside, with a thin line to where they belong.
// Must not know how the position was found.
#include "report/chart_grid.h"

#include <math.h>

#include "base/num.h"
#include "report/chart_marks.h"

enum { MOST_MARKS = 24 };

static const double LEFT = 34;
static const double TOP = 24;
static const double RADIUS = 8.5;
static const double MAIN_RADIUS = 9.5;
static const double NAME_SIZE = 12;

struct grid {
    const struct chart *chart;
    const struct pen *pen;
    double side; // of the square
    double border[2];
    struct spot marks[MOST_MARKS]; // where each was drawn
    size_t count;
};

static double clamp(double value, double most)
{
    return value < 0 ? 0 : value > most ? most : value;
}

static double scale_x(const struct grid *grid, double value)
{
    double most = grid->chart->most > 0 ? grid->chart->most : 100;
    return LEFT + grid->side * clamp(value, most) / most;
}

static double scale_y(const struct grid *grid, double value)
{
    double most = grid->chart->most > 0 ? grid->chart->most : 100;
    return TOP + grid->side * (1 - clamp(value, most) / most);
}

static double radius_of(const struct mark *mark)
{
    return mark->series == 0 ? MAIN_RADIUS : RADIUS;
}

static void draw_surface(const struct grid *grid)
{
    const struct pen *pen = grid->pen;
    double x = scale_x(grid, grid->border[0]);
    double y = scale_y(grid, grid->border[1]);
    double right = LEFT + grid->side;
    double bottom = TOP + grid->side;
    struct paint wash = {.fill = INK_WASH};
    pen_rect(pen, LEFT, TOP, grid->side, grid->side, (struct paint){.fill = INK_PAPER});
    pen_rect(pen, x, TOP, right - x, y - TOP, wash);
    if (grid->chart->margin > 0) {
        struct paint band = {.hatch = HATCH_BAND};
        double x1 = scale_x(grid, grid->border[0] - grid->chart->margin);
        double x2 = scale_x(grid, grid->border[0] + grid->chart->margin);
        double y1 = scale_y(grid, grid->border[1] + grid->chart->margin);
        double y2 = scale_y(grid, grid->border[1] - grid->chart->margin);
        pen_rect(pen, x1, TOP, x2 - x1, grid->side, band);
        pen_rect(pen, LEFT, y1, grid->side, y2 - y1, band);
    }
    struct paint border = {.edge = INK_SOFT, .width = 1.4, .dash = 5};
    pen_line(pen, x, TOP, x, bottom, border);
    pen_line(pen, LEFT, y, right, y, border);
    struct paint frame = {.edge = INK_SOFT, .width = 1};
    pen_rect(pen, LEFT, TOP, grid->side, grid->side, frame);
}

static void draw_tick(const struct grid *grid, double value, bool bold)
{
    char text[NUM_TEXT];
    num_plain(text, value, 0);
    struct type type = {.size = 10.5, .ink = bold ? INK_TEXT : INK_SOFT, .bold = bold};
    type.anchor = ANCHOR_MIDDLE;
    pen_text(grid->pen, scale_x(grid, value), TOP + grid->side + 14, text, type);
    type.anchor = ANCHOR_END;
    pen_text(grid->pen, LEFT - 5, scale_y(grid, value) + 4, text, type);
}

static void draw_axes(const struct grid *grid)
{
    const struct chart *chart = grid->chart;
    double most = chart->most > 0 ? chart->most : 100;
    draw_tick(grid, 0, false);
    draw_tick(grid, most, false);
    draw_tick(grid, grid->border[0], true);
    struct type type = {.size = 12, .bold = true, .ink = INK_TEXT};
    struct pen_lines name = pen_wrap(chart->y_label, grid->side, type.size, 1);
    pen_paragraph(grid->pen, (struct spot){LEFT, TOP - 9}, &name, type, chart->y_label);
    double arrow = LEFT + pen_text_width(chart->y_label, type.size, true) + 8;
    struct spot up[] = {{arrow, TOP - 9}, {arrow + 8, TOP - 9}, {arrow + 4, TOP - 18}};
    struct paint solid = {.fill = INK_TEXT};
    if (chart->y_label != NULL && arrow + 8 < LEFT + grid->side) {
        grid->pen->polygon(grid->pen->self, up, 3, solid);
    }
    type.anchor = ANCHOR_END;
    double right = LEFT + grid->side;
    double low = TOP + grid->side + 31;
    name = pen_wrap(chart->x_label, grid->side - 14, type.size, 1);
    pen_paragraph(grid->pen, (struct spot){right - 14, low}, &name, type, chart->x_label);
    struct spot ahead[] = {{right - 9, low - 8}, {right - 9, low}, {right, low - 4}};
    if (chart->x_label != NULL) {
        grid->pen->polygon(grid->pen->self, ahead, 3, solid);
    }
}

// How many points would stand on a text in this box.
static size_t covered(const struct grid *grid, double x1, double y1, double x2, double y2)
{
    size_t count = 0;
    for (size_t i = 0; i < grid->count; i++) {
        struct spot at = grid->marks[i];
        count +=
            at.x > x1 - RADIUS && at.x < x2 + RADIUS && at.y > y1 - RADIUS && at.y < y2 + RADIUS;
    }
    return count;
}

// The name of one of the four places: in its outer corner, or elsewhere along the outer edge of its
// place when marks stand there.
static void draw_corner(const struct grid *grid, int corner)
{
    bool right = corner == 1 || corner == 2;
    bool low = corner >= 2;
    double margin = grid->chart->margin > 0 ? grid->chart->margin : 0;
    double x1 = right ? scale_x(grid, grid->border[0] + margin) : LEFT;
    double x2 = right ? LEFT + grid->side : scale_x(grid, grid->border[0] - margin);
    double y1 = low ? scale_y(grid, grid->border[1] - margin) : TOP;
    double y2 = low ? TOP + grid->side : scale_y(grid, grid->border[1] + margin);
    struct type type = {.size = NAME_SIZE, .bold = true, .ink = INK_MAIN, .halo = true};
    struct pen_lines lines =
        pen_wrap(grid->chart->corners[corner], x2 - x1 - 14, NAME_SIZE * 1.07, PEN_LINES);
    double height = (double)lines.count * pen_line_height(NAME_SIZE);
    double width = 0;
    for (size_t i = 0; i < lines.count; i++) {
        double wide = pen_text_width(lines.line[i], NAME_SIZE, true);
        width = wide > width ? wide : width;
    }
    double text_x = right ? x2 - 7 : x1 + 7;
    double from = right ? text_x - width : text_x;
    double tops[] = {low ? y2 - 6 - height : y1 + 6, low ? y1 + 6 : y2 - 6 - height,
                     (y1 + y2 - height) / 2};
    double best = tops[0];
    size_t least = covered(grid, from, best, from + width, best + height);
    for (size_t i = 1; i < 3 && least > 0; i++) {
        size_t now = covered(grid, from, tops[i], from + width, tops[i] + height);
        if (now < least) {
            least = now;
            best = tops[i];
        }
    }
    type.anchor = right ? ANCHOR_END : ANCHOR_START;
    pen_paragraph(grid->pen, (struct spot){text_x, best + NAME_SIZE * .9}, &lines, type,
                  grid->chart->corners[corner]);
}

static bool is_free(const struct grid *grid, struct spot at)
{
    for (size_t i = 0; i < grid->count; i++) {
        double dx = grid->marks[i].x - at.x;
        double dy = grid->marks[i].y - at.y;
        double apart = 2 * RADIUS + 3;
        if (dx * dx + dy * dy < apart * apart) {
            return false;
        }
    }
    return at.x > LEFT + RADIUS && at.x < LEFT + grid->side - RADIUS && at.y > TOP + RADIUS &&
           at.y < TOP + grid->side - RADIUS;
}

// The free place nearest to where a mark belongs.
static struct spot free_place(const struct grid *grid, struct spot wanted)
{
    static const struct spot WAYS[] = {{1, 0},   {-1, 0},   {0, 1},    {0, -1},
                                       {.7, .7}, {-.7, .7}, {.7, -.7}, {-.7, -.7}};
    if (is_free(grid, wanted)) {
        return wanted;
    }
    for (double far = 8; far < 90; far += 4) {
        for (size_t i = 0; i < sizeof WAYS / sizeof WAYS[0]; i++) {
            struct spot at = {wanted.x + far * WAYS[i].x, wanted.y + far * WAYS[i].y};
            if (is_free(grid, at)) {
                return at;
            }
        }
    }
    return wanted;
}

// Finds a place for each mark: the whole first, for it must stand where it belongs.
static void place_marks(struct grid *grid, const struct chart_row *row, size_t which[MOST_MARKS])
{
    for (int turn = 0; turn < 2; turn++) {
        for (size_t i = 0; i < row->count && grid->count < MOST_MARKS; i++) {
            const struct mark *mark = &row->marks[i];
            if (mark->missing || (mark->series == 0) != (turn == 0)) {
                continue;
            }
            struct spot wanted = {scale_x(grid, mark->x), scale_y(grid, mark->y)};
            which[grid->count] = i;
            grid->marks[grid->count] = turn == 0 ? wanted : free_place(grid, wanted);
            grid->count++;
        }
    }
}

static void draw_marks(const struct grid *grid, const struct chart_row *row,
                       const size_t which[MOST_MARKS])
{
    for (size_t i = 0; i < grid->count; i++) {
        const struct mark *mark = &row->marks[which[i]];
        struct spot wanted = {scale_x(grid, mark->x), scale_y(grid, mark->y)};
        struct spot at = grid->marks[i];
        if (fabs(at.x - wanted.x) + fabs(at.y - wanted.y) > .5) {
            struct paint leader = {.edge = INK_TEXT, .width = 1};
            pen_line(grid->pen, wanted.x, wanted.y, at.x, at.y, leader);
            grid->pen->circle(grid->pen->self, wanted, 2, (struct paint){.fill = INK_TEXT});
        }
    }
    struct chart_signs signs = chart_marks_signs(grid->chart);
    for (size_t i = grid->count; i-- > 0;) {
        const struct mark *mark = &row->marks[which[i]];
        const char *sign = mark->series == 0 ? NULL : mark->sign;
        pen_mark(grid->pen, grid->marks[i], radius_of(mark), chart_marks_shape(&signs, mark), sign);
    }
}

// The remark beside the whole: right of it, or left, above or below where that is free.
static void draw_remark(const struct grid *grid, const char *remark)
{
    struct type type = {.size = 11, .bold = true, .ink = INK_TEXT, .halo = true};
    double width = pen_text_width(remark, type.size, true);
    struct spot at = grid->marks[0];
    double reach = MAIN_RADIUS + 5;
    struct spot corners[] = {{at.x + reach, at.y - 6},
                             {at.x - reach - width, at.y - 6},
                             {at.x - width / 2, at.y - reach - 12},
                             {at.x - width / 2, at.y + reach}};
    size_t best = 0;
    size_t least = MOST_MARKS + 1;
    for (size_t i = 0; i < 4; i++) {
        struct spot from = corners[i];
        if (from.x < LEFT + 2 || from.x + width > LEFT + grid->side - 2) {
            continue;
        }
        // The mark itself may seem to be in the way: always one, and the same for each.
        size_t now = covered(grid, from.x, from.y + 2, from.x + width, from.y + 10);
        if (now < least) {
            least = now;
            best = i;
        }
    }
    pen_text(grid->pen, corners[best].x, corners[best].y + 10, remark, type);
}

double chart_grid_draw(const struct chart *chart, const struct pen *pen, double width)
{
    struct grid grid = {.chart = chart, .pen = pen, .side = width - LEFT - 12};
    grid.border[0] = chart->border_count > 0 ? chart->borders[0] : 60;
    grid.border[1] = chart->border_count > 1 ? chart->borders[1] : grid.border[0];
    size_t which[MOST_MARKS] = {0};
    const struct chart_row *row = chart->row_count > 0 ? &chart->rows[0] : NULL;
    if (row != NULL) {
        place_marks(&grid, row, which);
    }
    draw_surface(&grid);
    draw_axes(&grid);
    for (int i = 0; i < 4; i++) {
        if (chart->corners[i] != NULL) {
            draw_corner(&grid, i);
        }
    }
    if (row != NULL) {
        draw_marks(&grid, row, which);
        bool whole = grid.count > 0 && row->marks[which[0]].series == 0;
        if (whole && row->value != NULL && row->value[0] != '\0') {
            draw_remark(&grid, row->value);
        }
    }
    return TOP + grid.side + 38;
}
