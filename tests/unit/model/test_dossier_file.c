// A dossier as a file: its frame and every fault of it, its order, its hash, and that what is
// written reads as the same. YAML and JSON with the same content are the same dossier.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "dossier_bench.h"

// A whole file with one fault: the line it stands on, and what is said.
struct fault {
    const char *text;
    enum diag_code code;
    int line, column;
    const char *message, *help;
};

static const struct fault FAULTS[] = {
    {"pack: klein\n", DIAG_DOSSIER_FORMAT, 1, 1, "does not say", "grow-dossier: 1"},
    {"grow: 1\nid: klein\n", DIAG_DOSSIER_FORMAT, 1, 1, "part of a pack", "grow-dossier: 1"},
    {"grow-dossier: 2\npack: klein\n", DIAG_DOSSIER_FORMAT, 1, 15, "only format 1",
     "later version"},
    {"grow-dossier: \"1\"\npack: klein\n", DIAG_DOSSIER_FORMAT, 1, 15, "only format 1", "1"},
    {"grow-dossier: 1\npack: ander\n", DIAG_PACK_MISMATCH, 2, 7, "'ander', not of 'klein'",
     "use the pack 'ander'"},
    {"grow-dossier: 1\npack: ../klein\n", DIAG_BAD_ID, 2, 7, "'../klein'", "a-z"},
    {"grow-dossier: 1\npack: [klein]\n", DIAG_WRONG_KIND, 2, 7, "'pack' has to be", "id of a pack"},
    {"grow-dossier: 1\n", DIAG_MISSING_KEY, 1, 1, "'pack' is missing", "pack: "},
    {"grow-dossier: 1\npack: klein\ndate: 2025-01-15\n", DIAG_MISSING_KEY, 1, 1,
     "'partnership' is missing", "partnership: {"},
    {"grow-dossier: 1\npack: klein\npartnership: { name: x }\n", DIAG_MISSING_KEY, 1, 1,
     "'date' is missing", "YYYY-MM-DD"},
    {"grow-dossier: 1\npack: klein\npartnership: { name: x }\ndate: 2025-02-30\n", DIAG_BAD_DATE, 4,
     7, "'2025-02-30' is not a date", "month 2 of 2025 has 28 days"},
    {"grow-dossier: 1\npack: klein\npartnership: x\ndate: 2025-01-15\n", DIAG_WRONG_KIND, 3, 14,
     "has to be a mapping", "name:"},
    {"grow-dossier: 1\npack: klein\npartnership: { fictional: true }\ndate: 2025-01-15\n",
     DIAG_MISSING_KEY, 3, 14, "'name' is missing", "name: "},
    {"grow-dossier: 1\npack: klein\npartnership: { name: x, fictional: yes }\ndate: 2025-01-15\n",
     DIAG_WRONG_KIND, 3, 36, "true or false", "without quotes"},
    {"grow-dossier: 1\npack: klein\npartnership: { name: x, nam: y }\ndate: 2025-01-15\n",
     DIAG_UNKNOWN_KEY, 3, 25, "'nam'", "did you mean 'name'?"},
    {"grow-dossier: 1\npack: klein\npartnership: { name: x }\ndate: 2025-01-15\nfact: {}\n",
     DIAG_UNKNOWN_KEY, 5, 1, "'fact'", "did you mean 'facts'?"},
    {"grow-dossier: 1\npack: klein\npartnership: { name: x }\ndate: 2025-01-15\nfacts: [F01]\n",
     DIAG_WRONG_KIND, 5, 8, "'facts' has to be a mapping", "key: value"},
    {"grow-dossier: 1\npack: klein\npartnership: { name: x }\ndate: 2025-01-15\n"
     "respondents: { s1: x }\n",
     DIAG_WRONG_KIND, 5, 14, "'respondents' has to be a list", "- "},
    {"grow-dossier: 1\npack: klein\npartnership: { name: x }\ndate: 2025-01-15\n"
     "respondents:\n  - { id: a, role: bestuur, answers: {} }\n"
     "  - { id: a, role: opleiding, answers: {} }\n",
     DIAG_DUPLICATE_RESPONDENT, 7, 11, "two respondents are called 'a'", "of its own"},
    {"grow-dossier: 1\npack: klein\npartnership: { name: x }\ndate: 2025-01-15\n"
     "respondents:\n  - { id: a, role: bestuurr, answers: {} }\n",
     DIAG_UNKNOWN_ROLE, 6, 20, "no role is called 'bestuurr'", "did you mean 'bestuur'?"},
    {"grow-dossier: 1\npack: klein\npartnership: { name: x }\ndate: 2025-01-15\n"
     "respondents:\n  - { id: a b, role: bestuur, answers: {} }\n",
     DIAG_BAD_ID, 6, 11, "'a b'", "64 letters"},
    {"grow-dossier: 1\npack: klein\npartnership: { name: x }\ndate: 2025-01-15\n"
     "respondents:\n  - { role: bestuur, answers: {} }\n",
     DIAG_MISSING_KEY, 6, 5, "'id' is missing", "id: s1"},
    {"grow-dossier: 1\npack: klein\npartnership: { name: x }\ndate: 2025-01-15\n"
     "respondents:\n  - { id: a, role: bestuur }\n",
     DIAG_MISSING_KEY, 6, 5, "'answers' is missing", "answers: {}"},
    {"grow-dossier: 1\npack: klein\npartnership: { name: x }\ndate: 2025-01-15\n"
     "respondents:\n  - { id: a, rol: bestuur, role: bestuur, answers: {} }\n",
     DIAG_UNKNOWN_KEY, 6, 14, "'rol'", "did you mean 'role'?"},
    {"grow-dossier: 1\npack: klein\npartnership: { name: x }\ndate: 2025-01-15\nrespondents: [ a "
     "]\n",
     DIAG_WRONG_KIND, 5, 16, "a respondent has to be a mapping", "{ id:"},
};

