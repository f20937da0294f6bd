// The code of scripts, by its tokens: a condition that always comes out the same, a loop without an
// end, statements that nothing can reach. Nothing is run; it says only what holds whatever the
// values are, and nothing of a script that jumps with `goto`.
#include "engine/lint.h"

#include <string.h>

#include "base/num.h"
#include "rules/script_tokens.h"

struct code {
    const struct lint *lint;
    const struct script *script;
    struct script_tokens tokens;
};

static bool is_keyword(const struct code *code, size_t at, const char *text)
{
    return script_tokens_is(&code->tokens, at, LEXER_KEYWORD, text);
}

static bool is_symbol(const struct code *code, size_t at, const char *text)
{
    return script_tokens_is(&code->tokens, at, LEXER_SYMBOL, text);
}

static struct span span_of(const struct code *code, size_t from, size_t to)
{
    const struct lexer_token *list = code->tokens.list;
    return diags_span_of(code->lint->diags, code->script->file, list[from].from, list[to].to);
}

// --- conditions ---

enum outcome { UNKNOWN, NEVER, ALWAYS };

static bool is_constant(const struct code *code, size_t at)
{
    enum lexer_kind kind = at < code->tokens.count ? code->tokens.list[at].kind : LEXER_END;
    return kind == LEXER_NUMBER || kind == LEXER_STRING || is_keyword(code, at, "true") ||
           is_keyword(code, at, "false") || is_keyword(code, at, "nil");
}

static bool number_at(const struct code *code, size_t at, double *number)
{
    const struct lexer_token *token = &code->tokens.list[at];
    return num_parse(
        arena_text_n(code->lint->arena, code->script->text + token->from, token->to - token->from),
        number);
}

// Do the constants at `a` and `b` equal? Those that can be written in more than one way do not
// tell.
static enum outcome compare_equal(const struct code *code, size_t a, size_t b)
{
    const struct lexer_token *left = &code->tokens.list[a], *right = &code->tokens.list[b];
    const char *text = code->script->text;
    size_t length = left->to - left->from;
    bool same = length == right->to - right->from &&
                memcmp(text + left->from, text + right->from, length) == 0;
    if (same)
        return ALWAYS;
    if (left->kind != right->kind)
        return NEVER;
    double first, second;
    bool plain = left->kind == LEXER_KEYWORD;
    if (left->kind == LEXER_STRING)
        plain = text[left->from] == text[right->from] && text[left->from] != '[' &&
                !memchr(text + left->from, '\\', length) &&
                !memchr(text + right->from, '\\', right->to - right->from);
    if (left->kind == LEXER_NUMBER)
        plain = number_at(code, a, &first) && number_at(code, b, &second) && first != second;
    return plain ? NEVER : UNKNOWN;
}

// What the condition from token `at` to the one before `to` comes out as.
static enum outcome outcome_of(const struct code *code, size_t at, size_t to)
{
    bool inverse = false;
    enum outcome outcome = UNKNOWN;
    if (is_keyword(code, at, "not") && to == at + 2) {
        inverse = true;
        at++;
    }
    if (to == at + 1 && is_constant(code, at))
        outcome = is_keyword(code, at, "false") || is_keyword(code, at, "nil") ? NEVER : ALWAYS;
    if (to == at + 3 && is_constant(code, at) && is_constant(code, at + 2) &&
        (is_symbol(code, at + 1, "==") || is_symbol(code, at + 1, "~="))) {
        outcome = compare_equal(code, at, at + 2);
        inverse = is_symbol(code, at + 1, "~=");
    }
    return !inverse || outcome == UNKNOWN ? outcome : outcome == NEVER ? ALWAYS : NEVER;
}

static void look_at_condition(const struct code *code, size_t at, const char *ends)
{
    size_t to = at;
    while (to < code->tokens.count && to < at + 4 && !is_keyword(code, to, ends))
        to++;
    bool brackets = is_symbol(code, at, "(") && is_symbol(code, to - 1, ")");
    enum outcome outcome =
        is_keyword(code, to, ends) ? outcome_of(code, at + brackets, to - brackets) : UNKNOWN;
    if (outcome == UNKNOWN)
        return;
    struct diags *diags = code->lint->diags;
    struct diag *diag = diag_add(diags, DIAG_CODE_CONSTANT, span_of(code, at, to - 1),
                                 outcome == NEVER ? "this condition of the script never holds"
                                                  : "this condition of the script always holds");
    diag_help(diags, diag, "compare with a value that the rule reads, or take the branch out");
}

// --- loops ---

// The `end` that closes the block which opens at `at`, or the number of tokens.
static size_t block_end(const struct code *code, size_t at)
{
    int depth = 0;
    for (; at < code->tokens.count; at++) {
        depth += script_tokens_nesting(&code->tokens, at);
        if (depth == 0)
            return at;
    }
    return at;
}

