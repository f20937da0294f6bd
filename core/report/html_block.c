// Writes the blocks of html_block.h. Owns nothing. Must not know the page around them.
#include "report/html_block.h"

#include <string.h>

#include "base/text.h"
#include "report/report.h"

enum {
    CARD_COLUMNS = 3,  // from here on a table full of words needs help on a phone
    WIDE_COLUMNS = 4,  // and one of figures
    CARD_LENGTH = 22,  // bytes a cell: more than figures, so cards are better than scrolling
    CARD_WORDS = 32,   // bytes of the longest words side by side: a phone has no room for more
    RIGHT_LENGTH = 20, // a text that is longer is no figure: it is set as words are
    LONG_WORD = 24,    // bytes: from here on a word may be broken, so that it widens no table
    MOST_LEVEL = 6
};

// The slot of a `why`: its own, or the empty one where it would go.
static struct html_entry *entry_slot(struct html_view *view, const char *why)
{
    uint32_t hash = 2166136261u;
    for (const char *at = why; *at != '\0'; at++) {
        hash = (hash ^ (unsigned char)*at) * 16777619u;
    }
    size_t slot = hash % HTML_ENTRIES;
    while (view->entries[slot].why != NULL && strcmp(view->entries[slot].why, why) != 0) {
        slot = (slot + 1) % HTML_ENTRIES;
    }
    return &view->entries[slot];
}

static void index_line(struct html_view *view, const struct line *line)
{
    if (line->why == NULL || view->entry_count >= HTML_ENTRIES * 3 / 4) {
        return;
    }
    struct html_entry *entry = entry_slot(view, line->why);
    if (entry->why == NULL) {
        *entry = (struct html_entry){line->why, line};
        view->entry_count++;
    }
}

void html_block_index(struct html_view *view)
{
    for (size_t i = view->report->front; i < view->report->count; i++) {
        const struct block *block = &view->report->blocks[i];
        switch (block->kind) {
        case BLOCK_HEADING:
        case BLOCK_PARAGRAPH:
        case BLOCK_CALLOUT: index_line(view, &block->line); break;
        case BLOCK_LIST:
            for (size_t k = 0; k < block->count; k++) {
                index_line(view, &block->lines[k]);
            }
            break;
        case BLOCK_TABLE:
            for (size_t k = 0; k < block->table.rows * block->table.columns; k++) {
                index_line(view, &block->table.cells[k]);
            }
            break;
        case BLOCK_CARDS:
            for (size_t k = 0; k < block->count; k++) {
                index_line(view, &block->cards[k].title);
            }
            break;
        default: break;
        }
    }
}

static bool is_safe_target(const char *target)
{
    return target != NULL && (target[0] == '#' || text_starts(target, "https://") ||
                              text_starts(target, "http://") || text_starts(target, "mailto:"));
}

static void write_run(struct html *html, const struct run *run)
{
    switch (run->style) {
    case RUN_STRONG: html_words_leaf(html, "strong", NULL, run->text); return;
    case RUN_EMPHASIS: html_words_leaf(html, "em", NULL, run->text); return;
    case RUN_TERM:
        html_open_class(html, "abbr", "term");
        html_attr(html, "title", run->target);
        html_words(html, run->text);
        html_close(html, "abbr");
        return;
    case RUN_LINK:
        if (is_safe_target(run->target)) {
            html_open(html, "a");
            html_attr(html, "href", run->target);
            html_attr(html, "rel", run->target[0] == '#' ? NULL : "noreferrer noopener");
            html_words(html, run->text);
            html_close(html, "a");
            return;
        }
        break;
    case RUN_PLAIN: break;
    }
    html_words(html, run->text);
}

void html_block_runs(struct html *html, const struct line *line)
{
    for (size_t i = 0; i < line->count; i++) {
        write_run(html, &line->runs[i]);
    }
}

// On the element that holds the line: what can be asked, and the id when this is the entry.
static void line_attrs(struct html_view *view, const struct line *line)
{
    if (line->why == NULL) {
        return;
    }
    html_attr(&view->html, "data-why", line->why);
    if (entry_slot(view, line->why)->line == line) {
        html_attr_joined(&view->html, "id", "why-", line->why);
    }
}

