// grow whatif: which few answers or facts would have to be different to reach a target?
#include "base/text.h"
#include "cli/command.h"

// A whole number above 0 of at most `most`, or 0.
static long number_of(const char *text, long most)
{
    long number = 0;
    for (const char *at = text; *at; at++) {
        if (*at < '0' || *at > '9' || number > most)
            return 0;
        number = number * 10 + (*at - '0');
    }
    return number <= most ? number : 0;
}

// 0 when it is not given, -1 after a message.
static long option_number(const struct command *command, enum option_name option, const char *name,
                          long most)
{
    const char *text = command->opt->values[option];
    long number = text ? number_of(text, most) : 0;
    if (!text || number > 0)
        return number;
    opt_wrong(command->opt, "'--%s' takes a number from 1 to %ld, not '%s'", name, most, text);
    return -1;
}

static bool search(struct command *command, const grow_assessment *assessment,
                   const grow_whatif_options *options, bool *found)
{
    struct buf out, dossier;
    buf_init(&out, COMMAND_OUTPUT);
    buf_init(&dossier, COMMAND_OUTPUT);
    grow_sink sink = command_sink(&out), changed = command_sink(&dossier);
    bool done = grow_whatif(assessment, options, &sink, &changed, found, command->diagnostics);
    const char *path = command->opt->values[OPTION_CHANGED];
    if (done && *found && path)
        done = command_deliver_to(command, path, &dossier);
    if (done)
        done = command_deliver(command, &out);
    buf_clear(&dossier);
    buf_clear(&out);
    return done;
}

grow_status cmd_whatif(struct command *command)
{
    const struct opt *opt = command->opt;
    long most = option_number(command, OPTION_MOST, "most", 20);
    long budget = option_number(command, OPTION_BUDGET, "budget", 1000000);
    if (most < 0 || budget < 0)
        return GROW_WRONG_USE;
    if (!opt_given(opt, OPTION_TARGET)) {
        opt_wrong(opt,
                  "'--target' is needed: position=ID, gain=ID, lose=ID, unblock=ID or first=ID");
        return GROW_WRONG_USE;
    }
    grow_whatif_options options = {
        .language = opt->values[OPTION_LANG] ? opt->values[OPTION_LANG] : "nl",
        .target = opt->values[OPTION_TARGET],
        .most = (int)most,
        .budget = budget,
        .json = text_equal(opt->values[OPTION_FORMAT_WHATIF], "json"),
    };
    struct command_dossier dossier = command_dossier(command, command_argument(command, 0));
    grow_assessment *assessment =
        dossier.dossier ? grow_evaluate(dossier.pack, dossier.dossier, command->diagnostics) : NULL;
    bool found = false;
    bool done = assessment && search(command, assessment, &options, &found);
    bool silent =
        !done && command->status == GROW_DONE && grow_diagnostics_errors(command->diagnostics) == 0;
    grow_assessment_free(assessment);
    command_dossier_close(&dossier);
    if (silent)
        return GROW_BUG;
    if (command->status != GROW_DONE)
        return command->status;
    return done && !found ? GROW_FOUND : GROW_DONE;
}
