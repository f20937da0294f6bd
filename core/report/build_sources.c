// Sources that the report rests on, the words it uses, and the versions it was made with.
#include "report/build.h"

#include <string.h>

#include "base/buf.h"
#include "base/text.h"

enum { GATHERED = 8 * 1024 * 1024 }; // bytes of text in which words are looked for

static void mark_sources(bool *used, const int *sources, size_t count)
{
    for (size_t i = 0; i < count; i++)
        used[sources[i]] = true;
}

static bool *used_sources(struct build *b)
{
    bool *used = arena_array(b->arena, (size_t)b->pack->source_count, sizeof *used);
    for (size_t i = 0; i < b->rules->recommendation_count; i++)
        if (b->assessment->recommendations[i].state == RULE_FIRED)
            mark_sources(used, b->rules->recommendations[i].sources,
                         b->rules->recommendations[i].source_count);
    for (size_t i = 0; i < b->rules->figure_count; i++)
        mark_sources(used, b->rules->figures[i].sources, b->rules->figures[i].source_count);
    for (size_t i = 0; i < b->rules->table_count; i++)
        if (b->assessment->tables[i].value.count > 0)
            mark_sources(used, b->rules->tables[i].sources, b->rules->tables[i].source_count);
    for (size_t i = 0; i < b->rules->route_count; i++)
        mark_sources(used, b->rules->routes[i].sources, b->rules->routes[i].source_count);
    int set = b->assessment->amount_set;
    if (set >= 0)
        mark_sources(used, b->pack->amounts[set].sources, b->pack->amounts[set].source_count);
    return used;
}

// The later source that overtakes this one, or NULL.
static const struct source_record *overtaker(const struct pack *pack, int source)
{
    for (int i = 0; i < pack->source_count; i++)
        for (size_t k = 0; k < pack->sources[i].overtake_count; k++)
            if (pack->sources[i].overtakes[k] == source)
                return &pack->sources[i];
    return NULL;
}

// The titles of the earlier sources that this one overtakes.
static const char *overtaken(struct build *b, const struct source_record *source)
{
    const char *titles = "";
    for (size_t i = 0; i < source->overtake_count; i++)
        titles = arena_textf(b->arena, "%s%s%s", titles, *titles ? "; " : "",
                             build_text(b, &b->pack->sources[source->overtakes[i]].title));
    return titles;
}

static const char *beside(struct build *b, const char *text, const char *more)
{
    return arena_textf(b->arena, "%s%s%s", text, *text ? " " : "", more);
}

static const char *source_remark(struct build *b, int index)
{
    const struct source_record *source = &b->pack->sources[index];
    const struct source_record *later = overtaker(b->pack, index);
    const char *text = "";
    if (later)
        text = SAY(b, OVERTAKEN, build_text(b, &later->title),
                   notation_source_date(&b->notation, later->date));
    if (source->overtake_count)
        text = beside(b, text, SAY(b, OVERTAKES, overtaken(b, source)));
    if (!source->content_known)
        text = beside(b, text, WORDS(b, NOT_READ));
    if (source->has_note)
        text = beside(b, text, build_text(b, &source->note));
    return *text ? text : WORDS(b, DASH);
}

void build_sources_section(struct build *b)
{
    bool *used = used_sources(b);
    build_lines(b, &b->section->lines, NULL);
    struct cells cells = build_cells(b, 4);
    build_column(&cells, 0, WORDS(b, SOURCE), ALIGN_LEFT);
    build_column(&cells, 1, WORDS(b, SOURCE_OWNER), ALIGN_LEFT);
    build_column(&cells, 2, WORDS(b, SOURCE_DATE), ALIGN_LEFT);
    build_column(&cells, 3, WORDS(b, REMARK), ALIGN_LEFT);
    for (int i = 0; i < b->pack->source_count; i++) {
        const struct source_record *source = &b->pack->sources[i];
        if (!used[i])
            continue;
        struct line title = build_line(
            b, arena_textf(b->arena, "%s (%s)", build_text(b, &source->title), source->id), NULL);
        if (source->link) {
            title.runs[0].style = RUN_LINK;
            title.runs[0].target = source->link;
        }
        build_add(b, &cells.lines, title);
        build_cell(b, &cells, source->owner ? source->owner : WORDS(b, DASH), NULL);
        build_cell(b, &cells, notation_source_date(&b->notation, source->date), NULL);
        build_cell(b, &cells, source_remark(b, i), NULL);
    }
    if (cells.lines.count)
        build_table(b, &cells, WORDS(b, SOURCES_TABLE));
}

