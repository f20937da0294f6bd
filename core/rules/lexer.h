// A scan of Lua source into tokens, without lua.h: for the checks before a script runs, for the
// places of condition strings, and for finding unknown names (`item.R99`) without running anything.
#ifndef GROW_RULES_LEXER_H
#define GROW_RULES_LEXER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum lexer_kind {
    LEXER_END,
    LEXER_NAME,
    LEXER_KEYWORD,
    LEXER_NUMBER,
    LEXER_STRING,
    LEXER_SYMBOL,
    LEXER_BAD
};

struct lexer_token {
    enum lexer_kind kind;
    int line;
    uint32_t from, to; // bytes in the source: a script has many tokens, so they are small
};

struct lexer {
    const char *text;
    size_t length, at;
    int line;
};

void lexer_init(struct lexer *lexer, const char *text, size_t length);
struct lexer_token lexer_next(struct lexer *lexer);

// The token's text equals `text` (a string token: its content without quotes, escapes not undone).
bool lexer_is(const struct lexer *lexer, struct lexer_token token, const char *text);

// Where the content of a string token begins and ends in `text`: without quotes or brackets, and
// without the line break that Lua drops at the start of a long one.
void lexer_content(const char *text, struct lexer_token token, size_t *from, size_t *to);

#endif
