// The report's blocks as JSON, for programs that lay it out themselves: kinds, tones and styles are
// words. docs/reference/report.md describes it.
#include "report/report.h"

#include <string.h>

#include "base/json.h"

static const char *const KINDS[] = {"heading", "paragraph", "callout", "list", "tiles",
                                    "table",   "chart",     "cards",   "break"};
static const char *const TONES[] = {"neutral", "good", "care", "stop"};
static const char *const STYLES[] = {"plain", "strong", "emphasis", "link", "term"};
static const char *const CHARTS[] = {"grid", "dots", "pairs", "bars", "money"};
static const char *const ALIGNS[] = {"left", "right"};

enum { TEXT_MOST = 256 * 1024 };

static void text_of(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_string(json, text);
}

static void number_of(struct json *json, const char *key, double number)
{
    json_key(json, key);
    json_plain(json, number, 1);
}

// The members of a line: its words in one string, their runs, and what to ask why of.
static void put_line(struct json *json, const struct line *line)
{
    struct buf text;
    buf_init(&text, TEXT_MOST);
    for (size_t i = 0; i < line->count; i++)
        buf_puts(&text, line->runs[i].text);
    text_of(json, "text", text.text);
    buf_clear(&text);
    bool plain = line->count == 0 || (line->count == 1 && line->runs[0].style == RUN_PLAIN);
    if (!plain) {
        json_key(json, "runs");
        json_open(json, '[');
        for (size_t i = 0; i < line->count; i++) {
            json_open(json, '{');
            text_of(json, "style", STYLES[line->runs[i].style]);
            text_of(json, "text", line->runs[i].text);
            if (line->runs[i].target)
                text_of(json, "target", line->runs[i].target);
            json_close(json, '}');
        }
        json_close(json, ']');
    }
    if (line->why)
        text_of(json, "why", line->why);
}

