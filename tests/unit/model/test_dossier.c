// The values of a dossier: what each type of question takes, as which value, and what is said, with
// its place, about everything else.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/num.h"
#include "dossier_bench.h"

// A dossier with this one answer on line 9, from column 7 on.
static struct dossier *read_answer(struct bench *bench, const char *role, const char *answer)
{
    return read_dossier(bench,
                        arena_textf(&bench->arena,
                                    "%srespondents:\n  - id: s1\n    role: %s\n    answers:\n"
                                    "      %s\n",
                                    HEAD, role, answer));
}

static void show_value(struct buf *out, const struct value *value)
{
    char number[NUM_TEXT];
    switch (value->kind) {
    case VALUE_NUMBER:
        num_fixed(number, value->number, value->decimals);
        buf_puts(out, number);
        break;
    case VALUE_WORD: buf_puts(out, value->text); break;
    case VALUE_TEXT: buf_putf(out, "'%s'", value->text); break;
    case VALUE_DATE: buf_putf(out, "%s=%d", value->text, (int)value->number); break;
    case VALUE_LIST:
    case VALUE_TABLE:
        buf_putc(out, value->kind == VALUE_LIST ? '[' : '{');
        for (size_t i = 0; i < value->count; i++) {
            buf_puts(out, i > 0 ? " " : "");
            show_value(out, &value->items[i]);
        }
        buf_putc(out, value->kind == VALUE_LIST ? ']' : '}');
        break;
    default: buf_puts(out, "?");
    }
}

static const char *shown(struct bench *bench, const struct answer *answer)
{
    static const char *const STATES[] = {"none", "", "dont_know", "not_applicable"};
    if (answer->state != ANSWER_VALUE)
        return STATES[answer->state];
    buf_reset(&bench->out);
    show_value(&bench->out, &answer->value);
    return bench->out.text;
}

struct good {
    const char *given, *taken;
};

static const struct good FACTS[] = {
    {"F01: [vo, po]", "[po vo]"}, // in the pack's order
    {"F01: []", "none"},          // nothing chosen is nothing said
    {"F02: erkend", "erkend"},
    {"F02: \"erkend\"", "erkend"},
    {"F03: 1990", "1990"},
    {"F03: 2100", "2100"},
    {"F05: 0", "0"},
    {"F05: 55.0", "55"},
    {"F06: 55.50", "55.50"},
    {"F06: 100", "100"},
    {"F07: 0.000000001", "0.000000001"},
    {"F16: 2024-02-29", "2024-02-29=19782"},
    {"F16: \"2024-02-29\"", "2024-02-29=19782"},
    {"F04: []", "{}"},
    {"F04: [ { grenst: ja, naam: 7, afspraak: deels, studenten: 26 } ]", "{['7' 26 deels ja]}"},
    // A fact may be empty.
    {"F05: null", "none"},
    {"F05: ~", "none"},
    {"F05:", "none"},
    {"F04: null", "none"},
};

static void takes_facts(void **state)
{
    struct bench *bench = *state;
    for (size_t i = 0; i < COUNT(FACTS); i++) {
        const struct dossier *dossier = read_fact(bench, FACTS[i].given);
        if (!dossier)
            fail_msg("not read: %s", FACTS[i].given);
        char id[4] = {0};
        memcpy(id, FACTS[i].given, 3);
        const struct question *fact = pack_question_find(bench->pack, id);
        assert_string_equal(shown(bench, &dossier->facts[fact->index]), FACTS[i].taken);
    }
}

static const struct good ANSWERS[] = {
    {"G01: 1", "1"},
    {"G01: 5", "5"},
    {"G01: 4.0", "4"},
    {"G01: dont_know", "dont_know"},
    {"G01: \"not_applicable\"", "not_applicable"},
    {"R16: deels", "deels"},
    {"R16: dont_know", "dont_know"},
    {"R20: 0", "0"},
    {"G06: [no, meer]", "[meer no]"},
    {"W04: [rust, tijd]", "[rust tijd]"}, // as given
    {"G14: goed genoeg", "'goed genoeg'"},
    {"G14: 12", "'12'"},
    {"G14: \"é \\U0001F600\\n\"", "'é 😀\n'"},
    {"N01: -5", "-5"},
    {"N01: -0.25", "-0.25"},
};

