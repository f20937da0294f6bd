// The result as JSON: every finding of an assessment, with stable keys, in the pack's order, and
// numbers as reports print them. docs/reference/result.md describes it.

#include <math.h>
#include <string.h>

#include "base/json.h"
#include "base/num.h"
#include "engine/handles.h"
#include "engine/identity.h"
#include "rules/scope.h"

struct writer {
    struct json json;
    struct arena arena;
    const struct assessment *assessment;
};

static void put_string(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_string(json, text);
}

static void put_score(struct json *json, const char *key, bool has, double score)
{
    json_key(json, key);
    if (has)
        json_fixed(json, score, 1);
    else
        json_null(json);
}

static const char *script_path(struct writer *writer, struct rule_at at)
{
    const struct pack *pack = writer->assessment->pack;
    return arena_textf(&writer->arena, "scripts/%s.lua", pack->scripts[at.script].name);
}

static void put_identity(struct writer *writer, const struct dossier *dossier)
{
    struct json *json = &writer->json;
    const struct pack *pack = writer->assessment->pack;
    json_key(json, "grow_result");
    json_integer(json, 1);
    json_key(json, "pack");
    json_open(json, '{');
    put_string(json, "id", pack->id);
    put_string(json, "version", pack->version);
    put_string(json, "hash", pack->hash);
    put_string(json, "scripts_hash", pack->scripts_hash);
    json_close(json, '}');
    json_key(json, "dossier");
    json_open(json, '{');
    put_string(json, "hash", dossier->hash);
    json_close(json, '}');
    put_string(json, "engine", GROW_VERSION);
    put_string(json, "engine_hash", ENGINE_HASH);
    put_string(json, "partnership", dossier->partnership);
    json_key(json, "fictional");
    json_bool(json, dossier->fictional);
    put_string(json, "date", dossier->date);
}

static void put_dimension(struct writer *writer, const struct score_result *score)
{
    struct json *json = &writer->json;
    const struct pack *pack = writer->assessment->pack;
    json_open(json, '{');
    put_string(json, "id", pack->dimensions[score->dimension].id);
    put_score(json, "score", score->measured, score->score);
    put_string(json, "band", score->band ? score->band->id : NULL);
    json_key(json, "coverage");
    if (score->has_coverage)
        json_fixed(json, score->coverage, 2);
    else
        json_null(json);
    put_score(json, "gap", score->has_gap, score->gap);
    json_key(json, "flagged");
    json_bool(json, score->flagged);
    json_key(json, "by_role");
    json_open(json, '{');
    for (int r = 0; r < pack->role_count; r++)
        if (!isnan(score->by_role[r]))
            put_score(json, pack->roles[r].id, true, score->by_role[r]);
    json_close(json, '}');
    json_close(json, '}');
}

static void put_axes(struct writer *writer, bool partial)
{
    const struct position_result *position = &writer->assessment->position;
    json_key(&writer->json, partial ? "axes_partial" : "axes");
    json_open(&writer->json, '{');
    for (size_t i = 0; i < position->rule->axis_count; i++) {
        const struct axis_result *axis = &position->axes[i];
        put_score(&writer->json, axis->rule->id, partial ? axis->has_partial : axis->complete,
                  partial ? axis->partial : axis->value);
    }
    json_close(&writer->json, '}');
}

static void put_position(struct writer *writer)
{
    struct json *json = &writer->json;
    const struct position_result *position = &writer->assessment->position;
    json_key(json, "position");
    if (!position->rule) {
        json_null(json);
        return;
    }
    json_open(json, '{');
    put_string(json, "id", position->place ? position->place->id : NULL);
    put_string(json, "label", position->label.in[0]);
    put_axes(writer, false);
    put_axes(writer, true);
    json_key(json, "borderline");
    json_bool(json, position->borderline);
    json_key(json, "provisional");
    json_open(json, '[');
    for (size_t i = 0; i < position->provisional_count; i++)
        json_string(json, position->provisional[i]);
    json_close(json, ']');
    json_close(json, '}');
}

// An exact figure prints with its own decimals.
static void put_figure(struct json *json, const struct figure_result *figure)
{
    struct value value = figure->value;
    if (value.kind == VALUE_NUMBER)
        value.decimals = figure->rule->shown;
    json_key(json, figure->rule->id);
    json_value(json, &value);
}

static void put_requirement(struct writer *writer, const struct requirement *rule, bool unknown)
{
    struct json *json = &writer->json;
    const struct pack *pack = writer->assessment->pack;
    json_open(json, '{');
    put_string(json, "condition",
               rule->when.cond ? cond_text(&writer->arena, rule->when.cond) : NULL);
    bool own = unknown && rule->has_unknown;
    put_string(json, "text", text_in(pack, own ? &rule->unknown : &rule->say, NULL));
    put_string(json, "unblock", text_in(pack, &rule->unblock, NULL));
    json_key(json, "unknown");
    json_bool(json, unknown);
    json_close(json, '}');
}

