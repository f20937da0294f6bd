// Binds every condition of a pack and its rules, once, at load: names to references, words to the
// words of the question they are compared with; then types; then circles.

#include "rules/bind.h"

#include <string.h>

#include "base/text.h"
#include "rules/bind_circle.h"
#include "rules/bind_missing.h"
#include "rules/bind_types.h"

static bool is_bare_name(const struct cond *cond)
{
    return cond->op == COND_NAME && !strchr(cond->text, '.');
}

static bool has_words(struct type type)
{
    bool words = type.kind == TYPE_WORD || (type.kind == TYPE_LIST && type.of == TYPE_WORD);
    return bind_types_is_open(type) || (words && (type.question || type.roles || type.sets));
}

// Names that there are instead: all of them when they are few.
static void help_known(struct diags *diags, struct diag *diag, const char *const known[],
                       size_t count)
{
    enum { MOST_LISTED = 12 };
    if (count > 0 && count <= MOST_LISTED)
        diag_help(diags, diag, "there are: %s", arena_join(diags->arena, known, count, ", "));
    else
        diag_help(diags, diag,
                  "known are facts, figures and item., dimension., figure., gap., "
                  "itemgap., spread., role., route., axis., lowest., amount., list.");
}

// A name that cannot be written is no help: `a-b` subtracts. Takes out those, and says so of the
// one that was meant.
static size_t leave_writable(struct diags *diags, struct diag *diag, const char *wanted,
                             const char *const known[], size_t count, const char *writable[])
{
    const char *nearest = text_nearest(wanted, known, count);
    if (nearest && strchr(nearest, '-'))
        diag_help(diags, diag,
                  "'%s' cannot be named in a condition, since '-' subtracts: use '_' in its id",
                  nearest);
    size_t left = 0;
    for (size_t i = 0; i < count; i++)
        if (!strchr(known[i], '-'))
            writable[left++] = known[i];
    return left;
}

static void report_unknown(const struct scope *scope, const struct cond *cond, struct diags *diags)
{
    if (scope->place == SCOPE_RULE && scope_is_table_of_people(scope->pack, cond->text)) {
        struct diag *diag =
            diag_add(diags, DIAG_UNKNOWN_NAME, cond->span,
                     "'%s' is a table that respondents fill in: a rule cannot read it", cond->text);
        scope_help_table(diags, diag);
        return;
    }
    const struct question *question = pack_question_find(scope->pack, cond->text);
    if (question && scope->place == SCOPE_RULE) {
        struct diag *diag =
            diag_add(diags, DIAG_UNKNOWN_NAME, cond->span,
                     "'%s' is a question: a rule sees what all respondents made of it", cond->text);
        diag_help(diags, diag, "write item.%s for its score", cond->text);
        return;
    }
    struct diag *diag =
        diag_add(diags, DIAG_UNKNOWN_NAME, cond->span, "nothing here is called '%s'", cond->text);
    if (diags->dropped > 0) // nobody sees it, and comparing with every name takes long
        return;
    const char *const *known;
    size_t count = scope_known(scope, cond->text, diags->arena, &known);
    const char **writable = arena_array(diags->arena, count, sizeof *writable);
    count = leave_writable(diags, diag, cond->text, known, count, writable);
    if (!diag->parts)
        diag_suggest(diags, diag, cond->text, writable, count);
    if (!diag->parts)
        help_known(diags, diag, writable, count);
}

static void report_unknown_word(const struct scope *scope, struct type type,
                                const struct cond *cond, struct diags *diags)
{
    const char *const *words;
    size_t count = bind_types_words(scope, type, diags->arena, &words);
    struct diag *diag = diag_add(diags, DIAG_UNKNOWN_NAME, cond->span,
                                 "'%s' is not one of the words of '%s'", cond->text,
                                 type.roles  ? "role.missing"
                                 : type.sets ? "amount.set"
                                             : type.question->id);
    if (diag == &diags->unseen) // comparing with every word takes long
        return;
    const char *nearest = text_nearest(cond->text, words, count);
    if (nearest && strchr(nearest, '-'))
        diag_help(diags, diag, "did you mean \"%s\"? a word with '-' stands in quotes", nearest);
    else
        diag_suggest(diags, diag, cond->text, words, count);
    if (diag->parts)
        return;
    struct buf list;
    buf_init(&list, 1024);
    for (size_t i = 0; i < count; i++)
        buf_putf(&list, "%s%s", i ? ", " : "", words[i]);
    diag_help(diags, diag, "possible are %s", list.text);
    buf_clear(&list);
}

