// See import_nodes.h. Rows may come in any order; what they make stands in the order of the first
// row of each. It must not know what a question takes.
#include <string.h>

#include "engine/export.h"
#include "engine/import_nodes.h"

void nodes_init(struct nodes *nodes, struct arena *arena, struct diags *diags)
{
    *nodes = (struct nodes){.arena = arena, .diags = diags, .left_out_at = SPAN_NONE};
    names_init(&nodes->names, arena);
    names_init(&nodes->facts.names, arena);
}

struct nodes_holder *nodes_respondent(struct nodes *nodes, const char *id, struct span at)
{
    const struct name *known = names_add(&nodes->names, id, (int)nodes->count, at);
    if (known)
        return nodes->respondents[known->index];
    struct nodes_holder *holder = arena_alloc(nodes->arena, sizeof *holder);
    holder->id = id;
    holder->at = at;
    names_init(&holder->names, nodes->arena);
    ARENA_PUSH(nodes->arena, nodes->respondents, nodes->count, nodes->room);
    nodes->respondents[nodes->count++] = holder;
    return holder;
}

struct nodes_entry *nodes_entry(struct nodes *nodes, struct nodes_holder *holder,
                                const char *question, struct span at, bool *fresh)
{
    const struct name *known = names_add(&holder->names, question, (int)holder->count, at);
    *fresh = !known;
    if (known)
        return &holder->entries[known->index];
    ARENA_PUSH(nodes->arena, holder->entries, holder->count, holder->room);
    struct nodes_entry *entry = &holder->entries[holder->count++];
    *entry = (struct nodes_entry){.key = nodes_scalar(nodes, question, false, at)};
    return entry;
}

// --- nodes ---

void nodes_add(struct nodes *nodes, struct nodes_map *map, const struct node *key,
               const struct node *item)
{
    ARENA_PUSH(nodes->arena, map->keys, map->count, map->key_room);
    ARENA_PUSH(nodes->arena, map->items, map->count, map->item_room);
    map->keys[map->count] = key;
    map->items[map->count++] = item;
}

const struct node *nodes_scalar(struct nodes *nodes, const char *text, bool quoted, struct span at)
{
    struct node *node = arena_alloc(nodes->arena, sizeof *node);
    *node = (struct node){.kind = NODE_SCALAR, .quoted = quoted, .span = at, .text = text};
    return node;
}

const struct node *nodes_node(struct nodes *nodes, const struct nodes_map *map, struct span at)
{
    struct node *node = arena_alloc(nodes->arena, sizeof *node);
    *node = (struct node){
        .kind = NODE_MAP, .span = at, .items = map->items, .keys = map->keys, .count = map->count};
    return node;
}

static const struct node *list_of(struct nodes *nodes, const struct node **items, size_t count,
                                  struct span at)
{
    struct node *node = arena_alloc(nodes->arena, sizeof *node);
    *node = (struct node){.kind = NODE_LIST, .span = at, .items = items, .count = count};
    return node;
}

const struct node *nodes_empty(struct nodes *nodes, struct span at)
{
    return list_of(nodes, NULL, 0, at);
}

const struct node *nodes_list(struct nodes *nodes, const char *text, struct span at)
{
    const struct node **items = NULL;
    size_t count = 0, room = 0;
    for (;;) {
        const char *mark = strchr(text, DATA_LIST_MARK);
        size_t length = mark ? (size_t)(mark - text) : strlen(text);
        ARENA_PUSH(nodes->arena, items, count, room);
        items[count++] = nodes_scalar(nodes, arena_text_n(nodes->arena, text, length), true, at);
        if (!mark)
            return list_of(nodes, items, count, at);
        text = mark + 1;
    }
}

// --- the whole ---

static const struct node *table_node(struct nodes *nodes, const struct nodes_entry *entry)
{
    const struct nodes_table *table = entry->table;
    struct span at = entry->key->span;
    const struct node **rows = arena_array(nodes->arena, table->last, sizeof *rows);
    for (size_t i = 0; i < table->last; i++) {
        if (table->rows[i]) {
            rows[i] = nodes_node(nodes, table->rows[i], table->rows[i]->keys[0]->span);
            continue;
        }
        struct diag *diag = diag_add(nodes->diags, DIAG_DATA_ROW, at, "'%s' has no row %zu",
                                     entry->key->text, i + 1);
        diag_help(nodes->diags, diag, "number the rows of a table 1, 2, 3 ... in the column 'row'");
        return NULL;
    }
    return list_of(nodes, rows, table->last, at);
}

const struct node *nodes_holder_node(struct nodes *nodes, struct nodes_holder *holder,
                                     struct span at)
{
    struct nodes_map map = {0};
    for (size_t i = 0; i < holder->count; i++) {
        struct nodes_entry *entry = &holder->entries[i];
        if (entry->table && !entry->table->left_out)
            entry->value = table_node(nodes, entry);
        if (entry->value)
            nodes_add(nodes, &map, entry->key, entry->value);
    }
    return nodes_node(nodes, &map, at);
}

const struct node *nodes_respondents_node(struct nodes *nodes, struct span at)
{
    const struct node **list = arena_array(nodes->arena, nodes->count, sizeof *list);
    for (size_t i = 0; i < nodes->count; i++) {
        struct nodes_holder *holder = nodes->respondents[i];
        struct nodes_map map = {0};
        nodes_add(nodes, &map, nodes_scalar(nodes, "id", false, holder->at),
                  nodes_scalar(nodes, holder->id, true, holder->at));
        nodes_add(nodes, &map, nodes_scalar(nodes, "role", false, holder->role_at),
                  nodes_scalar(nodes, holder->role, true, holder->role_at));
        nodes_add(nodes, &map, nodes_scalar(nodes, "answers", false, holder->at),
                  nodes_holder_node(nodes, holder, holder->at));
        list[i] = nodes_node(nodes, &map, holder->at);
    }
    return list_of(nodes, list, nodes->count, at);
}
