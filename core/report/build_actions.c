// The actions of the front: a few of the recommendations that fired, so that the front is no wall.
#include "report/build.h"

#include <math.h>
#include <string.h>

#include "base/num.h"

// The score of the theme's dimension; unmeasured comes last.
static double theme_score(const struct assessment *assessment,
                          const struct recommendation_result *action)
{
    for (size_t i = 0; i < assessment->rules->score_count; i++) {
        const struct score_result *score = &assessment->scores[i];
        if (score->dimension == action->rule->dimension && score->measured)
            return num_round(score->score, 1);
    }
    return INFINITY;
}

static double stake(const struct recommendation_result *action)
{
    return action->has_stake ? num_round(action->stake, 0) : 0;
}

static bool comes_before(const struct assessment *assessment, const struct recommendation_result *a,
                         const struct recommendation_result *b)
{
    if (a->rule->priority != b->rule->priority)
        return a->rule->priority < b->rule->priority;
    if (stake(a) != stake(b))
        return stake(a) > stake(b);
    return theme_score(assessment, a) < theme_score(assessment, b);
}

size_t build_front_actions(const struct assessment *assessment, struct arena *arena, size_t most,
                           size_t per_theme, const struct recommendation_result ***actions)
{
    size_t all = assessment->rules->recommendation_count, fired = 0, count = 0;
    const struct recommendation_result **list = arena_array(arena, all, sizeof *list);
    for (size_t i = 0; i < all; i++) {
        const struct recommendation_result *one = &assessment->recommendations[i];
        if (one->state != RULE_FIRED)
            continue;
        size_t at = fired++;
        for (; at > 0 && comes_before(assessment, one, list[at - 1]); at--)
            list[at] = list[at - 1];
        list[at] = one;
    }
    for (size_t i = 0; i < fired && count < most; i++) {
        size_t same = 0;
        for (size_t k = 0; k < count; k++)
            same += strcmp(list[k]->rule->theme, list[i]->rule->theme) == 0;
        if (same < per_theme)
            list[count++] = list[i];
    }
    *actions = list;
    return count;
}

size_t report_front_actions(const struct assessment *assessment, const struct layout *layout,
                            struct arena *arena, const struct recommendation_result ***actions)
{
    return build_front_actions(assessment, arena, layout->most, layout->per_theme, actions);
}

static size_t count_fired(const struct assessment *assessment)
{
    size_t count = 0;
    for (size_t i = 0; i < assessment->rules->recommendation_count; i++)
        count += assessment->recommendations[i].state == RULE_FIRED;
    return count;
}

// On the front a source is named by its first record only; the annex has them all.
static void add_action(struct build *b, const struct recommendation_result *action, size_t number,
                       struct cells *cells)
{
    const struct recommendation_rule *rule = action->rule;
    build_cell(b, cells, notation_integer(&b->notation, (long long)number), rule->id);
    build_cell(b, cells, arena_textf(b->arena, "%s (%s)", build_text(b, &action->text), rule->id),
               rule->id);
    build_cell(b, cells, build_text(b, &rule->owner), rule->id);
    build_cell(b, cells, build_text(b, &rule->term), rule->id);
    build_cell(b, cells, build_sources(b, rule->sources, rule->source_count ? 1 : 0), rule->id);
}

void build_actions(struct build *b)
{
    const struct recommendation_result **actions;
    size_t count = build_front_actions(b->assessment, b->arena, b->layout->most,
                                       b->layout->per_theme, &actions);
    size_t fired = count_fired(b->assessment);
    if (count == 0) {
        build_paragraph(b, WORDS(b, NO_ACTIONS), "position");
        return;
    }
    build_paragraph(b,
                    count == fired
                        ? WORDS(b, ALL_ACTIONS)
                        : SAY(b, SOME_ACTIONS, notation_integer(&b->notation, (long long)count),
                              notation_integer(&b->notation, (long long)fired)),
                    "position");
    struct cells cells = build_cells(b, 5);
    build_column(&cells, 0, WORDS(b, NUMBER), ALIGN_RIGHT);
    build_column(&cells, 1, WORDS(b, ACTION), ALIGN_LEFT);
    build_column(&cells, 2, WORDS(b, OWNER), ALIGN_LEFT);
    build_column(&cells, 3, WORDS(b, TERM), ALIGN_LEFT);
    build_column(&cells, 4, WORDS(b, SOURCE), ALIGN_LEFT);
    for (size_t i = 0; i < count; i++)
        add_action(b, actions[i], i + 1, &cells);
    build_table(b, &cells, WORDS(b, ACTIONS_TABLE));
    build_lines(b, &b->section->lines, NULL);
}
