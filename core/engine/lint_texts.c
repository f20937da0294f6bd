// Texts that come out broken, and thresholds that nobody sees: a value in a text that can be
// missing when the text is given, and a comparison of something that is never rounded to what is
// shown.
#include "engine/lint.h"

#include <string.h>

enum { MOST_PRESENT = 100, MOST_DEPTH = 12 };

// References that have a value when the text is given.
struct present {
    const struct lint *lint;
    struct ref list[MOST_PRESENT];
    size_t count;
};

static bool same(struct ref a, struct ref b)
{
    return a.space == b.space && a.index == b.index && a.sub == b.sub;
}

static bool has(const struct present *present, struct ref ref)
{
    for (size_t i = 0; i < present->count; i++)
        if (same(present->list[i], ref))
            return true;
    return present->count == MOST_PRESENT;
}

// A call that leaves out what is missing says nothing about its arguments.
static bool tolerates(const struct cond *cond)
{
    return cond->op == COND_CALL && cond->function != COND_ABS && cond->function != COND_LIN;
}

static void add_value(struct present *present, const struct cond *cond, int depth);

// A figure has a value only when all that it needs has.
static void add_ref(struct present *present, struct ref ref, int depth)
{
    if (ref.space == REF_WORD || has(present, ref) || depth == MOST_DEPTH)
        return;
    present->list[present->count++] = ref;
    if (ref.space != REF_FIGURE)
        return;
    const struct figure_rule *figure = &present->lint->rules->figures[ref.index];
    for (size_t i = 0; i < figure->need_count; i++)
        add_value(present, figure->needs[i], depth + 1);
    if (figure->value.cond)
        add_value(present, figure->value.cond, depth + 1);
}

// An expression that has a value.
static void add_value(struct present *present, const struct cond *cond, int depth)
{
    if (cond->op == COND_NAME)
        add_ref(present, cond->ref, depth);
    bool of_parts = cond->op == COND_NEGATE || cond->op == COND_ADD || cond->op == COND_SUB ||
                    cond->op == COND_MUL || cond->op == COND_DIV || cond->op == COND_CALL;
    for (size_t i = 0; i < cond->count && of_parts && !tolerates(cond); i++)
        add_value(present, cond->kids[i], depth);
}

static void add_condition(struct present *present, const struct cond *cond);

// Of the parts of an `or` one holds: what all of them ask for is there.
static void add_either(struct present *present, const struct cond *cond)
{
    struct present first = {.lint = present->lint};
    add_condition(&first, cond->kids[0]);
    for (size_t i = 0; i < first.count; i++) {
        bool all = true;
        for (size_t k = 1; k < cond->count && all; k++) {
            struct present other = {.lint = present->lint};
            add_condition(&other, cond->kids[k]);
            all = has(&other, first.list[i]);
        }
        if (all)
            add_ref(present, first.list[i], 0);
    }
}

static bool asks(const struct cond *cond, enum cond_function function)
{
    return cond->op == COND_CALL && cond->function == function;
}

// A condition that holds.
static void add_condition(struct present *present, const struct cond *cond)
{
    if (cond->op == COND_OR) {
        add_either(present, cond);
        return;
    }
    bool negated = cond->op == COND_NOT && asks(cond->kids[0], COND_MISSING);
    if (asks(cond, COND_ANSWERED) || negated)
        add_value(present, negated ? cond->kids[0]->kids[0] : cond->kids[0], 0);
    for (size_t i = 0; i < cond->count; i++) {
        if (cond->op == COND_AND)
            add_condition(present, cond->kids[i]);
        else if (cond->op >= COND_EQ && cond->op <= COND_IN)
            add_value(present, cond->kids[i], 0);
    }
}

// --- holes ---

static const struct cond *find_missing(const struct present *present, const struct cond *cond,
                                       int depth);

