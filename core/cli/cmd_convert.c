// grow convert: makes a pack of a form of another program, in ./questionnaires and ./scripts. The
// files are made all, or none; what was done with each part of the form is told on standard output.
#include <string.h>

#include "cli/command.h"
#include "cli/init.h"
#include "host/file.h"
#include "host/xlsx.h"

enum { FILES_MOST = INIT_SHARED + 2 };

struct files {
    struct arena *arena;
    struct create_file list[FILES_MOST];
    size_t count;
};

static void keep(void *context, const char *path, const char *text)
{
    struct files *files = context;
    files->list[files->count++] = (struct create_file){.path = arena_text(files->arena, path),
                                                       .text = arena_text(files->arena, text)};
}

static bool read_form(struct command *command, grow_foreign *form)
{
    const char *path = command_argument(command, 0), *why;
    form->name = file_shown(path);
    form->language = command->opt->values[OPTION_FORM_LANG];
    if (!command_read(command, path, &form->text, &form->length))
        return false;
    if (!xlsx_is(form->text, form->length))
        return true;
    bool done = xlsx_read_all(form->text, form->length, &command->arena, &form->sheets,
                              &form->sheet_count, &why);
    form->text = NULL;
    if (!done)
        grow_diagnostics_cannot_read(command->diagnostics, form->name, why);
    return done;
}

static void make(struct command *command, struct files *files, struct buf *report,
                 const char *folder)
{
    const char *path, *why, *name = command_argument(command, 1);
    if (!create_files(folder, files->list, files->count, &command->arena, &path, &why)) {
        grow_diagnostics_not_made(command->diagnostics, path, why);
        return;
    }
    buf_putc(report, '\n');
    for (size_t i = 0; i < files->count; i++)
        buf_putf(report, "%s %s\n", command_text(command, files->list[i].kept ? "kept " : "wrote"),
                 files->list[i].path);
    buf_puts(report, command_text(command, "\nGo on with:\n"));
    if (strcmp(folder, ".") != 0)
        buf_putf(report, "  cd %s\n", folder);
    buf_putf(report, "  grow check %s\n", name);
    command_say(command, report->text, report->length);
}

grow_status cmd_convert(struct command *command)
{
    const char *name = command_argument(command, 1);
    const char *folder = command->opt->values[OPTION_FOLDER];
    struct files files = {.arena = &command->arena};
    grow_foreign form = {0};
    if (!cmd_init_name(command, name))
        return GROW_WRONG_USE;
    folder = folder ? folder : ".";
    if (!cmd_init_is_new(command, folder, name) || !read_form(command, &form))
        return GROW_DONE;
    struct buf report;
    buf_init(&report, COMMAND_OUTPUT);
    const grow_sink sink = command_sink(&report);
    const grow_foreign_files taker = {keep, &files};
    files.count = cmd_init_shared(command, files.list);
    if (grow_foreign_pack(&form, name, &taker, &sink, command->diagnostics))
        make(command, &files, &report, folder);
    buf_clear(&report);
    return GROW_DONE;
}
