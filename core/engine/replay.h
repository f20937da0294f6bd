// The inside of grow_replay: two assessments of one dossier, by old rules and by new ones.
#ifndef GROW_ENGINE_REPLAY_H
#define GROW_ENGINE_REPLAY_H

#include "engine/compare.h"

struct replay {
    const struct assessment *old, *now; // `old` NULL: only its result was kept
    const struct node *old_result, *now_result;
    const struct layout *old_layout, *now_layout;
    struct likeness likeness; // of the packs, when both are there
    struct arena *arena;
    const char *of; // the rule whose trace is walked
    int depth;
};

// The first step, in the order of evaluation, whose outcome differs.
struct replay_step {
    const char *what; // "dimension.doel", "dimension.doel < 50"
    const char *was, *is;
    const char *where; // or NULL
};

// replay_step.c. False when no step was found that differs.
bool replay_trace(struct replay *r, const struct trace *old, const struct trace *now,
                  struct replay_step *step);
bool replay_ref(struct replay *r, struct ref old, struct ref now, struct replay_step *step);
// The gap from which a dimension is flagged.
bool replay_flag(struct replay *r, int old, int now, struct replay_step *step);
bool replay_position(struct replay *r, struct replay_step *step);
// The first bound between two bands that is another one.
bool replay_bands(struct replay *r, int old, int now, struct replay_step *step);
// The first value that differs in a text that both packs write in the same way.
bool replay_message(struct replay *r, const struct message *old, const struct message *now,
                    struct replay_step *step);
// replay_kept.c. Of a result that was kept: the first of the reads that is known to differ.
bool replay_kept(struct replay *r, const struct trace *now, struct replay_step *step);

// replay_lines.c. The first line of the declaration of a rule that differs.
struct replay_line {
    const char *was, *is;
    int line, script; // in the new pack
};
bool replay_rule_line(struct replay *r, struct rule_at old, struct rule_at now,
                      struct replay_line *line);
// Of two functions that read the same: what they read, and the first line that differs, of their
// own, of their file or of what that requires.
void replay_function(struct replay *r, const struct trace *old, const struct trace *now,
                     struct replay_step *step);

// replay_report.c. The next change of a condition of report.yaml, from number `at` on; false when
// there is none. A step without `what` was not found.
bool replay_report(struct replay *r, size_t *at, grow_replayed *change, struct replay_step *step);

const char *replay_ref_place(struct replay *r, struct ref ref);
const char *replay_value(struct replay *r, const struct value *value);
const char *replay_place(struct replay *r, struct span span);
const char *replay_rule_place(struct replay *r, struct rule_at at);

#endif
