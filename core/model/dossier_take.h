// The parts of dossier_value.c: what takes a value, and how one is refused.
#ifndef GROW_MODEL_DOSSIER_TAKE_H
#define GROW_MODEL_DOSSIER_TAKE_H

#include "model/dossier.h"

struct taker {
    const struct question *question;
    enum diag_code code; // of what is wrong
    bool is_cell;
    struct arena *arena;
    struct diags *diags;
};

// "'R01' takes a number ..." and what to write. Always false.
SAYS bool dossier_take_refuse(const struct taker *taker, const struct node *node,
                              const char *message, const char *help);

// False when the node is nothing, a list or a mapping: `wanted` ("a number") is asked.
SAYS bool dossier_take_scalar(const struct taker *taker, const struct node *node,
                              const char *wanted);

// --- numbers and days (dossier_number.c) ---

bool dossier_take_number(const struct taker *taker, const struct node *node, struct answer *answer);
bool dossier_take_year(const struct taker *taker, const struct node *node, struct answer *answer);
bool dossier_take_date(const struct taker *taker, const struct node *node, struct answer *answer);

#endif
