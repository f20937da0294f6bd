// No memory left, at every allocation of a load and an evaluation in turn: once, and from there on.
// A script that gets none ends with a diagnostic of its own and everything is given back; anywhere
// else the host's grow_out_of_memory is called at once. Never a crash, a leak or half a result.
//
// The linker puts __wrap_x in the place of x (CMakeLists.txt): of malloc and realloc in everything
// that is ours, and of arena_try_alloc, from which the heap of Lua takes each block.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../fuzz/small_pack.h"
#include "base/arena.h"

static const char SCRIPT[] =
    "local grow = require \"grow\"\n"
    "local help = require \"lib/hulp\"\n"
    "local names = { \"a\", \"b\" }\n"
    "grow.score { id = \"kracht\", flag = 20, bands = { { id = \"x\", label = \"x\" } } }\n"
    "grow.figure { id = \"som\", label = \"Som\", unit = \"count\", value = function()\n"
    "    local sum, list = fact.F01, {}\n"
    "    for i = 1, 40 do\n"
    "        list[i] = { i, string.rep(\"x\", i) .. names[1] }\n"
    "    end\n"
    "    for _, row in ipairs(fact.F03) do\n"
    "        sum = sum + row.aantal\n"
    "    end\n"
    "    return help.double(sum + #list)\n"
    "end }\n"
    "grow.card { id = \"c\", theme = \"kracht\", title = \"T\", opening = \"O\", deepening = "
    "\"D\",\n"
    "    when = function() return figure.som > 0 and fact.F02 ~= nil end }\n"
    "grow.table { id = \"t\", label = \"T\", columns = { { id = \"naam\", label = \"N\", unit = "
    "\"text\" } },\n"
    "    rows = function()\n"
    "        local rows = {}\n"
    "        for i, row in ipairs(fact.F03) do\n"
    "            rows[i] = { naam = row.naam .. string.format(\"%d\", i) }\n"
    "        end\n"
    "        return rows\n"
    "    end }\n"
    "grow.note { id = \"n\", about = \"figures.som\", text = \"Samen {som}\", when = \"som > 0\" "
    "}\n";

static const char DOSSIER[] = "grow-dossier: 1\n"
                              "pack: small\n"
                              "partnership: { name: Proef (fictief), fictional: true }\n"
                              "date: 2025-01-15\n"
                              "facts: { F01: 7, F02: a, F03: [{ naam: x, aantal: 2 }] }\n"
                              "respondents:\n"
                              "  - { id: p, role: een, answers: { G01: 3, G02: daarom } }\n";

static const char CASES[] = "grow-case: 1\n"
                            "id: een\n"
                            "date: 2025-01-15\n"
                            "facts: { F01: 7, F02: a, F03: [{ naam: x, aantal: 2 }] }\n"
                            "roles: [een]\n"
                            "answers: { G01: 3 }\n"
                            "expect: { figures: { som: 98 }, fires: [] }\n"
                            "variants:\n"
                            "  - id: twee\n"
                            "    facts: { F01: 8 }\n"
                            "    expect: { figures: { som: 100 } }\n";

// --- what fails ---

struct failing {
    long at;      // the number of the allocation that fails; 0: none
    bool from_on; // and all that come after it
    long asked;   // so far
};

static struct failing blocks, pieces; // of the C library; of the heap of Lua
static long held;                     // blocks that were not given back

static bool fails(struct failing *failing)
{
    failing->asked++;
    return failing->at > 0 &&
           (failing->from_on ? failing->asked >= failing->at : failing->asked == failing->at);
}

