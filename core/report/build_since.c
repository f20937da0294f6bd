// The section on what changed since an earlier measurement: how far the two can be compared, then
// position, scores, routes, recommendations, figures, facts and who answered. It describes and does
// not judge: no tone says that a change is good.
#include "report/build.h"

#include <string.h>

#include "base/num.h"
#include "base/text.h"

static void say_callout(struct build *b, const char *head, const char *text)
{
    build_push(b, (struct block){.kind = BLOCK_CALLOUT,
                                 .tone = TONE_CARE,
                                 .line = build_strong(b, head, text, "position")});
}

// --- how far they can be compared ---

static const char *or_unknown(struct build *b, const char *text)
{
    return text ? text : WORDS(b, UNKNOWN);
}

// With the start of the hash: two packs that differ may bear one number.
static const char *version_of(struct build *b, const struct compared_side *side)
{
    return arena_textf(b->arena, "%s/%.8s", or_unknown(b, side->version),
                       or_unknown(b, side->hash));
}

static void say_pack(struct build *b, const struct comparison *c)
{
    const char *was = version_of(b, &c->was), *is = version_of(b, &c->is);
    switch (c->kind) {
    case COMPARED_SAME: build_paragraph(b, SAY(b, SINCE_SAME, is), NULL); break;
    case COMPARED_WORDING: build_paragraph(b, SAY(b, SINCE_WORDING, was, is), NULL); break;
    case COMPARED_PART:
        say_callout(b, WORDS(b, SINCE_PART_HEAD), SAY(b, SINCE_PART, was, is));
        break;
    case COMPARED_UNKNOWN:
        say_callout(b, WORDS(b, SINCE_PART_HEAD), SAY(b, SINCE_UNKNOWN, was, is));
        break;
    case COMPARED_NOT:
        say_callout(b, WORDS(b, SINCE_NOT_HEAD),
                    SAY(b, SINCE_NOT, or_unknown(b, c->was.pack), or_unknown(b, c->is.pack)));
    }
}

static void say_bounds(struct build *b, const struct comparison *c)
{
    build_paragraph(b,
                    SAY(b, SINCE_DATES, notation_day(&b->notation, c->was.day),
                        notation_day(&b->notation, c->is.day)),
                    NULL);
    say_pack(b, c);
    if (!text_equal(c->was.partnership, c->is.partnership))
        build_callout(b, TONE_CARE,
                      SAY(b, SINCE_OTHER_NAME, or_unknown(b, c->was.partnership),
                          or_unknown(b, c->is.partnership)),
                      NULL);
    if (c->was.day > c->is.day)
        build_callout(b, TONE_CARE, WORDS(b, SINCE_LATER), NULL);
    if (c->kind == COMPARED_NOT)
        return;
    if (c->was_filled_with)
        build_paragraph(b, SAY(b, SINCE_FILLED, c->was_filled_with, or_unknown(b, c->was.version)),
                        NULL);
    if (c->amounts == AMOUNTS_OTHER)
        build_callout(b, TONE_CARE, WORDS(b, SINCE_AMOUNTS), NULL);
    if (c->amounts == AMOUNTS_GONE)
        build_callout(b, TONE_CARE, WORDS(b, SINCE_AMOUNTS_GONE), NULL);
    build_paragraph(b, WORDS(b, SINCE_DESCRIBED), NULL);
    if (c->differences == 0)
        build_paragraph(b, WORDS(b, SINCE_NOTHING), NULL);
}

// --- was, is, difference ---

typedef const char *show_value(struct build *b, const struct compared_row *row,
                               const struct value *value);

static const char *show_score(struct build *b, const struct compared_row *row,
                              const struct value *value)
{
    (void)row;
    return value->kind == VALUE_NUMBER ? notation_score(&b->notation, value->number)
                                       : WORDS(b, NOT_MEASURED);
}

static const char *show_count(struct build *b, const struct compared_row *row,
                              const struct value *value)
{
    (void)row;
    return notation_short(&b->notation, value->kind == VALUE_NUMBER ? value->number : 0, 0);
}

