// What a group of people answered, counted: how many chose what, the mean and how far they agree.
// Counts smaller than a group are hidden, and as many more as keep them from being computed back.
// Whoever tells the results of a group, be it a report, a rule or an export, reads these numbers
// and never the answers.
#ifndef GROW_RULES_TALLY_H
#define GROW_RULES_TALLY_H

#include "model/dossier.h"

enum tally_state { TALLY_DONT_KNOW, TALLY_NOT_APPLICABLE, TALLY_BLANK, TALLY_STATES };

struct tally_cell {
    long count;
    bool hidden; // may not be told
};

// How one question was answered by those who were asked and shown it.
struct tally {
    const struct question *question;
    // One for each option, or point of the scale; of other questions one: those who answered. Of a
    // ranking the sums of the ranks are in `sums`, and each cell counts all who ranked.
    struct tally_cell *cells;
    size_t cell_count;
    struct tally_cell states[TALLY_STATES];
    long asked, values; // values: all who gave one
    bool hidden;        // too few were asked, or nothing can be told safely
    bool values_hidden; // how many answered may not be told
    bool has_mean;      // of a scale or a number: mean of the values
    double mean;        // exact
    bool has_consensus; // of a scale: Tastle and Wierman, 0..1, rounded to three decimals
    double consensus;
    double sum; // of the values; `sums` of a ranking: of the ranks of each option
    double *sums;
};

// One group of a crossing: those who chose an option of the first question.
struct tally_part {
    struct tally_cell people; // who chose it and answered the second question
    double sum;
    bool has_mean;
    double mean;
};

struct tally_crossing {
    struct crossing of;
    struct tally_part *parts; // one an option of the first question
    size_t part_count, points;
    struct tally_cell *cells; // parts x points of the second question's scale
    bool complete;            // every cell is a group: the whole table may be told
};

struct tallies {
    const struct pack *pack;
    struct arena *arena;
    int least;
    long respondents;   // who gave at least one value
    struct tally *list; // one a question; of facts and tables nothing is counted
    struct tally_crossing *crossings;
    size_t crossing_count;
};

// Counts nothing yet. `least` is raised to that of the pack and to GROUP_LEAST.
struct tallies *tallies_new(const struct pack *pack, int least, const struct crossing *crossings,
                            size_t crossing_count, struct arena *arena);
// The respondents of one dossier, and which questions each was shown.
struct tally_people {
    const struct dossier *dossier;
    bool (*shown)(const void *context, int question, int respondent);
    const void *context;
};
void tallies_add(struct tallies *tallies, const struct tally_people *people);
// When all are counted: decides what may be told, and computes it.
void tallies_close(struct tallies *tallies);

// Is a question counted? Not when somebody's answers decide whether they are asked: how many saw it
// would tell how many gave those answers, hidden or not.
bool tally_counts(const struct question *question);

// Hidden since fewer were asked than a group has; else what is hidden could not be told safely.
bool tally_asked_few(const struct tallies *tallies, const struct tally *tally);

// Is a count of it hidden, so that whoever reads the others must be told why? (When it is closed.)
bool tally_hides(const struct tally *tally);

// --- the two computations, for who has counts of their own ---

// Hides the cells below `least`. While what is hidden could be computed from the total, the
// smallest of the others are hidden too, equal ones together: so what is hidden is all up to some
// size, and the size of a hidden cell does not follow from which ones are hidden. False when
// nothing is left that can be told.
bool tally_hide(struct tally_cell *cells, size_t count, int least);

// Tastle and Wierman's consensus of counts over the ordered points `at`: 1 when all are the same, 0
// when half stands at each end. Exact; its last bits differ between machines.
double tally_consensus(const long *counts, const double *at, size_t count);

#endif
