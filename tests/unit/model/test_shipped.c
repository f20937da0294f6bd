// Every pack of the source tree is read without a single diagnostic, and gives the same hash twice.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "packs.h"

#define FOLDER ROOT "/questionnaires"

// The number of diagnostics; each is printed.
static size_t read_pack(const char *id, char hash[HASH_TEXT])
{
    struct packs packs;
    struct arena arena;
    struct diags diags;
    packs_init(&packs);
    arena_init(&arena);
    diags_init(&diags, &arena);
    struct pack_reader reader = packs_reader(&packs);
    struct pack *pack = pack_read(id, &reader, &diags);
    if (pack != NULL)
        memcpy(hash, pack->hash, HASH_TEXT);
    size_t count = diags.count;
    if (count > 0) {
        struct buf out;
        buf_init(&out, 1 << 20);
        diags_print(&diags, &out, false);
        printf("%s: %zu diagnostics\n%s\n", id, count, out.text);
        buf_clear(&out);
    }
    pack_free(pack);
    arena_clear(&arena);
    packs_clear(&packs);
    return count;
}

static void every_shipped_pack_is_without_diagnostics(void **state)
{
    (void)state;
    size_t packs = 0, diagnostics = 0;
    DIR *folder = opendir(FOLDER);
    assert_non_null(folder);
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        char path[1024], hash[HASH_TEXT] = "", again[HASH_TEXT] = "";
        snprintf(path, sizeof path, FOLDER "/%.200s/questionnaire.yaml", entry->d_name);
        FILE *file = entry->d_name[0] == '.' ? NULL : fopen(path, "rb");
        if (file == NULL)
            continue;
        fclose(file);
        packs++;
        diagnostics += read_pack(entry->d_name, hash);
        diagnostics += read_pack(entry->d_name, again);
        assert_string_equal(hash, again);
    }
    closedir(folder);
    assert_true(packs >= 2);
    assert_int_equal(diagnostics, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_shipped_pack_is_without_diagnostics),
    };
    return cmocka_run_group_tests_name("shipped", tests, NULL, NULL);
}
