// report.yaml: what is wrong in one is told with its place and the nearest name, when the pack is
// loaded; a missing role and what is not measured stand on the front.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <string.h>

#include "desk.h"

#define THEMES "themes: { uitvoering: U, positie: P, organisatie: O, financiering: F }\n"
#define TOP \
    "grow-report: 1\n" THEMES "annex: { sections: [ { kind: versions } ] }\nfront:\n  sections:\n"

// The text of all diagnostics.
static const char *complaints(struct desk *desk)
{
    struct buf out;
    buf_init(&out, 64 * 1024);
    diags_print(&desk->diags, &out, false);
    const char *text = arena_text(&desk->arena, out.text);
    buf_clear(&out);
    return text;
}

static void mistakes_are_told_with_their_place(void **state)
{
    (void)state;
    static const struct {
        const char *layout, *place, *says;
    } CASES[] = {
        {TOP "    - { kind: positon }\n", "report.yaml:6:", "did you mean 'position'"},
        {TOP "    - { kind: position, titel: x }\n", "report.yaml:6:", "did you mean 'title'"},
        {TOP "    - { kind: facts, pairs: [] }\n", "report.yaml:6:", "'pairs' is not a key"},
        {TOP "    - { kind: text, lines: [ { text: a, when: delt < 0, why: figures.delta } ] }\n",
         "report.yaml:6:", "did you mean 'delta'"},
        {TOP "    - { kind: text, lines: [ \"{tekrt} euro\" ] }\n",
         "report.yaml:6:", "did you mean 'tekort'"},
        {TOP "    - { kind: text, lines: [ \"{tekort} euro\" ] }\n",
         "report.yaml:6:", "'why' is missing"},
        {TOP "    - { kind: text, lines: [ { text: \"{tekort}\", why: figures.tekrt } ] }\n",
         "report.yaml:6:", "no finding called 'figures.tekrt'"},
        {TOP "    - { kind: text, lines: [ { text: a, when: delta, why: position } ] }\n",
         "report.yaml:6:", "neither true nor false"},
        {TOP "    - { kind: text, lines: [ { text: a, tone: red } ] }\n", "report.yaml:6:", "red"},
        {TOP "    - { kind: pairs, pairs: [ { label: a, now: R05, wish: F05 } ] }\n",
         "report.yaml:6:", "no question with a scale called 'F05'"},
        {TOP "    - { kind: money, parts: [ zeker, zker ] }\n",
         "report.yaml:6:", "no figure called 'zker'"},
        {TOP "    - { kind: choice, routes: { splits: a } }\n", "report.yaml:6:", "splits"},
        {TOP "    - { kind: position, corners: [ in_opbouw ] }\n", "report.yaml:6:", "four places"},
        {"grow-report: 2\nfront: { sections: [ { kind: text } ] }\n"
         "annex: { sections: [ { kind: text } ] }\n",
         "report.yaml:1:", "grow-report: 1"},
        {"grow-report: 1\nthemes: { uitvoeren: U, positie: P, organisatie: O, financiering: F }\n"
         "front: { sections: [ { kind: text } ] }\nannex: { sections: [ { kind: text } ] }\n",
         "recommendations.lua:", "did you mean 'uitvoeren'"},
        {"grow-report: 1\nthemes: { uitvoering: U, positie: P, financiering: F }\n"
         "front: { sections: [ { kind: text } ] }\nannex: { sections: [ { kind: text } ] }\n",
         "cards.lua:", "the theme 'organisatie' of card 'KO-1' is no dimension"},
        {TOP "    - { kind: cards, print: a6 }\n", "report.yaml:6:", "pages of its own"},
        {TOP "    - { kind: cards, print: a4 }\n", "report.yaml:6:", "a6"},
        {"grow-report: 1\nannex: { sections: [ { kind: text } ] }\n",
         "report.yaml:1:", "'front' is missing"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct desk desk;
        desk_open(&desk, CASES[i].layout);
        if (desk.layout)
            fail_msg("case %zu is taken", i);
        const char *said = complaints(&desk);
        if (!strstr(said, CASES[i].place) || !strstr(said, CASES[i].says))
            fail_msg("case %zu: %s", i, said);
        desk_close(&desk);
    }
}

static void all_mistakes_are_told_at_once(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk, TOP "    - { kind: positon }\n"
                         "    - { kind: text, lines: [ \"{tekrt}\" ] }\n"
                         "    - { kind: money, parts: [ zker ] }\n");
    assert_null(desk.layout);
    assert_int_equal(desk.diags.errors, 3);
    desk_close(&desk);
}

static void lines_follow_their_conditions_and_values(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk, TOP
              "    - kind: text\n"
              "      lines:\n"
              "        - { text: \"Tekort € {tekort}, {100 * dekking}%, {F02}, {review_jaar}.\",\n"
              "            why: figures.tekort }\n"
              "        - { text: verborgen, when: delta > 0, why: figures.delta }\n"
              "        - { text: \"getoond, **vet**\", when: delta < 0, why: figures.delta,\n"
              "            tone: care }\n");
    desk_report(&desk, "docs/examples/de-singel.yaml", "nl");
    assert_non_null(desk.report);
    assert_int_equal(desk.report->front, 3);
    const struct block *blocks = desk.report->blocks;
    const char *said = "";
    for (size_t i = 0; i < blocks[1].line.count; i++)
        said = arena_textf(&desk.arena, "%s%s", said, blocks[1].line.runs[i].text);
    assert_string_equal(said, "Tekort € 35.000, 88,7%, Erkend, 2025.");
    assert_string_equal(blocks[1].line.why, "figures.tekort");
    assert_int_equal(blocks[2].kind, BLOCK_CALLOUT);
    assert_int_equal(blocks[2].tone, TONE_CARE);
    assert_int_equal(blocks[2].line.runs[1].style, RUN_STRONG);
    desk_close(&desk);
}

static void a_section_stands_only_when_its_condition_holds(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk, TOP "    - { kind: text, title: Weg, when: delta > 0, lines: [ weg ] }\n"
                         "    - { kind: text, title: Er, when: delta < 0, lines: [ er ] }\n");
    desk_report(&desk, "docs/examples/de-singel.yaml", "nl");
    assert_non_null(desk.report);
    assert_int_equal(desk.report->front, 2); // one heading, one line
    assert_string_equal(desk.report->blocks[0].line.runs[0].text, "Er");
    desk_close(&desk);
}

static void a_pack_without_report_gets_a_plain_one(void **state)
{
    (void)state;
    struct desk desk;
    desk_open(&desk, NULL);
    struct pack pack = *desk.pack;
    struct rulebook rules = *desk.rules;
    pack.report = NULL;
    rules.pack = &pack;
    rules.recommendation_count = rules.card_count = 0; // its report gives their themes a label
    desk.layout = layout_read(&rules, &desk.arena, &desk.diags);
    assert_non_null(desk.layout);
    desk_report(&desk, "docs/examples/grote-stad.yaml", "en");
    assert_non_null(desk.report);
    assert_string_equal(desk.report->title, "Report");
    assert_true(desk.report->front > 0 && desk.report->front < desk.report->count);
    desk_close(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mistakes_are_told_with_their_place),
        cmocka_unit_test(all_mistakes_are_told_at_once),
        cmocka_unit_test(lines_follow_their_conditions_and_values),
        cmocka_unit_test(a_section_stands_only_when_its_condition_holds),
        cmocka_unit_test(a_pack_without_report_gets_a_plain_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
