// Whether conditions can hold at all, before anything is answered: by the ranges of scales and
// scores, the words of questions, and what is missing. It never says that something cannot hold
// when it can; what it does not follow counts as possible.
#ifndef GROW_RULES_TRUTH_H
#define GROW_RULES_TRUTH_H

#include "rules/scope.h"

struct truth_part {
    const struct cond *cond; // bound
    bool negated;            // it must not hold
};

// Can all of them hold at once? With `answered`, of dossiers in which nothing is missing.
bool truth_can_hold(const struct scope *scope, const struct truth_part *parts, size_t count,
                    bool answered);

struct truth_range {
    double low, high; // -INFINITY and INFINITY where open
    bool above;       // `low` itself is not in it
};

// What an expression can be, whatever is answered.
struct truth_range truth_range_of(const struct scope *scope, const struct cond *cond);

#endif
