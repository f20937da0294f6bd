// The page of a pack: what it asks, with which scales, on what sources and amounts. Its rules are
// in doc_rules.c.

#include <limits.h>
#include <string.h>

#include "base/num.h"
#include "engine/doc.h"
#include "engine/handles.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const char *const TYPES[] = {"scale", "single", "multiple", "number", "year",
                                    "date",  "text",   "ranking",  "table"};

static const char *in(const struct doc *doc, const struct text *text)
{
    return text_in(doc->pack->pack, text, NULL);
}

static const char *day(struct doc *doc, long day, const char *open)
{
    char text[NUM_TEXT];
    if (day == LONG_MIN || day == LONG_MAX)
        return open;
    num_date(text, day);
    return arena_text(&doc->arena, text);
}

static void put_sources(struct doc *doc, const int *sources, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buf_putf(doc->out, "%s%s", i ? ", " : "", doc->pack->pack->sources[sources[i]].id);
}

static void put_condition(struct doc *doc, const struct cond *cond)
{
    if (cond)
        doc_code(doc, cond_text(&doc->arena, cond));
}

// --- questions ---

static const char *bounds(struct doc *doc, const struct question *question)
{
    char min[NUM_TEXT], max[NUM_TEXT], above[NUM_TEXT];
    num_plain(min, question->min, 9);
    num_plain(max, question->max, 9);
    num_plain(above, question->above, 9);
    const char *unit = question->unit ? question->unit : "";
    return arena_textf(&doc->arena, "%s%s%s%s%s%s%s%s%s", question->has_above ? ", above " : "",
                       question->has_above ? above : "", question->has_min ? ", from " : "",
                       question->has_min ? min : "", question->has_max ? ", to " : "",
                       question->has_max ? max : "", *unit ? " (" : "", unit, *unit ? ")" : "");
}

static void put_takes(struct doc *doc, const struct question *question)
{
    buf_puts(doc->out, question->integer && question->type == QUESTION_NUMBER
                           ? "whole number"
                           : TYPES[question->type]);
    if (question->scale)
        buf_putf(doc->out, " %s", question->scale->id);
    if (question->type == QUESTION_NUMBER)
        doc_cell(doc, bounds(doc, question));
    if (question->most)
        buf_putf(doc->out, question->type == QUESTION_TEXT ? ", at most %d lines" : ", at most %d",
                 question->most);
    for (size_t i = 0; i < question->option_count; i++) {
        buf_puts(doc->out, i ? ", " : ": ");
        doc_code(doc, question->options[i].id);
    }
    for (size_t i = 0; i < question->column_count; i++) {
        buf_puts(doc->out, i ? "; " : ": ");
        doc_code(doc, question->columns[i].id);
        buf_putc(doc->out, ' ');
        put_takes(doc, &question->columns[i]);
    }
}

static void put_fact(struct doc *doc, const struct question *question)
{
    buf_putf(doc->out, "| %s | ", question->id);
    doc_cell(doc, in(doc, &question->text));
    doc_next(doc);
    put_takes(doc, question);
    doc_next(doc);
    put_condition(doc, question->when);
    doc_next(doc);
    buf_puts(doc->out, question->fixed ? "fixed" : "");
    doc_next(doc);
    put_sources(doc, question->sources, question->source_count);
    doc_row(doc);
}

static void put_facts(struct doc *doc)
{
    static const char *const COLUMNS[] = {"id", "fact", "takes", "asked when", "", "sources"};
    const struct pack *pack = doc->pack->pack;
    if (!pack->fact_count)
        return;
    buf_puts(doc->out, "\n## Facts\n");
    doc_head(doc, COLUMNS, COUNT(COLUMNS));
    for (int q = 0; q < pack->fact_count; q++)
        put_fact(doc, &pack->questions[q]);
    for (int i = 0; i < pack->check_count; i++) {
        buf_puts(doc->out, i ? "- " : "\nWhat must hold between them:\n\n- ");
        put_condition(doc, pack->checks[i].that);
        buf_putf(doc->out, " · %s\n", in(doc, &pack->checks[i].say));
    }
}