static void takes_answers(void **state)
{
    struct bench *bench = *state;
    for (size_t i = 0; i < COUNT(ANSWERS); i++) {
        const struct dossier *dossier = read_answer(bench, "bestuur", ANSWERS[i].given);
        if (!dossier)
            fail_msg("not read: %s", ANSWERS[i].given);
        char id[4] = {0};
        memcpy(id, ANSWERS[i].given, 3);
        const struct question *question = pack_question_find(bench->pack, id);
        assert_string_equal(shown(bench, &dossier->respondents[0].answers[question->index]),
                            ANSWERS[i].taken);
    }
}

struct bad {
    const char *given;
    enum diag_code code;
    int column; // in `given`, from 1
    const char *message, *help;
};

static const struct bad BAD_FACTS[] = {
    {"F99: 1", DIAG_FACT_UNKNOWN, 1, "no fact 'F99'", "take it out"},
    {"F022: erkend", DIAG_FACT_UNKNOWN, 1, "no fact 'F022'", "did you mean 'F02'?"},
    {"G01: 4", DIAG_FACT_UNKNOWN, 1, "'G01' is a question", "'answers' of a respondent"},
    {"F01: po", DIAG_FACT_VALUE, 6, "takes a list, not one value", "[po]"},
    {"F01: [po, vo, mbo]", DIAG_FACT_VALUE, 6, "at most 2, not 3", "take out"},
    {"F01: [po, po]", DIAG_FACT_VALUE, 11, "names 'po' twice", "once"},
    {"F01: [po, wo]", DIAG_FACT_VALUE, 11, "does not take 'wo'", "it takes po, vo, mbo"},
    {"F01: [po, null]", DIAG_FACT_VALUE, 11, "takes a word, not nothing", "write a word"},
    {"F02: erkent", DIAG_FACT_VALUE, 6, "does not take 'erkent'", "did you mean 'erkend'?"},
    {"F02: [erkend]", DIAG_FACT_VALUE, 6, "takes a word, not a list", "write a word"},
    {"F02: dont_know", DIAG_FACT_VALUE, 6, "does not take 'dont_know'", "erkend, aspirant"},
    {"F03: 1989", DIAG_FACT_VALUE, 6, "takes a year, not 1989", "1990 to 2100"},
    {"F03: 2101", DIAG_FACT_VALUE, 6, "takes a year, not 2101", "1990 to 2100"},
    {"F03: 2020.5", DIAG_FACT_VALUE, 6, "takes a year", "1990 to 2100"},
    {"F03: \"2020\"", DIAG_FACT_VALUE, 6, "stands in quotes", "without quotes"},
    {"F05: -1", DIAG_FACT_VALUE, 6, "is at least 0, not -1", "at least 0"},
    {"F05: 1.5", DIAG_FACT_VALUE, 6, "a whole number, not 1.5", "without decimals"},
    {"F05: 1.200", DIAG_FACT_VALUE, 6, "a whole number, not 1.200", "write 1200 if that was meant"},
    {"F05: 1.000", DIAG_FACT_VALUE, 6, "a whole number, not 1.000", "write 1000 if that was meant"},
    {"F05: \"3\"", DIAG_FACT_VALUE, 6, "stands in quotes", "without quotes"},
    {"F06: 100.1", DIAG_FACT_VALUE, 6, "is at most 100, not 100.1", "at most 100"},
    {"F06: 55%", DIAG_FACT_VALUE, 6, "not '55%'", "no unit"},
    {"F06: 5e1", DIAG_FACT_VALUE, 6, "not '5e1'", "digits only"},
    {"F07: 1.250,00", DIAG_FACT_VALUE, 6, "not '1.250,00'", "write 1250.00"},
    {"F07: 0", DIAG_FACT_VALUE, 6, "is more than 0, not 0", "more than 0"},
    {"F07: { a: 1 }", DIAG_FACT_VALUE, 6, "a number, not a mapping", "a number"},
    {"F16: 2025-02-29", DIAG_FACT_VALUE, 6, "not '2025-02-29'", "month 2 of 2025 has 28 days"},
    {"F16: 15-01-2025", DIAG_FACT_VALUE, 6, "not '15-01-2025'", "write 2025-01-15"},
    {"F04: { naam: a }", DIAG_FACT_VALUE, 6, "a list of rows, not a mapping", "- { column"},
    {"F04: [ 3 ]", DIAG_FACT_VALUE, 8, "rows with columns, not one value", "{ column"},
    {"F04: [ { naam: a, studenten: 1, afspraak: ja } ]", DIAG_FACT_VALUE, 8,
     "lacks the column 'grenst'", "'grenst: ...'"},
    {"F04: [ { naam: a, studenten: 1, afspraak: ja, grenst: ja, studentn: 2 } ]", DIAG_FACT_VALUE,
     59, "no column 'studentn'", "did you mean 'studenten'?"},
    {"F04: [ { naam: a, studenten: -1, afspraak: ja, grenst: ja } ]", DIAG_FACT_VALUE, 30,
     "'studenten' is at least 0", "at least 0"},
    {"F04: [ { naam: a, studenten: 1, afspraak: dont_know, grenst: ja } ]", DIAG_FACT_VALUE, 43,
     "'afspraak' is a column", "write a value"},
    {"F04: [ { naam: null, studenten: 1, afspraak: ja, grenst: ja } ]", DIAG_FACT_VALUE, 16,
     "takes a text, not nothing", "write a text"},
    {"F04: [ { naam: \"\", studenten: 1, afspraak: ja, grenst: ja } ]", DIAG_FACT_VALUE, 16,
     "this one is empty", "write a text"},
};

