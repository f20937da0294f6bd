// Walks two traces of one rule side by side, in the order in which they were evaluated, down to the
// first value that is another one: what is told is where a change begins, not where it shows.
#include "engine/replay.h"

#include <math.h>
#include <string.h>

#include "base/json.h"
#include "base/num.h"
#include "base/text.h"
#include "rules/evaluate.h"
#include "rules/scope.h"

enum { DEEPEST = 24 }; // of values that rest on each other

// --- words ---

const char *replay_value(struct replay *r, const struct value *value)
{
    struct buf out;
    struct json json;
    if (value->kind == VALUE_MISSING)
        return "missing";
    if (value->kind == VALUE_WORD || value->kind == VALUE_TEXT || value->kind == VALUE_DATE)
        return value->text;
    buf_init(&out, ENGINE_OUTPUT);
    json_init(&json, &out, true);
    json_value(&json, value);
    const char *text = arena_text(r->arena, out.text);
    buf_clear(&out);
    return text;
}

const char *replay_place(struct replay *r, struct span span)
{
    if (span.file < 0)
        return NULL;
    return arena_textf(r->arena, "%s:%d", r->now->pack->diags->sources[span.file].name, span.line);
}

const char *replay_rule_place(struct replay *r, struct rule_at at)
{
    struct span span = SPAN_NONE;
    if (at.script < 0 || at.script >= r->now->pack->script_count)
        return NULL;
    span.file = r->now->pack->scripts[at.script].file;
    span.line = at.line;
    return replay_place(r, span);
}

static bool differs(struct replay *r, const struct value *old, const struct value *now)
{
    return !text_equal(replay_value(r, old), replay_value(r, now));
}

static bool tell(struct replay *r, struct replay_step *step, const char *what,
                 const struct value *old, const struct value *now, const char *where)
{
    *step = (struct replay_step){what, replay_value(r, old), replay_value(r, now), where};
    return true;
}

// --- the same thing in both ---

static const char *amount_name(const struct pack *pack, struct ref ref)
{
    return ref.sub >= 0 && ref.sub < pack->amount_name_count ? pack->amount_names[ref.sub] : NULL;
}

static bool is_same(const struct replay *r, struct ref old, struct ref now)
{
    const struct rulebook *was = r->old->rules, *is = r->now->rules;
    if (old.space != now.space)
        return false;
    switch (now.space) {
    case REF_FACT:
    case REF_ANSWER:
    case REF_ITEM:
    case REF_ITEMGAP:
    case REF_SPREAD: return r->likeness.was[now.index] == old.index;
    case REF_DIMENSION:
    case REF_GAP:
        return text_equal(was->pack->dimensions[old.index].id, is->pack->dimensions[now.index].id);
    case REF_FIGURE: return text_equal(was->figures[old.index].id, is->figures[now.index].id);
    case REF_AXIS:
    case REF_LOWEST:
        return text_equal(was->position->axes[old.index].id, is->position->axes[now.index].id);
    case REF_ROUTE:
        return old.sub == now.sub &&
               text_equal(was->routes[old.index].id, is->routes[now.index].id);
    case REF_AMOUNT: return text_equal(amount_name(was->pack, old), amount_name(is->pack, now));
    default: return true;
    }
}

// --- what a value rests on ---

static const struct score_result *score_of(const struct assessment *assessment, int dimension)
{
    for (size_t i = 0; i < assessment->rules->score_count; i++)
        if (assessment->scores[i].dimension == dimension)
            return &assessment->scores[i];
    return NULL;
}

static bool counts(const struct assessment *assessment, int dimension, int question)
{
    const struct dimension_use *use = &assessment->rules->uses[dimension];
    for (size_t i = 0; i < use->count; i++)
        if (use->questions[i] == question)
            return true;
    return false;
}

// A question that counts now and did not, or the other way round.
static bool tell_use(struct replay *r, const char *id, bool is, struct span span,
                     struct replay_step *step)
{
    const char *what = arena_textf(r->arena, "item.%s", id);
    *step =
        (struct replay_step){what, is ? "does not count" : "counts",
                             is ? "counts" : "does not count", is ? replay_place(r, span) : NULL};
    return true;
}

// A number that a rule sets, such as the weight of a criterion.
static bool tell_setting(struct replay *r, const char *what, double was, double is,
                         const char *where, struct replay_step *step)
{
    struct value a = value_number(was, VALUE_EXACT), b = value_number(is, VALUE_EXACT);
    return was != is && tell(r, step, what, &a, &b, where);
}

