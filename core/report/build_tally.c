// Results of a group: for each question how many chose what, as bars and a table, with the mean and
// how far people agree in words; and two questions side by side. It reads tallies, never answers,
// and says where something is hidden.
#include "report/build.h"

#include "base/num.h"

// Words for the consensus; a session talks on about what divides it.
static const double AGREED = 0.8, DIVIDED = 0.5;

static const char *cell_label(struct build *b, const struct question *question, size_t cell)
{
    if (question->scale)
        return build_text(b, &question->scale->points[cell].label);
    return question->option_count ? build_text(b, &question->options[cell].label)
                                  : WORDS(b, TALLY_ANSWERED);
}

static const char *count_text(struct build *b, const struct tally_cell *cell)
{
    return cell->hidden ? WORDS(b, TALLY_HIDDEN) : notation_integer(&b->notation, cell->count);
}

static const char *share_text(struct build *b, const struct tally_cell *cell,
                              const struct tally_cell *of)
{
    if (cell->hidden || of->hidden || of->count == 0)
        return WORDS(b, DASH);
    return notation_percent(&b->notation, num_round((double)cell->count / (double)of->count, 2));
}

static const char *consensus_text(struct build *b, double consensus)
{
    return consensus >= AGREED    ? WORDS(b, TALLY_AGREED)
           : consensus >= DIVIDED ? WORDS(b, TALLY_MIXED)
                                  : WORDS(b, TALLY_DIVIDED);
}

static const char *mean_text(struct build *b, const struct tally *tally)
{
    const char *mean = notation_number(&b->notation, num_round(tally->mean, 1), 1);
    if (!tally->has_consensus)
        return SAY(b, TALLY_MEAN, mean);
    return SAY(b, TALLY_MEAN_AND_CONSENSUS, mean, consensus_text(b, tally->consensus),
               notation_number(&b->notation, tally->consensus, 2));
}

// A bar an option, the longest as long as the chart.
static void draw(struct build *b, const struct tally *tally)
{
    struct chart chart = {
        .kind = CHART_BARS,
        .id = arena_textf(b->arena, "tally-%s", tally->question->id),
        .title = SAY(b, TALLY_TITLE, tally->question->id),
        .text = SAY(b, TALLY_TEXT, build_text(b, &tally->question->text)),
        .x_label = WORDS(b, TALLY_ANSWERS),
        .series = {WORDS(b, TALLY_ANSWERS)},
        .series_count = 1,
        .most = 1,
        .whole = true,
        .rows = arena_array(b->arena, tally->cell_count, sizeof *chart.rows),
        .row_count = tally->cell_count,
    };
    for (size_t i = 0; i < tally->cell_count; i++) {
        const struct tally_cell *cell = &tally->cells[i];
        struct mark *mark = arena_alloc(b->arena, sizeof *mark);
        double count = cell->hidden ? 0 : (double)cell->count;
        *mark = (struct mark){WORDS(b, TALLY_ANSWERS), "", count, 0, 0, cell->hidden};
        chart.rows[i] = (struct chart_row){.label = cell_label(b, tally->question, i),
                                           .value = count_text(b, cell),
                                           .tone = TONE_NEUTRAL,
                                           .marks = mark,
                                           .count = 1};
        chart.most = count > chart.most ? count : chart.most;
    }
    build_push(b, (struct block){.kind = BLOCK_CHART, .chart = chart});
}

static void add_row(struct build *b, struct cells *cells, const char *label,
                    const struct tally_cell *cell, const struct tally *tally, bool share)
{
    const char *why = build_why(b, "tallies", tally->question->id);
    build_cell(b, cells, label, why);
    build_cell(b, cells, count_text(b, cell), why);
    build_cell(b, cells, share ? share_text(b, cell, &tally->values) : WORDS(b, DASH), why);
}

static void table(struct build *b, const struct tally *tally)
{
    const char *const states[] = {WORDS(b, DONT_KNOW), WORDS(b, TALLY_NOT_APPLICABLE),
                                  WORDS(b, TALLY_BLANK)};
    struct cells cells = build_cells(b, 3);
    build_column(&cells, 0, WORDS(b, TALLY_ANSWER), ALIGN_LEFT);
    build_column(&cells, 1, WORDS(b, TALLY_COUNT), ALIGN_RIGHT);
    build_column(&cells, 2, WORDS(b, TALLY_SHARE), ALIGN_RIGHT);
    for (size_t i = 0; i < tally->cell_count; i++)
        add_row(b, &cells, cell_label(b, tally->question, i), &tally->cells[i], tally, true);
    for (int i = 0; i < TALLY_STATES; i++)
        if (tally->states[i].count > 0)
            add_row(b, &cells, states[i], &tally->states[i], tally, false);
    build_table(b, &cells, SAY(b, TALLY_TITLE, tally->question->id));
}

