// What nests or chains too deep costs time or the C stack: naming a value in an error message walks
// back over a whole chain, the parser calls itself for brackets and blocks, and compiling choices
// takes the square of them. So it is refused by the tokens, before Lua sees it.
#include <string.h>

#include "rules/limits.h"
#include "rules/script_check.h"

struct reading {
    const struct script *script;
    struct diags *diags;
    const struct script_tokens *tokens;
};

static bool symbol(const struct reading *check, size_t at, const char *text)
{
    return script_tokens_is(check->tokens, at, LEXER_SYMBOL, text);
}

static bool keyword(const struct reading *check, size_t at, const char *text)
{
    return script_tokens_is(check->tokens, at, LEXER_KEYWORD, text);
}

// One open bracket or block.
struct level {
    char opener;  // ( [ { or b for a block
    bool suffix;  // the bracket belongs to the chain before it: a call or an index
    bool live;    // what came last can be followed by a suffix
    int chain;    // suffixes of the expression so far
    int longest;  // of all chains at this level
    int choices;  // `and` and `or` of the expression so far
    int branches; // `elseif` of the block
    int joins;    // `..` that wait for what is behind them
    int signs;    // the same of `not`, `-`, `#`, `~` and `^`
    int outside;  // both, of the levels around this one, and what these take themselves
};

static bool opens_block(const struct reading *check, size_t at)
{
    return keyword(check, at, "function") || keyword(check, at, "do") || keyword(check, at, "if") ||
           keyword(check, at, "repeat");
}

static bool closes_block(const struct reading *check, size_t at)
{
    return keyword(check, at, "end") || keyword(check, at, "until");
}

// What a symbol or keyword does to the stack of levels: opens (+1), closes (-1), or neither.
static int level_change(const struct reading *check, size_t at, char *opener)
{
    static const char brackets[] = "([{)]}";
    struct lexer_token token = check->tokens->list[at];
    char c = check->tokens->lexer.text[token.from];
    *opener = 'b';
    if (token.kind == LEXER_KEYWORD)
        return opens_block(check, at) ? 1 : closes_block(check, at) ? -1 : 0;
    const char *place = token.kind == LEXER_SYMBOL ? strchr(brackets, c) : NULL;
    if (place == NULL)
        return 0;
    *opener = brackets[(place - brackets) % 3];
    return place - brackets < 3 ? 1 : -1;
}

static void grow_chain(struct level *level, int by)
{
    level->chain += by;
    if (level->chain > level->longest)
        level->longest = level->chain;
}

// After a closing bracket: what it adds to the chain it stands in. Whether a round one groups or
// calls depends on the grammar (`local a` and then `(b.c)`), so what is in it counts always.
static void after_bracket(struct level *outer, const struct level *inner)
{
    bool round = inner->opener == '(';
    if (!inner->suffix)
        outer->chain = 0;
    if (round || inner->opener == '[')
        grow_chain(outer, inner->longest);
    if (inner->suffix)
        grow_chain(outer, 1);
    if (round && !inner->suffix)
        outer->choices += inner->choices;
    outer->live = round || inner->suffix;
}

// Counts the choices of an expression; what cannot stand in one begins another.
static void step_choices(const struct reading *check, size_t at, struct level *level)
{
    static const char *const inside[] = {"not", "nil", "true", "false"};
    enum lexer_kind kind = check->tokens->list[at].kind;
    if (kind != LEXER_KEYWORD && kind != LEXER_SYMBOL)
        return;
    if (keyword(check, at, "and") || keyword(check, at, "or")) {
        level->choices++;
        return;
    }
    bool ends = kind == LEXER_KEYWORD;
    for (size_t i = 0; ends && i < sizeof inside / sizeof inside[0]; i++)
        ends = !keyword(check, at, inside[i]);
    if (ends || symbol(check, at, "=") || symbol(check, at, ",") || symbol(check, at, ";"))
        level->choices = 0;
}

static bool ends_value(const struct reading *check, size_t at)
{
    static const char *const words[] = {"end", "nil", "true", "false"};
    enum lexer_kind kind = check->tokens->list[at].kind;
    bool ends = kind == LEXER_NAME || kind == LEXER_STRING || kind == LEXER_NUMBER ||
                symbol(check, at, ")") || symbol(check, at, "]") || symbol(check, at, "}") ||
                symbol(check, at, "...");
    for (size_t i = 0; !ends && i < sizeof words / sizeof words[0]; i++)
        ends = keyword(check, at, words[i]);
    return ends;
}

static bool is_one_of(const struct reading *check, size_t at, const char *const symbols[],
                      size_t count)
{
    bool is = false;
    for (size_t i = 0; !is && i < count; i++)
        is = symbol(check, at, symbols[i]);
    return is;
}

