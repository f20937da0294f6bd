// Generated dossiers of the shipped pack, for the properties that must hold for every dossier.
// The numbers come from a fixed sequence, so a failure can be repeated from its seed.
#ifndef TESTS_ENGINE_PEOPLE_H
#define TESTS_ENGINE_PEOPLE_H

#include <stdint.h>

#include "rules/evaluate.h"
#include "rules/read_rules.h"

struct people {
    struct arena arena;
    struct diags diags;
    struct pack *pack;
    struct rulebook *rules;
    uint64_t state;
};

void people_open(struct people *people);
void people_close(struct people *people);

// A number below `below` from the sequence; people_seed starts it.
void people_seed(struct people *people, uint64_t seed);
int people_next(struct people *people, int below);

// A dossier with plausible facts and answers of one to three people a role; about one answer in ten
// is blank, dont_know or not_applicable. Made in `arena`.
struct dossier *people_dossier(struct people *people, struct arena *arena);

// The dossier with `copies` further copies of each respondent of `role` (-1: of every role).
struct dossier *people_copy(struct people *people, const struct dossier *dossier, int role,
                            struct arena *arena);

// Fails the test when the dossier does not evaluate.
struct assessment *people_evaluate(struct people *people, const struct dossier *dossier,
                                   struct arena *arena);

const struct score_result *people_score(const struct assessment *assessment, const char *id);

#endif
