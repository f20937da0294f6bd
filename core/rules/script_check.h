// What can be said of a script that is text, by its tokens, without running it.
#ifndef GROW_RULES_SCRIPT_CHECK_H
#define GROW_RULES_SCRIPT_CHECK_H

#include "rules/script_tokens.h"

// Brackets, blocks, chains and choices that Lua would take too long, or too much stack, for.
// (script_nesting.c)
bool script_check_nesting(const struct pack *pack, int script, const struct script_tokens *tokens,
                          struct diags *diags);

// Names that are neither local nor in the cage. The script has the grammar of Lua.
bool script_check_names(const struct pack *pack, int script, const struct script_tokens *tokens,
                        struct arena *scratch, struct diags *diags);

// script_scope.c: functions that change a variable which lives outside them. The same holds.
bool script_check_scopes(const struct pack *pack, int script, const struct script_tokens *tokens,
                         struct arena *scratch, struct diags *diags);

// Tells of each local that nothing reads, by its token; `written`: it gets values after it was
// made. (script_scope.c)
typedef void script_unread(void *context, size_t token, bool written);
void script_unread_locals(const struct pack *pack, int script, const struct script_tokens *tokens,
                          struct diags *diags, script_unread *unread, void *context);

#endif
