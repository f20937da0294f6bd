// grow convert: makes a pack of a form of another program, in ./questionnaires and ./scripts, or
// with
// --to a form of a pack. The files are made all, or none; what was done with each part is told on
// standard output, or beside a form that goes there.
#include <string.h>

#include "base/text.h"
#include "cli/command.h"
#include "cli/init.h"
#include "host/file.h"
#include "host/stream.h"
#include "host/xlsx.h"

enum { FILES_MOST = INIT_SHARED + 3 };

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
    if (!command_has_workbooks(command))
        return false;
    bool done = xlsx_read_all(form->text, form->length, &command->arena, command->opt->language,
                              &form->sheets, &form->sheet_count, &why);
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
    buf_putf(report, "  grow check %s\n  grow test %s\n", name, name);
    buf_putf(report,
             command_text(command,
                          "Then give the questions their roles, add rules to scripts/%s, and a "
                          "case for each to questionnaires/%s/cases.\n"),
             name, name);
    command_say(command, report->text, report->length);
}

// --- a form of a pack ---

static bool write_form(struct command *command, const grow_pack *pack, struct buf *form,
                       const grow_sink *report)
{
    const char *to = command->opt->values[OPTION_CONVERT_TO], *why;
    const char *path = command->opt->values[OPTION_OUTPUT];
    size_t length = path ? strlen(path) : 0;
    const grow_sink sink = command_sink(form);
    bool surveyjs = text_equal(to, "surveyjs");
    if (surveyjs || length < 5 || strcmp(path + length - 5, ".xlsx") != 0)
        return grow_foreign_to(pack, surveyjs, NULL, &sink, report, command->diagnostics);
    if (!command_has_workbooks(command))
        return false;
    if (xlsx_write_form(pack, report, command->diagnostics, &command->arena, command->opt->language,
                        form, &why))
        return true;
    if (why)
        grow_diagnostics_cannot_write(command->diagnostics, path, why);
    return false;
}

static void make_form(struct command *command, const grow_pack *pack)
{
    const char *path = command->opt->values[OPTION_OUTPUT];
    struct buf form, report;
    buf_init(&form, COMMAND_OUTPUT);
    buf_init(&report, COMMAND_OUTPUT);
    const grow_sink sink = command_sink(&report);
    if (write_form(command, pack, &form, &sink) && command_deliver(command, &form)) {
        struct stream errors = {.descriptor = 2};
        const grow_sink beside = stream_sink(&errors);
        if (path && !text_equal(path, "-"))
            command_say(command, report.text, report.length);
        else
            beside.write(beside.context, report.text, report.length);
    }
    buf_clear(&form);
    buf_clear(&report);
}

static grow_status convert_back(struct command *command)
{
    const char *id;
    if (command->opt->argument_count > 1) {
        opt_wrong(command->opt, "with --to there is one PACK");
        return GROW_WRONG_USE;
    }
    struct library *library = command_library(command, command_argument(command, 0), &id);
    grow_pack *pack = library ? command_load(command, library, id) : NULL;
    if (pack)
        make_form(command, pack);
    grow_pack_free(pack);
    return GROW_DONE;
}

grow_status cmd_convert(struct command *command)
{
    if (command->opt->values[OPTION_CONVERT_TO])
        return convert_back(command);
    if (command->opt->argument_count < 2) {
        opt_wrong(command->opt, "which FORM, and what NAME has the pack?");
        return GROW_WRONG_USE;
    }
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
