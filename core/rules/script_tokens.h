// The tokens of each script of a pack, scanned once at load: for the places of declarations and for
// the names that functions read.
#ifndef GROW_RULES_SCRIPT_TOKENS_H
#define GROW_RULES_SCRIPT_TOKENS_H

#include "model/pack.h"
#include "rules/lexer.h"

struct script_tokens {
    struct lexer lexer; // has the text
    struct lexer_token *list;
    size_t count;
};

// One a script, in the order of the pack.
struct script_tokens *script_tokens_of(const struct pack *pack, struct arena *arena);

// Is token number `at` of this kind, with this text? False behind the last one.
bool script_tokens_is(const struct script_tokens *tokens, size_t at, enum lexer_kind kind,
                      const char *text);

// The first token on or after a line.
size_t script_tokens_line(const struct script_tokens *tokens, int line);

#endif
