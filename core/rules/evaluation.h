// The inside of an evaluation, shared by the files that make findings (items, scores, position,
// routes, findings, expression). Nothing outside rules/ includes this.
#ifndef GROW_RULES_EVALUATION_H
#define GROW_RULES_EVALUATION_H

#include "rules/assessment.h"
#include "rules/bridge.h"
#include "rules/fill.h"

// A value is made once: asked for again while it is being made, it depends on itself.
enum making { MAKING_NOT, MAKING_NOW, MAKING_DONE };

// What the function that runs now has read; one on top of the other.
struct reads {
    struct trace_read *list;
    size_t count, room;
    struct trace_logs *logs; // NULL: it told nothing
    struct reads *below;
};

// A column of a table, made once: many conditions look at the same few.
struct column {
    int question, number;
    struct value list;
    struct column *next;
};

// Room for traces that nobody keeps, used again and again: a stack in blocks.
struct spare {
    struct trace *list;
    size_t room, used;
    struct spare *above, *below;
};

struct evaluation {
    const struct pack *pack;
    const struct rulebook *rules;
    const struct dossier *dossier;
    const struct limits *limits;
    struct arena *arena;
    struct diags *diags;
    struct bridge *bridge; // made when the first function is called
    struct assessment *result;
    struct reads *reads;
    size_t log_room;                                                            // of result->logs
    unsigned char *facts, *items, *spreads, *scores, *figures, *routes, *ranks; // enum making
    unsigned char *shown; // one a question: 0 not known, 1 no, 2 yes; only when not personal
    bool *personal;       // one a question: its condition looks at the respondent's answers
    struct fill fill;
    struct column *columns; // both in the arena: NULL when that is another one
    struct spare *spare;
    unsigned char axes, roles;
    bool failed;
};

// Where a condition is evaluated.
struct scene {
    int respondent;          // whose answers bare questions mean; -1 for nobody
    const struct value *row; // the row that is checked, or NULL
};

static const struct scene SCENE_RULE = {-1, NULL};

// spare.c
struct spare_mark {
    const struct spare *block;
    size_t used;
};
struct trace *spare_take(struct evaluation *evaluation, size_t count); // zeroed
struct spare_mark spare_mark(const struct evaluation *evaluation);
void spare_give_back(struct evaluation *evaluation, struct spare_mark mark);

// evaluate.c: an evaluation of which nothing is made yet, and the checks between its facts.
struct evaluation *evaluation_new(const struct rulebook *rules, const struct dossier *dossier,
                                  struct arena *arena);
void evaluation_check(struct evaluation *evaluation);

// evaluate.c: the one place where a reference becomes a value, made if need be, exact.
struct value evaluation_value(struct evaluation *evaluation, struct ref ref);
// What a function of a script may read of it.
struct reading evaluation_reading(struct evaluation *evaluation);

// expression.c
struct trace expression_trace(struct evaluation *evaluation, const struct cond *cond,
                              struct scene scene);
struct trace expression_of(struct evaluation *evaluation, const struct expr *expr,
                           struct rule_at at);
bool expression_holds(const struct trace *trace);
// Does it hold? Keeps no trace, so it may be asked of each respondent and each row.
bool expression_test(struct evaluation *evaluation, const struct cond *cond, struct scene scene);
// A condition or expression as a number: true 1, false 0; no data where what it reads is missing.
bool expression_number(const struct trace *trace, double *number);
// True when the condition does not hold, but might if what is missing were there.
bool expression_open(const struct trace *trace);
// True when anything that the trace read is missing.
bool expression_lacks(const struct trace *trace);
// Fills the holes of a rule's text, in each language of the pack.
struct text expression_fill_message(struct evaluation *evaluation, const struct message *message,
                                    const char *owner);

// items.c
void items_make(struct evaluation *evaluation, int question);
void items_make_spread(struct evaluation *evaluation, int question);
void items_make_roles(struct evaluation *evaluation);
bool items_shown(struct evaluation *evaluation, int question, int respondent);
struct value items_fact(struct evaluation *evaluation, int question, int column);
// The score of one answer, exact; false when it has none.
bool items_answer_score(const struct question *question, const struct answer *answer,
                        double *score);
struct value items_answer(const struct evaluation *evaluation, int question, int respondent);

// scores.c
void scores_make(struct evaluation *evaluation, int dimension);
struct score_result *scores_of(struct evaluation *evaluation, int dimension); // or NULL

// position.c
void position_make_axes(struct evaluation *evaluation);
// The place, without its label; the places behind it are traced when `all` are.
void position_choose(struct evaluation *evaluation, bool all);
void position_make(struct evaluation *evaluation);

// routes.c
void routes_make_requirements(struct evaluation *evaluation, int route);
void routes_make(struct evaluation *evaluation, int route);

// findings.c
void findings_make_figure(struct evaluation *evaluation, int figure);
void findings_make_notes(struct evaluation *evaluation);
void findings_make_recommendations(struct evaluation *evaluation);
void findings_make_cards(struct evaluation *evaluation);
void findings_make_tables(struct evaluation *evaluation);

#endif
