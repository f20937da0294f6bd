// Evaluates conditions and expressions over bound names, keeping a trace of every part. Arithmetic
// is exact; a comparison rounds each side to what is shown; a comparison with a missing value is
// false and says so. Every part is evaluated, also where the outcome is known already: why-not
// wants to know all of them.

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/num.h"
#include "base/text.h"
#include "base/words.h"
#include "rules/evaluation.h"

// A number without measure of its own: in a sum the other side's decimals count.
static bool is_constant(const struct cond *cond)
{
    return cond->op == COND_NUMBER || (cond->op == COND_NEGATE && is_constant(cond->kids[0]));
}

static bool is_missing(const struct trace *trace)
{
    return trace->value.kind == VALUE_MISSING;
}

static struct value name_value(struct evaluation *evaluation, const struct cond *cond,
                               struct scene scene)
{
    struct ref ref = cond->ref;
    switch (ref.space) {
    case REF_WORD: return value_word(cond->text);
    case REF_CELL: return scene.row ? scene.row->items[ref.index] : VALUE_NOTHING;
    case REF_ANSWER:
        if (scene.respondent < 0 || !items_shown(evaluation, ref.index, scene.respondent))
            return VALUE_NOTHING;
        return items_answer(evaluation, ref.index, scene.respondent);
    default: return evaluation_value(evaluation, ref);
    }
}

static void run_name(struct evaluation *evaluation, struct trace *trace, struct scene scene,
                     bool kept)
{
    trace->value = name_value(evaluation, trace->cond, scene);
    if (!kept || trace->cond->ref.space == REF_WORD)
        return;
    struct trace_read *read = arena_alloc(evaluation->arena, sizeof *read);
    read->ref = trace->cond->ref;
    read->value = trace->value;
    trace->reads = read;
    trace->read_count = 1;
}

static int sum_decimals(const struct cond *cond, const struct trace *a, const struct trace *b)
{
    if (is_constant(cond->kids[0]))
        return b->value.decimals;
    if (is_constant(cond->kids[1]))
        return a->value.decimals;
    if (a->value.decimals == VALUE_EXACT || b->value.decimals == VALUE_EXACT)
        return VALUE_EXACT;
    return a->value.decimals > b->value.decimals ? a->value.decimals : b->value.decimals;
}

static void run_arithmetic(struct trace *trace)
{
    const struct trace *a = &trace->kids[0], *b = &trace->kids[1];
    if (is_missing(a) || is_missing(b))
        return;
    double x = a->value.number, y = b->value.number;
    switch (trace->cond->op) {
    case COND_ADD: trace->value = value_number(x + y, sum_decimals(trace->cond, a, b)); break;
    case COND_SUB: trace->value = value_number(x - y, sum_decimals(trace->cond, a, b)); break;
    case COND_MUL: trace->value = value_number(x * y, VALUE_EXACT); break;
    default:
        if (y != 0)
            trace->value = value_number(x / y, VALUE_EXACT);
    }
    if (trace->value.kind == VALUE_NUMBER && !isfinite(trace->value.number))
        trace->value = VALUE_NOTHING;
}

static bool values_equal(const struct value *a, const struct value *b)
{
    bool numbers = (a->kind == VALUE_NUMBER || a->kind == VALUE_BOOL) &&
                   (b->kind == VALUE_NUMBER || b->kind == VALUE_BOOL);
    if (numbers)
        return value_shown(a) == value_shown(b);
    return a->text && b->text && strcmp(a->text, b->text) == 0;
}

static bool compare(enum cond_op op, const struct value *a, const struct value *b)
{
    if (op == COND_EQ)
        return values_equal(a, b);
    if (op == COND_NE)
        return !values_equal(a, b);
    double x = value_shown(a), y = value_shown(b);
    switch (op) {
    case COND_LT: return x < y;
    case COND_LE: return x <= y;
    case COND_GT: return x > y;
    default: return x >= y;
    }
}

static void run_comparison(struct trace *trace)
{
    const struct trace *a = &trace->kids[0], *b = &trace->kids[1];
    trace->missing = is_missing(a) || is_missing(b);
    trace->value = value_bool(!trace->missing && compare(trace->cond->op, &a->value, &b->value));
}

