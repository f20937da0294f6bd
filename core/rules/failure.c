// What went wrong in a cage, and where: notes it, raises it without needing memory, and turns it
// into a located diagnostic. Scripts have nothing that catches an error; the value raised is a
// light userdata that stands for the note. It must not decide what is a mistake.
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "rules/cage.h"
#include "rules/lexer.h"

// The script whose function a frame runs, or -1. Chunks are named "=<number of the script>".
int failure_frame_script(const struct sandbox *sandbox, const lua_Debug *frame)
{
    if (frame->currentline <= 0 || frame->source == NULL || frame->source[0] != '=')
        return -1;
    char *end;
    long script = strtol(frame->source + 1, &end, 10);
    bool known = end != frame->source + 1 && script >= 0 && script < sandbox->pack->script_count;
    return known ? (int)script : -1;
}

// The `level`th frame that runs a script, from the innermost (1), or the outermost when there are
// fewer; only main chunks when `main`.
struct rule_at failure_frame(lua_State *L, int level, bool main)
{
    struct sandbox *sandbox = sandbox_of(L);
    struct rule_at at = sandbox->outside;
    lua_Debug frame;
    for (int i = 0; level > 0 && lua_getstack(L, i, &frame); i++) {
        lua_getinfo(L, "Sl", &frame);
        int script = failure_frame_script(sandbox, &frame);
        if (script < 0 || (main && strcmp(frame.what, "main") != 0))
            continue;
        at = (struct rule_at){script, frame.currentline};
        level--;
    }
    return at;
}

struct rule_at sandbox_where(lua_State *L)
{
    return failure_frame(L, 1, true);
}

struct rule_at sandbox_line(lua_State *L)
{
    return failure_frame(L, 1, false);
}

void failure_notev(struct sandbox *sandbox, enum diag_code code, struct rule_at at,
                   const char *suggestion, const char *format, va_list values)
{
    struct failure *failure = &sandbox->failure;
    const struct diags *diags = sandbox->pack->diags;
    enum words_language language = diags != NULL ? diags->language : WORDS_EN;
    failure->code = code;
    failure->script = at.script;
    failure->line = at.line;
    failure->from = failure->to = 0;
    failure->reported = false;
    vsnprintf(failure->message, sizeof failure->message, words_say(language, format), values);
    failure->help[0] = '\0';
    if (suggestion != NULL)
        snprintf(failure->help, sizeof failure->help,
                 words_say(language, strchr(suggestion, ' ') != NULL ? "%s" : "did you mean '%s'?"),
                 words_say(language, suggestion));
}

int failure_raise(lua_State *L)
{
    lua_pushlightuserdata(L, sandbox_of(L));
    return lua_error(L);
}

int sandbox_fail(lua_State *L, enum diag_code code, const char *suggestion, const char *format, ...)
{
    struct sandbox *sandbox = sandbox_of(L);
    if (!sandbox->tripped) {
        va_list values;
        va_start(values, format);
        failure_notev(sandbox, code, failure_frame(L, 1, false), suggestion, format, values);
        va_end(values);
    }
    return failure_raise(L);
}

int sandbox_fail_at(lua_State *L, int level, enum diag_code code, const char *suggestion,
                    const char *format, ...)
{
    struct sandbox *sandbox = sandbox_of(L);
    if (!sandbox->tripped) {
        va_list values;
        va_start(values, format);
        failure_notev(sandbox, code, failure_frame(L, level, false), suggestion, format, values);
        va_end(values);
    }
    return failure_raise(L);
}

// A message of Lua's own begins with "<script>:<line>: ".
static struct rule_at split_message(const struct sandbox *sandbox, const char **message)
{
    char *end;
    long script = strtol(*message, &end, 10);
    if (end == *message || *end != ':' || script < 0 || script >= sandbox->pack->script_count)
        return sandbox->outside;
    const char *number = end + 1;
    long line = strtol(number, &end, 10);
    if (end == number || *end != ':' || end[1] != ' ' || line < 0 || line > INT_MAX)
        return sandbox->outside;
    *message = end + 2;
    return (struct rule_at){(int)script, (int)line};
}

