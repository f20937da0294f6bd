// Finding one's way in a layout. Reading one is in layout_read.c.
#include "report/layout.h"

const char *layout_kind_word(enum layout_kind kind)
{
    static const char *const WORDS[] = {
#define KIND(name, word) word,
        LAYOUT_KINDS(KIND)
#undef KIND
    };
    return WORDS[kind];
}

const struct layout_lines *layout_lines_of(const struct layout_section *section, int index)
{
    for (size_t i = 0; i < section->of_count; i++)
        if (section->of[i].index == index)
            return &section->of[i].lines;
    return NULL;
}

bool layout_has(const struct layout *layout, enum layout_kind kind)
{
    for (size_t i = 0; i < layout->count; i++)
        if (layout->sections[i].kind == kind)
            return true;
    return false;
}

bool layout_shows_notes(const struct layout *layout)
{
    return layout_has(layout, LAYOUT_NOTES) || layout_has(layout, LAYOUT_FACTS) ||
           layout_has(layout, LAYOUT_FIGURES);
}
