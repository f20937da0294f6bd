// Strong points and concerns: the highest and the lowest dimensions, each with its score and the
// roles that see it most differently.
#include "report/build.h"

#include <math.h>

#include "base/num.h"

// Measured dimensions by score, highest first; of equal ones the first declared.
static size_t by_score(const struct build *b, const struct score_result ***list)
{
    const struct score_result **found = arena_array(b->arena, b->rules->score_count, sizeof *found);
    size_t count = 0;
    for (size_t i = 0; i < b->rules->score_count; i++) {
        const struct score_result *score = &b->assessment->scores[i];
        if (!score->measured)
            continue;
        size_t at = count++;
        for (; at > 0 && num_round(found[at - 1]->score, 1) < num_round(score->score, 1); at--)
            found[at] = found[at - 1];
        found[at] = score;
    }
    *list = found;
    return count;
}

// The question of the dimension on which roles lie furthest apart, or -1 when none is worth a word.
static int different_question(const struct build *b, const struct score_result *score)
{
    int found = -1;
    for (int q = 0; q < b->pack->question_count; q++) {
        const struct item_result *item = &b->assessment->items[q];
        if (b->pack->questions[q].dimension != score->dimension || !item->has_itemgap ||
            num_round(item->itemgap, 1) < score->rule->flag)
            continue;
        if (found < 0 ||
            num_round(item->itemgap, 1) > num_round(b->assessment->items[found].itemgap, 1))
            found = q;
    }
    return found;
}

// Roles may agree on the whole and still differ on one question: that is said too.
static const char *question_difference(struct build *b, const struct score_result *score)
{
    int question = different_question(b, score);
    if (question < 0)
        return "";
    const struct item_result *item = &b->assessment->items[question];
    int low = -1, high = -1;
    for (int r = 0; r < b->pack->role_count; r++) {
        if (isnan(item->role_mean[r]))
            continue;
        low = low < 0 || item->role_mean[r] < item->role_mean[low] ? r : low;
        high = high < 0 || item->role_mean[r] > item->role_mean[high] ? r : high;
    }
    return SAY(
        b, QUESTION_DIFFERS, b->pack->questions[question].id, build_small(b, build_role(b, low)),
        notation_score(&b->notation, item->role_mean[low]), build_small(b, build_role(b, high)),
        notation_score(&b->notation, item->role_mean[high]));
}

static const char *difference_text(struct build *b, const struct score_result *score)
{
    const char *question = question_difference(b, score);
    if (!score->has_gap)
        return *question ? question : WORDS(b, NO_COMPARISON);
    const char *gap = notation_score(&b->notation, score->gap);
    if (num_round(score->gap, 1) < score->rule->flag) {
        if (*question)
            return question;
        return num_round(score->gap, 1) > 0 ? SAY(b, ROLES_NEAR, gap) : WORDS(b, ROLES_AGREE);
    }
    return SAY(b, ROLES_DIFFER, build_role(b, score->gap_low),
               build_small(b, build_role(b, score->gap_high)), gap);
}

static void add_point(struct build *b, const struct score_result *score, struct lines *lines)
{
    const char *why = build_why(b, "dimensions", b->pack->dimensions[score->dimension].id);
    const struct layout_lines *own = layout_lines_of(b->section, score->dimension);
    const char *sentence = "";
    for (size_t i = 0; own && i < own->count; i++)
        if (build_shows(b, own->list[i].when, own->list[i].id))
            sentence =
                arena_textf(b->arena, "%s %s", sentence, build_fill(b, &own->list[i].text, NULL));
    const char *head =
        SAY(b, POINT_HEAD, build_dimension(b, score->dimension),
            notation_score(&b->notation, score->score), build_text(b, &score->band->label));
    const char *rest = arena_textf(b->arena, "%s %s", sentence, difference_text(b, score));
    build_add(b, lines, build_strong(b, head, rest, why));
}

void build_strengths(struct build *b)
{
    const struct score_result **scores;
    size_t count = by_score(b, &scores);
    struct lines lines = {0};
    for (size_t i = 0; i < count && lines.count < b->section->most; i++)
        if (num_round(scores[i]->score, 1) >= b->section->from)
            add_point(b, scores[i], &lines);
    build_list(b, &lines, false);
    if (lines.count == 0)
        build_paragraph(
            b,
            count ? SAY(b, NO_STRENGTHS, notation_short(&b->notation, b->section->from, 1))
                  : WORDS(b, NOTHING_MEASURED),
            "position");
    build_lines(b, &b->section->lines, NULL);
}

void build_concerns(struct build *b)
{
    const struct score_result **scores;
    size_t count = by_score(b, &scores);
    struct lines lines = {0};
    for (size_t i = count; i > 0 && lines.count < b->section->most; i--)
        if (num_round(scores[i - 1]->score, 1) < b->section->below)
            add_point(b, scores[i - 1], &lines);
    build_list(b, &lines, false);
    if (lines.count == 0)
        build_paragraph(
            b,
            count ? SAY(b, NO_CONCERNS, notation_short(&b->notation, b->section->below, 1))
                  : WORDS(b, NOTHING_MEASURED),
            "position");
    build_lines(b, &b->section->lines, NULL);
}
