// What stands in a pack and is named nowhere: own sources, themes of the report,
// sections that this pack can never fill; a rule without a source; and ids that a reader would take
// for one another. What is in common files belongs to other packs too and is left alone.
#include "engine/lint.h"

#include <string.h>

#include "base/text.h"
#include "model/names.h"

// --- sources ---

static void cite(bool *cited, const int *sources, size_t count)
{
    for (size_t i = 0; i < count; i++)
        cited[sources[i]] = true;
}

static void cite_questions(const struct pack *pack, bool *cited)
{
    for (int i = 0; i < pack->question_count; i++) {
        const struct question *question = &pack->questions[i];
        cite(cited, question->sources, question->source_count);
        for (size_t c = 0; c < question->column_count; c++)
            cite(cited, question->columns[c].sources, question->columns[c].source_count);
    }
    for (int i = 0; i < pack->amount_count; i++)
        cite(cited, pack->amounts[i].sources, pack->amounts[i].source_count);
    for (int i = 0; i < pack->source_count; i++)
        cite(cited, pack->sources[i].overtakes, pack->sources[i].overtake_count);
}

static void cite_rules(const struct rulebook *rules, bool *cited)
{
    for (size_t i = 0; i < rules->figure_count; i++)
        cite(cited, rules->figures[i].sources, rules->figures[i].source_count);
    for (size_t i = 0; i < rules->route_count; i++)
        cite(cited, rules->routes[i].sources, rules->routes[i].source_count);
    for (size_t i = 0; i < rules->recommendation_count; i++)
        cite(cited, rules->recommendations[i].sources, rules->recommendations[i].source_count);
}

static void look_at_sources(const struct lint *lint)
{
    const struct pack *pack = lint->pack;
    if (pack->script_count == 0)
        return; // its rules are still to come
    bool *cited = arena_array(lint->arena, (size_t)pack->source_count, sizeof *cited);
    cite_questions(pack, cited);
    cite_rules(lint->rules, cited);
    for (int i = 0; i < pack->source_count; i++) {
        const struct source_record *source = &pack->sources[i];
        if (cited[i] || !lint_is_own(lint, source->span))
            continue;
        struct diag *diag =
            diag_add(lint->diags, DIAG_UNUSED_RECORD, source->span,
                     "no question, rule or amount names the source '%s'", source->id);
        diag_help(lint->diags, diag, "name it under `sources`, or take it out");
    }
}

// Routes are advice too; everything else that needs a source is refused without one.
static void look_at_routes(const struct lint *lint)
{
    for (size_t i = 0; i < lint->rules->route_count; i++) {
        const struct route_rule *route = &lint->rules->routes[i];
        if (route->source_count > 0)
            continue;
        struct diag *diag = diag_add(lint->diags, DIAG_NO_SOURCE, lint_place(lint, route->at),
                                     "route '%s' rests on no source", route->id);
        diag_help(lint->diags, diag, "name what it rests on: sources = { \"...\" }");
    }
}

// --- the report ---

static bool has_theme(const struct rulebook *rules, const char *theme)
{
    for (size_t i = 0; i < rules->recommendation_count; i++)
        if (strcmp(rules->recommendations[i].theme, theme) == 0)
            return true;
    for (size_t i = 0; i < rules->card_count; i++)
        if (strcmp(rules->cards[i].theme, theme) == 0)
            return true;
    return false;
}

// Where a key of report.yaml stands; the file itself when it is not found.
static struct span report_place(const struct lint *lint, const char *part, const char *key)
{
    const struct node *node = node_find(lint->pack->report, part);
    for (size_t i = 0; node && node->kind == NODE_MAP && i < node->count; i++)
        if (strcmp(node->keys[i]->text, key) == 0)
            return node->keys[i]->span;
    return lint->pack->report ? lint->pack->report->span : SPAN_NONE;
}

static void look_at_themes(const struct lint *lint)
{
    for (size_t i = 0; i < lint->layout->theme_count; i++) {
        const char *theme = lint->layout->themes[i].id;
        if (has_theme(lint->rules, theme))
            continue;
        struct diag *diag =
            diag_add(lint->diags, DIAG_UNUSED_RECORD, report_place(lint, "themes", theme),
                     "no recommendation or card has the theme '%s'", theme);
        diag_help(lint->diags, diag, "take its label out, or give a rule this theme");
    }
}

// What a kind of section shows, and whether the pack has any of it.
static const char *emptiness(const struct lint *lint, enum layout_kind kind)
{
    const struct rulebook *rules = lint->rules;
    switch (kind) {
    case LAYOUT_POSITION: return rules->position ? NULL : "grow.position";
    case LAYOUT_ROUTES:
    case LAYOUT_CHOICE: return rules->route_count ? NULL : "grow.route";
    case LAYOUT_RECOMMENDATIONS:
    case LAYOUT_ACTIONS: return rules->recommendation_count ? NULL : "grow.recommendation";
    case LAYOUT_CARDS: return rules->card_count ? NULL : "grow.card";
    case LAYOUT_FIGURES:
    case LAYOUT_MONEY: return rules->figure_count ? NULL : "grow.figure";
    case LAYOUT_DIMENSIONS:
    case LAYOUT_STRENGTHS:
    case LAYOUT_CONCERNS: return rules->score_count ? NULL : "grow.score";
    case LAYOUT_GLOSSARY: return lint->pack->glossary_count ? NULL : "glossary";
    case LAYOUT_SOURCES: return lint->pack->source_count ? NULL : "sources";
    default: return NULL;
    }
}

