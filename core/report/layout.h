// A pack's report.yaml: which sections its report has, in which order, and the sentences about its
// subject. It is read and checked when the pack is loaded, lives in the pack's arena, and knows
// only kinds of sections; how a kind is built is in build_*.c. See docs/reference/report.md.
#ifndef GROW_REPORT_LAYOUT_H
#define GROW_REPORT_LAYOUT_H

#include "report/blocks.h"

// Kinds of sections: their constant, and the word in report.yaml.
#define LAYOUT_KINDS(KIND)                   \
    KIND(TEXT, "text")                       \
    KIND(POSITION, "position")               \
    KIND(MISSING, "missing")                 \
    KIND(FACTS, "facts")                     \
    KIND(STRENGTHS, "strengths")             \
    KIND(CONCERNS, "concerns")               \
    KIND(CHOICE, "choice")                   \
    KIND(DECISIONS, "decisions")             \
    KIND(ACTIONS, "actions")                 \
    KIND(DIMENSIONS, "dimensions")           \
    KIND(ANSWERS, "answers")                 \
    KIND(CHOICES, "choices")                 \
    KIND(PAIRS, "pairs")                     \
    KIND(ROUTES, "routes")                   \
    KIND(RECOMMENDATIONS, "recommendations") \
    KIND(CARDS, "cards")                     \
    KIND(MONEY, "money")                     \
    KIND(FIGURES, "figures")                 \
    KIND(ARITHMETIC, "arithmetic")           \
    KIND(RESPONDENTS, "respondents")         \
    KIND(SOURCES, "sources")                 \
    KIND(GLOSSARY, "glossary")               \
    KIND(VERSIONS, "versions")               \
    KIND(SINCE, "since")                     \
    KIND(SOLIDITY, "solidity")               \
    KIND(TALLIES, "tallies")                 \
    KIND(CROSSINGS, "crossings")             \
    KIND(TABLE, "table")                     \
    KIND(CHECKLIST, "checklist")             \
    KIND(TEXTS, "texts")                     \
    KIND(NOTES, "notes")

enum layout_kind {
#define KIND(name, word) LAYOUT_##name,
    LAYOUT_KINDS(KIND)
#undef KIND
        LAYOUT_KIND_COUNT
};

// A sentence with values in braces and a little Markdown; it is shown when its condition holds.
struct layout_line {
    const char *id; // or NULL
    struct message text;
    struct cond *when; // or NULL
    const char *why;   // or NULL
    enum tone tone;
    bool callout; // it has a tone of its own
};

struct layout_lines {
    struct layout_line *list;
    size_t count;
};

// A key figure: the first case whose condition holds.
struct layout_case {
    const char *id; // or NULL
    struct cond *when;
    struct message value, remark;
    bool has_remark;
    enum tone tone;
};

struct layout_tile {
    struct text label;
    const char *why;
    struct layout_case *cases;
    size_t count;
};

struct layout_pair {
    struct text label;
    int now, wish; // questions
};

// The lines of a place, a dimension or a route.
struct layout_of {
    int index;
    struct layout_lines lines;
};

struct layout_section {
    enum layout_kind kind;
    const char *id;    // or NULL
    struct text title; // in[0] NULL: the program's own word
    struct cond *when; // or NULL: always
    struct layout_lines lines;
    struct layout_lines before; // decisions: while one holds, no route is decided on
    size_t most;                // strengths, concerns, decisions
    double from, below;         // strengths, concerns: scores that count as such
    struct layout_tile *tiles;
    size_t tile_count;
    struct layout_pair *pairs;
    size_t pair_count;
    struct layout_of *of; // places of a position, dimensions, routes
    size_t of_count;
    int corners[4]; // of a position: places, from top left clockwise; [0] is -1 without
    int *parts;     // of money: figures, each holding the one before it
    size_t part_count;
    int table;                     // of table: which of the rulebook
    int bars[3], bar_count, names; // its columns: drawn as bars; naming the rows
    bool paged;                    // with a page for each value of the column `pages`
    int pages;
    double to;      // where the scale of the bars ends; 0: at the largest
    int by;         // of texts: a question with one choice, or -1
    int people;     // of texts: a number, for how many people a form speaks; or -1
    int *questions; // of tallies and texts: those to show; none: all
    size_t question_count;
    bool all, notes; // of cards: those that were not drawn too; with room to write
    bool print;      // of cards: as sheets to print and cut
    int need;        // of money: a fact, or -1
};

struct layout_theme {
    const char *id;
    struct text label;
};

struct layout {
    struct text title;      // in[0] NULL: the program's own word
    size_t most, per_theme; // actions on the front
    double equal;           // points between two ranks that count as equal
    struct layout_theme *themes;
    size_t theme_count;
    struct layout_section *sections; // those of the front first
    size_t count, front;
    const char **ids; // of sections, lines and cases: what a case can expect to be shown
    size_t id_count, id_room;
};

// Reads and checks the pack's report.yaml; a pack without one gets every section, plainly. NULL
// after an error. Its conditions are bound to `rules`, with which it lives.
struct layout *layout_read(const struct rulebook *rules, struct arena *arena, struct diags *diags);

// A layout without a report.yaml: of what a pack without one gets, by kind of pack, or of nothing
// but the counts of a group.
enum layout_plain { LAYOUT_PLAIN, LAYOUT_PLAIN_GROUP, LAYOUT_PLAIN_COUNTS };
void layout_plain(struct layout *layout, enum layout_plain kind, struct arena *arena);

// The lines of place, dimension or route `index` of a section, or NULL.
const struct layout_lines *layout_lines_of(const struct layout_section *section, int index);

bool layout_has(const struct layout *layout, enum layout_kind kind);

// What is shown on a condition: a section, a sentence, the case of a key figure.
struct layout_part {
    const char *who; // "line 'tekort' of the report"
    const char *id;  // or NULL
    struct cond *when;
};

// All of them, in the order of the layout. layout_parts.c
size_t layout_parts(const struct layout *layout, struct arena *arena, struct layout_part **parts);

// Is there a section that shows all notes of the rules? Else each table shows those about itself.
bool layout_shows_notes(const struct layout *layout);

const char *layout_kind_word(enum layout_kind kind);

#endif