// Behind a block that opens at `at` and that a `break` or `return` inside does not leave.
static size_t skip_inner(const struct code *code, size_t at, bool loops)
{
    bool inner = is_keyword(code, at, "function");
    if (loops && (is_keyword(code, at, "for") || is_keyword(code, at, "while"))) {
        while (at < code->tokens.count && !is_keyword(code, at, "do"))
            at++;
        inner = true;
    }
    return inner || (loops && is_keyword(code, at, "repeat")) ? block_end(code, at) : at;
}

// Does the loop whose body lies between the tokens have a way out?
static bool has_exit(const struct code *code, size_t from, size_t to)
{
    for (size_t at = from; at < to; at = skip_inner(code, at, true) + 1)
        if (is_keyword(code, at, "break"))
            return true;
    for (size_t at = from; at < to; at = skip_inner(code, at, false) + 1)
        if (is_keyword(code, at, "return") ||
            script_tokens_is(&code->tokens, at, LEXER_NAME, "error"))
            return true;
    return false;
}

// `while true do` and `repeat ... until false`.
static void look_at_loop(const struct code *code, size_t at)
{
    size_t body = at, end;
    if (is_keyword(code, at, "while")) {
        body = at + 2;
        if (!is_keyword(code, at + 1, "true") || !is_keyword(code, body, "do"))
            return;
        end = block_end(code, body);
    } else {
        end = block_end(code, at);
        bool more =
            is_keyword(code, end + 2, "and") || is_keyword(code, end + 2, "or") ||
            (end + 2 < code->tokens.count && code->tokens.list[end + 2].kind == LEXER_SYMBOL);
        if (!is_keyword(code, end + 1, "false") || more)
            return;
    }
    if (has_exit(code, body + 1, end))
        return;
    struct diags *diags = code->lint->diags;
    struct diag *diag =
        diag_add(diags, DIAG_CODE_ENDLESS, span_of(code, at, at), "nothing ends this loop");
    diag_help(diags, diag,
              "leave it with `break` or `return`, or give it a condition that changes");
}

// --- out of reach ---

// Token `at` stands behind something that leaves its block: is it a statement?
static void look_behind(const struct code *code, size_t at, const char *what)
{
    static const char *const ends[] = {"end", "else", "elseif", "until"};
    while (is_symbol(code, at, ";"))
        at++;
    if (at >= code->tokens.count)
        return;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (is_keyword(code, at, ends[i]))
            return;
    struct diags *diags = code->lint->diags;
    struct diag *diag = diag_add(diags, DIAG_CODE_UNREACHED, span_of(code, at, at),
                                 "nothing gets here: `%s` stands before it", what);
    diag_help(diags, diag, "take it out, or put the `%s` under a condition", what);
}

// A `do` that belongs to no loop, with a `return` as its last statement.
static void look_at_do(const struct code *code, size_t at)
{
    size_t end = block_end(code, at), last = 0;
    int depth = 0;
    for (size_t i = at + 1; i < end; i++) {
        if (depth == 0 && is_keyword(code, i, "return"))
            last = i;
        depth += script_tokens_nesting(&code->tokens, i);
    }
    if (last > 0)
        look_behind(code, end + 1, "return");
}

static void look_at_script(const struct code *code)
{
    bool loop = false; // the next `do` belongs to a loop
    for (size_t at = 0; at < code->tokens.count; at++) {
        if (code->tokens.list[at].kind != LEXER_KEYWORD)
            continue;
        if (is_keyword(code, at, "if") || is_keyword(code, at, "elseif"))
            look_at_condition(code, at + 1, "then");
        else if (is_keyword(code, at, "while") && !is_keyword(code, at + 1, "true"))
            look_at_condition(code, at + 1, "do");
        if (is_keyword(code, at, "while") || is_keyword(code, at, "repeat"))
            look_at_loop(code, at);
        if (is_keyword(code, at, "break"))
            look_behind(code, at + 1, "break");
        if (is_keyword(code, at, "do") && !loop)
            look_at_do(code, at);
        if (is_keyword(code, at, "while") || is_keyword(code, at, "for"))
            loop = true;
        else if (is_keyword(code, at, "do"))
            loop = false;
    }
}

static bool jumps(const struct code *code)
{
    for (size_t at = 0; at < code->tokens.count; at++)
        if (is_keyword(code, at, "goto"))
            return true;
    return false;
}

void lint_code(const struct lint *lint)
{
    const struct pack *pack = lint->pack;
    for (int i = 0; i < pack->script_count; i++) {
        struct code code = {.lint = lint, .script = &pack->scripts[i]};
        script_tokens_read(&code.tokens, code.script, lint->arena);
        if (!jumps(&code))
            look_at_script(&code);
    }
}
