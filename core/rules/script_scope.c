// Refuses functions that change a variable which lives outside them: a file-level local would carry
// something from one rule to the next, past every trace. Follows the scopes of Lua over the tokens
// of a script that has its grammar. What is in tables is held by freeze.c while rules run.
#include "rules/script_check.h"

#include <string.h>

#include "rules/script_tokens.h"

// A local variable that can be seen.
struct variable {
    uint32_t name;      // its token
    int function;       // how many functions it stands in
    bool local;         // of `local`, not of a function or a loop
    bool read, written; // after it was made
};

// A block, function or bracket that is open. Names belong to blocks and functions.
enum scope_kind { BLOCK, LOOP, FUNCTION, REPEAT, BRACKET, BRACE };

struct open {
    enum scope_kind kind;
    size_t variables; // that could be seen before it
};

struct following {
    const struct script_tokens *tokens;
    const struct script *script;
    struct diags *diags;
    struct arena *arena;
    struct variable *variables;
    size_t variable_count, variable_room;
    struct open *opens;
    size_t open_count, open_room;
    int function;          // how many functions are open
    script_unread *unread; // is told of locals that nothing reads; NULL: changes are looked at
    void *context;
};

static bool symbol(const struct following *follow, size_t at, const char *text)
{
    return script_tokens_is(follow->tokens, at, LEXER_SYMBOL, text);
}

static bool keyword(const struct following *follow, size_t at, const char *text)
{
    return script_tokens_is(follow->tokens, at, LEXER_KEYWORD, text);
}

static enum lexer_kind kind_at(const struct following *follow, size_t at)
{
    return at < follow->tokens->count ? follow->tokens->list[at].kind : LEXER_END;
}

static bool is_name(const struct following *follow, size_t at)
{
    return kind_at(follow, at) == LEXER_NAME;
}

// --- scopes ---

static void open_scope(struct following *follow, enum scope_kind kind)
{
    ARENA_PUSH(follow->arena, follow->opens, follow->open_count, follow->open_room);
    follow->opens[follow->open_count++] = (struct open){kind, follow->variable_count};
    follow->function += kind == FUNCTION;
}

static enum scope_kind innermost(const struct following *follow)
{
    return follow->open_count > 0 ? follow->opens[follow->open_count - 1].kind : BLOCK;
}

// Tells of the locals from number `from` on, which can be seen no longer.
static void leave(struct following *follow, size_t from)
{
    for (size_t i = from; i < follow->variable_count && follow->unread; i++) {
        const struct variable *variable = &follow->variables[i];
        if (variable->local && !variable->read)
            follow->unread(follow->context, variable->name, variable->written);
    }
    follow->variable_count = from;
}

// What a `repeat` declares can still be seen in its condition. It is left to the block around it:
// that is in the same function, which is all that is asked.
static void close_scope(struct following *follow)
{
    if (follow->open_count == 0)
        return;
    struct open closed = follow->opens[--follow->open_count];
    if (closed.kind != REPEAT)
        leave(follow, closed.variables);
    follow->function -= closed.kind == FUNCTION;
}

static void declare(struct following *follow, size_t at, bool local)
{
    ARENA_PUSH(follow->arena, follow->variables, follow->variable_count, follow->variable_room);
    follow->variables[follow->variable_count++] =
        (struct variable){(uint32_t)at, follow->function, local, false, false};
}

// Declares "a, b <const>, c"; gives the token behind it.
static size_t declare_list(struct following *follow, size_t at, bool local)
{
    while (is_name(follow, at)) {
        declare(follow, at++, local);
        if (symbol(follow, at, "<"))
            at += 3;
        if (!symbol(follow, at, ","))
            break;
        at++;
    }
    return at;
}

// --- what is changed ---

