// Reads command lines. Says on standard error what is wrong with one, with the nearest word that
// there is. It must not know what an option does.
#include "cli/opt.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

#define V(verb) (1U << VERB_##verb)

const struct verb opt_verbs[VERB_COUNT] = {
#define VERB(name, word, arguments, least, most, summary, more) \
    {#word, arguments, least, most, summary, more},
#include "cli/verbs.def"
#undef VERB
};

const struct option_row opt_options[OPTION_COUNT] = {
#define OPTION(name, long_name, short_name, argument, verbs, help) \
    {long_name, short_name, argument, verbs, help},
#include "cli/options.def"
#undef OPTION
};

enum { FIRST = 256 }; // what getopt_long gives for option 0; above every letter

void opt_wrong(const struct opt *opt, const char *format, ...)
{
    const char *verb = opt_verbs[opt->verb].word;
    va_list rest;
    va_start(rest, format);
    fprintf(stderr, "grow %s: ", verb);
    vfprintf(stderr, words_say(opt->language, format), rest);
    fprintf(stderr, words_say(opt->language, "\n`grow %s --help` tells what it takes\n"), verb);
    va_end(rest);
}

int opt_language_words(int argc, char *const *argv, int at)
{
    const char *word = at < argc ? argv[at] : "";
    return strcmp(word, "--lang") == 0 && at + 1 < argc ? 2 : strncmp(word, "--lang=", 7) == 0;
}

enum words_language opt_language(int argc, char *const *argv)
{
    const char *language = NULL;
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        int words = opt_language_words(argc, argv, i);
        if (words > 0)
            language = words == 2 ? argv[i + 1] : argv[i] + 7;
    }
    return words_author(language);
}

int opt_verb(const char *word, enum words_language language)
{
    const char *words[VERB_COUNT];
    for (int i = 0; i < VERB_COUNT; i++) {
        words[i] = opt_verbs[i].word;
        if (strcmp(word, words[i]) == 0)
            return i;
    }
    const char *near = text_nearest(word, words, VERB_COUNT);
    if (near)
        fprintf(stderr, words_say(language, "grow: no verb is called '%s'; did you mean '%s'?\n"),
                word, near);
    else
        fprintf(stderr,
                words_say(language, "grow: no verb is called '%s'; `grow --help` lists them\n"),
                word);
    return -1;
}

static bool takes(enum verb_name verb, int option)
{
    return opt_options[option].verbs >> verb & 1U;
}

// An option that this verb does not take: another verb may, or it is a slip of the pen.
static void tell_unknown(const struct opt *opt, const char *word)
{
    const char *names[OPTION_COUNT];
    size_t count = 0;
    char name[64];
    size_t length = strcspn(word, "=");
    if (length >= sizeof name)
        length = sizeof name - 1;
    memcpy(name, word, length);
    name[length] = '\0';
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (takes(opt->verb, i))
            names[count++] = opt_options[i].name;
        for (int v = 0; v < VERB_COUNT; v++) {
            if (strcmp(name, opt_options[i].name) == 0 && takes((enum verb_name)v, i)) {
                opt_wrong(opt, "it takes no option '--%s'; that is one of `grow %s`", name,
                          opt_verbs[v].word);
                return;
            }
        }
    }
    const char *near = text_nearest(name, names, count);
    if (near)
        opt_wrong(opt, "no option is called '--%s'; did you mean '--%s'?", name, near);
    else
        opt_wrong(opt, "no option is called '--%s'", name);
}

static void tell_bad_option(const struct opt *opt, const char *word)
{
    if (optopt >= FIRST)
        opt_wrong(opt, "'--%s' takes no argument", opt_options[optopt - FIRST].name);
    else if (optopt)
        opt_wrong(opt, "no option is called '-%c'", optopt);
    else
        tell_unknown(opt, word + strspn(word, "-"));
}