static bool bind_here(struct scope *scope, struct cond *cond, struct diags *diags)
{
    if (!scope_find(scope, cond->text, &cond->ref)) {
        report_unknown(scope, cond, diags);
        return false;
    }
    if (cond->ref.space == REF_ANSWER && cond->ref.index >= scope->question) {
        struct diag *diag =
            diag_add(diags, DIAG_LATER_NAME, cond->span, "'%s' is asked later", cond->text);
        diag_help(diags, diag, "a condition looks at facts and earlier questions only");
        return false;
    }
    return true;
}

static bool bind_part(struct scope *scope, struct cond *cond, struct diags *diags);

// A bare name, or a text in quotes, beside something with words is one of these words.
static bool bind_word(struct scope *scope, struct type type, struct cond *cond, struct diags *diags)
{
    if (cond->op == COND_LIST) {
        bool good = true;
        for (size_t i = 0; i < cond->count; i++)
            good &= bind_word(scope, type, cond->kids[i], diags);
        return good;
    }
    if (cond->op == COND_QUOTED && !bind_types_is_word(scope, type, cond->text)) {
        report_unknown_word(scope, type, cond, diags);
        return false;
    }
    if (!is_bare_name(cond))
        return bind_part(scope, cond, diags);
    if (bind_types_is_word(scope, type, cond->text)) {
        cond->ref = (struct ref){REF_WORD, 0, 0};
        return true;
    }
    struct ref ref;
    if (scope_find(scope, cond->text, &ref) && ref.space != REF_FIGURE)
        return bind_part(scope, cond, diags);
    report_unknown_word(scope, type, cond, diags);
    return false;
}

static struct type words_of(const struct scope *scope, const struct cond *cond)
{
    struct cond probe = *cond;
    if (cond->op != COND_NAME || !scope_find(scope, cond->text, &probe.ref))
        return (struct type){.kind = TYPE_ANY};
    return bind_types_of(scope, &probe);
}

static bool bind_part(struct scope *scope, struct cond *cond, struct diags *diags)
{
    if (cond->op == COND_NAME)
        return bind_here(scope, cond, diags);
    if (cond->op == COND_EQ || cond->op == COND_NE || cond->op == COND_IN) {
        for (size_t i = 0; i < 2; i++) {
            struct type type = words_of(scope, cond->kids[i]);
            if (has_words(type)) {
                bool left = bind_part(scope, cond->kids[i], diags); // both, to tell all errors
                return bind_word(scope, type, cond->kids[1 - i], diags) && left;
            }
        }
    }
    bool good = true;
    for (size_t i = 0; i < cond->count; i++)
        good &= bind_part(scope, cond->kids[i], diags);
    return good;
}

bool bind_cond(struct scope *scope, struct cond *cond, struct diags *diags)
{
    if (!bind_part(scope, cond, diags) || !bind_types_check(scope, cond, diags))
        return false;
    if (scope->place == SCOPE_RULE)
        bind_missing_warn(cond, scope->rules, diags);
    return true;
}

static bool bind_condition(struct scope *scope, struct cond *cond, struct diags *diags)
{
    if (!cond)
        return true;
    if (!bind_cond(scope, cond, diags))
        return false;
    if (bind_types_of(scope, cond).kind == TYPE_BOOL)
        return true;
    struct diag *diag = diag_add(diags, DIAG_CONDITION_TYPE, cond->span,
                                 "this is not a condition: it is neither true nor false");
    diag_help(diags, diag, "compare it, for example with > 0");
    return false;
}

static bool bind_expr(struct scope *scope, struct expr *expr, bool condition, struct diags *diags)
{
    if (!expr->cond)
        return true;
    return condition ? bind_condition(scope, expr->cond, diags)
                     : bind_cond(scope, expr->cond, diags);
}

bool bind_hole(struct scope *scope, struct cond *hole, struct diags *diags)
{
    if (!bind_cond(scope, hole, diags))
        return false;
    if (bind_types_of(scope, hole).kind != TYPE_TABLE)
        return true;
    struct diag *diag = diag_add(diags, DIAG_CONDITION_TYPE, hole->span,
                                 "a text cannot show a whole table: '%s'", hole->text);
    diag_help(diags, diag, "write {count(%s)} for the number of its rows, or {%s.column}",
              hole->text, hole->text);
    return false;
}

