// A scan of Lua 5.4 source into tokens. It borrows the text, allocates nothing, and goes through
// any bytes without failing: what is no token is LEXER_BAD. It must not know what tokens mean.
#include "rules/lexer.h"

#include <string.h>

void lexer_init(struct lexer *lexer, const char *text, size_t length)
{
    *lexer = (struct lexer){.text = text, .length = length, .at = 0, .line = 1};
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static char peek(const struct lexer *lexer, size_t ahead)
{
    size_t at = lexer->at + ahead;
    return at < lexer->length ? lexer->text[at] : '\0';
}

static bool at_end(const struct lexer *lexer)
{
    return lexer->at >= lexer->length;
}

// Moves over one byte; a line ends with \n, \r, \r\n or \n\r, as Lua has it.
static void step(struct lexer *lexer)
{
    char c = lexer->text[lexer->at++];
    if (c != '\n' && c != '\r')
        return;
    char other = c == '\n' ? '\r' : '\n';
    if (!at_end(lexer) && lexer->text[lexer->at] == other)
        lexer->at++;
    lexer->line++;
}

// The number of '=' of a long bracket that opens here, or -1.
static int long_level(const struct lexer *lexer)
{
    if (peek(lexer, 0) != '[')
        return -1;
    size_t level = 0;
    while (peek(lexer, level + 1) == '=')
        level++;
    return peek(lexer, level + 1) == '[' ? (int)level : -1;
}

// Moves past a long bracket of this level. False when it has no end.
static bool skip_long(struct lexer *lexer, int level)
{
    lexer->at += (size_t)level + 2;
    while (!at_end(lexer)) {
        if (peek(lexer, 0) == ']') {
            size_t same = 0;
            while (same < (size_t)level && peek(lexer, same + 1) == '=')
                same++;
            if (same == (size_t)level && peek(lexer, same + 1) == ']') {
                lexer->at += same + 2;
                return true;
            }
        }
        step(lexer);
    }
    return false;
}

// Moves to the end of the line.
static void skip_line(struct lexer *lexer)
{
    const char *from = lexer->text + lexer->at;
    const char *end = memchr(from, '\n', lexer->length - lexer->at);
    size_t length = end ? (size_t)(end - from) : lexer->length - lexer->at;
    const char *earlier = memchr(from, '\r', length);
    lexer->at += earlier ? (size_t)(earlier - from) : length;
}

// Moves past blanks and comments. False when a comment has no end.
static bool skip_blank(struct lexer *lexer)
{
    while (!at_end(lexer)) {
        char c = peek(lexer, 0);
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            step(lexer);
        } else if (c == '-' && peek(lexer, 1) == '-') {
            lexer->at += 2;
            int level = long_level(lexer);
            if (level >= 0) {
                if (!skip_long(lexer, level))
                    return false;
                continue;
            }
            skip_line(lexer);
        } else {
            return true;
        }
    }
    return true;
}

// Moves past a string in quotes. False when it ends with its line.
static bool skip_quoted(struct lexer *lexer)
{
    char quote = lexer->text[lexer->at++];
    while (!at_end(lexer)) {
        char c = peek(lexer, 0);
        if (c == quote) {
            lexer->at++;
            return true;
        }
        if (c == '\n' || c == '\r')
            return false;
        if (c != '\\') {
            lexer->at++;
            continue;
        }
        lexer->at++;
        if (at_end(lexer))
            return false;
        if (peek(lexer, 0) == 'z') { // takes in the blanks that follow
            lexer->at++;
            while (!at_end(lexer) &&
                   (peek(lexer, 0) == ' ' || (peek(lexer, 0) >= '\t' && peek(lexer, 0) <= '\r')))
                step(lexer);
        } else {
            step(lexer);
        }
    }
    return false;
}

// As Lua reads numbers: everything that looks like one, signs after an exponent too.
static void skip_number(struct lexer *lexer)
{
    bool hex = peek(lexer, 0) == '0' && (peek(lexer, 1) == 'x' || peek(lexer, 1) == 'X');
    char exponent = hex ? 'p' : 'e';
    lexer->at += hex ? 2 : 1;
    for (;;) {
        char c = peek(lexer, 0);
        if ((c | 0x20) == exponent && is_letter(c)) {
            lexer->at++;
            if (peek(lexer, 0) == '+' || peek(lexer, 0) == '-')
                lexer->at++;
        } else if (is_digit(c) || is_letter(c) || c == '.') {
            lexer->at++;
        } else {
            return;
        }
    }
}

