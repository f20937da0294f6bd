// The results of a group: the consensus of the literature, what is hidden, and that no one who
// knows the rule and every visible number can compute a small count back.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rules/tally.h"

static const double FIVE[] = {1, 2, 3, 4, 5};

static double consensus(long a, long b, long c, long d, long e)
{
    return tally_consensus((const long[]){a, b, c, d, e}, FIVE, 5);
}

static void consensus_agrees_with_the_literature(void **state)
{
    (void)state;
    static const double SEVEN[] = {1, 2, 3, 4, 5, 6, 7};
    static const long ANCHOR[] = {30, 40, 210, 130, 530, 50, 10};
    assert_true(fabs(tally_consensus(ANCHOR, SEVEN, 7) - 0.7256876) < 5e-8);
    assert_true(fabs(consensus(0, 0, 1, 8, 1) - .917) < .0005);
    assert_true(fabs(consensus(0, 1, 2, 5, 2) - .709) < .0005);
    assert_true(fabs(consensus(2, 2, 2, 2, 2) - .434) < .0005);
    assert_true(fabs(consensus(4, 1, 0, 1, 4) - .117) < .0005);
    assert_true(fabs(consensus(5, 0, 0, 0, 5)) < 1e-12);
    assert_true(fabs(consensus(0, 0, 7, 0, 0) - 1) < 1e-12);
    assert_true(fabs(consensus(8, 22, 30, 28, 8) - .612) < .0005);
}

// "41 29 (22) (4)": what a reader sees, hidden ones in brackets.
static void assert_seen(const struct tally_cell *cells, size_t count, const char *expected)
{
    char seen[120] = "";
    for (size_t i = 0; i < count; i++) {
        size_t used = strlen(seen);
        snprintf(seen + used, sizeof seen - used, cells[i].hidden ? "%s(%ld)" : "%s%ld",
                 i ? " " : "", cells[i].count);
    }
    assert_string_equal(seen, expected);
}

static void assert_hidden(const char *expected)
{
    struct tally_cell cells[12] = {0};
    size_t count = 0;
    for (const char *at = expected; *at;) {
        long number = 0;
        at += strspn(at, " ()");
        for (; *at >= '0' && *at <= '9'; at++)
            number = number * 10 + (*at - '0');
        cells[count++].count = number;
        at += strspn(at, " )");
    }
    tally_hide(cells, count, (struct tally_group){5, 0});
    assert_seen(cells, count, expected);
}

static void small_cells_are_hidden_with_another(void **state)
{
    (void)state;
    assert_hidden("8 22 30 28 8");
    assert_hidden("41 29 (22) (4)");
    assert_hidden("0 0 (5) (4) 0 12"); // the smallest of the others
    assert_hidden("20 (6) (6) (4)");   // equal ones together
    assert_hidden("20 (2) (3)");       // two that are a group together
    assert_hidden("20 (9) (1) (1)");   // two that are each the least
    assert_hidden("20 (9) (4) (4)");   // two that are each the most
    assert_hidden("(0) (4) (4)");      // nothing else is left
    assert_hidden("0 0 0");
}

// Every way to give `total` answers to `count` cells is shown to somebody who knows the rule; among
// those that look alike a small cell must have more than one value.
enum { CELLS = 5, TOTAL = 13, LEAST = 3, VIEWS = 40000 };

struct view {
    signed char cells[CELLS]; // -1: hidden
    signed char first[CELLS], varies[CELLS];
    signed char total;
};

static struct view views[VIEWS];
static size_t view_count;

static struct view *view_of(const struct view *seen)
{
    for (size_t i = view_count; i > 0; i--)
        if (views[i - 1].total == seen->total &&
            memcmp(views[i - 1].cells, seen->cells, CELLS) == 0)
            return &views[i - 1];
    assert_true(view_count < VIEWS);
    views[view_count] = *seen;
    return &views[view_count++];
}

