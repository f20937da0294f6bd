// The evaluation from end to end, and the one place where a reference becomes a value. Values are
// made when they are first asked for and kept, so rules may stand in any order.

#include "rules/evaluate.h"

#include <limits.h>

#include "base/num.h"
#include "rules/evaluation.h"
#include "rules/limits.h"
#include "rules/log.h"

static struct value score_value(bool has, double score)
{
    return has ? value_number(score, 1) : VALUE_NOTHING;
}

static struct value missing_roles(struct evaluation *evaluation)
{
    const struct pack *pack = evaluation->pack;
    items_make_roles(evaluation);
    struct value *items = arena_array(evaluation->arena, (size_t)pack->role_count, sizeof *items);
    size_t count = 0;
    for (int r = 0; r < pack->role_count; r++)
        if (evaluation->result->role_missing[r])
            items[count++] = value_word(pack->roles[r].id);
    return (struct value){.kind = VALUE_LIST, .items = items, .count = count};
}

// As many decimals as the amount was written with.
static int amount_decimals(double value)
{
    int decimals = 0;
    while (decimals < 9 && num_round(value, decimals) != value)
        decimals++;
    return decimals;
}

static struct value amount_value(const struct evaluation *evaluation, struct ref ref)
{
    const struct pack *pack = evaluation->pack;
    int set = ref.index >= 0 ? ref.index : evaluation->result->amount_set;
    if (set < 0)
        return VALUE_NOTHING;
    if (ref.sub == REF_AMOUNT_SET)
        return value_word(pack->amounts[set].id);
    const struct amount *amount = pack_amount_of(&pack->amounts[set], pack->amount_names[ref.sub]);
    return amount ? value_number(amount->value, amount_decimals(amount->value)) : VALUE_NOTHING;
}

static struct value route_value(struct evaluation *evaluation, struct ref ref)
{
    struct route_result *route = &evaluation->result->routes[ref.index];
    if (ref.sub == REF_ROUTE_BLOCKED) {
        routes_make_requirements(evaluation, ref.index);
        return value_bool(route->blocked);
    }
    routes_make(evaluation, ref.index);
    switch (ref.sub) {
    case REF_ROUTE_FIT: return score_value(route->has_fit, route->fit);
    case REF_ROUTE_RANK: return score_value(route->has_rank, route->rank);
    default: return score_value(route->has_support, route->support);
    }
}

static struct value item_value(struct evaluation *evaluation, struct ref ref)
{
    const struct item_result *item = &evaluation->result->items[ref.index];
    items_make(evaluation, ref.index);
    if (ref.space == REF_ITEM)
        return score_value(item->valid, item->score);
    if (ref.space == REF_ITEMGAP)
        return score_value(item->has_itemgap, item->itemgap);
    items_make_spread(evaluation, ref.index);
    return item->has_spread ? value_number(item->spread, 3) : VALUE_NOTHING;
}

static struct value dimension_value(struct evaluation *evaluation, struct ref ref)
{
    scores_make(evaluation, ref.index);
    const struct score_result *score = scores_of(evaluation, ref.index);
    if (!score)
        return VALUE_NOTHING;
    return ref.space == REF_GAP ? score_value(score->has_gap, score->gap)
                                : score_value(score->measured, score->score);
}

static struct value axis_value(struct evaluation *evaluation, struct ref ref)
{
    position_make_axes(evaluation);
    const struct axis_result *axis = &evaluation->result->position.axes[ref.index];
    return ref.space == REF_AXIS ? score_value(axis->complete, axis->value)
                                 : score_value(axis->has_lowest, axis->lowest);
}

// Nothing where it may not be told.
static struct value tally_value(const struct evaluation *evaluation, struct ref ref)
{
    if (!evaluation->result->tallies)
        return VALUE_NOTHING;
    const struct tally *tally = &evaluation->result->tallies->list[ref.index];
    if (!tally->question)
        return VALUE_NOTHING;
    switch (ref.sub) {
    case REF_TALLY_N:
        return tally->values.hidden ? VALUE_NOTHING : value_number((double)tally->values.count, 0);
    case REF_TALLY_MEAN: return tally->has_mean ? value_number(tally->mean, 4) : VALUE_NOTHING;
    case REF_TALLY_CONSENSUS:
        return tally->has_consensus ? value_number(tally->consensus, 3) : VALUE_NOTHING;
    default:
        return tally->cells[ref.sub].hidden ? VALUE_NOTHING
                                            : value_number((double)tally->cells[ref.sub].count, 0);
    }
}

