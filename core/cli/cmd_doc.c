// grow schema, doc and version: what the program knows about its own formats.
#include <string.h>

#include "base/text.h"
#include "cli/command.h"
#include "cli/help.h"

static const char *const SCHEMAS[] = {"pack",      "common", "dossier", "migration",
                                      "published", "case",   "report"};
static const grow_schema SCHEMA_KINDS[] = {
    GROW_SCHEMA_PACK,      GROW_SCHEMA_COMMON, GROW_SCHEMA_DOSSIER, GROW_SCHEMA_MIGRATION,
    GROW_SCHEMA_PUBLISHED, GROW_SCHEMA_CASE,   GROW_SCHEMA_REPORT};
static const char *const PAGES[] = {"commands", "conditions", "diagnostics", "guide",
                                    "limits",   "lua",        "luacheckrc",  "pack",
                                    "sandbox",  "stubs",      "surveyjs",    "xlsform"};

enum {
    SCHEMA_DEFAULT = 2, // of a dossier
    SCHEMA_COUNT = sizeof SCHEMAS / sizeof *SCHEMAS,
    PAGE_COUNT = sizeof PAGES / sizeof *PAGES,
};

// The number of the word, or -1 after a message.
SAYS static int choose(struct command *command, const char *word, const char *what,
                       const char *const words[], size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return (int)i;
    const char *all = "", *near = text_nearest(word, words, count);
    for (size_t i = 0; i < count; i++)
        all = arena_textf(&command->arena, "%s%s%s", all, i ? ", " : "", words[i]);
    if (near)
        opt_wrong(command->opt, "no %s is called '%s'; did you mean '%s'?",
                  command_text(command, what), word, near);
    else
        opt_wrong(command->opt, "no %s is called '%s'; there are %s", command_text(command, what),
                  word, all);
    return -1;
}

// The pack that is named as an argument or by --pack. False after a diagnostic; NULL when none is
// named.
static bool open_pack(struct command *command, const char *named, grow_pack **pack)
{
    const char *id;
    *pack = NULL;
    if (!named && !opt_given(command->opt, OPTION_PACK))
        return true;
    struct library *library = command_library(command, named, &id);
    if (library && id)
        *pack = command_load(command, library, id);
    return *pack != NULL;
}

grow_status cmd_schema(struct command *command)
{
    const char *word = command_argument(command, 0);
    int kind = word ? choose(command, word, "schema", SCHEMAS, SCHEMA_COUNT) : SCHEMA_DEFAULT;
    grow_pack *pack;
    if (kind < 0)
        return GROW_WRONG_USE;
    if (!open_pack(command, command_argument(command, 1), &pack))
        return command->status;
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    grow_sink sink = command_sink(&out);
    bool done = grow_schema_write(SCHEMA_KINDS[kind], pack, &sink);
    if (done)
        command_deliver(command, &out);
    buf_clear(&out);
    grow_pack_free(pack);
    return done ? GROW_DONE : GROW_BUG;
}

static bool write_page(const char *page, const grow_pack *pack, struct buf *out)
{
    grow_sink sink = command_sink(out);
    if (strcmp(page, "commands") == 0) {
        help_page(out);
        return true;
    }
    return grow_doc_write(page, pack, &sink);
}

grow_status cmd_doc(struct command *command)
{
    const char *page = command_argument(command, 0);
    struct buf out;
    if (page && choose(command, page, "page", PAGES, PAGE_COUNT) < 0)
        return GROW_WRONG_USE;
    buf_init(&out, COMMAND_OUTPUT);
    grow_status status = GROW_DONE;
    grow_pack *pack = NULL;
    if (!page) {
        for (size_t i = 0; i < PAGE_COUNT; i++)
            buf_putf(&out, "%s\n", PAGES[i]);
        command_deliver(command, &out);
    } else if (open_pack(command, command_argument(command, 1), &pack)) {
        if (!pack && strcmp(page, "pack") == 0) {
            opt_wrong(command->opt, "the page 'pack' is about a PACK: name one");
            status = GROW_WRONG_USE;
        } else if (write_page(page, pack, &out)) {
            command_deliver(command, &out);
        } else {
            status = GROW_BUG;
        }
    }
    grow_pack_free(pack);
    buf_clear(&out);
    return status;
}

grow_status cmd_version(struct command *command)
{
    const char *text =
        arena_textf(&command->arena, "grow %s\n%s", GROW_VERSION,
                    command_text(command, "formats: pack 1, dossier 1, case 1, result 1\n"));
    command_say(command, text, strlen(text));
    return GROW_DONE;
}
