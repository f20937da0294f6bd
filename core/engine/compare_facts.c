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

// The column of the old table with this id, or -1.
static int old_column(const struct question *old, const char *id)
{
    for (size_t i = 0; i < old->column_count; i++)
        if (strcmp(old->columns[i].id, id) == 0)
            return (int)i;
    return -1;
}

struct tables {
    const struct question *old, *now;
    struct value was, is;
};

static void compare_rows(const struct tables *tables, struct arena *arena,
                         struct comparison *comparison)
{
    const struct compared_value there = {true, value_bool(true)}, gone = {0};
    int question = tables->now->index;
    for (size_t i = 0; i < tables->is.count; i++) {
        const struct value *row = &tables->is.items[i];
        const char *name = row_name(row);
        const struct value *before = row_of(&tables->was, name);
        if (!before) {
            add(comparison, arena, (struct compared_fact){question, name, -1, gone, there});
            continue;
        }
        for (size_t k = 0; k < row->count; k++) {
            int column = old_column(tables->old, tables->now->columns[k].id);
            if (column >= 0 && !is_equal(&before->items[column], &row->items[k]))
                add(comparison, arena,
                    (struct compared_fact){question,
                                           name,
                                           (int)k,
                                           {true, before->items[column]},
                                           {true, row->items[k]}});
        }
    }
    for (size_t i = 0; i < tables->was.count; i++) {
        const char *name = row_name(&tables->was.items[i]);
        if (!row_of(&tables->is, name))
            add(comparison, arena, (struct compared_fact){question, name, -1, there, gone});
    }
}

void compare_facts(const struct dossier *old, const struct dossier *now, struct arena *arena,
                   struct comparison *comparison)
{
    for (int f = 0; f < now->pack->fact_count; f++) {
        const struct question *question = &now->pack->questions[f];
        const struct question *before = pack_question_find(old->pack, question->id);
        if (!before || before->type != question->type || before->index >= old->pack->fact_count)
            continue;
        struct compared_value was = value_in(&old->facts[before->index]);
        struct compared_value is = value_in(&now->facts[f]);
        if (question->type == QUESTION_TABLE) {
            struct tables tables = {before, question, was.value, is.value};
            compare_rows(&tables, arena, comparison);
        } else if (!is_equal(&was.value, &is.value)) {
            add(comparison, arena, (struct compared_fact){f, NULL, 0, was, is});
        }
    }
}
