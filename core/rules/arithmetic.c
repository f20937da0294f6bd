// Takes weighted means apart (arithmetic.h). Owns nothing; must not decide what counts: the
// findings say that.
#include "rules/arithmetic.h"

#include <string.h>

#include "base/buf.h"
#include "base/num.h"

enum { SUM_MOST = 64 * 1024 };

static void add_part(struct arithmetic *sum, int index, double weight, double value)
{
    sum->parts[sum->count++] = (struct arithmetic_part){index, weight, value};
    sum->weights += weight;
}

struct arithmetic arithmetic_of_dimension(const struct assessment *assessment, int dimension,
                                          struct arena *arena)
{
    const struct dimension_use *use = &assessment->rules->uses[dimension];
    struct arithmetic sum = {.parts = arena_array(arena, use->count, sizeof *sum.parts)};
    for (size_t i = 0; i < use->count; i++) {
        int q = use->questions[i];
        const struct question *question = &assessment->pack->questions[q];
        if (question->scale && assessment->items[q].valid)
            add_part(&sum, q, question->weight, assessment->items[q].score);
    }
    return sum;
}

double arithmetic_applicable(const struct assessment *assessment, int dimension)
{
    const struct dimension_use *use = &assessment->rules->uses[dimension];
    double weights = 0;
    for (size_t i = 0; i < use->count; i++)
        if (assessment->items[use->questions[i]].applicable)
            weights += assessment->pack->questions[use->questions[i]].weight;
    return weights;
}

struct arithmetic arithmetic_of_route(const struct route_result *route, struct arena *arena)
{
    size_t count = route->rule->criterion_count;
    struct arithmetic sum = {.parts = arena_array(arena, count, sizeof *sum.parts)};
    for (size_t i = 0; i < count; i++)
        if (route->criteria[i].has_data)
            add_part(&sum, (int)i, route->rule->criteria[i].weight, route->criteria[i].value);
    return sum;
}

double arithmetic_all_criteria(const struct route_result *route)
{
    double weights = 0;
    for (size_t i = 0; i < route->rule->criterion_count; i++)
        weights += route->rule->criteria[i].weight;
    return weights;
}

enum arithmetic_left_out arithmetic_left_out(const struct item_result *item)
{
    if (item->valid)
        return LEFT_OUT_NOT;
    if (!item->shown)
        return LEFT_OUT_HIDDEN;
    return item->applicable ? LEFT_OUT_BLANK : LEFT_OUT_NOT_APPLICABLE;
}

const char *arithmetic_weight(double weight, bool comma, struct arena *arena)
{
    char text[NUM_TEXT];
    num_plain(text, weight, 4);
    const char *point = strchr(text, '.');
    int decimals = point ? (int)strlen(point + 1) : 0;
    num_human(text, weight, decimals, comma);
    return arena_text(arena, text);
}

const char *arithmetic_sum(const struct arithmetic *sum, int decimals, bool comma,
                           struct arena *arena)
{
    struct buf out;
    buf_init(&out, SUM_MOST);
    for (size_t i = 0; i < sum->count; i++) {
        char value[NUM_TEXT];
        num_human(value, sum->parts[i].value, decimals, comma);
        buf_putf(&out, "%s%s × %s", i ? " + " : "",
                 arithmetic_weight(sum->parts[i].weight, comma, arena), value);
    }
    const char *text = arena_text_n(arena, out.text, out.length);
    buf_clear(&out);
    return text;
}
