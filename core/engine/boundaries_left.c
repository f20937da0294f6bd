// The thresholds that the search for boundaries leaves alone, each with the reason, so that nobody
// thinks that what is written is all there is.
#include <string.h>

#include "base/text.h"
#include "engine/boundaries.h"
#include "rules/mutant.h"

bool boundaries_searches(const struct rulebook *rules, const struct part *part)
{
    if (part->kind == PART_FIGURE)
        return !part->cond && rules->figures[part->index].unit == UNIT_TEXT;
    if (part->kind == PART_REPORT)
        return !part->hidden;
    return parts_is_condition(part) && part->kind < PART_SHOWN;
}

// Words have no sides.
bool boundaries_has_sides(const struct cond *cond)
{
    bool word = false;
    for (size_t i = 0; i < cond->count; i++)
        word |= cond->kids[i]->op == COND_QUOTED ||
                (cond->kids[i]->op == COND_NAME && cond->kids[i]->ref.space == REF_WORD);
    return cond->op >= COND_EQ && cond->op <= COND_GE && !word;
}

SAYS static const char *why_of(const struct search *search, const struct part *part)
{
    const char *hides = mutant_hides(search->pack, part);
    if (hides)
        return hides;
    if (part->kind == PART_SHOWN)
        return "whether a question is asked is no outcome: what is computed from it turns "
               "elsewhere";
    if (!part->cond)
        return "what a function compares is not seen; where its outcome is compared, that is "
               "searched";
    return "it is part of a number; where that is compared, it is searched";
}

static void leave_cond(struct search *search, const struct part *part, const struct cond *cond)
{
    if (boundaries_has_sides(cond))
        boundaries_leave(search, part->who, cond->span, cond_text(search->arena, cond),
                         why_of(search, part));
    for (size_t i = 0; i < cond->count; i++)
        leave_cond(search, part, cond->kids[i]);
}

static void leave_parts(struct search *search, const struct part *parts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct part *part = &parts[i];
        if (boundaries_searches(search->rules, part))
            continue;
        if (part->cond)
            leave_cond(search, part, part->cond);
        else
            boundaries_leave(search, part->who, parts_span(search->rules, part), "a function",
                             why_of(search, part));
    }
}

// Floors, vetoes, weights and amounts; the borders of bands are searched.
static void leave_numbers(struct search *search, struct mutants *mutants)
{
    mutants_of_settings(mutants);
    mutants_of_pack(mutants);
    SAYS static const char WHY[] =
        "only comparisons are searched: `--mutate` tells whether a case holds this number";
    const struct mutant *last = NULL;
    for (size_t i = 0; i < mutants->count; i++) {
        const struct mutant *one = mutants->list[i];
        bool again = last && text_equal(one->who, last->who) && text_equal(one->from, last->from);
        last = one;
        if (!again && !text_starts(one->from, "bands."))
            boundaries_leave(search, one->who, one->at, one->from, WHY);
    }
}

void boundaries_tell_left(struct search *search, const struct part *report, size_t count)
{
    struct mutants mutants = {.rules = search->suite->pack->rules,
                              .limits = &search->suite->pack->limits,
                              .arena = search->arena};
    mutants.part_count = parts_of(search->rules, search->arena, &mutants.parts);
    leave_parts(search, mutants.parts, mutants.part_count);
    leave_parts(search, report, count);
    leave_numbers(search, &mutants);
}
