// Answers "why?": finds what an id means, lets the right file explain it, and delivers the tree as
// text or JSON. An id may be written as in results ("figures.dekking"), as in rules
// ("figure.dekking") or bare ("dekking", "A03", "KF-2", "R24", "F04", "splitsen", "position").

#include "engine/explain.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "engine/handles.h"

// What is the id of number `index` of a kind? False behind the last one; NULL for one that is of
// another kind.
typedef bool id_at(const struct assessment *assessment, size_t index, const char **id);

static bool recommendation_at(const struct assessment *assessment, size_t index, const char **id)
{
    if (index >= assessment->rules->recommendation_count)
        return false;
    *id = assessment->rules->recommendations[index].id;
    return true;
}

static bool card_at(const struct assessment *assessment, size_t index, const char **id)
{
    if (index >= assessment->rules->card_count)
        return false;
    *id = assessment->rules->cards[index].id;
    return true;
}

static bool note_at(const struct assessment *assessment, size_t index, const char **id)
{
    if (index >= assessment->rules->note_count)
        return false;
    *id = assessment->rules->notes[index].id;
    return true;
}

static bool route_at(const struct assessment *assessment, size_t index, const char **id)
{
    if (index >= assessment->rules->route_count)
        return false;
    *id = assessment->rules->routes[index].id;
    return true;
}

static bool figure_at(const struct assessment *assessment, size_t index, const char **id)
{
    if (index >= assessment->rules->figure_count)
        return false;
    *id = assessment->rules->figures[index].id;
    return true;
}

static bool table_at(const struct assessment *assessment, size_t index, const char **id)
{
    if (index >= assessment->rules->table_count)
        return false;
    *id = assessment->rules->tables[index].id;
    return true;
}

static bool dimension_at(const struct assessment *assessment, size_t index, const char **id)
{
    if (index >= (size_t)assessment->pack->dimension_count)
        return false;
    *id = assessment->pack->dimensions[index].id;
    return true;
}

static bool question_of(const struct assessment *assessment, size_t index, bool fits,
                        const char **id)
{
    bool there = index < (size_t)assessment->pack->question_count;
    *id = there && fits ? assessment->pack->questions[index].id : NULL;
    return there;
}

static const struct question *question_at(const struct assessment *assessment, size_t index)
{
    static const struct question NONE;
    return index < (size_t)assessment->pack->question_count ? &assessment->pack->questions[index]
                                                            : &NONE;
}

static bool item_at(const struct assessment *assessment, size_t index, const char **id)
{
    return question_of(assessment, index, question_at(assessment, index)->scale != NULL, id);
}

static bool fact_at(const struct assessment *assessment, size_t index, const char **id)
{
    bool fact = question_at(assessment, index)->phase == PHASE_FACTS;
    return question_of(assessment, index, fact, id);
}

static bool plain_at(const struct assessment *assessment, size_t index, const char **id)
{
    const struct question *question = question_at(assessment, index);
    return question_of(assessment, index, question->phase != PHASE_FACTS && !question->scale, id);
}

static bool tally_at(const struct assessment *assessment, size_t index, const char **id)
{
    bool told = assessment->tallies && question_at(assessment, index)->phase != PHASE_FACTS;
    return question_of(assessment, index, told, id);
}

// Of a group nothing is told of one role.
static bool role_at(const struct assessment *assessment, size_t index, const char **id)
{
    if (assessment->tallies || index >= (size_t)assessment->pack->role_count)
        return false;
    *id = assessment->pack->roles[index].id;
    return true;
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
    id_at *at;
    void (*tell)(struct explain *explain, struct branch *root, int index);
    bool listed; // by name; of the others the list tells more
    enum word list;
} KINDS[] = {
    {"recommendation", "recommendations", recommendation_at, tell_recommendation, false, 0},
    {"card", "cards", card_at, tell_card, true, WORD_EXPLAIN_LIST_CARDS},
    {"note", "notes", note_at, tell_note, true, WORD_EXPLAIN_LIST_NOTES},
    {"route", "routes", route_at, tell_route, false, 0},
    {"dimension", "dimensions", dimension_at, tell_dimension, false, 0},
    {"gap", "gaps", dimension_at, tell_dimension, false, 0},
    {"figure", "figures", figure_at, tell_figure, true, WORD_EXPLAIN_LIST_FIGURES},
    {"table", "tables", table_at, explain_table, true, WORD_EXPLAIN_LIST_TABLES},
    {"tally", "tallies", tally_at, explain_tally, true, WORD_EXPLAIN_LIST_TALLIES},
    {"item", "items", item_at, explain_item, true, WORD_EXPLAIN_LIST_ITEMS},
    {"itemgap", "itemgaps", item_at, explain_item, false, 0},
    {"spread", "spreads", item_at, explain_item, false, 0},
    {"question", "questions", plain_at, explain_question, true, WORD_EXPLAIN_LIST_QUESTIONS},
    {"fact", "facts", fact_at, explain_fact, true, WORD_EXPLAIN_LIST_FACTS},
    {"role", "roles", role_at, explain_role, true, WORD_EXPLAIN_LIST_ROLES},
};

enum { KIND_COUNT = sizeof KINDS / sizeof *KINDS };

static bool is_kind(size_t kind, const char *id, size_t length)
{
    return (strlen(KINDS[kind].one) == length && memcmp(KINDS[kind].one, id, length) == 0) ||
           (strlen(KINDS[kind].many) == length && memcmp(KINDS[kind].many, id, length) == 0);
}

