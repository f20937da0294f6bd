// grow-pot SOURCE...: writes the template of the catalogues (grow.pot) to standard output, from the
// lists of what the program says and from what it says in its code: one entry a text, in the order
// of the lists and of the sources. What stands twice comes twice; msguniq makes it one. (xgettext
// takes one text of each call, loses signs of the lists that are not ASCII, and would have to be
// told the functions.)
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gather.h"

static void write_text(const char *keyword, const char *text)
{
    printf("%s \"", keyword);
    for (; *text; text++) {
        if (*text == '\n') {
            fputs("\\n", stdout);
            continue;
        }
        if (*text == '"' || *text == '\\')
            putchar('\\');
        putchar(*text);
    }
    puts("\"");
}

static void write_entry(const char *context, const char *one, const char *more)
{
    if (context)
        write_text("msgctxt", context);
    write_text("msgid", one);
    if (more) {
        write_text("msgid_plural", more);
        puts("msgstr[0] \"\"\nmsgstr[1] \"\"\n");
    } else {
        puts("msgstr \"\"\n");
    }
}

// What is said in the code is a format when it has a conversion: a translation has to keep it.
static void write_said(const char *said)
{
    if (strchr(said, '%'))
        puts("#, c-format");
    printf("msgid \"%s\"\nmsgstr \"\"\n\n", said);
}

static char *read_whole(const char *path)
{
    enum { MOST = 1024 * 1024 };
    char *text = calloc(MOST, 1);
    FILE *file = fopen(path, "rb");
    if (!text || !file || fread(text, 1, MOST - 1, file) == 0) {
        fprintf(stderr, "grow-pot: cannot read %s\n", path);
        exit(1);
    }
    fclose(file);
    return text;
}

static void write_code(int count, char **paths)
{
    char **texts = calloc((size_t)count + 1, sizeof *texts);
    for (int i = 0; texts && i < count; i++) {
        const char *end = strrchr(paths[i], '.');
        texts[i] = read_whole(paths[i]);
        gather_names(texts[i], end && strcmp(end, ".h") == 0 ? -1 : i);
    }
    for (int i = 0; texts && i < count; i++)
        gather_texts(texts[i], i, write_said);
    for (int i = 0; texts && i < count; i++)
        free(texts[i]);
    free(texts);
}

static void write_help(const char *text)
{
    if (text && *text)
        write_entry(NULL, text, NULL);
}

static void write_lists(void)
{
#define CODE(number, name, severity, summary) write_help(summary);
#include "base/codes.def"
#define HELP(name, cause, example, repair) \
    write_help(cause);                     \
    write_help(example);                   \
    write_help(repair);
#include "base/codes_help.def"
#define ABSENT(name, help) write_help(help);
#include "rules/lualib.def"
#define VERB(name, word, arguments, least, most, summary, more) \
    write_help(summary);                                        \
    write_help(more);
#include "cli/verbs.def"
#define OPTION(name, long_name, short_name, argument, verbs, help) write_help(help);
#include "cli/options.def"
}

int main(int argc, char **argv)
{
    puts("# What grow says. Made by tests/locale/update.sh: do not edit.\n"
         "msgid \"\"\nmsgstr \"\"\n"
         "\"Project-Id-Version: grow\\n\"\n"
         "\"MIME-Version: 1.0\\n\"\n"
         "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
         "\"Content-Transfer-Encoding: 8bit\\n\"\n"
         "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n");
#define WORD(id, text) write_entry(NULL, text, NULL);
#define WORD_YOU(id, text)         \
    write_entry(NULL, text, NULL); \
    write_entry("je", text, NULL);
#define WORD_PLURAL(id, one, more) write_entry(NULL, one, more);
#include "base/words.def"
    write_lists();
    write_code(argc - 1, argv + 1);
    return 0;
}
