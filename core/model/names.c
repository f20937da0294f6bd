// Names to numbers: open addressing over a power of two, at most half full. It owns nothing but
// its slots, which live in the arena, and knows nothing of what is named.
#include "model/names.h"

#include <string.h>

// FNV-1a. The order of slots is never seen, so the hash needs no seed to be deterministic.
static uint32_t hash_of(const char *text)
{
    uint32_t hash = 2166136261U;
    for (const char *at = text; *at != '\0'; at++)
        hash = (hash ^ (unsigned char)*at) * 16777619U;
    return hash;
}

// The slot of a name, or the free one where it belongs. There is always a free slot.
static struct name *slot_of(struct name *slots, size_t room, const char *text, uint32_t hash)
{
    size_t at = hash & (room - 1);
    while (slots[at].text != NULL && (slots[at].hash != hash || strcmp(slots[at].text, text) != 0))
        at = (at + 1) & (room - 1);
    return &slots[at];
}

static void widen(struct names *names)
{
    size_t room = names->room == 0 ? 64 : names->room * 2;
    struct name *slots = arena_array(names->arena, room, sizeof *slots);
    for (size_t i = 0; i < names->room; i++) {
        const struct name *old = &names->slots[i];
        if (old->text != NULL)
            *slot_of(slots, room, old->text, old->hash) = *old;
    }
    names->slots = slots;
    names->room = room;
}

void names_init(struct names *names, struct arena *arena)
{
    *names = (struct names){.arena = arena};
}

const struct name *names_add(struct names *names, const char *text, int index, struct span span)
{
    if (2 * (names->count + 1) > names->room)
        widen(names);
    uint32_t hash = hash_of(text);
    struct name *slot = slot_of(names->slots, names->room, text, hash);
    if (slot->text != NULL)
        return slot;
    *slot = (struct name){text, hash, index, span};
    names->count++;
    return NULL;
}

const struct name *names_find(const struct names *names, const char *text)
{
    if (names->count == 0)
        return NULL;
    const struct name *slot = slot_of(names->slots, names->room, text, hash_of(text));
    return slot->text == NULL ? NULL : slot;
}
