// A form: what people type becomes a dossier, which questions are shown follows the answers, and
// what is refused changes nothing. On the shipped pack.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "grow.h"
#include "host/library.h"

struct bench {
    grow_diagnostics *problems;
    struct library *library;
    grow_pack *pack;
    grow_form *form;
    char text[64 * 1024];
    size_t length;
};

static bool keep(void *context, const char *bytes, size_t length)
{
    struct bench *bench = context;
    if (bench->length + length >= sizeof bench->text)
        return false;
    memcpy(bench->text + bench->length, bytes, length);
    bench->length += length;
    bench->text[bench->length] = '\0';
    return true;
}

static int setup(void **state)
{
    static struct bench bench;
    struct library_places places = {NULL, NULL, 0};
    memset(&bench, 0, sizeof bench);
    bench.problems = grow_diagnostics_new();
    bench.library = library_new(&places, bench.problems);
    grow_reader reader = library_reader(bench.library);
    bench.pack = grow_pack_load("grow-onderwijsregio", &reader, NULL, bench.problems);
    if (!bench.pack)
        return -1;
    bench.form = grow_form_new(bench.pack, NULL);
    *state = &bench;
    return 0;
}

static int teardown(void **state)
{
    struct bench *bench = *state;
    grow_form_free(bench->form);
    grow_pack_free(bench->pack);
    grow_diagnostics_free(bench->problems);
    library_free(bench->library);
    return 0;
}

static bool set(struct bench *bench, int respondent, const char *question, const char *typed)
{
    return grow_form_set(bench->form, respondent, question, typed, bench->problems);
}

static const grow_question *find(struct bench *bench, int respondent, const char *id)
{
    const grow_question *list;
    size_t count = grow_form_questions(bench->form, respondent, &list);
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i].id, id) == 0)
            return &list[i];
    return NULL;
}

static void assert_answer(struct bench *bench, int respondent, const char *question,
                          const char *expected)
{
    const char *answer = grow_form_answer(bench->form, respondent, question);
    if (expected)
        assert_string_equal(answer, expected);
    else
        assert_null(answer);
}

// Typed text, and the answer that it becomes; NULL where it is refused.
struct typed {
    const char *question, *typed, *answer;
};

static void try_all(struct bench *bench, int respondent, const struct typed *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        set(bench, respondent, list[i].question, "");
        bool good = set(bench, respondent, list[i].question, list[i].typed);
        if (good != (list[i].answer != NULL))
            fail_msg("%s: '%s' was %s", list[i].question, list[i].typed,
                     good ? "taken" : "refused");
        assert_answer(bench, respondent, list[i].question, list[i].answer);
    }
}

#define COUNT(list) (sizeof(list) / sizeof *(list))

static void facts_take_what_can_mean_one_thing(void **state)
{
    static const struct typed LIST[] = {
        {"F01", "po", "po"},
        {"F01", "2, 1", "po, vo"},
        {"F01", "PO,MBO", "po, mbo"},
        {"F01", "9", NULL},
        {"F01", "po, po", NULL},
        {"F02", "1", "erkend"},
        {"F02", "Aspirant", "aspirant"},
        {"F02", "dont_know", NULL},
        {"F05", "260", "260"},
        {"F05", "2,5", NULL},
        {"F05", "1.250", NULL},
        {"F07", "310000", "310000"},
        {"F07", " 310000,50 ", "310000.50"},
        {"F07", "\xe2\x82\xac 310000", "310000"},
        {"F07", "310.000", NULL},
        {"F07", "1,250", NULL},
        {"F07", "0", NULL},
        {"F16", "2025-01-15", "2025-01-15"},
        {"F16", "15-1-2025", "2025-01-15"},
        {"F16", "30-2-2025", NULL},
        {"F16", "15-1", NULL},
    };
    try_all(*state, -1, LIST, COUNT(LIST));
}