// In the order of the alphabet.
static bool is_keyword(const char *word, size_t length)
{
    static const char *const keywords[] = {"and",   "break", "do",       "else", "elseif", "end",
                                           "false", "for",   "function", "goto", "if",     "in",
                                           "local", "nil",   "not",      "or",   "repeat", "return",
                                           "then",  "true",  "until",    "while"};
    for (size_t i = 0; i < sizeof keywords / sizeof keywords[0] && keywords[i][0] <= word[0]; i++)
        if (keywords[i][0] == word[0] && strlen(keywords[i]) == length &&
            memcmp(keywords[i], word, length) == 0)
            return true;
    return false;
}

// The bytes of the symbol that begins here, the longest that is one; 0 when there is none.
static size_t symbol_length(const struct lexer *lexer)
{
    char c = peek(lexer, 0), next = peek(lexer, 1);
    if (c == '.' && next == '.')
        return peek(lexer, 2) == '.' ? 3 : 2;
    bool twice = next == c && c != '\0' && strchr("=/:<>", c) != NULL;
    if (twice || (next == '=' && (c == '~' || c == '<' || c == '>')))
        return 2;
    return c != '\0' && strchr("+-*/%^#&~|<>=(){}[];:,.", c) != NULL ? 1 : 0;
}

struct lexer_token lexer_next(struct lexer *lexer)
{
    bool good = skip_blank(lexer);
    uint32_t from = (uint32_t)lexer->at;
    struct lexer_token token = {.kind = LEXER_END, .line = lexer->line, .from = from, .to = from};
    if (at_end(lexer)) {
        token.kind = good ? LEXER_END : LEXER_BAD;
        lexer->at = lexer->length;
        return token;
    }
    char c = peek(lexer, 0);
    int level = c == '[' ? long_level(lexer) : -1;
    if (is_letter(c)) {
        while (is_letter(peek(lexer, 0)) || is_digit(peek(lexer, 0)))
            lexer->at++;
        bool keyword = is_keyword(lexer->text + token.from, lexer->at - token.from);
        token.kind = keyword ? LEXER_KEYWORD : LEXER_NAME;
    } else if (is_digit(c) || (c == '.' && is_digit(peek(lexer, 1)))) {
        skip_number(lexer);
        token.kind = LEXER_NUMBER;
    } else if (c == '"' || c == '\'') {
        token.kind = skip_quoted(lexer) ? LEXER_STRING : LEXER_BAD;
    } else if (level >= 0) {
        token.kind = skip_long(lexer, level) ? LEXER_STRING : LEXER_BAD;
    } else {
        size_t symbol = symbol_length(lexer);
        lexer->at += symbol > 0 ? symbol : 1;
        token.kind = symbol > 0 ? LEXER_SYMBOL : LEXER_BAD;
    }
    token.to = (uint32_t)lexer->at;
    return token;
}

void lexer_content(const char *text, struct lexer_token token, size_t *from, size_t *to)
{
    *from = token.from + 1;
    *to = token.to - 1;
    if (text[token.from] != '[')
        return;
    while (text[*from] == '=')
        (*from)++;
    size_t bracket = *from - token.from + 1;
    *from += 1;
    *to = token.to - bracket;
    char first = text[*from];
    if (*from < *to && (first == '\n' || first == '\r')) {
        *from += 1;
        char second = text[*from];
        if (*from < *to && (second == '\n' || second == '\r') && second != first)
            *from += 1;
    }
}

bool lexer_is(const struct lexer *lexer, struct lexer_token token, const char *text)
{
    size_t from = token.from, to = token.to;
    if (token.kind == LEXER_STRING)
        lexer_content(lexer->text, token, &from, &to);
    while (from < to && *text != '\0' && lexer->text[from] == *text) {
        from++;
        text++;
    }
    return from == to && *text == '\0';
}
