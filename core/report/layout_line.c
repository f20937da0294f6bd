// The sentences of report.yaml: texts with holes, conditions, tones and what to ask why of. A
// sentence that shows a value or depends on one has to name that; whether the name exists is
// checked here.
#include "report/layout_line.h"

#include <string.h>

#include "base/text.h"
#include "rules/bind_types.h"

enum { LINES_MOST = 60 };

struct cond *layout_read_when(struct layout_reader *r, const struct node *map)
{
    struct cond *cond = read_condition(&r->read, map, "when", READ_OPTIONAL);
    if (!cond || !bind_cond(&r->scope, cond, r->read.diags))
        return cond;
    if (bind_types_of(&r->scope, cond).kind != TYPE_BOOL) {
        struct diag *diag = diag_add(r->read.diags, DIAG_CONDITION_TYPE, cond->span,
                                     "this is not a condition: it is neither true nor false");
        diag_help(r->read.diags, diag, "compare it, for example with > 0");
    }
    return cond;
}

const char *layout_read_id(struct layout_reader *r, const struct node *map)
{
    struct layout *layout = r->layout;
    const char *id = node_find(map, "id") ? read_id(&r->read, map, "id", READ_ID) : NULL;
    for (size_t i = 0; id && i < layout->id_count; i++) {
        if (!text_equal(layout->ids[i], id))
            continue;
        diag_add(r->read.diags, DIAG_DUPLICATE_ID, node_find(map, "id")->span, "'%s' stands twice",
                 id);
        return NULL;
    }
    if (!id)
        return NULL;
    ARENA_PUSH(r->read.arena, layout->ids, layout->id_count, layout->id_room);
    layout->ids[layout->id_count++] = id;
    return id;
}

bool layout_read_message(struct layout_reader *r, const struct node *node, const char *what,
                         struct message *message)
{
    struct text text = {0};
    if (!read_text_node(&r->read, node, what, &text))
        return false;
    bool good = true;
    for (int i = 0; i < r->read.pack->language_count; i++) {
        if (!text.in[i])
            continue;
        message->in[i] = template_parse(r->read.arena, text.in[i], text.span, r->read.diags);
        if (!message->in[i])
            return false;
        for (size_t h = 0; h < message->in[i]->count; h++)
            good &= bind_hole(&r->scope, message->in[i]->holes[h], r->read.diags);
    }
    return good;
}

static bool has_value(const struct layout_reader *r, const struct message *message)
{
    for (int i = 0; i < r->read.pack->language_count; i++)
        if (message->in[i] && message->in[i]->count > 0)
            return true;
    return false;
}

static bool is_card(const struct rulebook *rules, const char *id)
{
    for (size_t i = 0; i < rules->card_count; i++)
        if (strcmp(rules->cards[i].id, id) == 0)
            return true;
    return false;
}

// "figures.delta" stands for what a rule calls figure.delta, and so on.
static bool is_known(const struct layout_reader *r, const char *why)
{
    const char *dot = strchr(why, '.');
    if (!dot)
        return strcmp(why, "position") == 0 || rulebook_recommendation_find(r->rules, why) >= 0 ||
               is_card(r->rules, why);
    const char *id = dot + 1;
    const struct pack *pack = r->rules->pack;
    const struct question *question = pack_question_find(pack, id);
    if (text_starts(why, "figures."))
        return rulebook_figure_find(r->rules, id) >= 0;
    if (text_starts(why, "dimensions."))
        return pack_dimension_find(pack, id) >= 0;
    if (text_starts(why, "routes."))
        return rulebook_route_find(r->rules, id) >= 0;
    if (text_starts(why, "items."))
        return question && question->scale;
    return text_starts(why, "facts.") && question && question->index < pack->fact_count;
}

const char *layout_read_why(struct layout_reader *r, const struct node *map, enum read_need need)
{
    const char *why = read_string(&r->read, map, "why", need);
    if (!why || is_known(r, why))
        return why;
    struct diag *diag = diag_add(r->read.diags, DIAG_UNKNOWN_NAME, node_find(map, "why")->span,
                                 "there is no finding called '%s'", why);
    diag_help(r->read.diags, diag,
              "write position, a rule's id, or figures., dimensions., routes., items. or facts. "
              "with an id");
    return NULL;
}

bool layout_read_tone(struct layout_reader *r, const struct node *map, enum tone *tone)
{
    static const char *const WORDS[] = {"neutral", "good", "care", "stop"};
    int word = read_choice(&r->read, map, "tone", READ_OPTIONAL, WORDS, 4);
    if (word >= 0)
        *tone = (enum tone)word;
    return word >= 0;
}

static void read_line(struct layout_reader *r, const struct node *node, const char *what,
                      struct layout_line *line)
{
    static const char *const KEYS[] = {"id", "text", "when", "why", "tone"};
    const struct node *text = node;
    bool map = node->kind == NODE_MAP && (node_find(node, "text") || node_find(node, "when"));
    if (map) {
        if (!read_map(&r->read, node, "a line", KEYS, sizeof KEYS / sizeof *KEYS))
            return;
        text = read_key(&r->read, node, "text", READ_REQUIRED);
        line->id = layout_read_id(r, node);
        line->when = layout_read_when(r, node);
        line->why = layout_read_why(r, node, READ_OPTIONAL);
        line->callout = layout_read_tone(r, node, &line->tone);
    }
    if (!text || !layout_read_message(r, text, what, &line->text))
        return;
    bool says = line->when || has_value(r, &line->text);
    bool by_id = strcmp(what, "lines") != 0; // its place, dimension or route is what to ask
    if (!says || by_id || (map && node_find(node, "why")))
        return;
    struct diag *diag = diag_add(r->read.diags, DIAG_MISSING_KEY, read_place(node),
                                 "'why' is missing: this line says something about a partnership");
    diag_help(r->read.diags, diag, "name what it rests on, such as why: figures.tekort");
}

struct layout_lines layout_read_lines(struct layout_reader *r, const struct node *node,
                                      const char *what)
{
    struct layout_lines lines = {0};
    bool list = node->kind == NODE_LIST;
    lines.count = list ? node->count : 1;
    if (lines.count > LINES_MOST) {
        diag_add(r->read.diags, DIAG_TOO_BIG, read_place(node), "at most %d lines may stand here",
                 LINES_MOST);
        lines.count = 0;
    }
    lines.list = arena_array(r->read.arena, lines.count, sizeof *lines.list);
    for (size_t i = 0; i < lines.count; i++)
        read_line(r, list ? node->items[i] : node, what, &lines.list[i]);
    return lines;
}

bool layout_may_take_pages(struct layout_reader *r, const struct node *map, const char *key)
{
    if (!r->front)
        return true;
    struct diag *diag = diag_add(r->read.diags, DIAG_PAGES_ON_FRONT, node_find(map, key)->span,
                                 "'%s' takes pages of its own, and the front has two", key);
    diag_help(r->read.diags, diag, "move this section to the annex");
    return false;
}