static void put_route(struct writer *writer, const struct route_result *route)
{
    struct json *json = &writer->json;
    const struct pack *pack = writer->assessment->pack;
    json_open(json, '{');
    put_string(json, "id", route->rule->id);
    put_score(json, "rank", route->has_rank, route->rank);
    put_score(json, "fit", route->has_fit, route->fit);
    put_score(json, "support", route->has_support, route->support);
    json_key(json, "certainty");
    json_fixed(json, route->certainty, 2);
    json_key(json, "blocked");
    json_open(json, '[');
    for (size_t i = 0; i < route->rule->require_count; i++)
        if (!route->requirements[i].holds)
            put_requirement(writer, &route->rule->requires[i], route -> requirements[i].unknown);
    json_close(json, ']');
    json_key(json, "no_support_from");
    json_open(json, '[');
    for (size_t i = 0; i < route->against_count; i++)
        json_string(json, pack->roles[route->against[i]].id);
    json_close(json, ']');
    json_close(json, '}');
}

static void put_read(struct writer *writer, const struct trace_read *read)
{
    struct json *json = &writer->json;
    const struct assessment *assessment = writer->assessment;
    struct trace trace = {.reads = arena_alloc(&writer->arena, sizeof *read), .read_count = 1};
    *trace.reads = *read;
    struct value value = read->value;
    if (read->ref.space == REF_FIGURE && value.kind == VALUE_NUMBER)
        value.decimals = assessment->rules->figures[read->ref.index].shown;
    json_open(json, '{');
    put_string(json, "name", scope_result_name(&writer->arena, assessment->rules, read->ref));
    json_key(json, "value");
    json_value(json, &value);
    json_key(json, "answers");
    json_open(json, '[');
    int *questions;
    size_t count = assessment_answers(assessment, &writer->arena, &trace, &questions);
    for (size_t i = 0; i < count; i++)
        json_string(json, assessment->pack->questions[questions[i]].id);
    json_close(json, ']');
    json_close(json, '}');
}

static void put_because(struct writer *writer, const struct trace *trace)
{
    struct trace_read *reads;
    size_t count = assessment_because(writer->assessment, &writer->arena, trace, &reads);
    json_key(&writer->json, "because");
    json_open(&writer->json, '[');
    for (size_t i = 0; i < count; i++)
        put_read(writer, &reads[i]);
    json_close(&writer->json, ']');
}

static void put_rule(struct writer *writer, struct rule_at at)
{
    struct json *json = &writer->json;
    json_key(json, "rule");
    json_open(json, '{');
    put_string(json, "script", script_path(writer, at));
    json_key(json, "line");
    json_integer(json, at.line);
    json_close(json, '}');
}

static void put_recommendation(struct writer *writer,
                               const struct recommendation_result *recommendation)
{
    struct json *json = &writer->json;
    const struct pack *pack = writer->assessment->pack;
    const struct recommendation_rule *rule = recommendation->rule;
    json_open(json, '{');
    put_string(json, "id", rule->id);
    json_key(json, "priority");
    json_integer(json, rule->priority);
    put_string(json, "theme", rule->theme);
    put_string(json, "title", text_in(pack, &rule->title, NULL));
    put_string(json, "text", recommendation->text.in[0]);
    put_string(json, "owner", text_in(pack, &rule->owner, NULL));
    put_string(json, "term", text_in(pack, &rule->term, NULL));
    json_key(json, "stake");
    if (recommendation->has_stake)
        json_fixed(json, recommendation->stake, 0);
    else
        json_null(json);
    json_key(json, "sources");
    json_open(json, '[');
    for (size_t i = 0; i < rule->source_count; i++)
        json_string(json, pack->sources[rule->sources[i]].id);
    json_close(json, ']');
    put_rule(writer, rule->at);
    put_because(writer, &recommendation->trace);
    json_close(json, '}');
}

static void put_findings(struct writer *writer)
{
    struct json *json = &writer->json;
    const struct assessment *assessment = writer->assessment;
    const struct rulebook *rules = assessment->rules;
    json_key(json, "dimensions");
    json_open(json, '[');
    for (size_t i = 0; i < rules->score_count; i++)
        put_dimension(writer, &assessment->scores[i]);
    json_close(json, ']');
    put_position(writer);
    json_key(json, "figures");
    json_open(json, '{');
    for (size_t i = 0; i < rules->figure_count; i++)
        if (!rules->figures[i].hidden)
            put_figure(json, &assessment->figures[i]);
    json_close(json, '}');
    json_key(json, "routes");
    json_open(json, '[');
    for (size_t i = 0; i < rules->route_count; i++)
        put_route(writer, &assessment->routes[i]);
    json_close(json, ']');
    json_key(json, "recommendations");
    json_open(json, '[');
    for (size_t i = 0; i < rules->recommendation_count; i++)
        if (assessment->recommendations[i].state == RULE_FIRED)
            put_recommendation(writer, &assessment->recommendations[i]);
    json_close(json, ']');
}

