// Looks for `item.R04` and the like in the tokens of scripts and asks scope.c whether each name
// stands for something. A name that a script uses for a variable of its own is left alone, and what
// is put together while running (`dimension[id]`) is found by the bridge.
#include "rules/script_names.h"

#include <string.h>

#include "rules/bind_types.h"
#include "rules/lualib.h"
#include "rules/scope.h"

// The names of lualib.def that are read by name: `date` and `year` are values themselves.
#define SPACE(name) #name,
#define PLAIN(name)
static const char *const SPACE_NAMES[] = {
#define VALUE(name, kind, ...) kind(name)
#include "rules/lualib.def"
};
enum { SPACES = sizeof SPACE_NAMES / sizeof *SPACE_NAMES };

// What the values of a namespace are, by what lualib.def says of it.
enum holds { HOLDS_ANY, HOLDS_NUMBERS, HOLDS_LISTS };

struct scan {
    const struct rulebook *rules;
    struct arena *arena;
    struct diags *diags; // NULL: the names are told to `read`
    script_names_read *read;
    void *context;
    const struct script *script;
    const struct script_tokens *tokens;
    bool own[SPACES];   // a variable of the script has this name
    int grow_variables; // how many variables of the script are called `grow`
    bool good;
};

static int space_of(const struct scan *scan, size_t at)
{
    const struct lexer_token *token = &scan->tokens->list[at];
    if (token->kind != LEXER_NAME)
        return -1;
    char first = scan->script->text[token->from];
    for (int i = 0; i < SPACES; i++)
        if (first == SPACE_NAMES[i][0] &&
            script_tokens_is(scan->tokens, at, LEXER_NAME, SPACE_NAMES[i]))
            return i;
    return -1;
}

static bool is_symbol(const struct scan *scan, size_t at, const char *symbol)
{
    return script_tokens_is(scan->tokens, at, LEXER_SYMBOL, symbol);
}

static bool is_keyword(const struct scan *scan, size_t at, const char *keyword)
{
    return script_tokens_is(scan->tokens, at, LEXER_KEYWORD, keyword);
}

// Marks what the script names itself: after `local` and `for`, and the parameters of functions.
static void find_own(struct scan *scan)
{
    memset(scan->own, 0, sizeof scan->own);
    scan->grow_variables = 0;
    bool naming = false;
    for (size_t at = 0; at < scan->tokens->count; at++) {
        enum lexer_kind kind = scan->tokens->list[at].kind;
        if (kind == LEXER_KEYWORD)
            naming = is_keyword(scan, at, "local") || is_keyword(scan, at, "for") ||
                     is_keyword(scan, at, "function");
        else if (naming && kind == LEXER_SYMBOL)
            naming = !is_symbol(scan, at, "=") && !is_symbol(scan, at, ")");
        else if (naming && space_of(scan, at) >= 0)
            scan->own[space_of(scan, at)] = true;
        else if (naming && script_tokens_is(scan->tokens, at, LEXER_NAME, "grow"))
            scan->grow_variables++;
    }
}

// In Lua `figure.a-b` subtracts.
static const char *as_written(struct scan *scan, const char *name)
{
    const char *last = strrchr(name, '.');
    if (!last || !strchr(last, '-'))
        return name;
    return arena_textf(scan->arena, "%.*s[\"%s\"]", (int)(last - name), name, last + 1);
}

static bool check_name(struct scan *scan, const char *name, size_t from, size_t to)
{
    struct scope scope = {SCOPE_RULE, scan->rules->pack, scan->rules, -1};
    struct ref ref;
    if (scope_find(&scope, name, &ref)) {
        if (scan->read)
            scan->read(scan->context, ref, false);
        return true;
    }
    if (!scan->diags)
        return false;
    const char *nearest =
        scan->diags->dropped > 0 ? NULL : scope_nearest(&scope, name, scan->arena);
    scan->good = false;
    const struct lexer_token *list = scan->tokens->list;
    struct span at = diags_span_of(scan->diags, scan->script->file, list[from].from, list[to].to);
    bool table = scope_is_table_of_people(scope.pack, name);
    struct diag *diag =
        diag_add(scan->diags, DIAG_UNKNOWN_VALUE, at,
                 table ? "'%s' is a table that respondents fill in: a rule cannot read it"
                       : "nothing is called '%s'",
                 name);
    if (table)
        scope_help_table(scan->diags, diag);
    else if (nearest)
        diag_help(scan->diags, diag, "did you mean '%s'?", as_written(scan, nearest));
    return false;
}

