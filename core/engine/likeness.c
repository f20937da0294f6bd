// Do two versions of a pack measure the same? Everything that can change a number goes into a hash
// for each finding: scales, roles, weights, conditions, and through names whatever these rest on.
// Wording does not. Where a rule is a function, its script counts as a whole: rather a doubt
// too many than too few.

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "engine/compare.h"
#include "model/migrate.h"

typedef char name_hash[HASH_TEXT]; // "" while it is not made

// Each thing is hashed once, and others that rest on it add that: however often rules name each
// other, the work is that of reading them.
struct meaning {
    const struct rulebook *rules;
    const struct pack *pack;
    struct arena *arena;
    struct hash hash;
    const struct pack *now;
    const char **ids; // of the questions, as the new pack has them
    name_hash *questions, *dimensions, *figures, *axes, *routes, *recommendations, *tables, *place;
};

typedef void write_meaning(struct meaning *m, int index);

// --- names that a migration changed ---

// Where a name went: another one when it was renamed, and only that.
static const char *new_name(const struct pack *old, const struct pack *now, const char *name,
                            struct arena *arena)
{
    if (old == now || !now->history->migration_count)
        return name;
    struct known_ids found =
        migrate_name(now->history, old->version, now->version, name, NULL, NULL, arena);
    return found.count == 1 ? found.list[0].name : name;
}

static const char *new_id(const struct pack *old, const struct pack *now, int index,
                          struct arena *arena)
{
    const char *id = old->questions[index].id, *name = new_name(old, now, id, arena);
    return pack_question_find(old, name) ? id : name;
}

const char *likeness_column(const struct pack *old, const struct pack *now,
                            const struct question *table, const struct question *column,
                            struct arena *arena)
{
    if (old == now || !now->history->migration_count)
        return column->id;
    const char *name =
        new_name(old, now, arena_textf(arena, "%s.%s", table->id, column->id), arena);
    return strchr(name, '.') + 1;
}

struct naming {
    const struct pack *pack;
    const char *const *ids;
    struct arena *arena;
};

// A name with the id in it replaced: "item.G03", "F04.naam".
static const char *name_leaf(void *of, const struct cond *cond)
{
    const struct naming *naming = of;
    if (cond->op != COND_NAME || cond->ref.index < 0 ||
        cond->ref.index >= naming->pack->question_count ||
        (cond->ref.space != REF_FACT && cond->ref.space != REF_ANSWER &&
         cond->ref.space != REF_ITEM && cond->ref.space != REF_ITEMGAP &&
         cond->ref.space != REF_SPREAD && cond->ref.space != REF_TALLY))
        return NULL;
    const char *old = naming->pack->questions[cond->ref.index].id;
    const char *now = naming->ids[cond->ref.index], *at = strstr(cond->text, old);
    if (!at || strcmp(old, now) == 0)
        return NULL;
    return arena_textf(naming->arena, "%.*s%s%s", (int)(at - cond->text), cond->text, now,
                       at + strlen(old));
}

const char *likeness_cond(const struct pack *old, const char *const ids[], const struct cond *cond,
                          struct arena *arena)
{
    struct naming naming = {old, ids, arena};
    struct cond_manner manner = {.of = &naming, .leaf = name_leaf};
    return cond_text_in(arena, cond, &manner);
}

// --- what counts ---

static void add_text(struct meaning *m, const char *text)
{
    hash_add(&m->hash, text ? text : "", text ? strlen(text) + 1 : 1);
}

static void add_number(struct meaning *m, double number)
{
    char text[NUM_TEXT] = "open";
    if (isfinite(number))
        num_plain(text, number, 9);
    add_text(m, text);
}

static const char *hash_of(struct meaning *m, name_hash *made, int index, write_meaning *write)
{
    if (made[index][0] == '\0') {
        struct hash outer = m->hash;
        hash_init(&m->hash);
        made[index][0] = '*'; // whatever comes back to itself ends here
        write(m, index);
        hash_hex(&m->hash, made[index]);
        m->hash = outer;
    }
    return made[index];
}

static write_meaning write_question, write_dimension, write_figure, write_axis, write_route;

static void add_question(struct meaning *m, int index)
{
    add_text(m, hash_of(m, m->questions, index, write_question));
}

static void add_dimension(struct meaning *m, int index)
{
    add_text(m, hash_of(m, m->dimensions, index, write_dimension));
}

static void add_axis(struct meaning *m, int index)
{
    add_text(m, hash_of(m, m->axes, index, write_axis));
}

