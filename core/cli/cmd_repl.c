// grow repl: reads commands, a line each, about a copy of a dossier. What is no command is an
// expression. The words of the commands exist once, here.
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "cli/repl.h"
#include "host/file.h"
#include "host/stream.h"

void repl_say(struct repl *repl, const char *format, ...)
{
    char text[1024];
    va_list values;
    va_start(values, format);
    int length = vsnprintf(text, sizeof text - 1, command_text(repl->command, format), values);
    va_end(values);
    size_t end = length < 0                         ? 0
                 : (size_t)length < sizeof text - 1 ? (size_t)length
                                                    : sizeof text - 2;
    text[end] = '\n';
    command_say(repl->command, text, end + 1);
}

const char *repl_word(struct repl *repl, const char **rest)
{
    size_t length = strcspn(*rest, " \t");
    const char *word = arena_text_n(&repl->command->arena, *rest, length);
    *rest += length;
    *rest += strspn(*rest, " \t");
    return word;
}

const char *repl_meant(struct repl *repl, const char *wanted, const char *const names[],
                       size_t count)
{
    const char *nearest = text_nearest(wanted, names, count);
    return nearest ? arena_textf(&repl->command->arena,
                                 command_text(repl->command, "; did you mean '%s'?"), nearest)
                   : "";
}

// --- asking ---

static grow_explain_options options_of(const struct repl *repl)
{
    const char *language = repl->command->opt->values[OPTION_LANG];
    return (grow_explain_options){.language = language ? language : "nl",
                                  .logs = true,
                                  .colour = command_colour(repl->command, 1)};
}

static void say_all(struct repl *repl, struct buf *out)
{
    command_say(repl->command, out->text, out->length);
    buf_clear(out);
}

// A rule has no value that an expression can read, but it can be asked about.
static void point_to_why(struct repl *repl, const char *id)
{
    grow_explain_options options = options_of(repl);
    options.why = id;
    grow_diagnostics *quiet = grow_diagnostics_new();
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    grow_sink sink = command_sink(&out);
    if (grow_explain(repl->now.assessment, &options, &sink, quiet))
        repl_say(repl, "`why %s` tells about it", id);
    buf_clear(&out);
    grow_diagnostics_free(quiet);
}

// False after a diagnostic.
static bool ask(struct repl *repl, const char *expression)
{
    grow_explain_options options = options_of(repl);
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    grow_sink sink = command_sink(&out);
    bool good = grow_ask(repl->now.assessment, expression, &options, &sink, repl->problems);
    say_all(repl, &out);
    repl->wrong = good ? NULL : expression;
    return good;
}

void repl_show_watches(struct repl *repl)
{
    for (size_t i = 0; i < repl->watch_count; i++)
        ask(repl, repl->watches[i]);
}

static void explain(struct repl *repl, const char *rest, bool why_not)
{
    grow_explain_options options = options_of(repl);
    const char *id = repl_word(repl, &rest);
    options.why = *id ? id : NULL;
    options.why_not = why_not;
    options.full = *rest != '\0';
    if (options.full && strcmp(rest, "full") != 0) {
        repl_say(repl, "behind an id stands nothing or 'full', not '%s'", rest);
        return;
    }
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    grow_sink sink = command_sink(&out);
    grow_explain(repl->now.assessment, &options, &sink, repl->problems);
    say_all(repl, &out);
}

static void why(struct repl *repl, const char *rest)
{
    explain(repl, rest, false);
}

static void why_not(struct repl *repl, const char *rest)
{
    if (*rest == '\0') {
        repl_say(repl, "why not what? why-not ID");
        return;
    }
    explain(repl, rest, true);
}

static void watch(struct repl *repl, const char *rest)
{
    if (*rest == '\0') {
        repl_show_watches(repl);
        return;
    }
    if (!ask(repl, rest))
        return;
    struct arena *arena = &repl->command->arena;
    ARENA_PUSH(arena, repl->watches, repl->watch_count, repl->watch_room);
    repl->watches[repl->watch_count++] = arena_text(arena, rest);
}

static void unwatch(struct repl *repl, const char *rest)
{
    size_t kept = 0;
    for (size_t i = 0; i < repl->watch_count && *rest != '\0'; i++)
        if (strcmp(repl->watches[i], rest) != 0)
            repl->watches[kept++] = repl->watches[i];
    if (*rest != '\0' && kept == repl->watch_count) {
        repl_say(repl, "'%s' is not watched%s", rest,
                 repl_meant(repl, rest, repl->watches, repl->watch_count));
        return;
    }
    repl->watch_count = kept;
}

static void logs(struct repl *repl, const char *rest)
{
    (void)rest;
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    grow_sink sink = command_sink(&out);
    grow_assessment_logs(repl->now.assessment, &sink);
    if (out.length == 0)
        buf_puts(&out, command_text(repl->command, "no rule told anything by grow.log\n"));
    say_all(repl, &out);
}

static void usage(struct repl *repl, const char *rest)
{
    (void)rest;
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    grow_sink sink = command_sink(&out);
    grow_assessment_usage(repl->now.assessment, false, &sink);
    say_all(repl, &out);
}

static void quit(struct repl *repl, const char *rest)
{
    (void)rest;
    repl->stop = true;
}

// --- commands ---

static void help(struct repl *repl, const char *rest);

