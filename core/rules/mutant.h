// Mutants: the rules of a pack with one thing moved. A threshold by one step, an operator to its
// neighbour, a declared weight, a token in a plain function. A case that notices none of them does
// not hold the rule in its place. mutant.c keeps the list and changes the rulebook to
// and fro; mutant_condition.c, mutant_setting.c, mutant_pack.c, mutant_dates.c and mutant_script.c
// find what can be moved, mutant_left.c what never is.
#ifndef GROW_RULES_MUTANT_H
#define GROW_RULES_MUTANT_H

#include "rules/parts.h"

enum mutant_kind { MUTANT_CONDITION, MUTANT_NUMBER, MUTANT_COUNT, MUTANT_DAY, MUTANT_SCRIPT };

struct mutant {
    enum mutant_kind kind;
    const char *who; // "recommendation 'A03'"
    struct span at;
    const char *from, *to;   // "dekking < 1", "dekking <= 1"
    const struct part *part; // of a condition; else NULL
    int ordinal;             // of the change in its part, or of the setting in its rule
    struct mutant *twin;     // the same text read for another rule: it moves along
    union {
        struct {
            struct cond *node, was, is;
        } condition;
        struct {
            double *place, was, is;
        } number;
        struct {
            int *place, was, is;
        } count;
        struct {
            long *place, was, is;
        } day;
        struct {
            int script;
            size_t offset, length; // of the token that `token` replaces
            const char *token;
        } script;
    } change;
};

// Something that is not moved.
struct unmoved {
    const char *who, *what, *why;
    struct span at;
};

struct sandbox_code;

struct mutants {
    struct rulebook *rules;
    const struct limits *limits;
    struct arena *arena;
    struct part *parts; // of the rulebook, and those that were given beside it
    size_t part_count;
    struct mutant **list; // in the order of the rulebook; scripts last
    size_t count, room;
    struct unmoved *unmoved;
    size_t unmoved_count, unmoved_room;
    const struct sandbox_code *code; // of the rulebook as it is
};

// All of them, in a stable order; `more` are conditions bound to `rules` that are no part of it.
// `rules` is changed by mutant_apply only.
struct mutants *mutants_of(struct rulebook *rules, const struct limits *limits,
                           const struct part *more, size_t count, struct arena *arena);

// Moves it; false when what comes of it is no script. `scratch` must live until it is taken back.
bool mutant_apply(struct mutants *mutants, struct mutant *mutant, struct arena *scratch);
void mutant_take_back(struct mutants *mutants, struct mutant *mutant);

// After mutant_apply: may this assessment, made before it, come out differently? False is certain.
bool mutant_may_show(const struct mutant *mutant, const struct assessment *assessment);

// For the files that find them: adds one, or hangs it on the one that it is a twin of.
// mutants_leave adds what is not moved, mutants_leave_text the numbers in the holes of a text.
void mutants_add(struct mutants *mutants, const struct mutant *mutant);
void mutants_leave(struct mutants *mutants, const struct unmoved *unmoved);
void mutants_leave_text(struct mutants *mutants, const char *who, const struct message *message);
void mutants_of_conditions(struct mutants *mutants);
void mutants_of_settings(struct mutants *mutants);
void mutants_of_pack(struct mutants *mutants);
void mutants_of_dates(struct mutants *mutants, bool amounts); // those of amounts too
void mutants_of_scripts(struct mutants *mutants);
void mutants_of_left(struct mutants *mutants);

// Why no case can notice what is moved in this part; NULL when one can.
SAYS const char *mutant_hides(const struct pack *pack, const struct part *part);

double mutant_digit(int decimals); // one in the last of so many decimals

// How far a threshold is moved: the smallest difference that what it is compared with can show, or
// one in its last written digit.
double mutant_step(const struct rulebook *rules, const struct cond *other, double number);

// Of what is compared with the scores of all dimensions: the most that one answer changes any of
// them.
double mutant_score_step(const struct rulebook *rules);

#endif
