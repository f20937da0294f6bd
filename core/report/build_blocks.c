// Putting blocks, lines and tables together. Knows no kind of section.
#include "report/build.h"

#include <assert.h>
#include <string.h>

const char *build_text(const struct build *b, const struct text *text)
{
    return text_in(b->pack, text, b->notation.pack_language);
}

struct line build_line(struct build *b, const char *text, const char *why)
{
    return build_strong(b, NULL, text, why);
}

struct line build_strong(struct build *b, const char *strong, const char *rest, const char *why)
{
    struct line line = {arena_array(b->arena, 2, sizeof(struct run)), 0, why};
    if (strong && *strong)
        line.runs[line.count++] = (struct run){RUN_STRONG, strong, NULL};
    if (rest && *rest)
        line.runs[line.count++] = (struct run){RUN_PLAIN, rest, NULL};
    return line;
}

const char *build_why(struct build *b, const char *space, const char *id)
{
    return arena_textf(b->arena, "%s.%s", space, id);
}

void build_push(struct build *b, struct block block)
{
    block.chart.point = !notation_is_dutch(&b->notation);
    ARENA_PUSH(b->arena, b->report->blocks, b->report->count, b->room);
    b->report->blocks[b->report->count++] = block;
}

// An anchor is the name of one place: the second of a name gets a number.
static const char *anchor_of(struct build *b, const char *anchor)
{
    const char *name = anchor;
    for (size_t times = 1, i = 0; name && i < b->report->count; i++) {
        const struct block *block = &b->report->blocks[i];
        if (block->kind != BLOCK_HEADING || !block->anchor || strcmp(block->anchor, name) != 0)
            continue;
        name = arena_textf(b->arena, "%s-%zu", anchor, ++times);
        i = (size_t)-1; // from the first again
    }
    return name;
}

void build_heading(struct build *b, int level, const char *anchor, const char *text,
                   const char *why)
{
    build_push(b, (struct block){.kind = BLOCK_HEADING,
                                 .level = level,
                                 .anchor = anchor_of(b, anchor),
                                 .line = build_line(b, text, why)});
}

void build_paragraph(struct build *b, const char *text, const char *why)
{
    build_push(b, (struct block){.kind = BLOCK_PARAGRAPH, .line = build_line(b, text, why)});
}

void build_callout(struct build *b, enum tone tone, const char *text, const char *why)
{
    build_push(
        b, (struct block){.kind = BLOCK_CALLOUT, .tone = tone, .line = build_line(b, text, why)});
}

void build_add(struct build *b, struct lines *lines, struct line line)
{
    ARENA_PUSH(b->arena, lines->list, lines->count, lines->room);
    lines->list[lines->count++] = line;
}

void build_list(struct build *b, const struct lines *lines, bool numbered)
{
    if (lines->count == 0)
        return;
    build_push(b, (struct block){.kind = BLOCK_LIST,
                                 .numbered = numbered,
                                 .lines = lines->list,
                                 .count = lines->count});
}

struct cells build_cells(struct build *b, size_t columns)
{
    return (struct cells){
        .heads = arena_array(b->arena, columns, sizeof(char *)),
        .aligns = arena_array(b->arena, columns, sizeof(enum align)),
        .columns = columns,
    };
}

void build_column(struct cells *cells, size_t column, const char *head, enum align align)
{
    assert(column < cells->columns);
    cells->heads[column] = head;
    cells->aligns[column] = align;
}

void build_cell(struct build *b, struct cells *cells, const char *text, const char *why)
{
    build_add(b, &cells->lines, build_line(b, text, why));
}

static void push_table(struct build *b, const struct cells *cells, const char *caption, bool form)
{
    assert(cells->lines.count % cells->columns == 0);
    build_push(b, (struct block){.kind = BLOCK_TABLE,
                                 .table = {.caption = caption,
                                           .heads = cells->heads,
                                           .aligns = cells->aligns,
                                           .columns = cells->columns,
                                           .cells = cells->lines.list,
                                           .rows = cells->lines.count / cells->columns,
                                           .row_heads = true,
                                           .form = form}});
}

void build_table(struct build *b, const struct cells *cells, const char *caption)
{
    push_table(b, cells, caption, false);
}

void build_form(struct build *b, const struct cells *cells, const char *caption)
{
    push_table(b, cells, caption, true);
}

void build_break(struct build *b)
{
    build_push(b, (struct block){.kind = BLOCK_BREAK});
}
