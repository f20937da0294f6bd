// Explains what was concluded: recommendations, cards, notes, the position and the routes; also
// what was not concluded, by the first part that failed.

#include <math.h>
#include <string.h>

#include "base/num.h"
#include "engine/explain.h"
#include "rules/arithmetic.h"

static const char *day_text(struct explain *explain, long day, enum word open)
{
    if (day <= -400000 || day >= 400000)
        return explain_word(explain, open);
    char text[NUM_TEXT];
    num_date(text, day);
    return arena_text(explain->arena, text);
}

static void why_not(struct explain *explain, struct branch *parent, const struct trace *trace)
{
    const struct trace *failed = explain_first_failed(trace);
    if (!trace->cond)
        explain_condition(explain, parent, trace);
    if (!failed)
        return;
    explain_addf(explain, parent, WORD_EXPLAIN_FIRST_FAILED);
    explain_trace(explain, parent->last, failed);
    if (failed != trace)
        explain_condition(explain, parent, trace);
}

static void not_valid(struct explain *explain, struct branch *parent, const struct validity *valid)
{
    explain_addf(explain, parent, WORD_EXPLAIN_NOT_VALID, explain->assessment->dossier->date,
                 day_text(explain, valid->from, WORD_EXPLAIN_OPEN_START),
                 day_text(explain, valid->until, WORD_EXPLAIN_OPEN_END));
}

static void sources(struct explain *explain, struct branch *parent, const int *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        explain_addf(explain, parent, WORD_EXPLAIN_SOURCE,
                     explain_label(explain, &explain->assessment->pack->sources[list[i]].title));
}

void explain_recommendation(struct explain *explain, struct branch *parent, size_t index)
{
    const struct recommendation_result *result = &explain->assessment->recommendations[index];
    const struct recommendation_rule *rule = result->rule;
    struct branch *branch;
    if (result->state == RULE_FIRED)
        branch = explain_addf(explain, parent, WORD_EXPLAIN_FIRED, rule->id,
                              explain_label(explain, &result->text));
    else
        branch = explain_addf(explain, parent, WORD_EXPLAIN_QUIET, rule->id,
                              explain_label(explain, &rule->title));
    branch->where = explain_where(explain, rule->at);
    branch->id = rule->id;
    if (result->state == RULE_OUTSIDE_VALIDITY) {
        not_valid(explain, branch, &rule->valid);
        return;
    }
    if (result->state == RULE_QUIET)
        why_not(explain, branch, &result->trace);
    if (result->state == RULE_FIRED)
        explain_condition(explain, branch, &result->trace);
    explain_addf(explain, branch, WORD_EXPLAIN_OWNER, explain_label(explain, &rule->owner),
                 explain_label(explain, &rule->term));
    sources(explain, branch, rule->sources, rule->source_count);
}

void explain_card(struct explain *explain, struct branch *parent, size_t index)
{
    const struct card_result *card = &explain->assessment->cards[index];
    struct branch *branch =
        explain_addf(explain, parent, card->drawn ? WORD_EXPLAIN_DRAWN : WORD_EXPLAIN_NOT_DRAWN,
                     card->rule->id, explain_label(explain, &card->rule->opening));
    branch->where = explain_where(explain, card->rule->at);
    branch->id = card->rule->id;
    if (card->drawn)
        explain_condition(explain, branch, &card->trace);
    else
        why_not(explain, branch, &card->trace);
}

void explain_note(struct explain *explain, struct branch *parent, size_t index)
{
    const struct note_result *note = &explain->assessment->notes[index];
    struct branch *branch = explain_addf(
        explain, parent, note->holds ? WORD_EXPLAIN_NOTE_HOLDS : WORD_EXPLAIN_NOTE_QUIET,
        note->rule->id, explain_label(explain, &note->text));
    branch->where = explain_where(explain, note->rule->at);
    if (note->holds)
        explain_condition(explain, branch, &note->trace);
    else
        why_not(explain, branch, &note->trace);
}

