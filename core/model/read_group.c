// Reads `group:` of a pack: from how many people on answers are told, and which two questions may
// be laid side by side. What is done with it is in rules/tally.c.
#include "base/text.h"
#include "model/read.h"

static const struct question *question_named(struct read *r, const struct node *node)
{
    const char *id = read_word(r, node, "crossings");
    for (int i = 0; id && i < r->pack->question_count; i++)
        if (text_equal(r->pack->questions[i].id, id))
            return &r->pack->questions[i];
    if (id)
        diag_add(r->diags, DIAG_UNKNOWN_QUESTION, node->span, "there is no question called '%s'",
                 id);
    return NULL;
}

// A table that is told by its rows and again by its columns tells more than either.
static bool is_crossed(const struct group *group, int of, int by)
{
    bool crossed = false;
    for (size_t i = 0; i < group->crossing_count; i++) {
        const struct crossing *crossing = &group->crossings[i];
        crossed |= (crossing->of == of && crossing->by == by) ||
                   (crossing->of == by && crossing->by == of);
    }
    return crossed;
}

static void read_crossing(struct read *r, const struct node *node)
{
    struct group *group = &r->pack->group;
    if (node->kind != NODE_LIST || node->count != 2) {
        diag_add(r->diags, DIAG_WRONG_KIND, node->span,
                 "a crossing is a list of two questions; more than two are never crossed");
        return;
    }
    const struct question *of = question_named(r, node->items[0]);
    const struct question *by = question_named(r, node->items[1]);
    if (!of || !by)
        return;
    if (!question_crosses(of, by)) {
        struct diag *diag = diag_add(r->diags, DIAG_NO_CROSSING, node->span,
                                     "'%s' and '%s' cannot be crossed", of->id, by->id);
        diag_help(r->diags, diag,
                  "a crossing is [a question with one choice, a question with a scale, a choice, "
                  "choices or a number]");
        return;
    }
    if (is_crossed(group, of->index, by->index)) {
        struct diag *diag = diag_add(r->diags, DIAG_NO_CROSSING, node->span,
                                     "'%s' and '%s' are crossed already", of->id, by->id);
        diag_help(r->diags, diag,
                  "a table told by its rows and again by its columns tells what is hidden");
        return;
    }
    group->crossings[group->crossing_count++] = (struct crossing){of->index, by->index};
}

static void read_crossings(struct read *r, const struct node *map)
{
    struct group *group = &r->pack->group;
    const struct node *list = read_list(r, map, "crossings", READ_OPTIONAL, GROUP_CROSSINGS);
    if (list == NULL)
        return;
    group->crossings = arena_array(r->arena, list->count, sizeof *group->crossings);
    for (size_t i = 0; i < list->count; i++)
        read_crossing(r, list->items[i]);
}

void read_group(struct read *r, const struct node *top)
{
    static const char *const KEYS[] = {"least", "crossings"};
    static const struct range LEAST = {GROUP_LEAST, 1000, true};
    struct group *group = &r->pack->group;
    const struct node *map = node_find(top, "group");
    if (map == NULL || !read_map(r, map, "'group'", KEYS, sizeof KEYS / sizeof *KEYS))
        return;
    double least = GROUP_LEAST;
    if (node_find(map, "least") != NULL)
        read_number(r, map, "least", LEAST, &least);
    group->least = (int)least;
    group->span = read_place(map);
    read_crossings(r, map);
    if (r->pack->role_count > 1)
        diag_add(r->diags, DIAG_WRONG_KIND, group->span,
                 "a pack with 'group' has one role: its people are not told apart");
}
