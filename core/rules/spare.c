// Room for the traces of a question that is only asked for its yes or no: of each respondent and
// each row of a table. It is taken and given back as a stack, for one such question can ask
// another.
#include <string.h>

#include "rules/evaluation.h"

enum { BLOCK = 64 };

static struct spare *new_block(struct evaluation *evaluation, size_t count)
{
    struct spare *block = arena_alloc(evaluation->arena, sizeof *block);
    block->room = count > BLOCK ? count : BLOCK;
    block->list = arena_array(evaluation->arena, block->room, sizeof *block->list);
    return block;
}

struct trace *spare_take(struct evaluation *evaluation, size_t count)
{
    struct spare *block = evaluation->spare;
    if (!block || block->room - block->used < count) {
        struct spare *above = block ? block->above : NULL;
        if (!above || above->room < count) {
            above = new_block(evaluation, count);
            above->below = block;
            if (block)
                block->above = above;
        }
        evaluation->spare = block = above;
    }
    struct trace *taken = block->list + block->used;
    memset(taken, 0, count * sizeof *taken);
    block->used += count;
    return taken;
}

struct spare_mark spare_mark(const struct evaluation *evaluation)
{
    const struct spare *block = evaluation->spare;
    return (struct spare_mark){block, block ? block->used : 0};
}

void spare_give_back(struct evaluation *evaluation, struct spare_mark mark)
{
    struct spare *block = evaluation->spare;
    while (block && block != mark.block && block->below) {
        block->used = 0;
        block = block->below;
    }
    if (block)
        block->used = mark.used;
    evaluation->spare = block;
}
