// Versions and migrations: which version comes first, and what each step makes of a dossier.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "model/migrate.h"
#include "model/tree.h"
#include "packs.h"

#define PACK                                                                        \
    "grow: 1\nid: x\nversion: \"3.0.0\"\nlanguages: [nl]\ntitle: t\n"               \
    "facts: [ { id: F01, text: t, type: text } ]\n"                                 \
    "#=== questionnaires/x/migrations/a.yaml\ngrow-migration: 1\nfrom: \"1.0.0\"\n" \
    "to: \"2.0.0\"\nsteps:\n"

#define DOSSIER                                                                            \
    "grow-dossier: 1\npack: x\npack_version: \"1.0.0\"\nfacts:\n  A: ja\n  L: [a, b, c]\n" \
    "  T: [ { k: a, n: 1 }, { k: b, n: 2 } ]\n  U: null\nrespondents:\n"                   \
    "  - { id: s1, role: r1, answers: { Q: 4, R: 2, S: dont_know } }\n"                    \
    "  - { id: s2, role: r2, answers: { R: 5 } }\n"

static void versions_have_an_order(void **state)
{
    static const char *const ASCENDING[] = {"0.9",     "1.0.0-a", "1.0.0-a.2", "1.0.0-a.10",
                                            "1.0.0-b", "1.0.0",   "1.0.1",     "1.2.0",
                                            "1.10.0",  "2",       "10.0"};
    (void)state;
    enum { COUNT = sizeof ASCENDING / sizeof *ASCENDING };
    for (int i = 0; i < COUNT; i++)
        for (int k = 0; k < COUNT; k++) {
            int order = version_compare(ASCENDING[i], ASCENDING[k]);
            assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
        }
    assert_int_equal(version_compare("1", "1.0.0"), 0);
    assert_int_equal(version_compare("1.01", "1.1"), 0);
}

// What these steps make of DOSSIER, as canonical JSON; what is lost in `lost`.
static const char *move(struct packs *packs, const char *steps, const char *from, char lost[200])
{
    struct diags diags;
    struct arena *arena = &packs->arena;
    diags_init(&diags, arena);
    const char *bundle = arena_textf(arena, PACK "%s", steps);
    packs_add_bundle(packs, bundle, strlen(bundle));
    struct pack_reader reader = packs_reader(packs);
    struct pack *pack = pack_read("x", &reader, &diags);
    assert_non_null(pack);
    int file = diags_source(&diags, "d.yaml", DOSSIER, strlen(DOSSIER));
    const struct node *root = tree_parse(arena, file, DOSSIER, strlen(DOSSIER), &diags);
    struct moved moved;
    bool good = migrate_dossier(pack, from, root, arena, &moved, &diags);
    *lost = '\0';
    for (size_t i = 0; i < moved.lost_count; i++) {
        const struct lost_answer *one = &moved.lost[i];
        strcat(lost, arena_textf(arena, "%s%s=%s", i ? " " : "", one->name, one->value));
    }
    struct buf out;
    buf_init(&out, 10000);
    if (good) {
        tree_canonical(node_find(moved.root, "facts"), &out);
        tree_canonical(node_find(moved.root, "respondents"), &out);
    } else {
        buf_putf(&out, "G%04d", (int)diags.list[0]->code);
    }
    const char *text = arena_text(arena, out.text);
    buf_clear(&out);
    pack_free(pack);
    return text;
}

#define FACTS                                                                                      \
    "\"L\":[\"a\",\"b\",\"c\"],\"T\":[{\"k\":\"a\",\"n\":\"1\"},{\"k\":\"b\",\"n\":\"2\"}],\"U\":" \
    "\"null\"}"
#define S1(answers) "{\"answers\":{" answers "},\"id\":\"s1\",\"role\":\"r1\"}"
#define S2(answers) "{\"answers\":{" answers "},\"id\":\"s2\",\"role\":\"r2\"}"
#define Q1 "\"Q\":\"4\",\"R\":\"2\",\"S\":\"dont_know\""

