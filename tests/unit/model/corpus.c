// Runs the packs of a folder, in the order of their names.
#include "corpus.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPECT "# expect: "
#define MAIN "questionnaires/x/questionnaire.yaml"

enum { MOST_CASES = 400 };

static bool held[10000]; // by code: a file holds its example

// What an example can only name, for it is no text.
static const enum diag_code NO_TEXT[] = {DIAG_NOT_UTF8, DIAG_BAD_ENCODING, DIAG_LUA_BYTECODE};

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

static const enum diag_code CODES[] = {
#define CODE(number, name, severity, summary) DIAG_##name,
#include "base/codes.def"
#undef CODE
};

static size_t count_of(const char *found, enum diag_code code)
{
    char name[16];
    size_t count = 0;
    snprintf(name, sizeof name, "G%04d", (int)code);
    for (const char *at = found; (at = strstr(at, name)) != NULL; at++)
        count++;
    return count;
}

// The lines behind "wrong:" or "right:", which stand at column 8; those behind the first of them
// have `indent` blanks before them. Nothing when the example has no such part.
static void write_part(const char *example, const char *label, size_t indent, struct buf *out)
{
    bool within = false;
    while (*example) {
        size_t length = strcspn(example, "\n");
        bool first = !within && strncmp(example, label, strlen(label)) == 0;
        if (within && *example != ' ')
            return;
        within = within || first;
        if (within && length >= 8) {
            if (!first)
                buf_putf(out, "\n%*s", (int)indent, "");
            buf_add(out, example + 8, length - 8);
        }
        example += length + (example[length] == '\n');
    }
}

static const char *find_text(const char *text, size_t length, const struct buf *wanted)
{
    for (const char *at = text; at + wanted->length <= text + length; at++)
        if (wanted->length > 0 && memcmp(at, wanted->text, wanted->length) == 0)
            return at;
    return NULL;
}

// Where the wrong lines stand; those behind the first begin in its column, `indent`.
static const char *find_wrong(const char *example, const char *text, size_t length, size_t *indent,
                              struct buf *wrong)
{
    for (*indent = 0; *indent < 40; (*indent)++) {
        buf_reset(wrong);
        write_part(example, "wrong:", *indent, wrong);
        const char *at = find_text(text, length, wrong);
        if (at != NULL)
            return at;
        if (strchr(wrong->text, '\n') == NULL)
            return NULL;
    }
    return NULL;
}

// Whether a case gives the code less often when its wrong lines are mended.
static bool is_mended(const char *example, const char *text, size_t length, enum diag_code code,
                      const char *before, corpus_load *load)
{
    struct packs packs;
    struct buf wrong, mended, found, told;
    size_t indent;
    packs_init(&packs);
    buf_init(&wrong, 16384);
    buf_init(&mended, 4 << 20);
    buf_init(&found, 16384);
    buf_init(&told, 1 << 20);
    const char *at = find_wrong(example, text, length, &indent, &wrong);
    bool good = false;
    if (at != NULL) {
        buf_add(&mended, text, (size_t)(at - text));
        write_part(example, "right:", indent, &mended);
        buf_add(&mended, at + wrong.length, (size_t)(text + length - at) - wrong.length);
        packs_add_bundle(&packs, mended.text, mended.length);
        good = load(&packs, &found, &told) && count_of(found.text, code) < count_of(before, code);
        if (!good)
            printf("the example of G%04d is not mended:\n%.*s\n%s\n", (int)code, 4000, mended.text,
                   told.text);
    }
    buf_clear(&wrong);
    buf_clear(&mended);
    buf_clear(&found);
    buf_clear(&told);
    packs_clear(&packs);
    return good;
}

static void hold_examples(const char *text, size_t length, const char *found, corpus_load *load)
{
    for (size_t i = 0; i < sizeof CODES / sizeof *CODES; i++) {
        const char *example = diag_meaning_of(CODES[i])->example;
        if (!held[CODES[i]] && example && count_of(found, CODES[i]) > 0)
            held[CODES[i]] = is_mended(example, text, length, CODES[i], found, load);
    }
}

static bool is_text(enum diag_code code)
{
    for (size_t i = 0; i < sizeof NO_TEXT / sizeof *NO_TEXT; i++)
        if (NO_TEXT[i] == code)
            return false;
    return true;
}

int corpus_untold(int from, int to)
{
    int untold = 0;
    for (size_t i = 0; i < sizeof CODES / sizeof *CODES; i++) {
        const char *example = diag_meaning_of(CODES[i])->example;
        if ((int)CODES[i] < from || (int)CODES[i] > to || held[CODES[i]] || !is_text(CODES[i]))
            continue;
        printf("no file holds the example of G%04d:\n%s\n", (int)CODES[i], example ? example : "");
        untold++;
    }
    return untold;
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
    else
        hold_examples(text, length, found.text, load);
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
