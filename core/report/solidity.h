// How solid the main findings are: which change of one answer, and which person left out, would
// make each of them come out otherwise. The engine fills it (engine/solidity.c);
// build_solidity.c shows it.
#ifndef GROW_REPORT_SOLIDITY_H
#define GROW_REPORT_SOLIDITY_H

#include "rules/assessment.h"

enum solid_what { SOLID_POSITION, SOLID_ROUTE, SOLID_RECOMMENDATION };

// An answer that, changed by so many steps, changes the finding. Of whom in its role is not told.
struct solid_answer {
    int question, role;
    int steps, direction;
    int becomes; // a place or a route; -1 for none; of a recommendation unused
};

// Leaving out one person of a role changes the finding.
struct solid_person {
    int role;
    int of;      // people of this role who answered
    int those;   // for how many of these it holds
    int becomes; // of the first of them
};

enum { SOLID_ANSWERS = 3 }; // answers that are named

struct solid_finding {
    enum solid_what what;
    int index;                                  // of a recommendation or route
    struct solid_answer answers[SOLID_ANSWERS]; // the smallest changes
    size_t answer_count;
    size_t one_step; // answers of which one step is enough
    struct solid_person *people;
    size_t person_count;
    bool tried; // it rests on an answer that was changed
    bool edge;  // one step of one answer, or one person, is enough
};

struct solidity {
    struct solid_finding *findings; // the position first, when the pack has one
    size_t count;
    size_t tried;  // copies that were evaluated
    bool complete; // everything there was to try
};

#endif