static const char *dimension_list(struct explain *explain, const struct axis_rule *axis,
                                  bool unmeasured)
{
    const struct assessment *assessment = explain->assessment;
    struct buf out;
    buf_init(&out, 4096);
    for (size_t i = 0; i < axis->count; i++) {
        struct value value =
            evaluate_value(assessment, (struct ref){REF_DIMENSION, axis->dimensions[i], 0});
        if (unmeasured && value.kind != VALUE_MISSING)
            continue;
        buf_putf(&out, "%s%s", out.length ? ", " : "",
                 explain_label(explain, &assessment->pack->dimensions[axis->dimensions[i]].label));
        if (!unmeasured)
            buf_putf(&out, " %s", explain_value(explain, &value));
    }
    const char *text = arena_text_n(explain->arena, out.text, out.length);
    buf_clear(&out);
    return text;
}

static void axis_border(struct explain *explain, struct branch *branch,
                        const struct axis_result *axis)
{
    const struct position_rule *rule = explain->assessment->rules->position;
    double distance = fabs(num_round(axis->value, 1) - rule->border);
    const char *text =
        explain_format(explain, WORD_EXPLAIN_BORDER, explain_number(explain, rule->border, -1),
                       explain_number(explain, distance, 1));
    if (axis->near_border)
        text = arena_textf(
            explain->arena, "%s%s", text,
            explain_format(explain, WORD_EXPLAIN_NEAR, explain_number(explain, rule->margin, -1)));
    explain_add(explain, branch, text);
}

static void explain_axis(struct explain *explain, struct branch *parent,
                         const struct axis_result *axis)
{
    const char *label = explain_label(explain, &axis->rule->label);
    struct branch *branch;
    if (axis->complete)
        branch = explain_addf(explain, parent, WORD_EXPLAIN_AXIS, label,
                              explain_number(explain, axis->value, 1),
                              dimension_list(explain, axis->rule, false));
    else
        branch = explain_addf(explain, parent, WORD_EXPLAIN_AXIS_MISSING, label,
                              dimension_list(explain, axis->rule, true));
    branch->id = arena_textf(explain->arena, "axes.%s", axis->rule->id);
    if (axis->complete)
        axis_border(explain, branch, axis);
    if (axis->rule->has_weakest && axis->has_lowest) {
        double lowest = num_round(axis->lowest, 1);
        const struct dimension *dimension =
            &explain->assessment->pack->dimensions[axis->lowest_dimension];
        explain_addf(explain, branch, WORD_EXPLAIN_LOWEST,
                     explain_label(explain, &dimension->label), explain_number(explain, lowest, 1),
                     explain_number(explain, axis->rule->weakest, -1),
                     explain_number(explain, fabs(lowest - axis->rule->weakest), 1));
    }
    if (!explain->full)
        return;
    for (size_t i = 0; i < axis->rule->count; i++) {
        struct ref ref = {REF_DIMENSION, axis->rule->dimensions[i], 0};
        explain_ref(explain, branch, ref, evaluate_value(explain->assessment, ref));
    }
}

static void explain_places(struct explain *explain, struct branch *parent)
{
    const struct position_result *position = &explain->assessment->position;
    for (size_t i = 0; i < position->rule->place_count; i++) {
        const struct place_rule *place = &position->rule->places[i];
        bool chosen = place == position->place;
        enum word word = !place->when ? WORD_EXPLAIN_PLACE_REST
                         : chosen     ? WORD_EXPLAIN_PLACE_CHOSEN
                                      : WORD_EXPLAIN_PLACE_FAILED;
        struct branch *branch =
            explain_addf(explain, parent, word, explain_label(explain, &place->label));
        if (place->when)
            explain_trace(explain, branch, &position->place_traces[i]);
        if (chosen)
            return;
    }
}

void explain_position(struct explain *explain, struct branch *parent)
{
    const struct position_result *position = &explain->assessment->position;
    if (!position->rule || !position->place) {
        explain_addf(explain, parent, WORD_EXPLAIN_NO_POSITION);
        return;
    }
    struct branch *branch = explain_addf(explain, parent, WORD_EXPLAIN_POSITION,
                                         explain_label(explain, &position->label));
    branch->where = explain_where(explain, position->rule->at);
    branch->id = "position";
    for (size_t i = 0; i < position->rule->axis_count; i++)
        explain_axis(explain, branch, &position->axes[i]);
    for (size_t i = 0; i < position->provisional_count; i++)
        explain_addf(explain, branch, WORD_EXPLAIN_PROVISIONAL, position->provisional[i]);
    explain_places(explain, branch);
}