static void add_amounts(struct meaning *m)
{
    for (int i = 0; i < m->pack->amount_count; i++) {
        const struct amount_set *set = &m->pack->amounts[i];
        add_text(m, set->id);
        for (size_t k = 0; k < set->count; k++) {
            add_text(m, set->amounts[k].name);
            add_number(m, set->amounts[k].value);
        }
    }
}

static void add_cell(struct meaning *m, const struct value *value)
{
    add_text(m, value->text);
    add_number(m, (double)value->count);
    for (size_t i = 0; i < value->count; i++)
        add_cell(m, &value->items[i]);
}

static void add_lists(struct meaning *m)
{
    for (int i = 0; i < m->pack->list_count; i++) {
        add_text(m, m->pack->lists[i].id);
        add_cell(m, &m->pack->lists[i].value);
    }
}

static void add_ref(struct meaning *m, struct ref ref)
{
    switch (ref.space) {
    case REF_FACT:
    case REF_ANSWER:
    case REF_ITEM:
    case REF_ITEMGAP:
    case REF_SPREAD:
    case REF_TALLY: add_question(m, ref.index); break;
    case REF_DIMENSION:
    case REF_GAP: add_dimension(m, ref.index); break;
    case REF_FIGURE: add_text(m, hash_of(m, m->figures, ref.index, write_figure)); break;
    case REF_AXIS:
    case REF_LOWEST: add_axis(m, ref.index); break;
    case REF_ROUTE: add_text(m, hash_of(m, m->routes, ref.index, write_route)); break;
    case REF_AMOUNT: add_amounts(m); break;
    case REF_LIST: add_lists(m); break;
    default: break;
    }
}

static void add_names(struct meaning *m, const struct cond *cond)
{
    if (cond->op == COND_NAME)
        add_ref(m, cond->ref);
    for (size_t i = 0; i < cond->count; i++)
        add_names(m, cond->kids[i]);
}

static void add_cond(struct meaning *m, const struct cond *cond)
{
    add_text(m, cond ? likeness_cond(m->pack, m->ids, cond, m->arena) : NULL);
    if (cond)
        add_names(m, cond);
}

static void write_asked(struct meaning *m, const struct question *question, const char *id);

static void write_only_asked(struct meaning *m, int index)
{
    write_asked(m, &m->pack->questions[index], m->ids[index]);
}

static int compare_hashes(const void *a, const void *b)
{
    return strcmp(a, b);
}

// Questions of which the order changes nothing; all of them when `questions` is NULL.
static void add_set(struct meaning *m, const int *questions, size_t count, write_meaning *write)
{
    name_hash *all = arena_array(m->arena, count, sizeof *all);
    struct hash outer = m->hash;
    for (size_t i = 0; i < count; i++) {
        hash_init(&m->hash);
        write(m, questions ? questions[i] : (int)i);
        hash_hex(&m->hash, all[i]);
    }
    m->hash = outer;
    if (count > 1)
        qsort(all, count, sizeof *all, compare_hashes);
    for (size_t i = 0; i < count; i++)
        add_text(m, all[i]);
}

// A function counts as the whole of its script, with what scripts share.
static void add_expr(struct meaning *m, const struct expr *expr, struct rule_at at)
{
    add_cond(m, expr->cond);
    if (expr->function == 0)
        return;
    for (int i = 0; i < m->pack->script_count; i++)
        if (i == at.script || !m->pack->scripts[i].declared)
            hash_add(&m->hash, m->pack->scripts[i].text, m->pack->scripts[i].length);
    add_set(m, NULL, (size_t)m->pack->question_count, write_only_asked);
    add_amounts(m);
    add_lists(m);
}

// What is asked and how it counts; when it is asked is added by write_question.
static void write_asked(struct meaning *m, const struct question *question, const char *id)
{
    add_text(m, id);
    add_number(m, question->type);
    add_number(m, question->weight);
    add_number(m, question->reversed);
    for (size_t i = 0; question->scale && i < question->scale->count; i++) {
        add_text(m, question->scale->points[i].is);
        add_number(m, question->scale->points[i].number);
    }
    for (size_t i = 0; i < question->option_count; i++)
        add_text(m, question->options[i].id);
    for (size_t i = 0; i < question->column_count; i++)
        write_asked(m, &question->columns[i],
                    likeness_column(m->pack, m->now, question, &question->columns[i], m->arena));
    for (int r = 0; r < m->pack->role_count; r++)
        if (question->roles >> r & 1U) {
            add_text(m, m->pack->roles[r].id);
            add_number(m, m->pack->roles[r].weight);
        }
    add_text(m, question->unit);
}

