// What can never be reached although each condition by itself can hold: a question that hangs on
// others that are not shown then, or that its respondents are not asked; a rule about a fact that
// is not asked then; a place or a key figure behind one that always comes first.
#include "engine/lint.h"

#include <string.h>

#include "rules/truth.h"

enum { MOST_PARTS = 60, MOST_DEPTH = 8 };

struct parts {
    struct truth_part list[MOST_PARTS];
    size_t count;
};

// False when there is none, or it is there already.
static bool add_part(struct parts *parts, const struct cond *cond, bool negated)
{
    for (size_t i = 0; i < parts->count; i++)
        if (parts->list[i].cond == cond)
            return false;
    if (!cond || parts->count == MOST_PARTS)
        return false;
    parts->list[parts->count++] = (struct truth_part){cond, negated};
    return true;
}

// --- questions ---

static bool is_about_facts(const struct cond *cond)
{
    bool facts =
        cond->op != COND_NAME || cond->ref.space == REF_FACT || cond->ref.space == REF_WORD;
    for (size_t i = 0; i < cond->count && facts; i++)
        facts = is_about_facts(cond->kids[i]);
    return facts;
}

// When a value is there, this held; or NULL. A score is made by several people, who may each have
// been shown something else: only what hangs on facts holds for all of them.
static const struct cond *shown_when(const struct lint *lint, struct ref ref)
{
    bool own = ref.space == REF_FACT || ref.space == REF_ANSWER;
    bool score = ref.space == REF_ITEM || ref.space == REF_ITEMGAP || ref.space == REF_SPREAD;
    const struct cond *when = own || score ? lint->pack->questions[ref.index].when : NULL;
    return when && (own || is_about_facts(when)) ? when : NULL;
}

// When `cond` holds, what it compares has values; so that was shown, and its conditions held.
static void add_parents(const struct lint *lint, struct parts *parts, const struct cond *cond,
                        int depth)
{
    bool compares = cond->op >= COND_EQ && cond->op <= COND_IN;
    for (size_t i = 0; i < cond->count && (compares || cond->op == COND_AND); i++)
        add_parents(lint, parts, cond->kids[i], depth);
    const struct cond *when = NULL;
    if (cond->op == COND_NAME && depth < MOST_DEPTH)
        when = shown_when(lint, cond->ref);
    if (add_part(parts, when, false))
        add_parents(lint, parts, when, depth + 1);
}

static bool can_be(const struct scope *scope, const struct parts *parts)
{
    return truth_can_hold(scope, parts->list, parts->count, false);
}

// The first question that `cond` needs an answer to and that no role of `question` gives.
static const struct question *unasked(const struct lint *lint, const struct question *question,
                                      const struct cond *cond, unsigned *never)
{
    bool compares = cond->op >= COND_EQ && cond->op <= COND_IN;
    if (cond->op == COND_NAME && cond->ref.space == REF_ANSWER) {
        const struct question *other = &lint->pack->questions[cond->ref.index];
        *never = question->roles & ~other->roles;
        return *never ? other : NULL;
    }
    const struct question *found = NULL;
    for (size_t i = 0; i < cond->count && !found && (compares || cond->op == COND_AND); i++)
        found = unasked(lint, question, cond->kids[i], never);
    return found;
}

static const char *role_names(const struct lint *lint, unsigned roles)
{
    const char *names = "";
    for (int r = 0; r < lint->pack->role_count; r++)
        if (roles >> r & 1U)
            names = arena_textf(lint->arena, "%s%s%s", names, *names ? ", " : "",
                                lint->pack->roles[r].id);
    return names;
}

static void look_at_roles(const struct lint *lint, const struct question *question)
{
    unsigned never = 0;
    const struct question *other = unasked(lint, question, question->when, &never);
    if (!other)
        return;
    bool all = never == question->roles;
    struct diag *diag =
        diag_add(lint->diags, DIAG_NEVER_SHOWN, question->when->span,
                 "question '%s' is never shown to %s: '%s' is not asked of this role", question->id,
                 all ? diag_say(lint->diags, "anyone") : role_names(lint, never), other->id);
    diag_note_at(lint->diags, diag, other->span, "'%s' is asked of: %s", other->id,
                 role_names(lint, other->roles));
    diag_help(lint->diags, diag,
              "a condition looks at the answers of the respondent who is asked: ask '%s' of the "
              "same roles, or take the role off '%s'",
              other->id, question->id);
}

