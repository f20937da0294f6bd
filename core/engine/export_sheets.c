// The other sheets of a workbook: what came out (scores, recommendations), what the ids mean (the
// codebook), and of what all of it was made (provenance). Values only: nothing here is a formula,
// since only the engine computes.
#include <math.h>

#include "engine/export.h"
#include "engine/identity.h"
#include "rules/scope.h"

static void put_header(const struct export *export, const char *sheet, const char *const names[])
{
    export_sheet(export, sheet);
    export_row(export);
    export_texts(export, names);
}

static void put_score(const struct export *export, bool has, double score, int decimals)
{
    if (has)
        export_number(export, score, decimals);
    else
        export_text(export, NULL);
}

// --- scores ---

static const char *const SCORES[] = {"kind", "id",       "label", "role",  "value", "unit",
                                     "band", "coverage", "gap",   "state", NULL};

struct score_row {
    const char *kind, *id, *label, *role;
    struct value value;
    const char *unit, *band;
    double coverage, gap; // NAN: none
    const char *state;
};

static void put_score_row(const struct export *export, const struct score_row *row)
{
    export_row(export);
    export_texts(export, (const char *const[]){row->kind, row->id, row->label,
                                               row->role ? row->role : "", NULL});
    export_value(export, &row->value);
    export_text(export, row->unit);
    export_text(export, row->band);
    put_score(export, !isnan(row->coverage), row->coverage, 2);
    put_score(export, !isnan(row->gap), row->gap, 1);
    export_text(export, row->state);
}

static struct value score_of(bool has, double score)
{
    return has ? value_number(score, 1) : VALUE_NOTHING;
}

static void put_dimension(const struct export *export, const struct score_result *score)
{
    const struct dimension *dimension = &export->pack->dimensions[score->dimension];
    struct score_row row = {
        .kind = "dimension",
        .id = dimension->id,
        .label = export_label(export, &dimension->label),
        .value = score_of(score->measured, score->score),
        .unit = "score",
        .band = score->band ? score->band->id : NULL,
        .coverage = score->has_coverage ? score->coverage : NAN,
        .gap = score->has_gap ? score->gap : NAN,
        .state = score->measured ? "measured" : "not_measured",
    };
    put_score_row(export, &row);
    for (int r = 0; r < export->pack->role_count; r++) {
        if (isnan(score->by_role[r]))
            continue;
        row.role = export->pack->roles[r].id;
        row.value = score_of(true, score->by_role[r]);
        row.band = NULL;
        row.coverage = row.gap = NAN;
        row.state = "measured";
        put_score_row(export, &row);
    }
}

static void put_position(const struct export *export)
{
    const struct position_result *position = &export->assessment->position;
    if (!position->rule)
        return;
    struct score_row row = {.kind = "position",
                            .id = position->place ? position->place->id : "",
                            .label = position->place ? export_label(export, &position->label) : "",
                            .coverage = NAN,
                            .gap = NAN,
                            .state = position->borderline ? "borderline" : NULL};
    put_score_row(export, &row);
    for (size_t i = 0; i < position->rule->axis_count; i++) {
        const struct axis_result *axis = &position->axes[i];
        row = (struct score_row){.kind = "axis",
                                 .id = axis->rule->id,
                                 .label = export_label(export, &axis->rule->label),
                                 .value = score_of(axis->complete, axis->value),
                                 .unit = "score",
                                 .coverage = NAN,
                                 .gap = NAN,
                                 .state = axis->complete ? "measured" : "not_measured"};
        put_score_row(export, &row);
    }
}

static void put_figures(const struct export *export)
{
    static const char *const UNITS[] = {
        [UNIT_EURO] = "euro",       [UNIT_STUDENTS] = "students", [UNIT_SHARE] = "share",
        [UNIT_PERCENT] = "percent", [UNIT_SCORE] = "score",       [UNIT_YEAR] = "year",
        [UNIT_COUNT] = "count",     [UNIT_TEXT] = "text"};
    const struct rulebook *rules = export->assessment->rules;
    for (size_t i = 0; i < rules->figure_count; i++) {
        const struct figure_rule *rule = &rules->figures[i];
        struct score_row row = {.kind = "figure",
                                .id = rule->id,
                                .label = export_label(export, &rule->label),
                                .value = export->assessment->figures[i].value,
                                .unit = UNITS[rule->unit],
                                .coverage = NAN,
                                .gap = NAN};
        if (rule->hidden)
            continue;
        if (row.value.kind == VALUE_NUMBER)
            row.value.decimals = rule->shown;
        row.state = row.value.kind == VALUE_MISSING ? "missing" : "measured";
        put_score_row(export, &row);
    }
}

