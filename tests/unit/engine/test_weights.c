// Weights: leaving them out is the same as writing 1 everywhere, and a weight counts as often as it
// says.

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "grow.h"

static const char *const SCRIPT =
    "local grow = require \"grow\"\n"
    "grow.score { id = \"kracht\", floor = 0.6, least = 2, flag = 20,\n"
    "    bands = { { id = \"al\", label = \"Alles\" } } }\n";

// %1: a weight of the role; %2, %3: of the questions.
static const char QUESTIONNAIRE[] =
    "grow: 1\nid: klein\nversion: '1'\nlanguages: [nl]\ntitle: Klein\nscripts: [klein]\n"
    "scales:\n  - id: E3\n    label: Eens\n    kind: numbers\n    points:\n"
    "      - { is: 1, label: oneens }\n      - { is: 2, label: neutraal }\n"
    "      - { is: 3, label: eens }\n"
    "roles:\n  - { id: bestuur, label: Bestuur, short: B%s }\n"
    "  - { id: leraar, label: Leraar, short: L }\n"
    "dimensions:\n  - { id: kracht, label: Kracht }\n"
    "phases:\n  reality:\n    title: Nu\n    sections:\n      - id: een\n        title: Een\n"
    "        questions:\n"
    "          - { id: R01, text: Eerste, scale: E3, roles: [bestuur, leraar], dimension: kracht%s "
    "}\n"
    "          - { id: R02, text: Tweede, scale: E3, roles: [bestuur, leraar], dimension: kracht%s "
    "}\n";

static const char *const DOSSIER =
    "grow-dossier: 1\npack: klein\npartnership: { name: \"Test (fictief)\", fictional: true }\n"
    "date: 2025-01-15\nrespondents:\n"
    "  - { id: b, role: bestuur, answers: { R01: 3, R02: 1 } }\n"
    "  - { id: l, role: leraar, answers: { R01: 2, R02: 1 } }\n";

struct files {
    char questionnaire[4096];
};

static bool read_file(void *context, const char *name, grow_file *file)
{
    struct files *files = context;
    bool script = strcmp(name, "scripts/klein.lua") == 0;
    file->text = script ? SCRIPT : files->questionnaire;
    file->length = strlen(file->text);
    return script || strcmp(name, "questionnaires/klein/questionnaire.yaml") == 0;
}

static bool take(void *context, const char *bytes, size_t length)
{
    char **text = context;
    *text = malloc(length + 1);
    assert_non_null(*text);
    memcpy(*text, bytes, length);
    (*text)[length] = '\0';
    return true;
}

// The findings of the result JSON for these weights; the caller frees.
static char *findings(const char *role, const char *first, const char *second)
{
    struct files files;
    snprintf(files.questionnaire, sizeof files.questionnaire, QUESTIONNAIRE, role, first, second);
    grow_reader reader = {.read = read_file, .context = &files};
    grow_diagnostics *diagnostics = grow_diagnostics_new();
    grow_pack *pack = grow_pack_load("klein", &reader, NULL, diagnostics);
    assert_non_null(pack);
    grow_dossier *dossier =
        grow_dossier_read(pack, "dossier", DOSSIER, strlen(DOSSIER), diagnostics);
    assert_non_null(dossier);
    grow_assessment *assessment = grow_evaluate(pack, dossier, diagnostics);
    assert_non_null(assessment);
    char *text = NULL;
    grow_sink sink = {take, &text};
    assert_true(grow_render(assessment, GROW_RESULT_JSON, NULL, &sink, diagnostics));
    grow_assessment_free(assessment);
    grow_dossier_free(dossier);
    grow_pack_free(pack);
    grow_diagnostics_free(diagnostics);
    char *from = strstr(text, "\"dimensions\"");
    assert_non_null(from);
    memmove(text, from, strlen(from) + 1);
    return text;
}

static void no_weights_are_weights_of_one(void **state)
{
    (void)state;
    char *without = findings("", "", "");
    char *with = findings(", weight: 1", ", weight: 1", ", weight: 1");
    assert_string_equal(without, with);
    free(without);
    free(with);
}

static void a_weight_counts_as_often_as_it_says(void **state)
{
    (void)state;
    static const struct {
        const char *role, *first, *second, *score;
    } cases[] = {
        {"", "", "", "\"score\": 37.5"},              // ((100+50)/2 + 0) / 2
        {"", ", weight: 3", "", "\"score\": 56.3"},   // (3 * 75 + 0) / 4
        {"", ", weight: 0.5", "", "\"score\": 25.0"}, // (0.5 * 75) / 1.5
        {", weight: 3", "", "", "\"score\": 43.8"},   // ((3 * 100 + 50) / 4 + 0) / 2
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *text = findings(cases[i].role, cases[i].first, cases[i].second);
        if (!strstr(text, cases[i].score))
            fail_msg("case %zu: no %s in %s", i, cases[i].score, text);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_weights_are_weights_of_one),
        cmocka_unit_test(a_weight_counts_as_often_as_it_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