// Is `space.name` only the first half of a name, as those of routes, tallies and amount sets are?
static bool is_half(const struct scan *scan, const char *space, const char *name)
{
    if (strcmp(space, "route") == 0)
        return rulebook_route_find(scan->rules, name) >= 0;
    if (strcmp(space, "tally") == 0)
        return pack_question_find(scan->rules->pack, name) != NULL;
    return strcmp(space, "amount") == 0 && strcmp(name, "set") != 0 &&
           pack_amount_name_find(scan->rules->pack, name) < 0 &&
           pack_amount_set_find(scan->rules->pack, name) >= 0;
}

// The name that stands after a dot behind token `at`, or NULL.
static const char *part_after(const struct scan *scan, size_t at)
{
    const struct script_tokens *tokens = scan->tokens;
    if (!is_symbol(scan, at + 1, ".") || at + 2 >= tokens->count ||
        tokens->list[at + 2].kind != LEXER_NAME)
        return NULL;
    const struct lexer_token *name = &tokens->list[at + 2];
    return arena_text_n(scan->arena, scan->script->text + name->from, name->to - name->from);
}

// A namespace without a name behind it: any of its values may be read.
static void read_all(const struct scan *scan, const char *space)
{
    struct scope scope = {SCOPE_RULE, scan->rules->pack, scan->rules, -1};
    const char *const *known;
    size_t count =
        scope_known(&scope, arena_textf(scan->arena, "%s.x", space), scan->arena, &known);
    struct ref ref;
    if (count > 0 && scope_find(&scope, known[0], &ref))
        scan->read(scan->context, ref, true);
}

static enum holds holds_of(const char *space)
{
    const struct api_value *values;
    size_t count = api_values(&values);
    for (size_t i = 0; i < count; i++)
        if (strcmp(values[i].name, space) == 0)
            return strcmp(values[i].type, "table<string, number?>") == 0    ? HOLDS_NUMBERS
                   : strcmp(values[i].type, "table<string, string[]>") == 0 ? HOLDS_LISTS
                                                                            : HOLDS_ANY;
    return HOLDS_ANY;
}

static bool is_compare(const struct scan *scan, size_t at)
{
    static const char *const signs[] = {"==", "~=", "<", ">", "<=", ">="};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (is_symbol(scan, at, signs[i]))
            return true;
    return false;
}

static bool is_plain(const struct scan *scan, size_t at)
{
    enum lexer_kind kind = at < scan->tokens->count ? scan->tokens->list[at].kind : LEXER_END;
    return kind == LEXER_NUMBER || kind == LEXER_STRING;
}

static struct diag *refuse(struct scan *scan, size_t from, size_t to, const char *message)
{
    const struct lexer_token *list = scan->tokens->list;
    scan->good = false;
    return diag_add(scan->diags, DIAG_UNKNOWN_VALUE,
                    diags_span_of(scan->diags, scan->script->file, list[from].from, list[to].to),
                    "%s", message);
}

// `item.R01`, which is known and begins at token `at`, is used as what it is not.
static void check_use(struct scan *scan, size_t at, const char *name, enum holds holds)
{
    struct diags *diags = scan->diags;
    bool parts = is_symbol(scan, at + 3, ".") || is_symbol(scan, at + 3, "[") ||
                 is_symbol(scan, at + 3, ":");
    if (holds == HOLDS_NUMBERS && parts) {
        struct diag *diag = refuse(
            scan, at, at + 2,
            arena_textf(scan->arena, diag_say(diags, "'%s' is a number and has no parts"), name));
        diag_help(diags, diag, "use it as it is");
    }
    bool counted = at > 0 && is_symbol(scan, at - 1, "#");
    bool compared = (is_compare(scan, at + 3) && is_plain(scan, at + 4)) ||
                    (at > 1 && is_compare(scan, at - 1) && is_plain(scan, at - 2));
    if (holds == HOLDS_LISTS && compared && !parts && !counted) {
        struct diag *diag = refuse(
            scan, at, at + 2,
            arena_textf(scan->arena,
                        diag_say(diags, "'%s' is a list: no text or number compares with it"),
                        name));
        diag_help(diags, diag, "count it with #%s, or take one of it: %s[1]", name, name);
    }
}

