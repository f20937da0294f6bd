// grow whatif: which few answers or facts would have to be different to reach a target?
#include "base/text.h"
#include "cli/command.h"

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
    long most = command_number(command, OPTION_MOST, "most", 20);
    long budget = command_number(command, OPTION_BUDGET, "budget", 1000000);
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
