// Numbers, money and dates in Dutch and English; words with places; a little Markdown.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <string.h>

#include "report/markdown.h"
#include "report/notation.h"

struct bench {
    struct arena arena;
    struct pack pack, both; // with texts in Dutch only, and in English too
    struct notation nl, en;
    struct notation english_of_dutch; // English is asked, the pack has none
};

static void open_bench(struct bench *bench)
{
    *bench = (struct bench){.pack = {.languages = {"nl"}, .language_count = 1},
                            .both = {.languages = {"nl", "en"}, .language_count = 2}};
    arena_init(&bench->arena);
    bench->nl = (struct notation){&bench->arena, WORDS_NL, &bench->pack, "nl"};
    bench->en = (struct notation){&bench->arena, WORDS_EN, &bench->both, "en"};
    bench->english_of_dutch = (struct notation){&bench->arena, WORDS_EN, &bench->pack, "en"};
}

static void numbers_follow_the_language(void **state)
{
    (void)state;
    struct bench bench;
    open_bench(&bench);
    const struct notation *nl = &bench.nl, *en = &bench.en;
    assert_string_equal(notation_euro(nl, -35100), "€ -35.100");
    assert_string_equal(notation_euro(nl, -0.4), "€ 0");
    assert_string_equal(notation_euro(en, 1000000), "€1,000,000");
    assert_string_equal(notation_euro(en, -35100), "-€35,100");
    assert_string_equal(notation_change(nl, 25000, 0, true), "€ +25.000");
    assert_string_equal(notation_change(nl, -35000, 0, true), "€ -35.000");
    assert_string_equal(notation_change(en, 25000, 0, true), "+€25,000");
    assert_string_equal(notation_change(nl, 0, 0, true), "€ 0");
    assert_string_equal(notation_change(nl, -0.213, 3, false), "-0,213");
    assert_string_equal(notation_change(nl, 20, 1, false), "+20");
    assert_string_equal(notation_score(nl, 57.45), "57,5");
    assert_string_equal(notation_score(en, 75), "75.0");
    assert_string_equal(notation_short(nl, 60, 1), "60");
    assert_string_equal(notation_short(nl, 338.983, 2), "338,98");
    assert_string_equal(notation_percent(nl, 0.887097), "88,7%");
    assert_string_equal(notation_percent(nl, 1), "100%");
    arena_clear(&bench.arena);
}

static void dates_follow_the_language(void **state)
{
    (void)state;
    struct bench bench;
    open_bench(&bench);
    assert_string_equal(notation_day(&bench.nl, 20103), "15-01-2025");
    assert_string_equal(notation_day(&bench.en, 20103), "2025-01-15");
    assert_string_equal(notation_source_date(&bench.nl, "2023-03-30"), "30-03-2023");
    assert_string_equal(notation_source_date(&bench.nl, "2023-03"), "03-2023");
    assert_string_equal(notation_source_date(&bench.nl, "2023"), "2023");
    assert_string_equal(notation_source_date(&bench.nl, NULL), "zonder datum");
    assert_string_equal(notation_source_date(&bench.en, NULL), "no date");
    arena_clear(&bench.arena);
}

// An English reader of a Dutch pack meets one notation: that of the pack's sentences.
static void digits_are_as_in_the_texts_of_the_pack(void **state)
{
    (void)state;
    struct bench bench;
    open_bench(&bench);
    const struct notation *en = &bench.english_of_dutch;
    assert_string_equal(notation_euro(en, 35100), "€ 35.100");
    assert_string_equal(notation_score(en, 61.7), "61,7");
    assert_string_equal(notation_percent(en, 0.887097), "88,7%");
    assert_string_equal(notation_day(en, 20103), "15-01-2025");
    assert_string_equal(notation_source_date(en, NULL), "no date");
    arena_clear(&bench.arena);
}

static void a_figure_shows_its_unit(void **state)
{
    (void)state;
    struct bench bench;
    open_bench(&bench);
    static const struct {
        enum unit unit;
        int shown;
        double number;
        const char *text;
    } CASES[] = {
        {UNIT_EURO, 0, 35000, "€ 35.000"},    {UNIT_SHARE, 3, 0.887097, "0,887 (88,7%)"},
        {UNIT_PERCENT, 2, -11.32, "-11,32%"}, {UNIT_YEAR, 0, 2025, "2025"},
        {UNIT_STUDENTS, 0, 1234, "1.234"},    {UNIT_SCORE, 1, 75, "75,0"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct figure_rule rule = {.unit = CASES[i].unit, .shown = CASES[i].shown};
        struct value value = value_number(CASES[i].number, CASES[i].shown);
        assert_string_equal(notation_figure(&bench.nl, &rule, &value), CASES[i].text);
    }
    struct figure_rule rule = {.unit = UNIT_EURO};
    assert_string_equal(notation_figure(&bench.nl, &rule, &VALUE_NOTHING), "niet bekend");
    arena_clear(&bench.arena);
}

static void lists_read_as_a_sentence(void **state)
{
    (void)state;
    struct bench bench;
    open_bench(&bench);
    static const char *const PARTS[] = {"a", "b", "c"};
    assert_string_equal(notation_list(&bench.nl, PARTS, 0), "");
    assert_string_equal(notation_list(&bench.nl, PARTS, 1), "a");
    assert_string_equal(notation_list(&bench.nl, PARTS, 2), "a en b");
    assert_string_equal(notation_list(&bench.en, PARTS, 3), "a, b and c");
    arena_clear(&bench.arena);
}

static void emphasis_and_web_links_become_runs(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct line line =
        markdown_line(&arena, "Er is **geen** score, zie [hier](https://example.org).");
    assert_int_equal(line.count, 5);
    assert_int_equal(line.runs[1].style, RUN_STRONG);
    assert_string_equal(line.runs[1].text, "geen");
    assert_int_equal(line.runs[3].style, RUN_LINK);
    assert_string_equal(line.runs[3].target, "https://example.org");
    line = markdown_line(&arena, "[klik](javascript:alert) <b>x</b>");
    assert_int_equal(line.count, 1);
    assert_int_equal(line.runs[0].style, RUN_PLAIN);
    arena_clear(&arena);
}

static void an_escaped_text_comes_back_as_it_was(void **state)
{
    (void)state;
    static const char *const TEXTS[] = {"Regio *A* [b](http://c) `d`",
                                        "1_2_3 <x> & y ~~z~~ #a | b\\c", "Gewoon (fictief), 100%!"};
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        struct buf out;
        buf_init(&out, 4096);
        markdown_escape(TEXTS[i], &out);
        struct line line = markdown_line(&arena, out.text);
        assert_int_equal(line.count, 1);
        assert_string_equal(line.runs[0].text, TEXTS[i]);
        buf_clear(&out);
    }
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_follow_the_language),
        cmocka_unit_test(dates_follow_the_language),
        cmocka_unit_test(digits_are_as_in_the_texts_of_the_pack),
        cmocka_unit_test(a_figure_shows_its_unit),
        cmocka_unit_test(lists_read_as_a_sentence),
        cmocka_unit_test(emphasis_and_web_links_become_runs),
        cmocka_unit_test(an_escaped_text_comes_back_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
