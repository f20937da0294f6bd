// Several answers that become one: which of them is taken, or what they are together.
#include "model/migrate_merge.h"

#include "base/num.h"
#include "base/text.h"

static const struct node *merge_numbers(struct migrating *m, const struct node **values,
                                        size_t given)
{
    const struct node *best = NULL;
    double number = 0, most = 0, sum = 0;
    size_t count = 0;
    for (size_t i = 0; i < given; i++) {
        const struct node *value = values[i];
        if (migrate_is_state(value))
            continue;
        if (value->kind != NODE_SCALAR || !num_parse(value->text, &number)) {
            struct diag *diag = diag_add(m->diags, DIAG_MIGRATION_CLASH, value->span,
                                         "'%s' is no number, so it cannot be merged in this way",
                                         migrate_text(m->arena, value));
            migrate_note_step(m, diag);
            diag_help(m->diags, diag, "revalue the words to numbers first, or take the first");
            return value;
        }
        bool better = m->step->take == TAKE_LOWEST ? number < most : number > most;
        if (!best || better) {
            best = value;
            most = number;
        }
        sum += number;
        count++;
    }
    if (!best || m->step->take != TAKE_MEAN)
        return best;
    char text[NUM_TEXT];
    num_plain(text, num_round(sum / (double)count, 0), 0);
    return migrate_scalar(m->arena, arena_text(m->arena, text), best);
}

static void add_items(const struct node *value, const struct node **items, size_t *count)
{
    size_t parts = value->kind == NODE_LIST ? value->count : 1;
    for (size_t i = 0; i < parts; i++) {
        const struct node *item = value->kind == NODE_LIST ? value->items[i] : value;
        bool there = false;
        for (size_t k = 0; item->kind == NODE_SCALAR && k < *count; k++)
            there |= text_equal(items[k]->text, item->text);
        if (!there)
            items[(*count)++] = item;
    }
}

static const struct node *merge_lists(struct migrating *m, const struct node **values, size_t given)
{
    size_t room = 0, count = 0;
    for (size_t i = 0; i < given; i++)
        room += values[i]->kind == NODE_LIST ? values[i]->count : 1;
    const struct node **items = arena_array(m->arena, room, sizeof(struct node *));
    for (size_t i = 0; i < given; i++)
        if (!migrate_is_state(values[i]))
            add_items(values[i], items, &count);
    if (!count)
        return NULL;
    struct node *list = arena_alloc(m->arena, sizeof *list);
    *list =
        (struct node){.kind = NODE_LIST, .span = values[0]->span, .items = items, .count = count};
    return list;
}

static const struct node *merge_first(const struct node **values, size_t given)
{
    for (size_t i = 0; i < given; i++)
        if (!migrate_is_state(values[i]))
            return values[i];
    return NULL;
}

const struct node *migrate_merged(struct migrating *m, const struct node **values, size_t given)
{
    const struct node *taken = m->step->take == TAKE_FIRST ? merge_first(values, given)
                               : m->step->take == TAKE_ALL ? merge_lists(m, values, given)
                                                           : merge_numbers(m, values, given);
    return taken ? taken : values[0]; // nothing but states
}
