// The report of the shipped examples: what must be on the front, what each view must hold.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <string.h>

#include "desk.h"

static const char *const DOSSIERS[] = {
    "docs/examples/de-singel.yaml",
    "docs/examples/drie-stromen.yaml",
    "docs/examples/grote-stad.yaml",
};
static const char *const LANGUAGES[] = {"nl", "en"};

enum { MOST = 4 * 1024 * 1024 };

// A view's text with every run of blanks made one and escapes taken out, so that it can be
// searched.
static const char *plain(struct arena *arena, const char *text)
{
    char *out = arena_alloc(arena, strlen(text) + 1);
    size_t length = 0;
    for (; *text; text++) {
        bool blank = *text == ' ' || *text == '\n';
        if (*text == '\\' || (blank && length && out[length - 1] == ' '))
            continue;
        out[length++] = blank ? ' ' : *text;
    }
    return out;
}

static const char *view(struct desk *desk, int kind)
{
    static const struct view_options WIDE = {.width = 120};
    struct buf out;
    buf_init(&out, MOST);
    switch (kind) {
    case 0: view_text(desk->report, &WIDE, &out); break;
    case 1: view_markdown(desk->report, &out); break;
    case 2: view_json(desk->report, &out); break;
    default: view_html(desk->report, NULL, &out); break;
    }
    assert_false(out.full);
    const char *text = plain(&desk->arena, out.text);
    buf_clear(&out);
    return text;
}

static void assert_holds(const char *text, const char *wanted, int kind)
{
    if (!strstr(text, wanted))
        fail_msg("view %d lacks '%s'", kind, wanted);
}

static void check_view(struct desk *desk, int kind)
{
    const char *text = view(desk, kind);
    const struct assessment *a = desk->assessment;
    for (size_t i = 0; i < a->rules->recommendation_count; i++)
        if (a->recommendations[i].state == RULE_FIRED)
            assert_holds(text, a->rules->recommendations[i].id, kind);
    for (int d = 0; d < a->pack->dimension_count; d++)
        assert_holds(text, a->pack->dimensions[d].label.in[0], kind);
    for (size_t i = 0; i < a->rules->figure_count; i++)
        if (!a->rules->figures[i].hidden)
            assert_holds(text, a->rules->figures[i].id, kind);
    for (size_t i = 0; i < a->rules->route_count && kind != 3; i++)
        assert_holds(text, a->rules->routes[i].label.in[0], kind);
    for (size_t i = 0; i < a->rules->card_count; i++)
        if (a->cards[i].drawn)
            assert_holds(text, a->rules->cards[i].id, kind);
    for (int r = 0; r < a->pack->role_count; r++)
        assert_holds(text, a->pack->roles[r].label.in[0], kind);
    assert_holds(text, a->pack->hash, kind);
    assert_holds(text, a->dossier->hash, kind);
    assert_holds(text, "9.9.9", kind);
}

static void every_view_holds_every_finding(void **state)
{
    (void)state;
    for (size_t d = 0; d < 3; d++)
        for (size_t l = 0; l < 2; l++) {
            struct desk desk;
            desk_open(&desk, NULL);
            desk_report(&desk, DOSSIERS[d], LANGUAGES[l]);
            assert_non_null(desk.report);
            for (int kind = 0; kind < 4; kind++)
                check_view(&desk, kind);
            desk_close(&desk);
        }
}

static const char *words_of(struct arena *arena, const struct line *line)
{
    const char *text = "";
    for (size_t i = 0; i < line->count; i++)
        text = arena_textf(arena, "%s%s", text, line->runs[i].text);
    return text;
}

// What shows a number says something about this partnership, and can be asked why.
static void assert_asked(struct arena *arena, const struct line *line)
{
    const char *text = words_of(arena, line);
    if (!line->why && strpbrk(text, "0123456789"))
        fail_msg("nothing to ask about '%s'", text);
}

static void each_number_on_the_front_can_be_asked_why(void **state)
{
    (void)state;
    for (size_t d = 0; d < 3; d++) {
        struct desk desk;
        desk_open(&desk, NULL);
        desk_report(&desk, DOSSIERS[d], "nl");
        for (size_t i = 0; i < desk.report->front; i++) {
            const struct block *block = &desk.report->blocks[i];
            if (block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_CALLOUT)
                assert_asked(&desk.arena, &block->line);
            for (size_t l = 0; block->kind == BLOCK_LIST && l < block->count; l++)
                assert_asked(&desk.arena, &block->lines[l]);
            for (size_t t = 0; block->kind == BLOCK_TILES && t < block->count; t++)
                assert_non_null(block->tiles[t].why);
            size_t cells =
                block->kind == BLOCK_TABLE ? block->table.rows * block->table.columns : 0;
            for (size_t c = 0; c < cells; c++)
                assert_asked(&desk.arena, &block->table.cells[c]);
        }
        desk_close(&desk);
    }
}

