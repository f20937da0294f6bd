// Explains conditions part by part, and what each value they read came from.

#include <math.h>
#include <string.h>

#include "base/num.h"
#include "engine/explain.h"
#include "rules/scope.h"

enum { DEEPEST = 12 }; // of nested values: deep enough for any chain of shipped figures

static bool holds(const struct trace *trace)
{
    return trace->value.kind == VALUE_BOOL && trace->value.number != 0;
}

static bool is_comparison(const struct trace *trace)
{
    return trace->cond && trace->cond->op >= COND_EQ && trace->cond->op <= COND_IN;
}

const struct trace *explain_first_failed(const struct trace *trace)
{
    if (!trace->cond || holds(trace))
        return NULL;
    if (trace->cond->op != COND_AND)
        return trace;
    for (size_t i = 0; i < trace->count; i++) {
        const struct trace *failed = explain_first_failed(&trace->kids[i]);
        if (failed)
            return failed;
    }
    return trace;
}

static bool is_year(const struct explain *explain, struct ref ref)
{
    switch (ref.space) {
    case REF_YEAR: return true;
    case REF_FIGURE: return explain->assessment->rules->figures[ref.index].unit == UNIT_YEAR;
    case REF_FACT:
        return !ref.sub && explain->assessment->pack->questions[ref.index].type == QUESTION_YEAR;
    default: return false;
    }
}

// `year + 1` is a year as well, the difference of two years is not.
static bool tells_year(const struct explain *explain, const struct cond *cond)
{
    if (cond->op == COND_NAME)
        return is_year(explain, cond->ref);
    int years = 0;
    for (size_t i = 0; (cond->op == COND_ADD || cond->op == COND_SUB) && i < cond->count; i++)
        years += tells_year(explain, cond->kids[i]);
    return years == 1;
}

const char *explain_part(struct explain *explain, const struct trace *trace)
{
    return explain_measure(explain, &trace->value, tells_year(explain, trace->cond));
}

// One side of a comparison. A number that is compared with a year is a year.
static const char *side(struct explain *explain, const struct trace *trace, size_t at)
{
    const struct cond *cond = trace->kids[at].cond;
    bool year = tells_year(explain, cond->op == COND_NUMBER ? trace->kids[1 - at].cond : cond);
    return explain_measure(explain, &trace->kids[at].value, year);
}

static enum word comparison_word(enum cond_op op)
{
    switch (op) {
    case COND_LT: return WORD_EXPLAIN_LESS;
    case COND_LE: return WORD_EXPLAIN_AT_MOST;
    case COND_GT: return WORD_EXPLAIN_MORE;
    case COND_GE: return WORD_EXPLAIN_AT_LEAST;
    case COND_NE: return WORD_EXPLAIN_UNEQUAL;
    default: return WORD_EXPLAIN_EQUAL;
    }
}

// How far a failed comparison of numbers is from holding.
static const char *difference(struct explain *explain, const struct trace *trace)
{
    const struct value *a = &trace->kids[0].value, *b = &trace->kids[1].value;
    if (a->kind != VALUE_NUMBER || b->kind != VALUE_NUMBER || holds(trace) ||
        trace->cond->op == COND_NE)
        return "";
    int decimals = a->decimals > b->decimals ? a->decimals : b->decimals;
    double away = fabs(value_shown(a) - value_shown(b));
    if (away < 1e-9)
        return explain_word(explain, WORD_EXPLAIN_JUST_EQUAL);
    // An exact value can fail by less than what is shown of it.
    if (num_round(away, decimals < 0 ? 0 : decimals) == 0)
        decimals = VALUE_EXACT;
    return explain_format(explain, WORD_EXPLAIN_SHORT_BY, explain_number(explain, away, decimals));
}

static void compared(struct explain *explain, struct branch *parent, const struct trace *trace)
{
    const char *text = cond_text(explain->arena, trace->cond);
    const char *outcome =
        explain_word(explain, holds(trace) ? WORD_EXPLAIN_TRUE : WORD_EXPLAIN_FALSE);
    struct branch *branch;
    if (trace->missing)
        branch = explain_addf(explain, parent, WORD_EXPLAIN_COMPARED_MISSING, text);
    else if (trace->cond->op == COND_IN)
        branch = explain_addf(explain, parent, WORD_EXPLAIN_HOLDS, text, outcome);
    else
        branch = explain_add(
            explain, parent,
            arena_textf(explain->arena, "%s%s",
                        explain_format(explain, WORD_EXPLAIN_COMPARED, text,
                                       side(explain, trace, 0),
                                       explain_word(explain, comparison_word(trace->cond->op)),
                                       side(explain, trace, 1), outcome),
                        difference(explain, trace)));
    for (size_t i = 0; i < trace->count; i++)
        explain_trace(explain, branch, &trace->kids[i]);
}

