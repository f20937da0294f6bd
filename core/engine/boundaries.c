// For each threshold of the rules the two nearest dossiers between which it turns: a case in which
// one answer, one fact or the answers of several questions were moved as far as that. What is
// compared tells which answers it rests on; of a function the outcome itself is looked at. What is
// written as cases says what comes out now; whether that is right, the author knows.
#include "engine/boundaries.h"

#include <math.h>
#include <string.h>

#include "base/num.h"
#include "rules/mutant.h"

enum { ROAD = 400, NUMBER_MOST = 10000000, DECIMALS = 3 };

// --- where it turns ---

static bool rule_holds(const struct search *search, const struct assessment *assessment)
{
    size_t i = search->part->index;
    switch (search->part->kind) {
    case PART_RECOMMENDATION: return assessment->recommendations[i].state == RULE_FIRED;
    case PART_REQUIREMENT: return !assessment->routes[i].blocked;
    case PART_CARD: return assessment->cards[i].drawn;
    case PART_NOTE: return assessment->notes[i].holds;
    case PART_REPORT: return suite_shows(search->suite->pack, assessment, search->part->id);
    default:
        return assessment->position.place ==
               &assessment->rules->position->places[search->part->sub];
    }
}

static const char *shown_value(struct search *search, const struct value *value)
{
    char number[NUM_TEXT];
    if (value->kind == VALUE_MISSING)
        return "missing";
    if (value->kind != VALUE_NUMBER)
        return value->text ? value->text : "?";
    num_plain(number, value->number, value->decimals < 0 ? 9 : value->decimals);
    return arena_text(search->arena, number);
}

static bool is_equality(const struct cond *cond)
{
    return cond && (cond->op == COND_EQ || cond->op == COND_NE);
}

static bool look_at_comparison(struct search *search, struct side *side)
{
    struct trace trace = evaluate_trace(side->assessment, search->comparison);
    const struct value *left = &trace.kids[0].value, *right = &trace.kids[1].value;
    bool turned = search->comparison->kids[0]->op == COND_NUMBER;
    side->holds = trace.value.number != 0;
    side->turns = search->band ? side->holds : rule_holds(search, side->assessment);
    side->value = shown_value(search, turned ? right : left);
    side->number = left->number;
    side->other = right->number;
    search->known |= !trace.missing;
    return !trace.missing;
}

// A figure that is a word turns where the word changes.
static bool look_at_figure(struct search *search, struct side *side)
{
    side->value = shown_value(search, &side->assessment->figures[search->part->index].value);
    if (!search->first)
        search->first = side->value;
    side->holds = side->turns = strcmp(side->value, search->first) == 0;
    return true;
}

// False when this cannot be evaluated, or what is compared is missing.
static bool look(struct search *search, struct side *side)
{
    const struct case_text text = {search->from->text.base, side->change};
    const grow_pack *pack = search->suite->pack;
    const struct dossier *dossier =
        case_dossier(&text, search->pack, search->arena, &search->unheard);
    side->assessment = dossier ? evaluate(search->rules, dossier, &pack->limits, search->arena,
                                          NULL, &search->unheard)
                               : NULL;
    if (!side->assessment)
        return false;
    if (search->comparison)
        return look_at_comparison(search, side);
    search->known = true;
    if (search->part->kind == PART_FIGURE)
        return look_at_figure(search, side);
    side->holds = side->turns = rule_holds(search, side->assessment);
    side->value = side->how;
    return true;
}

// On which side it is: an equality holds between two sides, so its numbers tell.
static bool state_of(const struct search *search, const struct side *side)
{
    if (!is_equality(search->comparison))
        return side->holds;
    return search->above ? side->number > side->other : side->number >= side->other;
}

// Is what is compared nearer than any move of the threshold?
static bool is_near(const struct search *search, const struct side sides[2])
{
    const struct cond *comparison = search->comparison;
    for (size_t i = 0; comparison && i < 2; i++)
        if (comparison->kids[i]->op == COND_NUMBER)
            return fabs(sides[0].number - sides[1].number) <=
                   mutant_step(search->rules, comparison->kids[1 - i],
                               comparison->kids[i]->number) +
                       1e-9;
    return true;
}