// Rules read parts of a tally: "PP06.mean".
static int find(const struct explain *explain, size_t kind, const char *id)
{
    const char *known;
    if (KINDS[kind].at == tally_at)
        id = arena_text_n(explain->arena, id, strcspn(id, "."));
    for (size_t i = 0; KINDS[kind].at(explain->assessment, i, &known); i++)
        if (known && strcmp(known, id) == 0)
            return (int)i;
    return -1;
}

// An axis is told with the whole position.
static bool is_axis(const struct explain *explain, const char *id)
{
    const struct position_rule *position = explain->assessment->rules->position;
    const char *dot = strchr(id, '.');
    if (!dot || !position ||
        !(text_starts(id, "axes.") || text_starts(id, "axis.") || text_starts(id, "lowest.")))
        return false;
    for (size_t i = 0; i < position->axis_count; i++)
        if (strcmp(position->axes[i].id, dot + 1) == 0)
            return true;
    return false;
}

static bool tell(struct explain *explain, struct branch *root, const char *id)
{
    if (strcmp(id, "position") == 0 || is_axis(explain, id)) {
        explain_position(explain, root);
        return true;
    }
    const char *dot = strchr(id, '.');
    for (size_t k = 0; k < KIND_COUNT; k++) {
        if (dot && !is_kind(k, id, (size_t)(dot - id)))
            continue;
        int index = find(explain, k, dot ? dot + 1 : id);
        if (index < 0)
            continue;
        KINDS[k].tell(explain, root, index);
        return true;
    }
    return false;
}

// --- what can be asked ---

static void list_routes(struct explain *explain, struct branch *root)
{
    const struct assessment *assessment = explain->assessment;
    size_t count = assessment->rules->route_count;
    if (count == 0)
        return;
    struct branch *branch = explain_addf(explain, root, WORD_EXPLAIN_OVERVIEW_ROUTES);
    bool *told = arena_array(explain->arena, count, sizeof *told);
    for (size_t n = 0; n < count; n++) {
        const struct route_result *best = NULL;
        for (size_t i = 0; i < count; i++) {
            const struct route_result *route = &assessment->routes[i];
            bool better =
                !best || (route->has_rank && (!best->has_rank || route->rank > best->rank));
            if (!told[i] && better)
                best = route;
        }
        told[best - assessment->routes] = true;
        enum word none = best->blocked && !best->unknown ? WORD_EXPLAIN_OVERVIEW_BLOCKED
                                                         : WORD_EXPLAIN_UNKNOWN_VALUE;
        explain_addf(explain, branch, WORD_EXPLAIN_READS, best->rule->id,
                     best->has_rank ? explain_number(explain, best->rank, 1)
                                    : explain_word(explain, none));
    }
}

// Those that fired, or those that did not.
static const char *list_recommendations(struct explain *explain, struct branch *root, bool fired)
{
    const struct assessment *assessment = explain->assessment;
    const char *last = NULL;
    struct branch *branch = NULL;
    for (size_t i = 0; i < assessment->rules->recommendation_count; i++) {
        const struct recommendation_result *result = &assessment->recommendations[i];
        if ((result->state == RULE_FIRED) != fired)
            continue;
        if (!branch)
            branch = explain_addf(explain, root,
                                  fired ? WORD_EXPLAIN_OVERVIEW_RECOMMENDATIONS
                                        : WORD_EXPLAIN_OVERVIEW_QUIET);
        last = result->rule->id;
        struct branch *line = explain_addf(explain, branch, WORD_EXPLAIN_HOLDS, result->rule->id,
                                           explain_label(explain, &result->rule->title));
        line->where = explain_where(explain, result->rule->at);
    }
    return last;
}

// The ids of a kind on one line.
static void list_kind(struct explain *explain, struct branch *root, size_t kind)
{
    const char *id;
    struct buf out;
    buf_init(&out, ENGINE_OUTPUT);
    for (size_t i = 0; KINDS[kind].at(explain->assessment, i, &id); i++)
        if (id)
            buf_putf(&out, "%s%s", out.length ? ", " : "", id);
    if (out.length)
        explain_addf(explain, root, KINDS[kind].list,
                     arena_text_n(explain->arena, out.text, out.length));
    buf_clear(&out);
}

static void overview(struct explain *explain, struct branch *root,
                     const struct grow_assessment *handle)
{
    const struct assessment *assessment = explain->assessment;
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
    list_routes(explain, root);
    const char *given = list_recommendations(explain, root, true);
    const char *quiet = list_recommendations(explain, root, false);
    for (size_t k = 0; k < KIND_COUNT; k++)
        if (KINDS[k].listed)
            list_kind(explain, root, k);
    explain_list_report(explain, root, handle);
    explain_addf(explain, root, WORD_EXPLAIN_ASK, given ? given : quiet ? quiet : "position");
}

static void refuse(const struct grow_assessment *handle, const char *id, struct diags *diags)
{
    const char **ids = NULL, *known;
    size_t count = 0, room = 0;
    for (size_t k = 0; k < KIND_COUNT; k++) {
        for (size_t i = 0; KINDS[k].at(handle->assessment, i, &known); i++) {
            if (!known)
                continue;
            ARENA_PUSH(diags->arena, ids, count, room);
            ids[count++] = known;
        }
    }
    const struct position_rule *position = handle->assessment->rules->position;
    for (size_t i = 0; position && i < position->axis_count; i++) {
        ARENA_PUSH(diags->arena, ids, count, room);
        ids[count++] = position->axes[i].id;
    }
    ARENA_PUSH(diags->arena, ids, count, room);
    ids[count++] = "position";
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
        known = tell(&explain, &root, options->why) ||
                explain_part_of_report(&explain, &root, assessment, options->why);
    else
        overview(&explain, &root, assessment);
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
