// Scripts, by their tokens: a local that nothing uses, a file that declares nothing. Nothing is
// run, and scopes are not followed: a name counts as used wherever it stands a second time.
#include "engine/lint.h"

#include <string.h>

#include "model/names.h"
#include "rules/script_tokens.h"

struct script_look {
    const struct lint *lint;
    const struct script *script;
    struct script_tokens tokens;
    int *counts; // how often a name stands in the file, by its number
    struct names names;
};

static bool is_name(const struct script_look *look, size_t at)
{
    return at < look->tokens.count && look->tokens.list[at].kind == LEXER_NAME;
}

static bool is_symbol(const struct script_look *look, size_t at, const char *text)
{
    return script_tokens_is(&look->tokens, at, LEXER_SYMBOL, text);
}

static bool is_keyword(const struct script_look *look, size_t at, const char *text)
{
    return script_tokens_is(&look->tokens, at, LEXER_KEYWORD, text);
}

static const char *name_at(const struct script_look *look, size_t at)
{
    const struct lexer_token *token = &look->tokens.list[at];
    return arena_text_n(look->lint->arena, look->script->text + token->from,
                        token->to - token->from);
}

static void count_names(struct script_look *look)
{
    names_init(&look->names, look->lint->arena);
    look->counts = arena_array(look->lint->arena, look->tokens.count + 1, sizeof *look->counts);
    int next = 0;
    for (size_t at = 0; at < look->tokens.count; at++) {
        if (!is_name(look, at))
            continue;
        const struct name *known = names_add(&look->names, name_at(look, at), next, SPAN_NONE);
        look->counts[known ? known->index : next]++;
        next += !known;
    }
}

static void look_at_local(const struct script_look *look, size_t at)
{
    const char *text = name_at(look, at);
    const struct lexer_token *token = &look->tokens.list[at];
    if (text[0] == '_' || look->counts[names_find(&look->names, text)->index] > 1)
        return;
    struct diags *diags = look->lint->diags;
    struct diag *diag = diag_add(diags, DIAG_UNUSED_LOCAL,
                                 diags_span_of(diags, look->script->file, token->from, token->to),
                                 "nothing uses the local '%s'", text);
    diag_help(diags, diag, "use it or take it out; a name that begins with _ is left alone");
}

static void look_at_locals(const struct script_look *look)
{
    for (size_t at = 0; at < look->tokens.count; at++) {
        if (!is_keyword(look, at, "local"))
            continue;
        size_t name = is_keyword(look, at + 1, "function") ? at + 2 : at + 1;
        while (is_name(look, name)) {
            look_at_local(look, name++);
            if (is_symbol(look, name, "<"))
                name += 3;
            if (!is_symbol(look, name, ","))
                break;
            name++;
        }
    }
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
        count_names(&look);
        look_at_locals(&look);
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
