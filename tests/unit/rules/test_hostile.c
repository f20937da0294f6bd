// Every attack of tests/sandbox, one a file: as a script and as a function that the engine calls,
// with the checks before running and without them. The first line of a file says which code must
// stop it. Each must end within its budget, print nothing, and leave an honest script alone.
//
// In a file, @<3|ab|> stands for ababab.
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "cage_bench.h"

#define FOLDER ROOT "/tests/sandbox"

enum { FILES = 600, SOURCE = 1 << 20 };

// Seconds of the processor for an attack, in a build with sanitizers: some ten times the tenth of a
// second that it may take.
static const double SECONDS = 1.0;

static char source[SOURCE];   // a file as it is
static char expanded[SOURCE]; // and with its repetitions
static size_t expanded_length;

static void put(const char *bytes, size_t length)
{
    assert_true(expanded_length + length < SOURCE);
    memcpy(expanded + expanded_length, bytes, length);
    expanded_length += length;
    expanded[expanded_length] = '\0';
}

static void expand(size_t length)
{
    for (const char *at = source; at < source + length; at++) {
        if (at[0] != '@' || at[1] != '<') {
            put(at, 1);
            continue;
        }
        char *text;
        long times = strtol(at + 2, &text, 10);
        const char *end = strstr(text, "|>");
        assert_true(*text == '|' && end != NULL);
        for (long i = 0; i < times; i++)
            put(text + 1, (size_t)(end - text - 1));
        at = end + 1;
    }
}

