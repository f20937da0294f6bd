// The HTML writer and the page: whatever a text holds, it stays text; the page is well-formed,
// closed to the outside, and every sentence can be asked why.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "markup.h"
#include "report/html.h"
#include "report/report.h"

static const char HOSTILE[] = "</script><img src=x onerror=\"alert(1)\">'&amp;\x01\x1b[0m\x7f \xff";

static void texts_and_attributes_are_escaped(void **state)
{
    (void)state;
    struct buf out;
    struct html html;
    buf_init(&out, 1000);
    html_init(&html, &out);
    html_open(&html, "p");
    html_attr(&html, "title", "a\"b'c<d>&");
    html_attr(&html, "lang", NULL);
    html_text(&html, "1 < 2 & \"3\" > '0'");
    html_close(&html, "p");
    assert_string_equal(out.text, "<p title=\"a&quot;b&#39;c&lt;d&gt;&amp;\">"
                                  "1 &lt; 2 &amp; &quot;3&quot; &gt; &#39;0&#39;</p>");
    buf_clear(&out);
}

static void no_line_ends_within_a_date(void **state)
{
    (void)state;
    struct buf out;
    struct html html;
    buf_init(&out, 1000);
    html_init(&html, &out);
    html_words_leaf(&html, "p", NULL, "op 15-01-2025, in 2023-2024; tv-2025-01 & 5 - 6, 7-");
    assert_string_equal(out.text, "<p>op <span class=\"nb\">15-01-2025</span>, in "
                                  "<span class=\"nb\">2023-2024</span>; tv-2025-01 &amp; 5 - 6, "
                                  "7-</p>");
    buf_clear(&out);
}

static void what_is_no_text_becomes_a_replacement_character(void **state)
{
    (void)state;
    struct buf out;
    struct html html;
    buf_init(&out, 1000);
    html_init(&html, &out);
    html_text(&html, "a\x01"
                     "b\x7f"
                     "c\xff"
                     "d\xE2\x80\xAE"
                     "e\n\tf \xE2\x82\xAC");
    assert_string_equal(out.text, "a\xEF\xBF\xBD"
                                  "b\xEF\xBF\xBD"
                                  "c\xEF\xBF\xBD"
                                  "d\xEF\xBF\xBD"
                                  "e\n\tf \xE2\x82\xAC");
    buf_clear(&out);
}

static void json_cannot_end_its_script(void **state)
{
    (void)state;
    struct buf out;
    struct html html;
    buf_init(&out, 1000);
    html_init(&html, &out);
    html_json(&html, "{\"a\": \"</script><!--&\"}");
    assert_string_equal(out.text, "{\"a\": \"\\u003c/script\\u003e\\u003c!--\\u0026\"}");
    buf_clear(&out);
}

static struct run hostile_runs[] = {
    {RUN_PLAIN, HOSTILE, NULL},
    {RUN_STRONG, HOSTILE, NULL},
    {RUN_TERM, HOSTILE, HOSTILE},
    {RUN_LINK, "javascript", "javascript:alert(1)"},
    {RUN_LINK, "far", "https://example.org/?a=1&b=\"2\""},
};

static struct line hostile_line(const char *why)
{
    return (struct line){hostile_runs, sizeof hostile_runs / sizeof hostile_runs[0], why};
}

static struct line short_line(struct run *run, const char *text, const char *why)
{
    *run = (struct run){RUN_PLAIN, text, NULL};
    return (struct line){run, 1, why};
}

enum { BLOCKS = 10, RUNS = 16 };

struct sample {
    struct block blocks[BLOCKS];
    struct run runs[RUNS];
    struct line items[2], cells[8];
    const char *heads[4];
    enum align aligns[4];
    struct tile tile;
    struct mark mark;
    struct chart_row row;
    struct report report;
};

static void fill_front(struct sample *s)
{
    s->items[0] = hostile_line("A01");
    s->items[1] = short_line(&s->runs[0], "nog een", "A02");
    s->tile = (struct tile){HOSTILE, HOSTILE, HOSTILE, TONE_STOP, "figures.delta"};
    s->blocks[0] = (struct block){.kind = BLOCK_HEADING,
                                  .level = 1,
                                  .anchor = "positie",
                                  .line = short_line(&s->runs[1], "Positie", NULL)};
    s->blocks[1] = (struct block){.kind = BLOCK_PARAGRAPH, .line = hostile_line("position")};
    s->blocks[2] = (struct block){.kind = BLOCK_CALLOUT,
                                  .tone = TONE_CARE,
                                  .line = short_line(&s->runs[2], "opgelet", HOSTILE)};
    s->blocks[3] = (struct block){.kind = BLOCK_LIST, .lines = s->items, .count = 2};
    s->blocks[4] = (struct block){.kind = BLOCK_TILES, .tiles = &s->tile, .count = 1};
    s->blocks[5] = (struct block){.kind = BLOCK_BREAK};
}

