// The labels of themes in report.yaml, and whether each theme of the rules can be shown: a reader
// would see the bare word of one that is no dimension and has no label.
#include <string.h>

#include "report/layout_line.h"

void layout_read_themes(struct layout_reader *r, const struct node *top, struct layout *layout)
{
    const struct node *node = node_find(top, "themes");
    if (!node)
        return;
    if (node->kind != NODE_MAP) {
        diag_add(r->read.diags, DIAG_WRONG_KIND, read_place(node), "'themes' has to be a mapping");
        return;
    }
    layout->themes = arena_array(r->read.arena, node->count, sizeof *layout->themes);
    layout->theme_count = node->count;
    for (size_t i = 0; i < node->count; i++) {
        layout->themes[i].id = node->keys[i]->text;
        read_text_node(&r->read, node->items[i], "themes", &layout->themes[i].label);
    }
}

static bool is_theme(const struct pack *pack, const struct layout *layout, const char *theme)
{
    bool known = pack_dimension_find(pack, theme) >= 0;
    for (size_t i = 0; i < layout->theme_count; i++)
        known |= strcmp(layout->themes[i].id, theme) == 0;
    return known;
}

// Names the nearest theme, and the place where it gets its label.
static void help_theme(const struct pack *pack, const struct layout *layout, const char *theme,
                       struct diags *diags, struct diag *diag)
{
    size_t count = 0, most = (size_t)pack->dimension_count + layout->theme_count;
    const char **names = arena_array(diags->arena, most, sizeof *names);
    for (int i = 0; i < pack->dimension_count; i++)
        names[count++] = pack->dimensions[i].id;
    for (size_t i = 0; i < layout->theme_count; i++)
        names[count++] = layout->themes[i].id;
    diag_suggest(diags, diag, theme, names, count);
    if (pack->report)
        diag_help(diags, diag, "give it a label under 'themes' in report.yaml");
    else
        diag_help(diags, diag,
                  "take a dimension of the pack, or make a report.yaml, which can give it a label "
                  "under 'themes'");
}

static void check_theme(const struct pack *pack, const struct layout *layout, const char *kind,
                        const char *id, const char *theme, struct span at, struct diags *diags)
{
    if (!theme || is_theme(pack, layout, theme))
        return;
    struct diag *diag =
        diag_add(diags, DIAG_UNKNOWN_NAME, at,
                 "the theme '%s' of %s '%s' is no dimension and has no label", theme, kind, id);
    help_theme(pack, layout, theme, diags, diag);
}

void layout_check_themes(const struct rulebook *rules, const struct layout *layout,
                         struct diags *diags)
{
    for (size_t i = 0; i < rules->recommendation_count; i++) {
        const struct recommendation_rule *rule = &rules->recommendations[i];
        check_theme(rules->pack, layout, "recommendation", rule->id, rule->theme, rule->theme_at,
                    diags);
    }
    for (size_t i = 0; i < rules->card_count; i++) {
        const struct card_rule *rule = &rules->cards[i];
        check_theme(rules->pack, layout, "card", rule->id, rule->theme, rule->theme_at, diags);
    }
}
