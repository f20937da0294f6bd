// grow replay: dossiers that were evaluated before, under new rules: who changes, in what, and
// where that begins. Each dossier has diagnostics of its own: one that fails does not stop the
// others.
#include <string.h>

#include "base/json.h"
#include "base/text.h"
#include "cli/command.h"
#include "host/file.h"

// How often a finding came, went or became another one.
struct tally {
    const char *id;
    size_t gained, lost, other;
};

struct run {
    struct command *command;
    grow_pack *old, *now; // `old` NULL without --old
    bool as_json;
    struct buf text;
    struct json json;
    struct tally *tallies;
    size_t tally_count, tally_room;
    size_t dossiers, changed, failed;
    bool stepless; // a change of which the first step is not known
};

// One dossier by one pack.
struct side {
    grow_moved moved;
    grow_dossier *dossier;
    grow_assessment *assessment;
    grow_measurement *measurement;
};

struct replaying {
    const char *path, *text;
    size_t length;
    grow_diagnostics *diagnostics;
    struct side old, now;
    const grow_replayed *changes;
    size_t change_count;
};

// --- evaluating ---

// A dossier that names an older version is moved, and one that names none is taken as it is.
static bool evaluate(struct replaying *one, const grow_pack *pack, struct side *side)
{
    side->dossier = grow_migrate(pack, file_shown(one->path), one->text, one->length,
                                 grow_pack_version(pack), &side->moved, one->diagnostics);
    if (side->dossier)
        side->assessment = grow_evaluate(pack, side->dossier, one->diagnostics);
    if (side->assessment)
        side->measurement = grow_measurement_of(side->assessment, one->diagnostics);
    return side->measurement != NULL;
}

static void close_side(struct side *side)
{
    grow_measurement_free(side->measurement);
    grow_assessment_free(side->assessment);
    grow_dossier_free(side->dossier);
}

// "folder/x.json" for the dossier "elsewhere/x.yaml".
static const char *result_path(struct run *run, const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *point = strrchr(name, '.');
    size_t length = point && point != name ? (size_t)(point - name) : strlen(name);
    return arena_textf(&run->command->arena, "%s/%.*s.json",
                       run->command->opt->values[OPTION_RESULTS], (int)length, name);
}

static bool read_kept(struct run *run, struct replaying *one)
{
    const char *text = one->text, *path = one->path;
    size_t length = one->length;
    if (opt_given(run->command->opt, OPTION_RESULTS)) {
        const char *why;
        path = result_path(run, one->path);
        if (!file_read(path, &run->command->arena, &text, &length, &why)) {
            grow_diagnostics_cannot_read(one->diagnostics, path, why);
            return false;
        }
    }
    one->old.measurement =
        grow_result_kept(run->now, file_shown(path), text, length, one->diagnostics);
    return one->old.measurement != NULL;
}

static bool replay(struct run *run, struct replaying *one)
{
    if (!command_read(run->command, one->path, &one->text, &one->length) ||
        !evaluate(one, run->now, &one->now) ||
        !(run->old ? evaluate(one, run->old, &one->old) : read_kept(run, one)))
        return false;
    one->change_count = grow_replay(one->old.measurement, one->now.measurement, &one->changes);
    return true;
}

// --- counting ---

static void count(struct run *run, const grow_replayed *change)
{
    size_t at = 0;
    while (at < run->tally_count && !text_equal(run->tallies[at].id, change->id))
        at++;
    if (at == run->tally_count) {
        ARENA_PUSH(&run->command->arena, run->tallies, run->tally_count, run->tally_room);
        run->tallies[run->tally_count++] =
            (struct tally){.id = arena_text(&run->command->arena, change->id)};
    }
    struct tally *tally = &run->tallies[at];
    ++*(!change->was ? &tally->gained : !change->is ? &tally->lost : &tally->other);
}

// --- telling ---

enum { SHOWN_MOST = 100, SHOWN_BEFORE = 30 }; // bytes of a value, and of them before what differs

