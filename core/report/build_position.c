// The section on the position: the place in one sentence, why, how near the border, and the grid
// with a mark for the partnership and one for each role.
#include "report/build.h"

#include <math.h>
#include <string.h>

#include "base/num.h"

static const char *distance_text(struct build *b, const struct axis_result *axis)
{
    const char *label = build_text(b, &axis->rule->label);
    double value = num_round(axis->value, 1), border = b->rules->position->border;
    const char *shown = notation_score(&b->notation, value);
    const char *edge = notation_short(&b->notation, border, 1);
    const char *far = notation_score(&b->notation, fabs(value - border));
    if (value == border)
        return SAY(b, AXIS_ON, label, shown, edge);
    return value > border ? SAY(b, AXIS_ABOVE, label, shown, far, edge)
                          : SAY(b, AXIS_BELOW, label, shown, far, edge);
}

static const char *unmeasured_of(struct build *b, const struct axis_rule *axis)
{
    const char **parts = arena_array(b->arena, axis->count, sizeof *parts);
    size_t count = 0;
    for (size_t i = 0; i < axis->count; i++) {
        const struct score_result *score = build_score(b, axis->dimensions[i]);
        if (!score || !score->measured)
            parts[count++] = build_small(b, build_dimension(b, axis->dimensions[i]));
    }
    return notation_list(&b->notation, parts, count);
}

static void say_axis(struct build *b, const struct axis_result *axis, struct lines *lines)
{
    const char *label = build_text(b, &axis->rule->label);
    const char *text = axis->complete ? distance_text(b, axis)
                                      : SAY(b, AXIS_MISSING, label, unmeasured_of(b, axis->rule));
    bool weak = axis->rule->has_weakest && axis->has_lowest &&
                num_round(axis->lowest, 1) < axis->rule->weakest;
    if (weak)
        text = arena_textf(b->arena, "%s %s", text,
                           SAY(b, AXIS_WEAK, build_dimension(b, axis->lowest_dimension),
                               notation_score(&b->notation, axis->lowest),
                               notation_short(&b->notation, axis->rule->weakest, 1),
                               build_small(b, label)));
    build_add(b, lines, build_line(b, text, "position"));
}

static void say_borderline(struct build *b, const struct position_result *position)
{
    const char **parts = arena_array(b->arena, position->rule->axis_count, sizeof *parts);
    size_t count = 0;
    for (size_t i = 0; i < position->rule->axis_count; i++)
        if (position->axes[i].near_border)
            parts[count++] = build_small(b, build_text(b, &position->axes[i].rule->label));
    const char *axes = notation_list(&b->notation, parts, count);
    const char *margin = notation_short(&b->notation, position->rule->margin, 1);
    const char *text = SAY_COUNT(b, count, BORDERLINE_NEAR, axes, margin);
    build_push(
        b, (struct block){.kind = BLOCK_CALLOUT,
                          .tone = TONE_CARE,
                          .line = build_strong(b, WORDS(b, BORDERLINE_HEAD), text, "position")});
}

// Where a role stands on an axis: the mean of what it said about the dimensions of it. NAN when it
// said nothing about any, or when one is not measured: leaving it out would flatter.
static double role_value(const struct build *b, const struct axis_result *result, int role)
{
    const struct axis_rule *axis = result->rule;
    if (!result->complete)
        return NAN;
    double sum = 0;
    int count = 0;
    for (size_t i = 0; i < axis->count; i++) {
        const struct score_result *score = build_score(b, axis->dimensions[i]);
        if (!score || isnan(score->by_role[role]))
            continue;
        sum += score->by_role[role];
        count++;
    }
    return count ? sum / count : NAN;
}

static struct mark grid_mark(const char *label, const char *sign, double x, double y, int series)
{
    bool missing = isnan(x) || isnan(y);
    return (struct mark){label, sign, missing ? 0 : x, missing ? 0 : y, series, missing};
}

static struct chart_row grid_marks(struct build *b, const struct axis_result *axes)
{
    size_t count = (size_t)b->pack->role_count + 1;
    struct mark *marks = arena_array(b->arena, count, sizeof *marks);
    marks[0] = grid_mark(WORDS(b, PARTNERSHIP), "", axes[0].complete ? axes[0].value : NAN,
                         axes[1].complete ? axes[1].value : NAN, 0);
    for (int r = 0; r < b->pack->role_count; r++)
        marks[r + 1] = grid_mark(build_role(b, r), b->pack->roles[r].shortname,
                                 role_value(b, &axes[0], r), role_value(b, &axes[1], r), 1);
    return (struct chart_row){.label = WORDS(b, PARTNERSHIP), .marks = marks, .count = count};
}

