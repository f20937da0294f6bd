// Names and what they stand for: from the text an author writes to a reference, with every name
// that would be known there for suggestions, and back to the names used in results.

#include "rules/scope.h"

#include <string.h>

#include "base/text.h"
#include "rules/tally.h"

enum { PART = 80 };

// The namespaces of rules, in the order they are suggested.
static const struct {
    const char *name;
    enum ref_space space;
    const char *plural; // as results name it
} SPACES[] = {
    {"fact", REF_FACT, "facts"},          {"item", REF_ITEM, "items"},
    {"tally", REF_TALLY, "tallies"},      {"dimension", REF_DIMENSION, "dimensions"},
    {"figure", REF_FIGURE, "figures"},    {"gap", REF_GAP, "gaps"},
    {"itemgap", REF_ITEMGAP, "itemgaps"}, {"spread", REF_SPREAD, "spreads"},
    {"role", REF_ROLE, "roles"},          {"route", REF_ROUTE, "routes"},
    {"axis", REF_AXIS, "axes"},           {"lowest", REF_LOWEST, "lowest"},
    {"amount", REF_AMOUNT, "amounts"},    {"list", REF_LIST, "lists"},
};

enum { SPACE_COUNT = sizeof SPACES / sizeof *SPACES };

// In the order of enum ref_tally.
static const char *const TALLY_NAMES[] = {"n", "mean", "consensus"};
enum { TALLY_PARTS = sizeof TALLY_NAMES / sizeof *TALLY_NAMES };

static const char *const ROUTE_PARTS[] = {"blocked", "fit", "rank", "support"};

static int space_find(const char *name)
{
    for (int i = 0; i < SPACE_COUNT; i++)
        if (strcmp(SPACES[i].name, name) == 0)
            return i;
    return -1;
}

// Splits off the first part of a dotted name. False when it is too long to be a name.
static bool split(const char *name, char first[PART], const char **rest)
{
    const char *dot = strchr(name, '.');
    size_t length = dot ? (size_t)(dot - name) : strlen(name);
    if (length >= PART)
        return false;
    memcpy(first, name, length);
    first[length] = '\0';
    *rest = dot ? dot + 1 : NULL;
    return true;
}

static bool column_ref(const struct question *question, const char *column, struct ref *ref)
{
    for (size_t i = 0; i < question->column_count; i++) {
        if (strcmp(question->columns[i].id, column) == 0) {
            *ref = (struct ref){REF_FACT, question->index, (int)i + 1};
            return true;
        }
    }
    return false;
}

static bool fact_ref(const struct pack *pack, const char *name, struct ref *ref)
{
    char first[PART];
    const char *rest;
    if (!split(name, first, &rest))
        return false;
    const struct question *question = pack_question_find(pack, first);
    if (!question || question->phase != PHASE_FACTS)
        return false;
    *ref = (struct ref){REF_FACT, question->index, 0};
    return !rest || column_ref(question, rest, ref);
}

static bool item_ref(const struct pack *pack, enum ref_space space, const char *name,
                     struct ref *ref)
{
    const struct question *question = pack_question_find(pack, name);
    if (!question || question->type != QUESTION_SCALE)
        return false;
    *ref = (struct ref){space, question->index, 0};
    return true;
}

// `PP11.positie`: how many chose it; `PP06.mean`. Only of packs whose people are a group.
static bool tally_ref(const struct pack *pack, const char *name, struct ref *ref)
{
    char first[PART];
    const char *rest;
    if (!pack->group.least || !split(name, first, &rest) || !rest)
        return false;
    const struct question *question = pack_question_find(pack, first);
    if (!question || !tally_counts(question))
        return false;
    *ref = (struct ref){REF_TALLY, question->index, 0};
    for (int i = 0; i < TALLY_PARTS; i++)
        if (strcmp(TALLY_NAMES[i], rest) == 0) {
            ref->sub = i - TALLY_PARTS;
            return true;
        }
    for (size_t i = 0; i < question->option_count; i++)
        if (strcmp(question->options[i].id, rest) == 0) {
            ref->sub = (int)i;
            return true;
        }
    return false;
}

