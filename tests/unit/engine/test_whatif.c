// Changed copies: a trial gives what a whole evaluation gives; what a search finds is true when the
// changed dossier is read and evaluated; fixed facts stay; and how solid a finding is, is what
// leaving people out one by one gives.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "bench.h"
#include "engine/change.h"
#include "engine/solidity.h"

static const char *const EXAMPLES[] = {"de-singel.yaml", "drie-stromen.yaml", "grote-stad.yaml"};
enum { EXAMPLE_COUNT = 3, EVERY = 5, ALL_KINDS = 15 };

// --- trials ---

// Everything that a trial can tell, against an evaluation from the beginning.
static void assert_same(struct assessment *trial, struct assessment *whole)
{
    assert_int_equal(tries_place(trial), tries_place(whole));
    assert_int_equal(tries_first_route(trial), tries_first_route(whole));
    for (size_t i = 0; i < whole->rules->route_count; i++) {
        const struct route_result *route = trial_route(trial, i);
        assert_int_equal(route->blocked, whole->routes[i].blocked);
        assert_true(route->rank == whole->routes[i].rank);
    }
    for (size_t i = 0; i < whole->rules->recommendation_count; i++)
        assert_int_equal(trial_fires(trial, i), whole->recommendations[i].state == RULE_FIRED);
    for (size_t i = 0; i < whole->rules->figure_count; i++) {
        struct ref ref = {REF_FIGURE, (int)i, 0};
        struct value a = evaluate_value(trial, ref), b = evaluate_value(whole, ref);
        assert_int_equal(a.kind, b.kind);
        assert_true(a.kind != VALUE_NUMBER || a.number == b.number);
    }
}

static struct assessment *whole_of(const struct bench_case *one, const struct dossier *dossier,
                                   struct arena *arena, struct diags *quiet)
{
    diags_init(quiet, arena);
    const struct grow_pack *pack = one->assessment->pack;
    return evaluate(pack->rules, dossier, &pack->limits, arena, NULL, quiet);
}

static void try_against(struct tries *tries, const struct bench_case *one,
                        const struct change *changes, size_t count)
{
    struct arena arena;
    struct diags quiet;
    arena_init(&arena);
    const struct dossier *dossier = change_apply(tries->base->dossier, changes, count, &arena);
    struct assessment *whole = whole_of(one, dossier, &arena, &quiet);
    struct assessment *trial = tries_begin(tries, changes, count);
    if (whole)
        assert_same(trial, whole);
    assert_int_equal(tries_end(tries), whole != NULL);
    arena_clear(&arena);
}

static void trials_are_evaluations(void **state)
{
    struct bench *bench = *state;
    for (int e = 0; e < EXAMPLE_COUNT; e++) {
        struct bench_case one = bench_case(bench, bench_example(bench, EXAMPLES[e]));
        struct tries tries;
        tries_init(&tries, one.assessment->assessment, &one.assessment->pack->limits, 100000);
        struct changes all = change_all(tries.base, ALL_KINDS, NULL, &tries.arena);
        assert_true(all.count > 500);
        for (size_t i = 0; i < all.count; i += EVERY) {
            struct change set[] = {all.list[i], all.list[(i * 7 + 3) % all.count]};
            try_against(&tries, &one, set, 1);
            if (!change_same_place(&set[0], &set[1]))
                try_against(&tries, &one, set, 2);
        }
        tries_clear(&tries);
        bench_case_free(&one);
    }
}

static void leaving_out_is_an_evaluation(void **state)
{
    struct bench *bench = *state;
    for (int e = 0; e < EXAMPLE_COUNT; e++) {
        struct bench_case one = bench_case(bench, bench_example(bench, EXAMPLES[e]));
        struct tries tries;
        tries_init(&tries, one.assessment->assessment, &one.assessment->pack->limits, 100);
        for (int p = 0; p < tries.base->dossier->respondent_count; p++) {
            struct arena arena;
            struct diags quiet;
            arena_init(&arena);
            const struct dossier *rest = change_without(tries.base->dossier, p, &arena);
            struct assessment *whole = whole_of(&one, rest, &arena, &quiet);
            struct assessment *trial = tries_without(&tries, p);
            assert_non_null(whole);
            assert_same(trial, whole);
            assert_true(tries_end(&tries));
            arena_clear(&arena);
        }
        tries_clear(&tries);
        bench_case_free(&one);
    }
}

