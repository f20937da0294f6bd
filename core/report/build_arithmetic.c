// How the scores came to be: the arithmetic of each dimension, axis, figure and route, with
// weights, coverage and what was left out. The sums are those of rules/arithmetic.h; here they get
// words.
#include "report/build.h"

#include <math.h>

#include "base/num.h"
#include "rules/arithmetic.h"

// Decimals of the parts of a fit, which run from 0 to 1.
enum { PART_DECIMALS = 3 };

static const char *weight_text(struct build *b, double weight)
{
    return arithmetic_weight(weight, notation_is_dutch(&b->notation), b->arena);
}

static const char *score_text(struct build *b, double score)
{
    return isnan(score) ? WORDS(b, DASH) : notation_score(&b->notation, score);
}

static const char *sum_text(struct build *b, const struct arithmetic *sum, int decimals)
{
    return arithmetic_sum(sum, decimals, notation_is_dutch(&b->notation), b->arena);
}

// A heading of the third or fourth level with an anchor of its own.
static void head(struct build *b, int level, const char *id, const char *title, const char *why)
{
    build_heading(b, level, arena_textf(b->arena, "sum-%s", id), title, why);
}

// --- Dimensions ---

static void question_row(struct build *b, struct cells *cells, int q)
{
    const struct question *question = &b->pack->questions[q];
    const struct item_result *item = &b->assessment->items[q];
    const char *why = build_why(b, "items", question->id);
    build_cell(b, cells, question->id, why);
    for (int r = 0; r < b->pack->role_count; r++)
        build_cell(b, cells, item->valid ? score_text(b, item->role_mean[r]) : WORDS(b, DASH), why);
    build_cell(b, cells, score_text(b, item->valid ? item->score : NAN), why);
    build_cell(b, cells, weight_text(b, question->weight), why);
    build_cell(b, cells, score_text(b, item->valid ? question->weight * item->score : NAN), why);
}

static void question_table(struct build *b, const struct score_result *score,
                           const struct arithmetic *sum, const char *why)
{
    size_t roles = (size_t)b->pack->role_count;
    const struct dimension_use *use = &b->rules->uses[score->dimension];
    struct cells cells = build_cells(b, roles + 4);
    build_column(&cells, 0, WORDS(b, QUESTION), ALIGN_LEFT);
    for (size_t r = 0; r < roles; r++)
        build_column(&cells, r + 1, b->pack->roles[r].shortname, ALIGN_RIGHT);
    build_column(&cells, roles + 1, WORDS(b, SCORE), ALIGN_RIGHT);
    build_column(&cells, roles + 2, WORDS(b, SUM_WEIGHT), ALIGN_RIGHT);
    build_column(&cells, roles + 3, WORDS(b, SUM_PRODUCT), ALIGN_RIGHT);
    for (size_t i = 0; i < use->count; i++)
        if (b->pack->questions[use->questions[i]].scale)
            question_row(b, &cells, use->questions[i]);
    build_cell(b, &cells, WORDS(b, SUM_TOGETHER), why);
    for (size_t r = 0; r < roles; r++)
        build_cell(b, &cells, score_text(b, score->by_role[r]), why);
    build_cell(b, &cells, score_text(b, score->partial), why);
    build_cell(b, &cells, weight_text(b, sum->weights), why);
    build_cell(b, &cells, score_text(b, sum->count ? score->partial * sum->weights : NAN), why);
    build_table(b, &cells, SAY(b, SUM_TABLE, build_dimension(b, score->dimension)));
}

static const char *left_out_text(struct build *b, enum arithmetic_left_out reason)
{
    switch (reason) {
    case LEFT_OUT_HIDDEN: return WORDS(b, LEFT_OUT_HIDDEN);
    case LEFT_OUT_NOT_APPLICABLE: return WORDS(b, LEFT_OUT_NOT_APPLICABLE);
    default: return WORDS(b, LEFT_OUT_BLANK);
    }
}

