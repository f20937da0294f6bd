// What an expression can be before anything is answered: its range, and whether it is a whole
// number or one of the points of a scale. A range may be wider than what can come out, never
// narrower. Arithmetic counts with exact values, as the evaluation does; what is compared is
// rounded first.
#include <math.h>

#include "base/num.h"
#include "rules/truth.h"

enum { MOST_STEPS = 400, MOST_DEPTH = 12 }; // past these nothing is known

struct search {
    const struct scope *scope;
    int steps, depth; // `depth` of figures that count with figures
};

// How a value is rounded where it is compared: to 0..9 decimals, or
enum {
    EXACT = -1, // not
    TYPED = -2, // to what was typed, which changes nothing
    LOOSE = -3  // to decimals that are not known
};

// Before it is rounded.
struct exact {
    double low, high;
    bool above; // `low` itself is not in it
    bool whole; // a whole number
    int decimals;
    const struct scale *points;
};

static const struct exact ALL = {-INFINITY, INFINITY, false, false, LOOSE, NULL};

static struct exact between(double low, double high, bool whole, int decimals)
{
    return (struct exact){low, high, false, whole, decimals, NULL};
}

// --- names ---

static struct exact of_question(const struct question *question)
{
    struct exact exact = ALL;
    const struct scale *scale = question->scale;
    if (scale && !scale->words && scale->count > 0) {
        exact = between(scale->points[0].number, scale->points[scale->count - 1].number, true, 0);
        exact.points = scale;
        for (size_t i = 0; i < scale->count; i++)
            exact.whole &= floor(scale->points[i].number) == scale->points[i].number;
    } else if (question->type == QUESTION_NUMBER || question->type == QUESTION_YEAR) {
        exact.whole = question->integer || question->type == QUESTION_YEAR;
        exact.decimals = TYPED;
        if (question->has_min)
            exact.low = question->min;
        if (question->has_above && question->above >= exact.low) {
            exact.low = question->above;
            exact.above = true;
        }
        if (question->has_max)
            exact.high = question->max;
    }
    return exact;
}

static struct exact of_tally(const struct scope *scope, struct ref ref)
{
    struct exact range = of_question(&scope->pack->questions[ref.index]);
    switch (ref.sub) {
    case REF_TALLY_MEAN: return between(range.low, range.high, false, 4);
    case REF_TALLY_CONSENSUS: return between(0, 1, false, 3);
    default: return between(0, INFINITY, true, 0);
    }
}

static struct exact of_cond(struct search *search, const struct cond *cond);

// A figure whose value is an expression; of a function only the rounding is known.
static struct exact of_figure(struct search *search, int index)
{
    const struct figure_rule *figure = &search->scope->rules->figures[index];
    struct exact exact = ALL;
    if (figure->unit == UNIT_TEXT)
        return exact;
    if (figure->value.cond && search->depth < MOST_DEPTH) {
        search->depth++;
        exact = of_cond(search, figure->value.cond);
        search->depth--;
    }
    exact.decimals = figure->decimals == VALUE_EXACT ? EXACT : figure->decimals;
    exact.points = NULL;
    return exact;
}

static struct exact of_name(struct search *search, struct ref ref)
{
    const struct scope *scope = search->scope;
    switch (ref.space) {
    case REF_FACT: return ref.sub ? ALL : of_question(&scope->pack->questions[ref.index]);
    case REF_ANSWER: return of_question(&scope->pack->questions[ref.index]);
    case REF_CELL: return of_question(&scope->pack->questions[scope->question].columns[ref.index]);
    case REF_TALLY: return of_tally(scope, ref);
    case REF_FIGURE: return of_figure(search, ref.index);
    case REF_ITEM:
    case REF_ITEMGAP:
    case REF_DIMENSION:
    case REF_GAP:
    case REF_AXIS:
    case REF_LOWEST: return between(0, 100, false, 1);
    case REF_ROUTE: return ref.sub == REF_ROUTE_BLOCKED ? ALL : between(0, 100, false, 1);
    case REF_SPREAD: return between(0, 1, false, 3);
    case REF_YEAR: return between(-INFINITY, INFINITY, true, 0);
    default: return ALL;
    }
}

// --- functions ---

static double least(double a, double b)
{
    return a < b ? a : b;
}

static double most(double a, double b)
{
    return a > b ? a : b;
}

