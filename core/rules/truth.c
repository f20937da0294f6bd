// Searches for a way in which conditions hold together: each `or` is tried branch by branch, and
// along a branch every expression keeps the range, or the words, that are left to it. A comparison
// that holds says that its values are there; one that does not hold may owe that to a missing one.
#include "rules/truth.h"

#include <math.h>
#include <string.h>

#include "rules/bind_types.h"

// Past these limits everything counts as possible.
enum { MOST_VALUES = 32, MOST_GOALS = 200, MOST_STEPS = 1000, MOST_BRANCHES = 30, MOST_WORDS = 64 };

// What is known of an expression along a branch.
struct known {
    const char *text;
    double low, high;
    bool low_open, high_open;
    int decimals;               // as of a truth_range
    const struct scale *points; // of numbers, when those are followed as words
    bool chosen;                // it is one of `words`
    unsigned long long words;
    bool present, missing;
};

struct search {
    const struct scope *scope;
    struct arena *arena;
    bool answered, between;
    int steps, branches;
    struct known values[MOST_VALUES];
    size_t count;
    struct truth_part goals[MOST_GOALS];
    size_t goal_count;
};

static bool constant_of(const struct cond *cond, double *number)
{
    if (cond->op == COND_NEGATE && constant_of(cond->kids[0], number)) {
        *number = -*number;
        return true;
    }
    *number = cond->number;
    return cond->op == COND_NUMBER;
}

// --- what is known along a branch ---

static unsigned long long all_words(size_t count)
{
    return count == MOST_WORDS ? ~0ULL : (1ULL << count) - 1;
}

static struct known *known_named(struct search *search, const char *text)
{
    for (size_t i = 0; i < search->count; i++)
        if (strcmp(search->values[i].text, text) == 0)
            return &search->values[i];
    return NULL;
}

// NULL when too much is known already.
static struct known *know(struct search *search, const char *text, struct truth_range range)
{
    if (search->count == MOST_VALUES)
        return NULL;
    struct known *known = &search->values[search->count++];
    *known = (struct known){.text = text,
                            .low = range.low,
                            .high = range.high,
                            .low_open = range.above,
                            .decimals = search->between ? TRUTH_ANY : range.decimals};
    if (range.points && !search->between && range.points->count <= MOST_WORDS) {
        known->points = range.points;
        known->chosen = true;
        known->words = all_words(range.points->count);
    }
    return known;
}

static struct known *known_of(struct search *search, const struct cond *cond)
{
    const char *text = cond_text(search->arena, cond);
    struct known *known = known_named(search, text);
    return known ? known : know(search, text, truth_range_of(search->scope, cond));
}

// False when nothing is left for it.
static bool is_possible(const struct search *search, const struct known *known)
{
    bool empty = (known->chosen && known->words == 0) ||
                 !truth_range_has(known->low, known->low_open, known->high, known->high_open,
                                  known->decimals);
    if (empty && (known->present || search->answered))
        return false;
    return !(known->present && known->missing);
}

static bool compares(double value, enum cond_op op, double number)
{
    switch (op) {
    case COND_EQ: return value == number;
    case COND_NE: return value != number;
    case COND_LT: return value < number;
    case COND_LE: return value <= number;
    case COND_GT: return value > number;
    default: return value >= number;
    }
}

static bool narrow(struct search *search, struct known *known, enum cond_op op, double number)
{
    for (size_t i = 0; known->points && i < known->points->count; i++)
        if (!compares(known->points->points[i].number, op, number))
            known->words &= ~(1ULL << i);
    bool open = op == COND_LT || op == COND_GT;
    bool from = op == COND_GT || op == COND_GE || op == COND_EQ;
    bool until = op == COND_LT || op == COND_LE || op == COND_EQ;
    if (from && (number > known->low || (number == known->low && open))) {
        known->low = number;
        known->low_open = open;
    }
    if (until && (number < known->high || (number == known->high && open))) {
        known->high = number;
        known->high_open = open;
    }
    return is_possible(search, known);
}

// Every name of an expression that is compared has a value.
static bool mark_present(struct search *search, const struct cond *cond)
{
    if (cond->op == COND_CALL && cond->function != COND_ABS && cond->function != COND_LIN)
        return true; // leaves out what is missing
    if (cond->op == COND_NAME && cond->ref.space != REF_WORD) {
        struct known *known = known_of(search, cond);
        if (!known)
            return true;
        known->present = true;
        return is_possible(search, known);
    }
    for (size_t i = 0; i < cond->count; i++)
        if (!mark_present(search, cond->kids[i]))
            return false;
    return true;
}

// A list that has something in it counts one at least.
static bool has_one(struct search *search, struct cond *list)
{
    const struct cond count = {
        .op = COND_CALL, .text = "count", .function = COND_COUNT, .kids = &list, .count = 1};
    struct known *known = known_of(search, &count);
    return !known || narrow(search, known, COND_GE, 1);
}

