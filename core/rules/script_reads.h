// Which values a function of a script may read, whatever the dossier holds: those that its text
// names, and that of the functions it can call.
#ifndef GROW_RULES_SCRIPT_READS_H
#define GROW_RULES_SCRIPT_READS_H

#include "rules/script_names.h"

struct script_reads;

// Runs the scripts once, in a cage of its own. In `arena`, with which it lives.
struct script_reads *script_reads_new(const struct rulebook *rules, struct arena *arena);

// Tells what function number `function` of a script may read, in the order of the text, some more
// than once. False when that cannot be told: it may be anything.
bool script_reads_tell(const struct script_reads *reads, int script, int function,
                       script_names_read *read, void *context);

#endif
