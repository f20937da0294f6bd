// A table that the rules of a pack made, with the labels that readers see above its columns: it is
// sent to people, not read back. A missing cell is empty. It must not know what a table is for.
#include <string.h>

#include "base/num.h"

#include "engine/export.h"

enum { MOST_DECIMALS = 9 };

static const char *word_label(const struct export *export, const struct column_rule *column,
                              const struct value *cell)
{
    if (column->question < 0 || cell->kind != VALUE_TEXT)
        return cell->text;
    struct value word = *cell;
    word.kind = VALUE_WORD; // a script has only texts
    const char *label =
        export_choice_label(export, &export->pack->questions[column->question], &word);
    return *label ? label : cell->text;
}

static void put_cell(const struct export *export, const struct column_rule *column,
                     const struct value *cell)
{
    if (cell->kind == VALUE_NUMBER)
        export_number(export, cell->number, column->shown);
    else
        export_text(export, cell->kind == VALUE_MISSING ? NULL : word_label(export, column, cell));
}

const char *export_table_words(const struct export *export, const struct column_rule *column,
                               const struct value *cell)
{
    char digits[NUM_TEXT];
    if (cell->kind == VALUE_MISSING)
        return "";
    if (cell->kind != VALUE_NUMBER)
        return word_label(export, column, cell);
    num_plain(digits, cell->number, MOST_DECIMALS);
    return arena_text(export->arena, digits);
}

void export_table(const struct export *export, const struct table_result *table)
{
    const struct table_rule *rule = table->rule;
    export_row(export);
    for (size_t c = 0; c < rule->column_count; c++)
        export_text(export, export_label(export, &rule->columns[c].label));
    for (size_t r = 0; table->value.kind == VALUE_TABLE && r < table->value.count; r++) {
        export_row(export);
        for (size_t c = 0; c < rule->column_count; c++)
            put_cell(export, &rule->columns[c], &table->value.items[r].items[c]);
    }
}