static void write_question(struct meaning *m, int index)
{
    add_number(m, m->pack->group.least); // what is hidden of it
    write_asked(m, &m->pack->questions[index], m->ids[index]);
    add_cond(m, m->pack->questions[index].when);
}

static void write_dimension(struct meaning *m, int dimension)
{
    const struct score_rule *rule = rulebook_score_of(m->rules, dimension);
    const struct dimension_use *use = &m->rules->uses[dimension];
    add_text(m, m->pack->dimensions[dimension].id);
    add_set(m, use->questions, use->count, write_question);
    if (!rule)
        return;
    add_number(m, rule->coverage_floor);
    add_number(m, rule->least);
    add_number(m, rule->common);
    add_number(m, rule->flag);
    for (size_t i = 0; i < rule->band_count; i++)
        add_number(m, rule->bands[i].below);
}

static void write_figure(struct meaning *m, int figure)
{
    const struct figure_rule *rule = &m->rules->figures[figure];
    add_text(m, rule->id);
    add_number(m, rule->unit);
    add_number(m, rule->decimals);
    for (size_t i = 0; i < rule->need_count; i++)
        add_cond(m, rule->needs[i]);
    add_expr(m, &rule->value, rule->at);
}

static void write_axis(struct meaning *m, int axis)
{
    const struct axis_rule *rule = &m->rules->position->axes[axis];
    add_text(m, rule->id);
    for (size_t i = 0; i < rule->count; i++)
        add_dimension(m, rule->dimensions[i]);
    add_number(m, rule->has_weakest ? rule->weakest : -1);
}

static void write_place(struct meaning *m, int unused)
{
    (void)unused;
    const struct position_rule *rule = m->rules->position;
    add_number(m, rule->border);
    add_number(m, rule->margin);
    for (size_t i = 0; i < rule->axis_count; i++)
        add_axis(m, (int)i);
    for (size_t i = 0; i < rule->place_count; i++) {
        add_text(m, rule->places[i].id);
        add_cond(m, rule->places[i].when);
    }
}

static void write_route(struct meaning *m, int route)
{
    const struct route_rule *rule = &m->rules->routes[route];
    add_text(m, rule->id);
    for (size_t i = 0; i < rule->require_count; i++)
        add_expr(m, &rule->requires[i].when, rule->at);
    for (size_t i = 0; i < rule->criterion_count; i++) {
        add_expr(m, &rule->criteria[i].value, rule->at);
        add_number(m, rule->criteria[i].weight);
    }
    if (rule->support >= 0)
        add_question(m, rule->support);
    add_number(m, rule->mix_fit);
    add_number(m, rule->mix_support);
    add_number(m, rule->roles);
    add_number(m, rule->veto);
}

static void write_recommendation(struct meaning *m, int index)
{
    const struct recommendation_rule *rule = &m->rules->recommendations[index];
    add_text(m, rule->id);
    add_number(m, (double)rule->valid.from);
    add_number(m, (double)rule->valid.until);
    add_expr(m, &rule->when, rule->at);
}

static void write_table(struct meaning *m, int index)
{
    const struct table_rule *rule = &m->rules->tables[index];
    add_text(m, rule->id);
    for (size_t i = 0; i < rule->column_count; i++) {
        add_text(m, rule->columns[i].id);
        add_number(m, rule->columns[i].unit);
        add_number(m, rule->columns[i].shown);
    }
    add_expr(m, &rule->rows, rule->at);
}

// --- comparing ---

struct pair {
    struct meaning old, now;
    struct arena *arena;
    bool any;
};

static name_hash *room_for(struct arena *arena, size_t count)
{
    return arena_array(arena, count, sizeof(name_hash));
}

static struct meaning meaning_of(const struct rulebook *rules, const struct pack *now,
                                 struct arena *arena)
{
    const struct pack *pack = rules->pack;
    const char **ids = arena_array(arena, (size_t)pack->question_count, sizeof *ids);
    for (int i = 0; i < pack->question_count; i++)
        ids[i] = new_id(pack, now, i, arena);
    struct meaning meaning = {
        .rules = rules,
        .pack = pack,
        .arena = arena,
        .now = now,
        .ids = ids,
        .questions = room_for(arena, (size_t)pack->question_count),
        .dimensions = room_for(arena, (size_t)pack->dimension_count),
        .figures = room_for(arena, rules->figure_count),
        .axes = room_for(arena, rules->position ? rules->position->axis_count : 0),
        .routes = room_for(arena, rules->route_count),
        .recommendations = room_for(arena, rules->recommendation_count),
        .tables = room_for(arena, rules->table_count),
        .place = room_for(arena, 1),
    };
    hash_init(&meaning.hash);
    return meaning;
}

