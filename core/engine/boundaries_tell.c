// Writes what the search for boundaries found: a list for people, or a file of cases. It computes
// nothing.
#include "engine/boundaries.h"

#include <stdio.h>
#include <string.h>

enum { SHOWN_MOST = 6 };

static const char *threshold(const struct search *search)
{
    return search->comparison ? cond_text(search->arena, search->comparison) : "a function";
}

static void put_place(const struct search *search, struct span at, const char *who,
                      const char *what, struct buf *out)
{
    if (at.file >= 0)
        buf_putf(out, "%s:%d: ", search->pack->diags->sources[at.file].name, at.line);
    buf_putf(out, "%s: %s\n", who, what);
}

static struct span place_of(const struct search *search)
{
    return search->comparison ? search->comparison->span : parts_span(search->rules, search->part);
}

static void put_text(const char *text, struct buf *out)
{
    bool plain = text && text[0] != '\0' && strpbrk(text, " :,[]{}#'\"\\\n") == NULL;
    if (plain || !text) {
        buf_puts(out, text ? text : "null");
        return;
    }
    buf_putc(out, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            buf_putc(out, '\\');
        if (*text == '\n')
            buf_puts(out, "\\n");
        else
            buf_putc(out, *text);
    }
    buf_putc(out, '"');
}

static void put_flow(const struct node *node, struct buf *out)
{
    if (node->kind == NODE_SCALAR) {
        put_text(node->text, out);
        return;
    }
    bool map = node->kind == NODE_MAP;
    buf_puts(out, map ? "{ " : "[");
    for (size_t i = 0; i < node->count; i++) {
        buf_puts(out, i ? ", " : "");
        if (map)
            buf_putf(out, "%s: ", node->keys[i]->text);
        put_flow(node->items[i], out);
    }
    buf_puts(out, map ? " }" : "]");
}

// What was changed, as it would stand in a case; of many answers only whose they are.
static const char *change_of(const struct search *search, const struct side *side)
{
    const struct node *entries = side->change->items[0];
    if (!side->road || entries->count > SHOWN_MOST)
        return side->how;
    struct buf out;
    buf_init(&out, ENGINE_OUTPUT);
    put_flow(entries, &out);
    const char *text = arena_text(search->arena, out.text);
    buf_clear(&out);
    return text;
}

static void tell_pair(struct search *search, const struct side sides[2])
{
    const struct diags *diags = search->pack->diags;
    struct buf *out = search->out;
    put_place(search, place_of(search), search->part->who, threshold(search), out);
    for (int i = 0; i < 2; i++) {
        const char *holds = diag_say(diags, sides[i].holds ? "true" : "false");
        buf_putf(out, diag_say(diags, "    %s with %s: "), search->from->id,
                 change_of(search, &sides[i]));
        if (search->comparison)
            buf_putf(out, diag_say(diags, "%s, so %s"), sides[i].value, holds);
        else
            buf_puts(out, search->part->kind == PART_FIGURE ? sides[i].value : holds);
        if (sides[0].turns == sides[1].turns)
            buf_puts(out, diag_say(diags, " (the rule does not turn)"));
        buf_putc(out, '\n');
    }
}

// The ids of the cards, or blocked routes, that came out.
static void put_all(const struct search *search, const struct assessment *assessment,
                    struct buf *out)
{
    bool cards = search->part->kind == PART_CARD;
    size_t count = cards ? search->rules->card_count : search->rules->route_count, put = 0;
    buf_puts(out, cards ? "cards: [" : "blocked: [");
    for (size_t i = 0; i < count; i++) {
        if (cards ? !assessment->cards[i].drawn : !assessment->routes[i].blocked)
            continue;
        buf_putf(out, "%s%s", put++ ? ", " : "",
                 cards ? search->rules->cards[i].id : search->rules->routes[i].id);
    }
    buf_putc(out, ']');
}

