// The dossiers between which a threshold is searched: a case with one fact, one answer, or the
// answers of several questions changed. It must not know what is compared.
#include "engine/boundaries.h"

#include <string.h>

#include "base/num.h"

static struct node *new_node(struct search *search, enum node_kind kind, const char *text)
{
    struct node *node = arena_alloc(search->arena, sizeof *node);
    node->kind = kind;
    node->text = text;
    node->span = search->from->text.base->span;
    return node;
}

static void put(struct search *search, struct node *map, const char *key, const struct node *value)
{
    const struct node **keys = arena_array(search->arena, map->count + 1, sizeof(*keys));
    const struct node **items = arena_array(search->arena, map->count + 1, sizeof(*items));
    for (size_t i = 0; i < map->count; i++) {
        keys[i] = map->keys[i];
        items[i] = map->items[i];
    }
    keys[map->count] = new_node(search, NODE_SCALAR, key);
    items[map->count] = value;
    map->keys = keys;
    map->items = items;
    map->count++;
}

static const struct node *number_node(struct search *search, long at, int decimals)
{
    char text[NUM_TEXT];
    double number = (double)at;
    for (int i = 0; i < decimals; i++)
        number /= 10;
    num_plain(text, num_round(number, decimals), decimals);
    return new_node(search, NODE_SCALAR, arena_text(search->arena, text));
}

// The rows of a table with one cell changed.
static const struct node *table_with(struct search *search, const struct knob *knob,
                                     const struct node *cell)
{
    const struct node *rows = case_entry(&search->from->text, "facts", knob->question->id);
    struct node *table = new_node(search, NODE_LIST, NULL);
    const struct node **items = arena_array(search->arena, rows->count, sizeof(*items));
    for (size_t i = 0; i < rows->count; i++) {
        struct node *row = new_node(search, NODE_MAP, NULL);
        for (size_t k = 0; k < rows->items[i]->count; k++) {
            bool this =
                i == knob->row && strcmp(rows->items[i]->keys[k]->text, knob->column->id) == 0;
            put(search, row, rows->items[i]->keys[k]->text, this ? cell : rows->items[i]->items[k]);
        }
        items[i] = row;
    }
    table->items = items;
    table->count = rows->count;
    return table;
}

static const struct node *point_node(struct search *search, const struct question *question,
                                     long at)
{
    size_t last = question->scale->count - 1;
    size_t point = question->reversed ? last - (size_t)at : (size_t)at;
    return new_node(search, NODE_SCALAR, question->scale->points[point].is);
}

static long steps_of(const struct search *search, int question)
{
    const struct scale *scale = search->pack->questions[question].scale;
    return scale && scale->count > 1 ? (long)scale->count - 1 : 0;
}

long boundaries_road(const struct search *search, const int *questions, size_t count)
{
    long steps = 0;
    for (size_t i = 0; i < count; i++)
        steps += steps_of(search, questions[i]);
    return steps;
}

// The answer of all who are asked, or of all but one role.
static const struct node *answer_node(struct search *search, const struct knob *knob,
                                      const struct question *question, long at)
{
    if (knob->apart < 0)
        return point_node(search, question, at);
    struct node *by_role = new_node(search, NODE_MAP, NULL);
    put(search, by_role, search->pack->roles[knob->apart].id,
        point_node(search, question, (long)question->scale->count - 1));
    put(search, by_role, "alle", point_node(search, question, at));
    return by_role;
}

// So many steps in all, each question one in its turn.
static void put_road(struct search *search, const struct knob *knob, long at, struct node *answers)
{
    long *steps = arena_array(search->arena, knob->count, sizeof *steps);
    for (bool any = true; at > 0 && any;) {
        any = false;
        for (size_t i = 0; i < knob->count && at > 0; i++) {
            if (steps[i] >= steps_of(search, knob->questions[i]))
                continue;
            any = true;
            steps[i]++;
            at--;
        }
    }
    for (size_t i = 0; i < knob->count; i++) {
        const struct question *question = &search->pack->questions[knob->questions[i]];
        if (steps_of(search, knob->questions[i]) > 0)
            put(search, answers, question->id, answer_node(search, knob, question, steps[i]));
    }
}

struct side boundaries_side(struct search *search, const struct knob *knob, long at)
{
    struct node *variant = new_node(search, NODE_MAP, NULL);
    struct node *entries = new_node(search, NODE_MAP, NULL);
    struct side side = {.change = variant};
    if (!knob->question) {
        put_road(search, knob, at, entries);
        side.how = knob->what;
        side.road = true;
    } else {
        const struct question *what = knob->column ? knob->column : knob->question;
        const struct node *value =
            what->scale ? point_node(search, what, at) : number_node(search, at, knob->decimals);
        if (knob->column)
            side.how = arena_textf(search->arena, "%s[%zu].%s = %s", knob->question->id,
                                   knob->row + 1, what->id, value->text);
        else
            side.how = arena_textf(search->arena, "%s = %s", what->id, value->text);
        put(search, entries, knob->question->id,
            knob->column ? table_with(search, knob, value) : value);
    }
    bool fact = knob->question && knob->question->phase == PHASE_FACTS;
    put(search, variant, fact ? "facts" : "answers", entries);
    return side;
}
