// Ids: what may stand in one of each kind, and that each stands once.
#include <string.h>

#include "base/text.h"
#include "model/read.h"

static bool is_path(const char *text)
{
    char part[66];
    for (;;) {
        size_t length = strcspn(text, "/");
        if (length == 0 || length >= sizeof part)
            return false;
        memcpy(part, text, length);
        part[length] = '\0';
        if (!text_is_id(part))
            return false;
        if (text[length] == '\0')
            return true;
        text += length + 1;
    }
}

static bool is_reserved(const char *text)
{
    static const char *const WORDS[] = {"and",  "or",    "not",       "in",
                                        "true", "false", "dont_know", "not_applicable"};
    return read_is_key(text, WORDS, sizeof WORDS / sizeof *WORDS);
}

static bool is_of(const char *text, size_t most, const char *first, const char *rest)
{
    return strlen(text) <= most && text[0] != '\0' && strchr(first, text[0]) != NULL &&
           text[1 + strspn(text + 1, rest)] == '\0';
}

#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"

bool read_is_id(const char *text, enum read_id kind)
{
    switch (kind) {
    case READ_PACK_ID: return is_of(text, 64, LOWER, LOWER DIGITS "_-");
    case READ_QUESTION: return is_of(text, 16, UPPER, UPPER LOWER DIGITS);
    case READ_CHOICE: return text_is_id(text) && !is_reserved(text);
    case READ_PATH: return is_path(text);
    case READ_ANYTHING: return true;
    case READ_ID: break;
    }
    return text_is_id(text);
}

SAYS static const char *id_rule(enum read_id kind)
{
    switch (kind) {
    case READ_PACK_ID: return "a small letter, then small letters, digits, '_' and '-'";
    case READ_QUESTION: return "a capital, then letters and digits, 16 at the most";
    case READ_CHOICE:
        return "a letter, then letters, digits, '_' and '-'; not a word such as 'and' or "
               "'dont_know'";
    case READ_PATH: return "names with '/' between them, such as my-pack/scores";
    case READ_ANYTHING:
    case READ_ID: break;
    }
    return "a letter, then letters, digits, '_' and '-', 64 at the most";
}

const char *read_id_node(struct read *r, const struct node *node, enum read_id kind,
                         const char *what)
{
    const char *id = read_word(r, node, what);
    if (id == NULL || read_is_id(id, kind))
        return id;
    struct diag *diag =
        diag_add(r->diags, DIAG_BAD_ID, read_place(node), "'%.80s' is not an id", id);
    const char *dot = strrchr(id, '.');
    if (dot != NULL && (strcmp(dot, ".lua") == 0 || strcmp(dot, ".yaml") == 0))
        diag_help(r->diags, diag, "leave '%s' out", dot);
    else
        diag_help(r->diags, diag, "an id here is %s", diag_say(r->diags, id_rule(kind)));
    const char *lettered = arena_textf(r->diags->arena, "v%.80s", id);
    if (id[0] >= '0' && id[0] <= '9' && read_is_id(lettered, kind))
        diag_help(r->diags, diag, "begin it with a letter, as '%s'", lettered);
    return NULL;
}

const char *read_id(struct read *r, const struct node *map, const char *key, enum read_id kind)
{
    const struct node *node = read_key(r, map, key, READ_REQUIRED);
    return node == NULL ? NULL : read_id_node(r, node, kind, key);
}

const char *read_new_id(struct read *r, const struct node *map, const char *key, enum read_id kind,
                        struct names *names, int index, struct span *span)
{
    const struct node *node = read_key(r, map, key, READ_REQUIRED);
    const char *id = node == NULL ? NULL : read_id_node(r, node, kind, key);
    *span = node == NULL ? read_place(map) : read_place(node);
    r->tattered |= id == NULL;
    if (id == NULL)
        return NULL;
    const struct name *first = names_add(names, id, index, *span);
    if (first != NULL) {
        struct diag *diag = diag_add(r->diags, DIAG_DUPLICATE_ID, *span, "'%s' stands twice", id);
        diag_note_at(r->diags, diag, first->span, "it stands here first");
    }
    return id;
}