static void tells_faults_of_the_frame(void **state)
{
    struct bench *bench = *state;
    for (size_t i = 0; i < COUNT(FAULTS); i++) {
        const struct fault *fault = &FAULTS[i];
        assert_null(read_dossier(bench, fault->text));
        if (bench->diags.count != 1)
            fail_msg("%zu diagnostics: %s", bench->diags.count, fault->text);
        const struct diag *diag = bench->diags.list[0];
        if (!strstr(diag->message, fault->message) || !has_help(diag, fault->help))
            fail_msg("%s: says '%s'", fault->text, diag->message);
        if (diag->span.line != fault->line || diag->span.column != fault->column)
            fail_msg("%s: at %d:%d", fault->text, diag->span.line, diag->span.column);
        assert_int_equal(diag->code, fault->code);
    }
}

static void tells_every_fault_in_one_run(void **state)
{
    struct bench *bench = *state;
    assert_null(read_dossier(bench, "grow-dossier: 1\n"
                                    "pack: klein\n"
                                    "extra: 1\n"
                                    "partnership: { nam: x }\n"
                                    "date: gisteren\n"
                                    "facts: { F05: -1, F05: 2, F99: 1 }\n"
                                    "respondents:\n"
                                    "  - { id: s1, role: baas, answers: { G01: 9, X01: 1 } }\n"
                                    "  - { id: s1, role: bestuur, answers: { R37: 8 } }\n"));
    static const enum diag_code codes[] = {
        DIAG_DUPLICATE_KEY, DIAG_UNKNOWN_KEY,    DIAG_UNKNOWN_KEY,          DIAG_MISSING_KEY,
        DIAG_BAD_DATE,      DIAG_FACT_VALUE,     DIAG_FACT_UNKNOWN,         DIAG_UNKNOWN_ROLE,
        DIAG_ANSWER_VALUE,  DIAG_ANSWER_UNKNOWN, DIAG_DUPLICATE_RESPONDENT, DIAG_ANSWER_ROLE,
        DIAG_ANSWER_VALUE,
    };
    assert_int_equal(bench->diags.count, COUNT(codes));
    for (size_t i = 0; i < COUNT(codes); i++)
        assert_int_equal(bench->diags.list[i]->code, codes[i]);
}

static void warns_outside_the_validity(void **state)
{
    struct bench *bench = *state;
    static const struct {
        const char *date;
        size_t warnings;
    } days[] = {{"2023-12-31", 1}, {"2024-01-01", 0}, {"2026-12-31", 0}, {"2027-01-01", 1}};
    for (size_t i = 0; i < COUNT(days); i++) {
        const char *text = arena_textf(
            &bench->arena, "grow-dossier: 1\npack: klein\npartnership: { name: x }\ndate: %s\n",
            days[i].date);
        assert_non_null(read_dossier(bench, text));
        assert_int_equal(bench->diags.warnings, days[i].warnings);
        assert_int_equal(bench->diags.count, days[i].warnings);
        if (days[i].warnings > 0)
            assert_int_equal(bench->diags.list[0]->code, DIAG_OUTSIDE_VALIDITY);
    }
}

static const char FULL[] =
    "grow-dossier: 1\n"
    "pack: klein\n"
    "pack_version: \"1.0.0\"\n"
    "partnership: { name: \"De Singel (fictief)\", fictional: true }\n"
    "date: 2025-01-15\n"
    "note: een voorbeeld\n"
    "facts:\n"
    "  F04:\n"
    "    - { naam: \"A \\\"b\\\" \\\\ c\", studenten: 26, afspraak: deels, grenst: ja }\n"
    "    - { naam: B, studenten: 0, afspraak: nee, grenst: nee }\n"
    "  F01: [vo, po]\n"
    "  F06: 55.50\n"
    "  F03: null\n"
    "  F16: 2025-01-15\n"
    "respondents:\n"
    "  - { id: s1, role: bestuur, answers: { G01: 4, R16: ja, G06: [no, meer], W04: [rust, tijd],\n"
    "      G14: \"é\\n\\t😀\", N01: -2.50 } }\n"
    "  - { id: 1a, role: opleiding, answers: { R37: not_applicable, G01: dont_know } }\n"
    "  - { id: s0, role: opleiding, answers: {} }\n";