// A line for each reason: the questions that were left out for it.
static void say_left_out(struct build *b, const struct score_result *score, struct lines *lines,
                         const char *why)
{
    const struct dimension_use *use = &b->rules->uses[score->dimension];
    const char **ids = arena_array(b->arena, use->count, sizeof *ids);
    for (int reason = LEFT_OUT_HIDDEN; reason <= LEFT_OUT_BLANK; reason++) {
        size_t count = 0;
        for (size_t i = 0; i < use->count; i++) {
            const struct question *question = &b->pack->questions[use->questions[i]];
            const struct item_result *item = &b->assessment->items[use->questions[i]];
            if (question->scale && (int)arithmetic_left_out(item) == reason)
                ids[count++] = question->id;
        }
        if (count)
            build_add(b, lines,
                      build_line(b,
                                 SAY(b, SUM_LEFT_OUT, notation_list(&b->notation, ids, count),
                                     left_out_text(b, (enum arithmetic_left_out)reason)),
                                 why));
    }
}

static void say_coverage(struct build *b, const struct score_result *score,
                         const struct arithmetic *sum, struct lines *lines, const char *why)
{
    const char *floor = notation_percent(&b->notation, score->rule->coverage_floor);
    const char *least = notation_integer(&b->notation, score->rule->least);
    const char *answered = notation_integer(&b->notation, score->answered);
    const char *text =
        score->has_coverage
            ? SAY(b, SUM_COVERAGE, weight_text(b, sum->weights),
                  weight_text(b, arithmetic_applicable(b->assessment, score->dimension)),
                  notation_percent(&b->notation, score->coverage), floor, answered, least)
            : WORDS(b, SUM_NO_COVERAGE);
    build_add(b, lines, build_line(b, text, why));
}

static const char *dimension_sum(struct build *b, const struct score_result *score,
                                 const struct arithmetic *sum)
{
    if (sum->count == 0)
        return WORDS(b, SUM_NOTHING);
    const char *parts = sum_text(b, sum, 1), *weights = weight_text(b, sum->weights);
    const char *partial = notation_score(&b->notation, score->partial);
    if (!score->measured)
        return SAY(b, SUM_PARTIAL, parts, weights, partial);
    return score->band ? SAY(b, SUM_SCORE_BAND, parts, weights, partial,
                             build_small(b, build_text(b, &score->band->label)))
                       : SAY(b, SUM_SCORE, parts, weights, partial);
}

static void say_dimension(struct build *b, const struct score_result *score)
{
    const char *id = b->pack->dimensions[score->dimension].id;
    const char *why = build_why(b, "dimensions", id);
    struct arithmetic sum = arithmetic_of_dimension(b->assessment, score->dimension, b->arena);
    head(b, 4, arena_textf(b->arena, "dimension-%s", id), build_dimension(b, score->dimension),
         why);
    build_paragraph(b, dimension_sum(b, score, &sum), why);
    question_table(b, score, &sum, why);
    struct lines lines = {0};
    say_coverage(b, score, &sum, &lines, why);
    say_left_out(b, score, &lines, why);
    if (score->has_gap && num_round(score->gap, 1) > 0)
        build_add(b, &lines,
                  build_line(b,
                             SAY(b, SUM_GAP, notation_score(&b->notation, score->gap),
                                 build_small(b, build_role(b, score->gap_low)),
                                 build_small(b, build_role(b, score->gap_high))),
                             why));
    build_list(b, &lines, false);
}

// How the roles count within a question.
static const char *roles_text(struct build *b)
{
    const char **parts = arena_array(b->arena, (size_t)b->pack->role_count, sizeof *parts);
    bool equal = true;
    for (int r = 0; r < b->pack->role_count; r++) {
        equal &= b->pack->roles[r].weight == b->pack->roles[0].weight;
        parts[r] = SAY(b, SUM_ROLE, b->pack->roles[r].shortname, build_small(b, build_role(b, r)),
                       weight_text(b, b->pack->roles[r].weight));
    }
    const char *list = notation_list(&b->notation, parts, (size_t)b->pack->role_count);
    return equal ? WORDS(b, SUM_ROLES_EQUAL) : SAY(b, SUM_ROLES, list);
}

