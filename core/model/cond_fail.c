// What is said where a condition cannot go on, and what to write instead. It looks at the token
// that is in the way, and must not know what was parsed before it.
#include <string.h>

#include "base/hint.h"
#include "base/text.h"
#include "model/cond_lex.h"

// How 'and', 'or' and 'not' are written elsewhere.
static const char *const OTHER_WORDS[][2] = {
    {"AND", "and"}, {"And", "and"}, {"en", "and"},  {"OR", "or"}, {"Or", "or"},
    {"of", "or"},   {"NOT", "not"}, {"Not", "not"}, {"IN", "in"}, {"niet", "not"},
    {"is", "=="},   {"eq", "=="},   {"ne", "!="},   {"lt", "<"},  {"gt", ">"},
};

SAYS static struct diag *fail(struct cond_lexer *lexer, const char *message, const char *help)
{
    return cond_lex_fail(lexer, DIAG_CONDITION_SYNTAX, cond_lex_here(lexer), message, help);
}

static bool is_of_number(char c)
{
    return (c >= '0' && c <= '9') || c == '.' || c == ',';
}

// Stands on a comma: the help for a number that was written with it, or NULL.
static const char *help_number(const struct cond_lexer *lexer)
{
    char number[NUM_TEXT];
    size_t from = lexer->token.from, to = lexer->token.to;
    while (from > 0 && is_of_number(lexer->text[from - 1]))
        from--;
    while (is_of_number(lexer->text[to]))
        to++;
    const char *written = arena_text_n(lexer->arena, lexer->text + from, to - from);
    bool sure = from < lexer->token.from && hint_number_of(written, number);
    return sure ? diag_textf(lexer->diags, "write %s", number) : NULL;
}

void cond_fail_value(struct cond_lexer *lexer)
{
    const struct cond_token *token = &lexer->token;
    if (token->kind == TOKEN_END)
        fail(lexer, "the condition ends where a value is asked",
             "add a number, a name or a word, or take out what stands before it");
    else if (token->kind == TOKEN_NOT)
        fail(lexer, "'not' stands where a value is asked",
             "put it in parentheses with what it is about: (not ...)");
    else
        fail(lexer, diag_textf(lexer->diags, "'%s' stands where a value is asked", token->text),
             "write a number, a name, a word, a \"text\" or a function before it");
}

void cond_fail_close(struct cond_lexer *lexer, struct span open)
{
    const struct cond_token *token = &lexer->token;
    SAYS const char *found = token->kind == TOKEN_END
                                 ? "the condition ends before its ')'"
                                 : diag_textf(lexer->diags, "'%s' stands where ')' is asked",
                                              token->kind == TOKEN_QUOTED ? "\"" : token->text);
    const char *number = token->kind == TOKEN_COMMA ? help_number(lexer) : NULL;
    struct diag *diag = fail(
        lexer, found, number ? number : "add ')', or an operator such as 'and' or '+' before it");
    if (diag)
        diag_note_at(lexer->diags, diag, open, "it belongs to this '('");
}

void cond_fail_rest(struct cond_lexer *lexer)
{
    const struct cond_token *token = &lexer->token;
    const char *message = diag_textf(lexer->diags, "'%s' is not expected here", token->text);
    SAYS const char *help = "put an operator such as 'and', '==' or '+' between the two";
    if (token->kind == TOKEN_CLOSE) {
        SAYS message = "this ')' has no '('";
        SAYS help = "take it out, or add '(' before it";
    } else if (token->kind == TOKEN_COMMA) {
        SAYS help = "commas stand in functions and in lists after 'in'; decimals have a point: 0.5";
        const char *number = help_number(lexer);
        help = number ? number : help;
    } else if (token->kind == TOKEN_NOT) {
        SAYS help = "'not' stands before what it is about: 'not x in (a, b)'";
    } else if (token->kind == TOKEN_QUOTED) {
        SAYS message = "a text is not expected here";
    }
    for (size_t i = 0; i < sizeof OTHER_WORDS / sizeof *OTHER_WORDS; i++)
        if (token->kind == TOKEN_NAME && text_equal(token->text, OTHER_WORDS[i][0]))
            help = diag_textf(lexer->diags, "write '%s'", OTHER_WORDS[i][1]);
    fail(lexer, message, help);
}
