// grow init: makes a pack that works, in ./questionnaires and ./scripts, with settings for editors.
// The files stand in core/cli/init; schemas and stubs are what `grow schema` and `grow doc` write.
#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "cli/command.h"
#include "cli/init.h"

enum { NAME_MOST = 64 };

// %s is the name of the pack. The questionnaire makes it a pack, so it comes last of its files.
static const struct {
    const char *path, *text;
} OWN[] = {
    {"questionnaires/%s/report.yaml", INIT_REPORT},
    {"questionnaires/%s/cases/overleg.yaml", INIT_CASE},
    {"questionnaires/%s/voorbeeld.yaml", INIT_DOSSIER},
    {"scripts/%s/regels.lua", INIT_SCRIPT},
    {"questionnaires/%s/questionnaire.yaml", INIT_QUESTIONNAIRE},
};

// For editors; all packs of a folder share them.
static const struct {
    const char *path;
    const char *page;   // of `grow doc`, or NULL
    grow_schema schema; // without a page
} SHARED[] = {
    {".grow/grow.lua", "stubs", 0},
    {".luacheckrc", "luacheckrc", 0},
    {".grow/pack.schema.json", NULL, GROW_SCHEMA_PACK},
    {".grow/common.schema.json", NULL, GROW_SCHEMA_COMMON},
    {".grow/dossier.schema.json", NULL, GROW_SCHEMA_DOSSIER},
    {".grow/case.schema.json", NULL, GROW_SCHEMA_CASE},
    {".grow/report.schema.json", NULL, GROW_SCHEMA_REPORT},
    {".grow/migration.schema.json", NULL, GROW_SCHEMA_MIGRATION},
};

enum {
    OWN_COUNT = sizeof OWN / sizeof *OWN,
    SHARED_COUNT = sizeof SHARED / sizeof *SHARED,
    FILE_COUNT = OWN_COUNT + INIT_SHARED
};

bool cmd_init_name(struct command *command, const char *name)
{
    size_t length = strlen(name), good = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_-");
    if (length == 0 || good != length || name[0] < 'a' || length > NAME_MOST) {
        opt_wrong(command->opt,
                  "'%s' cannot be the id of a pack: begin with a small letter and go on with small "
                  "letters, digits, '_' and '-'",
                  name);
        return false;
    }
    if (text_equal(name, "common") || text_equal(name, "lib")) {
        opt_wrong(command->opt, "'%s' is the folder of what packs share; take another name", name);
        return false;
    }
    return true;
}

bool cmd_init_is_new(struct command *command, const char *folder, const char *name)
{
    const char *const own[] = {arena_textf(&command->arena, "questionnaires/%s", name),
                               arena_textf(&command->arena, "scripts/%s", name)};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        const char *path = create_path(folder, own[i], &command->arena);
        if (create_is_there(path)) {
            grow_diagnostics_not_made(command->diagnostics, path, NULL);
            return false;
        }
    }
    return true;
}

// A template with the name of the pack in every place.
static const char *fill_in(struct arena *arena, const char *text, const char *name)
{
    static const char HOLE[] = "@NAME@";
    const char *filled = "";
    for (const char *hole; (hole = strstr(text, HOLE)) != NULL; text = hole + strlen(HOLE))
        filled = arena_textf(arena, "%s%.*s%s", filled, (int)(hole - text), text, name);
    return arena_textf(arena, "%s%s", filled, text);
}

static struct create_file shared_file(struct command *command, size_t index)
{
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    grow_sink sink = command_sink(&out);
    if (SHARED[index].page)
        grow_doc_write(SHARED[index].page, NULL, &sink);
    else
        grow_schema_write(SHARED[index].schema, NULL, &sink);
    const char *text = arena_text_n(&command->arena, out.text, out.length);
    buf_clear(&out);
    return (struct create_file){.path = SHARED[index].path, .text = text, .shared = true};
}

size_t cmd_init_shared(struct command *command, struct create_file files[INIT_SHARED])
{
    static_assert(SHARED_COUNT + 1 == INIT_SHARED, "the settings, and .luarc.json");
    files[0] = (struct create_file){.path = ".luarc.json", .text = INIT_LUARC, .shared = true};
    for (size_t i = 0; i < SHARED_COUNT; i++)
        files[i + 1] = shared_file(command, i);
    return INIT_SHARED;
}

static void make_files(struct command *command, const char *name,
                       struct create_file files[FILE_COUNT])
{
    struct arena *arena = &command->arena;
    size_t count = cmd_init_shared(command, files);
    for (size_t i = 0; i < OWN_COUNT; i++) {
        const char *hole = strstr(OWN[i].path, "%s");
        files[count++] = (struct create_file){
            .path = arena_textf(arena, "%.*s%s%s", (int)(hole - OWN[i].path), OWN[i].path, name,
                                hole + 2),
            .text = fill_in(arena, OWN[i].text, name),
        };
    }
}

static void tell(struct command *command, const char *name, const char *folder,
                 const struct create_file files[FILE_COUNT])
{
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    for (size_t i = 0; i < FILE_COUNT; i++)
        buf_putf(&out, "%s %s\n", command_text(command, files[i].kept ? "kept " : "wrote"),
                 files[i].path);
    buf_puts(&out, command_text(command, "\nGo on with:\n"));
    if (strcmp(folder, ".") != 0)
        buf_putf(&out, "  cd %s\n", folder);
    buf_putf(&out,
             "  grow check %s\n"
             "  grow test %s\n"
             "  grow report questionnaires/%s/voorbeeld.yaml\n",
             name, name, name);
    buf_putf(&out,
             command_text(command, "Then change questionnaires/%s/questionnaire.yaml and "
                                   "scripts/%s/regels.lua, and check again.\n"),
             name, name);
    command_say(command, out.text, out.length);
    buf_clear(&out);
}

grow_status cmd_init(struct command *command)
{
    const char *name = command_argument(command, 0);
    const char *folder = command->opt->values[OPTION_FOLDER], *path, *why;
    struct create_file files[FILE_COUNT];
    if (!cmd_init_name(command, name))
        return GROW_WRONG_USE;
    folder = folder ? folder : ".";
    if (!cmd_init_is_new(command, folder, name))
        return GROW_DONE;
    make_files(command, name, files);
    if (create_files(folder, files, FILE_COUNT, &command->arena, &path, &why))
        tell(command, name, folder, files);
    else
        grow_diagnostics_not_made(command->diagnostics, path, why);
    return GROW_DONE;
}
