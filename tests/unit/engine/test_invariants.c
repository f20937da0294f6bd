// What must hold for every dossier, whatever the answers: checked over a few hundred generated
// ones.

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/num.h"
#include "people.h"

enum { ROUNDS = 200 };

static struct people people;

static int open_pack(void **state)
{
    (void)state;
    people_open(&people);
    return 0;
}

static int close_pack(void **state)
{
    (void)state;
    people_close(&people);
    return 0;
}

// Every shown number of the findings, as text: two assessments with the same text say the same.
static const char *findings(struct arena *arena, const struct assessment *assessment)
{
    struct buf out;
    buf_init(&out, 1 << 20);
    char number[NUM_TEXT];
    for (size_t i = 0; i < assessment->rules->score_count; i++) {
        const struct score_result *score = &assessment->scores[i];
        num_fixed(number, score->measured ? score->score : -1, 1);
        buf_putf(&out, "score %s ", number);
        num_fixed(number, score->has_gap ? score->gap : -1, 1);
        buf_putf(&out, "gap %s\n", number);
    }
    buf_putf(&out, "position %s\n", assessment->position.label.in[0]);
    for (size_t i = 0; i < assessment->rules->route_count; i++) {
        const struct route_result *route = &assessment->routes[i];
        num_fixed(number, route->has_rank ? route->rank : -1, 1);
        buf_putf(&out, "route %s %s\n", route->rule->id, number);
    }
    for (size_t i = 0; i < assessment->rules->recommendation_count; i++)
        if (assessment->recommendations[i].state == RULE_FIRED)
            buf_putf(&out, "%s %s\n", assessment->recommendations[i].rule->id,
                     assessment->recommendations[i].text.in[0]);
    const char *text = arena_text(arena, out.text);
    buf_clear(&out);
    return text;
}

static void order_of_respondents_changes_nothing(void **state)
{
    (void)state;
    for (unsigned seed = 0; seed < ROUNDS; seed++) {
        struct arena arena;
        arena_init(&arena);
        people_seed(&people, seed);
        struct dossier *dossier = people_dossier(&people, &arena);
        const char *before = findings(&arena, people_evaluate(&people, dossier, &arena));
        char hash[HASH_TEXT];
        memcpy(hash, dossier->hash, sizeof hash);
        for (int i = dossier->respondent_count - 1; i > 0; i--) {
            int other = people_next(&people, i + 1);
            struct respondent swap = dossier->respondents[i];
            dossier->respondents[i] = dossier->respondents[other];
            dossier->respondents[other] = swap;
        }
        assert_string_equal(before, findings(&arena, people_evaluate(&people, dossier, &arena)));
        dossier_seal(dossier);
        assert_string_equal(hash, dossier->hash);
        arena_clear(&arena);
    }
}

static void a_copy_of_everyone_or_of_one_role_changes_nothing(void **state)
{
    (void)state;
    for (unsigned seed = 0; seed < ROUNDS; seed++) {
        struct arena arena;
        arena_init(&arena);
        people_seed(&people, seed);
        struct dossier *dossier = people_dossier(&people, &arena);
        const char *before = findings(&arena, people_evaluate(&people, dossier, &arena));
        for (int role = -1; role < people.pack->role_count; role++) {
            struct dossier *copy = people_copy(&people, dossier, role, &arena);
            assert_string_equal(before, findings(&arena, people_evaluate(&people, copy, &arena)));
        }
        arena_clear(&arena);
    }
}

static void raising_an_answer_never_lowers_its_dimension(void **state)
{
    (void)state;
    for (unsigned seed = 0; seed < ROUNDS; seed++) {
        struct arena arena;
        arena_init(&arena);
        people_seed(&people, seed);
        struct dossier *dossier = people_dossier(&people, &arena);
        const struct assessment *before = people_evaluate(&people, dossier, &arena);
        struct respondent *respondent =
            &dossier->respondents[people_next(&people, dossier->respondent_count)];
        for (int q = people.pack->fact_count; q < people.pack->question_count; q++) {
            const struct question *question = &people.pack->questions[q];
            struct answer *answer = &respondent->answers[q];
            bool raisable = question->dimension >= 0 && question->scale &&
                            !question->scale->words && answer->state == ANSWER_VALUE;
            if (!raisable ||
                answer->value.number >= question->scale->points[question->scale->count - 1].number)
                continue;
            answer->value.number += 1;
            const char *id = people.pack->dimensions[question->dimension].id;
            const struct score_result *old = people_score(before, id);
            const struct score_result *new =
                people_score(people_evaluate(&people, dossier, &arena), id);
            answer->value.number -= 1;
            assert_int_equal(old->measured, new->measured);
            double change = old->measured ? new->score - old->score : 0;
            assert_true(question->reversed ? change <= 1e-9 : change >= -1e-9);
        }
        arena_clear(&arena);
    }
}

