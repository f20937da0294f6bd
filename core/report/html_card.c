// Conversation cards in HTML: side by side on a screen, four on a page in print; report.css makes
// them so. Owns nothing. What goes on which card was decided by card.c.
#include "report/card.h"
#include "report/html_block.h"

enum { LINES_TO_WRITE = 14 };

static void write_card(struct html_view *view, const struct card *card)
{
    static const char *const CLASSES[] = {"asks", "deepens", "tells"};
    static const char *const STEPS[CARD_SIZES] = {"0", "1", "2", "3"};
    struct html *html = &view->html;
    html_line(html);
    html_open_class(html, "article", "card");
    html_attr(html, "data-step", STEPS[card->size]);
    html_open_class(html, "p", "number");
    html_leaf(html, "b", NULL, card->sign);
    html_text(html, " ");
    html_leaf(html, "span", NULL, card->theme);
    html_close(html, "p");
    if (card->title.count > 0) {
        html_block_line(view, html_block_heading(view, 3), NULL, &card->title);
    }
    for (size_t i = 0; i < card->count; i++) {
        const struct card_part *part = &card->parts[i];
        html_open_class(html, "p", CLASSES[part->rank]);
        if (part->head != NULL) {
            html_leaf(html, "b", NULL, part->head);
            html_text(html, " ");
        }
        html_words(html, part->text);
        html_close(html, "p");
    }
    html_open_class(html, "div", "write");
    html_attr(html, "aria-hidden", "true");
    for (int i = 0; i < LINES_TO_WRITE; i++) { // the card shows those it has room for
        html_leaf(html, "i", NULL, NULL);
    }
    html_close(html, "div");
    html_close(html, "article");
}

void html_cards_write(struct html_view *view, const struct block *block)
{
    struct html *html = &view->html;
    html_open_class(html, "div", "sheets");
    for (size_t i = 0; i < block->count; i++) {
        if (i % CARDS_A_PAGE == 0) {
            html_line(html);
            html_open_class(html, "div", "sheet");
        }
        write_card(view, &block->cards[i]);
        if ((i + 1) % CARDS_A_PAGE == 0 || i + 1 == block->count) {
            html_line(html);
            html_close(html, "div");
        }
    }
    html_line(html);
    html_close(html, "div");
}
