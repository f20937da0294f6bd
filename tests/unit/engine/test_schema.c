// The schemas and the readers agree: at each place of a file the keys of the schema are the keys
// that the reader takes, tried with every word that either of them uses. And the schema of a
// dossier with a pack takes what the reader of dossiers takes.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../model/small_pack.h"
#include "base/num.h"
#include "grow.h"
#include "model/dossier.h"
#include "model/read.h"
#include "model/tree.h"

enum { SCHEMAS = GROW_SCHEMA_PUBLISHED + 1, WORDS = 600, WORD = 40 };

struct bench {
    struct arena arena;
    struct diags diags;
    struct buf text[SCHEMAS];
    const struct node *schema[SCHEMAS];
    char words[WORDS][WORD];
    size_t word_count;
};

static bool take_bytes(void *context, const char *bytes, size_t length)
{
    buf_add(context, bytes, length);
    return true;
}

// The schema as nodes: JSON is read by the reader of YAML.
static const struct node *schema_of(struct arena *arena, grow_schema kind, const grow_pack *pack,
                                    struct buf *text)
{
    struct diags diags;
    buf_init(text, 1024 * 1024);
    grow_sink sink = {take_bytes, text};
    assert_true(grow_schema_write(kind, pack, &sink));
    diags_init(&diags, arena);
    int file = diags_source(&diags, "schema.json", text->text, text->length);
    const struct node *root = tree_parse(arena, file, text->text, text->length, &diags);
    assert_int_equal(diags.errors, 0);
    return root;
}

// --- every word that could be a key ---

static void add_word(struct bench *bench, const char *word, size_t length)
{
    if (length < 2 || length >= WORD)
        return;
    for (size_t i = 0; i < bench->word_count; i++)
        if (strlen(bench->words[i]) == length && memcmp(bench->words[i], word, length) == 0)
            return;
    assert_true(bench->word_count < WORDS);
    memcpy(bench->words[bench->word_count], word, length);
    bench->words[bench->word_count++][length] = '\0';
}

static void add_properties(struct bench *bench, const struct node *node)
{
    const struct node *properties = node_find(node, "properties");
    for (size_t i = 0; properties && i < properties->count; i++)
        add_word(bench, properties->keys[i]->text, strlen(properties->keys[i]->text));
    for (size_t i = 0; node->kind != NODE_SCALAR && i < node->count; i++)
        add_properties(bench, node->items[i]);
}

// What stands in quotes in a source file of the readers and could be a key.
static void add_quoted(struct bench *bench, const char *path)
{
    static char text[128 * 1024];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t length = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[length] = '\0';
    for (const char *at = strchr(text, '"'); at; at = strchr(at + 1, '"')) {
        size_t word = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz_-");
        if (at[1 + word] == '"')
            add_word(bench, at + 1, word);
    }
}

static int set_up(void **state)
{
    static struct bench bench;
    static const char *const READERS[] = {"read.c",          "read_common.c", "read_pack.c",
                                          "read_question.c", "read_take.c",   "dossier.c",
                                          "read_history.c"};
    bench = (struct bench){0};
    arena_init(&bench.arena);
    for (int i = 0; i < SCHEMAS; i++) {
        bench.schema[i] = schema_of(&bench.arena, (grow_schema)i, NULL, &bench.text[i]);
        add_properties(&bench, bench.schema[i]);
    }
    for (size_t i = 0; i < sizeof READERS / sizeof *READERS; i++) {
        char path[400];
        snprintf(path, sizeof path, "%s/core/model/%s", ROOT, READERS[i]);
        add_quoted(&bench, path);
    }
    *state = &bench;
    return 0;
}

static int tear_down(void **state)
{
    struct bench *bench = *state;
    for (int i = 0; i < SCHEMAS; i++)
        buf_clear(&bench->text[i]);
    arena_clear(&bench->arena);
    return 0;
}

// --- does the reader take a key? ---

// The pack, and one of the files that it comes with.
static const char *asked[2], *asked_name;

