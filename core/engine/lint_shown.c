// Findings that the report of a pack has no section for: notes, recommendations, cards, routes,
// tables and figures. Each view holds every section, so what has one is in every view.
#include <string.h>

#include "base/text.h"
#include "engine/lint.h"

static void tell(const struct lint *lint, struct rule_at at, const char *kind, const char *id,
                 const char *section)
{
    struct diag *diag = diag_add(lint->diags, DIAG_NOT_SHOWN, lint_place(lint, at),
                                 "no section of the report shows %s '%s'", kind, id);
    diag_help(lint->diags, diag, "add a section '%s' to report.yaml", section);
}

// --- tables, and notes about them ---

static bool has_table(const struct lint *lint, size_t table)
{
    bool found = false;
    for (size_t i = 0; i < lint->layout->count; i++)
        found |= lint->layout->sections[i].kind == LAYOUT_TABLE &&
                 lint->layout->sections[i].table == (int)table;
    return found;
}

static bool is_about_shown_table(const struct lint *lint, const char *about)
{
    static const char SPACE[] = "tables.";
    int table =
        text_starts(about, SPACE) ? rulebook_table_find(lint->rules, about + strlen(SPACE)) : -1;
    return table >= 0 && has_table(lint, (size_t)table);
}

// --- figures ---

static bool is_why(const char *why, const char *figure)
{
    static const char SPACE[] = "figures.";
    return why && text_starts(why, SPACE) && strcmp(why + strlen(SPACE), figure) == 0;
}

static bool in_lines(const struct layout_lines *lines, const char *figure)
{
    bool found = false;
    for (size_t i = 0; i < lines->count; i++)
        found |= is_why(lines->list[i].why, figure);
    return found;
}

// A sentence, a tile, a check or a bar of its own; what shows it says that it can be asked.
static bool in_section(const struct layout_section *section, const struct figure_rule *figure,
                       int index)
{
    bool found = in_lines(&section->lines, figure->id) || in_lines(&section->before, figure->id);
    for (size_t i = 0; i < section->tile_count; i++)
        found |= is_why(section->tiles[i].why, figure->id);
    for (size_t i = 0; i < section->of_count; i++)
        found |= in_lines(&section->of[i].lines, figure->id);
    for (size_t i = 0; i < section->part_count; i++)
        found |= section->parts[i] == index;
    return found;
}

static void look_at_figures(const struct lint *lint)
{
    for (size_t i = 0; i < lint->rules->figure_count; i++) {
        const struct figure_rule *figure = &lint->rules->figures[i];
        bool shown = figure->hidden;
        for (size_t s = 0; s < lint->layout->count && !shown; s++)
            shown = in_section(&lint->layout->sections[s], figure, (int)i);
        if (!shown)
            tell(lint, figure->at, "figure", figure->id, "figures");
    }
}

// --- all ---

void lint_shown(const struct lint *lint)
{
    const struct rulebook *rules = lint->rules;
    const struct layout *layout = lint->layout;
    if (!lint->pack->report)
        return; // every section is there
    for (size_t i = 0; i < rules->note_count && !layout_shows_notes(layout); i++)
        if (!is_about_shown_table(lint, rules->notes[i].about))
            tell(lint, rules->notes[i].at, "note", rules->notes[i].id, "notes");
    bool advises = layout_has(layout, LAYOUT_RECOMMENDATIONS);
    for (size_t i = 0; i < rules->recommendation_count && !advises; i++)
        tell(lint, rules->recommendations[i].at, "recommendation", rules->recommendations[i].id,
             "recommendations");
    for (size_t i = 0; i < rules->card_count && !layout_has(layout, LAYOUT_CARDS); i++)
        tell(lint, rules->cards[i].at, "card", rules->cards[i].id, "cards");
    for (size_t i = 0; i < rules->route_count && !layout_has(layout, LAYOUT_ROUTES); i++)
        tell(lint, rules->routes[i].at, "route", rules->routes[i].id, "routes");
    for (size_t i = 0; i < rules->table_count; i++)
        if (!has_table(lint, i))
            tell(lint, rules->tables[i].at, "table", rules->tables[i].id, "table");
    if (!layout_has(layout, LAYOUT_FIGURES))
        look_at_figures(lint);
}
