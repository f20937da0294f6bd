// grow group: what the people of many dossiers answered, told as a group and never one by one.
#include <string.h>

#include "cli/command.h"
#include "cli/render.h"
#include "host/file.h"

enum { CROSSINGS = 20 };

struct gathered {
    struct command_dossier first; // and its pack
    const grow_dossier **dossiers;
    grow_dossier **own; // those after the first
    grow_assessment **assessments;
    size_t count;
};

// Dossiers of one pack; those that cannot be read are all told. False when there is any.
static bool read_all(struct command *command, struct gathered *all)
{
    size_t most = (size_t)command->opt->argument_count;
    all->dossiers = arena_array(&command->arena, most, sizeof(void *));
    all->own = arena_array(&command->arena, most, sizeof(void *));
    all->assessments = arena_array(&command->arena, most, sizeof(void *));
    all->first = command_dossier(command, command_argument(command, 0));
    bool good = all->first.dossier != NULL;
    all->dossiers[all->count++] = all->first.dossier;
    for (size_t i = 1; i < most && all->first.pack; i++) {
        const char *path = command_argument(command, (int)i), *text;
        size_t length;
        if (command_read(command, path, &text, &length))
            all->own[i] = grow_dossier_read(all->first.pack, file_shown(path), text, length,
                                            command->diagnostics);
        all->dossiers[all->count++] = all->own[i];
        good = good && all->own[i];
    }
    return good;
}

static void close_all(struct gathered *all)
{
    for (size_t i = 0; i < all->count; i++) {
        grow_assessment_free(all->assessments[i]);
        grow_dossier_free(all->own[i]);
    }
    command_dossier_close(&all->first);
}

static bool render_merged(struct command *command, struct gathered *all, grow_format format,
                          const grow_render_options *options, const grow_sink *sink)
{
    if (opt_given(command->opt, OPTION_CROSS)) {
        opt_wrong(command->opt, "this pack says itself what may be crossed");
        command->status = GROW_WRONG_USE;
        return false;
    }
    grow_dossier *merged =
        grow_dossier_merge(all->first.pack, all->dossiers, all->count, command->diagnostics);
    grow_assessment *assessment =
        merged ? grow_evaluate(all->first.pack, merged, command->diagnostics) : NULL;
    bool done = assessment && grow_render(assessment, format, options, sink, command->diagnostics);
    grow_assessment_free(assessment);
    grow_dossier_free(merged);
    return done;
}

// "PP01,PP06;PP02,PP07" as its parts.
static size_t crossings_of(struct command *command, const char *text, const char **crossings)
{
    size_t count = 0;
    for (const char *at = text; at && *at && count < CROSSINGS; count++) {
        const char *end = strchr(at, ';');
        size_t length = end ? (size_t)(end - at) : strlen(at);
        crossings[count] = arena_text_n(&command->arena, at, length);
        at += length + (end != NULL);
    }
    return count;
}

static bool render_counted(struct command *command, struct gathered *all, int least,
                           grow_format format, const grow_render_options *options,
                           const grow_sink *sink)
{
    const char *crossings[CROSSINGS];
    grow_group_options group = {.least = least, .cross = crossings};
    group.cross_count = crossings_of(command, command->opt->values[OPTION_CROSS], crossings);
    for (size_t i = 0; i < all->count; i++) {
        all->assessments[i] =
            grow_evaluate(all->first.pack, all->dossiers[i], command->diagnostics);
        if (!all->assessments[i])
            return false;
    }
    return grow_group_render(all->first.pack, (const grow_assessment *const *)all->assessments,
                             all->count, &group, format, options, sink, command->diagnostics);
}

// -1 after a message.
static int least_of(const struct command *command)
{
    const char *text = command->opt->values[OPTION_LEAST];
    int least = 0;
    for (const char *at = text; at && *at; at++)
        least = *at >= '0' && *at <= '9' && least < 1000 ? least * 10 + (*at - '0') : 1001;
    if (!text || (least >= 5 && least <= 1000))
        return least;
    opt_wrong(command->opt, "'--least' takes a number from 5 to 1000, not '%s'", text);
    return -1;
}

grow_status cmd_group(struct command *command)
{
    const struct opt *opt = command->opt;
    grow_format format =
        render_format(opt->values[OPTION_FORMAT_GROUP], opt->values[OPTION_OUTPUT]);
    int least = least_of(command);
    if (least < 0 || !render_check(command))
        return GROW_WRONG_USE;
    if (format == GROW_REPORT_JSON)
        format = GROW_RESULT_JSON;
    struct gathered all = {0};
    grow_render_options options = render_options(command);
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    grow_sink sink = command_sink(&out);
    bool done = read_all(command, &all) &&
                (grow_pack_is_group(all.first.pack)
                     ? render_merged(command, &all, format, &options, &sink)
                     : render_counted(command, &all, least, format, &options, &sink));
    if (done)
        command_deliver(command, &out);
    buf_clear(&out);
    close_all(&all);
    return command->status;
}
