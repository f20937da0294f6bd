// The inside of a grow_suite: the cases of a pack, each with its dossier and, when it was run, its
// assessment. suite.c reads and runs; suite_tell.c, bless.c, coverage.c, mutate.c and boundaries.c
// look at what is kept here.
#ifndef GROW_ENGINE_SUITE_H
#define GROW_ENGINE_SUITE_H

#include "engine/case.h"
#include "engine/handles.h"
#include "rules/parts.h"

enum suite_outcome { SUITE_PASSED, SUITE_FAILED, SUITE_SKIPPED };

struct suite_case {
    struct case_text text;
    size_t file;
    const char *id, *title;
    const char *skip; // the reason, or NULL
    enum suite_outcome outcome;
    struct diag **told; // what was found in it; others can share it
    size_t told_count;
    size_t last_diag;                    // of its file: where what was found after it begins
    const struct dossier *dossier;       // NULL: it could not be read
    const struct assessment *assessment; // NULL: it was not evaluated, or that failed
    struct bless_edits *edits;           // what would make it right; of a failed one
};

struct suite_file {
    const char *name, *text;
    size_t length;
    grow_diagnostics *found;
    bool lent;   // `found` is the caller's
    bool broken; // something is wrong beside its cases: some may be missing
    const struct node *root;
    struct bless_seen *seen;      // of the edits of its cases
    size_t first_case, last_case; // exclusive
};

// Moves of a rule that no case can notice, each with its reason: what a file `grow-unnoticed`
// holds.
struct suite_moves {
    const struct node **list; // {from, to, why}
    const char **files;
    size_t count, room;
};

// Where a name stands first.
struct suite_id {
    const char *id, *file;
    int line;
};

struct grow_suite {
    struct arena arena; // of the cases and all that is kept of them
    const grow_pack *pack;
    const char *only;
    struct suite_file *files;
    size_t file_count, file_room;
    struct suite_case *cases;
    size_t case_count, case_room;
    struct suite_id *ids;
    size_t id_count, id_room;
    struct suite_moves moves;
};

// As grow_suite_add; `found` is the caller's, or NULL for one of its own.
bool suite_add(struct grow_suite *suite, const char *name, const char *text, size_t length,
               grow_diagnostics *found);

// Of what was found since `from`, when a case was run: all is the case's, also what was found
// before. After the last case of a file the cases that share something are named with it.
// (suite_shared.c)
void suite_keep_told(struct grow_suite *suite, struct suite_case *one, const struct diags *diags,
                     size_t from);
void suite_name_sharers(const struct grow_suite *suite, const struct suite_file *file,
                        struct diags *diags);

// Evaluates a case again, as the rules are now. Is it still as the case expects?
bool suite_holds(const struct grow_suite *suite, const struct suite_case *one,
                 struct arena *scratch);

// suite_report.c: the conditions of the pack's report.
size_t suite_report_parts(const grow_pack *pack, struct arena *arena, struct part **parts);
// Does the report show what has this id?
bool suite_shows(const grow_pack *pack, const struct assessment *assessment, const char *id);

#endif
