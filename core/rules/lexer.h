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

// The byte offset of the content of the first string token on or after `line` whose content is
// `text`, or (size_t)-1.
size_t lexer_find_string(const char *source, size_t length, int line, const char *text);

#endif