// `fact.F02`, which is known and begins at token `at`: only a table and a list have parts, and
// those by number.
static void check_parts(struct scan *scan, size_t at, const char *name,
                        const struct question *question)
{
    bool part = is_symbol(scan, at + 3, "."), number = is_symbol(scan, at + 3, "[");
    enum question_type type = question->type;
    if (!part && !number)
        return;
    bool table = type == QUESTION_TABLE;
    bool list = type == QUESTION_MULTIPLE || type == QUESTION_RANKING;
    if (number && (table || list))
        return;
    struct diags *diags = scan->diags;
    struct diag *diag =
        refuse(scan, at, at + 2,
               arena_textf(scan->arena,
                           diag_say(diags, table  ? "'%s' is a list of rows: none has a name"
                                           : list ? "'%s' is a list of words: none has a name"
                                                  : "'%s' is one value and has no parts"),
                           name));
    if (table)
        diag_help(diags, diag, "take a row first: %s[1].%s, or go through ipairs(%s)", name,
                  part_after(scan, at + 2) ? part_after(scan, at + 2) : "column", name);
    else if (list)
        diag_help(diags, diag, "go through ipairs(%s), or write a condition: word in %s", name,
                  strchr(name, '.') + 1);
    else
        diag_help(diags, diag, "use it as it is");
}

