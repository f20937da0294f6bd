// Finds values that depend on each other in a circle: figures on figures, questions on routes
// that hang on their own answers. What plain functions read is not known here; evaluate.c finds
// their circles when they run.

#include <string.h>

#include "rules/bind_circle.h"

enum colour { WHITE, GREY, BLACK };

enum { MOST_TOLD = 20 }; // steps of a circle

// What is being visited, and so hangs on what comes behind it.
struct step {
    const unsigned char *colour; // says which it is
    struct span span;
    const char *kind, *id;
};

struct hunt {
    const struct pack *pack;
    const struct rulebook *rules;
    struct diags *diags;
    unsigned char *figures, *questions, *routes, *ranks; // enum colour
    unsigned char roles;
    struct step *path;
    size_t depth, room;
    bool found;
};

static void visit_cond(struct hunt *hunt, const struct cond *cond);

static void tell_circle(struct hunt *hunt, const struct step *closing)
{
    struct diag *diag = diag_add(hunt->diags, DIAG_CONDITION_CYCLE, closing->span,
                                 "%s '%s' depends on itself", closing->kind, closing->id);
    size_t first = 0;
    while (first < hunt->depth && hunt->path[first].colour != closing->colour)
        first++;
    for (size_t i = first + 1; i < hunt->depth && i < first + MOST_TOLD; i++)
        diag_note_at(hunt->diags, diag, hunt->path[i].span, "by way of %s '%s'", hunt->path[i].kind,
                     hunt->path[i].id);
    diag_help(hunt->diags, diag,
              "take one of the steps of the circle from facts or earlier questions");
}

// True when the caller must go on to visit, and leave; a grey one closes a circle.
static bool enter(struct hunt *hunt, unsigned char *colour, struct span span, const char *kind,
                  const char *id)
{
    struct step step = {colour, span, kind, id};
    if (*colour == GREY && !hunt->found) {
        tell_circle(hunt, &step);
        hunt->found = true;
    }
    if (*colour != WHITE || hunt->found)
        return false;
    *colour = GREY;
    ARENA_PUSH(hunt->diags->arena, hunt->path, hunt->depth, hunt->room);
    hunt->path[hunt->depth++] = step;
    return true;
}

static void leave(struct hunt *hunt, unsigned char *colour)
{
    *colour = BLACK;
    hunt->depth--;
}

static void visit_question(struct hunt *hunt, int index)
{
    const struct question *question = &hunt->pack->questions[index];
    if (!question->when)
        return;
    if (!enter(hunt, &hunt->questions[index], question->when->span, "question", question->id))
        return;
    visit_cond(hunt, question->when);
    leave(hunt, &hunt->questions[index]);
}

static void visit_dimension(struct hunt *hunt, int dimension)
{
    const struct dimension_use *use = &hunt->rules->uses[dimension];
    for (size_t i = 0; i < use->count; i++)
        visit_question(hunt, use->questions[i]);
}

static void visit_figure(struct hunt *hunt, int index)
{
    const struct figure_rule *figure = &hunt->rules->figures[index];
    const struct cond *cond = figure->value.cond;
    struct span span =
        cond ? cond->span : span_line(hunt->pack->scripts[figure->at.script].file, figure->at.line);
    if (!enter(hunt, &hunt->figures[index], span, "figure", figure->id))
        return;
    if (cond)
        visit_cond(hunt, cond);
    for (size_t i = 0; i < figure->need_count; i++)
        visit_cond(hunt, figure->needs[i]);
    leave(hunt, &hunt->figures[index]);
}

static void visit_route(struct hunt *hunt, struct ref ref)
{
    const struct route_rule *route = &hunt->rules->routes[ref.index];
    struct span span = span_line(hunt->pack->scripts[route->at.script].file, route->at.line);
    if (enter(hunt, &hunt->routes[ref.index], span, "route", route->id)) {
        for (size_t i = 0; i < route->require_count; i++)
            if (route->requires[i].when.cond)
                visit_cond(hunt, route->requires[i].when.cond);
        leave(hunt, &hunt->routes[ref.index]);
    }
    if (ref.sub == REF_ROUTE_BLOCKED ||
        !enter(hunt, &hunt->ranks[ref.index], span, "route", route->id))
        return;
    for (size_t i = 0; i < route->criterion_count; i++)
        if (route->criteria[i].value.cond)
            visit_cond(hunt, route->criteria[i].value.cond);
    if (route->support >= 0)
        visit_question(hunt, route->support);
    leave(hunt, &hunt->ranks[ref.index]);
}

static void visit_roles(struct hunt *hunt, struct span span)
{
    if (!enter(hunt, &hunt->roles, span, "list", "role.missing"))
        return;
    for (int q = 0; q < hunt->pack->question_count; q++)
        visit_question(hunt, q);
    leave(hunt, &hunt->roles);
}

static void visit_name(struct hunt *hunt, const struct cond *cond)
{
    struct ref ref = cond->ref;
    switch (ref.space) {
    case REF_FACT:
    case REF_ANSWER:
    case REF_ITEM:
    case REF_ITEMGAP:
    case REF_SPREAD:
    case REF_TALLY: visit_question(hunt, ref.index); break;
    case REF_DIMENSION:
    case REF_GAP: visit_dimension(hunt, ref.index); break;
    case REF_FIGURE: visit_figure(hunt, ref.index); break;
    case REF_AXIS:
    case REF_LOWEST:
        for (size_t i = 0; i < hunt->rules->position->axes[ref.index].count; i++)
            visit_dimension(hunt, hunt->rules->position->axes[ref.index].dimensions[i]);
        break;
    case REF_ROUTE: visit_route(hunt, ref); break;
    case REF_ROLE: visit_roles(hunt, cond->span); break;
    default: break;
    }
}

static void visit_cond(struct hunt *hunt, const struct cond *cond)
{
    if (cond->op == COND_NAME)
        visit_name(hunt, cond);
    for (size_t i = 0; i < cond->count; i++)
        visit_cond(hunt, cond->kids[i]);
}

bool bind_circle_free(const struct pack *pack, const struct rulebook *rules, struct diags *diags)
{
    struct hunt hunt = {.pack = pack, .rules = rules, .diags = diags};
    hunt.figures = arena_alloc(diags->arena, rules->figure_count);
    hunt.questions = arena_alloc(diags->arena, (size_t)pack->question_count);
    hunt.routes = arena_alloc(diags->arena, rules->route_count);
    hunt.ranks = arena_alloc(diags->arena, rules->route_count);
    for (int q = 0; q < pack->question_count; q++)
        visit_question(&hunt, q);
    for (size_t i = 0; i < rules->figure_count; i++)
        visit_figure(&hunt, (int)i);
    for (size_t i = 0; i < rules->route_count; i++)
        visit_route(&hunt, (struct ref){REF_ROUTE, (int)i, REF_ROUTE_RANK});
    return !hunt.found;
}