static bool give(void *context, const char *name, const char **text, size_t *length,
                 const char **shown)
{
    (void)context;
    bool pack = strcmp(name, "questionnaires/x/questionnaire.yaml") == 0;
    bool other = strcmp(name, asked_name) == 0;
    if (!pack && !other)
        return false;
    *text = asked[other];
    *length = strlen(*text);
    *shown = name;
    return true;
}

static size_t list(void *context, const char *folder, const char *const **names)
{
    static const char *const NAMES[] = {"m"};
    (void)context;
    *names = NAMES;
    return strstr(folder, "/migrations") ? 1 : 0;
}

static bool knows(const struct diags *diags, const char *key)
{
    for (size_t i = 0; i < diags->count; i++) {
        const struct diag *diag = diags->list[i];
        size_t length = strlen(key);
        if (diag->code == DIAG_UNKNOWN_KEY && diag->message[0] == '\'' &&
            memcmp(diag->message + 1, key, length) == 0 && diag->message[1 + length] == '\'')
            return false;
    }
    return true;
}

#define PACK "grow: 1\nid: x\nversion: \"1\"\nlanguages: [nl]\ntitle: t\n"
#define QUESTIONS PACK "phases: { goal: { title: t, sections: [ { id: s, title: t, questions: "
#define STEP "grow-migration: 1\nfrom: \"1\"\nto: \"2\"\nsteps: "
#define DOSSIER "grow-dossier: 1\npack: klein\ndate: 2025-01-15\n"

// A place in a file, %s is the key, and where the schema tells of it.
static const struct {
    grow_schema schema;
    const char *definition; // in $defs, or "" for the top; then a property
    const char *property;
    const char *file;
} PLACES[] = {
    {GROW_SCHEMA_PACK, "", NULL, "grow: 1\n%s: 1\n"},
    {GROW_SCHEMA_PACK, "", "phases", PACK "phases: { %s: 1 }\n"},
    {GROW_SCHEMA_PACK, "valid", NULL, PACK "valid: { %s: 1 }\n"},
    {GROW_SCHEMA_PACK, "role", NULL, PACK "roles: [ { %s: 1 } ]\n"},
    {GROW_SCHEMA_PACK, "dimension", NULL, PACK "dimensions: [ { %s: 1 } ]\n"},
    {GROW_SCHEMA_PACK, "group", NULL, PACK "group: { %s: 1 }\n"},
    {GROW_SCHEMA_PACK, "phase", NULL, PACK "phases: { goal: { %s: 1 } }\n"},
    {GROW_SCHEMA_PACK, "section", NULL,
     PACK "phases: { goal: { title: t, sections: [ { %s: 1 } ] } }\n"},
    {GROW_SCHEMA_PACK, "section", "take",
     PACK "phases: { goal: { title: t, sections: [ { id: s, title: t, take: { %s: 1 } } ] } }\n"},
    {GROW_SCHEMA_PACK, "question", NULL, QUESTIONS "[ { %s: 1 } ] } ] } }\n"},
    {GROW_SCHEMA_PACK, "fact", NULL, PACK "facts: [ { %s: 1 } ]\n"},
    {GROW_SCHEMA_PACK, "option", NULL,
     PACK "facts: [ { id: F01, text: t, type: single, options: [ { %s: 1 } ] } ]\n"},
    {GROW_SCHEMA_PACK, "column", NULL,
     PACK "facts: [ { id: F01, text: t, type: table, columns: [ { %s: 1 } ] } ]\n"},
    {GROW_SCHEMA_PACK, "row_check", NULL,
     PACK "facts: [ { id: F01, text: t, type: table, columns: [ { id: a, label: a, type: text } ], "
          "checks: [ { %s: 1 } ] } ]\n"},
    {GROW_SCHEMA_PACK, "check", NULL, PACK "checks: [ { %s: 1 } ]\n"},
    {GROW_SCHEMA_PACK, "scale", NULL, PACK "scales: [ { %s: 1 } ]\n"},
    {GROW_SCHEMA_COMMON, "", NULL, "grow-common: 1\n%s: 1\n"},
    {GROW_SCHEMA_COMMON, "scale", NULL, "grow-common: 1\nscales: [ { %s: 1 } ]\n"},
    {GROW_SCHEMA_COMMON, "point", NULL,
     "grow-common: 1\nscales: [ { id: s, label: s, kind: numbers, points: [ { %s: 1 } ] } ]\n"},
    {GROW_SCHEMA_COMMON, "source", NULL, "grow-common: 1\nsources: [ { %s: 1 } ]\n"},
    {GROW_SCHEMA_COMMON, "amount_set", NULL, "grow-common: 1\namounts: [ { %s: 1 } ]\n"},
    {GROW_SCHEMA_COMMON, "term", NULL, "grow-common: 1\nglossary: [ { %s: 1 } ]\n"},
    {GROW_SCHEMA_COMMON, "list", NULL, "grow-common: 1\nlists: [ { %s: 1 } ]\n"},
    {GROW_SCHEMA_COMMON, "valid", NULL, "grow-common: 1\nsources: [ { valid: { %s: 1 } } ]\n"},
    {GROW_SCHEMA_DOSSIER, "", NULL, "grow-dossier: 1\npack: klein\n%s: 1\n"},
    {GROW_SCHEMA_DOSSIER, "", "partnership", DOSSIER "partnership: { %s: 1 }\n"},
    {GROW_SCHEMA_DOSSIER, "respondent", NULL,
     DOSSIER "partnership: { name: n }\nrespondents: [ { %s: 1 } ]\n"},
    {GROW_SCHEMA_MIGRATION, "", NULL, "grow-migration: 1\n%s: 1\n"},
    {GROW_SCHEMA_MIGRATION, "rename", NULL, STEP "[ { rename: F01, %s: 1 } ]\n"},
    {GROW_SCHEMA_MIGRATION, "revalue", NULL, STEP "[ { revalue: F01, %s: 1 } ]\n"},
    {GROW_SCHEMA_MIGRATION, "split", NULL, STEP "[ { split: F01, %s: 1 } ]\n"},
    {GROW_SCHEMA_MIGRATION, "merge", NULL, STEP "[ { merge: F01, %s: 1 } ]\n"},
    {GROW_SCHEMA_MIGRATION, "drop", NULL, STEP "[ { drop: F01, %s: 1 } ]\n"},
    {GROW_SCHEMA_PUBLISHED, "", NULL, "grow-published: 1\n%s: 1\n"},
    {GROW_SCHEMA_PUBLISHED, "version", NULL, "grow-published: 1\nversions: [ { %s: 1 } ]\n"},
};

