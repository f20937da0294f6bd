// Conversation cards on paper: A6, four on an A4 page. Which letters a card is set in, and where it
// goes on on a next one, is decided here and not in a view, so that all that print have the same
// cards. Widths are those of no font in particular, and rather too wide: what fits here fits
// everywhere.
#ifndef GROW_REPORT_CARD_H
#define GROW_REPORT_CARD_H

#include "base/arena.h"
#include "report/blocks.h"

enum { CARD_SIZES = 4, CARDS_A_PAGE = 4 };

// In points. Texts stand CARD_LEAD sizes apart.
static const double CARD_WIDTH = 297.6, CARD_HEIGHT = 419.5, CARD_SIDE = 26;
static const double CARD_TOP = 24; // of the number and the line below it
static const double CARD_GAP = 8;  // above each part
static const double CARD_LEAD = 1.28;
static const double CARD_RULE = 22; // between two lines to write on: 8 mm

struct card_style {
    double title, head, text[CARD_RANKS];
};
extern const struct card_style CARD_STYLES[CARD_SIZES];

// The cards that hold all of `whole`: one, in the largest letters that leave room to write; else
// several in the smallest. Gives how many.
size_t card_fit(struct arena *arena, const struct card *whole, struct card **cards);

#endif
