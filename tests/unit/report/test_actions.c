// Which recommendations reach the front, and in which order: priority, amount at stake, lowest
// score of the theme's dimension; a cap in all and one a theme.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "report/build.h"

enum { SCORES = 3, RULES = 12 };

struct bench {
    struct arena arena;
    struct score_result scores[SCORES];
    struct recommendation_rule rules[RULES];
    struct recommendation_result results[RULES];
    struct rulebook rulebook;
    struct assessment assessment;
};

// Dimension 0 scores 60, dimension 1 scores 20, dimension 2 is not measured.
static void open_bench(struct bench *bench)
{
    *bench = (struct bench){.rulebook = {.score_count = SCORES}};
    arena_init(&bench->arena);
    bench->scores[0] = (struct score_result){.dimension = 0, .measured = true, .score = 60};
    bench->scores[1] = (struct score_result){.dimension = 1, .measured = true, .score = 20};
    bench->scores[2] = (struct score_result){.dimension = 2};
    bench->assessment.rules = &bench->rulebook;
    bench->assessment.scores = bench->scores;
    bench->assessment.recommendations = bench->results;
}

static void add(struct bench *bench, const char *id, const char *theme, int dimension, int priority,
                double stake)
{
    size_t at = bench->rulebook.recommendation_count++;
    bench->rules[at] = (struct recommendation_rule){
        .id = id, .theme = theme, .dimension = dimension, .priority = priority};
    bench->results[at] = (struct recommendation_result){.rule = &bench->rules[at],
                                                        .state = RULE_FIRED,
                                                        .has_stake = !isnan(stake),
                                                        .stake = isnan(stake) ? 0 : stake};
}

// The ids on the front, in order, with blanks between.
static const char *front(struct bench *bench, size_t most, size_t per_theme)
{
    const struct recommendation_result **actions;
    size_t count =
        build_front_actions(&bench->assessment, &bench->arena, most, per_theme, &actions);
    const char *list = "";
    for (size_t i = 0; i < count; i++)
        list = arena_textf(&bench->arena, "%s%s%s", list, i ? " " : "", actions[i]->rule->id);
    return list;
}

static void priority_comes_before_money_and_money_before_scores(void **state)
{
    (void)state;
    struct bench bench;
    open_bench(&bench);
    add(&bench, "late", "a", 1, 2, 900000);
    add(&bench, "plain", "b", 0, 1, NAN);
    add(&bench, "weak", "c", 1, 1, NAN);
    add(&bench, "unmeasured", "d", 2, 1, NAN);
    add(&bench, "small", "e", 0, 1, 100);
    add(&bench, "large", "f", 0, 1, 35000);
    assert_string_equal(front(&bench, 7, 2), "large small weak plain unmeasured late");
    arena_clear(&bench.arena);
}

static void equals_keep_the_order_of_the_pack(void **state)
{
    (void)state;
    struct bench bench;
    open_bench(&bench);
    add(&bench, "first", "a", 0, 1, NAN);
    add(&bench, "second", "b", 0, 1, 0.4); // less than half a euro is no money
    add(&bench, "third", "c", 0, 1, NAN);
    assert_string_equal(front(&bench, 7, 2), "first second third");
    arena_clear(&bench.arena);
}

static void a_theme_takes_two_places_and_the_front_seven(void **state)
{
    (void)state;
    struct bench bench;
    open_bench(&bench);
    static const char *const IDS[] = {"a1", "a2", "a3", "a4", "b1", "b2", "c1", "d1", "d2", "e1"};
    static const char *const THEMES[] = {"a", "a", "a", "a", "b", "b", "c", "d", "d", "e"};
    for (size_t i = 0; i < 10; i++)
        add(&bench, IDS[i], THEMES[i], 0, 1, NAN);
    assert_string_equal(front(&bench, 7, 2), "a1 a2 b1 b2 c1 d1 d2");
    assert_string_equal(front(&bench, 3, 1), "a1 b1 c1");
    assert_string_equal(front(&bench, 20, 9), "a1 a2 a3 a4 b1 b2 c1 d1 d2 e1");
    arena_clear(&bench.arena);
}

static void only_what_fired_is_an_action(void **state)
{
    (void)state;
    struct bench bench;
    open_bench(&bench);
    add(&bench, "fired", "a", 0, 1, NAN);
    add(&bench, "quiet", "b", 0, 1, NAN);
    add(&bench, "outside", "c", 0, 1, NAN);
    bench.results[1].state = RULE_QUIET;
    bench.results[2].state = RULE_OUTSIDE_VALIDITY;
    assert_string_equal(front(&bench, 7, 2), "fired");
    arena_clear(&bench.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(priority_comes_before_money_and_money_before_scores),
        cmocka_unit_test(equals_keep_the_order_of_the_pack),
        cmocka_unit_test(a_theme_takes_two_places_and_the_front_seven),
        cmocka_unit_test(only_what_fired_is_an_action),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
