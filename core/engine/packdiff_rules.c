// What differs in the rules of a pack: findings that came or went, thresholds, conditions, texts.
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "engine/packdiff.h"

static const char *name(struct packdiff *d, const char *space, const char *id)
{
    return arena_textf(d->arena, "%s.%s", space, id);
}

static const char *script_text(const struct rulebook *rules, struct rule_at at)
{
    return rules->pack->scripts[at.script].text;
}

static const char *expr_text(struct packdiff *d, const struct expr *expr)
{
    return expr->function ? packdiff_word(d, "a function") : cond_text(d->arena, expr->cond);
}

// Conditions are told; of functions only that the script they are in was changed.
SAYS static void tell_expr(struct packdiff *d, enum pack_class class, const char *what,
                           const struct expr *was, struct rule_at was_at, const struct expr *is,
                           struct rule_at is_at)
{
    if (!was->function && !is->function) {
        packdiff_cond(d, class, what, was->cond, is->cond);
        return;
    }
    if (was->function && is->function) {
        if (!text_equal(script_text(d->old, was_at), script_text(d->now, is_at)))
            packdiff_say(d, class, what, packdiff_word(d, "a function"),
                         packdiff_word(d, "a function, in a script that was changed"));
        return;
    }
    packdiff_say(d, class, what, expr_text(d, was), expr_text(d, is));
}

// --- scores and figures ---

static const char *template_text(struct packdiff *d, const struct template *template)
{
    size_t count = template ? template->count : 0, used = 0;
    const char **parts = arena_array(d->arena, 2 * count + 1, sizeof *parts);
    for (size_t i = 0; template && i <= count; i++) {
        parts[used++] = template->texts[i];
        if (i < count)
            parts[used++] = arena_textf(d->arena, "{%s}", cond_text(d->arena, template->holes[i]));
    }
    return arena_join(d->arena, parts, used, "");
}

static void tell_message(struct packdiff *d, const char *what, const struct message *was,
                         const struct message *is)
{
    struct text before = {0}, now = {0};
    for (int i = 0; i < PACK_LANGUAGES; i++) {
        before.in[i] = template_text(d, was->in[i]);
        now.in[i] = template_text(d, is->in[i]);
    }
    packdiff_text(d, what, &before, &now);
}

static void tell_bands(struct packdiff *d, const struct score_rule *was,
                       const struct score_rule *is)
{
    packdiff_number(d, PACK_NOT, "bands", (double)was->band_count, (double)is->band_count);
    for (size_t i = 0; i < was->band_count && i < is->band_count; i++) {
        d->part = is->bands[i].id;
        packdiff_say(d, PACK_NOT, "band", was->bands[i].id, is->bands[i].id);
        packdiff_number(d, PACK_NOT, "band %s below", was->bands[i].below, is->bands[i].below);
        packdiff_text(d, "band %s", &was->bands[i].label, &is->bands[i].label);
    }
}

static void tell_scores(struct packdiff *d)
{
    for (size_t i = 0; i < d->now->score_count; i++) {
        const struct score_rule *is = &d->now->scores[i];
        const char *id = d->now->pack->dimensions[is->dimension].id;
        int at = pack_dimension_find(d->old->pack, id);
        const struct score_rule *was = at < 0 ? NULL : rulebook_score_of(d->old, at);
        packdiff_at_rule(d, name(d, "dimensions", id), d->now, is->at);
        if (!was) {
            packdiff_say(d, at < 0 ? PACK_COMPARABLE : PACK_NOT, "gets a score", NULL, id);
            continue;
        }
        packdiff_number(d, PACK_NOT, "floor", was->coverage_floor, is->coverage_floor);
        packdiff_number(d, PACK_NOT, "least", was->least, is->least);
        packdiff_number(d, PACK_NOT, "common", was->common, is->common);
        packdiff_number(d, PACK_NOT, "flag", was->flag, is->flag);
        tell_bands(d, was, is);
    }
    for (size_t i = 0; i < d->old->score_count; i++) {
        const struct score_rule *was = &d->old->scores[i];
        const char *id = d->old->pack->dimensions[was->dimension].id;
        int at = pack_dimension_find(d->now->pack, id);
        packdiff_at_rule(d, name(d, "dimensions", id), d->old, was->at);
        if (at >= 0 && !rulebook_score_of(d->now, at))
            packdiff_say(d, PACK_NOT, "score was removed", id, NULL);
    }
}

