// Keeps the tokens of scripts; what they are is lexer.c.
#include "rules/script_tokens.h"

static void scan(struct script_tokens *tokens, const struct script *script, struct arena *arena)
{
    size_t room = 0;
    lexer_init(&tokens->lexer, script->text, script->length);
    for (;;) {
        struct lexer_token token = lexer_next(&tokens->lexer);
        if (token.kind == LEXER_END || token.kind == LEXER_BAD)
            return;
        ARENA_PUSH(arena, tokens->list, tokens->count, room);
        tokens->list[tokens->count++] = token;
    }
}

struct script_tokens *script_tokens_of(const struct pack *pack, struct arena *arena)
{
    struct script_tokens *tokens = arena_array(arena, (size_t)pack->script_count, sizeof *tokens);
    for (int i = 0; i < pack->script_count; i++)
        scan(&tokens[i], &pack->scripts[i], arena);
    return tokens;
}

bool script_tokens_is(const struct script_tokens *tokens, size_t at, enum lexer_kind kind,
                      const char *text)
{
    return at < tokens->count && tokens->list[at].kind == kind &&
           lexer_is(&tokens->lexer, tokens->list[at], text);
}

size_t script_tokens_line(const struct script_tokens *tokens, int line)
{
    size_t from = 0, to = tokens->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (tokens->list[middle].line < line)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}
