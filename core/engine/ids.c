// Every id of a pack, as one list. Ids of authors outlive a version: dossiers hold them, and so do
// results and reports that were kept.
#include "engine/versions.h"

#include <string.h>

#include "base/text.h"

struct listing {
    struct known_ids ids;
    struct arena *arena;
};

static struct known_id *add(struct listing *listing, const char *space, const char *id,
                            struct span span)
{
    struct known_ids *ids = &listing->ids;
    ARENA_PUSH(listing->arena, ids->list, ids->count, ids->room);
    struct known_id *known = &ids->list[ids->count++];
    *known = (struct known_id){.span = span};
    known->name = *space ? arena_textf(listing->arena, "%s.%s", space, id) : id;
    return known;
}

static void add_values(struct listing *listing, struct known_id *known,
                       const struct question *question)
{
    size_t points = question->scale ? question->scale->count : 0;
    known->values =
        arena_array(listing->arena, points + question->option_count, sizeof *known->values);
    for (size_t i = 0; i < points; i++)
        known->values[known->count++] = question->scale->points[i].is;
    for (size_t i = 0; i < question->option_count; i++)
        known->values[known->count++] = question->options[i].id;
}

static void add_questions(struct listing *listing, const struct pack *pack)
{
    for (int i = 0; i < pack->role_count; i++)
        add(listing, "roles", pack->roles[i].id, pack->roles[i].span);
    for (int i = 0; i < pack->question_count; i++) {
        const struct question *question = &pack->questions[i];
        add_values(listing, add(listing, "", question->id, question->span), question);
        for (size_t k = 0; k < question->column_count; k++) {
            const struct question *column = &question->columns[k];
            add_values(listing, add(listing, question->id, column->id, column->span), column);
        }
    }
}

static void add_findings(struct listing *listing, const struct rulebook *rules)
{
    const struct pack *pack = rules->pack;
    for (int i = 0; i < pack->dimension_count; i++)
        add(listing, "dimensions", pack->dimensions[i].id, pack->dimensions[i].span);
    for (size_t i = 0; i < rules->figure_count; i++)
        if (!rules->figures[i].hidden)
            add(listing, "figures", rules->figures[i].id, SPAN_NONE);
    for (size_t i = 0; i < rules->table_count; i++)
        add(listing, "tables", rules->tables[i].id, SPAN_NONE);
    for (size_t i = 0; rules->position && i < rules->position->place_count; i++)
        add(listing, "position", rules->position->places[i].id, SPAN_NONE);
    for (size_t i = 0; i < rules->route_count; i++)
        add(listing, "routes", rules->routes[i].id, SPAN_NONE);
    for (size_t i = 0; i < rules->recommendation_count; i++)
        add(listing, "recommendations", rules->recommendations[i].id, SPAN_NONE);
    for (size_t i = 0; i < rules->card_count; i++)
        add(listing, "cards", rules->cards[i].id, SPAN_NONE);
}

struct known_ids ids_of(const struct rulebook *rules, struct arena *arena)
{
    struct listing listing = {.arena = arena};
    add_questions(&listing, rules->pack);
    add_findings(&listing, rules);
    return listing.ids;
}

const struct known_id *ids_find(const struct known_ids *ids, const char *name)
{
    for (size_t i = 0; i < ids->count; i++)
        if (text_equal(ids->list[i].name, name))
            return &ids->list[i];
    return NULL;
}

bool ids_has_value(const struct known_id *id, const char *value)
{
    for (size_t i = 0; i < id->count; i++)
        if (text_equal(id->values[i], value))
            return true;
    return false;
}
