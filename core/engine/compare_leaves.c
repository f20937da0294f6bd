// Every place in which two results differ, whatever it holds: the trees are walked together, so a
// key that results get later is compared as well. Entries of lists go by their id. It does not know
// what a key means; only which keys tell of the run and not of what was found.
#include <string.h>

#include "base/num.h"
#include "base/text.h"
#include "engine/compare.h"

struct walk {
    struct arena *arena;
    struct comparison *result;
    const char *space, *thing;
    const struct likeness *likeness; // without `ids` when the old pack is not at hand
    const struct pack *pack;         // the old one
};

// Of the run: who, when and with what. `rule` is a line of a script, `answers` follow from `name`.
static const char *const ASIDE[] = {"grow_result", "pack",        "dossier",   "engine",
                                    "engine_hash", "partnership", "fictional", "date",
                                    "diagnostics", "rule",        "answers"};
// What a finding comes down to: told under the name of the finding itself.
static const char *const HEADS[] = {"score", "rank", "id"};
// Mappings of which the pack gives the keys. In all others a key that one side lacks is one that
// the older program did not write.
static const char *const OPEN[] = {"figures", "tables", "respondents", "axes", "by_role"};

#define HAS(list, name) is_one((list), sizeof(list) / sizeof *(list), (name))

static bool is_one(const char *const *list, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (text_equal(list[i], name))
            return true;
    return false;
}

// --- one value as text ---

// "items.G03" of the old result, by the name that its question has now.
static const char *name_now(struct walk *w, const char *name)
{
    static const char *const SPACES[] = {"items.", "facts.", "answers."};
    for (size_t s = 0; w->likeness->ids && s < sizeof SPACES / sizeof *SPACES; s++) {
        size_t length = strlen(SPACES[s]);
        if (strncmp(name, SPACES[s], length) != 0)
            continue;
        const char *end = strchr(name + length, '.');
        end = end ? end : name + strlen(name);
        const char *id = arena_text_n(w->arena, name + length, (size_t)(end - name) - length);
        const struct question *question = pack_question_find(w->pack, id);
        if (question)
            return arena_textf(w->arena, "%s%s%s", SPACES[s], w->likeness->ids[question->index],
                               end);
    }
    return name;
}

static const char *shown(struct walk *w, const struct node *node, bool is_old)
{
    if (!node)
        return NULL;
    if (node->kind == NODE_SCALAR)
        return node_is_null(node) ? "missing" : node->text;
    const char *all = "";
    for (size_t i = 0; i < node->count; i++) {
        const char *name = node->kind == NODE_MAP ? node->keys[i]->text : NULL;
        if (name && HAS(ASIDE, name))
            continue;
        const char *one = shown(w, node->items[i], is_old);
        if (is_old && name && text_equal(name, "name"))
            one = name_now(w, one);
        all = arena_textf(w->arena, "%s%s%s", all, *all ? node->kind == NODE_MAP ? " " : ", " : "",
                          one);
    }
    return node->count ? all : "none";
}

// What is known of an axis says nothing more where the axis itself differs.
static bool is_said(const struct walk *w, const char *key)
{
    static const char PARTIAL[] = "axes_partial.";
    if (!key || !text_starts(key, PARTIAL))
        return false;
    for (size_t i = 0; i < w->result->leaf_count; i++) {
        const char *other = w->result->leaves[i].key;
        if (other && text_starts(other, "axes.") &&
            text_equal(other + strlen("axes."), key + strlen(PARTIAL)))
            return true;
    }
    return false;
}

static void add(struct walk *w, const char *key, const char *was, const char *is)
{
    struct comparison *result = w->result;
    if (text_equal(was, is) || is_said(w, key))
        return;
    const char *name = w->space;
    name = w->thing ? arena_textf(w->arena, "%s.%s", name, w->thing) : name;
    name = key ? arena_textf(w->arena, "%s.%s", name, key) : name;
    ARENA_PUSH(w->arena, result->leaves, result->leaf_count, result->leaf_room);
    result->leaves[result->leaf_count++] = (struct compared_leaf){
        .space = w->space, .thing = w->thing, .key = key, .name = name, .was = was, .is = is};
}

// --- entries of lists ---

// What an entry is known by, or NULL: a requirement has no id, but its own condition.
static const char *name_of(const struct node *entry)
{
    static const char *const NAMES[] = {"id", "code", "condition"};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        const struct node *name = node_find(entry, NAMES[i]);
        if (name && !node_is_null(name) && name->kind == NODE_SCALAR)
            return name->text;
    }
    return NULL;
}

static bool is_named(const struct node *list)
{
    if (!list || list->kind != NODE_LIST)
        return false;
    for (size_t i = 0; i < list->count; i++)
        if (!name_of(list->items[i]))
            return false;
    return true;
}

static const struct node *entry_of(const struct node *list, const char *name)
{
    for (size_t i = 0; i < list->count; i++)
        if (text_equal(name_of(list->items[i]), name))
            return list->items[i];
    return NULL;
}