// What the entry is called: what its line begins with, or what can be asked when that is nothing.
static const char *entry_name(const struct html_entry *entry)
{
    const struct line *line = entry->line;
    for (size_t i = 0; line && i < line->count; i++)
        if (line->runs[i].text && line->runs[i].text[0] != '\0')
            return line->runs[i].text;
    return entry->why;
}

// The mark behind a sentence. Without an entry to link to it is only shown where `always`.
static void why_mark(struct html_view *view, const char *why, const struct line *line, bool always)
{
    struct html *html = &view->html;
    if (why == NULL) {
        return;
    }
    const struct html_entry *entry = entry_slot(view, why);
    bool linked = entry->why != NULL && entry->line != line;
    if (!linked && !always) {
        return;
    }
    html_text(html, "\xC2\xA0");
    html_open_class(html, linked ? "a" : "span", "why");
    if (linked) {
        html_attr_joined(html, "href", "#why-", why);
        const char *name = entry_name(entry);
        html_attr_joined(html, "aria-label", html_block_word(view, WORD_PAGE_WHY), name);
        html_attr_joined(html, "title", html_block_word(view, WORD_PAGE_WHY), name);
    } else {
        html_attr(html, "aria-hidden", "true");
        html_attr_joined(html, "title", html_block_word(view, WORD_PAGE_ASK), why);
    }
    html_text(html, "?");
    html_close(html, linked ? "a" : "span");
}

void html_block_line(struct html_view *view, const char *element, const char *class_name,
                     const struct line *line)
{
    html_open_class(&view->html, element, class_name);
    line_attrs(view, line);
    html_block_runs(&view->html, line);
    why_mark(view, line->why, line, true);
    html_close(&view->html, element);
}

const char *html_block_heading(struct html_view *view, int wanted)
{
    static const char *const ELEMENTS[] = {"h2", "h2", "h2", "h3", "h4", "h5", "h6"};
    int level = wanted + view->shift;
    level = level > view->level + 1 ? view->level + 1 : level;
    level = level < 2 ? 2 : level > MOST_LEVEL ? MOST_LEVEL : level;
    view->level = level;
    return ELEMENTS[level];
}

static void write_heading(struct html_view *view, const struct block *block)
{
    struct html *html = &view->html;
    const char *element = html_block_heading(view, block->level);
    html_open(html, element);
    html_attr(html, "id", block->anchor);
    html_attr(html, "data-why", block->line.why);
    html_block_runs(html, &block->line);
    if (block->line.why != NULL && entry_slot(view, block->line.why)->line == &block->line) {
        html_open(html, "span");
        html_attr_joined(html, "id", "why-", block->line.why);
        html_close(html, "span");
    }
    html_close(html, element);
}

static const char *tone_class(enum tone tone)
{
    static const char *const CLASSES[] = {"neutral", "good", "care", "stop"};
    return CLASSES[tone];
}

const char *html_block_word(const struct html_view *view, enum word word)
{
    return words_text(view->language, word);
}

// NULL: nothing to say.
static const char *tone_word(const struct html_view *view, enum tone tone)
{
    switch (tone) {
    case TONE_GOOD: return html_block_word(view, WORD_PAGE_GOOD);
    case TONE_CARE: return html_block_word(view, WORD_PAGE_CARE);
    case TONE_STOP: return html_block_word(view, WORD_PAGE_STOP);
    default: return NULL;
    }
}

static void write_callout(struct html_view *view, const struct block *block)
{
    struct html *html = &view->html;
    html_open_class(html, "div", "callout");
    html_attr_joined(html, "data-tone", tone_class(block->tone), "");
    html_attr(html, "role", "note");
    const char *word = tone_word(view, block->tone);
    const char *first = block->line.count > 0 ? block->line.runs[0].text : NULL;
    html_open(html, "p");
    line_attrs(view, &block->line);
    if (word != NULL && (first == NULL || !text_starts(first, word))) {
        html_leaf(html, "strong", "word", word);
        html_text(html, " ");
    }
    html_block_runs(html, &block->line);
    why_mark(view, block->line.why, &block->line, true);
    html_close(html, "p");
    html_close(html, "div");
}