// The options of a ranking from the first choice on: by their mean rank.
static void ranking(struct build *b, const struct tally *tally)
{
    const char *why = build_why(b, "tallies", tally->question->id);
    struct cells cells = build_cells(b, 3);
    build_column(&cells, 0, WORDS(b, TALLY_ANSWER), ALIGN_LEFT);
    build_column(&cells, 1, WORDS(b, TALLY_RANK), ALIGN_RIGHT);
    build_column(&cells, 2, WORDS(b, TALLY_COUNT), ALIGN_RIGHT);
    size_t *order = arena_array(b->arena, tally->cell_count, sizeof *order);
    for (size_t i = 0; i < tally->cell_count; i++) {
        const struct tally_cell *cell = &tally->cells[i];
        bool told = !cell->hidden && cell->count > 0;
        size_t at = i;
        for (; told && at > 0; at--) {
            const struct tally_cell *before = &tally->cells[order[at - 1]];
            if (!before->hidden && before->count > 0 &&
                tally->sums[order[at - 1]] * (double)cell->count <=
                    tally->sums[i] * (double)before->count)
                break;
            order[at] = order[at - 1];
        }
        order[at] = i;
    }
    for (size_t i = 0; i < tally->cell_count; i++) {
        const struct tally_cell *cell = &tally->cells[order[i]];
        bool told = !cell->hidden && cell->count > 0;
        double rank = told ? tally->sums[order[i]] / (double)cell->count : 0;
        build_cell(b, &cells, cell_label(b, tally->question, order[i]), why);
        build_cell(b, &cells,
                   told ? notation_number(&b->notation, num_round(rank, 1), 1) : WORDS(b, DASH),
                   why);
        build_cell(b, &cells, count_text(b, cell), why);
    }
    build_table(b, &cells, SAY(b, TALLY_TITLE, tally->question->id));
}

static void one(struct build *b, const struct tally *tally)
{
    const struct question *question = tally->question;
    const char *why = build_why(b, "tallies", question->id);
    build_heading(b, 3, arena_textf(b->arena, "tally-%s", question->id),
                  arena_textf(b->arena, "%s %s", question->id, build_text(b, &question->text)),
                  why);
    if (tally->asked.hidden) {
        const struct tally_group *group = &b->assessment->tallies->group;
        const char *least = notation_integer(&b->notation, group->least);
        build_paragraph(
            b, group->partnerships ? SAY(b, TALLY_TOO_FEW_OF, least) : SAY(b, TALLY_TOO_FEW, least),
            why);
        return;
    }
    if (!tally->values.hidden)
        build_paragraph(
            b,
            arena_textf(b->arena, "%s%s",
                        SAY(b, TALLY_N, notation_integer(&b->notation, tally->values.count)),
                        tally->has_mean ? mean_text(b, tally) : ""),
            why);
    bool choice = question->scale || question->option_count > 0;
    if (question->type == QUESTION_RANKING) {
        ranking(b, tally);
    } else if (choice) {
        draw(b, tally);
        table(b, tally);
    }
    if (tally_hides(tally))
        build_paragraph(b, question->scale ? WORDS(b, TALLY_HIDES_MEAN) : WORDS(b, TALLY_HIDES),
                        why);
}

void build_tallies(struct build *b)
{
    const struct tallies *tallies = b->assessment->tallies;
    if (!tallies)
        return;
    build_paragraph(b,
                    SAY(b, TALLY_PEOPLE, notation_integer(&b->notation, tallies->respondents),
                        notation_integer(&b->notation, tallies->group.least)),
                    NULL);
    if (tallies->group.partnerships)
        build_paragraph(b,
                        SAY(b, TALLY_PARTNERSHIPS,
                            notation_integer(&b->notation, tallies->partnerships),
                            notation_integer(&b->notation, tallies->group.least)),
                        NULL);
    const struct layout_section *section = b->section;
    for (size_t i = 0; i < section->question_count; i++)
        one(b, &tallies->list[section->questions[i]]);
    for (int q = 0; q < b->pack->question_count && section->question_count == 0; q++)
        if (tallies->list[q].question)
            one(b, &tallies->list[q]);
}

