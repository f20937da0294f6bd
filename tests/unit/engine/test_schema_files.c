// The schemas of cases and of report.yaml: every file of the project is what they tell, and at each
// place they take the keys that the readers take.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../model/packs.h"
#include "base/text.h"
#include "engine/handles.h"
#include "host/file.h"
#include "host/folder.h"
#include "model/tree.h"
#include "schema_check.h"

struct bench {
    struct arena arena;
    struct diags diags;
    struct buf text[2];
    const struct node *cases, *report; // the schemas
};

static bool take_bytes(void *context, const char *bytes, size_t length)
{
    buf_add(context, bytes, length);
    return true;
}

static const struct node *read_text(struct bench *bench, const char *name, const char *text,
                                    size_t length)
{
    int file = diags_source(&bench->diags, name, text, length);
    const struct node *root = tree_parse(&bench->arena, file, text, length, &bench->diags);
    assert_non_null(root);
    return root;
}

static const struct node *schema_of(struct bench *bench, grow_schema kind, struct buf *text)
{
    buf_init(text, 1024 * 1024);
    grow_sink sink = {take_bytes, text};
    assert_true(grow_schema_write(kind, NULL, &sink));
    return read_text(bench, "schema.json", text->text, text->length);
}

static int set_up(void **state)
{
    static struct bench bench;
    arena_init(&bench.arena);
    diags_init(&bench.diags, &bench.arena);
    bench.cases = schema_of(&bench, GROW_SCHEMA_CASE, &bench.text[0]);
    bench.report = schema_of(&bench, GROW_SCHEMA_REPORT, &bench.text[1]);
    *state = &bench;
    return 0;
}

static int tear_down(void **state)
{
    struct bench *bench = *state;
    buf_clear(&bench->text[0]);
    buf_clear(&bench->text[1]);
    arena_clear(&bench->arena);
    return 0;
}

// --- the files of the project ---

static size_t check_file(struct bench *bench, const struct node *schema, const char *path)
{
    const char *text, *why;
    size_t length;
    if (!file_read(path, &bench->arena, &text, &length, &why))
        return 0;
    if (!schema_check(schema, schema, read_text(bench, path, text, length)))
        fail_msg("%s is not what the schema tells", path);
    return 1;
}

static void every_file_is_what_the_schema_tells(void **state)
{
    struct bench *bench = *state;
    const char *const *packs, *const *cases;
    size_t reports = 0, cased = 0;
    size_t count = folder_list(ROOT "/questionnaires", "", &bench->arena, &packs);
    for (size_t i = 0; i < count; i++) {
        const char *pack = arena_textf(&bench->arena, ROOT "/questionnaires/%s", packs[i]);
        const char *folder = arena_textf(&bench->arena, "%s/cases", pack);
        reports +=
            check_file(bench, bench->report, arena_textf(&bench->arena, "%s/report.yaml", pack));
        size_t files = folder_list(folder, ".yaml", &bench->arena, &cases);
        for (size_t k = 0; k < files; k++)
            cased += check_file(bench, bench->cases,
                                arena_textf(&bench->arena, "%s/%s", folder, cases[k]));
    }
    assert_true(reports > 10);
    assert_true(cased > 30);
}

// --- the same keys ---

#define CASE "grow-case: 1\nid: C\ndate: 2025-01-15\n"
#define SECTION "grow-report: 1\nannex: { sections: [] }\nfront: { sections: [ "
#define LINE SECTION "{ kind: text, lines: [ "

// A place in a file, %s is the key, and the definition that tells of it; "" for the top.
static const struct {
    bool report;
    const char *definition, *file;
} PLACES[] = {
    {false, "case", CASE "%s: 1\n"},
    {false, "variant", CASE "variants: [ { id: V, %s: 1 } ]\n"},
    {false, "expect", CASE "expect: { %s: 1 }\n"},
    {false, "position", CASE "expect: { position: { %s: 1 } }\n"},
    {false, "move", "grow-unnoticed: 1\nmoves: [ { from: a, why: b, %s: 1 } ]\n"},
    {true, "", "grow-report: 1\n%s: 1\n"},
    {true, "front", "grow-report: 1\nannex: { sections: [] }\nfront: { %s: 1 }\n"},
    {true, "annex", "grow-report: 1\nfront: { sections: [] }\nannex: { %s: 1 }\n"},
    {true, "sentence", LINE "{ text: t, %s: 1 } ] } ] }\n"},
    {true, "tile", SECTION "{ kind: facts, tiles: [ { %s: 1 } ] } ] }\n"},
    {true, "case",
     SECTION "{ kind: facts, tiles: [ { label: l, why: position, cases: [ { %s: 1 } ] } ] } ] }\n"},
    {true, "pair", SECTION "{ kind: pairs, pairs: [ { %s: 1 } ] } ] }\n"},
};

static const char QUESTIONNAIRE[] = "grow: 1\nid: x\nversion: \"1\"\nlanguages: [nl]\ntitle: t\n"
                                    "report: report\nfacts: [{ id: F01, text: t, type: date }]\n";

static bool read_file(void *context, const char *name, grow_file *file)
{
    struct pack_reader reader = packs_reader(context);
    return reader.read(context, name, &file->text, &file->length, &file->shown);
}

