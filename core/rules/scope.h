// What a name stands for where it is written: from the text of an author to a reference, all names
// that would be known there, and back to the names used in results.
#ifndef GROW_RULES_SCOPE_H
#define GROW_RULES_SCOPE_H

#include "rules/rulebook.h"

// Where a condition stands decides what a bare name means.
enum scope_place {
    SCOPE_QUESTION, // facts, earlier questions (this respondent's answer)
    SCOPE_CHECK,    // facts
    SCOPE_ROW,      // the columns of one table
    SCOPE_RULE      // figures and facts
};

struct scope {
    enum scope_place place;
    const struct pack *pack;
    const struct rulebook *rules;
    int question; // SCOPE_QUESTION: the one that asks; SCOPE_ROW: the table
};

// False when nothing here has this name ("F02", "item.R04", "F04.studenten_t1").
bool scope_find(const struct scope *scope, const char *name, struct ref *ref);

// Names near in kind to `wanted`: those of its namespace, or all bare ones.
size_t scope_known(const struct scope *scope, const char *wanted, struct arena *arena,
                   const char *const **list);

// The known name nearest to an unknown one, or NULL.
const char *scope_nearest(const struct scope *scope, const char *name, struct arena *arena);

// The name of a reference as it stands in results: "figures.dekking", "items.R04", "facts.F02".
const char *scope_result_name(struct arena *arena, const struct rulebook *rules, struct ref ref);
// The one of these that is `name` or nearest to it, also as a rule would name it; or NULL.
const char *scope_result_nearest(const struct scope *scope, const char *name, struct arena *arena);
// As an author writes it: "figure.dekking".
const char *scope_rule_name(struct arena *arena, const struct rulebook *rules, struct ref ref);

// Is it, with or without a namespace or a column, a table that each respondent fills in? No rule
// and no section of a report reads the rows of one.
bool scope_is_table_of_people(const struct pack *pack, const char *name);
// Says what to do instead.
void scope_help_table(struct diags *diags, struct diag *diag);

#endif