// What is left out when it is missing may leave the rounding to the others.
static int joined(int a, int b)
{
    if (a == b)
        return a;
    return a == EXACT || b == EXACT || a < 0 || b < 0 ? LOOSE : (int)most(a, b);
}

static struct exact of_count(const struct scope *scope, const struct cond *cond)
{
    struct exact exact = between(0, INFINITY, true, 0);
    const struct ref *of = &cond->kids[0]->ref;
    bool answer = of->space == REF_FACT || of->space == REF_ANSWER;
    if (cond->count > 1) {
        exact.high = (double)cond->count;
    } else if (of->space == REF_ROLE) {
        exact.high = scope->pack->role_count;
    } else if (answer && !of->sub) {
        const struct question *question = &scope->pack->questions[of->index];
        if (question->type == QUESTION_MULTIPLE || question->type == QUESTION_RANKING)
            exact.high = (double)(question->most ? (size_t)question->most : question->option_count);
    }
    return exact;
}

// The cells of one column, each, or all added up.
static struct exact of_column(const struct scope *scope, struct ref ref, bool sum, bool mean)
{
    struct exact exact = of_question(&scope->pack->questions[ref.index].columns[ref.sub - 1]);
    exact.points = NULL;
    if (exact.whole && exact.decimals == TYPED)
        exact.decimals = 0;
    exact.above &= !sum;
    if (mean) {
        exact.whole = false;
        exact.decimals = LOOSE;
    }
    if (sum) {
        exact.low = exact.low >= 0 ? 0 : -INFINITY;
        exact.high = exact.high <= 0 ? 0 : INFINITY;
    }
    return exact;
}

// Of several arguments, of which some may be left out.
static struct exact of_several(struct search *search, const struct cond *cond)
{
    bool sum = cond->function == COND_SUM;
    struct exact all = {0};
    for (size_t i = 0; i < cond->count; i++) {
        struct exact one = of_cond(search, cond->kids[i]);
        if (sum) { // nothing, when it is missing
            one.low = least(one.low, 0);
            one.high = most(one.high, 0);
        }
        if (i == 0) {
            all = one;
            continue;
        }
        all.low = sum ? all.low + one.low : least(all.low, one.low);
        all.high = sum ? all.high + one.high : most(all.high, one.high);
        all.whole &= one.whole;
        all.decimals = joined(all.decimals, one.decimals);
    }
    all.above = false;
    all.points = NULL;
    if (cond->function == COND_MEAN) {
        all.whole = false;
        all.decimals = LOOSE;
    }
    return all;
}

static struct exact of_abs(struct exact exact)
{
    double low = fabs(exact.low), high = fabs(exact.high);
    bool across = exact.low < 0 && exact.high > 0;
    exact.above &= exact.low >= 0;
    exact.low = across ? 0 : least(low, high);
    exact.high = most(low, high);
    exact.points = NULL;
    return exact;
}

static struct exact of_call(struct search *search, const struct cond *cond)
{
    const struct scope *scope = search->scope;
    const struct ref *first = &cond->kids[0]->ref;
    bool column = cond->count == 1 && first->space == REF_FACT && first->sub;
    switch (cond->function) {
    case COND_COUNT: return of_count(scope, cond);
    case COND_ABS: return of_abs(of_cond(search, cond->kids[0]));
    case COND_LIN: return between(0, 1, false, EXACT);
    case COND_SUM:
    case COND_MIN:
    case COND_MAX:
    case COND_MEAN:
        return column ? of_column(scope, *first, cond->function == COND_SUM,
                                  cond->function == COND_MEAN)
                      : of_several(search, cond);
    default: return ALL;
    }
}

// --- arithmetic ---

static struct exact negated(struct exact exact)
{
    struct exact result = exact;
    result.low = -exact.high;
    result.high = -exact.low;
    result.above = false;
    result.points = NULL;
    return result;
}

static bool is_constant(const struct cond *cond)
{
    return cond->op == COND_NUMBER || (cond->op == COND_NEGATE && is_constant(cond->kids[0]));
}

static int sum_decimals(const struct cond *cond, struct exact a, struct exact b)
{
    bool a_fixed = is_constant(cond->kids[0]), b_fixed = is_constant(cond->kids[1]);
    int decimals = a_fixed ? b.decimals : b_fixed ? a.decimals : joined(a.decimals, b.decimals);
    // To add 0.05 to what was typed without decimals adds nothing that is compared.
    bool fits = !(a_fixed || b_fixed) || (a.whole && b.whole);
    return decimals == TYPED && !fits ? LOOSE : decimals;
}

