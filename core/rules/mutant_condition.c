// What can be moved in the tree of a condition: numbers by a step, operators to their neighbours,
// `and` and `or`, one entry of a list. It must not know the rule around the condition.
#include <math.h>

#include "base/num.h"
#include "rules/mutant.h"

struct hunt {
    struct mutants *mutants;
    const struct part *part;
    struct cond *context; // the part that is shown: the comparison around a number
    int ordinal;
};

static void add(struct hunt *hunt, struct cond *node, const struct cond *is)
{
    struct arena *arena = hunt->mutants->arena;
    struct cond *shown = hunt->context ? hunt->context : node;
    struct mutant mutant = {.kind = MUTANT_CONDITION, .who = hunt->part->who, .part = hunt->part};
    mutant.at = shown->span;
    mutant.ordinal = hunt->ordinal++;
    mutant.change.condition.node = node;
    mutant.change.condition.was = *node;
    mutant.change.condition.is = *is;
    mutant.from = cond_text(arena, shown);
    *node = *is;
    mutant.to = cond_text(arena, shown);
    *node = mutant.change.condition.was;
    mutants_add(hunt->mutants, &mutant);
}

static void add_op(struct hunt *hunt, struct cond *node, enum cond_op op)
{
    struct cond is = *node;
    is.op = op;
    add(hunt, node, &is);
}

static void add_number(struct hunt *hunt, struct cond *node, double number)
{
    struct cond is = *node;
    is.number = number;
    add(hunt, node, &is);
}

// --- how far ---

double mutant_digit(int decimals)
{
    double all = 1;
    while (decimals-- > 0)
        all *= 10;
    return 1 / all;
}

static double written_step(double number)
{
    int decimals = 0;
    while (decimals < 9 && fabs(num_round(number, decimals) - number) > 1e-12)
        decimals++;
    return mutant_digit(decimals);
}

static double scale_step(const struct scale *scale)
{
    if (!scale || scale->count < 2)
        return 0;
    double least = scale->points[0].number, most = scale->points[scale->count - 1].number;
    return 100 * fabs(scale->points[1].number - least) / fabs(most - least);
}

// The most that the score of a dimension changes by when one of its questions is answered one point
// higher. Rounded up: the score just beside a border is then beyond the move.
static double dimension_step(const struct rulebook *rules, int dimension)
{
    const struct dimension_use *use = &rules->uses[dimension];
    double most = 0, weights = 0;
    for (size_t i = 0; i < use->count; i++)
        weights += rules->pack->questions[use->questions[i]].weight;
    for (size_t i = 0; i < use->count; i++) {
        const struct question *question = &rules->pack->questions[use->questions[i]];
        most = fmax(most, scale_step(question->scale) * question->weight / weights);
    }
    return ceil(most * 10 - 1e-6) / 10;
}

static double ref_step(const struct rulebook *rules, struct ref ref)
{
    const struct pack *pack = rules->pack;
    switch (ref.space) {
    case REF_ITEM:
    case REF_ITEMGAP: return scale_step(pack->questions[ref.index].scale);
    case REF_FACT: {
        const struct question *question = &pack->questions[ref.index];
        if (ref.sub > 0)
            question = &question->columns[ref.sub - 1];
        return question->integer || question->type == QUESTION_YEAR ? 1 : 0;
    }
    case REF_DIMENSION:
    case REF_GAP: return dimension_step(rules, ref.index);
    case REF_YEAR: return 1;
    default: return 0;
    }
}

// 0 where nothing is known. What is divided or multiplied has no step of its own.
static double natural_step(const struct rulebook *rules, const struct cond *cond)
{
    if (cond->op == COND_NAME && cond->ref.space == REF_FIGURE) {
        const struct figure_rule *figure = &rules->figures[cond->ref.index];
        double own = figure->value.cond ? natural_step(rules, figure->value.cond) : 0;
        return own > 0 || figure->decimals < 0 ? own : mutant_digit(figure->decimals);
    }
    if (cond->op == COND_NAME)
        return ref_step(rules, cond->ref);
    bool keeps = cond->op == COND_ADD || cond->op == COND_SUB || cond->op == COND_NEGATE ||
                 (cond->op == COND_CALL && cond->function != COND_MEAN &&
                  cond->function != COND_LIN && cond->function != COND_COUNT);
    double most = 0;
    for (size_t i = 0; keeps && i < cond->count; i++)
        most = fmax(most, natural_step(rules, cond->kids[i]));
    return cond->op == COND_CALL && cond->function == COND_COUNT ? 1 : most;
}

double mutant_step(const struct rulebook *rules, const struct cond *other, double number)
{
    double natural = other ? natural_step(rules, other) : 0;
    return natural > 0 ? natural : written_step(number);
}

