// Writes reference pages: diagnostics, limits and conditions here, the others in files beside it.
// Every fact on a page comes from where the program itself has it.

#include "engine/doc.h"

#include <string.h>

#include "base/json.h"
#include "engine/handles.h"
#include "model/read.h"
#include "model/tree.h"
#include "rules/api.h"
#include "rules/reference.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

// --- tables ---

void doc_cell(struct doc *doc, const char *text)
{
    for (const char *at = text ? text : ""; *at; at++) {
        if (*at == '|')
            buf_puts(doc->out, "\\|");
        else if (*at == '<')
            buf_puts(doc->out, "&lt;");
        else
            buf_putc(doc->out, *at == '\n' ? ' ' : *at);
    }
}

void doc_code(struct doc *doc, const char *text)
{
    if (!text || !*text)
        return;
    buf_putc(doc->out, '`');
    for (const char *at = text; *at; at++) {
        if (*at == '|')
            buf_puts(doc->out, "\\|");
        else
            buf_putc(doc->out, *at == '\n' ? ' ' : *at);
    }
    buf_putc(doc->out, '`');
}

void doc_next(struct doc *doc)
{
    buf_puts(doc->out, " | ");
}

void doc_row(struct doc *doc)
{
    buf_puts(doc->out, " |\n");
}

void doc_head(struct doc *doc, const char *const columns[], size_t count)
{
    buf_puts(doc->out, "\n|");
    for (size_t i = 0; i < count; i++)
        buf_putf(doc->out, " %s |", columns[i]);
    buf_puts(doc->out, "\n|");
    for (size_t i = 0; i < count; i++)
        buf_puts(doc->out, "---|");
    buf_putc(doc->out, '\n');
}

// --- diagnostics ---

static const enum diag_code CODES[] = {
#define CODE(number, name, severity, summary) DIAG_##name,
#include "base/codes.def"
#undef CODE
};

// The first code of each group and what the group is about.
static const struct {
    int first;
    const char *title;
} GROUPS[] = {
    {1000, "Text and YAML"},
    {1100, "The structure of a pack"},
    {1200, "Names"},
    {1300, "Conditions"},
    {1400, "Dossiers"},
    {1600, "What check finds beyond errors"},
    {1700, "Forms of other programs"},
    {2000, "Scripts: the language"},
    {2100, "Scripts: declarations"},
    {2200, "Scripts: running"},
    {2300, "Scripts: limits"},
    {3000, "Files and packs"},
    {3100, "Cases"},
};

// One code under a heading of its own, so that it can be linked to.
static void put_code(struct doc *doc, enum diag_code code)
{
    bool warning = diag_severity_of(code) == DIAG_WARNING;
    const struct diag_meaning *meaning = diag_meaning_of(code);
    buf_putf(doc->out, "\n### G%d: ", (int)code);
    doc_cell(doc, diag_summary(code));
    buf_puts(doc->out, warning ? " (warning)\n" : "\n");
    if (!meaning)
        return;
    buf_puts(doc->out, "\n");
    buf_puts(doc->out, meaning->cause);
    buf_putf(doc->out, "\n\n```text\n%s\n```\n\n", meaning->example);
    buf_puts(doc->out, meaning->repair);
    buf_puts(doc->out, "\n");
}

static void page_diagnostics(struct doc *doc)
{
    buf_puts(doc->out,
             "# Diagnostics\n\nEach message ends with its code: `[G1204]`. A code keeps "
             "its meaning for ever. `grow check\n--explain CODE` tells what stands here.\n");
    for (size_t g = 0; g < COUNT(GROUPS); g++) {
        int end = g + 1 < COUNT(GROUPS) ? GROUPS[g + 1].first : GROUPS[g].first + 100;
        buf_putf(doc->out, "\n## %s\n", GROUPS[g].title);
        for (size_t i = 0; i < COUNT(CODES); i++)
            if ((int)CODES[i] >= GROUPS[g].first && (int)CODES[i] < end)
                put_code(doc, CODES[i]);
    }
}

void doc_codes(struct json *json)
{
    json_key(json, "diagnostics");
    json_open(json, '[');
    for (size_t i = 0; i < COUNT(CODES); i++) {
        const struct diag_meaning *meaning = diag_meaning_of(CODES[i]);
        json_open(json, '{');
        json_key(json, "code");
        json_integer(json, CODES[i]);
        json_key(json, "means");
        json_string(json, diag_summary(CODES[i]));
        json_key(json, "cause");
        json_string(json, meaning ? meaning->cause : NULL);
        json_key(json, "repair");
        json_string(json, meaning ? meaning->repair : NULL);
        json_close(json, '}');
    }
    json_close(json, ']');
}