// --- crossings ---

// The groups of a question with a scale or a number have a mean; of another, the table of answers
// tells the rest.
static void groups(struct build *b, const struct tally_crossing *crossing)
{
    const struct question *of = &b->pack->questions[crossing->of.of];
    const struct question *by = &b->pack->questions[crossing->of.by];
    bool means = by->option_count == 0;
    struct cells cells = build_cells(b, means ? 3 : 2);
    build_column(&cells, 0, WORDS(b, TALLY_GROUP), ALIGN_LEFT);
    build_column(&cells, 1, WORDS(b, TALLY_COUNT), ALIGN_RIGHT);
    if (means)
        build_column(&cells, 2, WORDS(b, TALLY_MEAN_HEAD), ALIGN_RIGHT);
    for (size_t i = 0; i < crossing->part_count; i++) {
        const struct tally *part = &crossing->parts[i];
        build_cell(b, &cells, cell_label(b, of, i), NULL);
        build_cell(b, &cells, count_text(b, &part->values), NULL);
        if (means)
            build_cell(b, &cells,
                       part->has_mean ? notation_number(&b->notation, num_round(part->mean, 1), 1)
                                      : WORDS(b, DASH),
                       NULL);
    }
    build_table(b, &cells, means ? WORDS(b, TALLY_GROUPS) : WORDS(b, TALLY_NUMBERS_BY));
}

// What each group answered; of a group of which nothing is told, no more than that.
static void answers(struct build *b, const struct tally_crossing *crossing)
{
    const struct question *of = &b->pack->questions[crossing->of.of];
    const struct question *by = &b->pack->questions[crossing->of.by];
    size_t points = crossing->parts[0].cell_count;
    struct cells cells = build_cells(b, points + 1);
    build_column(&cells, 0, WORDS(b, TALLY_GROUP), ALIGN_LEFT);
    for (size_t p = 0; p < points; p++)
        build_column(&cells, p + 1, cell_label(b, by, p), ALIGN_RIGHT);
    for (size_t i = 0; i < crossing->part_count; i++) {
        build_cell(b, &cells, cell_label(b, of, i), NULL);
        for (size_t p = 0; p < points; p++)
            build_cell(b, &cells, count_text(b, &crossing->parts[i].cells[p]), NULL);
    }
    build_table(b, &cells, WORDS(b, TALLY_CROSSED));
}

static bool tells_answers(const struct tally_crossing *crossing)
{
    bool any = false;
    for (size_t i = 0; i < crossing->part_count; i++)
        for (size_t p = 0; p < crossing->parts[i].cell_count; p++)
            any |= !crossing->parts[i].cells[p].hidden;
    return any;
}

static void crossed(struct build *b, const struct tally_crossing *crossing)
{
    const struct tallies *tallies = b->assessment->tallies;
    const struct question *by = &b->pack->questions[crossing->of.by];
    groups(b, crossing);
    if (by->type != QUESTION_NUMBER && by->type != QUESTION_YEAR && tells_answers(crossing))
        answers(b, crossing);
    if (crossing->complete)
        return;
    build_paragraph(b,
                    by->scale ? SAY(b, TALLY_CROSSING_HIDES,
                                    notation_integer(&b->notation, tallies->group.least))
                              : WORDS(b, TALLY_HIDES),
                    NULL);
}

void build_crossings(struct build *b)
{
    const struct tallies *tallies = b->assessment->tallies;
    for (size_t i = 0; tallies && i < tallies->crossing_count; i++) {
        const struct tally_crossing *crossing = &tallies->crossings[i];
        const struct question *of = &b->pack->questions[crossing->of.of];
        const struct question *by = &b->pack->questions[crossing->of.by];
        build_heading(b, 3, arena_textf(b->arena, "crossing-%s-%s", of->id, by->id),
                      arena_textf(b->arena, "%s × %s", of->id, by->id), NULL);
        build_paragraph(
            b, SAY(b, TALLY_CROSSING, build_text(b, &of->text), build_text(b, &by->text)), NULL);
        crossed(b, crossing);
    }
}