enum { PLACE_COUNT = sizeof PLACES / sizeof *PLACES };

static bool reader_takes(size_t place, const char *key, const struct pack *klein)
{
    char text[1000];
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    const char *file = arena_textf(&arena, "%s", PLACES[place].file);
    const char *hole = strstr(file, "%s");
    snprintf(text, sizeof text, "%.*s%s%s", (int)(hole - file), file, key, hole + 2);
    if (PLACES[place].schema == GROW_SCHEMA_DOSSIER) {
        dossier_read(klein, &arena, "d.yaml", text, strlen(text), &diags);
    } else {
        static const char *const NAMES[SCHEMAS] = {
            [GROW_SCHEMA_PACK] = "",
            [GROW_SCHEMA_COMMON] = "questionnaires/common/c.yaml",
            [GROW_SCHEMA_MIGRATION] = "questionnaires/x/migrations/m.yaml",
            [GROW_SCHEMA_PUBLISHED] = "questionnaires/x/published.yaml",
        };
        struct pack_reader reader = {.read = give, .list = list};
        asked_name = NAMES[PLACES[place].schema];
        asked[0] =
            *asked_name ? PACK "common: [c]\nfacts: [ { id: F01, text: t, type: date } ]\n" : text;
        asked[1] = text;
        pack_free(pack_read("x", &reader, &diags));
    }
    bool taken = knows(&diags, key);
    arena_clear(&arena);
    return taken;
}

static const struct node *object_of(const struct bench *bench, size_t place)
{
    const struct node *object = bench->schema[PLACES[place].schema];
    if (*PLACES[place].definition)
        object = node_find(node_find(object, "$defs"), PLACES[place].definition);
    if (PLACES[place].property)
        object = node_find(node_find(object, "properties"), PLACES[place].property);
    assert_non_null(object);
    return object;
}

