// What a case expects of tables and of the tallies of a group.
#include <string.h>

#include "engine/case_expect.h"
#include "rules/evaluate.h"
#include "rules/scope.h"

static int column_find(const struct table_rule *table, const char *id)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (strcmp(table->columns[i].id, id) == 0)
            return (int)i;
    return -1;
}

static void expect_row(struct expecting *expecting, const struct node *expected,
                       const struct table_rule *table, const struct value *row)
{
    for (size_t i = 0; i < expected->count; i++) {
        const char *key = expected->keys[i]->text;
        int column = column_find(table, key);
        if (column < 0)
            continue;
        const struct value *cell = &row->items[column];
        if (cell->kind == VALUE_NUMBER || node_is_null(expected->items[i]))
            expect_number(expecting, expected->items[i], key, cell->kind != VALUE_MISSING,
                          cell->number, table->columns[column].shown);
        else
            expect_text(expecting, expected->items[i], key, cell->text);
    }
}

static void expect_rows(struct expecting *expecting, const struct node *expected,
                        const struct table_result *table)
{
    struct arena *arena = expecting->diags->arena;
    bool there = table->value.kind == VALUE_TABLE;
    size_t rows = there ? table->value.count : 0;
    if (node_is_null(expected) ? there : !there || rows != expected->count) {
        expect_differ(expecting, expected, table->rule->id,
                      node_is_null(expected) ? "null"
                                             : arena_textf(arena, "%zu rows", expected->count),
                      there ? arena_textf(arena, "%zu rows", rows) : "null");
        bless_leave(expecting->edits);
        return;
    }
    for (size_t i = 0; i < rows; i++)
        expect_row(expecting, expected->items[i], table->rule, &table->value.items[i]);
}

void expect_tables(struct expecting *expecting, const struct node *expected)
{
    const struct rulebook *rules = expecting->assessment->rules;
    for (size_t i = 0; i < expected->count; i++) {
        int table = rulebook_table_find(rules, expected->keys[i]->text);
        if (table >= 0)
            expect_rows(expecting, expected->items[i], &expecting->assessment->tables[table]);
    }
}

// Numbers as rules read them; null where one may not be told.
void expect_tallies(struct expecting *expecting, const struct node *expected)
{
    const struct assessment *assessment = expecting->assessment;
    struct scope scope = {SCOPE_RULE, assessment->pack, assessment->rules, -1};
    for (size_t i = 0; i < expected->count; i++) {
        const struct node *numbers = expected->items[i];
        for (size_t k = 0; k < numbers->count; k++) {
            const char *name = arena_textf(expecting->diags->arena, "tally.%s.%s",
                                           expected->keys[i]->text, numbers->keys[k]->text);
            struct ref ref;
            if (!scope_find(&scope, name, &ref))
                continue;
            struct value value = evaluate_value(assessment, ref);
            expect_number(expecting, numbers->items[k], name, value.kind != VALUE_MISSING,
                          value.number, value.decimals);
        }
    }
}
