// Paragraphs that may be cut, lists, and tiles of the PDF. Owns nothing.
#include "report/pdf.h"

enum { WHOLE_LINES = 7, TILES_A_ROW = 3 };

const char *pdf_tone_word(const struct pdf *pdf, enum tone tone)
{
    enum word word = WORD_TONE_GOOD;
    switch (tone) {
    case TONE_NEUTRAL: return NULL;
    case TONE_GOOD: break;
    case TONE_CARE: word = WORD_TONE_CARE; break;
    case TONE_STOP: word = WORD_TONE_STOP; break;
    }
    char *text = arena_text(pdf->arena, words_text(pdf->language, word));
    if (text[0] >= 'a' && text[0] <= 'z') {
        text[0] = (char)(text[0] - 'a' + 'A');
    }
    return text;
}

// --- paragraphs ---

// Lines `from` to `to` as a piece; `tag` is NULL where the element is opened and closed elsewhere.
static struct pdf_piece *add_slice(struct pdf_flow *flow, const struct pdf_text *text,
                                   const char *tag, double x, size_t from, size_t to)
{
    struct pdf_piece *piece = pdf_piece_new(flow);
    pdf_piece_text(flow->pdf, piece, tag, text, x, 0);
    struct pdf_part *part = &piece->parts[piece->part_count - 1];
    part->from = from;
    part->to = to;
    piece->item.height = (double)(to - from) * pdf_text_step(&text->look);
    return piece;
}

// A long text line by line, with two lines together at both ends. Its element holds the lines.
static void add_lines(struct pdf_flow *flow, const struct pdf_text *text, const char *tag, double x)
{
    struct pdf *pdf = flow->pdf;
    for (size_t i = 0; i < text->lines; i++) {
        struct pdf_piece *piece = pdf_piece_new(flow);
        if (i == 0) {
            pdf_piece_open(pdf, piece, tag);
        }
        pdf_piece_text(pdf, piece, "Span", text, x, 0);
        struct pdf_part *part = &piece->parts[piece->part_count - 1];
        part->from = i;
        part->to = i + 1;
        if (i + 1 == text->lines) {
            pdf_piece_close(pdf, piece, tag);
        }
        piece->item.height = pdf_text_step(&text->look);
        piece->item.keep = i == 0 || i + 2 == text->lines;
    }
}

static void add_text(struct pdf_flow *flow, const struct pdf_text *text, const char *tag, double x)
{
    if (text->lines <= WHOLE_LINES) {
        add_slice(flow, text, tag, x, 0, text->lines);
    } else {
        add_lines(flow, text, tag, x);
    }
}

void pdf_list_paragraph(struct pdf_flow *flow, const struct pdf_text *text, const char *tag,
                        bool keep)
{
    add_text(flow, text, tag, 0);
    flow->pieces[flow->count - 1].item.keep = keep;
}

// --- lists ---

// What stands before an entry goes into its first piece, before the text.
static void put_label(struct pdf_flow *flow, size_t first, const struct pdf_text *label, bool opens)
{
    struct pdf *pdf = flow->pdf;
    struct pdf_piece *piece = &flow->pieces[first];
    struct pdf_piece old = *piece;
    piece->parts = NULL;
    piece->part_count = piece->part_room = 0;
    if (opens) {
        pdf_piece_open(pdf, piece, "L");
    }
    pdf_piece_open(pdf, piece, "LI");
    pdf_piece_text(pdf, piece, "Lbl", label, 0, 0);
    for (size_t i = 0; i < old.part_count; i++) {
        *pdf_piece_part(pdf, piece, PDF_TEXT) = old.parts[i];
    }
}

static void add_entry(struct pdf_flow *flow, const struct block *block, size_t index)
{
    struct pdf *pdf = flow->pdf;
    struct pdf_look look = {
        .size = pdf->style.body, .ink = INK_TEXT, .lead = pdf->style.front ? 1.25 : 1.32};
    struct pdf_look bold = look;
    bold.bold = true;
    bold.ink = INK_MAIN;
    const struct line *line = &block->lines[index];
    double indent = look.size * (block->numbered ? block->count > 9 ? 1.8 : 1.5 : 1.15);
    double most = look.size * (pdf->style.front ? 50 : 45);
    double width = (flow->width < most ? flow->width : most) - indent;
    const char *sign =
        block->numbered ? arena_textf(pdf->arena, "%zu.", index + 1) : "\xE2\x80\xA2";
    const char *link = pdf->style.front ? pdf_why_target(pdf, line->why) : NULL;
    struct pdf_text label = pdf_text_plain(pdf, sign, &bold, indent);
    struct pdf_text text = pdf_text_line(pdf, line, NULL, NULL, link, &look, width);
    pdf_flow_space(flow, index == 0 ? 0 : 2.2);
    size_t first = flow->count;
    add_text(flow, &text, "LBody", indent);
    put_label(flow, first, &label, index == 0);
    pdf_block_dest(pdf, &flow->pieces[first], line);
    struct pdf_piece *last = &flow->pieces[flow->count - 1];
    pdf_piece_close(pdf, last, "LI");
    if (index + 1 == block->count) {
        pdf_piece_close(pdf, last, "L");
    }
}

