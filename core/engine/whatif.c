// grow_whatif: reads the target, lets the search look for changes, and evaluates what was found
// from the beginning before it is told.

#include "engine/whatif.h"

#include <string.h>

#include "base/text.h"

enum { MOST_USUAL = 6, BUDGET_USUAL = 2000, BUDGET_MOST = 1000000, KIND_COUNT = 5, ID_MOST = 64 };

// --- the target ---

static int place_find(const struct rulebook *rules, const char *id)
{
    for (size_t i = 0; rules->position && i < rules->position->place_count; i++)
        if (text_equal(rules->position->places[i].id, id))
            return (int)i;
    return -1;
}

// The ids a target of this kind may name.
static size_t known_ids(const struct rulebook *rules, enum goal_kind kind, struct arena *arena,
                        const char ***ids)
{
    size_t places = rules->position ? rules->position->place_count : 0;
    size_t count = kind == GOAL_POSITION                    ? places
                   : kind == GOAL_GAIN || kind == GOAL_LOSE ? rules->recommendation_count
                                                            : rules->route_count;
    *ids = arena_array(arena, count, sizeof **ids);
    for (size_t i = 0; i < count; i++)
        (*ids)[i] = kind == GOAL_POSITION                    ? rules->position->places[i].id
                    : kind == GOAL_GAIN || kind == GOAL_LOSE ? rules->recommendations[i].id
                                                             : rules->routes[i].id;
    return count;
}

static bool refuse_id(const struct rulebook *rules, enum goal_kind kind, const char *id,
                      grow_diagnostics *diagnostics)
{
    const char **ids;
    size_t count = known_ids(rules, kind, &diagnostics->arena, &ids);
    struct diag *diag = diag_add(
        &diagnostics->diags, DIAG_UNKNOWN_TARGET, SPAN_NONE, "the pack has no %s '%s'",
        diag_say(&diagnostics->diags, kind == GOAL_POSITION                    ? "place"
                                      : kind == GOAL_GAIN || kind == GOAL_LOSE ? "recommendation"
                                                                               : "route"),
        id);
    diag_suggest(&diagnostics->diags, diag, id, ids, count);
    return false;
}

static bool read_target(const struct rulebook *rules, const char *target, struct goal *goal,
                        grow_diagnostics *diagnostics)
{
    const char *equals = target ? strchr(target, '=') : NULL;
    for (int i = 0; equals && i < KIND_COUNT; i++) {
        size_t length = strlen(whatif_kinds[i]);
        if ((size_t)(equals - target) != length || memcmp(target, whatif_kinds[i], length) != 0)
            continue;
        goal->kind = (enum goal_kind)i;
        const char *id = equals + 1;
        switch (goal->kind) {
        case GOAL_POSITION: goal->index = place_find(rules, id); break;
        case GOAL_GAIN:
        case GOAL_LOSE: goal->index = rulebook_recommendation_find(rules, id); break;
        default: goal->index = rulebook_route_find(rules, id);
        }
        return goal->index >= 0 || refuse_id(rules, goal->kind, id, diagnostics);
    }
    struct diag *diag = diag_add(&diagnostics->diags, DIAG_UNKNOWN_TARGET, SPAN_NONE,
                                 "'%s' is no target", target ? target : "");
    diag_help(&diagnostics->diags, diag,
              "give position=ID, gain=ID, lose=ID, unblock=ID or first=ID");
    return false;
}

// --- confirming ---

// The changed dossier, evaluated from the beginning: does it reach the goal?
static bool confirm(const struct grow_assessment *handle, const struct goal *goal,
                    const struct dossier *dossier, struct arena *arena)
{
    struct diags quiet;
    diags_init(&quiet, arena);
    struct assessment *whole =
        evaluate(handle->pack->rules, dossier, &handle->pack->limits, arena, NULL, &quiet);
    return whole && whatif_distance(goal, whole) == 0;
}

static void write_changed(const struct dossier *dossier, const grow_sink *changed)
{
    struct buf out;
    buf_init(&out, ENGINE_OUTPUT);
    dossier_write(dossier, &out);
    engine_deliver(&out, changed);
}

static void look(const struct grow_assessment *handle, const struct goal *goal,
                 const grow_whatif_options *options, struct found *found)
{
    const struct assessment *base = handle->assessment;
    found->most = options->most > 0 ? (size_t)options->most : MOST_USUAL;
    found->budget = options->budget > 0 ? (size_t)options->budget : BUDGET_USUAL;
    if (found->most > WHATIF_MOST)
        found->most = WHATIF_MOST;
    if (found->budget > BUDGET_MOST)
        found->budget = BUDGET_MOST;
    found->outside = goal->kind == GOAL_GAIN &&
                     base->recommendations[goal->index].state == RULE_OUTSIDE_VALIDITY;
    struct tries tries;
    tries_init(&tries, base, &handle->pack->limits, found->budget);
    if (!found->outside)
        whatif_search(goal, &tries, found->most, found);
    tries_clear(&tries);
}

bool grow_whatif(const grow_assessment *assessment, const grow_whatif_options *options,
                 const grow_sink *sink, const grow_sink *changed, bool *found,
                 grow_diagnostics *diagnostics)
{
    struct goal goal;
    struct found result = {0};
    *found = false;
    if (engine_refuses_group(assessment->pack, "a change of one answer", &diagnostics->diags))
        return false;
    if (!read_target(assessment->pack->rules, options->target, &goal, diagnostics))
        return false;
    look(assessment, &goal, options, &result);
    struct arena arena;
    arena_init(&arena);
    struct dossier *dossier =
        change_apply(assessment->assessment->dossier, result.changes, result.count, &arena);
    bool good = !result.found || confirm(assessment, &goal, dossier, &arena);
    *found = result.found || result.already;
    struct buf out;
    buf_init(&out, ENGINE_OUTPUT);
    if (options->json)
        whatif_json(&goal, &result, assessment->assessment, &out);
    else
        whatif_text(&goal, &result, assessment->assessment, options->language, &out);
    if (good && *found && changed)
        write_changed(dossier, changed);
    arena_clear(&arena);
    if (good)
        return engine_deliver(&out, sink);
    buf_clear(&out);
    return false;
}
