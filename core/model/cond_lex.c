// Splits a condition into tokens with their places. It knows every spelling that people bring
// along from other languages and says what to write instead. It must not know what a name means.
#include "model/cond_lex.h"

#include <string.h>

#include "base/hint.h"
#include "base/num.h"
#include "base/text.h"

struct sign {
    const char *text;
    enum cond_token_kind kind;
    enum cond_op op;
    const char *help; // of a TOKEN_BAD
};

// Longer signs stand before the shorter ones they begin with.
SAYS static const struct sign SIGNS[] = {
    {"===", TOKEN_BAD, COND_EQ, "compare with '=='"},
    {"!==", TOKEN_BAD, COND_NE, "write '!=' for not equal"},
    {"==", TOKEN_COMPARE, COND_EQ, NULL},
    {"!=", TOKEN_COMPARE, COND_NE, NULL},
    {"<=", TOKEN_COMPARE, COND_LE, NULL},
    {">=", TOKEN_COMPARE, COND_GE, NULL},
    {"<>", TOKEN_BAD, COND_NE, "write '!=' for not equal"},
    {"~=", TOKEN_BAD, COND_NE, "write '!=' for not equal"},
    {"=<", TOKEN_BAD, COND_LE, "write '<=' for at most"},
    {"=>", TOKEN_BAD, COND_GE, "write '>=' for at least"},
    {"&&", TOKEN_BAD, COND_AND, "write 'and'"},
    {"||", TOKEN_BAD, COND_OR, "write 'or'"},
    {"**", TOKEN_BAD, COND_MUL, "there are no powers: write the product out"},
    {"..", TOKEN_BAD, COND_AND, "write a range as 'low <= x and x <= high'"},
    {"<", TOKEN_COMPARE, COND_LT, NULL},
    {">", TOKEN_COMPARE, COND_GT, NULL},
    {"+", TOKEN_SUM, COND_ADD, NULL},
    {"-", TOKEN_SUM, COND_SUB, NULL},
    {"*", TOKEN_PRODUCT, COND_MUL, NULL},
    {"/", TOKEN_PRODUCT, COND_DIV, NULL},
    {"(", TOKEN_OPEN, COND_LIST, NULL},
    {")", TOKEN_CLOSE, COND_LIST, NULL},
    {",", TOKEN_COMMA, COND_LIST, NULL},
    {"=", TOKEN_BAD, COND_EQ, "compare with '=='"},
    {"!", TOKEN_BAD, COND_NOT, "write 'not'"},
    {"&", TOKEN_BAD, COND_AND, "write 'and'"},
    {"|", TOKEN_BAD, COND_OR, "write 'or'"},
    {"%", TOKEN_BAD, COND_DIV, "write a percentage as a share: 0.8 for 80%"},
    {"^", TOKEN_BAD, COND_MUL, "there are no powers: write the product out"},
    {".", TOKEN_BAD, COND_NUMBER, "write a number below one with its zero: 0.5"},
    {"'", TOKEN_BAD, COND_QUOTED, "put a text between double quotes: \"...\""},
    {"`", TOKEN_BAD, COND_QUOTED, "put a text between double quotes: \"...\""},
    {"\xe2\x80\x98", TOKEN_BAD, COND_QUOTED, "put a text between double quotes: \"...\""},
    {"\xe2\x80\x99", TOKEN_BAD, COND_QUOTED, "put a text between double quotes: \"...\""},
    {"\xe2\x80\x9c", TOKEN_BAD, COND_QUOTED, "use straight double quotes: \"...\""},
    {"\xe2\x80\x9d", TOKEN_BAD, COND_QUOTED, "use straight double quotes: \"...\""},
    {"\xe2\x80\x9e", TOKEN_BAD, COND_QUOTED, "use straight double quotes: \"...\""},
    {"\xe2\x89\xa4", TOKEN_BAD, COND_LE, "write '<=' for at most"},
    {"\xe2\x89\xa5", TOKEN_BAD, COND_GE, "write '>=' for at least"},
    {"\xe2\x89\xa0", TOKEN_BAD, COND_NE, "write '!=' for not equal"},
    {"\xe2\x88\x92", TOKEN_BAD, COND_SUB, "use the plain minus sign '-'"},
    {"\xe2\x80\x93", TOKEN_BAD, COND_SUB, "use the plain minus sign '-'"},
    {"\xe2\x80\x94", TOKEN_BAD, COND_SUB, "use the plain minus sign '-'"},
    {"\xc3\x97", TOKEN_BAD, COND_MUL, "write '*' for times"},
    {"\xc3\xb7", TOKEN_BAD, COND_DIV, "write '/' for divided by"},
    {"[", TOKEN_BAD, COND_LIST,
     "a list stands between ( and ); a column is read whole, as in sum(F04.studenten)"},
    {"]", TOKEN_BAD, COND_LIST,
     "a list stands between ( and ); a column is read whole, as in sum(F04.studenten)"},
    {"{", TOKEN_BAD, COND_LIST, "braces stand only around a placeholder in a text"},
    {"}", TOKEN_BAD, COND_LIST, "braces stand only around a placeholder in a text"},
    {"\xc2\xa0", TOKEN_BAD, COND_LIST, "this is a no-break space: use a plain blank"},
};

