// For each name under a `not`: can the whole hold by that `not` while the name is missing? What
// does not read the name may be true as well as false. A figure that is worked out by a condition
// stands for the names in that.
#include "rules/bind_missing.h"

// Past this many steps nothing is told.
enum { MOST_STEPS = 50000, MOST_DEPTH = 8 };

struct look {
    const struct rulebook *rules;
    const struct cond *whole, *negation;
    struct ref name; // what is missing
    int steps, depth;
};

static bool is_comparison(const struct cond *cond)
{
    return cond->op >= COND_EQ && cond->op <= COND_IN;
}

static bool is_logic(const struct cond *cond)
{
    return is_comparison(cond) || cond->op == COND_NOT || cond->op == COND_AND ||
           cond->op == COND_OR ||
           (cond->op == COND_CALL &&
            (cond->function == COND_MISSING || cond->function == COND_ANSWERED));
}

static bool is_same(struct ref a, struct ref b)
{
    return a.space == b.space && a.index == b.index && a.sub == b.sub;
}

static bool can_be_missing(struct ref ref)
{
    return ref.space != REF_NONE && ref.space != REF_WORD && ref.space != REF_LIST &&
           ref.space != REF_ROLE && ref.space != REF_DATE && ref.space != REF_YEAR;
}

// The condition that a figure is worked out by, when it is missing by that only. NULL for a
// function, and where it is too deep: circles are looked for later.
static const struct cond *worked_out(const struct look *look, const struct cond *cond)
{
    if (cond->op != COND_NAME || cond->ref.space != REF_FIGURE || !look->rules ||
        look->depth >= MOST_DEPTH)
        return NULL;
    const struct figure_rule *figure = &look->rules->figures[cond->ref.index];
    return figure->need_count == 0 ? figure->value.cond : NULL;
}

static bool lacks(const struct cond *cond, struct look *look);

static bool name_lacks(const struct cond *cond, struct look *look)
{
    const struct cond *from = worked_out(look, cond);
    if (is_same(cond->ref, look->name) || !from)
        return is_same(cond->ref, look->name);
    look->depth++;
    bool lacking = lacks(from, look);
    look->depth--;
    return lacking;
}

// Has this no value when the name has none?
static bool lacks(const struct cond *cond, struct look *look)
{
    if (++look->steps > MOST_STEPS)
        return false;
    if (cond->op == COND_NAME)
        return name_lacks(cond, look);
    if (cond->op == COND_LIST || is_logic(cond))
        return false;
    size_t lacking = 0;
    for (size_t i = 0; i < cond->count; i++)
        lacking += lacks(cond->kids[i], look);
    bool left_out = cond->op == COND_CALL && cond->function != COND_LIN && cond->count > 1;
    return lacking > 0 && !left_out; // of more, the missing ones are left out
}

static bool compares_missing(const struct cond *cond, struct look *look)
{
    return is_comparison(cond) && (lacks(cond->kids[0], look) || lacks(cond->kids[1], look));
}

// Can this be so while the name is missing?
static bool can_be(const struct cond *cond, bool so, struct look *look)
{
    if (cond->op == COND_NOT)
        return can_be(cond->kids[0], !so, look);
    if (cond->op == COND_AND || cond->op == COND_OR) {
        size_t able = 0;
        for (size_t i = 0; i < cond->count; i++)
            able += can_be(cond->kids[i], so, look);
        return so == (cond->op == COND_AND) ? able == cond->count : able > 0;
    }
    if (cond->op == COND_CALL && cond->function == COND_MISSING)
        return so || !lacks(cond->kids[0], look);
    if (cond->op == COND_CALL && cond->function == COND_ANSWERED)
        return !so || !lacks(cond->kids[0], look);
    return !so || !(is_comparison(cond) ? compares_missing(cond, look) : lacks(cond, look));
}

// Can part `i` of an `and` or `or` decide it while the name is missing?
static bool part_decides(const struct cond *cond, size_t i, struct look *look)
{
    for (size_t k = 0; k < cond->count; k++)
        if (k != i && !can_be(cond->kids[k], cond->op == COND_AND, look))
            return false;
    return true;
}

// Can this be false by a comparison with what is missing?
static bool fails_by(const struct cond *cond, struct look *look)
{
    if (cond->op == COND_AND || cond->op == COND_OR) {
        for (size_t i = 0; i < cond->count; i++)
            if (fails_by(cond->kids[i], look) && part_decides(cond, i, look))
                return true;
        return false;
    }
    return compares_missing(cond, look);
}

// Can `cond` be so by the `not` that is looked at, which stands in it?
static bool holds_by(const struct cond *cond, bool so, struct look *look)
{
    if (cond == look->negation)
        return so && fails_by(cond->kids[0], look);
    if (cond->op == COND_NOT)
        return holds_by(cond->kids[0], !so, look);
    if (cond->op != COND_AND && cond->op != COND_OR)
        return false;
    for (size_t i = 0; i < cond->count; i++)
        if (holds_by(cond->kids[i], so, look) && part_decides(cond, i, look))
            return true;
    return false;
}

// Who writes missing(x) has thought of it.
static bool is_asked(const struct cond *cond, struct look *look)
{
    if (cond->op == COND_CALL && cond->function == COND_MISSING && lacks(cond->kids[0], look))
        return true;
    for (size_t i = 0; i < cond->count; i++)
        if (is_asked(cond->kids[i], look))
            return true;
    return false;
}

// Is one of the names in this, or in what its figures are worked out from, such a name?
static bool one_decides(const struct cond *part, struct look *look)
{
    if (++look->steps > MOST_STEPS)
        return false;
    const struct cond *from = worked_out(look, part);
    if (from && is_logic(from))
        return false;
    if (from) {
        look->depth++;
        bool found = one_decides(from, look);
        look->depth--;
        return found;
    }
    for (size_t i = 0; i < part->count; i++)
        if (one_decides(part->kids[i], look))
            return true;
    if (part->op != COND_NAME || !can_be_missing(part->ref))
        return false;
    int depth = look->depth;
    look->depth = 0;
    look->name = part->ref;
    bool found = !is_asked(look->whole, look) && holds_by(look->whole, true, look);
    look->depth = depth;
    return found && look->steps <= MOST_STEPS;
}

static void look_at(const struct cond *cond, struct look *look, struct diags *diags)
{
    look->negation = cond;
    if (cond->op == COND_NOT && one_decides(cond->kids[0], look)) {
        struct diag *diag = diag_add(diags, DIAG_NEGATED_MISSING, cond->span,
                                     "this holds, too, when the value is missing");
        diag_help(diags, diag,
                  "turn the comparison round, or add `and answered(...)` or `or missing(...)`");
        return;
    }
    for (size_t i = 0; i < cond->count; i++)
        look_at(cond->kids[i], look, diags);
}

void bind_missing_warn(const struct cond *cond, const struct rulebook *rules, struct diags *diags)
{
    struct look look = {.rules = rules, .whole = cond};
    look_at(cond, &look, diags);
}
