// Questions that a section takes from another pack by their ids, so that a text stands once: a
// short questionnaire asks what the long one asks, word for word. What they stand on (scales,
// sources) comes along; roles and dimension are those of the pack that takes. It must not know what
// a question is made of.
#include "base/text.h"
#include "model/load.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const char *const TAKE_KEYS[] = {"from", "questions", "roles", "dimension"};

static const char *path_of(struct read *r, const char *id)
{
    return arena_textf(r->arena, "questionnaires/%s/questionnaire.yaml", id);
}

// --- the packs ---

static void load_giver(struct load *l, const struct node *from)
{
    struct read *r = &l->read;
    // What is wrong with the name itself is told when the section is read.
    if (from == NULL || from->kind != NODE_SCALAR || !read_is_id(from->text, READ_PACK_ID))
        return;
    const struct node *top = NULL;
    if (load_questionnaire(l, from, &top) != LOAD_OK)
        return;
    bool guest = r->guest;
    r->guest = true;
    load_common(l, top);
    load_records(l, top);
    r->guest = guest;
}

void load_givers(struct load *l, const struct node *top)
{
    const struct node *phases = node_find(top, "phases");
    for (size_t i = 0; phases != NULL && phases->kind == NODE_MAP && i < phases->count; i++) {
        const struct node *sections = node_find(phases->items[i], "sections");
        for (size_t k = 0; sections != NULL && sections->kind == NODE_LIST && k < sections->count;
             k++)
            load_giver(l, node_find(node_find(sections->items[k], "take"), "from"));
    }
}

// --- the questions ---

// The ids of the questions that stand in a pack, each with its place among `nodes`.
struct stock {
    const char **ids;
    const struct node **nodes;
    size_t count, id_room, node_room;
};

static void add_questions(struct read *r, struct stock *stock, const struct node *list)
{
    for (size_t i = 0; list != NULL && list->kind == NODE_LIST && i < list->count; i++) {
        const struct node *id = node_find(list->items[i], "id");
        if (id == NULL || id->kind != NODE_SCALAR)
            continue;
        size_t count = stock->count;
        ARENA_PUSH(r->arena, stock->ids, count, stock->id_room);
        ARENA_PUSH(r->arena, stock->nodes, count, stock->node_room);
        stock->ids[count] = id->text;
        stock->nodes[count] = list->items[i];
        stock->count++;
    }
}

static void fill_stock(struct read *r, struct stock *stock, const struct node *top)
{
    const struct node *phases = node_find(top, "phases");
    for (size_t i = 0; phases != NULL && phases->kind == NODE_MAP && i < phases->count; i++) {
        const struct node *sections = node_find(phases->items[i], "sections");
        for (size_t k = 0; sections != NULL && sections->kind == NODE_LIST && k < sections->count;
             k++)
            add_questions(r, stock, node_find(sections->items[k], "questions"));
    }
}

static const struct node *find_question(struct read *r, const struct stock *stock,
                                        const struct node *id, const struct node *from)
{
    if (read_id_node(r, id, READ_QUESTION, "questions") == NULL)
        return NULL;
    for (size_t i = 0; i < stock->count; i++)
        if (text_equal(stock->ids[i], id->text))
            return stock->nodes[i];
    struct diag *diag = diag_add(r->diags, DIAG_UNKNOWN_QUESTION, read_place(id),
                                 "the pack '%s' has no question '%s'", from->text, id->text);
    diag_suggest(r->diags, diag, id->text, stock->ids, stock->count);
    return NULL;
}

// The top of the pack, as it was read before; NULL when that went wrong, or after a diagnostic.
static const struct node *giver(struct load *l, const struct node *from)
{
    struct read *r = &l->read;
    if (from == NULL || read_id_node(r, from, READ_PACK_ID, "from") == NULL)
        return NULL;
    if (text_equal(from->text, r->pack->id)) {
        diag_add(r->diags, DIAG_UNKNOWN_PACK, read_place(from),
                 "a pack cannot take questions from itself");
        return NULL;
    }
    return load_known(l, path_of(r, from->text));
}

void load_taken(struct load *l, const struct node *take, enum phase phase, int section)
{
    struct read *r = &l->read;
    if (!read_map(r, take, "'take'", TAKE_KEYS, COUNT(TAKE_KEYS)))
        return;
    const struct node *from = read_key(r, take, "from", READ_REQUIRED);
    const struct node *list = read_list(r, take, "questions", READ_REQUIRED, PACK_QUESTIONS);
    const struct node *top = giver(l, from);
    if (top == NULL || list == NULL) {
        r->incomplete = true;
        return;
    }
    struct stock stock = {0};
    fill_stock(r, &stock, top);
    for (size_t i = 0; i < list->count; i++) {
        const struct node *question = find_question(r, &stock, list->items[i], from);
        if (question == NULL)
            r->tattered = true;
        else if (!read_taken(r, question, list->items[i], take, phase, section))
            return;
    }
}