static void tell_figures(struct packdiff *d)
{
    for (size_t i = 0; i < d->now->figure_count; i++) {
        const struct figure_rule *is = &d->now->figures[i];
        int at = rulebook_figure_find(d->old, is->id);
        packdiff_at_rule(d, name(d, "figures", is->id), d->now, is->at);
        if (at < 0) {
            packdiff_say(d, PACK_COMPARABLE, "was added", NULL, is->label.in[0]);
            continue;
        }
        const struct figure_rule *was = &d->old->figures[at];
        packdiff_text(d, "label", &was->label, &is->label);
        packdiff_number(d, PACK_NOT, "unit", was->unit, is->unit);
        packdiff_number(d, PACK_NOT, "decimals", was->shown, is->shown);
        packdiff_number(d, PACK_NOT, "exact", was->decimals == VALUE_EXACT,
                        is->decimals == VALUE_EXACT);
        packdiff_number(d, PACK_WORDING, "hidden", was->hidden, is->hidden);
        packdiff_number(d, PACK_NOT, "needs", (double)was->need_count, (double)is->need_count);
        for (size_t k = 0; k < was->need_count && k < is->need_count; k++)
            packdiff_cond(d, PACK_NOT, "need", was->needs[k], is->needs[k]);
        tell_expr(d, PACK_NOT, "value", &was->value, was->at, &is->value, is->at);
        tell_message(d, "how", &was->how, &is->how);
        packdiff_sources(d, was->sources, was->source_count, is->sources, is->source_count);
    }
    for (size_t i = 0; i < d->old->figure_count; i++) {
        const struct figure_rule *was = &d->old->figures[i];
        packdiff_at_rule(d, name(d, "figures", was->id), d->old, was->at);
        if (rulebook_figure_find(d->now, was->id) < 0)
            packdiff_say(d, PACK_COMPARABLE, "was removed", was->label.in[0], NULL);
    }
}

static const char *columns(struct packdiff *d, const struct table_rule *rule)
{
    const char *all = "";
    for (size_t i = 0; i < rule->column_count; i++)
        all = arena_textf(d->arena, "%s%s%s", all, i ? ", " : "", rule->columns[i].id);
    return all;
}

static const char *question_id(const struct rulebook *rules, int question)
{
    return question < 0 ? NULL : rules->pack->questions[question].id;
}

static void tell_columns(struct packdiff *d, const struct table_rule *was,
                         const struct table_rule *is)
{
    for (size_t i = 0; i < was->column_count && i < is->column_count; i++) {
        const struct column_rule *before = &was->columns[i], *now = &is->columns[i];
        d->part = now->id;
        packdiff_text(d, "column %s", &before->label, &now->label);
        packdiff_number(d, PACK_NOT, "column %s unit", before->unit, now->unit);
        packdiff_number(d, PACK_WORDING, "column %s decimals", before->shown, now->shown);
        packdiff_say(d, PACK_WORDING, "column %s question", question_id(d->old, before->question),
                     question_id(d->now, now->question));
    }
}

static void tell_tables(struct packdiff *d)
{
    for (size_t i = 0; i < d->now->table_count; i++) {
        const struct table_rule *is = &d->now->tables[i];
        int at = rulebook_table_find(d->old, is->id);
        packdiff_at_rule(d, name(d, "tables", is->id), d->now, is->at);
        if (at < 0) {
            packdiff_say(d, PACK_COMPARABLE, "was added", NULL, is->label.in[0]);
            continue;
        }
        const struct table_rule *was = &d->old->tables[at];
        packdiff_text(d, "label", &was->label, &is->label);
        packdiff_say(d, PACK_NOT, "columns", columns(d, was), columns(d, is));
        tell_columns(d, was, is);
        tell_expr(d, PACK_NOT, "rows", &was->rows, was->at, &is->rows, is->at);
        packdiff_sources(d, was->sources, was->source_count, is->sources, is->source_count);
    }
    for (size_t i = 0; i < d->old->table_count; i++) {
        const struct table_rule *was = &d->old->tables[i];
        packdiff_at_rule(d, name(d, "tables", was->id), d->old, was->at);
        if (rulebook_table_find(d->now, was->id) < 0)
            packdiff_say(d, PACK_COMPARABLE, "was removed", was->label.in[0], NULL);
    }
}

