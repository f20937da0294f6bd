// grow migrate: moves dossiers to the present version of their pack, and tells what is lost on the
// way. Each dossier has diagnostics of its own: one that fails does not stop the others.
#include <string.h>

#include "base/json.h"
#include "base/text.h"
#include "cli/command.h"
#include "host/create.h"
#include "host/file.h"
#include "host/folder.h"

enum { PACK_ID = 128 };

struct run {
    struct command *command;
    grow_pack *pack; // of the dossier before, or NULL
    bool as_json, stopped;
    struct buf text;
    struct json json;
    size_t parts;                                                 // of the sum
    size_t moved, already, unread, failed, lost, losing, written; // unread ones failed, too
    const char **targets;                                         // that were written
    size_t target_room;
};

// One dossier on its way.
struct moving {
    const char *path, *text, *target; // `target` NULL: nothing is written
    size_t length;
    grow_diagnostics *diagnostics;
    grow_dossier *dossier;
    grow_moved moved;
    bool written;
};

// --- reading ---

// The pack of a dossier; the one before is used again when it is the same.
static bool find_pack(struct run *run, struct moving *moving)
{
    struct command *command = run->command;
    const char *name = file_shown(moving->path), *id;
    char named[PACK_ID];
    if (!grow_dossier_pack(name, moving->text, moving->length, named, sizeof named,
                           moving->diagnostics))
        return false;
    if (run->pack &&
        (opt_given(command->opt, OPTION_PACK) || strcmp(grow_pack_id(run->pack), named) == 0))
        return true;
    grow_pack_free(run->pack);
    struct library *library = command_library(command, NULL, &id);
    run->pack = library ? command_load(command, library, id ? id : named) : NULL;
    run->stopped = !run->pack; // what is wrong with it is told once
    return run->pack != NULL;
}

static bool is_target(const struct run *run)
{
    const char *to = run->command->opt->values[OPTION_TO];
    if (!to || strcmp(to, grow_pack_version(run->pack)) == 0)
        return true;
    opt_wrong(run->command->opt,
              "'--to' asks for version %s, and the pack that was found is %s; name the folder of "
              "that version with --pack",
              to, grow_pack_version(run->pack));
    run->command->status = GROW_WRONG_USE;
    return false;
}

// --- writing ---

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

// A copy that an earlier run left, which then could not write the dossier, is as good as a new one.
static bool is_copied(struct run *run, const struct moving *moving, const char *path)
{
    const char *text, *why;
    size_t length;
    return file_read(path, &run->command->arena, &text, &length, &why) &&
           length == moving->length && memcmp(text, moving->text, length) == 0;
}

// What was there stays beside it. A copy of something else is not written over.
static bool keep_copy(struct run *run, const struct moving *moving)
{
    struct command *command = run->command;
    const char *why;
    const char *path = arena_textf(&command->arena, "%s.%s", moving->path, moving->moved.from);
    if (folder_has_file(path) && is_copied(run, moving, path))
        return true;
    if (folder_has_file(path)) {
        grow_diagnostics_cannot_write(moving->diagnostics, path,
                                      command_text(command, "there is such a file already"));
        return false;
    }
    if (file_write(path, moving->text, moving->length, &command->arena, &why))
        return true;
    grow_diagnostics_cannot_write(moving->diagnostics, path, why);
    return false;
}

// Two dossiers of one name, from different folders, do not go over each other.
static bool is_taken(const struct run *run, const char *path)
{
    for (size_t i = 0; i < run->written; i++)
        if (strcmp(run->targets[i], path) == 0)
            return true;
    return false;
}

static bool write_dossier(struct run *run, const struct moving *moving)
{
    const char *why = command_text(run->command, "it is too large");
    if (is_taken(run, moving->target)) {
        grow_diagnostics_cannot_write(moving->diagnostics, moving->target,
                                      command_text(run->command, "another dossier of this "
                                                                 "name was just written there"));
        return false;
    }
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    grow_sink sink = command_sink(&out);
    bool done = moving->moved.is_json ? grow_dossier_write_json(moving->dossier, &sink)
                                      : grow_dossier_write(moving->dossier, &sink);
    done = done && create_folders(moving->target, &run->command->arena, &why);
    done = done && file_write(moving->target, out.text, out.length, &run->command->arena, &why);
    if (!done)
        grow_diagnostics_cannot_write(moving->diagnostics, moving->target, why);
    buf_clear(&out);
    return done;
}

