// grow dev: looks at a pack again whenever its files change, and tells what differs. It is for
// eyes, so everything goes to standard output, in the order in which it happens.
#include <string.h>

#include "base/text.h"
#include "cli/dev.h"
#include "host/folder.h"
#include "host/watch.h"

enum { LINES = 12 }; // told of one case

struct dev {
    struct command *command;
    struct watch *watch;
    struct dev_round *last; // the last look, broken or not
    struct dev_round *good; // the last one that was not broken, or NULL; may be `last`
    struct buf out;         // of one look
};

// --- what differs ---

static void put_counts(struct buf *out, const struct dev_round *round)
{
    const struct command *command = &round->command;
    buf_putf(out, command_text_count(command, "%zu case, ", "%zu cases, ", round->case_count),
             round->case_count);
    buf_putf(out, command_text(command, "%zu passed, %zu failed"),
             round->case_count - round->failed, round->failed);
}

static void put_broken(struct dev *dev, const struct dev_round *good)
{
    struct buf *out = &dev->out;
    buf_puts(out, command_text(dev->command,
                               good ? "broken: the last good version stays, with " : "broken"));
    if (good)
        put_counts(out, good);
    buf_putc(out, '\n');
}

// The lines of a comparison, indented, the first of them only.
static void put_lines(const struct command *command, struct buf *out, const char *lines,
                      size_t count)
{
    size_t told = 0;
    for (const char *at = lines; *at && told < LINES; told++) {
        size_t length = strcspn(at, "\n");
        buf_puts(out, "  ");
        buf_add(out, at, length);
        buf_putc(out, '\n');
        at += length + (at[length] == '\n');
    }
    if (count > told)
        buf_putf(out, command_text(command, "    and %zu more\n"), count - told);
}

// Gives whether there was anything to tell.
static bool put_case(const struct command *command, struct buf *out, const struct dev_case *old,
                     const struct dev_case *now)
{
    struct buf lines;
    buf_init(&lines, COMMAND_OUTPUT);
    grow_sink sink = command_sink(&lines);
    size_t count = 0;
    if (old)
        grow_digest_compare(old->digest, now->digest, &sink, &count);
    bool turned = !old || old->passed != now->passed;
    if (turned || count > 0)
        buf_putf(out, command_text(command, "case %s%s%s\n"), now->id,
                 old ? "" : command_text(command, " is new and"),
                 command_text(command, turned        ? (now->passed ? " passes" : " fails")
                                       : now->passed ? " gives something else"
                                                     : " still fails, and gives something else"));
    put_lines(command, out, lines.text, count);
    buf_clear(&lines);
    return turned || count > 0;
}

static bool put_cases(const struct command *command, struct buf *out, const struct dev_round *old,
                      const struct dev_round *now)
{
    bool differs = false;
    for (size_t i = 0; i < now->case_count; i++)
        differs |= put_case(command, out, dev_round_find(old, now->cases[i].id), &now->cases[i]);
    for (size_t i = 0; i < old->case_count; i++) {
        if (dev_round_find(now, old->cases[i].id))
            continue;
        buf_putf(out, command_text(command, "case %s is gone\n"), old->cases[i].id);
        differs = true;
    }
    return differs;
}

// New problems as `check` and `test` print them, then what is gone.
static bool put_problems(struct dev *dev, const grow_diagnostics *old, const grow_diagnostics *now,
                         bool gone)
{
    size_t count;
    grow_sink sink = command_sink(&dev->out);
    grow_diagnostics_changes(old, now, gone, command_colour(dev->command, 1), &sink, &count);
    return count > 0;
}

// --- looking ---

static void put_first(struct dev *dev, const struct dev_round *round)
{
    grow_diagnostics *none = command_diagnostics(dev->command->opt);
    put_problems(dev, none, round->command.diagnostics, false);
    grow_diagnostics_free(none);
    if (!round->title) {
        put_broken(dev, NULL);
        return;
    }
    buf_putf(&dev->out, "%s: ", round->title);
    put_counts(&dev->out, round);
    buf_putc(&dev->out, '\n');
}

