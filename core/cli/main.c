// The command line of grow: finds the verb and runs it. READ verbs.def and options.def FIRST: they
// say what can be asked; each cmd_*.c does it.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/help.h"
#include "cli/render.h"
#include "host/program.h"
#include "host/stream.h"
#include "host/xlsx.h"

static grow_status (*const FUNCTIONS[VERB_COUNT])(struct command *command) = {
#define VERB(name, word, arguments, least, most, summary, more) cmd_##word,
#include "cli/verbs.def"
#undef VERB
};

static grow_status run(const struct opt *opt)
{
    struct command command;
    command_init(&command, opt);
    grow_status status = FUNCTIONS[opt->verb](&command);
    return command_finish(&command, status != GROW_DONE ? status : command.status);
}

// Help of a verb, or of the program when it is -1.
static grow_status show_help(int verb, enum words_language language)
{
    struct opt opt = {.verb = verb < 0 ? VERB_VERSION : (enum verb_name)verb, .language = language};
    struct command command;
    struct buf out;
    command_init(&command, &opt);
    buf_init(&out, COMMAND_OUTPUT);
    if (verb < 0)
        help_program(language, &out);
    else
        help_verb(opt.verb, language, &out);
    command_say(&command, out.text, out.length);
    buf_clear(&out);
    return command_finish(&command, GROW_DONE);
}

// PDF, PNG and XLSX are made by a program of their own: its libraries take long to load. Each only
// where it was built with what is asked for, or it would become itself for ever.
static void go_elsewhere(const struct opt *opt, char *const *argv)
{
    bool away = false;
    (void)opt; // where neither was built
#ifdef GROW_PDF
    away = away || (render_prints(opt) && !grow_can_print());
#endif
#ifdef GROW_XLSX
    away = away || (cmd_data_is_workbook(opt) && !xlsx_can());
#endif
    if (away)
        program_become("grow-formats", argv);
}

static bool is_any(const char *word, const char *a, const char *b, const char *c)
{
    return strcmp(word, a) == 0 || strcmp(word, b) == 0 || strcmp(word, c) == 0;
}

// Instead of the library's own, which aborts. Nothing here may ask for memory.
void grow_out_of_memory(void)
{
    static const char WORDS[] = "grow: there is no memory left\n";
    struct stream errors = {.descriptor = 2};
    grow_sink sink = stream_sink(&errors);
    sink.write(sink.context, WORDS, sizeof WORDS - 1);
    _Exit(GROW_STORAGE);
}

static int run_verb(int argc, char **argv, const char *word, enum words_language language)
{
    int verb = opt_verb(word, language);
    if (verb < 0)
        return GROW_WRONG_USE;
    struct opt opt;
    switch (opt_read(argc, argv, (enum verb_name)verb, language, &opt)) {
    case OPT_HELP: return (int)show_help(verb, language);
    case OPT_WRONG: return GROW_WRONG_USE;
    default: go_elsewhere(&opt, argv); return (int)run(&opt);
    }
}

// The verb before the words about the language, which may be given first: from then on they are
// options of the verb. `first` is the verb.
static void put_verb_first(char **argv, int first)
{
    char *verb = argv[first];
    memmove(argv + 2, argv + 1, (size_t)(first - 1) * sizeof *argv);
    argv[1] = verb;
}

int main(int argc, char **argv)
{
    stream_prepare();
    enum words_language language = opt_language(argc, argv);
    int first = 1 + opt_language_words(argc, argv, 1);
    if (first >= argc) {
        fputs(words_say(language, "grow: which verb? `grow --help` lists them\n"), stderr);
        return GROW_WRONG_USE;
    }
    if (is_any(argv[first], "help", "--help", "-h")) {
        int about = first + 1 + opt_language_words(argc, argv, first + 1);
        int verb = about < argc ? opt_verb(argv[about], language) : -1;
        if (about < argc && verb < 0)
            return GROW_WRONG_USE;
        return (int)show_help(verb, language);
    }
    put_verb_first(argv, first);
    const char *word = argv[1];
    if (is_any(word, "--version", "-V", "version"))
        word = "version";
    else if (word[0] == '-') {
        fprintf(stderr,
                words_say(language,
                          "grow: the verb comes first, before '%s'; `grow --help` lists them\n"),
                word);
        return GROW_WRONG_USE;
    }
    return run_verb(argc, argv, word, language);
}
