// Conversation cards on paper: what fits on a card of A6, in which letters, and where it goes on.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/buf.h"
#include "desk.h"
#include "report/card.h"

enum { MOST = 1 << 20 };

// A card whose question has this many words, all different.
static struct card card_of(struct arena *arena, size_t words, const char *title)
{
    struct buf text;
    buf_init(&text, MOST);
    for (size_t i = 0; i < words; i++)
        buf_putf(&text, "%swoord%zu", i ? " " : "", i);
    struct card card = {.sign = "K-1", .count = 2};
    card.title.runs = arena_alloc(arena, sizeof *card.title.runs);
    card.title.runs[0] = (struct run){RUN_PLAIN, title, NULL};
    card.title.count = 1;
    card.parts = arena_array(arena, 2, sizeof *card.parts);
    card.parts[0] = (struct card_part){CARD_ASKS, "Vraag:", arena_text(arena, text.text)};
    card.parts[1] = (struct card_part){CARD_TELLS, "Waarom?", "Daarom."};
    buf_clear(&text);
    return card;
}

static void letters_become_smaller_before_a_second_card_is_begun(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    int size = 0;
    bool seen[CARD_SIZES] = {false};
    for (size_t words = 1; words < 200; words++) {
        struct card whole = card_of(&arena, words, "Titel"), *cards;
        size_t count = card_fit(&arena, &whole, &cards);
        assert_true(cards[0].size >= size);
        size = cards[0].size;
        seen[size] = true;
        if (count > 1)
            assert_int_equal(size, CARD_SIZES - 1);
        for (size_t i = 0; i < count; i++)
            assert_int_equal(cards[i].continues, i > 0);
    }
    for (int i = 0; i < CARD_SIZES; i++)
        assert_true(seen[i]);
    arena_clear(&arena);
}

static void put_dense(const char *text, struct buf *out)
{
    for (; *text; text++)
        if (*text != ' ')
            buf_putc(out, *text);
}

// All words of a card, without blanks.
static void put_card(const struct card *card, struct buf *out)
{
    put_dense(card->title.count ? card->title.runs[0].text : "", out);
    for (size_t i = 0; i < card->count; i++) {
        put_dense(card->parts[i].head ? card->parts[i].head : "", out);
        put_dense(card->parts[i].text, out);
    }
}

static void nothing_is_lost_on_the_way_to_the_next_card(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    char word[4001], title[2001];
    memset(word, 'x', sizeof word - 1);
    word[sizeof word - 1] = '\0';
    memset(title, 't', sizeof title - 1);
    title[sizeof title - 1] = '\0';
    const struct {
        size_t words;
        const char *title, *tells;
    } CASES[] = {{400, "Titel", "Daarom."}, {3000, "Titel", word}, {3, title, word}, {0, "T", ""}};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct card whole = card_of(&arena, CASES[i].words, CASES[i].title), *cards;
        whole.parts[1].text = CASES[i].tells;
        size_t count = card_fit(&arena, &whole, &cards);
        struct buf all, dealt;
        buf_init(&all, MOST);
        buf_init(&dealt, MOST);
        put_card(&whole, &all);
        for (size_t c = 0; c < count; c++)
            put_card(&cards[c], &dealt);
        assert_string_equal(dealt.text, all.text);
        assert_true(i == 3 ? count == 1 : count > 1);
        buf_clear(&all);
        buf_clear(&dealt);
    }
    arena_clear(&arena);
}

static const char LAYOUT[] = "grow-report: 1\n"
                             "themes: { uitvoering: U, positie: P, kwaliteit: K, organisatie: O,\n"
                             "  financiering: F }\n"
                             "front: { sections: [ { kind: text } ] }\n"
                             "annex:\n"
                             "  sections:\n"
                             "    - { kind: cards, print: a6, all: true, notes: true }\n";

static void every_view_shows_the_cards_and_the_form(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk, LAYOUT);
    desk_report(&desk, "docs/examples/de-singel.yaml", "nl");
    assert_non_null(desk.report);
    for (int kind = 0; kind < 4; kind++) {
        struct buf out;
        buf_init(&out, MOST);
        struct view_options options = {.width = 400};
        if (kind == 0)
            view_text(desk.report, &options, &out);
        else if (kind == 1)
            view_markdown(desk.report, &out);
        else if (kind == 2)
            view_json(desk.report, &out);
        else
            view_html(desk.report, NULL, &out);
        for (size_t i = 0; i < desk.rules->card_count; i++) {
            const struct card_rule *rule = &desk.rules->cards[i];
            const struct text *texts[] = {&rule->title, &rule->opening, &rule->deepening};
            for (size_t t = 0; t < 3; t++) {
                const char *said = text_in(desk.pack, texts[t], "nl");
                const char *part = arena_textf(&desk.arena, "%.*s", (int)strcspn(said, "'"), said);
                if (!strstr(out.text, part)) // a page writes an apostrophe in its own way
                    fail_msg("view %d lacks %s: %s", kind, rule->id, part);
            }
        }
        static const char *const FORM[] = {"Notitieformulier", "Wie zijn erbij", "Afspraak",
                                           "Eigenaar", "Termijn"};
        for (size_t i = 0; i < sizeof FORM / sizeof *FORM; i++)
            if (!strstr(out.text, FORM[i]))
                fail_msg("view %d lacks %s", kind, FORM[i]);
        buf_clear(&out);
    }
    desk_close(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_become_smaller_before_a_second_card_is_begun),
        cmocka_unit_test(nothing_is_lost_on_the_way_to_the_next_card),
        cmocka_unit_test(every_view_shows_the_cards_and_the_form),
    };
    return cmocka_run_group_tests_name("report/cards", tests, NULL, NULL);
}