static bool deliver(struct run *run, struct moving *moving)
{
    const struct opt *opt = run->command->opt;
    const char *folder = opt->values[OPTION_OUTPUT_FOLDER];
    bool same = strcmp(moving->moved.from, moving->moved.to) == 0;
    if (folder)
        moving->target =
            arena_textf(&run->command->arena, "%s/%s", folder, base_name(moving->path));
    else if (opt_given(opt, OPTION_APPLY) && !same)
        moving->target = moving->path;
    if (!moving->target)
        return true;
    if (!folder && moving->moved.is_export) {
        grow_diagnostics_cannot_write(moving->diagnostics, moving->path,
                                      command_text(run->command, "it is an export, which holds a "
                                                                 "result too; use --output"));
        return false;
    }
    if (folder && file_is_same(moving->path, moving->target)) {
        grow_diagnostics_cannot_write(
            moving->diagnostics, moving->target,
            command_text(run->command, "it is the dossier itself; use --apply"));
        return false;
    }
    moving->written = (folder || keep_copy(run, moving)) && write_dossier(run, moving);
    return moving->written;
}

// --- telling ---

static void put_text(struct run *run, const struct moving *moving)
{
    struct buf *out = &run->text;
    const grow_moved *moved = &moving->moved;
    buf_putf(out, "%s: ", file_shown(moving->path));
    if (strcmp(moved->from, moved->to) == 0) {
        buf_putf(out, command_text(run->command, "%s already\n"), moved->to);
        return;
    }
    buf_putf(out,
             command_text(run->command,
                          "%s -> %s: answers and facts: %zu renamed, %zu changed, %zu lost\n"),
             moved->from, moved->to, moved->renamed, moved->changed, moved->lost_count);
    for (size_t i = 0; i < moved->lost_count; i++) {
        const grow_lost *lost = &moved->lost[i];
        buf_putf(out, command_text(run->command, "  lost: %s"), lost->question);
        if (lost->respondent)
            buf_putf(out, command_text(run->command, " of %s"), lost->respondent);
        buf_putf(out, command_text(run->command, ", which was %s: %s  [%s]\n"), lost->value,
                 lost->why, lost->where);
    }
}

static void put_pair(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_string(json, text);
}

static void put_count(struct json *json, const char *key, size_t count)
{
    json_key(json, key);
    json_integer(json, (long long)count);
}

static void put_json(struct run *run, const struct moving *moving)
{
    struct json *json = &run->json;
    const grow_moved *moved = &moving->moved;
    json_open(json, '{');
    put_pair(json, "file", file_shown(moving->path));
    put_pair(json, "from", moved->from);
    put_pair(json, "to", moved->to);
    put_count(json, "renamed", moved->renamed);
    put_count(json, "changed", moved->changed);
    json_key(json, "lost");
    json_open(json, '[');
    for (size_t i = 0; i < moved->lost_count; i++) {
        const grow_lost *lost = &moved->lost[i];
        json_open(json, '{');
        put_pair(json, "respondent", lost->respondent);
        put_pair(json, "question", lost->question);
        put_pair(json, "value", lost->value);
        put_pair(json, "why", lost->why);
        put_pair(json, "where", lost->where);
        json_close(json, '}');
    }
    json_close(json, ']');
    put_pair(json, "written", moving->written ? moving->target : NULL);
    json_close(json, '}');
}

static void move_one(struct run *run, const char *path)
{
    struct command *command = run->command;
    struct moving moving = {.path = path, .diagnostics = command_diagnostics(command->opt)};
    const char *from = command->opt->values[OPTION_FROM];
    bool read = command_read(command, path, &moving.text, &moving.length);
    bool good = read && find_pack(run, &moving) && is_target(run);
    if (good)
        moving.dossier = grow_migrate(run->pack, file_shown(path), moving.text, moving.length, from,
                                      &moving.moved, moving.diagnostics);
    good = moving.dossier && deliver(run, &moving);
    if (good) {
        (run->as_json ? put_json : put_text)(run, &moving);
        if (moving.written) {
            ARENA_PUSH(&command->arena, run->targets, run->written, run->target_room);
            run->targets[run->written++] = moving.target;
        }
        run->lost += moving.moved.lost_count;
        run->losing += moving.moved.lost_count > 0;
        bool same = strcmp(moving.moved.from, moving.moved.to) == 0;
        run->moved += !same;
        run->already += same;
    }
    run->unread += !read;
    run->failed += !good;
    command_tell(command, moving.diagnostics);
    grow_dossier_free(moving.dossier);
    grow_diagnostics_free(moving.diagnostics);
}

// Whether a part of the sum counts something; then it is set off from the one before.
static bool next_part(struct run *run, size_t count)
{
    if (count == 0)
        return false;
    buf_puts(&run->text, run->parts++ ? "; " : "");
    return true;
}

