// Key figures of report.yaml: each with cases, of which the first that holds is shown.
#include "report/layout_line.h"

static void read_case(struct layout_reader *r, const struct node *node, struct layout_case *result)
{
    static const char *const KEYS[] = {"id", "when", "value", "remark", "tone"};
    if (!read_map(&r->read, node, "a case", KEYS, sizeof KEYS / sizeof *KEYS))
        return;
    result->id = layout_read_id(r, node);
    result->when = layout_read_when(r, node);
    const struct node *value = read_key(&r->read, node, "value", READ_REQUIRED);
    if (value)
        layout_read_message(r, value, "value", &result->value);
    const struct node *remark = node_find(node, "remark");
    if (remark)
        result->has_remark = layout_read_message(r, remark, "remark", &result->remark);
    layout_read_tone(r, node, &result->tone);
}

void layout_read_tiles(struct layout_reader *r, const struct node *map, const char *key,
                       size_t most, struct layout_section *section)
{
    static const char *const KEYS[] = {"label", "why", "cases"};
    const struct node *list = read_list(&r->read, map, key, READ_REQUIRED, most);
    if (!list)
        return;
    section->tiles = arena_array(r->read.arena, list->count, sizeof *section->tiles);
    for (size_t i = 0; i < list->count; i++) {
        const struct node *node = list->items[i];
        if (!read_map(&r->read, node, "a tile", KEYS, sizeof KEYS / sizeof *KEYS))
            continue;
        struct layout_tile *tile = &section->tiles[section->tile_count++];
        read_text(&r->read, node, "label", READ_REQUIRED, &tile->label);
        tile->why = layout_read_why(r, node, READ_REQUIRED);
        const struct node *cases = read_list(&r->read, node, "cases", READ_REQUIRED, 20);
        tile->count = cases ? cases->count : 0;
        tile->cases = arena_array(r->read.arena, tile->count, sizeof *tile->cases);
        for (size_t c = 0; c < tile->count; c++)
            read_case(r, cases->items[c], &tile->cases[c]);
    }
}
