// What can be moved in the plain functions of scripts, by their tokens: numbers, comparisons, `and`
// and `or`. What stands outside functions is declared, and was moved as a condition or setting. A
// function that declares rules itself runs when a pack is loaded, so it is left alone and counted.
#include <string.h>

#include "base/num.h"
#include "rules/mutant.h"
#include "rules/script_tokens.h"

enum { NUMBER_BYTES = 15 };

struct reading_script {
    struct mutants *mutants;
    const struct script_tokens *tokens;
    int script;
};

static bool opens_block(const struct script_tokens *tokens, size_t at)
{
    static const char *const WORDS[] = {"function", "do", "then", "repeat"};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (script_tokens_is(tokens, at, LEXER_KEYWORD, WORDS[i]))
            return true;
    return false;
}

// `then` opens the block of an `if`; that of an `elseif` closes the one before.
static bool closes_block(const struct script_tokens *tokens, size_t at)
{
    return script_tokens_is(tokens, at, LEXER_KEYWORD, "end") ||
           script_tokens_is(tokens, at, LEXER_KEYWORD, "until") ||
           script_tokens_is(tokens, at, LEXER_KEYWORD, "elseif");
}

// The token behind the function that opens at `from`.
static size_t function_end(const struct script_tokens *tokens, size_t from)
{
    int depth = 0;
    for (size_t at = from; at < tokens->count; at++) {
        depth += opens_block(tokens, at);
        if (closes_block(tokens, at) && --depth == 0)
            return at + 1;
    }
    return tokens->count;
}

static bool declares(const struct script_tokens *tokens, size_t from, size_t end)
{
    for (size_t at = from; at < end; at++)
        if (script_tokens_is(tokens, at, LEXER_NAME, "grow") &&
            script_tokens_is(tokens, at + 1, LEXER_SYMBOL, "."))
            return true;
    return false;
}

// The line with the token as it is, without the blanks before it.
static const char *line_with(const struct reading_script *reading, struct lexer_token token,
                             const char *word)
{
    const char *text = reading->tokens->lexer.text;
    size_t length = reading->tokens->lexer.length, from = token.from, to = token.to;
    while (from > 0 && text[from - 1] != '\n')
        from--;
    while (from < token.from && (text[from] == ' ' || text[from] == '\t'))
        from++;
    while (to < length && text[to] != '\n')
        to++;
    return arena_textf(reading->mutants->arena, "%.*s%s%.*s", (int)(token.from - from), text + from,
                       word, (int)(to - token.to), text + token.to);
}

static void add(const struct reading_script *reading, struct lexer_token token, const char *word)
{
    struct mutants *mutants = reading->mutants;
    const struct script *script = &mutants->rules->pack->scripts[reading->script];
    struct arena *arena = mutants->arena;
    struct mutant mutant = {.kind = MUTANT_SCRIPT, .ordinal = (int)token.from};
    mutant.who = arena_textf(arena, "a function of %s", script->name);
    mutant.at = span_line(script->file, token.line);
    mutant.from = line_with(
        reading, token,
        arena_text_n(arena, reading->tokens->lexer.text + token.from, token.to - token.from));
    mutant.to = line_with(reading, token, word);
    mutant.change.script.script = reading->script;
    mutant.change.script.offset = token.from;
    mutant.change.script.length = token.to - token.from;
    mutant.change.script.token = arena_text(arena, word);
    mutants_add(mutants, &mutant);
}

static void move_number(const struct reading_script *reading, struct lexer_token token)
{
    size_t length = token.to - token.from;
    char text[NUMBER_BYTES + 1], moved[NUM_TEXT];
    if (length > NUMBER_BYTES)
        return;
    memcpy(text, reading->tokens->lexer.text + token.from, length);
    text[length] = '\0';
    const char *point = strchr(text, '.');
    int decimals = point ? (int)strlen(point + 1) : 0;
    double number;
    if (!num_parse(text, &number))
        return;
    for (int sign = 1; sign >= -1; sign -= 2) {
        num_fixed(moved, number + sign * mutant_digit(decimals), decimals);
        if (moved[0] != '-')
            add(reading, token, moved);
    }
}

static void move_token(const struct reading_script *reading, size_t at)
{
    static const struct {
        enum lexer_kind kind;
        const char *of, *is;
    } WORDS[] = {
        {LEXER_SYMBOL, "<", "<="},    {LEXER_SYMBOL, "<=", "<"},    {LEXER_SYMBOL, ">", ">="},
        {LEXER_SYMBOL, ">=", ">"},    {LEXER_SYMBOL, "==", "~="},   {LEXER_SYMBOL, "~=", "=="},
        {LEXER_KEYWORD, "and", "or"}, {LEXER_KEYWORD, "or", "and"},
    };
    struct lexer_token token = reading->tokens->list[at];
    if (token.kind == LEXER_NUMBER)
        move_number(reading, token);
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (script_tokens_is(reading->tokens, at, WORDS[i].kind, WORDS[i].of))
            add(reading, token, WORDS[i].is);
}

static void move_functions(struct reading_script *reading)
{
    const struct script_tokens *tokens = reading->tokens;
    for (size_t at = 0; at < tokens->count; at++) {
        if (!script_tokens_is(tokens, at, LEXER_KEYWORD, "function"))
            continue;
        size_t end = function_end(tokens, at);
        bool left = declares(tokens, at, end);
        reading->mutants->functions += left;
        for (size_t i = at; !left && i < end; i++)
            move_token(reading, i);
        at = end - 1;
    }
}

void mutants_of_scripts(struct mutants *mutants)
{
    const struct pack *pack = mutants->rules->pack;
    for (int i = 0; i < pack->script_count; i++) {
        struct script_tokens tokens;
        script_tokens_read(&tokens, &pack->scripts[i], mutants->arena);
        struct reading_script reading = {mutants, &tokens, i};
        move_functions(&reading);
    }
}
