// Gathers what the program says where it stands in its code: what stands in quotes in a call of a
// function whose declaration is marked SAYS (base/words.h), or in a list that is. A function of a
// header is known everywhere, any other in its file. Reads C well enough for that, and no better.
#include "gather.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum token_kind { TOKEN_END, TOKEN_NAME, TOKEN_TEXT, TOKEN_MARK };

// A place in a source, and what stands there.
struct token {
    enum token_kind kind;
    const char *text; // of a text: without its quotes
    size_t length;
    const char *next;
};

struct name {
    const char *text;
    size_t length;
    int file; // -1: of a header
};

enum gathering { CALL, LAST_OF_ROWS, ALL };

enum { NAMES_MOST = 1000, SAID_MOST = 4000 };

static struct name names[NAMES_MOST];
static size_t name_count;

static void stop(const char *why, const char *what)
{
    fprintf(stderr, "grow-pot: %s: %s\n", why, what);
    exit(1);
}

static const char *skip_line(const char *at)
{
    while (*at && *at != '\n')
        at += *at == '\\' && at[1] ? 2 : 1;
    return at;
}

// Over blanks, comments and lines of the preprocessor.
static const char *skip_blank(const char *at, bool line_begins)
{
    for (;;) {
        if (isspace((unsigned char)*at)) {
            line_begins |= *at++ == '\n';
        } else if (at[0] == '/' && at[1] == '/') {
            at = skip_line(at);
        } else if (at[0] == '/' && at[1] == '*') {
            const char *end = strstr(at + 2, "*/");
            at = end ? end + 2 : at + strlen(at);
        } else if (*at == '#' && line_begins) {
            at = skip_line(at);
        } else {
            return at;
        }
    }
}

static bool in_name(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

static struct token token_at(const char *at)
{
    at = skip_blank(at, at[0] == '\n');
    struct token token = {*at ? TOKEN_MARK : TOKEN_END, at, *at ? 1 : 0, at + (*at ? 1 : 0)};
    if (in_name(*at)) {
        token.kind = TOKEN_NAME;
        while (in_name(at[token.length]))
            token.length++;
        token.next = at + token.length;
    } else if (*at == '"' || *at == '\'') {
        const char *end = at + 1;
        while (*end && *end != *at)
            end += *end == '\\' && end[1] ? 2 : 1;
        token.kind = *at == '"' ? TOKEN_TEXT : TOKEN_MARK;
        token.text = at + 1;
        token.length = (size_t)(end - at - 1);
        token.next = *end ? end + 1 : end;
    }
    return token;
}

static bool is(struct token token, enum token_kind kind, const char *text)
{
    return token.kind == kind && token.length == strlen(text) &&
           memcmp(token.text, text, token.length) == 0;
}

static const struct name *find_name(struct token token, int file)
{
    for (size_t i = 0; i < name_count; i++)
        if (names[i].length == token.length &&
            memcmp(names[i].text, token.text, token.length) == 0 &&
            (names[i].file < 0 || names[i].file == file))
            return &names[i];
    return NULL;
}

// Has it a letter, other than those of its conversions and escapes?
static bool has_letters(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\\') {
            i++;
            while (i + 1 < length && isdigit((unsigned char)text[i]) &&
                   isdigit((unsigned char)text[i + 1]))
                i++;
        } else if (text[i] == '%') {
            while (i + 1 < length && strchr("-+ #0123456789.*$lzh", text[i + 1]))
                i++;
            i++;
        } else if (isalpha((unsigned char)text[i])) {
            return true;
        }
    }
    return false;
}

