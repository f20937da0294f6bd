// The front of the PDF: one page where all of it fits in a size that reads well, else two. It is
// set as large as fits, from the largest step to the smallest that can still be read, and its first
// page is as full as it can be that ends before a section. Owns nothing.
#include "report/pdf.h"

static const struct pdf_style STEPS[] = {
    {10.6, 9.6, 1.25, true},
    {10.3, 9.4, 1.15, true},
    {10.0, 9.2, 1.05, true},
    {9.8, 9.0, 1, true},
    {9.6, 8.9, .9, true},
    {9.4, 8.8, .8, true},
    {9.2, 8.7, .7, true},
    {9.0, 8.6, .6, true},
    {8.8, 8.5, .5, true},
    {8.6, 8.5, .4, true},
    {8.5, 8.5, .3, true},
    // Only for fronts that no turn of the page makes fit.
    {8.2, 8.2, .3, true},
    {7.9, 7.9, .3, true},
    {7.5, 7.5, .3, true},
    {7.0, 7.0, .3, true},
    {6.5, 6.5, .3, true},
    {6.0, 6.0, .2, true},
};
enum { STEP_COUNT = sizeof STEPS / sizeof STEPS[0], TURNED = 11, WELL = 4 };

static const double MARGIN = 45; // of the front, left and right

// --- the front ---

static size_t section_end(const struct report *report, size_t index, size_t to)
{
    do {
        index++;
    } while (index < to && !pdf_starts_section(report, index));
    return index;
}

// Two parts of the front side by side; gives the piece.
static void add_beside(struct pdf_flow *flow, const struct pdf_flow *left,
                       const struct pdf_flow *right)
{
    struct pdf *pdf = flow->pdf;
    pdf_flow_space(flow, 9);
    struct pdf_piece *piece = pdf_piece_new(flow);
    double height = pdf_piece_take(pdf, piece, left, 0, 0);
    double other = pdf_piece_take(pdf, piece, right, flow->width - right->width, 0);
    piece->item.height = other > height ? other : height;
    piece->section = true;
}

// A section with a square chart: its texts and table at the left, the chart at the right. They are
// read in the order of the blocks.
static bool add_charted(struct pdf_flow *flow, size_t from, size_t to)
{
    struct pdf *pdf = flow->pdf;
    const struct block *blocks = pdf->report->blocks;
    size_t at = from;
    while (at < to && !(blocks[at].kind == BLOCK_CHART && blocks[at].chart.kind == CHART_GRID)) {
        at++;
    }
    if (at == to) {
        return false;
    }
    double side = pdf->style.air < .5 ? 196 : 220; // of the chart
    struct pdf_flow left = pdf_flow_of(pdf, flow->width - side - 18);
    struct pdf_flow chart = pdf_flow_of(pdf, side);
    struct pdf_flow rest = pdf_flow_of(pdf, left.width);
    pdf_blocks_add(&left, from, at);
    pdf_chart_add(&chart, &blocks[at].chart, .66);
    pdf_blocks_add(&rest, at + 1, to);
    struct pdf_piece *piece = pdf_piece_new(flow);
    double height = pdf_piece_take(pdf, piece, &left, 0, 0);
    double tall = pdf_piece_take(pdf, piece, &chart, flow->width - side, 0);
    height += rest.count > 0 ? 4 : 0;
    height += pdf_piece_take(pdf, piece, &rest, 0, height);
    piece->item.height = tall > height ? tall : height;
    piece->section = true;
    return true;
}

// A section of nothing but a heading and a list: two of these may stand side by side.
static bool is_narrow(const struct report *report, size_t from, size_t to)
{
    return to - from == 2 && report->blocks[from + 1].kind == BLOCK_LIST &&
           !report->blocks[from + 1].numbered;
}

static size_t add_section(struct pdf_flow *flow, size_t from, size_t to)
{
    const struct report *report = flow->pdf->report;
    size_t end = section_end(report, from, to);
    size_t next = end < to ? section_end(report, end, to) : end;
    if (next > end && is_narrow(report, from, end) && is_narrow(report, end, next)) {
        struct pdf_flow left = pdf_flow_of(flow->pdf, (flow->width - 20) / 2);
        struct pdf_flow right = left;
        pdf_blocks_add(&left, from, end);
        pdf_blocks_add(&right, end, next);
        add_beside(flow, &left, &right);
        return next;
    }
    if (!add_charted(flow, from, end)) {
        pdf_blocks_add(flow, from, end);
    }
    return end;
}

