// Writes the template of the catalogues (grow.pot) to standard output, from the lists of what the
// program says: one entry a text, in the order of the lists. Texts that stand in two lists come
// twice; msguniq makes them one. (xgettext loses the signs of these texts that are not ASCII.)
#include <stdio.h>

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

int main(void)
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
    return 0;
}