struct value evaluation_value(struct evaluation *evaluation, struct ref ref)
{
    switch (ref.space) {
    case REF_FACT: return items_fact(evaluation, ref.index, ref.sub);
    case REF_ITEM:
    case REF_ITEMGAP:
    case REF_SPREAD: return item_value(evaluation, ref);
    case REF_TALLY: return tally_value(evaluation, ref);
    case REF_DIMENSION:
    case REF_GAP: return dimension_value(evaluation, ref);
    case REF_FIGURE:
        findings_make_figure(evaluation, ref.index);
        return evaluation->result->figures[ref.index].value;
    case REF_AXIS:
    case REF_LOWEST: return axis_value(evaluation, ref);
    case REF_ROLE: return missing_roles(evaluation);
    case REF_ROUTE: return route_value(evaluation, ref);
    case REF_AMOUNT: return amount_value(evaluation, ref);
    case REF_LIST: return evaluation->dossier->pack->lists[ref.index].value;
    case REF_DATE:
        return (struct value){.kind = VALUE_DATE,
                              .number = (double)evaluation->dossier->day,
                              .text = evaluation->dossier->date};
    case REF_YEAR: return value_number(evaluation->dossier->year, 0);
    default: return VALUE_NOTHING;
    }
}

static struct value read_value(void *context, struct ref ref)
{
    return evaluation_value(context, ref);
}

static void note_read(void *context, struct ref ref, struct value value)
{
    struct evaluation *evaluation = context;
    struct reads *reads = evaluation->reads;
    if (!reads)
        return;
    for (size_t i = 0; i < reads->count; i++)
        if (reads->list[i].ref.space == ref.space && reads->list[i].ref.index == ref.index &&
            reads->list[i].ref.sub == ref.sub)
            return;
    ARENA_PUSH(evaluation->arena, reads->list, reads->count, reads->room);
    reads->list[reads->count++] = (struct trace_read){ref, value};
}

static void keep_log(void *context, struct rule_at at, const char *text)
{
    struct evaluation *evaluation = context;
    struct reads *reads = evaluation->reads;
    if (!reads)
        return;
    if (!reads->logs) {
        struct assessment *result = evaluation->result;
        reads->logs = arena_alloc(evaluation->arena, sizeof *reads->logs);
        ARENA_PUSH(evaluation->arena, result->logs, result->log_count, evaluation->log_room);
        result->logs[result->log_count++] = reads->logs;
    }
    struct trace_logs *logs = reads->logs;
    if (logs->count == LIMIT_LOG_TEXTS) {
        logs->dropped++;
        return;
    }
    ARENA_PUSH(evaluation->arena, logs->list, logs->count, logs->room);
    logs->list[logs->count++] = (struct trace_log){at, arena_text(evaluation->arena, text)};
}

struct reading evaluation_reading(struct evaluation *evaluation)
{
    return (struct reading){.rules = evaluation->rules,
                            .arena = evaluation->arena,
                            .context = evaluation,
                            .value = read_value,
                            .note = note_read,
                            .tell = keep_log};
}

