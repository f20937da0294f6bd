// What holds at a time when it cannot be used: a recommendation outside its pack's validity, long
// before that when the pack does not say it, or beside its sources, amounts of which two hold on
// one day, or none on a day between.
#include "engine/lint.h"

#include <limits.h>
#include <string.h>

#include "base/num.h"
#include "model/history.h"

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

// --- a pack that does not say when it holds ---

// What it tells of its time all the same.
struct known {
    long day; // LONG_MAX: nothing
    const char *what;
};

static bool is_before(struct known *known, long day)
{
    bool before = day < known->day;
    known->day = before ? day : known->day;
    return before;
}

// The first day of "2025", "2025-01" or "2025-01-31"; LONG_MAX without one.
static long first_day(const struct lint *lint, const char *date)
{
    long day;
    size_t length = date ? strlen(date) : 0;
    const char *rest = length == 4 ? "-01-01" : length == 7 ? "-01" : "";
    return length && num_parse_date(diag_textf(lint->diags, "%s%s", date, rest), &day) ? day
                                                                                       : LONG_MAX;
}

// From when on the pack can be in use, as far as it tells: since it was published, or else since
// the first of its other recommendations holds, or what this one rests on was written.
static struct known known_start(const struct lint *lint, const struct recommendation_rule *rule)
{
    const struct pack *pack = lint->pack;
    struct known known = {LONG_MAX, NULL};
    if (pack->history && pack->history->version_count > 0) {
        const struct published *first = &pack->history->versions[0];
        if (is_before(&known, first_day(lint, first->date)))
            known.what = diag_textf(lint->diags, "its version %s was published", first->version);
        return known;
    }
    for (size_t i = 0; i < lint->rules->recommendation_count; i++) {
        const struct recommendation_rule *other = &lint->rules->recommendations[i];
        if (other != rule && other->valid.from != LONG_MIN && is_before(&known, other->valid.from))
            known.what = diag_textf(lint->diags, "its next recommendation begins, '%s'", other->id);
    }
    for (size_t i = 0; i < rule->source_count; i++) {
        const struct source_record *source = &pack->sources[rule->sources[i]];
        if (is_before(&known, first_day(lint, source->date)))
            known.what = diag_textf(lint->diags, "its source '%s' was written", source->id);
    }
    return known;
}

// A year between them: what is written or published late is meant for a time before.
static bool is_long_over(const struct lint *lint, const struct recommendation_rule *rule)
{
    enum { LATE = 366 };
    if (lint->pack->valid.from != LONG_MIN || rule->valid.until == LONG_MAX)
        return false;
    struct known known = known_start(lint, rule);
    if (known.day == LONG_MAX || rule->valid.until + LATE >= known.day)
        return false;
    char day[NUM_TEXT];
    num_date(day, known.day);
    struct diag *diag = diag_add(lint->diags, DIAG_NEVER_VALID, lint_place(lint, rule->at),
                                 "recommendation '%s' holds %s, and the pack is of long after that",
                                 rule->id, period(lint, &rule->valid));
    diag_note_at(lint->diags, diag, SPAN_NONE, "on %s %s", day, known.what);
    diag_help(
        lint->diags, diag,
        "mend its `valid`, take it out, or say under `valid` of the pack from when that holds");
    return true;
}

static void look_at_rule(const struct lint *lint, const struct recommendation_rule *rule)
{
    const struct pack *pack = lint->pack;
    if (is_long_over(lint, rule))
        return;
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