// --- position ---

static const char *dimensions(struct packdiff *d, const struct rulebook *rules,
                              const struct axis_rule *axis)
{
    const char *all = "";
    for (size_t i = 0; i < axis->count; i++)
        all = arena_textf(d->arena, "%s%s%s", all, i ? ", " : "",
                          rules->pack->dimensions[axis->dimensions[i]].id);
    return all;
}

static void tell_axes(struct packdiff *d, const struct position_rule *is)
{
    for (size_t i = 0; i < is->axis_count; i++) {
        const struct axis_rule *now = &is->axes[i];
        int at = rulebook_axis_find(d->old, now->id);
        d->about = name(d, "axes", now->id);
        if (at < 0) {
            packdiff_say(d, PACK_NOT, "was added", NULL, now->label.in[0]);
            continue;
        }
        const struct axis_rule *was = &d->old->position->axes[at];
        packdiff_text(d, "label", &was->label, &now->label);
        packdiff_say(d, PACK_NOT, "dimensions", dimensions(d, d->old, was),
                     dimensions(d, d->now, now));
        packdiff_number(d, PACK_NOT, "weakest", was->has_weakest ? was->weakest : NAN,
                        now->has_weakest ? now->weakest : NAN);
    }
    const struct position_rule *was = d->old->position;
    for (size_t i = 0; i < was->axis_count; i++) {
        d->about = name(d, "axes", was->axes[i].id);
        if (rulebook_axis_find(d->now, was->axes[i].id) < 0)
            packdiff_say(d, PACK_NOT, "was removed", was->axes[i].label.in[0], NULL);
    }
}

static const struct place_rule *find_place(const struct position_rule *rule, const char *id)
{
    for (size_t i = 0; i < rule->place_count; i++)
        if (text_equal(rule->places[i].id, id))
            return &rule->places[i];
    return NULL;
}

static void tell_position(struct packdiff *d)
{
    const struct position_rule *was = d->old->position, *is = d->now->position;
    if (!was && !is)
        return;
    if (!was || !is) {
        d->about = "position";
        d->where = NULL;
        packdiff_say(d, PACK_COMPARABLE, was ? "was removed" : "was added",
                     was ? packdiff_word(d, "one") : NULL, is ? packdiff_word(d, "one") : NULL);
        return;
    }
    packdiff_at_rule(d, "position", d->now, is->at);
    packdiff_number(d, PACK_NOT, "border", was->border, is->border);
    packdiff_number(d, PACK_NOT, "margin", was->margin, is->margin);
    tell_axes(d, is);
    for (size_t i = 0; i < is->place_count; i++) {
        const struct place_rule *now = &is->places[i], *before = find_place(was, now->id);
        d->about = name(d, "position", now->id);
        if (!before) {
            packdiff_say(d, PACK_NOT, "was added", NULL, now->label.in[0]);
            continue;
        }
        packdiff_text(d, "label", &before->label, &now->label);
        packdiff_cond(d, PACK_NOT, "when", before->when, now->when);
        packdiff_number(d, PACK_NOT, "open", before->open, now->open);
    }
    packdiff_at_rule(d, "position", d->now, is->at);
    packdiff_order(d, PACK_NOT, NULL,
                   PACKDIFF_IDS(struct place_rule, was->places, was->place_count),
                   PACKDIFF_IDS(struct place_rule, is->places, is->place_count));
    for (size_t i = 0; i < was->place_count; i++) {
        d->about = name(d, "position", was->places[i].id);
        if (!find_place(is, was->places[i].id))
            packdiff_say(d, PACK_NOT, "was removed", was->places[i].label.in[0], NULL);
    }
}

// --- routes ---

