// grow test: runs the cases of packs, and tells what they hold in its place. What differs is told
// on standard error, after the lines of its file.
#include "base/text.h"
#include "cli/command.h"
#include "host/folder.h"

struct run {
    struct command *command;
    grow_suite_format format;
    long budget;
    grow_tally tally;
    size_t told;          // cases, for TAP
    bool missing, broken; // a pack was not found, or has errors
    bool untested;        // a pack that was named has no cases, or no pack has
    bool survivors;       // moves that no case notices, or explanations of none
};

static bool asked(const struct run *run, enum option_name option)
{
    return opt_given(run->command->opt, option);
}

static void say(struct run *run, struct buf *out)
{
    if (!command_say(run->command, out->text, out->length))
        run->command->status = GROW_STORAGE;
    buf_reset(out);
}

// What could not be read, or has nothing to run, stands among the cases too, for those who look at
// nothing else.
SAYS static void say_error(struct run *run, const char *what, const char *why, struct buf *out)
{
    why = command_text(run->command, why);
    if (run->format == GROW_SUITE_TAP)
        buf_putf(out, "not ok %zu - %s %s\n", ++run->told, what, why);
    else if (run->format == GROW_SUITE_JUNIT)
        buf_putf(out,
                 "  <testsuite name=\"%s\" tests=\"1\" errors=\"1\">\n    <testcase name=\"%s\">\n"
                 "      <error message=\"%s\"/>\n    </testcase>\n  </testsuite>\n",
                 what, what, why);
    say(run, out);
}

static void say_broken(struct run *run, const char *what, struct buf *out)
{
    run->broken = true;
    run->tally.unread++;
    say_error(run, what, "cannot be read", out);
}

// A pack that is named was meant to be tested: without cases it was not. Among all packs there may
// be those of facts alone.
static void say_none(struct run *run, const char *pack, struct buf *out)
{
    struct command *command = run->command;
    run->untested |= command->opt->argument_count > 0;
    if (run->format == GROW_SUITE_HUMAN)
        buf_putf(out, command_text(command, "none %s  has no cases: nothing was tested\n"), pack);
    else if (command->opt->argument_count > 0)
        say_error(run, pack, "has no cases", out);
    say(run, out);
}

// Cases that are all skipped hold nothing, though they are there.
static void say_skipped(struct run *run, const char *pack, struct buf *out)
{
    run->untested = true;
    if (run->format == GROW_SUITE_HUMAN)
        buf_putf(out,
                 command_text(run->command, "none %s  every case is skipped: nothing was tested\n"),
                 pack);
    else
        say_error(run, pack, "every case is skipped", out);
    say(run, out);
}

static void tell_files(struct run *run, const grow_suite *suite, struct buf *out)
{
    grow_sink sink = command_sink(out);
    for (size_t i = 0; i < grow_suite_files(suite); i++) {
        const grow_diagnostics *found = grow_suite_found(suite, i);
        if (!asked(run, OPTION_BOUNDARIES)) {
            grow_suite_tell(suite, i, run->format, run->told, &sink);
            run->told += grow_suite_cases(suite, i);
            say(run, out);
        }
        command_tell(run->command, found);
    }
}

// What is asked beside the cases themselves.
static void tell_more(struct run *run, const grow_suite *suite, struct buf *out)
{
    grow_sink sink = command_sink(out);
    const char *boundaries = run->command->opt->values[OPTION_BOUNDARIES];
    if (asked(run, OPTION_COVERAGE))
        grow_suite_coverage(suite, &sink);
    if (boundaries)
        grow_suite_boundaries(suite, text_equal(boundaries, "cases"), &sink);
    say(run, out);
}

static void tell_moves(struct run *run, const grow_suite *suite, grow_pack *pack, struct buf *out)
{
    grow_sink sink = command_sink(out);
    grow_mutation mutation = {0};
    if (asked(run, OPTION_MUTATE) && run->command->status == GROW_DONE)
        grow_suite_mutate(suite, pack, run->budget, &sink, &mutation);
    run->survivors |= mutation.survived + mutation.unused > 0;
    say(run, out);
}

static grow_suite *read_suite(struct run *run, const grow_pack *pack, const char *folder,
                              struct buf *out)
{
    struct command *command = run->command;
    const char *const *paths, *text;
    size_t count = command_cases(command, folder, &paths), length;
    grow_suite *suite = grow_suite_new(pack, command->opt->values[OPTION_ONLY]);
    for (size_t i = 0; i < count && command->status == GROW_DONE; i++) {
        if (!command_read_case(command, folder, paths[i], &text, &length))
            say_broken(run, paths[i], out);
        else if (!grow_suite_add(suite, paths[i], text, length))
            run->broken = true;
    }
    return suite;
}

// Files are written one by one: each whole, or not at all.
static void bless_file(struct run *run, const grow_suite *suite, size_t file, const char *path,
                       struct buf *out)
{
    struct command *command = run->command;
    struct buf text;
    buf_init(&text, COMMAND_OUTPUT);
    size_t changes = 0;
    buf_putf(out, command_text(command, "blessed %s\n"), path);
    grow_sink sink = command_sink(&text), diff = command_sink(out);
    bool done = grow_suite_bless(suite, file, &sink, &diff, &changes);
    if (!done || !changes) {
        buf_reset(out);
    } else if (command_deliver_to(command, path, &text)) {
        say(run, out);
    } else {
        buf_reset(out);
        command->status = GROW_STORAGE;
    }
    buf_clear(&text);
}

