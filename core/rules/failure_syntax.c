// What an author most likely meant when Lua cannot read a script: looks at the token that the
// message names and at those before it. It says only what follows from them.
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "rules/cage.h"
#include "rules/lexer.h"
#include "rules/limits.h"

// The token that the message is about, and the two before it.
struct near {
    struct lexer *lexer;
    struct lexer_token token, before, earlier;
    int before_end; // the line on which `before` ends
    int else_if;    // the last line with `else if`, or 0
    // The brackets and blocks that are open before it: what stands before is read, so it is sure.
    struct lexer_token open[LIMIT_NESTING];
    int depth;
};

SAYS static void help(struct sandbox *sandbox, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static void help(struct sandbox *sandbox, const char *format, ...)
{
    const struct diags *diags = sandbox->pack->diags;
    enum words_language language = diags != NULL ? diags->language : WORDS_EN;
    va_list values;
    va_start(values, format);
    vsnprintf(sandbox->failure.help, sizeof sandbox->failure.help, words_say(language, format),
              values);
    va_end(values);
}

static bool is(const struct near *near, struct lexer_token token, enum lexer_kind kind,
               const char *text)
{
    return token.kind == kind && lexer_is(near->lexer, token, text);
}

static bool any_symbol(const struct near *near, struct lexer_token token, const char *of)
{
    char c = near->lexer->text[token.from];
    return token.kind == LEXER_SYMBOL && token.to == token.from + 1 && strchr(of, c) != NULL;
}

// Can a value end with this token?
static bool ends_value(const struct near *near, struct lexer_token token)
{
    return token.kind == LEXER_NAME || token.kind == LEXER_STRING || token.kind == LEXER_NUMBER ||
           any_symbol(near, token, ")]}") || is(near, token, LEXER_KEYWORD, "end") ||
           is(near, token, LEXER_KEYWORD, "true") || is(near, token, LEXER_KEYWORD, "false") ||
           is(near, token, LEXER_KEYWORD, "nil");
}

// Can an entry of a table, or an argument, begin with this one, and not go on with it?
static bool begins_entry(const struct near *near, struct lexer_token token)
{
    return token.kind == LEXER_NAME || token.kind == LEXER_STRING || token.kind == LEXER_NUMBER ||
           any_symbol(near, token, "{[") || is(near, token, LEXER_KEYWORD, "function") ||
           is(near, token, LEXER_KEYWORD, "true") || is(near, token, LEXER_KEYWORD, "false");
}

static void help_in_list(struct sandbox *sandbox, const struct near *near)
{
    bool texts = near->token.kind == LEXER_STRING && near->before.kind == LEXER_STRING;
    bool same_line = near->token.line == near->before_end;
    bool adjacent = near->before.kind == LEXER_STRING && near->before.to == near->token.from;
    if (is(near, near->token, LEXER_SYMBOL, "=") && near->before.kind == LEXER_STRING)
        help(sandbox, "the name of a field stands without quotes: id = ...");
    else if (is(near, near->token, LEXER_SYMBOL, "=") && any_symbol(near, near->earlier, "("))
        help(sandbox, "fields stand between braces: { id = ... }");
    else if (adjacent && !any_symbol(near, near->token, "{[("))
        help(sandbox, "the text ended with the quote before this: inside it, write ' or \\\"");
    else if (!ends_value(near, near->before) || !begins_entry(near, near->token))
        return;
    else if (texts && same_line)
        help(sandbox, "is there a comma, or '..', missing before this?");
    else if (texts)
        help(sandbox, "is there a comma, or '..', missing at the end of line %d?",
             near->before_end);
    else if (same_line)
        help(sandbox, "is there a comma missing before this?");
    else
        help(sandbox, "is there a comma missing at the end of line %d?", near->before_end);
}

// What other languages have and Lua does not.
static void help_foreign(struct sandbox *sandbox, const struct near *near)
{
    const char *at = near->lexer->text + near->token.from;
    char next = near->token.from + 1 < near->lexer->length ? at[1] : '\0';
    bool sign = strchr("+-*/", *at) != NULL;
    if (*at == '!')
        help(sandbox, "write '~=' for not equal, and `not` for the opposite");
    else if (*at == '&' && is(near, near->before, LEXER_SYMBOL, "&"))
        help(sandbox, "write `and`");
    else if (*at == '|' && is(near, near->before, LEXER_SYMBOL, "|"))
        help(sandbox, "write `or`");
    else if (*at == '/' && (next == '/' || next == '*'))
        help(sandbox, "a comment begins with --");
    else if (sign && (next == '=' || next == *at))
        help(sandbox, "write it out: n = n %c 1", *at);
    else if (strncmp(sandbox->failure.message, "syntax error", 12) == 0 &&
             near->token.kind == LEXER_SYMBOL && ends_value(near, near->before))
        help(sandbox, "to give a value back, begin with `return`");
}

static bool any_keyword(const struct near *near, struct lexer_token token,
                        const char *const words[], size_t count)
{
    bool any = false;
    for (size_t i = 0; i < count && !any; i++)
        any = is(near, token, LEXER_KEYWORD, words[i]);
    return any;
}

// Keeps what is open behind this token.
static void follow(struct near *near, struct lexer_token token)
{
    static const char *const opens[] = {"function", "if", "do", "repeat"};
    static const char *const closes[] = {"end", "until"};
    bool more = any_symbol(near, token, "([{") || any_keyword(near, token, opens, 4);
    if (more && near->depth < LIMIT_NESTING)
        near->open[near->depth++] = token;
    else if (near->depth > 0 &&
             (any_symbol(near, token, ")]}") || any_keyword(near, token, closes, 2)))
        near->depth--;
}

static bool in_block(const struct near *near)
{
    return near->depth > 0 && near->open[near->depth - 1].kind == LEXER_KEYWORD;
}

// A '=' where Lua asks for an `end`. It is the next field of a table when a function before it has
// none: `return a, unit = ...`.
static bool ends_at(const struct near *near, const char *message, bool field)
{
    return is(near, near->token, LEXER_SYMBOL, "=") && in_block(near) &&
           strncmp(message, "'end' expected", 14) == 0 &&
           any_symbol(near, near->earlier, ",") == field;
}

static bool help_string(struct sandbox *sandbox)
{
    if (strncmp(sandbox->failure.message, "unfinished string", 17) != 0)
        return false;
    help(sandbox, "close the text on this line with the quote that it began with; a text of "
                  "several lines stands between [[ and ]]");
    return true;
}

// What is open and cannot go on with this token, or with the end of the file.
static void help_open(struct sandbox *sandbox, const struct near *near)
{
    if (near->depth == 0 || strstr(sandbox->failure.message, "(to close") != NULL)
        return;
    struct lexer_token open = near->open[near->depth - 1], token = near->token;
    char what[16];
    snprintf(what, sizeof what, "%.*s", (int)(open.to - open.from), near->lexer->text + open.from);
    const char *close = is(near, open, LEXER_KEYWORD, "repeat") ? "until" : "end";
    if (open.kind == LEXER_SYMBOL && token.kind == LEXER_END) {
        help(sandbox, "the `%s` of line %d is not closed", what, open.line);
        return;
    }
    static const char *const statements[] = {"local", "return", "end", "until", "else", "elseif"};
    bool ended = is(near, near->before, LEXER_SYMBOL, ",") || ends_value(near, near->before);
    if (open.kind == LEXER_SYMBOL && ended && any_keyword(near, token, statements, 6)) {
        help(sandbox, "the `%s` of line %d is not closed before this", what, open.line);
        return;
    }
    bool cut = any_symbol(near, token, ")]}") ||
               (any_symbol(near, token, ",") && is(near, near->before, LEXER_KEYWORD, "end"));
    if (open.kind == LEXER_KEYWORD && token.kind == LEXER_END)
        help(sandbox, "the `%s` of line %d has no `%s`", what, open.line, close);
    else if (open.kind == LEXER_KEYWORD && (cut || ends_at(near, sandbox->failure.message, true)))
        help(sandbox, "the `%s` of line %d has no `%s` before this", what, open.line, close);
}

static void help_with(struct sandbox *sandbox, const struct near *near)
{
    if (help_string(sandbox))
        return;
    const char *message = sandbox->failure.message;
    bool expected = strstr(message, "' expected") != NULL;
    bool field = is(near, near->before, LEXER_SYMBOL, ":") && near->earlier.kind == LEXER_NAME;
    if (strncmp(message, "'}' expected", 12) == 0 || strncmp(message, "')' expected", 12) == 0)
        help_in_list(sandbox, near);
    else if (field && strncmp(message, "<name> expected", 15) == 0)
        help(sandbox, "a field is written with '=': id = ...");
    else if (expected && is(near, near->token, LEXER_SYMBOL, "=") &&
             (strncmp(message, "'end' expected", 14) != 0 || ends_at(near, message, false)))
        help(sandbox, "compare with '=='");
    else
        help_foreign(sandbox, near);
    bool ends = expected || any_symbol(near, near->token, ")]}") ||
                is(near, near->token, LEXER_KEYWORD, "end");
    if (ends && near->else_if > 0 && sandbox->failure.help[0] == '\0')
        help(sandbox, "is `elseif` meant on line %d? An `else if` has an `end` of its own",
             near->else_if);
    if (sandbox->failure.help[0] == '\0')
        help_open(sandbox, near);
}

static int line_at(const struct lexer *lexer, int line, struct lexer_token token)
{
    for (uint32_t at = token.from; at < token.to; at++)
        line += lexer->text[at] == '\n';
    return line;
}

// The name that stands behind "near" in the message: as in the script.
static bool named(const char *message, const char **name, size_t *length)
{
    const char *near = strstr(message, " near '");
    const char *close = strrchr(message, '\'');
    if (near == NULL || close < near + 7)
        return false;
    *name = near + 7;
    *length = (size_t)(close - *name);
    return *length > 0;
}

// What was meant by a character that has no meaning in Lua.
static void help_with_character(struct sandbox *sandbox, uint32_t point, bool first)
{
    bool blank = point == 0xA0 || point == 0x3000 || (point >= 0x2000 && point <= 0x200D) ||
                 point == 0x202F || point == 0x2060 || point == 0xFEFF;
    if (point == 0xFEFF && first)
        help(sandbox, "save the file as UTF-8 without a byte order mark");
    else if (blank)
        help(sandbox, "write a plain blank, or nothing");
    else if (point >= 0x2018 && point <= 0x201F)
        help(sandbox, "write plain quotes: \" or '");
    else if ((point >= 0x2010 && point <= 0x2015) || point == 0x2212)
        help(sandbox, "write a plain '-'");
    else
        help(sandbox, "a name has letters without accents, digits and '_'");
}

// Lua names a character outside ASCII by its first byte: "near '<\226>'". It is told whole.
static bool tell_character(struct sandbox *sandbox, const struct script *script, const char *name)
{
    struct failure *failure = &sandbox->failure;
    long byte = strncmp(name, "<\\", 2) == 0 ? strtol(name + 2, NULL, 10) : 0;
    if (byte < 0x80)
        return false;
    struct lexer lexer;
    lexer_init(&lexer, script->text, script->length);
    struct lexer_token token = lexer_next(&lexer);
    while (token.kind != LEXER_END && token.line <= failure->line &&
           !(token.kind == LEXER_BAD && token.line == failure->line &&
             (unsigned char)script->text[token.from] == byte))
        token = lexer_next(&lexer);
    if (token.kind != LEXER_BAD || token.line != failure->line)
        return false;
    const char *at = script->text + token.from;
    uint32_t point = text_next(&at, script->text + script->length);
    failure_note(sandbox, DIAG_LUA_SYNTAX, (struct rule_at){failure->script, failure->line}, NULL,
                 "the character U+%04X may stand only in a text or a comment", (unsigned)point);
    help_with_character(sandbox, point, token.from == 0);
    failure->from = token.from;
    failure->to = (uint32_t)(at - script->text);
    return true;
}

static void step(struct near *near)
{
    if (is(near, near->token, LEXER_KEYWORD, "if") && near->token.line == near->before.line &&
        is(near, near->before, LEXER_KEYWORD, "else"))
        near->else_if = near->token.line;
    follow(near, near->token);
    near->earlier = near->before;
    near->before = near->token;
}

static void help_at_end(struct sandbox *sandbox, struct near *near)
{
    struct lexer *lexer = near->lexer;
    for (near->token = lexer_next(lexer); near->token.kind != LEXER_END;
         near->token = lexer_next(lexer))
        step(near);
    if (!help_string(sandbox))
        help_open(sandbox, near);
}

void failure_syntax(struct sandbox *sandbox)
{
    struct failure *failure = &sandbox->failure;
    const char *name;
    size_t length;
    if (failure->script < 0 || failure->line < 1)
        return;
    const struct script *script = &sandbox->pack->scripts[failure->script];
    struct lexer lexer;
    lexer_init(&lexer, script->text, script->length);
    struct near near = {.lexer = &lexer};
    if (strstr(failure->message, " near <eof>") != NULL)
        help_at_end(sandbox, &near);
    if (!named(failure->message, &name, &length) || tell_character(sandbox, script, name))
        return;
    for (near.token = lexer_next(&lexer);
         near.token.kind != LEXER_END && near.token.line <= failure->line;
         near.token = lexer_next(&lexer)) {
        bool same = line_at(&lexer, near.token.line, near.token) == failure->line &&
                    near.token.to - near.token.from == length &&
                    memcmp(script->text + near.token.from, name, length) == 0;
        if (same) {
            near.before_end = line_at(&lexer, near.before.line, near.before);
            help_with(sandbox, &near);
        }
        bool helped = failure->help[0] != '\0';
        if (same && (helped || failure->to == 0)) {
            failure->from = near.token.from;
            failure->to = near.token.to;
        }
        if (helped)
            return;
        step(&near);
    }
}
