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

void translations_add(struct translations *translations, const char *language, const char *source,
                      const char *text, struct span span)
{
    struct arena *arena = translations->arena;
    if (!strchr(source, ' ') || !strchr(text, ' '))
        return;
    ARENA_PUSH(arena, translations->list, translations->count, translations->room);
    translations->list[translations->count++] =
        (struct translation){language, short_hash(arena, source), short_hash(arena, text), span};
}
