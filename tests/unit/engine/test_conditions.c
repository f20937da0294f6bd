// What `grow check` says of conditions is true: conditions made at random, of which it tells that
// they never hold, or hold for every answer, are evaluated for dossiers made at random.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "engine/handles.h"

enum { SEEDS = 60, CARDS = 12, DOSSIERS = 24, PARTS = 60, CONDITION = 700 };

static const char QUESTIONS[] =
    "grow: 1\nid: x\nversion: '1'\nlanguages: [nl]\ntitle: X\nscripts: [x]\n"
    "roles: [{ id: a, label: A, short: A }, { id: b, label: B, short: B }]\n"
    "dimensions: [{ id: d, label: D }]\n"
    "scales:\n  - { id: S, label: S, kind: numbers, points: [{ is: 1, label: a }, { is: 2, label: "
    "b }, { is: 4, label: c }] }\n"
    "facts:\n"
    "  - { id: F01, text: A, type: number, integer: true, min: 0, max: 5 }\n"
    "  - { id: F02, text: B, type: number, min: 0, max: 4 }\n"
    "  - { id: F03, text: C, type: multiple, options: [{ id: p, label: A }, { id: q, label: B }] "
    "}\n"
    "  - { id: F04, text: D, type: number, above: 0, max: 2 }\n"
    "  - { id: F05, text: E, type: table, columns: [{ id: n, label: N, type: number, integer: "
    "true, min: 1, max: 3 }] }\n"
    "  - { id: F06, text: F, type: single, options: [{ id: r, label: A }, { id: s, label: B }] }\n"
    "phases:\n  goal:\n    title: D\n    sections:\n      - id: s\n        title: S\n"
    "        questions:\n"
    "          - { id: G01, text: V, scale: S, roles: [a, b], dimension: d }\n"
    "          - { id: G02, text: W, scale: S, roles: [a, b], dimension: d }\n";
static const char RULES[] =
    "local grow = require 'grow'\n"
    "grow.score { id = 'd', flag = 20, bands = { { id = 'l', label = 'L' } } }\n"
    "grow.figure { id = 'x', label = 'X', unit = 'count', value = 'F01 * F02' }\n"
    "grow.figure { id = 'y', label = 'Y', unit = 'share', value = 'F02 / F04' }\n"
    "grow.figure { id = 'z', label = 'Z', unit = 'count', exact = true, value = 'F01 / 4' }\n"
    "grow.figure { id = 'w', label = 'W', unit = 'percent', value = 'F01 / 3 - F02' }\n";

// --- what is made at random ---

static uint64_t state;

static int draw(int below)
{
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (int)((state >> 33) % (uint64_t)below);
}

#define ONE_OF(...) \
    ((const char *const[]){__VA_ARGS__}[draw(sizeof(const char *[]){__VA_ARGS__} / sizeof(char *))])

static const char *constant(void)
{
    return ONE_OF("0", "1", "2", "3", "4", "5", "0.5", "2.5", "0.05", "100", "33.3", "1.7");
}

static void put_number(struct buf *out, int depth)
{
    int kind = draw(depth > 2 ? 7 : 10);
    if (kind < 4)
        buf_puts(out, ONE_OF("F01", "F02", "F04", "x", "y", "z", "w"));
    else if (kind < 5)
        buf_puts(out, ONE_OF("item.G01", "dimension.d", "spread.G01", "gap.d"));
    else if (kind < 7)
        buf_puts(out, ONE_OF("count(F03)", "count(F05)", "sum(F05.n)", "max(F05.n)", "min(F05.n)",
                             "min(F01, F02)", "max(F01, 2)", "abs(F01 - F02)", "sum(F01, F02)",
                             "mean(F01, F02)", "-F01"));
    else {
        buf_putc(out, '(');
        put_number(out, depth + 1);
        buf_putf(out, " %s ", ONE_OF("+", "-", "*", "/"));
        if (draw(2))
            put_number(out, depth + 1);
        else
            buf_puts(out, constant());
        buf_putc(out, ')');
    }
}