static void write_list(struct html_view *view, const struct block *block)
{
    const char *element = block->numbered ? "ol" : "ul";
    html_open(&view->html, element);
    for (size_t i = 0; i < block->count; i++) {
        html_line(&view->html);
        html_block_line(view, "li", NULL, &block->lines[i]);
    }
    html_close(&view->html, element);
}

static void write_tiles(struct html_view *view, const struct block *block)
{
    struct html *html = &view->html;
    html_open_class(html, "dl", "tiles");
    for (size_t i = 0; i < block->count; i++) {
        const struct tile *tile = &block->tiles[i];
        html_line(html);
        html_open_class(html, "div", "tile");
        html_attr(html, "data-tone", tone_class(tile->tone));
        html_attr(html, "data-why", tile->why);
        html_open(html, "dt");
        html_words(html, tile->label);
        why_mark(view, tile->why, NULL, true);
        html_close(html, "dt");
        html_words_leaf(html, "dd", "value", tile->value);
        const char *word = tone_word(view, tile->tone);
        if (tile->remark != NULL || word != NULL) {
            html_open_class(html, "dd", "remark");
            if (word != NULL) {
                html_leaf(html, "strong", "word", word);
                html_text(html, " ");
            }
            html_words(html, tile->remark);
            html_close(html, "dd");
        }
        html_close(html, "div");
    }
    html_close(html, "dl");
}

static size_t line_length(const struct line *line)
{
    size_t length = 0;
    for (size_t i = 0; i < line->count; i++) {
        length += line->runs[i].text != NULL ? strlen(line->runs[i].text) : 0;
    }
    return length;
}

static size_t longest_word(const char *text)
{
    size_t longest = 0;
    while (text != NULL && *text != '\0') {
        size_t length = strcspn(text, " ");
        longest = length > longest ? length : longest;
        text += length + strspn(text + length, " ");
    }
    return longest;
}

static size_t longest_in_column(const struct table *table, size_t column)
{
    size_t longest = table->heads != NULL ? longest_word(table->heads[column]) : 0;
    for (size_t row = 0; row < table->rows; row++) {
        const struct line *line = &table->cells[row * table->columns + column];
        for (size_t i = 0; i < line->count; i++) {
            size_t length = longest_word(line->runs[i].text);
            longest = length > longest ? length : longest;
        }
    }
    return longest;
}

// Many words in many columns, or columns too narrow for their words: on a phone every row becomes
// a card.
static bool is_cards(const struct table *table)
{
    size_t cells = table->rows * table->columns;
    size_t length = 0;
    for (size_t i = 0; i < cells; i++) {
        length += line_length(&table->cells[i]);
    }
    size_t words = 0;
    for (size_t column = 0; column < table->columns; column++) {
        words += longest_in_column(table, column);
    }
    return (table->columns >= CARD_COLUMNS && length > cells * CARD_LENGTH) ||
           (table->columns <= CARD_COLUMNS && words > CARD_WORDS);
}

static bool is_right(const struct table *table, size_t column)
{
    return table->aligns != NULL && table->aligns[column] == ALIGN_RIGHT;
}

static bool has_long_word(const struct line *line)
{
    for (size_t i = 0; i < line->count; i++) {
        if (longest_word(line->runs[i].text) > LONG_WORD) {
            return true;
        }
    }
    return false;
}

static void write_cell(struct html_view *view, const struct table *table, size_t row, size_t column,
                       bool cards)
{
    struct html *html = &view->html;
    const struct line *line = &table->cells[row * table->columns + column];
    bool head = table->row_heads && column == 0;
    bool right = is_right(table, column) && line_length(line) <= RIGHT_LENGTH;
    html_open_class(html, head ? "th" : "td", right ? "r" : has_long_word(line) ? "long" : NULL);
    html_attr(html, "scope", head ? "row" : NULL);
    if (cards) {
        html_attr(html, "role", head ? "rowheader" : "cell");
        html_attr(html, "data-head", table->heads != NULL ? table->heads[column] : NULL);
    }
    line_attrs(view, line);
    html_block_runs(html, line);
    // In a table of the front one mark a subject is enough; those of the annex are the entries.
    if (view->front && !text_equal(line->why, view->last_why)) {
        why_mark(view, line->why, line, false);
    }
    view->last_why = line->why != NULL ? line->why : view->last_why;
    html_close(html, head ? "th" : "td");
}