static void put_expectation(const struct search *search, const struct side *side, struct buf *out)
{
    const struct assessment *assessment = side->assessment;
    if (search->band) {
        const char *dimension = search->pack->dimensions[search->part->index].id;
        const struct score_result *score = NULL;
        for (size_t i = 0; i < search->rules->score_count && !score; i++)
            if (assessment->scores[i].dimension == (int)search->part->index)
                score = &assessment->scores[i];
        buf_putf(out, "bands: { %s: %s }", dimension,
                 score && score->band ? score->band->id : "null");
        return;
    }
    switch (search->part->kind) {
    case PART_RECOMMENDATION:
        buf_putf(out, "%s: [%s]", side->turns ? "fires_also" : "quiet",
                 search->rules->recommendations[search->part->index].id);
        break;
    case PART_FIGURE:
        buf_putf(out, "figures: { %s: ", search->rules->figures[search->part->index].id);
        put_text(assessment->figures[search->part->index].value.text, out);
        buf_puts(out, " }");
        break;
    case PART_NOTE:
        buf_putf(out, "%s: [%s]", side->turns ? "notes" : "no_notes",
                 search->rules->notes[search->part->index].id);
        break;
    case PART_PLACE:
        buf_putf(out, "position: { id: %s }",
                 assessment->position.place ? assessment->position.place->id : "null");
        break;
    case PART_REPORT:
        buf_putf(out, "%s: [%s]", side->turns ? "shows" : "hides", search->part->id);
        break;
    default: put_all(search, assessment, out);
    }
}

static void write_pair(struct search *search, const struct side sides[2])
{
    search->number++;
    for (int i = 0; i < 2; i++) {
        const struct node *change = sides[i].change;
        const char *title = arena_textf(search->arena, "%s: %s, %s", search->part->who,
                                        threshold(search), sides[i].value);
        buf_putf(search->out, "  - id: B%zu-%c\n    title: ", search->number, 'A' + i);
        put_text(title, search->out);
        buf_putc(search->out, '\n');
        buf_putf(search->out, "    %s: ", change->keys[0]->text);
        put_flow(change->items[0], search->out);
        buf_puts(search->out, "\n    expect: { ");
        put_expectation(search, &sides[i], search->out);
        buf_puts(search->out, " }\n");
    }
}

void boundaries_tell(struct search *search, const struct side sides[2])
{
    if (search->as_cases)
        write_pair(search, sides);
    else
        tell_pair(search, sides);
}

// The reason once for those that stand together.
static void put_why(struct search *search)
{
    if (search->why)
        buf_putf(search->missed, "%s    = %s\n", search->as_cases ? "# " : "", search->why);
    search->why = NULL;
}

void boundaries_leave(struct search *search, const char *who, struct span at, const char *what,
                      const char *why)
{
    why = diag_say(search->pack->diags, why);
    if (search->why && strcmp(search->why, why) != 0)
        put_why(search);
    buf_puts(search->missed, search->as_cases ? "# " : "");
    put_place(search, at, who, what, search->missed);
    search->why = why;
}

void boundaries_miss(struct search *search, const char *why)
{
    boundaries_leave(search, search->part->who, place_of(search), threshold(search), why);
}

void boundaries_put_missed(struct search *search)
{
    const struct diags *diags = search->pack->diags;
    put_why(search);
    if (search->missed->length)
        buf_putf(search->out, "%s%s%s", search->as_cases ? "# " : "",
                 diag_say(diags, "no turn was found of\n"), search->missed->text);
}

// The case itself, as it stands in its file, without what it expects.
void boundaries_write_base(const struct suite_case *one, const struct suite_file *file,
                           struct buf *out)
{
    const struct node *root = one->text.base;
    buf_putf(out,
             "grow-case: 1\n# Made by `grow test --boundaries cases` from %s, and what came out "
             "then.\nid: B\ntitle: On either side of each threshold\n",
             one->id);
    for (size_t i = 0; i < root->count; i++) {
        static const char LEFT[] = " grow-case id title expect variants note skip ";
        char key[64];
        snprintf(key, sizeof key, " %.60s ", root->keys[i]->text);
        if (strstr(LEFT, key))
            continue;
        int line = 1, until = i + 1 < root->count ? root->keys[i + 1]->span.line : -1;
        for (const char *at = file->text; at < file->text + file->length; at++) {
            if (line >= root->keys[i]->span.line && (until < 0 || line < until))
                buf_putc(out, *at);
            line += *at == '\n';
        }
    }
    buf_puts(out, "variants:\n");
}
