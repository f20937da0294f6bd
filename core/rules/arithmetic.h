// Weighted means taken apart again: what counts, how heavily, and what was left out and why. For
// whoever writes out a score that was made elsewhere (the report, `explain`); nothing is computed
// here that scores.c and routes.c did not.
#ifndef GROW_RULES_ARITHMETIC_H
#define GROW_RULES_ARITHMETIC_H

#include "rules/assessment.h"

struct arithmetic_part {
    int index; // a question of the pack, or a criterion of the route
    double weight, value;
};

// The parts that count, in the pack's order, and their weights together.
struct arithmetic {
    struct arithmetic_part *parts;
    size_t count;
    double weights;
};

// The questions that make the score of a dimension.
struct arithmetic arithmetic_of_dimension(const struct assessment *assessment, int dimension,
                                          struct arena *arena);
// The weight of all its questions that apply, answered or not: the whole of the coverage.
double arithmetic_applicable(const struct assessment *assessment, int dimension);
// The criteria that make the fit of a route.
struct arithmetic arithmetic_of_route(const struct route_result *route, struct arena *arena);
double arithmetic_all_criteria(const struct route_result *route);

// Why a question counts for nothing.
enum arithmetic_left_out { LEFT_OUT_NOT, LEFT_OUT_HIDDEN, LEFT_OUT_NOT_APPLICABLE, LEFT_OUT_BLANK };
enum arithmetic_left_out arithmetic_left_out(const struct item_result *item);

// "1 × 75,0 + 3 × 50,0": values to `decimals` places, with a decimal comma or a point.
const char *arithmetic_sum(const struct arithmetic *sum, int decimals, bool comma,
                           struct arena *arena);
// A weight, with the decimals that it has: "0,7".
const char *arithmetic_weight(double weight, bool comma, struct arena *arena);

#endif