void pdf_list_add(struct pdf_flow *flow, const struct block *block)
{
    for (size_t i = 0; i < block->count; i++) {
        size_t first = flow->count;
        add_entry(flow, block, i);
        // The last two stand together; a short list does not leave its first behind.
        if (i + 2 == block->count || (i == 0 && block->count > 1)) {
            flow->pieces[flow->count - 1].item.keep = flow->count - first == 1;
        }
    }
    pdf_flow_space(flow, 5);
}

// --- tiles ---

static const char *tile_colour(enum tone tone)
{
    static const char *const COLOURS[] = {"#b9c4c7", "#0f5a63", "#b06a00", "#9c2222"};
    return COLOURS[tone];
}

static void add_inner(struct pdf_flow *flow, const struct pdf_text *text, double space)
{
    pdf_flow_space(flow, space);
    add_slice(flow, text, "P", 0, 0, text->lines);
}

static struct pdf_flow tile_flow(struct pdf *pdf, const struct tile *tile, double width)
{
    struct pdf_flow flow = pdf_flow_of(pdf, width);
    double size = pdf->style.table;
    struct pdf_look label = {.size = size, .lead = 1.22, .ink = INK_SOFT};
    struct pdf_look value = {.serif = true, .bold = true, .lead = 1.16, .ink = INK_TEXT};
    struct pdf_look remark = {.size = size, .lead = 1.22, .ink = INK_TEXT};
    value.size = pdf->style.body * 1.18;
    struct pdf_text text = pdf_text_plain(pdf, tile->label, &label, width);
    add_inner(&flow, &text, 0);
    text = pdf_text_plain(pdf, tile->value, &value, width);
    add_inner(&flow, &text, 1.5);
    const char *word = pdf_tone_word(pdf, tile->tone);
    if (tile->remark == NULL && word == NULL) {
        return flow;
    }
    struct run run = {RUN_PLAIN, tile->remark != NULL ? tile->remark : "", NULL};
    struct line line = {&run, 1, NULL};
    const char *colour = tile->tone == TONE_CARE ? "#7a4700" : tile_colour(tile->tone);
    text = pdf_text_line(pdf, &line, word, colour, NULL, &remark, width);
    add_inner(&flow, &text, 2);
    return flow;
}

static void add_tile_row(struct pdf_flow *flow, const struct block *block, size_t from, size_t to)
{
    static const double GAP = 10;
    static const double SIDE = 8;
    struct pdf *pdf = flow->pdf;
    double columns = block->count < TILES_A_ROW ? (double)block->count : TILES_A_ROW;
    double width = (flow->width - GAP * (columns - 1)) / columns;
    double pad = 5 * pdf->style.air;
    double height = 0;
    struct pdf_piece *piece = pdf_piece_new(flow);
    for (size_t i = from; i < to; i++) {
        struct pdf_flow inner = tile_flow(pdf, &block->tiles[i], width - 2 * SIDE);
        double x = (width + GAP) * (double)(i - from);
        pdf_piece_open(pdf, piece, "Div");
        double tall = pdf_piece_take(pdf, piece, &inner, x + SIDE, pad + 3);
        pdf_piece_close(pdf, piece, "Div");
        height = tall > height ? tall : height;
    }
    piece->item.height = height + 2 * pad + 3;
    for (size_t i = from; i < to; i++) {
        double x = (width + GAP) * (double)(i - from);
        struct pdf_ground surface = {x, 0, width, piece->item.height, "#f1f5f5"};
        struct pdf_ground bar = {x, 0, width, 3, tile_colour(block->tiles[i].tone)};
        pdf_piece_ground(pdf, piece, surface);
        pdf_piece_ground(pdf, piece, bar);
    }
}

void pdf_tiles_add(struct pdf_flow *flow, const struct block *block)
{
    for (size_t i = 0; i < block->count; i += TILES_A_ROW) {
        size_t to = i + TILES_A_ROW < block->count ? i + TILES_A_ROW : block->count;
        pdf_flow_space(flow, i == 0 ? 5 : 8);
        add_tile_row(flow, block, i, to);
    }
    pdf_flow_space(flow, 8);
}
