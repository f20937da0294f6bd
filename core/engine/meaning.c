// What a finding means: everything that can change a number goes into a hash for each: scales,
// roles, weights, conditions, and through names whatever these rest on. Wording does not. Where a
// rule is a function, the text of its script counts as a whole, and what the function can read:
// rather a doubt too many than too few. It must not know what is compared.

#include "engine/meaning.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "base/text.h"
#include "engine/compare.h"
#include "rules/script_reads.h"

// Each thing is hashed once, and others that rest on it add that: however often rules name each
// other, the work is that of reading them.
struct meaning {
    const struct rulebook *rules;
    const struct pack *pack;
    struct arena *arena;
    struct hash hash;
    const struct pack *now;
    const char **ids; // of the questions, as the new pack has them
    const struct script_reads *reads;
    bool careful;                   // functions count as reading anything
    bool circular;                  // something may read itself
    name_hash *made[MEANING_KINDS]; // one each; "" while it is not made
};

typedef void write_meaning(struct meaning *m, int index);

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

static write_meaning *const WRITES[MEANING_KINDS];

const char *meaning_hash(struct meaning *m, enum meaning_kind kind, int index)
{
    char *made = m->made[kind][index];
    m->circular |= *made == '*';
    if (*made == '\0') {
        struct hash outer = m->hash;
        hash_init(&m->hash);
        *made = '*'; // whatever comes back to itself ends here
        WRITES[kind](m, index);
        hash_hex(&m->hash, made);
        m->hash = outer;
    }
    return made;
}

static void add_question(struct meaning *m, int index)
{
    add_text(m, meaning_hash(m, MEANING_ANSWER, index));
}

static void add_dimension(struct meaning *m, int index)
{
    add_text(m, meaning_hash(m, MEANING_DIMENSION, index));
}

static void add_axis(struct meaning *m, int index)
{
    add_text(m, meaning_hash(m, MEANING_AXIS, index));
}

