// Results by dimension and role, and pairs of questions: how it is now and how it is wished.
#include "report/build.h"

#include <math.h>

#include "base/num.h"

static const char *dimension_why(struct build *b, int dimension)
{
    return build_why(b, "dimensions", b->pack->dimensions[dimension].id);
}

// The lowest band asks for a stop, the one above it for care; the highest is good.
static enum tone band_tone(const struct score_result *score)
{
    if (!score->measured || !score->band)
        return TONE_NEUTRAL;
    size_t band = (size_t)(score->band - score->rule->bands);
    if (band + 1 == score->rule->band_count)
        return TONE_GOOD;
    return band == 0 ? TONE_STOP : band == 1 ? TONE_CARE : TONE_NEUTRAL;
}

static struct chart_row dimension_row(struct build *b, const struct score_result *score)
{
    size_t count = (size_t)b->pack->role_count + 1;
    struct mark *marks = arena_array(b->arena, count, sizeof *marks);
    marks[0] = (struct mark){WORDS(b, SCORE), "", score->measured ? score->score : 0, 0, 0,
                             !score->measured};
    for (int r = 0; r < b->pack->role_count; r++) {
        bool missing = isnan(score->by_role[r]);
        marks[r + 1] = (struct mark){
            build_role(b, r), b->pack->roles[r].shortname, missing ? 0 : score->by_role[r], 0, 1,
            missing};
    }
    return (struct chart_row){
        .label = build_dimension(b, score->dimension),
        .value =
            score->measured ? notation_score(&b->notation, score->score) : WORDS(b, NOT_MEASURED),
        .tone = band_tone(score),
        .marks = marks,
        .count = count,
    };
}

static void set_bands(struct build *b, const struct score_rule *rule, struct chart *chart)
{
    for (size_t i = 0; i < rule->band_count && chart->border_count < 6; i++) {
        if (isinf(rule->bands[i].below))
            continue;
        chart->borders[chart->border_count] = rule->bands[i].below;
        chart->border_labels[chart->border_count++] =
            SAY(b, BAND_BELOW, build_text(b, &rule->bands[i].label),
                notation_short(&b->notation, rule->bands[i].below, 1));
    }
}

// What the chart shows, in a sentence.
static const char *in_words(struct build *b, const struct score_result *high,
                            const struct score_result *low)
{
    if (high == NULL)
        return WORDS(b, NOTHING_MEASURED);
    const char *name = build_dimension(b, high->dimension);
    const char *score = notation_score(&b->notation, high->score);
    if (low == high)
        return SAY(b, READ, name, score);
    return SAY(b, DIMENSIONS_TEXT, name, score, build_dimension(b, low->dimension),
               notation_score(&b->notation, low->score));
}

static void draw_dimensions(struct build *b)
{
    struct chart chart = {
        .kind = CHART_DOTS,
        .id = "dimensions",
        .title = WORDS(b, DIMENSIONS_TITLE),
        .x_label = WORDS(b, SCORE),
        .series = {WORDS(b, SCORE), WORDS(b, ROLE)},
        .series_count = 2,
        .most = 100,
        .row_count = b->rules->score_count,
    };
    const struct score_result *low = NULL, *high = NULL;
    chart.rows = arena_array(b->arena, chart.row_count, sizeof *chart.rows);
    for (size_t i = 0; i < chart.row_count; i++) {
        const struct score_result *score = &b->assessment->scores[i];
        chart.rows[i] = dimension_row(b, score);
        if (!score->measured)
            continue;
        high = !high || score->score > high->score ? score : high;
        low = !low || score->score < low->score ? score : low;
    }
    chart.text = in_words(b, high, low);
    set_bands(b, &b->rules->scores[0], &chart);
    build_push(b, (struct block){.kind = BLOCK_CHART, .chart = chart});
}

static void add_dimension(struct build *b, const struct score_result *score, struct cells *cells)
{
    const char *why = dimension_why(b, score->dimension);
    build_cell(b, cells, build_dimension(b, score->dimension), why);
    build_cell(b, cells,
               score->measured ? notation_score(&b->notation, score->score) : WORDS(b, DASH), why);
    build_cell(b, cells,
               score->measured ? build_text(b, &score->band->label) : WORDS(b, NOT_MEASURED), why);
    build_cell(b, cells,
               score->has_coverage ? notation_percent(&b->notation, num_round(score->coverage, 2))
                                   : WORDS(b, DASH),
               why);
    build_cell(b, cells, score->has_gap ? notation_score(&b->notation, score->gap) : WORDS(b, DASH),
               why);
    for (int r = 0; r < b->pack->role_count; r++)
        build_cell(b, cells,
                   isnan(score->by_role[r]) ? WORDS(b, DASH)
                                            : notation_score(&b->notation, score->by_role[r]),
                   why);
}

static const char *role_signs(struct build *b)
{
    const char *list = "";
    for (int r = 0; r < b->pack->role_count; r++)
        list = arena_textf(b->arena, "%s%s%s: %s", list, r ? ", " : "", b->pack->roles[r].shortname,
                           build_small(b, build_role(b, r)));
    return list;
}

// Differences that are worth a talk, and dimensions without a score and why.
static void say_remarks(struct build *b)
{
    struct lines lines = {0};
    for (size_t i = 0; i < b->rules->score_count; i++) {
        const struct score_result *score = &b->assessment->scores[i];
        const char *why = dimension_why(b, score->dimension);
        if (!score->measured)
            build_add(b, &lines,
                      build_line(b,
                                 SAY(b, UNMEASURED_WHY, build_dimension(b, score->dimension),
                                     notation_integer(&b->notation, score->answered),
                                     notation_percent(&b->notation, score->rule->coverage_floor),
                                     notation_integer(&b->notation, score->rule->least)),
                                 why));
        if (score->flagged)
            build_add(b, &lines,
                      build_line(b,
                                 SAY(b, GAP_FLAG, build_dimension(b, score->dimension),
                                     build_small(b, build_role(b, score->gap_low)),
                                     build_small(b, build_role(b, score->gap_high)),
                                     notation_score(&b->notation, score->gap)),
                                 why));
    }
    build_list(b, &lines, false);
}

