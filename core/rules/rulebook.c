// Makes an empty rulebook, and finds rules by id. It must not know how rules are declared.
#include "rules/rulebook.h"

#include "base/text.h"

// Which questions each dimension has: two walks, one to count and one to fill.
static struct dimension_use *find_uses(struct pack *pack)
{
    struct dimension_use *uses =
        arena_array(&pack->arena, (size_t)pack->dimension_count, sizeof *uses);
    for (int q = 0; q < pack->question_count; q++)
        if (pack->questions[q].dimension >= 0)
            uses[pack->questions[q].dimension].count++;
    for (int d = 0; d < pack->dimension_count; d++) {
        uses[d].questions = arena_array(&pack->arena, uses[d].count, sizeof(int));
        uses[d].count = 0;
    }
    for (int q = 0; q < pack->question_count; q++) {
        if (pack->questions[q].dimension < 0)
            continue;
        struct dimension_use *use = &uses[pack->questions[q].dimension];
        use->questions[use->count++] = q;
    }
    return uses;
}

struct rulebook *rulebook_new(struct pack *pack)
{
    struct rulebook *rules = arena_alloc(&pack->arena, sizeof *rules);
    rules->pack = pack;
    rules->uses = find_uses(pack);
    names_init(&rules->figure_names, &pack->arena);
    names_init(&rules->route_names, &pack->arena);
    names_init(&rules->recommendation_names, &pack->arena);
    names_init(&rules->card_names, &pack->arena);
    names_init(&rules->table_names, &pack->arena);
    names_init(&rules->note_names, &pack->arena);
    rules->has_functions =
        arena_array(&pack->arena, (size_t)pack->script_count, sizeof *rules->has_functions);
    return rules;
}

static int find(const struct names *names, const char *id)
{
    const struct name *name = names_find(names, id);
    return name ? name->index : -1;
}

int rulebook_figure_find(const struct rulebook *rules, const char *id)
{
    return find(&rules->figure_names, id);
}

int rulebook_route_find(const struct rulebook *rules, const char *id)
{
    return find(&rules->route_names, id);
}

int rulebook_axis_find(const struct rulebook *rules, const char *id)
{
    for (size_t i = 0; rules->position && i < rules->position->axis_count; i++)
        if (text_equal(rules->position->axes[i].id, id))
            return (int)i;
    return -1;
}

int rulebook_recommendation_find(const struct rulebook *rules, const char *id)
{
    return find(&rules->recommendation_names, id);
}

int rulebook_table_find(const struct rulebook *rules, const char *id)
{
    return find(&rules->table_names, id);
}

const struct score_rule *rulebook_score_of(const struct rulebook *rules, int dimension)
{
    for (size_t i = 0; i < rules->score_count; i++)
        if (rules->scores[i].dimension == dimension)
            return &rules->scores[i];
    return NULL;
}