static bool same_name(const struct following *follow, size_t a, size_t b)
{
    const struct lexer_token *left = &follow->tokens->list[a], *right = &follow->tokens->list[b];
    size_t length = left->to - left->from;
    return length == right->to - right->from &&
           memcmp(follow->script->text + left->from, follow->script->text + right->from, length) ==
               0;
}

static struct span span_of(const struct following *follow, size_t at)
{
    const struct lexer_token *token = &follow->tokens->list[at];
    return diags_span_of(follow->diags, follow->script->file, token->from, token->to);
}

// A name that stands for a value, or that is given one. What has the same name further out counts
// as read with it: `local n = n` reads that one.
static void use(struct following *follow, size_t at)
{
    if (at > 0 && (symbol(follow, at - 1, ".") || symbol(follow, at - 1, ":")))
        return;
    bool written = symbol(follow, at + 1, "=");
    if (written && innermost(follow) == BRACE)
        return; // a field
    for (size_t i = follow->variable_count; i > 0; i--) {
        struct variable *variable = &follow->variables[i - 1];
        if (!same_name(follow, variable->name, at))
            continue;
        variable->written |= written;
        variable->read |= !written;
        if (written)
            return;
    }
}

// The name at `at` gets another value.
static void check_change(struct following *follow, size_t at)
{
    if (follow->unread)
        return;
    size_t i = follow->variable_count;
    while (i > 0 && !same_name(follow, follow->variables[i - 1].name, at))
        i--;
    if (i == 0 || follow->variables[i - 1].function == follow->function)
        return;
    const struct lexer_token *token = &follow->tokens->list[at];
    const char *name =
        arena_text_n(follow->arena, follow->script->text + token->from, token->to - token->from);
    struct diag *diag = diag_add(follow->diags, DIAG_LUA_FORBIDDEN, span_of(follow, at),
                                 "a function may not change '%.80s', which lives outside it", name);
    diag_note_at(follow->diags, diag, span_of(follow, follow->variables[i - 1].name),
                 "it is made here");
    diag_help(follow->diags, diag,
              "give the value back with `return`, or make a `local` of it in the function");
}

// The opening bracket that belongs to the closing one at `at`.
static size_t opening(const struct following *follow, size_t at)
{
    size_t depth = 0;
    for (;; at--) {
        if (symbol(follow, at, ")") || symbol(follow, at, "]") || symbol(follow, at, "}"))
            depth++;
        else if (symbol(follow, at, "(") || symbol(follow, at, "[") || symbol(follow, at, "{"))
            depth--;
        if (depth == 0 || at == 0)
            return at;
    }
}

// The first token of the variable (`n`, `t.n`, `f(x)[1].n`) whose last one stands at `at`.
static size_t start_of(const struct following *follow, size_t at)
{
    for (;;) {
        bool closes = symbol(follow, at, ")") || symbol(follow, at, "]") || symbol(follow, at, "}");
        if (closes)
            at = opening(follow, at);
        if (at == 0)
            return at;
        bool suffix = closes && (is_name(follow, at - 1) || symbol(follow, at - 1, ")") ||
                                 symbol(follow, at - 1, "]") || symbol(follow, at - 1, "}") ||
                                 kind_at(follow, at - 1) == LEXER_STRING);
        bool member = symbol(follow, at - 1, ".") || symbol(follow, at - 1, ":");
        bool text = kind_at(follow, at) == LEXER_STRING; // f"x".n
        if (!suffix && !member && !text)
            return at;
        at -= member ? 2 : 1;
    }
}

// The `=` at `at` belongs to an assignment: looks at every name before it.
static void check_assignment(struct following *follow, size_t at)
{
    while (at > 0) {
        size_t last = at - 1, first = start_of(follow, last);
        if (first == last && is_name(follow, first))
            check_change(follow, first);
        if (first == 0 || !symbol(follow, first - 1, ","))
            return;
        at = first - 1;
    }
}

// --- tokens ---

