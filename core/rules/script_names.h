// Finds unknown names (`item.R99`) in the functions of scripts without running them.
#ifndef GROW_RULES_SCRIPT_NAMES_H
#define GROW_RULES_SCRIPT_NAMES_H

#include "rules/rulebook.h"
#include "rules/script_tokens.h"

// Looks through every script of the pack. False after diagnostics.
bool script_names_check(const struct rulebook *rules, const struct script_tokens *tokens,
                        struct diags *diags);

// Tells every value that a script, or the part of it that these tokens are, names, by `read`; `all`
// when the name is put together while running, so that any value of this space may be meant.
typedef void script_names_read(void *context, struct ref ref, bool all);
void script_names_reads(const struct rulebook *rules, int script,
                        const struct script_tokens *tokens, struct arena *arena,
                        script_names_read *read, void *context);

#endif
