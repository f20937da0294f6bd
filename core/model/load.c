// Asks the host for files by their logical names. It owns the hash of a pack and the limit on its
// number of files; it must not know what is in them.
#include "model/load.h"

#include <string.h>

#include "model/allow.h"
#include "model/tree.h"

// Room for the canonical form of the largest file: each byte escaped, and quotes for each part.
enum { CANONICAL_BYTES = 8 * TREE_BYTES, MOST_NEAR = 1000 };

enum load_result load_text(struct load *l, const char *name, struct span why, const char **text,
                           size_t *length, int *file)
{
    const char *shown = NULL;
    if (names_add(&l->files, name, l->file_count, SPAN_NONE) != NULL)
        return LOAD_AGAIN;
    if (l->file_count >= READ_FILES) {
        diag_add(l->read.diags, DIAG_TOO_BIG, why, "a pack has at most %d files", READ_FILES);
        return LOAD_BAD;
    }
    l->file_count++; // a file that is not there counts too: asking takes time
    // The diagnostics outlive a pack that could not be read, and its arena with the names in it.
    struct diags *diags = l->read.diags;
    *text = NULL;
    if (!l->reader->read(l->reader->context, name, text, length, &shown)) {
        if (*text == NULL)
            return LOAD_ABSENT;
        struct diag *diag = diag_add(diags, DIAG_CANNOT_READ, why, "cannot read '%s': %s",
                                     shown != NULL ? shown : name, diag_say(diags, *text));
        diag_help(diags, diag, "put a file there that you may read");
        return LOAD_BAD;
    }
    *file =
        diags_source(diags, arena_text(diags->arena, shown != NULL ? shown : name), *text, *length);
    return LOAD_OK;
}

const struct node *load_known(const struct load *l, const char *name)
{
    const struct name *known = names_find(&l->files, name);
    return known == NULL ? NULL : l->tops[known->index];
}

static const char *last_part(const char *name)
{
    const char *slash = strrchr(name, '/');
    return slash == NULL ? name : slash + 1;
}

// The name that is meant when only its folder is missing or wrong: my-pack/cards for cards.
static const char *same_last_part(const char *wanted, const char *const names[], size_t count)
{
    const char *found = NULL;
    for (size_t i = 0; i < count; i++)
        if (strcmp(last_part(names[i]), last_part(wanted)) == 0 && found == NULL)
            found = names[i];
    return found;
}

void load_suggest(struct load *l, const char *folder, const char *wanted, struct diag *diag)
{
    const char *const *names = NULL;
    if (l->reader->list == NULL || l->read.diags->dropped > 0)
        return;
    size_t count = l->reader->list(l->reader->context, folder, &names);
    count = count < MOST_NEAR ? count : MOST_NEAR;
    const char *same = same_last_part(wanted, names, count);
    if (same != NULL)
        diag_suggest(l->read.diags, diag, same, &same, 1);
    else
        diag_suggest(l->read.diags, diag, wanted, names, count);
}

static void hash_part(struct load *l, const char *text)
{
    hash_add(&l->hash, text, strlen(text) + 1);
}

enum load_result load_yaml(struct load *l, const char *name, struct span why, struct arena *nodes,
                           const struct node **top)
{
    const char *text = NULL;
    size_t length = 0;
    int file = -1;
    int number = l->file_count;
    enum load_result result = load_text(l, name, why, &text, &length, &file);
    if (result != LOAD_OK)
        return result;
    struct tree_home home = {nodes, l->read.arena};
    *top = tree_parse_at(home, file, text, length, l->read.diags);
    if (*top == NULL)
        return LOAD_BAD;
    l->tops[number] = *top;
    allow_read_yaml(l->read.diags, file, *top);
    struct buf canonical;
    buf_init(&canonical, CANONICAL_BYTES);
    tree_canonical(*top, &canonical);
    hash_part(l, name);
    hash_part(l, canonical.text);
    buf_clear(&canonical);
    return LOAD_OK;
}

// Line endings are normalised: a checkout on Windows has the same hash.
static void hash_script(struct hash *hash, const struct script *script)
{
    const char *at = script->text, *end = script->text + script->length;
    hash_add(hash, script->name, strlen(script->name) + 1);
    while (at < end) {
        const char *stop = memchr(at, '\r', (size_t)(end - at));
        if (stop == NULL)
            stop = end;
        hash_add(hash, at, (size_t)(stop - at));
        if (stop < end && (stop + 1 == end || stop[1] != '\n'))
            hash_add(hash, "\r", 1);
        at = stop < end ? stop + 1 : end;
    }
    hash_add(hash, "", 1);
}

void load_hash_script(struct load *l, const struct script *script)
{
    hash_script(&l->hash, script);
    hash_script(&l->scripts_hash, script);
}