static void look(const int counts[CELLS], int total)
{
    struct tally_cell cells[CELLS] = {0};
    for (int i = 0; i < CELLS; i++)
        cells[i].count = counts[i];
    tally_hide(cells, CELLS, (struct tally_group){LEAST, 0});
    struct view seen = {.total = (signed char)total};
    for (int i = 0; i < CELLS; i++) {
        seen.cells[i] = (signed char)(cells[i].hidden ? -1 : counts[i]);
        seen.first[i] = (signed char)counts[i];
        assert_true(cells[i].hidden || counts[i] == 0 || counts[i] >= LEAST);
    }
    struct view *view = view_of(&seen);
    for (int i = 0; i < CELLS; i++)
        view->varies[i] |= view->first[i] != counts[i];
}

static void fill(int counts[CELLS], int cell, int left, int total)
{
    if (cell == CELLS - 1) {
        counts[cell] = left;
        look(counts, total);
        return;
    }
    for (counts[cell] = 0; counts[cell] <= left; counts[cell]++)
        fill(counts, cell + 1, left - counts[cell], total);
}

static void no_small_cell_can_be_computed_back(void **state)
{
    (void)state;
    int counts[CELLS];
    size_t hidden = 0;
    for (int total = LEAST; total <= TOTAL; total++) {
        view_count = 0;
        fill(counts, 0, total, total);
        for (size_t v = 0; v < view_count; v++)
            for (int i = 0; i < CELLS; i++) {
                bool small = views[v].cells[i] < 0 && views[v].first[i] < LEAST;
                assert_true(!small || views[v].varies[i]);
                hidden += small;
            }
    }
    assert_true(hidden > 1000);
}

// Of cells as people per partnership.
static void assert_partnerships(int cells_of[][8], size_t count, size_t partnerships,
                                const char *expected)
{
    struct tally_cell cells[12] = {0};
    for (size_t i = 0; i < count; i++) {
        cells[i].from = cells_of[i];
        for (size_t p = 0; p < partnerships; p++)
            cells[i].count += cells_of[i][p];
    }
    tally_hide(cells, count, (struct tally_group){5, partnerships});
    assert_seen(cells, count, expected);
}

static void few_partnerships_are_hidden_as_few_people_are(void **state)
{
    (void)state;
    // Many people of few partnerships, and the smallest other.
    assert_partnerships((int[][8]){{3, 3, 3, 3}, {2, 2, 2, 2, 2}, {3, 3, 3, 3, 3}}, 3, 8,
                        "(12) (10) 15");
    // One partnership has more than half, of two together as well; half is allowed.
    assert_partnerships((int[][8]){{9, 1, 1, 1, 1}, {2, 2, 2, 2, 2}, {4, 1, 1, 1, 1}}, 3, 8,
                        "(13) (10) (8)");
    // Together, too, they are of few partnerships: so all is hidden but what is nobody's.
    assert_partnerships((int[][8]){{3, 3}, {4, 4}, {0}}, 3, 8, "(6) (8) (0)");
}

// --- crossings: a choice of two by a choice of two, and who answered the second only ---

enum { GROUPS = 2, ANSWERS = 2, LOOKS = 60000 };

struct crossed {
    signed char seen[16], first[GROUPS * ANSWERS], varies[GROUPS * ANSWERS];
};

static struct crossed looks[LOOKS];
static size_t look_count;

static void count_cell(struct tally *tally, size_t cell, int count)
{
    tally->cells[cell].count += count;
    tally->values.count += count;
    tally->asked.count += count;
}

static size_t see(signed char *seen, size_t at, const struct tally *tally)
{
    seen[at++] = (signed char)(tally->values.hidden ? -1 : tally->values.count);
    for (size_t i = 0; i < tally->cell_count; i++)
        seen[at++] = (signed char)(tally->cells[i].hidden ? -1 : tally->cells[i].count);
    return at;
}

