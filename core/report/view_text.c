// The report for a terminal, a screen reader or a plain file: one column of text, headings between
// signs that can be searched for, tables in columns, charts as a sentence with small bars. Colours
// only when asked; nothing is told by colour alone.
#include "report/report.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "report/text_table.h"
#include "report/wrap.h"

enum { WIDTH = 80, WIDTH_LEAST = 40, WIDTH_MOST = 400, BAR = 20, BAR_NARROW = 8 };

struct view {
    struct arena arena; // of this call
    struct buf *out;
    enum words_language language;
    int width;
    bool colour;
};

static void pad(struct buf *out, int columns)
{
    for (int i = 0; i < columns; i++)
        buf_putc(out, ' ');
}

// The lines of a wrapped text; the first behind `sign`, the others under it.
static void put(struct view *view, const struct line *line, const char *sign)
{
    int indent = text_columns(sign);
    struct wrap wrap = wrap_line(&view->arena, line, view->width - indent);
    for (size_t i = 0; i < wrap.count; i++) {
        if (i == 0)
            buf_puts(view->out, sign);
        else
            pad(view->out, indent);
        wrap_write(&wrap, i, view->colour, view->out);
        buf_putc(view->out, '\n');
    }
}

static void put_text(struct view *view, enum run_style style, const char *text, const char *sign)
{
    struct run run = {style, text, NULL};
    struct line line = {&run, 1, NULL};
    put(view, &line, sign);
}

// A line with words before it.
static struct line with_first(struct view *view, enum run_style style, const char *first,
                              const struct line *line)
{
    struct run *runs = arena_array(&view->arena, line->count + 1, sizeof *runs);
    runs[0] = (struct run){style, first, NULL};
    memcpy(runs + 1, line->runs, line->count * sizeof *runs);
    return (struct line){runs, line->count + 1, line->why};
}

static void view_heading(struct view *view, const struct block *block)
{
    static const char *const SIGNS[] = {"", "=== ", "== ", "-- ", ""};
    static const char *const ENDS[] = {"", " ===", " ==", " --", ""};
    int level = block->level < 1 ? 1 : block->level > 4 ? 4 : block->level;
    if (level <= 2)
        buf_putc(view->out, '\n');
    struct line line = with_first(view, RUN_STRONG, SIGNS[level], &block->line);
    struct run *runs = arena_array(&view->arena, line.count + 1, sizeof *runs);
    memcpy(runs, line.runs, line.count * sizeof *runs);
    for (size_t i = 0; i < line.count; i++)
        runs[i].style = RUN_STRONG;
    runs[line.count] = (struct run){RUN_STRONG, ENDS[level], NULL};
    line = (struct line){runs, line.count + 1, NULL};
    put(view, &line, "");
}

static const char *tone_word(const struct view *view, enum tone tone)
{
    switch (tone) {
    case TONE_GOOD: return words_text(view->language, WORD_TONE_GOOD);
    case TONE_CARE: return words_text(view->language, WORD_TONE_CARE);
    case TONE_STOP: return words_text(view->language, WORD_TONE_STOP);
    case TONE_NEUTRAL: break;
    }
    return NULL;
}

static void view_callout(struct view *view, const struct block *block)
{
    const char *word = tone_word(view, block->tone);
    const char *first = word ? arena_textf(&view->arena, "[%s] ", word) : "";
    struct line line = with_first(view, RUN_STRONG, first, &block->line);
    put(view, &line, "");
}

static void view_list(struct view *view, const struct block *block)
{
    for (size_t i = 0; i < block->count; i++) {
        const char *sign = block->numbered ? arena_textf(&view->arena, "%2d. ", (int)i + 1) : "- ";
        put(view, &block->lines[i], sign);
    }
}

static void view_tiles(struct view *view, const struct block *block)
{
    for (size_t i = 0; i < block->count; i++) {
        const struct tile *tile = &block->tiles[i];
        const char *word = tone_word(view, tile->tone);
        struct run runs[] = {
            {RUN_PLAIN, arena_textf(&view->arena, "%s: ", tile->label), NULL},
            {RUN_STRONG, tile->value, NULL},
            {RUN_PLAIN, word ? arena_textf(&view->arena, " [%s]", word) : "", NULL},
        };
        struct line line = {runs, 3, tile->why};
        put(view, &line, "- ");
        if (tile->remark)
            put_text(view, RUN_PLAIN, tile->remark, "  ");
    }
}

static double share_of(const struct chart *chart, const struct mark *mark)
{
    double share = chart->most > 0 ? mark->x / chart->most : 0;
    return share < 0 ? 0 : share > 1 ? 1 : share;
}

static int bar_width(const struct view *view)
{
    return view->width < 60 ? BAR_NARROW : BAR;
}

