// Expressions of the rules written out for people: first with what they name, then with the values
// of those; and so each figure of the report. Computes nothing.
#include "report/build.h"

#include <string.h>

#include "rules/evaluate.h"

static const char *quoted(struct build *b, const char *label)
{
    return SAY(b, QUOTED, label);
}

// The figure that is nothing but this amount has a label for it; the amount itself has none.
static const char *amount_label(struct build *b, struct ref ref)
{
    if (ref.sub == REF_AMOUNT_SET)
        return WORDS(b, AMOUNTS_VALID);
    const char *label = b->pack->amount_names[ref.sub];
    for (size_t i = 0; i < b->rules->figure_count; i++) {
        const struct cond *cond = b->rules->figures[i].value.cond;
        if (cond && cond->op == COND_NAME && cond->ref.space == REF_AMOUNT &&
            cond->ref.sub == ref.sub && cond->ref.index < 0)
            label = build_text(b, &b->rules->figures[i].label);
    }
    if (ref.index < 0)
        return quoted(b, label);
    return SAY(b, POINT, quoted(b, label), build_text(b, &b->pack->amounts[ref.index].label));
}

static const char *label_of(struct build *b, struct ref ref, struct span at)
{
    switch (ref.space) {
    case REF_ITEM: return SAY(b, SUM_QUESTION, b->pack->questions[ref.index].id);
    case REF_DIMENSION: return quoted(b, build_dimension(b, ref.index));
    case REF_FIGURE:
    case REF_AXIS: return quoted(b, build_told_label(b, ref, at));
    case REF_AMOUNT: return amount_label(b, ref);
    default: return build_told_label(b, ref, at);
    }
}

static const char *value_of(struct build *b, struct ref ref, struct span at)
{
    struct value value = evaluate_value(b->assessment, ref);
    bool measured = ref.space == REF_ITEM || ref.space == REF_DIMENSION || ref.space == REF_AXIS;
    if (measured && value.kind == VALUE_MISSING)
        return WORDS(b, NOT_MEASURED);
    bool share = ref.space == REF_FIGURE && b->rules->figures[ref.index].unit == UNIT_SHARE;
    if (share && value.kind == VALUE_NUMBER)
        return notation_number(&b->notation, value.number, b->rules->figures[ref.index].shown);
    return build_told_value(b, ref, &value, at);
}

static const char *plain_leaf(struct build *b, const struct cond *cond)
{
    if (cond->op == COND_NUMBER)
        return notation_short(&b->notation, cond->number, 4);
    return quoted(b, cond->text); // a text, or the word of a choice
}

static bool is_word(const struct cond *cond)
{
    return cond->op != COND_NAME || cond->ref.space == REF_WORD;
}

static const char *leaf_in_words(void *of, const struct cond *cond)
{
    struct build *b = of;
    return is_word(cond) ? plain_leaf(b, cond) : label_of(b, cond->ref, cond->span);
}

static const char *leaf_in_numbers(void *of, const struct cond *cond)
{
    struct build *b = of;
    return is_word(cond) ? plain_leaf(b, cond) : value_of(b, cond->ref, cond->span);
}

static const char *sign(void *of, enum cond_op op)
{
    struct build *b = of;
    switch (op) {
    case COND_AND: return WORDS(b, SUM_AND);
    case COND_OR: return WORDS(b, SUM_OR);
    case COND_NOT: return WORDS(b, SUM_NOT);
    case COND_EQ: return WORDS(b, SUM_EQUAL);
    case COND_NE: return WORDS(b, SUM_UNEQUAL);
    case COND_LT: return WORDS(b, SUM_LESS);
    case COND_LE: return WORDS(b, SUM_AT_MOST);
    case COND_GT: return WORDS(b, SUM_MORE);
    case COND_GE: return WORDS(b, SUM_AT_LEAST);
    case COND_IN: return WORDS(b, SUM_ONE_OF);
    case COND_MUL: return " × ";
    default: return NULL;
    }
}

