// The numbers of tally.h: counting, then hiding, then computing from what was not hidden. Counts
// are whole numbers, so no order of people or dossiers changes anything. It must not know who said
// what once it has counted.
#include "rules/tally.h"

#include <math.h>
#include <string.h>

#include "base/num.h"

bool tally_counts(const struct question *question)
{
    return question->phase != PHASE_FACTS && question->type != QUESTION_TABLE &&
           !question_is_personal(question);
}

// A respondent gives one of the cells, and no other.
static bool is_split(const struct question *question)
{
    return question->type == QUESTION_SCALE || question->type == QUESTION_SINGLE;
}

static bool is_chosen(const struct question *question)
{
    return question->type == QUESTION_MULTIPLE || question->type == QUESTION_RANKING;
}

static size_t cells_of(const struct question *question)
{
    if (question->type == QUESTION_SCALE)
        return question->scale->count;
    return question->type == QUESTION_SINGLE || is_chosen(question) ? question->option_count : 1;
}

static void open_tally(struct tallies *tallies, const struct question *question)
{
    struct tally *tally = &tallies->list[question->index];
    tally->question = question;
    tally->cell_count = cells_of(question);
    tally->cells = arena_array(tallies->arena, tally->cell_count, sizeof *tally->cells);
    if (question->type == QUESTION_RANKING)
        tally->sums = arena_array(tallies->arena, tally->cell_count, sizeof *tally->sums);
}

struct tallies *tallies_new(const struct pack *pack, int least, const struct crossing *crossings,
                            size_t crossing_count, struct arena *arena)
{
    struct tallies *tallies = arena_alloc(arena, sizeof *tallies);
    tallies->pack = pack;
    tallies->arena = arena;
    tallies->least = GROUP_LEAST;
    tallies->least = pack->group.least > tallies->least ? pack->group.least : tallies->least;
    tallies->least = least > tallies->least ? least : tallies->least;
    tallies->list = arena_array(arena, (size_t)pack->question_count, sizeof *tallies->list);
    for (int q = 0; q < pack->question_count; q++)
        if (tally_counts(&pack->questions[q]))
            open_tally(tallies, &pack->questions[q]);
    tallies->crossings = arena_array(arena, crossing_count, sizeof *tallies->crossings);
    tallies->crossing_count = crossing_count;
    for (size_t i = 0; i < crossing_count; i++) {
        struct tally_crossing *crossing = &tallies->crossings[i];
        crossing->of = crossings[i];
        crossing->part_count = cells_of(&pack->questions[crossings[i].of]);
        crossing->points = cells_of(&pack->questions[crossings[i].by]);
        crossing->parts = arena_array(arena, crossing->part_count, sizeof *crossing->parts);
        crossing->cells =
            arena_array(arena, crossing->part_count * crossing->points, sizeof *crossing->cells);
    }
    return tallies;
}

// --- counting ---

// The cell of a single choice or a point of a scale; -1 when there is none.
static int cell_of(const struct question *question, const struct value *value)
{
    for (size_t i = 0; i < question->option_count; i++)
        if (value->text && strcmp(question->options[i].id, value->text) == 0)
            return (int)i;
    for (size_t i = 0; question->scale && i < question->scale->count; i++) {
        const struct point *point = &question->scale->points[i];
        if (value->kind == VALUE_NUMBER ? point->number == value->number
                                        : strcmp(point->is, value->text) == 0)
            return (int)i;
    }
    return -1;
}

static void count_value(struct tally *tally, const struct value *value)
{
    const struct question *question = tally->question;
    tally->values++;
    if (is_split(question)) {
        int cell = cell_of(question, value);
        if (cell < 0)
            return;
        tally->cells[cell].count++;
        tally->sum += question->scale ? question->scale->points[cell].number : 0;
        return;
    }
    if (!is_chosen(question)) {
        tally->cells[0].count++;
        tally->sum += value->kind == VALUE_NUMBER ? value->number : 0;
        return;
    }
    for (size_t i = 0; i < value->count; i++) {
        int cell = cell_of(question, &value->items[i]);
        if (cell < 0)
            continue;
        tally->cells[cell].count++;
        if (tally->sums)
            tally->sums[cell] += (double)i + 1;
    }
}

