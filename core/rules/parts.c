// Lists the conditions and expressions of a rulebook and finds their traces. It must not know what
// they are listed for.
#include "rules/parts.h"

struct listing {
    const struct rulebook *rules;
    struct arena *arena;
    struct part *list;
    size_t count, room;
};

static void add(struct listing *listing, struct part part)
{
    ARENA_PUSH(listing->arena, listing->list, listing->count, listing->room);
    listing->list[listing->count++] = part;
}

static void add_expr(struct listing *listing, struct part part, const struct expr *expr)
{
    if (!expr->cond && !expr->function)
        return;
    part.cond = expr->cond;
    part.function = expr->function;
    part.function_at = expr->at;
    add(listing, part);
}

static void add_cond(struct listing *listing, struct part part, struct cond *cond)
{
    part.cond = cond;
    if (cond)
        add(listing, part);
}

static const char *name_it(struct listing *listing, const char *kind, const char *id)
{
    return arena_textf(listing->arena, "%s '%s'", kind, id);
}

static void list_figures(struct listing *listing)
{
    for (size_t i = 0; i < listing->rules->figure_count; i++) {
        const struct figure_rule *rule = &listing->rules->figures[i];
        struct part part = {.kind = PART_NEED, .index = i, .at = rule->at};
        part.who = name_it(listing, "figure", rule->id);
        for (part.sub = 0; part.sub < rule->need_count; part.sub++)
            add_cond(listing, part, rule->needs[part.sub]);
        part.kind = PART_FIGURE;
        part.sub = 0;
        add_expr(listing, part, &rule->value);
    }
}

static void list_position(struct listing *listing)
{
    const struct position_rule *rule = listing->rules->position;
    for (size_t i = 0; rule && i < rule->place_count; i++) {
        struct part part = {.kind = PART_PLACE, .sub = i, .at = rule->at};
        part.who = name_it(listing, "place", rule->places[i].id);
        add_cond(listing, part, rule->places[i].when);
    }
}

static void list_routes(struct listing *listing)
{
    for (size_t i = 0; i < listing->rules->route_count; i++) {
        const struct route_rule *rule = &listing->rules->routes[i];
        struct part part = {.kind = PART_REQUIREMENT, .index = i, .at = rule->at};
        part.who = name_it(listing, "route", rule->id);
        for (part.sub = 0; part.sub < rule->require_count; part.sub++)
            add_expr(listing, part, &rule->requires[part.sub].when);
        part.kind = PART_CRITERION;
        for (part.sub = 0; part.sub < rule->criterion_count; part.sub++)
            add_expr(listing, part, &rule->criteria[part.sub].value);
    }
}

static void list_findings(struct listing *listing)
{
    const struct rulebook *rules = listing->rules;
    for (size_t i = 0; i < rules->recommendation_count; i++) {
        const struct recommendation_rule *rule = &rules->recommendations[i];
        struct part part = {.kind = PART_RECOMMENDATION, .index = i, .at = rule->at};
        part.who = name_it(listing, "recommendation", rule->id);
        add_expr(listing, part, &rule->when);
        part.kind = PART_STAKE;
        add_expr(listing, part, &rule->stake);
    }
    for (size_t i = 0; i < rules->card_count; i++) {
        struct part part = {.kind = PART_CARD, .index = i, .at = rules->cards[i].at};
        part.who = name_it(listing, "card", rules->cards[i].id);
        add_expr(listing, part, &rules->cards[i].when);
    }
    for (size_t i = 0; i < rules->note_count; i++) {
        struct part part = {.kind = PART_NOTE, .index = i, .at = rules->notes[i].at};
        part.who = name_it(listing, "note", rules->notes[i].id);
        add_expr(listing, part, &rules->notes[i].when);
    }
}

static void list_tables(struct listing *listing)
{
    for (size_t i = 0; i < listing->rules->table_count; i++) {
        const struct table_rule *rule = &listing->rules->tables[i];
        struct part part = {.kind = PART_ROWS, .index = i, .at = rule->at};
        part.who = name_it(listing, "table", rule->id);
        add_expr(listing, part, &rule->rows);
    }
}

static void list_questions(struct listing *listing)
{
    const struct pack *pack = listing->rules->pack;
    static const struct rule_at NOWHERE = {-1, 0};
    for (int q = 0; q < pack->question_count; q++) {
        const struct question *question = &pack->questions[q];
        struct part part = {.kind = PART_SHOWN, .index = (size_t)q, .at = NOWHERE};
        part.who = name_it(listing, "question", question->id);
        add_cond(listing, part, question->when);
        part.kind = PART_OPTION;
        for (part.sub = 0; part.sub < question->option_count; part.sub++)
            add_cond(listing, part, question->options[part.sub].when);
        part.kind = PART_CHECK;
        for (part.sub = 0; part.sub < question->check_count; part.sub++)
            add_cond(listing, part, question->checks[part.sub].that);
    }
    for (int i = 0; i < pack->check_count; i++) {
        struct part part = {.kind = PART_CHECK, .index = (size_t)i, .at = NOWHERE};
        part.who = "a check of facts";
        add_cond(listing, part, pack->checks[i].that);
    }
}

size_t parts_of(const struct rulebook *rules, struct arena *arena, struct part **parts)
{
    struct listing listing = {.rules = rules, .arena = arena};
    list_figures(&listing);
    list_position(&listing);
    list_routes(&listing);
    list_findings(&listing);
    list_tables(&listing);
    list_questions(&listing);
    *parts = listing.list;
    return listing.count;
}

const struct trace *parts_trace(const struct assessment *assessment, const struct part *part)
{
    size_t i = part->index;
    switch (part->kind) {
    case PART_FIGURE: return &assessment->figures[i].trace;
    case PART_PLACE:
        return assessment->position.place_traces ? &assessment->position.place_traces[part->sub]
                                                 : NULL;
    case PART_REQUIREMENT: return &assessment->routes[i].requirements[part->sub].trace;
    case PART_CRITERION:
        return assessment->routes[i].criteria ? &assessment->routes[i].criteria[part->sub].trace
                                              : NULL;
    case PART_RECOMMENDATION: return &assessment->recommendations[i].trace;
    case PART_STAKE: return &assessment->recommendations[i].stake_trace;
    case PART_CARD: return &assessment->cards[i].trace;
    case PART_NOTE: return &assessment->notes[i].trace;
    default: return NULL;
    }
}

bool parts_is_condition(const struct part *part)
{
    switch (part->kind) {
    case PART_NEED:
    case PART_FIGURE:
    case PART_CRITERION:
    case PART_ROWS:
    case PART_STAKE: return false;
    default: return true;
    }
}

struct span parts_span(const struct rulebook *rules, const struct part *part)
{
    if (part->cond)
        return part->cond->span;
    return span_line(rules->pack->scripts[part->function_at.script].file, part->function_at.line);
}
