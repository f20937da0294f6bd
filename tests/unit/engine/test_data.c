// Data out and in: whatever a dossier holds comes back whole, nothing looks like a formula, and
// what was damaged on the way is told with its place.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "data_pack.h"

enum { DOSSIERS = 150 };

static char *export(struct data_pack *bench, const grow_dossier *dossier, grow_data_format format,
                    char delimiter, bool with_texts)
{
    grow_export_options options = {.delimiter = delimiter, .with_texts = with_texts};
    grow_assessment *assessment = grow_evaluate(bench->pack, dossier, bench->problems);
    grow_sink sink = data_pack_sink(bench);
    assert_non_null(assessment);
    assert_true(grow_export(assessment, format, &options, &sink, bench->problems));
    grow_assessment_free(assessment);
    return strdup(bench->text);
}

static grow_dossier *import(struct data_pack *bench, const char *text)
{
    grow_data data = {.name = "data.csv", .text = text, .length = strlen(text)};
    char id[64];
    if (!grow_import_pack(&data, id, sizeof id, bench->problems))
        return NULL;
    assert_string_equal(id, "alles");
    return grow_import(bench->pack, &data, bench->problems);
}

static void check_back(struct data_pack *bench, const grow_dossier *dossier, const char *text)
{
    grow_dossier *back = import(bench, text);
    if (!back || grow_diagnostics_warnings(bench->problems))
        fail_msg("%s\n%s", data_pack_said(bench), text);
    assert_string_equal(grow_dossier_hash(back), grow_dossier_hash(dossier));
    grow_dossier_free(back);
}

static void test_round_trip(void **state)
{
    static const char DELIMITERS[] = {',', ';', '\t'};
    struct data_pack *bench = *state;
    for (uint64_t seed = 1; seed <= DOSSIERS; seed++) {
        grow_dossier *dossier = data_pack_dossier(bench, seed);
        for (size_t i = 0; i < sizeof DELIMITERS; i++) {
            char *text = export(bench, dossier, GROW_DATA_CSV, DELIMITERS[i], true);
            check_back(bench, dossier, text);
            free(text);
        }
        char *text = export(bench, dossier, GROW_DATA_JSON, ',', true);
        check_back(bench, dossier, text);
        free(text);
        grow_dossier_free(dossier);
    }
}

// No cell of either form begins as a formula does, but our own numbers.
static void test_no_formula(void **state)
{
    struct data_pack *bench = *state;
    for (uint64_t seed = 1; seed <= DOSSIERS; seed++) {
        grow_dossier *dossier = data_pack_dossier(bench, seed);
        for (int wide = 0; wide < 2; wide++) {
            grow_data_format format = wide ? GROW_DATA_CSV_WIDE : GROW_DATA_CSV;
            char *text = export(bench, dossier, format, ',', true);
            bool quoted = false;
            for (const char *at = text, *cell = text; *at; at++) {
                if (at == cell) {
                    const char *first = at + (*at == '"');
                    if (strchr("=+@\t\r", *first) || strncmp(first, "＝", 3) == 0 ||
                        strncmp(first, "－", 3) == 0 ||
                        (*first == '-' && !(first[1] >= '0' && first[1] <= '9')))
                        fail_msg("a formula: %.40s", first);
                }
                if (*at == '"')
                    quoted = !quoted;
                else if (!quoted && (*at == ',' || *at == '\n') && at[1])
                    cell = at + 1;
            }
            free(text);
        }
        grow_dossier_free(dossier);
    }
}

static const char PLAIN[] = "grow-dossier: 1\npack: alles\n"
                            "partnership: { name: \"De Brug (fictief)\", fictional: true }\n"
                            "date: 2025-01-15\n"
                            "facts:\n  F01: 4.5\n  F02: b\n"
                            "  F03: [{ naam: A, aantal: 2, hoe: ja, dag: 2024-02-29 }]\n"
                            "  F04: \"geheim\"\n"
                            "respondents:\n"
                            "  - { id: r1, role: een, answers: { G01: 2, G02: \"ook geheim\" } }\n";

