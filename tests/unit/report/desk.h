// A report for tests: the pack of the source tree, with another report.yaml if a test gives one,
// over a dossier of docs/examples.
#ifndef GROW_TEST_DESK_H
#define GROW_TEST_DESK_H

#include "report/report.h"

struct desk {
    struct arena arena; // of texts, diagnostics, evaluation and report
    struct diags diags;
    const char *layout_text; // instead of report.yaml, or NULL
    struct pack *pack;
    struct rulebook *rules;
    struct layout *layout; // NULL when it holds an error
    struct dossier *dossier;
    struct assessment *assessment;
    struct report *report;
};

// Loads pack, rules and layout.
void desk_open(struct desk *desk, const char *layout_text);
// Reads a dossier (a path from the root), evaluates it and builds its report.
void desk_report(struct desk *desk, const char *path, const char *language);
// The same of a dossier's text.
void desk_report_text(struct desk *desk, const char *text, const char *language);
const char *desk_read(struct desk *desk, const char *path, size_t *length);
void desk_close(struct desk *desk);

#endif
