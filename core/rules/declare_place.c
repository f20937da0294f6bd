// Finds fields and strings of a declaration in the text of its script. A Lua table does not know
// where it was written, so the tokens are walked again from the line of the call. A string that is
// put together while running stands nowhere: then the line must do.
#include "rules/declare_place.h"

#include <string.h>

#include "base/text.h"
#include "rules/script_tokens.h"

struct span declare_line(const struct declare *declare, struct rule_at at)
{
    if (at.script < 0 || at.script >= declare->pack->script_count || at.line < 1)
        return SPAN_NONE;
    return span_line(declare->pack->scripts[at.script].file, at.line);
}

// The span of bytes of one line; a string of more lines is placed by its line alone.
static struct span bytes_span(const struct script *script, int line, size_t from, size_t length)
{
    if (memchr(script->text + from, '\n', length))
        return span_line(script->file, line);
    size_t start = from;
    while (start > 0 && script->text[start - 1] != '\n')
        start--;
    int column = 1 + (int)text_points(script->text + start, from - start);
    int points = (int)text_points(script->text + from, length);
    return (struct span){script->file, line, column, line, column + points};
}

// Where the content of a string token begins: after the quote or the long bracket.
static size_t content_of(const struct script *script, size_t from)
{
    const char *text = script->text;
    if (text[from] != '[')
        return from + 1;
    from++;
    while (text[from] == '=')
        from++;
    return from + 1;
}

static bool is_string(const struct script_tokens *tokens, size_t at, const char *text,
                      size_t length)
{
    const struct lexer_token *token = &tokens->list[at];
    if (token->kind != LEXER_STRING)
        return false;
    bool fits = token->to - token->from == length + 2 || tokens->lexer.text[token->from] == '[';
    return fits && script_tokens_is(tokens, at, LEXER_STRING, text);
}

// +1 for a bracket that opens, -1 for one that closes.
static int bracket(const struct script_tokens *tokens, size_t at)
{
    const struct lexer_token *token = &tokens->list[at];
    if (token->kind != LEXER_SYMBOL || token->to != token->from + 1)
        return 0;
    char symbol = tokens->lexer.text[token->from];
    if (symbol == '(' || symbol == '{' || symbol == '[')
        return 1;
    return symbol == ')' || symbol == '}' || symbol == ']' ? -1 : 0;
}

// Where the declaration that begins with token `from` on `line` is over: when its brackets are
// closed, at the end of the line that closes them.
static size_t declaration_end(const struct script_tokens *tokens, size_t from, int line)
{
    int depth = 0;
    bool opened = false;
    for (size_t at = from; at < tokens->count; at++) {
        if (tokens->list[at].line > line && opened && depth <= 0)
            return at;
        int change = bracket(tokens, at);
        opened |= change > 0;
        depth += change;
    }
    return tokens->count;
}

static struct span string_span(const struct script *script, const struct lexer_token *token,
                               const char *text)
{
    return bytes_span(script, token->line, content_of(script, token->from), strlen(text));
}

// The place of a string: as `field = "text"` when there is a field. `line` when it is not found.
static struct span find_string(const struct script *script, const struct script_tokens *tokens,
                               size_t from, size_t to, const char *field, const char *text,
                               struct span line)
{
    size_t length = strlen(text);
    for (size_t at = from; at < to; at++) {
        if (!is_string(tokens, at, text, length))
            continue;
        bool fits = !field || (at >= 2 && script_tokens_is(tokens, at - 1, LEXER_SYMBOL, "=") &&
                               script_tokens_is(tokens, at - 2, LEXER_NAME, field));
        if (fits)
            return string_span(script, &tokens->list[at], text);
    }
    return line;
}

static size_t find_field(const struct script_tokens *tokens, size_t from, size_t to,
                         const char *field)
{
    for (size_t at = from; at < to; at++)
        if (script_tokens_is(tokens, at, LEXER_NAME, field) &&
            script_tokens_is(tokens, at + 1, LEXER_SYMBOL, "="))
            return at;
    return to;
}

struct span declare_place(struct declare *declare, struct rule_at at, const char *field,
                          const char *text)
{
    struct span line = declare_line(declare, at);
    if (line.file < 0)
        return line;
    const struct script *script = &declare->pack->scripts[at.script];
    const struct script_tokens *tokens = &declare->tokens[at.script];
    size_t from = script_tokens_line(tokens, at.line);
    size_t to = declaration_end(tokens, from, at.line);
    size_t name = field ? find_field(tokens, from, to, field) : to;
    if (!text) {
        const struct lexer_token *token = &tokens->list[name];
        return name == to ? line
                          : bytes_span(script, token->line, token->from, token->to - token->from);
    }
    struct span found = find_string(script, tokens, from, to, field, text, SPAN_NONE);
    if (found.file < 0)
        found = find_string(script, tokens, 0, tokens->count, NULL, text, SPAN_NONE);
    if (found.file >= 0)
        return found;
    return name == to ? line : span_line(script->file, tokens->list[name].line);
}
