// grow_carry: the answers of a dossier of one pack as a dossier of another that asks some of the
// same. A question is the same when id, wording and what can be answered are; nothing is guessed.
// Packs that take their questions from each other agree without more.
#include "base/text.h"
#include "engine/handles.h"

struct carrying {
    const struct dossier *from;
    struct dossier *to;
    struct arena *arena;
    grow_carried *told;
    grow_left *left;
    size_t left_count, left_room;
};

// --- which questions are the same ---

static bool same_scale(const struct scale *a, const struct scale *b)
{
    bool same = a->count == b->count && a->words == b->words && a->strict == b->strict;
    for (size_t i = 0; same && i < a->count; i++)
        same = text_equal(a->points[i].is, b->points[i].is);
    return same;
}

static bool same_bounds(const struct question *a, const struct question *b)
{
    return a->integer == b->integer && a->has_min == b->has_min && a->min == b->min &&
           a->has_max == b->has_max && a->max == b->max && a->has_above == b->has_above &&
           a->above == b->above && text_equal(a->unit ? a->unit : "", b->unit ? b->unit : "");
}

static bool same_answers(const struct question *a, const struct question *b)
{
    bool same = a->type == b->type && a->option_count == b->option_count && a->most == b->most &&
                a->column_count == b->column_count && same_bounds(a, b) &&
                (a->type != QUESTION_SCALE || same_scale(a->scale, b->scale));
    for (size_t i = 0; same && i < a->option_count; i++)
        same = text_equal(a->options[i].id, b->options[i].id);
    return same;
}

// Columns are no tables: this goes one step down.
static bool same_columns(const struct question *a, const struct question *b)
{
    bool same = true;
    for (size_t i = 0; same && i < a->column_count; i++)
        same = text_equal(a->columns[i].id, b->columns[i].id) &&
               same_answers(&a->columns[i], &b->columns[i]);
    return same;
}

// NULL when answers of `a` are answers of `b`, which may be NULL; else why not.
SAYS static const char *difference(const struct carrying *c, const struct question *a,
                                   const struct question *b)
{
    const struct pack *from = c->from->pack, *to = c->to->pack;
    const char *language = to->languages[0];
    if (!b || (a->phase == PHASE_FACTS) != (b->phase == PHASE_FACTS))
        return "it is not asked there";
    if (!text_equal(text_in(from, &a->text, language), text_in(to, &b->text, language)))
        return "it is worded differently there";
    if (!same_answers(a, b) || !same_columns(a, b))
        return "it is answered differently there";
    return NULL;
}

// --- what is carried ---

SAYS static void leave(struct carrying *c, const char *name, const char *why, size_t answers)
{
    ARENA_PUSH(c->arena, c->left, c->left_count, c->left_room);
    c->left[c->left_count++] = (grow_left){name, why, answers};
}

static void carry_question(struct carrying *c, const struct question *question)
{
    const struct question *same = pack_question_find(c->to->pack, question->id);
    const char *why = difference(c, question, same);
    size_t left = 0, unasked = 0;
    bool is_fact = question->phase == PHASE_FACTS;
    const struct respondent *was = c->from->respondents; // in the same order; some are left out
    if (is_fact && c->from->facts[question->index].state != ANSWER_NONE) {
        left += why != NULL;
        c->told->facts += !why;
        if (!why)
            c->to->facts[same->index] = c->from->facts[question->index];
    }
    for (int i = 0; !is_fact && i < c->to->respondent_count; i++) {
        struct respondent *person = &c->to->respondents[i];
        while (!text_equal(was->id, person->id))
            was++;
        if (was->answers[question->index].state == ANSWER_NONE)
            continue;
        bool asked = !why && (same->roles & (1U << person->role)) != 0;
        left += why != NULL;
        unasked += !why && !asked;
        c->told->answers += asked;
        if (asked)
            person->answers[same->index] = was->answers[question->index];
    }
    if (left > 0)
        leave(c, question->id, why, left);
    if (unasked > 0)
        leave(c, question->id, "this role is not asked there", unasked);
}

static void carry_people(struct carrying *c)
{
    const struct pack *from = c->from->pack, *to = c->to->pack;
    size_t count = (size_t)c->from->respondent_count;
    c->to->respondents = arena_array(c->arena, count, sizeof *c->to->respondents);
    for (size_t i = 0; i < count; i++) {
        const struct respondent *was = &c->from->respondents[i];
        int role = pack_role_find(to, from->roles[was->role].id);
        size_t answers = 0;
        for (int q = 0; q < from->question_count; q++)
            answers += was->answers[q].state != ANSWER_NONE;
        if (role < 0) {
            leave(c, was->id, "its role does not exist there", answers);
            continue;
        }
        c->to->respondents[c->to->respondent_count++] = (struct respondent){
            .id = was->id,
            .role = role,
            .answers = arena_array(c->arena, (size_t)to->question_count, sizeof *was->answers),
        };
    }
}

grow_dossier *grow_carry(const grow_dossier *dossier, const grow_pack *to, grow_carried *carried)
{
    struct arena arena;
    arena_init(&arena);
    grow_dossier *handle = arena_alloc(&arena, sizeof *handle);
    handle->arena = arena;
    handle->pack = to;
    *carried = (grow_carried){0};
    struct carrying c = {.from = dossier->dossier, .arena = &handle->arena, .told = carried};
    c.to = arena_alloc(c.arena, sizeof *c.to);
    *c.to = *c.from;
    c.to->arena = c.arena;
    c.to->pack = to->pack;
    c.to->pack_version = to->pack->version;
    c.to->pack_hash = NULL;
    c.to->respondent_count = 0;
    c.to->facts = arena_array(c.arena, (size_t)to->pack->question_count, sizeof *c.to->facts);
    carry_people(&c);
    for (int i = 0; i < c.from->pack->question_count; i++)
        carry_question(&c, &c.from->pack->questions[i]);
    dossier_seal(c.to);
    carried->left = c.left;
    carried->left_count = c.left_count;
    handle->dossier = c.to;
    return handle;
}
