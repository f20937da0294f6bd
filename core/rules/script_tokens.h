// The tokens of each script of a pack, scanned once at load: for the places of declarations and for
// the names that functions read.
#ifndef GROW_RULES_SCRIPT_TOKENS_H
#define GROW_RULES_SCRIPT_TOKENS_H

#include "model/pack.h"
#include "rules/lexer.h"

struct script_tokens {
    struct lexer lexer;       // has the text
    struct lexer_token *list; // and behind the last one a LEXER_END
    size_t count;
};

void script_tokens_read(struct script_tokens *tokens, const struct script *script,
                        struct arena *arena);

// Is token number `at` of this kind, with this text? False behind the last one.
bool script_tokens_is(const struct script_tokens *tokens, size_t at, enum lexer_kind kind,
                      const char *text);

// +1 for a bracket or block that opens at token `at`, -1 for one that closes, else 0.
int script_tokens_nesting(const struct script_tokens *tokens, size_t at);

// The first token on or after a line.
size_t script_tokens_line(const struct script_tokens *tokens, int line);

#endif