static void keys_are_the_same(void **state)
{
    struct bench *bench = *state;
    struct diags diags;
    diags_init(&diags, &bench->arena);
    struct pack *klein = small_pack(&diags);
    assert_non_null(klein);
    size_t differences = 0;
    assert_true(bench->word_count > 60);
    for (size_t p = 0; p < PLACE_COUNT; p++) {
        const struct node *object = object_of(bench, p);
        const struct node *properties = node_find(object, "properties");
        assert_string_equal(node_find(object, "additionalProperties")->text, "false");
        for (size_t w = 0; w < bench->word_count; w++) {
            const char *word = bench->words[w];
            bool in_schema = node_find(properties, word) != NULL;
            if (in_schema == reader_takes(p, word, klein))
                continue;
            print_message("'%s' in %s: %s\n", word, PLACES[p].file,
                          in_schema ? "only in the schema" : "only in the reader");
            differences++;
        }
    }
    pack_free(klein);
    assert_int_equal(differences, 0);
}

// An object is tried above, or it takes any key (patternProperties, anchors, values).
static void count_objects(const struct node *node, size_t *objects)
{
    *objects += node->kind == NODE_MAP && node_find(node, "properties") &&
                node_find(node, "additionalProperties");
    for (size_t i = 0; node->kind != NODE_SCALAR && i < node->count; i++)
        count_objects(node->items[i], objects);
}

static void every_object_is_tried(void **state)
{
    struct bench *bench = *state;
    for (size_t s = 0; s < SCHEMAS; s++) {
        size_t objects = 0, tried = 0;
        const char *shared = s == GROW_SCHEMA_PACK ? "point source amount_set term list" : "";
        for (size_t p = 0; p < PLACE_COUNT; p++)
            tried += PLACES[p].schema == s;
        for (const char *at = shared; *at; at++) // tried with the common files
            tried += at[1] == ' ' || at[1] == '\0';
        count_objects(bench->schema[s], &objects);
        assert_int_equal(objects, tried);
    }
}

static double most_of(const struct node *schema, const char *definition, const char *property)
{
    const struct node *node = schema;
    double most = -1;
    if (*definition)
        node = node_find(node_find(node, "$defs"), definition);
    if (property)
        node = node_find(node_find(node, "properties"), property);
    assert_true(num_parse(node_find(node, "maxItems")->text, &most));
    return most;
}

static void limits_are_the_same(void **state)
{
    struct bench *bench = *state;
    const struct node *pack = bench->schema[GROW_SCHEMA_PACK];
    const struct node *dossier = bench->schema[GROW_SCHEMA_DOSSIER];
    assert_true(most_of(pack, "", "languages") == PACK_LANGUAGES);
    assert_true(most_of(pack, "", "roles") == PACK_ROLES);
    assert_true(most_of(pack, "", "facts") == PACK_QUESTIONS);
    assert_true(most_of(pack, "", "common") == READ_FILES);
    assert_true(most_of(pack, "options", NULL) == PACK_OPTIONS);
    assert_true(most_of(pack, "phase", "sections") == READ_SECTIONS);
    assert_true(most_of(pack, "scales", NULL) == READ_SCALES);
    assert_true(most_of(pack, "sources", NULL) == READ_RECORDS);
    assert_true(most_of(dossier, "", "respondents") == DOSSIER_RESPONDENTS);
}

// --- the schema of the dossiers of one pack ---

static bool give_small(void *context, const char *name, grow_file *file)
{
    return small_pack_text(context, name, &file->text, &file->length, &file->shown);
}

// True when a dossier with this fact or answer is read without an error.
static bool is_taken(const grow_pack *pack, const char *question, const char *value)
{
    char text[1000];
    bool fact = question[0] == 'F';
    snprintf(text, sizeof text, "%spartnership: { name: n }\n%s%s: %s%s\n", DOSSIER,
             fact ? "facts: { " : "respondents: [ { id: o1, role: opleiding, answers: { ", question,
             value, fact ? " }" : " } } ]");
    if (!fact && strcmp(question, "G01") != 0 && strcmp(question, "R16") != 0 &&
        strcmp(question, "R20") != 0 && strcmp(question, "R37") != 0) {
        char *role = strstr(text, "opleiding");
        memcpy(role, "bestuur  ", 9); // the other role is not asked
    }
    grow_diagnostics *diagnostics = grow_diagnostics_new();
    grow_dossier *dossier = grow_dossier_read(pack, "d", text, strlen(text), diagnostics);
    bool taken = dossier != NULL;
    grow_dossier_free(dossier);
    grow_diagnostics_free(diagnostics);
    return taken;
}

