// Reads what a section says about a table of the rules: which one, and which of its columns are
// drawn.
#include <string.h>

#include "report/layout_line.h"

static int column_named(struct layout_reader *r, const struct table_rule *table,
                        const struct node *node, bool number)
{
    const char *id = read_word(&r->read, node, "a column");
    if (!id)
        return -1;
    for (size_t i = 0; i < table->column_count; i++)
        if (strcmp(table->columns[i].id, id) == 0 &&
            (!number || table->columns[i].unit != UNIT_TEXT))
            return (int)i;
    diag_add(r->read.diags, DIAG_UNKNOWN_NAME, node->span, "the table '%s' has no %s '%s'",
             table->id, diag_say(r->read.diags, number ? "column of numbers" : "column"), id);
    return -1;
}

static void read_bars(struct layout_reader *r, const struct table_rule *table,
                      const struct node *map, struct layout_section *section)
{
    enum { BARS_MOST = 3 };
    const struct node *list = read_list(&r->read, map, "bars", READ_OPTIONAL, BARS_MOST);
    for (size_t i = 0; list && i < list->count; i++) {
        int column = column_named(r, table, list->items[i], true);
        if (column >= 0)
            section->bars[section->bar_count++] = column;
    }
    static const struct range SCALE = {1, 1e12, false};
    if (node_find(map, "to"))
        read_number(&r->read, map, "to", SCALE, &section->to);
    const struct node *pages = node_find(map, "pages");
    section->pages = pages ? column_named(r, table, pages, false) : -1;
    section->paged = section->pages >= 0 && layout_may_take_pages(r, map, "pages");
    const struct node *names = node_find(map, "names");
    int column = names ? column_named(r, table, names, false) : 0;
    section->names = column < 0 ? 0 : column;
}

void layout_read_table(struct layout_reader *r, const struct node *map,
                       struct layout_section *section)
{
    const char *id = read_string(&r->read, map, "table", READ_REQUIRED);
    int table = id ? rulebook_table_find(r->rules, id) : -1;
    section->table = table < 0 ? 0 : table;
    if (table >= 0) {
        read_bars(r, &r->rules->tables[table], map, section);
        return;
    }
    if (id)
        diag_add(r->read.diags, DIAG_UNKNOWN_NAME, node_find(map, "table")->span,
                 "there is no table called '%s'", id);
}
