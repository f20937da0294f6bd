// Finds fields and strings of a declaration in the text of its script. A Lua table does not know
// where it was written, so the tokens are walked again from the line of the call. A string that is
// put together while running stands nowhere: then the line must do.
#include "rules/declare_place.h"

#include <string.h>

#include "base/text.h"
#include "rules/lexer.h"

struct span declare_line(const struct declare *declare, struct rule_at at)
{
    if (at.script < 0 || at.script >= declare->pack->script_count || at.line < 1)
        return SPAN_NONE;
    return span_line(declare->pack->scripts[at.script].file, at.line);
}

// The offset where a line begins. Declarations mostly follow each other, so this goes on from the
// last one.
static size_t line_offset(struct declare *declare, struct rule_at at)
{
    const struct script *script = &declare->pack->scripts[at.script];
    if (declare->last.script != at.script || declare->last.line > at.line ||
        declare->last.line < 1) {
        declare->last.script = at.script;
        declare->last.line = 1;
        declare->last.offset = 0;
    }
    while (declare->last.line < at.line) {
        const char *from = script->text + declare->last.offset;
        const char *end = memchr(from, '\n', script->length - declare->last.offset);
        if (!end)
            break;
        declare->last.offset = (size_t)(end - script->text) + 1;
        declare->last.line++;
    }
    return declare->last.offset;
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

// The walk through a declaration: the last three tokens, and whether it has ended.
struct walk {
    struct lexer lexer;
    struct lexer_token before, between, now;
    int depth;
    bool opened;
};

// Moves on; false when the declaration that begins on `line` is over.
static bool walk_on(struct walk *walk, int line)
{
    walk->before = walk->between;
    walk->between = walk->now;
    walk->now = lexer_next(&walk->lexer);
    if (walk->now.kind == LEXER_END || walk->now.kind == LEXER_BAD)
        return false;
    if (walk->now.line > line && walk->opened && walk->depth <= 0)
        return false;
    if (walk->now.kind != LEXER_SYMBOL || walk->now.to != walk->now.from + 1)
        return true;
    char symbol = walk->lexer.text[walk->now.from];
    if (symbol == '(' || symbol == '{' || symbol == '[') {
        walk->depth++;
        walk->opened = true;
    } else if (symbol == ')' || symbol == '}' || symbol == ']') {
        walk->depth--;
    }
    return true;
}

static bool is_here(const struct walk *walk, const char *field, const char *text)
{
    const struct lexer *lexer = &walk->lexer;
    if (text && (walk->now.kind != LEXER_STRING || !lexer_is(lexer, walk->now, text)))
        return false;
    if (!field)
        return true;
    if (!text)
        return walk->between.kind == LEXER_NAME && lexer_is(lexer, walk->between, field) &&
               lexer_is(lexer, walk->now, "=");
    return walk->before.kind == LEXER_NAME && lexer_is(lexer, walk->before, field) &&
           lexer_is(lexer, walk->between, "=");
}

struct span declare_place(struct declare *declare, struct rule_at at, const char *field,
                          const char *text)
{
    struct span line = declare_line(declare, at);
    if (line.file < 0)
        return line;
    const struct script *script = &declare->pack->scripts[at.script];
    size_t offset = line_offset(declare, at);
    struct walk walk = {0};
    lexer_init(&walk.lexer, script->text, script->length);
    walk.lexer.at = offset;
    walk.lexer.line = at.line;
    while (walk_on(&walk, at.line)) {
        if (!is_here(&walk, field, text))
            continue;
        if (text)
            return bytes_span(script, walk.now.line, content_of(script, walk.now.from),
                              strlen(text));
        return bytes_span(script, walk.between.line, walk.between.from,
                          walk.between.to - walk.between.from);
    }
    // The same string elsewhere in the script: a table that stands before the call.
    size_t found = text ? lexer_find_string(script->text, script->length, 1, text) : (size_t)-1;
    return found == (size_t)-1
               ? line
               : diags_span_of(declare->diags, script->file, found, found + strlen(text));
}
