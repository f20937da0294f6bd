// grow diff: what changed between two measurements of one partnership, or two versions of a pack?
#include "base/text.h"
#include "cli/measured.h"
#include "cli/render.h"
#include "host/folder.h"

// --- packs ---

static bool is_pack(struct command *command, int argument)
{
    const char *path = command_argument(command, argument);
    return folder_has_file(arena_textf(&command->arena, "%s/questionnaire.yaml", path));
}

static grow_pack *load(struct command *command, int argument)
{
    const char *id;
    struct library *library = command_library(command, command_argument(command, argument), &id);
    return library ? command_load(command, library, id) : NULL;
}

static grow_format format_of(const struct opt *opt)
{
    grow_format format = render_format(opt->values[OPTION_FORMAT_DIFF], opt->values[OPTION_OUTPUT]);
    return format == GROW_REPORT_JSON ? GROW_RESULT_JSON : format;
}

static grow_status diff_packs(struct command *command)
{
    grow_pack *old = load(command, 0), *now = old ? load(command, 1) : NULL;
    grow_render_options options = render_options(command);
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    grow_sink sink = command_sink(&out);
    bool differs = false;
    bool done = now && grow_pack_diff(old, now, format_of(command->opt), &options, &sink, &differs);
    done = done && command_deliver(command, &out);
    buf_clear(&out);
    grow_pack_free(now);
    grow_pack_free(old);
    return done && differs ? GROW_FOUND : GROW_DONE;
}

// --- measurements ---

grow_status cmd_diff(struct command *command)
{
    if (!render_check(command))
        return GROW_WRONG_USE;
    if (is_pack(command, 0) && is_pack(command, 1))
        return diff_packs(command);
    struct measured now = measured_read(command, command_argument(command, 1), MEASURED_NEW, NULL);
    struct measured old = {0};
    if (now.measurement)
        old = measured_read(command, command_argument(command, 0), MEASURED_OLD, now.pack);
    grow_render_options options = render_options(command);
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    grow_sink sink = command_sink(&out);
    bool differs = false;
    bool done = old.measurement && grow_diff(old.measurement, now.measurement,
                                             format_of(command->opt), &options, &sink, &differs);
    if (done)
        done = command_deliver(command, &out);
    buf_clear(&out);
    measured_close(&old);
    measured_close(&now);
    if (command->status != GROW_DONE)
        return command->status;
    return done && differs ? GROW_FOUND : GROW_DONE;
}