// Can it be missing although `present` is there? What a function gives is taken to be there when
// all that it needs is.
static bool can_miss(const struct present *present, struct ref ref, int depth)
{
    if (has(present, ref) || depth == MOST_DEPTH)
        return false;
    switch (ref.space) {
    case REF_FACT:
    case REF_ITEM:
    case REF_ITEMGAP:
    case REF_SPREAD:
    case REF_DIMENSION:
    case REF_GAP:
    case REF_AXIS:
    case REF_LOWEST: return true;
    case REF_FIGURE: break;
    default: return false;
    }
    const struct figure_rule *figure = &present->lint->rules->figures[ref.index];
    for (size_t i = 0; i < figure->need_count; i++)
        if (find_missing(present, figure->needs[i], depth + 1))
            return true;
    return figure->value.cond && find_missing(present, figure->value.cond, depth + 1);
}

// The first name of an expression that can be missing, or NULL.
static const struct cond *find_missing(const struct present *present, const struct cond *cond,
                                       int depth)
{
    if (cond->op == COND_NAME)
        return can_miss(present, cond->ref, depth) ? cond : NULL;
    const struct cond *found = NULL;
    for (size_t i = 0; i < cond->count && !found && !tolerates(cond); i++)
        found = find_missing(present, cond->kids[i], depth);
    return found;
}

// A number that is not known is written as one: "een nog onbekend aantal studenten".
static bool reads_well(const struct lint *lint, const struct cond *cond)
{
    if (cond->op != COND_NAME || cond->ref.space != REF_FIGURE)
        return false;
    enum unit unit = lint->rules->figures[cond->ref.index].unit;
    return unit == UNIT_STUDENTS || unit == UNIT_COUNT;
}

static void look_at_hole(const struct lint *lint, const struct lint_site *site)
{
    struct present present = {.lint = lint};
    add_condition(&present, site->when);
    const struct cond *missing = find_missing(&present, site->cond, 0);
    if (!missing || reads_well(lint, site->cond))
        return;
    struct diag *diag =
        diag_add(lint->diags, DIAG_HOLE_MISSING, site->cond->span,
                 "'%s' can be missing when the text of %s is given", missing->text, site->about);
    diag_note_at(lint->diags, diag, site->when->span,
                 "it is given when this holds, and then says 'nog onbekend'");
    diag_help(lint->diags, diag,
              "add `and answered(%s)` to the condition, or leave it out of the text",
              missing->text);
}

// --- thresholds ---

static bool is_fixed(const struct cond *cond)
{
    return cond->op == COND_NUMBER || (cond->op == COND_NEGATE && is_fixed(cond->kids[0]));
}

// Is this worked out on the spot to more decimals than its parts have?
static bool is_unrounded(const struct cond *cond)
{
    if (cond->op == COND_CALL && (cond->function == COND_MEAN || cond->function == COND_LIN))
        return true;
    if (cond->op == COND_DIV ||
        (cond->op == COND_MUL && !is_fixed(cond->kids[0]) && !is_fixed(cond->kids[1])))
        return true;
    bool passes = cond->op == COND_ADD || cond->op == COND_SUB || cond->op == COND_NEGATE ||
                  cond->op == COND_CALL;
    for (size_t i = 0; i < cond->count && passes; i++)
        if (is_unrounded(cond->kids[i]))
            return true;
    return false;
}

static void look_at_threshold(const struct lint *lint, const struct lint_site *site,
                              const struct cond *cond)
{
    for (size_t i = 0; i < cond->count; i++)
        look_at_threshold(lint, site, cond->kids[i]);
    if (cond->op < COND_EQ || cond->op > COND_GE)
        return;
    for (size_t i = 0; i < 2; i++) {
        if (!is_unrounded(cond->kids[i]) || !is_fixed(cond->kids[1 - i]))
            continue;
        struct diag *diag =
            diag_add(lint->diags, DIAG_UNROUNDED, cond->kids[i]->span,
                     "the condition of %s compares a value that is not rounded", site->about);
        diag_help(lint->diags, diag,
                  "make a figure of it with `decimals`: then what is compared is what is shown");
    }
}

static void visit(const struct lint *lint, const struct lint_site *site, void *context)
{
    (void)context;
    if (site->kind == LINT_HOLE && site->when)
        look_at_hole(lint, site);
    else if (site->kind == LINT_WHEN && site->scope.place == SCOPE_RULE)
        look_at_threshold(lint, site, site->cond);
}

void lint_texts(const struct lint *lint)
{
    lint_each(lint, visit, NULL);
}