SAYS static const struct {
    const char *word, *arguments;
    void (*run)(struct repl *repl, const char *rest);
    const char *help;
} COMMANDS[] = {
    {"set", "ID VALUE [WHO]", repl_set,
     "gives a fact or an answer; WHO is a role or a respondent, else all"},
    {"unset", "ID [WHO]", repl_unset, "takes it away"},
    {"undo", "", repl_undo, "takes the last change back"},
    {"diff", "", repl_diff, "what differs from the stored dossier"},
    {"why", "[ID] [full]", why, "why is this so? Without ID: what can be asked"},
    {"why-not", "ID [full]", why_not, "why is this not so?"},
    {"watch", "[EXPRESSION]", watch, "shows it now and after each change"},
    {"unwatch", "[EXPRESSION]", unwatch, "forgets it, or all that is watched"},
    {"logs", "", logs, "what rules told by grow.log"},
    {"usage", "", usage, "what rules used of their limits"},
    {"save", "FILE", repl_save, "writes the changed copy; `save!` over a file that was read"},
    {"save!", "FILE", repl_save_over, NULL},
    {"help", "", help, "this list"},
    {"quit", "", quit, "ends; so does the end of the input"},
    {"exit", "", quit, NULL},
};

enum { COMMAND_COUNT = sizeof COMMANDS / sizeof *COMMANDS };

static void help(struct repl *repl, const char *rest)
{
    (void)rest;
    repl_say(repl, "  %-22s %s", "EXPRESSION",
             command_text(repl->command, "what it comes to: dekking < 1, item.R24, count(F04)"));
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (COMMANDS[i].help)
            repl_say(repl, "  %s %-*s %s", COMMANDS[i].word, (int)(21 - strlen(COMMANDS[i].word)),
                     COMMANDS[i].arguments, command_text(repl->command, COMMANDS[i].help));
}

// What begins with a word that is nearly a command is told so; an expression that is wrong may be
// both.
static void suggest_command(struct repl *repl, const char *word)
{
    const char *words[COMMAND_COUNT];
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        words[i] = COMMANDS[i].word;
    const char *nearest = text_nearest(word, words, COMMAND_COUNT);
    if (nearest)
        repl_say(repl, "did you mean the command `%s`? `help` lists them", nearest);
}

static void run_command(struct repl *repl, size_t at, const char *rest)
{
    if (*COMMANDS[at].arguments == '\0' && *rest != '\0')
        repl_say(repl, "`%s` takes nothing behind it, so not '%s'", COMMANDS[at].word, rest);
    else
        COMMANDS[at].run(repl, rest);
}

static void run_line(struct repl *repl, const char *typed)
{
    typed += strspn(typed, " \t");
    size_t end = strlen(typed);
    while (end > 0 && strchr(" \t\r", typed[end - 1]))
        end--;
    const char *line = arena_text_n(&repl->command->arena, typed, end);
    if (*line == '\0' || *line == '#')
        return;
    repl->problems = grow_diagnostics_beside(repl->command->diagnostics);
    const char *rest = line, *word = repl_word(repl, &rest);
    size_t at = 0;
    while (at < COMMAND_COUNT && strcmp(COMMANDS[at].word, word) != 0)
        at++;
    bool asked = at == COMMAND_COUNT && ask(repl, line);
    if (at < COMMAND_COUNT)
        run_command(repl, at, rest);
    command_tell(repl->command, repl->problems);
    if (repl->wrong && strpbrk(repl->wrong, " \t") == NULL)
        point_to_why(repl, repl->wrong);
    repl->wrong = NULL;
    if (at == COMMAND_COUNT && !asked)
        suggest_command(repl, word);
    if (repl->refused)
        repl_say(repl, "nothing was changed");
    repl->refused = false;
    grow_diagnostics_free(repl->problems);
    grow_form_free(repl->form);
    repl->problems = NULL;
    repl->form = NULL;
}

// At a prompt Ctrl-C drops the line, and two of them, one after the other, end.
static void break_off(struct repl *repl, bool again)
{
    repl->stop = again;
    repl_say(repl, "%s", "");
    if (again)
        return;
    if (repl->now.dossier != repl->stored.dossier)
        repl_say(repl, "`quit`, or Ctrl-C again, ends; `save FILE` keeps the changed copy");
    else
        repl_say(repl, "`quit`, or Ctrl-C again, ends");
}

static void converse(struct repl *repl)
{
    bool broken = false;
    struct buf line;
    buf_init(&line, REPL_LINE);
    repl->typed = stream_is_terminal(0) && stream_is_terminal(1);
    if (repl->typed) {
        stream_catch_break();
        repl_say(repl, "%s %s, on a copy. `help` lists the commands, `quit` ends.",
                 grow_pack_id(repl->pack), grow_pack_version(repl->pack));
    }
    while (!repl->stop && !repl->command->mute) {
        if (repl->typed)
            command_say(repl->command, "> ", 2);
        bool read = stream_read_line(&line);
        if (stream_take_break()) {
            break_off(repl, broken);
            broken = true;
            continue;
        }
        broken = false;
        if (!read) {
            if (repl->typed)
                repl_say(repl, "%s", "");
            break;
        }
        run_line(repl, line.text);
    }
    buf_clear(&line);
}

grow_status cmd_repl(struct command *command)
{
    const char *path = command_argument(command, 0);
    if (text_equal(path, "-")) {
        opt_wrong(command->opt, "it takes a file: standard input is for the commands");
        return GROW_WRONG_USE;
    }
    struct command_dossier dossier = command_dossier(command, path);
    struct repl repl = {.command = command, .pack = dossier.pack};
    if (dossier.dossier) {
        bool open = repl_open(&repl, dossier.dossier);
        dossier.dossier = NULL; // it is the stored state's now
        repl.now = repl.stored;
        if (open)
            converse(&repl);
        repl_close(&repl);
    }
    command_dossier_close(&dossier);
    return GROW_DONE;
}
