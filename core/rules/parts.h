// Every condition and expression of a rulebook, once, in the order in which its things stand: for
// what looks at all of them (coverage, mutants, boundaries) without knowing each kind of rule.
#ifndef GROW_RULES_PARTS_H
#define GROW_RULES_PARTS_H

#include "rules/assessment.h"

enum part_kind {
    PART_NEED,
    PART_FIGURE,
    PART_PLACE,
    PART_REQUIREMENT,
    PART_CRITERION,
    PART_RECOMMENDATION,
    PART_STAKE,
    PART_CARD,
    PART_NOTE,
    PART_ROWS,   // of a table
    PART_SHOWN,  // when a question is shown
    PART_OPTION, // when an option is
    PART_CHECK,  // of facts
    PART_REPORT  // of report.yaml: not one of the rulebook, but of who reads the layout
};

struct part {
    enum part_kind kind;
    size_t index,
        sub;         // of the rule or question; of the need, place, requirement, criterion, option
    const char *who; // "recommendation 'A03'"
    struct cond *cond; // NULL: a plain function
    int function;      // its number among those of its script, or 0
    struct rule_at at; // of a rule; script -1 for a part of the questionnaire
    struct rule_at function_at;
    const char *id;     // of PART_REPORT, or NULL
    const char *hidden; // of PART_REPORT: why no case can notice it; or NULL
};

size_t parts_of(const struct rulebook *rules, struct arena *arena, struct part **parts);

// How it came out. NULL where an assessment keeps no trace: of a need, and of what is no rule.
const struct trace *parts_trace(const struct assessment *assessment, const struct part *part);

// Does it decide something (true or false) rather than give a value?
bool parts_is_condition(const struct part *part);

// Where it stands: its condition, or the line of its function.
struct span parts_span(const struct rulebook *rules, const struct part *part);

#endif
