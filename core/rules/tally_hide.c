// What may be told of the counts of tally.h: hiding what is no group, and as much more as keeps it
// from being computed; then the numbers of what was not hidden. It sees counts, and never people.
#include <math.h>
#include <string.h>

#include "base/num.h"
#include "rules/tally.h"

// Are the hidden cells together no group? There are people in them.
static bool are_few(const struct tally_cell *cells, size_t count, struct tally_group group)
{
    long all = 0, most = 0, partnerships = 0;
    for (size_t i = 0; i < count; i++)
        all += cells[i].hidden ? cells[i].count : 0;
    for (size_t p = 0; p < group.partnerships; p++) {
        long part = 0;
        for (size_t i = 0; i < count; i++)
            part += cells[i].hidden ? cells[i].from[p] : 0;
        partnerships += part > 0;
        most = part > most ? part : most;
    }
    return all < group.least ||
           (group.partnerships && (partnerships < group.least || 2 * most > all));
}

// Are there people in it, and are they no group?
static bool is_small(const struct tally_cell *cell, struct tally_group group)
{
    struct tally_cell alone = {cell->count, true, cell->from};
    return cell->count > 0 && are_few(&alone, 1, group);
}

// Can hidden cells not be computed back from their sum? Two at least, together a group; and where
// all are too small, not each the least or the most that it can be.
static bool is_safe(const struct tally_cell *cells, size_t count, struct tally_group group)
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
    if (hidden < 2 || are_few(cells, count, group))
        return false;
    return most >= group.least || (sum != hidden && sum != hidden * (group.least - 1));
}

// The smallest of the others, equal ones together. False when nothing is left: then all are hidden.
static bool hide_next(struct tally_cell *cells, size_t count)
{
    long next = 0;
    for (size_t i = 0; i < count; i++)
        if (!cells[i].hidden && cells[i].count > 0 && (next == 0 || cells[i].count < next))
            next = cells[i].count;
    for (size_t i = 0; i < count; i++)
        cells[i].hidden |= next == 0 || (cells[i].count > 0 && cells[i].count <= next);
    return next > 0;
}

// Is something told, or nothing there? Beside hidden cells, that the others are empty tells too
// much: which cells could not even be hidden together.
static bool tells_any(const struct tally_cell *cells, size_t count)
{
    bool any = false, hidden = false;
    for (size_t i = 0; i < count; i++) {
        hidden |= cells[i].hidden;
        any |= !cells[i].hidden && cells[i].count > 0;
    }
    return any || !hidden;
}

bool tally_hide(struct tally_cell *cells, size_t count, struct tally_group group)
{
    for (size_t i = 0; i < count; i++)
        cells[i].hidden |= is_small(&cells[i], group);
    while (!is_safe(cells, count, group))
        if (!hide_next(cells, count))
            return false;
    return tells_any(cells, count) || hide_next(cells, count);
}

static bool hides_cell(const struct tally *tally)
{
    bool hides = false;
    for (size_t i = 0; i < tally->cell_count; i++)
        hides |= tally->cells[i].hidden;
    return hides;
}

