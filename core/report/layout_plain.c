// The layouts of reports without a report.yaml: every kind of section that needs nothing from a
// pack, in the usual order.
#include "report/layout.h"

// Without a word of the pack the middle of the scale parts strong points from concerns.
enum { PLAIN_MIDDLE = 50 };

struct kinds {
    const enum layout_kind *list;
    size_t count;
};

#define KINDS(...)                                                                     \
    {                                                                                  \
        (const enum layout_kind[]){__VA_ARGS__},                                       \
            sizeof((const enum layout_kind[]){__VA_ARGS__}) / sizeof(enum layout_kind) \
    }

static const struct {
    struct kinds front, annex;
} PLAIN[] = {
    [LAYOUT_PLAIN] = {KINDS(LAYOUT_POSITION, LAYOUT_MISSING, LAYOUT_STRENGTHS, LAYOUT_CONCERNS,
                            LAYOUT_CHOICE, LAYOUT_DECISIONS, LAYOUT_ACTIONS),
                      KINDS(LAYOUT_DIMENSIONS, LAYOUT_ANSWERS, LAYOUT_CHOICES, LAYOUT_ROUTES,
                            LAYOUT_RECOMMENDATIONS, LAYOUT_CARDS, LAYOUT_FIGURES, LAYOUT_ARITHMETIC,
                            LAYOUT_SOLIDITY, LAYOUT_RESPONDENTS, LAYOUT_SOURCES, LAYOUT_GLOSSARY,
                            LAYOUT_VERSIONS)},
    [LAYOUT_PLAIN_GROUP] = {KINDS(LAYOUT_ACTIONS, LAYOUT_TALLIES),
                            KINDS(LAYOUT_CROSSINGS, LAYOUT_RECOMMENDATIONS, LAYOUT_CARDS,
                                  LAYOUT_FIGURES, LAYOUT_SOURCES, LAYOUT_GLOSSARY,
                                  LAYOUT_VERSIONS)},
    [LAYOUT_PLAIN_COUNTS] = {KINDS(LAYOUT_TALLIES), KINDS(LAYOUT_CROSSINGS)},
};

void layout_plain(struct layout *layout, enum layout_plain kind, struct arena *arena)
{
    const struct kinds *front = &PLAIN[kind].front, *annex = &PLAIN[kind].annex;
    layout->front = front->count;
    layout->count = front->count + annex->count;
    layout->sections = arena_array(arena, layout->count, sizeof *layout->sections);
    for (size_t i = 0; i < layout->count; i++) {
        struct layout_section *section = &layout->sections[i];
        section->kind = i < front->count ? front->list[i] : annex->list[i - front->count];
        section->most = section->kind == LAYOUT_DECISIONS ? 5 : 3;
        section->from = section->below = PLAIN_MIDDLE;
        section->corners[0] = section->need = -1;
    }
}