static void put_bar(struct view *view, double share)
{
    int eighths = (int)floor(share * bar_width(view) * 8 + 0.5);
    static const char *const PARTS[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    for (int i = 0; i < eighths / 8; i++)
        buf_puts(view->out, "█");
    buf_puts(view->out, PARTS[eighths % 8]);
}

// The mark that a row's bar shows: the rank of a route, else the first.
static const struct mark *main_mark(const struct chart *chart, const struct chart_row *row)
{
    size_t index = chart->kind == CHART_BARS && row->count > 2 ? 2 : 0;
    return index < row->count ? &row->marks[index] : NULL;
}

static void view_bars(struct view *view, const struct chart *chart)
{
    int labels = 0, values = 0;
    for (size_t i = 0; i < chart->row_count; i++) {
        int label = text_columns(chart->rows[i].label), value = text_columns(chart->rows[i].value);
        labels = label > labels ? label : labels;
        values = value > values ? value : values;
    }
    int most = view->width - bar_width(view) - values - 4;
    labels = labels > most ? most : labels;
    buf_putc(view->out, '\n');
    for (size_t i = 0; i < chart->row_count; i++) {
        const struct chart_row *row = &chart->rows[i];
        struct wrap label = wrap_text(&view->arena, row->label, labels);
        for (size_t line = 0; line < label.count; line++) {
            bool last = line + 1 == label.count;
            wrap_write(&label, line, false, view->out);
            if (last) {
                pad(view->out,
                    labels - wrap_columns(&label, line) + 2 + values - text_columns(row->value));
                buf_puts(view->out, row->value);
                const struct mark *mark = main_mark(chart, row);
                if (mark && !mark->missing && share_of(chart, mark) > 0) {
                    buf_puts(view->out, "  ");
                    put_bar(view, share_of(chart, mark));
                }
            }
            buf_putc(view->out, '\n');
        }
    }
}

static void view_chart(struct view *view, const struct block *block)
{
    const struct chart *chart = &block->chart;
    put_text(view, RUN_PLAIN, arena_textf(&view->arena, "%s. %s", chart->title, chart->text), "");
    if (chart->kind == CHART_DOTS || chart->kind == CHART_BARS || chart->bars_of_values)
        view_bars(view, chart);
}

static void view_table(struct view *view, const struct block *block)
{
    if (block->table.caption)
        put_text(view, RUN_EMPHASIS, arena_textf(&view->arena, "%s:", block->table.caption), "");
    text_table(&block->table, view->width, view->colour, &view->arena, view->out);
}

static void view_cards(struct view *view, const struct block *block)
{
    for (size_t i = 0; i < block->count; i++) {
        const struct card *card = &block->cards[i];
        if (!card->continues) {
            const char *sign = arena_textf(&view->arena, "-- %s ", card->sign);
            struct line line = with_first(view, RUN_STRONG, sign, &card->title);
            if (i > 0)
                buf_putc(view->out, '\n');
            put(view, &line, "");
            if (card->theme)
                put_text(view, RUN_EMPHASIS, card->theme, "   ");
        }
        for (size_t k = 0; k < card->count; k++) {
            const struct card_part *part = &card->parts[k];
            struct run run = {RUN_PLAIN, part->text, NULL};
            struct line line = {&run, 1, NULL};
            if (part->head)
                line = with_first(view, RUN_STRONG, arena_textf(&view->arena, "%s ", part->head),
                                  &line);
            put(view, &line, part->head ? "- " : "  ");
        }
    }
}

static void view_block(struct view *view, const struct block *block)
{
    if (block->kind == BLOCK_BREAK)
        return;
    buf_putc(view->out, '\n');
    switch (block->kind) {
    case BLOCK_HEADING: view_heading(view, block); break;
    case BLOCK_PARAGRAPH: put(view, &block->line, ""); break;
    case BLOCK_CALLOUT: view_callout(view, block); break;
    case BLOCK_LIST: view_list(view, block); break;
    case BLOCK_TILES: view_tiles(view, block); break;
    case BLOCK_TABLE: view_table(view, block); break;
    case BLOCK_CHART: view_chart(view, block); break;
    case BLOCK_CARDS: view_cards(view, block); break;
    case BLOCK_BREAK: break;
    }
}

void view_text(const struct report *report, const struct view_options *options, struct buf *out)
{
    static const struct view_options PLAIN = {0, false, false};
    const struct view_options *o = options ? options : &PLAIN;
    struct view view = {.out = out, .colour = o->colour};
    view.language = words_language_of(report->language);
    view.width = o->width == 0            ? WIDTH
                 : o->width < WIDTH_LEAST ? WIDTH_LEAST
                 : o->width > WIDTH_MOST  ? WIDTH_MOST
                                          : o->width;
    arena_init(&view.arena);
    put_text(&view, RUN_STRONG, arena_textf(&view.arena, "=== %s ===", report->title), "");
    put_text(&view, RUN_PLAIN, report->subtitle, "");
    size_t count = o->front_only ? report->front : report->count;
    for (size_t i = 0; i < count; i++)
        view_block(&view, &report->blocks[i]);
    arena_clear(&view.arena);
}