static void put_cards_and_notes(struct writer *writer)
{
    struct json *json = &writer->json;
    const struct assessment *assessment = writer->assessment;
    json_key(json, "cards");
    json_open(json, '[');
    for (size_t i = 0; i < assessment->rules->card_count; i++) {
        const struct card_result *card = &assessment->cards[i];
        if (!card->drawn)
            continue;
        json_open(json, '{');
        put_string(json, "id", card->rule->id);
        put_string(json, "title", text_in(assessment->pack, &card->rule->title, NULL));
        put_rule(writer, card->rule->at);
        put_because(writer, &card->trace);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_key(json, "notes");
    json_open(json, '[');
    for (size_t i = 0; i < assessment->rules->note_count; i++) {
        const struct note_result *note = &assessment->notes[i];
        if (!note->holds)
            continue;
        json_open(json, '{');
        put_string(json, "code", note->rule->id);
        put_string(json, "about", note->rule->about);
        put_string(json, "text", note->text.in[0]);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_table(struct writer *writer, const struct table_result *table)
{
    struct json *json = &writer->json;
    json_key(json, table->rule->id);
    if (table->value.kind != VALUE_TABLE) {
        json_null(json);
        return;
    }
    json_open(json, '[');
    for (size_t r = 0; r < table->value.count; r++) {
        json_open(json, '{');
        for (size_t c = 0; c < table->rule->column_count; c++) {
            json_key(json, table->rule->columns[c].id);
            json_value(json, &table->value.items[r].items[c]);
        }
        json_close(json, '}');
    }
    json_close(json, ']');
}

// Only of packs that have tables.
static void put_tables(struct writer *writer)
{
    const struct assessment *assessment = writer->assessment;
    if (assessment->rules->table_count == 0)
        return;
    json_key(&writer->json, "tables");
    json_open(&writer->json, '{');
    for (size_t i = 0; i < assessment->rules->table_count; i++)
        put_table(writer, &assessment->tables[i]);
    json_close(&writer->json, '}');
}

static void put_who(struct writer *writer)
{
    struct json *json = &writer->json;
    const struct assessment *assessment = writer->assessment;
    json_key(json, "respondents");
    json_open(json, '{');
    for (int r = 0; r < assessment->pack->role_count; r++) {
        json_key(json, assessment->pack->roles[r].id);
        json_integer(json, assessment->respondents[r]);
    }
    json_close(json, '}');
    json_key(json, "missing_roles");
    json_open(json, '[');
    for (int r = 0; r < assessment->pack->role_count; r++)
        if (assessment->role_missing[r])
            json_string(json, assessment->pack->roles[r].id);
    json_close(json, ']');
}

// What the report shows of its parts with an id. Only of packs that have some.
static void put_shows(struct writer *writer, const struct layout *layout)
{
    if (layout->id_count == 0)
        return;
    const char **shown;
    size_t count = report_shown(writer->assessment, layout, &writer->arena, &shown);
    json_key(&writer->json, "shows");
    json_open(&writer->json, '{');
    for (size_t i = 0; i < layout->id_count; i++) {
        bool shows = false;
        for (size_t k = 0; k < count && !shows; k++)
            shows = strcmp(shown[k], layout->ids[i]) == 0;
        json_key(&writer->json, layout->ids[i]);
        json_bool(&writer->json, shows);
    }
    json_close(&writer->json, '}');
}

// Warnings, without their places: the same dossier gives the same bytes wherever it lies.
static void put_diagnostics(struct writer *writer, const struct diags *diags)
{
    struct json *json = &writer->json;
    json_key(json, "diagnostics");
    json_open(json, '[');
    for (size_t i = 0; i < diags->count; i++) {
        json_open(json, '{');
        put_string(json, "code", arena_textf(&writer->arena, "G%04d", (int)diags->list[i]->code));
        put_string(json, "severity",
                   diags->list[i]->severity == DIAG_WARNING ? "warning" : "error");
        put_string(json, "message", diags->list[i]->message);
        json_close(json, '}');
    }
    json_close(json, ']');
}

void result_write(const struct grow_assessment *handle, const struct diags *diags, struct buf *out)
{
    struct writer writer = {.assessment = handle->assessment};
    arena_init(&writer.arena);
    json_init(&writer.json, out, false);
    json_open(&writer.json, '{');
    put_identity(&writer, handle->dossier->dossier);
    put_findings(&writer);
    put_who(&writer);
    if (writer.assessment->tallies)
        result_group(writer.assessment->tallies, &writer.json);
    put_cards_and_notes(&writer);
    put_tables(&writer);
    put_shows(&writer, handle->pack->layout);
    put_diagnostics(&writer, diags);
    json_close(&writer.json, '}');
    buf_putc(out, '\n');
    arena_clear(&writer.arena);
}