void build_dimensions(struct build *b)
{
    if (b->rules->score_count == 0)
        return;
    build_lines(b, &b->section->lines, NULL);
    draw_dimensions(b);
    struct cells cells = build_cells(b, 5 + (size_t)b->pack->role_count);
    build_column(&cells, 0, WORDS(b, DIMENSION), ALIGN_LEFT);
    build_column(&cells, 1, WORDS(b, SCORE), ALIGN_RIGHT);
    build_column(&cells, 2, WORDS(b, BAND), ALIGN_LEFT);
    build_column(&cells, 3, WORDS(b, ANSWERED), ALIGN_RIGHT);
    build_column(&cells, 4, WORDS(b, GAP), ALIGN_RIGHT);
    for (int r = 0; r < b->pack->role_count; r++)
        build_column(&cells, 5 + (size_t)r, b->pack->roles[r].shortname, ALIGN_RIGHT);
    for (size_t i = 0; i < b->rules->score_count; i++)
        add_dimension(b, &b->assessment->scores[i], &cells);
    build_table(b, &cells, WORDS(b, DIMENSIONS_TABLE));
    build_paragraph(b, SAY(b, DIMENSIONS_KEY, role_signs(b)), NULL);
    say_remarks(b);
}

static const char *point_label(struct build *b, int question, const struct item_result *item)
{
    const struct scale *scale = b->pack->questions[question].scale;
    if (!item->valid)
        return WORDS(b, NOT_FILLED);
    double share = item->score / 100 * (double)(scale->count - 1);
    size_t near = (size_t)num_round(share, 0);
    return SAY(b, POINT, notation_score(&b->notation, item->score),
               build_text(b, &scale->points[near < scale->count ? near : scale->count - 1].label));
}

static struct mark pair_mark(const char *label, const char *sign, const struct item_result *item,
                             int series)
{
    return (struct mark){label, sign, item->valid ? item->score : 0, 0, series, !item->valid};
}

static const char *pair_difference(struct build *b, const struct item_result *now,
                                   const struct item_result *wish)
{
    if (!now->valid || !wish->valid)
        return WORDS(b, DASH);
    double more = num_round(wish->score - now->score, 1);
    return arena_textf(b->arena, "%s%s", more > 0 ? "+" : "", notation_score(&b->notation, more));
}

static void draw_pairs(struct build *b)
{
    size_t more = 0;
    struct chart chart = {
        .kind = CHART_PAIRS,
        .id = "functions",
        .title = WORDS(b, PAIRS_TITLE),
        .x_label = WORDS(b, PAIRS_AXIS),
        .series = {WORDS(b, NOW), WORDS(b, WISH)},
        .series_count = 2,
        .most = 100,
        .row_count = b->section->pair_count,
    };
    chart.rows = arena_array(b->arena, chart.row_count, sizeof *chart.rows);
    for (size_t i = 0; i < chart.row_count; i++) {
        const struct layout_pair *pair = &b->section->pairs[i];
        const struct item_result *now = &b->assessment->items[pair->now];
        const struct item_result *wish = &b->assessment->items[pair->wish];
        struct mark *marks = arena_array(b->arena, 2, sizeof *marks);
        marks[0] = pair_mark(WORDS(b, NOW), WORDS(b, NOW_SIGN), now, 0);
        marks[1] = pair_mark(WORDS(b, WISH), WORDS(b, WISH_SIGN), wish, 1);
        chart.rows[i] = (struct chart_row){.label = build_text(b, &pair->label),
                                           .value = pair_difference(b, now, wish),
                                           .marks = marks,
                                           .count = 2};
        more += now->valid && wish->valid && num_round(wish->score, 1) > num_round(now->score, 1);
    }
    chart.text = SAY(b, PAIRS_TEXT, notation_integer(&b->notation, (long long)more),
                     notation_integer(&b->notation, (long long)chart.row_count));
    build_push(b, (struct block){.kind = BLOCK_CHART, .chart = chart});
}

void build_pairs(struct build *b)
{
    build_lines(b, &b->section->lines, NULL);
    draw_pairs(b);
    struct cells cells = build_cells(b, 4);
    build_column(&cells, 0, WORDS(b, FUNCTION), ALIGN_LEFT);
    build_column(&cells, 1, WORDS(b, NOW), ALIGN_LEFT);
    build_column(&cells, 2, WORDS(b, WISH), ALIGN_LEFT);
    build_column(&cells, 3, WORDS(b, DIFFERENCE), ALIGN_RIGHT);
    for (size_t i = 0; i < b->section->pair_count; i++) {
        const struct layout_pair *pair = &b->section->pairs[i];
        const struct item_result *now = &b->assessment->items[pair->now];
        const struct item_result *wish = &b->assessment->items[pair->wish];
        const char *now_why = build_why(b, "items", b->pack->questions[pair->now].id);
        const char *wish_why = build_why(b, "items", b->pack->questions[pair->wish].id);
        build_cell(b, &cells, build_text(b, &pair->label), now_why);
        build_cell(b, &cells, point_label(b, pair->now, now), now_why);
        build_cell(b, &cells, point_label(b, pair->wish, wish), wish_why);
        build_cell(b, &cells, pair_difference(b, now, wish), wish_why);
    }
    build_table(b, &cells, WORDS(b, PAIRS_TABLE));
}