// What the score rule of a dimension sets.
static bool walk_score(struct replay *r, int old, int now, struct replay_step *step)
{
    const struct score_rule *was = rulebook_score_of(r->old->rules, old);
    const struct score_rule *is = rulebook_score_of(r->now->rules, now);
    if (!was || !is)
        return false;
    const char *at = replay_rule_place(r, is->at);
    return tell_setting(r, "the floor", was->coverage_floor, is->coverage_floor, at, step) ||
           tell_setting(r, "the least answers", was->least, is->least, at, step) ||
           tell_setting(r, "the common questions", was->common, is->common, at, step);
}

bool replay_flag(struct replay *r, int old, int now, struct replay_step *step)
{
    const struct score_rule *was = rulebook_score_of(r->old->rules, old);
    const struct score_rule *is = rulebook_score_of(r->now->rules, now);
    return was && is &&
           tell_setting(r, "the flag", was->flag, is->flag, replay_rule_place(r, is->at), step);
}

static bool walk_dimension(struct replay *r, int old, int now, struct replay_step *step)
{
    const struct pack *was = r->old->pack, *is = r->now->pack;
    const struct dimension_use *use = &r->now->rules->uses[now];
    for (size_t i = 0; i < use->count; i++) {
        int question = use->questions[i], before = r->likeness.was[question];
        const struct question *asked = &is->questions[question];
        if (before < 0 || !counts(r->old, old, before))
            return tell_use(r, asked->id, true, asked->span, step);
        struct ref from = {REF_ITEM, before, 0}, to = {REF_ITEM, question, 0};
        struct value a = evaluate_value(r->old, from), b = evaluate_value(r->now, to);
        if (differs(r, &a, &b))
            return replay_ref(r, from, to, step);
        if (tell_setting(r, arena_textf(r->arena, "the weight of %s", asked->id),
                         was->questions[before].weight, asked->weight, replay_place(r, asked->span),
                         step))
            return true;
    }
    for (size_t i = 0; i < r->old->rules->uses[old].count; i++) {
        int before = r->old->rules->uses[old].questions[i];
        bool found = false;
        for (size_t k = 0; k < use->count; k++)
            found |= r->likeness.was[use->questions[k]] == before;
        if (!found)
            return tell_use(r, was->questions[before].id, false, SPAN_NONE, step);
    }
    return walk_score(r, old, now, step);
}

static bool walk_axis(struct replay *r, int old, int now, struct replay_step *step)
{
    const struct axis_rule *was = &r->old->rules->position->axes[old];
    const struct axis_rule *is = &r->now->rules->position->axes[now];
    for (size_t i = 0; i < is->count && i < was->count; i++) {
        struct ref from = {REF_DIMENSION, was->dimensions[i], 0};
        struct ref to = {REF_DIMENSION, is->dimensions[i], 0};
        if (!is_same(r, from, to))
            return false;
        struct value a = evaluate_value(r->old, from), b = evaluate_value(r->now, to);
        if (differs(r, &a, &b))
            return replay_ref(r, from, to, step);
    }
    return false;
}

static bool walk_route(struct replay *r, int old, int now, struct replay_step *step)
{
    const struct route_result *was = &r->old->routes[old], *is = &r->now->routes[now];
    for (size_t i = 0; i < is->rule->require_count && i < was->rule->require_count; i++)
        if (replay_trace(r, &was->requirements[i].trace, &is->requirements[i].trace, step))
            return true;
    for (size_t i = 0; i < is->rule->criterion_count && i < was->rule->criterion_count; i++)
        if (replay_trace(r, &was->criteria[i].trace, &is->criteria[i].trace, step))
            return true;
    const char *at = replay_rule_place(r, is->rule->at);
    for (size_t i = 0; i < is->rule->criterion_count && i < was->rule->criterion_count; i++)
        if (tell_setting(r, arena_textf(r->arena, "the weight of criterion %zu", i + 1),
                         was->rule->criteria[i].weight, is->rule->criteria[i].weight, at, step))
            return true;
    if (tell_setting(r, "the criteria", (double)was->rule->criterion_count,
                     (double)is->rule->criterion_count, at, step) ||
        tell_setting(r, "the share of fit", was->rule->mix_fit, is->rule->mix_fit, at, step) ||
        tell_setting(r, "the share of support", was->rule->mix_support, is->rule->mix_support, at,
                     step))
        return true;
    if (was->rule->support < 0 || is->rule->support < 0)
        return false;
    struct ref from = {REF_ITEM, was->rule->support, 0}, to = {REF_ITEM, is->rule->support, 0};
    struct value a = evaluate_value(r->old, from), b = evaluate_value(r->now, to);
    return is_same(r, from, to) && differs(r, &a, &b) && replay_ref(r, from, to, step);
}

