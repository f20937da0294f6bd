// Who answered, what is missing, and where answers differ most.
#include "report/build.h"

#include <math.h>

#include "base/num.h"
#include "rules/evaluate.h"

enum { DIFFERENT_MOST = 8, OPEN_MOST = 12 };

struct asked_count {
    int asked, given, dont_know, not_applicable;
};

static bool is_asked(const struct question *question, int role)
{
    return (question->roles >> role) & 1u;
}

// Answers of a role's people to the scaled questions that were shown to them.
static struct asked_count tally_role(const struct build *b, int role)
{
    struct asked_count count = {0};
    const struct dossier *dossier = b->assessment->dossier;
    for (int p = 0; p < dossier->respondent_count; p++) {
        const struct respondent *respondent = &dossier->respondents[p];
        if (respondent->role != role)
            continue;
        for (int q = b->pack->fact_count; q < b->pack->question_count; q++) {
            const struct question *question = &b->pack->questions[q];
            if (!question->scale || !is_asked(question, role) ||
                !evaluate_was_shown(b->assessment, q, p))
                continue;
            enum answer_state state = respondent->answers[q].state;
            count.asked++;
            count.given += state == ANSWER_VALUE;
            count.dont_know += state == ANSWER_DONT_KNOW;
            count.not_applicable += state == ANSWER_NOT_APPLICABLE;
        }
    }
    return count;
}

static void roles_table(struct build *b)
{
    struct cells cells = build_cells(b, 5);
    build_column(&cells, 0, WORDS(b, ROLE), ALIGN_LEFT);
    build_column(&cells, 1, WORDS(b, RESPONDENTS), ALIGN_RIGHT);
    build_column(&cells, 2, WORDS(b, GIVEN), ALIGN_RIGHT);
    build_column(&cells, 3, WORDS(b, DONT_KNOW), ALIGN_RIGHT);
    build_column(&cells, 4, WORDS(b, OPEN), ALIGN_RIGHT);
    for (int r = 0; r < b->pack->role_count; r++) {
        struct asked_count count = tally_role(b, r);
        int open = count.asked - count.given - count.dont_know - count.not_applicable;
        build_cell(b, &cells, build_role(b, r), "position");
        build_cell(b, &cells,
                   b->assessment->role_missing[r]
                       ? WORDS(b, NOBODY)
                       : notation_integer(&b->notation, b->assessment->respondents[r]),
                   "position");
        build_cell(b, &cells, notation_integer(&b->notation, count.given), NULL);
        build_cell(b, &cells, notation_integer(&b->notation, count.dont_know), NULL);
        build_cell(b, &cells, notation_integer(&b->notation, open), NULL);
    }
    build_table(b, &cells, WORDS(b, RESPONDENTS_TABLE));
    build_paragraph(b, WORDS(b, RESPONDENTS_KEY), NULL);
}

// Questions by id and words; when there are many, by id only.
static void list_questions(struct build *b, enum word word, const int *questions, size_t count)
{
    if (count == 0)
        return;
    const char *number = notation_integer(&b->notation, (long long)count);
    if (count > OPEN_MOST) {
        const char **ids = arena_array(b->arena, count, sizeof *ids);
        for (size_t i = 0; i < count; i++)
            ids[i] = b->pack->questions[questions[i]].id;
        build_paragraph(b,
                        arena_textf(b->arena, "%s %s.",
                                    words_fill(b->arena, b->notation.language, word,
                                               (const char *const[]){number, NULL}),
                                    arena_join(b->arena, ids, count, ", ")),
                        "position");
        return;
    }
    build_paragraph(
        b, words_fill(b->arena, b->notation.language, word, (const char *const[]){number, NULL}),
        "position");
    struct lines lines = {0};
    for (size_t i = 0; i < count; i++) {
        const struct question *question = &b->pack->questions[questions[i]];
        build_add(
            b, &lines,
            build_line(b,
                       arena_textf(b->arena, "%s %s", question->id, build_text(b, &question->text)),
                       "position"));
    }
    build_list(b, &lines, false);
}