static bool halve(struct search *search, struct knob *knob, struct side sides[2])
{
    while (knob->most - knob->least > 1) {
        long middle = knob->least + (knob->most - knob->least) / 2;
        struct side side = boundaries_side(search, knob, middle);
        if (!look(search, &side))
            return false;
        bool high = state_of(search, &side) == state_of(search, &sides[1]);
        sides[high] = side;
        *(high ? &knob->most : &knob->least) = middle;
    }
    return true;
}

static bool search_knob(struct search *search, struct knob knob, struct side sides[2])
{
    search->moved = true;
    search->first = NULL;
    sides[0] = boundaries_side(search, &knob, knob.least);
    sides[1] = boundaries_side(search, &knob, knob.most);
    if (!look(search, &sides[0]) || !look(search, &sides[1]) ||
        state_of(search, &sides[0]) == state_of(search, &sides[1]) || !halve(search, &knob, sides))
        return false;
    const struct question *what = knob.column ? knob.column : knob.question;
    bool whole = !what || what->scale || what->integer || what->type == QUESTION_YEAR;
    while (!whole && knob.decimals < DECIMALS && !is_near(search, sides)) {
        knob.decimals++;
        knob.least *= 10;
        knob.most *= 10;
        if (!halve(search, &knob, sides))
            return false;
    }
    return sides[0].holds != sides[1].holds;
}

// The two nearest places of the knob between which the comparison turns.
static bool find_turn(struct search *search, const struct knob *knob, struct side sides[2])
{
    search->above = false;
    if (search_knob(search, *knob, sides))
        return true;
    search->above = true;
    return is_equality(search->comparison) && search_knob(search, *knob, sides);
}

// --- what is moved ---

static bool turn_number(struct search *search, const struct knob *of, struct side sides[2])
{
    const struct question *what = of->column ? of->column : of->question;
    struct knob knob = *of;
    if (what->scale) {
        knob.most = (long)what->scale->count - 1;
        return find_turn(search, &knob, sides);
    }
    if (what->type != QUESTION_NUMBER && what->type != QUESTION_YEAR)
        return false;
    knob.least = what->has_min ? (long)what->min : what->has_above ? (long)what->above + 1 : 0;
    knob.most = what->has_max ? (long)what->max : NUMBER_MOST;
    if (find_turn(search, &knob, sides))
        return true;
    // It may be so in between alone: from what the case says, to either end.
    const struct node *now = case_entry(&search->from->text, "facts", what->id);
    double number;
    if (of->column || !now || now->kind != NODE_SCALAR || !num_parse(now->text, &number))
        return false;
    struct knob up = knob;
    knob.most = up.least = (long)number;
    return find_turn(search, &knob, sides) || find_turn(search, &up, sides);
}

static bool turn_question(struct search *search, const struct question *question,
                          struct side sides[2])
{
    struct knob knob = {.question = question, .apart = -1};
    if (question->type != QUESTION_TABLE)
        return turn_number(search, &knob, sides);
    const struct node *rows = case_entry(&search->from->text, "facts", question->id);
    for (size_t row = 0; rows && row < rows->count; row++)
        for (size_t i = 0; i < question->column_count; i++) {
            knob.row = row;
            knob.column = &question->columns[i];
            if (rows->items[row]->kind == NODE_MAP &&
                node_find(rows->items[row], knob.column->id) && turn_number(search, &knob, sides))
                return true;
        }
    return false;
}

// Of several questions that turn it, the first that comes near enough to hold the threshold in its
// place, or else the first.
static bool turn_alone(struct search *search, const int *questions, size_t count,
                       struct side sides[2])
{
    bool found = false;
    for (size_t i = 0; i < count; i++) {
        struct side now[2];
        if (!turn_question(search, &search->pack->questions[questions[i]], now))
            continue;
        bool near = is_near(search, now);
        if (!found || near)
            memcpy(sides, now, sizeof now);
        found = true;
        if (near)
            return true;
    }
    return found;
}

