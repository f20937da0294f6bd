// Explains what a reader points at in the report: a section or a chart, sentence by sentence, each
// with the id to ask on; and what a role said. The sentences are those of the report itself.
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "engine/explain.h"
#include "engine/handles.h"
#include "report/report.h"

// --- a role ---

// Questions with a scale that this role is asked and was shown: answered, or not.
static void add_answered(struct explain *explain, struct branch *parent, int role)
{
    const struct assessment *assessment = explain->assessment;
    int answered = 0, open = 0;
    for (int q = 0; q < assessment->pack->question_count; q++) {
        const struct question *question = &assessment->pack->questions[q];
        if (!question->scale || question->phase == PHASE_FACTS || !(question->roles >> role & 1U))
            continue;
        bool said = assessment->items[q].role_count && assessment->items[q].role_count[role] > 0;
        answered += said;
        open += !said;
    }
    explain_addf(explain, parent, WORD_EXPLAIN_ROLE_ANSWERED, explain_number(explain, answered, 0),
                 explain_number(explain, open, 0));
}

void explain_role(struct explain *explain, struct branch *parent, int role)
{
    const struct assessment *assessment = explain->assessment;
    const char *label = explain_label(explain, &assessment->pack->roles[role].label);
    int people = assessment->respondents[role];
    if (people == 0) {
        explain_addf(explain, parent, WORD_EXPLAIN_ROLE_NOBODY, label);
        return;
    }
    explain_addf(explain, parent, WORD_EXPLAIN_ROLE, label, explain_number(explain, people, 0));
    add_answered(explain, parent, role);
    struct branch *scores = explain_addf(explain, parent, WORD_EXPLAIN_OVERVIEW_DIMENSIONS);
    for (size_t i = 0; i < assessment->rules->score_count; i++) {
        const struct score_result *score = &assessment->scores[i];
        const char *id = assessment->pack->dimensions[score->dimension].id;
        double mean = score->by_role[role];
        struct branch *line =
            explain_addf(explain, scores, WORD_EXPLAIN_READS, id,
                         isnan(mean) ? explain_word(explain, WORD_EXPLAIN_UNKNOWN_VALUE)
                                     : explain_number(explain, mean, 1));
        line->id = arena_textf(explain->arena, "dimensions.%s", id);
    }
}

// --- a part of the report ---

static const char *words_of(struct explain *explain, const struct line *line)
{
    struct buf out;
    buf_init(&out, ENGINE_OUTPUT);
    for (size_t i = 0; i < line->count; i++)
        buf_puts(&out, line->runs[i].text);
    const char *text = arena_text_n(explain->arena, out.text, out.length);
    buf_clear(&out);
    return text;
}

static void add_sentence(struct explain *explain, struct branch *parent, const char *text,
                         const char *why)
{
    if (*text == '\0')
        return;
    struct branch *branch = why ? explain_addf(explain, parent, WORD_EXPLAIN_SENTENCE, text, why)
                                : explain_add(explain, parent, text);
    branch->id = why;
}

// A row is told with its cells behind each other.
static void add_rows(struct explain *explain, struct branch *parent, const struct table *table)
{
    struct buf out;
    buf_init(&out, ENGINE_OUTPUT);
    for (size_t row = 0; row < table->rows; row++) {
        const char *why = NULL;
        buf_reset(&out);
        for (size_t i = 0; i < table->columns; i++) {
            const struct line *cell = &table->cells[row * table->columns + i];
            const char *text = words_of(explain, cell);
            buf_putf(&out, "%s%s", out.length && *text ? " | " : "", text);
            why = why ? why : cell->why;
        }
        add_sentence(explain, parent, arena_text_n(explain->arena, out.text, out.length), why);
    }
    buf_clear(&out);
}

