// Blocks of a report as pieces of the PDF: headings, paragraphs, callouts, charts; lists, tiles and
// tables have files of their own. Owns nothing. Must not know on which page a piece will stand.
#include <stddef.h>

#include "base/text.h"
#include "report/chart.h"
#include "report/pdf.h"

static const double CHART_SCALE = .74;

static struct pdf_look body_look(const struct pdf *pdf)
{
    return (struct pdf_look){
        .size = pdf->style.body, .ink = INK_TEXT, .lead = pdf->style.front ? 1.25 : 1.32};
}

// Lines of running text are no longer than can be read.
static double measure_of(const struct pdf_flow *flow)
{
    double most = flow->pdf->style.body * (flow->pdf->style.front ? 50 : 45);
    return flow->width < most ? flow->width : most;
}

void pdf_block_dest(struct pdf *pdf, struct pdf_piece *piece, const struct line *line)
{
    if (pdf->style.front || line->why == NULL) {
        return;
    }
    for (size_t i = 0; i < pdf->why_count; i++) {
        struct pdf_why *why = &pdf->whys[i];
        if (why->target == NULL && text_equal(why->why, line->why)) {
            why->target = arena_textf(pdf->arena, "why-%s", line->why);
            pdf_piece_part(pdf, piece, PDF_DEST)->target = why->target;
        }
    }
}

// --- headings ---

static const char *heading_tag(int level)
{
    static const char *const TAGS[] = {"H1", "H1", "H2", "H3", "H4", "H5", "H6"};
    return TAGS[level < 1 ? 1 : level > 6 ? 6 : level];
}

static struct pdf_look heading_look(const struct pdf *pdf, int level, double *before, double *after)
{
    double body = pdf->style.body;
    struct pdf_look look = {.serif = true, .bold = true, .lead = 1.2, .ink = INK_TEXT};
    if (level <= 2) {
        look.size = body * (pdf->style.front ? 1.3 : 1.55);
        look.ink = INK_MAIN;
        *before = pdf->style.front ? 9 : 26;
        *after = pdf->style.front ? 2 : 7;
    } else if (level == 3) {
        look.size = body * 1.2;
        *before = 16;
        *after = 4;
    } else {
        look.serif = false;
        look.size = body * 1.04;
        *before = 11;
        *after = 1.5;
    }
    return look;
}

void pdf_block_heading(struct pdf_flow *flow, const struct block *block)
{
    struct pdf *pdf = flow->pdf;
    double before;
    double after;
    struct pdf_look look = heading_look(pdf, block->level, &before, &after);
    struct pdf_text text = pdf_text_line(pdf, &block->line, NULL, NULL, NULL, &look, flow->width);
    bool ruled = block->level <= 2 && !pdf->style.front;
    double top = ruled ? 7 : 0;
    pdf_flow_space(flow, before);
    struct pdf_piece *piece = pdf_piece_new(flow);
    if (block->anchor != NULL) {
        pdf_piece_part(pdf, piece, PDF_DEST)->target = block->anchor;
    }
    pdf_block_dest(pdf, piece, &block->line);
    pdf_piece_text(pdf, piece, heading_tag(block->level), &text, 0, top);
    if (ruled) {
        struct pdf_ground rule = {0, 0, flow->width, 1.2, pen_ink(INK_MAIN)};
        pdf_piece_ground(pdf, piece, rule);
        piece->ruled = true;
    }
    piece->item.height = top + pdf_text_height(&text);
    piece->item.keep = true;
    piece->section = block->level <= 2;
    pdf_flow_space(flow, after);
}

// --- paragraphs and callouts ---

static bool is_heading(const struct report *report, size_t index)
{
    return index < report->count && report->blocks[index].kind == BLOCK_HEADING;
}

// The first sentence of the report says where the partnership stands.
static bool is_lead(const struct pdf *pdf, size_t index)
{
    return pdf->style.front && index == 1 && is_heading(pdf->report, 0);
}

