// For each comparison in a rule that decides something, the two nearest dossiers between which it
// turns: a case in which one answer or fact was moved as far as that. The comparison itself tells
// which answers it rests on. What is written as cases says what comes out now; whether that is
// right, the author knows.

#include <stdio.h>
#include <string.h>

#include "base/num.h"
#include "engine/suite.h"
#include "rules/parts.h"

enum { ROAD = 400, NUMBER_MOST = 10000000 };

// What is moved: a number, from `least` to `most`; a scale's points; or a whole dimension, question
// by question from one level to the next.
struct knob {
    const struct question *question; // or NULL: a dimension
    const struct question *column;   // of its table, or NULL
    size_t row;
    int dimension;
    long least, most;
};

struct side {
    const struct node *change; // the variant
    const char *how;           // "F08 = 338"
    const char *value;         // of what is compared
    bool holds, turns;         // the comparison; the rule
    const struct assessment *assessment;
};

struct search {
    const struct grow_suite *suite;
    const struct rulebook *rules;
    const struct pack *pack;
    struct arena *arena;
    struct diags unheard;
    const struct suite_case *from;
    const struct part *part;
    const struct cond *comparison;
    bool as_cases;
    size_t number; // of the pair, in a file of cases
    struct buf *out, *missed;
};

// --- making variants ---

static struct node *new_node(struct search *search, enum node_kind kind, const char *text)
{
    struct node *node = arena_alloc(search->arena, sizeof *node);
    node->kind = kind;
    node->text = text;
    node->span = search->from->text.base->span;
    return node;
}

static void put(struct search *search, struct node *map, const char *key, const struct node *value)
{
    const struct node **keys = arena_array(search->arena, map->count + 1, sizeof(*keys));
    const struct node **items = arena_array(search->arena, map->count + 1, sizeof(*items));
    for (size_t i = 0; i < map->count; i++) {
        keys[i] = map->keys[i];
        items[i] = map->items[i];
    }
    keys[map->count] = new_node(search, NODE_SCALAR, key);
    items[map->count] = value;
    map->keys = keys;
    map->items = items;
    map->count++;
}

static const struct node *number_node(struct search *search, long number)
{
    return new_node(search, NODE_SCALAR, arena_textf(search->arena, "%ld", number));
}

// The rows of a table with one cell changed.
static const struct node *table_with(struct search *search, const struct knob *knob,
                                     const struct node *cell)
{
    const struct node *rows = case_entry(&search->from->text, "facts", knob->question->id);
    struct node *table = new_node(search, NODE_LIST, NULL);
    const struct node **items = arena_array(search->arena, rows->count, sizeof(*items));
    for (size_t i = 0; i < rows->count; i++) {
        struct node *row = new_node(search, NODE_MAP, NULL);
        for (size_t k = 0; k < rows->items[i]->count; k++) {
            bool this =
                i == knob->row && strcmp(rows->items[i]->keys[k]->text, knob->column->id) == 0;
            put(search, row, rows->items[i]->keys[k]->text, this ? cell : rows->items[i]->items[k]);
        }
        items[i] = row;
    }
    table->items = items;
    table->count = rows->count;
    return table;
}

static const struct node *point_node(struct search *search, const struct question *question,
                                     long at)
{
    size_t last = question->scale->count - 1;
    size_t point = question->reversed ? last - (size_t)at : (size_t)at;
    return new_node(search, NODE_SCALAR, question->scale->points[point].is);
}

// A dimension at `at` of its road: so many of its questions stand one level higher than the others.
static void put_road(struct search *search, const struct knob *knob, long at, struct node *answers)
{
    const struct dimension_use *use = &search->rules->uses[knob->dimension];
    for (size_t i = 0; i < use->count; i++) {
        const struct question *question = &search->pack->questions[use->questions[i]];
        long level = at / (long)use->count + ((long)i < at % (long)use->count);
        if (!question->scale || !question->scale->has_levels)
            continue;
        int point = question->scale->levels[question->reversed ? 4 - level : level];
        put(search, answers, question->id,
            new_node(search, NODE_SCALAR, question->scale->points[point].is));
    }
}

