// Follows the names that stand for something read elsewhere, and says which are unknown and which
// declarations nobody uses. It fills in the model what a name meant. The names in conditions are
// not its work: they are bound in the rules.
#include "model/check.h"

#include <string.h>

#include "base/text.h"

// So many names are compared with a wrong one, whatever a hostile pack declares.
enum { MOST_NEAR = 500, MOST_LISTED = 12 };

// What a kind of name is called, and where the known ones are.
struct space {
    const char *what; // "role"
    enum diag_code code;
    const struct names *names;
    const char *(*at)(const struct pack *pack, int index);
    int count;
    bool shared; // some may be in a file that could not be read
};

static const char *role_at(const struct pack *pack, int index)
{
    return pack->roles[index].id;
}

static const char *dimension_at(const struct pack *pack, int index)
{
    return pack->dimensions[index].id;
}

static const char *scale_at(const struct pack *pack, int index)
{
    return pack->scales[index].id;
}

static const char *source_at(const struct pack *pack, int index)
{
    return pack->sources[index].id;
}

static const char *list_at(const struct pack *pack, int index)
{
    return pack->lists[index].id;
}

static const char *fact_at(const struct pack *pack, int index)
{
    return pack->questions[index].id;
}

// --- unknown names ---

// The nearest known name with its place, or the list when it is short.
static void help_unknown(struct read *r, struct diag *diag, const struct space *space,
                         const char *wanted)
{
    const char *known[MOST_NEAR] = {NULL};
    size_t count = 0;
    for (int i = 0; i < space->count && count < MOST_NEAR; i++)
        if (space->at(r->pack, i) != NULL)
            known[count++] = space->at(r->pack, i);
    const char *nearest = text_nearest(wanted, known, count);
    const struct name *name = nearest == NULL ? NULL : names_find(space->names, nearest);
    if (name != NULL && name->span.file >= 0) {
        diag_help(r->diags, diag, "did you mean '%s' (%s:%d)?", nearest,
                  r->diags->sources[name->span.file].name, name->span.line);
        return;
    }
    if (count == 0 || count > MOST_LISTED)
        return;
    diag_help(r->diags, diag, "there is: %s", arena_join(r->diags->arena, known, count, ", "));
}

// The number of a name, or -1 after a diagnostic. When a file could not be read the name may be in
// there, and nothing is said.
static int follow(struct read *r, const struct space *space, const struct node *node)
{
    if (node->kind != NODE_SCALAR || node->text[0] == '\0') {
        diag_add(r->diags, DIAG_WRONG_KIND, read_place(node), "the name of a %s is asked here",
                 diag_say(r->diags, space->what));
        return -1;
    }
    const struct name *name = names_find(space->names, node->text);
    if (name != NULL && name->index < space->count)
        return name->index;
    const char *key = arena_textf(r->arena, "%s %.80s", space->what, node->text);
    if ((space->shared && r->incomplete) || read_was_told(r, key))
        return -1;
    struct diag *diag = diag_add(r->diags, space->code, read_place(node), "no %s is called '%.80s'",
                                 diag_say(r->diags, space->what), node->text);
    if (r->diags->dropped == 0)
        help_unknown(r, diag, space, node->text);
    read_told(r, diag);
    return -1;
}

// --- the kinds of links ---

static void follow_scale(struct read *r, struct question *question, const struct node *node)
{
    SAYS struct space space = {"scale",  DIAG_UNKNOWN_SCALE,   &r->scales,
                               scale_at, r->pack->scale_count, true};
    int index = follow(r, &space, node);
    if (index < 0)
        return;
    question->scale = &r->pack->scales[index];
    r->scale_used[index] = true;
}

static int point_of(const struct scale *scale, const char *text)
{
    for (size_t i = 0; i < scale->count; i++)
        if (text_equal(scale->points[i].is, text))
            return (int)i;
    return -1;
}

static void follow_anchors(struct read *r, struct question *question, const struct node *node)
{
    const struct scale *scale = question->scale;
    if (node->kind != NODE_MAP) {
        diag_add(r->diags, DIAG_WRONG_KIND, read_place(node),
                 "'anchors' has to be a mapping of points to texts");
        return;
    }
    if (scale == NULL)
        return;
    question->anchors = arena_array(r->arena, scale->count, sizeof *question->anchors);
    for (size_t i = 0; i < node->count; i++) {
        int point = point_of(scale, node->keys[i]->text);
        if (point >= 0) {
            read_text_node(r, node->items[i], "anchors", &question->anchors[point]);
            continue;
        }
        struct diag *diag =
            diag_add(r->diags, DIAG_UNKNOWN_POINT, node->keys[i]->span,
                     "the scale '%s' has no point '%s'", scale->id, node->keys[i]->text);
        diag_note_at(r->diags, diag, scale->span, "the scale is here");
    }
}

static void follow_roles(struct read *r, struct question *question, const struct node *list)
{
    SAYS struct space space = {"role",  DIAG_UNKNOWN_ROLE,   &r->roles,
                               role_at, r->pack->role_count, false};
    for (size_t i = 0; i < list->count; i++) {
        int role = follow(r, &space, list->items[i]);
        if (role < 0)
            continue;
        if ((question->roles & (1U << role)) != 0)
            diag_add(r->diags, DIAG_DUPLICATE_ID, list->items[i]->span, "'%s' stands twice",
                     list->items[i]->text);
        question->roles |= 1U << role;
    }
}