// A part that is only true or false: "po in F01", a blocked route.
static bool decide(struct search *search, const struct cond *cond, bool negated)
{
    struct known *known = known_of(search, cond);
    if (!known)
        return true;
    known->present |= !negated;
    if (!narrow(search, known, COND_EQ, negated ? 0 : 1))
        return false;
    return negated || cond->op != COND_IN || has_one(search, cond->kids[1]);
}

// --- comparisons ---

static enum cond_op opposite(enum cond_op op)
{
    switch (op) {
    case COND_EQ: return COND_NE;
    case COND_NE: return COND_EQ;
    case COND_LT: return COND_GE;
    case COND_LE: return COND_GT;
    case COND_GT: return COND_LE;
    default: return COND_LT;
    }
}

static enum cond_op turned(enum cond_op op)
{
    switch (op) {
    case COND_LT: return COND_GT;
    case COND_LE: return COND_GE;
    case COND_GT: return COND_LT;
    case COND_GE: return COND_LE;
    default: return op;
    }
}

// The bits of the words that `cond` (a word, a quoted text, or a list of them) names among those of
// `name`; 0 when that cannot be told.
static unsigned long long words_of(struct search *search, const struct cond *name,
                                   const struct cond *cond, size_t *total)
{
    const char *const *words;
    unsigned long long bits = 0;
    struct type type = bind_types_of(search->scope, name);
    if (type.kind != TYPE_WORD || name->op != COND_NAME)
        return 0;
    *total = bind_types_words(search->scope, type, search->arena, &words);
    size_t count = cond->op == COND_LIST ? cond->count : 1;
    for (size_t i = 0; i < count && *total <= MOST_WORDS; i++) {
        const struct cond *word = cond->op == COND_LIST ? cond->kids[i] : cond;
        bool fixed = word->op == COND_QUOTED || word->ref.space == REF_WORD;
        size_t at = 0;
        while (fixed && at < *total && strcmp(words[at], word->text) != 0)
            at++;
        if (!fixed || at == *total)
            return 0;
        bits |= 1ULL << at;
    }
    return bits;
}

// `name` is (or, turned round, is not) one of the words.
static bool choose(struct search *search, const struct cond *name, const struct cond *list,
                   bool among, bool *followed)
{
    size_t total = 0;
    unsigned long long bits = words_of(search, name, list, &total);
    *followed = bits != 0;
    struct known *known = bits ? known_of(search, name) : NULL;
    if (!known)
        return true;
    if (!known->chosen)
        known->words = all_words(total);
    known->chosen = true;
    known->words &= among ? bits : ~bits;
    return is_possible(search, known);
}

// Of two values what is followed is their difference.
static bool compare_two(struct search *search, const struct cond *left, const struct cond *right,
                        enum cond_op op, bool negated)
{
    const char *first = cond_text(search->arena, left), *second = cond_text(search->arena, right);
    int order = strcmp(first, second);
    if (order == 0) {
        bool never = op == COND_NE || op == COND_LT || op == COND_GT;
        struct known *known = never ? known_of(search, left) : NULL;
        return !known || !(known->present || search->answered);
    }
    if (order > 0) {
        const struct cond *swap = left;
        left = right;
        right = swap;
        op = turned(op);
    }
    const char *text = arena_textf(search->arena, "%s and %s", order > 0 ? second : first,
                                   order > 0 ? first : second);
    struct known *known = known_named(search, text);
    if (!known) {
        struct truth_range a = truth_range_of(search->scope, left),
                           b = truth_range_of(search->scope, right);
        known = know(search, text,
                     (struct truth_range){
                         .low = a.low - b.high, .high = a.high - b.low, .decimals = TRUTH_ANY});
    }
    if (!known)
        return true;
    known->present |= !negated;
    return narrow(search, known, op, 0);
}

static bool compare_number(struct search *search, const struct cond *cond, enum cond_op op,
                           bool negated)
{
    const struct cond *left = cond->kids[0], *right = cond->kids[1];
    double number, other;
    if (constant_of(left, &number)) {
        const struct cond *swap = left;
        left = right;
        right = swap;
        op = turned(op);
    }
    if (constant_of(right, &number) && !constant_of(left, &other)) {
        struct known *known = known_of(search, left);
        return !known || narrow(search, known, op, number);
    }
    return compare_two(search, left, right, op, negated);
}

// Is it, or is it not, one of a list of numbers? Those that cannot occur leave nothing.
static bool choose_number(struct search *search, const struct cond *name, const struct cond *list,
                          bool among)
{
    double low = INFINITY, high = -INFINITY, number;
    unsigned long long bits = 0;
    struct known *known = known_of(search, name);
    for (size_t i = 0; known && i < list->count; i++) {
        if (!constant_of(list->kids[i], &number))
            return true;
        if (!truth_range_has(number, false, number, false, known->decimals))
            continue;
        for (size_t p = 0; known->points && p < known->points->count; p++)
            if (known->points->points[p].number == number)
                bits |= 1ULL << p;
        low = number < low ? number : low;
        high = number > high ? number : high;
    }
    if (!known)
        return true;
    if (known->points)
        known->words &= among ? bits : ~bits;
    if (!among)
        return is_possible(search, known);
    narrow(search, known, COND_GE, low);
    return narrow(search, known, COND_LE, high);
}