static void put_lines(struct json *json, const struct block *block)
{
    json_key(json, "numbered");
    json_bool(json, block->numbered);
    json_key(json, "lines");
    json_open(json, '[');
    for (size_t i = 0; i < block->count; i++) {
        json_open(json, '{');
        put_line(json, &block->lines[i]);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_tiles(struct json *json, const struct block *block)
{
    json_key(json, "tiles");
    json_open(json, '[');
    for (size_t i = 0; i < block->count; i++) {
        const struct tile *tile = &block->tiles[i];
        json_open(json, '{');
        text_of(json, "label", tile->label);
        text_of(json, "value", tile->value);
        text_of(json, "remark", tile->remark);
        text_of(json, "tone", TONES[tile->tone]);
        text_of(json, "why", tile->why);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_table(struct json *json, const struct table *table)
{
    text_of(json, "caption", table->caption);
    json_key(json, "columns");
    json_open(json, '[');
    for (size_t c = 0; c < table->columns; c++) {
        json_open(json, '{');
        text_of(json, "head", table->heads[c]);
        text_of(json, "align", ALIGNS[table->aligns[c]]);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_key(json, "row_heads");
    json_bool(json, table->row_heads);
    json_key(json, "form");
    json_bool(json, table->form);
    json_key(json, "rows");
    json_open(json, '[');
    for (size_t r = 0; r < table->rows; r++) {
        json_open(json, '[');
        for (size_t c = 0; c < table->columns; c++) {
            json_open(json, '{');
            put_line(json, &table->cells[r * table->columns + c]);
            json_close(json, '}');
        }
        json_close(json, ']');
    }
    json_close(json, ']');
}

static void put_mark(struct json *json, enum chart_kind kind, const struct mark *mark)
{
    json_open(json, '{');
    text_of(json, "label", mark->label);
    text_of(json, "sign", mark->sign);
    json_key(json, "series");
    json_integer(json, mark->series);
    json_key(json, "x");
    if (mark->missing)
        json_null(json);
    else
        json_plain(json, mark->x, 1);
    if (kind == CHART_GRID) {
        json_key(json, "y");
        if (mark->missing)
            json_null(json);
        else
            json_plain(json, mark->y, 1);
    }
    json_close(json, '}');
}

static void put_rows(struct json *json, const struct chart *chart)
{
    json_key(json, "rows");
    json_open(json, '[');
    for (size_t i = 0; i < chart->row_count; i++) {
        const struct chart_row *row = &chart->rows[i];
        json_open(json, '{');
        text_of(json, "label", row->label);
        text_of(json, "value", row->value);
        text_of(json, "tone", TONES[row->tone]);
        json_key(json, "marks");
        json_open(json, '[');
        for (size_t m = 0; m < row->count; m++)
            put_mark(json, chart->kind, &row->marks[m]);
        json_close(json, ']');
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_texts(struct json *json, const char *key, const char *const texts[], size_t count)
{
    json_key(json, key);
    json_open(json, '[');
    for (size_t i = 0; i < count; i++)
        json_string(json, texts[i]);
    json_close(json, ']');
}

static void put_chart(struct json *json, const struct chart *chart)
{
    text_of(json, "chart", CHARTS[chart->kind]);
    text_of(json, "id", chart->id);
    text_of(json, "title", chart->title);
    text_of(json, "text", chart->text);
    text_of(json, "x_label", chart->x_label);
    text_of(json, "y_label", chart->y_label);
    put_texts(json, "series", chart->series, chart->series_count);
    json_key(json, "borders");
    json_open(json, '[');
    for (size_t i = 0; i < chart->border_count; i++) {
        json_open(json, '{');
        number_of(json, "at", chart->borders[i]);
        text_of(json, "label", chart->border_labels[i]);
        json_close(json, '}');
    }
    json_close(json, ']');
    number_of(json, "margin", chart->margin);
    number_of(json, "most", chart->most);
    number_of(json, "least", chart->least);
    if (chart->kind == CHART_GRID)
        put_texts(json, "corners", chart->corners, 4);
    put_rows(json, chart);
}

static void put_cards(struct json *json, const struct block *block)
{
    json_key(json, "cards");
    json_open(json, '[');
    for (size_t i = 0; i < block->count; i++) {
        const struct card *card = &block->cards[i];
        json_open(json, '{');
        text_of(json, "sign", card->sign);
        text_of(json, "theme", card->theme);
        json_key(json, "continues");
        json_bool(json, card->continues);
        put_line(json, &card->title);
        json_key(json, "parts");
        json_open(json, '[');
        for (size_t k = 0; k < card->count; k++) {
            json_open(json, '{');
            text_of(json, "head", card->parts[k].head);
            text_of(json, "text", card->parts[k].text);
            json_close(json, '}');
        }
        json_close(json, ']');
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_block(struct json *json, const struct block *block)
{
    json_open(json, '{');
    text_of(json, "kind", KINDS[block->kind]);
    switch (block->kind) {
    case BLOCK_HEADING:
        json_key(json, "level");
        json_integer(json, block->level);
        text_of(json, "anchor", block->anchor);
        put_line(json, &block->line);
        break;
    case BLOCK_CALLOUT:
        text_of(json, "tone", TONES[block->tone]);
        put_line(json, &block->line);
        break;
    case BLOCK_PARAGRAPH: put_line(json, &block->line); break;
    case BLOCK_LIST: put_lines(json, block); break;
    case BLOCK_TILES: put_tiles(json, block); break;
    case BLOCK_TABLE: put_table(json, &block->table); break;
    case BLOCK_CHART: put_chart(json, &block->chart); break;
    case BLOCK_CARDS: put_cards(json, block); break;
    case BLOCK_BREAK: break;
    }
    json_close(json, '}');
}

void view_json(const struct report *report, struct buf *out)
{
    struct json json;
    json_init(&json, out, false);
    json_open(&json, '{');
    json_key(&json, "grow_report");
    json_integer(&json, 1);
    text_of(&json, "language", report->language);
    text_of(&json, "title", report->title);
    text_of(&json, "subtitle", report->subtitle);
    json_key(&json, "front");
    json_integer(&json, (long long)report->front);
    json_key(&json, "blocks");
    json_open(&json, '[');
    for (size_t i = 0; i < report->count; i++)
        put_block(&json, &report->blocks[i]);
    json_close(&json, ']');
    json_close(&json, '}');
    buf_putc(out, '\n');
}