static struct exact added(const struct cond *cond, struct exact a, struct exact b)
{
    struct exact result = between(a.low + b.low, a.high + b.high, a.whole && b.whole, LOOSE);
    result.above = a.above || b.above;
    result.decimals = sum_decimals(cond, a, b);
    return result;
}

// 0 times what has no end is 0 here: no value is without end.
static double product(double a, double b)
{
    return a == 0 || b == 0 ? 0 : a * b;
}

static struct exact multiplied(struct exact a, struct exact b)
{
    double ends[] = {product(a.low, b.low), product(a.low, b.high), product(a.high, b.low),
                     product(a.high, b.high)};
    struct exact result = between(ends[0], ends[0], a.whole && b.whole, EXACT);
    for (int i = 1; i < 4; i++) {
        result.low = least(result.low, ends[i]);
        result.high = most(result.high, ends[i]);
    }
    return result;
}

// By what is never below 0: a division by 0 has no value. By others nothing is known.
static struct exact divided(struct exact a, struct exact b)
{
    struct exact result = ALL;
    result.decimals = EXACT;
    if (b.high <= 0 && b.low < 0) {
        a = negated(a);
        b = negated(b);
    }
    if (b.low < 0)
        return result;
    if (a.low >= 0)
        result.low = isinf(b.high) || b.high == 0 ? 0 : a.low / b.high;
    else if (b.low > 0)
        result.low = a.low / b.low;
    if (a.high <= 0)
        result.high = isinf(b.high) || b.high == 0 ? 0 : a.high / b.high;
    else if (b.low > 0)
        result.high = a.high / b.low;
    return result;
}

static struct exact of_cond(struct search *search, const struct cond *cond)
{
    struct exact parts[2] = {ALL, ALL};
    if (++search->steps > MOST_STEPS)
        return ALL;
    for (size_t i = 0; i < cond->count && i < 2 && cond->op >= COND_NEGATE; i++)
        if (cond->op == COND_NEGATE || cond->op >= COND_ADD)
            parts[i] = of_cond(search, cond->kids[i]);
    switch (cond->op) {
    case COND_NUMBER:
        return between(cond->number, cond->number, floor(cond->number) == cond->number, EXACT);
    case COND_NAME: return of_name(search, cond->ref);
    case COND_CALL: return of_call(search, cond);
    case COND_NEGATE: return negated(parts[0]);
    case COND_ADD: return added(cond, parts[0], parts[1]);
    case COND_SUB: return added(cond, parts[0], negated(parts[1]));
    case COND_MUL: return multiplied(parts[0], parts[1]);
    case COND_DIV: return divided(parts[0], parts[1]);
    default: return ALL;
    }
}

// --- as it is compared ---

struct truth_range truth_range_of(const struct scope *scope, const struct cond *cond)
{
    struct search search = {scope, 0, 0};
    struct exact exact = of_cond(&search, cond);
    struct truth_range range = {exact.low, exact.high, exact.above, TRUTH_ANY, exact.points};
    if (isnan(range.low) || isnan(range.high))
        return (struct truth_range){-INFINITY, INFINITY, false, TRUTH_ANY, NULL};
    if (exact.whole) {
        range.decimals = 0;
    } else if (exact.decimals >= 0) {
        range.decimals = exact.decimals;
        range.above = false;
        if (isfinite(range.low))
            range.low = num_round(range.low, exact.decimals);
        if (isfinite(range.high))
            range.high = num_round(range.high, exact.decimals);
    } else if (exact.decimals == LOOSE) {
        range.above = false;
        range.low = floor(range.low);
        range.high = ceil(range.high);
    }
    return range;
}

bool truth_range_has(double low, bool low_open, double high, bool high_open, int decimals)
{
    if (low > high || (low == high && (low_open || high_open)))
        return false;
    if (decimals == TRUTH_ANY || !isfinite(low) || !isfinite(high))
        return true;
    double step = num_step(decimals), first = num_round(low, decimals);
    while (first < low || (low_open && first <= low))
        first = num_round(first + step, decimals);
    return first < high || (!high_open && first == high);
}
