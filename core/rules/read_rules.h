// From the scripts of a pack to its rulebook.
#ifndef GROW_RULES_READ_RULES_H
#define GROW_RULES_READ_RULES_H

#include "rules/rulebook.h"

// Runs the pack's scripts once, reads what they declare, parses and binds every condition (those
// of the pack's questions and checks too). NULL after an error.
struct rulebook *read_rules(struct pack *pack, const struct limits *limits, struct diags *diags);

// Of a pack that has errors itself: only tells what is wrong in its scripts, as far as the names of
// the pack are known.
void read_rules_faulty(struct pack *pack, enum pack_state state, const struct limits *limits,
                       struct diags *diags);

#endif