struct evaluation *evaluation_new(const struct rulebook *rules, const struct dossier *dossier,
                                  struct arena *arena)
{
    const struct pack *pack = rules->pack;
    size_t questions = (size_t)pack->question_count;
    struct evaluation *evaluation = arena_alloc(arena, sizeof *evaluation);
    evaluation->pack = pack;
    evaluation->rules = rules;
    evaluation->dossier = dossier;
    evaluation->arena = arena;
    evaluation->items = arena_alloc(arena, questions);
    evaluation->spreads = arena_alloc(arena, questions);
    evaluation->shown = arena_alloc(arena, questions);
    evaluation->scores = arena_alloc(arena, rules->score_count);
    evaluation->figures = arena_alloc(arena, rules->figure_count);
    evaluation->routes = arena_alloc(arena, rules->route_count);
    evaluation->ranks = arena_alloc(arena, rules->route_count);
    evaluation->personal = arena_array(arena, questions, sizeof(bool));
    for (size_t i = 0; i < questions; i++)
        evaluation->personal[i] = question_is_personal(&pack->questions[i]);
    struct assessment *result = arena_alloc(arena, sizeof *result);
    evaluation->result = result;
    result->pack = pack;
    result->rules = rules;
    result->dossier = dossier;
    result->evaluation = evaluation;
    result->items = arena_array(arena, questions, sizeof *result->items);
    result->fact_shown = arena_array(arena, questions, sizeof(bool));
    result->scores = arena_array(arena, rules->score_count, sizeof *result->scores);
    result->figures = arena_array(arena, rules->figure_count, sizeof *result->figures);
    result->routes = arena_array(arena, rules->route_count, sizeof *result->routes);
    result->recommendations =
        arena_array(arena, rules->recommendation_count, sizeof *result->recommendations);
    result->cards = arena_array(arena, rules->card_count, sizeof *result->cards);
    result->tables = arena_array(arena, rules->table_count, sizeof *result->tables);
    result->notes = arena_array(arena, rules->note_count, sizeof *result->notes);
    result->respondents = arena_array(arena, (size_t)pack->role_count, sizeof(int));
    result->role_missing = arena_array(arena, (size_t)pack->role_count, sizeof(bool));
    result->amount_set = pack_amount_set_at(pack, dossier->day);
    return evaluation;
}

// A check is broken when it is false and nothing that it reads is missing.
static void run_check(struct evaluation *evaluation, const struct check *check, struct scene scene,
                      struct span at)
{
    if (expression_test(evaluation, check->that, scene))
        return;
    struct trace trace = expression_trace(evaluation, check->that, scene);
    if (expression_lacks(&trace))
        return;
    struct diag *diag = diag_add(evaluation->diags, DIAG_FACT_CHECK, at, "%s",
                                 text_in(evaluation->pack, &check->say, NULL));
    diag_note_at(evaluation->diags, diag, check->span, "this must hold: %s",
                 cond_text(evaluation->arena, check->that));
    evaluation->failed = true;
}

static void run_row_checks(struct evaluation *evaluation, const struct question *question)
{
    const struct answer *fact = &evaluation->dossier->facts[question->index];
    struct value table = items_fact(evaluation, question->index, 0);
    for (size_t row = 0; row < table.count; row++)
        for (size_t i = 0; i < question->check_count; i++)
            run_check(evaluation, &question->checks[i], (struct scene){-1, &table.items[row]},
                      fact->rows ? fact->rows[row] : fact->span);
}

void evaluation_check(struct evaluation *evaluation)
{
    const struct pack *pack = evaluation->pack;
    for (int i = 0; i < pack->fact_count; i++) {
        evaluation->result->fact_shown[i] = items_shown(evaluation, i, -1);
        run_row_checks(evaluation, &pack->questions[i]);
    }
    for (int i = 0; i < pack->check_count; i++) {
        const struct check *check = &pack->checks[i];
        struct span at = check->at >= 0 ? evaluation->dossier->facts[check->at].span : SPAN_NONE;
        run_check(evaluation, check, SCENE_RULE, at);
    }
}

bool evaluate_shown_to(const void *assessment, int question, int respondent)
{
    return evaluate_was_shown(assessment, question, respondent);
}

// Before anything reads an answer: what a group may not be told, no rule sees.
static void make_tallies(struct evaluation *evaluation)
{
    const struct group *group = &evaluation->pack->group;
    if (!group->least || evaluation->failed)
        return;
    struct tallies *tallies =
        tallies_new(evaluation->pack, (struct tally_group){group->least, 0}, group->crossings,
                    group->crossing_count, evaluation->arena);
    tallies_add(tallies, &(struct tally_people){evaluation->dossier, 0, evaluate_shown_to,
                                                evaluation->result});
    tallies_close(tallies);
    evaluation->result->tallies = tallies;
}

