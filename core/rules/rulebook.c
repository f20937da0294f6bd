// Finds rules by id.
#include "rules/rulebook.h"

#include "base/text.h"

int rulebook_figure_find(const struct rulebook *rules, const char *id)
{
    for (size_t i = 0; i < rules->figure_count; i++)
        if (text_equal(rules->figures[i].id, id))
            return (int)i;
    return -1;
}

int rulebook_route_find(const struct rulebook *rules, const char *id)
{
    for (size_t i = 0; i < rules->route_count; i++)
        if (text_equal(rules->routes[i].id, id))
            return (int)i;
    return -1;
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
    for (size_t i = 0; i < rules->recommendation_count; i++)
        if (text_equal(rules->recommendations[i].id, id))
            return (int)i;
    return -1;
}

const struct score_rule *rulebook_score_of(const struct rulebook *rules, int dimension)
{
    for (size_t i = 0; i < rules->score_count; i++)
        if (rules->scores[i].dimension == dimension)
            return &rules->scores[i];
    return NULL;
}