static bool route_ref(const struct rulebook *rules, const char *name, struct ref *ref)
{
    char first[PART];
    const char *rest;
    if (!rules || !split(name, first, &rest) || !rest)
        return false;
    int route = rulebook_route_find(rules, first);
    for (int i = 0; route >= 0 && i < 4; i++) {
        if (strcmp(ROUTE_PARTS[i], rest) == 0) {
            *ref = (struct ref){REF_ROUTE, route, i};
            return true;
        }
    }
    return false;
}

static bool amount_ref(const struct pack *pack, const char *name, struct ref *ref)
{
    char first[PART];
    const char *rest;
    if (!split(name, first, &rest))
        return false;
    *ref = (struct ref){REF_AMOUNT, -1, REF_AMOUNT_SET};
    if (!rest && strcmp(first, "set") == 0)
        return true;
    if (rest)
        ref->index = pack_amount_set_find(pack, first);
    ref->sub = pack_amount_name_find(pack, rest ? rest : first);
    return ref->sub >= 0 && (!rest || ref->index >= 0);
}

static bool indexed(enum ref_space space, int index, struct ref *ref)
{
    *ref = (struct ref){space, index, 0};
    return index >= 0;
}

static bool dotted_ref(const struct scope *scope, enum ref_space space, const char *name,
                       struct ref *ref)
{
    const struct pack *pack = scope->pack;
    const struct rulebook *rules = scope->rules;
    switch (space) {
    case REF_FACT: return fact_ref(pack, name, ref);
    case REF_ITEM:
    case REF_ITEMGAP:
    case REF_SPREAD: return item_ref(pack, space, name, ref);
    case REF_DIMENSION:
    case REF_GAP: return indexed(space, pack_dimension_find(pack, name), ref);
    case REF_FIGURE: return rules && indexed(space, rulebook_figure_find(rules, name), ref);
    case REF_AXIS:
    case REF_LOWEST: return rules && indexed(space, rulebook_axis_find(rules, name), ref);
    case REF_ROUTE: return route_ref(rules, name, ref);
    case REF_TALLY: return tally_ref(pack, name, ref);
    case REF_AMOUNT: return amount_ref(pack, name, ref);
    case REF_LIST: return indexed(space, pack_list_find(pack, name), ref);
    default:
        *ref = (struct ref){REF_ROLE, 0, REF_ROLE_MISSING};
        return strcmp(name, "missing") == 0;
    }
}

static bool bare_ref(const struct scope *scope, const char *name, struct ref *ref)
{
    const struct pack *pack = scope->pack;
    if (strcmp(name, "date") == 0 || strcmp(name, "year") == 0) {
        *ref = (struct ref){name[0] == 'd' ? REF_DATE : REF_YEAR, 0, 0};
        return true;
    }
    if (scope->place == SCOPE_ROW) {
        const struct question *table = &pack->questions[scope->question];
        if (!column_ref(table, name, ref))
            return false;
        *ref = (struct ref){REF_CELL, ref->sub - 1, 0};
        return true;
    }
    if (scope->place == SCOPE_RULE && scope->rules &&
        indexed(REF_FIGURE, rulebook_figure_find(scope->rules, name), ref))
        return true;
    if (fact_ref(pack, name, ref))
        return true;
    const struct question *question = pack_question_find(pack, name);
    if (scope->place != SCOPE_QUESTION || !question || question->phase == PHASE_FACTS)
        return false;
    *ref = (struct ref){REF_ANSWER, question->index, 0};
    return true;
}

// What a function of a script may read of a place is the same as in a rule.
bool scope_find(const struct scope *scope, const char *name, struct ref *ref)
{
    char first[PART];
    const char *rest;
    if (!split(name, first, &rest))
        return false;
    int space = rest ? space_find(first) : -1;
    if (space >= 0 && scope->place != SCOPE_ROW)
        return dotted_ref(scope, SPACES[space].space, rest, ref);
    return bare_ref(scope, name, ref);
}

bool scope_is_table_of_people(const struct pack *pack, const char *name)
{
    char first[PART];
    const char *rest;
    for (int part = 0; part < 2; part++) {
        if (!split(name, first, &rest))
            return false;
        const struct question *question = pack_question_find(pack, first);
        if (question)
            return question->type == QUESTION_TABLE && question->phase != PHASE_FACTS;
        if (!rest)
            return false;
        name = rest;
    }
    return false;
}

