// Changed copies of a dossier: which single changes there are, how a copy gets them, and trying
// them out within a budget. Shared by what-if and solidity.
#ifndef GROW_ENGINE_CHANGE_H
#define GROW_ENGINE_CHANGE_H

#include "engine/handles.h"
#include "rules/trial.h"

// One answer or fact that is other than it was given.
struct change {
    int respondent; // -1: a fact
    int question;
    int row, column; // of a cell of a table; else -1
    int steps;       // along the scale; 1 for a choice without order
    int direction;   // 1 up, -1 down, 0 where there is no order
    struct answer before, after;
};

struct changes {
    struct change *list;
    size_t count, room;
};

enum change_kind {
    CHANGE_ANSWERS = 1, // answers that were given, of questions with an order
    CHANGE_OPEN = 2,    // answers that were not given
    CHANGE_CHOICES = 4, // choices without an order
    CHANGE_FACTS = 8,   // facts and cells that are not marked `fixed`
    CHANGE_ONCE = 16    // of people of one role who gave one answer only the first
};

// Every single change of the kinds (bits), by steps, then in the pack's order, then by respondent.
// Only questions that are shown, and only those flagged in `questions` (NULL: all).
struct changes change_all(const struct assessment *base, unsigned kinds, const bool *questions,
                          struct arena *arena);

// Do the two change the same answer?
bool change_same_place(const struct change *a, const struct change *b);

// A copy with the changes; what did not change is shared.
struct dossier *change_apply(const struct dossier *dossier, const struct change *changes,
                             size_t count, struct arena *arena);
// A copy without one respondent.
struct dossier *change_without(const struct dossier *dossier, int respondent, struct arena *arena);

// --- tries.c ---

struct tries {
    const struct assessment *base;
    struct reaches *reaches;
    struct trials trials;
    struct arena arena;   // of all tries
    struct arena scratch; // of one
    struct diags quiet;   // of one
    size_t used, budget;
};

void tries_init(struct tries *tries, const struct assessment *base, const struct limits *limits,
                size_t budget);
void tries_clear(struct tries *tries);

// The assessment with these changes; NULL when the budget is used up. End it before the next.
struct assessment *tries_begin(struct tries *tries, const struct change *changes, size_t count);
struct assessment *tries_without(struct tries *tries, int respondent);
// False when the copy was no good: facts that contradict each other, a script that failed.
bool tries_end(struct tries *tries);

// The place, and the route that ranks highest (-1: none), of a trial or a finished assessment.
int tries_place(struct assessment *trial);
int tries_first_route(struct assessment *trial);

#endif