static void blank(struct dossier *dossier, const struct pack *pack, int dimension)
{
    for (int i = 0; i < dossier->respondent_count; i++)
        for (int q = 0; q < pack->question_count; q++)
            if (pack->questions[q].dimension == dimension)
                dossier->respondents[i].answers[q] = (struct answer){0};
}

static bool is_high(const struct assessment *assessment, const char *axis)
{
    const char *id = assessment->position.place->id;
    if (strcmp(axis, "inbreng") == 0)
        return strcmp(id, "sterk_en_verankerd") == 0 ||
               strcmp(id, "sterke_inbreng_losse_verankering") == 0;
    return strcmp(id, "sterk_en_verankerd") == 0 ||
           strcmp(id, "goed_ingebed_inbreng_in_ontwikkeling") == 0;
}

static void a_dimension_that_is_not_measured_never_makes_an_axis_high(void **state)
{
    (void)state;
    for (unsigned seed = 0; seed < ROUNDS; seed++) {
        struct arena arena;
        arena_init(&arena);
        people_seed(&people, seed);
        struct dossier *dossier = people_dossier(&people, &arena);
        const struct position_rule *position = people.rules->position;
        const struct axis_rule *axis =
            &position->axes[people_next(&people, (int)position->axis_count)];
        int dimension = axis->dimensions[people_next(&people, (int)axis->count)];
        blank(dossier, people.pack, dimension);
        const struct assessment *after = people_evaluate(&people, dossier, &arena);
        assert_false(is_high(after, axis->id));
        assert_true(after->position.provisional_count > 0);
        // Without its first letter, which is small inside the sentence.
        assert_non_null(strstr(after->position.label.in[0],
                               people.pack->dimensions[dimension].label.in[0] + 1));
        arena_clear(&arena);
    }
}

static void a_missing_role_is_said_and_makes_the_position_provisional(void **state)
{
    (void)state;
    for (unsigned seed = 0; seed < ROUNDS; seed++) {
        struct arena arena;
        arena_init(&arena);
        people_seed(&people, seed);
        struct dossier *dossier = people_dossier(&people, &arena);
        int role = people_next(&people, people.pack->role_count);
        for (int i = 0; i < dossier->respondent_count; i++)
            if (dossier->respondents[i].role == role)
                memset(dossier->respondents[i].answers, 0,
                       (size_t)people.pack->question_count * sizeof(struct answer));
        const struct assessment *after = people_evaluate(&people, dossier, &arena);
        assert_true(after->role_missing[role]);
        assert_true(after->position.provisional_count > 0);
        int a60 = rulebook_recommendation_find(people.rules, "A60");
        assert_int_equal(RULE_FIRED, after->recommendations[a60].state);
        arena_clear(&arena);
    }
}

static void within(double number)
{
    assert_true(number >= -1e-9 && number <= 100 + 1e-9);
}

static void every_score_lies_between_0_and_100(void **state)
{
    (void)state;
    for (unsigned seed = 0; seed < ROUNDS; seed++) {
        struct arena arena;
        arena_init(&arena);
        people_seed(&people, seed);
        const struct assessment *assessment =
            people_evaluate(&people, people_dossier(&people, &arena), &arena);
        for (size_t i = 0; i < assessment->rules->score_count; i++) {
            const struct score_result *score = &assessment->scores[i];
            if (score->measured)
                within(score->score);
            if (score->has_gap)
                within(score->gap);
            within(score->coverage * 100);
        }
        for (size_t i = 0; i < assessment->rules->route_count; i++) {
            if (assessment->routes[i].has_fit)
                within(assessment->routes[i].fit);
            if (assessment->routes[i].has_rank)
                within(assessment->routes[i].rank);
        }
        arena_clear(&arena);
    }
}

static void hidden_questions_change_nothing(void **state)
{
    (void)state;
    for (unsigned seed = 0; seed < ROUNDS; seed++) {
        struct arena arena;
        arena_init(&arena);
        people_seed(&people, seed);
        struct dossier *dossier = people_dossier(&people, &arena);
        const struct assessment *before = people_evaluate(&people, dossier, &arena);
        const char *text = findings(&arena, before);
        for (size_t i = 0; i < before->rules->route_count; i++)
            for (int r = 0; before->routes[i].blocked && r < dossier->respondent_count; r++)
                dossier->respondents[r].answers[before->routes[i].rule->support] =
                    (struct answer){0};
        assert_string_equal(text, findings(&arena, people_evaluate(&people, dossier, &arena)));
        arena_clear(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_of_respondents_changes_nothing),
        cmocka_unit_test(a_copy_of_everyone_or_of_one_role_changes_nothing),
        cmocka_unit_test(raising_an_answer_never_lowers_its_dimension),
        cmocka_unit_test(a_dimension_that_is_not_measured_never_makes_an_axis_high),
        cmocka_unit_test(a_missing_role_is_said_and_makes_the_position_provisional),
        cmocka_unit_test(every_score_lies_between_0_and_100),
        cmocka_unit_test(hidden_questions_change_nothing),
    };
    return cmocka_run_group_tests(tests, open_pack, close_pack);
}
