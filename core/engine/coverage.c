// What the cases of a suite reach: each rule both ways, each part of a condition true, false and
// missing, each place, each route open and blocked, each point and option as an answer. A case that
// was skipped reaches nothing. Seen is not held: for that, see mutate.c.

#include <string.h>

#include "engine/suite.h"
#include "rules/parts.h"

enum seen { SEEN_TRUE = 1, SEEN_FALSE = 2, SEEN_MISSING = 4 };

struct count {
    size_t seen, all;
};

struct coverage {
    const struct grow_suite *suite;
    const struct rulebook *rules;
    const struct pack *pack;
    struct arena *arena;
    struct part *parts;
    size_t part_count;
    unsigned char **part_seen; // one a part of a part, in the order of a walk
    struct buf *missed;        // the list
    struct buf *out;
};

// --- parts of conditions ---

static bool decides(const struct cond *cond)
{
    switch (cond->op) {
    case COND_NOT:
    case COND_AND:
    case COND_OR:
    case COND_EQ:
    case COND_NE:
    case COND_LT:
    case COND_LE:
    case COND_GT:
    case COND_GE:
    case COND_IN: return true;
    case COND_CALL: return cond->function == COND_MISSING || cond->function == COND_ANSWERED;
    default: return false;
    }
}

static size_t count_deciding(const struct cond *cond)
{
    size_t count = decides(cond);
    for (size_t i = 0; i < cond->count; i++)
        count += count_deciding(cond->kids[i]);
    return count;
}

// A comparison with what is missing counts as missing alone: it is false for another reason.
static unsigned char outcome(const struct trace *trace)
{
    if (trace->missing || trace->value.kind == VALUE_MISSING)
        return SEEN_MISSING;
    return trace->value.number != 0 ? SEEN_TRUE : SEEN_FALSE;
}

static void note_trace(const struct trace *trace, unsigned char **at)
{
    if (decides(trace->cond))
        *(*at)++ |= outcome(trace);
    for (size_t i = 0; i < trace->count; i++)
        note_trace(&trace->kids[i], at);
}

static void note_case(struct coverage *coverage, const struct assessment *assessment)
{
    for (size_t i = 0; i < coverage->part_count; i++) {
        const struct part *part = &coverage->parts[i];
        const struct trace *trace = parts_trace(assessment, part);
        unsigned char *at = coverage->part_seen[i];
        if (!trace)
            continue;
        if (trace->cond && trace->cond == part->cond)
            note_trace(trace, &at);
        else if (!part->cond && trace->at.line == part->function_at.line &&
                 parts_is_condition(part))
            *at |= outcome(trace);
    }
}

static void miss(struct coverage *coverage, struct span span, const char *what, const char *which)
{
    const struct diags *diags = coverage->pack->diags;
    if (span.file >= 0)
        buf_putf(coverage->missed, "%s:%d: ", diags->sources[span.file].name, span.line);
    buf_putf(coverage->missed, "%s %s\n", what, which);
}

// "never true or missing"
static const char *never(struct coverage *coverage, unsigned char seen)
{
    SAYS static const char *const WORDS[] = {"true", "false", "missing"};
    const struct diags *diags = coverage->pack->diags;
    const char *text = diag_say(diags, "never");
    size_t told = 0;
    for (int i = 0; i < 3; i++)
        if (!(seen >> i & 1))
            text =
                arena_textf(coverage->arena, "%s%s %s", text,
                            told++ == 0 ? "" : diag_say(diags, " or"), diag_say(diags, WORDS[i]));
    return text;
}

static void tell_part(struct coverage *coverage, const struct part *part, const struct cond *cond,
                      unsigned char seen, struct count count[3])
{
    // What asks whether a value is there is never missing itself; nor is what joins others.
    bool may_miss = !cond || (cond->op >= COND_EQ && cond->op <= COND_IN);
    count[0].all++;
    count[1].all++;
    count[2].all += may_miss;
    count[0].seen += (seen & SEEN_TRUE) != 0;
    count[1].seen += (seen & SEEN_FALSE) != 0;
    count[2].seen += may_miss && (seen & SEEN_MISSING) != 0;
    if (!may_miss)
        seen |= SEEN_MISSING;
    if (seen == (SEEN_TRUE | SEEN_FALSE | SEEN_MISSING))
        return;
    const char *text =
        cond ? cond_text(coverage->arena, cond) : diag_say(coverage->pack->diags, "its function");
    miss(coverage, cond ? cond->span : parts_span(coverage->rules, part),
         arena_textf(coverage->arena, diag_say(coverage->pack->diags, "%s: '%s' is"), part->who,
                     text),
         never(coverage, seen));
}