// The same, as a program may write it: tabs, escapes, surrogates, another order.
static const char FULL_JSON[] =
    "{\t\"respondents\":[\n"
    "\t\t{\"answers\":{},\"role\":\"opleiding\",\"id\":\"s0\"},\n"
    "\t\t{\"id\":\"1a\",\"role\":\"opleiding\",\"answers\":{\"G01\":\"dont_know\",\"R37\":"
    "\"not_applicable\"}},\n"
    "\t\t{\"id\":\"s1\",\"role\":\"bestuur\",\"answers\":{\"N01\":-2.5,\"G14\":\"\\u00e9\\n\\t"
    "\\uD83D\\uDE00\",\"W04\":[\"rust\",\"tijd\"],\"G06\":[\"meer\",\"no\"],\"R16\":\"ja\","
    "\"G01\":4}}],\n"
    "\t\"facts\":{\"F16\":\"2025-01-15\",\"F06\":55.5,\"F01\":[\"po\",\"vo\"],\"F05\":null,\n"
    "\t\t\"F04\":[{\"grenst\":\"ja\",\"afspraak\":\"deels\",\"studenten\":26,\"naam\":\"A "
    "\\\"b\\\" \\\\ "
    "c\"},{\"naam\":\"B\",\"studenten\":0,\"afspraak\":\"nee\",\"grenst\":\"nee\"}]},\n"
    "\t\"date\":\"2025-01-15\",\"partnership\":{\"fictional\":true,\"name\":\"De Singel "
    "(fictief\\u0029\"},\n"
    "\t\"pack\":\"klein\",\"grow-dossier\":1}";

static void sorts_respondents(void **state)
{
    struct bench *bench = *state;
    const struct dossier *dossier = read_dossier(bench, FULL);
    assert_non_null(dossier);
    assert_int_equal(dossier->respondent_count, 3);
    assert_string_equal(dossier->respondents[0].id, "1a");
    assert_string_equal(dossier->respondents[1].id, "s0");
    assert_string_equal(dossier->respondents[2].id, "s1");
    assert_int_equal(dossier->respondents[2].role, 0);
    assert_string_equal(dossier->partnership, "De Singel (fictief)");
    assert_true(dossier->fictional);
    assert_string_equal(dossier->date, "2025-01-15");
    assert_int_equal(dossier->year, 2025);
    assert_string_equal(dossier->note, "een voorbeeld");
    assert_string_equal(dossier->pack_version, "1.0.0");
    assert_null(dossier->pack_hash);
}

static void yaml_and_json_hash_alike(void **state)
{
    struct bench *bench = *state;
    const struct dossier *yaml = read_dossier(bench, FULL);
    const struct dossier *json = read_dossier(bench, FULL_JSON);
    assert_non_null(yaml);
    assert_non_null(json);
    assert_string_equal(yaml->hash, json->hash);
    assert_int_equal(strlen(yaml->hash), 64);
}

// Whatever changes the content changes the hash.
static void the_hash_sees_every_change(void **state)
{
    struct bench *bench = *state;
    static const char *const facts[] = {
        "F05: null",   "F05: 1",    "F05: 2",        "F06: 1",    "F01: [po]", "F04: []",
        "F02: erkend", "F01: [vo]", "F01: [po, vo]", "F03: 2020", "F07: 1.5",
    };
    char hashes[COUNT(facts)][HASH_TEXT];
    for (size_t i = 0; i < COUNT(facts); i++) {
        const struct dossier *dossier = read_fact(bench, facts[i]);
        assert_non_null(dossier);
        memcpy(hashes[i], dossier->hash, HASH_TEXT);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(hashes[k], hashes[i]);
    }
    // How a number is written does not.
    assert_string_equal(read_fact(bench, "F07: 1.50")->hash, hashes[10]);
    assert_string_equal(read_fact(bench, "F01: [vo, po]")->hash, hashes[8]);
}

static void writes_what_reads_the_same(void **state)
{
    struct bench *bench = *state;
    static const char *const texts[] = {FULL, FULL_JSON, HEAD};
    for (size_t i = 0; i < COUNT(texts); i++) {
        const struct dossier *first = read_dossier(bench, texts[i]);
        assert_non_null(first);
        buf_reset(&bench->out);
        dossier_write(first, &bench->out);
        const char *written = arena_text(&bench->arena, bench->out.text);
        const struct dossier *second = read_dossier(bench, written);
        assert_non_null(second);
        assert_string_equal(first->hash, second->hash);
        buf_reset(&bench->out);
        dossier_write(second, &bench->out);
        assert_string_equal(bench->out.text, written);
    }
}

