// What the command line says about the layout of a report. It must not know what is reported.
#include "cli/render.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "host/stream.h"

enum { WIDTH_LEAST = 40, WIDTH_MOST = 400, WIDTH_READABLE = 120 };

// In small or large letters: some systems write names in capitals.
static bool ends_in(const char *text, const char *ending)
{
    size_t length = strlen(text), tail = strlen(ending);
    return length >= tail && strcasecmp(text + length - tail, ending) == 0;
}

grow_format render_format(const char *format, const char *path)
{
    if (!path)
        path = "";
    if (format ? text_equal(format, "html") : ends_in(path, ".html") || ends_in(path, ".htm"))
        return GROW_REPORT_HTML;
    if (format ? text_starts(format, "m") : ends_in(path, ".md") || ends_in(path, ".markdown"))
        return GROW_REPORT_MARKDOWN;
    if (format ? text_equal(format, "json") : ends_in(path, ".json"))
        return GROW_REPORT_JSON;
    if (format ? text_equal(format, "pdf") : ends_in(path, ".pdf"))
        return GROW_REPORT_PDF;
    if (format ? text_equal(format, "svg") : ends_in(path, ".svg"))
        return GROW_CHART_SVG;
    if (format ? text_equal(format, "png") : ends_in(path, ".png"))
        return GROW_CHART_PNG;
    return GROW_REPORT_TEXT;
}

bool render_prints(const struct opt *opt)
{
    if (opt->verb == VERB_VERIFY)
        return opt->argument_count > 0 && ends_in(opt->arguments[0], ".pdf");
    if (opt->verb != VERB_REPORT && opt->verb != VERB_GROUP)
        return false;
    const char *given =
        opt->values[opt->verb == VERB_GROUP ? OPTION_FORMAT_GROUP : OPTION_FORMAT_REPORT];
    grow_format format = render_format(given, opt->values[OPTION_OUTPUT]);
    return (format == GROW_REPORT_PDF || format == GROW_CHART_PNG);
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

// The words of an option that are endings of files too, or stand for them.
static bool is_ending(const char *ending, const char *words)
{
    static const char *const OTHERS[][2] = {{"txt", "text"}, {"htm", "html"}};
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
        if (strcasecmp(OTHERS[i][0], ending) == 0)
            ending = OTHERS[i][1];
    size_t length = strlen(ending);
    for (const char *at = words; at; at = strchr(at, '|')) {
        at += *at == '|';
        if (length == strcspn(at, "|") && strncasecmp(at, ending, length) == 0)
            return true;
    }
    return false;
}

// The ending of a name with its point, or NULL.
static const char *ending_of(const char *path)
{
    const char *slash = path ? strrchr(path, '/') : NULL, *name = slash ? slash + 1 : path;
    const char *point = name ? strrchr(name, '.') : NULL;
    return point == name ? NULL : point;
}

bool render_check_ending(const struct opt *opt, enum option_name format)
{
    const char *path = opt->values[OPTION_OUTPUT], *words = opt_options[format].argument;
    const char *given = opt->values[format], *ending = ending_of(path);
    bool known = ending && is_ending(ending + 1, words);
    if (!ending || (known && !given) || (!known && given))
        return true;
    if (!known)
        opt_wrong(opt, "'%s' does not tell the format of '%s': add --format with one of %s", ending,
                  path, words);
    else if (strncasecmp(given, ending + 1, strlen(ending + 1)) != 0 &&
             (opt->verb == VERB_EXPORT || render_format(given, NULL) != render_format(NULL, path)))
        opt_wrong(opt, "'%s' is not the ending of '%s': give the file another name, or no --format",
                  ending, given);
    else
        return true;
    return false;
}

static enum option_name format_option(const struct opt *opt)
{
    return opt->verb == VERB_DIFF    ? OPTION_FORMAT_DIFF
           : opt->verb == VERB_GROUP ? OPTION_FORMAT_GROUP
                                     : OPTION_FORMAT_REPORT;
}

bool render_check(const struct command *command)
{
    const struct opt *opt = command->opt;
    const char *width = opt->values[OPTION_WIDTH];
    const char *given = opt->values[format_option(opt)];
    bool text = render_format(given, opt->values[OPTION_OUTPUT]) == GROW_REPORT_TEXT;
    if (width && !width_of(width))
        opt_wrong(opt, "'--width' takes a number from %d to %d, not '%s'", WIDTH_LEAST, WIDTH_MOST,
                  width);
    else if (!text && (width || opt_given(opt, OPTION_FRONT)))
        opt_wrong(opt, width ? "'--width' is for text: leave it out, or write a text"
                             : "'--front' is for text: leave it out, or write a text");
    else
        return render_check_ending(opt, format_option(opt));
    return false;
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

grow_render_options render_options(const struct command *command)
{
    const struct opt *opt = command->opt;
    const char *width = opt->values[OPTION_WIDTH], *path = opt->values[OPTION_OUTPUT];
    bool to_file = path && !text_equal(path, "-");
    return (grow_render_options){
        .language = opt->values[OPTION_LANG] ? opt->values[OPTION_LANG] : "nl",
        .width = width ? width_of(width) : terminal_width(command),
        .colour = !to_file && command_colour(command, 1),
    };
}
