// Lists, from common files or from the pack itself: rows of words that people can pick from and
// that rules look up. A list is read as a table, so that whoever knows tables knows lists. What a
// column means is the affair of who reads it.
#include "base/text.h"
#include "model/read.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

enum { MOST_COLUMNS = 20 };

static const char *const LIST_KEYS[] = {"id", "label", "columns", "rows", "sources", "note"};
// What each row has, before the columns that its list declares. `sources` is no column.
static const char *const ROW_KEYS[] = {"id", "label", "sources"};
enum { ROW_OWN = 2 };

static void add_column(struct question *table, const char *id)
{
    struct question *column = &table->columns[table->column_count];
    column->id = id;
    column->index = (int)table->column_count++;
    column->type = QUESTION_TEXT;
}

// The columns, and into `keys` what a row may hold; how many keys.
static size_t read_columns(struct read *r, const struct node *node, struct list *list,
                           const char *keys[])
{
    const struct node *names = read_list(r, node, "columns", READ_OPTIONAL, MOST_COLUMNS);
    struct names seen;
    size_t count = 0;
    names_init(&seen, r->arena);
    list->table.columns =
        arena_array(r->arena, ROW_OWN + MOST_COLUMNS, sizeof *list->table.columns);
    for (size_t i = 0; i < COUNT(ROW_KEYS); i++) {
        names_add(&seen, ROW_KEYS[i], (int)i, SPAN_NONE);
        keys[count++] = ROW_KEYS[i];
        if (i < ROW_OWN)
            add_column(&list->table, ROW_KEYS[i]);
    }
    for (size_t i = 0; names != NULL && i < names->count; i++) {
        const char *id = read_id_node(r, names->items[i], READ_CHOICE, "columns");
        if (id == NULL)
            continue;
        if (names_add(&seen, id, (int)i, names->items[i]->span) != NULL) {
            diag_add(r->diags, DIAG_DUPLICATE_ID, names->items[i]->span, "'%s' stands twice", id);
            continue;
        }
        keys[count++] = id;
        add_column(&list->table, id);
    }
    return count;
}

// A word, or a list of them; nothing when the row does not have it.
static struct value read_cell(struct read *r, const struct node *row, const char *column)
{
    const struct node *node = node_find(row, column);
    if (node == NULL)
        return VALUE_NOTHING;
    if (node->kind != NODE_LIST) {
        const char *word = read_word(r, node, column);
        return word == NULL ? VALUE_NOTHING : value_text(word);
    }
    const struct node *words = read_list(r, row, column, READ_OPTIONAL, PACK_OPTIONS);
    size_t count = words == NULL ? 0 : words->count;
    struct value *items = arena_array(r->arena, count, sizeof *items);
    for (size_t i = 0; i < count; i++) {
        const char *word = read_word(r, words->items[i], column);
        items[i] = word == NULL ? VALUE_NOTHING : value_text(word);
    }
    return (struct value){.kind = VALUE_LIST, .items = items, .count = count};
}

static void read_row(struct read *r, const struct node *node, struct list *list, int index,
                     struct names *ids)
{
    const struct question *table = &list->table;
    struct list_row *row = &list->rows[index];
    struct value *cells = arena_array(r->arena, table->column_count, sizeof *cells);
    row->id = read_new_id(r, node, "id", READ_ID, ids, index, &row->span);
    read_text(r, node, "label", READ_REQUIRED, &row->label);
    for (size_t i = ROW_OWN; i < table->column_count; i++)
        cells[i] = read_cell(r, node, table->columns[i].id);
    cells[0] = row->id == NULL ? VALUE_NOTHING : value_text(row->id);
    cells[1] = row->label.in[0] == NULL ? VALUE_NOTHING : value_text(row->label.in[0]);
    row->cells = (struct value){.kind = VALUE_LIST, .items = cells, .count = table->column_count};
    const struct node *sources = read_list(r, node, "sources", READ_OPTIONAL, PACK_OPTIONS);
    if (sources != NULL)
        read_link(r, LINK_LIST, r->pack->list_count - 1, index, sources);
}

static void read_rows(struct read *r, const struct node *node, struct list *list)
{
    const char *keys[COUNT(ROW_KEYS) + MOST_COLUMNS];
    size_t key_count = read_columns(r, node, list, keys);
    const struct node *rows = read_list(r, node, "rows", READ_REQUIRED, READ_RECORDS);
    if (rows == NULL)
        return;
    struct names ids;
    names_init(&ids, r->arena);
    list->rows = arena_array(r->arena, rows->count, sizeof *list->rows);
    struct value *values = arena_array(r->arena, rows->count, sizeof *values);
    for (size_t i = 0; i < rows->count; i++) {
        if (!read_map(r, rows->items[i], "a row of a list", keys, key_count))
            continue;
        read_row(r, rows->items[i], list, (int)list->row_count, &ids);
        values[list->row_count] = list->rows[list->row_count].cells;
        list->row_count++;
    }
    list->value = (struct value){.kind = VALUE_TABLE, .items = values, .count = list->row_count};
}

static void read_one(struct read *r, const struct node *node)
{
    struct pack *pack = r->pack;
    if (!read_map(r, node, "a list", LIST_KEYS, COUNT(LIST_KEYS)))
        return;
    READ_PUSH(r, pack->lists, pack->list_count, r->list_room);
    int index = pack->list_count++;
    struct list *list = &pack->lists[index];
    list->id = read_new_id(r, node, "id", READ_ID, &r->lists, index, &list->span);
    list->table.id = list->id;
    list->table.index = -1 - index; // apart from those of the questions
    list->table.type = QUESTION_TABLE;
    read_text(r, node, "label", READ_REQUIRED, &list->label);
    read_rows(r, node, list);
    list->has_note = read_text(r, node, "note", READ_OPTIONAL, &list->note);
    const struct node *sources = read_list(r, node, "sources", READ_OPTIONAL, PACK_OPTIONS);
    if (sources != NULL)
        read_link(r, LINK_LIST, index, -1, sources);
}

void read_lists(struct read *r, const struct node *top)
{
    const struct node *list = read_list(r, top, "lists", READ_OPTIONAL, READ_SCALES);
    for (size_t i = 0; list != NULL && i < list->count; i++)
        read_one(r, list->items[i]);
}