static void tell_cond(struct coverage *coverage, const struct part *part, const struct cond *cond,
                      const unsigned char **at, struct count count[3])
{
    if (decides(cond))
        tell_part(coverage, part, cond, *(*at)++, count);
    for (size_t i = 0; i < cond->count; i++)
        tell_cond(coverage, part, cond->kids[i], at, count);
}

SAYS static void put_count(struct coverage *coverage, const char *what, struct count count)
{
    if (count.all)
        buf_putf(coverage->out, diag_say(coverage->pack->diags, "  %-34s %5zu of %zu\n"),
                 diag_say(coverage->pack->diags, what), count.seen, count.all);
}

static void tell_parts(struct coverage *coverage)
{
    struct count count[3] = {{0}};
    for (size_t i = 0; i < coverage->part_count; i++) {
        const struct part *part = &coverage->parts[i];
        const unsigned char *at = coverage->part_seen[i];
        if (part->kind >= PART_SHOWN || part->kind == PART_NEED)
            continue;
        if (part->cond)
            tell_cond(coverage, part, part->cond, &at, count);
        else if (parts_is_condition(part))
            tell_part(coverage, part, NULL, *at, count);
    }
    put_count(coverage, "parts of conditions, true", count[0]);
    put_count(coverage, "parts of conditions, false", count[1]);
    put_count(coverage, "comparisons with what is missing", count[2]);
}

// --- rules ---

// What a rule of some kind did in one assessment, both ways.
enum way { WAY_NONE, WAY_YES, WAY_NO };

struct kind {
    const char *what, *verb; // "recommendation", "fired"
    const char *yes, *no;    // in the counts; `no` NULL: only one way is asked
    size_t (*count)(const struct rulebook *rules);
    enum way (*way)(const struct assessment *assessment, size_t at);
    const char *(*id)(const struct rulebook *rules, size_t at, struct rule_at *where);
};

static size_t count_recommendations(const struct rulebook *rules)
{
    return rules->recommendation_count;
}
static enum way way_of_recommendation(const struct assessment *assessment, size_t at)
{
    enum rule_state state = assessment->recommendations[at].state;
    return state == RULE_FIRED ? WAY_YES : state == RULE_QUIET ? WAY_NO : WAY_NONE;
}
static const char *id_of_recommendation(const struct rulebook *rules, size_t at,
                                        struct rule_at *where)
{
    *where = rules->recommendations[at].at;
    return rules->recommendations[at].id;
}
static size_t count_cards(const struct rulebook *rules)
{
    return rules->card_count;
}
static enum way way_of_card(const struct assessment *assessment, size_t at)
{
    return assessment->cards[at].drawn ? WAY_YES : WAY_NO;
}
static const char *id_of_card(const struct rulebook *rules, size_t at, struct rule_at *where)
{
    *where = rules->cards[at].at;
    return rules->cards[at].id;
}
static size_t count_notes(const struct rulebook *rules)
{
    return rules->note_count;
}
static enum way way_of_note(const struct assessment *assessment, size_t at)
{
    return assessment->notes[at].holds ? WAY_YES : WAY_NO;
}
static const char *id_of_note(const struct rulebook *rules, size_t at, struct rule_at *where)
{
    *where = rules->notes[at].at;
    return rules->notes[at].id;
}
static size_t count_routes(const struct rulebook *rules)
{
    return rules->route_count;
}
static enum way way_of_route(const struct assessment *assessment, size_t at)
{
    return assessment->routes[at].blocked ? WAY_NO : WAY_YES;
}
static enum way way_of_support(const struct assessment *assessment, size_t at)
{
    return assessment->routes[at].against_count ? WAY_YES : WAY_NO;
}
static const char *id_of_route(const struct rulebook *rules, size_t at, struct rule_at *where)
{
    *where = rules->routes[at].at;
    return rules->routes[at].id;
}
static size_t count_places(const struct rulebook *rules)
{
    return rules->position ? rules->position->place_count : 0;
}
static enum way way_of_place(const struct assessment *assessment, size_t at)
{
    return assessment->position.place == &assessment->rules->position->places[at] ? WAY_YES
                                                                                  : WAY_NO;
}
static const char *id_of_place(const struct rulebook *rules, size_t at, struct rule_at *where)
{
    *where = rules->position->at;
    return rules->position->places[at].id;
}
static size_t count_figures(const struct rulebook *rules)
{
    return rules->figure_count;
}
static enum way way_of_figure(const struct assessment *assessment, size_t at)
{
    return assessment->figures[at].value.kind == VALUE_MISSING ? WAY_NO : WAY_YES;
}
static const char *id_of_figure(const struct rulebook *rules, size_t at, struct rule_at *where)
{
    *where = rules->figures[at].at;
    return rules->figures[at].id;
}