static void count_answer(struct tally *tally, const struct answer *answer)
{
    tally->asked++;
    switch (answer->state) {
    case ANSWER_VALUE: count_value(tally, &answer->value); break;
    case ANSWER_DONT_KNOW: tally->states[TALLY_DONT_KNOW].count++; break;
    case ANSWER_NOT_APPLICABLE: tally->states[TALLY_NOT_APPLICABLE].count++; break;
    case ANSWER_NONE: tally->states[TALLY_BLANK].count++; break;
    }
}

static const struct answer *value_shown_to(const struct tally_people *people, int question,
                                           int respondent)
{
    const struct answer *answer = &people->dossier->respondents[respondent].answers[question];
    bool there =
        answer->state == ANSWER_VALUE && people->shown(people->context, question, respondent);
    return there ? answer : NULL;
}

static void count_crossing(struct tally_crossing *crossing, const struct tally_people *people,
                           int respondent)
{
    const struct question *questions = people->dossier->pack->questions;
    const struct answer *of = value_shown_to(people, crossing->of.of, respondent);
    const struct answer *by = value_shown_to(people, crossing->of.by, respondent);
    int part = of ? cell_of(&questions[crossing->of.of], &of->value) : -1;
    int point = by ? cell_of(&questions[crossing->of.by], &by->value) : -1;
    if (part < 0 || point < 0)
        return;
    crossing->parts[part].people.count++;
    crossing->parts[part].sum += questions[crossing->of.by].scale->points[point].number;
    crossing->cells[(size_t)part * crossing->points + (size_t)point].count++;
}

static bool is_asked(const struct tally_people *people, int question, int respondent)
{
    const struct dossier *dossier = people->dossier;
    unsigned role = (unsigned)dossier->respondents[respondent].role;
    return (dossier->pack->questions[question].roles >> role & 1U) &&
           people->shown(people->context, question, respondent);
}

static bool spoke(const struct tally_people *people, int respondent)
{
    const struct pack *pack = people->dossier->pack;
    for (int q = pack->fact_count; q < pack->question_count; q++)
        if (value_shown_to(people, q, respondent) && is_asked(people, q, respondent))
            return true;
    return false;
}

// Who gave no value at all is not one of the group: with so many known to be silent, the number
// that left one question open would tell how few of the others did.
void tallies_add(struct tallies *tallies, const struct tally_people *people)
{
    const struct pack *pack = tallies->pack;
    for (int i = 0; i < people->dossier->respondent_count; i++) {
        if (!spoke(people, i))
            continue;
        tallies->respondents++;
        const struct answer *answers = people->dossier->respondents[i].answers;
        for (int q = pack->fact_count; q < pack->question_count; q++)
            if (tally_counts(&pack->questions[q]) && is_asked(people, q, i))
                count_answer(&tallies->list[q], &answers[q]);
        for (size_t c = 0; c < tallies->crossing_count; c++)
            count_crossing(&tallies->crossings[c], people, i);
    }
}

// --- hiding ---

// Can hidden cells not be computed back from their sum? Two at least, together a group; and where
// all are too small, not each the least or the most that it can be.
static bool is_safe(const struct tally_cell *cells, size_t count, int least)
{
    long hidden = 0, sum = 0, most = 0;
    for (size_t i = 0; i < count; i++)
        if (cells[i].hidden) {
            hidden++;
            sum += cells[i].count;
            most = cells[i].count > most ? cells[i].count : most;
        }
    if (hidden == 0)
        return true;
    if (hidden < 2 || sum < least)
        return false;
    return most >= least || (sum != hidden && sum != hidden * (least - 1));
}

static void hide_up_to(struct tally_cell *cells, size_t count, long most)
{
    for (size_t i = 0; i < count; i++)
        cells[i].hidden |= cells[i].count > 0 && cells[i].count <= most;
}