static const struct bad BAD_ANSWERS[] = {
    {"G1: 4", DIAG_ANSWER_UNKNOWN, 1, "no question 'G1'", "take it out"},
    {"R370: 4", DIAG_ANSWER_UNKNOWN, 1, "no question 'R370'", "did you mean 'R37'?"},
    {"F02: erkend", DIAG_ANSWER_UNKNOWN, 1, "'F02' is a fact", "under 'facts'"},
    {"R37: 4", DIAG_ANSWER_ROLE, 1, "not asked of the role 'bestuur'", "it is asked of opleiding"},
    {"G01: 0", DIAG_ANSWER_VALUE, 6, "does not take '0'", "it takes 1, 2, 3, 4, 5, dont_know"},
    {"G01: 6", DIAG_ANSWER_VALUE, 6, "does not take '6'", "it takes 1, 2, 3"},
    {"G01: 3.5", DIAG_ANSWER_VALUE, 6, "does not take '3.5'", "it takes 1, 2, 3"},
    {"G01: eens", DIAG_ANSWER_VALUE, 6, "does not take 'eens'", "it takes 1, 2, 3"},
    {"G01: \"4\"", DIAG_ANSWER_VALUE, 6, "stands in quotes", "without quotes"},
    {"G01: dontknow", DIAG_ANSWER_VALUE, 6, "'dontknow'", "did you mean 'dont_know'?"},
    {"G01: null", DIAG_ANSWER_VALUE, 6, "has no value", "write dont_know"},
    {"G01:", DIAG_ANSWER_VALUE, 5, "has no value", "leave the answer out"},
    {"G01: [4]", DIAG_ANSWER_VALUE, 6, "not a list", "a number of its scale"},
    {"R16: Ja", DIAG_ANSWER_VALUE, 6, "does not take 'Ja'", "did you mean 'ja'?"},
    {"R16: 1", DIAG_ANSWER_VALUE, 6, "does not take '1'", "it takes nee, deels, ja"},
    {"R20: dont_know", DIAG_ANSWER_VALUE, 6, "does not take 'dont_know'", "a point of its scale"},
    {"R20: 2", DIAG_ANSWER_VALUE, 6, "does not take '2'", "it takes 0, 1"},
    {"R20: null", DIAG_ANSWER_VALUE, 6, "has no value", "or write a value"},
    {"G06: meer", DIAG_ANSWER_VALUE, 6, "takes a list", "[meer]"},
    {"W04: []", DIAG_ANSWER_VALUE, 6, "this list is empty", "leave it out"},
    {"W04: [tijd, tijd]", DIAG_ANSWER_VALUE, 13, "names 'tijd' twice", "once"},
    {"G14: \"  \"", DIAG_ANSWER_VALUE, 6, "this one is empty", "leave it out"},
    {"G14: dont_know", DIAG_ANSWER_VALUE, 6, "does not take dont_know", "leave the answer out"},
    {"G14: \"not_applicable\"", DIAG_ANSWER_VALUE, 6, "does not take not_applicable",
     "leave the answer out"},
    {"G14: [a]", DIAG_ANSWER_VALUE, 6, "takes a text, not a list", "write a text"},
    {"N01: 5.01", DIAG_ANSWER_VALUE, 6, "is at most 5, not 5.01", "at most 5"},
};

