// The fields of each kind of declaration: which there are, what they take, which must be given.
// The reading order is the order here.
#ifndef GROW_RULES_DECLARE_SHAPES_H
#define GROW_RULES_DECLARE_SHAPES_H

#include "rules/declare_read.h"

// What is read before it is checked and becomes a rule. An id stands first: it names the rest.
struct score_draft {
    const char *id;
    struct score_rule rule;
};

struct figure_draft {
    struct figure_rule rule;
    const char *unit;
    bool exact, has_decimals, has_label;
};

struct column_draft {
    struct column_rule rule;
    const char *unit;
    bool has_decimals;
};

struct table_draft {
    struct table_rule rule;
    struct column_draft *columns;
    size_t column_count;
};

struct mix {
    double fit, support;
};

struct route_draft {
    struct route_rule rule;
    struct mix mix;
};

extern const struct shape shape_score;
extern const struct shape shape_figure;
extern const struct shape shape_position;
extern const struct shape shape_route;
extern const struct shape shape_recommendation;
extern const struct shape shape_card;
extern const struct shape shape_table;
extern const struct shape shape_note;

#endif