struct keyword {
    const char *text;
    enum cond_token_kind kind;
    enum cond_op op;
};

static const struct keyword KEYWORDS[] = {
    {"and", TOKEN_AND, COND_AND},
    {"or", TOKEN_OR, COND_OR},
    {"not", TOKEN_NOT, COND_NOT},
    {"in", TOKEN_COMPARE, COND_IN},
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_name(char c)
{
    return is_letter(c) || is_digit(c) || c == '_';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_one_line(struct span at)
{
    return at.file >= 0 && at.line > 0 && at.column > 0 && at.end_line == at.line;
}

struct span text_place_span(const struct text_place *place, size_t from, size_t to)
{
    from += place->before;
    to += place->before;
    size_t piece = place->count - 1;
    while (piece > 0 && place->pieces[piece].from > from)
        piece--;
    if (piece + 1 < place->count && place->pieces[piece + 1].from < to)
        to = place->pieces[piece + 1].from;
    struct span span = place->pieces[piece].at;
    if (place->pieces[piece].computed || !is_one_line(span))
        return span;
    struct text_seen counted = {piece, place->pieces[piece].from, 0};
    if (place->seen && place->seen->piece == piece && place->seen->byte <= from)
        counted = *place->seen;
    counted.points += text_points(place->text + counted.byte, from - counted.byte);
    counted.byte = from;
    if (place->seen)
        *place->seen = counted;
    span.column += (int)counted.points;
    span.end_column = span.column + (int)text_points(place->text + from, to - from);
    return span;
}

struct span cond_lex_here(const struct cond_lexer *lexer)
{
    const struct cond_token *token = &lexer->token;
    size_t to = token->kind == TOKEN_END ? token->from : token->to;
    return text_place_span(lexer->place, token->from, to);
}

struct diag *cond_lex_fail(struct cond_lexer *lexer, enum diag_code code, struct span span,
                           const char *message, const char *help)
{
    if (lexer->failed)
        return NULL;
    lexer->failed = true;
    struct diag *diag = diag_add(lexer->diags, code, span, "%s", diag_say(lexer->diags, message));
    diag_help(lexer->diags, diag, "%s", diag_say(lexer->diags, help));
    return diag;
}

static void finish(struct cond_lexer *lexer, enum cond_token_kind kind, size_t to)
{
    struct cond_token *token = &lexer->token;
    token->kind = kind;
    token->to = to;
    token->text = arena_text_n(lexer->arena, lexer->text + token->from, to - token->from);
}

SAYS static void refuse(struct cond_lexer *lexer, size_t to, const char *message, const char *help)
{
    finish(lexer, TOKEN_BAD, to);
    struct span span = text_place_span(lexer->place, lexer->token.from, to);
    cond_lex_fail(lexer, DIAG_CONDITION_SYNTAX, span, message, help);
}

// Stands on a digit: is it the first of a day, as 2025-01-31 or 31-1-2025? Read as numbers it would
// be subtracted, and nobody would see it.
static bool lex_day(struct cond_lexer *lexer)
{
    enum { WHOLE = sizeof "2025-01-31" - 1 };
    const char *text = lexer->text;
    size_t to = lexer->token.from, groups = 0, year = 0;
    for (;; to++) {
        size_t from = to;
        while (is_digit(text[to]))
            to++;
        year = groups == 0 ? to - from : year;
        groups++;
        if (text[to] != '-' || !is_digit(text[to + 1]))
            break;
    }
    if (groups != 3 || is_name(text[to]) || text[to] == '.')
        return false;
    char day[NUM_TEXT];
    size_t from = lexer->token.from;
    const char *written = arena_text_n(lexer->arena, text + from, to - from);
    if (!hint_date_of(written, day)) {
        if (to - from != WHOLE || year != 4 || written[WHOLE - 3] != '-')
            return false;
        memcpy(day, "2025-01-31", WHOLE + 1); // it is no day: one of its year
        memcpy(day, written, 4);
    }
    refuse(lexer, to,
           diag_textf(lexer->diags, "'%s' is a day, and here it would be subtracted", written),
           diag_textf(lexer->diags,
                      "compare a year, as `year >= %.4s`, or a date, as `date == \"%s\"`; to "
                      "subtract, put blanks around '-'",
                      day, day));
    return true;
}

// 1.000 is 1 here, and a thousand for who writes Dutch.
static void warn_thousands(struct cond_lexer *lexer)
{
    char thousands[NUM_TEXT], plain[NUM_TEXT], again[NUM_TEXT];
    const struct cond_token *token = &lexer->token;
    if (!hint_thousands_of(token->text, thousands))
        return;
    num_plain(plain, token->number, 3);
    struct diag *diag = diag_add(lexer->diags, DIAG_THOUSANDS, cond_lex_here(lexer),
                                 "%s is read as %s: the point is for decimals", token->text, plain);
    diag_help(lexer->diags, diag, "write %s, or %s%s when the decimals were meant", thousands,
              plain, hint_thousands_of(plain, again) ? "0" : "");
}

static void lex_number(struct cond_lexer *lexer)
{
    if (lex_day(lexer))
        return;
    const char *text = lexer->text;
    size_t to = lexer->token.from;
    while (is_digit(text[to]))
        to++;
    if (text[to] == '.' && is_digit(text[to + 1])) {
        to++;
        while (is_digit(text[to]))
            to++;
    }
    bool ends = !is_name(text[to]) && text[to] != '.';
    if (!ends) {
        while (is_name(text[to]) || text[to] == '.')
            to++;
    }
    finish(lexer, TOKEN_NUMBER, to);
    if (!ends)
        refuse(lexer, to, diag_textf(lexer->diags, "'%s' is not a number", lexer->token.text),
               "write numbers like 1250 or 0.5; put a word that starts with a digit between "
               "double quotes");
    else if (!num_parse(lexer->token.text, &lexer->token.number))
        refuse(lexer, to, "the number is too long",
               "a number has at most 15 digits, and 9 after the point");
    else
        warn_thousands(lexer);
}

static void lex_quoted(struct cond_lexer *lexer)
{
    size_t from = lexer->token.from + 1;
    const char *end = strchr(lexer->text + from, '"');
    if (!end) {
        refuse(lexer, from, "the text that begins here has no end", "close it with '\"'");
        return;
    }
    size_t to = (size_t)(end - lexer->text);
    finish(lexer, TOKEN_QUOTED, to + 1);
    lexer->token.text = arena_text_n(lexer->arena, lexer->text + from, to - from);
}

static void lex_name(struct cond_lexer *lexer)
{
    const char *text = lexer->text;
    size_t to = lexer->token.from;
    for (;;) {
        while (is_name(text[to]))
            to++;
        if (text[to] != '.' || !is_letter(text[to + 1]))
            break;
        to++;
    }
    finish(lexer, TOKEN_NAME, to);
    if (text[to] == '.') {
        refuse(lexer, to + 1,
               diag_textf(lexer->diags, "the name '%s.' is not complete", lexer->token.text),
               "after the point stands a name that begins with a letter, as in item.R04");
        return;
    }
    for (size_t i = 0; i < sizeof KEYWORDS / sizeof *KEYWORDS; i++) {
        if (text_equal(lexer->token.text, KEYWORDS[i].text)) {
            lexer->token.kind = KEYWORDS[i].kind;
            lexer->token.op = KEYWORDS[i].op;
        }
    }
}

static void lex_unknown(struct cond_lexer *lexer)
{
    const char *start = lexer->text + lexer->token.from;
    const char *at = start;
    uint32_t point = text_next(&at, start + strlen(start));
    size_t to = lexer->token.from + (size_t)(at - start);
    const char *shown = text_point_is_clean(point) && point >= 0x20
                            ? arena_textf(lexer->arena, "'%s'",
                                          arena_text_n(lexer->arena, start, (size_t)(at - start)))
                            : diag_textf(lexer->diags, "the character U+%04X", (unsigned)point);
    refuse(lexer, to, diag_textf(lexer->diags, "%s has no meaning in a condition", shown),
           "names are made of the letters a-z and A-Z, digits and '_'; put other text between "
           "double quotes");
}

static void lex_sign(struct cond_lexer *lexer)
{
    const char *start = lexer->text + lexer->token.from;
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++) {
        const struct sign *sign = &SIGNS[i];
        if (!text_starts(start, sign->text))
            continue;
        size_t to = lexer->token.from + strlen(sign->text);
        finish(lexer, sign->kind, to);
        lexer->token.op = sign->op;
        if (sign->kind == TOKEN_BAD)
            refuse(
                lexer, to,
                diag_textf(lexer->diags, "'%s' is not part of the condition language", sign->text),
                sign->help);
        return;
    }
    lex_unknown(lexer);
}

void cond_lex_next(struct cond_lexer *lexer)
{
    size_t from = lexer->token.to;
    while (is_blank(lexer->text[from]))
        from++;
    lexer->token.from = from;
    char c = lexer->text[from];
    if (lexer->failed)
        finish(lexer, TOKEN_BAD, from);
    else if (c == '\0')
        finish(lexer, TOKEN_END, from);
    else if (is_digit(c))
        lex_number(lexer);
    else if (is_letter(c))
        lex_name(lexer);
    else if (c == '"')
        lex_quoted(lexer);
    else
        lex_sign(lexer);
}

void cond_lex_init(struct cond_lexer *lexer, struct arena *arena, const char *text,
                   const struct text_place *place, struct diags *diags)
{
    *lexer = (struct cond_lexer){.arena = arena, .text = text, .place = place, .diags = diags};
    cond_lex_next(lexer);
}

struct cond *cond_parse(struct arena *arena, const char *text, struct span at, struct diags *diags)
{
    struct text_piece whole = {.from = 0, .at = at};
    struct text_place place = {.text = text, .pieces = &whole, .count = 1};
    return cond_parse_placed(arena, text, &place, diags);
}
