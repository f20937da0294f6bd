// What a group may not be told shows nowhere: of two rooms that differ only in who gave a hidden
// answer, every output is the same. Rooms are generated, of all sizes.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "bench.h"

enum { ROOMS = 60, PEOPLE = 60, STATIONS = 5, POINTS = 5 };

static const char *const STATION[STATIONS] = {"voorloper", "in_oprichting", "gestart",
                                              "nog_geen_regio", "weet_ik_niet"};
static const char *const THEME[STATIONS] = {"positie", "kwaliteit", "ambitie_100", "meer_regios",
                                            "stagevergoeding"};

struct room {
    int people, station[PEOPLE], opinion[PEOPLE], theme[PEOPLE]; // -1: no answer
};

static unsigned next(unsigned *seed, unsigned below)
{
    *seed = *seed * 1664525U + 1013904223U;
    return (*seed >> 8) % below;
}

// Skewed, so that some answers are rare; every room in its own way.
static int skewed(unsigned *seed, unsigned blank)
{
    if (next(seed, 100) < blank)
        return -1;
    unsigned a = next(seed, STATIONS), b = next(seed, STATIONS);
    return (int)(a < b ? a : b);
}

static struct room room_of(unsigned seed)
{
    struct room room = {.people = 5 + (int)next(&seed, PEOPLE - 5)};
    unsigned blank = next(&seed, 12);
    for (int i = 0; i < room.people; i++) {
        room.station[i] = skewed(&seed, blank);
        room.opinion[i] = skewed(&seed, blank);
        room.theme[i] = skewed(&seed, blank);
    }
    return room;
}

static void write_room(const struct room *room, struct buf *out)
{
    buf_puts(out, "grow-dossier: 1\npack: poll-programmaleiders\n"
                  "partnership: { name: Zaal, fictional: true }\ndate: 2023-09-21\nrespondents:\n");
    for (int i = 0; i < room->people; i++) {
        buf_putf(out, "  - id: d%d\n    role: programmaleider\n    answers:\n      PP12: 5\n", i);
        if (room->station[i] >= 0)
            buf_putf(out, "      PP01: %s\n", STATION[room->station[i]]);
        if (room->opinion[i] >= 0)
            buf_putf(out, "      PP06: %d\n", room->opinion[i] + 1);
        if (room->theme[i] >= 0)
            buf_putf(out, "      PP11: %s\n", THEME[room->theme[i]]);
    }
}

static void without_hash(char *text, const char *hash)
{
    for (char *at = text; (at = strstr(at, hash)) != NULL;)
        memset(at, '-', strlen(hash));
}

// Everything that is told of a room, one after another; first the result alone.
static void tell_room(struct bench *bench, const struct room *room, struct buf *told,
                      size_t *result)
{
    static const grow_format FORMATS[] = {GROW_RESULT_JSON, GROW_REPORT_TEXT, GROW_REPORT_MARKDOWN,
                                          GROW_REPORT_HTML, GROW_REPORT_JSON};
    static const char *const WHY[] = {NULL,           "PP01",           "items.PP06",
                                      "tallies.PP11", "tables.groepen", "figures.groepen_totaal"};
    struct buf text;
    buf_init(&text, 1024 * 1024);
    write_room(room, &text);
    struct bench_case one = bench_case(bench, text.text);
    for (size_t i = 0; i < sizeof FORMATS / sizeof *FORMATS; i++) {
        grow_sink sink = bench_sink(bench);
        assert_true(grow_render(one.assessment, FORMATS[i], NULL, &sink, bench->problems));
        buf_add(told, bench->out.text, bench->out.length);
        *result = i == 0 ? told->length : *result;
    }
    for (size_t i = 0; i < sizeof WHY / sizeof *WHY; i++) {
        grow_explain_options options = {.why = WHY[i], .full = true, .json = i % 2 == 0};
        grow_sink sink = bench_sink(bench);
        assert_true(grow_explain(one.assessment, &options, &sink, bench->problems));
        buf_add(told, bench->out.text, bench->out.length);
    }
    without_hash(told->text, grow_dossier_hash(one.dossier));
    bench_case_free(&one);
    buf_clear(&text);
}

// The same room with one person's answer another: the result tells whether that may be seen.
static void hidden_answers_show_nowhere(void **state)
{
    struct bench *bench = *state;
    size_t alike = 0;
    for (unsigned seed = 1; seed <= ROOMS; seed++) {
        struct room room = room_of(seed), other = room;
        for (int i = 0; i < room.people; i++)
            if (other.station[i] == 3) {
                other.station[i] = 2;
                break;
            }
        struct buf told, more;
        size_t result, again;
        buf_init(&told, 8 * 1024 * 1024);
        buf_init(&more, 8 * 1024 * 1024);
        tell_room(bench, &room, &told, &result);
        tell_room(bench, &other, &more, &again);
        if (result == again && memcmp(told.text, more.text, result) == 0) {
            alike++;
            assert_int_equal(told.length, more.length);
            assert_memory_equal(told.text, more.text, told.length);
        }
        buf_clear(&told);
        buf_clear(&more);
    }
    assert_true(alike > ROOMS / 10);
}

// No number below five is told, in any question, state or group of a crossing.
static void no_small_count_is_told(void **state)
{
    struct bench *bench = *state;
    static const char *const KEYS[] = {
        "\"n\": ",          "\"voorloper\": ", "\"gestart\": ", "\"nog_geen_regio\": ",
        "\"unanswered\": ", "\"positie\": ",   "\"stemmen\": "};
    for (unsigned seed = 100; seed < 100 + ROOMS; seed++) {
        struct room room = room_of(seed);
        struct buf told;
        size_t result;
        buf_init(&told, 8 * 1024 * 1024);
        tell_room(bench, &room, &told, &result);
        for (size_t k = 0; k < sizeof KEYS / sizeof *KEYS; k++)
            for (const char *at = told.text; (at = strstr(at, KEYS[k])) != NULL;) {
                at += strlen(KEYS[k]);
                bool small = *at >= '1' && *at <= '4' && (at[1] < '0' || at[1] > '9');
                if (small)
                    fail_msg("room %u tells %s%.1s", seed, KEYS[k], at);
            }
        buf_clear(&told);
    }
}

// The numbers of a room that was counted by hand.
static void a_room_is_counted(void **state)
{
    struct bench *bench = *state;
    struct bench_case one = bench_case(bench, bench_example(bench, "poll-programmaleiders.yaml"));
    grow_sink sink = bench_sink(bench);
    assert_true(grow_render(one.assessment, GROW_RESULT_JSON, NULL, &sink, bench->problems));
    assert_non_null(strstr(bench->out.text, "\"mean\": 3.0625"));
    assert_non_null(strstr(bench->out.text, "\"consensus\": 0.612"));
    assert_non_null(strstr(bench->out.text, "\"in_oprichting\": 29"));
    assert_non_null(strstr(bench->out.text, "\"gestart\": null"));
    assert_non_null(strstr(bench->out.text, "\"nog_geen_regio\": null"));
    bench_case_free(&one);
}

static int setup(void **state)
{
    if (bench_setup(state))
        return -1;
    struct bench *bench = *state;
    grow_reader reader = library_reader(bench->library);
    grow_pack_free(bench->pack);
    bench->pack = grow_pack_load("poll-programmaleiders", &reader, NULL, bench->problems);
    return bench->pack ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_room_is_counted, setup, bench_teardown),
        cmocka_unit_test_setup_teardown(hidden_answers_show_nowhere, setup, bench_teardown),
        cmocka_unit_test_setup_teardown(no_small_count_is_told, setup, bench_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
