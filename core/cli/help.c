// Writes help. Everything in it comes from the lists, but the exit codes, which grow.h fixes.
#include "cli/help.h"

#include <string.h>

enum { OPTION_COLUMN = 28 };

SAYS static const struct {
    int code;
    const char *means;
} CODES[] = {
    {0, "done"},
    {1, "ran, but found something: errors in a pack, failed cases"},
    {2, "wrong use of the command line"},
    {3, "input that cannot be read or is not valid"},
    {4, "a script failed"},
    {5, "a script passed its limit"},
    {6, "a file could not be written, or no memory was left"},
    {7, "a bug of ours"},
};

enum { CODE_COUNT = sizeof CODES / sizeof *CODES };

void help_program(enum words_language language, struct buf *out)
{
    buf_puts(out, words_say(language, "Usage: grow VERB [OPTION]... [ARGUMENT]...\n\n"
                                      "From questionnaires and scripts to a positioning report.\n"
                                      "\nVerbs:\n"));
    for (int i = 0; i < VERB_COUNT; i++)
        buf_putf(out, "  %-9s %s\n", opt_verbs[i].word, words_say(language, opt_verbs[i].summary));
    buf_puts(out, words_say(language, "\n`grow VERB --help` tells more. Exit codes:\n"));
    for (int i = 0; i < CODE_COUNT; i++)
        buf_putf(out, "  %d  %s\n", CODES[i].code, words_say(language, CODES[i].means));
}

// "  -o, --output FILE" and the help in its column, or on the next line.
static void put_option(struct buf *out, enum words_language language, const struct option_row *row)
{
    size_t start = out->length;
    if (row->letter)
        buf_putf(out, "  -%c, ", row->letter);
    else
        buf_puts(out, "      ");
    buf_putf(out, "--%s", row->name);
    if (row->argument)
        buf_putf(out, " %s", row->argument);
    size_t length = out->length - start;
    if (length > OPTION_COLUMN - 2) {
        buf_putc(out, '\n');
        length = 0;
    }
    buf_putf(out, "%*s%s\n", (int)(OPTION_COLUMN - length), "", words_say(language, row->help));
}

static bool shows(enum verb_name verb, const struct option_row *row)
{
    return (row->verbs >> verb & 1U) && row->help;
}

static void put_usage(enum verb_name verb, enum words_language language, struct buf *out)
{
    const char *arguments = opt_verbs[verb].arguments;
    buf_putf(out, words_say(language, "grow %s [OPTION]...%s%s\n"), opt_verbs[verb].word,
             *arguments ? " " : "", arguments);
}

void help_verb(enum verb_name verb, enum words_language language, struct buf *out)
{
    buf_puts(out, words_say(language, "Usage: "));
    put_usage(verb, language, out);
    buf_putf(out, "\n`grow %s` %s.\n", opt_verbs[verb].word,
             words_say(language, opt_verbs[verb].summary));
    if (*opt_verbs[verb].more)
        buf_putf(out, "\n%s\n", words_say(language, opt_verbs[verb].more));
    buf_puts(out, words_say(language, "\nOptions:\n"));
    for (int i = 0; i < OPTION_COUNT; i++)
        if (shows(verb, &opt_options[i]))
            put_option(out, language, &opt_options[i]);
}

void help_page(struct buf *out)
{
    buf_puts(out, "# The command line\n\n`grow VERB [OPTION]... [ARGUMENT]...`; `-` is standard "
                  "input. Data goes to standard output,\ndiagnostics to standard error, with "
                  "colours only on a terminal and never when `NO_COLOR` is\nset. `--lang` may also "
                  "stand before the verb.\n");
    for (int v = 0; v < VERB_COUNT; v++) {
        buf_putf(out, "\n## grow %s\n\n    ", opt_verbs[v].word);
        put_usage((enum verb_name)v, WORDS_EN, out);
        buf_putf(out, "\nIt %s.", opt_verbs[v].summary);
        if (*opt_verbs[v].more)
            buf_putf(out, "\n\n%s", opt_verbs[v].more);
        buf_puts(out, "\n\n| option | |\n|---|---|\n");
        for (int i = 0; i < OPTION_COUNT; i++) {
            const struct option_row *row = &opt_options[i];
            if (!shows((enum verb_name)v, row))
                continue;
            buf_puts(out, "| `");
            if (row->letter)
                buf_putf(out, "-%c`, `", row->letter);
            buf_putf(out, "--%s%s", row->name, row->argument ? " " : "");
            for (const char *at = row->argument; at && *at; at++)
                buf_puts(out, *at == '|' ? "\\|" : (const char[]){*at, '\0'});
            buf_putf(out, "` | %s |\n", row->help);
        }
    }
    buf_puts(out, "\n## Exit codes\n\n| code | |\n|---|---|\n");
    for (int i = 0; i < CODE_COUNT; i++)
        buf_putf(out, "| %d | %s |\n", CODES[i].code, CODES[i].means);
}