// The place of section `index`: those of the front come first.
static struct span section_place(const struct lint *lint, size_t index)
{
    const struct node *report = lint->pack->report;
    bool front = index < lint->layout->front;
    const struct node *list = node_find(node_find(report, front ? "front" : "annex"), "sections");
    size_t at = front ? index : index - lint->layout->front;
    if (!list || at >= list->count)
        return report->span;
    const struct node *kind = node_find(list->items[at], "kind");
    return kind ? kind->span : list->items[at]->span;
}

static void look_at_sections(const struct lint *lint)
{
    for (size_t i = 0; lint->pack->report && i < lint->layout->count; i++) {
        const struct layout_section *section = &lint->layout->sections[i];
        const char *lacking = emptiness(lint, section->kind);
        if (section->kind == LAYOUT_TEXT && section->lines.count == 0)
            diag_help(lint->diags,
                      diag_add(lint->diags, DIAG_EMPTY_SECTION, section_place(lint, i),
                               "this section 'text' has no `lines`, and so nothing to show"),
                      "write `lines: [ ... ]`, or take the section out");
        if (!lacking)
            continue;
        struct diag *diag = diag_add(lint->diags, DIAG_EMPTY_SECTION, section_place(lint, i),
                                     "the section '%s' has nothing to show: the pack has no %s",
                                     layout_kind_word(section->kind), lacking);
        diag_help(lint->diags, diag, "take the section out, or declare what it shows");
    }
}

// --- ids ---

SAYS static void look_at_id(const struct lint *lint, struct names *names, const char *kind,
                            const char *id, struct span span)
{
    char *lower = arena_text(lint->arena, id);
    for (char *at = lower; *at; at++)
        *at = (char)(*at >= 'A' && *at <= 'Z' ? *at - 'A' + 'a' : *at);
    const struct name *first = names_add(names, lower, 0, span);
    if (!first)
        return;
    struct diag *diag = diag_add(lint->diags, DIAG_ALIKE, span,
                                 "the id of %s '%s' differs from another only by capitals",
                                 diag_say(lint->diags, kind), id);
    diag_note_at(lint->diags, diag, first->span, "the other one is here");
    diag_help(lint->diags, diag, "give one of them a name that cannot be taken for the other");
}

// A bare id in a condition means the figure.
static void look_at_figure(const struct lint *lint, struct names *bare, const char *id,
                           struct span span)
{
    const struct question *hidden = pack_question_find(lint->pack, id);
    if (!hidden) {
        look_at_id(lint, bare, "figure", id, span);
        return;
    }
    struct diag *diag = diag_add(
        lint->diags, DIAG_ALIKE, span,
        hidden->phase == PHASE_FACTS
            ? "the id of figure '%s' is that of a fact, too: in a condition it means the figure"
            : "the id of figure '%s' is that of a question, too: in a condition it means the "
              "figure",
        id);
    diag_note_at(lint->diags, diag, hidden->span, "the other one is here");
    diag_help(lint->diags, diag, "give the figure another id");
}

// What stands bare in conditions is one space: figures, facts and questions.
SAYS static void look_at_ids(const struct lint *lint)
{
    const struct pack *pack = lint->pack;
    struct names bare, rules, words;
    names_init(&bare, lint->arena);
    names_init(&rules, lint->arena);
    for (int i = 0; i < pack->question_count; i++) {
        const struct question *question = &pack->questions[i];
        look_at_id(lint, &bare, "question", question->id, question->span);
        names_init(&words, lint->arena);
        for (size_t o = 0; o < question->option_count && lint_is_own(lint, question->span); o++)
            look_at_id(lint, &words, "option", question->options[o].id, question->options[o].span);
    }
    for (size_t i = 0; i < lint->rules->figure_count; i++)
        look_at_figure(lint, &bare, lint->rules->figures[i].id,
                       lint_place(lint, lint->rules->figures[i].at));
    for (size_t i = 0; i < lint->rules->recommendation_count; i++)
        look_at_id(lint, &rules, "recommendation", lint->rules->recommendations[i].id,
                   lint_place(lint, lint->rules->recommendations[i].at));
}

// What a note is about is named as in results.
static void look_at_notes(const struct lint *lint)
{
    static const char TABLES[] = "tables.";
    struct scope scope = {SCOPE_RULE, lint->pack, lint->rules, -1};
    for (size_t i = 0; i < lint->rules->note_count; i++) {
        const struct note_rule *note = &lint->rules->notes[i];
        const char *about = note->about;
        const char *near = scope_result_nearest(&scope, about, lint->arena);
        if ((near && strcmp(near, about) == 0) ||
            (text_starts(about, TABLES) &&
             rulebook_table_find(lint->rules, about + strlen(TABLES)) >= 0))
            continue;
        struct diag *diag =
            diag_add(lint->diags, DIAG_NOTE_ABOUT, lint_place(lint, note->at),
                     "note '%s' is about '%s', which is not there", note->id, about);
        if (near)
            diag_help(lint->diags, diag, "did you mean '%s'?", near);
    }
}

void lint_records(const struct lint *lint)
{
    look_at_sources(lint);
    look_at_routes(lint);
    look_at_themes(lint);
    look_at_sections(lint);
    look_at_ids(lint);
    look_at_notes(lint);
}
