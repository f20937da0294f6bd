// The inside of grow_explain: an explanation is a tree of sentences, each with the place of its
// rule and the id it is about. explain_tree.c grows and prints it; the other files fill it.
#ifndef GROW_ENGINE_EXPLAIN_H
#define GROW_ENGINE_EXPLAIN_H

#include "base/words.h"
#include "grow.h"
#include "rules/evaluate.h"

struct branch {
    const char *text;
    const char *id;    // what it is about, as in results; or NULL
    const char *where; // "scripts/x.lua:41"; or NULL
    struct branch *first, *last, *next;
};

struct explain {
    const struct assessment *assessment;
    struct arena *arena;
    enum words_language language; // of what explain itself says
    bool point; // numbers as 1,234.5: the texts of the pack, which stand beside them, are English
    bool full;
    bool logs;                          // with what functions told their author
    bool *figures, *dimensions, *items; // opened already: told once
    int depth;
};

// explain.c
struct explain explain_of(const struct assessment *assessment, const grow_explain_options *options,
                          struct arena *arena);

// explain_tree.c
const char *explain_word(const struct explain *explain, enum word word);
struct branch *explain_add(struct explain *explain, struct branch *parent, const char *text);
struct branch *explain_addf(struct explain *explain, struct branch *parent, enum word word, ...);
const char *explain_format(struct explain *explain, enum word word, ...);
const char *explain_value(struct explain *explain, const struct value *value);
// A year is a name and no amount: without a mark between thousands.
const char *explain_measure(struct explain *explain, const struct value *value, bool year);

// The value of a part of a condition, a year as a year. (explain_condition.c)
const char *explain_part(struct explain *explain, const struct trace *trace);
const char *explain_number(struct explain *explain, double number, int decimals);
const char *explain_where(struct explain *explain, struct rule_at at);
const char *explain_label(struct explain *explain, const struct text *text);
void explain_print(const struct branch *root, bool colour, struct buf *out);
void explain_json(const struct branch *root, struct buf *out);

// explain_condition.c
void explain_trace(struct explain *explain, struct branch *parent, const struct trace *trace);
// A rule's condition: the same, and of a function what it gave.
void explain_condition(struct explain *explain, struct branch *parent, const struct trace *trace);
// The first part, in reading order, that keeps a condition from being true.
const struct trace *explain_first_failed(const struct trace *trace);
void explain_ref(struct explain *explain, struct branch *parent, struct ref ref,
                 struct value value);

// explain_score.c
void explain_dimension(struct explain *explain, struct branch *parent, int dimension);
void explain_item(struct explain *explain, struct branch *parent, int question);
void explain_figure(struct explain *explain, struct branch *parent, int figure);
void explain_fact(struct explain *explain, struct branch *parent, int question);

// explain_report.c: what a role said; and a section or chart of the report, sentence by sentence
// with what can be asked of each. False when the report has no such part.
void explain_role(struct explain *explain, struct branch *parent, int role);
bool explain_part_of_report(struct explain *explain, struct branch *parent,
                            const struct grow_assessment *assessment, const char *id);
void explain_list_report(struct explain *explain, struct branch *parent,
                         const struct grow_assessment *assessment);

// explain_question.c: one that has no scale.
void explain_question(struct explain *explain, struct branch *parent, int question);
// The label of one of its options.
const char *explain_option(struct explain *explain, const struct question *question,
                           const char *id);

// explain_group.c: how a group answered; below a branch of its own, or of another.
void explain_tally(struct explain *explain, struct branch *parent, int question);
void explain_tally_of(struct explain *explain, struct branch *parent, int question);

// explain_table.c
void explain_table(struct explain *explain, struct branch *parent, int table);

// explain_finding.c
void explain_recommendation(struct explain *explain, struct branch *parent, size_t index);
void explain_card(struct explain *explain, struct branch *parent, size_t index);
void explain_note(struct explain *explain, struct branch *parent, size_t index);
void explain_position(struct explain *explain, struct branch *parent);
void explain_route(struct explain *explain, struct branch *parent, size_t index);

#endif
