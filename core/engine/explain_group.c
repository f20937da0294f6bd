// Explains how a group answered a question: from its tally, and never from the answers of anybody.
// A number that may not be told is said to be hidden, and why.
#include "base/text.h"
#include "engine/explain.h"
#include "rules/tally.h"

static const char *cell_label(struct explain *explain, const struct question *question, size_t cell)
{
    if (question->scale)
        return explain_label(explain, &question->scale->points[cell].label);
    return question->option_count ? explain_label(explain, &question->options[cell].label)
                                  : explain_word(explain, WORD_TALLY_ANSWERED);
}

static void add_cell(struct explain *explain, struct branch *parent, const char *label,
                     const struct tally_cell *cell)
{
    const char *count = cell->hidden ? explain_word(explain, WORD_TALLY_HIDDEN)
                                     : explain_number(explain, (double)cell->count, 0);
    explain_addf(explain, parent, WORD_EXPLAIN_READS, label, count);
}

static void add_cells(struct explain *explain, struct branch *parent, const struct tally *tally)
{
    static const enum word STATES[TALLY_STATES] = {WORD_DONT_KNOW, WORD_TALLY_NOT_APPLICABLE,
                                                   WORD_TALLY_BLANK};
    for (size_t i = 0; i < tally->cell_count; i++)
        add_cell(explain, parent, cell_label(explain, tally->question, i), &tally->cells[i]);
    for (int i = 0; i < TALLY_STATES; i++)
        if (tally->states[i].count > 0)
            add_cell(explain, parent, explain_word(explain, STATES[i]), &tally->states[i]);
}

static void add_number(struct explain *explain, struct branch *parent, const struct tally *tally,
                       const char *name, double number, int decimals)
{
    const char *id = arena_textf(explain->arena, "%s.%s", tally->question->id, name);
    struct branch *branch = explain_addf(explain, parent, WORD_EXPLAIN_READS,
                                         arena_textf(explain->arena, "tally.%s", id),
                                         explain_number(explain, number, decimals));
    branch->id = arena_textf(explain->arena, "tallies.%s", id);
}

void explain_tally_of(struct explain *explain, struct branch *parent, int index)
{
    const struct tallies *tallies = explain->assessment->tallies;
    const struct tally *tally = &tallies->list[index];
    const char *least = explain_number(explain, tallies->group.least, 0);
    if (!tally->question) {
        explain_addf(explain, parent, WORD_EXPLAIN_NOT_TALLIED);
        return;
    }
    if (tally->asked.hidden) {
        explain_addf(explain, parent, WORD_TALLY_TOO_FEW, least);
        return;
    }
    if (!tally->values.hidden)
        add_number(explain, parent, tally, "n", (double)tally->values.count, 0);
    if (tally->has_mean)
        add_number(explain, parent, tally, "mean", tally->mean, 4);
    if (tally->has_consensus)
        add_number(explain, parent, tally, "consensus", tally->consensus, 3);
    add_cells(explain, parent, tally);
    if (tally_hides(tally))
        explain_addf(explain, parent, WORD_EXPLAIN_TALLY_HIDES, least);
}

void explain_tally(struct explain *explain, struct branch *parent, int index)
{
    const struct question *question = &explain->assessment->pack->questions[index];
    explain->items[index] = true;
    struct branch *branch = explain_addf(explain, parent, WORD_EXPLAIN_QUESTION,
                                         explain_label(explain, &question->text));
    branch->id = arena_textf(explain->arena, "tallies.%s", question->id);
    explain_tally_of(explain, branch, index);
}
