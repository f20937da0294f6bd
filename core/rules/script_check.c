// What the tokens of a script tell before it runs: does it name what the cage does not have. The
// cage is safe without these checks; they are here so that an author finds a mistake at once, in
// code that no case has reached.
#include "rules/script_check.h"

#include <string.h>

#include "base/text.h"
#include "rules/limits.h"
#include "rules/lualib.h"

enum {
    NAME_MOST = 80,    // bytes of a name that is looked up
    SUGGEST_MOST = 200 // local names that are compared with an unknown one
};

struct reading {
    const struct pack *pack;
    const struct script *script;
    struct diags *diags;
    struct arena *arena; // of this check
    const struct script_tokens *tokens;
    size_t count;          // of the tokens, with the LEXER_END
    bool *skip;            // a token that declares a name, or is no name of a value
    const char **declared; // names of locals anywhere in the file, then those of the cage
    size_t declared_count, declared_room;
    const char **real; // those of them that there are: others are unknown, and told
    size_t real_count, real_room;
    size_t *slots; // a hash set over the declared: index + 1, or 0
    size_t slot_count;
};

static struct span token_span(const struct reading *check, struct lexer_token token)
{
    return diags_span_of(check->diags, check->script->file, token.from, token.to);
}

static bool is(const struct reading *check, size_t at, enum lexer_kind kind, const char *text)
{
    return script_tokens_is(check->tokens, at, kind, text);
}

static bool symbol(const struct reading *check, size_t at, const char *text)
{
    return is(check, at, LEXER_SYMBOL, text);
}

static bool keyword(const struct reading *check, size_t at, const char *text)
{
    return is(check, at, LEXER_KEYWORD, text);
}

// A name as it stands in the text.
struct spelt {
    const char *text;
    size_t length;
};

static struct spelt word_at(const struct reading *check, size_t at)
{
    struct lexer_token token = check->tokens->list[at];
    return (struct spelt){check->tokens->lexer.text + token.from, token.to - token.from};
}

static bool is_word(const char *name, struct spelt word)
{
    return strncmp(name, word.text, word.length) == 0 && name[word.length] == '\0';
}

static size_t hash_of(struct spelt word)
{
    size_t hash = 5381;
    for (size_t i = 0; i < word.length; i++)
        hash = hash * 33 + (unsigned char)word.text[i];
    return hash;
}

// The slot of a name: its own, or the empty one where it belongs.
static size_t *slot_of(const struct reading *check, struct spelt word)
{
    size_t at = hash_of(word) & (check->slot_count - 1);
    while (check->slots[at] != 0 && !is_word(check->declared[check->slots[at] - 1], word))
        at = (at + 1) & (check->slot_count - 1);
    return &check->slots[at];
}

static const char *name_at(struct reading *check, size_t at)
{
    struct spelt word = word_at(check, at);
    return arena_text_n(check->arena, word.text, word.length);
}

// False when it was there.
static bool enter_word(struct reading *check, struct spelt word)
{
    size_t *slot = slot_of(check, word);
    if (*slot != 0)
        return false;
    ARENA_PUSH(check->arena, check->declared, check->declared_count, check->declared_room);
    check->declared[check->declared_count++] = arena_text_n(check->arena, word.text, word.length);
    *slot = check->declared_count;
    return true;
}

static void declare_word(struct reading *check, struct spelt word)
{
    if (!enter_word(check, word))
        return;
    ARENA_PUSH(check->arena, check->real, check->real_count, check->real_room);
    check->real[check->real_count++] = check->declared[check->declared_count - 1];
}

static void declare_at(struct reading *check, size_t at)
{
    check->skip[at] = true;
    declare_word(check, word_at(check, at));
}

// What of the language itself is absent.
enum { NO_CLOSE, NO_POWER };
SAYS static const char *const INSTEAD[] = {
    [NO_CLOSE] = "nothing here has to be closed; use `<const>`",
    [NO_POWER] = "powers differ between machines; multiply",
};

static void forbid(struct reading *check, size_t at, const char *name, const char *help)
{
    struct diag *diag =
        diag_add(check->diags, DIAG_LUA_FORBIDDEN, token_span(check, check->tokens->list[at]),
                 "'%s' is not available in rules", name);
    diag_help(check->diags, diag, "%s", diag_say(check->diags, help));
}

