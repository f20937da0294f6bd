// The money against what is needed, and the calculation sheet with every figure.
#include "report/build.h"

#include "base/num.h"
#include "rules/evaluate.h"

static const struct value *part_value(const struct build *b, size_t i)
{
    return &b->assessment->figures[b->section->parts[i]].value;
}

static bool need_value(const struct build *b, double *need)
{
    if (b->section->need < 0)
        return false;
    struct value value = evaluate_value(b->assessment, (struct ref){REF_FACT, b->section->need, 0});
    *need = value.number;
    return value.kind == VALUE_NUMBER;
}

static const char *part_label(struct build *b, size_t i)
{
    return build_text(b, &b->rules->figures[b->section->parts[i]].label);
}

// The parts hold one another: zeker is in waarschijnlijk, that in hoogstens. A mark is the amount
// up to which its part reaches.
static void draw_money(struct build *b, bool has_need, double need)
{
    size_t count = b->section->part_count;
    struct chart chart = {
        .kind = CHART_MONEY,
        .id = "money",
        .title = WORDS(b, MONEY_TITLE),
        .x_label = WORDS(b, EURO),
        .series_count = count,
        .most = need,
        .row_count = 1,
    };
    struct mark *marks = arena_array(b->arena, count, sizeof *marks);
    for (size_t i = 0; i < count; i++) {
        const struct value *value = part_value(b, i);
        double amount = value->kind == VALUE_NUMBER ? num_round(value->number, 0) : 0;
        chart.series[i] = part_label(b, i);
        marks[i] =
            (struct mark){part_label(b, i), "", amount, 0, (int)i, value->kind != VALUE_NUMBER};
        chart.most = amount > chart.most ? amount : chart.most;
    }
    if (has_need) {
        chart.borders[0] = need;
        chart.border_labels[0] = SAY(b, NEED, notation_euro(&b->notation, need));
        chart.border_count = 1;
    }
    const struct value *last = part_value(b, count - 1);
    const char *most =
        last->kind == VALUE_NUMBER ? notation_euro(&b->notation, last->number) : WORDS(b, UNKNOWN);
    const struct value *first = part_value(b, 0);
    const char *least = first->kind == VALUE_NUMBER ? notation_euro(&b->notation, first->number)
                                                    : WORDS(b, UNKNOWN);
    chart.text = has_need ? SAY(b, MONEY_TEXT, least, most, notation_euro(&b->notation, need))
                          : SAY(b, MONEY_TEXT_NO_NEED, least, most);
    chart.rows = arena_alloc(b->arena, sizeof *chart.rows);
    *chart.rows = (struct chart_row){
        .label = WORDS(b, MONEY_ROW), .value = most, .marks = marks, .count = count};
    build_push(b, (struct block){.kind = BLOCK_CHART, .chart = chart});
}

static const char *share_text(struct build *b, const struct value *value, bool has_need,
                              double need)
{
    if (!has_need || need <= 0 || value->kind != VALUE_NUMBER)
        return WORDS(b, DASH);
    return notation_percent(&b->notation, value->number / need);
}

void build_money(struct build *b)
{
    double need = 0;
    bool has_need = need_value(b, &need);
    bool known = false;
    for (size_t i = 0; i < b->section->part_count; i++)
        known |= part_value(b, i)->kind == VALUE_NUMBER;
    build_lines(b, &b->section->lines, NULL);
    if (!known) {
        build_paragraph(b, WORDS(b, MONEY_UNKNOWN), "position");
        return;
    }
    draw_money(b, has_need, has_need ? need : 0);
    struct cells cells = build_cells(b, 3);
    build_column(&cells, 0, WORDS(b, MONEY_ROW), ALIGN_LEFT);
    build_column(&cells, 1, WORDS(b, AMOUNT), ALIGN_RIGHT);
    build_column(&cells, 2, WORDS(b, SHARE_OF_NEED), ALIGN_RIGHT);
    for (size_t i = 0; i < b->section->part_count; i++) {
        const struct figure_rule *rule = &b->rules->figures[b->section->parts[i]];
        const char *why = build_why(b, "figures", rule->id);
        build_cell(b, &cells, part_label(b, i), why);
        build_cell(b, &cells, notation_figure(&b->notation, rule, part_value(b, i)), why);
        build_cell(b, &cells, share_text(b, part_value(b, i), has_need, need), why);
    }
    if (b->section->need >= 0) {
        const char *why = build_why(b, "facts", b->pack->questions[b->section->need].id);
        build_cell(b, &cells, WORDS(b, NEEDED_AMOUNT), why);
        build_cell(b, &cells, has_need ? notation_euro(&b->notation, need) : WORDS(b, NOT_FILLED),
                   why);
        build_cell(b, &cells, has_need ? "100%" : WORDS(b, DASH), why);
    }
    build_table(b, &cells, WORDS(b, MONEY_TABLE));
}

// A figure without a value lacks something that it needs, or there is nothing to say.
const char *build_figure_text(struct build *b, const struct figure_result *figure)
{
    if (figure->value.kind != VALUE_MISSING)
        return notation_figure(&b->notation, figure->rule, &figure->value);
    if (figure->missing_need < 0 || figure->trace.read_count == 0)
        return WORDS(b, DASH);
    return SAY(b, UNKNOWN_FOR, build_ref_label(b, figure->trace.reads[0].ref));
}

void build_figures(struct build *b)
{
    build_lines(b, &b->section->lines, NULL);
    struct cells cells = build_cells(b, 3);
    build_column(&cells, 0, WORDS(b, FIGURE), ALIGN_LEFT);
    build_column(&cells, 1, WORDS(b, VALUE), ALIGN_RIGHT);
    build_column(&cells, 2, WORDS(b, RULE_NAME), ALIGN_LEFT);
    for (size_t i = 0; i < b->rules->figure_count; i++) {
        const struct figure_rule *rule = &b->rules->figures[i];
        const struct figure_result *figure = &b->assessment->figures[i];
        if (rule->hidden)
            continue;
        const char *why = build_why(b, "figures", rule->id);
        build_cell(b, &cells, build_text(b, &rule->label), why);
        build_cell(b, &cells, build_figure_text(b, figure), why);
        build_cell(b, &cells, rule->id, why);
    }
    if (cells.lines.count > 0)
        build_table(b, &cells, WORDS(b, FIGURES_TABLE));
    struct lines notes = {0};
    for (size_t i = 0; i < b->rules->note_count; i++) {
        const struct note_result *note = &b->assessment->notes[i];
        if (note->holds)
            build_add(b, &notes, build_line(b, build_text(b, &note->text), note->rule->about));
    }
    build_list(b, &notes, false);
}
