// Finds fields and strings of a declaration in the text of its script. A Lua table does not know
// where it was written, so the tokens are walked again from the line of the call, along the path of
// the field. What is put together while running may stand nowhere: then the nearest must do.
#include "rules/declare_place.h"

#include <stdlib.h>
#include <string.h>

#include "rules/script_text.h"
#include "rules/script_tokens.h"

// What a token of a declaration costs, which is read twice, and how much of that is one step.
enum { TOKEN_WORK = 4, WORK_PER_STEP = 2 };

size_t declare_place_steps(struct declare *declare)
{
    size_t steps = declare->looked / WORK_PER_STEP;
    declare->looked %= WORK_PER_STEP;
    return steps;
}

struct span declare_line(const struct declare *declare, struct rule_at at)
{
    if (at.script < 0 || at.script >= declare->pack->script_count || at.line < 1)
        return SPAN_NONE;
    return span_line(declare->pack->scripts[at.script].file, at.line);
}

// The tokens of one declaration.
struct range {
    const struct script_tokens *tokens;
    int file;
    size_t from, to;
};

// A declaration that begins on a line is over when its brackets are closed, at the end of the line
// that closes them.
static struct range declaration_at(struct declare *declare, struct rule_at at)
{
    const struct script_tokens *tokens = &declare->tokens[at.script];
    struct range range = {tokens, declare->pack->scripts[at.script].file,
                          script_tokens_line(tokens, at.line), tokens->count};
    int depth = 0;
    bool opened = false;
    for (size_t i = range.from; i < tokens->count; i++) {
        if (tokens->list[i].line > at.line && opened && depth <= 0) {
            range.to = i;
            break;
        }
        int change = script_tokens_nesting(tokens, i);
        opened |= change > 0;
        depth += change;
    }
    declare->looked += TOKEN_WORK * (range.to - range.from);
    return range;
}

static bool is_symbol(const struct range *range, size_t at, const char *symbol)
{
    return at < range->to && script_tokens_is(range->tokens, at, LEXER_SYMBOL, symbol);
}

// --- along a path ---

// One step of a path: a name, or the number of a row.
struct step {
    char name[80];
    long row; // 0 when it is a name
};

static const char *next_step(const char *path, struct step *step)
{
    char *end = NULL;
    step->row = *path == '[' ? strtol(path + 1, &end, 10) : 0;
    if (step->row > 0 && *end == ']') {
        path = end + 1;
    } else { // the first character may be any: a script chose the name
        step->row = 0;
        size_t length = 1 + strcspn(path + 1, ".[");
        size_t kept = length < sizeof step->name ? length : sizeof step->name - 1;
        memcpy(step->name, path, kept);
        step->name[kept] = '\0';
        path += length;
    }
    return *path == '.' ? path + 1 : path;
}

// The token behind the entry of a table that begins at `at`: its comma, or the closing brace.
static size_t entry_end(const struct range *range, size_t at)
{
    int depth = 0;
    for (; at < range->to; at++) {
        int change = script_tokens_nesting(range->tokens, at);
        bool over = is_symbol(range, at, ",") || is_symbol(range, at, ";");
        if (depth + change < 0 || (depth == 0 && over))
            break;
        depth += change;
    }
    return at;
}

// The entry of the table that opens at `at`, or `to`.
static size_t find_entry(const struct range *range, size_t at, const struct step *step)
{
    long row = 0;
    for (at++; at < range->to && !is_symbol(range, at, "}"); at++) {
        bool named = is_symbol(range, at + 1, "=");
        row += !named && !is_symbol(range, at, "[");
        bool found = step->row > 0
                         ? !named && row == step->row
                         : named && script_tokens_is(range->tokens, at, LEXER_NAME, step->name);
        if (found)
            return at;
        at = entry_end(range, at);
        if (is_symbol(range, at, "}"))
            break;
    }
    return range->to;
}

// The last entry of the path that stands in the table; `to` when the first does not. `whole` tells
// whether it is the end of the path.
static size_t follow(const struct range *range, const char *path, bool *whole)
{
    size_t found = range->to, value = range->from;
    while (value < range->to && !is_symbol(range, value, "{"))
        value++;
    *whole = false;
    while (*path != '\0') {
        struct step step;
        path = next_step(path, &step);
        size_t entry = is_symbol(range, value, "{") ? find_entry(range, value, &step) : range->to;
        if (entry == range->to)
            return found;
        found = entry;
        value = step.row > 0 ? entry : entry + 2;
    }
    *whole = true;
    return found;
}

// A field of this name anywhere in the declaration.
static size_t find_field(const struct range *range, const char *path)
{
    const char *dot = strrchr(path, '.');
    const char *name = dot ? dot + 1 : path;
    for (size_t at = range->from; at < range->to; at++)
        if (is_symbol(range, at + 1, "=") && script_tokens_is(range->tokens, at, LEXER_NAME, name))
            return at;
    return range->to;
}

// The token that stands for the field, or `to`.
static size_t find_path(const struct range *range, const char *path, bool *whole)
{
    size_t found = follow(range, path, whole);
    return found < range->to ? found : find_field(range, path);
}

struct span declare_place(struct declare *declare, struct rule_at at, const char *path)
{
    struct span line = declare_line(declare, at);
    if (line.file < 0)
        return line;
    struct range range = declaration_at(declare, at);
    bool whole;
    size_t found = find_path(&range, path, &whole);
    if (found == range.to)
        return line;
    const struct lexer_token *token = &range.tokens->list[found];
    struct span span =
        script_text_span(range.tokens, range.file, token->line, token->from, token->to);
    declare->looked += (size_t)span.column; // a line is read from its start
    return span;
}

// --- texts ---

static bool find_text(struct script_text *text, size_t from, size_t to, const char *wanted)
{
    text->work += (to - from) / 4;
    for (size_t at = from; at < to; at++)
        if (text->tokens->list[at].kind == LEXER_STRING &&
            script_text_match(text, at, wanted, false))
            return true;
    return false;
}

// Where the value of the field begins, or `to` when it is not known.
static size_t value_of(const struct range *range, const char *path)
{
    bool whole;
    size_t found = path ? follow(range, path, &whole) : range->to;
    if (found == range->to)
        return found;
    return is_symbol(range, found + 1, "=") ? found + 2 : found;
}

struct text_place declare_text_place(struct declare *declare, struct rule_at at, const char *path,
                                     const char *text)
{
    struct script_text found = {.arena = declare->scratch};
    bool known = declare_line(declare, at).file >= 0;
    if (known) {
        struct range range = declaration_at(declare, at);
        found.tokens = range.tokens;
        found.file = range.file;
        size_t value = value_of(&range, path);
        known = (value < range.to && script_text_match(&found, value, text, false)) ||
                find_text(&found, range.from, range.to, text) ||
                find_text(&found, 0, range.tokens->count, text) ||
                (value < range.to && script_text_match(&found, value, text, true));
        declare->looked += found.work;
    }
    if (!known) {
        found.pieces = arena_alloc(declare->scratch, sizeof *found.pieces);
        found.pieces->at = path ? declare_place(declare, at, path) : declare_line(declare, at);
        found.pieces->computed = true;
        found.count = 1;
    }
    return (struct text_place){.text = text, .pieces = found.pieces, .count = found.count};
}

struct span declare_text_span(struct declare *declare, struct rule_at at, const char *path,
                              const char *text)
{
    struct text_place place = declare_text_place(declare, at, path, text);
    return text_place_span(&place, 0, strlen(text));
}
