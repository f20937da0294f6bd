// grow diff: what changed between two measurements of one partnership?
#include "cli/measured.h"
#include "cli/render.h"

grow_status cmd_diff(struct command *command)
{
    if (!render_check(command))
        return GROW_WRONG_USE;
    struct measured now = measured_read(command, command_argument(command, 1), MEASURED_NEW, NULL);
    struct measured old = {0};
    if (now.measurement)
        old = measured_read(command, command_argument(command, 0), MEASURED_OLD, now.pack);
    const struct opt *opt = command->opt;
    grow_format format = render_format(opt->values[OPTION_FORMAT_DIFF], opt->values[OPTION_OUTPUT]);
    if (format == GROW_REPORT_JSON)
        format = GROW_RESULT_JSON;
    grow_render_options options = render_options(command);
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    grow_sink sink = command_sink(&out);
    bool differs = false;
    bool done = old.measurement &&
                grow_diff(old.measurement, now.measurement, format, &options, &sink, &differs);
    if (done)
        done = command_deliver(command, &out);
    buf_clear(&out);
    measured_close(&old);
    measured_close(&now);
    if (command->status != GROW_DONE)
        return command->status;
    return done && differs ? GROW_FOUND : GROW_DONE;
}
