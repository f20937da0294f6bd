// The names that a case may expect something of: which there are of each kind, and what to say of
// one that the pack does not have.
#ifndef GROW_ENGINE_CASE_NAMES_H
#define GROW_ENGINE_CASE_NAMES_H

#include "base/node.h"
#include "report/layout.h"
#include "rules/rulebook.h"

// What a name can stand for.
enum case_kind {
    CASE_SCORE,
    CASE_ITEM,
    CASE_FIGURE,
    CASE_ROUTE,
    CASE_RECOMMENDATION,
    CASE_CARD,
    CASE_NOTE,
    CASE_ROLE,
    CASE_AXIS,
    CASE_PLACE,
    CASE_TABLE,
    CASE_TALLY,
    CASE_SHOWN,   // a part of report.yaml with an id
    CASE_FINDING, // a recommendation or card
    CASE_NO_NAME
};

// Without `rules` names are left alone.
struct case_names {
    const struct rulebook *rules;
    const struct pack *pack;
    const struct layout *layout;
    struct diags *diags;
};

// Reports a name that the pack does not have: with the nearest, or what it is instead, or those
// that there are. False after that.
bool case_names_check(const struct case_names *names, const struct node *node, enum case_kind kind);

// A name of what a finding rests on: as in results ("figures.dekking"), or a question.
bool case_names_check_cause(const struct case_names *names, const struct node *node);

// One of a short list. False after a diagnostic; `what` is "column of table 'x'".
SAYS bool case_names_among(const struct case_names *names, const struct node *node,
                           const char *what, const char *const list[], size_t count);

#endif