bool tally_hide(struct tally_cell *cells, size_t count, int least)
{
    hide_up_to(cells, count, least - 1);
    while (!is_safe(cells, count, least)) {
        long next = 0;
        for (size_t i = 0; i < count; i++)
            if (!cells[i].hidden && cells[i].count > 0 && (next == 0 || cells[i].count < next))
                next = cells[i].count;
        if (next == 0) {
            for (size_t i = 0; i < count; i++)
                cells[i].hidden = true;
            return false;
        }
        hide_up_to(cells, count, next);
    }
    return true;
}

bool tally_asked_few(const struct tallies *tallies, const struct tally *tally)
{
    return tally->asked < tallies->least;
}

bool tally_hides(const struct tally *tally)
{
    bool hides = tally->values_hidden;
    for (size_t i = 0; i < tally->cell_count; i++)
        hides |= tally->cells[i].hidden;
    for (int i = 0; i < TALLY_STATES; i++)
        hides |= tally->states[i].hidden;
    return hides;
}

double tally_consensus(const long *counts, const double *at, size_t count)
{
    double sum = 0, consensus = 1;
    long total = 0;
    for (size_t i = 0; i < count; i++) {
        sum += (double)counts[i] * at[i];
        total += counts[i];
    }
    double mean = sum / (double)total, width = at[count - 1] - at[0];
    for (size_t i = 0; i < count; i++)
        if (counts[i] > 0)
            consensus += (double)counts[i] / (double)total * log2(1 - fabs(at[i] - mean) / width);
    return consensus;
}

static void hide_all(struct tally *tally)
{
    tally->hidden = tally->values_hidden = true;
    for (size_t i = 0; i < tally->cell_count; i++)
        tally->cells[i].hidden = true;
    for (size_t i = 0; i < TALLY_STATES; i++)
        tally->states[i].hidden = true;
}

// The table whose cells add up to all who were asked: the points or options, or all values as one;
// then the states.
static void hide_table(struct tallies *tallies, struct tally *tally)
{
    bool split = is_split(tally->question);
    size_t values = split ? tally->cell_count : 1, count = values + TALLY_STATES;
    struct tally_cell *cells = arena_array(tallies->arena, count, sizeof *cells);
    for (size_t i = 0; i < values; i++)
        cells[i].count = split ? tally->cells[i].count : tally->values;
    memcpy(cells + values, tally->states, sizeof tally->states);
    if (!tally_hide(cells, count, tallies->least)) {
        hide_all(tally);
        return;
    }
    for (size_t i = 0; i < values; i++)
        tally->values_hidden |= cells[i].hidden;
    // Options of a list that several can be chosen from are cells of their own: hide_chosen.
    for (size_t i = 0; !is_chosen(tally->question) && i < values; i++)
        tally->cells[i].hidden = cells[i].hidden;
    memcpy(tally->states, cells + values, sizeof tally->states);
}

static bool is_few(double count, int least)
{
    return count > 0 && count < least;
}

// A sum (or its mean) so near what it is when all give one end that fewer than a group can be away
// from that end: it tells how few. `step` is the least that one answer can be away.
static bool tells_few(double sum, long count, double end, double step, int least)
{
    return is_few(fabs(sum - (double)count * end) / step, least);
}

// Of a list of choices each option stands by itself: those who chose it, and those who did not. Of
// a ranking the mean place is told, which is at least 1 and at most the number of options.
static void hide_chosen(const struct tallies *tallies, struct tally *tally)
{
    double last = (double)tally->cell_count;
    size_t hidden = 0;
    for (size_t i = 0; i < tally->cell_count; i++) {
        long chose = tally->cells[i].count, rest = tally->values - chose;
        tally->cells[i].hidden =
            tally->values_hidden || is_few((double)chose, tallies->least) ||
            is_few((double)rest, tallies->least) ||
            (tally->sums && (tells_few(tally->sums[i], chose, 1, 1, tallies->least) ||
                             tells_few(tally->sums[i], chose, last, 1, tallies->least)));
        hidden += tally->cells[i].hidden;
    }
    // All places add up to what is known, so one alone would be the rest.
    for (size_t i = 0; tally->sums && hidden == 1 && i < tally->cell_count; i++)
        tally->cells[i].hidden = true;
}

