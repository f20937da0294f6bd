// The inside of `grow repl`: a copy of a dossier that is asked about and changed. cmd_repl.c reads
// the commands and answers what asks; repl_change.c does what changes the copy.
#ifndef GROW_CLI_REPL_H
#define GROW_CLI_REPL_H

#include "cli/command.h"

enum { REPL_LINE = 64 * 1024 };

// A dossier as it stands at one moment.
struct repl_state {
    const char *text; // as YAML
    grow_dossier *dossier;
    grow_assessment *assessment;
    const char *digest;
};

struct repl {
    struct command *command;
    const grow_pack *pack;
    struct repl_state stored, now;
    const char **before; // texts, one a change that can be undone
    size_t before_count, before_room;
    const char **watches; // expressions
    size_t watch_count, watch_room;
    grow_diagnostics *problems; // of the command that runs
    const char *wrong;          // the expression that could not be read, or NULL
    grow_form *form;            // that its problems may point into, or NULL
    bool typed;                 // by a person: a prompt is shown
    bool refused;               // the change could not be evaluated
    bool stop;
};

// cmd_repl.c
SAYS void repl_say(struct repl *repl, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
// The first word of `*rest`, which moves past it and the blanks behind; "" when there is none.
const char *repl_word(struct repl *repl, const char **rest);
// "; did you mean 'x'?" when one of the names is near, else "".
const char *repl_meant(struct repl *repl, const char *wanted, const char *const names[],
                       size_t count);
void repl_show_watches(struct repl *repl);

// repl_change.c: the commands, with what stands behind them.
void repl_set(struct repl *repl, const char *rest);
void repl_unset(struct repl *repl, const char *rest);
void repl_undo(struct repl *repl, const char *rest);
void repl_diff(struct repl *repl, const char *rest);
void repl_save(struct repl *repl, const char *rest);
void repl_save_over(struct repl *repl, const char *rest);

// The stored dossier as the first state, and what is freed at the end. False after a diagnostic.
bool repl_open(struct repl *repl, grow_dossier *dossier);
void repl_close(struct repl *repl);

#endif