// A number that is compared is a threshold; any other one is moved by a tenth, at least a digit.
static void move_number(struct hunt *hunt, struct cond *node, const struct cond *other)
{
    double number = node->number, step = mutant_step(hunt->mutants->rules, other, number);
    if (!other)
        step = fmax(step, num_round(fabs(number) / 10, 0));
    add_number(hunt, node, num_round(number + step, 9));
    if (number >= step || other)
        add_number(hunt, node, num_round(number - step, 9));
}

// --- what ---

static bool is_comparison(const struct cond *cond)
{
    return cond->op >= COND_EQ && cond->op <= COND_GE;
}

static enum cond_op neighbour(enum cond_op op)
{
    static const struct {
        enum cond_op of, is;
    } PAIRS[] = {{COND_LT, COND_LE},  {COND_GT, COND_GE},   {COND_EQ, COND_NE},
                 {COND_AND, COND_OR}, {COND_ADD, COND_SUB}, {COND_MUL, COND_DIV}};
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
        if (PAIRS[i].of == op)
            return PAIRS[i].is;
        if (PAIRS[i].is == op)
            return PAIRS[i].of;
    }
    return op;
}

static void move_call(struct hunt *hunt, struct cond *node)
{
    struct cond is = *node;
    switch (node->function) {
    case COND_MIN: is.function = COND_MAX; break;
    case COND_MAX: is.function = COND_MIN; break;
    case COND_MISSING: is.function = COND_ANSWERED; break;
    case COND_ANSWERED: is.function = COND_MISSING; break;
    default: return;
    }
    static const char *const WORDS[] = {[COND_MIN] = "min",
                                        [COND_MAX] = "max",
                                        [COND_MISSING] = "missing",
                                        [COND_ANSWERED] = "answered"};
    is.text = WORDS[is.function];
    if (node->count > 1 || node->function == COND_MISSING || node->function == COND_ANSWERED ||
        node->kids[0]->op == COND_NAME)
        add(hunt, node, &is);
}

// Each entry of a list that is written out is left out once.
static void move_list(struct hunt *hunt, struct cond *list)
{
    for (size_t i = 0; list->count > 1 && i < list->count; i++) {
        struct cond is = *list;
        is.kids = arena_array(hunt->mutants->arena, list->count, sizeof(struct cond *));
        is.count = 0;
        for (size_t k = 0; k < list->count; k++)
            if (k != i)
                is.kids[is.count++] = list->kids[k];
        add(hunt, list, &is);
    }
}

static void move_in(struct hunt *hunt, struct cond *node)
{
    if (node->kids[1]->op == COND_LIST) {
        move_list(hunt, node->kids[1]);
        return;
    }
    struct cond *inner = arena_alloc(hunt->mutants->arena, sizeof *inner);
    *inner = *node;
    struct cond is = {.op = COND_NOT, .span = node->span, .count = 1};
    is.kids = arena_array(hunt->mutants->arena, 1, sizeof(struct cond *));
    is.kids[0] = inner;
    add(hunt, node, &is);
}

static void walk(struct hunt *hunt, struct cond *node, const struct cond *other)
{
    enum cond_op op = neighbour(node->op);
    struct cond *context = hunt->context;
    if (is_comparison(node) || node->op == COND_IN || (!context && node->op == COND_CALL))
        hunt->context = node;
    if (op != node->op)
        add_op(hunt, node, op);
    switch (node->op) {
    case COND_NUMBER: move_number(hunt, node, other); break;
    case COND_NOT: add(hunt, node, node->kids[0]); break;
    case COND_CALL: move_call(hunt, node); break;
    case COND_IN: move_in(hunt, node); break;
    default: break;
    }
    for (size_t i = 0; i < node->count; i++) {
        const struct cond *beside = NULL;
        if (is_comparison(node))
            beside = node->kids[1 - i];
        else if (node->op == COND_NEGATE || node->op == COND_ADD || node->op == COND_SUB)
            beside = other;
        walk(hunt, node->kids[i], beside);
    }
    hunt->context = context;
}

static void leave(struct mutants *mutants, const struct part *part, const char *why)
{
    struct unmoved unmoved = {.who = part->who, .why = why, .at = part->cond->span};
    unmoved.what = cond_text(mutants->arena, part->cond);
    mutants_leave(mutants, &unmoved);
}

static bool has_moves(const struct cond *cond)
{
    bool has = cond->op != COND_NAME && cond->op != COND_QUOTED;
    for (size_t i = 0; i < cond->count && !has; i++)
        has = has_moves(cond->kids[i]);
    return has;
}

void mutants_of_conditions(struct mutants *mutants)
{
    for (size_t i = 0; i < mutants->part_count; i++) {
        const struct part *part = &mutants->parts[i];
        struct hunt hunt = {.mutants = mutants, .part = part};
        if (!part->cond)
            continue;
        const char *why = mutant_hides(mutants->rules->pack, part);
        if (why) {
            if (has_moves(part->cond))
                leave(mutants, part, why);
            continue;
        }
        // An expression that decides nothing is shown whole.
        if (!parts_is_condition(part))
            hunt.context = part->cond;
        walk(&hunt, part->cond, NULL);
    }
}
