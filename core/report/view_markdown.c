// The report as Markdown (CommonMark with pipe tables), for a wiki, a mail or a converter.
#include "report/report.h"

#include <string.h>

#include "base/num.h"
#include "base/words.h"
#include "report/markdown.h"

static void put_run(const struct run *run, struct buf *out)
{
    static const char *const SIGNS[] = {[RUN_PLAIN] = "",
                                        [RUN_STRONG] = "**",
                                        [RUN_EMPHASIS] = "*",
                                        [RUN_LINK] = "",
                                        [RUN_TERM] = ""};
    bool link = run->style == RUN_LINK && run->target;
    buf_puts(out, link ? "[" : SIGNS[run->style]);
    markdown_escape(run->text, out);
    if (link)
        buf_putf(out, "](<%s>)", run->target);
    else
        buf_puts(out, SIGNS[run->style]);
}

static void put_line(const struct line *line, struct buf *out)
{
    for (size_t i = 0; i < line->count; i++)
        put_run(&line->runs[i], out);
}

static void put_heading(const struct block *block, struct buf *out)
{
    for (int i = 0; i < block->level; i++)
        buf_putc(out, '#');
    buf_putc(out, ' ');
    put_line(&block->line, out);
    buf_putc(out, '\n');
}

static const char *tone_word(enum words_language language, enum tone tone)
{
    switch (tone) {
    case TONE_GOOD: return words_text(language, WORD_TONE_GOOD);
    case TONE_CARE: return words_text(language, WORD_TONE_CARE);
    case TONE_STOP: return words_text(language, WORD_TONE_STOP);
    case TONE_NEUTRAL: break;
    }
    return NULL;
}

static void put_callout(const struct block *block, enum words_language language, struct buf *out)
{
    const char *word = tone_word(language, block->tone);
    buf_puts(out, "> ");
    if (word)
        buf_putf(out, "**%s:** ", word);
    put_line(&block->line, out);
    buf_putc(out, '\n');
}

static void put_list(const struct block *block, struct buf *out)
{
    for (size_t i = 0; i < block->count; i++) {
        if (block->numbered)
            buf_putf(out, "%zu. ", i + 1);
        else
            buf_puts(out, "- ");
        put_line(&block->lines[i], out);
        buf_putc(out, '\n');
    }
}

static void put_tiles(const struct block *block, enum words_language language, struct buf *out)
{
    for (size_t i = 0; i < block->count; i++) {
        const struct tile *tile = &block->tiles[i];
        buf_puts(out, "- ");
        markdown_escape(tile->label, out);
        buf_puts(out, ": **");
        markdown_escape(tile->value, out);
        buf_puts(out, "**");
        const char *word = tone_word(language, tile->tone);
        if (word)
            buf_putf(out, " (%s)", word);
        buf_putc(out, '\n');
        if (!tile->remark)
            continue;
        buf_puts(out, "  ");
        markdown_escape(tile->remark, out);
        buf_putc(out, '\n');
    }
}

static void put_table(const struct table *table, struct buf *out)
{
    if (table->caption) {
        markdown_escape(table->caption, out);
        buf_puts(out, ":\n\n");
    }
    for (size_t c = 0; c < table->columns; c++) {
        buf_puts(out, "| ");
        markdown_escape(table->heads[c], out);
        buf_putc(out, ' ');
    }
    buf_puts(out, "|\n");
    for (size_t c = 0; c < table->columns; c++)
        buf_puts(out, table->aligns[c] == ALIGN_RIGHT ? "| ---: " : "| --- ");
    buf_puts(out, "|\n");
    for (size_t i = 0; i < table->rows * table->columns; i++) {
        buf_puts(out, "| ");
        put_line(&table->cells[i], out);
        buf_puts(out, (i + 1) % table->columns == 0 ? " |\n" : " ");
    }
}

static void put_chart(const struct chart *chart, struct buf *out)
{
    buf_puts(out, "*");
    markdown_escape(chart->title, out);
    buf_puts(out, ".* ");
    markdown_escape(chart->text, out);
    buf_putc(out, '\n');
}

static void put_cards(const struct block *block, struct buf *out)
{
    for (size_t i = 0; i < block->count; i++) {
        const struct card *card = &block->cards[i];
        if (!card->continues) {
            buf_puts(out, i > 0 ? "\n### " : "### ");
            markdown_escape(card->sign, out);
            buf_putc(out, ' ');
            put_line(&card->title, out);
            if (card->theme) {
                buf_puts(out, "\n\n*");
                markdown_escape(card->theme, out);
                buf_putc(out, '*');
            }
            buf_puts(out, "\n\n");
        }
        for (size_t k = 0; k < card->count; k++) {
            const struct card_part *part = &card->parts[k];
            buf_puts(out, part->head ? "- **" : "  ");
            if (part->head) {
                markdown_escape(part->head, out);
                buf_puts(out, "** ");
            }
            markdown_escape(part->text, out);
            buf_putc(out, '\n');
        }
    }
}

static void put_block(const struct block *block, enum words_language language, struct buf *out)
{
    buf_putc(out, '\n');
    switch (block->kind) {
    case BLOCK_HEADING: put_heading(block, out); break;
    case BLOCK_PARAGRAPH:
        put_line(&block->line, out);
        buf_putc(out, '\n');
        break;
    case BLOCK_CALLOUT: put_callout(block, language, out); break;
    case BLOCK_LIST: put_list(block, out); break;
    case BLOCK_TILES: put_tiles(block, language, out); break;
    case BLOCK_TABLE: put_table(&block->table, out); break;
    case BLOCK_CHART: put_chart(&block->chart, out); break;
    case BLOCK_CARDS: put_cards(block, out); break;
    case BLOCK_BREAK: buf_puts(out, "---\n"); break;
    }
}

void view_markdown(const struct report *report, struct buf *out)
{
    enum words_language language = words_language_of(report->language);
    buf_puts(out, "# ");
    markdown_escape(report->title, out);
    buf_puts(out, "\n\n");
    markdown_escape(report->subtitle, out);
    buf_putc(out, '\n');
    for (size_t i = 0; i < report->count; i++)
        put_block(&report->blocks[i], language, out);
}
