// The blocks of a report as HTML: sentences, lists, tiles, tables, charts. A sentence that has a
// `why` says so (data-why); where the annex has an entry for it, a small mark links to that.
#ifndef GROW_REPORT_HTML_BLOCK_H
#define GROW_REPORT_HTML_BLOCK_H

#include "base/words.h"
#include "report/blocks.h"
#include "report/html.h"

// Where the annex first speaks of something: what a `why` links to. A full table knows no more;
// the sentences that come then have no link.
enum { HTML_ENTRIES = 4096 };

struct html_entry {
    const char *why;
    const struct line *line;
};

struct html_view {
    struct html html;
    const struct report *report;
    enum words_language language;
    int shift;            // from the level of a block's heading to that of the page
    int level;            // of the last heading
    bool front;           // the block that is written is one of the front
    const char *last_why; // of the cell before
    struct html_entry entries[HTML_ENTRIES];
    size_t entry_count;
};

// Fills `entries` from the blocks of the annex.
void html_block_index(struct html_view *view);

// Writes block `index` and what belongs to it (a chart takes its table along); gives the index of
// the next block to write.
size_t html_block_write(struct html_view *view, size_t index);

// What the program itself says, in the report's language.
const char *html_block_word(const struct html_view *view, enum word word);

// The element of a heading. Levels never jump: it is at most one level below the last.
const char *html_block_heading(struct html_view *view, int wanted);

// A line in an element, with its mark; the class may be NULL.
void html_block_line(struct html_view *view, const char *element, const char *class_name,
                     const struct line *line);

// html_card.c: cards, as many together as a page holds.
void html_cards_write(struct html_view *view, const struct block *block);

// The runs of a line, without any mark.
void html_block_runs(struct html *html, const struct line *line);

#endif
