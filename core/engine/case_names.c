// Looks up the names in what a case expects, and helps with those that the pack does not have: the
// nearest with its place, what the name is instead, or which names there are.
#include "engine/case_names.h"

#include <string.h>

#include "base/text.h"
#include "rules/scope.h"

enum { MOST_NEAR = 500 };

// `key` is where names of this kind are expected. `declared`: by a script.
SAYS static const struct {
    enum diag_code code;
    bool declared;
    const char *key, *what;
} KINDS[] = {
    [CASE_SCORE] = {DIAG_UNKNOWN_DIMENSION, true, "dimensions", "dimension with a score"},
    [CASE_ITEM] = {DIAG_UNKNOWN_QUESTION, false, "items", "question with a score"},
    [CASE_FIGURE] = {DIAG_CASE_NAME, true, "figures", "figure"},
    [CASE_ROUTE] = {DIAG_CASE_NAME, true, "routes", "route"},
    [CASE_RECOMMENDATION] = {DIAG_CASE_NAME, true, "fires", "recommendation"},
    [CASE_CARD] = {DIAG_CASE_NAME, true, "cards", "card"},
    [CASE_NOTE] = {DIAG_CASE_NAME, true, "notes", "note"},
    [CASE_ROLE] = {DIAG_UNKNOWN_ROLE, false, "missing_roles", "role"},
    [CASE_AXIS] = {DIAG_CASE_NAME, true, "position: { axes: ... }", "axis"},
    [CASE_PLACE] = {DIAG_CASE_NAME, true, "position: { id: ... }", "place"},
    [CASE_TABLE] = {DIAG_CASE_NAME, true, "tables", "table"},
    [CASE_TALLY] = {DIAG_UNKNOWN_QUESTION, false, "tallies", "question of a group"},
    [CASE_SHOWN] = {DIAG_CASE_NAME, false, "shows", "part of the report with the id"},
    [CASE_FINDING] = {DIAG_CASE_NAME, true, "because", "recommendation or card"},
    [CASE_NO_NAME] = {DIAG_CASE_NAME, false, "", "name"},
};

struct named {
    const char *id; // NULL behind the last
    struct span at;
};

static struct named in_script(const struct case_names *names, const char *id, struct rule_at at)
{
    return (struct named){id, span_line(names->pack->scripts[at.script].file, at.line)};
}

// A question has a score when it has a scale.
static struct named item_at(const struct pack *pack, size_t at)
{
    for (int i = pack->fact_count; i < pack->question_count; i++)
        if (pack->questions[i].scale && at-- == 0)
            return (struct named){pack->questions[i].id, pack->questions[i].span};
    return (struct named){NULL, SPAN_NONE};
}

static struct named place_at(const struct case_names *names, enum case_kind kind, size_t at)
{
    const struct position_rule *position = names->rules->position;
    size_t count = !position ? 0 : kind == CASE_AXIS ? position->axis_count : position->place_count;
    if (at >= count)
        return (struct named){NULL, SPAN_NONE};
    return in_script(names, kind == CASE_AXIS ? position->axes[at].id : position->places[at].id,
                     position->at);
}

static struct named of_pack(const struct pack *pack, enum case_kind kind, size_t at)
{
    if (kind == CASE_ITEM)
        return item_at(pack, at);
    if (kind == CASE_ROLE && at < (size_t)pack->role_count)
        return (struct named){pack->roles[at].id, pack->roles[at].span};
    at += (size_t)pack->fact_count;
    if (kind == CASE_TALLY && pack->group.least && at < (size_t)pack->question_count)
        return (struct named){pack->questions[at].id, pack->questions[at].span};
    return (struct named){NULL, SPAN_NONE};
}