// Where the value itself is made.
const char *replay_ref_place(struct replay *r, struct ref ref)
{
    const struct rulebook *rules = r->now->rules;
    const struct score_result *score;
    switch (ref.space) {
    case REF_FIGURE: return replay_rule_place(r, rules->figures[ref.index].at);
    case REF_ROUTE: return replay_rule_place(r, rules->routes[ref.index].at);
    case REF_AXIS:
    case REF_LOWEST: return replay_rule_place(r, rules->position->at);
    case REF_DIMENSION:
    case REF_GAP:
        score = score_of(r->now, ref.index);
        return score ? replay_rule_place(r, score->rule->at) : NULL;
    case REF_FACT:
    case REF_ANSWER:
    case REF_ITEM:
    case REF_ITEMGAP:
    case REF_SPREAD: return replay_place(r, rules->pack->questions[ref.index].span);
    case REF_AMOUNT:
        if (r->now->amount_set < 0)
            return NULL;
        return replay_place(r, rules->pack->amounts[r->now->amount_set].span);
    default: return NULL;
    }
}

static bool walk_below(struct replay *r, struct ref old, struct ref now, struct replay_step *step)
{
    switch (now.space) {
    case REF_FIGURE:
        return replay_trace(r, &r->old->figures[old.index].trace, &r->now->figures[now.index].trace,
                            step);
    case REF_DIMENSION:
    case REF_GAP: return walk_dimension(r, old.index, now.index, step);
    case REF_AXIS:
    case REF_LOWEST: return walk_axis(r, old.index, now.index, step);
    case REF_ROUTE: return walk_route(r, old.index, now.index, step);
    default: return false;
    }
}

bool replay_ref(struct replay *r, struct ref old, struct ref now, struct replay_step *step)
{
    bool found = false;
    if (r->depth < DEEPEST) {
        const char *of = r->of;
        r->of = scope_rule_name(r->arena, r->now->rules, now);
        r->depth++;
        found = walk_below(r, old, now, step);
        r->depth--;
        r->of = of;
    }
    if (found)
        return true;
    struct value was = evaluate_value(r->old, old), is = evaluate_value(r->now, now);
    return differs(r, &was, &is) && tell(r, step, scope_rule_name(r->arena, r->now->rules, now),
                                         &was, &is, replay_ref_place(r, now));
}

static const char *bound_text(struct replay *r, const struct band *band)
{
    if (isinf(band->below))
        return "the highest";
    char text[NUM_TEXT];
    num_plain(text, band->below, 6);
    return arena_textf(r->arena, "below %s", text);
}

bool replay_bands(struct replay *r, int old, int now, struct replay_step *step)
{
    const struct score_rule *was = rulebook_score_of(r->old->rules, old);
    const struct score_rule *is = rulebook_score_of(r->now->rules, now);
    for (size_t i = 0; was && is && i < is->band_count; i++) {
        const struct band *before = NULL, *band = &is->bands[i];
        for (size_t k = 0; k < was->band_count && !before; k++)
            if (text_equal(was->bands[k].id, band->id))
                before = &was->bands[k];
        if (before && before->below == band->below)
            continue;
        *step = (struct replay_step){arena_textf(r->arena, "the band %s", band->id),
                                     before ? bound_text(r, before) : NULL, bound_text(r, band),
                                     replay_rule_place(r, is->at)};
        return true;
    }
    return false;
}

// --- traces ---

static bool tell_part(struct replay *r, const struct trace *old, const struct trace *now,
                      struct replay_step *step)
{
    if (!differs(r, &old->value, &now->value))
        return false;
    if (!old->cond && !now->cond) {
        replay_function(r, old, now, step);
        return true;
    }
    const char *was = old->cond ? cond_text(r->arena, old->cond) : "a function";
    const char *is = now->cond ? cond_text(r->arena, now->cond) : "a function";
    const char *where =
        now->cond ? replay_place(r, now->cond->span) : replay_rule_place(r, now->at);
    const char *what = text_equal(was, is) ? is : arena_textf(r->arena, "%s (was %s)", is, was);
    return tell(r, step, what, &old->value, &now->value, where);
}

// What functions read, in the order in which they did.
static bool walk_reads(struct replay *r, const struct trace *old, const struct trace *now,
                       struct replay_step *step)
{
    for (size_t i = 0; i < old->read_count && i < now->read_count; i++) {
        const struct trace_read *was = &old->reads[i], *is = &now->reads[i];
        if (!is_same(r, was->ref, is->ref))
            return false;
        if (differs(r, &was->value, &is->value))
            return replay_ref(r, was->ref, is->ref, step);
    }
    return false;
}

static bool is_logic(const struct cond *cond)
{
    return cond->op == COND_AND || cond->op == COND_OR;
}

static bool is_literal(const struct cond *cond)
{
    return cond->op == COND_NUMBER || cond->op == COND_QUOTED ||
           (cond->op == COND_NAME && cond->ref.space == REF_WORD);
}

