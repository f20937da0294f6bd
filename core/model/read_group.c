// Reads `group:` of a pack: from how many people on answers are told, and which two questions may
// be laid side by side. What is done with it is in rules/tally.c.
#include "base/text.h"
#include "model/read.h"

static int question_named(struct read *r, const struct node *node, bool scaled)
{
    const char *id = read_word(r, node, "crossings");
    if (id == NULL)
        return -1;
    const struct question *question = NULL;
    for (int i = 0; i < r->pack->question_count; i++)
        if (text_equal(r->pack->questions[i].id, id))
            question = &r->pack->questions[i];
    bool fits = question != NULL &&
                (scaled ? question->type == QUESTION_SCALE : question->type == QUESTION_SINGLE);
    if (fits)
        return question->index;
    struct diag *diag = diag_add(
        r->diags, DIAG_UNKNOWN_QUESTION, node->span, "there is no %s called '%s'",
        diag_say(r->diags, scaled ? "question with a scale" : "question with one choice"), id);
    diag_help(r->diags, diag,
              "a crossing is [a question with one choice, a question with a scale]");
    return -1;
}

static void read_crossings(struct read *r, const struct node *map)
{
    struct group *group = &r->pack->group;
    const struct node *list = read_list(r, map, "crossings", READ_OPTIONAL, GROUP_CROSSINGS);
    if (list == NULL)
        return;
    group->crossings = arena_array(r->arena, list->count, sizeof *group->crossings);
    for (size_t i = 0; i < list->count; i++) {
        const struct node *node = list->items[i];
        if (node->kind != NODE_LIST || node->count != 2) {
            diag_add(r->diags, DIAG_WRONG_KIND, node->span,
                     "a crossing is a list of two questions; more than two are never crossed");
            continue;
        }
        struct crossing crossing = {question_named(r, node->items[0], false),
                                    question_named(r, node->items[1], true)};
        if (crossing.of >= 0 && crossing.by >= 0)
            group->crossings[group->crossing_count++] = crossing;
    }
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
