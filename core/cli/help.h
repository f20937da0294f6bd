// The help of the program and of a verb, made from verbs.def and options.def.
#ifndef GROW_CLI_HELP_H
#define GROW_CLI_HELP_H

#include "base/buf.h"
#include "cli/opt.h"

void help_program(enum words_language language, struct buf *out);
void help_verb(enum verb_name verb, enum words_language language, struct buf *out);
void help_page(struct buf *out); // all of it, in English, as Markdown

#endif