// The right side is a list literal (its parts are kids of the trace) or a value that is a list.
static void run_in(struct trace *trace)
{
    const struct trace *left = &trace->kids[0], *right = &trace->kids[1];
    bool literal = right->cond->op == COND_LIST;
    trace->missing = is_missing(left) || (!literal && is_missing(right));
    bool found = false;
    size_t count = literal ? right->count : right->value.count;
    for (size_t i = 0; !trace->missing && i < count; i++)
        found |=
            values_equal(&left->value, literal ? &right->kids[i].value : &right->value.items[i]);
    trace->value = value_bool(found);
}

static void run_logic(struct trace *trace)
{
    bool all = true, any = false;
    for (size_t i = 0; i < trace->count; i++) {
        bool holds = expression_holds(&trace->kids[i]);
        all &= holds;
        any |= holds;
    }
    switch (trace->cond->op) {
    case COND_AND: trace->value = value_bool(all); break;
    case COND_OR: trace->value = value_bool(any); break;
    default: trace->value = value_bool(!any);
    }
}

// Gathers the numbers a function counts over: the cells of a list, or its arguments that are there.
struct running {
    size_t count;
    double sum, least, most;
    int decimals;
};

static void running_add(struct running *running, const struct value *value)
{
    if (value->kind != VALUE_NUMBER)
        return;
    double number = value->number;
    running->least = running->count && running->least <= number ? running->least : number;
    running->most = running->count && running->most >= number ? running->most : number;
    running->decimals = running->count == 0 ? value->decimals
                        : running->decimals == VALUE_EXACT || value->decimals == VALUE_EXACT
                            ? VALUE_EXACT
                        : running->decimals > value->decimals ? running->decimals
                                                              : value->decimals;
    running->sum += number;
    running->count++;
}

static bool is_list(const struct value *value)
{
    return value->kind == VALUE_LIST || value->kind == VALUE_TABLE;
}

static void run_over(struct trace *trace)
{
    struct running running = {0};
    const struct value *first = &trace->kids[0].value;
    bool list = trace->count == 1 && is_list(first);
    for (size_t i = 0; i < (list ? first->count : trace->count); i++)
        running_add(&running, list ? &first->items[i] : &trace->kids[i].value);
    switch (trace->cond->function) {
    case COND_SUM: // a list without numbers adds up to nothing; of names one has to be there
        if (list || running.count)
            trace->value = value_number(running.sum, running.count ? running.decimals : 0);
        return;
    case COND_MIN:
    case COND_MAX:
        if (running.count)
            trace->value = value_number(
                trace->cond->function == COND_MIN ? running.least : running.most, running.decimals);
        return;
    default:
        if (running.count)
            trace->value = value_number(running.sum / (double)running.count, running.decimals);
    }
}

static void run_count(struct trace *trace)
{
    const struct value *first = &trace->kids[0].value;
    if (trace->count == 1 && is_list(first)) {
        trace->value = value_number((double)first->count, 0);
        return;
    }
    size_t there = 0;
    for (size_t i = 0; i < trace->count; i++)
        there += !is_missing(&trace->kids[i]);
    if (trace->count > 1 || there)
        trace->value = value_number((double)there, 0);
}

static void run_lin(struct trace *trace)
{
    for (size_t i = 0; i < 3; i++)
        if (is_missing(&trace->kids[i]))
            return;
    double x = trace->kids[0].value.number, a = trace->kids[1].value.number,
           b = trace->kids[2].value.number;
    if (a == b)
        return;
    double share = (x - a) / (b - a);
    trace->value = value_number(share < 0 ? 0 : share > 1 ? 1 : share, VALUE_EXACT);
}

static void run_call(struct trace *trace)
{
    const struct trace *first = &trace->kids[0];
    switch (trace->cond->function) {
    case COND_COUNT: run_count(trace); break;
    case COND_MISSING: trace->value = value_bool(is_missing(first)); break;
    case COND_ANSWERED: trace->value = value_bool(!is_missing(first)); break;
    case COND_LIN: run_lin(trace); break;
    case COND_ABS:
        if (!is_missing(first))
            trace->value = value_number(fabs(first->value.number), first->value.decimals);
        break;
    default: run_over(trace);
    }
}

static void run_negate(struct trace *trace)
{
    const struct value *value = &trace->kids[0].value;
    if (value->kind != VALUE_MISSING)
        trace->value = value_number(-value->number, value->decimals);
}