SAYS_ALL static const struct kind KINDS[] = {
    {"recommendation", "given", "recommendations given", "recommendations not given",
     count_recommendations, way_of_recommendation, id_of_recommendation},
    {"card", "drawn", "cards drawn", "cards not drawn", count_cards, way_of_card, id_of_card},
    {"note", "made", "notes made", "notes not made", count_notes, way_of_note, id_of_note},
    {"route", "open", "routes open", "routes blocked", count_routes, way_of_route, id_of_route},
    {"route", "opposed by a role", "routes opposed by a role", NULL, count_routes, way_of_support,
     id_of_route},
    {"place", "reached", "places reached", NULL, count_places, way_of_place, id_of_place},
    {"figure", "known", "figures known", "figures missing", count_figures, way_of_figure,
     id_of_figure},
};

static void tell_kind(struct coverage *coverage, size_t number)
{
    const struct kind *kind = &KINDS[number];
    const struct diags *diags = coverage->pack->diags;
    const char *verb = diag_say(diags, kind->verb);
    struct count yes = {0, kind->count(coverage->rules)}, no = yes;
    for (size_t i = 0; i < yes.all; i++) {
        bool seen_yes = false, seen_no = false;
        for (size_t c = 0; c < coverage->suite->case_count; c++) {
            const struct assessment *assessment = coverage->suite->cases[c].assessment;
            enum way way = assessment ? kind->way(assessment, i) : WAY_NONE;
            seen_yes |= way == WAY_YES;
            seen_no |= way == WAY_NO;
        }
        struct rule_at at;
        const char *id = kind->id(coverage->rules, i, &at);
        struct span span = span_line(coverage->pack->scripts[at.script].file, at.line);
        yes.seen += seen_yes;
        no.seen += seen_no;
        const char *what = arena_textf(coverage->arena, diag_say(diags, "%s '%s' is"),
                                       diag_say(diags, kind->what), id);
        if (!seen_yes)
            miss(coverage, span, what,
                 arena_textf(coverage->arena, diag_say(diags, "never %s"), verb));
        if (!seen_no && kind->no)
            miss(coverage, span, what,
                 arena_textf(coverage->arena, diag_say(diags, "always %s"), verb));
    }
    put_count(coverage, kind->yes, yes);
    if (kind->no)
        put_count(coverage, kind->no, no);
}

// --- the report ---

// What has an id in report.yaml: whether a case shows it, and whether one does not.
struct part_shown {
    const struct part *part;
    bool seen[2];
};

static void note_shown(struct coverage *coverage, const struct assessment *assessment,
                       struct part_shown *list, size_t count)
{
    struct arena arena;
    arena_init(&arena);
    const char **ids;
    size_t shown = report_shown(assessment, coverage->suite->pack->layout, &arena, &ids);
    for (size_t i = 0; i < count; i++) {
        bool shows = false;
        for (size_t k = 0; k < shown && !shows; k++)
            shows = strcmp(ids[k], list[i].part->id) == 0;
        list[i].seen[shows] = true;
    }
    arena_clear(&arena);
}

static void tell_report(struct coverage *coverage)
{
    struct part *parts;
    const struct diags *diags = coverage->pack->diags;
    size_t count = suite_report_parts(coverage->suite->pack, coverage->arena, &parts);
    struct part_shown *list = arena_array(coverage->arena, count, sizeof *list);
    struct count shown = {0, 0}, hidden = shown;
    for (size_t i = 0; i < count; i++)
        if (!parts[i].hidden)
            list[shown.all++].part = &parts[i];
    hidden.all = shown.all;
    for (size_t c = 0; shown.all > 0 && c < coverage->suite->case_count; c++)
        if (coverage->suite->cases[c].assessment)
            note_shown(coverage, coverage->suite->cases[c].assessment, list, shown.all);
    for (size_t i = 0; i < shown.all; i++) {
        const struct part *part = list[i].part;
        shown.seen += list[i].seen[true];
        hidden.seen += list[i].seen[false];
        const char *what = arena_textf(coverage->arena, diag_say(diags, "%s is"), part->who);
        if (!list[i].seen[true])
            miss(coverage, part->cond->span, what, diag_say(diags, "never shown"));
        if (!list[i].seen[false])
            miss(coverage, part->cond->span, what, diag_say(diags, "always shown"));
    }
    put_count(coverage, "parts of the report shown", shown);
    put_count(coverage, "parts of the report not shown", hidden);
}

// --- answers ---