static void answers_take_states_and_points(void **state)
{
    static const struct typed LIST[] = {
        {"G01", "4", "4"},
        {"G01", "6", NULL},
        {"G01", "?", "dont_know"},
        {"G01", "-", "not_applicable"},
        {"G01", "eens", NULL},
        {"G06", "1,3", "meer_leraren, behoud_van_leraren"},
        {"G06", "1,2,3", NULL},
        {"R39", "ja", "ja"},
        {"R39", "3", "ja"},
        {"R39", "Deels", "deels"},
        {"G14", " een tekst ", "een tekst"},
        {"G14", "4", "4"},
        {"G14", "\xff", NULL},
    };
    struct bench *bench = *state;
    int p = grow_form_respondent(bench->form, "p1", "programmaleider", bench->problems);
    assert_int_equal(p, 0);
    try_all(bench, p, LIST, COUNT(LIST));
}

static void what_is_refused_changes_nothing(void **state)
{
    struct bench *bench = *state;
    assert_true(set(bench, -1, "F05", "260"));
    assert_false(set(bench, -1, "F05", "many"));
    assert_answer(bench, -1, "F05", "260");
    assert_true(set(bench, -1, "F05", "  "));
    assert_answer(bench, -1, "F05", NULL);
    assert_false(set(bench, -1, "G01", "4")); // no fact
    assert_false(set(bench, -1, "F99", "4"));
    assert_false(set(bench, 7, "G01", "4")); // nobody
    size_t errors = grow_diagnostics_errors(bench->problems);
    assert_int_equal(errors, 4);
}

static void questions_follow_the_answers(void **state)
{
    struct bench *bench = *state;
    assert_null(find(bench, -1, "F03"));
    assert_true(set(bench, -1, "F02", "aspirant"));
    assert_non_null(find(bench, -1, "F03"));
    assert_true(set(bench, -1, "F02", "erkend"));
    assert_null(find(bench, -1, "F03"));
    int s = grow_form_respondent(bench->form, "s1", "schoolbestuur", bench->problems);
    assert_non_null(find(bench, s, "G01"));
    assert_null(find(bench, s, "G04")); // not asked of this role
    assert_null(find(bench, s, "F01"));
    assert_false(set(bench, s, "G04", "4"));
}

static void questions_say_what_they_take(void **state)
{
    struct bench *bench = *state;
    int s = grow_form_respondent(bench->form, "s1", "schoolbestuur", bench->problems);
    const grow_question *question = find(bench, s, "G01");
    assert_int_equal(question->type, GROW_SCALE);
    assert_int_equal(question->choice_count, 5);
    assert_string_equal(question->choices[4].id, "5");
    assert_string_equal(question->choices[4].label, "helemaal eens");
    assert_true(question->takes_dont_know);
    assert_string_equal(question->phase, "goal");
    assert_string_equal(question->section_title, "Gedeelde opdracht");
    question = find(bench, -1, "F06");
    assert_int_equal(question->type, GROW_NUMBER);
    assert_false(question->takes_dont_know);
    assert_non_null(question->max);
    question = find(bench, -1, "F04");
    assert_int_equal(question->type, GROW_TABLE);
    assert_int_equal(question->column_count, 9);
    assert_true(question->columns[2].integer);
}

static void a_table_is_typed_cell_by_cell(void **state)
{
    struct bench *bench = *state;
    grow_form *form = bench->form;
    assert_string_equal(grow_form_cell(form, "F04", 0, "Regio \"A\"", bench->problems),
                        "\"Regio \\\"A\\\"\"");
    assert_string_equal(grow_form_cell(form, "F04", 2, "12", bench->problems), "12");
    assert_string_equal(grow_form_cell(form, "F04", 5, "2", bench->problems), "\"deels\"");
    assert_null(grow_form_cell(form, "F04", 2, "twelve", bench->problems));
    assert_null(grow_form_cell(form, "F04", 2, "", bench->problems));
    assert_null(grow_form_cell(form, "F04", 99, "1", bench->problems));
    static const char ROWS[] =
        "[{naam: \"Regio \\\"A\\\"\", penvoerder: \"B, {C}\", vestigingen: 12, studenten_t1: 220, "
        "studenten_niet_getekend: 0, geldafspraak: \"deels\", grenst_aan_hoofdregio: \"ja\", "
        "regio_totaal_studenten: 640, andere_partnerschappen: 2}]";
    assert_true(set(bench, -1, "F04", ROWS));
    assert_answer(bench, -1, "F04", ROWS);
    assert_false(set(bench, -1, "F04", "[{naam: x}]"));
    assert_false(set(bench, -1, "F04", "]["));
    assert_answer(bench, -1, "F04", ROWS);
}

