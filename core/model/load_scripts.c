// The scripts of a pack: those it declares, and those in scripts/lib/ that one of them requires.
// Scripts are not run here, only searched for `require "name"`. What else is in them is a matter of
// the rules.
#include <string.h>

#include "base/text.h"
#include "model/load.h"

static const char REQUIRE[] = "require";
enum { REQUIRE_LENGTH = sizeof REQUIRE - 1 };

struct scan {
    const char *text;
    size_t length, at;
    size_t last; // where the word stands for the last time, or 0
};

static bool stands_at(const char *text)
{
    return *text == *REQUIRE && strncmp(text, REQUIRE, REQUIRE_LENGTH) == 0;
}

static struct scan scan_of(const struct script *script)
{
    struct scan scan = {script->text, script->length, 0, script->length};
    while (scan.last > 0 && !stands_at(script->text + scan.last))
        scan.last--;
    return scan;
}

static char peek(const struct scan *scan, size_t ahead)
{
    return scan->at + ahead < scan->length ? scan->text[scan->at + ahead] : '\0';
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static void skip_blanks(struct scan *scan)
{
    while (scan->at < scan->length && strchr(" \t\r\n", scan->text[scan->at]) != NULL)
        scan->at++;
}

// At `[[` or `[==[`: moves past the closing bracket. False when no long bracket opens here.
static bool skip_long(struct scan *scan)
{
    size_t level = 1;
    while (peek(scan, level) == '=')
        level++;
    if (peek(scan, 0) != '[' || peek(scan, level) != '[')
        return false;
    scan->at += level + 1;
    while (scan->at < scan->length) {
        size_t equals = 1;
        while (peek(scan, 0) == ']' && peek(scan, equals) == '=' && equals < level)
            equals++;
        if (peek(scan, 0) == ']' && equals == level && peek(scan, level) == ']') {
            scan->at += level + 1;
            return true;
        }
        scan->at++;
    }
    return true;
}

static void skip_comment(struct scan *scan)
{
    scan->at += 2;
    if (skip_long(scan))
        return;
    while (scan->at < scan->length && scan->text[scan->at] != '\n')
        scan->at++;
}

static void skip_string(struct scan *scan)
{
    char quote = scan->text[scan->at++];
    while (scan->at < scan->length && peek(scan, 0) != quote && peek(scan, 0) != '\n')
        scan->at += peek(scan, 0) == '\\' ? 2 : 1;
    scan->at++;
}

// After the word `require`: the bounds of the text that follows, if one does.
static bool take_name(struct scan *scan, size_t *from, size_t *to)
{
    skip_blanks(scan);
    if (peek(scan, 0) == '(') {
        scan->at++;
        skip_blanks(scan);
    }
    if (peek(scan, 0) != '"' && peek(scan, 0) != '\'')
        return false;
    *from = scan->at + 1;
    skip_string(scan);
    *to = scan->at - 1;
    return *to <= scan->length;
}

// The next text that is required: false at the end.
static bool next_require(struct scan *scan, size_t *from, size_t *to)
{
    char before = '\0'; // the last character that was no blank
    while (scan->at <= scan->last && scan->at < scan->length) {
        char c = peek(scan, 0);
        if (c == '-' && peek(scan, 1) == '-') {
            skip_comment(scan);
        } else if (c == '"' || c == '\'') {
            skip_string(scan);
            before = c;
        } else if (is_word(c)) {
            size_t start = scan->at;
            while (is_word(peek(scan, 0)))
                scan->at++;
            bool field = before == '.' || before == ':';
            before = c;
            if (!field && scan->at - start == REQUIRE_LENGTH &&
                memcmp(scan->text + start, REQUIRE, REQUIRE_LENGTH) == 0 &&
                take_name(scan, from, to))
                return true;
        } else if (c != '[' || !skip_long(scan)) {
            if (strchr(" \t\r\n", c) == NULL)
                before = c;
            scan->at++;
        }
    }
    return false;
}

static void keep_script(struct load *l, const struct script *script, int *room)
{
    struct pack *pack = l->read.pack;
    READ_PUSH(&l->read, pack->scripts, pack->script_count, *room);
    pack->scripts[pack->script_count++] = *script;
}

// A script that is not there keeps its name, so that it is told only once. What it would declare is
// not known.
static void keep_absent(struct load *l, const char *name, int *room)
{
    const struct script script = {.name = name, .text = "", .file = -1};
    keep_script(l, &script, room);
    l->read.tattered = true;
}

// Adds a script when it is not there yet. `node` names it in the pack, else `why` in a script.
static void add_script(struct load *l, struct names *names, const char *name, bool declared,
                       struct span why, int *room)
{
    struct pack *pack = l->read.pack;
    struct script script = {.name = name, .declared = declared};
    const struct name *first = names_add(names, name, pack->script_count, why);
    if (first != NULL) {
        if (declared) {
            struct diag *diag =
                diag_add(l->read.diags, DIAG_DUPLICATE_ID, why, "'%s' stands twice", name);
            diag_note_at(l->read.diags, diag, first->span, "it stands here first");
        }
        return;
    }
    const char *path = arena_textf(l->read.arena, "scripts/%s.lua", name);
    enum load_result result = load_text(l, path, why, &script.text, &script.length, &script.file);
    if (result == LOAD_ABSENT)
        load_suggest(l, "scripts", name,
                     diag_add(l->read.diags, DIAG_UNKNOWN_SCRIPT, why,
                              "there is no script '%s' (%s)", name, path));
    if (result != LOAD_OK) {
        keep_absent(l, name, room);
        return;
    }
    // The host's text need not end in a NUL; what reads scripts may look for one.
    script.text = arena_text_n(l->read.arena, script.text, script.length);
    keep_script(l, &script, room);
    load_hash_script(l, &script);
}

// What a script requires has to be declared, or to be in the library. A script that is no text is
// left to the rules, and past the last error that is shown nothing is looked for.
static void add_required(struct load *l, struct names *names, const struct script *script,
                         int *room)
{
    size_t from = 0, to = 0;
    int file = script->file;
    if (text_valid_until(script->text, script->length) < script->length)
        return;
    struct scan scan = scan_of(script);
    const struct diags *diags = l->read.diags;
    while (diags->errors - l->read.errors < DIAG_MOST && next_require(&scan, &from, &to)) {
        const char *name = arena_text_n(l->read.arena, scan.text + from, to - from);
        if (text_equal(name, "grow") || names_find(names, name) != NULL)
            continue;
        struct span span = diags_span_of(l->read.diags, file, from, to);
        bool path = text_starts(name, "lib/") && text_is_id(name + 4);
        if (path) {
            add_script(l, names, name, false, span, room);
            continue;
        }
        names_add(names, name, l->read.pack->script_count, span);
        keep_absent(l, name, room);
        struct diag *diag = diag_add(l->read.diags, DIAG_UNKNOWN_SCRIPT, span,
                                     "this pack has no script '%s'", name);
        load_suggest(l, "scripts", name, diag);
        diag_help(l->read.diags, diag,
                  "list it under 'scripts', or put it in scripts/lib and require \"lib/NAME\"");
    }
}

void load_scripts(struct load *l, const struct node *list)
{
    struct pack *pack = l->read.pack;
    struct names names;
    int room = 0;
    names_init(&names, l->read.arena);
    for (size_t i = 0; list != NULL && i < list->count; i++) {
        const char *name = read_id_node(&l->read, list->items[i], READ_PATH, "scripts");
        if (name != NULL)
            add_script(l, &names, name, true, list->items[i]->span, &room);
    }
    // The list grows while it is walked: a library file may require another one.
    for (int i = 0; i < pack->script_count; i++) {
        struct script script = pack->scripts[i];
        add_required(l, &names, &script, &room);
    }
}

void load_scripts_of(struct load *l, const char *id)
{
    const char *const *found = NULL, *folder = arena_textf(l->read.arena, "%s/", id);
    struct names names;
    int room = 0;
    size_t count = l->reader->list ? l->reader->list(l->reader->context, "scripts", &found) : 0;
    names_init(&names, l->read.arena);
    for (size_t i = 0; i < count && i < READ_FILES; i++)
        if (text_starts(found[i], folder) && read_is_id(found[i], READ_PATH))
            add_script(l, &names, found[i], true, SPAN_NONE, &room);
}
