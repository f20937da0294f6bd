// The conversation cards: as a list, each with room to write; or as sheets of A6 cards to print and
// cut, with a form for what is agreed.
#include "report/build.h"

#include "report/card.h"

enum { FORM_SPARE = 2 }; // rows for what no card asked

static bool is_shown(const struct build *b, size_t card)
{
    return b->assessment->cards[card].drawn || b->section->all;
}

static size_t parts_of(struct build *b, const struct card_result *card,
                       struct card_part parts[CARD_RANKS])
{
    const struct card_rule *rule = card->rule;
    size_t count = 0;
    parts[count++] =
        (struct card_part){CARD_ASKS, WORDS(b, OPENING), build_text(b, &rule->opening)};
    parts[count++] =
        (struct card_part){CARD_DEEPENS, WORDS(b, DEEPENING), build_text(b, &rule->deepening)};
    if (card->drawn)
        parts[count++] =
            (struct card_part){CARD_TELLS, WORDS(b, CARD_BECAUSE), build_reads(b, &card->trace)};
    return count;
}

// --- as a list ---

// Room for what is said: a talk ends with who does what, and when.
static void add_notes(struct build *b)
{
    struct cells cells = build_cells(b, 4);
    const char *const heads[] = {WORDS(b, CARD_INSIGHT), WORDS(b, CARD_AGREED), WORDS(b, CARD_WHO),
                                 WORDS(b, CARD_BY)};
    for (size_t i = 0; i < 4; i++)
        build_column(&cells, i, heads[i], ALIGN_LEFT);
    for (size_t i = 0; i < 8; i++)
        build_cell(b, &cells, i % 4 == 0 ? "……" : "", NULL);
    build_table(b, &cells, WORDS(b, CARD_NOTES));
}

static void say_card(struct build *b, const struct card_result *card)
{
    const struct card_rule *rule = card->rule;
    build_heading(b, 3, arena_textf(b->arena, "kaart-%s", rule->id),
                  arena_textf(b->arena, "%s %s", rule->id, build_text(b, &rule->title)), rule->id);
    struct card_part parts[CARD_RANKS];
    size_t count = parts_of(b, card, parts);
    struct lines lines = {0};
    for (size_t i = 0; i < count; i++)
        if (*parts[i].text)
            build_add(b, &lines,
                      build_strong(b, parts[i].head, arena_textf(b->arena, " %s", parts[i].text),
                                   rule->id));
    build_list(b, &lines, false);
    if (b->section->notes)
        add_notes(b);
}

// --- on paper ---

// What the lines of the card are for: the same as the columns of the form.
static struct card_part notes_part(struct build *b)
{
    const char *what =
        arena_textf(b->arena, "%s \xC2\xB7 %s \xC2\xB7 %s \xC2\xB7 %s", WORDS(b, CARD_INSIGHT),
                    WORDS(b, CARD_AGREED), WORDS(b, CARD_WHO), WORDS(b, CARD_BY));
    return (struct card_part){CARD_TELLS, WORDS(b, CARD_NOTES), what};
}

static void add_sheet(struct build *b)
{
    struct card *list = NULL;
    size_t count = 0, room = 0;
    for (size_t i = 0; i < b->rules->card_count; i++) {
        if (!is_shown(b, i))
            continue;
        const struct card_rule *rule = b->assessment->cards[i].rule;
        struct card_part *parts = arena_array(b->arena, CARD_RANKS + 1, sizeof *parts);
        struct card whole = {.sign = rule->id,
                             .theme = build_theme(b, rule->theme),
                             .title = build_line(b, build_text(b, &rule->title), rule->id),
                             .parts = parts,
                             .count = parts_of(b, &b->assessment->cards[i], parts)};
        parts[whole.count++] = notes_part(b);
        struct card *cards;
        size_t filled = card_fit(b->arena, &whole, &cards);
        for (size_t k = 0; k < filled; k++) {
            ARENA_PUSH(b->arena, list, count, room);
            list[count] = cards[k];
            if (cards[k].continues)
                list[count].sign = SAY(b, CARD_GOES_ON, rule->id);
            count++;
        }
    }
    build_push(b, (struct block){.kind = BLOCK_CARDS, .cards = list, .count = count});
}

// On a page of its own: who was there and when, and a row for each card.
static void add_form(struct build *b)
{
    build_break(b);
    build_heading(b, 3, "notitieformulier", WORDS(b, CARD_FORM), NULL);
    struct cells who = build_cells(b, 2);
    build_column(&who, 0, WORDS(b, CARD_DATE), ALIGN_LEFT);
    build_column(&who, 1, WORDS(b, CARD_PRESENT), ALIGN_LEFT);
    for (size_t i = 0; i < 2; i++)
        build_cell(b, &who, "", NULL);
    build_form(b, &who, NULL);
    struct cells cells = build_cells(b, 5);
    const char *const heads[] = {WORDS(b, CARD), WORDS(b, CARD_INSIGHT), WORDS(b, CARD_AGREED),
                                 WORDS(b, OWNER), WORDS(b, TERM)};
    for (size_t i = 0; i < 5; i++)
        build_column(&cells, i, heads[i], ALIGN_LEFT);
    for (size_t i = 0; i < b->rules->card_count + FORM_SPARE; i++) {
        bool spare = i >= b->rules->card_count;
        if (!spare && !is_shown(b, i))
            continue;
        const struct card_rule *rule = spare ? NULL : b->assessment->cards[i].rule;
        build_cell(b, &cells,
                   spare ? ""
                         : arena_textf(b->arena, "%s %s", rule->id, build_text(b, &rule->title)),
                   NULL);
        for (size_t k = 1; k < 5; k++)
            build_cell(b, &cells, "", NULL);
    }
    build_form(b, &cells, NULL);
    build_break(b);
}

void build_cards(struct build *b)
{
    if (b->rules->card_count == 0)
        return;
    bool any = b->section->all;
    for (size_t i = 0; i < b->rules->card_count; i++)
        any |= b->assessment->cards[i].drawn;
    if (!any) {
        build_paragraph(b, WORDS(b, NO_CARDS), NULL);
        return;
    }
    build_lines(b, &b->section->lines, NULL);
    if (b->section->print) {
        build_paragraph(b, WORDS(b, CARD_PRINT), NULL);
        add_sheet(b);
        if (b->section->notes)
            add_form(b);
        return;
    }
    for (size_t i = 0; i < b->rules->card_count; i++)
        if (is_shown(b, i))
            say_card(b, &b->assessment->cards[i]);
}