static void add_block(struct explain *explain, struct branch *parent, const struct block *block)
{
    switch (block->kind) {
    case BLOCK_HEADING:
    case BLOCK_PARAGRAPH:
    case BLOCK_CALLOUT:
        add_sentence(explain, parent, words_of(explain, &block->line), block->line.why);
        break;
    case BLOCK_LIST:
        for (size_t i = 0; i < block->count; i++)
            add_sentence(explain, parent, words_of(explain, &block->lines[i]), block->lines[i].why);
        break;
    case BLOCK_TILES:
        for (size_t i = 0; i < block->count; i++)
            add_sentence(explain, parent,
                         explain_format(explain, WORD_EXPLAIN_READS, block->tiles[i].label,
                                        block->tiles[i].value),
                         block->tiles[i].why);
        break;
    case BLOCK_TABLE: add_rows(explain, parent, &block->table); break;
    case BLOCK_CHART:
        add_sentence(explain, parent, block->chart.text,
                     arena_textf(explain->arena, "charts.%s", block->chart.id));
        break;
    case BLOCK_CARDS:
        for (size_t i = 0; i < block->count; i++)
            add_sentence(explain, parent, words_of(explain, &block->cards[i].title),
                         block->cards[i].title.why);
        break;
    case BLOCK_BREAK: break;
    }
}

static const struct report *report_for(struct explain *explain,
                                       const struct grow_assessment *assessment)
{
    const grow_render_options options = {.language = explain->language == WORDS_EN ? "en" : "nl"};
    struct diags *unheard = arena_alloc(explain->arena, sizeof *unheard);
    diags_init(unheard, explain->arena);
    return engine_report(assessment, &options, explain->arena, unheard);
}

static bool is_section(const struct block *block)
{
    return block->kind == BLOCK_HEADING && block->anchor;
}

static bool add_section(struct explain *explain, struct branch *parent, const struct report *report,
                        const char *anchor)
{
    for (size_t i = 0; i < report->count; i++) {
        const struct block *block = &report->blocks[i];
        if (!is_section(block) || strcmp(block->anchor, anchor) != 0)
            continue;
        struct branch *section = explain_add(explain, parent, words_of(explain, &block->line));
        for (size_t k = i + 1; k < report->count; k++) {
            const struct block *next = &report->blocks[k];
            if (next->kind == BLOCK_HEADING && next->level <= block->level)
                break;
            add_block(explain, section, next);
        }
        return true;
    }
    return false;
}

static bool add_chart(struct explain *explain, struct branch *parent, const struct report *report,
                      const char *id)
{
    for (size_t i = 0; i < report->count; i++) {
        const struct block *block = &report->blocks[i];
        if (block->kind != BLOCK_CHART || !text_equal(block->chart.id, id))
            continue;
        struct branch *chart = explain_add(explain, parent, block->chart.title);
        explain_add(explain, chart, block->chart.text);
        if (i + 1 < report->count)
            add_block(explain, chart, &report->blocks[i + 1]);
        return true;
    }
    return false;
}

bool explain_part_of_report(struct explain *explain, struct branch *parent,
                            const struct grow_assessment *assessment, const char *id)
{
    const char *dot = strchr(id, '.');
    bool section = !dot || text_starts(id, "section.") || text_starts(id, "sections.");
    bool chart = !dot || text_starts(id, "chart.") || text_starts(id, "charts.");
    const struct report *report = section || chart ? report_for(explain, assessment) : NULL;
    const char *name = dot ? dot + 1 : id;
    return report && ((section && add_section(explain, parent, report, name)) ||
                      (chart && add_chart(explain, parent, report, name)));
}

void explain_list_report(struct explain *explain, struct branch *parent,
                         const struct grow_assessment *assessment)
{
    const struct report *report = report_for(explain, assessment);
    struct buf sections, charts;
    buf_init(&sections, ENGINE_OUTPUT);
    buf_init(&charts, ENGINE_OUTPUT);
    int top = 4;
    for (size_t i = 0; report && i < report->count; i++)
        if (is_section(&report->blocks[i]) && report->blocks[i].level < top)
            top = report->blocks[i].level;
    for (size_t i = 0; report && i < report->count; i++) {
        const struct block *block = &report->blocks[i];
        if (is_section(block) && block->level == top)
            buf_putf(&sections, "%s%s", sections.length ? ", " : "", block->anchor);
        else if (block->kind == BLOCK_CHART)
            buf_putf(&charts, "%s%s", charts.length ? ", " : "", block->chart.id);
    }
    if (sections.length)
        explain_addf(explain, parent, WORD_EXPLAIN_LIST_SECTIONS,
                     arena_text_n(explain->arena, sections.text, sections.length));
    if (charts.length)
        explain_addf(explain, parent, WORD_EXPLAIN_LIST_CHARTS,
                     arena_text_n(explain->arena, charts.text, charts.length));
    buf_clear(&sections);
    buf_clear(&charts);
}
