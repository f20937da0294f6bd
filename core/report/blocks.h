// The report as blocks: what every view (text, Markdown, HTML, JSON, later PDF) shows. build.c
// makes them from an assessment; a view only lays them out, so each view holds every finding. Texts
// are plain UTF-8; emphasis and links stand in runs. Blocks live in the evaluation's arena.
#ifndef GROW_REPORT_BLOCKS_H
#define GROW_REPORT_BLOCKS_H

#include "rules/assessment.h"

enum run_style { RUN_PLAIN, RUN_STRONG, RUN_EMPHASIS, RUN_LINK, RUN_TERM };

// A piece of a sentence. A link has `target`; a term has its meaning there.
struct run {
    enum run_style style;
    const char *text;
    const char *target;
};

// A sentence or paragraph, and what to ask `grow explain --why` about it (ids such as "A03",
// "figures.delta", "dimensions.financien", "position"); NULL for words that only introduce.
struct line {
    struct run *runs;
    size_t count;
    const char *why;
};

enum block_kind {
    BLOCK_HEADING,   // level 1-4, line, anchor
    BLOCK_PARAGRAPH, // line
    BLOCK_CALLOUT,   // tone, line: something the reader must not miss
    BLOCK_LIST,      // lines; `numbered`
    BLOCK_TILES,     // tiles: a few key figures side by side
    BLOCK_TABLE,     // table
    BLOCK_CHART,     // chart; always followed by a BLOCK_TABLE with the same numbers
    BLOCK_CARDS,     // cards: to be printed and cut, four on a page
    BLOCK_BREAK      // a new page in print; nothing else
};

enum tone {
    TONE_NEUTRAL,
    TONE_GOOD,
    TONE_CARE,
    TONE_STOP
}; // shown in words too, never colour alone

struct tile {
    const char *label, *value, *remark;
    enum tone tone;
    const char *why;
};

enum align { ALIGN_LEFT, ALIGN_RIGHT };

struct table {
    const char *caption;
    const char **heads; // columns
    enum align *aligns;
    size_t columns;
    struct line *cells; // rows x columns, row by row
    size_t rows;
    bool row_heads; // the first column names the row
    bool form;      // its empty cells are to be written in
};

enum card_rank { CARD_ASKS, CARD_DEEPENS, CARD_TELLS, CARD_RANKS };

struct card_part {
    enum card_rank rank;
    const char *head; // what it is: "To open:"; NULL where it goes on from the card before
    const char *text;
};

// A card of A6 with room to write. What one does not hold goes on on the next, which `continues` it
// (card.h).
struct card {
    const char *sign, *theme; // its number, "KP-1"; what it belongs to, or NULL
    struct line title;        // empty when it continues another
    struct card_part *parts;
    size_t count;
    int size; // of its letters: 0 is the largest
    bool continues;
};

enum chart_kind {
    CHART_GRID,  // points in a square of two axes, with borders and a margin band
    CHART_DOTS,  // a row a dimension: the score as a bar, a dot a role, band borders
    CHART_PAIRS, // a row a function: now and wished
    CHART_BARS,  // a row a route: fit, support and rank
    CHART_MONEY  // stacked amounts against a need
};

// A mark of a chart: a role, "now", "wished", "rank" ... Position 0-100 (money: euros).
struct mark {
    const char *label; // long
    const char *sign;  // one or two letters drawn with it: S, L, B, P
    double x, y;       // y only in a grid
    int series;        // 0 is the main one; shape and pattern follow it
    bool missing;
};

struct chart_row {
    const char *label;
    const char *value; // as printed
    enum tone tone;
    struct mark *marks;
    size_t count;
};

struct chart {
    enum chart_kind kind;
    const char *id;    // "position", "dimensions", "functions", "routes", "money"
    const char *title; // accessible name
    const char *text;  // the same in a sentence or two
    const char *x_label, *y_label;
    const char *series[6]; // legend
    size_t series_count;
    double borders[6]; // lines across: 60 of the grid, band borders, the need
    const char *border_labels[6];
    size_t border_count;
    double margin;          // of the grid: half the width of the band along a border
    double most;            // of the scale; 100 but for money and tables
    double least;           // of the scale: 0, or below it where a table has such numbers
    bool bars_of_values;    // the first bar of a row is what its value says
    bool whole;             // it counts: no part of one on the scale
    bool point;             // numbers of the scale as 1,234.5 and not 1.234,5
    const char *corners[4]; // of the grid: names of the four places, from top left clockwise
    struct chart_row *rows; // of a grid: one row whose marks are the points
    size_t row_count;
};

struct block {
    enum block_kind kind;
    int level;
    const char *anchor;
    enum tone tone;
    bool numbered;
    struct line line;
    struct line *lines;
    size_t count; // of lines, tiles or cards
    struct tile *tiles;
    struct card *cards;
    struct table table;
    struct chart chart;
};

struct report {
    const struct assessment *assessment;
    const char *language; // "nl" or "en": of what the program itself says
    const char *spoken;   // the language of the pack's texts: how most of it is to be read aloud
    const char *title;
    const char *subtitle;    // partnership and date
    const char *engine;      // version of the program ...
    const char *engine_hash; // ... and hash of its sources, or NULL
    struct block *blocks;
    size_t count;
    size_t front;       // blocks before this one are the two front pages
    const char **shown; // ids of what its layout names so
    size_t shown_count, shown_room;
};

#endif