// Does this token make something else of the value beside it, before that is compared?
static bool binds(const struct scan *scan, size_t at)
{
    static const char *const signs[] = {"..", "+", "-", "*", "/", "//", "%", "#"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (is_symbol(scan, at, signs[i]))
            return true;
    return is_keyword(scan, at, "not");
}

// The token that is compared with the name at `at`, when it is a number or text as it stands; 0
// when none is.
static size_t compared_with(const struct scan *scan, size_t at)
{
    bool alone = (at == 0 || !binds(scan, at - 1)) && !binds(scan, at + 3);
    if (alone && is_compare(scan, at + 3) && is_plain(scan, at + 4) && !binds(scan, at + 5))
        return at + 4;
    bool before = at > 2 && is_compare(scan, at - 1) && is_plain(scan, at - 2);
    return alone && before && !binds(scan, at - 3) ? at - 2 : 0;
}

static void refuse_word(struct scan *scan, size_t at, const char *word, const struct scope *scope,
                        const struct question *question)
{
    struct diags *diags = scan->diags;
    struct ref ref = {REF_FACT, question->index, 0};
    struct cond name = {.op = COND_NAME, .text = question->id, .ref = ref};
    const char *const *words;
    size_t count = bind_types_words(scope, bind_types_of(scope, &name), scan->arena, &words);
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return;
    struct diag *diag =
        refuse(scan, at, at,
               arena_textf(scan->arena, diag_say(diags, "'%s' is not one of the words of '%s'"),
                           word, question->id));
    diag_suggest(diags, diag, word, words, count);
}

// A fact that is compared with what it can never be.
static void check_compared(struct scan *scan, size_t at, const struct scope *scope,
                           const struct question *question)
{
    size_t with = compared_with(scan, at);
    bool words = question->type == QUESTION_SINGLE || (question->scale && question->scale->words);
    bool number = question->type == QUESTION_NUMBER || question->type == QUESTION_YEAR ||
                  (question->scale && !question->scale->words);
    if (with == 0 || (!words && !number))
        return;
    struct diags *diags = scan->diags;
    const struct lexer_token *token = &scan->tokens->list[with];
    bool text = token->kind == LEXER_STRING;
    if (number == text) {
        struct diag *diag = refuse(
            scan, with, with,
            arena_textf(scan->arena,
                        diag_say(diags, number ? "'fact.%s' is a number, and this is a text"
                                               : "'fact.%s' is a word, and this is a number"),
                        question->id));
        diag_help(diags, diag, number ? "write it without quotes" : "write a word in quotes");
    } else if (text && token->to >= token->from + 2) {
        const char *word = arena_text_n(scan->arena, scan->script->text + token->from + 1,
                                        token->to - token->from - 2);
        if (!strpbrk(word, "\\[]"))
            refuse_word(scan, with, word, scope, question);
    }
}

// `fact.F02`, which is known, begins at token `at`.
static void check_fact(struct scan *scan, size_t at, const char *name)
{
    struct scope scope = {SCOPE_RULE, scan->rules->pack, scan->rules, -1};
    struct ref ref;
    if (!scope_find(&scope, name, &ref) || ref.space != REF_FACT)
        return;
    const struct question *question = &scope.pack->questions[ref.index];
    check_parts(scan, at, name, question);
    check_compared(scan, at, &scope, question);
}

// Token `at` names a namespace: checks what is asked of it.
static void check_space(struct scan *scan, size_t at, const char *space)
{
    struct arena *arena = scan->arena;
    const char *first = part_after(scan, at);
    if (!first) {
        if (scan->read)
            read_all(scan, space);
        return;
    }
    if (!is_half(scan, space, first)) {
        const char *name = arena_textf(arena, "%s.%s", space, first);
        if (!check_name(scan, name, at, at + 2) || !scan->diags)
            return;
        check_use(scan, at, name, holds_of(space));
        if (strcmp(space, "fact") == 0)
            check_fact(scan, at, name);
        return;
    }
    const char *second = part_after(scan, at + 2);
    if (second)
        check_name(scan, arena_textf(arena, "%s.%s.%s", space, first, second), at, at + 4);
}

static bool is_grow(const struct scan *scan, size_t at)
{
    return script_tokens_is(scan->tokens, at, LEXER_NAME, "grow");
}

// `local grow = require "grow"` begins at token `at`.
static bool takes_grow(const struct scan *scan, size_t at)
{
    size_t name = is_symbol(scan, at + 4, "(") ? at + 5 : at + 4;
    return is_keyword(scan, at, "local") && is_grow(scan, at + 1) && is_symbol(scan, at + 2, "=") &&
           script_tokens_is(scan->tokens, at + 3, LEXER_NAME, "require") &&
           script_tokens_is(scan->tokens, name, LEXER_STRING, "grow");
}

// Token `at` names a member of `grow`.
static void check_grow(struct scan *scan, size_t at)
{
    const char *member = part_after(scan, at), *names[LUALIB_NAMES];
    if (!member)
        return;
    const char *name = arena_textf(scan->arena, "grow.%s", member);
    const struct api_declaration *declarations;
    size_t declared = api_declarations(&declarations), count = 0;
    for (size_t i = 0; i < API_FUNCTIONS; i++)
        if (strcmp(api_functions[i].library, "grow") == 0)
            names[count++] = api_functions[i].full;
    for (size_t i = 0; i < declared; i++)
        names[count++] = arena_textf(scan->arena, "grow.%s", declarations[i].name);
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return;
    const char *message =
        arena_textf(scan->arena, diag_say(scan->diags, "nothing is called '%s'"), name);
    diag_suggest(scan->diags, refuse(scan, at, at + 2, message), name, names, count);
}

static void scan_grow(struct scan *scan)
{
    bool taken = false;
    for (size_t at = 0; at < scan->tokens->count; at++) {
        taken |= takes_grow(scan, at);
        bool member = at > 0 && (is_symbol(scan, at - 1, ".") || is_symbol(scan, at - 1, ":"));
        if (taken && !member && is_grow(scan, at))
            check_grow(scan, at);
    }
}

static void scan_script(struct scan *scan)
{
    find_own(scan);
    if (scan->diags && scan->grow_variables == 1)
        scan_grow(scan);
    for (size_t at = 0; at < scan->tokens->count; at++) {
        int space = space_of(scan, at);
        if (space < 0)
            continue;
        if (scan->own[space]) {
            if (scan->read)
                read_all(scan, SPACE_NAMES[space]); // `local f = fact`, or nothing of ours
            continue;
        }
        bool member = at > 0 && (is_symbol(scan, at - 1, ".") || is_symbol(scan, at - 1, ":"));
        if (!member)
            check_space(scan, at, SPACE_NAMES[space]);
    }
}

bool script_names_check(const struct rulebook *rules, const struct script_tokens *tokens,
                        struct diags *diags)
{
    struct scan scan = {.rules = rules, .arena = diags->arena, .diags = diags, .good = true};
    for (int i = 0; i < rules->pack->script_count; i++) {
        scan.script = &rules->pack->scripts[i];
        scan.tokens = &tokens[i];
        scan_script(&scan);
    }
    return scan.good;
}

void script_names_reads(const struct rulebook *rules, int script,
                        const struct script_tokens *tokens, struct arena *arena,
                        script_names_read *read, void *context)
{
    struct scan scan = {.rules = rules, .arena = arena, .read = read, .context = context};
    scan.script = &rules->pack->scripts[script];
    scan.tokens = tokens;
    scan_script(&scan);
}