void *__real_malloc(size_t size);
void *__real_realloc(void *block, size_t size);
void __real_free(void *block);
void *__real_arena_try_alloc(struct arena *arena, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_realloc(void *block, size_t size);
void __wrap_free(void *block);
void *__wrap_arena_try_alloc(struct arena *arena, size_t size);

void *__wrap_malloc(size_t size)
{
    void *block = fails(&blocks) ? NULL : __real_malloc(size);
    held += block != NULL;
    return block;
}

void *__wrap_realloc(void *block, size_t size)
{
    void *fresh = fails(&blocks) ? NULL : __real_realloc(block, size);
    held += block == NULL && fresh != NULL;
    return fresh;
}

void __wrap_free(void *block)
{
    held -= block != NULL;
    __real_free(block);
}

void *__wrap_arena_try_alloc(struct arena *arena, size_t size)
{
    return fails(&pieces) ? NULL : __real_arena_try_alloc(arena, size);
}

// --- a load and an evaluation ---

enum outcome { WHOLE, TOLD, ENDED, WRONG };

enum { OUTPUT = 64 * 1024 };
static char result[OUTPUT], told[OUTPUT];
static size_t result_length, told_length;
static size_t whole; // length of a whole result

static bool put(char *out, size_t *length, const char *bytes, size_t count)
{
    if (*length + count >= OUTPUT)
        return false;
    memcpy(out + *length, bytes, count);
    *length += count;
    out[*length] = '\0';
    return true;
}

static bool put_result(void *context, const char *bytes, size_t length)
{
    (void)context;
    return put(result, &result_length, bytes, length);
}

static bool put_told(void *context, const char *bytes, size_t length)
{
    (void)context;
    return put(told, &told_length, bytes, length);
}

static enum outcome judge(bool assessed, size_t errors)
{
    if (errors == 0)
        return assessed && result_length > 0 ? WHOLE : WRONG;
    bool alone =
        errors == 1 && strstr(told, "the machine has no memory left for the scripts [G2230]");
    return alone && !assessed && result_length == 0 ? TOLD : WRONG;
}

// What is made of an evaluation: every report that needs no library of its own, and the rest.
static void show(const grow_assessment *assessment, grow_diagnostics *problems)
{
    static const grow_format FORMATS[] = {GROW_REPORT_TEXT, GROW_REPORT_MARKDOWN, GROW_REPORT_HTML,
                                          GROW_REPORT_JSON};
    const grow_sink nowhere = small_pack_nowhere();
    const grow_explain_options full = {.full = true};
    for (size_t i = 0; i < sizeof FORMATS / sizeof *FORMATS; i++)
        grow_render(assessment, FORMATS[i], NULL, &nowhere, problems);
    grow_explain(assessment, &full, &nowhere, problems);
    grow_digest(assessment, &nowhere);
    for (int format = GROW_DATA_CSV; format <= GROW_DATA_JSON; format++)
        grow_export(assessment, (grow_data_format)format, NULL, &nowhere, problems);
    grow_export_table(assessment, "t", NULL, &nowhere, problems);
}

static grow_tally run_cases(const grow_pack *pack)
{
    const grow_sink nowhere = small_pack_nowhere(), told_sink = {put_told, NULL};
    grow_suite *suite = grow_suite_new(pack, NULL);
    grow_suite_add(suite, "een.yaml", CASES, sizeof CASES - 1);
    told_length = 0;
    grow_suite_tell(suite, 0, GROW_SUITE_HUMAN, 0, &nowhere);
    grow_diagnostics_print(grow_suite_found(suite, 0), false, &told_sink);
    grow_suite_coverage(suite, &nowhere);
    grow_tally tally = grow_suite_tally(suite);
    grow_suite_free(suite);
    return tally;
}

static bool everything; // is shown, and the cases are run

static enum outcome run(void)
{
    struct small_pack small = {SCRIPT, sizeof SCRIPT - 1};
    const grow_reader reader = small_pack_reader(&small);
    const grow_sink result_sink = {put_result, NULL}, told_sink = {put_told, NULL};
    long before = held;
    result_length = told_length = 0;
    blocks.asked = pieces.asked = 0;
    grow_diagnostics *problems = grow_diagnostics_new();
    grow_pack *pack = grow_pack_load("small", &reader, NULL, problems);
    grow_dossier *dossier = NULL;
    grow_assessment *assessment = NULL;
    if (pack)
        dossier = grow_dossier_read(pack, "d.yaml", DOSSIER, sizeof DOSSIER - 1, problems);
    if (dossier)
        assessment = grow_evaluate(pack, dossier, problems);
    if (assessment)
        grow_render(assessment, GROW_RESULT_JSON, NULL, &result_sink, problems);
    if (assessment && everything) {
        show(assessment, problems);
        assert_int_equal(run_cases(pack).passed, 2);
        told_length = 0;
    }
    grow_diagnostics_print(problems, false, &told_sink);
    enum outcome outcome = judge(assessment != NULL, grow_diagnostics_errors(problems));
    grow_assessment_free(assessment);
    grow_dossier_free(dossier);
    grow_pack_free(pack);
    grow_diagnostics_free(problems);
    return held == before ? outcome : WRONG;
}

// The host of a child process: ends it. By then it has all of the result, or nothing of it.
void grow_out_of_memory(void)
{
    bool asked_for = blocks.at > 0 && blocks.asked >= blocks.at;
    _exit(asked_for && (result_length == 0 || result_length == whole) ? ENDED : WRONG);
}

static enum outcome run_in_child(void)
{
    int status;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        _exit((int)run());
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? (enum outcome)WEXITSTATUS(status) : WRONG;
}

// Fails at allocation 1, 2, 3 ... of one kind, until there are no more. A block that fails takes a
// process: after those of the load and the evaluation, only some do.
enum { CLOSELY = 40, STRIDE = 11 };
static void fail_each(struct failing *failing, bool from_on, enum outcome (*once)(void),
                      long seen[WRONG + 1])
{
    memset(seen, 0, (WRONG + 1) * sizeof *seen);
    blocks = pieces = (struct failing){0};
    assert_int_equal(run(), WHOLE);
    whole = result_length;
    long all = failing->asked;
    for (long at = 1; at <= all; at += failing != &blocks || at < CLOSELY ? 1 : STRIDE) {
        *failing = (struct failing){.at = at, .from_on = from_on};
        enum outcome outcome = once();
        seen[outcome]++;
        if (outcome == WRONG || (outcome == WHOLE && from_on))
            fail_msg("allocation %ld of %ld%s: %d, %s", at, all, from_on ? " and all later" : "",
                     (int)outcome, told);
    }
    blocks = pieces = (struct failing){0};
    assert_int_equal(run(), WHOLE);
    print_message("of %ld: %ld told, %ld ended, %ld went on\n", all, seen[TOLD], seen[ENDED],
                  seen[WHOLE]);
}

static void a_script_without_memory_is_told(void **state)
{
    (void)state;
    long seen[WRONG + 1];
    for (int from_on = 0; from_on < 2; from_on++) {
        fail_each(&pieces, from_on == 1, run, seen);
        assert_true(seen[TOLD] > 200 && seen[ENDED] == 0);
    }
}

// In the function of a rule the diagnostic has its line.
static void it_is_told_where(void **state)
{
    (void)state;
    size_t placed = 0;
    assert_int_equal(run(), WHOLE);
    long all = pieces.asked;
    for (long at = 1; at <= all; at += 3) {
        pieces = (struct failing){.at = at};
        if (run() == TOLD && strstr(told, "scripts/small.lua:"))
            placed++;
    }
    pieces = (struct failing){0};
    assert_true(placed > 50);
}

static void anywhere_else_the_host_decides(void **state)
{
    (void)state;
    long seen[WRONG + 1];
    everything = true;
    for (int from_on = 0; from_on < 2; from_on++) {
        fail_each(&blocks, from_on == 1, run_in_child, seen);
        assert_true(seen[ENDED] > 50);
    }
    everything = false;
}

// A case whose scripts get no memory has failed, and says so; the next one runs.
static void a_case_without_memory_fails(void **state)
{
    (void)state;
    struct small_pack small = {SCRIPT, sizeof SCRIPT - 1};
    const grow_reader reader = small_pack_reader(&small);
    grow_diagnostics *problems = grow_diagnostics_new();
    grow_pack *pack = grow_pack_load("small", &reader, NULL, problems);
    assert_non_null(pack);
    blocks = pieces = (struct failing){0};
    assert_int_equal(run_cases(pack).passed, 2);
    long before = held, all = pieces.asked;
    size_t failed = 0;
    for (long at = 1; at <= all; at += 7) {
        pieces = (struct failing){.at = at};
        grow_tally tally = run_cases(pack);
        assert_int_equal(tally.passed + tally.failed, 2);
        assert_true(tally.passed >= 1);
        assert_int_equal(tally.failed > 0, strstr(told, "G2230") != NULL);
        assert_int_equal(held, before);
        failed += tally.failed;
    }
    assert_true(failed > 40);
    pieces = (struct failing){0};
    grow_pack_free(pack);
    grow_diagnostics_free(problems);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_script_without_memory_is_told),
        cmocka_unit_test(it_is_told_where),
        cmocka_unit_test(a_case_without_memory_fails),
        cmocka_unit_test(anywhere_else_the_host_decides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