static void fill_annex(struct sample *s)
{
    for (size_t i = 0; i < 8; i++) {
        s->cells[i] = short_line(&s->runs[4 + i], HOSTILE, i == 0 ? "A01" : NULL);
    }
    for (size_t i = 0; i < 4; i++) {
        s->heads[i] = HOSTILE;
        s->aligns[i] = i == 3 ? ALIGN_RIGHT : ALIGN_LEFT;
    }
    s->mark = (struct mark){HOSTILE, HOSTILE, 61.7, 57.5, 0, false};
    s->row = (struct chart_row){HOSTILE, HOSTILE, TONE_CARE, &s->mark, 1};
    // A level is skipped here: the page must not.
    s->blocks[6] = (struct block){.kind = BLOCK_HEADING,
                                  .level = 3,
                                  .anchor = "alles",
                                  .line = short_line(&s->runs[3], "Alles", NULL)};
    s->blocks[7] = (struct block){.kind = BLOCK_CHART};
    s->blocks[7].chart = (struct chart){.kind = CHART_DOTS,
                                        .id = "dimensions",
                                        .title = HOSTILE,
                                        .text = HOSTILE,
                                        .series = {HOSTILE},
                                        .series_count = 1,
                                        .most = 100,
                                        .rows = &s->row,
                                        .row_count = 1};
    s->blocks[8] = (struct block){.kind = BLOCK_TABLE};
    s->blocks[8].table = (struct table){HOSTILE, s->heads, s->aligns, 4, s->cells, 2, true, false};
    s->blocks[9] = (struct block){.kind = BLOCK_PARAGRAPH, .line = hostile_line("A02")};
}

static void page_of(struct sample *s, const char *result, struct buf *out)
{
    *s = (struct sample){
        .report = {.language = "nl", .spoken = "nl", .title = HOSTILE, .subtitle = HOSTILE}};
    fill_front(s);
    fill_annex(s);
    s->report.blocks = s->blocks;
    s->report.count = BLOCKS;
    s->report.front = 6;
    buf_init(out, 1000000);
    view_html(&s->report, result, out);
}

static void a_hostile_report_stays_text(void **state)
{
    (void)state;
    struct sample sample;
    struct buf out;
    page_of(&sample, "{\"name\": \"</script><script>alert(1)</script>\"}", &out);
    assert_null(markup_problem(out.text));
    assert_int_equal(markup_count(out.text, "<script"), 1);
    assert_int_equal(markup_count(out.text, "</script"), 1);
    assert_null(strstr(out.text, "<img"));
    assert_null(strstr(out.text, "href=\"javascript"));
    assert_non_null(strstr(out.text, "href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\""));
    buf_clear(&out);
}

static void the_page_is_closed_and_has_structure(void **state)
{
    (void)state;
    struct sample sample;
    struct buf out;
    page_of(&sample, "{}", &out);
    assert_int_equal(markup_count(out.text, "<html lang=\"nl\">"), 1);
    assert_non_null(strstr(out.text, "default-src &#39;none&#39;"));
    assert_int_equal(markup_count(out.text, "<h1"), 1);
    assert_int_equal(markup_count(out.text, "<h2"), 1);
    assert_int_equal(markup_count(out.text, "<h3"), 1);
    assert_null(strstr(out.text, "<h4")); // no level is left out
    assert_int_equal(markup_count(out.text, "<main"), 1);
    assert_int_equal(markup_count(out.text, "<nav"), 1);
    assert_int_equal(markup_count(out.text, "<caption>"), 1);
    assert_int_equal(markup_count(out.text, "scope=\"col\""), 4);
    assert_int_equal(markup_count(out.text, "scope=\"row\""), 2);
    assert_true(markup_says(out.text, "Let op"));
    assert_null(strstr(out.text, " src=\""));
    assert_null(strstr(out.text, "<link"));
    assert_null(strstr(out.text, "@import"));
    buf_clear(&out);
}

static void links_within_the_page_lead_somewhere(void **state)
{
    (void)state;
    struct sample sample;
    struct buf out;
    page_of(&sample, NULL, &out);
    size_t links = 0;
    for (const char *at = strstr(out.text, "href=\"#"); at != NULL;
         at = strstr(at + 1, "href=\"#")) {
        const char *id = at + 7;
        assert_true(markup_has_id(out.text, id, strcspn(id, "\"")));
        links++;
    }
    assert_true(links >= 5); // the skip link, two headings, two sentences that can be asked why
    buf_clear(&out);
}

static void a_sentence_links_to_its_entry_in_the_annex(void **state)
{
    (void)state;
    struct sample sample;
    struct buf out;
    page_of(&sample, NULL, &out);
    assert_int_equal(markup_count(out.text, " id=\"why-A01\""), 1);
    assert_int_equal(markup_count(out.text, " id=\"why-A02\""), 1);
    assert_int_equal(markup_count(out.text, "href=\"#why-A01\""), 1);
    assert_int_equal(markup_count(out.text, "data-why=\"A01\""), 2);
    // Nothing in the annex is about these: they say what to ask, and link nowhere.
    assert_non_null(strstr(out.text, "data-why=\"position\""));
    assert_null(strstr(out.text, "href=\"#why-position\""));
    buf_clear(&out);
}

static void the_same_report_gives_the_same_bytes(void **state)
{
    (void)state;
    struct sample first;
    struct sample second;
    struct buf a;
    struct buf b;
    page_of(&first, "{}", &a);
    page_of(&second, "{}", &b);
    assert_string_equal(a.text, b.text);
    buf_clear(&a);
    buf_clear(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_and_attributes_are_escaped),
        cmocka_unit_test(no_line_ends_within_a_date),
        cmocka_unit_test(what_is_no_text_becomes_a_replacement_character),
        cmocka_unit_test(json_cannot_end_its_script),
        cmocka_unit_test(a_hostile_report_stays_text),
        cmocka_unit_test(the_page_is_closed_and_has_structure),
        cmocka_unit_test(links_within_the_page_lead_somewhere),
        cmocka_unit_test(a_sentence_links_to_its_entry_in_the_annex),
        cmocka_unit_test(the_same_report_gives_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