static void respondents_keep_their_numbers(void **state)
{
    struct bench *bench = *state;
    grow_form *form = bench->form;
    const char *role;
    assert_int_equal(grow_form_respondent(form, "z", "schoolbestuur", bench->problems), 0);
    assert_int_equal(grow_form_respondent(form, "a", "beroepsgroep", bench->problems), 1);
    assert_int_equal(grow_form_respondent(form, "z", "schoolbestuur", bench->problems), 0);
    assert_int_equal(grow_form_respondent(form, "z", "beroepsgroep", bench->problems), -1);
    assert_int_equal(grow_form_respondent(form, "b", "bestuur", bench->problems), -1);
    assert_int_equal(grow_form_respondent(form, "not an id", "schoolbestuur", bench->problems), -1);
    assert_true(grow_form_set_partnership(form, "Proef (fictief)", true));
    assert_true(grow_form_set_date(form, "2025-01-15", bench->problems));
    assert_true(set(bench, 0, "G01", "4"));
    grow_sink sink = {keep, bench};
    assert_true(grow_form_write(form, &sink));
    assert_true(strstr(bench->text, "id: a") < strstr(bench->text, "id: z"));
    assert_string_equal(grow_form_respondent_id(form, 0, &role), "z");
    assert_string_equal(role, "schoolbestuur");
    assert_null(grow_form_respondent_id(form, 2, &role));
    assert_answer(bench, 0, "G01", "4");
}

static void a_dossier_needs_a_name_and_a_date(void **state)
{
    struct bench *bench = *state;
    grow_sink sink = {keep, bench};
    assert_false(grow_form_write(bench->form, &sink));
    assert_false(grow_form_set_partnership(bench->form, " ", false));
    assert_true(grow_form_set_partnership(bench->form, "X", false));
    assert_false(grow_form_write(bench->form, &sink));
    assert_false(grow_form_set_date(bench->form, "2025-02-30", bench->problems));
    assert_true(grow_form_set_date(bench->form, "2025-02-28", bench->problems));
    assert_true(grow_form_write(bench->form, &sink));
}

// A form made of a dossier writes the same dossier, also when that one is gone.
static void goes_on_with_a_dossier(void **state)
{
    struct bench *bench = *state;
    static const char DOSSIER[] =
        "grow-dossier: 1\npack: grow-onderwijsregio\n"
        "partnership: { name: \"Proef (fictief)\", fictional: true }\ndate: 2025-01-15\n"
        "facts:\n  F01: [po, vo]\n  F07: 310000.50\n  F16: 2025-01-15\n"
        "respondents:\n  - id: b1\n    role: beroepsgroep\n    answers:\n      G01: dont_know\n"
        "  - id: p1\n    role: programmaleider\n    answers:\n      G01: 4\n"
        "      G06: [meer_leraren, behoud_van_leraren]\n      R39: not_applicable\n";
    grow_dossier *dossier =
        grow_dossier_read(bench->pack, "x.yaml", DOSSIER, sizeof DOSSIER - 1, bench->problems);
    if (!dossier)
        fail();
    grow_form *form = grow_form_new(bench->pack, dossier);
    grow_dossier_free(dossier);
    grow_sink sink = {keep, bench};
    assert_true(grow_form_write(form, &sink));
    assert_string_equal(bench->text, DOSSIER);
    grow_form_free(form);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(facts_take_what_can_mean_one_thing, setup, teardown),
        cmocka_unit_test_setup_teardown(answers_take_states_and_points, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_refused_changes_nothing, setup, teardown),
        cmocka_unit_test_setup_teardown(questions_follow_the_answers, setup, teardown),
        cmocka_unit_test_setup_teardown(questions_say_what_they_take, setup, teardown),
        cmocka_unit_test_setup_teardown(a_table_is_typed_cell_by_cell, setup, teardown),
        cmocka_unit_test_setup_teardown(respondents_keep_their_numbers, setup, teardown),
        cmocka_unit_test_setup_teardown(a_dossier_needs_a_name_and_a_date, setup, teardown),
        cmocka_unit_test_setup_teardown(goes_on_with_a_dossier, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
