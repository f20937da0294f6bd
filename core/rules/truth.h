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
// The same, if each value could be any number of its range, also between two that it can be.
bool truth_can_hold_between(const struct scope *scope, const struct truth_part *parts,
                            size_t count);

struct truth_range {
    double low, high; // -INFINITY and INFINITY where open
    bool above;       // `low` itself is not in it
    // What it is compared with is rounded to so many decimals, and so it is a multiple of one of
    // them; TRUTH_ANY where that is not so.
    int decimals;
    const struct scale *points; // it is one of these numbers; or NULL
};

enum { TRUTH_ANY = -1 };

// What an expression can be where it is compared, whatever is answered. (truth_range.c)
struct truth_range truth_range_of(const struct scope *scope, const struct cond *cond);

// Is a number left between `low` and `high` (with `*_open`: itself not) that has so many decimals?
bool truth_range_has(double low, bool low_open, double high, bool high_open, int decimals);

#endif
