// What functions of scripts can read of an evaluation, without knowing how it is made: the
// evaluation lends itself to the bridge through this.
#ifndef GROW_RULES_READING_H
#define GROW_RULES_READING_H

#include "rules/rulebook.h"

struct reading {
    const struct rulebook *rules;
    struct arena *arena; // of the evaluation
    bool open;           // a function runs: now values can be read
    void *context;
    // The value of a reference, made if need be; exact.
    struct value (*value)(void *context, struct ref ref);
    // Notes that the running function read it.
    void (*note)(void *context, struct ref ref, struct value value);
    // Keeps what it told its author (grow.log) at a line of a script. The text is copied.
    void (*tell)(void *context, struct rule_at at, const char *text);
};

#endif
