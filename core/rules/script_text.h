// A text as its script wrote it: one string, or strings joined by `..`, with escapes. Tells where
// each byte of the text stands, so that a name in it can be pointed at.
#ifndef GROW_RULES_SCRIPT_TEXT_H
#define GROW_RULES_SCRIPT_TEXT_H

#include "model/cond.h"
#include "rules/script_tokens.h"

struct script_text {
    const struct script_tokens *tokens;
    int file;
    struct arena *arena; // of the pieces
    struct text_piece *pieces;
    size_t count, room;
    size_t work; // bytes and strings that were looked at
};

// Is `text` what the tokens from `at` on write? Then `pieces` says where. With `open`, names and
// calls may stand between the strings: what they gave has their place.
bool script_text_match(struct script_text *found, size_t at, const char *text, bool open);

// The span of bytes of a script; a span of more lines is placed by its first line alone.
struct span script_text_span(const struct script_tokens *tokens, int file, int line, size_t from,
                             size_t to);

#endif