static const struct node *child(const struct node *node, const char *name)
{
    return node->kind == NODE_LIST ? entry_of(node, name) : node_find(node, name);
}

static const char *child_name(const struct node *node, size_t i)
{
    return node->kind == NODE_LIST ? name_of(node->items[i]) : node->keys[i]->text;
}

static double priority_of(const struct node *entry)
{
    const struct node *priority = node_find(entry, "priority");
    double number = 0;
    return priority && priority->text && num_parse(priority->text, &number) ? number : 0;
}

// The names that both have, in the order in which a report shows them.
static const char *order_of(struct walk *w, const struct node *list, const struct node *other)
{
    const char *all = "";
    bool *done = arena_array(w->arena, list->count, sizeof *done);
    for (size_t k = 0; k < list->count; k++) {
        size_t first = list->count;
        for (size_t i = 0; i < list->count; i++)
            if (!done[i] && (first == list->count ||
                             priority_of(list->items[i]) < priority_of(list->items[first])))
                first = i;
        done[first] = true;
        const char *name = name_of(list->items[first]);
        if (entry_of(other, name))
            all = arena_textf(w->arena, "%s%s%s", all, *all ? ", " : "", name);
    }
    return all;
}

// --- the walk ---

static void compare_nodes(struct walk *w, const char *key, const struct node *old,
                          const struct node *now);

// One child of both; NULL on the side that lacks it.
static void compare_child(struct walk *w, const char *key, const char *name, bool is_thing,
                          const struct node *old, const struct node *now)
{
    if (is_thing) {
        w->thing = arena_text(w->arena, name);
        compare_nodes(w, NULL, old, now);
        w->thing = NULL;
        return;
    }
    bool head = !key && HAS(HEADS, name);
    compare_nodes(w,
                  head  ? NULL
                  : key ? arena_textf(w->arena, "%s.%s", key, name)
                        : name,
                  old, now);
}

static void compare_children(struct walk *w, const char *key, const struct node *old,
                             const struct node *now, bool open)
{
    bool is_thing = !w->thing && !key && !text_equal(w->space, "position");
    for (size_t pass = 0; pass < 2; pass++) {
        const struct node *node = pass == 0 ? now : old;
        for (size_t i = 0; i < node->count; i++) {
            const char *name = child_name(node, i);
            const struct node *was = child(old, name), *is = child(now, name);
            bool has = was && is;
            if ((pass == 1 && has) || (!is_thing && HAS(ASIDE, name)) || (!has && !open))
                continue;
            if (pass == 0 || !is)
                compare_child(w, key, name, is_thing, was, is);
        }
    }
}

// An entry that came or went is told in a word.
static const char *presence(const struct walk *w)
{
    return text_equal(w->space, "recommendations") ? "given"
           : text_equal(w->space, "cards")         ? "drawn"
                                                   : "there";
}

static void compare_nodes(struct walk *w, const char *key, const struct node *old,
                          const struct node *now)
{
    const char *last = key ? strrchr(key, '.') : NULL;
    const char *name = last ? last + 1 : key ? key : w->thing ? "" : w->space;
    bool one_gone = !old || !now;
    const struct node *some = now ? now : old;
    if (one_gone && some->kind == NODE_MAP)
        add(w, key, old ? presence(w) : NULL, now ? presence(w) : NULL);
    else if (!one_gone && old->kind == NODE_MAP && now->kind == NODE_MAP)
        compare_children(w, key, old, now, HAS(OPEN, name));
    else if (!one_gone && is_named(old) && is_named(now) && old->count + now->count > 0) {
        compare_children(w, key, old, now, true);
        add(w, key, order_of(w, old, now), order_of(w, now, old));
    } else
        add(w, key, shown(w, old, true), shown(w, now, false));
}

// Rows of the comparison hold it already.
static bool is_told(const struct compared_leaf *leaf)
{
    static const char *const ROWS[] = {"dimensions", "routes", "recommendations", "figures",
                                       "respondents"};
    if (text_equal(leaf->space, "position"))
        return !leaf->key || text_equal(leaf->key, "label") || strncmp(leaf->key, "axes.", 5) == 0;
    return leaf->thing && !leaf->key && HAS(ROWS, leaf->space);
}

// In the order of the new result; of each part, what only the old one has comes last.
void compare_leaves(const struct node *old, const struct node *now, const struct pack *pack,
                    const struct likeness *likeness, struct arena *arena, struct comparison *result)
{
    struct walk w = {.arena = arena, .result = result, .likeness = likeness, .pack = pack};
    for (size_t i = 0; i < now->count; i++) {
        w.space = now->keys[i]->text;
        const struct node *was = node_find(old, w.space);
        if (was && !HAS(ASIDE, w.space))
            compare_nodes(&w, NULL, was, now->items[i]);
    }
    for (size_t i = 0; i < result->leaf_count; i++)
        result->leaves[i].told = is_told(&result->leaves[i]);
}