static void no_change_touches_a_fixed_fact(void **state)
{
    struct bench *bench = *state;
    struct bench_case one = bench_case(bench, bench_example(bench, "drie-stromen.yaml"));
    struct arena arena;
    arena_init(&arena);
    struct changes all = change_all(one.assessment->assessment, ALL_KINDS, NULL, &arena);
    const struct pack *pack = one.assessment->pack->pack;
    size_t facts = 0, cells = 0;
    int steps = 0;
    for (size_t i = 0; i < all.count; i++) {
        const struct change *change = &all.list[i];
        const struct question *question = &pack->questions[change->question];
        assert_true(change->steps >= steps); // smallest first
        steps = change->steps;
        facts += change->respondent < 0;
        cells += change->column >= 0;
        assert_false(change->column < 0 && question->fixed);
        assert_false(change->column >= 0 && question->columns[change->column].fixed);
    }
    assert_true(facts > cells && cells > 0);
    arena_clear(&arena);
    bench_case_free(&one);
}

// --- what if ---

static bool whatif(struct bench *bench, const struct bench_case *one, grow_whatif_options options,
                   struct buf *changed, bool *found)
{
    grow_sink sink = bench_sink(bench);
    buf_init(changed, 1024 * 1024);
    struct bench other = {.out = *changed};
    grow_sink dossier = bench_sink(&other);
    bool done = grow_whatif(one->assessment, &options, &sink, &dossier, found, bench->problems);
    *changed = other.out;
    return done;
}

static bool tells(struct bench *bench, const char *text)
{
    return strstr(bench->out.text, text) != NULL;
}

static bool is_reached(struct assessment *now, const char *kind, const char *id)
{
    const struct rulebook *rules = now->rules;
    if (strcmp(kind, "position") == 0)
        return strcmp(now->position.place->id, id) == 0;
    if (strcmp(kind, "gain") == 0 || strcmp(kind, "lose") == 0) {
        int index = rulebook_recommendation_find(rules, id);
        return (now->recommendations[index].state == RULE_FIRED) == (kind[0] == 'g');
    }
    int index = rulebook_route_find(rules, id);
    return kind[0] == 'u' ? !now->routes[index].blocked : tries_first_route(now) == index;
}

// What is found holds when the changed dossier is read and evaluated as any other.
static size_t confirm(struct bench *bench, const struct bench_case *one, const char *kind,
                      const char *id)
{
    char target[128];
    struct buf changed;
    bool found;
    snprintf(target, sizeof target, "%s=%s", kind, id);
    assert_true(whatif(bench, one, (grow_whatif_options){.target = target, .language = "en"},
                       &changed, &found));
    assert_int_equal(found, changed.length > 0);
    if (found) {
        struct bench_case then = bench_case(bench, changed.text);
        assert_true(is_reached(then.assessment->assessment, kind, id));
        bench_case_free(&then);
        assert_true(tells(bench, "It is so already") || tells(bench, "evaluated anew"));
    } else {
        assert_true(tells(bench, "None within 2,000 evaluations") ||
                    tells(bench, "None within 2.000 evaluations"));
        assert_false(tells(bench, "impossible"));
    }
    buf_clear(&changed);
    return found;
}

static void what_is_found_is_true(void **state)
{
    struct bench *bench = *state;
    size_t found = 0;
    for (int e = 0; e < EXAMPLE_COUNT; e++) {
        struct bench_case one = bench_case(bench, bench_example(bench, EXAMPLES[e]));
        const struct rulebook *rules = one.assessment->pack->rules;
        for (size_t i = 0; i < rules->position->place_count; i++)
            found += confirm(bench, &one, "position", rules->position->places[i].id);
        for (size_t i = 0; i < rules->route_count; i++) {
            found += confirm(bench, &one, "unblock", rules->routes[i].id);
            found += confirm(bench, &one, "first", rules->routes[i].id);
        }
        for (size_t i = 0; i < rules->recommendation_count; i += 3) {
            found += confirm(bench, &one, "gain", rules->recommendations[i].id);
            found += confirm(bench, &one, "lose", rules->recommendations[i].id);
        }
        bench_case_free(&one);
    }
    assert_true(found > 120);
}

