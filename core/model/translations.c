// See translations.h. One word says too little to be known again, so it is left out.
#include "model/translations.h"

#include <string.h>

#include "base/hash.h"

static const char *short_hash(struct arena *arena, const char *text)
{
    char hex[HASH_TEXT];
    struct hash hash;
    hash_init(&hash);
    hash_add(&hash, text, strlen(text));
    hash_hex(&hash, hex);
    return arena_text_n(arena, hex, TRANSLATION_HASH);
}

static struct translation *told_before(const struct translations *translations,
                                       const struct translation *last)
{
    for (struct translation *one = translations->list; one < last; one++)
        // What a remark allows says nothing of another place.
        if (one->told && !one->told->because && strcmp(one->language, last->language) == 0 &&
            strcmp(one->source, last->source) == 0)
            return one;
    return NULL;
}

struct diag **translations_add(struct translations *translations, const char *language,
                               const char *source, const char *text, struct span span,
                               struct diags *diags)
{
    struct arena *arena = translations->arena;
    if (!strchr(source, ' ') || !strchr(text, ' '))
        return NULL;
    ARENA_PUSH(arena, translations->list, translations->count, translations->room);
    struct translation *last = &translations->list[translations->count++];
    *last = (struct translation){language, short_hash(arena, source), short_hash(arena, text), span,
                                 NULL};
    if (strcmp(source, text) != 0)
        return NULL;
    struct translation *first = told_before(translations, last);
    if (!first)
        return &last->told;
    diag_note_at(diags, first->told, span, "the same text stands here, too");
    return NULL;
}
