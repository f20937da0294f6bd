// grow test: runs the cases of packs. Each case gets a line when it is done; what differs is told
// on standard error, after the lines of its file.
#include <string.h>

#include "cli/command.h"
#include "host/folder.h"

struct run {
    struct command *command;
    grow_tally tally;
    bool missing, broken; // a pack was not found, or has errors
};

// Every file has diagnostics of its own, so that what differs stands with its cases.
static void run_file(struct run *run, const grow_pack *pack, const char *path)
{
    struct command *command = run->command;
    const char *text;
    size_t length;
    if (!command_read(command, path, &text, &length)) {
        run->broken = true;
        return;
    }
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    grow_sink sink = command_sink(&out);
    grow_diagnostics *found = grow_diagnostics_beside(command->diagnostics);
    if (!grow_cases_run(pack, path, text, length, &sink, &run->tally, found))
        run->broken = true;
    if (!command_say(command, out.text, out.length))
        command->status = GROW_STORAGE;
    command_tell(command, found);
    grow_diagnostics_free(found);
    buf_clear(&out);
}

static void run_pack(struct run *run, struct library *library, const char *id)
{
    struct command *command = run->command;
    const char *folder = library_folder(library, id);
    grow_pack *pack = command_load(command, library, id);
    if (!pack) {
        run->missing |= !folder;
        run->broken = true;
        return;
    }
    const char *const *names, *cases = arena_textf(&command->arena, "%s/cases", folder);
    size_t count = folder_list(cases, ".yaml", &command->arena, &names);
    for (size_t i = 0; i < count && command->status == GROW_DONE; i++)
        run_file(run, pack, arena_textf(&command->arena, "%s/%s", cases, names[i]));
    grow_pack_free(pack);
}

grow_status cmd_test(struct command *command)
{
    struct run run = {.command = command};
    const char *id, *const *ids;
    int arguments = command->opt->argument_count;
    for (int i = 0; i < (arguments ? arguments : 1); i++) {
        struct library *library = command_library(command, command_argument(command, i), &id);
        size_t count = 1;
        if (library && !arguments)
            count = library_packs(library, &ids);
        else
            ids = &id;
        for (size_t k = 0; library && k < count && command->status == GROW_DONE; k++)
            run_pack(&run, library, ids[k]);
        run.missing |= !library;
    }
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    buf_putf(&out, "%zu passed, %zu failed\n", run.tally.passed, run.tally.failed);
    command_say(command, out.text, out.length);
    buf_clear(&out);
    if (command->status != GROW_DONE)
        return command->status;
    if (run.missing)
        return GROW_INVALID;
    return run.tally.failed || run.broken ? GROW_FOUND : GROW_DONE;
}