static const char *show_figure(struct build *b, const struct compared_row *row,
                               const struct value *value)
{
    if (row->index >= 0)
        return notation_figure(&b->notation, &b->rules->figures[row->index], value);
    return notation_value(&b->notation, NULL, value);
}

// With its sign, in as many places as the larger of the two needs.
static const char *difference(struct build *b, const struct compared_row *row, int decimals,
                              bool euro)
{
    const struct value *was = &row->was.value, *is = &row->is.value;
    if (row->unlike)
        return WORDS(b, SINCE_UNLIKE);
    if (was->kind != VALUE_NUMBER || is->kind != VALUE_NUMBER)
        return WORDS(b, DASH);
    double number = num_round(is->number - was->number, decimals);
    return notation_change(&b->notation, number, decimals, euro);
}

// Of a year or a text there is no difference to tell.
static const char *figure_difference(struct build *b, const struct compared_row *row)
{
    if (row->index < 0)
        return WORDS(b, DASH);
    const struct figure_rule *rule = &b->rules->figures[row->index];
    if (rule->unit == UNIT_YEAR && !row->unlike)
        return WORDS(b, DASH);
    bool euro = rule->unit == UNIT_EURO;
    return difference(b, row, euro ? 0 : rule->shown, euro);
}

struct shown {
    show_value *show;
    int decimals;
    bool is_figure;
};

static const char *side_text(struct build *b, const struct compared_row *row, bool was,
                             const struct shown *shown)
{
    const struct compared_value *side = was ? &row->was : &row->is;
    if (!side->present)
        return was ? WORDS(b, SINCE_ABSENT) : WORDS(b, SINCE_GONE);
    return shown->show(b, row, &side->value);
}

static struct cells head_cells(struct build *b, size_t columns, const char *what)
{
    struct cells cells = build_cells(b, columns);
    build_column(&cells, 0, what, ALIGN_LEFT);
    build_column(&cells, 1, WORDS(b, SINCE_THEN), ALIGN_RIGHT);
    build_column(&cells, 2, WORDS(b, SINCE_NOW), ALIGN_RIGHT);
    if (columns > 3)
        build_column(&cells, 3, WORDS(b, DIFFERENCE), ALIGN_RIGHT);
    return cells;
}

static void add_row(struct build *b, struct cells *cells, const struct compared_row *row,
                    const char *label, const char *why, const struct shown *shown)
{
    build_cell(b, cells, label, why);
    build_cell(b, cells, side_text(b, row, true, shown), why);
    build_cell(b, cells, side_text(b, row, false, shown), why);
    build_cell(b, cells,
               shown->is_figure ? figure_difference(b, row)
                                : difference(b, row, shown->decimals, false),
               why);
}

// What to ask why of; nothing of what the pack does not have any more.
static const char *row_why(struct build *b, const struct compared_row *row, const char *space)
{
    return row->index >= 0 ? build_why(b, space, row->id) : NULL;
}

// --- the parts ---

static const char *place_label(struct build *b, int place, const char *label)
{
    if (place < 0)
        return or_unknown(b, label);
    // A label that says more than the place's own, such as what is missing, is told as it stood.
    const struct text *own = &b->rules->position->places[place].label;
    return text_equal(label, text_in(b->pack, own, NULL)) ? build_text(b, own) : label;
}

static void say_changed(struct build *b, const char *head, const char *was, const char *is,
                        const char *after, const char *why)
{
    const char *text =
        text_equal(was, is) ? SAY(b, SINCE_KEPT, is) : SAY(b, SINCE_CHANGED, was, is);
    text = arena_textf(b->arena, "%s%s", text, after);
    build_push(b,
               (struct block){.kind = BLOCK_PARAGRAPH, .line = build_strong(b, head, text, why)});
}

static void say_position(struct build *b, const struct comparison *c)
{
    if (!c->was_label && !c->is_label)
        return;
    const char *was = place_label(b, c->was_place_index, c->was_label);
    const char *is = place_label(b, c->is_place_index, c->is_label);
    say_changed(b, WORDS(b, SINCE_PLACE_HEAD), was, is,
                c->place_unlike ? WORDS(b, SINCE_PLACE_UNLIKE) : "", "position");
}