static void put_next(struct dev *dev, const struct dev_round *round)
{
    struct buf *out = &dev->out;
    // What is broken is looked at in part: what it does not tell need not be gone.
    const struct dev_round *base = round->title && dev->good ? dev->good : dev->last;
    bool gone = (base->title != NULL) == (round->title != NULL);
    bool differs = put_problems(dev, base->command.diagnostics, round->command.diagnostics, gone);
    if (!round->title) {
        put_broken(dev, dev->good);
        return;
    }
    if (!dev->last->title)
        buf_puts(out, command_text(dev->command, "sound again\n"));
    if (dev->good)
        differs |= put_cases(dev->command, out, dev->good, round);
    if (!differs && dev->last->title)
        buf_puts(out, command_text(dev->command, "nothing differs: "));
    put_counts(out, round);
    buf_putc(out, '\n');
}

// Keeps the last look, and the last good one.
static void keep(struct dev *dev, struct dev_round *round)
{
    struct dev_round *last = dev->last, *good = dev->good;
    dev->last = round;
    if (round->title)
        dev->good = round;
    if (last != dev->good)
        dev_round_free(last);
    if (good != last && good != dev->good)
        dev_round_free(good);
}

static bool say(struct dev *dev)
{
    bool said = command_say(dev->command, dev->out.text, dev->out.length);
    buf_reset(&dev->out);
    return said;
}

static void look(struct dev *dev)
{
    struct dev_round *round = dev_round_new(dev->command->opt);
    if (dev->last)
        put_next(dev, round);
    else
        put_first(dev, round);
    keep(dev, round);
}

// What has to be looked at may be other folders after each look. A pack that is gone is still
// looked for where it was, and where it is said to be.
static size_t watch_all(struct dev *dev)
{
    const struct dev_round *rounds[] = {dev->last, dev->good};
    struct arena *arena = &dev->last->command.arena;
    const char **all = NULL;
    size_t count = 0, room = 0;
    for (size_t i = 0; i < 2; i++) {
        const char *const *folders = NULL;
        size_t more =
            rounds[i] && rounds[i]->library ? library_folders(rounds[i]->library, &folders) : 0;
        for (size_t k = 0; k < more; k++) {
            ARENA_PUSH(arena, all, count, room);
            all[count++] = folders[k];
        }
    }
    ARENA_PUSH(arena, all, count, room);
    all[count++] = command_argument(dev->command, 0);
    return watch_folders(dev->watch, all, count);
}

// A line of those paths that are still there, or of those that are not.
static void put_paths(struct dev *dev, const char *const *paths, size_t count, bool there)
{
    size_t told = 0;
    for (size_t i = 0; i < count; i++) {
        if (folder_has_file(paths[i]) != there)
            continue;
        if (told < LINES)
            buf_putf(&dev->out, "%s%s", told ? ", " : "", paths[i]);
        told++;
    }
    if (told > LINES)
        buf_puts(&dev->out, ", ...");
    if (told > 0)
        buf_puts(&dev->out, command_text(dev->command, there ? " changed\n" : " removed\n"));
}

static void put_changed(struct dev *dev, const char *const *paths, size_t count)
{
    buf_puts(&dev->out, "\n");
    put_paths(dev, paths, count, true);
    put_paths(dev, paths, count, false);
}

static void go_on(struct dev *dev)
{
    const char *const *paths;
    size_t count;
    for (bool once = false; !once; once = opt_given(dev->command->opt, OPTION_ONCE)) {
        struct arena arena;
        arena_init(&arena);
        bool changed = watch_wait(dev->watch, &arena, &paths, &count);
        if (changed)
            put_changed(dev, paths, count);
        arena_clear(&arena);
        if (!changed)
            return;
        look(dev);
        watch_all(dev);
        if (!say(dev))
            return;
    }
}

grow_status cmd_dev(struct command *command)
{
    struct dev dev = {.command = command, .watch = watch_new()};
    buf_init(&dev.out, COMMAND_OUTPUT);
    look(&dev);
    if (dev.last->command.status != GROW_DONE) {
        command->status = dev.last->command.status; // wrong use, told already
    } else if (!dev.last->found) {
        command_tell(command, dev.last->command.diagnostics);
        command->status = GROW_INVALID;
    } else {
        buf_putf(&dev.out, command_text(command, "watching %zu files; Ctrl-C ends\n"),
                 watch_all(&dev));
        if (say(&dev))
            go_on(&dev);
    }
    bool wrong = !dev.last->title || dev.last->failed > 0 ||
                 grow_diagnostics_errors(dev.last->command.diagnostics) > 0;
    if (dev.good != dev.last)
        dev_round_free(dev.good);
    dev_round_free(dev.last);
    watch_free(dev.watch);
    buf_clear(&dev.out);
    return command->status != GROW_DONE ? command->status : wrong ? GROW_FOUND : GROW_DONE;
}
