// Looks for `item.R04` and the like in the tokens of scripts and asks bind.c whether each name
// stands for something. A name that a script uses for a variable of its own is left alone, and what
// is put together while running (`dimension[id]`) is found by the bridge.
#include "rules/script_names.h"

#include <string.h>

#include "base/text.h"
#include "rules/bind.h"
#include "rules/lexer.h"

enum { NAME_BYTES = 200, SPACES = 12 };

static const char *const SPACE_NAMES[SPACES] = {"fact",  "item",    "dimension", "figure",
                                                "gap",   "itemgap", "spread",    "role",
                                                "route", "axis",    "lowest",    "amount"};

struct scan {
    const struct rulebook *rules;
    struct diags *diags;
    const struct script *script;
    struct lexer lexer;
    bool own[SPACES]; // a variable of the script has this name
    bool good;
};

static int space_of(const struct scan *scan, struct lexer_token token)
{
    for (int i = 0; i < SPACES && token.kind == LEXER_NAME; i++)
        if (lexer_is(&scan->lexer, token, SPACE_NAMES[i]))
            return i;
    return -1;
}

static void restart(struct scan *scan)
{
    lexer_init(&scan->lexer, scan->script->text, scan->script->length);
}

static bool is_symbol(const struct scan *scan, struct lexer_token token, const char *symbol)
{
    return token.kind == LEXER_SYMBOL && lexer_is(&scan->lexer, token, symbol);
}

static bool is_end(struct lexer_token token)
{
    return token.kind == LEXER_END || token.kind == LEXER_BAD;
}

// Marks what the script names itself: after `local`, `for` and in the parameters of a function.
static void find_own(struct scan *scan)
{
    memset(scan->own, 0, sizeof scan->own);
    restart(scan);
    bool naming = false;
    for (struct lexer_token token = lexer_next(&scan->lexer); !is_end(token);
         token = lexer_next(&scan->lexer)) {
        if (token.kind == LEXER_KEYWORD) {
            naming = lexer_is(&scan->lexer, token, "local") ||
                     lexer_is(&scan->lexer, token, "for") ||
                     lexer_is(&scan->lexer, token, "function");
        } else if (is_symbol(scan, token, "=") || is_symbol(scan, token, ")") ||
                   token.kind == LEXER_STRING) {
            naming = false;
        } else if (naming && space_of(scan, token) >= 0) {
            scan->own[space_of(scan, token)] = true;
        }
    }
}

static void check_name(struct scan *scan, const char *name, size_t from, size_t to)
{
    const struct pack *pack = scan->rules->pack;
    struct bind_scope scope = {BIND_RULE, pack, scan->rules, -1};
    struct ref ref;
    const char *nearest = NULL;
    if (bind_name(&scope, name, &ref, scan->diags->arena, &nearest))
        return;
    scan->good = false;
    struct diag *diag = diag_add(scan->diags, DIAG_UNKNOWN_VALUE,
                                 diags_span_of(scan->diags, scan->script->file, from, to),
                                 "nothing is called '%s'", name);
    if (nearest)
        diag_help(scan->diags, diag, "did you mean '%s'?", nearest);
}

// Is `space.name` only the first half of a name, as `route.x` and `amount.set_of_2025` are?
static bool is_half(const struct scan *scan, const char *space, const char *name)
{
    if (strcmp(space, "route") == 0)
        return rulebook_route_find(scan->rules, name) >= 0;
    return strcmp(space, "amount") == 0 && strcmp(name, "set") != 0 &&
           pack_amount_name_find(scan->rules->pack, name) < 0 &&
           pack_amount_set_find(scan->rules->pack, name) >= 0;
}

// The name after a dot, or false when something else follows; then the lexer stands where it was.
static bool take_part(struct scan *scan, char part[NAME_BYTES], size_t *to)
{
    struct lexer kept = scan->lexer;
    struct lexer_token dot = lexer_next(&scan->lexer);
    struct lexer_token name = {0};
    if (is_symbol(scan, dot, "."))
        name = lexer_next(&scan->lexer);
    size_t length = name.to - name.from;
    if (name.kind != LEXER_NAME || length >= NAME_BYTES) {
        scan->lexer = kept;
        return false;
    }
    memcpy(part, scan->script->text + name.from, length);
    part[length] = '\0';
    *to = name.to;
    return true;
}

// The token names a namespace: reads what is asked of it and checks that.
static void check_space(struct scan *scan, struct lexer_token token, const char *space)
{
    char first[NAME_BYTES], second[NAME_BYTES];
    size_t to = token.to;
    if (!take_part(scan, first, &to))
        return;
    struct arena *arena = scan->diags->arena;
    if (!is_half(scan, space, first))
        check_name(scan, arena_textf(arena, "%s.%s", space, first), token.from, to);
    else if (take_part(scan, second, &to))
        check_name(scan, arena_textf(arena, "%s.%s.%s", space, first, second), token.from, to);
}

static void scan_script(struct scan *scan)
{
    find_own(scan);
    restart(scan);
    struct lexer_token before = {0}, token = lexer_next(&scan->lexer);
    for (; !is_end(token); before = token, token = lexer_next(&scan->lexer)) {
        int space = space_of(scan, token);
        bool member = is_symbol(scan, before, ".") || is_symbol(scan, before, ":");
        if (space >= 0 && !member && !scan->own[space])
            check_space(scan, token, SPACE_NAMES[space]);
    }
}

bool script_names_check(const struct rulebook *rules, struct diags *diags)
{
    struct scan scan = {.rules = rules, .diags = diags, .good = true};
    for (int i = 0; i < rules->pack->script_count; i++) {
        scan.script = &rules->pack->scripts[i];
        scan_script(&scan);
    }
    return scan.good;
}