static void say_scores(struct build *b, const struct comparison *c)
{
    static const struct shown SCORE = {show_score, 1, false};
    struct cells cells = head_cells(b, 4, WORDS(b, WHAT));
    for (size_t i = 0; i < c->axes.count; i++) {
        const struct compared_row *row = &c->axes.list[i];
        const char *label =
            row->index >= 0 ? build_text(b, &b->rules->position->axes[row->index].label) : row->id;
        add_row(b, &cells, row, label, "position", &SCORE);
    }
    for (size_t i = 0; i < c->dimensions.count; i++) {
        const struct compared_row *row = &c->dimensions.list[i];
        const char *label = row->index >= 0 ? build_dimension(b, row->index) : row->id;
        add_row(b, &cells, row, label, row_why(b, row, "dimensions"), &SCORE);
    }
    if (cells.lines.count)
        build_table(b, &cells, WORDS(b, SINCE_SCORES_TABLE));
}

static const char *route_label(struct build *b, const char *id)
{
    int index = id ? rulebook_route_find(b->rules, id) : -1;
    if (index >= 0)
        return build_text(b, &b->rules->routes[index].label);
    return id ? id : WORDS(b, NONE);
}

static const char *route_text(struct build *b, const struct compared_value *side, bool blocked,
                              enum word absent)
{
    if (!side->present)
        return words_text(b->notation.language, absent);
    if (blocked || side->value.kind != VALUE_NUMBER)
        return WORDS(b, BLOCKED);
    return notation_score(&b->notation, side->value.number);
}

static void say_routes(struct build *b, const struct comparison *c)
{
    struct cells cells = head_cells(b, 4, WORDS(b, ROUTE));
    for (size_t i = 0; i < c->route_count; i++) {
        const struct compared_route *route = &c->routes[i];
        const struct compared_row *row = &route->rank;
        const char *why = row_why(b, row, "routes");
        build_cell(b, &cells, route_label(b, row->id), why);
        build_cell(b, &cells, route_text(b, &row->was, route->was_blocked, WORD_SINCE_ABSENT), why);
        build_cell(b, &cells, route_text(b, &row->is, route->is_blocked, WORD_SINCE_GONE), why);
        build_cell(b, &cells, difference(b, row, 1, false), why);
    }
    if (c->route_count == 0)
        return;
    say_changed(b, WORDS(b, SINCE_FIRST_HEAD), route_label(b, c->was_first),
                route_label(b, c->is_first), "", NULL);
    build_table(b, &cells, WORDS(b, SINCE_ROUTES_TABLE));
}

static void say_advice(struct build *b, const struct comparison *c, bool is_new)
{
    struct lines lines = {0};
    for (size_t i = 0; i < c->advice_count; i++) {
        const struct compared_advice *advice = &c->advice[i];
        if (advice->is_new != is_new)
            continue;
        bool known = advice->index >= 0;
        const char *title =
            known ? build_text(b, &b->rules->recommendations[advice->index].title) : advice->title;
        build_add(b, &lines,
                  build_strong(b, advice->id,
                               arena_textf(b->arena, " %s%s", title,
                                           advice->unlike ? WORDS(b, SINCE_RULE) : ""),
                               known ? advice->id : NULL));
    }
    if (lines.count == 0)
        return;
    const char *head = is_new ? WORDS(b, SINCE_NEW) : WORDS(b, SINCE_OLD);
    build_push(b,
               (struct block){.kind = BLOCK_PARAGRAPH, .line = build_strong(b, head, NULL, NULL)});
    build_list(b, &lines, false);
}

static void say_figures(struct build *b, const struct comparison *c)
{
    static const struct shown FIGURE = {show_figure, 0, true};
    struct cells cells = head_cells(b, 4, WORDS(b, FIGURE));
    for (size_t i = 0; i < c->figures.count; i++) {
        const struct compared_row *row = &c->figures.list[i];
        if (!row->differs)
            continue;
        const char *label =
            row->index >= 0 ? build_text(b, &b->rules->figures[row->index].label) : row->id;
        add_row(b, &cells, row, label, row_why(b, row, "figures"), &FIGURE);
    }
    if (cells.lines.count)
        build_table(b, &cells, WORDS(b, SINCE_FIGURES_TABLE));
}

