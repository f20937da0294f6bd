// Lists and applies single changes of a dossier. It knows scales, options and cells, and nothing
// of what a change is good for.

#include "engine/change.h"

#include <math.h>
#include <string.h>

#include "base/num.h"
#include "base/text.h"

struct listing {
    const struct assessment *base;
    const struct pack *pack;
    struct arena *arena;
    struct changes found;
    int most_steps;
    const bool *deciding; // one a question
};

static void push(struct listing *l, struct change change)
{
    ARENA_PUSH(l->arena, l->found.list, l->found.count, l->found.room);
    l->found.list[l->found.count++] = change;
    if (change.steps > l->most_steps)
        l->most_steps = change.steps;
}

static struct answer answer_of(struct value value)
{
    return (struct answer){.state = ANSWER_VALUE, .value = value, .span = SPAN_NONE};
}

// --- one place ---

static int point_of(const struct scale *scale, const struct answer *answer)
{
    for (size_t i = 0; i < scale->count && answer->state == ANSWER_VALUE; i++) {
        const struct point *point = &scale->points[i];
        bool is = answer->value.kind == VALUE_NUMBER ? answer->value.number == point->number
                                                     : text_equal(answer->value.text, point->is);
        if (is)
            return (int)i;
    }
    return -1;
}

// An open answer counts as one in the middle: whatever it becomes is at least a step.
static void list_points(struct listing *l, const struct scale *scale, struct change change)
{
    int now = point_of(scale, &change.before);
    for (int i = 0; i < (int)scale->count; i++) {
        if (i == now)
            continue;
        const struct point *point = &scale->points[i];
        int from = now < 0 ? (int)scale->count / 2 : now;
        change.steps = i > from ? i - from : i < from ? from - i : 1;
        change.direction = now < 0 ? 0 : i > now ? 1 : -1;
        change.after =
            answer_of(scale->words ? value_word(point->is) : value_number(point->number, 0));
        push(l, change);
    }
}

static void list_options(struct listing *l, const struct question *question, struct change change)
{
    bool given = change.before.state == ANSWER_VALUE;
    for (size_t i = 0; i < question->option_count; i++) {
        const struct option *option = &question->options[i];
        // Whether an option with a condition is open depends on other answers: left alone.
        if (option->when || (given && text_equal(change.before.value.text, option->id)))
            continue;
        change.steps = 1;
        change.direction = 0;
        change.after = answer_of(value_word(option->id));
        push(l, change);
    }
}

static bool is_within(const struct question *question, double number)
{
    return !(question->has_min && number < question->min) &&
           !(question->has_max && number > question->max) &&
           !(question->has_above && number <= question->above);
}

// A number has no steps of its own: a tenth, a quarter, a half of it, all of it.
static void list_numbers(struct listing *l, const struct question *question, struct change change)
{
    static const double SHARES[] = {0.1, 0.25, 0.5, 1};
    if (change.before.state != ANSWER_VALUE)
        return;
    double now = change.before.value.number;
    for (int i = 0; i < 4; i++) {
        for (int up = 0; up < 2; up++) {
            double number = num_round(now * (up ? 1 + SHARES[i] : 1 - SHARES[i]), 0);
            if (number == now || !is_within(question, number))
                continue;
            change.steps = i + 1;
            change.direction = up ? 1 : -1;
            change.after = answer_of(value_number(number, change.before.value.decimals));
            push(l, change);
        }
    }
}

static void list_place(struct listing *l, const struct question *question, struct change change)
{
    switch (question->type) {
    case QUESTION_SCALE: list_points(l, question->scale, change); break;
    case QUESTION_SINGLE: list_options(l, question, change); break;
    case QUESTION_NUMBER: list_numbers(l, question, change); break;
    default: break;
    }
}

// --- all places ---

static void list_cells(struct listing *l, const struct question *question)
{
    const struct answer *fact = &l->base->dossier->facts[question->index];
    for (size_t row = 0; fact->state == ANSWER_VALUE && row < fact->value.count; row++)
        for (size_t column = 0; column < question->column_count; column++) {
            if (question->columns[column].fixed)
                continue;
            struct change change = {-1,
                                    question->index,
                                    (int)row,
                                    (int)column,
                                    1,
                                    0,
                                    answer_of(fact->value.items[row].items[column]),
                                    {0}};
            list_place(l, &question->columns[column], change);
        }
}

static void list_fact(struct listing *l, const struct question *question)
{
    const struct answer *fact = &l->base->dossier->facts[question->index];
    if (question->fixed || !l->base->fact_shown[question->index])
        return;
    if (question->type == QUESTION_TABLE)
        list_cells(l, question);
    else
        list_place(l, question, (struct change){-1, question->index, -1, -1, 1, 0, *fact, {0}});
}

static void mark_answers(const struct cond *cond, bool *marks)
{
    if (cond->op == COND_NAME && cond->ref.space == REF_ANSWER)
        marks[cond->ref.index] = true;
    for (size_t i = 0; i < cond->count; i++)
        mark_answers(cond->kids[i], marks);
}