static void tell_requires(struct packdiff *d, const struct route_rule *was,
                          const struct route_rule *is)
{
    packdiff_number(d, PACK_NOT, "requirements", (double)was->require_count,
                    (double)is->require_count);
    for (size_t i = 0; i < was->require_count && i < is->require_count; i++) {
        const struct requirement *before = &was->requires[i], *now = &is->requires[i];
        d->part = arena_textf(d->arena, "%zu", i + 1);
        tell_expr(d, PACK_NOT, "requirement %s", &before->when, was->at, &now->when, is->at);
        packdiff_text(d, "requirement %s says", &before->say, &now->say);
        packdiff_text(d, "requirement %s unblock", &before->unblock, &now->unblock);
        packdiff_text(d, "requirement %s unknown", &before->unknown, &now->unknown);
    }
    packdiff_number(d, PACK_NOT, "criteria", (double)was->criterion_count,
                    (double)is->criterion_count);
    for (size_t i = 0; i < was->criterion_count && i < is->criterion_count; i++) {
        const struct criterion *before = &was->criteria[i], *now = &is->criteria[i];
        d->part = arena_textf(d->arena, "%zu", i + 1);
        tell_expr(d, PACK_NOT, "criterion %s", &before->value, was->at, &now->value, is->at);
        packdiff_text(d, "criterion %s label", &before->label, &now->label);
        packdiff_number(d, PACK_NOT, "criterion %s weight", before->weight, now->weight);
    }
}

static void tell_routes(struct packdiff *d)
{
    for (size_t i = 0; i < d->now->route_count; i++) {
        const struct route_rule *is = &d->now->routes[i];
        int at = rulebook_route_find(d->old, is->id);
        packdiff_at_rule(d, name(d, "routes", is->id), d->now, is->at);
        if (at < 0) {
            packdiff_say(d, PACK_COMPARABLE, "was added", NULL, is->label.in[0]);
            continue;
        }
        const struct route_rule *was = &d->old->routes[at];
        packdiff_text(d, "label", &was->label, &is->label);
        packdiff_text(d, "text", &was->text, &is->text);
        packdiff_text(d, "risk", &was->risk, &is->risk);
        packdiff_text(d, "note", &was->note, &is->note);
        tell_requires(d, was, is);
        packdiff_say(d, PACK_NOT, "support", question_id(d->old, was->support),
                     question_id(d->now, is->support));
        packdiff_number(d, PACK_NOT, "share of fit", was->mix_fit, is->mix_fit);
        packdiff_number(d, PACK_NOT, "share of support", was->mix_support, is->mix_support);
        packdiff_number(d, PACK_NOT, "roles", was->roles, is->roles);
        packdiff_number(d, PACK_NOT, "veto", was->veto, is->veto);
        packdiff_sources(d, was->sources, was->source_count, is->sources, is->source_count);
    }
    for (size_t i = 0; i < d->old->route_count; i++) {
        const struct route_rule *was = &d->old->routes[i];
        packdiff_at_rule(d, name(d, "routes", was->id), d->old, was->at);
        if (rulebook_route_find(d->now, was->id) < 0)
            packdiff_say(d, PACK_COMPARABLE, "was removed", was->label.in[0], NULL);
    }
}
static void tell_recommendation(struct packdiff *d, const struct recommendation_rule *was,
                                const struct recommendation_rule *is)
{
    packdiff_text(d, "title", &was->title, &is->title);
    tell_message(d, "text", &was->text, &is->text);
    packdiff_say(d, PACK_COMPARABLE, "theme", was->theme, is->theme);
    packdiff_number(d, PACK_COMPARABLE, "priority", was->priority, is->priority);
    packdiff_text(d, "owner", &was->owner, &is->owner);
    packdiff_text(d, "term", &was->term, &is->term);
    packdiff_validity(d, PACK_NOT, was->valid, is->valid);
    tell_expr(d, PACK_NOT, "when", &was->when, was->at, &is->when, is->at);
    tell_expr(d, PACK_COMPARABLE, "stake", &was->stake, was->at, &is->stake, is->at);
    packdiff_sources(d, was->sources, was->source_count, is->sources, is->source_count);
}

static void tell_recommendations(struct packdiff *d)
{
    for (size_t i = 0; i < d->now->recommendation_count; i++) {
        const struct recommendation_rule *is = &d->now->recommendations[i];
        int at = rulebook_recommendation_find(d->old, is->id);
        packdiff_at_rule(d, name(d, "recommendations", is->id), d->now, is->at);
        if (at < 0)
            packdiff_say(d, PACK_COMPARABLE, "was added", NULL, is->title.in[0]);
        else
            tell_recommendation(d, &d->old->recommendations[at], is);
    }
    for (size_t i = 0; i < d->old->recommendation_count; i++) {
        const struct recommendation_rule *was = &d->old->recommendations[i];
        packdiff_at_rule(d, name(d, "recommendations", was->id), d->old, was->at);
        if (rulebook_recommendation_find(d->now, was->id) < 0)
            packdiff_say(d, PACK_COMPARABLE, "was removed", was->title.in[0], NULL);
    }
}

