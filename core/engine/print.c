// What needs cairo, pango and zlib: the report as PDF, a chart as a picture. They are in a library
// of their own (grow_pdf); in a program without it the two functions are not there, and this says
// so.
#include "base/text.h"
#include "engine/handles.h"
#include "report/chart.h"

#pragma weak view_pdf
#pragma weak chart_png

bool grow_can_print(void)
{
    return view_pdf && chart_png;
}

static bool say_not_built(struct diags *diags)
{
    struct diag *diag =
        diag_add(diags, DIAG_NOT_BUILT, SPAN_NONE, "this grow was built without PDF and PNG");
    diag_help(diags, diag, "build it with -DGROW_PDF=ON, or print the HTML from a browser");
    return false;
}

static bool say_no_fonts(struct diags *diags)
{
    struct diag *diag = diag_add(diags, DIAG_NO_FONTS, SPAN_NONE,
                                 "the fonts Carlito and Caladea are not where they should be");
    diag_help(diags, diag, "on Debian: the packages fonts-crosextra-carlito and -caladea");
    return false;
}

static void say_gaps(const struct pdf_gaps *gaps, struct diags *diags)
{
    struct buf signs;
    buf_init(&signs, 1 << 10);
    for (size_t i = 0; i < gaps->count; i++) {
        char shown[TEXT_SHOWN];
        buf_puts(&signs, i > 0 ? ", " : "");
        buf_add(&signs, shown, text_shown(shown, gaps->points[i]));
        buf_putf(&signs, " (U+%04X)", (unsigned)gaps->points[i]);
    }
    struct diag *diag = diag_add(diags, DIAG_NO_LETTER, SPAN_NONE,
                                 "no font of the PDF has %s%s: a box stands there", signs.text,
                                 gaps->all > gaps->count ? ", ..." : "");
    diag_help(diags, diag, "write it with other signs, or use the HTML");
    buf_clear(&signs);
}

bool engine_pdf(const struct report *report, bool tells, struct buf *out, struct diags *diags)
{
    struct pdf_gaps gaps;
    if (!grow_can_print())
        return say_not_built(diags);
    if (!view_pdf(report, &gaps, out))
        return say_no_fonts(diags);
    if (tells && gaps.count > 0)
        say_gaps(&gaps, diags);
    return true;
}

static bool picture(const struct chart *chart, const struct report *report, struct buf *out,
                    struct diags *diags)
{
    if (!grow_can_print())
        return say_not_built(diags);
    return chart_png(chart, report->language, out) || say_no_fonts(diags);
}

static const struct chart *find(const struct report *report, const char *id, struct diags *diags)
{
    const struct chart *chart = chart_find(report, id);
    if (chart)
        return chart;
    struct diag *diag = diag_add(diags, DIAG_NO_CHART, SPAN_NONE,
                                 "the report of this dossier has no chart '%s'", id);
    const char *known[16];
    size_t count = 0;
    for (size_t i = 0; i < report->count && count < 16; i++)
        if (report->blocks[i].kind == BLOCK_CHART)
            known[count++] = report->blocks[i].chart.id;
    diag_suggest(diags, diag, id, known, count);
    return NULL;
}

bool grow_render_chart(const grow_assessment *assessment, const char *id, grow_format format,
                       const grow_render_options *options, const grow_sink *sink,
                       grow_diagnostics *diagnostics)
{
    struct arena arena;
    arena_init(&arena);
    struct diags *diags = &diagnostics->diags;
    struct buf out;
    buf_init(&out, ENGINE_OUTPUT);
    const struct report *report = engine_report(assessment, options, &arena, diags);
    const struct chart *chart = report ? find(report, id, diags) : NULL;
    bool done = chart != NULL;
    if (done && format == GROW_CHART_PNG)
        done = picture(chart, report, &out, diags);
    else if (done)
        chart_svg_alone(chart, &out);
    arena_clear(&arena);
    if (done)
        return engine_deliver(&out, sink);
    buf_clear(&out);
    return false;
}