static void put_comparison(struct buf *out)
{
    int kind = draw(12);
    if (kind < 4) {
        buf_puts(out, ONE_OF("p in F03", "q in F03", "F06 == r", "F06 != s", "F06 in (r, s)",
                             "missing(F01)", "answered(F03)", "missing(F02)"));
    } else if (kind == 4) {
        buf_putf(out, "%s in (%s, %s)", ONE_OF("F01", "count(F03)", "F02", "x"), constant(),
                 constant());
    } else {
        put_number(out, 0);
        buf_putf(out, " %s ", ONE_OF("<", "<=", ">", ">=", "==", "!="));
        if (draw(3))
            buf_puts(out, constant());
        else
            put_number(out, 1);
    }
}

static void put_condition(struct buf *out, int depth)
{
    int kind = depth > 2 ? 0 : draw(10);
    if (kind < 3) {
        put_comparison(out);
        return;
    }
    buf_puts(out, kind == 9 ? "not (" : "(");
    put_condition(out, depth + 1);
    if (kind < 9) {
        buf_puts(out, kind < 7 ? " and " : " or ");
        put_condition(out, depth + 1);
    }
    buf_putc(out, ')');
}

static void put_card(struct buf *out, char kind, int number, const char *condition)
{
    buf_putf(
        out,
        "grow.card { id = \"%c%d\", theme = \"d\", title = \"t\", opening = \"o\", deepening = "
        "\"d\", when = \"%s\" }\n",
        kind, number, condition);
}

// In a full one nothing is missing, but what is divided by 0.
static void put_dossier(struct buf *out, bool full)
{
    static const char OPEN[] = "grow-dossier: 1\npack: x\npartnership: { name: T, fictional: true "
                               "}\ndate: 2025-01-15\nfacts:\n";
    buf_puts(out, OPEN);
    if (full || draw(8))
        buf_putf(out, "  F01: %d\n", draw(6));
    if (full || draw(8))
        buf_putf(out, "  F02: %s\n", ONE_OF("0", "4", "1", "2.25", "0.04", "3.5", "0.5"));
    if (full || draw(8))
        buf_putf(out, "  F03: %s\n", ONE_OF("[p]", "[q]", "[p, q]"));
    if (full || draw(8))
        buf_putf(out, "  F04: %s\n", ONE_OF("0.01", "2", "0.5", "1"));
    if (full || draw(8))
        buf_putf(out, "  F05: [{ n: %d }, { n: %d }]\n", 1 + draw(3), 1 + draw(3));
    if (full || draw(8))
        buf_putf(out, "  F06: %s\n", ONE_OF("r", "s"));
    buf_puts(out, "respondents:\n");
    for (int i = 0; i < (full ? 4 : 1 + draw(3)); i++)
        buf_putf(out, "  - { id: r%d, role: %s, answers: { G01: %s, G02: %s } }\n", i,
                 i % 2 ? "a" : "b", ONE_OF("1", "2", "4"), ONE_OF("1", "2", "4"));
}

// --- what is told of it ---

struct part {
    char text[CONDITION];
    bool never;
};

static struct part parts[PARTS];
static size_t part_count;
static const char *script;

static bool read_file(void *context, const char *name, grow_file *file)
{
    (void)context;
    file->text = strcmp(name, "scripts/x.lua") == 0                         ? script
                 : strcmp(name, "questionnaires/x/questionnaire.yaml") == 0 ? QUESTIONS
                                                                            : NULL;
    file->length = file->text ? strlen(file->text) : 0;
    return file->text != NULL;
}

static const grow_reader READER = {.read = read_file};

// Of a value of a list (`x in (1, 9)`) it is told that `x` is never equal to it.
static void keep_value(struct part *part, const char *line, const char *at)
{
    char value[20];
    snprintf(value, sizeof value, "%.19s", part->text);
    while (at > line && *at != '(')
        at--;
    const char *end = at - strlen(" in "), *from = end;
    assert_memory_equal(end, " in (", strlen(" in ("));
    while (from > line && from[-1] != ' ' && from[-1] != '"')
        from--;
    from += strspn(from, "(");
    snprintf(part->text, sizeof part->text, "%.*s == %s", (int)(end - from), from, value);
}

