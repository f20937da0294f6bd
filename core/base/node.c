// Finding one's way in what was read from a file. Owns nothing.
#include "base/node.h"

#include "base/text.h"

const struct node *node_find(const struct node *map, const char *key)
{
    if (map == NULL || map->kind != NODE_MAP) {
        return NULL;
    }
    for (size_t i = 0; i < map->count; i++) {
        if (text_equal(map->keys[i]->text, key)) {
            return map->items[i];
        }
    }
    return NULL;
}

bool node_is_null(const struct node *node)
{
    if (node == NULL) {
        return true;
    }
    return node->kind == NODE_SCALAR && !node->quoted &&
           (node->text == NULL || text_equal(node->text, "") || text_equal(node->text, "~") ||
            text_equal(node->text, "null"));
}
