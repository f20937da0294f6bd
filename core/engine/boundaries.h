// What the search for boundaries shares: boundaries.c goes through the thresholds of the rules and
// finds where they turn, boundaries_side.c makes the dossiers in between, boundaries_tell.c writes
// what was found.
#ifndef GROW_ENGINE_BOUNDARIES_H
#define GROW_ENGINE_BOUNDARIES_H

#include "engine/suite.h"
#include "rules/parts.h"

// What is moved: a number, a scale's points, or several questions at once, in turn from one point
// to the next. With a role apart that role stays at the top, and the others move: for gaps.
struct knob {
    const struct question *question; // or NULL: several
    const struct question *column;   // of its table, or NULL
    size_t row;
    const int *questions;
    size_t count;
    const char *what; // "the answers of opbrengst"
    int apart;        // a role, or -1
    long least, most;
    int decimals; // of a number: places are counted in tenths, hundredths
};

struct side {
    const struct node *change; // the variant
    const char *how;           // "F08 = 338"
    bool road;                 // several answers
    const char *value;         // of what is compared
    double number, other;      // of what is compared, and with what
    bool holds, turns;         // the comparison; the rule
    const struct assessment *assessment;
};

struct search {
    const struct grow_suite *suite;
    const struct rulebook *rules;
    const struct pack *pack;
    struct arena *arena; // of one case that is tried
    struct arena *all;
    struct diags unheard;
    const struct suite_case *from;
    const struct part *part;
    const struct cond *comparison; // NULL: a function
    const struct band *band;       // the comparison is its border; else NULL
    const char *first;             // of a figure: what it is at the low end
    bool above;                    // an equality is searched by what is above it
    bool moved, known;             // something was; what is compared had a value then
    bool as_cases;
    const struct suite_case *base; // of a file of cases
    size_t number;                 // of the pair, in a file of cases
    struct buf *out, *missed;
    const char *why; // of what was missed last, not yet written
};

// Places of a road of these questions.
long boundaries_road(const struct search *search, const int *questions, size_t count);

// The case with the knob at `at`.
struct side boundaries_side(struct search *search, const struct knob *knob, long at);

void boundaries_write_base(const struct suite_case *one, const struct suite_file *file,
                           struct buf *out);
void boundaries_tell(struct search *search, const struct side sides[2]);
// What was not found, and why; boundaries_leave tells it of what was not searched.
void boundaries_miss(struct search *search, const char *why);
void boundaries_leave(struct search *search, const char *who, struct span at, const char *what,
                      const char *why);
void boundaries_put_missed(struct search *search);

// boundaries_left.c. Is this part searched, and has this comparison two sides?
bool boundaries_searches(const struct rulebook *rules, const struct part *part);
bool boundaries_has_sides(const struct cond *cond);
// Tells what is not searched, of the rules and of these parts of the report.
void boundaries_tell_left(struct search *search, const struct part *report, size_t count);

#endif
