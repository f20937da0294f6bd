// grow eval, report and explain: a dossier in, a view of its assessment out.
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cli/command.h"
#include "host/stream.h"

enum { WIDTH_LEAST = 40, WIDTH_MOST = 400, WIDTH_READABLE = 120 };

// Writes one view of the assessment; false after a diagnostic.
typedef bool (*view)(struct command *command, const grow_assessment *assessment,
                     const grow_sink *sink);

static void tell_usage(struct command *command, const grow_assessment *assessment)
{
    struct stream errors = {.descriptor = 2};
    grow_sink sink = stream_sink(&errors);
    grow_use use = grow_assessment_use(assessment);
    const char *line = arena_textf(&command->arena, "the scripts used %ld steps and %zu bytes\n",
                                   use.steps, use.memory);
    sink.write(sink.context, line, strlen(line));
}

// Nothing is written before the view is whole.
static grow_status assess(struct command *command, view write)
{
    struct command_dossier dossier = command_dossier(command, command_argument(command, 0));
    grow_assessment *assessment =
        dossier.dossier ? grow_evaluate(dossier.pack, dossier.dossier, command->diagnostics) : NULL;
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    grow_sink sink = command_sink(&out);
    bool done = assessment && write(command, assessment, &sink) && command_deliver(command, &out);
    if (done && opt_given(command->opt, OPTION_USAGE))
        tell_usage(command, assessment);
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

static bool ends_in(const char *text, const char *ending)
{
    size_t length = strlen(text), tail = strlen(ending);
    return length >= tail && strcmp(text + length - tail, ending) == 0;
}

static grow_format format_of(const struct command *command)
{
    const char *format = command->opt->values[OPTION_FORMAT_REPORT];
    const char *path = command->opt->values[OPTION_OUTPUT];
    if (!path)
        path = "";
    if (format ? text_equal(format, "html") : ends_in(path, ".html") || ends_in(path, ".htm"))
        return GROW_REPORT_HTML;
    if (format ? text_starts(format, "m") : ends_in(path, ".md"))
        return GROW_REPORT_MARKDOWN;
    if (format ? text_equal(format, "json") : ends_in(path, ".json"))
        return GROW_REPORT_JSON;
    return GROW_REPORT_TEXT;
}

// A whole number within the bounds, or 0.
static int width_of(const char *text)
{
    int width = 0;
    for (const char *at = text; at && *at; at++) {
        if (*at < '0' || *at > '9' || width > WIDTH_MOST)
            return 0;
        width = width * 10 + (*at - '0');
    }
    return width >= WIDTH_LEAST && width <= WIDTH_MOST ? width : 0;
}

// Of a terminal, as wide as it is but no wider than can be read; elsewhere what the engine takes.
static int terminal_width(const struct command *command)
{
    if (command->opt->values[OPTION_OUTPUT] || !stream_is_terminal(1))
        return 0;
    int width = width_of(getenv("COLUMNS"));
    if (width == 0)
        width = stream_width(1);
    if (width > 0 && width < WIDTH_LEAST)
        return WIDTH_LEAST;
    return width > WIDTH_READABLE ? WIDTH_READABLE : width;
}

static bool view_report(struct command *command, const grow_assessment *assessment,
                        const grow_sink *sink)
{
    const struct opt *opt = command->opt;
    const char *width = opt->values[OPTION_WIDTH];
    bool to_file = opt->values[OPTION_OUTPUT] && !text_equal(opt->values[OPTION_OUTPUT], "-");
    grow_render_options options = {
        .language = opt->values[OPTION_LANG] ? opt->values[OPTION_LANG] : "nl",
        .width = width ? width_of(width) : terminal_width(command),
        .colour = !to_file && command_colour(command, 1),
        .front_only = opt_given(opt, OPTION_FRONT),
    };
    return grow_render(assessment, format_of(command), &options, sink, command->diagnostics);
}

grow_status cmd_report(struct command *command)
{
    const char *width = command->opt->values[OPTION_WIDTH];
    if (width && !width_of(width)) {
        opt_wrong(command->opt, "'--width' takes a number from %d to %d, not '%s'", WIDTH_LEAST,
                  WIDTH_MOST, width);
        return GROW_WRONG_USE;
    }
    return assess(command, view_report);
}

// --- explain ---

static bool view_explanation(struct command *command, const grow_assessment *assessment,
                             const grow_sink *sink)
{
    const struct opt *opt = command->opt;
    const char *why_not = opt->values[OPTION_WHY_NOT];
    grow_explain_options options = {
        .language = opt->values[OPTION_LANG] ? opt->values[OPTION_LANG] : "nl",
        .why = why_not ? why_not : opt->values[OPTION_WHY],
        .why_not = why_not != NULL,
        .full = opt_given(opt, OPTION_FULL),
        .json =
            opt_given(opt, OPTION_JSON) || text_equal(opt->values[OPTION_FORMAT_EXPLAIN], "json"),
        .colour = !opt->values[OPTION_OUTPUT] && command_colour(command, 1),
    };
    return grow_explain(assessment, &options, sink, command->diagnostics);
}

grow_status cmd_explain(struct command *command)
{
    if (opt_given(command->opt, OPTION_WHY) && opt_given(command->opt, OPTION_WHY_NOT)) {
        opt_wrong(command->opt, "'--why' and '--why-not' cannot be asked together");
        return GROW_WRONG_USE;
    }
    return assess(command, view_explanation);
}
