// What conditions take of the memory of an evaluation: a column of a table once, however often it
// is named, and nothing for a question that is asked of one respondent after the other.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "engine/handles.h"

enum { ROWS = 200, PEOPLE = 300, TERMS = 60, TEXT = 100000 };

static const char *when, *value;
static struct buf questions, rules;

static bool read_file(void *context, const char *name, grow_file *file)
{
    (void)context;
    const struct buf *buf = strcmp(name, "scripts/x.lua") == 0                         ? &rules
                            : strcmp(name, "questionnaires/x/questionnaire.yaml") == 0 ? &questions
                                                                                       : NULL;
    file->text = buf ? buf->text : NULL;
    file->length = buf ? buf->length : 0;
    return buf != NULL;
}

static void put_terms(struct buf *out, const char *term, int count)
{
    for (int i = 0; i < count; i++)
        buf_putf(out, i == 0 ? "%s" : " + %s", term);
}

static void make_pack(void)
{
    buf_putf(
        &questions,
        "grow: 1\nid: x\nversion: '1'\nlanguages: [nl]\ntitle: X\nscripts: [x]\n"
        "roles: [{ id: a, label: A, short: A }]\ndimensions: [{ id: d, label: D }]\n"
        "scales:\n  - { id: S, label: S, kind: numbers, points: [{ is: 1, label: a }, { is: 2, "
        "label: b }] }\n"
        "facts:\n  - { id: F01, text: A, type: table, columns: [{ id: n, label: N, type: "
        "number, min: 0 }] }\n"
        "phases:\n  goal:\n    title: D\n    sections:\n      - id: s\n        title: S\n"
        "        questions:\n"
        "          - { id: G01, text: V, type: number, min: 0, max: 9, roles: [a] }\n"
        "          - { id: G02, text: W, scale: S, roles: [a], dimension: d, when: \"%s > 0\" }\n",
        when);
    buf_putf(&rules,
             "local grow = require 'grow'\n"
             "grow.figure { id = 'f', label = 'F', unit = 'count', value = '%s' }\n",
             value);
}

static void put_dossier(struct buf *out)
{
    buf_puts(out, "grow-dossier: 1\npack: x\npartnership: { name: P, fictional: true }\n"
                  "date: 2025-01-15\nfacts:\n  F01:\n");
    for (int i = 0; i < ROWS; i++)
        buf_puts(out, "    - { n: 1 }\n");
    buf_puts(out, "respondents:\n");
    for (int i = 0; i < PEOPLE; i++)
        buf_putf(out, "  - { id: p%d, role: a, answers: { G01: 1 } }\n", i);
}

// The bytes of an evaluation with so many terms in the condition of a question and in a figure.
static size_t room_of(const char *asked, int in_question, const char *counted, int in_figure)
{
    struct buf condition, expression, dossier_text;
    buf_init(&condition, TEXT);
    buf_init(&expression, TEXT);
    buf_init(&dossier_text, TEXT);
    buf_init(&questions, TEXT);
    buf_init(&rules, TEXT);
    put_terms(&condition, asked, in_question);
    put_terms(&expression, counted, in_figure);
    when = condition.text;
    value = expression.text;
    make_pack();
    put_dossier(&dossier_text);
    grow_reader reader = {.read = read_file};
    grow_diagnostics *told = grow_diagnostics_new();
    grow_pack *pack = grow_pack_load("x", &reader, NULL, told);
    assert_non_null(pack);
    grow_dossier *dossier =
        grow_dossier_read(pack, "d", dossier_text.text, dossier_text.length, told);
    assert_non_null(dossier);
    grow_assessment *assessment = grow_evaluate(pack, dossier, told);
    assert_non_null(assessment);
    size_t used = assessment->arena.used;
    grow_assessment_free(assessment);
    grow_dossier_free(dossier);
    grow_pack_free(pack);
    grow_diagnostics_free(told);
    buf_clear(&condition);
    buf_clear(&expression);
    buf_clear(&dossier_text);
    buf_clear(&questions);
    buf_clear(&rules);
    return used;
}

static void a_column_is_made_once(void **state)
{
    (void)state;
    size_t one = room_of("G01", 1, "sum(F01.n)", 1);
    size_t many = room_of("G01", 1, "sum(F01.n)", TERMS);
    assert_true(many - one < TERMS * 4 * sizeof(struct trace));
}

static void a_question_leaves_nothing_for_each_respondent(void **state)
{
    (void)state;
    size_t one = room_of("G01", 1, "1", 1), many = room_of("G01", TERMS, "1", 1);
    assert_true(many - one < TERMS * 4 * sizeof(struct trace));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_column_is_made_once),
        cmocka_unit_test(a_question_leaves_nothing_for_each_respondent),
    };
    return cmocka_run_group_tests_name("room", tests, NULL, NULL);
}