static void add_paragraph(struct pdf_flow *flow, size_t index)
{
    struct pdf *pdf = flow->pdf;
    const struct report *report = pdf->report;
    const struct line *line = &report->blocks[index].line;
    struct pdf_look look = body_look(pdf);
    if (is_lead(pdf, index)) {
        look.serif = true;
        look.bold = true;
        look.size *= 1.15;
        look.lead = 1.2;
    }
    const char *link = pdf->style.front ? pdf_why_target(pdf, line->why) : NULL;
    struct pdf_text text = pdf_text_line(pdf, line, NULL, NULL, link, &look, measure_of(flow));
    enum block_kind next =
        index + 1 < report->count ? report->blocks[index + 1].kind : BLOCK_PARAGRAPH;
    bool listed = next == BLOCK_LIST;
    // The words between a heading and what it is about stand with both.
    bool leads = next == BLOCK_TABLE || next == BLOCK_CHART || next == BLOCK_HEADING;
    bool kept = listed || (leads && index > 0 && is_heading(report, index - 1));
    size_t first = flow->count;
    pdf_list_paragraph(flow, &text, "P", kept);
    pdf_block_dest(pdf, &flow->pieces[first], line);
    pdf_flow_space(flow, listed ? 2 : 5);
}

struct tone_look {
    const char *bar, *surface, *word;
};

static struct tone_look tone_look(enum tone tone)
{
    static const struct tone_look LOOKS[] = {{"#0f5a63", "#f1f5f5", "#0f5a63"},
                                             {"#0f5a63", "#f1f5f5", "#0f5a63"},
                                             {"#8a5200", "#fdf5e6", "#7a4700"},
                                             {"#9c2222", "#fcefee", "#9c2222"}};
    return LOOKS[tone];
}

static void add_callout(struct pdf_flow *flow, const struct block *block)
{
    struct pdf *pdf = flow->pdf;
    struct tone_look tone = tone_look(block->tone);
    struct pdf_look look = body_look(pdf);
    const char *word = pdf_tone_word(pdf, block->tone);
    const char *start = block->line.count > 0 ? block->line.runs[0].text : NULL;
    if (word != NULL && start != NULL && text_starts(start, word)) {
        word = NULL;
    }
    double pad = 5 * pdf->style.air;
    struct pdf_text text =
        pdf_text_line(pdf, &block->line, word, tone.word, NULL, &look, flow->width - 22);
    pdf_flow_space(flow, 6);
    struct pdf_piece *piece = pdf_piece_new(flow);
    double height = pdf_text_height(&text) + 2 * pad;
    struct pdf_ground surface = {0, 0, flow->width, height, tone.surface};
    struct pdf_ground bar = {0, 0, 3.5, height, tone.bar};
    pdf_piece_ground(pdf, piece, surface);
    pdf_piece_ground(pdf, piece, bar);
    pdf_block_dest(pdf, piece, &block->line);
    pdf_piece_text(pdf, piece, "P", &text, 12, pad);
    piece->item.height = height;
    pdf_flow_space(flow, 7);
}

// --- charts ---

void pdf_chart_add(struct pdf_flow *flow, const struct chart *chart, double scale)
{
    struct pdf *pdf = flow->pdf;
    double units = flow->width / scale;
    struct pdf_piece *piece = pdf_piece_new(flow);
    struct pdf_part *part = pdf_piece_part(pdf, piece, PDF_CHART);
    part->chart = chart;
    part->scale = scale;
    part->width = units;
    piece->item.height = chart_draw(chart, &PEN_NOTHING, units) * scale;
    pdf_flow_space(flow, 6);
}

