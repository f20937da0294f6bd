// The first step of a change of a result that was kept, which has no traces to walk: the first
// value that the rule reads and the result holds.
#include "engine/replay.h"

#include <string.h>

#include "base/text.h"
#include "rules/scope.h"

// What a result holds under a name such as "figures.dekking"; NULL when it does not.
static const struct node *kept(struct replay *r, const struct node *result, const char *name)
{
    const char *dot = strchr(name, '.');
    if (!dot)
        return NULL;
    const struct node *part = node_find(result, arena_text_n(r->arena, name, (size_t)(dot - name)));
    if (!part || part->kind == NODE_MAP)
        return node_find(part, dot + 1);
    for (size_t i = 0; part->kind == NODE_LIST && i < part->count; i++) {
        const struct node *id = node_find(part->items[i], "id");
        if (id && text_equal(id->text, dot + 1)) {
            const struct node *score = node_find(part->items[i], "score");
            return score ? score : node_find(part->items[i], "rank");
        }
    }
    return NULL;
}

static bool look_kept(struct replay *r, struct ref ref, struct replay_step *step)
{
    const char *name = scope_result_name(r->arena, r->now->rules, ref);
    const struct node *was = kept(r, r->old_result, name), *is = kept(r, r->now_result, name);
    if (!was || !is || was->kind != NODE_SCALAR || is->kind != NODE_SCALAR ||
        text_equal(was->text, is->text))
        return false;
    *step = (struct replay_step){name, node_is_null(was) ? "missing" : was->text,
                                 node_is_null(is) ? "missing" : is->text, replay_ref_place(r, ref)};
    return true;
}

bool replay_kept(struct replay *r, const struct trace *now, struct replay_step *step)
{
    for (size_t i = 0; i < now->read_count; i++)
        if (look_kept(r, now->reads[i].ref, step))
            return true;
    if (now->cond && now->cond->op == COND_NAME && now->cond->ref.space != REF_WORD &&
        look_kept(r, now->cond->ref, step))
        return true;
    for (size_t i = 0; i < now->count; i++)
        if (replay_kept(r, &now->kids[i], step))
            return true;
    return false;
}