static void the_front_is_capped_and_a_chart_is_followed_by_its_table(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk, NULL);
    desk_report(&desk, DOSSIERS[0], "nl");
    size_t charts = 0;
    for (size_t i = 0; i < desk.report->count; i++) {
        const struct block *block = &desk.report->blocks[i];
        if (block->kind == BLOCK_CHART) {
            charts++;
            assert_true(i + 1 < desk.report->count);
            assert_int_equal(block[1].kind, BLOCK_TABLE);
            assert_true(*block->chart.title && *block->chart.text);
        }
        if (i >= desk.report->front)
            continue;
        if (block->kind == BLOCK_LIST && block->numbered)
            assert_true(block->count <= 5);
        if (block->kind == BLOCK_TABLE && block->table.columns == 5)
            assert_true(block->table.rows <= 7);
    }
    assert_int_equal(charts, 5);
    desk_close(&desk);
}

static void figures_stand_as_people_write_them(void **state)
{
    (void)state;
    static const char *const WANTED[] = {
        "€ 35.100 minder per jaar",
        "Hoogstens 88,7%",
        "Sterke inbreng, losse verankering",
        "grensgeval",
        "rang 73,3",
        "peildatum 15-01-2025",
    };
    struct desk desk;
    desk_open(&desk, NULL);
    desk_report(&desk, DOSSIERS[0], "nl");
    const char *text = view(&desk, 0);
    for (size_t i = 0; i < sizeof WANTED / sizeof *WANTED; i++)
        assert_holds(text, WANTED[i], 0);
    desk_close(&desk);
}

// The example without what the respondents from `from` up to `to` said.
static const char *without(struct desk *desk, const char *from, const char *to)
{
    size_t length;
    const char *text = desk_read(desk, DOSSIERS[0], &length);
    const char *start = strstr(text, from), *end = strstr(text, to);
    assert_true(start && end && start < end);
    return arena_textf(&desk->arena, "%.*s%s", (int)(start - text), text, end);
}

// Whether the front says all of `words` in one warning.
static bool front_warns(const struct desk *desk, struct arena *arena, const char *words)
{
    for (size_t i = 0; i < desk->report->front; i++) {
        const struct block *block = &desk->report->blocks[i];
        if (block->kind == BLOCK_CALLOUT && block->tone == TONE_CARE &&
            strstr(words_of(arena, &block->line), words))
            return true;
    }
    return false;
}

static void what_is_missing_stands_on_the_front(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk, NULL);
    desk_report_text(&desk, without(&desk, "  - id: b1", "  - id: p1"), "nl");
    assert_non_null(desk.report);
    assert_true(
        front_warns(&desk, &desk.arena, "Niemand antwoordde namens deze rol: beroepsgroep"));
    assert_false(front_warns(&desk, &desk.arena, "Te weinig antwoorden"));
    desk_close(&desk);
    desk_open(&desk, NULL);
    desk_report_text(&desk, without(&desk, "  F07:", "  F08:"), "nl");
    assert_true(front_warns(&desk, &desk.arena, "welk bedrag u minimaal nodig hebt"));
    desk_close(&desk);
    desk_open(&desk, NULL);
    desk_report_text(&desk, without(&desk, "  - id: l1", "  - id: p1"), "nl");
    assert_true(front_warns(&desk, &desk.arena, "lerarenopleiding en beroepsgroep"));
    desk_close(&desk);
}

static void lines_keep_to_the_width(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk, NULL);
    desk_report(&desk, DOSSIERS[1], "nl");
    for (int width = 40; width <= 120; width += 20) {
        struct view_options options = {.width = width};
        struct buf out;
        buf_init(&out, MOST);
        view_text(desk.report, &options, &out);
        for (const char *at = out.text; *at;) {
            size_t length = strcspn(at, "\n");
            int columns = 0;
            for (const char *c = at; c < at + length; c++)
                columns += ((unsigned char)*c & 0xC0) != 0x80;
            if (columns > width)
                fail_msg("wider than %d: %.*s", width, (int)length, at);
            at += length + (at[length] == '\n');
        }
        buf_clear(&out);
    }
    desk_close(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_view_holds_every_finding),
        cmocka_unit_test(each_number_on_the_front_can_be_asked_why),
        cmocka_unit_test(the_front_is_capped_and_a_chart_is_followed_by_its_table),
        cmocka_unit_test(figures_stand_as_people_write_them),
        cmocka_unit_test(what_is_missing_stands_on_the_front),
        cmocka_unit_test(lines_keep_to_the_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