void failure_note(struct sandbox *sandbox, enum diag_code code, struct rule_at at,
                  const char *suggestion, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    failure_notev(sandbox, code, at, suggestion, format, values);
    va_end(values);
}

SAYS static const char NESTED[] = "give parts a name of their own with `local`";

void failure_take(struct sandbox *sandbox, int status, enum diag_code code)
{
    lua_State *L = sandbox->L;
    struct rule_at nowhere = sandbox->outside;
    if (status == LUA_ERRMEM) {
        meter_trip_memory(sandbox, HEAP_TOTAL);
    } else if (lua_type(L, -1) == LUA_TSTRING) {
        const char *message = lua_tostring(L, -1);
        struct rule_at at = split_message(sandbox, &message);
        bool deep = strstr(message, "overflow") != NULL || status == LUA_ERRERR;
        if (deep && code == DIAG_LUA_SYNTAX)
            failure_note(sandbox, DIAG_LUA_NESTING, at, NESTED, "the script nests too deep");
        else if (deep)
            meter_trip_depth(sandbox);
        else
            failure_note(sandbox, code, at, NULL, "%s", message);
        if (sandbox->failure.code == DIAG_LUA_SYNTAX)
            failure_syntax(sandbox);
    } else if (!lua_islightuserdata(L, -1)) {
        failure_note(sandbox, code, nowhere, NULL, "error (a %s value)",
                     lua_typename(L, lua_type(L, -1)));
    }
}

// Copies text for a message: one line, well-formed, without control characters.
static void clean_copy(char *out, size_t room, const char *text)
{
    const char *end = text + strlen(text);
    size_t length = 0;
    while (text < end) {
        const char *from = text;
        uint32_t point = text_next(&text, end);
        size_t bytes = (size_t)(text - from);
        bool plain = text_valid_until(from, bytes) == bytes && text_point_is_clean(point) &&
                     point != '\n' && point != '\t';
        if (length + bytes + 1 > room)
            break;
        if (plain)
            memcpy(out + length, from, bytes);
        else
            out[length] = point == '\n' || point == '\t' ? ' ' : '?';
        length += plain ? bytes : 1;
    }
    out[length] = '\0';
}

// The place of the first 'quoted' name of a message on a line, else the whole line.
static struct span failure_span(const struct sandbox *sandbox, const struct diags *diags)
{
    const struct failure *failure = &sandbox->failure;
    if (failure->script < 0)
        return SPAN_NONE;
    const struct script *script = &sandbox->pack->scripts[failure->script];
    if (failure->to > 0)
        return diags_span_of(diags, script->file, failure->from, failure->to);
    const char *open = strchr(failure->message, '\'');
    const char *close = open != NULL ? strchr(open + 1, '\'') : NULL;
    char name[80];
    if (failure->line > 0 && close != NULL && (size_t)(close - open) < sizeof name) {
        memcpy(name, open + 1, (size_t)(close - open - 1));
        name[close - open - 1] = '\0';
        struct lexer lexer;
        lexer_init(&lexer, script->text, script->length);
        struct lexer_token token = lexer_next(&lexer);
        for (; token.kind != LEXER_END && token.line <= failure->line; token = lexer_next(&lexer))
            if (token.line == failure->line && lexer_is(&lexer, token, name))
                return diags_span_of(diags, script->file, token.from, token.to);
    }
    return span_line(script->file, failure->line);
}

void failure_report(struct sandbox *sandbox, struct diags *diags)
{
    struct failure *failure = &sandbox->failure;
    if (failure->reported && sandbox->told == diags)
        return;
    char clean[sizeof failure->message];
    clean_copy(clean, sizeof clean, failure->message);
    struct diag *diag = diag_add(diags, failure->code, failure_span(sandbox, diags), "%s", clean);
    clean_copy(clean, sizeof clean, failure->help);
    if (clean[0] != '\0')
        diag_help(diags, diag, "%s", clean);
    failure->reported = true;
    sandbox->told = diags;
}