// In the order of dependence, though every value makes what it needs itself.
static void make_findings(struct evaluation *evaluation)
{
    const struct rulebook *rules = evaluation->rules;
    for (int q = 0; q < rules->pack->question_count && !evaluation->failed; q++)
        items_make(evaluation, q);
    for (int d = 0; d < rules->pack->dimension_count && !evaluation->failed; d++)
        scores_make(evaluation, d);
    for (size_t i = 0; i < rules->figure_count && !evaluation->failed; i++)
        findings_make_figure(evaluation, (int)i);
    for (size_t i = 0; i < rules->route_count && !evaluation->failed; i++)
        routes_make(evaluation, (int)i);
    if (evaluation->failed)
        return;
    items_make_roles(evaluation);
    position_make(evaluation);
    findings_make_recommendations(evaluation);
    findings_make_cards(evaluation);
    findings_make_tables(evaluation);
    findings_make_notes(evaluation);
}

struct assessment *evaluate(const struct rulebook *rules, const struct dossier *dossier,
                            const struct limits *limits, struct arena *arena,
                            struct sandbox_use *use, struct diags *diags)
{
    struct evaluation *evaluation = evaluation_new(rules, dossier, arena);
    evaluation->limits = limits;
    evaluation->diags = diags;
    evaluation->fill = (struct fill){.arena = arena, .diags = diags};
    evaluation_check(evaluation);
    make_tallies(evaluation);
    make_findings(evaluation);
    if (evaluation->bridge) {
        if (use)
            *use = bridge_use(evaluation->bridge);
        evaluation->result->uses = bridge_uses(evaluation->bridge, &evaluation->result->use_count);
        bridge_free(evaluation->bridge);
        evaluation->bridge = NULL;
    }
    return evaluation->failed ? NULL : evaluation->result;
}

static bool option_shown(struct evaluation *evaluation, const struct option *option, int respondent)
{
    if (!option->when)
        return true;
    return expression_test(evaluation, option->when, (struct scene){respondent, NULL}) ||
           evaluation->failed;
}

void evaluate_shown(const struct rulebook *rules, const struct dossier *dossier,
                    const struct limits *limits, int respondent, struct arena *arena,
                    struct shown *shown, struct diags *diags)
{
    struct evaluation *evaluation = evaluation_new(rules, dossier, arena);
    evaluation->limits = limits;
    evaluation->diags = diags;
    int count = rules->pack->question_count;
    shown->questions = arena_array(arena, (size_t)count, sizeof *shown->questions);
    shown->options = arena_array(arena, (size_t)count, sizeof *shown->options);
    for (int q = 0; q < count; q++) {
        const struct question *question = &rules->pack->questions[q];
        shown->questions[q] = items_shown(evaluation, q, respondent) || evaluation->failed;
        shown->options[q] = arena_array(arena, question->option_count, sizeof(bool));
        for (size_t i = 0; i < question->option_count && shown->questions[q]; i++)
            shown->options[q][i] = option_shown(evaluation, &question->options[i], respondent);
    }
    if (evaluation->bridge)
        bridge_free(evaluation->bridge);
}

struct value evaluate_value(const struct assessment *assessment, struct ref ref)
{
    return evaluation_value(assessment->evaluation, ref);
}

bool evaluate_holds(const struct assessment *assessment, const struct cond *cond)
{
    return expression_test(assessment->evaluation, cond, SCENE_RULE);
}

struct trace evaluate_trace(const struct assessment *assessment, const struct cond *cond)
{
    return expression_trace(assessment->evaluation, cond, SCENE_RULE);
}

bool evaluate_was_shown(const struct assessment *assessment, int question, int respondent)
{
    return items_shown(assessment->evaluation, question, respondent);
}

bool evaluate_answer_score(const struct question *question, const struct answer *answer,
                           double *score)
{
    return items_answer_score(question, answer, score);
}