static void logic(struct explain *explain, struct branch *parent, const struct trace *trace)
{
    enum word word = trace->cond->op == COND_AND  ? WORD_EXPLAIN_ALL_OF
                     : trace->cond->op == COND_OR ? WORD_EXPLAIN_ONE_OF
                                                  : WORD_EXPLAIN_NOT_OF;
    struct branch *branch =
        explain_addf(explain, parent, word,
                     explain_word(explain, holds(trace) ? WORD_EXPLAIN_TRUE : WORD_EXPLAIN_FALSE));
    for (size_t i = 0; i < trace->count; i++)
        explain_trace(explain, branch, &trace->kids[i]);
}

// Of what a function told its author, each text with its line.
static void logs(struct explain *explain, struct branch *parent, const struct trace_logs *logs)
{
    for (size_t i = 0; i < logs->count; i++) {
        const char *text = arena_textf(explain->arena, "grow.log: %s", logs->list[i].text);
        explain_add(explain, parent, text)->where = explain_where(explain, logs->list[i].at);
    }
    if (logs->dropped)
        explain_add(explain, parent, arena_textf(explain->arena, "grow.log: + %zu", logs->dropped));
}

void explain_trace(struct explain *explain, struct branch *parent, const struct trace *trace)
{
    for (size_t i = 0; i < trace->read_count; i++)
        explain_ref(explain, parent, trace->reads[i].ref, trace->reads[i].value);
    if (trace->logs && explain->logs)
        logs(explain, parent, trace->logs);
    if (!trace->cond)
        return;
    if (is_comparison(trace)) {
        compared(explain, parent, trace);
        return;
    }
    if (trace->cond->op == COND_AND || trace->cond->op == COND_OR || trace->cond->op == COND_NOT) {
        logic(explain, parent, trace);
        return;
    }
    struct branch *branch = parent;
    if (trace->value.kind == VALUE_BOOL && trace->cond->op == COND_CALL)
        branch = explain_addf(
            explain, parent, WORD_EXPLAIN_HOLDS, cond_text(explain->arena, trace->cond),
            explain_word(explain, holds(trace) ? WORD_EXPLAIN_TRUE : WORD_EXPLAIN_FALSE));
    for (size_t i = 0; i < trace->count; i++)
        explain_trace(explain, branch, &trace->kids[i]);
}

void explain_condition(struct explain *explain, struct branch *parent, const struct trace *trace)
{
    if (trace->cond) {
        explain_trace(explain, parent, trace);
        return;
    }
    struct branch *branch =
        explain_addf(explain, parent,
                     trace->read_count ? WORD_EXPLAIN_FUNCTION_GAVE : WORD_EXPLAIN_FUNCTION_BLIND,
                     explain_value(explain, &trace->value));
    branch->where = explain_where(explain, trace->at);
    explain_trace(explain, branch, trace);
}

static bool told(const struct explain *explain, struct ref ref)
{
    switch (ref.space) {
    case REF_FIGURE: return explain->figures[ref.index];
    case REF_DIMENSION: return explain->dimensions[ref.index];
    case REF_TALLY:
    case REF_ITEM: return explain->items[ref.index];
    default: return false;
    }
}

static void open_ref(struct explain *explain, struct branch *branch, struct ref ref)
{
    switch (ref.space) {
    case REF_FIGURE: explain_figure(explain, branch, ref.index); break;
    case REF_DIMENSION:
    case REF_GAP: explain_dimension(explain, branch, ref.index); break;
    case REF_ITEM:
    case REF_ITEMGAP:
    case REF_SPREAD: explain_item(explain, branch, ref.index); break;
    case REF_TALLY: explain_tally(explain, branch, ref.index); break;
    case REF_FACT:
        if (!ref.sub)
            explain_fact(explain, branch, ref.index);
        break;
    case REF_AXIS:
    case REF_LOWEST: {
        const struct axis_rule *axis = &explain->assessment->rules->position->axes[ref.index];
        for (size_t i = 0; i < axis->count; i++)
            explain_ref(explain, branch, (struct ref){REF_DIMENSION, axis->dimensions[i], 0},
                        evaluate_value(explain->assessment,
                                       (struct ref){REF_DIMENSION, axis->dimensions[i], 0}));
        break;
    }
    default: break;
    }
}

void explain_ref(struct explain *explain, struct branch *parent, struct ref ref, struct value value)
{
    const struct rulebook *rules = explain->assessment->rules;
    const char *name = scope_rule_name(explain->arena, rules, ref);
    if (ref.space == REF_FIGURE && value.kind == VALUE_NUMBER)
        value.decimals = rules->figures[ref.index].shown;
    const char *shown = explain_measure(explain, &value, is_year(explain, ref));
    bool before = told(explain, ref);
    struct branch *branch = explain_addf(
        explain, parent, before ? WORD_EXPLAIN_SEE_ABOVE : WORD_EXPLAIN_READS, name, shown);
    branch->id = scope_result_name(explain->arena, rules, ref);
    if (before || !explain->full || explain->depth >= DEEPEST)
        return;
    explain->depth++;
    open_ref(explain, branch, ref);
    explain->depth--;
}
