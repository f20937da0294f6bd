// The first line of a script that differs between two packs: of a rule's own declaration, of its
// file, or of what that requires. Lines that say nothing to the machine are passed over. With it,
// the step of two functions that read the same.
#include "engine/replay.h"

#include <string.h>

#include "base/text.h"
#include "rules/scope.h"

enum { SHOWN_MOST = 60 }; // bytes of a value that a function read

// A line of a script.
struct cursor {
    const char *at, *end; // of the script
    int line;
};

static struct cursor cursor_at(const struct script *script, int line)
{
    struct cursor cursor = {script->text, script->text + script->length, 1};
    while (cursor.line < line && cursor.at < cursor.end) {
        const char *next = memchr(cursor.at, '\n', (size_t)(cursor.end - cursor.at));
        cursor.at = next ? next + 1 : cursor.end;
        cursor.line++;
    }
    return cursor;
}

static void go_on(struct cursor *cursor)
{
    const char *next = memchr(cursor->at, '\n', (size_t)(cursor->end - cursor->at));
    cursor->at = next ? next + 1 : cursor->end;
    cursor->line++;
}

// Without the space around it.
static const char *text_of(struct replay *r, const struct cursor *cursor)
{
    const char *at = cursor->at, *stop = memchr(at, '\n', (size_t)(cursor->end - at));
    stop = stop ? stop : cursor->end;
    while (at < stop && (*at == ' ' || *at == '\t'))
        at++;
    while (stop > at && (stop[-1] == ' ' || stop[-1] == '\t' || stop[-1] == '\r'))
        stop--;
    return arena_text_n(r->arena, at, (size_t)(stop - at));
}

// The next line with code, from this one on; NULL at the end.
static const char *next_code(struct replay *r, struct cursor *cursor)
{
    for (; cursor->at < cursor->end; go_on(cursor)) {
        const char *text = text_of(r, cursor);
        if (*text != '\0' && strncmp(text, "--", 2) != 0)
            return text;
    }
    return NULL;
}

// Does this line stand at the margin, and close what a rule opened?
static bool closes(const struct cursor *cursor)
{
    return *cursor->at == '}' || *cursor->at == ')' || strncmp(cursor->at, "end", 3) == 0;
}

static bool find(struct replay *r, struct cursor old, struct cursor now, bool of_rule,
                 struct replay_line *line)
{
    for (bool first = true;; first = false) {
        const char *was = next_code(r, &old), *is = next_code(r, &now);
        if (!was && !is)
            return false;
        if (!text_equal(was, is)) {
            line->was = was ? was : "";
            line->is = is ? is : "";
            line->line = now.line;
            return true;
        }
        if (of_rule && !first && closes(&now))
            return false;
        go_on(&old);
        go_on(&now);
    }
}

static const struct script *script_at(const struct pack *pack, int script)
{
    return script >= 0 && script < pack->script_count ? &pack->scripts[script] : NULL;
}

static int script_named(const struct pack *pack, const char *name)
{
    for (int i = 0; i < pack->script_count; i++)
        if (text_equal(pack->scripts[i].name, name))
            return i;
    return -1;
}

bool replay_rule_line(struct replay *r, struct rule_at old, struct rule_at now,
                      struct replay_line *line)
{
    const struct script *was = script_at(r->old->pack, old.script);
    const struct script *is = script_at(r->now->pack, now.script);
    line->script = now.script;
    return was && is && find(r, cursor_at(was, old.line), cursor_at(is, now.line), true, line);
}

// Does the text of this script have the name of the other between quotes?
static bool names(struct replay *r, const struct script *script, const struct script *other)
{
    return strstr(script->text, arena_textf(r->arena, "\"%s\"", other->name)) ||
           strstr(script->text, arena_textf(r->arena, "'%s'", other->name));
}

// In this script, and then in what it requires. `seen` by number.
static bool find_in(struct replay *r, int script, bool *seen, struct replay_line *line)
{
    const struct pack *pack = r->now->pack;
    const struct script *is = &pack->scripts[script];
    const struct script *was = script_at(r->old->pack, script_named(r->old->pack, is->name));
    seen[script] = true;
    line->script = script;
    if (was && find(r, cursor_at(was, 1), cursor_at(is, 1), false, line))
        return true;
    for (int i = 0; i < pack->script_count; i++)
        if (!seen[i] && names(r, is, &pack->scripts[i]) && find_in(r, i, seen, line))
            return true;
    return false;
}

static bool function_line(struct replay *r, struct rule_at old, struct rule_at now,
                          struct replay_line *line)
{
    if (replay_rule_line(r, old, now, line))
        return true;
    if (!script_at(r->now->pack, now.script))
        return false;
    bool *seen = arena_array(r->arena, (size_t)r->now->pack->script_count, sizeof *seen);
    return find_in(r, now.script, seen, line);
}

// --- the step ---

// A table may be read whole: its beginning says which one it was.
static const char *short_value(struct replay *r, const struct value *value)
{
    const char *text = replay_value(r, value);
    size_t length = strlen(text);
    if (length <= SHOWN_MOST)
        return text;
    length = SHOWN_MOST;
    while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
        length--;
    return arena_textf(r->arena, "%.*s...", (int)length, text);
}

// Of two functions that read the same: what they read, and the first line that differs.
void replay_function(struct replay *r, const struct trace *old, const struct trace *now,
                     struct replay_step *step)
{
    const char *what = arena_textf(r->arena, "%s, a function", r->of);
    for (size_t i = 0; i < now->read_count; i++)
        what = arena_textf(r->arena, "%s%s%s %s", what, i ? ", " : " of ",
                           scope_rule_name(r->arena, r->now->rules, now->reads[i].ref),
                           short_value(r, &now->reads[i].value));
    struct rule_at place = now->at;
    struct replay_line line;
    if (function_line(r, old->at, now->at, &line)) {
        place = (struct rule_at){line.script, line.line};
        what = arena_textf(r->arena, "%s (\"%s\" was \"%s\")", what, line.is, line.was);
    }
    *step = (struct replay_step){what, replay_value(r, &old->value), replay_value(r, &now->value),
                                 replay_rule_place(r, place)};
}