static void check_bad(struct bench *bench, const struct bad *bad, int line, int indent)
{
    if (bench->diags.count != 1)
        fail_msg("%zu diagnostics, not 1: %s", bench->diags.count, bad->given);
    const struct diag *diag = bench->diags.list[0];
    if (!strstr(diag->message, bad->message))
        fail_msg("%s: says '%s', not '%s'", bad->given, diag->message, bad->message);
    if (!has_help(diag, bad->help))
        fail_msg("%s: no help with '%s'", bad->given, bad->help);
    if (diag->span.column != indent + bad->column)
        fail_msg("%s: column %d", bad->given, diag->span.column - indent);
    assert_int_equal(diag->span.line, line);
    assert_int_equal(diag->code, bad->code);
}

static void refuses_facts(void **state)
{
    struct bench *bench = *state;
    for (size_t i = 0; i < COUNT(BAD_FACTS); i++) {
        assert_null(read_fact(bench, BAD_FACTS[i].given));
        check_bad(bench, &BAD_FACTS[i], 6, 2);
    }
}

static void refuses_answers(void **state)
{
    struct bench *bench = *state;
    for (size_t i = 0; i < COUNT(BAD_ANSWERS); i++) {
        assert_null(read_answer(bench, "bestuur", BAD_ANSWERS[i].given));
        check_bad(bench, &BAD_ANSWERS[i], 9, 6);
    }
}

static void keeps_to_its_limits(void **state)
{
    struct bench *bench = *state;
    struct buf text;
    buf_init(&text, 1 << 20);
    buf_puts(&text, "G14: \"");
    for (int i = 0; i < DOSSIER_TEXT; i++)
        buf_puts(&text, "é");
    buf_puts(&text, "\"");
    assert_non_null(read_answer(bench, "bestuur", text.text));
    text.text[text.length - 1] = 'x';
    buf_puts(&text, "\"");
    assert_null(read_answer(bench, "bestuur", text.text));
    assert_non_null(strstr(bench->diags.list[0]->message, "at most 4000 characters, not 4001"));

    buf_reset(&text);
    buf_puts(&text, "F04: [ ");
    for (int i = 0; i < DOSSIER_ROWS; i++)
        buf_puts(&text, "{ naam: a, studenten: 1, afspraak: ja, grenst: ja }, ");
    buf_puts(&text, "]");
    assert_non_null(read_fact(bench, text.text));
    text.length--;
    buf_puts(&text, "{ naam: a, studenten: 1, afspraak: ja, grenst: ja } ]");
    assert_null(read_fact(bench, text.text));
    assert_non_null(strstr(bench->diags.list[0]->message, "at most 200 rows, not 201"));
    buf_clear(&text);
}

// A host may hand in a value of its own and seal the dossier.
static void takes_values_of_a_host(void **state)
{
    struct bench *bench = *state;
    struct dossier *dossier = read_answer(bench, "bestuur", "G01: 4");
    char before[HASH_TEXT];
    memcpy(before, dossier->hash, HASH_TEXT);
    const struct question *question = pack_question_find(bench->pack, "G01");
    struct answer *answer = &dossier->respondents[0].answers[question->index];
    struct node node = {.kind = NODE_SCALAR, .span = SPAN_NONE, .text = "7"};
    assert_false(
        dossier_value(question, bench->pack, &node, false, &bench->arena, answer, &bench->diags));
    assert_string_equal(shown(bench, answer), "4"); // unchanged
    node.text = "5";
    assert_true(
        dossier_value(question, bench->pack, &node, false, &bench->arena, answer, &bench->diags));
    assert_string_equal(shown(bench, answer), "5");
    dossier_seal(dossier);
    assert_string_not_equal(dossier->hash, before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BENCH_TEST(takes_facts),         BENCH_TEST(takes_answers),
        BENCH_TEST(refuses_facts),       BENCH_TEST(refuses_answers),
        BENCH_TEST(keeps_to_its_limits), BENCH_TEST(takes_values_of_a_host),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