static const struct card_rule *find_card(const struct rulebook *rules, const char *id)
{
    for (size_t i = 0; i < rules->card_count; i++)
        if (text_equal(rules->cards[i].id, id))
            return &rules->cards[i];
    return NULL;
}

static void tell_cards(struct packdiff *d)
{
    for (size_t i = 0; i < d->now->card_count; i++) {
        const struct card_rule *is = &d->now->cards[i], *was = find_card(d->old, is->id);
        packdiff_at_rule(d, name(d, "cards", is->id), d->now, is->at);
        if (!was) {
            packdiff_say(d, PACK_COMPARABLE, "was added", NULL, is->title.in[0]);
            continue;
        }
        packdiff_text(d, "title", &was->title, &is->title);
        packdiff_text(d, "opening", &was->opening, &is->opening);
        packdiff_text(d, "deepening", &was->deepening, &is->deepening);
        packdiff_say(d, PACK_COMPARABLE, "theme", was->theme, is->theme);
        tell_expr(d, PACK_COMPARABLE, "when", &was->when, was->at, &is->when, is->at);
    }
    for (size_t i = 0; i < d->old->card_count; i++) {
        const struct card_rule *was = &d->old->cards[i];
        packdiff_at_rule(d, name(d, "cards", was->id), d->old, was->at);
        if (!find_card(d->now, was->id))
            packdiff_say(d, PACK_COMPARABLE, "was removed", was->title.in[0], NULL);
    }
}

static const struct note_rule *find_note(const struct rulebook *rules, const char *id)
{
    for (size_t i = 0; i < rules->note_count; i++)
        if (text_equal(rules->notes[i].id, id))
            return &rules->notes[i];
    return NULL;
}

static void tell_notes(struct packdiff *d)
{
    for (size_t i = 0; i < d->now->note_count; i++) {
        const struct note_rule *is = &d->now->notes[i], *was = find_note(d->old, is->id);
        packdiff_at_rule(d, name(d, "notes", is->id), d->now, is->at);
        if (!was) {
            packdiff_say(d, PACK_COMPARABLE, "was added", NULL, is->id);
            continue;
        }
        tell_message(d, "text", &was->text, &is->text);
        tell_expr(d, PACK_COMPARABLE, "when", &was->when, was->at, &is->when, is->at);
        packdiff_say(d, PACK_COMPARABLE, "about", was->about, is->about);
    }
    for (size_t i = 0; i < d->old->note_count; i++) {
        const struct note_rule *was = &d->old->notes[i];
        packdiff_at_rule(d, name(d, "notes", was->id), d->old, was->at);
        if (!find_note(d->now, was->id))
            packdiff_say(d, PACK_COMPARABLE, "was removed", was->id, NULL);
    }
}

#define TELL_ORDER(about, type, list, count)                                                   \
    packdiff_order(d, PACK_COMPARABLE, about, PACKDIFF_IDS(type, d->old->list, d->old->count), \
                   PACKDIFF_IDS(type, d->now->list, d->now->count))

static void tell_order(struct packdiff *d)
{
    TELL_ORDER("figures", struct figure_rule, figures, figure_count);
    TELL_ORDER("tables", struct table_rule, tables, table_count);
    TELL_ORDER("routes", struct route_rule, routes, route_count);
    TELL_ORDER("recommendations", struct recommendation_rule, recommendations,
               recommendation_count);
    TELL_ORDER("cards", struct card_rule, cards, card_count);
    TELL_ORDER("notes", struct note_rule, notes, note_count);
}

void packdiff_rules(struct packdiff *d)
{
    tell_scores(d);
    tell_figures(d);
    tell_tables(d);
    tell_position(d);
    tell_routes(d);
    tell_recommendations(d);
    tell_cards(d);
    tell_notes(d);
    tell_order(d);
}
