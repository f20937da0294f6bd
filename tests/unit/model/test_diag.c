// Every file in tests/diag is a questionnaire with something wrong, and says in its first lines
// what is to be found:
//
//     # expect: G1204 at 12, G1205 at 3 in questionnaires/common/x.yaml
//
// with line 0 where there is none, or `nothing`. What cannot hold a comment (an empty file) has it
// in <name>.expect beside it. All that is found has to be expected, and it has to end fast.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "packs.h"

#define FOLDER ROOT "/tests/diag"
#define EXPECT "# expect: "
#define MAIN "questionnaires/x/questionnaire.yaml"

enum { MOST_CASES = 400, MOST_BYTES = 24 * 1024 * 1024 };

// An error of a test, printed in the form that a file would expect.
static void write_found(const struct diags *diags, struct buf *out)
{
    if (diags->count == 0)
        buf_puts(out, "nothing");
    for (size_t i = 0; i < diags->count; i++) {
        const struct diag *diag = diags->list[i];
        buf_putf(out, "%sG%04d at %d", i == 0 ? "" : ", ", (int)diag->code, diag->span.line);
        if (diag->span.file < 0)
            continue;
        const char *name = diags->sources[diag->span.file].name;
        if (strcmp(name, MAIN) != 0)
            buf_putf(out, " in %s", name);
    }
}

// The `# expect:` lines at the start of a text, joined.
static void write_expected(const char *text, struct buf *out)
{
    if (strncmp(text, "\xef\xbb\xbf", 3) == 0)
        text += 3;
    while (strncmp(text, EXPECT, strlen(EXPECT)) == 0) {
        text += strlen(EXPECT);
        size_t length = strcspn(text, "\r\n");
        buf_puts(out, out->length == 0 ? "" : ", ");
        buf_add(out, text, length);
        text += length + strspn(text + length, "\r");
        text += *text == '\n';
    }
}

static int run_case(const char *name)
{
    struct packs packs;
    struct arena arena;
    struct diags diags;
    struct buf expected, found;
    char path[1024];
    size_t length = 0, ignored = 0;

    packs_init(&packs);
    arena_init(&arena);
    diags_init(&diags, &arena);
    buf_init(&expected, 16384);
    buf_init(&found, 16384);
    snprintf(path, sizeof path, FOLDER "/%s.yaml", name);
    const char *text = packs_load(&packs, path, &length);
    snprintf(path, sizeof path, FOLDER "/%s.expect", name);
    const char *beside = packs_load(&packs, path, &ignored);
    write_expected(beside != NULL ? beside : text, &expected);
    packs_add_bundle(&packs, text, length);

    struct pack_reader reader = packs_reader(&packs);
    clock_t start = clock();
    struct pack *pack = pack_read("x", &reader, &diags);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    write_found(&diags, &found);
    int wrong = strcmp(expected.text, found.text) != 0 || (pack != NULL) != (diags.errors == 0) ||
                seconds > 1 || arena.used > MOST_BYTES;
    if (wrong) {
        struct buf out;
        buf_init(&out, 1 << 20);
        diags_print(&diags, &out, false);
        printf("%s: %.3f s\n  expected: %s\n  found:    %s\n%s\n", name, seconds, expected.text,
               found.text, out.text);
        buf_clear(&out);
    }
    pack_free(pack);
    buf_clear(&expected);
    buf_clear(&found);
    arena_clear(&arena);
    packs_clear(&packs);
    return wrong;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(a, b);
}

static void every_file_gives_the_diagnostics_it_names(void **state)
{
    (void)state;
    static char names[MOST_CASES][128];
    size_t count = 0;
    int wrong = 0;
    DIR *folder = opendir(FOLDER);
    assert_non_null(folder);
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        size_t length = strlen(entry->d_name);
        if (length <= 5 || length > 100 || strcmp(entry->d_name + length - 5, ".yaml") != 0)
            continue;
        assert_true(count < MOST_CASES);
        memcpy(names[count], entry->d_name, length - 5);
        names[count++][length - 5] = '\0';
    }
    closedir(folder);
    assert_true(count > 50);
    qsort(names, count, sizeof *names, compare_names);
    for (size_t i = 0; i < count; i++)
        wrong += run_case(names[i]);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_file_gives_the_diagnostics_it_names),
    };
    return cmocka_run_group_tests_name("diag", tests, NULL, NULL);
}