void scope_help_table(struct diags *diags, struct diag *diag)
{
    diag_help(diags, diag,
              "ask it as a fact, filled in once for all: rules and reports read the rows of facts");
}

struct name_list {
    struct arena *arena;
    const char **list;
    size_t count, room;
};

static void list_add(struct name_list *names, const char *space, const char *name)
{
    ARENA_PUSH(names->arena, names->list, names->count, names->room);
    names->list[names->count++] = space ? arena_textf(names->arena, "%s.%s", space, name) : name;
}

static void list_questions(struct name_list *names, const struct scope *scope, const char *space,
                           enum ref_space kind)
{
    for (int i = 0; i < scope->pack->question_count; i++) {
        const struct question *question = &scope->pack->questions[i];
        bool fact = question->phase == PHASE_FACTS;
        bool fits = kind == REF_FACT     ? fact
                    : kind == REF_ANSWER ? true
                                         : question->type == QUESTION_SCALE;
        if (fits)
            list_add(names, space, question->id);
    }
}

static void list_tally(struct name_list *names, const char *space, const struct question *question)
{
    if (!tally_counts(question))
        return;
    for (int i = 0; i < TALLY_PARTS; i++)
        list_add(names, space, arena_textf(names->arena, "%s.%s", question->id, TALLY_NAMES[i]));
    for (size_t i = 0; i < question->option_count; i++)
        list_add(names, space,
                 arena_textf(names->arena, "%s.%s", question->id, question->options[i].id));
}

static void list_space(struct name_list *names, const struct scope *scope, int index)
{
    const struct pack *pack = scope->pack;
    const struct rulebook *rules = scope->rules;
    const char *space = SPACES[index].name;
    switch (SPACES[index].space) {
    case REF_DIMENSION:
    case REF_GAP:
        for (int i = 0; i < pack->dimension_count; i++)
            list_add(names, space, pack->dimensions[i].id);
        return;
    case REF_FIGURE:
        for (size_t i = 0; rules && i < rules->figure_count; i++)
            list_add(names, space, rules->figures[i].id);
        return;
    case REF_AXIS:
    case REF_LOWEST:
        for (size_t i = 0; rules && rules->position && i < rules->position->axis_count; i++)
            list_add(names, space, rules->position->axes[i].id);
        return;
    case REF_ROUTE:
        for (size_t i = 0; rules && i < rules->route_count; i++)
            for (int p = 0; p < 4; p++)
                list_add(names, space,
                         arena_textf(names->arena, "%s.%s", rules->routes[i].id, ROUTE_PARTS[p]));
        return;
    case REF_TALLY:
        for (int i = pack->fact_count; i < pack->question_count; i++)
            list_tally(names, space, &pack->questions[i]);
        return;
    case REF_AMOUNT:
        for (int i = 0; i < pack->amount_name_count; i++)
            list_add(names, space, pack->amount_names[i]);
        for (int i = 0; i < pack->amount_count; i++)
            for (size_t a = 0; a < pack->amounts[i].count; a++)
                list_add(names, space,
                         arena_textf(names->arena, "%s.%s", pack->amounts[i].id,
                                     pack->amounts[i].amounts[a].name));
        list_add(names, space, "set");
        return;
    case REF_LIST:
        for (int i = 0; i < pack->list_count; i++)
            list_add(names, space, pack->lists[i].id);
        return;
    case REF_ROLE: list_add(names, space, "missing"); return;
    default: list_questions(names, scope, space, SPACES[index].space);
    }
}