static void test_texts_left_out(void **state)
{
    struct data_pack *bench = *state;
    grow_dossier *dossier = data_pack_read(bench, PLAIN);
    assert_int_equal(grow_dossier_size(dossier).texts, 2);
    for (int i = 0; i < 3; i++) {
        char *text = export(bench, dossier, (grow_data_format)i, ',', false);
        assert_null(strstr(text, "geheim"));
        free(text);
    }
    char *text = export(bench, dossier, GROW_DATA_CSV, ',', false);
    assert_non_null(strstr(text, ",G02,,,left_out,,,\n"));
    grow_dossier *back = import(bench, text);
    assert_non_null(back);
    assert_int_equal(grow_diagnostics_warnings(bench->problems), 1);
    assert_non_null(strstr(data_pack_said(bench), "2 open texts were left out"));
    assert_int_equal(grow_dossier_size(back).texts, 0);
    assert_int_equal(grow_dossier_size(back).facts, 3);
    grow_dossier_free(back);
    free(text);
    grow_dossier_free(dossier);
}

static void test_rows(void **state)
{
    static const char HEAD[] = "De Brug (fictief),yes,2025-01-15,alles,1,";
    static const char *const ROWS[] = {"fact,,,F01,,,value,4.5,,\n",
                                       "fact,,,F03,1,hoe,value,ja,Ja,\n",
                                       "fact,,,F06,,,unanswered,,,\n",
                                       "answer,r1,een,G01,,,value,2,ja,100.0\n",
                                       "answer,r1,een,G02,,,not_shown,ook geheim,,\n",
                                       "answer,r1,een,G03,,,unanswered,,,\n"};
    struct data_pack *bench = *state;
    grow_dossier *dossier = data_pack_read(bench, PLAIN);
    char *text = export(bench, dossier, GROW_DATA_CSV, ',', true);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        char *row = strstr(text, ROWS[i]);
        if (!row)
            fail_msg("no row %s in\n%s", ROWS[i], text);
        assert_memory_equal(row - strlen(HEAD), HEAD, strlen(HEAD));
    }
    free(text);
    text = export(bench, dossier, GROW_DATA_CSV, ';', true);
    assert_memory_equal(text, "\xEF\xBB\xBFpartnership;fictional;", 25);
    assert_non_null(strstr(text, ";value;4,5;;\r\n"));
    free(text);
    grow_dossier_free(dossier);
}

// What a Dutch spreadsheet makes of it when it saves the file is read back.
static void test_saved_again(void **state)
{
    struct data_pack *bench = *state;
    grow_dossier *dossier = data_pack_read(bench, PLAIN);
    char *text = export(bench, dossier, GROW_DATA_CSV, ';', true), *at;
    while ((at = strstr(text, "2025-01-15")) != NULL) {
        memcpy(at, "15-1-2025", 9);
        memmove(at + 9, at + 10, strlen(at + 10) + 1);
    }
    at = strstr(text, "2024-02-29");
    memcpy(at, "29-02-2024", 10);
    check_back(bench, dossier, text);
    free(text);
    grow_dossier_free(dossier);
}

struct damage {
    const char *from, *to; // in the export
    const char *said;
};