static struct side make_side(struct search *search, const struct knob *knob, long at)
{
    struct node *variant = new_node(search, NODE_MAP, NULL);
    struct node *entries = new_node(search, NODE_MAP, NULL);
    struct side side = {.change = variant};
    if (!knob->question) {
        put_road(search, knob, at, entries);
        side.how = arena_textf(search->arena, "the answers of %s",
                               search->pack->dimensions[knob->dimension].id);
    } else {
        const struct question *what = knob->column ? knob->column : knob->question;
        const struct node *value =
            what->scale ? point_node(search, what, at) : number_node(search, at);
        if (knob->column)
            side.how = arena_textf(search->arena, "%s[%zu].%s = %s", knob->question->id,
                                   knob->row + 1, what->id, value->text);
        else
            side.how = arena_textf(search->arena, "%s = %s", what->id, value->text);
        put(search, entries, knob->question->id,
            knob->column ? table_with(search, knob, value) : value);
    }
    bool fact = knob->question && knob->question->phase == PHASE_FACTS;
    put(search, variant, fact ? "facts" : "answers", entries);
    return side;
}

// --- where it turns ---

static bool rule_holds(const struct search *search, const struct assessment *assessment)
{
    size_t i = search->part->index;
    switch (search->part->kind) {
    case PART_RECOMMENDATION: return assessment->recommendations[i].state == RULE_FIRED;
    case PART_REQUIREMENT: return !assessment->routes[i].blocked;
    case PART_CARD: return assessment->cards[i].drawn;
    case PART_NOTE: return assessment->notes[i].holds;
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
    struct trace trace = evaluate_trace(side->assessment, search->comparison);
    side->holds = trace.value.number != 0;
    side->turns = rule_holds(search, side->assessment);
    side->value =
        shown_value(search, &trace.kids[search->comparison->kids[0]->op == COND_NUMBER].value);
    return !trace.missing;
}

// The two nearest places of the knob between which the comparison turns.
static bool find_turn(struct search *search, const struct knob *knob, struct side sides[2])
{
    long low = knob->least, high = knob->most;
    sides[0] = make_side(search, knob, low);
    sides[1] = make_side(search, knob, high);
    if (!look(search, &sides[0]) || !look(search, &sides[1]) || sides[0].holds == sides[1].holds)
        return false;
    while (high - low > 1) {
        long middle = low + (high - low) / 2;
        struct side side = make_side(search, knob, middle);
        if (!look(search, &side))
            return false;
        sides[side.holds == sides[1].holds] = side;
        *(side.holds == sides[1].holds ? &high : &low) = middle;
    }
    return true;
}

static bool is_number(const struct question *question)
{
    return question->type == QUESTION_NUMBER || question->type == QUESTION_YEAR;
}

static bool turn_number(struct search *search, const struct knob *of, struct side sides[2])
{
    const struct question *what = of->column ? of->column : of->question;
    struct knob knob = *of;
    if (what->scale) {
        knob.most = (long)what->scale->count - 1;
        return find_turn(search, &knob, sides);
    }
    if (!is_number(what))
        return false;
    knob.least = what->has_min ? (long)what->min : what->has_above ? (long)what->above + 1 : 0;
    knob.most = what->has_max ? (long)what->max : NUMBER_MOST;
    return find_turn(search, &knob, sides);
}

static bool turn_question(struct search *search, const struct question *question,
                          struct side sides[2])
{
    struct knob knob = {.question = question, .dimension = -1};
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

static bool turn_dimension(struct search *search, int dimension, struct side sides[2])
{
    const struct dimension_use *use = &search->rules->uses[dimension];
    struct knob knob = {.dimension = dimension, .most = 4 * (long)use->count};
    return use->count > 0 && knob.most < ROAD && find_turn(search, &knob, sides);
}

// A dimension that is named is moved whole; else each answer that the comparison rests on is tried.
static bool turn(struct search *search, const struct trace *trace, struct side sides[2])
{
    for (size_t i = 0; i < trace->count; i++)
        if (trace->kids[i].cond->op == COND_NAME && trace->kids[i].cond->ref.space == REF_DIMENSION)
            return turn_dimension(search, trace->kids[i].cond->ref.index, sides);
    int *questions;
    size_t count = assessment_answers(search->from->assessment, search->arena, trace, &questions);
    for (size_t i = 0; i < count; i++)
        if (turn_question(search, &search->pack->questions[questions[i]], sides))
            return true;
    return false;
}

// --- telling ---

static void put_place(struct search *search, struct buf *out)
{
    const struct span span = search->comparison->span;
    if (span.file >= 0)
        buf_putf(out, "%s:%d: ", search->pack->diags->sources[span.file].name, span.line);
    buf_putf(out, "%s: %s\n", search->part->who, cond_text(search->arena, search->comparison));
}

static void tell_pair(struct search *search, const struct side sides[2])
{
    const struct diags *diags = search->pack->diags;
    put_place(search, search->out);
    for (int i = 0; i < 2; i++)
        buf_putf(search->out, diag_say(diags, "    %s with %s: %s, so %s%s\n"), search->from->id,
                 sides[i].how, sides[i].value, diag_say(diags, sides[i].holds ? "true" : "false"),
                 sides[0].turns == sides[1].turns ? diag_say(diags, " (the rule does not turn)")
                                                  : "");
}

static void put_flow(const struct node *node, struct buf *out)
{
    if (node->kind == NODE_SCALAR) {
        bool plain = node->text[0] != '\0' && strpbrk(node->text, " :,[]{}#'\"") == NULL;
        buf_putf(out, plain ? "%s" : "\"%s\"", node->text);
        return;
    }
    bool map = node->kind == NODE_MAP;
    buf_puts(out, map ? "{ " : "[");
    for (size_t i = 0; i < node->count; i++) {
        buf_puts(out, i ? ", " : "");
        if (map)
            buf_putf(out, "%s: ", node->keys[i]->text);
        put_flow(node->items[i], out);
    }
    buf_puts(out, map ? " }" : "]");
}

// The ids of the cards, or blocked routes, that came out.
static void put_all(const struct search *search, const struct assessment *assessment,
                    struct buf *out)
{
    bool cards = search->part->kind == PART_CARD;
    size_t count = cards ? search->rules->card_count : search->rules->route_count, put = 0;
    buf_puts(out, cards ? "cards: [" : "blocked: [");
    for (size_t i = 0; i < count; i++) {
        if (cards ? !assessment->cards[i].drawn : !assessment->routes[i].blocked)
            continue;
        buf_putf(out, "%s%s", put++ ? ", " : "",
                 cards ? search->rules->cards[i].id : search->rules->routes[i].id);
    }
    buf_putc(out, ']');
}

static void put_expectation(const struct search *search, const struct side *side, struct buf *out)
{
    const struct assessment *assessment = side->assessment;
    switch (search->part->kind) {
    case PART_RECOMMENDATION:
        buf_putf(out, "%s: [%s]", side->turns ? "fires_also" : "quiet",
                 search->rules->recommendations[search->part->index].id);
        break;
    case PART_PLACE:
        buf_putf(out, "position: { id: %s }",
                 assessment->position.place ? assessment->position.place->id : "null");
        break;
    default: put_all(search, assessment, out);
    }
}

static void write_pair(struct search *search, const struct side sides[2])
{
    if (sides[0].turns == sides[1].turns || search->part->kind == PART_NOTE)
        return;
    search->number++;
    for (int i = 0; i < 2; i++) {
        const struct node *change = sides[i].change;
        buf_putf(search->out, "  - id: B%zu-%c\n    title: \"%s: %s, %s\"\n", search->number,
                 'A' + i, search->part->who, cond_text(search->arena, search->comparison),
                 sides[i].value);
        buf_putf(search->out, "    %s: ", change->keys[0]->text);
        put_flow(change->items[0], search->out);
        buf_puts(search->out, "\n    expect: { ");
        put_expectation(search, &sides[i], search->out);
        buf_puts(search->out, " }\n");
    }
}

// The case itself, as it stands in its file, without what it expects.
static void write_base(const struct suite_case *one, const struct suite_file *file, struct buf *out)
{
    const struct node *root = one->text.base;
    buf_putf(out,
             "grow-case: 1\n# Made by `grow test --boundaries cases` from %s, and what came out "
             "then.\nid: B\ntitle: On either side of each threshold\n",
             one->id);
    for (size_t i = 0; i < root->count; i++) {
        static const char LEFT[] = " grow-case id title expect variants note skip ";
        char key[64];
        snprintf(key, sizeof key, " %.60s ", root->keys[i]->text);
        if (strstr(LEFT, key))
            continue;
        int line = 1, until = i + 1 < root->count ? root->keys[i + 1]->span.line : -1;
        for (const char *at = file->text; at < file->text + file->length; at++) {
            if (line >= root->keys[i]->span.line && (until < 0 || line < until))
                buf_putc(out, *at);
            line += *at == '\n';
        }
    }
    buf_puts(out, "variants:\n");
}

// --- all of them ---

// Words have no sides.
static bool is_threshold(const struct cond *cond)
{
    bool word = false;
    for (size_t i = 0; i < cond->count; i++)
        word |= cond->kids[i]->op == COND_QUOTED ||
                (cond->kids[i]->op == COND_NAME && cond->kids[i]->ref.space == REF_WORD);
    return cond->op >= COND_EQ && cond->op <= COND_GE && !word;
}

// From one case; `must_turn`: only where the rule turns with the comparison.
static bool try_case(struct search *search, const struct suite_case *one, bool must_turn)
{
    struct side sides[2];
    struct arena arena;
    arena_init(&arena);
    search->arena = &arena;
    search->from = one;
    diags_init(&search->unheard, &arena);
    struct trace trace = evaluate_trace(one->assessment, search->comparison);
    bool found = turn(search, &trace, sides) && (!must_turn || sides[0].turns != sides[1].turns);
    if (found && search->as_cases)
        write_pair(search, sides);
    else if (found)
        tell_pair(search, sides);
    arena_clear(&arena);
    return found;
}

// The first case that shows the rule turn, or else the comparison. A file of cases has one base.
static void try_comparison(struct search *search, const struct cond *comparison)
{
    const struct grow_suite *suite = search->suite;
    search->comparison = comparison;
    for (int must_turn = 1; must_turn >= 0; must_turn--)
        for (size_t i = 0; i < suite->case_count; i++) {
            const struct suite_case *one = &suite->cases[i];
            if (one->text.variant || !one->assessment)
                continue;
            if (try_case(search, one, must_turn != 0))
                return;
            if (search->as_cases)
                break;
        }
    if (search->as_cases)
        return;
    struct arena arena;
    arena_init(&arena);
    search->arena = &arena;
    put_place(search, search->missed);
    arena_clear(&arena);
}

static void try_cond(struct search *search, const struct cond *cond)
{
    if (is_threshold(cond))
        try_comparison(search, cond);
    for (size_t i = 0; i < cond->count; i++)
        try_cond(search, cond->kids[i]);
}

static void search_all(struct search *search, struct arena *arena)
{
    struct part *parts;
    size_t count = parts_of(search->rules, arena, &parts);
    for (size_t i = 0; i < count; i++) {
        search->part = &parts[i];
        if (parts[i].cond && parts_is_condition(&parts[i]) && parts[i].kind < PART_SHOWN)
            try_cond(search, parts[i].cond);
    }
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
                            .out = &out,
                            .missed = &missed};
    const struct suite_case *first = NULL;
    for (size_t i = 0; i < suite->case_count && !first; i++)
        if (!suite->cases[i].text.variant && suite->cases[i].assessment)
            first = &suite->cases[i];
    if (first && as_cases)
        write_base(first, &suite->files[first->file], &out);
    if (first)
        search_all(&search, &arena);
    if (missed.length && !as_cases)
        buf_putf(&out, diag_say(search.pack->diags, "no turn was found of\n%s"), missed.text);
    buf_clear(&missed);
    arena_clear(&arena);
    return engine_deliver(&out, sink);
}
