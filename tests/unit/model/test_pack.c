// What pack_read makes of correct packs: order, defaults, references and merging. What it says of
// wrong ones is in tests/diag; the hash and the limits are in test_pack_limits.c.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <limits.h>
#include <stdbool.h>
#include <string.h>

#include "base/num.h"
#include "pack_fixture.h"

#define ROLES                                                            \
    "roles:\n  - { id: bestuur, label: Bestuur, short: B, weight: 2 }\n" \
    "  - { id: school, label: School, short: S }\n"                      \
    "dimensions:\n  - { id: opdracht, label: Opdracht, help: Waartoe }\n"
#define SCALES                                                                                     \
    "scales:\n"                                                                                    \
    "  - { id: N3, label: Getal, kind: numbers, levels: [-1, -1, 0, 5, 5],\n"                      \
    "      points: [{ is: -1, label: laag }, { is: 0, label: midden }, { is: 5, label: hoog }] "   \
    "}\n"                                                                                          \
    "  - { id: W3, label: Woord, kind: words, strict: true,\n"                                     \
    "      points: [{ is: nee, label: Nee }, { is: deels, label: Deels }, { is: ja, label: Ja }] " \
    "}\n"
#define SECTION(id)                                                                     \
    "    title: Fase\n    sections:\n      - id: " id "\n        title: Deel\n        " \
    "questions:\n"

// --- what is read ---

static void a_question_is_read_with_its_references(void **state)
{
    struct fixture *f = *state;
    fixture_add(
        f, MAIN,
        HEAD ROLES SCALES
        "sources:\n  - { id: b1, title: Bron, content: known }\n"
        "  - { id: b2, title: Bron, content: unknown, overtakes: [b1] }\n"
        "phases:\n  goal:\n" SECTION(
            "een") "          - id: G01\n            text: Vraag\n            scale: N3\n"
                   "            roles: [school]\n            dimension: opdracht\n"
                   "            weight: 0.5\n            reversed: true\n"
                   "            sources: [b2, b1]\n"
                   "            anchors: { 5: Top, \"-1\": Dal }\n"
                   "          - id: G02\n            text: Tweede\n            type: scale\n"
                   "            scale: W3\n            roles: [school, bestuur]\n"
                   "            when: G01 > 0\n");
    struct pack *pack = fixture_read(f);
    const struct question *first = pack_question_find(pack, "G01");
    const struct question *second = pack_question_find(pack, "G02");
    assert_non_null(first);
    assert_int_equal(first->type, QUESTION_SCALE);
    assert_string_equal(first->scale->id, "N3");
    assert_int_equal(first->roles, 1U << 1);
    assert_int_equal(first->dimension, 0);
    assert_true(first->weight == 0.5);
    assert_true(first->reversed);
    assert_int_equal(first->source_count, 2);
    assert_int_equal(first->sources[0], 1);
    assert_string_equal(first->anchors[0].in[0], "Dal");
    assert_null(first->anchors[1].in[0]);
    assert_string_equal(first->anchors[2].in[0], "Top");
    assert_int_equal(first->section, 0);
    assert_null(first->when);
    assert_non_null(second->when);
    assert_int_equal(second->roles, 3);
    assert_int_equal(second->dimension, -1);
    assert_true(second->weight == 1);
    assert_int_equal(first->span.line + 9, second->span.line);
    assert_int_equal(pack->sources[1].overtakes[0], 0);
    assert_true(pack->roles[0].weight == 2);
    assert_true(pack->roles[1].weight == 1);
    assert_true(pack->dimensions[0].has_help);
    pack_free(pack);
}

static void scales_count_their_points(void **state)
{
    struct fixture *f = *state;
    fixture_add(
        f, MAIN,
        HEAD SCALES
        "facts:\n  - { id: F01, text: A, scale: N3 }\n  - { id: F02, text: B, scale: W3 }\n");
    struct pack *pack = fixture_read(f);
    const struct scale *numbers = pack->questions[0].scale, *words = pack->questions[1].scale;
    assert_false(numbers->words);
    assert_false(numbers->strict);
    assert_true(numbers->points[0].number == -1);
    assert_string_equal(numbers->points[2].is, "5");
    assert_true(numbers->has_levels);
    assert_int_equal(numbers->levels[0], 0);
    assert_int_equal(numbers->levels[4], 2);
    assert_true(words->words);
    assert_true(words->strict);
    assert_true(words->points[2].number == 2);
    assert_false(words->has_levels);
    assert_int_equal(words->levels[0], -1);
    pack_free(pack);
}

