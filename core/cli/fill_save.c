// Keeps what was said to `grow fill`: the whole dossier, after every answer.
#include "cli/fill.h"

#include "host/stream.h"

bool fill_save(struct fill *fill)
{
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    grow_sink sink = command_sink(&out);
    bool done =
        grow_form_write(fill->form, &sink) && command_deliver_to(fill->command, fill->path, &out);
    buf_clear(&out);
    fill->lost = !done;
    fill->stop |= !done;
    return done;
}

void fill_say_problems(struct fill *fill)
{
    struct buf out;
    buf_init(&out, COMMAND_OUTPUT);
    grow_sink sink = command_sink(&out);
    grow_diagnostics *problems = command_diagnostics(fill->command->opt);
    grow_dossier *dossier =
        grow_form_write(fill->form, &sink)
            ? grow_dossier_read(fill->pack, fill->path, out.text, out.length, problems)
            : NULL;
    if (dossier)
        grow_assessment_free(grow_evaluate(fill->pack, dossier, problems));
    grow_dossier_free(dossier);
    if (grow_diagnostics_errors(problems) > 0) {
        struct stream errors = {.descriptor = 2};
        grow_sink error_sink = stream_sink(&errors);
        fill_say(fill, 0, fill_word(fill, WORD_FILL_CONTRADICTS));
        grow_diagnostics_print(problems, command_colour(fill->command, 2), &error_sink);
    }
    grow_diagnostics_free(problems);
    buf_clear(&out);
}