// What is not in both is not unlike: it is told as new or gone.
static bool is_unlike(struct pair *pair, write_meaning *write, name_hash *was, int before,
                      name_hash *is, int after)
{
    bool unlike = before >= 0 && strcmp(hash_of(&pair->old, was, before, write),
                                        hash_of(&pair->now, is, after, write)) != 0;
    pair->any |= before < 0 || unlike;
    return unlike;
}

static bool *flags(struct pair *pair, size_t count)
{
    return arena_array(pair->arena, count, sizeof(bool));
}

// The old question that is this one now, or -1. Of two that became one neither is.
static int find_old(const struct pair *pair, const char *id)
{
    int found = -1;
    for (int i = 0; i < pair->old.pack->question_count; i++) {
        if (strcmp(pair->old.ids[i], id) != 0)
            continue;
        if (found >= 0)
            return -1;
        found = i;
    }
    return found;
}

static void compare_questions(struct pair *pair, struct likeness *l)
{
    const struct pack *old = pair->old.pack, *now = pair->now.pack;
    l->questions = flags(pair, (size_t)now->question_count);
    l->was = arena_array(pair->arena, (size_t)now->question_count, sizeof *l->was);
    for (int i = 0; i < now->question_count; i++) {
        l->was[i] = find_old(pair, now->questions[i].id);
        l->questions[i] =
            is_unlike(pair, write_question, pair->old.questions, l->was[i], pair->now.questions, i);
    }
    l->dimensions = flags(pair, (size_t)now->dimension_count);
    for (int i = 0; i < now->dimension_count; i++)
        l->dimensions[i] =
            is_unlike(pair, write_dimension, pair->old.dimensions,
                      pack_dimension_find(old, now->dimensions[i].id), pair->now.dimensions, i);
    pair->any |=
        old->question_count != now->question_count || old->dimension_count != now->dimension_count;
}

static void compare_positions(struct pair *pair, struct likeness *l)
{
    const struct rulebook *rules = pair->old.rules;
    const struct position_rule *old = rules->position, *now = pair->now.rules->position;
    l->axes = flags(pair, now ? now->axis_count : 0);
    if (!old || !now) {
        pair->any |= old != now;
        return;
    }
    for (size_t i = 0; i < now->axis_count; i++)
        l->axes[i] = is_unlike(pair, write_axis, pair->old.axes,
                               rulebook_axis_find(rules, now->axes[i].id), pair->now.axes, (int)i);
    l->place = is_unlike(pair, write_place, pair->old.place, 0, pair->now.place, 0);
}

// One flag an entry of the list `kind` of the rulebook: does it mean something else now?
#define COMPARE_ALL(kind, count, write, find)                              \
    for (size_t i = (l->kind = flags(pair, (count)), 0); i < (count); i++) \
    l->kind[i] =                                                           \
        is_unlike(pair, write, pair->old.kind, find(old, now->kind[i].id), pair->now.kind, (int)i)

static void compare_rules(struct pair *pair, struct likeness *l)
{
    const struct rulebook *old = pair->old.rules, *now = pair->now.rules;
    COMPARE_ALL(figures, now->figure_count, write_figure, rulebook_figure_find);
    COMPARE_ALL(routes, now->route_count, write_route, rulebook_route_find);
    COMPARE_ALL(recommendations, now->recommendation_count, write_recommendation,
                rulebook_recommendation_find);
    COMPARE_ALL(tables, now->table_count, write_table, rulebook_table_find);
    pair->any |= old->figure_count != now->figure_count || old->route_count != now->route_count ||
                 old->table_count != now->table_count ||
                 old->recommendation_count != now->recommendation_count;
}

struct likeness likeness_of(const struct rulebook *old, const struct rulebook *now,
                            struct arena *arena)
{
    struct pair pair = {meaning_of(old, now->pack, arena), meaning_of(now, now->pack, arena), arena,
                        false};
    struct likeness likeness = {.ids = pair.old.ids};
    compare_questions(&pair, &likeness);
    compare_rules(&pair, &likeness);
    compare_positions(&pair, &likeness);
    likeness.any = pair.any;
    return likeness;
}