static const struct {
    const char *steps;
    const char *has; // a part of the outcome, or its first diagnostic
    const char *lost;
} CASES[] = {
    {"  - { rename: A, to: B }\n", "{\"B\":\"ja\"," FACTS, ""},
    {"  - { rename: Q, to: R }\n", "G1509", ""},
    {"  - { rename: Q, to: Z }\n  - { rename: R, to: Q }\n  - { rename: Z, to: R }\n",
     S1("\"Q\":\"2\",\"R\":\"4\",\"S\":\"dont_know\""), ""},
    {"  - { revalue: A, values: { ja: yes } }\n", "{\"A\":\"yes\"," FACTS, ""},
    {"  - { revalue: L, values: { a: x, b: x, c: null }, why: w }\n", "\"L\":[\"x\"]", "L=c"},
    {"  - { revalue: A, values: { ja: null }, why: w }\n", "{" FACTS, "A=ja"},
    {"  - { split: Q, into: [V, W] }\n",
     S1("\"R\":\"2\",\"S\":\"dont_know\",\"V\":\"4\",\"W\":\"4\""), ""},
    {"  - { merge: [Q, R], into: Q, take: first }\n", S1("\"Q\":\"4\",\"S\":\"dont_know\""), "R=2"},
    {"  - { merge: [Q, R], into: M, take: lowest }\n", S1("\"M\":\"2\",\"S\":\"dont_know\""),
     "Q=4"},
    {"  - { merge: [Q, R], into: M, take: highest }\n", S1("\"M\":\"4\",\"S\":\"dont_know\""),
     "R=2"},
    {"  - { merge: [Q, R], into: M, take: mean }\n", S1("\"M\":\"3\",\"S\":\"dont_know\""), ""},
    {"  - { merge: [S, R], into: M, take: first }\n", S1("\"M\":\"2\",\"Q\":\"4\""), ""},
    {"  - { merge: [Q, R], into: M, take: mean }\n", S2("\"M\":\"5\""), ""},
    {"  - { merge: [A, L], into: L, take: all }\n", "\"L\":[\"ja\",\"a\",\"b\",\"c\"]", ""},
    {"  - { merge: [A, L], into: L, take: lowest }\n", "G1509", NULL},
    {"  - { drop: [A, U, R], why: w }\n", S2(""), "A=ja R=2 R=5"},
    {"  - { rename: T.k, to: T.key }\n", "{\"key\":\"a\",\"n\":\"1\"}", ""},
    {"  - { revalue: T.k, values: { a: z } }\n", "{\"k\":\"z\",\"n\":\"1\"}", ""},
    {"  - { drop: T.n, why: w }\n", "\"T\":[{\"k\":\"a\"},{\"k\":\"b\"}]", "T.n=1 T.n=2"},
    {"  - { rename: roles.r1, to: roles.r9 }\n", "\"role\":\"r9\"", ""},
    {"  - { drop: roles.r2, why: w }\n", "[" S1(Q1) "]", "R=5"},
    {"  - { drop: recommendations.A03, why: w }\n", "{\"A\":\"ja\"," FACTS, ""},
};

static void each_step_does_what_it_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct packs packs;
        char lost[200];
        packs_init(&packs);
        const char *now = move(&packs, CASES[i].steps, "1.0.0", lost);
        if (!strstr(now, CASES[i].has) || (CASES[i].lost && strcmp(lost, CASES[i].lost) != 0))
            fail_msg("%s  gives %s\n  lost: %s", CASES[i].steps, now, lost);
        packs_clear(&packs);
    }
}

static void only_what_is_older_moves(void **state)
{
    static const char *const VERSIONS[][2] = {
        {"0.5", "\"B\""}, {"1.0.0", "\"B\""}, {"1.9", "\"B\""}, {"2.0.0", "\"A\""}};
    (void)state;
    for (size_t i = 0; i < sizeof VERSIONS / sizeof *VERSIONS; i++) {
        struct packs packs;
        char lost[200];
        packs_init(&packs);
        assert_non_null(strstr(move(&packs, "  - { rename: A, to: B }\n", VERSIONS[i][0], lost),
                               VERSIONS[i][1]));
        packs_clear(&packs);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(versions_have_an_order),
        cmocka_unit_test(each_step_does_what_it_says),
        cmocka_unit_test(only_what_is_older_moves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