static void put_question(struct doc *doc, const struct question *question)
{
    const struct pack *pack = doc->pack->pack;
    char weight[NUM_TEXT];
    num_plain(weight, question->weight, 3);
    buf_putf(doc->out, "| %s | ", question->id);
    doc_cell(doc, in(doc, &question->text));
    doc_next(doc);
    put_takes(doc, question);
    if (question->reversed)
        buf_puts(doc->out, ", reversed");
    doc_next(doc);
    for (int r = 0; r < pack->role_count; r++)
        if (question->roles >> r & 1U)
            buf_puts(doc->out, pack->roles[r].shortname);
    doc_next(doc);
    if (question->dimension >= 0)
        buf_putf(doc->out, "%s%s%s", pack->dimensions[question->dimension].id,
                 question->weight == 1 ? "" : " × ", question->weight == 1 ? "" : weight);
    doc_next(doc);
    put_condition(doc, question->when);
    doc_next(doc);
    put_sources(doc, question->sources, question->source_count);
    doc_row(doc);
}

static void put_phases(struct doc *doc)
{
    static const char *const COLUMNS[] = {"id",        "question",   "takes",  "roles",
                                          "dimension", "asked when", "sources"};
    const struct pack *pack = doc->pack->pack;
    int phase = -1;
    for (int s = 0; s < pack->section_count; s++) {
        const struct section *section = &pack->sections[s];
        if ((int)section->phase != phase)
            buf_putf(doc->out, "\n## %s\n", in(doc, &pack->phases[section->phase].title));
        phase = (int)section->phase;
        buf_putf(doc->out, "\n### %s\n", in(doc, &section->title));
        doc_head(doc, COLUMNS, COUNT(COLUMNS));
        for (int q = section->first; q < section->first + section->count; q++)
            put_question(doc, &pack->questions[q]);
    }
}

// --- scales, amounts, sources ---

static void put_people(struct doc *doc)
{
    static const char *const COLUMNS[] = {"role", "", "in charts"};
    static const char *const DIMENSIONS[] = {"dimension", "", ""};
    const struct pack *pack = doc->pack->pack;
    if (pack->role_count) {
        buf_puts(doc->out, "\n## Roles\n");
        doc_head(doc, COLUMNS, COUNT(COLUMNS));
    }
    for (int r = 0; r < pack->role_count; r++)
        buf_putf(doc->out, "| `%s` | %s | %s |\n", pack->roles[r].id,
                 in(doc, &pack->roles[r].label), pack->roles[r].shortname);
    if (pack->dimension_count) {
        buf_puts(doc->out, "\n## Dimensions\n");
        doc_head(doc, DIMENSIONS, COUNT(DIMENSIONS));
    }
    for (int i = 0; i < pack->dimension_count; i++) {
        const struct dimension *dimension = &pack->dimensions[i];
        buf_putf(doc->out, "| `%s` | %s | ", dimension->id, in(doc, &dimension->label));
        doc_cell(doc, dimension->has_help ? in(doc, &dimension->help) : "");
        doc_row(doc);
    }
}

static void put_scales(struct doc *doc)
{
    static const char *const COLUMNS[] = {"scale", "", "points"};
    const struct pack *pack = doc->pack->pack;
    if (!pack->scale_count)
        return;
    buf_puts(doc->out, "\n## Scales\n");
    doc_head(doc, COLUMNS, COUNT(COLUMNS));
    for (int i = 0; i < pack->scale_count; i++) {
        const struct scale *scale = &pack->scales[i];
        buf_putf(doc->out, "| `%s` | ", scale->id);
        doc_cell(doc, in(doc, &scale->label));
        doc_next(doc);
        for (size_t p = 0; p < scale->count; p++) {
            buf_putf(doc->out, "%s`%s` ", p ? ", " : "", scale->points[p].is);
            doc_cell(doc, in(doc, &scale->points[p].label));
        }
        buf_puts(doc->out, scale->strict ? "" : "; `dont_know`, `not_applicable`");
        doc_row(doc);
    }
}

static void put_amounts(struct doc *doc)
{
    static const char *const COLUMNS[] = {"amounts", "", "from", "until", "values", "sources"};
    const struct pack *pack = doc->pack->pack;
    if (!pack->amount_count)
        return;
    buf_puts(doc->out, "\n## Amounts\n");
    doc_head(doc, COLUMNS, COUNT(COLUMNS));
    for (int i = 0; i < pack->amount_count; i++) {
        const struct amount_set *set = &pack->amounts[i];
        buf_putf(doc->out, "| `%s` | ", set->id);
        doc_cell(doc, in(doc, &set->label));
        buf_putf(doc->out, " | %s | ", day(doc, set->valid.from, ""));
        buf_putf(doc->out, "%s | ", day(doc, set->valid.until, ""));
        for (size_t a = 0; a < set->count; a++) {
            char value[NUM_TEXT];
            num_plain(value, set->amounts[a].value, 9);
            buf_putf(doc->out, "%s`%s` %s", a ? ", " : "", set->amounts[a].name, value);
        }
        doc_next(doc);
        put_sources(doc, set->sources, set->source_count);
        doc_row(doc);
    }
}

