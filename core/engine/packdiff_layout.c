// What changed in report.yaml: sections that came, went or moved, and in each the keys and
// sentences that are others. A report shows findings and makes none, so all of it is wording.
#include "engine/packdiff.h"

#include <string.h>

#include "base/text.h"
#include "model/tree.h"

static void compare_nodes(struct packdiff *d, const char *path, const struct node *was,
                          const struct node *is);

// A scalar as it stands; a list or a mapping on one line. NULL is nothing.
static const char *node_text(struct packdiff *d, const struct node *node)
{
    struct buf out;
    if (!node || node->kind == NODE_SCALAR)
        return node ? node->text : NULL;
    buf_init(&out, ENGINE_OUTPUT);
    tree_canonical(node, &out);
    const char *text = arena_text(d->arena, out.text);
    buf_clear(&out);
    return text;
}

static const char *under(struct packdiff *d, const char *path, const char *key)
{
    return path ? arena_textf(d->arena, "%s.%s", path, key) : key;
}

static void compare_maps(struct packdiff *d, const char *path, const struct node *was,
                         const struct node *is)
{
    for (size_t i = 0; i < is->count; i++)
        compare_nodes(d, under(d, path, is->keys[i]->text), node_find(was, is->keys[i]->text),
                      is->items[i]);
    for (size_t i = 0; i < was->count; i++)
        if (!node_find(is, was->keys[i]->text))
            compare_nodes(d, under(d, path, was->keys[i]->text), was->items[i], NULL);
}

// --- sections ---

static const char *kind_of(const struct node *section)
{
    const struct node *kind = node_find(section, "kind");
    return kind && kind->kind == NODE_SCALAR ? kind->text : "";
}

// Which section of its kind is it, from 0?
static size_t rank_of(const struct node *list, size_t index)
{
    size_t rank = 0;
    for (size_t i = 0; i < index; i++)
        rank += text_equal(kind_of(list->items[i]), kind_of(list->items[index]));
    return rank;
}

// The section of `list` with the kind and rank of `from`'s section `index`, or the count.
static size_t same_section(const struct node *list, const struct node *from, size_t index)
{
    size_t rank = rank_of(from, index), i = 0;
    for (; i < list->count; i++)
        if (text_equal(kind_of(list->items[i]), kind_of(from->items[index])) && rank-- == 0)
            break;
    return i;
}

static void at_section(struct packdiff *d, const struct pack *pack, const struct node *list,
                       size_t index)
{
    const char *name =
        arena_textf(d->arena, packdiff_word(d, "section %s"), kind_of(list->items[index]));
    size_t rank = rank_of(list, index);
    packdiff_at(d, rank ? arena_textf(d->arena, "%s (%zu)", name, rank + 1) : name, pack,
                list->items[index]->span);
}

static const char *order_text(struct packdiff *d, size_t index)
{
    return arena_textf(d->arena, "%zu", index + 1);
}

static void compare_sections(struct packdiff *d, const struct node *was, const struct node *is)
{
    const char *about = d->about, *where = d->where;
    size_t furthest = 0;
    for (size_t i = 0; i < is->count; i++) {
        size_t before = same_section(was, is, i);
        at_section(d, d->now->pack, is, i);
        if (before == was->count) {
            packdiff_say(d, PACK_WORDING, "was added", NULL, kind_of(is->items[i]));
            continue;
        }
        if (before < furthest)
            packdiff_say(d, PACK_WORDING, "place", order_text(d, before), order_text(d, i));
        else
            furthest = before;
        compare_nodes(d, NULL, was->items[before], is->items[i]);
    }
    for (size_t i = 0; i < was->count; i++) {
        if (same_section(is, was, i) < is->count)
            continue;
        at_section(d, d->old->pack, was, i);
        packdiff_say(d, PACK_WORDING, "was removed", kind_of(was->items[i]), NULL);
    }
    d->about = about;
    d->where = where;
}

static void compare_lists(struct packdiff *d, const char *path, const struct node *was,
                          const struct node *is)
{
    if (is->count > 0 && kind_of(is->items[0])[0]) {
        compare_sections(d, was, is);
        return;
    }
    for (size_t i = 0; i < was->count || i < is->count; i++)
        compare_nodes(d, arena_textf(d->arena, "%s[%zu]", path ? path : "", i + 1),
                      i < was->count ? was->items[i] : NULL, i < is->count ? is->items[i] : NULL);
}

static void compare_nodes(struct packdiff *d, const char *path, const struct node *was,
                          const struct node *is)
{
    bool both = was && is && was->kind == is->kind;
    if (both && is->kind == NODE_MAP)
        compare_maps(d, path, was, is);
    else if (both && is->kind == NODE_LIST)
        compare_lists(d, path, was, is);
    else
        packdiff_say(d, PACK_WORDING, path, node_text(d, was), node_text(d, is));
}

void packdiff_layout(struct packdiff *d)
{
    const struct node *was = d->old->pack->report, *is = d->now->pack->report;
    d->about = packdiff_word(d, "the report");
    d->where = NULL;
    if (!was || !is)
        packdiff_say(d, PACK_WORDING, "layout", was ? packdiff_word(d, "its own") : NULL,
                     is ? packdiff_word(d, "its own") : NULL);
    else
        compare_nodes(d, NULL, was, is);
}
