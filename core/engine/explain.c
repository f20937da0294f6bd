// Answers "why?": finds what an id means, lets the right file explain it, and delivers the tree as
// text or JSON. An id may be written as in results ("figures.dekking"), as in rules
// ("figure.dekking") or bare ("dekking", "A03", "KF-2", "R24", "F04", "splitsen", "position").

#include "engine/explain.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "engine/handles.h"

static int dimension_find(const struct explain *explain, const char *id)
{
    return pack_dimension_find(explain->assessment->pack, id);
}

static int item_find(const struct explain *explain, const char *id)
{
    const struct question *question = pack_question_find(explain->assessment->pack, id);
    return question && question->scale ? question->index : -1;
}

static int question_find(const struct explain *explain, const char *id)
{
    const struct question *question = pack_question_find(explain->assessment->pack, id);
    bool plain = question && question->phase != PHASE_FACTS && !question->scale;
    return plain ? question->index : -1;
}

// "PP06", and what rules read of it: "PP06.mean".
static int tally_find(const struct explain *explain, const char *id)
{
    if (!explain->assessment->tallies)
        return -1;
    const char *first = arena_text_n(explain->arena, id, strcspn(id, "."));
    const struct question *question = pack_question_find(explain->assessment->pack, first);
    return question && question->phase != PHASE_FACTS ? question->index : -1;
}

static int table_find(const struct explain *explain, const char *id)
{
    return rulebook_table_find(explain->assessment->rules, id);
}

static int fact_find(const struct explain *explain, const char *id)
{
    const struct question *question = pack_question_find(explain->assessment->pack, id);
    return question && question->phase == PHASE_FACTS ? question->index : -1;
}

static int figure_find(const struct explain *explain, const char *id)
{
    return rulebook_figure_find(explain->assessment->rules, id);
}

static int route_find(const struct explain *explain, const char *id)
{
    return rulebook_route_find(explain->assessment->rules, id);
}

static int recommendation_find(const struct explain *explain, const char *id)
{
    return rulebook_recommendation_find(explain->assessment->rules, id);
}

static int card_find(const struct explain *explain, const char *id)
{
    for (size_t i = 0; i < explain->assessment->rules->card_count; i++)
        if (strcmp(explain->assessment->rules->cards[i].id, id) == 0)
            return (int)i;
    return -1;
}

static int note_find(const struct explain *explain, const char *id)
{
    for (size_t i = 0; i < explain->assessment->rules->note_count; i++)
        if (strcmp(explain->assessment->rules->notes[i].id, id) == 0)
            return (int)i;
    return -1;
}

static void tell_dimension(struct explain *explain, struct branch *root, int index)
{
    explain_dimension(explain, root, index);
}

static void tell_figure(struct explain *explain, struct branch *root, int index)
{
    struct ref ref = {REF_FIGURE, index, 0};
    bool full = explain->full;
    explain->full = false;
    explain_ref(explain, root, ref, evaluate_value(explain->assessment, ref));
    explain->full = full;
    explain_figure(explain, root->last, index);
}

static void tell_recommendation(struct explain *explain, struct branch *root, int index)
{
    explain_recommendation(explain, root, (size_t)index);
}

static void tell_card(struct explain *explain, struct branch *root, int index)
{
    explain_card(explain, root, (size_t)index);
}

static void tell_note(struct explain *explain, struct branch *root, int index)
{
    explain_note(explain, root, (size_t)index);
}

static void tell_route(struct explain *explain, struct branch *root, int index)
{
    explain_route(explain, root, (size_t)index);
}

// Kinds of ids, in the order in which a bare id is looked for.
static const struct {
    const char *one, *many;
    int (*find)(const struct explain *explain, const char *id);
    void (*tell)(struct explain *explain, struct branch *root, int index);
} KINDS[] = {
    {"recommendation", "recommendations", recommendation_find, tell_recommendation},
    {"card", "cards", card_find, tell_card},
    {"note", "notes", note_find, tell_note},
    {"route", "routes", route_find, tell_route},
    {"dimension", "dimensions", dimension_find, tell_dimension},
    {"gap", "gaps", dimension_find, tell_dimension},
    {"figure", "figures", figure_find, tell_figure},
    {"table", "tables", table_find, explain_table},
    {"tally", "tallies", tally_find, explain_tally},
    {"item", "items", item_find, explain_item},
    {"itemgap", "itemgaps", item_find, explain_item},
    {"spread", "spreads", item_find, explain_item},
    {"question", "questions", question_find, explain_question},
    {"fact", "facts", fact_find, explain_fact},
};

enum { KIND_COUNT = sizeof KINDS / sizeof *KINDS };

static bool is_kind(size_t kind, const char *id, size_t length)
{
    return (strlen(KINDS[kind].one) == length && memcmp(KINDS[kind].one, id, length) == 0) ||
           (strlen(KINDS[kind].many) == length && memcmp(KINDS[kind].many, id, length) == 0);
}

static bool tell(struct explain *explain, struct branch *root, const char *id)
{
    if (strcmp(id, "position") == 0 || text_starts(id, "axes.") || text_starts(id, "axis.") ||
        text_starts(id, "lowest.")) {
        explain_position(explain, root);
        return true;
    }
    const char *dot = strchr(id, '.');
    for (size_t k = 0; k < KIND_COUNT; k++) {
        if (dot && !is_kind(k, id, (size_t)(dot - id)))
            continue;
        int index = KINDS[k].find(explain, dot ? dot + 1 : id);
        if (index < 0)
            continue;
        KINDS[k].tell(explain, root, index);
        return true;
    }
    return false;
}

