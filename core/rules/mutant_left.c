// The numbers that are not moved, one line a kind: with how many there are, the first of
// them and the reason; those in the placeholders of texts one line each. What is left of a single
// condition or setting is told where that is moved.
#include "rules/mutant.h"

enum { NAMED = 4 };

struct left {
    struct mutants *mutants;
    const char *names;
    size_t count;
    struct span first;
};

static void note(struct left *left, const char *id, struct span at)
{
    if (left->count++ == 0)
        left->first = at;
    if (left->count <= NAMED)
        left->names =
            arena_textf(left->mutants->arena, "%s%s%s", left->names, *left->names ? ", " : "", id);
}

SAYS static void leave(struct left *left, const char *what, const char *why)
{
    struct arena *arena = left->mutants->arena;
    const struct diags *diags = left->mutants->rules->pack->diags;
    if (left->count > NAMED)
        left->names = arena_textf(arena, diag_say(diags, "%s and %zu more"), left->names,
                                  left->count - NAMED);
    if (left->count > 0)
        mutants_leave(left->mutants, &(struct unmoved){.who = diag_say(diags, what),
                                                       .what = left->names,
                                                       .why = why,
                                                       .at = left->first});
    *left = (struct left){.mutants = left->mutants, .names = ""};
}

static bool has_limit(const struct question *question)
{
    bool has = question->has_min || question->has_max || question->has_above || question->most > 0;
    for (size_t i = 0; i < question->column_count && !has; i++)
        has = has_limit(&question->columns[i]);
    return has;
}

static bool is_asked(const struct pack *pack, const struct scale *scale)
{
    bool asked = false;
    for (int i = 0; i < pack->question_count && !asked; i++)
        asked = pack->questions[i].scale == scale;
    return asked;
}

static void leave_questions(struct left *left)
{
    const struct pack *pack = left->mutants->rules->pack;
    for (int i = 0; i < pack->question_count; i++)
        if (has_limit(&pack->questions[i]))
            note(left, pack->questions[i].id, pack->questions[i].span);
    leave(left, "min, max and above of questions", "they only refuse what somebody fills in");
    for (int i = 0; i < pack->scale_count; i++)
        if (is_asked(pack, &pack->scales[i]))
            note(left, pack->scales[i].id, pack->scales[i].span);
    leave(left, "points of scales",
          "a point is what somebody answers: it cannot be moved apart from the answers");
}

static void leave_priorities(struct left *left)
{
    const struct rulebook *rules = left->mutants->rules;
    for (size_t i = 0; i < rules->recommendation_count; i++) {
        const struct recommendation_rule *rule = &rules->recommendations[i];
        note(left, rule->id, span_line(rules->pack->scripts[rule->at.script].file, rule->at.line));
    }
    leave(left, "priority of recommendations", "it only orders the advice in the report");
}

static void leave_decimals(struct left *left)
{
    const struct rulebook *rules = left->mutants->rules;
    for (size_t i = 0; i < rules->figure_count; i++) {
        const struct figure_rule *rule = &rules->figures[i];
        if (rule->has_decimals)
            note(left, rule->id,
                 span_line(rules->pack->scripts[rule->at.script].file, rule->at.line));
    }
    leave(left, "decimals of figures", "a case compares a number as it is shown");
}

static bool has_number(const struct cond *cond)
{
    bool has = cond->op == COND_NUMBER;
    for (size_t i = 0; i < cond->count && !has; i++)
        has = has_number(cond->kids[i]);
    return has;
}

void mutants_leave_text(struct mutants *mutants, const char *who, const struct message *message)
{
    SAYS static const char *const WHY = "a case does not look at what a text says";
    for (int i = 0; i < mutants->rules->pack->language_count; i++) {
        for (size_t h = 0; message->in[i] && h < message->in[i]->count; h++) {
            const struct cond *hole = message->in[i]->holes[h];
            struct unmoved one = {.who = who, .why = WHY, .at = hole->span};
            if (!has_number(hole))
                continue;
            one.what = arena_textf(mutants->arena, "{%s}", cond_text(mutants->arena, hole));
            mutants_leave(mutants, &one);
        }
    }
}

SAYS static void leave_text(struct mutants *mutants, const char *who, const char *id,
                            const struct message *message)
{
    const struct diags *diags = mutants->rules->pack->diags;
    mutants_leave_text(mutants, arena_textf(mutants->arena, "%s '%s'", diag_say(diags, who), id),
                       message);
}

static void leave_texts(struct mutants *mutants)
{
    const struct rulebook *rules = mutants->rules;
    for (size_t i = 0; i < rules->figure_count; i++)
        leave_text(mutants, "a text of figure", rules->figures[i].id, &rules->figures[i].how);
    for (size_t i = 0; i < rules->recommendation_count; i++)
        leave_text(mutants, "a text of recommendation", rules->recommendations[i].id,
                   &rules->recommendations[i].text);
    for (size_t i = 0; i < rules->note_count; i++)
        leave_text(mutants, "a text of note", rules->notes[i].id, &rules->notes[i].text);
}

void mutants_of_left(struct mutants *mutants)
{
    struct left left = {.mutants = mutants, .names = ""};
    leave_questions(&left);
    leave_priorities(&left);
    leave_decimals(&left);
    leave_texts(mutants);
}
