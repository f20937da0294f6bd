// Finds the comments of a YAML file, which its reader drops. A `#` opens one at the start of a line
// or after a blank, unless it stands within a scalar: the tree knows where these are. Must not know
// what a remark says.
#include "model/allow.h"

#include <string.h>

enum { MOST = 1000 }; // comments of one file

// A `#` that may open a comment.
struct hash_sign {
    size_t at;
    int line, column;
    bool within; // a scalar
};

struct hash_signs {
    struct hash_sign *list;
    size_t count, room;
    size_t next; // the first one that can stand in a scalar that is still to come
};

static bool comes_before(int line, int column, int other_line, int other_column)
{
    return line != other_line ? line < other_line : column < other_column;
}

// Scalars come in the order of the file, so each sign is looked at once.
static void mark_scalar(struct hash_signs *signs, const struct span *span)
{
    while (signs->next < signs->count) {
        struct hash_sign *sign = &signs->list[signs->next];
        if (!comes_before(sign->line, sign->column, span->end_line, span->end_column))
            return;
        sign->within |= !comes_before(sign->line, sign->column, span->line, span->column);
        signs->next++;
    }
}

static void mark_node(struct hash_signs *signs, const struct node *node)
{
    if (node->kind == NODE_SCALAR)
        mark_scalar(signs, &node->span);
    for (size_t i = 0; i < node->count; i++) {
        if (node->kind == NODE_MAP)
            mark_node(signs, node->keys[i]);
        mark_node(signs, node->items[i]);
    }
}

// Only a comment that begins with the sign counts, so few are kept.
static bool opens_sign(const char *at, const char *start, const char *stop)
{
    if (at > start && at[-1] != '\n' && at[-1] != ' ' && at[-1] != '\t')
        return false;
    const char *newline = memchr(at, '\n', (size_t)(stop - at));
    return diags_opens_remark(at + 1, newline ? newline : stop);
}

static void find_signs(struct hash_signs *signs, const struct source *source, struct arena *arena)
{
    const char *stop = source->text + source->length, *counted = source->text;
    int line = 1, column = 1;
    for (const char *at = source->text; at < stop && signs->count < MOST; at++) {
        at = memchr(at, '#', (size_t)(stop - at));
        if (!at)
            return;
        if (!opens_sign(at, source->text, stop))
            continue;
        for (; counted < at; counted++) {
            line += *counted == '\n';
            if (*counted == '\n')
                column = 1;
            else
                column += ((unsigned char)*counted & 0xC0) != 0x80;
        }
        ARENA_PUSH(arena, signs->list, signs->count, signs->room);
        signs->list[signs->count++] =
            (struct hash_sign){(size_t)(at - source->text), line, column, false};
    }
}

void allow_read_yaml(struct diags *diags, int file, const struct node *top)
{
    struct hash_signs signs = {0};
    find_signs(&signs, &diags->sources[file], diags->arena);
    if (signs.count)
        mark_node(&signs, top);
    for (size_t i = 0; i < signs.count; i++)
        if (!signs.list[i].within)
            diags_allow(diags, file, signs.list[i].line, signs.list[i].at, "#");
}