static void each_type_of_a_fact_is_read(void **state)
{
    struct fixture *f = *state;
    fixture_add(
        f, MAIN,
        HEAD "facts:\n"
             "  - { id: F01, text: A, type: number, integer: true, min: 0, max: 10, unit: euro }\n"
             "  - { id: F02, text: A, type: number, above: 0 }\n"
             "  - { id: F03, text: A, type: year, fixed: true }\n"
             "  - { id: F04, text: A, type: date }\n"
             "  - { id: F05, text: A, type: text, lines: 3 }\n"
             "  - { id: F06, text: A, type: multiple, max: 1,\n"
             "      options: [{ id: ja, label: Ja, when: F01 > 1 }, { id: nee, label: Nee }] }\n"
             "  - { id: F07, text: A, type: ranking, options: [{ id: ja, label: Ja }] }\n"
             "  - id: F08\n    text: A\n    type: table\n"
             "    columns: [{ id: aantal, label: Aantal, type: number, min: 0, help: Tel }]\n"
             "    checks: [{ that: aantal < 5, say: Te veel }]\n");
    struct pack *pack = fixture_read(f);
    const struct question *q = pack->questions;
    assert_int_equal(pack->fact_count, 8);
    assert_true(q[0].integer && q[0].has_min && q[0].has_max && !q[0].has_above);
    assert_true(q[0].min == 0 && q[0].max == 10);
    assert_string_equal(q[0].unit, "euro");
    assert_true(q[1].has_above && !q[1].has_min && !q[1].integer);
    assert_true(q[2].fixed && q[2].min == 1990 && q[2].max == 2100 && q[2].integer);
    assert_int_equal(q[3].type, QUESTION_DATE);
    assert_int_equal(q[4].lines, 3);
    assert_int_equal(q[5].most, 1);
    assert_non_null(q[5].options[0].when);
    assert_int_equal(q[6].most, 0);
    assert_int_equal(q[7].column_count, 1);
    assert_string_equal(q[7].columns[0].id, "aantal");
    assert_true(q[7].columns[0].has_help);
    assert_int_equal(q[7].check_count, 1);
    assert_int_equal(q[7].checks[0].at, 7);
    for (int i = 0; i < 8; i++) {
        assert_int_equal(q[i].index, i);
        assert_int_equal(q[i].phase, PHASE_FACTS);
        assert_int_equal(q[i].roles, 0);
        assert_int_equal(q[i].section, -1);
    }
    pack_free(pack);
}

static void phases_stand_in_their_own_order(void **state)
{
    struct fixture *f = *state;
#define QUESTION(id) "          - { id: " id ", text: A, type: text, roles: [bestuur, school] }\n"
    fixture_add(
        f, MAIN,
        HEAD
        "roles:\n  - { id: bestuur, label: B, short: B }\n  - { id: school, label: S, short: S }\n"
        "phases:\n  way_forward:\n" SECTION("een") QUESTION("W01") "  goal:\n" SECTION("een")
            QUESTION("G01") QUESTION("G02") FACTS);
    struct pack *pack = fixture_read(f);
    static const char *const IDS[] = {"F01", "G01", "G02", "W01"};
    assert_int_equal(pack->question_count, 4);
    for (int i = 0; i < 4; i++)
        assert_string_equal(pack->questions[i].id, IDS[i]);
    assert_int_equal(pack->section_count, 2);
    assert_int_equal(pack->sections[0].first, 1);
    assert_int_equal(pack->sections[0].count, 2);
    assert_int_equal(pack->sections[1].phase, PHASE_WAY_FORWARD);
    assert_true(pack->phases[PHASE_GOAL].present);
    assert_false(pack->phases[PHASE_REALITY].present);
    pack_free(pack);
}

static void a_pack_takes_the_facts_of_the_packs_it_uses_first(void **state)
{
    struct fixture *f = *state;
    fixture_add(
        f, MAIN,
        HEAD "uses: [a, b]\ncommon: [bronnen]\nfacts:\n  - { id: F09, text: Eigen, type: text }\n"
             "checks:\n  - { that: F02 > 0, at: F02, say: Hoger }\n");
    fixture_add(
        f, "questionnaires/a/questionnaire.yaml",
        "grow: 1\nid: a\nversion: \"1\"\nlanguages: [nl]\ntitle: A\nuses: [b]\ncommon: [bronnen]\n"
        "facts:\n  - { id: F01, text: Een, type: number, sources: [s1] }\n"
        "checks:\n  - { that: F01 > 0, at: F01, say: Hoger }\n"
        "roles: [{ id: r, label: R, short: R }]\n"
        "phases:\n  goal:\n" SECTION(
            "een") "          - { id: G01, text: A, type: text, roles: [r] }\n");
    fixture_add(f, "questionnaires/b/questionnaire.yaml",
                "grow: 1\nid: b\nversion: \"1\"\nlanguages: [nl]\ntitle: B\n"
                "facts:\n  - { id: F02, text: Twee, type: number }\n");
    fixture_add(f, "questionnaires/common/bronnen.yaml",
                "grow-common: 1\nsources:\n  - { id: s1, title: Bron, content: known }\n");
    struct pack *pack = fixture_read(f);
    static const char *const IDS[] = {"F02", "F01", "F09"};
    assert_int_equal(pack->question_count, 3);
    assert_int_equal(pack->fact_count, 3);
    for (int i = 0; i < 3; i++)
        assert_string_equal(pack->questions[i].id, IDS[i]);
    assert_int_equal(pack->check_count, 2);
    assert_int_equal(pack->checks[0].at, 1);
    assert_int_equal(pack->checks[1].at, 0);
    assert_int_equal(pack->source_count, 1); // the file was read once
    assert_int_equal(pack->role_count, 0);
    pack_free(pack);
}