static void writes_keys_as_the_pack_and_people_as_given(void **state)
{
    struct bench *bench = *state;
    buf_reset(&bench->out);
    dossier_write(read_dossier(bench, FULL), &bench->out);
    assert_string_equal(bench->out.text,
                        "grow-dossier: 1\n"
                        "pack: klein\n"
                        "pack_version: \"1.0.0\"\n"
                        "partnership: { name: \"De Singel (fictief)\", fictional: true }\n"
                        "date: 2025-01-15\n"
                        "note: \"een voorbeeld\"\n"
                        "facts:\n"
                        "  F01: [po, vo]\n"
                        "  F04:\n"
                        "    - { naam: \"A \\\"b\\\" \\\\ c\", studenten: 26, afspraak: deels, "
                        "grenst: ja }\n"
                        "    - { naam: \"B\", studenten: 0, afspraak: nee, grenst: nee }\n"
                        "  F06: 55.50\n"
                        "  F16: 2025-01-15\n"
                        "respondents:\n"
                        "  - id: s1\n"
                        "    role: bestuur\n"
                        "    answers:\n"
                        "      G01: 4\n"
                        "      R16: ja\n"
                        "      G06: [meer, \"no\"]\n"
                        "      W04: [rust, tijd]\n"
                        "      G14: \"é\\n\\t😀\"\n"
                        "      N01: -2.50\n"
                        "  - id: \"1a\"\n"
                        "    role: opleiding\n"
                        "    answers:\n"
                        "      G01: dont_know\n"
                        "      R37: not_applicable\n"
                        "  - id: s0\n"
                        "    role: opleiding\n"
                        "    answers: {}\n");
}

// Behind a pair of surrogates everything stands where the file has it.
static void surrogates_move_nothing(void **state)
{
    struct bench *bench = *state;
    const char *text = "{\"grow-dossier\":1,\"pack\":\"klein\",\"partnership\":{\"name\":"
                       "\"\\ud83d\\ude00 x \\ud83d\\ude00\"},\"date\":\"2025-13-01\"}";
    assert_null(read_dossier(bench, text));
    assert_int_equal(bench->diags.count, 1);
    assert_int_equal(bench->diags.list[0]->code, DIAG_BAD_DATE);
    assert_int_equal(bench->diags.list[0]->span.column,
                     (int)(strstr(text, "\"2025-13") - text) + 1);
    // A half pair is still an error.
    assert_null(read_dossier(bench, "{\"grow-dossier\":1,\"pack\":\"klein\",\"partnership\":{"
                                    "\"name\":\"\\ud83d\"},\"date\":\"2025-01-01\"}"));
}

static void finds_the_pack_of_a_file(void **state)
{
    struct bench *bench = *state;
    static const struct {
        const char *text, *id;
    } files[] = {
        {"grow-dossier: 1\npack: ander\n", "ander"},
        {"{\"pack\": \"ander\", \"grow-dossier\": 1}", "ander"},
        // The other faults are told when it is read with its pack.
        {"grow-dossier: 1\npack: ander\nfacts: { A: 1, A: 2 }\n", "ander"},
        {"grow-dossier: 1\npack: Ander\n", NULL},
        {"grow-dossier: 1\npack: /etc/passwd\n", NULL},
        {"grow-dossier: 3\npack: ander\n", NULL},
        {"pack: ander\n", NULL},
        {"", NULL},
        {"[", NULL},
    };
    for (size_t i = 0; i < COUNT(files); i++) {
        diags_init(&bench->diags, &bench->arena);
        struct span at;
        const char *id = dossier_pack_id(&bench->arena, "d.yaml", files[i].text,
                                         strlen(files[i].text), &at, &bench->diags);
        assert_int_equal(bench->diags.errors > 0, files[i].id == NULL);
        if (files[i].id)
            assert_string_equal(id, files[i].id);
        else
            assert_null(id);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BENCH_TEST(tells_faults_of_the_frame),
        BENCH_TEST(tells_every_fault_in_one_run),
        BENCH_TEST(warns_outside_the_validity),
        BENCH_TEST(sorts_respondents),
        BENCH_TEST(yaml_and_json_hash_alike),
        BENCH_TEST(the_hash_sees_every_change),
        BENCH_TEST(writes_what_reads_the_same),
        BENCH_TEST(writes_keys_as_the_pack_and_people_as_given),
        BENCH_TEST(surrogates_move_nothing),
        BENCH_TEST(finds_the_pack_of_a_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