// Reads "a, b <const>, c" from `at`.
static void declare_list(struct reading *check, size_t at)
{
    while (check->tokens->list[at].kind == LEXER_NAME) {
        declare_at(check, at++);
        if (symbol(check, at, "<") && check->tokens->list[at + 1].kind == LEXER_NAME) {
            check->skip[at + 1] = true;
            if (is(check, at + 1, LEXER_NAME, "close"))
                forbid(check, at + 1, "<close>", INSTEAD[NO_CLOSE]);
            at += 3;
        }
        if (at >= check->count || !symbol(check, at, ","))
            return;
        at++;
    }
}

// The parameters of the function whose keyword stands at `at`.
static void declare_parameters(struct reading *check, size_t at)
{
    while (check->tokens->list[at].kind != LEXER_END && !symbol(check, at, "("))
        at++;
    if (check->tokens->list[at].kind != LEXER_END)
        declare_list(check, at + 1);
}

static void declare_locals(struct reading *check)
{
    size_t names = 0;
    for (size_t at = 0; at < check->count; at++)
        names += check->tokens->list[at].kind == LEXER_NAME;
    check->slot_count = 256;
    while (check->slot_count < 2 * names + 256)
        check->slot_count *= 2;
    check->slots = arena_array(check->arena, check->slot_count, sizeof *check->slots);
    declare_word(check, (struct spelt){"self", 4});
    for (size_t at = 0; check->tokens->list[at].kind != LEXER_END; at++) {
        if (keyword(check, at, "local") && keyword(check, at + 1, "function"))
            declare_at(check, at + 2);
        else if (keyword(check, at, "local") || keyword(check, at, "for"))
            declare_list(check, at + 1);
        else if (keyword(check, at, "function"))
            declare_parameters(check, at);
        else if (keyword(check, at, "goto"))
            check->skip[at + 1] = true;
    }
}

// Is the name at `at` a key of the table that is being written: `{ name = 1 }`?
static bool is_key(const struct reading *check, size_t at, char innermost)
{
    return innermost == '{' && at > 0 && symbol(check, at + 1, "=") &&
           (symbol(check, at - 1, "{") || symbol(check, at - 1, ",") || symbol(check, at - 1, ";"));
}

static void check_member(struct reading *check, size_t at, const char *library)
{
    if (!symbol(check, at + 1, ".") || check->tokens->list[at + 2].kind != LEXER_NAME)
        return;
    const char *full = arena_textf(check->arena, "%s.%s", library, name_at(check, at + 2));
    if (lualib_has(full))
        return;
    if (lualib_absent(full) != NULL) {
        forbid(check, at + 2, full, lualib_absent(full));
        return;
    }
    struct diag *diag =
        diag_add(check->diags, DIAG_UNKNOWN_VALUE, token_span(check, check->tokens->list[at + 2]),
                 "unknown name '%s'", full);
    const char *names[LUALIB_NAMES];
    const char *nearest = text_nearest(full, names, lualib_names(names));
    const char *absent = text_nearest(full, names, lualib_absent_names(names));
    if (nearest != NULL)
        diag_help(check->diags, diag, "did you mean '%s'?", nearest);
    else if (absent != NULL)
        diag_help(check->diags, diag, "if you mean '%s': %s", absent,
                  diag_say(check->diags, lualib_absent(absent)));
}

// A text that is required must be a script of the pack.
static void check_require(struct reading *check, size_t at)
{
    size_t name = symbol(check, at + 1, "(") ? at + 2 : at + 1;
    if (check->tokens->list[name].kind != LEXER_STRING || is(check, name, LEXER_STRING, "grow"))
        return;
    const struct pack *pack = check->pack;
    for (int i = 0; i < pack->script_count; i++)
        if (is(check, name, LEXER_STRING, pack->scripts[i].name))
            return;
    struct diag *diag =
        diag_add(check->diags, DIAG_LUA_FORBIDDEN, token_span(check, check->tokens->list[name]),
                 "no script of this pack has this name");
    diag_help(check->diags, diag,
              "a script can require \"grow\", the scripts its pack lists, and those of lib");
}

// A fact that is named as in a condition: a function reads it from its namespace.
static bool suggest_fact(struct reading *check, struct diag *diag, const char *name)
{
    const struct pack *pack = check->pack;
    const char **ids = arena_array(check->arena, (size_t)pack->fact_count, sizeof *ids);
    size_t count = 0;
    for (int i = 0; i < pack->fact_count; i++)
        if (pack->questions[i].id != NULL)
            ids[count++] = pack->questions[i].id;
    const char *nearest = text_nearest(name, ids, count);
    for (size_t i = 0; i < count && nearest == NULL; i++)
        nearest = text_equal(ids[i], name) ? ids[i] : NULL;
    if (nearest != NULL)
        diag_help(check->diags, diag, "did you mean 'fact.%s'?", nearest);
    return nearest != NULL;
}