// With its title above it: on a page a chart stands farther from the text that names it.
static void add_exhibit(struct pdf_flow *flow, const struct block *block)
{
    struct pdf *pdf = flow->pdf;
    double most = block->chart.kind == CHART_GRID ? 290 : 440;
    struct pdf_flow inner = pdf_flow_of(pdf, flow->width < most ? flow->width : most);
    struct pdf_look look = {.size = pdf->style.table, .bold = true, .ink = INK_TEXT};
    struct pdf_text title = pdf_text_plain(pdf, block->chart.title, &look, flow->width);
    pdf_flow_space(flow, 8);
    struct pdf_piece *piece = pdf_piece_new(flow);
    pdf_piece_text(pdf, piece, "P", &title, 0, 0);
    piece->item.height = pdf_text_height(&title) + 5;
    piece->item.keep = true;
    pdf_chart_add(&inner, &block->chart, CHART_SCALE);
    piece = pdf_piece_new(flow);
    piece->item.height = pdf_piece_take(pdf, piece, &inner, 0, 0);
    pdf_flow_space(flow, 10);
}

size_t pdf_block_add(struct pdf_flow *flow, size_t index)
{
    const struct block *block = &flow->pdf->report->blocks[index];
    switch (block->kind) {
    case BLOCK_HEADING: pdf_block_heading(flow, block); break;
    case BLOCK_PARAGRAPH: add_paragraph(flow, index); break;
    case BLOCK_CALLOUT: add_callout(flow, block); break;
    case BLOCK_LIST: pdf_list_add(flow, block); break;
    case BLOCK_TILES: pdf_tiles_add(flow, block); break;
    case BLOCK_TABLE: pdf_table_add(flow, &block->table); break;
    case BLOCK_CHART: add_exhibit(flow, block); break;
    case BLOCK_CARDS: pdf_cards_add(flow, block); break;
    case BLOCK_BREAK: flow->fresh = index > pdf_front_end(flow->pdf->report); break;
    }
    return index + 1;
}

// --- the report as a whole ---

void pdf_masthead_add(struct pdf_flow *flow)
{
    struct pdf *pdf = flow->pdf;
    const struct report *report = pdf->report;
    struct pdf_look look = {.serif = true, .bold = true, .size = 22, .lead = 1.15, .ink = INK_TEXT};
    struct pdf_text title = pdf_text_plain(pdf, report->title, &look, flow->width);
    struct pdf_piece *piece = pdf_piece_new(flow);
    pdf_piece_text(pdf, piece, "H1", &title, 0, -6);
    double y = pdf_text_height(&title) - 5;
    if (report->subtitle != NULL) {
        struct pdf_look soft = {.size = 11, .lead = 1.25, .ink = INK_SOFT};
        struct pdf_text text = pdf_text_plain(pdf, report->subtitle, &soft, flow->width);
        pdf_piece_text(pdf, piece, "P", &text, 0, y);
        y += pdf_text_height(&text);
    }
    struct pdf_ground rule = {0, y + 5, flow->width, 2, pen_ink(INK_MAIN)};
    pdf_piece_ground(pdf, piece, rule);
    piece->item.height = y + 8;
    piece->item.keep = true;
    pdf_flow_space(flow, 8);
}

// A heading that only repeats the title is not set twice.
static bool repeats_title(const struct report *report, size_t index)
{
    const struct block *block = &report->blocks[index];
    return index == 0 && block->kind == BLOCK_HEADING && block->line.count == 1 &&
           text_equal(block->line.runs[0].text, report->title);
}

bool pdf_starts_section(const struct report *report, size_t index)
{
    const struct block *block = &report->blocks[index];
    return block->kind == BLOCK_HEADING && block->level <= 2;
}

void pdf_blocks_add(struct pdf_flow *flow, size_t from, size_t to)
{
    for (size_t i = from; i < to;) {
        i = repeats_title(flow->pdf->report, i) ? i + 1 : pdf_block_add(flow, i);
    }
}

size_t pdf_front_end(const struct report *report)
{
    return report->front < report->count ? report->front : report->count;
}
