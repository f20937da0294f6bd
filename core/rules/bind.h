// Binds the names of conditions to values and checks that their parts fit together, once, when a
// pack is loaded. An unknown name is an error with the nearest known one.
#ifndef GROW_RULES_BIND_H
#define GROW_RULES_BIND_H

#include "rules/rulebook.h"

// Where a condition stands decides what a bare name means.
enum bind_place {
    BIND_QUESTION, // facts, earlier questions (this respondent's answer)
    BIND_CHECK,    // facts
    BIND_ROW,      // the columns of one table
    BIND_RULE      // figures and facts
};

struct bind_scope {
    enum bind_place place;
    const struct pack *pack;
    const struct rulebook *rules;
    int question; // BIND_QUESTION: the one that asks; BIND_ROW: the table
};

bool bind_cond(struct bind_scope *scope, struct cond *cond, struct diags *diags);

// Everything of a pack and its rules: conditions, expressions, templates, support questions,
// circles.
bool bind_all(struct pack *pack, struct rulebook *rules, struct diags *diags);

// A dotted name ("item.R04") to a reference, for functions of scripts and for `explain`. False when
// unknown; `nearest` gets the best known name or NULL.
bool bind_name(const struct bind_scope *scope, const char *name, struct ref *ref,
               struct arena *arena, const char **nearest);

// The name of a reference as it stands in results: "figures.dekking", "items.R04", "facts.F02".
const char *bind_result_name(struct arena *arena, const struct rulebook *rules, struct ref ref);
// As an author writes it: "figure.dekking".
const char *bind_rule_name(struct arena *arena, const struct rulebook *rules, struct ref ref);

#endif
