// What rules lay out in rows: a table of a script, as bars too where the layout asks for them; and
// a list of checks with their outcome in words.
#include "report/build.h"

#include <string.h>

#include "base/num.h"

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

static bool is_counted(const struct column_rule *column)
{
    return column->shown == 0 && (column->unit == UNIT_COUNT || column->unit == UNIT_STUDENTS);
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
    chart.bars_of_values = chart.whole = true;
    for (int s = 0; s < section->bar_count; s++)
        chart.whole &= is_counted(&rule->columns[section->bars[s]]);
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

static const char *page_of(struct build *b, const struct table_result *table, size_t row)
{
    int column = b->section->pages;
    return cell_text(b, &table->rule->columns[column], &table->value.items[row].items[column]);
}

// All rows, or those of one page, which its heading names: the column need not.
static void put_rows(struct build *b, const struct table_result *table, const char *page,
                     const char *why)
{
    const struct table_rule *rule = table->rule;
    struct cells cells = build_cells(b, rule->column_count - (page != NULL));
    size_t column = 0;
    for (size_t c = 0; c < rule->column_count; c++)
        if (!page || (int)c != b->section->pages)
            build_column(&cells, column++, build_text(b, &rule->columns[c].label),
                         is_number_column(&rule->columns[c]) ? ALIGN_RIGHT : ALIGN_LEFT);
    for (size_t r = 0; r < table->value.count; r++) {
        if (page && strcmp(page_of(b, table, r), page) != 0)
            continue;
        for (size_t c = 0; c < rule->column_count; c++)
            if (!page || (int)c != b->section->pages)
                build_cell(b, &cells,
                           cell_text(b, &rule->columns[c], &table->value.items[r].items[c]), why);
    }
    build_table(b, &cells, build_text(b, &rule->label));
}

static bool is_first_of_page(struct build *b, const struct table_result *table, size_t row)
{
    for (size_t r = 0; r < row; r++)
        if (strcmp(page_of(b, table, r), page_of(b, table, row)) == 0)
            return false;
    return true;
}

// A page for each value: to be sent to who it is about, without the rows of others.
static void put_pages(struct build *b, const struct table_result *table, const char *why)
{
    for (size_t r = 0; r < table->value.count; r++) {
        if (!is_first_of_page(b, table, r))
            continue;
        const char *page = page_of(b, table, r);
        build_break(b);
        build_heading(b, 3, arena_textf(b->arena, "%s-%zu", table->rule->id, r + 1), page, why);
        put_rows(b, table, page, why);
    }
    build_break(b);
}

// Does the layout itself say what is so, by a sentence that is there only now?
static bool says_why_empty(struct build *b)
{
    const struct layout_lines *lines = &b->section->lines;
    bool says = false;
    for (size_t i = 0; i < lines->count; i++)
        says |= lines->list[i].when && build_holds(b, lines->list[i].when);
    return says;
}

void build_table_section(struct build *b)
{
    const struct table_result *table = &b->assessment->tables[b->section->table];
    const struct table_rule *rule = table->rule;
    const char *why = build_why(b, "tables", rule->id);
    build_lines(b, &b->section->lines, why);
    if (!layout_shows_notes(b->layout))
        build_say_notes(b, why);
    if (table->value.kind != VALUE_TABLE || table->value.count == 0) {
        if (!says_why_empty(b))
            build_paragraph(b, WORDS(b, TABLE_EMPTY), why);
        return;
    }
    if (b->section->bar_count > 0)
        draw_rows(b, table);
    if (b->section->paged)
        put_pages(b, table, why);
    else
        put_rows(b, table, NULL, why);
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