static void test_damage(void **state)
{
    static const struct damage DAMAGE[] = {
        {",value,4.5,", ",value,vier,", "data.csv:3:61: error: 'F01' takes a number, not 'vier'"},
        {",state,", ",staat,", "this is no export in the long form"},
        {",role,", ",rol,", "'rol' is no column of an export"},
        {",label,", ",value,", "the column 'value' stands twice"},
        {"answer,r1,een,G02", "answer,r1,twee,G02", "'r1' has two roles: 'een' and 'twee'"},
        {"answer,r1,een,G02", "answer,r1,een,G01", "a second row for 'G01'"},
        {"answer,r1,een,G02", "antwoord,r1,een,G02", "'antwoord' is not a kind of row"},
        {"answer,r1,een,G02", "answer,,een,G02", "does not say whose answer it is"},
        {"answer,r1,een,G02", "answer,r1,een,G99", "has no question 'G99'"},
        {"fact,,,F06", "fact,,,", "does not say which question it is about"},
        {"F01,,,value", "F01,,,valu", "did you mean 'value'?"},
        {"F01,,,value", "F01,,,unanswered", "there is a value, and the state says"},
        {",value,4.5,", ",value,,", "the state says that there is a value, and there is none"},
        {"F03,1,hoe", "F03,3,hoe", "'F03' has no row 2"},
        {"F03,1,hoe", "F03,x,hoe", "'x' is not the number of a row"},
        {"F03,1,hoe", "F03,1,naam", "this cell of the table stands twice"},
        {"F03,1,hoe", "F03,1,hoog", "'F03' has no column 'hoog'"},
        {",yes,2025-01-15,alles,1,fact,,,F02", ",no,2025-01-15,alles,1,fact,,,F02",
         "'no' is not 'yes', as in the first row"},
        {"F01,,,value,4.5,,", "F01,,,value,4.5,,,,over", "a column without a name"},
        {"geheim", "\"geheim\" x", "there is more behind the quote"},
        {"ook geheim", "\"ook geheim", "this quote is not closed"},
        {"ook geheim", "ook \xFF geheim", "not well-formed UTF-8"},
        {",value,4.5,", ",value,4.6,", "the data differ from what was exported"},
    };
    struct data_pack *bench = *state;
    grow_dossier *dossier = data_pack_read(bench, PLAIN);
    for (size_t i = 0; i < sizeof DAMAGE / sizeof *DAMAGE; i++) {
        char *text = export(bench, dossier, GROW_DATA_CSV, ',', true);
        char *at = strstr(text, DAMAGE[i].from);
        char *hurt = calloc(1, strlen(text) + 100);
        assert_non_null(at);
        memcpy(hurt, text, (size_t)(at - text));
        strcat(hurt, DAMAGE[i].to);
        strcat(hurt, at + strlen(DAMAGE[i].from));
        grow_dossier *back = import(bench, hurt);
        const char *said = data_pack_said(bench);
        if (!strstr(said, DAMAGE[i].said) || strstr(said, "data.csv:") != said)
            fail_msg("'%s' is not in:\n%s", DAMAGE[i].said, said);
        assert_int_equal(back == NULL, grow_diagnostics_errors(bench->problems) > 0);
        grow_dossier_free(back);
        free(text);
        grow_diagnostics_free(bench->problems);
        bench->problems = grow_diagnostics_new();
        free(hurt);
    }
    grow_dossier_free(dossier);
}

// Past the most respondents nothing more is kept.
static void test_too_many_people(void **state)
{
    enum { PEOPLE = 3000, ROOM = 100 };
    struct data_pack *bench = *state;
    char *text = calloc(PEOPLE + 2, ROOM);
    size_t length = (size_t)snprintf(text, 2 * ROOM,
                                     "partnership,fictional,date,pack,version,kind,respondent,"
                                     "role,question,row,column,state,value,label,score\n");
    for (int i = 1; i <= PEOPLE; i++)
        length += (size_t)snprintf(text + length, ROOM,
                                   "x,yes,2025-01-15,alles,1,respondent,p%d,een,,,,,,,\n", i);
    assert_null(import(bench, text));
    const char *said = data_pack_said(bench);
    assert_non_null(strstr(said, "data.csv:2002:"));
    assert_non_null(strstr(said, "more than 2000 respondents [G1003]"));
    free(text);
}

static void test_other_files(void **state)
{
    static const char *const FILES[] = {"",
                                        "\n\n\n",
                                        "a,b,c\n1,2,3\n",
                                        "\xEF\xBB\xBF",
                                        "\"",
                                        "{}",
                                        "{",
                                        "partnership,question,state\n",
                                        "grow-dossier: 1\n"};
    struct data_pack *bench = *state;
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
        assert_null(import(bench, FILES[i]));
        assert_true(grow_diagnostics_errors(bench->problems) > 0);
        grow_diagnostics_free(bench->problems);
        bench->problems = grow_diagnostics_new();
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_round_trip, data_pack_open, data_pack_close),
        cmocka_unit_test_setup_teardown(test_no_formula, data_pack_open, data_pack_close),
        cmocka_unit_test_setup_teardown(test_texts_left_out, data_pack_open, data_pack_close),
        cmocka_unit_test_setup_teardown(test_rows, data_pack_open, data_pack_close),
        cmocka_unit_test_setup_teardown(test_saved_again, data_pack_open, data_pack_close),
        cmocka_unit_test_setup_teardown(test_damage, data_pack_open, data_pack_close),
        cmocka_unit_test_setup_teardown(test_too_many_people, data_pack_open, data_pack_close),
        cmocka_unit_test_setup_teardown(test_other_files, data_pack_open, data_pack_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