// Scaled questions that were shown and have no score, and facts that are empty.
static void say_open_questions(struct build *b)
{
    int *open = arena_array(b->arena, (size_t)b->pack->question_count, sizeof *open);
    size_t count = 0;
    for (int q = b->pack->fact_count; q < b->pack->question_count; q++) {
        const struct item_result *item = &b->assessment->items[q];
        if (b->pack->questions[q].scale && item->shown && !item->valid)
            open[count++] = q;
    }
    list_questions(b, WORD_OPEN_QUESTIONS, open, count);
    count = 0;
    for (int f = 0; f < b->pack->fact_count; f++)
        if (b->assessment->fact_shown[f] && b->assessment->dossier->facts[f].state != ANSWER_VALUE)
            open[count++] = f;
    list_questions(b, WORD_OPEN_FACTS, open, count);
}

// Questions by how far roles lie apart, at most DIFFERENT_MOST.
static size_t most_different(const struct build *b, int questions[DIFFERENT_MOST])
{
    size_t count = 0;
    for (int q = b->pack->fact_count; q < b->pack->question_count; q++) {
        const struct item_result *item = &b->assessment->items[q];
        if (!item->has_itemgap || num_round(item->itemgap, 1) <= 0)
            continue;
        double gap = num_round(item->itemgap, 1);
        size_t at = count < DIFFERENT_MOST ? count++ : DIFFERENT_MOST;
        for (; at > 0 && num_round(b->assessment->items[questions[at - 1]].itemgap, 1) < gap; at--)
            if (at < DIFFERENT_MOST)
                questions[at] = questions[at - 1];
        if (at < DIFFERENT_MOST)
            questions[at] = q;
    }
    return count;
}

static void add_different(struct build *b, int q, struct cells *cells)
{
    const struct question *question = &b->pack->questions[q];
    const struct item_result *item = &b->assessment->items[q];
    const char *why = build_why(b, "items", question->id);
    struct value spread = evaluate_value(b->assessment, (struct ref){REF_SPREAD, q, 0});
    build_cell(b, cells,
               arena_textf(b->arena, "%s %s", question->id, build_text(b, &question->text)), why);
    for (int r = 0; r < b->pack->role_count; r++)
        build_cell(b, cells,
                   isnan(item->role_mean[r]) ? WORDS(b, DASH)
                                             : notation_score(&b->notation, item->role_mean[r]),
                   why);
    build_cell(b, cells, notation_score(&b->notation, item->itemgap), why);
    build_cell(b, cells,
               spread.kind == VALUE_NUMBER ? notation_number(&b->notation, spread.number, 2)
                                           : WORDS(b, DASH),
               why);
}

static void say_different(struct build *b)
{
    int questions[DIFFERENT_MOST];
    size_t count = most_different(b, questions), roles = (size_t)b->pack->role_count;
    if (count == 0)
        return;
    build_heading(b, 3, "verschillen", WORDS(b, DIFFERENT), NULL);
    struct cells cells = build_cells(b, roles + 3);
    build_column(&cells, 0, WORDS(b, QUESTION), ALIGN_LEFT);
    for (size_t r = 0; r < roles; r++)
        build_column(&cells, r + 1, b->pack->roles[r].shortname, ALIGN_RIGHT);
    build_column(&cells, roles + 1, WORDS(b, GAP), ALIGN_RIGHT);
    build_column(&cells, roles + 2, WORDS(b, SPREAD), ALIGN_RIGHT);
    for (size_t i = 0; i < count; i++)
        add_different(b, questions[i], &cells);
    build_table(b, &cells, WORDS(b, DIFFERENT_TABLE));
    build_paragraph(b, WORDS(b, SPREAD_KEY), NULL);
}

void build_respondents(struct build *b)
{
    build_lines(b, &b->section->lines, NULL);
    roles_table(b);
    say_open_questions(b);
    say_different(b);
}