static void the_budget_is_kept(void **state)
{
    struct bench *bench = *state;
    struct bench_case one = bench_case(bench, bench_example(bench, "de-singel.yaml"));
    struct buf changed;
    bool found = true;
    grow_whatif_options options = {
        .target = "position=sterk_en_verankerd", .budget = 40, .json = true};
    assert_true(whatif(bench, &one, options, &changed, &found));
    assert_false(found);
    assert_true(tells(bench, "\"evaluations\": 40,"));
    assert_true(tells(bench, "\"one_is_not_enough\": false"));
    buf_clear(&changed);

    options.budget = 0;
    assert_true(whatif(bench, &one, options, &changed, &found));
    assert_true(found);
    assert_true(tells(bench, "\"one_is_not_enough\": true"));
    const char *first = bench_kept(bench);
    buf_clear(&changed);
    assert_true(whatif(bench, &one, options, &changed, &found));
    assert_string_equal(first, bench->out.text); // the same question, the same answer
    buf_clear(&changed);

    options.most = 1;
    assert_true(whatif(bench, &one, options, &changed, &found));
    assert_false(found);
    buf_clear(&changed);
    bench_case_free(&one);
}

static void a_target_must_exist(void **state)
{
    struct bench *bench = *state;
    struct bench_case one = bench_case(bench, bench_example(bench, "de-singel.yaml"));
    static const char *const WRONG[] = {"position=nergens", "gain=Z99", "first=", "unblock",
                                        "reach=A03",        "position", "",       "=A03"};
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        struct buf changed;
        bool found = true;
        assert_false(
            whatif(bench, &one, (grow_whatif_options){.target = WRONG[i]}, &changed, &found));
        assert_false(found);
        assert_int_equal(grow_diagnostics_errors(bench->problems), i + 1);
        buf_clear(&changed);
    }
    assert_int_equal(grow_diagnostics_status(bench->problems), GROW_WRONG_USE);
    bench_case_free(&one);
}

// --- how solid ---

static int recommendation_of(const struct bench_case *one, const char *id)
{
    return rulebook_recommendation_find(one->assessment->pack->rules, id);
}

static const struct solid_finding *finding_of(const struct solidity *solidity, enum solid_what what,
                                              int index)
{
    for (size_t i = 0; i < solidity->count; i++)
        if (solidity->findings[i].what == what && solidity->findings[i].index == index)
            return &solidity->findings[i];
    return NULL;
}

static bool is_other_without(const struct bench_case *one, const struct solid_finding *finding,
                             int respondent)
{
    struct arena arena;
    struct diags quiet;
    arena_init(&arena);
    const struct dossier *rest =
        change_without(one->assessment->assessment->dossier, respondent, &arena);
    struct assessment *whole = whole_of(one, rest, &arena, &quiet);
    bool other = finding->what == SOLID_POSITION ? tries_place(whole) != finding->index
                 : finding->what == SOLID_ROUTE  ? tries_first_route(whole) != finding->index
                                                 : !trial_fires(whole, (size_t)finding->index);
    arena_clear(&arena);
    return other;
}

// Per finding and role: for how many people leaving them out matters.
static void check_people(const struct bench_case *one, const struct solidity *solidity)
{
    const struct dossier *dossier = one->assessment->assessment->dossier;
    for (size_t i = 0; i < solidity->count; i++) {
        const struct solid_finding *finding = &solidity->findings[i];
        int those[PACK_ROLES] = {0}, told[PACK_ROLES] = {0};
        for (int p = 0; p < dossier->respondent_count; p++)
            those[dossier->respondents[p].role] += is_other_without(one, finding, p);
        for (size_t k = 0; k < finding->person_count; k++)
            told[finding->people[k].role] = finding->people[k].those;
        assert_memory_equal(those, told, sizeof those);
    }
}

