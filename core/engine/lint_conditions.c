// Conditions that say less than they seem to: never true, always true, or with a part that decides
// nothing. What is told is told of the smallest part that it is true of.
#include "engine/lint.h"

#include <math.h>
#include <string.h>

#include "base/num.h"
#include "rules/truth.h"

enum { MOST_PARTS = 40 };

struct look {
    const struct lint *lint;
    const struct lint_site *site;
};

// What a value can be, when that is why a comparison never or always holds.
static void help_range(const struct look *look, struct diag *diag, const struct cond *cond)
{
    for (size_t i = 0; i < cond->count && cond->op >= COND_EQ && cond->op <= COND_GE; i++) {
        struct truth_range range = truth_range_of(&look->site->scope, cond->kids[i]);
        if (isinf(range.low) && isinf(range.high))
            continue;
        char low[NUM_TEXT], high[NUM_TEXT];
        num_plain(low, range.low, 9);
        num_plain(high, range.high, 9);
        const char *of = cond_text(look->lint->arena, cond->kids[i]);
        if (i > 0 && strcmp(of, cond_text(look->lint->arena, cond->kids[0])) == 0)
            continue;
        struct diags *diags = look->lint->diags;
        if (isinf(range.high))
            diag_note_at(diags, diag, SPAN_NONE,
                         range.above ? "'%.80s' is always above %s" : "'%.80s' is never below %s",
                         of, low);
        else if (isinf(range.low))
            diag_note_at(diags, diag, SPAN_NONE, "'%.80s' is never above %s", of, high);
        else
            diag_note_at(diags, diag, SPAN_NONE, "'%.80s' goes from %s to %s", of, low, high);
    }
}

static void tell_never(const struct look *look, const struct cond *cond)
{
    struct diag *diag = diag_add(
        look->lint->diags, DIAG_NEVER_TRUE, cond->span, "%s of %s can never be true",
        diag_say(look->lint->diags,
                 cond == look->site->cond ? "this condition" : "this part of the condition"),
        look->site->about);
    help_range(look, diag, cond);
    diag_help(look->lint->diags, diag,
              cond->op == COND_AND ? "its parts exclude each other: change one, or write `or`"
                                   : "compare with a value that can occur");
}

static void tell_always(const struct look *look, const struct cond *cond)
{
    struct diag *diag = diag_add(
        look->lint->diags, DIAG_ALWAYS_TRUE, cond->span, "%s of %s holds for every answer",
        diag_say(look->lint->diags, cond == look->site->cond ? "this condition" : "this part"),
        look->site->about);
    help_range(look, diag, cond);
    diag_help(look->lint->diags, diag,
              "compare with a value that tells answers apart; to ask only whether there is a "
              "value, write answered(...)");
}

// A part that decides nothing beside the others. Of two that say the same the second is told.
static bool find_needless(const struct look *look, const struct cond *cond)
{
    struct truth_part parts[MOST_PARTS];
    bool all = cond->op == COND_AND;
    if (cond->count > MOST_PARTS)
        return false;
    for (size_t k = cond->count; k-- > 0;) {
        // To ask for a value beside comparing it may be for the reader.
        if (cond->kids[k]->op == COND_CALL)
            continue;
        for (size_t i = 0; i < cond->count; i++)
            parts[i] = (struct truth_part){cond->kids[i], all == (i == k)};
        if (truth_can_hold(&look->site->scope, parts, cond->count, false))
            continue;
        struct diag *diag =
            diag_add(look->lint->diags, DIAG_NEEDLESS_PART, cond->kids[k]->span,
                     "this part of the condition of %s decides nothing: %s", look->site->about,
                     diag_say(look->lint->diags, all ? "it is true when the others are"
                                                     : "when it is true another part is"));
        diag_help(look->lint->diags, diag,
                  "take it out, or mend it: often a name or a number was meant to be another");
        return true;
    }
    return false;
}

// True when something was told.
static bool look_at(const struct look *look, const struct cond *cond)
{
    bool joins = cond->op == COND_AND || cond->op == COND_OR, told = false;
    for (size_t i = 0; i < cond->count && (joins || cond->op == COND_NOT); i++)
        told |= look_at(look, cond->kids[i]);
    bool compares = cond->op >= COND_EQ && cond->op <= COND_IN;
    if (told || (!joins && !compares))
        return told;
    struct truth_part part = {cond, false};
    if (!truth_can_hold(&look->site->scope, &part, 1, false)) {
        tell_never(look, cond);
        return true;
    }
    part.negated = true;
    if (!truth_can_hold(&look->site->scope, &part, 1, true)) {
        tell_always(look, cond);
        return true;
    }
    return joins && find_needless(look, cond);
}

static void visit(const struct lint *lint, const struct lint_site *site, void *context)
{
    (void)context;
    struct look look = {lint, site};
    if (site->kind == LINT_WHEN || site->kind == LINT_CHECK || site->kind == LINT_VALUE)
        look_at(&look, site->cond);
}

void lint_conditions(const struct lint *lint)
{
    lint_each(lint, visit, NULL);
}
