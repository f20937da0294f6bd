// The first step of a change where the two sides have no traces to walk: of a result that was kept,
// the first value that the rule reads and the result holds; of two functions, the line that
// differs.
#include "engine/replay.h"

#include <string.h>

#include "base/text.h"
#include "rules/scope.h"

// --- a result that was kept ---

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

// --- two functions ---

// The start of line `number`, or the end.
static const char *line_at(const struct script *script, int number)
{
    const char *at = script->text, *end = script->text + script->length;
    for (int line = 1; line < number && at < end; line++) {
        const char *next = memchr(at, '\n', (size_t)(end - at));
        at = next ? next + 1 : end;
    }
    return at;
}

// Without the space around it.
static const char *line_text(struct replay *r, const struct script *script, int number)
{
    const char *at = line_at(script, number), *end = script->text + script->length;
    const char *stop = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
    stop = stop ? stop : end;
    while (at < stop && (*at == ' ' || *at == '\t'))
        at++;
    while (stop > at && (stop[-1] == ' ' || stop[-1] == '\t' || stop[-1] == '\r'))
        stop--;
    return arena_text_n(r->arena, at, (size_t)(stop - at));
}

static const struct script *script_at(const struct assessment *of, struct rule_at at)
{
    return at.script >= 0 && at.script < of->pack->script_count ? &of->pack->scripts[at.script]
                                                                : NULL;
}

// Does this line stand at the margin, and close what a rule opened?
static bool closes(const char *line)
{
    return *line == '}' || *line == ')' || strncmp(line, "end", 3) == 0;
}

// The first line that differs, from these lines on, as an offset; -1 when none does. Of a rule,
// only the lines of its own declaration.
static int other_line(struct replay *r, const struct script *was, int old, const struct script *is,
                      int now, bool of_rule)
{
    const char *old_end = was->text + was->length, *now_end = is->text + is->length;
    for (int i = 0; line_at(was, old + i) < old_end && line_at(is, now + i) < now_end; i++) {
        if (!text_equal(line_text(r, was, old + i), line_text(r, is, now + i)))
            return i;
        if (of_rule && i > 0 && closes(line_at(is, now + i)))
            return -1;
    }
    return -1;
}

// What it read is the same in both, so it is a line of its own that differs, or one above it.
void replay_function(struct replay *r, const struct trace *old, const struct trace *now,
                     struct replay_step *step)
{
    const char *reads = "";
    for (size_t i = 0; i < now->read_count; i++)
        reads = arena_textf(r->arena, "%s%s%s %s", reads, i ? ", " : " of ",
                            scope_rule_name(r->arena, r->now->rules, now->reads[i].ref),
                            replay_value(r, &now->reads[i].value));
    const char *what = arena_textf(r->arena, "the function%s", reads);
    struct rule_at place = now->at;
    const struct script *was = script_at(r->old, old->at), *is = script_at(r->now, now->at);
    int before = old->at.line, after = now->at.line, other = -1;
    if (was && is && (other = other_line(r, was, before, is, after, true)) < 0)
        other = other_line(r, was, before = 1, is, after = 1, false);
    if (other >= 0) {
        place.line = after + other;
        what = arena_textf(r->arena, "%s (\"%s\" was \"%s\")", what,
                           line_text(r, is, after + other), line_text(r, was, before + other));
    }
    *step = (struct replay_step){what, replay_value(r, &old->value), replay_value(r, &now->value),
                                 replay_rule_place(r, place)};
}