// One side of a comparison that holds: its names have values, and so has the whole, which keeps its
// range under its own text (`count(F04)`).
static bool mark_side(struct search *search, const struct cond *side)
{
    double number;
    bool fixed = constant_of(side, &number) || side->op == COND_LIST || side->op == COND_QUOTED ||
                 side->ref.space == REF_WORD;
    struct known *known = fixed ? NULL : known_of(search, side);
    if (known)
        known->present = true;
    return fixed || mark_present(search, side);
}

static bool compare(struct search *search, const struct cond *cond, bool negated)
{
    const struct cond *left = cond->kids[0], *right = cond->kids[1];
    enum cond_op op = negated && cond->op != COND_IN ? opposite(cond->op) : cond->op;
    if (!negated && (!mark_side(search, left) || !mark_side(search, right)))
        return false;
    if (cond->op == COND_IN && right->op != COND_LIST)
        return decide(search, cond, negated);
    bool followed = false, among = cond->op == COND_IN ? !negated : op == COND_EQ;
    if (cond->op == COND_IN && bind_types_of(search->scope, left).kind == TYPE_NUMBER)
        return choose_number(search, left, right, among);
    if (cond->op == COND_IN)
        return choose(search, left, right, among, &followed);
    if (op == COND_EQ || op == COND_NE) {
        bool possible = choose(search, left, right, among, &followed);
        if (!followed)
            possible = choose(search, right, left, among, &followed);
        if (followed)
            return possible;
    }
    return compare_number(search, cond, op, negated);
}

static bool note_missing(struct search *search, const struct cond *cond, bool missing)
{
    struct known *known = cond->count == 1 ? known_of(search, cond->kids[0]) : NULL;
    if (!known)
        return true;
    known->missing |= missing;
    known->present |= !missing;
    return is_possible(search, known);
}

// --- the search ---

static bool hold(struct search *search);

static bool push(struct search *search, const struct cond *cond, bool negated)
{
    if (search->goal_count == MOST_GOALS)
        return false;
    search->goals[search->goal_count++] = (struct truth_part){cond, negated};
    return true;
}

// One of the parts has to hold: each is tried with what is known up to here.
static bool hold_one(struct search *search, const struct cond *cond, bool negated)
{
    if (++search->branches > MOST_BRANCHES)
        return true;
    struct search *before = arena_alloc(search->arena, sizeof *before);
    *before = *search;
    for (size_t i = 0; i < cond->count; i++) {
        int steps = search->steps;
        *search = *before;
        search->steps = steps;
        if (!push(search, cond->kids[i], negated) || hold(search))
            return true;
    }
    return false;
}

static bool hold(struct search *search)
{
    while (search->goal_count > 0) {
        struct truth_part goal = search->goals[--search->goal_count];
        const struct cond *cond = goal.cond;
        bool negated = goal.negated, possible = true;
        if (++search->steps > MOST_STEPS)
            return true;
        if (cond->op == COND_NOT) {
            possible = push(search, cond->kids[0], !negated);
        } else if (cond->op == COND_AND || cond->op == COND_OR) {
            if ((cond->op == COND_OR) != negated)
                return hold_one(search, cond, negated);
            for (size_t i = 0; i < cond->count; i++)
                if (!push(search, cond->kids[i], negated))
                    return true;
        } else if (cond->op >= COND_EQ && cond->op <= COND_IN) {
            possible = compare(search, cond, negated);
        } else if (cond->op == COND_CALL &&
                   (cond->function == COND_MISSING || cond->function == COND_ANSWERED)) {
            possible = note_missing(search, cond, (cond->function == COND_MISSING) != negated);
        } else if (cond->op == COND_NAME) {
            possible = decide(search, cond, negated);
        }
        if (!possible)
            return false;
    }
    return true;
}

static bool can_hold(const struct search *as, const struct truth_part *parts, size_t count)
{
    struct arena arena;
    arena_init(&arena);
    struct search *search = arena_alloc(&arena, sizeof *search);
    search->scope = as->scope;
    search->arena = &arena;
    search->answered = as->answered;
    search->between = as->between;
    bool possible = false;
    for (size_t i = 0; i < count && !possible; i++)
        possible = !push(search, parts[i].cond, parts[i].negated);
    possible = possible || hold(search);
    arena_clear(&arena);
    return possible;
}

bool truth_can_hold(const struct scope *scope, const struct truth_part *parts, size_t count,
                    bool answered)
{
    return can_hold(&(struct search){.scope = scope, .answered = answered}, parts, count);
}

bool truth_can_hold_between(const struct scope *scope, const struct truth_part *parts, size_t count)
{
    return can_hold(&(struct search){.scope = scope, .between = true}, parts, count);
}
