// How far a change of answers reaches: which values of a finished assessment rest on which
// questions. What a change does not reach need not be made again.
#ifndef GROW_RULES_REACH_H
#define GROW_RULES_REACH_H

#include "rules/assessment.h"

// Flags by number: true for what may come out differently.
struct reach {
    bool *questions, *scores, *figures, *routes, *recommendations;
    bool position, roles;
};

struct reaches;

// In `arena`, with which it lives; `assessment` must live as long.
struct reaches *reaches_new(const struct assessment *assessment, struct arena *arena);

// What a change of this one question (or fact) reaches; made once.
const struct reach *reach_of(struct reaches *reaches, int question);

// What a change of all that respondents said reaches.
const struct reach *reach_of_all(struct reaches *reaches);

// Adds what `more` reaches.
void reach_add(const struct reaches *reaches, struct reach *reach, const struct reach *more);
struct reach reach_none(const struct reaches *reaches, struct arena *arena);

#endif
