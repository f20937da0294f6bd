// What a group of people answered, counted: how many chose what, the mean and how far they agree.
// Counts smaller than a group are hidden, and as many more as keep them from being computed back.
// Whoever tells the results of a group, be it a report, a rule or an export, reads these numbers
// and never the answers.
#ifndef GROW_RULES_TALLY_H
#define GROW_RULES_TALLY_H

#include "model/dossier.h"

enum tally_state { TALLY_DONT_KNOW, TALLY_NOT_APPLICABLE, TALLY_BLANK, TALLY_STATES };

// From whom on something is told. Where people answer for partnerships that are compared, a number
// is told when it comes from `least` partnerships too, and from none of them for more than half:
// that one would know what the others said, and everybody what that one did.
struct tally_group {
    int least;
    size_t partnerships; // 0: each answers for oneself
};

struct tally_cell {
    long count;
    bool hidden; // may not be told
    int *from;   // how many of each partnership; NULL where each answers for oneself
};

// How far all numbers are from the least or the most they can be, and the largest part of that
// which comes from one partnership or person.
struct tally_away {
    double all, most;
    double *from;
};

// How one question was answered by those who were asked and shown it.
struct tally {
    const struct question *question;
    // One for each option, or point of the scale; of other questions one: those who answered. Of a
    // ranking the sums of the ranks are in `sums`, and each cell counts all who ranked.
    struct tally_cell *cells;
    size_t cell_count;
    struct tally_cell states[TALLY_STATES];
    struct tally_cell asked;  // hidden: too few were asked, or nothing can be told safely
    struct tally_cell values; // all who gave one
    bool has_mean;            // of a scale or a number: mean of the values
    double mean;              // exact
    bool has_consensus;       // of a scale: Tastle and Wierman, 0..1, rounded to three decimals
    double consensus;
    double sum; // of the values; `sums` of a ranking: of the ranks of each option
    double *sums;
    struct tally_away away[2]; // of a number
};

// Two questions side by side: for those who chose each option of the first, a tally of the second.
struct tally_crossing {
    struct crossing of;
    struct tally *parts; // one an option of the first question; then who answered the second only
    size_t part_count;   // without those, who are never told
    bool complete;       // every cell is a group: the whole table may be told
};

struct tallies {
    const struct pack *pack;
    struct arena *arena;
    struct tally_group group;
    long respondents;   // who gave at least one value
    long partnerships;  // of which they are; 0 where each answers for oneself
    bool *heard;        // one a partnership
    struct tally *list; // one a question; of facts and tables nothing is counted
    struct tally_crossing *crossings;
    size_t crossing_count;
};

// Counts nothing yet. The least of the group is raised to that of the pack and to GROUP_LEAST.
struct tallies *tallies_new(const struct pack *pack, struct tally_group group,
                            const struct crossing *crossings, size_t crossing_count,
                            struct arena *arena);
// The respondents of one dossier, and which questions each was shown.
struct tally_people {
    const struct dossier *dossier;
    size_t partnership; // of group.partnerships
    bool (*shown)(const void *context, int question, int respondent);
    const void *context;
};
void tallies_add(struct tallies *tallies, const struct tally_people *people);
// When all are counted: decides what may be told, and computes it.
void tallies_close(struct tallies *tallies);

// Is a question counted? Not when somebody's answers decide whether they are asked: how many saw it
// would tell how many gave those answers, hidden or not.
bool tally_counts(const struct question *question);

// Is a count of it hidden, so that whoever reads the others must be told why? (When it is closed.)
bool tally_hides(const struct tally *tally);

// --- inside: tally.c counts, tally_hide.c hides ---

// A respondent gives one of the cells, and no other.
bool tally_is_split(const struct question *question);
// A list of choices, each of which counts by itself.
bool tally_is_chosen(const struct question *question);
void tally_open(struct tally *tally, const struct question *question, size_t partnerships,
                struct arena *arena);

// --- the two computations, for who has counts of their own ---

// Hides the cells that are no group. While what is hidden could be computed from the total, the
// smallest of the others are hidden too, equal ones together: so what is hidden is all up to some
// size, and the size of a hidden cell does not follow from which ones are hidden. False when
// nothing is left that can be told; then all are hidden, empty ones too.
bool tally_hide(struct tally_cell *cells, size_t count, struct tally_group group);

// Tastle and Wierman's consensus of counts over the ordered points `at`: 1 when all are the same, 0
// when half stands at each end. Exact; its last bits differ between machines.
double tally_consensus(const long *counts, const double *at, size_t count);

#endif
