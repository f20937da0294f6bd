// grow verify: is this report what the dossier gives, byte for byte?
#include "cli/measured.h"

grow_status cmd_verify(struct command *command)
{
    const char *report;
    size_t length;
    if (!command_read(command, command_argument(command, 0), &report, &length))
        return GROW_DONE;
    struct command_dossier dossier = command_dossier(command, command_argument(command, 1));
    grow_assessment *assessment =
        dossier.dossier ? grow_evaluate(dossier.pack, dossier.dossier, command->diagnostics) : NULL;
    grow_verify_options options = {.language = command->opt->values[OPTION_LANG]};
    struct measured old = {0};
    const char *since = command->opt->values[OPTION_SINCE];
    if (assessment && since) {
        old = measured_read(command, since, MEASURED_OLD, dossier.pack);
        options.since = old.measurement;
    }
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    grow_sink sink = command_sink(&out);
    bool same = false;
    bool whole = assessment && (!since || options.since);
    bool done = whole && grow_verify(assessment, report, length, &options, &sink, &same,
                                     command->diagnostics);
    if (done)
        command_say(command, out.text, out.length);
    buf_clear(&out);
    measured_close(&old);
    grow_assessment_free(assessment);
    command_dossier_close(&dossier);
    if (command->status != GROW_DONE)
        return command->status;
    return done && !same ? GROW_FOUND : GROW_DONE;
}