// Each `const` is taken, between brackets when the question takes a list; another word is not.
static size_t try_choices(const grow_pack *pack, const char *question, const struct node *schema)
{
    const struct node *items = node_find(schema, "items");
    const struct node *choices = node_find(items ? items : schema, "oneOf");
    size_t tried = 0;
    for (size_t i = 0; choices && i < choices->count; i++) {
        const struct node *is = node_find(choices->items[i], "const");
        char value[100];
        if (!is)
            continue;
        snprintf(value, sizeof value, items ? "[ %s ]" : "%s", is->text);
        assert_true(is_taken(pack, question, value));
        tried++;
    }
    if (tried)
        assert_false(is_taken(pack, question, items ? "[ iets_anders ]" : "iets_anders"));
    return tried;
}

static const char *word_of(const struct node *schema, const char *keyword)
{
    const struct node *node = node_find(schema, keyword);
    return node && node->kind == NODE_SCALAR ? node->text : "";
}

static void a_pack_knows_its_questions(void **state)
{
    struct bench *bench = *state;
    struct buf text;
    grow_reader reader = {.read = give_small};
    grow_diagnostics *diagnostics = grow_diagnostics_new();
    grow_pack *pack = grow_pack_load("klein", &reader, NULL, diagnostics);
    assert_non_null(pack);
    const struct node *defs =
        node_find(schema_of(&bench->arena, GROW_SCHEMA_DOSSIER, pack, &text), "$defs");
    const struct node *facts = node_find(node_find(defs, "facts"), "properties");
    const struct node *answers = node_find(node_find(defs, "answers"), "properties");
    size_t tried = 0;
    assert_int_equal(facts->count, 8);
    assert_int_equal(answers->count, 8);
    for (size_t i = 0; i < facts->count; i++)
        tried += try_choices(pack, facts->keys[i]->text, facts->items[i]);
    for (size_t i = 0; i < answers->count; i++)
        tried += try_choices(pack, answers->keys[i]->text, answers->items[i]);
    // 3 + 2 facts; E5 twice, JDN, the strict one without dont_know; 3 + 3 options.
    assert_int_equal(tried, 5 + 2 * 7 + 5 + 2 + 6);
    assert_string_equal(word_of(node_find(facts, "F01"), "maxItems"), "2");
    assert_string_equal(word_of(node_find(facts, "F06"), "minimum"), "0");
    assert_string_equal(word_of(node_find(facts, "F06"), "maximum"), "100");
    assert_string_equal(word_of(node_find(facts, "F07"), "exclusiveMinimum"), "0");
    assert_string_equal(word_of(node_find(facts, "F03"), "minimum"), "1990");
    assert_string_equal(word_of(node_find(answers, "N01"), "minimum"), "-5");
    assert_string_equal(word_of(node_find(answers, "N01"), "type"), "number");
    assert_string_equal(word_of(node_find(answers, "W04"), "minItems"), "1");
    const struct node *row = node_find(node_find(facts, "F04"), "items");
    assert_int_equal(node_find(row, "required")->count, 4);
    assert_int_equal(node_find(row, "properties")->count, 4);
    const struct node *roles = node_find(node_find(defs, "by_role"), "allOf");
    const struct node *second = node_find(node_find(roles->items[1], "then"), "properties");
    const struct node *allowed = node_find(node_find(second, "answers"), "propertyNames");
    assert_int_equal(node_find(allowed, "enum")->count, 4); // G01 R16 R20 R37
    buf_clear(&text);
    grow_pack_free(pack);
    grow_diagnostics_free(diagnostics);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_the_same),
        cmocka_unit_test(every_object_is_tried),
        cmocka_unit_test(limits_are_the_same),
        cmocka_unit_test(a_pack_knows_its_questions),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