// --- limits ---

void doc_limit(struct doc *doc, const char *what, unsigned long long most)
{
    buf_putf(doc->out, "| %s | ", what);
    if (most >= 1024 * 1024 && most % (1024 * 1024) == 0)
        buf_putf(doc->out, "%llu Mi", most / (1024 * 1024));
    else if (most >= 16 * 1024 && most % 1024 == 0)
        buf_putf(doc->out, "%llu Ki", most / 1024);
    else
        buf_putf(doc->out, "%llu", most);
}

static void put_limit(struct doc *doc, const char *what, unsigned long long most)
{
    doc_limit(doc, what, most);
    doc_row(doc);
}

static void put_group(struct doc *doc, const char *title)
{
    static const char *const COLUMNS[] = {"limit", "at most"};
    buf_putf(doc->out, "\n## %s\n", title);
    doc_head(doc, COLUMNS, COUNT(COLUMNS));
}

static void limits_of_files(struct doc *doc)
{
    put_group(doc, "Files");
    put_limit(doc, "bytes of one file", TREE_BYTES);
    put_limit(doc, "levels of nesting", TREE_DEPTH);
    put_limit(doc, "YAML events of one file", TREE_EVENTS);
    put_limit(doc, "bytes of one value", TREE_SCALAR);
    put_limit(doc, "bytes of one key", TREE_KEY);
    put_group(doc, "Packs");
    put_limit(doc, "languages", PACK_LANGUAGES);
    put_limit(doc, "roles", PACK_ROLES);
    put_limit(doc, "facts and questions together", PACK_QUESTIONS);
    put_limit(doc, "sections of a phase", READ_SECTIONS);
    put_limit(doc, "options, points, or sources of one thing", PACK_OPTIONS);
    put_limit(doc, "scales, amount sets, or lists, of one file", READ_SCALES);
    put_limit(doc, "source records or terms of one file, or rows of a list", READ_RECORDS);
    put_limit(doc, "common files, or scripts", READ_FILES);
    put_group(doc, "Conditions");
    put_limit(doc, "bytes", COND_LENGTH);
    put_limit(doc, "levels of nesting", COND_DEPTH);
    put_limit(doc, "placeholders of a text", COND_HOLES);
    put_group(doc, "Dossiers");
    put_limit(doc, "respondents", DOSSIER_RESPONDENTS);
    put_limit(doc, "rows of a table", DOSSIER_ROWS);
    put_limit(doc, "characters of a text", DOSSIER_TEXT);
    put_limit(doc, "characters of a name", DOSSIER_NAME);
}

static void limits_of_scripts(struct doc *doc)
{
    const struct reference_limit *limits;
    size_t count = reference_limits(&limits);
    put_group(doc, "Scripts");
    for (size_t i = 0; i < count; i++)
        put_limit(doc, limits[i].name, (unsigned long long)limits[i].most);
}

static void page_limits(struct doc *doc)
{
    buf_puts(doc->out, "# Limits\n\nInput past a limit gets an error with a place (G1003, G1004, "
                       "G1305); a script past a limit is\nstopped (G2301, G2302, G2303). Steps and "
                       "bytes are counted, never time, so that a limit is\nthe same on every "
                       "machine. `--steps` and `--memory` set two of them.\n");
    limits_of_files(doc);
    limits_of_scripts(doc);
    put_group(doc, "Output");
    put_limit(doc, "errors shown, and as many warnings", DIAG_MOST);
    put_limit(doc, "bytes of one output", ENGINE_OUTPUT);
}

// --- conditions ---

// From what binds least to what binds most.
static const struct doc_pair OPERATORS[] = {
    {"or", "true when one part is true"},
    {"and", "true when each part is true"},
    {"not", "true when the part is not true, also when it misses a value"},
    {"== !=", "equal, not equal; of a text, a word, a number or a date"},
    {"< <= > >=", "of numbers or dates; each side is rounded to what is shown"},
    {"in", "a value is one of (a, b, c), or of a list: po in F01"},
    {"+ -", "unrounded"},
    {"* /", "unrounded; a division by zero has no value"},
};

static const struct doc_pair MEANINGS[] = {
    [COND_COUNT] = {NULL, "how many rows, words or values a list has"},
    [COND_SUM] = {NULL, "all added up; missing values are left out"},
    [COND_MIN] = {NULL, "the smallest; missing values are left out"},
    [COND_MAX] = {NULL, "the largest; missing values are left out"},
    [COND_MEAN] = {NULL, "the mean; missing values are left out"},
    [COND_ABS] = {NULL, "without its sign"},
    [COND_LIN] = {NULL, "(value - from) / (to - from), cut to 0..1"},
    [COND_MISSING] = {NULL, "true when there is no value"},
    [COND_ANSWERED] = {NULL, "true when there is a value"},
};

