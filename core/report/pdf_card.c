// Sheets of conversation cards: a page of its own for every four, each a quarter of it, with lines
// to cut along and to write on. Owns nothing. What goes on which card was decided by card.c.
#include "report/card.h"
#include "report/pdf.h"

static const char *const CUT = "#8a979b";

struct spot_of {
    double x, y; // of the card's corner on the page
};

static double add_text(struct pdf *pdf, struct pdf_piece *piece, const char *text,
                       const struct pdf_look *look, const char *tag, struct spot_of at)
{
    struct pdf_text set = pdf_text_plain(pdf, text, look, CARD_WIDTH - 2 * CARD_SIDE);
    pdf_piece_text(pdf, piece, tag, &set, at.x + CARD_SIDE, at.y);
    return pdf_text_height(&set);
}

// The number at the left, what the card belongs to at the right, and a line below.
static void add_top(struct pdf *pdf, struct pdf_piece *piece, const struct card *card,
                    struct spot_of at)
{
    struct pdf_look sign = {.bold = true, .size = 11, .ink = INK_MAIN};
    struct pdf_look theme = {.size = 9, .ink = INK_SOFT, .right = true};
    add_text(pdf, piece, card->sign, &sign, "P", (struct spot_of){at.x, at.y - 2});
    if (card->theme != NULL) {
        add_text(pdf, piece, card->theme, &theme, "P", at);
    }
    struct pdf_ground rule = {at.x + CARD_SIDE, at.y + 15, CARD_WIDTH - 2 * CARD_SIDE, 1.5,
                              pen_ink(INK_MAIN)};
    pdf_piece_ground(pdf, piece, rule);
}

static void add_rules(struct pdf *pdf, struct pdf_piece *piece, double x, double from, double to)
{
    for (double y = to; y >= from + CARD_RULE; y -= CARD_RULE) {
        struct pdf_ground rule = {x + CARD_SIDE, y, CARD_WIDTH - 2 * CARD_SIDE, .5,
                                  pen_ink(INK_RULE)};
        pdf_piece_ground(pdf, piece, rule);
    }
}

static void add_card(struct pdf *pdf, struct pdf_piece *piece, const struct card *card,
                     struct spot_of at)
{
    static const enum ink INKS[CARD_RANKS] = {INK_TEXT, INK_TEXT, INK_SOFT};
    const struct card_style *style = &CARD_STYLES[card->size];
    double bottom = at.y + CARD_HEIGHT - CARD_SIDE;
    struct pdf_look head = {.size = style->head, .lead = CARD_LEAD, .ink = INK_SOFT};
    struct pdf_look title = {
        .serif = true, .bold = true, .size = style->title, .lead = CARD_LEAD, .ink = INK_MAIN};
    at.y += CARD_SIDE;
    pdf_piece_open(pdf, piece, "Div");
    add_top(pdf, piece, card, at);
    at.y += CARD_TOP;
    if (card->title.count > 0) {
        pdf_block_dest(pdf, piece, &card->title);
        at.y += add_text(pdf, piece, card->title.runs[0].text, &title, "H3", at);
    }
    for (size_t i = 0; i < card->count; i++) {
        const struct card_part *part = &card->parts[i];
        struct pdf_look look = {.size = style->text[part->rank], .lead = CARD_LEAD};
        look.ink = INKS[part->rank];
        look.bold = part->rank == CARD_ASKS;
        at.y += CARD_GAP;
        if (part->head != NULL) {
            at.y += add_text(pdf, piece, part->head, &head, "P", at);
        }
        at.y += add_text(pdf, piece, part->text, &look, "P", at);
    }
    pdf_piece_close(pdf, piece, "Div");
    add_rules(pdf, piece, at.x, at.y, bottom);
}

static void add_cuts(struct pdf *pdf, struct pdf_piece *piece)
{
    static const double DASH = 6;
    static const double EVERY = 10;
    for (double at = 0; at < PDF_WIDTH; at += EVERY) {
        pdf_piece_ground(pdf, piece,
                         (struct pdf_ground){at, PDF_HEIGHT / 2.0 - .25, DASH, .5, CUT});
    }
    for (double at = 0; at < PDF_HEIGHT; at += EVERY) {
        pdf_piece_ground(pdf, piece, (struct pdf_ground){PDF_WIDTH / 2.0 - .25, at, .5, DASH, CUT});
    }
}

void pdf_cards_add(struct pdf_flow *flow, const struct block *block)
{
    struct pdf *pdf = flow->pdf;
    for (size_t i = 0; i < block->count; i += CARDS_A_PAGE) {
        struct pdf_piece *piece = pdf_piece_new(flow);
        piece->item = (struct pdf_item){.height = PDF_ROOM, .fresh = true};
        piece->sheet = true;
        add_cuts(pdf, piece);
        for (size_t k = i; k < i + CARDS_A_PAGE && k < block->count; k++) {
            struct spot_of at = {(k - i) % 2 ? PDF_WIDTH / 2.0 : 0,
                                 (k - i) / 2 ? PDF_HEIGHT / 2.0 : 0};
            add_card(pdf, piece, &block->cards[k], at);
        }
    }
}
