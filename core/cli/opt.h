// The words of a command line: which verb, which options, which arguments. Built from verbs.def and
// options.def, on getopt_long.
#ifndef GROW_CLI_OPT_H
#define GROW_CLI_OPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/words.h"

enum verb_name {
#define VERB(name, word, arguments, least, most, summary, more) VERB_##name,
#include "cli/verbs.def"
#undef VERB
    VERB_COUNT
};

enum option_name {
#define OPTION(name, long_name, short_name, argument, verbs, help) OPTION_##name,
#include "cli/options.def"
#undef OPTION
    OPTION_COUNT
};

struct verb {
    const char *word, *arguments;
    int least, most; // arguments
    const char *summary, *more;
};

struct option_row {
    const char *name;
    char letter; // or 0
    const char *argument;
    unsigned verbs; // bit v: verb v takes it
    const char *help;
};

extern const struct verb opt_verbs[VERB_COUNT];
extern const struct option_row opt_options[OPTION_COUNT];

enum { OPT_PACKS = 32 };

struct opt {
    enum verb_name verb;
    enum words_language language;     // in which authors are spoken to, by --lang
    const char *values[OPTION_COUNT]; // NULL: not given; "" for an option without argument
    const char *packs[OPT_PACKS];     // every --packs
    size_t packs_count;
    char **arguments;
    int argument_count;
};

enum opt_result { OPT_GOOD, OPT_HELP, OPT_WRONG };

// The language that a command line asks for, wherever --lang stands in it: what is wrong with the
// rest is told in it.
enum words_language opt_language(int argc, char *const *argv);
// The number of words of a --lang at `argv[at]`: 0, 1 (--lang=nl) or 2.
int opt_language_words(int argc, char *const *argv, int at);

// The verb of this word, or -1 after a message.
int opt_verb(const char *word, enum words_language language);

// Reads argv[1..], where argv[1] is the verb. A message has been given when the result is
// OPT_WRONG.
enum opt_result opt_read(int argc, char **argv, enum verb_name verb, enum words_language language,
                         struct opt *opt);

static inline bool opt_given(const struct opt *opt, enum option_name option)
{
    return opt->values[option] != NULL;
}

// Wrong use: a message on standard error, and how to get help.
SAYS void opt_wrong(const struct opt *opt, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
