// Keeps the tokens of scripts; what they are is lexer.c.
#include "rules/script_tokens.h"

enum { TOKEN_BYTES = 4 }; // of source, in the mean

void script_tokens_read(struct script_tokens *tokens, const struct script *script,
                        struct arena *arena)
{
    size_t room = script->length / TOKEN_BYTES + 1;
    *tokens = (struct script_tokens){.list = arena_array(arena, room, sizeof *tokens->list)};
    lexer_init(&tokens->lexer, script->text, script->length);
    for (;;) {
        struct lexer_token token = lexer_next(&tokens->lexer);
        ARENA_PUSH(arena, tokens->list, tokens->count, room);
        tokens->list[tokens->count] = token;
        if (token.kind == LEXER_END)
            return;
        tokens->count++;
    }
}

bool script_tokens_is(const struct script_tokens *tokens, size_t at, enum lexer_kind kind,
                      const char *text)
{
    if (at >= tokens->count || tokens->list[at].kind != kind)
        return false;
    bool may = kind == LEXER_STRING || tokens->lexer.text[tokens->list[at].from] == *text;
    return may && lexer_is(&tokens->lexer, tokens->list[at], text);
}

int script_tokens_nesting(const struct script_tokens *tokens, size_t at)
{
    static const char *const words[] = {"function", "do", "if", "repeat", "end", "until"};
    const struct lexer_token *token = &tokens->list[at];
    if (token->kind == LEXER_KEYWORD)
        for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
            if (script_tokens_is(tokens, at, LEXER_KEYWORD, words[i]))
                return i < 4 ? 1 : -1;
    if (token->kind != LEXER_SYMBOL || token->to != token->from + 1)
        return 0;
    char symbol = tokens->lexer.text[token->from];
    if (symbol == '(' || symbol == '{' || symbol == '[')
        return 1;
    return symbol == ')' || symbol == '}' || symbol == ']' ? -1 : 0;
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
