// What a case expects of tables and tallies: which row and column differ.
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
                       const struct table_rule *table, const struct value *row, size_t number)
{
    for (size_t i = 0; i < expected->count; i++) {
        const char *key = expected->keys[i]->text;
        int column = column_find(table, key);
        if (column < 0)
            continue;
        const char *what =
            diag_textf(expecting->diags, "%s, row %zu, column %s", table->id, number, key);
        const struct value *cell = &row->items[column];
        if (cell->kind == VALUE_NUMBER || node_is_null(expected->items[i]))
            expect_number(expecting, expected->items[i], what, cell->kind != VALUE_MISSING,
                          cell->number, table->columns[column].shown);
        else
            expect_text(expecting, expected->items[i], what, cell->text);
    }
}

// Is this row as it is expected? Tells nothing.
static bool row_fits(const struct expecting *expecting, const struct node *expected,
                     const struct table_rule *table, const struct value *row)
{
    struct diags quiet;
    struct expecting alone = *expecting;
    diags_init(&quiet, expecting->diags->arena);
    alone.edits = NULL;
    alone.diags = &quiet;
    alone.failures = 0;
    expect_row(&alone, expected, table, row, 1);
    return alone.failures == 0;
}

// There are more rows, or fewer: from which one on do they differ?
static void help_rows(struct expecting *expecting, struct diag *diag, const struct node *expected,
                      const struct table_result *table)
{
    size_t given = table->value.count, row = 0;
    while (row < given && row < expected->count &&
           row_fits(expecting, expected->items[row], table->rule, &table->value.items[row]))
        row++;
    if (row == expected->count)
        diag_help(expecting->diags, diag, "the rows that are expected are there; row %zu is more",
                  row + 1);
    else if (row == given)
        diag_help_at(expecting->diags, diag, expected->items[row]->span,
                     "row %zu is the first that did not come out", row + 1);
    else
        diag_help_at(expecting->diags, diag, expected->items[row]->span,
                     "row %zu is the first that differs", row + 1);
}

static void expect_rows(struct expecting *expecting, const struct node *expected,
                        const struct table_result *table)
{
    bool there = table->value.kind == VALUE_TABLE, none = node_is_null(expected);
    size_t rows = there ? table->value.count : 0;
    if (none ? there : !there || rows != expected->count) {
        struct diag *diag =
            expect_differ(expecting, expected, table->rule->id,
                          none ? "null" : diag_textf(expecting->diags, "%zu rows", expected->count),
                          there ? diag_textf(expecting->diags, "%zu rows", rows) : "null");
        if (there && !none)
            help_rows(expecting, diag, expected, table);
        bless_leave(expecting->edits);
        return;
    }
    for (size_t i = 0; i < rows; i++)
        expect_row(expecting, expected->items[i], table->rule, &table->value.items[i], i + 1);
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