// Counts what the parser calls itself for: `..` and `^`, which group to the right, and signs. What
// binds less ends them, and so does the next statement.
static void step_joins(const struct reading *check, size_t at, struct level *level)
{
    static const char *const sums[] = {"+", "-", "*", "/", "//", "%"};
    bool behind = at > 0 && ends_value(check, at - 1), value = ends_value(check, at);
    bool chain = symbol(check, at, ".") || symbol(check, at, ":");
    if (symbol(check, at, "..")) {
        level->joins++;
        level->signs = 0;
    } else if (symbol(check, at, "^") || keyword(check, at, "not") || symbol(check, at, "#") ||
               (!behind && (symbol(check, at, "-") || symbol(check, at, "~")))) {
        level->signs++;
    } else if (is_one_of(check, at, sums, sizeof sums / sizeof sums[0])) {
        level->signs = 0;
    } else if (!chain && (!value || (behind && check->tokens->list[at].kind == LEXER_NAME))) {
        level->joins = level->signs = 0;
    }
}

// A token that opens or closes nothing.
static void step_chain(const struct reading *check, size_t at, struct level *level)
{
    enum lexer_kind kind = check->tokens->list[at].kind;
    if (kind == LEXER_NAME) {
        bool member = at > 0 && (symbol(check, at - 1, ".") || symbol(check, at - 1, ":"));
        if (!member)
            level->chain = 0;
        level->live = true;
    } else if (kind == LEXER_STRING && level->live) {
        grow_chain(level, 1); // a call: f "text"
    } else if (symbol(check, at, ".") || symbol(check, at, ":")) {
        grow_chain(level, 1);
        level->live = false;
    } else {
        level->live = false;
    }
}

SAYS static bool refuse_at(const struct reading *check, size_t at, const char *what, int most)
{
    bool join = symbol(check, at, "..");
    struct diag *diag =
        diag_add(check->diags, DIAG_LUA_NESTING,
                 diags_span_of(check->diags, check->script->file, check->tokens->list[at].from,
                               check->tokens->list[at].to),
                 "%s %d", diag_say(check->diags, what), most);
    if (join)
        diag_help(check->diags, diag, "put the pieces in a list and join them with `table.concat`");
    else
        diag_help(check->diags, diag, "give parts a name of their own with `local`");
    return false;
}

static bool check_nesting(const struct reading *check)
{
    struct level levels[LIMIT_NESTING + 1] = {{0}};
    int depth = 0;
    for (size_t at = 0; check->tokens->list[at].kind != LEXER_END; at++) {
        char opener;
        int change = level_change(check, at, &opener);
        struct level *level = &levels[depth];
        if (change > 0) {
            if (depth == LIMIT_NESTING)
                return refuse_at(check, at, "brackets and blocks are nested deeper than",
                                 LIMIT_NESTING);
            bool suffix = opener != 'b' && level->live;
            if (opener == 'b')
                level->live = false;
            if (opener == 'b' && !keyword(check, at, "function"))
                level->joins = level->signs = 0;
            int outside = level->outside + level->joins + level->signs + (opener == 'b' ? 2 : 1);
            levels[++depth] =
                (struct level){.opener = opener, .suffix = suffix, .outside = outside};
        } else if (change < 0 && depth > 0) {
            after_bracket(&levels[depth - 1], level);
            depth--;
        } else {
            step_chain(check, at, level);
            step_choices(check, at, level);
            step_joins(check, at, level);
            level->branches += keyword(check, at, "elseif");
        }
        if (levels[depth].chain > LIMIT_CHAIN)
            return refuse_at(check, at, "a chain of fields, indexes and calls is longer than",
                             LIMIT_CHAIN);
        if (levels[depth].choices > LIMIT_CHOICES)
            return refuse_at(check, at, "the number of `and` and `or` in one expression is over",
                             LIMIT_CHOICES);
        if (levels[depth].outside + levels[depth].joins + levels[depth].signs > LIMIT_JOINS)
            return refuse_at(check, at,
                             "the number of `..`, `not`, signs and what they stand in is over",
                             LIMIT_JOINS);
        if (levels[depth].branches > LIMIT_BRANCHES)
            return refuse_at(check, at, "the number of `elseif` of one `if` is over",
                             LIMIT_BRANCHES);
    }
    return true;
}

bool script_check_nesting(const struct pack *pack, int script, const struct script_tokens *tokens,
                          struct diags *diags)
{
    const struct reading check = {&pack->scripts[script], diags, tokens};
    return check_nesting(&check);
}
