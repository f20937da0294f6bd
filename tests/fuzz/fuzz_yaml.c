// Any bytes as a YAML file: a tree comes out exactly when no error does, and the tree's canonical
// form can be written. The sanitizers watch the rest.
#include <stdint.h>
#include <stdlib.h>

#include "model/tree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    struct diags diags;
    struct buf canonical, told;
    const char *text = (const char *)data;
    arena_init(&arena);
    diags_init(&diags, &arena);
    buf_init(&canonical, 16 * TREE_BYTES);
    buf_init(&told, 16 * TREE_BYTES);

    int file = diags_source(&diags, "input.yaml", text, size);
    const struct node *tree = tree_parse(&arena, file, text, size, &diags);
    must((tree != NULL) == (diags.errors == 0));
    if (tree) {
        must(tree->kind == NODE_MAP);
        tree_canonical(tree, &canonical);
        must(canonical.length >= 2 && !canonical.full);
    }
    diags_print(&diags, &told, false);

    buf_clear(&told);
    buf_clear(&canonical);
    arena_clear(&arena);
    return 0;
}
