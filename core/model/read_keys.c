// The keys of mappings: those that a mapping may not have, and those that it has to. A key that is
// misspelt is both, and is told once.
#include <string.h>

#include "base/hint.h"
#include "base/num.h"
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

// A key without a ':', on the line of the key before it: a comma in a text or number began it.
static bool hint_comma(struct read *r, struct diag *diag, const struct node *map, size_t index)
{
    const struct node *key = map->keys[index], *value = map->items[index];
    const struct node *before = index > 0 ? map->items[index - 1] : NULL;
    char number[NUM_TEXT];
    if (!node_is_null(value) || value->span.line != key->span.end_line ||
        value->span.column > key->span.end_column + 1 || before == NULL ||
        before->kind != NODE_SCALAR || before->quoted || node_is_null(before) ||
        before->span.end_line != key->span.line)
        return false;
    const char *name = map->keys[index - 1]->text;
    const char *whole = diag_textf(r->diags, "%s,%s", before->text, key->text);
    if (hint_number_of(whole, number))
        diag_help(r->diags, diag, "a comma begins a new key here: write %s: %s", name, number);
    else
        diag_help(r->diags, diag, "a comma begins a new key here: write %s: \"%s, %s\"", name,
                  before->text, key->text);
    return true;
}

// A key that was not meant as it stands: NULL when it may be misspelt, else the key that was meant,
// or "" where none was.
static const char *hint_key(struct read *r, struct diag *diag, const struct node *map, size_t index,
                            const char *const keys[], size_t count)
{
    const struct node *key = map->keys[index];
    const char *colon = key->quoted ? NULL : strchr(key->text, ':');
    if (!key->quoted && text_starts(key->text, "\xc2\xa0")) {
        diag_help(r->diags, diag,
                  "it begins with a no-break space, which indents nothing: type spaces");
        return "";
    }
    for (size_t i = 0; colon != NULL && i < count; i++)
        if (strlen(keys[i]) == (size_t)(colon - key->text) && text_starts(key->text, keys[i])) {
            diag_help(r->diags, diag, "put a space behind the ':': write %s: %s", keys[i],
                      colon + 1);
            return keys[i];
        }
    return hint_comma(r, diag, map, index) ? "" : NULL;
}

static void refuse_key(struct read *r, const struct node *map, size_t index, const char *what,
                       const char *const keys[], size_t count)
{
    const struct node *key = map->keys[index];
    struct diag *diag =
        diag_add(r->diags, DIAG_UNKNOWN_KEY, key->span, "'%s' is not a key of %s", key->text, what);
    // What is dropped nobody sees, and comparing takes long.
    const char *nearest = r->diags->dropped > 0 ? NULL : text_nearest(key->text, keys, count);
    if (r->diags->dropped == 0) {
        const char *meant = hint_key(r, diag, map, index, keys, count);
        if (meant != NULL) {
            nearest = meant;
        } else if (nearest != NULL) {
            diag_help(r->diags, diag, "did you mean '%s'?", nearest);
        } else {
            diag_help(r->diags, diag, "its keys are %s", diag_listed(r->diags, keys, count));
        }
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
        diag_help(r->diags, diag, "its keys are %s", diag_listed(r->diags, keys, count));
        return false;
    }
    for (size_t i = 0; i < node->count; i++)
        if (!read_is_key(node->keys[i]->text, keys, count))
            refuse_key(r, node, i, diag_say(r->diags, what), keys, count);
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
