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

// The numbers of a scale: "1, 2, 3".
static const char *points_text(const struct look *look, const struct scale *scale)
{
    const char *text = "";
    for (size_t i = 0; i < scale->count; i++)
        text =
            arena_textf(look->lint->arena, "%s%s%s", text, i > 0 ? ", " : "", scale->points[i].is);
    return text;
}

static void note_range(const struct look *look, struct diag *diag, const char *of,
                       struct truth_range range)
{
    struct diags *diags = look->lint->diags;
    char low[NUM_TEXT], high[NUM_TEXT];
    bool from = isfinite(range.low), to = isfinite(range.high);
    if (from)
        num_plain(low, range.low, 9);
    if (to)
        num_plain(high, range.high, 9);
    if (range.points)
        diag_note_at(diags, diag, SPAN_NONE, "'%.80s' is one of %s", of,
                     points_text(look, range.points));
    else if (from && to)
        diag_note_at(diags, diag, SPAN_NONE, "'%.80s' goes from %s to %s", of, low, high);
    else if (from)
        diag_note_at(diags, diag, SPAN_NONE,
                     range.above ? "'%.80s' is always above %s" : "'%.80s' is never below %s", of,
                     low);
    else if (to)
        diag_note_at(diags, diag, SPAN_NONE, "'%.80s' is never above %s", of, high);
}

// It can be no number between two others, and that is why.
static void note_steps(const struct look *look, struct diag *diag, const char *of,
                       struct truth_range range)
{
    struct diags *diags = look->lint->diags;
    if (range.decimals == 0 && !range.points)
        diag_note_at(diags, diag, SPAN_NONE, "'%.80s' is a whole number here", of);
    if (range.decimals <= 0)
        return;
    char step[NUM_TEXT];
    num_plain(step, num_step(range.decimals), 9);
    diag_note_at(diags, diag, SPAN_NONE, "'%.80s' is rounded to a multiple of %s here", of, step);
}

static bool is_fixed(const struct cond *cond)
{
    return cond->op == COND_NUMBER || cond->op == COND_QUOTED || cond->op == COND_LIST ||
           (cond->op == COND_NEGATE && is_fixed(cond->kids[0]));
}

struct operands {
    const struct cond *list[MOST_PARTS];
    size_t count;
};

// What a comparison compares, each once.
static void add_operands(const struct look *look, struct operands *operands,
                         const struct cond *cond)
{
    for (size_t i = 0; i < cond->count && cond->op >= COND_EQ && cond->op <= COND_IN; i++) {
        bool known = is_fixed(cond->kids[i]) || operands->count == MOST_PARTS;
        const char *text = cond_text(look->lint->arena, cond->kids[i]);
        for (size_t k = 0; k < operands->count && !known; k++)
            known = strcmp(text, cond_text(look->lint->arena, operands->list[k])) == 0;
        if (!known)
            operands->list[operands->count++] = cond->kids[i];
    }
}

// What values can be, when that is why `part` cannot hold: all that one comparison has; of several
// that exclude each other, that nothing lies between.
static void help_range(const struct look *look, struct diag *diag, const struct truth_part *part)
{
    const struct cond *cond = part->cond;
    bool steps = truth_can_hold_between(&look->site->scope, part, 1), joins = cond->op == COND_AND;
    struct operands operands = {.count = 0};
    add_operands(look, &operands, cond);
    for (size_t i = 0; i < cond->count && joins && steps; i++)
        add_operands(look, &operands, cond->kids[i]);
    for (size_t i = 0; i < operands.count; i++) {
        struct truth_range range = truth_range_of(&look->site->scope, operands.list[i]);
        const char *of = cond_text(look->lint->arena, operands.list[i]);
        if (!joins || range.points)
            note_range(look, diag, of, range);
        if (steps)
            note_steps(look, diag, of, range);
    }
}

static void tell_never(const struct look *look, const struct truth_part *part)
{
    const struct cond *cond = part->cond;
    struct diag *diag = diag_add(
        look->lint->diags, DIAG_NEVER_TRUE, cond->span, "%s of %s can never be true",
        diag_say(look->lint->diags,
                 cond == look->site->cond ? "this condition" : "this part of the condition"),
        look->site->about);
    help_range(look, diag, part);
    diag_help(look->lint->diags, diag,
              cond->op == COND_AND ? "its parts exclude each other: change one, or write `or`"
                                   : "compare with a value that can occur");
}

static void tell_always(const struct look *look, const struct truth_part *part)
{
    const struct cond *cond = part->cond;
    struct diag *diag = diag_add(
        look->lint->diags, DIAG_ALWAYS_TRUE, cond->span, "%s of %s holds for every answer",
        diag_say(look->lint->diags, cond == look->site->cond ? "this condition" : "this part"),
        look->site->about);
    help_range(look, diag, part);
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

// The values of a list that cannot occur, in one that can hold by the others.
static bool look_at_list(const struct look *look, const struct cond *cond)
{
    const struct cond *list = cond->op == COND_IN ? cond->kids[1] : NULL;
    bool told = false;
    for (size_t i = 0; list && list->op == COND_LIST && i < list->count; i++) {
        struct cond *sides[] = {cond->kids[0], list->kids[i]};
        const struct cond equal = {
            .op = COND_EQ, .span = list->kids[i]->span, .kids = sides, .count = 2};
        const struct truth_part part = {&equal, false};
        if (truth_can_hold(&look->site->scope, &part, 1, false))
            continue;
        tell_never(look, &part);
        told = true;
    }
    return told;
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
        tell_never(look, &part);
        return true;
    }
    if (look_at_list(look, cond))
        return true;
    part.negated = true;
    if (!truth_can_hold(&look->site->scope, &part, 1, true)) {
        tell_always(look, &part);
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