static void leaving_one_of_two_boards_out(void **state)
{
    struct bench *bench = *state;
    const char *text = bench_example(bench, "grote-stad.yaml");
    struct arena arena;
    arena_init(&arena);
    struct bench_case one = bench_case(bench, text);
    check_people(&one, solidity_of(one.assessment, &arena));
    bench_case_free(&one);

    // The boards agree in the middle only together: without the first the roles differ no more.
    text = bench_changed(bench, text, "G13: 3", "G13: 2");
    text = bench_changed(bench, text, "G13: 3", "G13: 4");
    one = bench_case(bench, text);
    const struct solidity *solidity = solidity_of(one.assessment, &arena);
    check_people(&one, solidity);
    const struct solid_finding *finding =
        finding_of(solidity, SOLID_RECOMMENDATION, recommendation_of(&one, "A25"));
    assert_non_null(finding);
    assert_true(finding->edge);
    assert_int_equal(finding->person_count, 1);
    assert_int_equal(finding->people[0].of, 2);
    assert_int_equal(finding->people[0].those, 1);
    grow_sink sink = bench_sink(bench);
    assert_true(grow_render(one.assessment, GROW_REPORT_MARKDOWN, NULL, &sink, bench->problems));
    assert_true(tells(bench, "zonder één van de 2 mensen (schoolbestuur): vervalt"));
    bench_case_free(&one);
    arena_clear(&arena);
}

// The smallest change that is named, and that nothing smaller does, is so.
static void the_smallest_change_is_told(void **state)
{
    struct bench *bench = *state;
    struct bench_case one = bench_case(bench, bench_example(bench, "grote-stad.yaml"));
    struct arena arena;
    arena_init(&arena);
    const struct solidity *solidity = solidity_of(one.assessment, &arena);
    assert_true(solidity->complete);
    const struct solid_finding *position = &solidity->findings[0];
    assert_int_equal(position->what, SOLID_POSITION);
    int least = 0;
    struct changes all = change_all(one.assessment->assessment, CHANGE_ANSWERS, NULL, &arena);
    for (size_t i = 0; i < all.count && !least; i++) {
        struct diags quiet;
        const struct dossier *other =
            change_apply(one.assessment->assessment->dossier, &all.list[i], 1, &arena);
        struct assessment *whole = whole_of(&one, other, &arena, &quiet);
        if (tries_place(whole) == position->index)
            continue;
        least = all.list[i].steps;
        assert_int_equal(position->answers[0].question, all.list[i].question);
        assert_int_equal(position->answers[0].becomes, tries_place(whole));
    }
    assert_int_equal(position->answers[0].steps, least);
    assert_int_equal(position->one_step > 0, least == 1);
    arena_clear(&arena);
    bench_case_free(&one);
}

static void every_view_has_it(void **state)
{
    struct bench *bench = *state;
    struct bench_case one = bench_case(bench, bench_example(bench, "de-singel.yaml"));
    static const grow_format VIEWS[] = {GROW_REPORT_TEXT, GROW_REPORT_MARKDOWN, GROW_REPORT_HTML,
                                        GROW_REPORT_JSON};
    for (size_t i = 0; i < sizeof VIEWS / sizeof *VIEWS; i++) {
        grow_sink sink = bench_sink(bench);
        assert_true(grow_render(one.assessment, VIEWS[i], NULL, &sink, bench->problems));
        assert_true(tells(bench, "Hoe stevig is het?"));
        assert_true(tells(bench, "Eén ander antwoord is niet genoeg."));
    }
    bench_case_free(&one);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(trials_are_evaluations, bench_setup, bench_teardown),
        cmocka_unit_test_setup_teardown(leaving_out_is_an_evaluation, bench_setup, bench_teardown),
        cmocka_unit_test_setup_teardown(no_change_touches_a_fixed_fact, bench_setup,
                                        bench_teardown),
        cmocka_unit_test_setup_teardown(what_is_found_is_true, bench_setup, bench_teardown),
        cmocka_unit_test_setup_teardown(the_budget_is_kept, bench_setup, bench_teardown),
        cmocka_unit_test_setup_teardown(a_target_must_exist, bench_setup, bench_teardown),
        cmocka_unit_test_setup_teardown(leaving_one_of_two_boards_out, bench_setup, bench_teardown),
        cmocka_unit_test_setup_teardown(the_smallest_change_is_told, bench_setup, bench_teardown),
        cmocka_unit_test_setup_teardown(every_view_has_it, bench_setup, bench_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
