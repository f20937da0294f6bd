// Finds unknown names (`item.R99`) in the functions of scripts without running them.
#ifndef GROW_RULES_SCRIPT_NAMES_H
#define GROW_RULES_SCRIPT_NAMES_H

#include "rules/rulebook.h"
#include "rules/script_tokens.h"

// Looks through every script of the pack. False after diagnostics.
bool script_names_check(const struct rulebook *rules, const struct script_tokens *tokens,
                        struct diags *diags);

#endif