static void suggest(struct reading *check, struct diag *diag, const char *name)
{
    size_t count = check->real_count < SUGGEST_MOST ? check->real_count : SUGGEST_MOST;
    const char **names =
        arena_grow(check->arena, check->real, count, count + LUALIB_NAMES, sizeof *names);
    count += lualib_names(names + count);
    if (text_nearest(name, names, count) != NULL || !suggest_fact(check, diag, name))
        diag_suggest(check->diags, diag, name, names, count);
}

// A name that is neither a local nor in the cage.
static void unknown_name(struct reading *check, size_t at, const char *name)
{
    const char *help = lualib_absent(name);
    bool set = symbol(check, at + 1, "=") || (at > 0 && keyword(check, at - 1, "function"));
    struct span span = token_span(check, check->tokens->list[at]);
    if (help != NULL) {
        forbid(check, at, name, help);
    } else if (set) {
        struct diag *diag = diag_add(check->diags, DIAG_LUA_FORBIDDEN, span,
                                     "'%s' is not a local variable, and there are no others", name);
        diag_help(check->diags, diag, "write `local` before the name where it is made");
    } else {
        struct diag *diag =
            diag_add(check->diags, DIAG_UNKNOWN_VALUE, span, "unknown name '%s'", name);
        if (at > 0 && symbol(check, at - 1, "//"))
            diag_help(check->diags, diag, "a comment begins with --");
        else if (text_equal(name, "grow"))
            diag_help(check->diags, diag, "write `local grow = require \"grow\"` at the top");
        else
            suggest(check, diag, name);
        bool field =
            at > 1 && symbol(check, at - 1, "=") &&
            (is(check, at - 2, LEXER_NAME, "when") || is(check, at - 2, LEXER_NAME, "value"));
        if (field && diag->parts == NULL)
            diag_help(check->diags, diag, "a condition stands in quotes: when = \"uren > 20\"");
    }
    enter_word(check, word_at(check, at)); // said once
}

static void check_name(struct reading *check, size_t at, char innermost)
{
    struct lexer_token token = check->tokens->list[at];
    bool member = at > 0 && (symbol(check, at - 1, ".") || symbol(check, at - 1, ":"));
    bool label = at > 0 && symbol(check, at - 1, "::");
    if (is(check, at, LEXER_NAME, "_ENV") && !member && !is_key(check, at, innermost)) {
        forbid(check, at, "_ENV", lualib_absent("_ENV"));
        return;
    }
    if (member || label || check->skip[at] || is_key(check, at, innermost) ||
        token.to - token.from > NAME_MOST)
        return;
    if (*slot_of(check, word_at(check, at)) != 0)
        return;
    const char *name = name_at(check, at);
    if (!lualib_has(name))
        unknown_name(check, at, name);
    else if (lualib_is_library(name))
        check_member(check, at, name);
    else if (strcmp(name, "require") == 0)
        check_require(check, at);
}

static void check_names(struct reading *check)
{
    declare_locals(check);
    char openers[LIMIT_NESTING + 2] = {0};
    int depth = 0;
    size_t before = check->diags->errors;
    for (size_t at = 0; check->tokens->list[at].kind != LEXER_END; at++) {
        int change = script_tokens_nesting(check->tokens, at);
        if (check->diags->errors > before + DIAG_MOST)
            return; // enough to mend
        if (change > 0)
            openers[++depth] = check->tokens->lexer.text[check->tokens->list[at].from];
        else if (change < 0 && depth > 0)
            depth--;
        else if (check->tokens->list[at].kind == LEXER_NAME)
            check_name(check, at, openers[depth]);
        else if (symbol(check, at, "^"))
            forbid(check, at, "^", INSTEAD[NO_POWER]);
    }
}

bool script_check_names(const struct pack *pack, int script, const struct script_tokens *tokens,
                        struct arena *scratch, struct diags *diags)
{
    struct reading check = {.pack = pack,
                            .script = &pack->scripts[script],
                            .diags = diags,
                            .arena = scratch,
                            .tokens = tokens,
                            .count = tokens->count + 1};
    size_t before = diags->errors;
    check.skip = arena_array(scratch, check.count + 1, sizeof *check.skip);
    check_names(&check);
    return diags->errors == before;
}
