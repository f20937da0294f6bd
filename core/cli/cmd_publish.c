// grow publish: writes down what a version of a pack is, beside the pack.
#include "cli/command.h"
#include "host/clock.h"
#include "host/folder.h"

static void tell(struct command *command, const grow_pack *pack, const char *path,
                 const grow_publication *publication)
{
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    if (publication->already)
        buf_putf(&out, command_text(command, "%s %s was published on %s, and is the same\n"),
                 grow_pack_id(pack), grow_pack_version(pack), publication->date);
    else
        buf_putf(&out, command_text(command, "published %s %s (%zu ids, hash %.12s...): %s\n"),
                 grow_pack_id(pack), grow_pack_version(pack), publication->ids,
                 grow_pack_hash(pack), path);
    command_say(command, out.text, out.length);
    buf_clear(&out);
}

struct failing {
    struct buf ids;
    size_t count;
};

static void take_case(void *context, const grow_case *one)
{
    struct failing *failing = context;
    if (!one->passed)
        buf_putf(&failing->ids, failing->count++ > 0 ? ", %s" : "%s", one->id);
}

// What is published is not changed any more, so its cases have to pass. False after diagnostics.
static bool cases_pass(struct command *command, const grow_pack *pack, const char *folder)
{
    struct failing failing = {0};
    grow_case_taker taker = {take_case, &failing};
    const char *const *paths, *text;
    size_t count = command_cases(command, folder, &paths), length;
    bool good = true;
    buf_init(&failing.ids, COMMAND_OUTPUT);
    for (size_t i = 0; i < count; i++) {
        good &= command_read_case(command, folder, paths[i], &text, &length) &&
                grow_cases_each(pack, paths[i], text, length, &taker, command->diagnostics);
    }
    if (failing.count > 0) {
        struct buf out;
        buf_init(&out, COMMAND_OUTPUT);
        buf_putf(&out, command_text(command, "not published: %s %s has cases that fail: %s\n"),
                 grow_pack_id(pack), grow_pack_version(pack), failing.ids.text);
        command_say(command, out.text, out.length);
        buf_clear(&out);
    }
    buf_clear(&failing.ids);
    return good && failing.count == 0;
}

grow_status cmd_publish(struct command *command)
{
    char today[CLOCK_DATE];
    const char *date = command->opt->values[OPTION_PUBLISH_DATE], *id;
    struct library *library = command_library(command, command_argument(command, 0), &id);
    grow_pack *pack = library ? command_load_check(command, library, id) : NULL;
    if (!pack)
        return GROW_DONE; // the diagnostics tell
    if (!date) {
        clock_today(today);
        date = today;
    }
    const char *folder = library_folder(library, id);
    const char *path = arena_textf(&command->arena, "%s/published.yaml", folder);
    grow_publication publication;
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    grow_sink sink = command_sink(&out);
    bool good = grow_diagnostics_errors(command->diagnostics) == 0 &&
                cases_pass(command, pack, folder) &&
                grow_publish(pack, date, &sink, &publication, command->diagnostics);
    if (good && !publication.already)
        good = command_deliver_to(command, path, &out);
    if (good)
        tell(command, pack, path, &publication);
    buf_clear(&out);
    grow_pack_free(pack);
    return GROW_DONE;
}
