// grow eval, report and explain: a dossier in, a view of its assessment out.
#include <string.h>

#include "base/text.h"
#include "cli/measured.h"
#include "cli/render.h"
#include "host/stream.h"

// Writes one view of the assessment; false after a diagnostic.
typedef bool (*view)(struct command *command, const grow_assessment *assessment,
                     const grow_sink *sink);

// What scripts told by grow.log, and what they used: for authors, so beside the output.
static void tell_author(const struct command *command, const grow_assessment *assessment)
{
    const struct opt *opt = command->opt;
    struct stream errors = {.descriptor = 2};
    grow_sink sink = stream_sink(&errors);
    if (opt->verb == VERB_EVAL)
        grow_assessment_logs(assessment, &sink);
    bool json = text_equal(opt->values[OPTION_FORMAT_RESULT], "json") ||
                text_equal(opt->values[OPTION_FORMAT_REPORT], "json");
    if (opt_given(opt, OPTION_USAGE))
        grow_assessment_usage(assessment, json, &sink);
}

// Nothing is written before the view is whole.
static grow_status assess(struct command *command, view write)
{
    struct command_dossier dossier = command_dossier(command, command_argument(command, 0));
    command->pack = dossier.pack;
    grow_assessment *assessment =
        dossier.dossier ? grow_evaluate(dossier.pack, dossier.dossier, command->diagnostics) : NULL;
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    grow_sink sink = command_sink(&out);
    bool done = assessment && write(command, assessment, &sink) && command_deliver(command, &out);
    if (done)
        tell_author(command, assessment);
    bool silent =
        !done && command->status == GROW_DONE && grow_diagnostics_errors(command->diagnostics) == 0;
    buf_clear(&out);
    grow_assessment_free(assessment);
    command_dossier_close(&dossier);
    return silent ? GROW_BUG : GROW_DONE;
}

static bool view_result(struct command *command, const grow_assessment *assessment,
                        const grow_sink *sink)
{
    return grow_render(assessment, GROW_RESULT_JSON, NULL, sink, command->diagnostics);
}

grow_status cmd_eval(struct command *command)
{
    return assess(command, view_result);
}

// --- report ---

// A chart is a picture, and a report is not.
static grow_format report_format(const struct command *command)
{
    const struct opt *opt = command->opt;
    const char *format = opt->values[OPTION_FORMAT_REPORT];
    if (opt_given(opt, OPTION_CHART) && !format && !opt->values[OPTION_OUTPUT])
        return GROW_CHART_SVG;
    return render_format(format, opt->values[OPTION_OUTPUT]);
}

// False after a message.
static bool check_format(const struct command *command)
{
    const struct opt *opt = command->opt;
    grow_format format = report_format(command);
    const char *path = opt->values[OPTION_OUTPUT];
    bool picture = format == GROW_CHART_SVG || format == GROW_CHART_PNG;
    if (picture != opt_given(opt, OPTION_CHART)) {
        opt_wrong(opt, picture ? "svg and png are for one chart: add --chart"
                               : "'--chart' takes --format svg or png");
        return false;
    }
    bool bytes = format == GROW_REPORT_PDF || format == GROW_CHART_PNG;
    if (bytes && (!path || text_equal(path, "-")) && stream_is_terminal(1)) {
        opt_wrong(opt, "this is not for a terminal: add --output FILE");
        return false;
    }
    return true;
}

static bool view_report(struct command *command, const grow_assessment *assessment,
                        const grow_sink *sink)
{
    const struct opt *opt = command->opt;
    grow_render_options options = render_options(command);
    struct measured old = {0};
    options.front_only = opt_given(opt, OPTION_FRONT);
    if (opt_given(opt, OPTION_SINCE)) {
        old = measured_read(command, opt->values[OPTION_SINCE], MEASURED_OLD, command->pack);
        if (!old.measurement) {
            measured_close(&old);
            return false;
        }
        options.since = old.measurement;
    }
    grow_format format = report_format(command);
    const char *chart = opt->values[OPTION_CHART];
    bool done =
        chart ? grow_render_chart(assessment, chart, format, &options, sink, command->diagnostics)
              : grow_render(assessment, format, &options, sink, command->diagnostics);
    measured_close(&old);
    return done;
}

grow_status cmd_report(struct command *command)
{
    if (!render_check(command) || !check_format(command))
        return GROW_WRONG_USE;
    return assess(command, view_report);
}

// --- explain ---

static bool view_explanation(struct command *command, const grow_assessment *assessment,
                             const grow_sink *sink)
{
    const struct opt *opt = command->opt;
    const char *why_not = opt->values[OPTION_WHY_NOT], *id = command_argument(command, 1);
    grow_explain_options options = {
        .language = opt->values[OPTION_LANG] ? opt->values[OPTION_LANG] : "nl",
        .why = why_not ? why_not
               : id    ? id
                       : opt->values[OPTION_WHY],
        .why_not = why_not != NULL,
        .full = opt_given(opt, OPTION_FULL),
        .json =
            opt_given(opt, OPTION_JSON) || text_equal(opt->values[OPTION_FORMAT_EXPLAIN], "json"),
        .colour = !opt->values[OPTION_OUTPUT] && command_colour(command, 1),
    };
    const char *expression = opt->values[OPTION_EXPRESSION];
    return expression ? grow_ask(assessment, expression, &options, sink, command->diagnostics)
                      : grow_explain(assessment, &options, sink, command->diagnostics);
}

grow_status cmd_explain(struct command *command)
{
    int asked = opt_given(command->opt, OPTION_WHY) + opt_given(command->opt, OPTION_WHY_NOT) +
                opt_given(command->opt, OPTION_EXPRESSION);
    if (asked > 0 && command_argument(command, 1)) {
        opt_wrong(command->opt, "an ID stands behind the DOSSIER or behind an option, not both");
        return GROW_WRONG_USE;
    }
    if (asked > 1) {
        opt_wrong(command->opt, "'--why', '--why-not' and '--expression' cannot be asked together");
        return GROW_WRONG_USE;
    }
    return assess(command, view_explanation);
}