static void say_dimensions(struct build *b)
{
    if (b->rules->score_count == 0)
        return;
    head(b, 3, "dimensions", WORDS(b, SUM_DIMENSIONS), NULL);
    build_paragraph(b, WORDS(b, SUM_DIMENSIONS_KEY), NULL);
    build_paragraph(b, roles_text(b), NULL);
    for (size_t i = 0; i < b->rules->score_count; i++)
        say_dimension(b, &b->assessment->scores[i]);
}

// --- The axes of the position ---

static struct line axis_line(struct build *b, const struct axis_result *axis)
{
    const char **parts = arena_array(b->arena, axis->rule->count, sizeof *parts);
    const char *list = "";
    size_t count = 0;
    for (size_t i = 0; i < axis->rule->count; i++) {
        const struct score_result *score = build_score(b, axis->rule->dimensions[i]);
        const char *label = build_small(b, build_dimension(b, axis->rule->dimensions[i]));
        if (!score || !score->measured) {
            parts[count++] = label;
            continue;
        }
        list = arena_textf(b->arena, "%s%s%s %s", list, *list ? " + " : "", label,
                           notation_score(&b->notation, score->score));
    }
    const char *text = axis->complete
                           ? SAY(b, SUM_AXIS, list, weight_text(b, (double)axis->rule->count),
                                 notation_score(&b->notation, axis->value))
                           : SAY(b, SUM_AXIS_NONE, notation_list(&b->notation, parts, count));
    return build_strong(b, build_text(b, &axis->rule->label), text, "position");
}

static void say_axes(struct build *b)
{
    const struct position_result *position = &b->assessment->position;
    if (!position->rule)
        return;
    head(b, 3, "position", WORDS(b, T_POSITION), "position");
    struct lines lines = {0};
    for (size_t i = 0; i < position->rule->axis_count; i++)
        build_add(b, &lines, axis_line(b, &position->axes[i]));
    build_list(b, &lines, false);
}

// --- Routes ---

static const char *criterion_sum(struct build *b, const struct criterion *criterion,
                                 const struct criterion_result *result)
{
    if (!criterion->value.cond)
        return build_sum_reads(b, &result->trace);
    if (!result->has_data)
        return build_sum_words(b, criterion->value.cond);
    return SAY(b, SUM_IS, build_sum_words(b, criterion->value.cond),
               build_sum_numbers(b, criterion->value.cond));
}

static void criteria_table(struct build *b, const struct route_result *route, const char *why)
{
    struct cells cells = build_cells(b, 5);
    build_column(&cells, 0, WORDS(b, SUM_CRITERION), ALIGN_LEFT);
    build_column(&cells, 1, WORDS(b, SUM_HOW), ALIGN_LEFT);
    build_column(&cells, 2, WORDS(b, VALUE), ALIGN_RIGHT);
    build_column(&cells, 3, WORDS(b, SUM_WEIGHT), ALIGN_RIGHT);
    build_column(&cells, 4, WORDS(b, SUM_PRODUCT), ALIGN_RIGHT);
    for (size_t i = 0; i < route->rule->criterion_count; i++) {
        const struct criterion *criterion = &route->rule->criteria[i];
        const struct criterion_result *result = &route->criteria[i];
        double product = criterion->weight * result->value;
        build_cell(b, &cells, build_text(b, &criterion->label), why);
        build_cell(b, &cells, criterion_sum(b, criterion, result), why);
        build_cell(b, &cells,
                   result->has_data ? notation_number(&b->notation, result->value, PART_DECIMALS)
                                    : WORDS(b, SUM_NO_DATA),
                   why);
        build_cell(b, &cells, weight_text(b, criterion->weight), why);
        build_cell(b, &cells,
                   result->has_data ? notation_number(&b->notation, product, PART_DECIMALS)
                                    : WORDS(b, DASH),
                   why);
    }
    build_table(b, &cells, SAY(b, SUM_ROUTE_TABLE, build_text(b, &route->rule->label)));
}

