// What verbs that make packs share; and the files of a new pack, as they stand in core/cli/init:
// @NAME@ becomes its id.
#ifndef GROW_CLI_INIT_H
#define GROW_CLI_INIT_H

#include "cli/command.h"
#include "host/create.h"

enum { INIT_SHARED = 9 };

// Can it be the id of a pack, and is it not taken by what packs share? False after a message.
bool cmd_init_name(struct command *command, const char *name);
// False after a diagnostic: a folder of that name is there.
bool cmd_init_is_new(struct command *command, const char *folder, const char *name);
// Settings for editors, which all packs of a folder share; how many.
size_t cmd_init_shared(struct command *command, struct create_file files[INIT_SHARED]);

extern const char INIT_QUESTIONNAIRE[];
extern const char INIT_REPORT[];
extern const char INIT_CASE[];
extern const char INIT_DOSSIER[];
extern const char INIT_SCRIPT[];
extern const char INIT_LUARC[];

#endif