// Counts of the four cells, and of two who answered the second question only.
static void look_at_crossing(const int counts[], bool each, struct arena *arena)
{
    static struct option options[2];
    struct question questions[2] = {
        {.index = 0, .type = QUESTION_SINGLE, .phase = PHASE_GOAL, .options = options},
        {.index = 1, .type = QUESTION_SINGLE, .phase = PHASE_GOAL, .options = options}};
    questions[0].option_count = GROUPS;
    questions[1].option_count = ANSWERS;
    if (each)
        questions[1].type = QUESTION_MULTIPLE;
    struct pack pack = {.questions = questions, .question_count = 2};
    struct crossing of = {0, 1};
    struct tallies *tallies = tallies_new(&pack, (struct tally_group){0, 0}, &of, 1, arena);
    tallies->group.least = LEAST;
    struct tally_crossing *crossing = &tallies->crossings[0];
    for (size_t i = 0; i <= GROUPS; i++)
        for (size_t k = 0; k < ANSWERS; k++) {
            int count = counts[i * ANSWERS + k];
            count_cell(&crossing->parts[i], k, count);
            count_cell(&tallies->list[1], k, count);
            if (i < GROUPS)
                count_cell(&tallies->list[0], i, count);
            else
                tallies->list[0].asked.count += count, tallies->list[0].states[2].count += count;
        }
    tallies_close(tallies);
    struct crossed now = {0};
    size_t at = see(now.seen, 0, &tallies->list[0]);
    at = see(now.seen, at, &tallies->list[1]);
    for (size_t i = 0; i < GROUPS; i++)
        at = see(now.seen, at, &crossing->parts[i]);
    now.seen[at] = (signed char)tallies->list[0].asked.count;
    size_t l = look_count;
    while (l > 0 && memcmp(looks[l - 1].seen, now.seen, sizeof now.seen) != 0)
        l--;
    if (l == 0) {
        assert_true(look_count < LOOKS);
        looks[look_count++] = now;
        l = look_count;
        for (size_t i = 0; i < GROUPS * ANSWERS; i++)
            looks[l - 1].first[i] = (signed char)counts[i];
    }
    for (size_t i = 0; i < GROUPS * ANSWERS; i++)
        looks[l - 1].varies[i] |= looks[l - 1].first[i] != counts[i];
}

static void fill_crossing(int counts[], int cell, int left, bool each, struct arena *arena)
{
    if (cell == (GROUPS + 1) * ANSWERS - 1) {
        counts[cell] = left;
        arena_init(arena);
        look_at_crossing(counts, each, arena);
        arena_clear(arena);
        return;
    }
    for (counts[cell] = 0; counts[cell] <= left; counts[cell]++)
        fill_crossing(counts, cell + 1, left - counts[cell], each, arena);
}

// In a look that several tables have in common, a small cell has more than one value.
static void no_small_cell_of_a_crossing_can_be_computed_back(void **state)
{
    (void)state;
    struct arena arena;
    for (int each = 0; each < 2; each++) {
        size_t told = 0;
        for (int total = LEAST; total <= 11; total++) {
            int counts[(GROUPS + 1) * ANSWERS];
            look_count = 0;
            fill_crossing(counts, 0, total, each, &arena);
            for (size_t l = 0; l < look_count; l++)
                for (size_t i = 0; i < GROUPS * ANSWERS; i++) {
                    long cell = looks[l].first[i];
                    bool small = cell > 0 && cell < LEAST;
                    assert_true(!small || looks[l].varies[i]);
                    told += !looks[l].varies[i] && cell >= LEAST;
                }
        }
        assert_true(told > 20);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(consensus_agrees_with_the_literature),
        cmocka_unit_test(small_cells_are_hidden_with_another),
        cmocka_unit_test(no_small_cell_can_be_computed_back),
        cmocka_unit_test(few_partnerships_are_hidden_as_few_people_are),
        cmocka_unit_test(no_small_cell_of_a_crossing_can_be_computed_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