static void bless_all(struct run *run, const grow_pack *pack, const char *folder, struct buf *out)
{
    struct command *command = run->command;
    size_t unread = run->tally.unread;
    grow_suite *suite = read_suite(run, pack, folder, out);
    run->tally.unread = unread; // told when they are run
    run->broken = false;
    for (size_t i = 0; i < grow_suite_files(suite) && command->status == GROW_DONE; i++)
        bless_file(run, suite, i, grow_suite_name(suite, i), out);
    grow_suite_free(suite);
}

static void run_suite(struct run *run, grow_pack *pack, const char *folder, struct buf *out)
{
    if (asked(run, OPTION_BLESS))
        bless_all(run, pack, folder, out);
    if (run->command->status != GROW_DONE)
        return;
    bool broken = run->broken;
    run->broken = false;
    grow_suite *suite = read_suite(run, pack, folder, out);
    grow_tally tally = grow_suite_tally(suite);
    bool none = tally.passed + tally.failed + tally.skipped == 0 && !run->broken;
    run->broken |= broken;
    // That moves are not tried is told with what is wrong in the cases.
    bool green = tally.failed + tally.unread == 0;
    if (!green)
        tell_moves(run, suite, pack, out);
    tell_files(run, suite, out);
    if (none && !asked(run, OPTION_ONLY) && !asked(run, OPTION_BOUNDARIES))
        say_none(run, grow_pack_id(pack), out);
    bool skipped = tally.skipped > 0 && tally.passed + tally.failed + tally.unread == 0;
    if (skipped && !asked(run, OPTION_BOUNDARIES))
        say_skipped(run, grow_pack_id(pack), out);
    tell_more(run, suite, out);
    if (green && !none && !skipped)
        tell_moves(run, suite, pack, out);
    run->tally.passed += tally.passed;
    run->tally.failed += tally.failed;
    run->tally.skipped += tally.skipped;
    run->tally.unread += tally.unread;
    grow_suite_free(suite);
}

static void run_pack(struct run *run, struct library *library, const char *id)
{
    struct command *command = run->command;
    const char *folder = library_folder(library, id);
    grow_pack *pack = command_load(command, library, id);
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    if (pack) {
        run_suite(run, pack, folder, &out);
        grow_pack_free(pack);
    } else {
        run->missing |= !folder;
        say_broken(run, id, &out);
    }
    buf_clear(&out);
}

static void run_packs(struct run *run)
{
    struct command *command = run->command;
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
            run_pack(run, library, ids[k]);
        run->missing |= !library;
    }
}

static void open_report(struct run *run, struct buf *out)
{
    if (run->format == GROW_SUITE_TAP)
        buf_puts(out, "TAP version 13\n");
    else if (run->format == GROW_SUITE_JUNIT)
        buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    say(run, out);
}

static void close_report(struct run *run, struct buf *out)
{
    const grow_tally *tally = &run->tally;
    switch (run->format) {
    case GROW_SUITE_TAP: buf_putf(out, "1..%zu\n", run->told); break;
    case GROW_SUITE_JUNIT: buf_puts(out, "</testsuites>\n"); break;
    case GROW_SUITE_HUMAN:
        if (asked(run, OPTION_BOUNDARIES))
            break;
        buf_putf(out, command_text(run->command, "%zu passed, %zu failed"), tally->passed,
                 tally->failed);
        if (tally->skipped)
            buf_putf(out, command_text(run->command, ", %zu skipped"), tally->skipped);
        if (tally->unread)
            buf_putf(out, command_text(run->command, ", %zu cannot be read"), tally->unread);
        buf_putc(out, '\n');
    }
    say(run, out);
}

// What a run of cases is asked for; false after a message.
static bool read_options(struct run *run)
{
    const struct opt *opt = run->command->opt;
    const char *format = opt->values[OPTION_FORMAT_TEST], *budget = opt->values[OPTION_BUDGET_TEST];
    bool more = asked(run, OPTION_COVERAGE) || asked(run, OPTION_MUTATE) ||
                asked(run, OPTION_BOUNDARIES) || asked(run, OPTION_BLESS);
    run->format = text_equal(format, "tap")     ? GROW_SUITE_TAP
                  : text_equal(format, "junit") ? GROW_SUITE_JUNIT
                                                : GROW_SUITE_HUMAN;
    if (more && run->format != GROW_SUITE_HUMAN) {
        opt_wrong(opt, "'--format %s' tells cases and nothing beside them", format);
        return false;
    }
    run->budget = command_number(run->command, OPTION_BUDGET_TEST, "budget", 100000000);
    if (budget && !asked(run, OPTION_MUTATE)) {
        opt_wrong(opt, "'--budget' goes with '--mutate'");
        return false;
    }
    return run->budget >= 0;
}

grow_status cmd_test(struct command *command)
{
    struct run run = {.command = command};
    if (!read_options(&run))
        return GROW_WRONG_USE;
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    open_report(&run, &out);
    run_packs(&run);
    close_report(&run, &out);
    buf_clear(&out);
    const char *only = command->opt->values[OPTION_ONLY];
    size_t cases = run.tally.passed + run.tally.failed + run.tally.skipped;
    if (command->status != GROW_DONE)
        return command->status;
    if (run.missing)
        return GROW_INVALID;
    if (only && cases == 0 && !run.broken) {
        opt_wrong(command->opt, "no case has '%s' in its id or title", only);
        return GROW_WRONG_USE;
    }
    run.untested |= cases == 0 && !asked(&run, OPTION_BOUNDARIES);
    bool found = run.tally.failed || run.broken || run.untested || run.survivors;
    return found ? GROW_FOUND : GROW_DONE;
}
