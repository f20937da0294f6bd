// The keys of mappings: those that a mapping may not have, and those that it has to. A key that is
// misspelt is both, and is told once.
#include <string.h>

#include "base/text.h"
#include "model/read.h"

bool read_is_key(const char *key, const char *const keys[], size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(keys[i], key) == 0)
            return true;
    return false;
}

// Would a key that is not known hold names, if it was meant as `nearest`?
static bool hides_names(const char *nearest)
{
    static const char *const HOLD[] = {"facts",   "phases",  "dimensions", "roles",
                                       "scales",  "amounts", "uses",       "common",
                                       "scripts", "sources", "languages"};
    return nearest != NULL && read_is_key(nearest, HOLD, sizeof HOLD / sizeof *HOLD);
}

const char *read_listed(struct arena *arena, const char *const keys[], size_t count)
{
    const char *text = "";
    for (size_t i = 0; i < count; i++)
        text = arena_textf(arena, "%s%s%s", text, i > 0 ? ", " : "", keys[i]);
    return text;
}

static void refuse_key(struct read *r, const struct node *map, const struct node *key,
                       const char *what, const char *const keys[], size_t count)
{
    struct diag *diag =
        diag_add(r->diags, DIAG_UNKNOWN_KEY, key->span, "'%s' is not a key of %s", key->text, what);
    // What is dropped nobody sees, and comparing takes long.
    const char *nearest = r->diags->dropped > 0 ? NULL : text_nearest(key->text, keys, count);
    if (r->diags->dropped == 0) {
        if (nearest != NULL)
            diag_help(r->diags, diag, "did you mean '%s'?", nearest);
        else
            diag_help(r->diags, diag, "it has these: %s", read_listed(r->arena, keys, count));
        ARENA_PUSH(r->arena, r->odd, r->odd_count, r->odd_room);
        r->odd[r->odd_count++] = (struct odd_key){map, nearest, diag, false};
    }
    r->tattered = r->tattered || r->diags->dropped > 0 || hides_names(nearest);
}

bool read_map(struct read *r, const struct node *node, const char *what, const char *const keys[],
              size_t count)
{
    if (node->kind != NODE_MAP) {
        r->tattered = true;
        const char *it = diag_say(r->diags, what);
        struct diag *diag =
            node_is_null(node)
                ? diag_add(r->diags, DIAG_WRONG_KIND, read_place(node), "%s is empty", it)
                : diag_add(r->diags, DIAG_WRONG_KIND, read_place(node),
                           "%s has to be a mapping, not %s", it,
                           diag_say(r->diags, read_kind_name(node)));
        diag_help(r->diags, diag, "it has these: %s", read_listed(r->arena, keys, count));
        return false;
    }
    for (size_t i = 0; i < node->count; i++)
        if (!read_is_key(node->keys[i]->text, keys, count))
            refuse_key(r, node, node->keys[i], diag_say(r->diags, what), keys, count);
    return true;
}

bool read_has_odd(const struct read *r, const struct node *map)
{
    for (size_t i = 0; i < r->odd_count; i++)
        if (r->odd[i].map == map)
            return true;
    return false;
}

// The key of this mapping that was meant as the missing one: near to it, or the only odd one that
// is near to nothing.
static struct odd_key *meant_as(struct read *r, const struct node *map, const char *key)
{
    struct odd_key *only = NULL;
    size_t found = 0;
    for (size_t i = r->odd_count; i > 0; i--) {
        struct odd_key *odd = &r->odd[i - 1];
        if (odd->map != map)
            continue;
        if (odd->nearest != NULL && strcmp(odd->nearest, key) == 0)
            return odd;
        found++;
        only = odd->nearest == NULL && !odd->taken ? odd : NULL;
    }
    return found == 1 ? only : NULL;
}

const struct node *read_key(struct read *r, const struct node *map, const char *key,
                            enum read_need need)
{
    const struct node *node = node_find(map, key);
    if (node != NULL || need != READ_REQUIRED)
        return node;
    struct odd_key *odd = meant_as(r, map, key);
    if (odd == NULL)
        diag_add(r->diags, DIAG_MISSING_KEY, read_place(map), "'%s' is missing here", key);
    else if (odd->nearest == NULL)
        diag_help(r->diags, odd->diag, "'%s' is missing here: is this meant as that?", key);
    if (odd != NULL)
        odd->taken = true;
    return NULL;
}
