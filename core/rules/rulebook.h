// What the scripts of a pack declare: the rules as data. Filled by declare.c, bound and checked by
// bind.c, read by evaluate.c and the report. It lives in the pack's arena and never changes.
#ifndef GROW_RULES_RULEBOOK_H
#define GROW_RULES_RULEBOOK_H

#include "model/names.h"
#include "model/pack.h"

// Where a declaration stands: a script of the pack and its line.
struct rule_at {
    int script;
    int line;
};

struct column_rule;

// A condition, an expression, or a plain function of a script; none when both are absent.
struct expr {
    struct cond *cond;
    int function;          // 1-based number among the functions its script declares; 0: none
    struct rule_at at;     // of the function, which may stand in another script
    const char *condition; // "'when' of card 'KF-2'": it gives true or false; NULL: any value
    // Of a function that gives the rows of a table: its columns; else NULL.
    const struct column_rule *columns;
    size_t column_count;
};

struct band {
    const char *id;
    double below; // INFINITY for the last
    struct text label;
};

struct score_rule {
    int dimension;
    double coverage_floor;
    int least;                  // answered questions
    int common;                 // questions two roles must share for a gap
    bool has_least, has_common; // written, not the default
    double flag;
    struct band *bands;
    size_t band_count;
    struct rule_at at;
};

enum unit {
    UNIT_EURO,
    UNIT_STUDENTS,
    UNIT_SHARE, // 0..1, shown as a percentage or as it is
    UNIT_PERCENT,
    UNIT_SCORE,
    UNIT_YEAR,
    UNIT_COUNT,
    UNIT_TEXT
};

// A text with holes, in each language of the pack.
struct message {
    struct template *in[PACK_LANGUAGES];
};

struct figure_rule {
    const char *id;
    struct text label;
    enum unit unit;
    int decimals;      // VALUE_EXACT: compared unrounded
    int shown;         // decimals it is printed with
    bool has_decimals; // written, not those of its unit
    struct cond **needs;
    size_t need_count;
    struct expr value;
    struct message how; // what a function does, for readers
    bool has_how;
    bool hidden;
    const int *sources;
    size_t source_count;
    struct rule_at at;
};

struct column_rule {
    const char *id;
    struct text label;
    enum unit unit;
    int shown;    // decimals
    int question; // whose words stand in it, or -1
};

// Rows that a function makes: a path by year, a list by region.
struct table_rule {
    const char *id;
    struct text label;
    struct column_rule *columns;
    size_t column_count;
    struct expr rows;
    const int *sources;
    size_t source_count;
    struct rule_at at;
};

struct axis_rule {
    const char *id;
    struct text label;
    int *dimensions;
    size_t count;
    bool has_weakest;
    double weakest;
};

struct place_rule {
    const char *id;
    struct text label;
    struct cond *when; // NULL: always
    bool open;         // no place yet: its label names what is missing, without "provisional"
};

struct position_rule {
    double border, margin;
    struct axis_rule *axes;
    size_t axis_count;
    struct place_rule *places;
    size_t place_count;
    struct rule_at at;
};

// `say` tells that the condition failed, `unknown` that it cannot be told for want of data.
struct requirement {
    struct expr when;
    struct text say, unblock, unknown;
    bool has_unknown;
};

struct criterion {
    struct text label;
    struct expr value; // 0..1; a condition counts 1 or 0
    double weight;
};

struct route_rule {
    const char *id;
    struct text label, text, risk, note;
    bool has_note;
    struct requirement *requires;
    size_t require_count;
    struct criterion *criteria;
    size_t criterion_count;
    int support; // question, or -1
    double mix_fit, mix_support;
    int roles;
    double veto;
    bool has_mix, has_roles, has_veto; // written, not the default
    const int *sources;
    size_t source_count;
    struct rule_at at;
};

struct recommendation_rule {
    const char *id;
    const char *theme;
    struct span theme_at;
    int dimension; // the theme's dimension, or -1
    int priority;
    struct text title, owner, term;
    struct message text;
    struct validity valid;
    struct expr when;
    struct expr stake;
    const int *sources;
    size_t source_count;
    struct rule_at at;
};

struct card_rule {
    const char *id;
    const char *theme;
    struct span theme_at;
    struct text title, opening, deepening;
    struct expr when;
    struct rule_at at;
};

struct note_rule {
    const char *id;
    const char *about;
    struct expr when;
    struct message text;
    struct rule_at at;
};

// The questions of one dimension, ascending.
struct dimension_use {
    int *questions;
    size_t count;
};

struct sandbox_code;

struct rulebook {
    const struct pack *pack;
    struct dimension_use *uses; // one a dimension
    // From ids to the numbers below.
    struct names figure_names, route_names, recommendation_names, card_names, table_names,
        note_names;
    struct score_rule *scores; // one a dimension that is scored, in the order declared
    size_t score_count;
    struct figure_rule *figures;
    size_t figure_count;
    struct position_rule *position; // or NULL
    struct route_rule *routes;
    size_t route_count;
    struct recommendation_rule *recommendations;
    size_t recommendation_count;
    struct card_rule *cards;
    size_t card_count;
    struct table_rule *tables;
    size_t table_count;
    struct note_rule *notes;
    size_t note_count;
    bool *has_functions;             // one a script: it must be run again to evaluate
    const struct sandbox_code *code; // one a script: what it was compiled to
};

// Without any rule yet, in the pack's arena.
struct rulebook *rulebook_new(struct pack *pack);

// -1 when there is none.
int rulebook_figure_find(const struct rulebook *rules, const char *id);
int rulebook_route_find(const struct rulebook *rules, const char *id);
int rulebook_axis_find(const struct rulebook *rules, const char *id);
int rulebook_recommendation_find(const struct rulebook *rules, const char *id);
int rulebook_table_find(const struct rulebook *rules, const char *id);
const struct score_rule *rulebook_score_of(const struct rulebook *rules, int dimension); // or NULL

// Limits of the cage. Steps and bytes, never time: the same on every machine.
struct limits {
    long steps;      // virtual machine instructions and charged work
    size_t memory;   // bytes at once
    size_t turnover; // bytes in all
    size_t string;   // bytes of one string
    size_t block;    // bytes of one block
    int depth;       // of nested calls
    size_t source;   // bytes of one script
};

// What a state used of them: for `--usage` and the benchmark.
struct sandbox_use {
    long steps;
    size_t peak, turnover;
};

// What one call of a function of a script used of them; function 0: reading the scripts again.
struct rule_use {
    int script;        // that declares it; -1: reading the scripts
    struct rule_at at; // of the function
    int function;
    long steps;  // without those of the functions it waited for
    size_t peak; // bytes at once while it ran
};
extern const struct limits limits_default;

#endif