// True when the argument is one of the words "a|b|c", or when any will do. Words are in small
// letters, and what stands for any in capitals.
static bool check_words(const struct opt *opt, int option, const char *value)
{
    const char *words = opt_options[option].argument;
    if (!words || *words < 'a' || *words > 'z')
        return true;
    size_t length = strlen(value);
    for (const char *at = words; at; at = strchr(at, '|')) {
        at += *at == '|';
        if (length == strcspn(at, "|") && strncmp(at, value, length) == 0)
            return true;
    }
    opt_wrong(opt, "'--%s' takes %s, not '%s'", opt_options[option].name, words, value);
    return false;
}

static bool take(struct opt *opt, int option, const char *value)
{
    if (!check_words(opt, option, value))
        return false;
    if (option == OPTION_PACKS) {
        if (opt->packs_count == OPT_PACKS) {
            opt_wrong(opt, "'--packs' can be given %d times", OPT_PACKS);
            return false;
        }
        opt->packs[opt->packs_count++] = value;
    } else if (opt->values[option] && opt_options[option].argument) {
        opt_wrong(opt, "'--%s' is given twice", opt_options[option].name);
        return false;
    }
    opt->values[option] = value;
    return true;
}

// The verb's options as getopt_long wants them.
static void prepare(enum verb_name verb, struct option longs[OPTION_COUNT + 1],
                    char shorts[2 * OPTION_COUNT + 2])
{
    size_t count = 0, at = 0;
    shorts[at++] = ':';
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct option_row *row = &opt_options[i];
        if (!takes(verb, i))
            continue;
        longs[count++] = (struct option){row->name, row->argument ? required_argument : no_argument,
                                         NULL, FIRST + i};
        if (!row->letter)
            continue;
        shorts[at++] = row->letter;
        if (row->argument)
            shorts[at++] = ':';
    }
    longs[count] = (struct option){0};
    shorts[at] = '\0';
}

// The option that getopt_long found.
static int option_of(enum verb_name verb, int found)
{
    if (found >= FIRST)
        return found - FIRST;
    for (int i = 0; i < OPTION_COUNT; i++)
        if (takes(verb, i) && opt_options[i].letter == found)
            return i;
    return OPTION_HELP; // not reached: getopt_long gives only what it was given
}

static bool check_count(const struct opt *opt)
{
    const struct verb *verb = &opt_verbs[opt->verb];
    if (opt->argument_count >= verb->least && opt->argument_count <= verb->most)
        return true;
    if (verb->most == 0)
        opt_wrong(opt, "it takes no argument");
    else if (opt->argument_count < verb->least)
        opt_wrong(opt, "%s is missing", verb->arguments);
    else if (verb->most == 1)
        opt_wrong(opt, "it takes one %s, not %d", verb->arguments, opt->argument_count);
    else
        opt_wrong(opt, "it takes %s, not %d arguments", verb->arguments, opt->argument_count);
    return false;
}

enum opt_result opt_read(int argc, char **argv, enum verb_name verb, enum words_language language,
                         struct opt *opt)
{
    struct option longs[OPTION_COUNT + 1];
    char shorts[2 * OPTION_COUNT + 2];
    *opt = (struct opt){.verb = verb, .language = language};
    prepare(verb, longs, shorts);
    opterr = 0;
    for (;;) {
        int found = getopt_long(argc - 1, argv + 1, shorts, longs, NULL);
        if (found == -1)
            break;
        const char *word = argv[optind];
        if (found == '?') {
            tell_bad_option(opt, word);
            return OPT_WRONG;
        }
        if (found == ':') {
            opt_wrong(opt, "'%s' takes an argument", word);
            return OPT_WRONG;
        }
        int option = option_of(verb, found);
        if (option == OPTION_HELP)
            return OPT_HELP;
        if (!take(opt, option, optarg ? optarg : ""))
            return OPT_WRONG;
    }
    opt->arguments = argv + 1 + optind;
    opt->argument_count = argc - 1 - optind;
    return check_count(opt) ? OPT_GOOD : OPT_WRONG;
}
