// How something is laid out: what --format, --output, --width, --lang and the terminal say.
#ifndef GROW_CLI_RENDER_H
#define GROW_CLI_RENDER_H

#include "cli/command.h"

// The word of --format, else the ending of the file (either may be NULL), else text.
grow_format render_format(const char *format, const char *path);

// Does this command line ask for PDF or PNG, so for a program that can print?
bool render_prints(const struct opt *opt);

// False after a message: --width is no width, it or --front is asked of what is no text, or as
// below.
bool render_check(const struct command *command);

// False after a message: the name of the output has an ending that no format has while --format
// says nothing, or the ending of another one than it says. `format` is that option of the verb.
bool render_check_ending(const struct opt *opt, enum option_name format);

// Language, width and colour.
grow_render_options render_options(const struct command *command);

#endif
