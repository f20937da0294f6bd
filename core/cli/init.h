// The files of a new pack, as they stand in core/cli/init: @NAME@ becomes its id.
#ifndef GROW_CLI_INIT_H
#define GROW_CLI_INIT_H

extern const char INIT_QUESTIONNAIRE[];
extern const char INIT_REPORT[];
extern const char INIT_CASE[];
extern const char INIT_DOSSIER[];
extern const char INIT_SCRIPT[];
extern const char INIT_LUARC[];

#endif