static const char *fact_label(struct build *b, const struct compared_fact *fact)
{
    if (!fact->row)
        return build_ref_label(b, (struct ref){REF_FACT, fact->question, 0});
    if (fact->column < 0)
        return SAY(b, SINCE_ROW, b->pack->questions[fact->question].id, fact->row);
    struct ref ref = {REF_FACT, fact->question, fact->column + 1};
    return SAY(b, SINCE_CELL, build_ref_label(b, ref), fact->row);
}

static const char *fact_value(struct build *b, const struct compared_fact *fact, bool was)
{
    const struct compared_value *side = was ? &fact->was : &fact->is;
    if (!side->present)
        return was ? WORDS(b, SINCE_ABSENT) : WORDS(b, SINCE_GONE);
    bool is_cell = fact->row && fact->column >= 0;
    if (!was)
        return build_ref_value(
            b, (struct ref){REF_FACT, fact->question, is_cell ? fact->column + 1 : 0},
            &side->value);
    // In the words of then: the new pack may have no name for what was chosen.
    struct build then = *b;
    then.pack = then.notation.pack = b->context->since->was_pack;
    return build_ref_value(
        &then, (struct ref){REF_FACT, fact->was_question, is_cell ? fact->was_column + 1 : 0},
        &side->value);
}

static void say_facts(struct build *b, const struct comparison *c)
{
    if (!c->was.has_facts || !c->is.has_facts)
        build_paragraph(b, WORDS(b, SINCE_NO_FACTS), NULL);
    struct cells cells = head_cells(b, 3, WORDS(b, WHAT));
    for (size_t i = 0; i < c->fact_count; i++) {
        const struct compared_fact *fact = &c->facts[i];
        const char *why = build_why(b, "facts", b->pack->questions[fact->question].id);
        const char *asked = fact->unlike ? WORDS(b, SINCE_ASKED) : "";
        build_cell(b, &cells, arena_textf(b->arena, "%s%s", fact_label(b, fact), asked), why);
        build_cell(b, &cells, fact_value(b, fact, true), why);
        build_cell(b, &cells, fact_value(b, fact, false), why);
    }
    if (cells.lines.count)
        build_table(b, &cells, WORDS(b, SINCE_FACTS_TABLE));
}

static void say_people(struct build *b, const struct comparison *c)
{
    static const struct shown COUNT = {show_count, 0, false};
    struct cells cells = head_cells(b, 4, WORDS(b, ROLE));
    for (size_t i = 0; i < c->respondents.count; i++) {
        const struct compared_row *row = &c->respondents.list[i];
        add_row(b, &cells, row, row->index >= 0 ? build_role(b, row->index) : row->id, NULL,
                &COUNT);
    }
    if (cells.lines.count)
        build_table(b, &cells, WORDS(b, SINCE_PEOPLE_TABLE));
}

// What no other table holds, by the names that results give it.
static void say_rest(struct build *b, const struct comparison *c)
{
    struct cells cells = head_cells(b, 3, WORDS(b, WHAT));
    for (size_t i = 0; i < c->leaf_count; i++) {
        const struct compared_leaf *leaf = &c->leaves[i];
        if (leaf->told)
            continue;
        build_cell(b, &cells, leaf->name, NULL);
        build_cell(b, &cells, leaf->was ? leaf->was : WORDS(b, SINCE_ABSENT), NULL);
        build_cell(b, &cells, leaf->is ? leaf->is : WORDS(b, SINCE_GONE), NULL);
    }
    if (cells.lines.count)
        build_table(b, &cells, WORDS(b, SINCE_REST_TABLE));
}

void build_since(struct build *b)
{
    const struct comparison *c = b->context->since;
    if (!c)
        return;
    if (b->section)
        build_lines(b, &b->section->lines, NULL);
    say_bounds(b, c);
    if (c->kind == COMPARED_NOT)
        return;
    say_position(b, c);
    say_scores(b, c);
    say_routes(b, c);
    say_advice(b, c, true);
    say_advice(b, c, false);
    say_figures(b, c);
    say_rest(b, c);
    say_facts(b, c);
    say_people(b, c);
}