// The name with this number.
static struct named name_at(const struct case_names *names, enum case_kind kind, size_t at)
{
#define OF(list)                                                                             \
    if (at < names->rules->list##_count)                                                     \
        return in_script(names, names->rules->list##s[at].id, names->rules->list##s[at].at); \
    break
    switch (kind) {
    case CASE_SCORE:
        if (at < names->rules->score_count) {
            const struct score_rule *score = &names->rules->scores[at];
            return in_script(names, names->pack->dimensions[score->dimension].id, score->at);
        }
        break;
    case CASE_FIGURE: OF(figure);
    case CASE_ROUTE: OF(route);
    case CASE_RECOMMENDATION: OF(recommendation);
    case CASE_CARD: OF(card);
    case CASE_NOTE: OF(note);
    case CASE_TABLE: OF(table);
    case CASE_FINDING:
        return at < names->rules->recommendation_count
                   ? name_at(names, CASE_RECOMMENDATION, at)
                   : name_at(names, CASE_CARD, at - names->rules->recommendation_count);
    case CASE_SHOWN:
        if (at < names->layout->id_count)
            return (struct named){names->layout->ids[at], SPAN_NONE};
        break;
    case CASE_AXIS:
    case CASE_PLACE: return place_at(names, kind, at);
    default: return of_pack(names->pack, kind, at);
    }
#undef OF
    return (struct named){NULL, SPAN_NONE};
}

static struct named find(const struct case_names *names, enum case_kind kind, const char *id)
{
    struct named named;
    for (size_t i = 0; (named = name_at(names, kind, i)).id; i++)
        if (strcmp(named.id, id) == 0)
            break;
    return named;
}

// --- help ---

// Is it known, but as something else? Says so.
static bool help_other(const struct case_names *names, struct diag *diag, const char *id,
                       enum case_kind kind)
{
    for (enum case_kind other = 0; other < CASE_FINDING; other++) {
        struct named named =
            other == kind ? (struct named){NULL, SPAN_NONE} : find(names, other, id);
        if (!named.id || other == CASE_ITEM || other == CASE_TALLY)
            continue;
        diag_help_at(names->diags, diag, named.at, "the pack has it as %s: expect it under `%s`",
                     diag_say(names->diags, KINDS[other].what), KINDS[other].key);
        return true;
    }
    const struct question *question = pack_question_find(names->pack, id);
    int dimension = pack_dimension_find(names->pack, id);
    if (question && kind == CASE_TALLY)
        diag_help(names->diags, diag, "only a pack with a `group:` counts answers");
    else if (question && kind == CASE_ITEM)
        diag_help_at(names->diags, diag, question->span,
                     "'%s' has no scale, so its answers have no score", id);
    else if (question && question->scale && kind == CASE_SCORE)
        diag_help_at(names->diags, diag, question->span,
                     "it is a question: expect its score under `items`");
    else if (dimension >= 0 && kind == CASE_SCORE)
        diag_help_at(names->diags, diag, names->pack->dimensions[dimension].span,
                     "the dimension is there, but no script gives it a score with grow.score");
    else
        return false;
    return true;
}

static void help_name(const struct case_names *names, struct diag *diag, const char *id,
                      enum case_kind kind)
{
    const char *known[MOST_NEAR] = {NULL}, *name;
    size_t count = 0;
    while (count < MOST_NEAR && (name = name_at(names, kind, count).id) != NULL)
        known[count++] = name;
    const char *near = text_nearest(id, known, count);
    if (help_other(names, diag, id, kind))
        return;
    if (near)
        diag_help_at(names->diags, diag, find(names, kind, near).at, "did you mean '%s'?", near);
    else if (count > 0)
        diag_help(names->diags, diag, "there are: %s", diag_listed(names->diags, known, count));
    if (!near && kind == CASE_SHOWN)
        diag_help(names->diags, diag, "give the section, line or case in report.yaml an `id`");
    if (!near && KINDS[kind].declared)
        diag_help(names->diags, diag,
                  count > 0 ? "when a script declares it, name that under `scripts:` in "
                              "questionnaire.yaml"
                            : "the pack has none: declare it in a script that stands under "
                              "`scripts:` in questionnaire.yaml");
}

bool case_names_check(const struct case_names *names, const struct node *node, enum case_kind kind)
{
    if (kind == CASE_NO_NAME || !names->rules || find(names, kind, node->text).id)
        return true;
    struct diag *diag =
        diag_add(names->diags, KINDS[kind].code, node->span, "the pack has no %s '%s'",
                 diag_say(names->diags, KINDS[kind].what), node->text);
    if (diag != &names->diags->unseen)
        help_name(names, diag, node->text, kind);
    return false;
}

// --- other names ---

bool case_names_check_cause(const struct case_names *names, const struct node *node)
{
    struct scope scope = {SCOPE_RULE, names->pack, names->rules, -1};
    if (!names->rules || pack_question_find(names->pack, node->text))
        return true;
    const char *near = scope_result_nearest(&scope, node->text, names->diags->arena);
    if (near && strcmp(near, node->text) == 0)
        return true;
    struct diag *diag = diag_add(names->diags, DIAG_CASE_NAME, node->span,
                                 "a finding cannot rest on '%s'", node->text);
    if (near)
        diag_help(names->diags, diag, "did you mean '%s'?", near);
    else
        diag_help(names->diags, diag,
                  "name it as results do (`figures.dekking`, `items.R04`), or name a question");
    return false;
}

bool case_names_among(const struct case_names *names, const struct node *node, const char *what,
                      const char *const list[], size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i], node->text) == 0)
            return true;
    struct diag *diag = diag_add(names->diags, DIAG_CASE_NAME, node->span, "there is no %s '%s'",
                                 diag_say(names->diags, what), node->text);
    if (diag == &names->diags->unseen)
        return false;
    diag_suggest(names->diags, diag, node->text, list, count);
    if (!text_nearest(node->text, list, count))
        diag_help(names->diags, diag, "there are: %s", diag_listed(names->diags, list, count));
    return false;
}