static const char *call(void *of, const struct cond *cond, const char *const kids[])
{
    struct build *b = of;
    const char *list = arena_join(b->arena, kids, cond->count, "; ");
    switch (cond->function) {
    case COND_COUNT: return SAY(b, SUM_COUNT, list);
    case COND_SUM: return SAY(b, SUM_SUM, list);
    case COND_MIN: return SAY(b, SUM_LEAST, list);
    case COND_MAX: return SAY(b, SUM_MOST, list);
    case COND_MEAN: return SAY(b, SUM_MEAN, list);
    case COND_ABS: return SAY(b, SUM_SIZE, list);
    case COND_LIN: return SAY(b, SUM_BETWEEN, kids[0], kids[1], kids[2]);
    case COND_MISSING: return SAY(b, SUM_MISSING, list);
    case COND_ANSWERED: return SAY(b, SUM_ANSWERED, list);
    }
    return NULL;
}

// The place between two ends is a sum of its own.
static const char *call_in_numbers(void *of, const struct cond *cond, const char *const kids[])
{
    struct build *b = of;
    if (cond->function == COND_LIN)
        return SAY(b, SUM_PLACE, kids[0], kids[1], kids[2]);
    return call(of, cond, kids);
}

const char *build_sum_words(struct build *b, const struct cond *cond)
{
    return cond_text_in(b->arena, cond, &(struct cond_manner){b, leaf_in_words, sign, call});
}

const char *build_sum_numbers(struct build *b, const struct cond *cond)
{
    return cond_text_in(b->arena, cond,
                        &(struct cond_manner){b, leaf_in_numbers, sign, call_in_numbers});
}

static bool same_ref(struct ref a, struct ref b)
{
    return a.space == b.space && a.index == b.index && a.sub == b.sub;
}

const char *build_sum_reads(struct build *b, const struct trace *trace)
{
    const char **parts = arena_array(b->arena, trace->read_count, sizeof *parts);
    struct span at = build_trace_span(b, trace);
    size_t count = 0;
    for (size_t i = 0; i < trace->read_count; i++) {
        bool before = false;
        for (size_t k = 0; k < i; k++)
            before |= same_ref(trace->reads[k].ref, trace->reads[i].ref);
        if (!before)
            parts[count++] = SAY(b, SUM_IS, label_of(b, trace->reads[i].ref, at),
                                 value_of(b, trace->reads[i].ref, at));
    }
    return notation_list(&b->notation, parts, count);
}

// " = “Bedrag per student” × “Unieke studenten” = € 1.250 × 220 = € 275.000"
static const char *figure_sum(struct build *b, const struct figure_result *figure)
{
    const char *shown = build_figure_text(b, figure);
    if (figure->missing_need >= 0)
        return SAY(b, SUM_FIGURE_NONE, shown);
    const struct cond *cond = figure->rule->value.cond;
    if (!cond) {
        if (figure->rule->has_how)
            return SAY(b, SUM_FIGURE_HOW, build_fill(b, &figure->rule->how, figure->rule->id),
                       build_sum_reads(b, &figure->trace), shown);
        const char *place = build_rule_place(b, figure->trace.at);
        return figure->trace.read_count
                   ? SAY(b, SUM_FIGURE_STEP, place, build_sum_reads(b, &figure->trace), shown)
                   : SAY(b, SUM_FIGURE_STEP_ALONE, place, shown);
    }
    if (cond->op == COND_NAME && cond->ref.space == REF_AMOUNT && cond->ref.index < 0)
        return SAY(b, SUM_FIGURE_AMOUNT, shown);
    const char *words = build_sum_words(b, cond), *numbers = build_sum_numbers(b, cond);
    if (strcmp(numbers, shown) == 0 || cond->op == COND_NAME)
        return SAY(b, SUM_FIGURE_SHORT, words, shown);
    return SAY(b, SUM_FIGURE, words, numbers, shown);
}

void build_sum_figures(struct build *b)
{
    struct lines lines = {0};
    for (size_t i = 0; i < b->rules->figure_count; i++) {
        const struct figure_rule *rule = &b->rules->figures[i];
        if (!rule->hidden)
            build_add(b, &lines,
                      build_strong(b, build_text(b, &rule->label),
                                   figure_sum(b, &b->assessment->figures[i]),
                                   build_why(b, "figures", rule->id)));
    }
    build_list(b, &lines, false);
}