static void keep_part(const struct diags *diags, const struct diag *diag)
{
    const struct source *source = &diags->sources[diag->span.file];
    struct part *part = &parts[part_count];
    const char *at = source->text;
    for (int line = 1; line < diag->span.line; line++)
        at = strchr(at, '\n') + 1;
    int length = diag->span.end_column - diag->span.column;
    assert_true(length > 0 && length < CONDITION && part_count < PARTS);
    snprintf(part->text, sizeof part->text, "%.*s", length, at + diag->span.column - 1);
    if (part->text[strspn(part->text, "0123456789.")] == '\0')
        keep_value(part, at, at + diag->span.column - 1);
    part->never = diag->code == DIAG_NEVER_TRUE;
    part_count++;
}

static void check_cards(void)
{
    struct buf out;
    buf_init(&out, 100000);
    buf_puts(&out, RULES);
    for (int i = 0; i < CARDS; i++) {
        struct buf condition;
        do {
            buf_init(&condition, CONDITION - 1);
            put_condition(&condition, 0);
            if (!condition.full)
                put_card(&out, 'k', i, condition.text);
            buf_clear(&condition);
        } while (condition.full);
    }
    script = out.text;
    grow_diagnostics *told = grow_diagnostics_new();
    grow_pack *pack = grow_pack_check("x", &READER, NULL, told);
    assert_non_null(pack);
    part_count = 0;
    for (size_t i = 0; i < told->diags.count; i++) {
        enum diag_code code = told->diags.list[i]->code;
        if (code == DIAG_NEVER_TRUE || code == DIAG_ALWAYS_TRUE)
            keep_part(&told->diags, told->diags.list[i]);
    }
    grow_pack_free(pack);
    grow_diagnostics_free(told);
    buf_clear(&out);
}

// --- what comes out ---

static void hold_against(const grow_pack *pack, bool full)
{
    struct buf text;
    buf_init(&text, 10000);
    put_dossier(&text, full);
    grow_diagnostics *told = grow_diagnostics_new();
    grow_dossier *dossier = grow_dossier_read(pack, "d", text.text, text.length, told);
    assert_non_null(dossier);
    grow_assessment *assessment = grow_evaluate(pack, dossier, told);
    assert_non_null(assessment);
    for (size_t i = 0; i < part_count; i++) {
        bool holds = assessment->assessment->cards[i].drawn;
        bool judged = parts[i].never || (full && !strpbrk(parts[i].text, "/y"));
        if (judged && holds == parts[i].never)
            fprintf(stderr, "%s: %s\n%s", parts[i].never ? "it can hold" : "it need not hold",
                    parts[i].text, text.text);
        assert_false(judged && holds == parts[i].never);
    }
    grow_assessment_free(assessment);
    grow_dossier_free(dossier);
    grow_diagnostics_free(told);
    buf_clear(&text);
}

static void what_is_told_of_conditions_is_true(void **unused)
{
    (void)unused;
    size_t never = 0, always = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
        state = (uint64_t)seed * 7919;
        check_cards();
        struct buf out;
        buf_init(&out, 100000);
        buf_puts(&out, RULES);
        for (size_t i = 0; i < part_count; i++) {
            put_card(&out, 'p', (int)i, parts[i].text);
            never += parts[i].never;
            always += !parts[i].never;
        }
        script = out.text;
        grow_diagnostics *told = grow_diagnostics_new();
        grow_pack *pack = grow_pack_load("x", &READER, NULL, told);
        assert_non_null(pack);
        for (int i = 0; i < DOSSIERS; i++)
            hold_against(pack, i % 2 == 0);
        grow_pack_free(pack);
        grow_diagnostics_free(told);
        buf_clear(&out);
    }
    assert_true(never > SEEDS && always > SEEDS); // else nothing was tried
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_told_of_conditions_is_true),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