// Does the reader refuse a key at this place as one that it does not know?
static bool is_refused(bool report, const char *text)
{
    struct packs packs;
    bool refused = false;
    grow_diagnostics *problems = grow_diagnostics_new();
    grow_suite *suite = grow_suite_new(NULL, NULL);
    packs_init(&packs);
    packs_add(&packs, "questionnaires/x/questionnaire.yaml", QUESTIONNAIRE, strlen(QUESTIONNAIRE));
    packs_add(&packs, "questionnaires/x/report.yaml", text, strlen(text));
    const grow_reader reader = {.read = read_file, .context = &packs};
    if (report)
        grow_pack_free(grow_pack_check("x", &reader, NULL, problems));
    else
        grow_suite_check(suite, "c.yaml", text, strlen(text), problems);
    for (size_t i = 0; i < problems->diags.count; i++)
        refused |= problems->diags.list[i]->code == DIAG_UNKNOWN_KEY;
    grow_suite_free(suite);
    grow_diagnostics_free(problems);
    packs_clear(&packs);
    return refused;
}

static const char *filled(struct bench *bench, const char *file, const char *key)
{
    const char *hole = strstr(file, "%s");
    return arena_textf(&bench->arena, "%.*s%s%s", (int)(hole - file), file, key, hole + 2);
}

static const struct node *definition_of(const struct bench *bench, size_t place)
{
    const struct node *schema = PLACES[place].report ? bench->report : bench->cases;
    const struct node *found = schema;
    if (*PLACES[place].definition)
        found = node_find(node_find(schema, "$defs"), PLACES[place].definition);
    assert_non_null(found);
    return found;
}

static bool is_key_of_earlier(const struct bench *bench, size_t place, const char *key)
{
    for (size_t i = 0; i < place; i++)
        if (PLACES[i].report == PLACES[place].report &&
            node_find(node_find(definition_of(bench, i), "properties"), key))
            return true;
    return false;
}

// At each place, the keys of every place.
static void keys_are_the_same(void **state)
{
    struct bench *bench = *state;
    for (size_t p = 0; p < sizeof PLACES / sizeof *PLACES; p++) {
        const struct node *own = node_find(definition_of(bench, p), "properties");
        for (size_t q = 0; q < sizeof PLACES / sizeof *PLACES; q++) {
            const struct node *words = node_find(definition_of(bench, q), "properties");
            for (size_t w = 0; PLACES[p].report == PLACES[q].report && w < words->count; w++) {
                const char *key = words->keys[w]->text;
                if (is_key_of_earlier(bench, q, key))
                    continue;
                const char *text = filled(bench, PLACES[p].file, key);
                bool twice =
                    strstr(PLACES[p].file, arena_textf(&bench->arena, "%s: ", key)) != NULL;
                if (!twice && is_refused(PLACES[p].report, text) == (node_find(own, key) != NULL))
                    fail_msg("the reader and the schema do not agree about:\n%s", text);
            }
        }
    }
}

// A section: each of its keys with each of its kinds.
static void kinds_have_the_same_keys(void **state)
{
    struct bench *bench = *state;
    const struct node *section = node_find(node_find(bench->report, "$defs"), "section");
    const struct node *keys = node_find(section, "properties");
    const struct node *kinds = node_find(node_find(keys, "kind"), "enum");
    const struct node *dependent = node_find(section, "dependentSchemas");
    assert_int_equal(kinds->count, LAYOUT_KIND_COUNT);
    for (size_t k = 0; k < kinds->count; k++)
        for (size_t i = 0; i < keys->count; i++) {
            const char *kind = kinds->items[k]->text, *key = keys->keys[i]->text;
            bool group = text_equal(kind, "tallies") || text_equal(kind, "crossings");
            if (text_equal(key, "kind") || group)
                continue;
            const char *text =
                arena_textf(&bench->arena, SECTION "{ kind: %s, %s: 1 } ] }\n", kind, key);
            const char *part = arena_textf(&bench->arena, "{ kind: %s, %s: 1 }", kind, key);
            const struct node *only = node_find(dependent, key);
            bool told = !only || schema_check(bench->report, only,
                                              read_text(bench, "part", part, strlen(part)));
            if (is_refused(true, text) == told)
                fail_msg("the reader and the schema do not agree about:\n%s", text);
        }
}

// What the schemas are for: a slip is seen.
static void slips_are_seen(void **state)
{
    static const char *const WRONG[] = {
        CASE "expect: { fires: A01 }\n",
        CASE "levels: { rust: 5 }\n",
        CASE "expect: { dimensions: { rust: laag } }\n",
        "grow-case: 1\nid: C\n",
        "grow-unnoticed: 1\nmoves: [ { from: a } ]\n",
    };
    struct bench *bench = *state;
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++)
        if (schema_check(bench->cases, bench->cases,
                         read_text(bench, "wrong", WRONG[i], strlen(WRONG[i]))))
            fail_msg("the schema takes:\n%s", WRONG[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_file_is_what_the_schema_tells),
        cmocka_unit_test(keys_are_the_same),
        cmocka_unit_test(kinds_have_the_same_keys),
        cmocka_unit_test(slips_are_seen),
    };
    return cmocka_run_group_tests_name("schema_files", tests, set_up, tear_down);
}
