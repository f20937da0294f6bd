// All findings of one dossier, each with its trace. Made by evaluate.c; read by the engine's JSON,
// the report and `explain`. It lives in the evaluation's arena and borrows from pack and dossier.
#ifndef GROW_RULES_ASSESSMENT_H
#define GROW_RULES_ASSESSMENT_H

#include "model/dossier.h"
#include "rules/rulebook.h"
#include "rules/tally.h"

// One value that was read.
struct trace_read {
    struct ref ref;
    struct value value;
};

// What a function told its author, with the line that told it.
struct trace_log {
    struct rule_at at;
    const char *text;
};

struct trace_logs {
    struct trace_log *list;
    size_t count, room;
    size_t dropped; // told past LIMIT_LOG_TEXTS
};

// How an expression came to its value: a node for each part of a condition, in its shape; for a
// plain function, what it read.
struct trace {
    const struct cond *cond; // NULL for a function
    struct value value;      // missing where it has none
    bool missing;            // a comparison that is false because an operand is missing
    struct trace *kids;
    size_t count;
    struct trace_read *reads; // of a function; of a name, itself
    size_t read_count;
    const struct trace_logs *logs; // of a function that told something, or NULL
    struct rule_at at;
};

// One scaled question: what each role said.
struct item_result {
    bool shown;                           // to at least one who is asked (or would be)
    bool applicable;                      // counts in the coverage
    bool valid;                           // has a score
    double score;                         // exact, 0..100
    double *role_mean;                    // one a role, exact; NAN when the role gave none
    int *role_count;                      // values a role gave
    int dont_know, not_applicable, blank; // respondents who were asked and shown it
    bool has_itemgap;
    double itemgap;
    bool has_spread;
    double spread;
};

struct score_result {
    int dimension;
    const struct score_rule *rule;
    bool measured;
    bool has_coverage;
    double coverage; // exact
    double partial;  // the mean of what is there, also when not measured; NAN when nothing is
    double score;    // exact; valid when measured
    int answered;    // valid questions
    bool has_gap;
    double gap;
    bool flagged;            // the gap is so large that the report says so
    int gap_low, gap_high;   // roles
    double *by_role;         // NAN where a role said nothing
    const struct band *band; // NULL when not measured
};

struct figure_result {
    const struct figure_rule *rule;
    struct value value;
    struct trace trace;
    int missing_need; // index in needs, or -1
};

struct axis_result {
    const struct axis_rule *rule;
    bool complete, has_partial;
    double value, partial;
    double lowest; // of the measured dimensions
    bool has_lowest;
    int lowest_dimension;
    bool near_border;
};

struct position_result {
    const struct position_rule *rule; // NULL: the pack has none
    const struct place_rule *place;   // NULL when none holds
    struct axis_result *axes;
    struct trace *place_traces; // one a place
    bool borderline;
    const char **provisional; // reason codes
    size_t provisional_count;
    struct text label; // with its "(voorlopig: ...)"; nothing without a place
};

struct requirement_result {
    bool holds;
    bool unknown; // it fails, and what is missing could make it hold
    struct trace trace;
};

struct criterion_result {
    bool has_data;
    double value; // 0..1
    struct trace trace;
};

struct route_result {
    const struct route_rule *rule;
    bool blocked;
    bool unknown; // blocked, and by nothing but what is missing
    struct requirement_result *requirements;
    struct criterion_result *criteria;
    bool has_fit, has_support, has_rank;
    double fit, support, rank; // exact
    double certainty;          // share of the criterion weight with data
    int support_roles;         // roles that answered the support question
    int *against;              // roles
    size_t against_count;
};

enum rule_state { RULE_FIRED, RULE_QUIET, RULE_OUTSIDE_VALIDITY };

struct recommendation_result {
    const struct recommendation_rule *rule;
    enum rule_state state;
    struct trace trace;
    struct trace stake_trace;
    bool has_stake;
    double stake;
    struct text text; // filled in; nothing unless fired
};

struct card_result {
    const struct card_rule *rule;
    bool drawn;
    struct trace trace;
};

struct table_result {
    const struct table_rule *rule;
    struct value value; // a VALUE_TABLE, or missing
    struct trace trace;
};

struct note_result {
    const struct note_rule *rule;
    bool holds;
    struct text text; // filled in; nothing unless it holds
    struct trace trace;
};

struct evaluation;

struct assessment {
    const struct pack *pack;
    const struct rulebook *rules;
    const struct dossier *dossier;
    struct item_result *items;   // one a question (empty for those without a scale)
    bool *fact_shown;            // one a question: a fact that is not hidden
    struct score_result *scores; // in the order of rules->scores
    struct figure_result *figures;
    struct position_result position;
    struct route_result *routes;
    struct recommendation_result *recommendations;
    struct card_result *cards;
    struct table_result *tables;
    struct note_result *notes;
    int *respondents; // one a role: people with at least one value on a shown question
    bool *role_missing;
    struct tallies *tallies;  // of a pack with `group`, else NULL
    int amount_set;           // or -1
    struct trace_logs **logs; // of every function that told something, as they ran
    size_t log_count;
    const struct rule_use *uses; // a call of a function each, as they ended
    size_t use_count;
    struct evaluation *evaluation; // that made it; rules/ only
};

// Hangs what functions told, from logs[from] on, on a diagnostic as notes.
void assessment_tell_logs(const struct assessment *assessment, size_t from, struct diags *diags,
                          struct diag *diag);

// What the walk from a trace down to the dossier finds: question indexes, ascending, once each.
size_t assessment_answers(const struct assessment *assessment, struct arena *arena,
                          const struct trace *trace, int **questions);

// The reads that made a condition true (all of `and`, the true ones of `or`), in order, once each.
size_t assessment_because(const struct assessment *assessment, struct arena *arena,
                          const struct trace *trace, struct trace_read **reads);

#endif
