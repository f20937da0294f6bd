// The annex of the PDF as a flow of pieces: a guide to its sections, and all blocks behind the
// front. Owns nothing.
#include <string.h>

#include "base/text.h"
#include "report/pdf.h"

static const double MARGIN = 56; // room for holes and notes

static size_t guide_count(const struct report *report)
{
    size_t count = 0;
    for (size_t i = pdf_front_end(report); i < report->count; i++) {
        count += pdf_starts_section(report, i) && report->blocks[i].anchor != NULL;
    }
    return count;
}

// Where what stands, in two columns.
static void add_guide(struct pdf_flow *flow)
{
    struct pdf *pdf = flow->pdf;
    const struct report *report = pdf->report;
    size_t count = guide_count(report);
    size_t rows = (count + 1) / 2;
    if (pdf_front_end(report) == 0 || count < 3) {
        return;
    }
    static const double GAP = 26;
    double width = (flow->width - GAP) / 2;
    struct pdf_look look = {.size = pdf->style.table, .lead = 1.25, .ink = INK_TEXT};
    struct block title = {.kind = BLOCK_HEADING, .level = 2};
    struct run run = {RUN_PLAIN, words_text(pdf->language, WORD_ANNEXES), NULL};
    title.line = (struct line){&run, 1, NULL};
    pdf_block_heading(flow, &title);
    struct pdf_piece *piece = pdf_piece_new(flow);
    double ends[2] = {0, 0};
    size_t made = 0;
    pdf_piece_open(pdf, piece, "TOC");
    for (size_t i = pdf_front_end(report); i < report->count; i++) {
        const struct block *block = &report->blocks[i];
        if (!pdf_starts_section(report, i) || block->anchor == NULL) {
            continue;
        }
        size_t column = made++ / rows;
        struct pdf_part *part = pdf_piece_part(pdf, piece, PDF_GUIDE);
        part->text = pdf_text_line(pdf, &block->line, NULL, NULL, NULL, &look, width - 26);
        part->target = block->anchor;
        part->x = (width + GAP) * (double)column;
        part->y = ends[column];
        part->width = width;
        ends[column] += pdf_text_height(&part->text) + 3;
    }
    pdf_piece_close(pdf, piece, "TOC");
    piece->item.height = ends[0] > ends[1] ? ends[0] : ends[1];
}

// The chart among the pieces that stand together from `from` on, or the count.
static size_t chart_after(const struct pdf_flow *flow, size_t from)
{
    size_t i = from;
    while (i + 1 < flow->count && flow->pieces[i].item.keep) {
        i++;
    }
    bool chart = flow->pieces[i].part_count == 1 && flow->pieces[i].parts[0].kind == PDF_CHART;
    return chart ? i : flow->count;
}

// A chart that leaves a page half empty because it is a little too high becomes smaller, once. True
// when there was one.
static bool fit_chart(struct pdf_flow *flow, double room, const struct pdf_place *places)
{
    static const double LEAST = .83; // below that its texts are too small
    for (size_t i = 1; i < flow->count; i++) {
        size_t at = places[i].page > places[i - 1].page ? chart_after(flow, i) : flow->count;
        if (at == flow->count || flow->pieces[at].shrunk) {
            continue;
        }
        double left = room - places[i - 1].y - flow->pieces[i - 1].item.height;
        for (size_t k = i; k < at; k++) {
            left -= flow->pieces[k].item.before + flow->pieces[k].item.height;
        }
        struct pdf_piece *piece = &flow->pieces[at];
        double share = (left - piece->item.before) / piece->item.height;
        if (share >= LEAST && share < 1) {
            piece->item.height *= share;
            piece->parts[0].scale *= share;
            piece->shrunk = true;
            return true;
        }
    }
    return false;
}

// The piece behind the table that begins at `from`, or `from` when none does.
static size_t table_end(const struct pdf_flow *flow, size_t from)
{
    bool begins = from < flow->count && flow->pieces[from].part_count > 0 &&
                  flow->pieces[from].parts[0].kind == PDF_OPEN &&
                  text_equal(flow->pieces[from].parts[0].tag, "Table");
    for (size_t i = from; begins && i < flow->count; i++) {
        const struct pdf_piece *piece = &flow->pieces[i];
        const struct pdf_part *last = &piece->parts[piece->part_count - 1];
        if (last->kind == PDF_CLOSE && text_equal(last->tag, "Table")) {
            return i + 1;
        }
    }
    return from;
}