static struct pdf_flow front_flow(struct pdf *pdf)
{
    struct pdf_flow flow = pdf_flow_of(pdf, PDF_WIDTH - 2 * MARGIN);
    pdf_masthead_add(&flow);
    for (size_t i = 0; i < pdf_front_end(pdf->report);) {
        i = add_section(&flow, i, pdf_front_end(pdf->report));
    }
    return flow;
}

static double height_of(const struct pdf_flow *flow, size_t from, size_t to)
{
    double height = 0;
    for (size_t i = from; i < to; i++) {
        height += flow->pieces[i].item.height + (i > from ? flow->pieces[i].item.before : 0);
    }
    return height;
}

static bool fits(const struct pdf_flow *flow, size_t from, size_t to, double room)
{
    return height_of(flow, from, to) <= room + .01;
}

// The last section that can begin the second page so that both fit; 0 when there is none.
static size_t best_turn(const struct pdf_flow *flow, double room)
{
    size_t best = 0;
    for (size_t i = 2; i < flow->count && fits(flow, 0, i, room); i++) {
        if (flow->pieces[i].section && fits(flow, i, flow->count, room)) {
            best = i;
        }
    }
    return best;
}

// Air that is left over on a page goes above its sections.
static void spread(struct pdf_flow *flow, size_t from, size_t to, double room)
{
    size_t sections = 0;
    for (size_t i = from + 1; i < to; i++) {
        sections += flow->pieces[i].section;
    }
    double each = sections > 0 ? (room - height_of(flow, from, to)) / (double)sections : 0;
    each = each > 12 ? 12 : each;
    for (size_t i = from + 1; i < to && each > 0; i++) {
        flow->pieces[i].item.before += flow->pieces[i].section ? each : 0;
    }
}

// Sets the front at a step; the number of its pages. `*whole`: it fits on `most` pages, and a
// second one begins with a section.
static size_t set_front(struct pdf *pdf, int step, double room, size_t most, bool *whole)
{
    pdf->style = STEPS[step];
    struct pdf_flow flow = front_flow(pdf);
    bool one = fits(&flow, 0, flow.count, room);
    size_t turn = one || most < 2 ? 0 : best_turn(&flow, room);
    *whole = one || turn > 0;
    if (turn > 0) {
        spread(&flow, 0, turn, room);
        spread(&flow, turn, flow.count, room);
        flow.pieces[turn].item.fresh = true;
    }
    struct pdf_place *places;
    size_t pages = pdf_flow_break(&flow, room, &places);
    pdf->front = (struct pdf_pieces_of){flow, places, pages, MARGIN};
    return pages;
}

// The largest step at which it seems to fit.
static int guess_step(struct pdf *pdf, double room, size_t most, int smallest)
{
    int low = 0;
    int high = smallest;
    bool whole;
    pdf->trying = true;
    while (low < high) {
        int middle = (low + high) / 2;
        set_front(pdf, middle, room, most, &whole);
        low = whole ? low : middle + 1;
        high = whole ? middle : high;
    }
    pdf->trying = false;
    return low;
}

// Does it seem to fit on one page, in a size that reads well?
static bool seems_short(struct pdf *pdf, double room)
{
    bool whole;
    pdf->trying = true;
    set_front(pdf, WELL, room, 1, &whole);
    pdf->trying = false;
    return whole;
}

static bool set_largest(struct pdf *pdf, double room, size_t most, int smallest)
{
    bool whole = false;
    for (int step = guess_step(pdf, room, most, smallest); step <= smallest && !whole; step++) {
        set_front(pdf, step, room, most, &whole);
    }
    return whole;
}

void pdf_front_build(struct pdf *pdf, double room)
{
    bool whole = seems_short(pdf, room) && set_largest(pdf, room, 1, WELL);
    whole = whole || set_largest(pdf, room, 2, TURNED - 1);
    // No section can begin the second page: the text runs on.
    for (int step = WELL; step < STEP_COUNT && !whole; step++) {
        bool turned;
        whole = set_front(pdf, step, room, 2, &turned) <= 2;
    }
}
