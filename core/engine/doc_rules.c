// The rules of a pack, for its page: each with its condition, its ground, its owner and its place.

#include <limits.h>
#include <math.h>

#include "base/num.h"
#include "engine/doc.h"
#include "engine/handles.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const char *in(const struct doc *doc, const struct text *text)
{
    return text_in(doc->pack->pack, text, NULL);
}

static const char *plain(struct doc *doc, double number)
{
    char text[NUM_TEXT];
    num_plain(text, number, 4);
    return arena_text(&doc->arena, text);
}

static void put_place(struct doc *doc, struct rule_at at)
{
    buf_putf(doc->out, "%s.lua:%d", doc->pack->pack->scripts[at.script].name, at.line);
}

static void put_expr(struct doc *doc, const struct expr *expr)
{
    if (expr->cond) {
        doc_code(doc, cond_text(&doc->arena, expr->cond));
    } else if (expr->function) {
        buf_puts(doc->out, "a function, ");
        put_place(doc, expr->at);
    }
}

static void put_sources(struct doc *doc, const int *sources, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buf_putf(doc->out, "%s%s", i ? ", " : "", doc->pack->pack->sources[sources[i]].id);
}

static void put_dimensions(struct doc *doc, const int *dimensions, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buf_putf(doc->out, "%s%s", i ? ", " : "", doc->pack->pack->dimensions[dimensions[i]].id);
}

static void put_message(struct doc *doc, const struct message *message)
{
    const struct template *text = message->in[0];
    for (size_t i = 0; i <= text->count; i++) {
        doc_cell(doc, text->texts[i]);
        if (i == text->count)
            break;
        buf_putc(doc->out, '{');
        doc_cell(doc, cond_text(&doc->arena, text->holes[i]));
        buf_putc(doc->out, '}');
    }
}

// --- scores, figures, position ---

static void put_scores(struct doc *doc)
{
    static const char *const COLUMNS[] = {"dimension", "floor", "bands", "place"};
    const struct rulebook *rules = doc->pack->rules;
    if (!rules->score_count)
        return;
    buf_puts(doc->out, "\n## Rules: scores\n");
    doc_head(doc, COLUMNS, COUNT(COLUMNS));
    for (size_t i = 0; i < rules->score_count; i++) {
        const struct score_rule *rule = &rules->scores[i];
        buf_putf(doc->out, "| `%s` | %s of the weight, %d questions | ",
                 doc->pack->pack->dimensions[rule->dimension].id, plain(doc, rule->coverage_floor),
                 rule->least);
        for (size_t b = 0; b < rule->band_count; b++) {
            buf_putf(doc->out, "%s%s", b ? ", " : "", rule->bands[b].id);
            if (!isinf(rule->bands[b].below))
                buf_putf(doc->out, " below %s", plain(doc, rule->bands[b].below));
        }
        doc_next(doc);
        put_place(doc, rule->at);
        doc_row(doc);
    }
}

static void put_figures(struct doc *doc)
{
    static const char *const COLUMNS[] = {"figure", "", "is", "needs", "sources", "place"};
    const struct rulebook *rules = doc->pack->rules;
    if (!rules->figure_count)
        return;
    buf_puts(doc->out, "\n## Rules: figures\n");
    doc_head(doc, COLUMNS, COUNT(COLUMNS));
    for (size_t i = 0; i < rules->figure_count; i++) {
        const struct figure_rule *rule = &rules->figures[i];
        buf_putf(doc->out, "| `%s` | ", rule->id);
        doc_cell(doc, in(doc, &rule->label));
        buf_puts(doc->out, rule->hidden ? " (not in the result) | " : " | ");
        put_expr(doc, &rule->value);
        doc_next(doc);
        for (size_t n = 0; n < rule->need_count; n++)
            buf_putf(doc->out, "%s%s", n ? ", " : "", cond_text(&doc->arena, rule->needs[n]));
        doc_next(doc);
        put_sources(doc, rule->sources, rule->source_count);
        doc_next(doc);
        put_place(doc, rule->at);
        doc_row(doc);
    }
}

static void put_position(struct doc *doc)
{
    static const char *const COLUMNS[] = {"place", "", "when"};
    const struct position_rule *rule = doc->pack->rules->position;
    if (!rule)
        return;
    buf_puts(doc->out, "\n## Rules: the position\n\n");
    for (size_t i = 0; i < rule->axis_count; i++) {
        buf_putf(doc->out, "- axis `%s` (%s): the mean of ", rule->axes[i].id,
                 in(doc, &rule->axes[i].label));
        put_dimensions(doc, rule->axes[i].dimensions, rule->axes[i].count);
        buf_puts(doc->out, ".\n");
    }
    buf_putf(doc->out,
             "\nBorderline: within %s of %s. The first place whose condition holds is "
             "taken (",
             plain(doc, rule->margin), plain(doc, rule->border));
    put_place(doc, rule->at);
    buf_puts(doc->out, ").\n");
    doc_head(doc, COLUMNS, COUNT(COLUMNS));
    for (size_t i = 0; i < rule->place_count; i++) {
        buf_putf(doc->out, "| `%s` | %s | ", rule->places[i].id, in(doc, &rule->places[i].label));
        if (rule->places[i].when)
            doc_code(doc, cond_text(&doc->arena, rule->places[i].when));
        doc_row(doc);
    }
}

// --- routes ---