static void put_routes(const struct export *export)
{
    const struct assessment *assessment = export->assessment;
    for (size_t i = 0; i < assessment->rules->route_count; i++) {
        const struct route_result *route = &assessment->routes[i];
        const struct {
            const char *kind;
            bool has;
            double value;
        } numbers[] = {{"route_rank", route->has_rank, route->rank},
                       {"route_fit", route->has_fit, route->fit},
                       {"route_support", route->has_support, route->support}};
        for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++) {
            struct score_row row = {.kind = numbers[k].kind,
                                    .id = route->rule->id,
                                    .label = export_label(export, &route->rule->label),
                                    .value = score_of(numbers[k].has, numbers[k].value),
                                    .unit = "score",
                                    .coverage = NAN,
                                    .gap = NAN,
                                    .state = route->blocked   ? "blocked"
                                             : numbers[k].has ? "measured"
                                                              : "not_measured"};
            put_score_row(export, &row);
        }
    }
}

static void put_items(const struct export *export)
{
    for (int i = 0; i < export->pack->question_count; i++) {
        const struct question *question = &export->pack->questions[i];
        const struct item_result *item = &export->assessment->items[i];
        if (!question->scale || question->phase == PHASE_FACTS)
            continue;
        struct score_row row = {.kind = "question",
                                .id = question->id,
                                .label = export_label(export, &question->text),
                                .value = score_of(item->valid, item->score),
                                .unit = "score",
                                .coverage = NAN,
                                .gap = item->has_itemgap ? item->itemgap : NAN,
                                .state = !item->shown  ? "not_shown"
                                         : item->valid ? "measured"
                                                       : "not_measured"};
        put_score_row(export, &row);
    }
}

void export_scores(const struct export *export)
{
    const struct assessment *assessment = export->assessment;
    put_header(export, "scores", SCORES);
    put_position(export);
    for (size_t i = 0; i < assessment->rules->score_count; i++)
        put_dimension(export, &assessment->scores[i]);
    put_figures(export);
    put_routes(export);
    put_items(export);
}

// --- recommendations ---

static const char *joined(const struct export *export, const char *so_far, const char *more)
{
    return arena_textf(export->arena, "%s%s%s", so_far, *so_far ? "|" : "", more);
}

void export_recommendations(const struct export *export)
{
    const struct assessment *assessment = export->assessment;
    put_header(export, "recommendations",
               (const char *const[]){"id", "priority", "theme", "title", "text", "owner", "term",
                                     "sources", "because", "script", "line", NULL});
    for (size_t i = 0; i < assessment->rules->recommendation_count; i++) {
        const struct recommendation_result *result = &assessment->recommendations[i];
        const struct recommendation_rule *rule = result->rule;
        const char *sources = "", *because = "";
        struct trace_read *reads;
        if (result->state != RULE_FIRED)
            continue;
        for (size_t k = 0; k < rule->source_count; k++)
            sources = joined(export, sources, export->pack->sources[rule->sources[k]].id);
        size_t count = assessment_because(assessment, export->arena, &result->trace, &reads);
        for (size_t k = 0; k < count; k++)
            because = joined(export, because,
                             scope_result_name(export->arena, assessment->rules, reads[k].ref));
        export_row(export);
        export_text(export, rule->id);
        export_number(export, rule->priority, 0);
        export_texts(export,
                     (const char *const[]){
                         rule->theme ? rule->theme : "", export_label(export, &rule->title),
                         export_label(export, &result->text), export_label(export, &rule->owner),
                         export_label(export, &rule->term), sources, because, NULL});
        export_text(export, arena_textf(export->arena, "scripts/%s.lua",
                                        export->pack->scripts[rule->at.script].name));
        export_number(export, rule->at.line, 0);
    }
}

// --- provenance ---

static void put_pair(const struct export *export, const char *key, const char *text)
{
    export_row(export);
    export_texts(export, (const char *const[]){key, text, NULL});
}

void export_provenance(const struct export *export)
{
    const struct pack *pack = export->pack;
    const struct dossier *dossier = export->dossier;
    size_t left_out = 0;
    if (!export->with_texts)
        export_without_texts(dossier, export->arena, &left_out);
    put_header(export, "provenance", (const char *const[]){"key", "value", NULL});
    put_pair(export, "partnership", dossier->partnership);
    put_pair(export, "fictional", dossier->fictional ? "yes" : "no");
    put_pair(export, "date", dossier->date);
    put_pair(export, "pack", pack->id);
    put_pair(export, "pack_title", export_label(export, &pack->title));
    put_pair(export, "pack_version", pack->version);
    put_pair(export, "pack_hash", pack->hash);
    put_pair(export, "scripts_hash", pack->scripts_hash);
    put_pair(export, "dossier_hash", dossier->hash);
    put_pair(export, "engine", "grow " GROW_VERSION);
    put_pair(export, "engine_hash", ENGINE_HASH);
    export_row(export);
    export_text(export, "respondents");
    export_number(export, dossier->respondent_count, 0);
    export_row(export);
    export_text(export, "texts_left_out");
    export_number(export, (double)left_out, 0);
}