// In a trace that is all zero: a value is missing until it is made. One that is not kept does not
// say what was read.
static void run(struct evaluation *evaluation, const struct cond *cond, struct scene scene,
                struct trace *trace, bool kept)
{
    trace->cond = cond;
    trace->at = (struct rule_at){-1, cond->span.line};
    trace->count = cond->count;
    if (cond->count)
        trace->kids = kept ? arena_array(evaluation->arena, cond->count, sizeof *trace->kids)
                           : spare_take(evaluation, cond->count);
    for (size_t i = 0; i < cond->count; i++)
        run(evaluation, cond->kids[i], scene, &trace->kids[i], kept);
    switch (cond->op) {
    case COND_NUMBER: trace->value = value_number(cond->number, VALUE_EXACT); break;
    case COND_QUOTED: trace->value = value_text(cond->text); break;
    case COND_NAME: run_name(evaluation, trace, scene, kept); break;
    case COND_LIST: break;
    case COND_CALL: run_call(trace); break;
    case COND_NOT:
    case COND_AND:
    case COND_OR: run_logic(trace); break;
    case COND_NEGATE: run_negate(trace); break;
    case COND_IN: run_in(trace); break;
    case COND_ADD:
    case COND_SUB:
    case COND_MUL:
    case COND_DIV: run_arithmetic(trace); break;
    default: run_comparison(trace);
    }
}

struct trace expression_trace(struct evaluation *evaluation, const struct cond *cond,
                              struct scene scene)
{
    struct trace trace = {.value = VALUE_NOTHING};
    run(evaluation, cond, scene, &trace, true);
    return trace;
}

bool expression_test(struct evaluation *evaluation, const struct cond *cond, struct scene scene)
{
    struct trace trace = {.value = VALUE_NOTHING};
    struct spare_mark mark = spare_mark(evaluation);
    run(evaluation, cond, scene, &trace, false);
    spare_give_back(evaluation, mark);
    return expression_holds(&trace);
}

// A plain function: its value, and what it read while it ran.
static struct trace trace_function(struct evaluation *evaluation, const struct expr *expr,
                                   struct rule_at at)
{
    struct trace trace = {.value = VALUE_NOTHING, .at = expr->at};
    if (evaluation->failed)
        return trace;
    if (!evaluation->bridge) {
        struct reading reading = evaluation_reading(evaluation);
        evaluation->bridge = bridge_new(&reading, evaluation->limits, evaluation->diags);
    }
    struct reads reads = {.below = evaluation->reads};
    size_t told = evaluation->result->log_count, before = evaluation->diags->count;
    evaluation->reads = &reads;
    if (!bridge_call(evaluation->bridge, at.script, expr, &trace.value)) {
        evaluation->failed = true;
        if (evaluation->diags->count > before)
            assessment_tell_logs(evaluation->result, told, evaluation->diags,
                                 evaluation->diags->list[evaluation->diags->count - 1]);
    }
    evaluation->reads = reads.below;
    trace.logs = reads.logs;
    trace.reads = reads.list;
    trace.read_count = reads.count;
    return trace;
}

struct trace expression_of(struct evaluation *evaluation, const struct expr *expr,
                           struct rule_at at)
{
    if (expr->cond) {
        struct trace trace = expression_trace(evaluation, expr->cond, SCENE_RULE);
        trace.at = at;
        trace.at.line = expr->cond->span.line;
        return trace;
    }
    if (expr->function)
        return trace_function(evaluation, expr, at);
    return (struct trace){.value = VALUE_NOTHING, .at = at};
}

bool expression_holds(const struct trace *trace)
{
    return trace->value.kind == VALUE_BOOL && trace->value.number != 0;
}

bool expression_lacks(const struct trace *trace)
{
    for (size_t i = 0; i < trace->read_count; i++)
        if (trace->reads[i].value.kind == VALUE_MISSING)
            return true;
    for (size_t i = 0; i < trace->count; i++)
        if (expression_lacks(&trace->kids[i]))
            return true;
    return false;
}

// What a condition comes to when a missing value may be anything.
enum outcome { NEVER, PERHAPS, ALWAYS };

static enum outcome outcome_of(const struct trace *trace);

static enum outcome logic_outcome(const struct trace *trace)
{
    bool all = trace->cond->op == COND_AND;
    enum outcome outcome = all ? ALWAYS : NEVER;
    for (size_t i = 0; i < trace->count; i++) {
        enum outcome part = outcome_of(&trace->kids[i]);
        if (all ? part < outcome : part > outcome)
            outcome = part;
    }
    return trace->cond->op == COND_NOT ? (enum outcome)(ALWAYS - outcome) : outcome;
}

