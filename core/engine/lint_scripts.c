// Scripts, by their tokens: a local that nothing reads, a file that declares nothing. Nothing is
// run.
#include "engine/lint.h"

#include <string.h>

#include "rules/script_check.h"
#include "rules/script_tokens.h"

struct script_look {
    const struct lint *lint;
    const struct script *script;
    struct script_tokens tokens;
};

static bool is_symbol(const struct script_look *look, size_t at, const char *text)
{
    return script_tokens_is(&look->tokens, at, LEXER_SYMBOL, text);
}

static const char *name_at(const struct script_look *look, size_t at)
{
    const struct lexer_token *token = &look->tokens.list[at];
    return arena_text_n(look->lint->arena, look->script->text + token->from,
                        token->to - token->from);
}

static void look_at_local(void *context, size_t at, bool written)
{
    const struct script_look *look = context;
    const char *text = name_at(look, at);
    const struct lexer_token *token = &look->tokens.list[at];
    if (text[0] == '_')
        return;
    struct diags *diags = look->lint->diags;
    struct diag *diag = diag_add(
        diags, DIAG_UNUSED_LOCAL, diags_span_of(diags, look->script->file, token->from, token->to),
        written ? "nothing reads what the local '%s' becomes" : "nothing uses the local '%s'",
        text);
    diag_help(diags, diag, "use it or take it out; a name that begins with _ is left alone");
}

// --- files that declare nothing ---

static void mark(bool *declares, struct rule_at at)
{
    declares[at.script] = true;
}

static void mark_rules(const struct rulebook *rules, bool *declares)
{
    for (size_t i = 0; i < rules->score_count; i++)
        mark(declares, rules->scores[i].at);
    for (size_t i = 0; i < rules->figure_count; i++)
        mark(declares, rules->figures[i].at);
    for (size_t i = 0; i < rules->route_count; i++)
        mark(declares, rules->routes[i].at);
    for (size_t i = 0; i < rules->recommendation_count; i++)
        mark(declares, rules->recommendations[i].at);
    for (size_t i = 0; i < rules->card_count; i++)
        mark(declares, rules->cards[i].at);
    for (size_t i = 0; i < rules->table_count; i++)
        mark(declares, rules->tables[i].at);
    for (size_t i = 0; i < rules->note_count; i++)
        mark(declares, rules->notes[i].at);
    if (rules->position)
        mark(declares, rules->position->at);
}

// What is required has a use, also when it declares nothing.
static void mark_required(const struct script_look *look, bool *declares)
{
    const struct pack *pack = look->lint->pack;
    for (size_t at = 0; at < look->tokens.count; at++) {
        if (!script_tokens_is(&look->tokens, at, LEXER_NAME, "require"))
            continue;
        size_t name = is_symbol(look, at + 1, "(") ? at + 2 : at + 1;
        for (int i = 0; i < pack->script_count; i++)
            declares[i] |=
                script_tokens_is(&look->tokens, name, LEXER_STRING, pack->scripts[i].name);
    }
}

void lint_scripts(const struct lint *lint)
{
    const struct pack *pack = lint->pack;
    bool *declares = arena_array(lint->arena, (size_t)pack->script_count, sizeof *declares);
    // Where it begins, below what is said about it: so a remark above can allow it.
    int *lines = arena_array(lint->arena, (size_t)pack->script_count, sizeof *lines);
    mark_rules(lint->rules, declares);
    for (int i = 0; i < pack->script_count; i++) {
        struct script_look look = {.lint = lint, .script = &pack->scripts[i]};
        script_tokens_read(&look.tokens, look.script, lint->arena);
        lines[i] = look.tokens.count ? look.tokens.list[0].line : 1;
        script_unread_locals(pack, i, &look.tokens, lint->diags, look_at_local, &look);
        mark_required(&look, declares);
    }
    for (int i = 0; i < pack->script_count; i++) {
        if (declares[i] || !pack->scripts[i].declared)
            continue;
        struct diag *diag =
            diag_add(lint->diags, DIAG_EMPTY_SCRIPT, span_line(pack->scripts[i].file, lines[i]),
                     "the script '%s' declares nothing, and no other one requires it",
                     pack->scripts[i].name);
        diag_help(lint->diags, diag,
                  "declare with grow.figure { ... } and the like, or take it off `scripts`");
    }
}