static void look_at_question(const struct lint *lint, const struct question *question)
{
    struct scope scope = {SCOPE_QUESTION, lint->pack, lint->rules, question->index};
    struct parts own = {0};
    add_part(&own, question->when, false);
    struct parts parts = own;
    if (question->when)
        add_parents(lint, &parts, question->when, 0);
    // A condition that contradicts itself is told by lint_conditions.
    if (can_be(&scope, &own) && !can_be(&scope, &parts)) {
        struct diag *diag = diag_add(lint->diags, DIAG_NEVER_SHOWN, question->when->span,
                                     "question '%s' is never shown", question->id);
        diag_help(lint->diags, diag,
                  "what its condition looks at is itself shown only when this cannot hold");
        return;
    }
    if (question->when && question->phase != PHASE_FACTS)
        look_at_roles(lint, question);
    for (size_t i = 0; i < question->option_count; i++) {
        const struct option *option = &question->options[i];
        struct parts alone = {0}, with = parts;
        add_part(&alone, option->when, false);
        add_part(&with, option->when, false);
        if (!option->when || !can_be(&scope, &alone) || can_be(&scope, &with))
            continue;
        struct diag *diag =
            diag_add(lint->diags, DIAG_NEVER_SHOWN, option->when->span,
                     "option '%s' of '%s' is never offered", option->id, question->id);
        diag_help(lint->diags, diag, "the question is shown only when this condition cannot hold");
    }
}

// --- rules ---

static void look_at_rule(const struct lint *lint, const struct lint_site *site, void *context)
{
    (void)context;
    struct parts own = {0};
    if (site->kind != LINT_WHEN || site->scope.place != SCOPE_RULE)
        return;
    add_part(&own, site->cond, false);
    struct parts parts = own;
    add_parents(lint, &parts, site->cond, 0);
    if (parts.count == 1 || !can_be(&site->scope, &own) || can_be(&site->scope, &parts))
        return;
    struct diag *diag = diag_add(lint->diags, DIAG_NEVER_TRUE, site->cond->span,
                                 "this condition of %s can never be true: what it compares is not "
                                 "asked then",
                                 site->about);
    for (size_t i = 1; i < parts.count; i++)
        diag_note_at(lint->diags, diag, parts.list[i].cond->span, "it is asked when this holds");
    diag_help(lint->diags, diag, "leave out what excludes the question, or ask it more often");
}

// --- the first that holds ---

// Tells of an entry of a list, of which the first that holds is taken, that never is.
SAYS static void look_at_entry(const struct lint *lint, const struct scope *scope,
                               struct parts *before, const struct cond *when, struct span at,
                               const char *what)
{
    struct parts alone = {0}, parts = *before;
    add_part(&alone, when, false);
    if (!can_be(scope, &alone))
        return;
    add_part(&parts, when, false);
    // The entry itself goes first: it narrows what the others can be.
    struct truth_part swap = parts.list[0];
    parts.list[0] = parts.list[parts.count - 1];
    parts.list[parts.count - 1] = swap;
    if (parts.count == 0 || can_be(scope, &parts))
        return;
    struct diag *diag = diag_add(lint->diags, DIAG_NEVER_REACHED, at,
                                 "%s is never reached: one before it always comes first",
                                 diag_say(lint->diags, what));
    diag_help(lint->diags, diag, "put what is narrower first, or change its condition");
}

static void look_at_places(const struct lint *lint, const struct position_rule *position)
{
    struct scope scope = {SCOPE_RULE, lint->pack, lint->rules, -1};
    struct parts before = {0};
    for (size_t i = 0; i < position->place_count; i++) {
        const struct place_rule *place = &position->places[i];
        if (place->when)
            look_at_entry(lint, &scope, &before, place->when, place->when->span,
                          diag_textf(lint->diags, "place '%s'", place->id));
        add_part(&before, place->when, true);
    }
}

static void look_at_tile(const struct lint *lint, const struct layout_tile *tile)
{
    struct scope scope = {SCOPE_RULE, lint->pack, lint->rules, -1};
    struct parts before = {0};
    for (size_t i = 0; i < tile->count && tile->cases[i].when; i++) {
        look_at_entry(lint, &scope, &before, tile->cases[i].when, tile->cases[i].when->span,
                      "this case of a key figure");
        add_part(&before, tile->cases[i].when, true);
    }
}

void lint_branches(const struct lint *lint)
{
    for (int i = 0; i < lint->pack->question_count; i++)
        if (lint_is_own(lint, lint->pack->questions[i].span))
            look_at_question(lint, &lint->pack->questions[i]);
    lint_each(lint, look_at_rule, NULL);
    if (lint->rules->position)
        look_at_places(lint, lint->rules->position);
    for (size_t i = 0; i < lint->layout->count; i++)
        for (size_t t = 0; t < lint->layout->sections[i].tile_count; t++)
            look_at_tile(lint, &lint->layout->sections[i].tiles[t]);
}