size_t scope_known(const struct scope *scope, const char *wanted, struct arena *arena,
                   const char *const **list)
{
    struct name_list names = {.arena = arena};
    char first[PART];
    const char *rest = NULL;
    int space = split(wanted, first, &rest) && rest ? space_find(first) : -1;
    if (space >= 0) {
        list_space(&names, scope, space);
    } else if (scope->place == SCOPE_ROW) {
        const struct question *table = &scope->pack->questions[scope->question];
        for (size_t i = 0; i < table->column_count; i++)
            list_add(&names, NULL, table->columns[i].id);
    } else if (rest && pack_question_find(scope->pack, first)) {
        const struct question *table = pack_question_find(scope->pack, first);
        for (size_t i = 0; i < table->column_count; i++)
            list_add(&names, table->id, table->columns[i].id);
    } else {
        list_questions(&names, scope, NULL, scope->place == SCOPE_QUESTION ? REF_ANSWER : REF_FACT);
        for (size_t i = 0;
             scope->place == SCOPE_RULE && scope->rules && i < scope->rules->figure_count; i++)
            list_add(&names, NULL, scope->rules->figures[i].id);
        for (int i = 0; i < SPACE_COUNT && rest; i++)
            list_add(&names, SPACES[i].name, rest);
        list_add(&names, NULL, "date");
        list_add(&names, NULL, "year");
    }
    *list = names.list;
    return names.count;
}

const char *scope_nearest(const struct scope *scope, const char *name, struct arena *arena)
{
    const char *const *known;
    size_t count = scope_known(scope, name, arena, &known);
    return text_nearest(name, known, count);
}

static const char *local_name(struct arena *arena, const struct rulebook *rules, struct ref ref)
{
    const struct pack *pack = rules->pack;
    const struct question *question = &pack->questions[ref.index < 0 ? 0 : ref.index];
    switch (ref.space) {
    case REF_FACT:
        return ref.sub
                   ? arena_textf(arena, "%s.%s", question->id, question->columns[ref.sub - 1].id)
                   : question->id;
    case REF_ANSWER:
    case REF_ITEM:
    case REF_ITEMGAP:
    case REF_SPREAD: return question->id;
    case REF_TALLY:
        return arena_textf(arena, "%s.%s", question->id,
                           ref.sub < 0 ? TALLY_NAMES[ref.sub + TALLY_PARTS]
                                       : question->options[ref.sub].id);
    case REF_DIMENSION:
    case REF_GAP: return pack->dimensions[ref.index].id;
    case REF_FIGURE: return rules->figures[ref.index].id;
    case REF_LIST: return pack->lists[ref.index].id;
    case REF_AXIS:
    case REF_LOWEST: return rules->position->axes[ref.index].id;
    case REF_ROUTE:
        return arena_textf(arena, "%s.%s", rules->routes[ref.index].id, ROUTE_PARTS[ref.sub]);
    case REF_AMOUNT: {
        const char *name = ref.sub == REF_AMOUNT_SET ? "set" : pack->amount_names[ref.sub];
        return ref.index < 0 ? name
                             : arena_textf(arena, "%s.%s", pack->amounts[ref.index].id, name);
    }
    default: return "missing";
    }
}

static const char *full_name(struct arena *arena, const struct rulebook *rules, struct ref ref,
                             bool plural)
{
    if (ref.space == REF_DATE || ref.space == REF_YEAR)
        return ref.space == REF_DATE ? "date" : "year";
    const char *local = local_name(arena, rules, ref);
    for (int i = 0; i < SPACE_COUNT; i++)
        if (SPACES[i].space == ref.space)
            return arena_textf(arena, "%s.%s", plural ? SPACES[i].plural : SPACES[i].name, local);
    return local;
}

const char *scope_result_name(struct arena *arena, const struct rulebook *rules, struct ref ref)
{
    return full_name(arena, rules, ref, true);
}

// "figures.dekking" as a rule names it: "figure.dekking". Other names stay as they are.
static const char *singular(struct arena *arena, const char *name)
{
    char first[PART];
    const char *rest;
    for (int i = 0; i < SPACE_COUNT && split(name, first, &rest) && rest; i++)
        if (strcmp(SPACES[i].plural, first) == 0)
            return arena_textf(arena, "%s.%s", SPACES[i].name, rest);
    return name;
}

const char *scope_result_nearest(const struct scope *scope, const char *name, struct arena *arena)
{
    struct ref ref;
    const char *near = singular(arena, name);
    if (!scope_find(scope, near, &ref))
        near = scope_nearest(scope, near, arena);
    bool found = near && scope_find(scope, near, &ref);
    return found ? scope_result_name(arena, scope->rules, ref) : NULL;
}

const char *scope_rule_name(struct arena *arena, const struct rulebook *rules, struct ref ref)
{
    return full_name(arena, rules, ref, false);
}
