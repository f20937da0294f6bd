// Reads a dossier or a result as a measurement. It must not know what measurements are for.
#include "cli/measured.h"

#include <string.h>

#include "host/file.h"

enum { PACK_ID = 128 };

static void load_pack(struct command *command, enum measured_side side, const char *named,
                      const grow_pack *have, struct measured *measured)
{
    const char *old = side == MEASURED_OLD ? command->opt->values[OPTION_OLD_PACK] : NULL;
    bool told = old || command->opt->values[OPTION_PACK];
    if (have && !old && strcmp(grow_pack_id(have), named) == 0) {
        measured->pack = have;
        return;
    }
    const char *id;
    struct library *library = command_library(command, old, &id);
    if (library)
        measured->own_pack = command_load(command, library, told && id ? id : named);
    measured->pack = measured->own_pack;
}

struct measured measured_read(struct command *command, const char *path, enum measured_side side,
                              const grow_pack *have)
{
    struct measured measured = {0};
    const char *text, *name = file_shown(path);
    char id[PACK_ID];
    size_t length;
    if (!command_read(command, path, &text, &length))
        return measured;
    bool result = grow_is_result(text, length);
    if (!(result ? grow_result_pack : grow_dossier_pack)(name, text, length, id, sizeof id,
                                                         command->diagnostics))
        return measured;
    load_pack(command, side, id, have, &measured);
    if (!measured.pack)
        return measured;
    if (result) {
        measured.measurement =
            grow_result_read(measured.pack, name, text, length, command->diagnostics);
        return measured;
    }
    measured.dossier = grow_dossier_read(measured.pack, name, text, length, command->diagnostics);
    if (measured.dossier)
        measured.assessment = grow_evaluate(measured.pack, measured.dossier, command->diagnostics);
    if (measured.assessment)
        measured.measurement = grow_measurement_of(measured.assessment, command->diagnostics);
    return measured;
}

void measured_close(struct measured *measured)
{
    grow_measurement_free(measured->measurement);
    grow_assessment_free(measured->assessment);
    grow_dossier_free(measured->dossier);
    grow_pack_free(measured->own_pack);
    *measured = (struct measured){0};
}