size_t doc_operators(const struct doc_pair **list)
{
    *list = OPERATORS;
    return COUNT(OPERATORS);
}

size_t doc_condition_functions(const struct doc_pair **list)
{
    *list = MEANINGS;
    return COUNT(MEANINGS);
}

static void page_conditions(struct doc *doc)
{
    static const char *const OPERATOR_COLUMNS[] = {"operator", "means"};
    static const char *const FUNCTION_COLUMNS[] = {"function", "gives"};
    static const char *const NAME_COLUMNS[] = {"name", "is"};
    const struct api_value *values;
    size_t value_count = api_values(&values);
    buf_puts(doc->out, "# Conditions and expressions\n\nOne language, in `when:` and `that:` of a "
                       "pack and in `when`, `value`, `stake`, `needs` and the\ntexts of a script. "
                       "It is read once, when the pack is loaded, and checked for unknown names "
                       "and\nfor parts that do not fit together.\n\n## Operators\n\nFrom what "
                       "binds least to what binds most; parentheses decide otherwise.\n");
    doc_head(doc, OPERATOR_COLUMNS, COUNT(OPERATOR_COLUMNS));
    for (size_t i = 0; i < COUNT(OPERATORS); i++)
        buf_putf(doc->out, "| `%s` | %s |\n", OPERATORS[i].name, OPERATORS[i].text);
    buf_puts(doc->out, "\n## Functions\n");
    doc_head(doc, FUNCTION_COLUMNS, COUNT(FUNCTION_COLUMNS));
    for (size_t i = 0; i < COUNT(MEANINGS); i++) {
        buf_puts(doc->out, "| ");
        doc_code(doc, cond_usage((enum cond_function)i));
        buf_putf(doc->out, " | %s |\n", MEANINGS[i].text);
    }
    buf_puts(doc->out, "\n## Values\n\n- a number: `12`, `0.5`, `-3`; the point is for decimals\n"
                       "- a text: `\"de Singel\"`\n- a day, in quotes: `date == \"2025-01-15\"`\n"
                       "- a word of a choice: `erkend`, `ja`\n- a name, bare or after one of the "
                       "words below and a point: `F02`, `F04.studenten_t1`,\n  `item.R04`, "
                       "`route.splitsen.blocked`\n");
    doc_head(doc, NAME_COLUMNS, COUNT(NAME_COLUMNS));
    for (size_t i = 0; i < value_count; i++)
        buf_putf(doc->out, "| `%s` | %s |\n", values[i].name, values[i].summary);
    buf_puts(doc->out, "\n## Missing values\n\nA comparison with a missing value is false, `!=` "
                       "too; `not` of it is true. Arithmetic with a\nmissing value has no value. "
                       "`check` warns where a rule negates what can be missing (G1306):\nwrite "
                       "`answered(x) and not ...` when a missing value must not count.\n\n"
                       "`sum`, `min`, `max` and `mean` leave missing values out. When all are "
                       "missing there is no value;\nonly the sum of a table that has no numbers "
                       "in that column is 0.\n");
}

// --- pages ---

static void page_pack(struct doc *doc)
{
    doc_pack(doc);
    doc_rules(doc);
}

static const struct {
    const char *name;
    void (*write)(struct doc *doc);
    bool of_pack;
} PAGES[] = {
    {"diagnostics", page_diagnostics, false},
    {"lua", doc_lua, false},
    {"sandbox", doc_sandbox, false},
    {"xlsform", doc_xlsform, false},
    {"surveyjs", doc_surveyjs, false},
    {"stubs", doc_stubs, false},
    {"luacheckrc", doc_luacheckrc, false},
    {"guide", doc_guide, false},
    {"limits", page_limits, false},
    {"conditions", page_conditions, false},
    {"pack", page_pack, true},
};

bool grow_doc_write(const char *page, const grow_pack *pack, const grow_sink *sink)
{
    for (size_t i = 0; i < COUNT(PAGES); i++) {
        if (strcmp(PAGES[i].name, page) != 0 || (PAGES[i].of_pack && !pack))
            continue;
        struct buf out;
        buf_init(&out, ENGINE_OUTPUT);
        struct doc doc = {.out = &out, .pack = pack};
        arena_init(&doc.arena);
        PAGES[i].write(&doc);
        arena_clear(&doc.arena);
        return engine_deliver(&out, sink);
    }
    return false;
}