// "(75,0 + 100,0) / 2 = 87,5", over the roles that were asked; weights where they differ.
static const char *support_sum(struct build *b, const struct route_result *route)
{
    const struct item_result *item = &b->assessment->items[route->rule->support];
    const char **parts = arena_array(b->arena, (size_t)b->pack->role_count, sizeof *parts);
    size_t count = 0;
    for (int r = 0; r < b->pack->role_count; r++)
        if (!isnan(item->role_mean[r]))
            parts[count++] = SAY(b, SUM_ROLE_SCORE, build_small(b, build_role(b, r)),
                                 notation_score(&b->notation, item->role_mean[r]));
    return SAY(b, SUM_SUPPORT, b->pack->questions[route->rule->support].id,
               notation_list(&b->notation, parts, count),
               notation_score(&b->notation, route->support));
}

static const char *rank_sum(struct build *b, const struct route_result *route)
{
    const struct route_rule *rule = route->rule;
    if (route->blocked)
        return route->unknown ? WORDS(b, SUM_OPEN) : WORDS(b, SUM_BLOCKED);
    if (!route->has_rank)
        return WORDS(b, SUM_NO_RANK);
    const char *rank = notation_score(&b->notation, route->rank);
    if (!route->has_support || route->support_roles < rule->roles)
        return SAY(b, SUM_RANK_FIT, rank, notation_integer(&b->notation, rule->roles));
    return SAY(b, SUM_RANK, weight_text(b, rule->mix_fit), notation_score(&b->notation, route->fit),
               weight_text(b, rule->mix_support), notation_score(&b->notation, route->support),
               rank);
}

static const char *fit_sum(struct build *b, const struct route_result *route,
                           const struct arithmetic *sum)
{
    if (!route->has_fit)
        return WORDS(b, SUM_NO_FIT);
    return SAY(b, SUM_FIT, sum_text(b, sum, PART_DECIMALS), weight_text(b, sum->weights),
               notation_score(&b->notation, route->fit));
}

static void say_route(struct build *b, const struct route_result *route)
{
    const char *why = build_why(b, "routes", route->rule->id);
    struct arithmetic sum = arithmetic_of_route(route, b->arena);
    head(b, 4, arena_textf(b->arena, "route-%s", route->rule->id),
         build_text(b, &route->rule->label), why);
    build_paragraph(b, fit_sum(b, route, &sum), why);
    criteria_table(b, route, why);
    struct lines lines = {0};
    build_add(b, &lines,
              build_line(b,
                         SAY(b, SUM_CERTAINTY, weight_text(b, sum.weights),
                             weight_text(b, arithmetic_all_criteria(route)),
                             notation_percent(&b->notation, num_round(route->certainty, 2))),
                         why));
    if (route->has_support)
        build_add(b, &lines, build_line(b, support_sum(b, route), why));
    build_add(b, &lines, build_line(b, rank_sum(b, route), why));
    build_list(b, &lines, false);
}

static void say_routes(struct build *b)
{
    const struct route_result **routes;
    size_t count = build_ranked_routes(b, &routes);
    if (count == 0)
        return;
    head(b, 3, "routes", WORDS(b, SUM_ROUTES), NULL);
    build_paragraph(b, WORDS(b, SUM_ROUTES_KEY), NULL);
    for (size_t i = 0; i < count; i++)
        say_route(b, routes[i]);
}

void build_arithmetic(struct build *b)
{
    build_lines(b, &b->section->lines, NULL);
    build_paragraph(b, WORDS(b, SUM_ROUNDED), NULL);
    say_dimensions(b);
    say_axes(b);
    if (b->rules->figure_count > 0) {
        head(b, 3, "figures", WORDS(b, SUM_FIGURES), NULL);
        build_sum_figures(b);
    }
    say_routes(b);
}