static void explain_requirements(struct explain *explain, struct branch *parent,
                                 const struct route_result *route)
{
    for (size_t i = 0; i < route->rule->require_count; i++) {
        const struct requirement *rule = &route->rule->requires[i];
        const struct requirement_result *result = &route->requirements[i];
        const struct text *say = result->unknown && rule->has_unknown ? &rule->unknown : &rule->say;
        struct branch *branch = result->holds
                                    ? explain_addf(explain, parent, WORD_EXPLAIN_REQUIREMENT_HOLDS)
                                    : explain_addf(explain, parent,
                                                   result->unknown ? WORD_EXPLAIN_REQUIREMENT_OPEN
                                                                   : WORD_EXPLAIN_REQUIREMENT,
                                                   explain_label(explain, say));
        explain_condition(explain, branch, &result->trace);
        if (!result->holds && !result->unknown)
            explain_addf(explain, branch, WORD_EXPLAIN_UNBLOCK,
                         explain_label(explain, &rule->unblock));
    }
}

static void explain_fit(struct explain *explain, struct branch *parent,
                        const struct route_result *route)
{
    struct arithmetic sum = arithmetic_of_route(route, explain->arena);
    struct branch *branch = explain_addf(
        explain, parent, WORD_EXPLAIN_FIT,
        route->has_fit ? explain_number(explain, route->fit, 1)
                       : explain_word(explain, WORD_EXPLAIN_UNKNOWN_VALUE),
        arithmetic_sum(&sum, 3, !explain->point, explain->arena),
        explain_number(explain, sum.weights, -1), explain_number(explain, route->certainty, 2));
    for (size_t i = 0; i < route->rule->criterion_count; i++) {
        const struct criterion *criterion = &route->rule->criteria[i];
        const struct criterion_result *result = &route->criteria[i];
        const char *label = explain_label(explain, &criterion->label);
        const char *weight = explain_number(explain, criterion->weight, -1);
        struct branch *part =
            result->has_data
                ? explain_addf(explain, branch, WORD_EXPLAIN_CRITERION, label,
                               explain_number(explain, result->value, 3), weight)
                : explain_addf(explain, branch, WORD_EXPLAIN_CRITERION_NONE, label, weight);
        if (explain->full || !result->has_data)
            explain_condition(explain, part, &result->trace);
    }
}

static void explain_rank(struct explain *explain, struct branch *parent,
                         const struct route_result *route)
{
    const struct route_rule *rule = route->rule;
    if (route->has_support)
        explain_addf(explain, parent, WORD_EXPLAIN_SUPPORT,
                     explain_number(explain, route->support, 1),
                     explain_number(explain, route->support_roles, 0));
    if (!route->has_rank)
        return;
    const char *rank = explain_number(explain, route->rank, 1);
    if (route->has_support && route->support_roles >= rule->roles)
        explain_addf(explain, parent, WORD_EXPLAIN_RANK, explain_number(explain, rule->mix_fit, -1),
                     explain_number(explain, route->fit, 1),
                     explain_number(explain, rule->mix_support, -1),
                     explain_number(explain, route->support, 1), rank);
    else
        explain_addf(explain, parent, WORD_EXPLAIN_RANK_FIT, rank,
                     explain_number(explain, rule->roles, 0));
}

void explain_route(struct explain *explain, struct branch *parent, size_t index)
{
    const struct route_result *route = &explain->assessment->routes[index];
    const struct route_rule *rule = route->rule;
    const char *label = explain_label(explain, &rule->label);
    struct branch *branch =
        route->blocked
            ? explain_addf(explain, parent,
                           route->unknown ? WORD_EXPLAIN_ROUTE_OPEN : WORD_EXPLAIN_ROUTE_BLOCKED,
                           label)
            : explain_addf(explain, parent, WORD_EXPLAIN_ROUTE, label,
                           route->has_rank ? explain_number(explain, route->rank, 1)
                                           : explain_word(explain, WORD_EXPLAIN_UNKNOWN_VALUE));
    branch->where = explain_where(explain, rule->at);
    branch->id = arena_textf(explain->arena, "routes.%s", rule->id);
    explain_requirements(explain, branch, route);
    explain_fit(explain, branch, route);
    explain_rank(explain, branch, route);
    for (size_t i = 0; i < route->against_count; i++)
        explain_addf(
            explain, branch, WORD_EXPLAIN_AGAINST,
            explain_label(explain, &explain->assessment->pack->roles[route->against[i]].label));
    sources(explain, branch, rule->sources, rule->source_count);
}