static void put_route(struct doc *doc, const struct route_rule *rule)
{
    static const char *const COLUMNS[] = {"criterion", "counts", "weight"};
    buf_putf(doc->out, "\n### %s\n\n`%s`, ", in(doc, &rule->label), rule->id);
    put_place(doc, rule->at);
    buf_putf(doc->out, ". %s Risk: %s", in(doc, &rule->text), in(doc, &rule->risk));
    if (rule->has_note)
        buf_putf(doc->out, " Note: %s", in(doc, &rule->note));
    if (rule->support >= 0)
        buf_putf(doc->out, " Support: %s.", doc->pack->pack->questions[rule->support].id);
    buf_puts(doc->out, " Sources: ");
    put_sources(doc, rule->sources, rule->source_count);
    buf_puts(doc->out, rule->require_count ? ".\n\nIt is possible only when:\n\n" : ".\n");
    for (size_t i = 0; i < rule->require_count; i++) {
        buf_puts(doc->out, "- ");
        put_expr(doc, &rule->requires[i].when);
        buf_putf(doc->out, "; else: %s %s\n", in(doc, &rule->requires[i].say),
                 in(doc, &rule->requires[i].unblock));
        if (rule->requires[i].has_unknown)
            buf_putf(doc->out, "  When that cannot be told: %s\n",
                     in(doc, &rule->requires[i].unknown));
    }
    doc_head(doc, COLUMNS, COUNT(COLUMNS));
    for (size_t i = 0; i < rule->criterion_count; i++) {
        buf_puts(doc->out, "| ");
        doc_cell(doc, in(doc, &rule->criteria[i].label));
        doc_next(doc);
        put_expr(doc, &rule->criteria[i].value);
        buf_putf(doc->out, " | %s |\n", plain(doc, rule->criteria[i].weight));
    }
}

// --- recommendations, cards, notes ---

static void put_validity(struct doc *doc, const struct validity *valid)
{
    char from[NUM_TEXT] = "", until[NUM_TEXT] = "";
    if (valid->from != LONG_MIN && valid->from != LONG_MAX)
        num_date(from, valid->from);
    if (valid->until != LONG_MAX)
        num_date(until, valid->until);
    buf_putf(doc->out, "%s to %s", from, *until ? until : "further notice");
}

static void put_recommendation(struct doc *doc, const struct recommendation_rule *rule)
{
    buf_putf(doc->out, "\n### %s %s\n\n", rule->id, in(doc, &rule->title));
    put_message(doc, &rule->text);
    buf_puts(doc->out, "\n\n- when ");
    put_expr(doc, &rule->when);
    buf_putf(doc->out, "\n- owner: %s; term: %s\n", in(doc, &rule->owner), in(doc, &rule->term));
    buf_putf(doc->out, "- theme %s, priority %d, valid from ", rule->theme, rule->priority);
    put_validity(doc, &rule->valid);
    if (rule->stake.cond || rule->stake.function) {
        buf_puts(doc->out, "\n- at stake: ");
        put_expr(doc, &rule->stake);
    }
    buf_puts(doc->out, "\n- sources: ");
    put_sources(doc, rule->sources, rule->source_count);
    buf_puts(doc->out, "\n- ");
    put_place(doc, rule->at);
    buf_putc(doc->out, '\n');
}

static void put_cards(struct doc *doc)
{
    static const char *const COLUMNS[] = {"card", "theme", "title", "opening", "when", "place"};
    const struct rulebook *rules = doc->pack->rules;
    if (!rules->card_count)
        return;
    buf_puts(doc->out, "\n## Rules: cards\n");
    doc_head(doc, COLUMNS, COUNT(COLUMNS));
    for (size_t i = 0; i < rules->card_count; i++) {
        const struct card_rule *rule = &rules->cards[i];
        buf_putf(doc->out, "| %s | %s | ", rule->id, rule->theme);
        doc_cell(doc, in(doc, &rule->title));
        doc_next(doc);
        doc_cell(doc, in(doc, &rule->opening));
        doc_next(doc);
        put_expr(doc, &rule->when);
        doc_next(doc);
        put_place(doc, rule->at);
        doc_row(doc);
    }
}

static void put_notes(struct doc *doc)
{
    static const char *const COLUMNS[] = {"note", "about", "text", "when", "place"};
    const struct rulebook *rules = doc->pack->rules;
    if (!rules->note_count)
        return;
    buf_puts(doc->out, "\n## Rules: notes\n");
    doc_head(doc, COLUMNS, COUNT(COLUMNS));
    for (size_t i = 0; i < rules->note_count; i++) {
        const struct note_rule *rule = &rules->notes[i];
        buf_putf(doc->out, "| `%s` | %s | ", rule->id, rule->about);
        put_message(doc, &rule->text);
        doc_next(doc);
        put_expr(doc, &rule->when);
        doc_next(doc);
        put_place(doc, rule->at);
        doc_row(doc);
    }
}

void doc_rules(struct doc *doc)
{
    const struct rulebook *rules = doc->pack->rules;
    put_scores(doc);
    put_figures(doc);
    put_position(doc);
    if (rules->route_count)
        buf_puts(doc->out, "\n## Rules: routes\n");
    for (size_t i = 0; i < rules->route_count; i++)
        put_route(doc, &rules->routes[i]);
    if (rules->recommendation_count)
        buf_puts(doc->out, "\n## Rules: recommendations\n");
    for (size_t i = 0; i < rules->recommendation_count; i++)
        put_recommendation(doc, &rules->recommendations[i]);
    put_cards(doc);
    put_notes(doc);
}
