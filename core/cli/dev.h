// The inside of `grow dev`: one look at a pack and its cases (dev_round.c), and what differs
// between two of them (cmd_dev.c).
#ifndef GROW_CLI_DEV_H
#define GROW_CLI_DEV_H

#include "cli/command.h"

// What a case came to.
struct dev_case {
    const char *id;
    bool passed;
    const char *digest;
};

// One look. It has a command of its own, and with it packs, texts and diagnostics of its own.
struct dev_round {
    struct command command;
    struct library *library; // NULL: the pack could not be found
    bool found;              // there is a questionnaire
    const char *title;       // "grow-onderwijsregio 1.0.0"; NULL while the pack is broken
    struct dev_case *cases;
    size_t case_count, case_room, failed;
};

struct dev_round *dev_round_new(const struct opt *opt);
void dev_round_free(struct dev_round *round); // NULL: nothing

const struct dev_case *dev_round_find(const struct dev_round *round, const char *id); // or NULL

#endif
