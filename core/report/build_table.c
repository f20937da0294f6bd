// What rules lay out in rows: a table of a script, as bars too where the layout asks for them; a
// list of checks with their outcome in words; and open answers, where a pack is made to share them.
#include "report/build.h"

#include <string.h>

#include "base/num.h"
#include "rules/evaluate.h"

// --- table ---

static const char *cell_text(struct build *b, const struct column_rule *column,
                             const struct value *value)
{
    const struct question *question =
        column->question >= 0 ? &b->pack->questions[column->question] : NULL;
    if (value->kind == VALUE_MISSING)
        return WORDS(b, DASH);
    if (value->kind == VALUE_NUMBER)
        return notation_measure(&b->notation, column->unit, column->shown, value->number);
    struct value word = *value;
    if (question && word.kind == VALUE_TEXT)
        word.kind = VALUE_WORD; // a script has only texts
    return notation_value(&b->notation, question, &word);
}

static bool is_number_column(const struct column_rule *column)
{
    return column->unit != UNIT_TEXT;
}

// Where the scale of the bars ends: what the layout says; with nothing but scores at 100; else at
// the largest number. No bar is cut off.
static double scale_end(const struct build *b, const struct table_rule *rule)
{
    const struct layout_section *section = b->section;
    bool scores = true;
    for (int s = 0; s < section->bar_count; s++)
        scores &= rule->columns[section->bars[s]].unit == UNIT_SCORE;
    return section->to > 0 ? section->to : scores ? 100 : 1;
}

static void draw_rows(struct build *b, const struct table_result *table)
{
    const struct layout_section *section = b->section;
    const struct table_rule *rule = table->rule;
    struct chart chart = {
        .kind = CHART_PAIRS,
        .id = rule->id,
        .title = build_text(b, &rule->label),
        .text = SAY(b, TABLE_TEXT, build_text(b, &rule->label)),
        .most = scale_end(b, rule),
        .series_count = (size_t)section->bar_count,
        .rows = arena_array(b->arena, table->value.count, sizeof *chart.rows),
        .row_count = table->value.count,
    };
    for (int s = 0; s < section->bar_count; s++)
        chart.series[s] = build_text(b, &rule->columns[section->bars[s]].label);
    for (size_t r = 0; r < table->value.count; r++) {
        const struct value *cells = table->value.items[r].items;
        struct mark *marks = arena_array(b->arena, chart.series_count, sizeof *marks);
        for (int s = 0; s < section->bar_count; s++) {
            const struct value *cell = &cells[section->bars[s]];
            bool there = cell->kind == VALUE_NUMBER;
            marks[s] = (struct mark){chart.series[s], "", there ? cell->number : 0, 0, s, !there};
            chart.most = marks[s].x > chart.most ? marks[s].x : chart.most;
            chart.least = marks[s].x < chart.least ? marks[s].x : chart.least;
        }
        chart.rows[r] = (struct chart_row){
            .label = cell_text(b, &rule->columns[section->names], &cells[section->names]),
            .value = cell_text(b, &rule->columns[section->bars[0]], &cells[section->bars[0]]),
            .tone = TONE_NEUTRAL,
            .marks = marks,
            .count = chart.series_count};
    }
    build_push(b, (struct block){.kind = BLOCK_CHART, .chart = chart});
}

void build_table_section(struct build *b)
{
    const struct table_result *table = &b->assessment->tables[b->section->table];
    const struct table_rule *rule = table->rule;
    const char *why = build_why(b, "tables", rule->id);
    build_lines(b, &b->section->lines, why);
    if (table->value.kind != VALUE_TABLE || table->value.count == 0) {
        build_paragraph(b, WORDS(b, TABLE_EMPTY), why);
        return;
    }
    if (b->section->bar_count > 0)
        draw_rows(b, table);
    struct cells cells = build_cells(b, rule->column_count);
    for (size_t c = 0; c < rule->column_count; c++)
        build_column(&cells, c, build_text(b, &rule->columns[c].label),
                     is_number_column(&rule->columns[c]) ? ALIGN_RIGHT : ALIGN_LEFT);
    for (size_t r = 0; r < table->value.count; r++)
        for (size_t c = 0; c < rule->column_count; c++)
            build_cell(b, &cells, cell_text(b, &rule->columns[c], &table->value.items[r].items[c]),
                       why);
    build_table(b, &cells, build_text(b, &rule->label));
}

