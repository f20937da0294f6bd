// The numbers of report.yaml that choose what is shown. Which scores are strengths and concerns
// shows in the lines of dimensions, where these have an id; how many are shown at the most, and the
// like, no case sees.
#include <string.h>

#include "base/num.h"
#include "engine/mutate.h"

SAYS static const char HIDDEN[] = "a case does not see which of several the report shows";

static void leave(struct mutants *mutants, const char *key, const struct node *node)
{
    mutants_leave(mutants,
                  &(struct unmoved){.who = "report",
                                    .what = arena_textf(mutants->arena, "%s: %s", key, node->text),
                                    .why = HIDDEN,
                                    .at = node->span});
}

static void leave_keys(struct mutants *mutants, const struct node *map, const char *const keys[],
                       size_t count)
{
    for (size_t i = 0; map && i < count; i++) {
        const struct node *node = node_find(map, keys[i]);
        if (node && node->kind == NODE_SCALAR)
            leave(mutants, keys[i], node);
    }
}

// Does a line of one of its dimensions have an id, by which a case can expect it?
static bool is_seen(const struct layout_section *section)
{
    for (size_t i = 0; i < section->of_count; i++)
        for (size_t k = 0; k < section->of[i].lines.count; k++)
            if (section->of[i].lines.list[k].id)
                return true;
    return false;
}

static void move(struct mutants *mutants, const struct layout_section *section, const char *key,
                 double *place, const struct node *node)
{
    char to[NUM_TEXT];
    double step = mutant_score_step(mutants->rules);
    struct mutant like = {.kind = MUTANT_NUMBER, .at = node->span};
    like.who =
        arena_textf(mutants->arena, "section '%s' of the report", layout_kind_word(section->kind));
    like.from = arena_textf(mutants->arena, "%s: %s", key, node->text);
    for (int sign = 1; sign >= -1; sign -= 2) {
        like.change.number.place = place;
        like.change.number.was = *place;
        like.change.number.is = num_round(*place + sign * step, 9);
        num_plain(to, like.change.number.is, 9);
        like.to = arena_textf(mutants->arena, "%s: %s", key, to);
        mutants_add(mutants, &like);
        like.ordinal++;
    }
}

static void take_section(struct mutants *mutants, struct layout_section *section,
                         const struct node *node)
{
    static const char *const MOST[] = {"most"};
    bool strengths = section->kind == LAYOUT_STRENGTHS;
    const char *key = strengths ? "from" : "below";
    const struct node *number =
        strengths || section->kind == LAYOUT_CONCERNS ? node_find(node, key) : NULL;
    leave_keys(mutants, node, MOST, 1);
    if (number && is_seen(section))
        move(mutants, section, key, strengths ? &section->from : &section->below, number);
    else if (number)
        leave(mutants, key, number);
}

static void leave_lines(struct mutants *mutants, const struct layout_lines *lines)
{
    const char *who = diag_say(mutants->rules->pack->diags, "a text of the report");
    for (size_t i = 0; i < lines->count; i++)
        mutants_leave_text(mutants, who, &lines->list[i].text);
}

static void leave_texts(struct mutants *mutants, const struct layout_section *section)
{
    const char *who = diag_say(mutants->rules->pack->diags, "a text of the report");
    leave_lines(mutants, &section->before);
    leave_lines(mutants, &section->lines);
    for (size_t i = 0; i < section->of_count; i++)
        leave_lines(mutants, &section->of[i].lines);
    for (size_t i = 0; i < section->tile_count; i++) {
        for (size_t c = 0; c < section->tiles[i].count; c++) {
            mutants_leave_text(mutants, who, &section->tiles[i].cases[c].value);
            mutants_leave_text(mutants, who, &section->tiles[i].cases[c].remark);
        }
    }
}

void mutate_report(struct mutants *mutants, grow_pack *pack)
{
    static const char *const PARTS[] = {"front", "annex"};
    static const char *const KEYS[] = {"most", "per_theme", "equal"};
    struct layout *layout = pack->layout;
    size_t at = 0;
    for (size_t i = 0; pack->pack->report && i < 2; i++) {
        const struct node *part = node_find(pack->pack->report, PARTS[i]);
        const struct node *list = part ? node_find(part, "sections") : NULL;
        leave_keys(mutants, part, KEYS, sizeof KEYS / sizeof *KEYS);
        for (size_t k = 0; list && k < list->count && at < layout->count; k++)
            take_section(mutants, &layout->sections[at++], list->items[k]);
    }
    for (size_t i = 0; i < layout->count; i++)
        leave_texts(mutants, &layout->sections[i]);
}