// Every text of the report so far, one after the other, so that each word of the glossary is looked
// for once. The breaks between them are no letters: no word runs over.
static void gather_text(struct buf *out, const char *text)
{
    buf_puts(out, text ? text : "");
    buf_putc(out, '\n');
}

static void gather_line(struct buf *out, const struct line *line)
{
    for (size_t i = 0; i < line->count; i++)
        gather_text(out, line->runs[i].text);
}

static void gather_block(struct buf *out, const struct block *block)
{
    gather_line(out, &block->line);
    for (size_t i = 0; block->kind == BLOCK_LIST && i < block->count; i++)
        gather_line(out, &block->lines[i]);
    for (size_t i = 0; block->kind == BLOCK_TILES && i < block->count; i++) {
        gather_text(out, block->tiles[i].label);
        gather_text(out, block->tiles[i].remark);
    }
    size_t cells = block->kind == BLOCK_TABLE ? block->table.rows * block->table.columns : 0;
    for (size_t i = 0; i < cells; i++)
        gather_line(out, &block->table.cells[i]);
}

static bool is_used(const struct term *term, const char *text)
{
    bool used = build_has_word(text, term->term, NULL);
    for (size_t i = 0; !used && i < term->alias_count; i++)
        used = build_has_word(text, term->alias[i], NULL);
    return used;
}

// Only words that stand in the report above this section.
void build_glossary(struct build *b)
{
    build_lines(b, &b->section->lines, NULL);
    struct cells cells = build_cells(b, 2);
    build_column(&cells, 0, WORDS(b, TERM_WORD), ALIGN_LEFT);
    build_column(&cells, 1, WORDS(b, MEANING), ALIGN_LEFT);
    struct buf text;
    buf_init(&text, GATHERED);
    for (size_t i = 0; i < b->report->count; i++)
        gather_block(&text, &b->report->blocks[i]);
    for (int i = 0; i < b->pack->glossary_count; i++) {
        const struct term *term = &b->pack->glossary[i];
        if (!is_used(term, text.text))
            continue;
        build_cell(b, &cells, term->term, NULL);
        build_cell(b, &cells, build_text(b, &term->meaning), NULL);
    }
    buf_clear(&text);
    if (cells.lines.count)
        build_table(b, &cells, WORDS(b, GLOSSARY_TABLE));
}

static void add_version(struct build *b, struct cells *cells, const char *what, const char *value)
{
    build_cell(b, cells, what, NULL);
    build_cell(b, cells, value, NULL);
}

static const char *amounts_text(struct build *b)
{
    int set = b->assessment->amount_set;
    if (set < 0)
        return WORDS(b, AMOUNTS_UNKNOWN);
    const struct amount_set *amounts = &b->pack->amounts[set];
    return arena_textf(b->arena, "%s (%s)", build_text(b, &amounts->label), amounts->id);
}

void build_versions(struct build *b)
{
    const struct dossier *dossier = b->assessment->dossier;
    build_lines(b, &b->section->lines, NULL);
    struct cells cells = build_cells(b, 2);
    build_column(&cells, 0, WORDS(b, WHAT), ALIGN_LEFT);
    build_column(&cells, 1, WORDS(b, VALUE), ALIGN_LEFT);
    add_version(b, &cells, WORDS(b, PARTNERSHIP), dossier->partnership);
    add_version(b, &cells, WORDS(b, DATE), notation_day(&b->notation, dossier->day));
    add_version(b, &cells, WORDS(b, PACK),
                arena_textf(b->arena, "%s %s", b->pack->id, b->pack->version));
    add_version(b, &cells, WORDS(b, PACK_HASH), b->pack->hash);
    add_version(b, &cells, WORDS(b, SCRIPTS_HASH), b->pack->scripts_hash);
    add_version(b, &cells, WORDS(b, DOSSIER_HASH), dossier->hash);
    add_version(b, &cells, WORDS(b, ENGINE),
                arena_textf(b->arena, "grow %s", b->context->engine ? b->context->engine : ""));
    add_version(b, &cells, WORDS(b, ENGINE_HASH), b->context->engine_hash);
    add_version(b, &cells, WORDS(b, AMOUNTS), amounts_text(b));
    build_table(b, &cells, WORDS(b, VERSIONS_TABLE));
    build_paragraph(b, WORDS(b, VERSIONS_KEY), NULL);
}
