// The numbers that rules declare outside conditions: floors, borders, vetoes, weights. A row of a
// list says which there are and how far each is moved. A default that nobody wrote is not moved.
#include <math.h>

#include "base/num.h"
#include "rules/mutant.h"

static const double SHARE = 0.05, SCORE = 1, MIX = 0.1, WEIGHT = 1;

struct owner {
    struct mutants *mutants;
    const char *who;
    struct rule_at at;
    int ordinal;
};

static void add(struct owner *owner, const char *name, struct mutant *mutant, double was, double is)
{
    const struct pack *pack = owner->mutants->rules->pack;
    char from[NUM_TEXT], to[NUM_TEXT];
    num_plain(from, was, 9);
    num_plain(to, is, 9);
    mutant->who = owner->who;
    mutant->at = span_line(pack->scripts[owner->at.script].file, owner->at.line);
    mutant->ordinal = owner->ordinal++;
    mutant->from = arena_textf(owner->mutants->arena, "%s = %s", name, from);
    mutant->to = arena_textf(owner->mutants->arena, "%s = %s", name, to);
    mutants_add(owner->mutants, mutant);
}

static void move_number(struct owner *owner, const char *name, double *place, double step)
{
    for (int sign = 1; isfinite(*place) && sign >= -1; sign -= 2) {
        struct mutant mutant = {.kind = MUTANT_NUMBER};
        mutant.change.number.place = place;
        mutant.change.number.was = *place;
        mutant.change.number.is = num_round(*place + sign * step, 9);
        if (mutant.change.number.is >= 0)
            add(owner, name, &mutant, *place, mutant.change.number.is);
    }
}

static void move_count(struct owner *owner, const char *name, int *place)
{
    for (int sign = 1; sign >= -1; sign -= 2) {
        struct mutant mutant = {.kind = MUTANT_COUNT};
        mutant.change.count.place = place;
        mutant.change.count.was = *place;
        mutant.change.count.is = *place + sign;
        if (mutant.change.count.is > 0)
            add(owner, name, &mutant, *place, mutant.change.count.is);
    }
}

SAYS static void leave(struct owner *owner, const char *name, double number, const char *why)
{
    const struct pack *pack = owner->mutants->rules->pack;
    char text[NUM_TEXT];
    num_plain(text, number, 9);
    struct unmoved unmoved = {.who = owner->who, .why = why};
    unmoved.at = span_line(pack->scripts[owner->at.script].file, owner->at.line);
    unmoved.what = arena_textf(owner->mutants->arena, "%s = %s", name, text);
    mutants_leave(owner->mutants, &unmoved);
}

double mutant_score_step(const struct rulebook *rules)
{
    double step = SCORE;
    for (size_t i = 0; i < rules->score_count; i++) {
        struct cond score = {.op = COND_NAME,
                             .ref = {REF_DIMENSION, rules->scores[i].dimension, 0}};
        step = fmax(step, mutant_step(rules, &score, SCORE));
    }
    return step;
}

// Scores share their bands as often as not, and such a border is moved for all of them.
static void move_scores(struct mutants *mutants)
{
    struct rulebook *rules = mutants->rules;
    double bands = mutant_score_step(rules);
    for (size_t i = 0; i < rules->score_count; i++) {
        struct score_rule *rule = &rules->scores[i];
        struct owner owner = {.mutants = mutants, .at = rule->at};
        owner.who =
            arena_textf(mutants->arena, "score '%s'", rules->pack->dimensions[rule->dimension].id);
        if (rule->coverage_floor > 0)
            move_number(&owner, "floor", &rule->coverage_floor, SHARE);
        if (rule->has_least)
            move_count(&owner, "least", &rule->least);
        if (rule->has_common)
            move_count(&owner, "common", &rule->common);
        for (size_t b = 0; b < rule->band_count; b++)
            move_number(&owner, arena_textf(mutants->arena, "bands.%s.below", rule->bands[b].id),
                        &rule->bands[b].below, bands);
        leave(&owner, "flag", rule->flag, "it only marks differences in the report");
    }
}

static void move_position(struct mutants *mutants)
{
    struct position_rule *rule = mutants->rules->position;
    if (!rule)
        return;
    struct owner owner = {.mutants = mutants, .who = "position", .at = rule->at};
    move_number(&owner, "border", &rule->border, SCORE);
    move_number(&owner, "margin", &rule->margin, SCORE);
    for (size_t i = 0; i < rule->axis_count; i++) {
        const char *name = arena_textf(mutants->arena, "axes.%s.weakest", rule->axes[i].id);
        if (rule->axes[i].has_weakest)
            leave(&owner, name, rule->axes[i].weakest, "it only marks an axis in the report");
    }
}

// A veto is moved by half the distance of two points: onto the next answer that a role can give.
static double veto_step(const struct rulebook *rules, const struct route_rule *rule)
{
    const struct scale *scale =
        rule->support >= 0 ? rules->pack->questions[rule->support].scale : NULL;
    return scale && scale->count > 1 ? 50.0 / (double)(scale->count - 1) : SCORE;
}

static void move_routes(struct mutants *mutants)
{
    struct rulebook *rules = mutants->rules;
    for (size_t i = 0; i < rules->route_count; i++) {
        struct route_rule *rule = &rules->routes[i];
        struct owner owner = {.mutants = mutants, .at = rule->at};
        owner.who = arena_textf(mutants->arena, "route '%s'", rule->id);
        for (size_t k = 0; k < rule->criterion_count; k++)
            move_number(&owner, arena_textf(mutants->arena, "criteria[%zu].weight", k + 1),
                        &rule->criteria[k].weight, WEIGHT);
        if (rule->support < 0)
            continue;
        if (rule->has_mix)
            move_number(&owner, "mix.fit", &rule->mix_fit, MIX);
        if (rule->has_mix)
            move_number(&owner, "mix.support", &rule->mix_support, MIX);
        if (rule->has_roles)
            move_count(&owner, "roles", &rule->roles);
        if (rule->has_veto)
            move_number(&owner, "veto", &rule->veto, veto_step(rules, rule));
    }
}

void mutants_of_settings(struct mutants *mutants)
{
    move_scores(mutants);
    move_position(mutants);
    move_routes(mutants);
}
