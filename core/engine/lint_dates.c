// What holds at a time when it cannot be used: a recommendation outside its pack's validity or
// beside its sources, amounts of which two hold on one day, or none on a day between.
#include "engine/lint.h"

#include <limits.h>

#include "base/num.h"

static bool meets(const struct validity *a, const struct validity *b)
{
    return a->from <= b->until && b->from <= a->until;
}

// "from 2025-01-01 to 2025-12-31"
static const char *period(const struct lint *lint, const struct validity *validity)
{
    char from[NUM_TEXT], until[NUM_TEXT];
    num_date(from, validity->from == LONG_MIN ? 0 : validity->from);
    num_date(until, validity->until == LONG_MAX ? 0 : validity->until);
    if (validity->from == LONG_MIN)
        return diag_textf(lint->diags, "until %s", until);
    if (validity->until == LONG_MAX)
        return diag_textf(lint->diags, "from %s on", from);
    return diag_textf(lint->diags, "from %s to %s", from, until);
}

static void look_at_rule(const struct lint *lint, const struct recommendation_rule *rule)
{
    const struct pack *pack = lint->pack;
    if (!meets(&rule->valid, &pack->valid)) {
        struct diag *diag =
            diag_add(lint->diags, DIAG_NEVER_VALID, lint_place(lint, rule->at),
                     "recommendation '%s' holds %s, and the pack %s: it is never given", rule->id,
                     period(lint, &rule->valid), period(lint, &pack->valid));
        diag_help(lint->diags, diag, "mend `valid` of one of them, or take the rule out");
        return;
    }
    for (size_t i = 0; i < rule->source_count; i++)
        if (meets(&rule->valid, &pack->sources[rule->sources[i]].valid))
            return;
    if (rule->source_count == 0)
        return;
    const struct source_record *source = &pack->sources[rule->sources[0]];
    struct diag *diag = diag_add(lint->diags, DIAG_SOURCE_OVER, lint_place(lint, rule->at),
                                 "recommendation '%s' holds %s, but none of its sources does",
                                 rule->id, period(lint, &rule->valid));
    diag_note_at(lint->diags, diag, source->span, "'%s' holds %s", source->id,
                 period(lint, &source->valid));
    diag_help(lint->diags, diag, "name a source that holds then, or let the rule end with it");
}

// --- amounts ---

static void look_at_pair(const struct lint *lint, const struct amount_set *a,
                         const struct amount_set *b)
{
    if (!meets(&a->valid, &b->valid))
        return;
    struct diag *diag = diag_add(lint->diags, DIAG_AMOUNTS_DATES, b->span,
                                 "the amounts '%s' and '%s' hold on the same days; '%s' is used",
                                 a->id, b->id, a->id);
    diag_note_at(lint->diags, diag, a->span, "'%s' holds %s", a->id, period(lint, &a->valid));
    diag_help(lint->diags, diag, "let one end on the day before the other begins");
}

// Does a set hold on this day?
static bool holds(const struct pack *pack, long day)
{
    return pack_amount_set_at(pack, day) >= 0;
}

// Days without amounts after the end of a set, while others come later.
static void look_at_gap(const struct lint *lint, const struct amount_set *set)
{
    const struct pack *pack = lint->pack;
    const struct amount_set *next = NULL;
    if (set->valid.until == LONG_MAX || holds(pack, set->valid.until + 1))
        return;
    for (int i = 0; i < pack->amount_count; i++) {
        const struct amount_set *other = &pack->amounts[i];
        if (other->valid.from > set->valid.until && (!next || other->valid.from < next->valid.from))
            next = other;
    }
    if (!next)
        return;
    char from[NUM_TEXT], until[NUM_TEXT];
    num_date(from, set->valid.until + 1);
    num_date(until, next->valid.from - 1);
    bool one = set->valid.until + 1 == next->valid.from - 1;
    struct diag *diag = diag_add(lint->diags, DIAG_AMOUNTS_DATES, next->span,
                                 one ? "no amounts hold on %s%s" : "no amounts hold from %s to %s",
                                 from, one ? "" : until);
    diag_note_at(lint->diags, diag, set->span, "'%s' holds %s", set->id, period(lint, &set->valid));
    diag_help(lint->diags, diag,
              "let '%s' begin on the day after '%s', or add a set for the days between", next->id,
              set->id);
}

void lint_dates(const struct lint *lint)
{
    const struct pack *pack = lint->pack;
    for (size_t i = 0; i < lint->rules->recommendation_count; i++)
        look_at_rule(lint, &lint->rules->recommendations[i]);
    for (int i = 0; i < pack->amount_count; i++) {
        look_at_gap(lint, &pack->amounts[i]);
        for (int k = 0; k < i; k++)
            look_at_pair(lint, &pack->amounts[k], &pack->amounts[i]);
    }
}
