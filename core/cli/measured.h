// A measurement as an argument: a dossier, or a result that was kept, with its pack.
#ifndef GROW_CLI_MEASURED_H
#define GROW_CLI_MEASURED_H

#include "cli/command.h"

enum measured_side { MEASURED_OLD, MEASURED_NEW }; // --old-pack is for the old one only

struct measured {
    grow_pack *own_pack;
    grow_dossier *dossier;
    grow_assessment *assessment;
    grow_measurement *measurement; // NULL after a diagnostic
    const grow_pack *pack;
};

// `have` is a pack that is loaded already and is taken when it is the one meant; may be NULL.
struct measured measured_read(struct command *command, const char *path, enum measured_side side,
                              const grow_pack *have);
void measured_close(struct measured *measured);

#endif