static bool is_inside(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

static void put_short(struct buf *out, const char *text, size_t from)
{
    size_t length = strlen(text);
    if (length <= SHOWN_MOST) {
        buf_puts(out, text);
        return;
    }
    size_t to = length - from > SHOWN_MOST ? from + SHOWN_MOST : length;
    while (to < length && is_inside(text[to]))
        to++;
    buf_putf(out, "%s%.*s%s", from ? "..." : "", (int)(to - from), text + from,
             to < length ? "..." : "");
}

// Of long values the part around the first place that differs.
static void put_pair_short(struct buf *out, const char *was, const char *is)
{
    size_t from = 0;
    while (was[from] && was[from] == is[from])
        from++;
    from = from > SHOWN_BEFORE ? from - SHOWN_BEFORE : 0;
    while (from > 0 && is_inside(was[from]))
        from--;
    put_short(out, was, from);
    buf_puts(out, " -> ");
    put_short(out, is, from);
}

static void put_change(const struct command *command, struct buf *out, const grow_replayed *change)
{
    const char *nothing = command_text(command, "not there");
    buf_putf(out, "  %s: ", change->id);
    if (change->was && change->is)
        put_pair_short(out, change->was, change->is);
    else
        buf_puts(out, command_text(command, change->is ? "new" : "gone"));
    buf_putc(out, '\n');
    if (!change->step)
        return;
    buf_putf(out, command_text(command, "    first step: %s: "), change->step);
    put_pair_short(out, change->step_was ? change->step_was : nothing,
                   change->step_is ? change->step_is : nothing);
    if (change->where)
        buf_putf(out, "  [%s]", change->where);
    buf_putc(out, '\n');
}

static void put_text(struct run *run, const struct replaying *one)
{
    struct buf *out = &run->text;
    const grow_moved *moved = &one->now.moved;
    if (one->change_count == 0)
        return;
    const struct command *command = run->command;
    buf_putf(out, "%s: %s, %s: ", file_shown(one->path), grow_dossier_partnership(one->now.dossier),
             grow_dossier_date(one->now.dossier));
    buf_putf(out, command_text_count(command, "%zu change", "%zu changes", one->change_count),
             one->change_count);
    if (strcmp(moved->from, moved->to) != 0)
        buf_putf(out,
                 command_text_count(command, " (moved from %s, %zu answer lost)",
                                    " (moved from %s, %zu answers lost)", moved->lost_count),
                 moved->from, moved->lost_count);
    buf_putc(out, '\n');
    for (size_t i = 0; i < one->change_count; i++)
        put_change(command, out, &one->changes[i]);
}

static void put_pair(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_string(json, text);
}

static void put_count(struct json *json, const char *key, size_t number)
{
    json_key(json, key);
    json_integer(json, (long long)number);
}

static void put_pack(struct json *json, const char *key, const grow_pack *pack)
{
    json_key(json, key);
    if (!pack) {
        json_null(json);
        return;
    }
    json_open(json, '{');
    put_pair(json, "id", grow_pack_id(pack));
    put_pair(json, "version", grow_pack_version(pack));
    put_pair(json, "hash", grow_pack_hash(pack));
    json_close(json, '}');
}

static void put_json(struct run *run, const struct replaying *one, bool good)
{
    struct json *json = &run->json;
    json_open(json, '{');
    put_pair(json, "file", file_shown(one->path));
    json_key(json, "failed");
    json_bool(json, !good);
    put_pair(json, "partnership", good ? grow_dossier_partnership(one->now.dossier) : NULL);
    put_pair(json, "date", good ? grow_dossier_date(one->now.dossier) : NULL);
    bool moved = good && strcmp(one->now.moved.from, one->now.moved.to) != 0;
    put_pair(json, "moved_from", moved ? one->now.moved.from : NULL);
    put_count(json, "answers_lost", good ? one->now.moved.lost_count : 0);
    json_key(json, "changes");
    json_open(json, '[');
    for (size_t i = 0; good && i < one->change_count; i++) {
        const grow_replayed *change = &one->changes[i];
        json_open(json, '{');
        put_pair(json, "id", change->id);
        put_pair(json, "was", change->was);
        put_pair(json, "is", change->is);
        put_pair(json, "step", change->step);
        put_pair(json, "step_was", change->step_was);
        put_pair(json, "step_is", change->step_is);
        put_pair(json, "where", change->where);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}

static void replay_one(struct run *run, const char *path)
{
    struct replaying one = {.path = path, .diagnostics = command_diagnostics(run->command->opt)};
    bool good = replay(run, &one);
    run->dossiers++;
    run->failed += !good;
    run->changed += one.change_count > 0;
    for (size_t i = 0; i < one.change_count; i++)
        count(run, &one.changes[i]);
    for (size_t i = 0; i < one.change_count; i++)
        run->stepless |= !one.changes[i].step;
    if (run->as_json)
        put_json(run, &one, good);
    else if (good)
        put_text(run, &one);
    command_tell(run->command, one.diagnostics);
    close_side(&one.old);
    close_side(&one.now);
    grow_diagnostics_free(one.diagnostics);
}

static void put_tally(const struct command *command, struct buf *out, const struct tally *tally)
{
    const size_t counts[] = {tally->gained, tally->lost, tally->other};
    SAYS static const char *const WORDS[] = {"new in", "gone in", "changed in"};
    const char *between = ": ";
    buf_putf(out, "  %s", tally->id);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        if (!counts[i])
            continue;
        buf_putf(out, "%s%s %zu", between, command_text(command, WORDS[i]), counts[i]);
        between = ", ";
    }
    buf_putc(out, '\n');
}

static void put_sum(struct run *run)
{
    struct buf *out = &run->text;
    buf_putf(out,
             command_text_count(run->command, "%zu dossier: ", "%zu dossiers: ", run->dossiers),
             run->dossiers);
    buf_putf(out, command_text(run->command, "%zu changed, %zu the same, %zu failed\n"),
             run->changed, run->dossiers - run->changed - run->failed, run->failed);
    for (size_t i = 0; i < run->tally_count; i++)
        put_tally(run->command, out, &run->tallies[i]);
    if (run->stepless && !run->old)
        buf_putf(
            out, "%s\n",
            command_text(run->command,
                         "A kept result holds no steps. To see the first step of every change, "
                         "give the pack of then: --old FOLDER"));
}

static void end_json(struct run *run)
{
    struct json *json = &run->json;
    json_close(json, ']');
    json_key(json, "findings");
    json_open(json, '[');
    for (size_t i = 0; i < run->tally_count; i++) {
        json_open(json, '{');
        put_pair(json, "id", run->tallies[i].id);
        put_count(json, "new", run->tallies[i].gained);
        put_count(json, "gone", run->tallies[i].lost);
        put_count(json, "other", run->tallies[i].other);
        json_close(json, '}');
    }
    json_close(json, ']');
    put_count(json, "changed", run->changed);
    put_count(json, "same", run->dossiers - run->changed - run->failed);
    put_count(json, "failed", run->failed);
    json_close(json, '}');
    buf_putc(&run->text, '\n');
}

static void replay_all(struct run *run)
{
    struct command *command = run->command;
    buf_init(&run->text, COMMAND_OUTPUT);
    json_init(&run->json, &run->text, false);
    if (run->as_json) {
        json_open(&run->json, '{');
        put_count(&run->json, "grow_replay", 1);
        put_pack(&run->json, "old", run->old);
        put_pack(&run->json, "new", run->now);
        json_key(&run->json, "dossiers");
        json_open(&run->json, '[');
    }
    for (int i = 1; i < command->opt->argument_count; i++)
        replay_one(run, command_argument(command, i));
    if (run->as_json)
        end_json(run);
    else
        put_sum(run);
    command_deliver(command, &run->text);
    buf_clear(&run->text);
}

static grow_pack *load(struct command *command, const char *pack)
{
    const char *id;
    struct library *library = command_library(command, pack, &id);
    return library ? command_load(command, library, id) : NULL;
}

grow_status cmd_replay(struct command *command)
{
    const char *old = command->opt->values[OPTION_OLD];
    struct run run = {.command = command};
    run.as_json = text_equal(command->opt->values[OPTION_FORMAT_TOLD], "json");
    if (old && opt_given(command->opt, OPTION_RESULTS)) {
        opt_wrong(command->opt, "'--old' and '--results' cannot be asked together");
        return GROW_WRONG_USE;
    }
    run.now = load(command, command_argument(command, 0));
    if (run.now && old)
        run.old = load(command, old);
    bool ready = run.now && (!old || run.old);
    if (ready)
        replay_all(&run);
    grow_pack_free(run.old);
    grow_pack_free(run.now);
    if (!ready || command->status != GROW_DONE)
        return command->status;
    if (run.failed)
        return GROW_INVALID;
    return run.changed ? GROW_FOUND : GROW_DONE;
}
