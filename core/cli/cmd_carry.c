// grow carry: the answers that a dossier has for another pack, as a dossier of that pack. What was
// carried, and what was not and why, is told on standard error.
#include <string.h>

#include "base/text.h"
#include "cli/command.h"
#include "host/stream.h"

static void tell(const struct buf *out)
{
    struct stream errors = {.descriptor = 2};
    grow_sink sink = stream_sink(&errors);
    sink.write(sink.context, out->text, out->length);
}

// What was left for one reason goes on one line, told at the first of it.
static void put_left(const struct command *command, struct buf *out, const grow_carried *carried,
                     size_t first)
{
    const char *why = carried->left[first].why;
    size_t answers = 0;
    for (size_t i = 0; i < first; i++)
        if (text_equal(carried->left[i].why, why))
            return;
    buf_puts(out, command_text(command, "  not carried:"));
    for (size_t i = first; i < carried->left_count; i++) {
        if (!text_equal(carried->left[i].why, why))
            continue;
        buf_putf(out, "%s %s", answers > 0 ? "," : "", carried->left[i].name);
        answers += carried->left[i].answers;
    }
    buf_puts(out, " (");
    buf_putf(out, command_text_count(command, "%zu answer", "%zu answers", answers), answers);
    buf_putf(out, "): %s\n", command_text(command, why));
}

static void tell_carried(const struct command *command, const grow_carried *carried,
                         const grow_pack *from, const grow_pack *to)
{
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    buf_putf(&out, "%s -> %s: ", grow_pack_id(from), grow_pack_id(to));
    buf_putf(&out, command_text_count(command, "%zu fact", "%zu facts", carried->facts),
             carried->facts);
    buf_puts(&out, command_text(command, " and "));
    buf_putf(&out, command_text_count(command, "%zu answer", "%zu answers", carried->answers),
             carried->answers);
    buf_puts(&out, command_text(command, " carried over\n"));
    for (size_t i = 0; i < carried->left_count; i++)
        put_left(command, &out, carried, i);
    tell(&out);
    buf_clear(&out);
}

static grow_pack *load_target(struct command *command)
{
    const char *id;
    struct library *library = command_library(command, command->opt->values[OPTION_CARRY_TO], &id);
    return library ? command_load(command, library, id) : NULL;
}

grow_status cmd_carry(struct command *command)
{
    if (!command->opt->values[OPTION_CARRY_TO]) {
        opt_wrong(command->opt, "'--to' has to name the pack that the answers are for");
        return GROW_WRONG_USE;
    }
    grow_pack *to = load_target(command);
    struct command_dossier was = {0};
    if (to)
        was = command_dossier(command, command_argument(command, 0));
    grow_carried carried = {0};
    grow_dossier *dossier = was.dossier ? grow_carry(was.dossier, to, &carried) : NULL;
    bool empty = dossier && carried.facts + carried.answers == 0;
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    grow_sink sink = command_sink(&out);
    bool done = dossier &&
                (empty || (grow_dossier_write(dossier, &sink) && command_deliver(command, &out)));
    if (done)
        tell_carried(command, &carried, was.pack, to);
    buf_clear(&out);
    grow_dossier_free(dossier);
    grow_pack_free(to);
    command_dossier_close(&was);
    bool silent =
        !done && command->status == GROW_DONE && grow_diagnostics_errors(command->diagnostics) == 0;
    return silent ? GROW_BUG : empty ? GROW_FOUND : GROW_DONE;
}