// Which later source overtakes this one: told with both.
static void put_overtaken(struct doc *doc, int overtaken)
{
    const struct pack *pack = doc->pack->pack;
    for (int i = 0; i < pack->source_count; i++)
        for (size_t o = 0; o < pack->sources[i].overtake_count; o++)
            if (pack->sources[i].overtakes[o] == overtaken)
                buf_putf(doc->out, " Overtaken by %s.", pack->sources[i].id);
}

static void put_source_records(struct doc *doc)
{
    static const char *const COLUMNS[] = {"source", "title", "date", "owner", ""};
    const struct pack *pack = doc->pack->pack;
    if (!pack->source_count)
        return;
    buf_puts(doc->out, "\n## Sources\n");
    doc_head(doc, COLUMNS, COUNT(COLUMNS));
    for (int i = 0; i < pack->source_count; i++) {
        const struct source_record *source = &pack->sources[i];
        buf_putf(doc->out, "| %s | ", source->id);
        doc_cell(doc, in(doc, &source->title));
        doc_next(doc);
        doc_cell(doc, source->date);
        doc_next(doc);
        doc_cell(doc, source->owner);
        doc_next(doc);
        buf_puts(doc->out, source->content_known ? "" : "Content not known.");
        if (source->overtake_count) {
            buf_puts(doc->out, " Overtakes ");
            put_sources(doc, source->overtakes, source->overtake_count);
            buf_putc(doc->out, '.');
        }
        put_overtaken(doc, i);
        if (source->link)
            buf_putf(doc->out, " <%s>", source->link);
        doc_row(doc);
    }
}

static void put_words(struct doc *doc, const struct value *cell)
{
    if (cell->kind == VALUE_TEXT)
        doc_cell(doc, cell->text);
    for (size_t i = 0; i < cell->count; i++) {
        buf_puts(doc->out, i ? ", " : "");
        put_words(doc, &cell->items[i]);
    }
}

static void put_rows(struct doc *doc, const struct list *list)
{
    const struct question *table = &list->table;
    const char **columns = arena_array(&doc->arena, table->column_count + 1, sizeof *columns);
    for (size_t c = 0; c < table->column_count; c++)
        columns[c] = table->columns[c].id;
    columns[table->column_count] = "sources";
    doc_head(doc, columns, table->column_count + 1);
    for (size_t i = 0; i < list->row_count; i++) {
        const struct list_row *row = &list->rows[i];
        buf_puts(doc->out, "| ");
        for (size_t c = 0; c < row->cells.count; c++) {
            put_words(doc, &row->cells.items[c]);
            doc_next(doc);
        }
        put_sources(doc, row->sources, row->source_count);
        doc_row(doc);
    }
}

static void put_lists(struct doc *doc)
{
    const struct pack *pack = doc->pack->pack;
    for (int i = 0; i < pack->list_count; i++) {
        const struct list *list = &pack->lists[i];
        buf_putf(doc->out, "\n## %s\n\nList `%s`. Sources: ", in(doc, &list->label), list->id);
        put_sources(doc, list->sources, list->source_count);
        buf_putf(doc->out, ". %s\n", list->has_note ? in(doc, &list->note) : "");
        put_rows(doc, list);
    }
}

void doc_pack(struct doc *doc)
{
    const struct pack *pack = doc->pack->pack;
    buf_putf(doc->out, "# %s\n\nPack `%s`, version %s. Valid from %s until %s.\n",
             in(doc, &pack->title), pack->id, pack->version,
             day(doc, pack->valid.from, "the beginning"),
             day(doc, pack->valid.until, "further notice"));
    if (pack->has_description)
        buf_putf(doc->out, "\n%s\n", in(doc, &pack->description));
    put_people(doc);
    put_facts(doc);
    put_phases(doc);
    put_scales(doc);
    put_amounts(doc);
    put_lists(doc);
    put_source_records(doc);
}