// Which answers decide what their respondent is asked? Of those it matters who gave them.
static bool *find_deciding(const struct pack *pack, struct arena *arena)
{
    bool *marks = arena_array(arena, (size_t)pack->question_count, sizeof *marks);
    for (int q = 0; q < pack->question_count; q++)
        if (pack->questions[q].when)
            mark_answers(pack->questions[q].when, marks);
    return marks;
}

// Answers that were listed already, by role and point.
struct seen {
    bool on;
    bool *points[PACK_ROLES];
};

static bool is_seen(struct listing *l, struct seen *seen, const struct question *question,
                    const struct respondent *respondent)
{
    if (!seen->on || !question->scale)
        return false;
    int point = point_of(question->scale, &respondent->answers[question->index]);
    bool **points = &seen->points[respondent->role];
    if (!*points)
        *points = arena_array(l->arena, question->scale->count + 1, sizeof **points);
    bool was = (*points)[point + 1];
    (*points)[point + 1] = true;
    return was;
}

static void list_answer(struct listing *l, const struct question *question, unsigned kinds)
{
    const struct dossier *dossier = l->base->dossier;
    struct seen seen = {.on = kinds & CHANGE_ONCE && !l->deciding[question->index]};
    for (int p = 0; p < dossier->respondent_count; p++) {
        const struct respondent *respondent = &dossier->respondents[p];
        const struct answer *answer = &respondent->answers[question->index];
        unsigned kind = answer->state == ANSWER_VALUE ? CHANGE_ANSWERS : CHANGE_OPEN;
        if (!(kinds & kind) || !(question->roles >> respondent->role & 1U) ||
            !evaluate_was_shown(l->base, question->index, p) ||
            is_seen(l, &seen, question, respondent))
            continue;
        list_place(l, question, (struct change){p, question->index, -1, -1, 1, 0, *answer, {0}});
    }
}

// By steps; within them as they were found.
static struct changes by_steps(struct listing *l)
{
    struct changes sorted = {0};
    sorted.list = arena_array(l->arena, l->found.count, sizeof *sorted.list);
    for (int steps = 1; steps <= l->most_steps; steps++)
        for (size_t i = 0; i < l->found.count; i++)
            if (l->found.list[i].steps == steps)
                sorted.list[sorted.count++] = l->found.list[i];
    return sorted;
}

struct changes change_all(const struct assessment *base, unsigned kinds, const bool *questions,
                          struct arena *arena)
{
    struct listing l = {.base = base, .pack = base->pack, .arena = arena};
    l.deciding = find_deciding(l.pack, arena);
    for (int q = 0; q < l.pack->question_count; q++) {
        const struct question *question = &l.pack->questions[q];
        if (questions && !questions[q])
            continue;
        if (q < l.pack->fact_count) {
            if (kinds & CHANGE_FACTS)
                list_fact(&l, question);
        } else if (question->type == QUESTION_SCALE ||
                   (question->type == QUESTION_SINGLE && kinds & CHANGE_CHOICES)) {
            list_answer(&l, question, kinds);
        }
    }
    return by_steps(&l);
}

bool change_same_place(const struct change *a, const struct change *b)
{
    return a->question == b->question && a->respondent == b->respondent && a->row == b->row &&
           a->column == b->column;
}

// --- copies ---

static void put_cell(struct answer *fact, const struct change *change, struct arena *arena)
{
    struct value *rows = arena_copy(arena, fact->value.items, fact->value.count, sizeof *rows);
    struct value *row = &rows[change->row];
    struct value *cells = arena_copy(arena, row->items, row->count, sizeof *cells);
    cells[change->column] = change->after.value;
    row->items = cells;
    fact->value.items = rows;
}

struct dossier *change_apply(const struct dossier *dossier, const struct change *changes,
                             size_t count, struct arena *arena)
{
    struct dossier *copy = arena_alloc(arena, sizeof *copy);
    size_t questions = (size_t)dossier->pack->question_count;
    size_t people = (size_t)dossier->respondent_count;
    *copy = *dossier;
    copy->arena = arena;
    copy->respondents = arena_copy(arena, dossier->respondents, people, sizeof *copy->respondents);
    for (size_t i = 0; i < count; i++) {
        const struct change *change = &changes[i];
        if (change->respondent >= 0) {
            struct respondent *respondent = &copy->respondents[change->respondent];
            if (respondent->answers == dossier->respondents[change->respondent].answers)
                respondent->answers =
                    arena_copy(arena, respondent->answers, questions, sizeof *respondent->answers);
            respondent->answers[change->question] = change->after;
            continue;
        }
        if (copy->facts == dossier->facts)
            copy->facts = arena_copy(arena, dossier->facts, questions, sizeof *copy->facts);
        if (change->row >= 0)
            put_cell(&copy->facts[change->question], change, arena);
        else
            copy->facts[change->question] = change->after;
    }
    return copy;
}

struct dossier *change_without(const struct dossier *dossier, int respondent, struct arena *arena)
{
    struct dossier *copy = arena_alloc(arena, sizeof *copy);
    *copy = *dossier;
    copy->arena = arena;
    copy->respondents =
        arena_array(arena, (size_t)dossier->respondent_count, sizeof *copy->respondents);
    copy->respondent_count = 0;
    for (int p = 0; p < dossier->respondent_count; p++)
        if (p != respondent)
            copy->respondents[copy->respondent_count++] = dossier->respondents[p];
    return copy;
}