static void texts_are_given_in_each_language(void **state)
{
    struct fixture *f = *state;
    fixture_add(
        f, MAIN,
        "grow: 1\nid: x\nversion: \"1\"\nlanguages: [nl, en]\ntitle: { en: Trial, nl: Proef }\n"
        "common: [woorden]\nfacts:\n  - { id: F01, text: { nl: A, en: B }, type: text }\n");
    // A file of others may hold more languages than this pack has.
    fixture_add(
        f, "questionnaires/common/woorden.yaml",
        "grow-common: 1\nglossary:\n  - { term: a, meaning: { nl: een, de: ein, en: one } }\n");
    struct pack *pack = fixture_read(f);
    assert_string_equal(text_in(pack, &pack->title, "nl"), "Proef");
    assert_string_equal(text_in(pack, &pack->title, "en"), "Trial");
    assert_string_equal(text_in(pack, &pack->title, "fr"), "Proef");
    assert_string_equal(text_in(pack, &pack->title, NULL), "Proef");
    assert_string_equal(text_in(pack, &pack->glossary[0].meaning, "en"), "one");
    pack_free(pack);
}

static void scripts_are_loaded_with_the_library_they_require(void **state)
{
    struct fixture *f = *state;
    fixture_add(f, MAIN, HEAD FACTS "scripts: [x/b, x/a]\n");
    fixture_add(f, "scripts/x/a.lua",
                "local grow = require \"grow\"\nlocal l = require('lib/one')\n");
    fixture_add(f, "scripts/x/b.lua", "local a = require [[x/a]]\nlocal b = require 'x/a'\n");
    fixture_add(f, "scripts/lib/one.lua", "local two = require( \"lib/two\" )\n");
    fixture_add(f, "scripts/lib/two.lua", "local one = require 'lib/one' -- require 'lib/none'\n");
    struct pack *pack = fixture_read(f);
    static const char *const NAMES[] = {"x/b", "x/a", "lib/one", "lib/two"};
    assert_int_equal(pack->script_count, 4);
    for (int i = 0; i < 4; i++) {
        assert_string_equal(pack->scripts[i].name, NAMES[i]);
        assert_int_equal(pack->scripts[i].declared, i < 2);
        assert_true(pack->scripts[i].file > 0);
    }
    pack_free(pack);
}

static void amounts_are_found_by_day_and_by_name(void **state)
{
    struct fixture *f = *state;
    fixture_add(f, MAIN,
                HEAD FACTS
                "amounts:\n"
                "  - { id: oud, label: O, valid: { to: 2024-12-31 }, values: { een: 1 } }\n"
                "  - { id: nieuw, label: N, valid: { from: 2025-01-01, to: 2025-12-31 },\n"
                "      values: { een: 1.5, twee: -2 } }\n");
    struct pack *pack = fixture_read(f);
    long day = 0;
    assert_true(num_parse_date("2025-01-01", &day));
    assert_int_equal(pack_amount_set_at(pack, day), 1);
    assert_int_equal(pack_amount_set_at(pack, day - 1), 0);
    assert_int_equal(pack_amount_set_at(pack, day + 365), -1);
    assert_int_equal(pack_amount_set_find(pack, "nieuw"), 1);
    assert_int_equal(pack->amount_name_count, 2);
    assert_int_equal(pack_amount_name_find(pack, "twee"), 1);
    assert_true(pack_amount_of(&pack->amounts[1], "twee")->value == -2);
    assert_null(pack_amount_of(&pack->amounts[0], "twee"));
    assert_true(pack->amounts[0].valid.from == LONG_MIN);
    pack_free(pack);
}

static void what_is_not_there_is_not_found(void **state)
{
    struct fixture *f = *state;
    fixture_add(f, MAIN, HEAD FACTS);
    struct pack *pack = fixture_read(f);
    assert_null(pack_question_find(pack, "F02"));
    assert_int_equal(pack_role_find(pack, "r"), -1);
    assert_int_equal(pack_dimension_find(pack, "d"), -1);
    assert_int_equal(pack_source_find(pack, "s"), -1);
    assert_int_equal(pack_amount_set_at(pack, 0), -1);
    assert_null(pack->report);
    pack_free(pack);
    pack_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_question_is_read_with_its_references),
        TEST(scales_count_their_points),
        TEST(each_type_of_a_fact_is_read),
        TEST(phases_stand_in_their_own_order),
        TEST(a_pack_takes_the_facts_of_the_packs_it_uses_first),
        TEST(texts_are_given_in_each_language),
        TEST(scripts_are_loaded_with_the_library_they_require),
        TEST(amounts_are_found_by_day_and_by_name),
        TEST(what_is_not_there_is_not_found),
    };
    return cmocka_run_group_tests_name("pack", tests, NULL, NULL);
}