// At `function`: its name and parameters; gives the token behind them.
static size_t enter_function(struct following *follow, size_t at)
{
    bool local = at > 0 && keyword(follow, at - 1, "local");
    size_t name = ++at;
    while (kind_at(follow, at) != LEXER_END && !symbol(follow, at, "("))
        at++;
    if (local && is_name(follow, name))
        declare(follow, name, true);
    else if (is_name(follow, name) && at == name + 1)
        check_change(follow, name);
    open_scope(follow, FUNCTION);
    at = declare_list(follow, at + 1, false);
    while (kind_at(follow, at) != LEXER_END && !symbol(follow, at, ")"))
        at++;
    return at + 1;
}

// `local a, b = ...` and `for a, b in ...`: the `=` of these assigns nothing that was there.
static size_t enter_names(struct following *follow, size_t at)
{
    at = declare_list(follow, at + 1, keyword(follow, at, "local"));
    return symbol(follow, at, "=") ? at + 1 : at;
}

static size_t step_keyword(struct following *follow, size_t at)
{
    if (keyword(follow, at, "function"))
        return enter_function(follow, at);
    if (keyword(follow, at, "local"))
        return keyword(follow, at + 1, "function") ? at + 1 : enter_names(follow, at);
    if (keyword(follow, at, "for") || keyword(follow, at, "while"))
        open_scope(follow, LOOP); // its `do` opens nothing more
    if (keyword(follow, at, "for"))
        return enter_names(follow, at);
    if (keyword(follow, at, "do")) {
        if (innermost(follow) == LOOP)
            follow->opens[follow->open_count - 1].kind = BLOCK;
        else
            open_scope(follow, BLOCK);
    } else if (keyword(follow, at, "if")) {
        open_scope(follow, BLOCK);
    } else if (keyword(follow, at, "repeat")) {
        open_scope(follow, REPEAT);
    } else if (keyword(follow, at, "else") || keyword(follow, at, "elseif")) {
        close_scope(follow);
        open_scope(follow, BLOCK);
    } else if (keyword(follow, at, "end") || keyword(follow, at, "until")) {
        close_scope(follow);
    }
    return at + 1;
}

static void step_symbol(struct following *follow, size_t at)
{
    if (symbol(follow, at, "{"))
        open_scope(follow, BRACE);
    else if (symbol(follow, at, "(") || symbol(follow, at, "["))
        open_scope(follow, BRACKET);
    else if (symbol(follow, at, "}") || symbol(follow, at, ")") || symbol(follow, at, "]"))
        close_scope(follow);
    else if (symbol(follow, at, "=") && innermost(follow) != BRACE)
        check_assignment(follow, at);
}

static void walk(struct following *follow, size_t errors)
{
    for (size_t at = 0; at < follow->tokens->count && follow->diags->errors <= errors;) {
        if (kind_at(follow, at) == LEXER_KEYWORD) {
            at = step_keyword(follow, at);
            continue;
        }
        if (kind_at(follow, at) == LEXER_SYMBOL)
            step_symbol(follow, at);
        else if (is_name(follow, at) && follow->unread)
            use(follow, at);
        at++;
    }
}

bool script_check_scopes(const struct pack *pack, int script, const struct script_tokens *tokens,
                         struct arena *scratch, struct diags *diags)
{
    struct following follow = {
        .tokens = tokens, .script = &pack->scripts[script], .diags = diags, .arena = scratch};
    size_t before = diags->errors;
    walk(&follow, before + DIAG_MOST);
    return diags->errors == before;
}

void script_unread_locals(const struct pack *pack, int script, const struct script_tokens *tokens,
                          struct diags *diags, script_unread *unread, void *context)
{
    struct arena arena;
    arena_init(&arena);
    struct following follow = {.tokens = tokens,
                               .script = &pack->scripts[script],
                               .diags = diags,
                               .arena = &arena,
                               .unread = unread,
                               .context = context};
    walk(&follow, diags->errors);
    leave(&follow, 0);
    arena_clear(&arena);
}
