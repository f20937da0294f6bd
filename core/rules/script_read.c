// Reads the scripts of a pack one by one: bytes, tokens, nesting, grammar, names, each only when
// what comes before was right. All are compiled in one state, which runs none of them; when one
// passes the limits, that is told once and the rest is not compiled. It must not know what the
// scripts declare.
#include "rules/script_read.h"

#include <string.h>

#include "base/text.h"
#include "rules/script_check.h"

static bool check_bytes(const struct script *script, size_t most, struct diags *diags)
{
    struct span whole = {script->file, 0, 0, 0, 0};
    if (script->length > most) {
        diag_add(diags, DIAG_TOO_BIG, whole, "the script has %zu bytes; the most is %zu",
                 script->length, most);
        return false;
    }
    if (script->length > 0 && script->text[0] == '\033') {
        struct diag *diag =
            diag_add(diags, DIAG_LUA_BYTECODE, whole, "the script is compiled code");
        diag_help(diags, diag, "give its source text");
        return false;
    }
    size_t good = text_valid_until(script->text, script->length);
    if (good < script->length) {
        diag_add(diags, DIAG_NOT_UTF8, diags_span_of(diags, script->file, good, good + 1),
                 "the script is not well-formed UTF-8 here");
        return false;
    }
    const char *end = script->text + script->length;
    for (const char *at = script->text; (at = text_skip_plain(at, end)) < end;) {
        const char *from = at;
        uint32_t point = text_next(&at, end);
        if (text_point_is_clean(point) || (point == '\r' && at < end && *at == '\n'))
            continue;
        struct span span = diags_span_of(diags, script->file, (size_t)(from - script->text),
                                         (size_t)(at - script->text));
        diag_add(diags, DIAG_BAD_CHARACTER, span, "the character U+%04X may not stand in a script",
                 (unsigned)point);
        return false;
    }
    return true;
}

// Hands the comment at `at` to diags_allow when it ends with its line; gives where it ends.
static size_t read_comment(const struct script *script, size_t at, int *line, struct diags *diags)
{
    const char *text = script->text, *stop = text + script->length;
    size_t level = at + 3;
    while (level < script->length && text[level] == '=')
        level++;
    if (at + 2 < script->length && text[at + 2] == '[' && level < script->length &&
        text[level] == '[') {
        for (size_t i = at; i < script->length; i++) {
            *line += text[i] == '\n';
            size_t close = i + 1;
            while (close < script->length && text[close] == '=')
                close++;
            if (i > level && text[i] == ']' && close - i == level - at - 2 &&
                close < script->length && text[close] == ']')
                return close + 1;
        }
        return script->length;
    }
    diags_allow(diags, script->file, *line, at, "--");
    const char *newline = memchr(text + at, '\n', script->length - at);
    return (size_t)((newline ? newline : stop) - text);
}

// Between two tokens stand blanks and comments only.
static void read_comments(const struct script *script, const struct script_tokens *tokens,
                          struct diags *diags)
{
    size_t at = 0;
    int line = 1;
    for (size_t i = 0; i <= tokens->count; i++) {
        size_t stop = i < tokens->count ? tokens->list[i].from : script->length;
        while (at < stop) {
            line += script->text[at] == '\n';
            if (script->text[at] == '-' && at + 1 < stop && script->text[at + 1] == '-')
                at = read_comment(script, at, &line, diags);
            else
                at++;
        }
        size_t end = i < tokens->count ? tokens->list[i].to : at;
        for (; at < end; at++)
            line += script->text[at] == '\n';
    }
}

static bool compile(struct script_read *read, int script, struct diags *diags)
{
    if (read->spent)
        return false;
    if (read->grammar == NULL)
        read->grammar = sandbox_new(read->pack, read->limits, NULL);
    bool good = sandbox_compile(read->grammar, script, read->arena, &read->code[script], diags);
    read->spent = sandbox_is_spent(read->grammar);
    return good;
}

struct script_read script_read_begin(const struct pack *pack, const struct limits *limits,
                                     struct arena *scratch, struct arena *arena)
{
    size_t count = (size_t)pack->script_count;
    struct script_read read = {.pack = pack, .limits = limits, .scratch = scratch, .arena = arena};
    read.tokens = arena_array(scratch, count, sizeof *read.tokens);
    read.code = arena_array(arena, count, sizeof *read.code);
    return read;
}

bool script_read_one(struct script_read *read, int script, struct diags *diags)
{
    const struct pack *pack = read->pack;
    struct script_tokens *tokens = &read->tokens[script];
    if (!check_bytes(&pack->scripts[script], read->limits->source, diags))
        return false;
    script_tokens_read(tokens, &pack->scripts[script], read->scratch);
    if (!script_check_nesting(pack, script, tokens, diags) || !compile(read, script, diags))
        return false;
    read_comments(&pack->scripts[script], tokens, diags);
    bool good = script_check_names(pack, script, tokens, read->scratch, diags);
    return script_check_scopes(pack, script, tokens, read->scratch, diags) && good;
}

void script_read_end(struct script_read *read)
{
    sandbox_free(read->grammar);
    read->grammar = NULL;
}

bool script_read_alone(const struct pack *pack, int script, const struct limits *limits,
                       struct diags *diags)
{
    struct arena arena;
    arena_init(&arena);
    struct script_read read = script_read_begin(pack, limits, &arena, &arena);
    bool good = script_read_one(&read, script, diags);
    script_read_end(&read);
    arena_clear(&arena);
    return good;
}