static bool turn_road(struct search *search, const char *what, const int *questions, size_t count,
                      int apart, struct side sides[2])
{
    struct knob knob = {.questions = questions, .count = count, .apart = apart};
    knob.most = boundaries_road(search, questions, count);
    knob.what = arena_textf(search->arena, "the answers of %s", what);
    if (apart >= 0)
        knob.what =
            arena_textf(search->arena, "%s, %s apart", knob.what, search->pack->roles[apart].id);
    return knob.most > 0 && knob.most < ROAD && find_turn(search, &knob, sides);
}

static bool names_dimension(const struct trace *trace, int *dimension)
{
    const struct cond *cond = trace->cond;
    if (cond && cond->op == COND_NAME && cond->ref.space == REF_DIMENSION) {
        *dimension = cond->ref.index;
        return true;
    }
    return false;
}

// The ids of the questions that move together.
static const char *names_of(struct search *search, const int *questions, size_t count)
{
    const char *names = "";
    for (size_t i = 0; i < count; i++)
        names = arena_textf(search->arena, "%s%s%s", names, i ? ", " : "",
                            search->pack->questions[questions[i]].id);
    return names;
}

// A dimension that is named is moved whole. Else each answer that the comparison rests on is tried
// by itself, then all of them together, then all with one role apart, which opens a gap.
static bool turn(struct search *search, const struct trace *trace, struct side sides[2])
{
    int dimension, *questions;
    for (size_t i = 0; search->comparison && i < trace->count; i++)
        if (names_dimension(&trace->kids[i], &dimension)) {
            const struct dimension_use *use = &search->rules->uses[dimension];
            if (turn_road(search, search->pack->dimensions[dimension].id, use->questions,
                          use->count, -1, sides))
                return true;
        }
    size_t count = assessment_answers(search->from->assessment, search->arena, trace, &questions);
    if (turn_alone(search, questions, count, sides))
        return true;
    size_t scaled = 0;
    for (size_t i = 0; i < count; i++)
        if (search->pack->questions[questions[i]].scale)
            questions[scaled++] = questions[i];
    const char *names = names_of(search, questions, scaled);
    if (scaled > 1 && turn_road(search, names, questions, scaled, -1, sides))
        return true;
    for (int role = 0; scaled > 0 && role < search->pack->role_count; role++)
        if (turn_road(search, names, questions, scaled, role, sides))
            return true;
    return false;
}

// --- all of them ---

// From one case; `must_turn`: only where the rule turns with the comparison.
static bool try_case(struct search *search, const struct suite_case *one, bool must_turn)
{
    struct side sides[2];
    struct arena arena;
    arena_init(&arena);
    search->arena = &arena;
    search->from = one;
    diags_init(&search->unheard, &arena);
    struct trace trace = {0};
    if (search->comparison)
        trace = evaluate_trace(one->assessment, search->comparison);
    else
        trace = *parts_trace(one->assessment, search->part);
    bool found = turn(search, &trace, sides) && (!must_turn || sides[0].turns != sides[1].turns);
    if (found && (!search->as_cases || one == search->base))
        boundaries_tell(search, sides);
    arena_clear(&arena);
    return found;
}

SAYS static const char *why_not(const struct search *search)
{
    if (!search->moved)
        return "it rests on no number and no scale, so nothing can be moved in steps";
    if (!search->known)
        return "what is compared is missing in every case: add a case that answers it";
    if (!search->comparison)
        return "no number and no answer on a scale was found that turns it; what holds for one "
               "value "
               "alone is found from a case that has it";
    return "no number and no answer on a scale turns it; choices, lists and dates are not moved";
}

// The first case that shows the rule turn, or else the comparison; NULL when none does.
static const struct suite_case *find_case(struct search *search)
{
    const struct grow_suite *suite = search->suite;
    for (int must_turn = 1; must_turn >= search->as_cases; must_turn--)
        for (size_t i = 0; i < suite->case_count; i++) {
            const struct suite_case *one = &suite->cases[i];
            if (!one->text.variant && one->assessment && try_case(search, one, must_turn != 0))
                return one;
        }
    return NULL;
}