static void put_moved(struct run *run, bool writes)
{
    const struct command *c = run->command;
    struct buf *out = &run->text;
    if (next_part(run, writes ? run->moved : 0))
        buf_putf(out, command_text_count(c, "%zu dossier moved", "%zu dossiers moved", run->moved),
                 run->moved);
    else if (next_part(run, run->moved))
        buf_putf(out,
                 command_text_count(c, "%zu dossier can be moved", "%zu dossiers can be moved",
                                    run->moved),
                 run->moved);
    if (run->lost > 0) {
        buf_putf(out, command_text_count(c, ", %zu answer lost", ", %zu answers lost", run->lost),
                 run->lost);
        buf_putf(out, command_text_count(c, " in %zu dossier", " in %zu dossiers", run->losing),
                 run->losing);
    } else if (run->moved > 0) {
        buf_puts(out, command_text(c, ", no answer lost"));
    }
    if (next_part(run, run->already))
        buf_putf(out,
                 command_text_count(c, "%zu dossier is of this version already",
                                    "%zu dossiers are of this version already", run->already),
                 run->already);
}

// Why, and where, is told of each.
static void put_not_moved(struct run *run)
{
    const struct command *c = run->command;
    struct buf *out = &run->text;
    size_t refused = run->failed - run->unread;
    if (next_part(run, run->unread))
        buf_putf(out,
                 command_text_count(c, "%zu dossier cannot be read", "%zu dossiers cannot be read",
                                    run->unread),
                 run->unread);
    if (next_part(run, refused))
        buf_putf(out,
                 command_text_count(c, "%zu dossier could not be moved",
                                    "%zu dossiers could not be moved", refused),
                 refused);
    if (run->failed > 0)
        buf_puts(out, command_text(c, ": mend what is told of it, and do this again"));
}

static void put_sum(struct run *run)
{
    struct buf *out = &run->text;
    bool writes = opt_given(run->command->opt, OPTION_APPLY) ||
                  opt_given(run->command->opt, OPTION_OUTPUT_FOLDER);
    if (run->as_json) {
        json_close(&run->json, ']');
        put_count(&run->json, "answers_lost", run->lost);
        put_count(&run->json, "dossiers_losing", run->losing);
        put_count(&run->json, "written", run->written);
        put_count(&run->json, "failed", run->failed);
        json_close(&run->json, '}');
        buf_putc(out, '\n');
        return;
    }
    put_moved(run, writes);
    if (writes && next_part(run, run->written))
        buf_putf(out, command_text(run->command, "%zu written"), run->written);
    else if (!writes && run->moved > 0)
        buf_puts(out, command_text(run->command,
                                   "; nothing was written (--apply does, or --output FOLDER)"));
    put_not_moved(run);
    buf_putc(out, '\n');
}

// False after a message.
static bool check_options(const struct command *command)
{
    const char *folder = command->opt->values[OPTION_OUTPUT_FOLDER];
    bool apply = opt_given(command->opt, OPTION_APPLY);
    if (folder && apply) {
        opt_wrong(command->opt, "'--apply' and '--output' cannot be asked together");
        return false;
    }
    if (folder && !folder_is(folder) && create_is_there(folder)) {
        opt_wrong(command->opt, "'--output' names '%s', which is no folder", folder);
        return false;
    }
    for (int i = 0; apply && i < command->opt->argument_count; i++)
        if (text_equal(command_argument(command, i), "-")) {
            opt_wrong(command->opt, "standard input has no place of its own: use '--output'");
            return false;
        }
    return true;
}

grow_status cmd_migrate(struct command *command)
{
    struct run run = {.command = command};
    run.as_json = text_equal(command->opt->values[OPTION_FORMAT_TOLD], "json");
    if (!check_options(command))
        return GROW_WRONG_USE;
    buf_init(&run.text, COMMAND_OUTPUT);
    json_init(&run.json, &run.text, false);
    if (run.as_json) {
        json_open(&run.json, '{');
        put_count(&run.json, "grow_migrate", 1);
        json_key(&run.json, "dossiers");
        json_open(&run.json, '[');
    }
    for (int i = 0;
         i < command->opt->argument_count && command->status == GROW_DONE && !run.stopped; i++)
        move_one(&run, command_argument(command, i));
    if (command->status == GROW_DONE && !run.stopped) {
        put_sum(&run);
        command_say(command, run.text.text, run.text.length);
    }
    buf_clear(&run.text);
    grow_pack_free(run.pack);
    if (command->status != GROW_DONE)
        return command->status;
    if (run.failed && !run.stopped)
        return GROW_INVALID;
    bool dry =
        !opt_given(command->opt, OPTION_APPLY) && !opt_given(command->opt, OPTION_OUTPUT_FOLDER);
    return dry && run.lost ? GROW_FOUND : GROW_DONE;
}