static enum outcome outcome_of(const struct trace *trace)
{
    enum outcome told = expression_holds(trace) ? ALWAYS : NEVER;
    if (!trace->cond)
        return told == NEVER && expression_lacks(trace) ? PERHAPS : told;
    switch (trace->cond->op) {
    case COND_NOT:
    case COND_AND:
    case COND_OR: return logic_outcome(trace);
    default: return trace->missing || is_missing(trace) ? PERHAPS : told;
    }
}

bool expression_open(const struct trace *trace)
{
    return outcome_of(trace) == PERHAPS;
}

bool expression_number(const struct trace *trace, double *number)
{
    if (trace->value.kind == VALUE_NUMBER) {
        *number = trace->value.number;
        return true;
    }
    // A yes or no is only as good as what it was read from.
    if (trace->value.kind != VALUE_BOOL || expression_lacks(trace))
        return false;
    *number = trace->value.number;
    return true;
}

// A text that is being filled, in one of the pack's languages.
struct filling {
    struct evaluation *evaluation;
    struct buf *out;
    enum words_language language;
    const char *name; // of the language
};

static const struct figure_rule *figure_of(const struct evaluation *evaluation,
                                           const struct cond *cond)
{
    bool figure = cond->op == COND_NAME && cond->ref.space == REF_FIGURE;
    return figure ? &evaluation->rules->figures[cond->ref.index] : NULL;
}

static void fill_missing(struct filling *f, const struct cond *cond)
{
    const struct figure_rule *figure = figure_of(f->evaluation, cond);
    bool counts = figure && (figure->unit == UNIT_STUDENTS || figure->unit == UNIT_COUNT);
    buf_puts(f->out, words_text(f->language, counts ? WORD_NOT_KNOWN_COUNT : WORD_NOT_KNOWN));
}

static void fill_number(struct filling *f, const struct cond *cond, const struct value *value)
{
    const struct figure_rule *figure = figure_of(f->evaluation, cond);
    bool year = (figure && figure->unit == UNIT_YEAR) ||
                (cond->op == COND_NAME && cond->ref.space == REF_YEAR);
    char number[NUM_TEXT];
    if (year)
        num_fixed(number, value->number, 0);
    else
        num_human(number, value->number, value->decimals < 0 ? 2 : value->decimals,
                  f->language != WORDS_EN);
    buf_puts(f->out, number);
}

static void fill_date(struct filling *f, long day)
{
    char date[NUM_TEXT];
    num_human_date(date, day, f->language != WORDS_EN);
    buf_puts(f->out, date);
}

// A role by its label, as it stands inside a sentence; any other word as it is.
static void fill_word(struct filling *f, const char *word)
{
    const struct pack *pack = f->evaluation->pack;
    int role = pack_role_find(pack, word);
    if (role < 0) {
        buf_puts(f->out, word);
        return;
    }
    const char *label = text_in(pack, &pack->roles[role].label, f->name);
    if (label[0] == '\0')
        return;
    buf_putc(f->out, text_small_first(label));
    buf_puts(f->out, label + 1);
}

static struct trace trace_hole(void *of, const struct cond *hole)
{
    const struct filling *f = of;
    return expression_trace(f->evaluation, hole, SCENE_RULE);
}

// What a hole of a text prints: numbers and dates as they are shown in the text's language.
static void show_value(void *of, const struct cond *hole, const struct value *value,
                       struct buf *out)
{
    struct filling *f = of;
    f->out = out;
    switch (value->kind) {
    case VALUE_MISSING: fill_missing(f, hole); return;
    case VALUE_BOOL:
        buf_puts(out, words_text(f->language, value->number != 0 ? WORD_YES : WORD_NO));
        return;
    case VALUE_NUMBER: fill_number(f, hole, value); return;
    case VALUE_WORD: fill_word(f, value->text); return;
    case VALUE_DATE: fill_date(f, (long)value->number); return;
    default: buf_puts(out, value->text ? value->text : "");
    }
}

struct text expression_fill_message(struct evaluation *evaluation, const struct message *message,
                                    const char *owner)
{
    struct text filled = {.span = SPAN_NONE};
    for (int i = 0; i < evaluation->pack->language_count; i++) {
        if (!message->in[i])
            continue;
        const char *name = evaluation->pack->languages[i];
        struct filling f = {evaluation, NULL, words_language_of(name), name};
        struct fill_manner manner = {&f, trace_hole, show_value, f.language, owner};
        filled.in[i] = fill_text(&evaluation->fill, message->in[i], &manner);
    }
    return filled;
}