static void overview_routes(struct explain *explain, struct branch *root)
{
    const struct assessment *assessment = explain->assessment;
    if (!assessment->rules->route_count)
        return;
    struct branch *branch = explain_addf(explain, root, WORD_EXPLAIN_OVERVIEW_ROUTES);
    bool *told = arena_array(explain->arena, assessment->rules->route_count, sizeof *told);
    for (size_t n = 0; n < assessment->rules->route_count; n++) {
        const struct route_result *best = NULL;
        for (size_t i = 0; i < assessment->rules->route_count; i++) {
            const struct route_result *route = &assessment->routes[i];
            if (!told[i] && route->has_rank && (!best || route->rank > best->rank))
                best = route;
        }
        if (!best)
            return;
        told[best - assessment->routes] = true;
        explain_addf(explain, branch, WORD_EXPLAIN_READS, best->rule->id,
                     explain_number(explain, best->rank, 1));
    }
}

static void overview(struct explain *explain, struct branch *root)
{
    const struct assessment *assessment = explain->assessment;
    const char *example = NULL;
    explain_addf(explain, root, WORD_EXPLAIN_OVERVIEW, assessment->dossier->partnership,
                 assessment->dossier->date);
    if (assessment->position.place)
        explain_addf(explain, root, WORD_EXPLAIN_POSITION,
                     explain_label(explain, &assessment->position.label));
    struct branch *branch = explain_addf(explain, root, WORD_EXPLAIN_OVERVIEW_DIMENSIONS);
    for (size_t i = 0; i < assessment->rules->score_count; i++) {
        struct ref ref = {REF_DIMENSION, assessment->scores[i].dimension, 0};
        struct value value = evaluate_value(assessment, ref);
        explain_addf(explain, branch, WORD_EXPLAIN_READS,
                     assessment->pack->dimensions[ref.index].id, explain_value(explain, &value));
    }
    overview_routes(explain, root);
    branch = explain_addf(explain, root, WORD_EXPLAIN_OVERVIEW_RECOMMENDATIONS);
    for (size_t i = 0; i < assessment->rules->recommendation_count; i++) {
        const struct recommendation_result *result = &assessment->recommendations[i];
        if (result->state != RULE_FIRED)
            continue;
        example = result->rule->id;
        struct branch *line = explain_addf(explain, branch, WORD_EXPLAIN_HOLDS, result->rule->id,
                                           explain_label(explain, &result->rule->title));
        line->where = explain_where(explain, result->rule->at);
    }
    explain_addf(explain, root, WORD_EXPLAIN_ASK, example ? example : "position");
}

// Every id that can be asked, for a suggestion.
static void refuse(const struct grow_assessment *handle, const char *id, struct diags *diags)
{
    const struct assessment *assessment = handle->assessment;
    const struct rulebook *rules = assessment->rules;
    const char **ids = NULL;
    size_t count = 0, room = 0;
#define ADD(text)                                   \
    do {                                            \
        ARENA_PUSH(diags->arena, ids, count, room); \
        ids[count++] = (text);                      \
    } while (0)
    for (size_t i = 0; i < rules->recommendation_count; i++)
        ADD(rules->recommendations[i].id);
    for (size_t i = 0; i < rules->card_count; i++)
        ADD(rules->cards[i].id);
    for (size_t i = 0; i < rules->figure_count; i++)
        ADD(rules->figures[i].id);
    for (size_t i = 0; i < rules->table_count; i++)
        ADD(rules->tables[i].id);
    for (size_t i = 0; i < rules->route_count; i++)
        ADD(rules->routes[i].id);
    for (int i = 0; i < assessment->pack->dimension_count; i++)
        ADD(assessment->pack->dimensions[i].id);
    for (int i = 0; i < assessment->pack->question_count; i++)
        ADD(assessment->pack->questions[i].id);
    ADD("position");
#undef ADD
    struct diag *diag =
        diag_add(diags, DIAG_UNKNOWN_SUBJECT, SPAN_NONE, "nothing can be asked about '%s'", id);
    const char *dot = strrchr(id, '.');
    diag_suggest(diags, diag, dot ? dot + 1 : id, ids, count);
    diag_help(diags, diag, "without an id, explain lists what can be asked");
}

struct explain explain_of(const struct assessment *assessment, const grow_explain_options *options,
                          struct arena *arena)
{
    struct explain explain = {.assessment = assessment, .arena = arena};
    explain.language =
        words_address(words_language_of(options->language), assessment->pack->informal);
    const char *language = explain.language == WORDS_EN ? "en" : "nl";
    explain.point = strcmp(pack_language(assessment->pack, language), "en") == 0;
    explain.full = options->full;
    explain.logs = options->full || options->logs;
    explain.figures = arena_array(arena, assessment->rules->figure_count, sizeof(bool));
    explain.dimensions =
        arena_array(arena, (size_t)assessment->pack->dimension_count, sizeof(bool));
    explain.items = arena_array(arena, (size_t)assessment->pack->question_count, sizeof(bool));
    return explain;
}

bool grow_explain(const grow_assessment *assessment, const grow_explain_options *options,
                  const grow_sink *sink, grow_diagnostics *diagnostics)
{
    struct arena arena;
    arena_init(&arena);
    struct explain explain = explain_of(assessment->assessment, options, &arena);
    struct branch root = {0};
    bool known = true;
    if (options->why)
        known = tell(&explain, &root, options->why);
    else
        overview(&explain, &root);
    struct buf out;
    buf_init(&out, ENGINE_OUTPUT);
    if (!known)
        refuse(assessment, options->why, &diagnostics->diags);
    else if (options->json)
        explain_json(&root, &out);
    else
        explain_print(&root, options->colour, &out);
    arena_clear(&arena);
    if (known)
        return engine_deliver(&out, sink);
    buf_clear(&out);
    return false;
}