static void grid_table(struct build *b, const struct axis_result *axes)
{
    struct cells cells = build_cells(b, 3);
    build_column(&cells, 0, WORDS(b, WHO), ALIGN_LEFT);
    for (size_t a = 0; a < 2; a++) {
        build_column(&cells, a + 1, build_text(b, &axes[a].rule->label), ALIGN_RIGHT);
    }
    build_cell(b, &cells, WORDS(b, PARTNERSHIP), "position");
    for (size_t a = 0; a < 2; a++)
        build_cell(b, &cells,
                   axes[a].complete ? notation_score(&b->notation, axes[a].value)
                                    : WORDS(b, NOT_MEASURED),
                   "position");
    for (int r = 0; r < b->pack->role_count; r++) {
        build_cell(b, &cells, build_role(b, r), NULL);
        for (size_t a = 0; a < 2; a++) {
            double value = role_value(b, &axes[a], r);
            build_cell(b, &cells,
                       !isnan(value)      ? notation_score(&b->notation, value)
                       : axes[a].complete ? WORDS(b, NO_ANSWER)
                                          : WORDS(b, NOT_MEASURED),
                       "position");
        }
    }
    build_table(b, &cells, WORDS(b, GRID_TABLE));
}

static void draw_grid(struct build *b, const struct position_result *position)
{
    const struct axis_result *axes = position->axes;
    const char *x = build_text(b, &axes[0].rule->label), *y = build_text(b, &axes[1].rule->label);
    struct chart chart = {
        .kind = CHART_GRID,
        .id = "position",
        .title = WORDS(b, GRID_TITLE),
        .x_label = x,
        .y_label = y,
        .series = {WORDS(b, PARTNERSHIP), WORDS(b, ROLE)},
        .series_count = 2,
        .borders = {position->rule->border},
        .border_labels = {SAY(b, BORDER, notation_short(&b->notation, position->rule->border, 1))},
        .border_count = 1,
        .margin = position->rule->margin,
        .most = 100,
        .row_count = 1,
    };
    chart.text =
        axes[0].complete && axes[1].complete
            ? SAY(b, GRID_TEXT, build_small(b, x), notation_score(&b->notation, axes[0].value),
                  build_small(b, y), notation_score(&b->notation, axes[1].value))
            : SAY(b, GRID_TEXT_MISSING,
                  axes[0].complete   ? build_small(b, y)
                  : axes[1].complete ? build_small(b, x)
                                     : SAY(b, BOTH, build_small(b, x), build_small(b, y)));
    for (size_t i = 0; b->section->corners[0] >= 0 && i < 4; i++)
        chart.corners[i] = build_text(b, &position->rule->places[b->section->corners[i]].label);
    chart.rows = arena_alloc(b->arena, sizeof *chart.rows);
    *chart.rows = grid_marks(b, axes);
    build_push(b, (struct block){.kind = BLOCK_CHART, .chart = chart});
    grid_table(b, axes);
}

void build_position(struct build *b)
{
    const struct position_result *position = &b->assessment->position;
    if (!position->rule || !position->place)
        return;
    const char *label = position->label;
    if (position->provisional_count == 0)
        label = build_text(b, &position->place->label);
    if (position->borderline)
        label = arena_textf(b->arena, "%s – %s", label, WORDS(b, BORDERLINE));
    build_push(b,
               (struct block){
                   .kind = BLOCK_PARAGRAPH,
                   .line = build_strong(b, arena_textf(b->arena, "%s.", label), NULL, "position"),
               });
    int place = (int)(position->place - position->rule->places);
    build_lines(b, layout_lines_of(b->section, place), "position");
    build_lines(b, &b->section->lines, "position");
    struct lines reasons = {0};
    for (size_t i = 0; i < position->rule->axis_count; i++)
        say_axis(b, &position->axes[i], &reasons);
    build_list(b, &reasons, false);
    if (position->borderline)
        say_borderline(b, position);
    build_solidity_line(b);
    if (position->rule->axis_count == 2)
        draw_grid(b, position);
}
