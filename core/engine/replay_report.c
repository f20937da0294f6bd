// What a report says on a condition that is another one now, and that comes out differently. What
// has an id is in the results, and what follows from another figure is told of that figure.
#include "base/text.h"
#include "engine/replay.h"
#include "rules/evaluate.h"

// The part of the old layout that stands where this one does: of as many of its sort, with the same
// number. NULL when there are more or fewer of them now.
static const struct layout_part *part_before(const struct layout_part *old, size_t old_count,
                                             const struct layout_part *now, size_t now_count,
                                             size_t at)
{
    size_t rank = 0, all = 0, before = 0;
    const struct layout_part *found = NULL;
    for (size_t i = 0; i < now_count; i++) {
        bool alike = text_equal(now[i].who, now[at].who);
        rank += alike && i < at;
        all += alike;
    }
    for (size_t i = 0; i < old_count; i++) {
        if (!text_equal(old[i].who, now[at].who))
            continue;
        if (before++ == rank)
            found = &old[i];
    }
    return before == all ? found : NULL;
}

static bool holds(const struct trace *trace)
{
    return trace->value.kind == VALUE_BOOL && trace->value.number != 0;
}

static bool look(struct replay *r, const struct layout_part *was, const struct layout_part *is,
                 grow_replayed *change, struct replay_step *step)
{
    const char *before = likeness_cond(r->old->pack, r->likeness.ids, was->when, r->arena);
    const char *now = cond_text(r->arena, is->when);
    if (text_equal(before, now))
        return false;
    struct trace old = evaluate_trace(r->old, was->when), new = evaluate_trace(r->now, is->when);
    if (holds(&old) == holds(&new))
        return false;
    *change = (grow_replayed){.id = arena_textf(r->arena, "report: %s: %s", is->who, now),
                              .was = holds(&old) ? "true" : "false",
                              .is = holds(&new) ? "true" : "false"};
    r->of = is->who;
    *step = (struct replay_step){0};
    replay_trace(r, &old, &new, step);
    return true;
}

bool replay_report(struct replay *r, size_t *at, grow_replayed *change, struct replay_step *step)
{
    struct layout_part *old, *now;
    size_t old_count = layout_parts(r->old_layout, r->arena, &old);
    size_t now_count = layout_parts(r->now_layout, r->arena, &now);
    for (; *at < now_count; ++*at) {
        const struct layout_part *is = &now[*at];
        const struct layout_part *was =
            is->id ? NULL : part_before(old, old_count, now, now_count, *at);
        if (was && look(r, was, is, change, step)) {
            ++*at;
            return true;
        }
    }
    return false;
}