// A question that is taken is asked to who has the same role here.
static void follow_our_roles(struct read *r, struct question *question, const struct node *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct name *role = names_find(&r->roles, list->items[i]->text);
        if (role != NULL && role->index < r->pack->role_count)
            question->roles |= 1U << role->index;
    }
    if (question->roles != 0 || r->tattered)
        return;
    struct diag *diag = diag_add(r->diags, DIAG_NOBODY_ASKED, question->span,
                                 "none of the roles that are asked '%s' is in this pack",
                                 question->id == NULL ? "" : question->id);
    diag_help(r->diags, diag, "name who is asked: roles: [...] in `take`");
}

static void follow_dimension(struct read *r, struct question *question, const struct node *node)
{
    SAYS struct space space = {"dimension",  DIAG_UNKNOWN_DIMENSION,   &r->dimensions,
                               dimension_at, r->pack->dimension_count, false};
    question->dimension = follow(r, &space, node);
}

static size_t follow_sources(struct read *r, const struct node *list, const int **indexes)
{
    SAYS struct space space = {"source",  DIAG_UNKNOWN_SOURCE,   &r->sources,
                               source_at, r->pack->source_count, true};
    size_t count = 0;
    int *found = arena_array(r->arena, list->count, sizeof *found);
    for (size_t i = 0; i < list->count; i++) {
        int index = follow(r, &space, list->items[i]);
        if (index >= 0)
            found[count++] = index;
    }
    *indexes = found;
    return count;
}

static void follow_suggest(struct read *r, struct question *question, const struct node *node)
{
    SAYS struct space space = {"list",  DIAG_UNKNOWN_LIST,   &r->lists,
                               list_at, r->pack->list_count, true};
    int index = follow(r, &space, node);
    if (index >= 0)
        question->suggest = &r->pack->lists[index];
}

static void follow_list(struct read *r, const struct link *link)
{
    struct list *list = &r->pack->lists[link->index];
    if (link->column < 0) {
        list->source_count = follow_sources(r, link->node, &list->sources);
        return;
    }
    struct list_row *row = &list->rows[link->column];
    row->source_count = follow_sources(r, link->node, &row->sources);
}

static void follow_at(struct read *r, struct check *check, const struct node *node)
{
    SAYS struct space space = {"fact",  DIAG_UNKNOWN_QUESTION, &r->questions,
                               fact_at, r->pack->fact_count,   true};
    check->at = follow(r, &space, node);
}

static void follow_link(struct read *r, const struct link *link)
{
    struct pack *pack = r->pack;
    struct question *question = NULL;
    if (link->kind <= LINK_SUGGEST) {
        question = &pack->questions[link->index];
        if (link->column >= 0)
            question = &question->columns[link->column];
    }
    r->guest = link->guest;
    switch (link->kind) {
    case LINK_SCALE: follow_scale(r, question, link->node); break;
    case LINK_ANCHORS: follow_anchors(r, question, link->node); break;
    case LINK_ROLES: follow_roles(r, question, link->node); break;
    case LINK_OUR_ROLES: follow_our_roles(r, question, link->node); break;
    case LINK_DIMENSION: follow_dimension(r, question, link->node); break;
    case LINK_SOURCES:
        question->source_count = follow_sources(r, link->node, &question->sources);
        break;
    case LINK_OVERTAKES: {
        struct source_record *source = &pack->sources[link->index];
        source->overtake_count = follow_sources(r, link->node, &source->overtakes);
        break;
    }
    case LINK_AMOUNTS: {
        struct amount_set *set = &pack->amounts[link->index];
        set->source_count = follow_sources(r, link->node, &set->sources);
        break;
    }
    case LINK_SUGGEST: follow_suggest(r, question, link->node); break;
    case LINK_LIST: follow_list(r, link); break;
    case LINK_AT: follow_at(r, &pack->checks[link->index], link->node); break;
    }
}

// --- declared for nothing ---

SAYS static void warn_unused(struct read *r, const char *what, const char *id, struct span span)
{
    if (id != NULL)
        diag_add(r->diags, DIAG_UNUSED, span, "no question uses the %s '%s'",
                 diag_say(r->diags, what), id);
}

static void check_unused(struct read *r)
{
    const struct pack *pack = r->pack;
    unsigned roles = 0;
    bool *dimensions = arena_array(r->arena, (size_t)pack->dimension_count, sizeof *dimensions);
    for (int i = pack->fact_count; i < pack->question_count; i++) {
        roles |= pack->questions[i].roles;
        if (pack->questions[i].dimension >= 0)
            dimensions[pack->questions[i].dimension] = true;
    }
    for (int i = r->own_scales; i < pack->scale_count; i++)
        if (!r->scale_used[i])
            warn_unused(r, "scale", pack->scales[i].id, pack->scales[i].span);
    for (int i = 0; i < pack->role_count; i++)
        if ((roles & (1U << i)) == 0)
            warn_unused(r, "role", pack->roles[i].id, pack->roles[i].span);
    for (int i = 0; i < pack->dimension_count; i++)
        if (!dimensions[i])
            warn_unused(r, "dimension", pack->dimensions[i].id, pack->dimensions[i].span);
}

void check_pack(struct read *r)
{
    r->scale_used = arena_array(r->arena, (size_t)r->pack->scale_count, sizeof *r->scale_used);
    for (size_t i = 0; i < r->link_count; i++)
        follow_link(r, &r->links[i]);
    read_count_told(r);
    // What looks unused may only have been named wrongly.
    if (r->diags->errors == r->errors)
        check_unused(r);
}