static bool bind_message(struct scope *scope, struct message *message, struct diags *diags)
{
    bool good = true;
    for (int i = 0; i < scope->pack->language_count; i++)
        for (size_t h = 0; message->in[i] && h < message->in[i]->count; h++)
            good &= bind_hole(scope, message->in[i]->holes[h], diags);
    return good;
}

// What people answered must not show in how many were asked.
static bool check_group(const struct pack *pack, struct diags *diags)
{
    bool good = true;
    for (int i = pack->fact_count; i < pack->question_count && pack->group.least; i++) {
        const struct question *question = &pack->questions[i];
        if (!question_is_personal(question))
            continue;
        struct diag *diag =
            diag_add(diags, DIAG_GROUP_PERSONAL, question->when->span,
                     "whether '%s' is asked depends on somebody's answers", question->id);
        diag_help(diags, diag,
                  "in a pack with 'group' how many were asked would tell who answered "
                  "what; ask everybody, or look at facts");
        good = false;
    }
    return good;
}

static bool bind_pack(struct pack *pack, struct rulebook *rules, struct diags *diags)
{
    bool good = true;
    for (int i = 0; i < pack->question_count; i++) {
        struct question *question = &pack->questions[i];
        struct scope scope = {SCOPE_QUESTION, pack, rules, i};
        good &= bind_condition(&scope, question->when, diags);
        // An option may look at its own question's place in the order, not at its answer.
        for (size_t o = 0; o < question->option_count; o++)
            good &= bind_condition(&scope, question->options[o].when, diags);
        scope.place = SCOPE_ROW;
        for (size_t c = 0; c < question->check_count; c++)
            good &= bind_condition(&scope, question->checks[c].that, diags);
    }
    good &= check_group(pack, diags);
    struct scope scope = {SCOPE_CHECK, pack, rules, -1};
    for (int i = 0; i < pack->check_count; i++)
        good &= bind_condition(&scope, pack->checks[i].that, diags);
    return good;
}

static bool bind_routes(struct scope *scope, struct rulebook *rules, struct diags *diags)
{
    bool good = true;
    for (size_t i = 0; i < rules->route_count; i++) {
        struct route_rule *route = &rules->routes[i];
        for (size_t r = 0; r < route->require_count; r++)
            good &= bind_expr(scope, &route->requires[r].when, true, diags);
        for (size_t c = 0; c < route->criterion_count; c++)
            good &= bind_expr(scope, &route->criteria[c].value, false, diags);
    }
    return good;
}

static bool bind_rules(struct pack *pack, struct rulebook *rules, struct diags *diags)
{
    struct scope scope = {SCOPE_RULE, pack, rules, -1};
    bool good = bind_routes(&scope, rules, diags);
    for (size_t i = 0; i < rules->figure_count; i++) {
        struct figure_rule *figure = &rules->figures[i];
        good &= bind_expr(&scope, &figure->value, false, diags);
        for (size_t n = 0; n < figure->need_count; n++)
            good &= bind_cond(&scope, figure->needs[n], diags);
        good &= bind_message(&scope, &figure->how, diags);
    }
    for (size_t i = 0; rules->position && i < rules->position->place_count; i++)
        good &= bind_condition(&scope, rules->position->places[i].when, diags);
    for (size_t i = 0; i < rules->recommendation_count; i++) {
        struct recommendation_rule *rule = &rules->recommendations[i];
        good &= bind_expr(&scope, &rule->when, true, diags);
        good &= bind_expr(&scope, &rule->stake, false, diags);
        good &= bind_message(&scope, &rule->text, diags);
    }
    for (size_t i = 0; i < rules->card_count; i++)
        good &= bind_expr(&scope, &rules->cards[i].when, true, diags);
    for (size_t i = 0; i < rules->note_count; i++) {
        good &= bind_expr(&scope, &rules->notes[i].when, true, diags);
        good &= bind_message(&scope, &rules->notes[i].text, diags);
    }
    return good;
}

bool bind_all(struct pack *pack, struct rulebook *rules, struct diags *diags)
{
    bool good = bind_pack(pack, rules, diags);
    good &= bind_rules(pack, rules, diags);
    return good && bind_circle_free(pack, rules, diags);
}
