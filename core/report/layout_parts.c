// Lists what a layout shows on a condition. It must not know what it is listed for.
#include "report/layout.h"

struct listing {
    struct arena *arena;
    const char *kind; // of the section
    struct layout_part *list;
    size_t count, room;
};

// `what` of a section, or NULL for the section itself.
static void add(struct listing *listing, const char *what, const char *id, struct cond *when)
{
    if (!when)
        return;
    struct layout_part part = {.id = id, .when = when};
    if (id)
        part.who =
            arena_textf(listing->arena, "%s '%s' of the report", what ? what : "section", id);
    else if (what)
        part.who = arena_textf(listing->arena, "a %s of section '%s'", what, listing->kind);
    else
        part.who = arena_textf(listing->arena, "section '%s'", listing->kind);
    ARENA_PUSH(listing->arena, listing->list, listing->count, listing->room);
    listing->list[listing->count++] = part;
}

static void add_lines(struct listing *listing, const struct layout_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        add(listing, "line", lines->list[i].id, lines->list[i].when);
}

static void add_section(struct listing *listing, const struct layout_section *section)
{
    listing->kind = layout_kind_word(section->kind);
    add(listing, NULL, section->id, section->when);
    add_lines(listing, &section->before);
    add_lines(listing, &section->lines);
    for (size_t i = 0; i < section->of_count; i++)
        add_lines(listing, &section->of[i].lines);
    for (size_t i = 0; i < section->tile_count; i++)
        for (size_t c = 0; c < section->tiles[i].count; c++)
            add(listing, "case", section->tiles[i].cases[c].id, section->tiles[i].cases[c].when);
}

size_t layout_parts(const struct layout *layout, struct arena *arena, struct layout_part **parts)
{
    struct listing listing = {.arena = arena};
    for (size_t i = 0; i < layout->count; i++)
        add_section(&listing, &layout->sections[i]);
    *parts = listing.list;
    return listing.count;
}
