// A pack as a form of another program, read back: what the report says is kept is the same, and
// what it says is left out is not there. Every shipped pack, in both formats.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/text.h"
#include "bench.h"
#include "engine/handles.h"

enum { FILES = 3 };

struct files {
    struct arena *arena;
    const char *paths[FILES], *texts[FILES];
    size_t count;
};

static void keep_file(void *context, const char *path, const char *text)
{
    struct files *files = context;
    assert_true(files->count < FILES);
    files->paths[files->count] = arena_text(files->arena, path);
    files->texts[files->count++] = arena_text(files->arena, text);
}

static bool give_file(void *context, const char *name, grow_file *file)
{
    const struct files *files = context;
    for (size_t i = 0; i < files->count; i++)
        if (text_equal(files->paths[i], name)) {
            *file = (grow_file){.text = files->texts[i], .length = strlen(files->texts[i])};
            return true;
        }
    return false;
}

static void said(struct bench *bench)
{
    grow_sink sink = bench_sink(bench);
    grow_diagnostics_print(bench->problems, false, &sink);
    fail_msg("%s", bench->out.text);
}

// "supported: R04: when: "
static bool tells(const char *report, const char *fate, const char *id, const char *part)
{
    char line[128];
    snprintf(line, sizeof line, ": %s: %s%s%s: ", fate, id, *part ? ": " : "", part);
    return strstr(report, line) != NULL;
}

// The whole question, not a part of it.
static bool is_left_out(const char *report, const char *id)
{
    static const char *const WHY[] = {"a form has no tables", "it would always be offered",
                                      "its condition cannot be asked"};
    char line[128];
    for (size_t i = 0; i < sizeof WHY / sizeof *WHY; i++) {
        snprintf(line, sizeof line, ": left out: %s: %s", id, WHY[i]);
        if (strstr(report, line))
            return true;
    }
    return false;
}

static void same_text(const struct text *a, const struct text *b, const char *about)
{
    if (!text_equal(a->in[0] ? a->in[0] : "", b->in[0] ? b->in[0] : ""))
        fail_msg("%s: '%s' is now '%s'", about, a->in[0], b->in[0]);
}

static void same_answers(const struct question *a, const struct question *b, const char *report)
{
    bool year = a->type == QUESTION_YEAR;
    assert_int_equal(b->type, year ? QUESTION_NUMBER : a->type);
    assert_int_equal(a->option_count, b->option_count);
    for (size_t i = 0; i < a->option_count; i++) {
        assert_string_equal(a->options[i].id, b->options[i].id);
        same_text(&a->options[i].label, &b->options[i].label, a->id);
    }
    if (a->scale) {
        assert_string_equal(a->scale->id, b->scale->id);
        assert_int_equal(a->scale->strict, b->scale->strict);
        assert_int_equal(a->scale->count, b->scale->count);
        for (size_t i = 0; i < a->scale->count; i++) {
            assert_string_equal(a->scale->points[i].is, b->scale->points[i].is);
            assert_true(a->scale->points[i].number == b->scale->points[i].number);
            same_text(&a->scale->points[i].label, &b->scale->points[i].label, a->id);
        }
    }
    assert_int_equal(a->most, b->most);
    assert_int_equal(a->lines, b->lines);
    if (tells(report, "changed", a->id, "above"))
        assert_true(b->has_min && !b->has_above && b->min == a->above);
    else
        assert_true(a->has_min == b->has_min && a->min == b->min && a->above == b->above);
    assert_true(a->has_max == b->has_max && a->max == b->max);
    assert_true(year || a->integer == b->integer);
}

static void same_question(struct arena *arena, const struct question *a, const struct question *b,
                          const char *report)
{
    assert_true(tells(report, a->type == QUESTION_YEAR ? "changed" : "supported", a->id, ""));
    same_answers(a, b, report);
    same_text(&a->help, &b->help, a->id);
    if (!tells(report, "changed", a->id, "unit"))
        same_text(&a->text, &b->text, a->id);
    assert_int_equal(a->when != NULL, b->when != NULL);
    if (tells(report, "supported", a->id, "when"))
        assert_string_equal(cond_text(arena, a->when), cond_text(arena, b->when));
    else
        assert_int_equal(a->when != NULL, tells(report, "changed", a->id, "when"));
}

static void same_pack(const struct pack *a, const struct pack *b, const char *report)
{
    struct arena arena;
    int kept = 0;
    arena_init(&arena);
    for (int i = 0; i < a->question_count; i++) {
        const struct question *question = &a->questions[i];
        const struct question *back = pack_question_find(b, question->id);
        assert_int_equal(back == NULL, is_left_out(report, question->id));
        if (back) {
            assert_int_equal(back->index, kept++);
            same_question(&arena, question, back, report);
        }
    }
    assert_int_equal(kept, b->question_count);
    arena_clear(&arena);
}

static void there_and_back(struct bench *bench, const char *id, bool surveyjs)
{
    struct arena arena;
    arena_init(&arena);
    struct files files = {.arena = &arena};
    const grow_reader from = library_reader(bench->library);
    const grow_reader back = {.read = give_file, .context = &files};
    const grow_foreign_files taker = {keep_file, &files};
    grow_pack *pack = grow_pack_load(id, &from, NULL, bench->problems);
    if (!pack)
        said(bench);
    grow_sink sink = bench_sink(bench);
    if (!grow_foreign_to(pack, surveyjs, NULL, &sink, &sink, bench->problems))
        said(bench);
    // The form, and then the report of it.
    const char *text = bench_kept(bench),
               *told = strstr(text, surveyjs ? " as SurveyJS: " : " as XLSForm: ");
    assert_non_null(told);
    while (told > text && told[-1] != '\n')
        told--;
    const grow_foreign data = {.name = "form", .text = text, .length = (size_t)(told - text)};
    sink = bench_sink(bench);
    if (!grow_foreign_pack(&data, id, &taker, &sink, bench->problems))
        said(bench);
    grow_pack *again = grow_pack_load(id, &back, NULL, bench->problems);
    assert_non_null(again);
    same_pack(pack->pack, again->pack, told);
    grow_pack_free(again);
    grow_pack_free(pack);
    arena_clear(&arena);
}

static void what_is_kept_is_the_same(void **state)
{
    static const char *const PACKS[] = {
        "feiten",          "grow-kort", "grow-onderwijsregio",  "gesprekskaarten",
        "op-weg-naar-100", "terugblik", "poll-programmaleiders"};
    for (size_t i = 0; i < sizeof PACKS / sizeof *PACKS; i++) {
        there_and_back(*state, PACKS[i], false);
        there_and_back(*state, PACKS[i], true);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_kept_is_the_same, bench_setup, bench_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
