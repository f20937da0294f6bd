// A table of the rules as files: one for each value of a column, to send to who it is about.
#ifndef GROW_CLI_PARTS_H
#define GROW_CLI_PARTS_H

#include "cli/command.h"

// What was asked of an export (cmd_data.c).
grow_export_options cmd_export_options(const struct command *command);

// Writes the files into the folder of --output, all of them or none, and tells their names.
bool cmd_parts_write(struct command *command, const grow_assessment *assessment);

#endif
