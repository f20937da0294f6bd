// From an assessment to a report and its views.
#ifndef GROW_REPORT_REPORT_H
#define GROW_REPORT_REPORT_H

#include "base/buf.h"
#include "report/blocks.h"
#include "report/layout.h"

// What the builder must know that is not in the assessment: hashes, versions, the language.
struct report_context {
    const struct layout *layout; // of the pack, from layout_read
    const char *language;        // "nl" or "en"
    const char *engine;          // version
};

// Builds the blocks as the pack's report.yaml orders them (layout.h).
struct report *report_build(const struct assessment *assessment,
                            const struct report_context *context, struct arena *arena,
                            struct diags *diags);

struct view_options {
    int width;   // of the terminal, 40-400; 0: 80
    bool colour; // terminal colours
    bool front_only;
};

void view_text(const struct report *report, const struct view_options *options, struct buf *out);
void view_markdown(const struct report *report, struct buf *out);
void view_json(const struct report *report, struct buf *out);
// Self-contained. `result` is the result JSON, embedded in the page; may be NULL.
void view_html(const struct report *report, const char *result, struct buf *out);

// A chart as an SVG fragment with real text, title and description.
void chart_svg(const struct chart *chart, const char *id_prefix, struct buf *out);

#endif