// The title and chart that end at `chart` change places with the table behind them.
static void swap_chart(struct pdf_flow *flow, size_t chart, size_t end)
{
    enum { EXHIBIT = 2 }; // pieces: title, chart
    struct pdf_piece *first = &flow->pieces[chart - 1];
    struct pdf_piece kept[EXHIBIT] = {first[0], first[1]};
    size_t rows = end - chart - 1;
    memmove(first, first + EXHIBIT, rows * sizeof *first);
    memcpy(first + rows, kept, sizeof kept);
    first[rows].item.before = first[0].item.before;
    first[0].item.before = kept[0].item.before;
    for (size_t i = 0; i < rows; i++) {
        first[i].head -= first[i].head > 0 ? EXHIBIT : 0;
    }
}

// A chart that leaves much of a page empty goes behind its table, when that then begins on the page
// before. True when there was one.
static bool turn_chart(struct pdf_flow *flow, double room, struct pdf_place **places)
{
    static const double MUCH = .12; // of a page
    struct arena *arena = flow->pdf->arena;
    for (size_t i = 1; i < flow->count; i++) {
        size_t at = (*places)[i].page > (*places)[i - 1].page ? chart_after(flow, i) : flow->count;
        size_t end = at < flow->count && at > i ? table_end(flow, at + 1) : 0;
        double used = (*places)[i - 1].y + flow->pieces[i - 1].item.height;
        if (end <= at + 1 || room - used < room * MUCH) {
            continue;
        }
        size_t page = (*places)[i].page;
        struct pdf_piece *old = flow->pieces;
        flow->pieces = arena_grow(arena, old, flow->count, flow->room, sizeof *old);
        swap_chart(flow, at, end);
        pdf_flow_break(flow, room, places);
        if ((*places)[i].page < page) {
            return true;
        }
        flow->pieces = old;
        pdf_flow_break(flow, room, places);
    }
    return false;
}

// How much of the last page is used.
static double last_filled(const struct pdf_flow *flow, const struct pdf_place *places)
{
    size_t last = flow->count - 1;
    return places[last].y + flow->pieces[last].item.height;
}

// A last page of a few lines goes away when a little less white everywhere is enough for that.
static size_t pull_in(struct pdf_flow *flow, double room, struct pdf_place **places, size_t pages)
{
    static const double FEW = 90;
    double given = 1;
    size_t now = pages;
    while (now == pages && pages > 1 && last_filled(flow, *places) < FEW && given > .75) {
        given -= .05;
        for (size_t i = 0; i < flow->count; i++) {
            flow->pieces[i].item.before *= given / (given + .05);
        }
        now = pdf_flow_break(flow, room, places);
    }
    return now;
}

void pdf_annex_build(struct pdf *pdf, double room)
{
    pdf->style = (struct pdf_style){.body = 9.8, .table = 8.8, .air = .75};
    struct pdf_flow flow = pdf_flow_of(pdf, PDF_WIDTH - 2 * MARGIN);
    add_guide(&flow);
    if (pdf_front_end(pdf->report) == 0) {
        pdf_masthead_add(&flow);
    }
    pdf_blocks_add(&flow, pdf_front_end(pdf->report), pdf->report->count);
    if (flow.count > 1) {
        flow.pieces[flow.count - 2].item.keep = true; // the last words do not stand alone
    }
    struct pdf_place *places;
    size_t pages = pdf_flow_break(&flow, room, &places);
    while (fit_chart(&flow, room, places)) {
        pages = pdf_flow_break(&flow, room, &places);
    }
    while (turn_chart(&flow, room, &places)) {
        pages = places[flow.count - 1].page + 1;
    }
    if (flow.count > 0) {
        pages = pull_in(&flow, room, &places, pages);
    }
    pdf->annex = (struct pdf_pieces_of){flow, places, pages, MARGIN};
}
