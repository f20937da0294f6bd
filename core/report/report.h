// From an assessment to a report and its views.
#ifndef GROW_REPORT_REPORT_H
#define GROW_REPORT_REPORT_H

#include "base/buf.h"
#include "report/blocks.h"
#include "report/changes.h"
#include "report/comparison.h"
#include "report/layout.h"
#include "report/solidity.h"

// What the builder must know that is not in the assessment: hashes, versions, the language.
struct report_context {
    const struct layout *layout;     // of the pack, from layout_read
    const char *language;            // "nl" or "en"
    const char *engine;              // version ...
    const char *engine_hash;         // ... and hash of the sources
    const struct comparison *since;  // with an earlier measurement, or NULL
    const struct solidity *solidity; // or NULL
};

// Builds the blocks as the pack's report.yaml orders them (layout.h).
struct report *report_build(const struct assessment *assessment,
                            const struct report_context *context, struct arena *arena,
                            struct diags *diags);

// What is shown of the sections, lines and cases that have an id. Without what `since` and
// `solidity` would add.
size_t report_shown(const struct assessment *assessment, const struct layout *layout,
                    struct arena *arena, const char ***ids);

// The recommendations that stand on the front.
size_t report_front_actions(const struct assessment *assessment, const struct layout *layout,
                            struct arena *arena, const struct recommendation_result ***actions);

// A report of nothing but a comparison, `context->since`; `rules` are those of the new measurement.
struct report *report_of_comparison(const struct rulebook *rules,
                                    const struct report_context *context, struct arena *arena);

// A report of nothing but the changes between two packs; `rules` are those of the new one.
struct report *report_of_changes(const struct rulebook *rules, const struct pack_changes *changes,
                                 const struct report_context *context, struct arena *arena);

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

// Signs that no font has: a box stands for each.
struct pdf_gaps {
    uint32_t points[12]; // the first of them
    size_t count, all;
};

// On A4 pages. False when the fonts it is set in are not there. Only in programs that link
// grow_pdf.
bool view_pdf(const struct report *report, struct pdf_gaps *gaps, struct buf *out);
bool chart_png(const struct chart *chart, const char *language, struct buf *out);

// A chart as an SVG fragment with real text, title and description.
void chart_svg(const struct chart *chart, const char *id_prefix, struct buf *out);

#endif