// --- checklist ---

void build_checklist(struct build *b)
{
    struct cells cells = build_cells(b, 3);
    build_column(&cells, 0, WORDS(b, CHECK), ALIGN_LEFT);
    build_column(&cells, 1, WORDS(b, CHECK_OUTCOME), ALIGN_LEFT);
    build_column(&cells, 2, WORDS(b, CHECK_REMARK), ALIGN_LEFT);
    build_lines(b, &b->section->lines, NULL);
    for (size_t i = 0; i < b->section->tile_count; i++) {
        struct tile tile;
        if (!build_tile(b, &b->section->tiles[i], &tile))
            continue;
        build_cell(b, &cells, tile.label, tile.why);
        build_add(b, &cells.lines, build_strong(b, tile.value, NULL, tile.why));
        build_cell(b, &cells, tile.remark ? tile.remark : "", tile.why);
    }
    if (cells.lines.count > 0)
        build_table(b, &cells, WORDS(b, CHECKS));
}

// --- texts ---

static const struct answer *answer_to(const struct build *b, int question, int person)
{
    const struct answer *answer = &b->assessment->dossier->respondents[person].answers[question];
    bool given =
        answer->state == ANSWER_VALUE && evaluate_was_shown(b->assessment, question, person);
    return given ? answer : NULL;
}

// Is this person's answer to `by` the option? Without `by` everyone is of the one group.
static bool is_of(const struct build *b, int person, const char *option)
{
    if (b->section->by < 0)
        return true;
    const struct answer *answer = answer_to(b, b->section->by, person);
    return option ? answer && strcmp(answer->value.text, option) == 0 : !answer;
}

// What was written to a question by those of one group, in the order of the texts: an order of
// people would tell who wrote what.
static void add_texts(struct build *b, int question, const char *option, struct lines *lines)
{
    for (int p = 0; p < b->assessment->dossier->respondent_count; p++) {
        const struct answer *answer = answer_to(b, question, p);
        if (!answer || !is_of(b, p, option))
            continue;
        size_t at = lines->count;
        build_add(b, lines, build_line(b, answer->value.text, NULL));
        for (; at > 0 && strcmp(lines->list[at - 1].runs[0].text, answer->value.text) > 0; at--) {
            struct line line = lines->list[at];
            lines->list[at] = lines->list[at - 1];
            lines->list[at - 1] = line;
        }
    }
}

static void one_group(struct build *b, const char *option, const char *label)
{
    bool headed = false;
    for (size_t i = 0; i < b->section->question_count; i++) {
        const struct question *question = &b->pack->questions[b->section->questions[i]];
        struct lines lines = {0};
        add_texts(b, question->index, option, &lines);
        if (lines.count == 0)
            continue;
        if (!headed && label)
            build_heading(b, 3, arena_textf(b->arena, "texts-%s", option ? option : "open"), label,
                          NULL);
        headed = true;
        build_push(
            b, (struct block){.kind = BLOCK_PARAGRAPH,
                              .line = build_strong(b, build_text(b, &question->text), NULL, NULL)});
        build_list(b, &lines, false);
    }
}

void build_texts(struct build *b)
{
    build_lines(b, &b->section->lines, NULL);
    if (b->section->by < 0) {
        one_group(b, NULL, NULL);
        return;
    }
    const struct question *by = &b->pack->questions[b->section->by];
    for (size_t i = 0; i < by->option_count; i++)
        one_group(b, by->options[i].id, build_text(b, &by->options[i].label));
    one_group(b, NULL, WORDS(b, TEXTS_OTHER));
}