// The amounts of one name in all sets; -1: of all names.
static void add_amounts(struct meaning *m, int name)
{
    for (int i = 0; i < m->pack->amount_count; i++) {
        const struct amount_set *set = &m->pack->amounts[i];
        add_text(m, set->id);
        for (size_t k = 0; k < set->count; k++) {
            if (name >= 0 && !text_equal(set->amounts[k].name, m->pack->amount_names[name]))
                continue;
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

static void add_list(struct meaning *m, int list)
{
    add_text(m, m->pack->lists[list].id);
    add_cell(m, &m->pack->lists[list].value);
}

// The first role by id after this one, or -1: their order in the pack says nothing.
static int next_role(const struct pack *pack, int last)
{
    int next = -1;
    for (int r = 0; r < pack->role_count; r++)
        if ((last < 0 || strcmp(pack->roles[r].id, pack->roles[last].id) > 0) &&
            (next < 0 || strcmp(pack->roles[r].id, pack->roles[next].id) < 0))
            next = r;
    return next;
}

static void add_roles(struct meaning *m)
{
    for (int r = next_role(m->pack, -1); r >= 0; r = next_role(m->pack, r))
        add_text(m, m->pack->roles[r].id);
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
    case REF_FIGURE: add_text(m, meaning_hash(m, MEANING_FIGURE, ref.index)); break;
    case REF_AXIS:
    case REF_LOWEST: add_axis(m, ref.index); break;
    case REF_ROUTE:
        add_text(m, meaning_hash(m, ref.sub == REF_ROUTE_BLOCKED ? MEANING_BLOCKED : MEANING_ROUTE,
                                 ref.index));
        break;
    case REF_AMOUNT: add_amounts(m, ref.sub); break;
    case REF_LIST: add_list(m, ref.index); break;
    case REF_ROLE: add_roles(m); break;
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

static int compare_hashes(const void *a, const void *b)
{
    return strcmp(a, b);
}

// Hashes of which the order changes nothing.
struct set {
    name_hash *list;
    size_t count, room;
};

static name_hash *set_room(struct meaning *m, struct set *set)
{
    ARENA_PUSH(m->arena, set->list, set->count, set->room);
    return &set->list[set->count++];
}

static void add_set(struct meaning *m, struct set *set)
{
    if (set->count > 1)
        qsort(set->list, set->count, sizeof *set->list, compare_hashes);
    for (size_t i = 0; i < set->count; i++)
        add_text(m, set->list[i]);
}

// Questions; all of them when `questions` is NULL.
static void add_questions(struct meaning *m, const int *questions, size_t count,
                          write_meaning *write)
{
    struct set all = {0};
    struct hash outer = m->hash;
    for (size_t i = 0; i < count; i++) {
        hash_init(&m->hash);
        write(m, questions ? questions[i] : (int)i);
        hash_hex(&m->hash, *set_room(m, &all));
    }
    m->hash = outer;
    add_set(m, &all);
}

// --- functions ---

struct function_reads {
    struct meaning *m;
    struct set set;
    bool anything;
};

static void add_read_one(struct function_reads *reads, struct ref ref)
{
    hash_init(&reads->m->hash);
    add_ref(reads->m, ref);
    hash_hex(&reads->m->hash, *set_room(reads->m, &reads->set));
}

// How many there are of a kind; 0: it is not counted here.
static int count_of(const struct pack *pack, enum ref_space space)
{
    switch (space) {
    case REF_ANSWER:
    case REF_ITEM:
    case REF_ITEMGAP:
    case REF_SPREAD:
    case REF_TALLY: return pack->question_count;
    case REF_FACT: return pack->fact_count;
    case REF_DIMENSION:
    case REF_GAP: return pack->dimension_count;
    case REF_LIST: return pack->list_count;
    default: return 0;
    }
}

static void add_read(void *context, struct ref ref, bool all)
{
    struct function_reads *reads = context;
    int count = count_of(reads->m->pack, ref.space);
    if (!all) {
        add_read_one(reads, ref);
        return;
    }
    if (ref.space == REF_AMOUNT)
        add_read_one(reads, (struct ref){REF_AMOUNT, -1, -1});
    else if (ref.space == REF_ROLE)
        add_read_one(reads, ref);
    else
        reads->anything |= count == 0; // figures, routes: all that rules may rest on
    for (int i = 0; i < count; i++)
        add_read_one(reads, (struct ref){ref.space, i, 0});
}

static void write_only_asked(struct meaning *m, int index)
{
    write_asked(m, &m->pack->questions[index], m->ids[index]);
}

// All that can be given; not the figures that are made of it, which may read this one.
static void add_anything(struct meaning *m)
{
    for (int i = 0; i < m->pack->question_count; i++)
        add_number(m, m->pack->questions[i].weight);
    add_questions(m, NULL, (size_t)m->pack->question_count, write_only_asked);
    add_amounts(m, -1);
    for (int i = 0; i < m->pack->list_count; i++)
        add_list(m, i);
}

static void add_function(struct meaning *m, int function, int script)
{
    struct function_reads reads = {.m = m};
    struct hash outer = m->hash;
    bool told = !m->careful && script_reads_tell(m->reads, script, function, add_read, &reads) &&
                !reads.anything;
    m->hash = outer;
    if (told)
        add_set(m, &reads.set);
    else
        add_anything(m);
}

// The text of a function is that of its script, with what scripts share.
static void add_expr(struct meaning *m, const struct expr *expr, struct rule_at at)
{
    add_cond(m, expr->cond);
    if (expr->function == 0)
        return;
    for (int i = 0; i < m->pack->script_count; i++)
        if (i == at.script || !m->pack->scripts[i].declared)
            hash_add(&m->hash, m->pack->scripts[i].text, m->pack->scripts[i].length);
    add_function(m, expr->function, at.script);
}

// What is asked and how it counts; when it is asked is added by write_question.
static void write_asked(struct meaning *m, const struct question *question, const char *id)
{
    add_text(m, id);
    add_number(m, question->type);
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
    for (int r = next_role(m->pack, -1); r >= 0; r = next_role(m->pack, r))
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

// With its weight in the dimension it is of. Nothing else looks at that.
static void write_weighed(struct meaning *m, int index)
{
    add_number(m, m->pack->questions[index].weight);
    add_question(m, index);
}

static void write_dimension(struct meaning *m, int dimension)
{
    const struct score_rule *rule = rulebook_score_of(m->rules, dimension);
    const struct dimension_use *use = &m->rules->uses[dimension];
    add_text(m, m->pack->dimensions[dimension].id);
    add_questions(m, use->questions, use->count, write_weighed);
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

// Whether a route is blocked decides who is asked about it: that rests on no answer to that.
static void write_blocked(struct meaning *m, int route)
{
    const struct route_rule *rule = &m->rules->routes[route];
    add_text(m, rule->id);
    for (size_t i = 0; i < rule->require_count; i++)
        add_expr(m, &rule->requires[i].when, rule->at);
}

static void write_route(struct meaning *m, int route)
{
    const struct route_rule *rule = &m->rules->routes[route];
    write_blocked(m, route);
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

static write_meaning *const WRITES[MEANING_KINDS] = {
    [MEANING_ANSWER] = write_question,     [MEANING_QUESTION] = write_weighed,
    [MEANING_DIMENSION] = write_dimension, [MEANING_FIGURE] = write_figure,
    [MEANING_AXIS] = write_axis,           [MEANING_BLOCKED] = write_blocked,
    [MEANING_ROUTE] = write_route,         [MEANING_RECOMMENDATION] = write_recommendation,
    [MEANING_TABLE] = write_table,         [MEANING_PLACE] = write_place,
};

struct meaning *meaning_of(const struct rulebook *rules, const struct pack *now, bool careful,
                           struct arena *arena)
{
    const struct pack *pack = rules->pack;
    const size_t counts[MEANING_KINDS] = {
        [MEANING_ANSWER] = (size_t)pack->question_count,
        [MEANING_QUESTION] = (size_t)pack->question_count,
        [MEANING_DIMENSION] = (size_t)pack->dimension_count,
        [MEANING_FIGURE] = rules->figure_count,
        [MEANING_AXIS] = rules->position ? rules->position->axis_count : 0,
        [MEANING_BLOCKED] = rules->route_count,
        [MEANING_ROUTE] = rules->route_count,
        [MEANING_RECOMMENDATION] = rules->recommendation_count,
        [MEANING_TABLE] = rules->table_count,
        [MEANING_PLACE] = 1,
    };
    struct meaning *m = arena_alloc(arena, sizeof *m);
    *m = (struct meaning){
        .rules = rules, .pack = pack, .arena = arena, .now = now, .careful = careful};
    m->ids = arena_array(arena, (size_t)pack->question_count, sizeof *m->ids);
    for (int i = 0; i < pack->question_count; i++)
        m->ids[i] = likeness_id(pack, now, i, arena);
    if (!careful)
        m->reads = script_reads_new(rules, arena);
    for (int kind = 0; kind < MEANING_KINDS; kind++)
        m->made[kind] = arena_array(arena, counts[kind], sizeof(name_hash));
    hash_init(&m->hash);
    return m;
}

const char *const *meaning_ids(const struct meaning *m)
{
    return m->ids;
}

bool meaning_is_circular(const struct meaning *m)
{
    return m->circular;
}
