// The canonical JSON of a tree, which is hashed: two files that mean the same give the same bytes,
// whatever their comments, quotes, blanks and order of keys.
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "model/tree.h"

struct pair {
    const char *key;
    const struct node *value;
};

static int compare_pairs(const void *a, const void *b)
{
    return strcmp(((const struct pair *)a)->key, ((const struct pair *)b)->key);
}

// Depth is at most TREE_DEPTH.
static void write_node(struct json *json, struct arena *scratch, const struct node *node)
{
    if (node->kind == NODE_SCALAR) {
        json_string(json, node->text);
        return;
    }
    if (node->kind == NODE_LIST) {
        json_open(json, '[');
        for (size_t i = 0; i < node->count; i++)
            write_node(json, scratch, node->items[i]);
        json_close(json, ']');
        return;
    }
    struct pair *pairs = arena_array(scratch, node->count, sizeof *pairs);
    for (size_t i = 0; i < node->count; i++)
        pairs[i] = (struct pair){node->keys[i]->text, node->items[i]};
    if (node->count > 1)
        qsort(pairs, node->count, sizeof *pairs, compare_pairs);
    json_open(json, '{');
    for (size_t i = 0; i < node->count; i++) {
        json_key(json, pairs[i].key);
        write_node(json, scratch, pairs[i].value);
    }
    json_close(json, '}');
}

void tree_canonical(const struct node *node, struct buf *out)
{
    struct arena scratch;
    struct json json;
    arena_init(&scratch);
    json_init(&json, out, true);
    write_node(&json, &scratch, node);
    arena_clear(&scratch);
}
