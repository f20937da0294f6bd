// The facts of two dossiers that differ: values, and of a table its rows and cells. Rows are the
// same when their first column says the same; so a row that was moved is no change.

#include <string.h>

#include "base/text.h"
#include "engine/compare.h"

static bool is_equal(const struct value *a, const struct value *b)
{
    if (a->kind != b->kind || a->count != b->count || a->number != b->number)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (!is_equal(&a->items[i], &b->items[i]))
            return false;
    bool both = a->text && b->text;
    return both ? strcmp(a->text, b->text) == 0 : a->text == b->text;
}

static struct compared_value value_in(const struct answer *answer)
{
    return (struct compared_value){true,
                                   answer->state == ANSWER_VALUE ? answer->value : VALUE_NOTHING};
}

static void add(struct comparison *comparison, struct arena *arena, struct compared_fact fact)
{
    ARENA_PUSH(arena, comparison->facts, comparison->fact_count, comparison->fact_room);
    comparison->facts[comparison->fact_count++] = fact;
    comparison->differences++;
}

static const char *row_name(const struct value *row)
{
    bool named = row->count > 0 && row->items[0].text;
    return named ? row->items[0].text : "";
}

static const struct value *row_of(const struct value *table, const char *name)
{
    for (size_t i = 0; i < table->count; i++)
        if (strcmp(row_name(&table->items[i]), name) == 0)
            return &table->items[i];
    return NULL;
}

struct tables {
    const struct pack *old_pack, *now_pack;
    const struct question *old, *now;
    struct value was, is;
    struct compared_fact fact; // what those of its rows have in common
    struct arena *arena;
    struct comparison *comparison;
};

// The column of the old table that is this one of the new, or -1.
static int old_column(const struct tables *t, const char *id)
{
    for (size_t i = 0; i < t->old->column_count; i++)
        if (strcmp(likeness_column(t->old_pack, t->now_pack, t->old, &t->old->columns[i], t->arena),
                   id) == 0)
            return (int)i;
    return -1;
}

static void add_row(const struct tables *t, const char *name, bool was, bool is)
{
    struct compared_fact fact = t->fact;
    fact.row = name;
    fact.column = -1;
    fact.was = (struct compared_value){was, value_bool(was)};
    fact.is = (struct compared_value){is, value_bool(is)};
    add(t->comparison, t->arena, fact);
}

static void compare_cells(const struct tables *t, const char *name, const struct value *before,
                          const struct value *row)
{
    for (size_t k = 0; k < row->count; k++) {
        int column = old_column(t, t->now->columns[k].id);
        if (column < 0 || is_equal(&before->items[column], &row->items[k]))
            continue;
        struct compared_fact fact = t->fact;
        fact.row = name;
        fact.column = (int)k;
        fact.was_column = column;
        fact.was = (struct compared_value){true, before->items[column]};
        fact.is = (struct compared_value){true, row->items[k]};
        add(t->comparison, t->arena, fact);
    }
}

static void compare_rows(const struct tables *t)
{
    for (size_t i = 0; i < t->is.count; i++) {
        const struct value *row = &t->is.items[i];
        const char *name = row_name(row);
        const struct value *before = row_of(&t->was, name);
        if (before)
            compare_cells(t, name, before, row);
        else
            add_row(t, name, false, true);
    }
    for (size_t i = 0; i < t->was.count; i++) {
        const char *name = row_name(&t->was.items[i]);
        if (!row_of(&t->is, name))
            add_row(t, name, true, false);
    }
}

// The fact of the old pack that is this one, also where it was renamed; or NULL.
static const struct question *old_fact(const struct pack *old, const struct question *question,
                                       const struct likeness *likeness)
{
    const struct question *before = pack_question_find(old, question->id);
    if (likeness->was)
        before = likeness->was[question->index] < 0
                     ? NULL
                     : &old->questions[likeness->was[question->index]];
    bool same = before && before->type == question->type && before->index < old->fact_count;
    return same ? before : NULL;
}

void compare_facts(const struct dossier *old, const struct dossier *now,
                   const struct likeness *likeness, struct arena *arena,
                   struct comparison *comparison)
{
    comparison->was_pack = old->pack;
    for (int f = 0; f < now->pack->fact_count; f++) {
        const struct question *question = &now->pack->questions[f];
        const struct question *before = old_fact(old->pack, question, likeness);
        if (!before)
            continue;
        struct compared_fact fact = {.question = f,
                                     .was_question = before->index,
                                     .was = value_in(&old->facts[before->index]),
                                     .is = value_in(&now->facts[f]),
                                     .unlike = likeness->questions && likeness->questions[f]};
        if (question->type == QUESTION_TABLE)
            compare_rows(&(struct tables){old->pack, now->pack, before, question, fact.was.value,
                                          fact.is.value, fact, arena, comparison});
        else if (!is_equal(&fact.was.value, &fact.is.value))
            add(comparison, arena, fact);
    }
}
