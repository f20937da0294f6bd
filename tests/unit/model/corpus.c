// Runs the packs of a folder, in the order of their names.
#include "corpus.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPECT "# expect: "
#define MAIN "questionnaires/x/questionnaire.yaml"

enum { MOST_CASES = 400 };

void corpus_write(const struct diags *diags, struct buf *found)
{
    if (diags->count == 0)
        buf_puts(found, "nothing");
    for (size_t i = 0; i < diags->count; i++) {
        const struct diag *diag = diags->list[i];
        buf_putf(found, "%sG%04d at %d", i == 0 ? "" : ", ", (int)diag->code, diag->span.line);
        if (diag->span.file < 0)
            continue;
        const char *name = diags->sources[diag->span.file].name;
        if (strcmp(name, MAIN) != 0)
            buf_putf(found, " in %s", name);
    }
}

void corpus_write_words(const struct diags *diags, struct buf *found)
{
    if (diags->count == 0)
        buf_puts(found, "nothing");
    for (size_t i = 0; i < diags->count; i++) {
        const struct diag *diag = diags->list[i];
        buf_putf(found, "%sG%04d at %d:%d %s", i == 0 ? "" : ", ", (int)diag->code, diag->span.line,
                 diag->span.column, diag->message);
        for (const struct diag_part *part = diag->parts; part != NULL; part = part->next) {
            buf_putf(found, ", %s: %s", part->help ? "help" : "note", part->message);
            if (part->span.line > 0)
                buf_putf(found, " (line %d)", part->span.line);
        }
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

static int run_case(const char *folder, const char *name, corpus_load *load)
{
    struct packs packs;
    struct buf expected, found, told;
    char path[1024];
    size_t length = 0, ignored = 0;

    packs_init(&packs);
    buf_init(&expected, 16384);
    buf_init(&found, 16384);
    buf_init(&told, 1 << 20);
    snprintf(path, sizeof path, "%s/%s.yaml", folder, name);
    const char *text = packs_load(&packs, path, &length);
    snprintf(path, sizeof path, "%s/%s.expect", folder, name);
    const char *beside = packs_load(&packs, path, &ignored);
    write_expected(beside != NULL ? beside : text, &expected);
    packs_add_bundle(&packs, text, length);

    bool good = load(&packs, &found, &told) && strcmp(expected.text, found.text) == 0;
    if (!good)
        printf("%s:\n  expected: %s\n  found:    %s\n%s\n", name, expected.text, found.text,
               told.text);
    buf_clear(&expected);
    buf_clear(&found);
    buf_clear(&told);
    packs_clear(&packs);
    return !good;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(a, b);
}

int corpus_run(const char *folder, corpus_load *load, size_t *count)
{
    static char names[MOST_CASES][128];
    DIR *entries = opendir(folder);
    int wrong = 0;
    *count = 0;
    if (entries == NULL)
        return 1;
    for (struct dirent *entry = readdir(entries); entry != NULL; entry = readdir(entries)) {
        size_t length = strlen(entry->d_name);
        if (length <= 5 || length > 100 || strcmp(entry->d_name + length - 5, ".yaml") != 0 ||
            *count == MOST_CASES)
            continue;
        memcpy(names[*count], entry->d_name, length - 5);
        names[(*count)++][length - 5] = '\0';
    }
    closedir(entries);
    qsort(names, *count, sizeof *names, compare_names);
    for (size_t i = 0; i < *count; i++)
        wrong += run_case(folder, names[i], load);
    return wrong + (*count == MOST_CASES);
}