bool tally_hides(const struct tally *tally)
{
    bool hides = tally->values.hidden || hides_cell(tally);
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

// --- a question ---

static void hide_all(struct tally *tally)
{
    tally->asked.hidden = tally->values.hidden = true;
    for (size_t i = 0; i < tally->cell_count; i++)
        tally->cells[i].hidden = true;
    for (size_t i = 0; i < TALLY_STATES; i++)
        tally->states[i].hidden = true;
}

// The table whose cells add up to all who were asked: the points or options, or all values as one;
// then the states. How many gave a value follows from either, where that is told whole.
static void hide_table(const struct tallies *tallies, struct tally *tally)
{
    bool split = tally_is_split(tally->question);
    size_t values = split ? tally->cell_count : 1, count = values + TALLY_STATES;
    struct tally_cell *cells = arena_array(tallies->arena, count, sizeof *cells);
    for (size_t i = 0; i < values; i++)
        cells[i] = split ? tally->cells[i] : tally->values;
    memcpy(cells + values, tally->states, sizeof tally->states);
    if (!tally_hide(cells, count, tallies->group)) {
        hide_all(tally);
        return;
    }
    memcpy(tally->states, cells + values, sizeof tally->states);
    // Options of a list that several can be chosen from are cells of their own: hide_chosen.
    for (size_t i = 0; !tally_is_chosen(tally->question) && i < values; i++)
        tally->cells[i].hidden = cells[i].hidden;
    bool states = false;
    for (int i = 0; i < TALLY_STATES; i++)
        states |= tally->states[i].hidden;
    tally->values.hidden = split ? states && hides_cell(tally) : cells[0].hidden;
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

// Those of `all` who are not in `cell`.
static struct tally_cell others(const struct tallies *tallies, const struct tally_cell *all,
                                const struct tally_cell *cell)
{
    size_t partnerships = tallies->group.partnerships;
    struct tally_cell rest = {.count = all->count - cell->count};
    rest.from = partnerships ? arena_array(tallies->arena, partnerships, sizeof *rest.from) : NULL;
    for (size_t p = 0; p < partnerships; p++)
        rest.from[p] = all->from[p] - cell->from[p];
    return rest;
}

// Of a list of choices each option stands by itself: those who chose it, and those who did not.
static bool option_is_small(const struct tallies *tallies, const struct tally *tally, size_t option)
{
    struct tally_cell rest = others(tallies, &tally->values, &tally->cells[option]);
    return is_small(&tally->cells[option], tallies->group) || is_small(&rest, tallies->group);
}

// Of a ranking the mean place is told, which is at least 1 and at most the number of options.
static void hide_chosen(const struct tallies *tallies, struct tally *tally)
{
    double last = (double)tally->cell_count;
    int least = tallies->group.least;
    size_t hidden = 0;
    for (size_t i = 0; i < tally->cell_count; i++) {
        long chose = tally->cells[i].count;
        tally->cells[i].hidden =
            tally->values.hidden || option_is_small(tallies, tally, i) ||
            (tally->sums && (tells_few(tally->sums[i], chose, 1, 1, least) ||
                             tells_few(tally->sums[i], chose, last, 1, least)));
        hidden += tally->cells[i].hidden;
    }
    // All places add up to what is known, so one alone would be the rest.
    for (size_t i = 0; tally->sums && hidden == 1 && i < tally->cell_count; i++)
        tally->cells[i].hidden = true;
}

static bool is_number(const struct question *question)
{
    return question->type == QUESTION_NUMBER || question->type == QUESTION_YEAR;
}

// Would the mean tell what few answered: as it is next to an end, or mostly the number of one?
static bool mean_tells(const struct tally *tally, int least)
{
    const struct question *question = tally->question;
    long count = tally->values.count;
    if (!is_number(question)) {
        const struct scale *scale = question->scale;
        const struct point *first = scale->points, *last = first + scale->count - 1;
        return scale->count > 1 && (tells_few(tally->sum, count, first->number,
                                              fabs(first[1].number - first->number), least) ||
                                    tells_few(tally->sum, count, last->number,
                                              fabs(last->number - last[-1].number), least));
    }
    return tells_few(tally->sum, count, question->min, 1, least) ||
           tells_few(tally->sum, count, question->max, 1, least) ||
           2 * tally->away[0].most > tally->away[0].all ||
           2 * tally->away[1].most > tally->away[1].all;
}

// Where a count that they rest on is hidden there is no mean and no consensus; where all are told
// they tell nothing more.
static void compute(const struct tallies *tallies, struct tally *tally)
{
    const struct question *question = tally->question;
    bool number = is_number(question);
    if (hides_cell(tally) || tally->values.count == 0 || !(number || question->scale) ||
        (number && mean_tells(tally, tallies->group.least)))
        return;
    tally->has_mean = true;
    tally->mean = tally->sum / (double)tally->values.count;
    if (!question->scale || tally->values.count < 2)
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

static void close_tally(const struct tallies *tallies, struct tally *tally)
{
    if (tally->asked.count == 0 || is_small(&tally->asked, tallies->group)) {
        hide_all(tally);
        return;
    }
    hide_table(tallies, tally);
    if (tally_is_chosen(tally->question))
        hide_chosen(tallies, tally);
    compute(tallies, tally);
}

// --- a crossing ---

// The groups of a crossing, as rows; the last are those who answered the second question only. They
// are never told, and known where everything else is.
struct rows {
    const struct tallies *tallies;
    const struct tally *by; // the second question, of all
    struct tally *list;
    size_t count;
    size_t option; // that is looked at
};

// Would a row that is told, or all that are hidden `together`, tell what few of it answered?
typedef bool row_tells(const struct rows *rows, const struct tally *row, bool together);

static bool tells_in_mean(const struct rows *rows, const struct tally *row, bool together)
{
    (void)together;
    return (is_number(row->question) || row->question->scale) &&
           mean_tells(row, rows->tallies->group.least);
}

// Options that are hidden for all are one column: what is left. Rows that are hidden and all
// answered the same would be told by that.
static bool tells_in_split(const struct rows *rows, const struct tally *row, bool together)
{
    struct tally_group group = rows->tallies->group;
    struct tally_cell *cells = arena_array(rows->tallies->arena, row->cell_count, sizeof *cells);
    long columns = 0, left = 0;
    bool small = false;
    for (size_t i = 0; i < row->cell_count; i++) {
        cells[i] = row->cells[i];
        cells[i].hidden = rows->by->cells[i].hidden;
        columns += !cells[i].hidden && cells[i].count > 0;
        small |= !cells[i].hidden && is_small(&cells[i], group);
        left += cells[i].hidden ? cells[i].count : 0;
    }
    columns += left > 0;
    return small || (left > 0 && are_few(cells, row->cell_count, group)) ||
           (together && columns < 2);
}

static bool tells_in_option(const struct rows *rows, const struct tally *row, bool together)
{
    long chose = row->cells[rows->option].count;
    return option_is_small(rows->tallies, row, rows->option) ||
           (together && (chose == 0 || chose == row->values.count));
}

static void add_cell(struct tally_cell *to, const struct tally_cell *cell, size_t partnerships)
{
    to->count += cell->count;
    for (size_t p = 0; p < partnerships; p++)
        to->from[p] += cell->from[p];
}

static void add_row(struct tally *to, const struct tally *row, size_t partnerships)
{
    to->sum += row->sum;
    add_cell(&to->values, &row->values, partnerships);
    for (size_t i = 0; i < row->cell_count; i++)
        add_cell(&to->cells[i], &row->cells[i], partnerships);
    for (int end = 0; end < 2; end++) {
        struct tally_away *away = &to->away[end];
        away->all += row->away[end].all;
        away->most = row->away[end].most > away->most ? row->away[end].most : away->most;
        for (size_t p = 0; p < partnerships; p++) {
            away->from[p] += row->away[end].from[p];
            away->most = away->from[p] > away->most ? away->from[p] : away->most;
        }
    }
}

// What is hidden is known together, from the numbers of all.
static bool hidden_tell(const struct rows *rows, const struct tally_cell *people, row_tells *tells)
{
    size_t partnerships = rows->tallies->group.partnerships;
    struct tally together = {0};
    tally_open(&together, rows->by->question, partnerships, rows->tallies->arena);
    for (size_t i = 0; i < rows->count; i++)
        if (people[i].hidden)
            add_row(&together, &rows->list[i], partnerships);
    return together.values.count > 0 && tells(rows, &together, true);
}

// False when nothing can be told.
static bool hide_rows(const struct rows *rows, struct tally_cell *people, row_tells *tells)
{
    for (size_t i = 0; i < rows->count; i++)
        people[i].hidden |= people[i].count > 0 && tells(rows, &rows->list[i], false);
    while (tally_hide(people, rows->count, rows->tallies->group)) {
        if (!hidden_tell(rows, people, tells))
            return true;
        if (!hide_next(people, rows->count))
            return false;
    }
    return false;
}

// Groups and their means. A group is hidden where the first question hides it, and where those of
// it who gave no answer to the second question are few: they would be the difference. Means by
// group add up to the mean of all, which hidden points do not allow.
static bool hide_groups(const struct rows *rows, const struct tally *of, struct tally_cell *people)
{
    const struct tallies *tallies = rows->tallies;
    for (size_t i = 0; i + 1 < rows->count; i++) {
        struct tally_cell silent = others(tallies, &of->cells[i], &people[i]);
        people[i].hidden = of->cells[i].hidden || is_small(&silent, tallies->group);
    }
    return !of->asked.hidden && !rows->by->values.hidden &&
           !(rows->by->question->scale && hides_cell(rows->by)) &&
           hide_rows(rows, people, tells_in_mean);
}

// Beside its mean, the table of a scale is told whole or not at all: points of one group that are
// hidden could be computed from the mean.
static void hide_scale(const struct rows *rows, const struct tally_cell *people)
{
    bool whole = true;
    for (size_t i = 0; i < rows->count; i++)
        for (size_t c = 0; c < rows->list[i].cell_count; c++) {
            const struct tally_cell *cell = &rows->list[i].cells[c];
            bool told = i + 1 < rows->count;
            whole &= !is_small(cell, rows->tallies->group) && (!told || cell->count > 0);
            whole &= !people[i].hidden;
        }
    for (size_t i = 0; i + 1 < rows->count; i++)
        for (size_t c = 0; c < rows->list[i].cell_count; c++)
            rows->list[i].cells[c].hidden = !whole;
}

static void hide_column(const struct rows *rows, const struct tally_cell *people, size_t column)
{
    for (size_t i = 0; i + 1 < rows->count; i++)
        rows->list[i].cells[column].hidden = people[i].hidden || rows->by->cells[column].hidden;
}

// The answers of each group, of a question without a scale: a group is told with all options of one
// choice, or with each option that several can be chosen from.
static void hide_answers(struct rows *rows, const struct tally_cell *people)
{
    struct tally_cell *shown = arena_array(rows->tallies->arena, rows->count, sizeof *shown);
    bool each = tally_is_chosen(rows->by->question);
    for (size_t c = 0; c < rows->by->cell_count; c++) {
        rows->option = c;
        if (each || c == 0) {
            memcpy(shown, people, rows->count * sizeof *shown);
            hide_rows(rows, shown, each ? tells_in_option : tells_in_split);
        }
        hide_column(rows, shown, c);
    }
}

static void close_crossing(const struct tallies *tallies, struct tally_crossing *crossing)
{
    struct rows rows = {tallies, &tallies->list[crossing->of.by], crossing->parts,
                        crossing->part_count + 1, 0};
    struct tally_cell *people = arena_array(tallies->arena, rows.count, sizeof *people);
    for (size_t i = 0; i < rows.count; i++)
        people[i] = rows.list[i].values;
    bool any = hide_groups(&rows, &tallies->list[crossing->of.of], people);
    for (size_t i = 0; i < rows.count; i++)
        people[i].hidden |= !any;
    const struct question *by = rows.by->question;
    if (by->scale)
        hide_scale(&rows, people);
    else if (is_number(by))
        hide_column(&rows, people, 0);
    else
        hide_answers(&rows, people);
    crossing->complete = true;
    for (size_t i = 0; i < crossing->part_count; i++) {
        struct tally *part = &crossing->parts[i];
        part->values.hidden = people[i].hidden;
        part->has_mean = !people[i].hidden && people[i].count > 0 && (by->scale || is_number(by));
        part->mean = part->has_mean ? part->sum / (double)people[i].count : 0;
        crossing->complete &= !part->values.hidden && !hides_cell(part);
    }
}

void tallies_close(struct tallies *tallies)
{
    for (int q = 0; q < tallies->pack->question_count; q++)
        if (tallies->list[q].question)
            close_tally(tallies, &tallies->list[q]);
    for (size_t i = 0; i < tallies->crossing_count; i++)
        close_crossing(tallies, &tallies->crossings[i]);
}