static bool value_has(const struct value *value, const char *word, double number)
{
    if (value->kind == VALUE_NUMBER)
        return value->number == number;
    if (value->kind == VALUE_LIST) {
        for (size_t i = 0; i < value->count; i++)
            if (value_has(&value->items[i], word, number))
                return true;
        return false;
    }
    return value->text && strcmp(value->text, word) == 0;
}

// Column `column` of a table, or the whole answer when it is -1.
static bool answer_has(const struct answer *answer, int column, const char *word, double number)
{
    if (answer->state != ANSWER_VALUE)
        return false;
    if (column < 0)
        return value_has(&answer->value, word, number);
    for (size_t row = 0; row < answer->value.count; row++)
        if (value_has(&answer->value.items[row].items[column], word, number))
            return true;
    return false;
}

static bool is_answered(const struct coverage *coverage, int question, int column, const char *word,
                        double number)
{
    for (size_t c = 0; c < coverage->suite->case_count; c++) {
        const struct suite_case *one = &coverage->suite->cases[c];
        if (!one->assessment)
            continue;
        if (answer_has(&one->dossier->facts[question], column, word, number))
            return true;
        for (int r = 0; r < one->dossier->respondent_count; r++)
            if (answer_has(&one->dossier->respondents[r].answers[question], column, word, number))
                return true;
    }
    return false;
}

// `number` is the question, or of a column its table's; `column` -1 when it is no column.
static void tell_choices(struct coverage *coverage, const struct question *question, int number,
                         int column, struct count *count)
{
    size_t choices = question->scale ? question->scale->count : question->option_count;
    struct buf words;
    buf_init(&words, 64 * 1024);
    for (size_t i = 0; i < choices; i++) {
        const struct point *point = question->scale ? &question->scale->points[i] : NULL;
        const char *word = point ? point->is : question->options[i].id;
        bool seen = is_answered(coverage, number, column, word, point ? point->number : 0);
        count->seen += seen;
        count->all++;
        if (!seen)
            buf_putf(&words, "%s%s", words.length ? ", " : "", word);
    }
    if (words.length)
        miss(coverage, question->span,
             arena_textf(coverage->arena,
                         diag_say(coverage->pack->diags, "question '%s' is never answered"),
                         question->id),
             words.text);
    buf_clear(&words);
}

static void tell_answers(struct coverage *coverage)
{
    struct count count = {0, 0};
    for (int q = 0; q < coverage->pack->question_count; q++) {
        const struct question *question = &coverage->pack->questions[q];
        tell_choices(coverage, question, q, -1, &count);
        for (size_t i = 0; i < question->column_count; i++)
            tell_choices(coverage, &question->columns[i], q, (int)i, &count);
    }
    put_count(coverage, "points and options answered", count);
}

static void look(struct coverage *coverage)
{
    coverage->part_count = parts_of(coverage->rules, coverage->arena, &coverage->parts);
    coverage->part_seen =
        arena_array(coverage->arena, coverage->part_count, sizeof *coverage->part_seen);
    for (size_t i = 0; i < coverage->part_count; i++) {
        const struct cond *cond = coverage->parts[i].cond;
        coverage->part_seen[i] = arena_alloc(coverage->arena, cond ? count_deciding(cond) : 1);
    }
    for (size_t i = 0; i < coverage->suite->case_count; i++)
        if (coverage->suite->cases[i].assessment)
            note_case(coverage, coverage->suite->cases[i].assessment);
}

bool grow_suite_coverage(const grow_suite *suite, const grow_sink *sink)
{
    struct arena arena;
    struct buf out, missed;
    arena_init(&arena);
    buf_init(&out, ENGINE_OUTPUT);
    buf_init(&missed, ENGINE_OUTPUT);
    const struct rulebook *rules = suite->pack->rules;
    struct coverage coverage = {.suite = suite,
                                .rules = rules,
                                .pack = rules->pack,
                                .arena = &arena,
                                .missed = &missed,
                                .out = &out};
    size_t run = 0;
    for (size_t i = 0; i < suite->case_count; i++)
        run += suite->cases[i].assessment != NULL;
    buf_putf(&out, diag_say(rules->pack->diags, "coverage of %s by %zu cases\n"), rules->pack->id,
             run);
    look(&coverage);
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        tell_kind(&coverage, i);
    tell_parts(&coverage);
    tell_report(&coverage);
    tell_answers(&coverage);
    if (missed.length)
        buf_puts(&out, diag_say(rules->pack->diags, "not reached:\n"));
    buf_puts(&out, missed.text);
    buf_clear(&missed);
    arena_clear(&arena);
    return engine_deliver(&out, sink);
}