// The texts up to where the bracket that was just opened is closed, or, in a list, the statement.
// Texts beside each other are one, as in C. Of a row of a list only the last one is said: what
// stands before it are names.
static const char *gather_until_closed(const char *at, enum gathering of, gather_taker *take)
{
    static char said[SAID_MOST], last[SAID_MOST];
    size_t length = 0;
    int depth = of == CALL ? 1 : 0;
    for (struct token token = token_at(at); token.kind != TOKEN_END; token = token_at(at)) {
        at = token.next;
        if (token.kind == TOKEN_TEXT) {
            if (length + token.length >= sizeof said)
                stop("a text is too long", token.text);
            memcpy(said + length, token.text, token.length);
            length += token.length;
            continue;
        }
        said[length] = '\0';
        if (length > 0 && of == LAST_OF_ROWS && depth == 2)
            memcpy(last, said, length + 1);
        else if (length > 0 && has_letters(said, length))
            take(said);
        length = 0;
        if (token.kind != TOKEN_MARK || token.length != 1)
            continue;
        depth += strchr("([{", *token.text) != NULL;
        depth -= strchr(")]}", *token.text) != NULL;
        if (of == LAST_OF_ROWS && depth == 1 && *token.text == '}' &&
            has_letters(last, strlen(last)))
            take(last);
        if (depth < 2)
            last[0] = '\0';
        if (depth == 0 && (of == CALL || *token.text == ';'))
            break;
    }
    return at;
}

// What is declared behind SAYS: a function, whose name is kept, or a list, where `*list` begins. A
// function that SAYS also returns what is said.
static const char *read_declaration(const char *at, int file, const char **list)
{
    struct token before = {0};
    for (struct token token = token_at(at); token.kind != TOKEN_END; token = token_at(at)) {
        at = token.next;
        if (is(token, TOKEN_MARK, "=")) {
            *list = at;
            return at;
        }
        if (is(token, TOKEN_MARK, "(") && before.kind == TOKEN_NAME) {
            if (name_count == NAMES_MOST)
                stop("too many functions", before.text);
            names[name_count++] = (struct name){before.text, before.length, file};
            return at;
        }
        before = token;
    }
    return at;
}

void gather_names(const char *text, int file)
{
    const char *list = NULL;
    for (struct token token = token_at(text); token.kind != TOKEN_END; token = token_at(token.next))
        if (is(token, TOKEN_NAME, "SAYS"))
            read_declaration(token.next, file, &list);
}

// Behind the name of a function that is declared: its body, or NULL when it has none here.
static const char *body_of(const char *at)
{
    int depth = 1;
    for (struct token token = token_at(at); token.kind != TOKEN_END; token = token_at(at)) {
        at = token.next;
        depth += is(token, TOKEN_MARK, "(");
        depth -= is(token, TOKEN_MARK, ")");
        if (depth == 0 && !is(token, TOKEN_MARK, ")"))
            return is(token, TOKEN_MARK, "{") ? at : NULL;
    }
    return NULL;
}

// What a function returns, up to the end of its body.
static void gather_returns(const char *at, gather_taker *take)
{
    int depth = 1;
    for (struct token token = token_at(at); token.kind != TOKEN_END && depth > 0;
         token = token_at(at)) {
        at = token.next;
        depth += is(token, TOKEN_MARK, "{");
        depth -= is(token, TOKEN_MARK, "}");
        if (is(token, TOKEN_NAME, "return"))
            at = gather_until_closed(at, ALL, take);
    }
}

void gather_texts(const char *text, int file, gather_taker *take)
{
    size_t known = name_count;
    const char *at = text;
    for (struct token token = token_at(at); token.kind != TOKEN_END; token = token_at(at)) {
        at = token.next;
        bool all = is(token, TOKEN_NAME, "SAYS_ALL");
        if (all || is(token, TOKEN_NAME, "SAYS")) {
            const char *list = NULL;
            at = read_declaration(at, file, &list);
            name_count = known; // it was known already
            const char *body = list ? NULL : body_of(at);
            if (body)
                gather_returns(body, take);
            if (list)
                at = gather_until_closed(list, all ? ALL : LAST_OF_ROWS, take);
        } else if (token.kind == TOKEN_NAME && find_name(token, file)) {
            struct token open = token_at(at);
            if (is(open, TOKEN_MARK, "("))
                at = gather_until_closed(open.next, CALL, take);
        }
    }
}
