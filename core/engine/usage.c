// What the functions of scripts used of their limits, and what they told by grow.log: the view for
// authors of one evaluation, in the language that the pack was read with. It owns nothing; bridge.c
// measured, evaluate.c kept.

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "engine/handles.h"

// One function, all its calls together.
struct usage {
    int script; // that declares it
    struct rule_at at;
    int function; // 0: reading the scripts
    long calls, steps;
    size_t peak;
    const char *rule; // "figure.dekking"
};

static enum words_language language_of(const struct pack *pack)
{
    return pack->diags->language;
}

static bool add_log(const struct pack *pack, const struct trace_logs *logs, struct buf *out)
{
    for (size_t i = 0; i < logs->count; i++) {
        struct rule_at at = logs->list[i].at;
        if (at.script >= 0)
            buf_putf(out, "scripts/%s.lua:%d: %s: ", pack->scripts[at.script].name, at.line,
                     words_say(language_of(pack), "note"));
        buf_putf(out, "%s\n", logs->list[i].text);
    }
    if (logs->dropped)
        buf_putf(out, words_say(language_of(pack), "and %zu more of this function\n"),
                 logs->dropped);
    return !out->full;
}

bool grow_assessment_logs(const grow_assessment *assessment, const grow_sink *sink)
{
    const struct assessment *result = assessment->assessment;
    struct buf out;
    buf_init(&out, ENGINE_OUTPUT);
    bool room = true;
    for (size_t i = 0; i < result->log_count && room; i++)
        room = add_log(result->pack, result->logs[i], &out);
    return engine_deliver(&out, sink);
}

// --- whose function it is ---

static bool has(const struct expr *expr, struct rule_at rule, const struct usage *usage)
{
    return expr->function == usage->function && rule.script == usage->script;
}

static const char *of_route(const struct rulebook *rules, const struct usage *usage,
                            struct arena *arena)
{
    for (size_t i = 0; i < rules->route_count; i++) {
        const struct route_rule *route = &rules->routes[i];
        bool found = false;
        for (size_t k = 0; k < route->require_count; k++)
            found |= has(&route->requires[k].when, route->at, usage);
        for (size_t k = 0; k < route->criterion_count; k++)
            found |= has(&route->criteria[k].value, route->at, usage);
        if (found)
            return arena_textf(arena, "route.%s", route->id);
    }
    return "";
}

static const char *rule_of(const struct rulebook *rules, const struct usage *usage,
                           struct arena *arena)
{
    if (usage->function == 0)
        return words_say(language_of(rules->pack), "(reading the scripts)");
    for (size_t i = 0; i < rules->figure_count; i++)
        if (has(&rules->figures[i].value, rules->figures[i].at, usage))
            return arena_textf(arena, "figure.%s", rules->figures[i].id);
    for (size_t i = 0; i < rules->recommendation_count; i++) {
        const struct recommendation_rule *rule = &rules->recommendations[i];
        if (has(&rule->when, rule->at, usage) || has(&rule->stake, rule->at, usage))
            return rule->id;
    }
    for (size_t i = 0; i < rules->card_count; i++)
        if (has(&rules->cards[i].when, rules->cards[i].at, usage))
            return rules->cards[i].id;
    for (size_t i = 0; i < rules->note_count; i++)
        if (has(&rules->notes[i].when, rules->notes[i].at, usage))
            return arena_textf(arena, "note.%s", rules->notes[i].id);
    return of_route(rules, usage, arena);
}

// --- the table ---

static int compare_places(const void *a, const void *b)
{
    const struct usage *left = a, *right = b;
    if (left->at.script != right->at.script)
        return left->at.script < right->at.script ? -1 : 1;
    if (left->at.line != right->at.line)
        return left->at.line < right->at.line ? -1 : 1;
    if (left->script != right->script)
        return left->script < right->script ? -1 : 1;
    return (left->function > right->function) - (left->function < right->function);
}

static int compare_steps(const void *a, const void *b)
{
    const struct usage *left = a, *right = b;
    if (left->steps != right->steps)
        return left->steps > right->steps ? -1 : 1;
    return compare_places(a, b);
}

