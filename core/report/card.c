// How conversation cards are filled (card.h). Owns nothing. Must not know how a card is drawn.
#include "report/card.h"

#include <string.h>

#include "report/pen.h"

enum { LINES_TO_WRITE = 4, TITLE_LINES = 4 };

const struct card_style CARD_STYLES[CARD_SIZES] = {
    {18, 9, {16, 13, 10}},
    {16, 8.5, {13.8, 11.6, 9.4}},
    {14.5, 8.5, {12.2, 10.6, 8.9}},
    {13, 8, {11, 9.8, 8.3}},
};

static const double WIDER = 1.12; // bold letters

static double room_across(void)
{
    return CARD_WIDTH - 2 * CARD_SIDE;
}

static double room_down(void)
{
    return CARD_HEIGHT - 2 * CARD_SIDE - CARD_TOP;
}

// Where `text` is after `most` lines; `lines` is how many it took.
static const char *after_lines(const char *text, double size, size_t most, size_t *lines)
{
    const char *end = text + strlen(text);
    *lines = 0;
    while (text < end && *lines < most) {
        text = pen_line_end(text, end, room_across() / WIDER, size);
        text += strspn(text, " ");
        ++*lines;
    }
    return text;
}

static double text_height(const char *text, double size)
{
    size_t lines;
    after_lines(text, size, SIZE_MAX, &lines);
    return (double)lines * size * CARD_LEAD;
}

static double title_height(const struct card *card, const struct card_style *style)
{
    return card->title.count > 0 ? text_height(card->title.runs[0].text, style->title) : 0;
}

// Of a part without its text.
static double head_height(const char *head, const struct card_style *style)
{
    return CARD_GAP + (head ? text_height(head, style->head) : 0);
}

static double height_of(const struct card *card, const struct card_style *style)
{
    double height = title_height(card, style);
    for (size_t i = 0; i < card->count; i++) {
        const struct card_part *part = &card->parts[i];
        height += head_height(part->head, style) + text_height(part->text, style->text[part->rank]);
    }
    return height;
}

// --- a card that is too full ---

struct deal {
    struct arena *arena;
    struct card *cards;
    size_t count, room;
    size_t part_room; // of the last card
    double left;      // on the last card
};

static void next_card(struct deal *deal, struct card card)
{
    card.parts = NULL;
    card.count = 0;
    card.size = CARD_SIZES - 1;
    card.continues = deal->count > 0;
    ARENA_PUSH(deal->arena, deal->cards, deal->count, deal->room);
    deal->cards[deal->count++] = card;
    deal->part_room = 0;
    deal->left = room_down() - title_height(&card, &CARD_STYLES[CARD_SIZES - 1]);
}

static void add_part(struct deal *deal, struct card_part part)
{
    struct card *card = &deal->cards[deal->count - 1];
    ARENA_PUSH(deal->arena, card->parts, card->count, deal->part_room);
    card->parts[card->count++] = part;
}

// Puts a part on the last card, and what does not fit on the next ones.
static void deal_part(struct deal *deal, const struct card *whole, const struct card_part *part)
{
    const struct card_style *style = &CARD_STYLES[CARD_SIZES - 1];
    double step = style->text[part->rank] * CARD_LEAD;
    const char *head = part->head, *rest = part->text;
    while (*rest) {
        double room = (deal->left - head_height(head, style)) / step;
        if (room < 1) {
            next_card(deal, (struct card){.sign = whole->sign, .theme = whole->theme});
            continue;
        }
        size_t lines;
        const char *end = after_lines(rest, style->text[part->rank], (size_t)room, &lines);
        add_part(deal, (struct card_part){part->rank, head,
                                          arena_text_n(deal->arena, rest, (size_t)(end - rest))});
        deal->left -= head_height(head, style) + (double)lines * step;
        head = NULL;
        rest = end;
    }
}

static size_t deal_out(struct arena *arena, const struct card *whole, struct card **cards)
{
    const struct card_style *style = &CARD_STYLES[CARD_SIZES - 1];
    struct deal deal = {.arena = arena};
    struct card first = *whole;
    bool wordy = title_height(whole, style) > TITLE_LINES * style->title * CARD_LEAD;
    if (wordy)
        first.title = (struct line){.why = whole->title.why};
    next_card(&deal, first);
    if (wordy)
        deal_part(&deal, whole, &(struct card_part){CARD_DEEPENS, NULL, whole->title.runs[0].text});
    for (size_t i = 0; i < whole->count; i++)
        deal_part(&deal, whole, &whole->parts[i]);
    *cards = deal.cards;
    return deal.count;
}

size_t card_fit(struct arena *arena, const struct card *whole, struct card **cards)
{
    for (int pass = 0; pass < 2; pass++)
        for (int size = pass == 0 ? 0 : CARD_SIZES - 1; size < CARD_SIZES; size++) {
            double write = pass == 0 ? LINES_TO_WRITE * CARD_RULE : 0;
            if (height_of(whole, &CARD_STYLES[size]) + write > room_down())
                continue;
            *cards = arena_alloc(arena, sizeof **cards);
            **cards = *whole;
            (*cards)->size = size;
            return 1;
        }
    return deal_out(arena, whole, cards);
}