static void compute(const struct tallies *tallies, struct tally *tally)
{
    const struct question *question = tally->question;
    bool number = question->type == QUESTION_NUMBER || question->type == QUESTION_YEAR;
    if (tally->values_hidden || tally->values == 0 || !(number || question->scale))
        return;
    double low = question->min, high = question->max;
    if (number && (tells_few(tally->sum, tally->values, low, 1, tallies->least) ||
                   tells_few(tally->sum, tally->values, high, 1, tallies->least)))
        return;
    tally->has_mean = true;
    tally->mean = tally->sum / (double)tally->values;
    if (!question->scale || tally->values < 2)
        return;
    long *counts = arena_array(tallies->arena, tally->cell_count, sizeof *counts);
    double *at = arena_array(tallies->arena, tally->cell_count, sizeof *at);
    for (size_t i = 0; i < tally->cell_count; i++) {
        counts[i] = tally->cells[i].count;
        at[i] = question->scale->points[i].number;
    }
    tally->has_consensus = true;
    tally->consensus = num_round(tally_consensus(counts, at, tally->cell_count), 3);
}

static void close_tally(struct tallies *tallies, struct tally *tally)
{
    if (tally->asked < tallies->least) {
        hide_all(tally);
        return;
    }
    hide_table(tallies, tally);
    if (is_chosen(tally->question))
        hide_chosen(tallies, tally);
    compute(tallies, tally);
}

static bool mean_tells_few(const struct scale *scale, const struct tally_part *part, int least)
{
    const struct point *first = &scale->points[0], *last = &scale->points[scale->count - 1];
    long count = part->people.count;
    return scale->count > 1 &&
           (tells_few(part->sum, count, first->number, fabs(first[1].number - first->number),
                      least) ||
            tells_few(part->sum, count, last->number, fabs(last->number - last[-1].number), least));
}

// The groups of a crossing are told with a mean each. A group is hidden where the first question
// hides it, where it is small or its mean tells how few gave another answer than the first or last,
// and where those of it who gave no answer to the second question are few: they would be the
// difference. Who answered the second question only are a group too, though never
// told. As in any table, so many others go that none can be computed from the numbers of all.
static void hide_parts(const struct tallies *tallies, struct tally_crossing *crossing)
{
    const struct tally *of = &tallies->list[crossing->of.of];
    const struct tally *by = &tallies->list[crossing->of.by];
    size_t parts = crossing->part_count;
    struct tally_cell *people = arena_array(tallies->arena, parts + 1, sizeof *people);
    people[parts].count = by->values;
    for (size_t i = 0; i < parts; i++) {
        long count = crossing->parts[i].people.count;
        people[i].count = count;
        people[parts].count -= count;
        people[i].hidden = of->cells[i].hidden ||
                           is_few((double)(of->cells[i].count - count), tallies->least) ||
                           mean_tells_few(by->question->scale, &crossing->parts[i], tallies->least);
    }
    // Means by group add up to the mean of all, which hidden points do not allow.
    bool any = !of->hidden && !by->values_hidden && tally_hide(people, parts + 1, tallies->least);
    for (size_t i = 0; i < parts; i++) {
        struct tally_part *part = &crossing->parts[i];
        part->people.hidden = !any || people[i].hidden;
        part->has_mean = !part->people.hidden && part->people.count > 0;
        if (part->has_mean)
            part->mean = part->sum / (double)part->people.count;
    }
}

static void close_crossing(const struct tallies *tallies, struct tally_crossing *crossing)
{
    hide_parts(tallies, crossing);
    size_t all = crossing->part_count * crossing->points;
    crossing->complete = true;
    for (size_t i = 0; i < crossing->part_count; i++)
        crossing->complete &= !crossing->parts[i].people.hidden;
    for (size_t i = 0; i < all; i++)
        crossing->complete &= crossing->cells[i].count >= tallies->least;
    for (size_t i = 0; i < all; i++)
        crossing->cells[i].hidden = !crossing->complete;
}

void tallies_close(struct tallies *tallies)
{
    for (int q = 0; q < tallies->pack->question_count; q++)
        if (tallies->list[q].question)
            close_tally(tallies, &tallies->list[q]);
    for (size_t i = 0; i < tallies->crossing_count; i++)
        close_crossing(tallies, &tallies->crossings[i]);
}