// Sorted by place, calls of one function become one row; then the rows with the most steps first.
static size_t gather(const struct assessment *assessment, struct arena *arena, struct usage **rows)
{
    struct usage *list = arena_array(arena, assessment->use_count, sizeof *list);
    size_t count = 0;
    *rows = list;
    for (size_t i = 0; i < assessment->use_count; i++) {
        const struct rule_use *use = &assessment->uses[i];
        list[i] = (struct usage){use->script, use->at, use->function, 1, use->steps, use->peak, ""};
    }
    if (assessment->use_count == 0)
        return 0;
    qsort(list, assessment->use_count, sizeof *list, compare_places);
    for (size_t i = 0; i < assessment->use_count; i++) {
        if (count == 0 || compare_places(&list[count - 1], &list[i]) != 0) {
            list[count++] = list[i];
            continue;
        }
        struct usage *row = &list[count - 1];
        row->calls++;
        row->steps += list[i].steps;
        row->peak = list[i].peak > row->peak ? list[i].peak : row->peak;
    }
    qsort(list, count, sizeof *list, compare_steps);
    for (size_t i = 0; i < count; i++)
        list[i].rule = rule_of(assessment->rules, &list[i], arena);
    return count;
}

static const char *place_of(const struct pack *pack, const struct usage *usage, struct arena *arena)
{
    if (usage->at.script < 0)
        return "";
    return arena_textf(arena, "scripts/%s.lua:%d", pack->scripts[usage->at.script].name,
                       usage->at.line);
}

static void put_table(const grow_assessment *assessment, const struct usage *rows, size_t count,
                      struct arena *arena, struct buf *out)
{
    const struct pack *pack = assessment->assessment->pack;
    buf_putf(out, words_say(language_of(pack), "the scripts used %ld steps and %zu bytes\n"),
             assessment->use.steps, assessment->use.peak);
    if (count == 0) {
        buf_puts(out, words_say(language_of(pack),
                                "no function of a script ran; conditions are computed by the "
                                "engine and use no steps\n"));
        return;
    }
    buf_puts(out, words_say(language_of(pack), "   steps     bytes  calls  rule\n"));
    for (size_t i = 0; i < count; i++) {
        const char *place = place_of(pack, &rows[i], arena);
        buf_putf(out, "%8ld  %8zu  %5ld  %s%s%s\n", rows[i].steps, rows[i].peak, rows[i].calls,
                 rows[i].rule, *place ? "  " : "", place);
    }
}

static void put_json(const grow_assessment *assessment, const struct usage *rows, size_t count,
                     struct arena *arena, struct buf *out)
{
    struct json json;
    json_init(&json, out, false);
    json_open(&json, '{');
    json_key(&json, "steps");
    json_integer(&json, assessment->use.steps);
    json_key(&json, "memory");
    json_integer(&json, (long)assessment->use.peak);
    json_key(&json, "rules");
    json_open(&json, '[');
    for (size_t i = 0; i < count; i++) {
        json_open(&json, '{');
        json_key(&json, "rule");
        json_string(&json, rows[i].function ? rows[i].rule : NULL);
        json_key(&json, "at");
        json_string(&json, rows[i].function
                               ? place_of(assessment->assessment->pack, &rows[i], arena)
                               : NULL);
        json_key(&json, "calls");
        json_integer(&json, rows[i].calls);
        json_key(&json, "steps");
        json_integer(&json, rows[i].steps);
        json_key(&json, "memory");
        json_integer(&json, (long)rows[i].peak);
        json_close(&json, '}');
    }
    json_close(&json, ']');
    json_close(&json, '}');
    buf_putc(out, '\n');
}

bool grow_assessment_usage(const grow_assessment *assessment, bool json, const grow_sink *sink)
{
    struct arena arena;
    arena_init(&arena);
    struct usage *rows;
    size_t count = gather(assessment->assessment, &arena, &rows);
    struct buf out;
    buf_init(&out, ENGINE_OUTPUT);
    (json ? put_json : put_table)(assessment, rows, count, &arena, &out);
    arena_clear(&arena);
    return engine_deliver(&out, sink);
}