static void write_heads(struct html *html, const struct table *table, bool cards)
{
    if (table->heads == NULL) {
        return;
    }
    html_open(html, "thead");
    html_attr(html, "role", cards ? "rowgroup" : NULL);
    html_open(html, "tr");
    html_attr(html, "role", cards ? "row" : NULL);
    for (size_t i = 0; i < table->columns; i++) {
        html_open_class(html, "th", is_right(table, i) ? "r" : NULL);
        html_attr(html, "scope", "col");
        html_attr(html, "role", cards ? "columnheader" : NULL);
        html_words(html, table->heads[i]);
        html_close(html, "th");
    }
    html_close(html, "tr");
    html_close(html, "thead");
    html_line(html);
}

static void write_table(struct html_view *view, const struct table *table)
{
    struct html *html = &view->html;
    bool cards = is_cards(table);
    bool wide = !cards && table->columns >= WIDE_COLUMNS;
    html_open_class(html, "div", wide ? "table scroll" : "table");
    if (wide) {
        html_attr(html, "role", "region");
        html_attr(html, "aria-label", table->caption);
        html_attr(html, "tabindex", "0");
    }
    // A role that repeats what the element is keeps it a table when the style makes it cards.
    html_open_class(html, "table", table->form ? "form" : cards ? "cards" : NULL);
    html_attr(html, "role", cards ? "table" : NULL);
    if (table->caption != NULL) {
        html_words_leaf(html, "caption", NULL, table->caption);
    }
    html_line(html);
    write_heads(html, table, cards);
    view->last_why = NULL;
    html_open(html, "tbody");
    html_attr(html, "role", cards ? "rowgroup" : NULL);
    for (size_t row = 0; row < table->rows; row++) {
        html_line(html);
        html_open(html, "tr");
        html_attr(html, "role", cards ? "row" : NULL);
        for (size_t column = 0; column < table->columns; column++) {
            write_cell(view, table, row, column, cards);
        }
        html_close(html, "tr");
    }
    html_close(html, "tbody");
    html_close(html, "table");
    html_close(html, "div");
}

// A chart and the table that belongs to it.
static size_t write_exhibit(struct html_view *view, size_t index)
{
    struct html *html = &view->html;
    const struct report *report = view->report;
    const struct chart *chart = &report->blocks[index].chart;
    const struct block *next = index + 1 < report->count ? &report->blocks[index + 1] : NULL;
    bool table = next != NULL && next->kind == BLOCK_TABLE;
    bool beside = table && chart->kind == CHART_GRID && next->table.columns < WIDE_COLUMNS;
    html_open_class(html, "div", beside ? "exhibit beside" : "exhibit");
    html_open_class(html, "figure", "chart");
    html_attr(html, "id", report->blocks[index].anchor);
    struct buf prefix;
    buf_init(&prefix, 40);
    buf_putf(&prefix, "chart%zu", index);
    html_line(html);
    chart_svg(chart, prefix.text, html->out);
    buf_clear(&prefix);
    html_words_leaf(html, "figcaption", NULL, chart->title);
    html_close(html, "figure");
    html_line(html);
    if (table) {
        write_table(view, &next->table);
    }
    html_close(html, "div");
    return table ? index + 2 : index + 1;
}

size_t html_block_write(struct html_view *view, size_t index)
{
    const struct block *block = &view->report->blocks[index];
    view->front = index < view->report->front;
    html_line(&view->html);
    switch (block->kind) {
    case BLOCK_HEADING: write_heading(view, block); break;
    case BLOCK_PARAGRAPH: html_block_line(view, "p", NULL, &block->line); break;
    case BLOCK_CALLOUT: write_callout(view, block); break;
    case BLOCK_LIST: write_list(view, block); break;
    case BLOCK_TILES: write_tiles(view, block); break;
    case BLOCK_TABLE: write_table(view, &block->table); break;
    case BLOCK_CHART: return write_exhibit(view, index);
    case BLOCK_CARDS: html_cards_write(view, block); break;
    case BLOCK_BREAK: break;
    }
    return index + 1;
}