// One more condition, or one less.
static bool tell_extra(struct replay *r, const struct trace *part, bool more,
                       struct replay_step *step)
{
    struct value none = VALUE_NOTHING;
    tell(r, step, cond_text(r->arena, part->cond), more ? &none : &part->value,
         more ? &part->value : &none, more ? replay_place(r, part->cond->span) : NULL);
    *(more ? &step->was : &step->is) = "not asked";
    return true;
}

// The parts of `and` and `or` may stand in any order: those that are written alike belong together,
// and the others as they stand.
static bool walk_logic(struct replay *r, const struct trace *old, const struct trace *now,
                       struct replay_step *step)
{
    const struct trace **pair = arena_array(r->arena, now->count, sizeof *pair);
    bool *taken = arena_array(r->arena, old->count, sizeof *taken);
    for (size_t i = 0; i < now->count; i++) {
        const char *is = cond_text(r->arena, now->kids[i].cond);
        for (size_t k = 0; k < old->count && !pair[i]; k++) {
            const struct cond *was = old->kids[k].cond;
            if (taken[k] ||
                !text_equal(likeness_cond(r->old->pack, r->likeness.ids, was, r->arena), is))
                continue;
            taken[k] = true;
            pair[i] = &old->kids[k];
        }
    }
    size_t next = 0;
    const struct trace *more = NULL;
    for (size_t i = 0; i < now->count; i++) {
        while (!pair[i] && next < old->count && taken[next])
            next++;
        if (!pair[i] && next < old->count)
            pair[i] = &old->kids[next++];
        if (pair[i] && replay_trace(r, pair[i], &now->kids[i], step))
            return true;
        more = !pair[i] && !more ? &now->kids[i] : more;
    }
    while (next < old->count && taken[next])
        next++;
    if ((!more && next == old->count) || !differs(r, &old->value, &now->value))
        return false;
    return tell_extra(r, more ? more : &old->kids[next], more != NULL, step);
}

bool replay_trace(struct replay *r, const struct trace *old, const struct trace *now,
                  struct replay_step *step)
{
    if (!old->cond || !now->cond)
        return (!old->cond && !now->cond && walk_reads(r, old, now, step)) ||
               tell_part(r, old, now, step);
    if (is_literal(old->cond) || is_literal(now->cond))
        return false; // the part that it stands in tells
    if (old->cond->op == COND_NAME && now->cond->op == COND_NAME)
        return is_same(r, old->cond->ref, now->cond->ref) && differs(r, &old->value, &now->value) &&
               replay_ref(r, old->cond->ref, now->cond->ref, step);
    bool alike = old->cond->op == now->cond->op;
    if (alike && is_logic(now->cond) && walk_logic(r, old, now, step))
        return true;
    for (size_t i = 0; alike && !is_logic(now->cond) && i < old->count && i < now->count; i++)
        if (replay_trace(r, &old->kids[i], &now->kids[i], step))
            return true;
    return tell_part(r, old, now, step);
}

static bool walk_names(struct replay *r, const struct cond *old, const struct cond *now,
                       struct replay_step *step)
{
    if (old->op != now->op || old->count != now->count)
        return false;
    if (now->op == COND_NAME && now->ref.space != REF_WORD && is_same(r, old->ref, now->ref)) {
        struct value was = evaluate_value(r->old, old->ref);
        struct value is = evaluate_value(r->now, now->ref);
        return differs(r, &was, &is) && replay_ref(r, old->ref, now->ref, step);
    }
    for (size_t i = 0; i < now->count; i++)
        if (walk_names(r, old->kids[i], now->kids[i], step))
            return true;
    return false;
}

bool replay_message(struct replay *r, const struct message *old, const struct message *now,
                    struct replay_step *step)
{
    const struct template *was = old->in[0], *is = now->in[0];
    if (!was || !is || was->count != is->count)
        return false;
    for (size_t i = 0; i <= is->count; i++)
        if (!text_equal(was->texts[i], is->texts[i]))
            return false;
    for (size_t i = 0; i < is->count; i++)
        if (walk_names(r, was->holes[i], is->holes[i], step))
            return true;
    return false;
}

bool replay_position(struct replay *r, struct replay_step *step)
{
    const struct position_rule *was = r->old->rules->position, *is = r->now->rules->position;
    for (size_t i = 0; was && is && i < is->axis_count; i++) {
        int before = rulebook_axis_find(r->old->rules, is->axes[i].id);
        struct ref from = {REF_AXIS, before, 0}, to = {REF_AXIS, (int)i, 0};
        if (before >= 0 && replay_ref(r, from, to, step))
            return true;
    }
    for (size_t i = 0; was && is && i < is->place_count && i < was->place_count; i++)
        if (text_equal(is->places[i].id, was->places[i].id) &&
            replay_trace(r, &r->old->position.place_traces[i], &r->now->position.place_traces[i],
                         step))
            return true;
    return false;
}
