// Visits every condition of a pack, so that each check needs to know only what it looks for. It
// follows the order in which an author wrote them and decides nothing.
#include "engine/lint.h"

struct walk {
    const struct lint *lint;
    lint_visit *visit;
    void *context;
    struct scope scope;
    const char *about;
    const struct cond *when; // of the thing that is visited
};

bool lint_is_own(const struct lint *lint, struct span span)
{
    return span.file >= 0 && span.file == lint->pack->title.span.file;
}

struct span lint_place(const struct lint *lint, struct rule_at at)
{
    return span_line(lint->pack->scripts[at.script].file, at.line);
}

static void visit(struct walk *walk, enum lint_kind kind, const struct cond *cond)
{
    struct lint_site site = {kind, cond, walk->scope, NULL, walk->about};
    if (kind == LINT_HOLE)
        site.when = walk->when;
    if (cond)
        walk->visit(walk->lint, &site, walk->context);
}

SAYS static void about(struct walk *walk, const char *kind, const char *id, const struct cond *when)
{
    walk->about = arena_textf(walk->lint->arena, "%s '%s'", diag_say(walk->lint->diags, kind), id);
    walk->when = when;
}

static void visit_message(struct walk *walk, enum lint_kind kind, const struct message *message)
{
    for (int i = 0; i < walk->lint->pack->language_count; i++)
        for (size_t h = 0; message->in[i] && h < message->in[i]->count; h++)
            visit(walk, kind, message->in[i]->holes[h]);
}

// --- the questionnaire ---

static void visit_question(struct walk *walk, const struct question *question)
{
    walk->scope.place = SCOPE_QUESTION;
    walk->scope.question = question->index;
    about(walk, question->phase == PHASE_FACTS ? "fact" : "question", question->id, NULL);
    visit(walk, LINT_WHEN, question->when);
    for (size_t i = 0; i < question->option_count; i++)
        visit(walk, LINT_WHEN, question->options[i].when);
    walk->scope.place = SCOPE_ROW;
    for (size_t i = 0; i < question->check_count; i++)
        visit(walk, LINT_CHECK, question->checks[i].that);
}

static void visit_questionnaire(struct walk *walk)
{
    const struct pack *pack = walk->lint->pack;
    for (int i = 0; i < pack->question_count; i++)
        if (lint_is_own(walk->lint, pack->questions[i].span))
            visit_question(walk, &pack->questions[i]);
    walk->scope = (struct scope){SCOPE_CHECK, pack, walk->lint->rules, -1};
    SAYS walk->about = "a check";
    for (int i = 0; i < pack->check_count; i++)
        if (lint_is_own(walk->lint, pack->checks[i].span))
            visit(walk, LINT_CHECK, pack->checks[i].that);
}

// --- the rules ---

static void visit_figures(struct walk *walk)
{
    const struct rulebook *rules = walk->lint->rules;
    for (size_t i = 0; i < rules->figure_count; i++) {
        const struct figure_rule *figure = &rules->figures[i];
        about(walk, "figure", figure->id, NULL);
        for (size_t n = 0; n < figure->need_count; n++)
            visit(walk, LINT_NEED, figure->needs[n]);
        visit(walk, LINT_VALUE, figure->value.cond);
        visit_message(walk, LINT_VALUE, &figure->how); // what is missing is said to be
    }
}

static void visit_routes(struct walk *walk)
{
    const struct rulebook *rules = walk->lint->rules;
    for (size_t i = 0; i < rules->route_count; i++) {
        const struct route_rule *route = &rules->routes[i];
        about(walk, "route", route->id, NULL);
        for (size_t r = 0; r < route->require_count; r++)
            visit(walk, LINT_WHEN, route->requires[r].when.cond);
        for (size_t c = 0; c < route->criterion_count; c++)
            visit(walk, LINT_VALUE, route->criteria[c].value.cond);
    }
}

static void visit_advice(struct walk *walk)
{
    const struct rulebook *rules = walk->lint->rules;
    for (size_t i = 0; i < rules->recommendation_count; i++) {
        const struct recommendation_rule *rule = &rules->recommendations[i];
        about(walk, "recommendation", rule->id, rule->when.cond);
        visit(walk, LINT_WHEN, rule->when.cond);
        visit(walk, LINT_VALUE, rule->stake.cond);
        // What a function decides is not known.
        if (rule->when.cond)
            visit_message(walk, LINT_HOLE, &rule->text);
    }
    for (size_t i = 0; i < rules->card_count; i++) {
        about(walk, "card", rules->cards[i].id, NULL);
        visit(walk, LINT_WHEN, rules->cards[i].when.cond);
    }
    for (size_t i = 0; i < rules->note_count; i++) {
        const struct note_rule *note = &rules->notes[i];
        about(walk, "note", note->id, note->when.cond);
        visit(walk, LINT_WHEN, note->when.cond);
        if (note->when.cond)
            visit_message(walk, LINT_HOLE, &note->text);
    }
}

// --- the report ---

static void visit_lines(struct walk *walk, const struct layout_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        walk->when = lines->list[i].when;
        visit(walk, LINT_WHEN, lines->list[i].when);
        visit_message(walk, LINT_HOLE, &lines->list[i].text);
    }
}

static void visit_section(struct walk *walk, const struct layout_section *section)
{
    about(walk, "section", layout_kind_word(section->kind), NULL);
    visit(walk, LINT_WHEN, section->when);
    visit_lines(walk, &section->lines);
    visit_lines(walk, &section->before);
    for (size_t i = 0; i < section->of_count; i++)
        visit_lines(walk, &section->of[i].lines);
    for (size_t i = 0; i < section->tile_count; i++) {
        for (size_t c = 0; c < section->tiles[i].count; c++) {
            const struct layout_case *one = &section->tiles[i].cases[c];
            walk->when = one->when;
            visit(walk, LINT_WHEN, one->when);
            visit_message(walk, LINT_HOLE, &one->value);
            if (one->has_remark)
                visit_message(walk, LINT_HOLE, &one->remark);
        }
    }
}

void lint_each(const struct lint *lint, lint_visit *visitor, void *context)
{
    struct walk walk = {.lint = lint, .visit = visitor, .context = context};
    walk.scope = (struct scope){SCOPE_QUESTION, lint->pack, lint->rules, -1};
    visit_questionnaire(&walk);
    walk.scope = (struct scope){SCOPE_RULE, lint->pack, lint->rules, -1};
    visit_figures(&walk);
    for (size_t i = 0; lint->rules->position && i < lint->rules->position->place_count; i++) {
        about(&walk, "place", lint->rules->position->places[i].id, NULL);
        visit(&walk, LINT_WHEN, lint->rules->position->places[i].when);
    }
    visit_routes(&walk);
    visit_advice(&walk);
    for (size_t i = 0; i < lint->layout->count; i++)
        visit_section(&walk, &lint->layout->sections[i]);
}
