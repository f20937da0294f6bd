// What a case expects of tables and tallies: which row and column differ.
#include <string.h>

#include "engine/case_compare.h"
#include "rules/evaluate.h"
#include "rules/scope.h"

static int column_find(const struct table_rule *table, const char *id)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (strcmp(table->columns[i].id, id) == 0)
            return (int)i;
    return -1;
}

static void refuse_column(struct comparison *comparison, const struct node *key,
                          const struct table_rule *table)
{
    struct arena *arena = comparison->diags->arena;
    const char **names = arena_array(arena, table->column_count, sizeof *names);
    for (size_t i = 0; i < table->column_count; i++)
        names[i] = table->columns[i].id;
    struct diag *diag = diag_add(comparison->diags, DIAG_CASE_FAILED, key->span,
                                 "the table '%s' has no column '%s'", table->id, key->text);
    diag_suggest(comparison->diags, diag, key->text, names, table->column_count);
    comparison->failures++;
}

static void expect_row(struct comparison *comparison, const struct node *expected,
                       const struct table_rule *table, const struct value *row, size_t number)
{
    for (size_t i = 0; i < expected->count; i++) {
        const char *key = expected->keys[i]->text;
        int column = column_find(table, key);
        if (column < 0) {
            refuse_column(comparison, expected->keys[i], table);
            continue;
        }
        const char *what =
            diag_textf(comparison->diags, "%s, row %zu, column %s", table->id, number, key);
        const struct value *cell = &row->items[column];
        if (cell->kind == VALUE_NUMBER || node_is_null(expected->items[i]))
            case_compare_number(comparison, expected->items[i], what, cell->kind != VALUE_MISSING,
                                cell->number, table->columns[column].shown);
        else
            case_compare_text(comparison, expected->items[i], what, cell->text);
    }
}

// Is this row as it is expected? Tells nothing.
static bool row_fits(const struct comparison *comparison, const struct node *expected,
                     const struct table_rule *table, const struct value *row)
{
    struct diags quiet;
    struct comparison alone = *comparison;
    diags_init(&quiet, comparison->diags->arena);
    alone.edits = NULL;
    alone.diags = &quiet;
    alone.failures = 0;
    expect_row(&alone, expected, table, row, 1);
    return alone.failures == 0;
}

// There are more rows, or fewer: from which one on do they differ?
static void help_rows(struct comparison *comparison, struct diag *diag, const struct node *expected,
                      const struct table_result *table)
{
    size_t given = table->value.count, row = 0;
    while (row < given && row < expected->count &&
           row_fits(comparison, expected->items[row], table->rule, &table->value.items[row]))
        row++;
    if (row == expected->count)
        diag_help(comparison->diags, diag, "the rows that are expected are there; row %zu is more",
                  row + 1);
    else if (row == given)
        diag_help_at(comparison->diags, diag, expected->items[row]->span,
                     "row %zu is the first that did not come out", row + 1);
    else
        diag_help_at(comparison->diags, diag, expected->items[row]->span,
                     "row %zu is the first that differs", row + 1);
}

static void expect_rows(struct comparison *comparison, const struct node *expected,
                        const struct table_result *table)
{
    bool there = table->value.kind == VALUE_TABLE, none = node_is_null(expected);
    size_t rows = there ? table->value.count : 0;
    if (none ? there : !there || rows != expected->count) {
        struct diag *diag = case_compare_differ(
            comparison, expected, table->rule->id,
            none ? "null" : diag_textf(comparison->diags, "%zu rows", expected->count),
            there ? diag_textf(comparison->diags, "%zu rows", rows) : "null");
        if (there && !none)
            help_rows(comparison, diag, expected, table);
        bless_leave(comparison->edits);
        return;
    }
    for (size_t i = 0; i < rows; i++)
        expect_row(comparison, expected->items[i], table->rule, &table->value.items[i], i + 1);
}

void case_tables_expect(struct comparison *comparison, const struct node *expected)
{
    const struct rulebook *rules = comparison->assessment->rules;
    for (size_t i = 0; i < expected->count; i++) {
        int table = rulebook_table_find(rules, expected->keys[i]->text);
        if (table >= 0)
            expect_rows(comparison, expected->items[i], &comparison->assessment->tables[table]);
    }
}

// Numbers as rules read them; null where one may not be told.
void case_tables_tallies(struct comparison *comparison, const struct node *expected)
{
    const struct assessment *assessment = comparison->assessment;
    struct scope scope = {SCOPE_RULE, assessment->pack, assessment->rules, -1};
    for (size_t i = 0; i < expected->count; i++) {
        const struct node *numbers = expected->items[i];
        for (size_t k = 0; k < numbers->count; k++) {
            const char *name = arena_textf(comparison->diags->arena, "tally.%s.%s",
                                           expected->keys[i]->text, numbers->keys[k]->text);
            struct ref ref;
            if (!scope_find(&scope, name, &ref)) {
                case_compare_differ(comparison, numbers->keys[k], "tallies",
                                    "a number of the tally", name);
                continue;
            }
            struct value value = evaluate_value(assessment, ref);
            case_compare_number(comparison, numbers->items[k], name, value.kind != VALUE_MISSING,
                                value.number, value.decimals);
        }
    }
}
