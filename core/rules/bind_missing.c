// For each name under a `not`: can the whole hold by that `not` while the name is missing? What
// does not read the name may be true as well as false.
#include "rules/bind_missing.h"

static bool is_comparison(const struct cond *cond)
{
    return cond->op >= COND_EQ && cond->op <= COND_IN;
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

// Has this no value when `name` has none?
static bool lacks(const struct cond *cond, struct ref name)
{
    size_t lacking = 0;
    for (size_t i = 0; i < cond->count; i++)
        lacking += lacks(cond->kids[i], name);
    switch (cond->op) {
    case COND_NAME: return is_same(cond->ref, name);
    case COND_CALL:
        if (cond->function == COND_LIN || cond->function == COND_ABS)
            return lacking > 0;
        return cond->count == 1 && lacking > 0; // of more, the missing ones are left out
    case COND_LIST: return false;
    default: return lacking > 0;
    }
}

// Can this be so while `name` is missing?
static bool can_be(const struct cond *cond, bool so, struct ref name)
{
    if (cond->op == COND_NOT)
        return can_be(cond->kids[0], !so, name);
    if (cond->op == COND_AND || cond->op == COND_OR) {
        size_t able = 0;
        for (size_t i = 0; i < cond->count; i++)
            able += can_be(cond->kids[i], so, name);
        return so == (cond->op == COND_AND) ? able == cond->count : able > 0;
    }
    if (cond->op == COND_CALL && cond->function == COND_MISSING)
        return so || !lacks(cond->kids[0], name);
    if (cond->op == COND_CALL && cond->function == COND_ANSWERED)
        return !so || !lacks(cond->kids[0], name);
    return !so || !lacks(cond, name);
}

// Can part `i` of an `and` or `or` decide it while `name` is missing?
static bool part_decides(const struct cond *cond, size_t i, struct ref name)
{
    for (size_t k = 0; k < cond->count; k++)
        if (k != i && !can_be(cond->kids[k], cond->op == COND_AND, name))
            return false;
    return true;
}

// Can this be false by a comparison with what is missing?
static bool fails_by(const struct cond *cond, struct ref name)
{
    if (cond->op == COND_AND || cond->op == COND_OR) {
        for (size_t i = 0; i < cond->count; i++)
            if (fails_by(cond->kids[i], name) && part_decides(cond, i, name))
                return true;
        return false;
    }
    return is_comparison(cond) && lacks(cond, name);
}

// Can `cond` be so by `negation`, which stands in it?
static bool holds_by(const struct cond *cond, bool so, const struct cond *negation, struct ref name)
{
    if (cond == negation)
        return so && fails_by(cond->kids[0], name);
    if (cond->op == COND_NOT)
        return holds_by(cond->kids[0], !so, negation, name);
    if (cond->op != COND_AND && cond->op != COND_OR)
        return false;
    for (size_t i = 0; i < cond->count; i++)
        if (holds_by(cond->kids[i], so, negation, name) && part_decides(cond, i, name))
            return true;
    return false;
}

// Who writes missing(x) has thought of it.
static bool is_asked(const struct cond *cond, struct ref name)
{
    if (cond->op == COND_CALL && cond->function == COND_MISSING && lacks(cond->kids[0], name))
        return true;
    for (size_t i = 0; i < cond->count; i++)
        if (is_asked(cond->kids[i], name))
            return true;
    return false;
}

static bool one_decides(const struct cond *part, const struct cond *negation,
                        const struct cond *whole)
{
    if (part->op == COND_NAME && can_be_missing(part->ref) && !is_asked(whole, part->ref) &&
        holds_by(whole, true, negation, part->ref))
        return true;
    for (size_t i = 0; i < part->count; i++)
        if (one_decides(part->kids[i], negation, whole))
            return true;
    return false;
}

static void look_at(const struct cond *cond, const struct cond *whole, struct diags *diags)
{
    if (cond->op == COND_NOT && one_decides(cond->kids[0], cond, whole)) {
        struct diag *diag = diag_add(diags, DIAG_NEGATED_MISSING, cond->span,
                                     "this holds, too, when the value is missing");
        diag_help(diags, diag,
                  "turn the comparison round, or add `and answered(...)` or `or missing(...)`");
        return;
    }
    for (size_t i = 0; i < cond->count; i++)
        look_at(cond->kids[i], whole, diags);
}

void bind_missing_warn(const struct cond *cond, struct diags *diags)
{
    look_at(cond, cond, diags);
}
