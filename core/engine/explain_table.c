// Explains a table of a script: its rows as they came out, then what its function read.
#include "engine/explain.h"

static const char *cell_text(struct explain *explain, const struct column_rule *column,
                             const struct value *value)
{
    const struct pack *pack = explain->assessment->pack;
    if (value->kind == VALUE_NUMBER)
        return column->unit == UNIT_YEAR ? explain_measure(explain, value, true)
                                         : explain_number(explain, value->number, column->shown);
    if (value->kind == VALUE_MISSING || column->question < 0)
        return explain_value(explain, value);
    return explain_option(explain, &pack->questions[column->question], value->text);
}

static void add_row(struct explain *explain, struct branch *parent, const struct table_rule *rule,
                    const struct value *row)
{
    const char **cells = arena_array(explain->arena, rule->column_count, sizeof *cells);
    for (size_t c = 0; c < rule->column_count; c++)
        cells[c] =
            arena_textf(explain->arena, "%s: %s", explain_label(explain, &rule->columns[c].label),
                        cell_text(explain, &rule->columns[c], &row->items[c]));
    explain_add(explain, parent, arena_join(explain->arena, cells, rule->column_count, "; "));
}

void explain_table(struct explain *explain, struct branch *parent, int index)
{
    const struct table_result *table = &explain->assessment->tables[index];
    const struct table_rule *rule = table->rule;
    size_t rows = table->value.kind == VALUE_TABLE ? table->value.count : 0;
    struct branch *branch = explain_addf(
        explain, parent, WORD_EXPLAIN_READS, explain_label(explain, &rule->label),
        words_fill_count(explain->arena, explain->language, WORD_ROWS, rows,
                         (const char *const[]){explain_number(explain, (double)rows, 0), NULL}));
    branch->where = explain_where(explain, rule->at);
    branch->id = arena_textf(explain->arena, "tables.%s", rule->id);
    for (size_t r = 0; r < rows; r++)
        add_row(explain, branch, rule, &table->value.items[r]);
    struct branch *because = explain_addf(explain, branch, WORD_EXPLAIN_COUNTED_BY);
    explain_trace(explain, because, &table->trace);
    for (size_t i = 0; i < rule->source_count; i++)
        explain_addf(
            explain, branch, WORD_EXPLAIN_SOURCE,
            explain_label(explain, &explain->assessment->pack->sources[rule->sources[i]].title));
}