static void read_file(const char *name, const char *before, const char *after)
{
    char path[512];
    snprintf(path, sizeof path, FOLDER "/%s", name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t length = fread(source, 1, sizeof source - 1, file);
    source[length] = '\0';
    fclose(file);
    expanded_length = 0;
    put(before, strlen(before));
    expand(length);
    put(after, strlen(after));
}

struct expected {
    char code[8]; // "G2301" or "ok"
    bool script_only;
};

static struct expected read_expected(const char *name)
{
    struct expected expected = {{0}, false};
    read_file(name, "", "");
    const char *line = memchr(expanded, '-', expanded_length);
    assert_non_null(line);
    assert_int_equal(sscanf(line, "-- expect: %7s", expected.code), 1);
    expected.script_only = strstr(line, "(script only)") != NULL;
    return expected;
}

enum form { CHECKED, UNCHECKED, FUNCTION, FUNCTION_UNCHECKED, FORMS };
static const char *const FORM_NAMES[] = {"script", "unchecked script", "function",
                                         "unchecked function"};

static void get_code(const struct cage_bench *bench, char out[8])
{
    if (bench_code(bench) == 0)
        snprintf(out, 8, "ok");
    else
        snprintf(out, 8, "G%d", bench_code(bench));
}

// Runs what was read. False when it used more than it may.
static bool run_form(struct cage_bench *bench, enum form form)
{
    bool checked = form == CHECKED || form == FUNCTION;
    bench_add_n(bench, "hostile", expanded, expanded_length);
    bool good = !checked || bench_read(bench);
    good = good && bench_run(bench, 0);
    if (good && (form == FUNCTION || form == FUNCTION_UNCHECKED))
        good = bench_call(bench);
    assert_int_equal(good, bench->diags.errors == 0);
    if (bench->sandbox == NULL)
        return true;
    struct sandbox_use use = sandbox_use_of(bench->sandbox);
    // The price of one interval may go beyond, nothing else.
    return use.steps < 2 * bench->limits.steps && use.peak <= bench->limits.memory &&
           use.turnover <= bench->limits.turnover + bench->limits.memory;
}

// What the text is alone cannot be asked of the cage without its checks.
static bool has_meaning(const struct expected *expected, enum form form)
{
    bool function = form == FUNCTION || form == FUNCTION_UNCHECKED;
    if (function && expected->script_only)
        return false;
    bool reading = strncmp(expected->code, "G1", 2) == 0 || strcmp(expected->code, "G2003") == 0;
    return form == CHECKED || form == FUNCTION || !reading;
}

// Without the checks of names it is Lua or the cage that stops it, or nothing has to.
static bool code_fits(const struct expected *expected, enum form form, const char *code)
{
    bool checked = form == CHECKED || form == FUNCTION;
    if (strcmp(expected->code, code) == 0)
        return true;
    return !checked &&
           (strcmp(expected->code, "G2002") == 0 || strcmp(expected->code, "G2004") == 0);
}

static int attack(const char *name, enum form form)
{
    bool function = form == FUNCTION || form == FUNCTION_UNCHECKED;
    struct expected expected = read_expected(name);
    if (!has_meaning(&expected, form))
        return 0;
    read_file(name, function ? "local engine = require \"grow\" engine.keep(function(...) " : "",
              function ? "\nend)" : "");
    struct cage_bench bench;
    bench_init(&bench);
    clock_t since = clock();
    bool within = run_form(&bench, form);
    within = within && (double)(clock() - since) / CLOCKS_PER_SEC < SECONDS;
    char code[8];
    get_code(&bench, code);
    bool fits = code_fits(&expected, form, code);
    if (!fits || !within)
        print_error("%s as a %s: %s instead of %s%s (%s)\n", name, FORM_NAMES[form], code,
                    expected.code, within ? "" : ", and used more than it may",
                    bench_diag(&bench) != NULL ? bench_diag(&bench)->message : "");
    bench_clear(&bench);
    return fits && within ? 0 : 1;
}

// What an honest script says must not depend on who ran before.
static int honest(const char *after)
{
    static const char text[] = "local grow = require \"grow\"\n"
                               "local t = {}\n"
                               "for i = 1, 20 do t[\"k\" .. i] = i * i / 4 end\n"
                               "local s = (\"x\"):upper()\n"
                               "for k, v in pairs(t) do s = s .. k .. tostring(v) end\n"
                               "grow.keep(s .. item.R04 .. string.format(\"%.2f\", 2.675))\n";
    static const char said[] = "Xk10.25k1025k1130.25k1236k1342.25k1449k1556.25k1664k1772.25k1881"
                               "k1990.25k21k20100k32.25k44k56.25k69k712.25k816k920.2542.68";
    struct cage_bench bench;
    bench_init(&bench);
    bench_add(&bench, "honest", text);
    bool good = bench_read(&bench) && bench_run(&bench, 0) && strcmp(bench.kept, said) == 0;
    if (!good)
        print_error("an honest script after %s says '%s'\n", after, bench.kept);
    bench_clear(&bench);
    return good ? 0 : 1;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static size_t list_files(char *names[FILES])
{
    size_t count = 0;
    DIR *folder = opendir(FOLDER);
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        size_t length = strlen(entry->d_name);
        if (length < 4 || strcmp(entry->d_name + length - 4, ".lua") != 0)
            continue;
        assert_true(count < FILES);
        names[count++] = strdup(entry->d_name);
    }
    closedir(folder);
    qsort(names, count, sizeof *names, compare_names);
    return count;
}

static void test_attacks(void **state)
{
    (void)state;
    char *names[FILES];
    size_t count = list_files(names);
    assert_true(count >= 200);
    int failed = 0;
    for (size_t i = 0; i < count; i++) {
        for (int form = 0; form < FORMS; form++)
            failed += attack(names[i], (enum form)form);
        failed += honest(names[i]);
        free(names[i]);
    }
    assert_int_equal(failed, 0);
}

// No kind of attack may go missing.
static void test_every_kind_is_there(void **state)
{
    (void)state;
    static const struct {
        const char *begin;
        size_t least;
    } KINDS[] = {
        {"absent_", 20},
        {"bytecode", 2},
        {"deep_", 5},
        {"error_", 10},
        {"gc_", 2},
        {"global_", 10},
        {"leak_", 4},
        {"loop_", 20},
        {"memory_closures", 1},
        {"memory_coroutines", 1},
        {"memory_error_", 2},
        {"memory_strings", 1},
        {"memory_table", 2},
        {"metatable_", 2},
        {"number_", 12},
        {"parse_", 30},
        {"require_", 5},
        {"string_find_quadratic", 1},
        {"string_metatable", 1},
        {"table_sort_liar", 2},
        {"table_unpack_", 3},
    };
    char *names[FILES];
    size_t count = list_files(names);
    for (size_t k = 0; k < sizeof KINDS / sizeof *KINDS; k++) {
        size_t found = 0;
        for (size_t i = 0; i < count; i++)
            found += strncmp(names[i], KINDS[k].begin, strlen(KINDS[k].begin)) == 0;
        if (found < KINDS[k].least)
            fail_msg("%zu attacks are called %s...", found, KINDS[k].begin);
    }
    for (size_t i = 0; i < count; i++)
        free(names[i]);
}

// The same attacks with standard output and error going to a file, which must stay empty.
static void test_nothing_is_printed(void **state)
{
    (void)state;
    char *names[FILES];
    size_t count = list_files(names);
    FILE *sink = tmpfile();
    assert_non_null(sink);
    fflush(NULL);
    int out = dup(1), err = dup(2), failed = 0;
    assert_true(dup2(fileno(sink), 1) >= 0 && dup2(fileno(sink), 2) >= 0);
    for (size_t i = 0; i < count; i++) {
        failed += attack(names[i], CHECKED);
        free(names[i]);
    }
    fflush(NULL);
    dup2(out, 1);
    dup2(err, 2);
    close(out);
    close(err);
    fseek(sink, 0, SEEK_END);
    assert_int_equal(ftell(sink), 0);
    assert_int_equal(failed, 0);
    fclose(sink);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_attacks),
        cmocka_unit_test(test_every_kind_is_there),
        cmocka_unit_test(test_nothing_is_printed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
