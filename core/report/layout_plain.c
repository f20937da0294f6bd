// The layout of a pack that has no report.yaml: every kind of section that needs nothing from the
// pack, in the usual order.
#include "report/layout_line.h"

// Without a word of the pack the middle of the scale parts strong points from concerns.
enum { PLAIN_MIDDLE = 50 };

void layout_plain(struct layout *layout, bool group, struct arena *arena)
{
    static const enum layout_kind FRONT[] = {LAYOUT_POSITION, LAYOUT_MISSING, LAYOUT_STRENGTHS,
                                             LAYOUT_CONCERNS, LAYOUT_CHOICE,  LAYOUT_DECISIONS,
                                             LAYOUT_ACTIONS};
    static const enum layout_kind ANNEX[] = {
        LAYOUT_DIMENSIONS,      LAYOUT_ANSWERS,     LAYOUT_CHOICES, LAYOUT_ROUTES,
        LAYOUT_RECOMMENDATIONS, LAYOUT_CARDS,       LAYOUT_FIGURES, LAYOUT_ARITHMETIC,
        LAYOUT_SOLIDITY,        LAYOUT_RESPONDENTS, LAYOUT_SOURCES, LAYOUT_GLOSSARY,
        LAYOUT_VERSIONS};
    static const enum layout_kind GROUP_FRONT[] = {LAYOUT_ACTIONS, LAYOUT_TALLIES};
    static const enum layout_kind GROUP_ANNEX[] = {
        LAYOUT_CROSSINGS, LAYOUT_RECOMMENDATIONS, LAYOUT_CARDS,   LAYOUT_FIGURES,
        LAYOUT_SOURCES,   LAYOUT_GLOSSARY,        LAYOUT_VERSIONS};
    const enum layout_kind *front = group ? GROUP_FRONT : FRONT;
    const enum layout_kind *annex = group ? GROUP_ANNEX : ANNEX;
    size_t annexes =
        group ? sizeof GROUP_ANNEX / sizeof *GROUP_ANNEX : sizeof ANNEX / sizeof *ANNEX;
    layout->front = group ? sizeof GROUP_FRONT / sizeof *GROUP_FRONT : sizeof FRONT / sizeof *FRONT;
    layout->count = layout->front + annexes;
    layout->sections = arena_array(arena, layout->count, sizeof *layout->sections);
    for (size_t i = 0; i < layout->count; i++) {
        struct layout_section *section = &layout->sections[i];
        section->kind = i < layout->front ? front[i] : annex[i - layout->front];
        section->most = section->kind == LAYOUT_DECISIONS ? 5 : 3;
        section->from = section->below = PLAIN_MIDDLE;
        section->corners[0] = section->need = -1;
    }
}