// A file of cases has one base, so what turns from another case only is left to its author.
static void try_threshold(struct search *search, const struct cond *comparison)
{
    const struct diags *diags = search->pack->diags;
    search->comparison = comparison;
    search->moved = search->known = false;
    const struct suite_case *found = find_case(search);
    if (found && (!search->as_cases || found == search->base))
        return;
    const char *why = why_not(search);
    search->arena = search->all;
    if (found)
        why = arena_textf(search->all,
                          diag_say(diags, "not from this case, but from %s: `--only %s`"),
                          found->id, found->id);
    boundaries_miss(search, why);
}

static void try_cond(struct search *search, const struct cond *cond)
{
    if (boundaries_has_sides(cond))
        try_threshold(search, cond);
    for (size_t i = 0; i < cond->count; i++)
        try_cond(search, cond->kids[i]);
}

// What decides something, and functions that give a word. A number has no sides of its own: where
// it is compared, it is searched.
static void try_parts(struct search *search, const struct part *parts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        search->part = &parts[i];
        if (!boundaries_searches(search->rules, &parts[i]))
            continue;
        if (parts[i].cond)
            try_cond(search, parts[i].cond);
        else
            try_threshold(search, NULL);
    }
}

// A border of a band is a comparison that nobody wrote.
static void try_band(struct search *search, const struct score_rule *rule, const struct band *band)
{
    const struct pack *pack = search->pack;
    const char *dimension = pack->dimensions[rule->dimension].id;
    struct arena arena;
    arena_init(&arena);
    struct cond score = {.op = COND_NAME, .ref = {REF_DIMENSION, rule->dimension, 0}};
    score.text = arena_textf(&arena, "dimension.%s", dimension);
    struct cond border = {.op = COND_NUMBER, .number = band->below};
    struct cond *kids[] = {&score, &border};
    struct cond below = {.op = COND_LT, .kids = kids, .count = 2};
    below.span = span_line(pack->scripts[rule->at.script].file, rule->at.line);
    struct part part = {.kind = PART_ROWS, .index = (size_t)rule->dimension, .at = rule->at};
    part.who = arena_textf(&arena, "band '%s' of score '%s'", band->id, dimension);
    search->part = &part;
    search->band = band;
    try_threshold(search, &below);
    search->band = NULL;
    arena_clear(&arena);
}

static void try_bands(struct search *search)
{
    for (size_t i = 0; i < search->rules->score_count; i++) {
        const struct score_rule *rule = &search->rules->scores[i];
        for (size_t b = 0; b < rule->band_count; b++)
            if (isfinite(rule->bands[b].below))
                try_band(search, rule, &rule->bands[b]);
    }
}

static const struct suite_case *first_case(const struct grow_suite *suite)
{
    for (size_t i = 0; i < suite->case_count; i++)
        if (!suite->cases[i].text.variant && suite->cases[i].assessment)
            return &suite->cases[i];
    return NULL;
}

bool grow_suite_boundaries(const grow_suite *suite, bool as_cases, const grow_sink *sink)
{
    struct arena arena;
    struct buf out, missed;
    arena_init(&arena);
    buf_init(&out, ENGINE_OUTPUT);
    buf_init(&missed, ENGINE_OUTPUT);
    struct search search = {.suite = suite,
                            .rules = suite->pack->rules,
                            .pack = suite->pack->pack,
                            .as_cases = as_cases,
                            .all = &arena,
                            .out = &out,
                            .missed = &missed};
    const struct suite_case *first = search.base = first_case(suite);
    const struct diags *diags = search.pack->diags;
    if (first && as_cases)
        boundaries_write_base(first, &suite->files[first->file], &out);
    if (first) {
        struct part *parts;
        size_t count = parts_of(search.rules, &arena, &parts);
        try_parts(&search, parts, count);
        try_bands(&search);
        count = suite_report_parts(suite->pack, &arena, &parts);
        try_parts(&search, parts, count);
        search.arena = search.all;
        boundaries_tell_left(&search, parts, count);
    } else
        buf_putf(&out, "%s%s", as_cases ? "# " : "",
                 diag_say(diags, "no case could be evaluated, so no turn was looked for\n"));
    boundaries_put_missed(&search);
    buf_clear(&missed);
    arena_clear(&arena);
    return engine_deliver(&out, sink);
}
