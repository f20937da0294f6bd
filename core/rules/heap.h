// The memory of one Lua state: an allocator for lua_newstate that meters every byte. It stands on
// an arena, so a state is thrown away whole, without running anything of it.
#ifndef GROW_RULES_HEAP_H
#define GROW_RULES_HEAP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "rules/rulebook.h"

enum heap_limit {
    HEAP_FINE,
    HEAP_TOTAL,
    HEAP_TURNOVER,
    HEAP_STRING,
    HEAP_BLOCK,
    HEAP_STACK,
    HEAP_NONE_LEFT // of the machine, whatever the limits say
};

enum { HEAP_CLASSES = 288 };

struct heap {
    struct arena *arena;
    struct limits limits;
    size_t bytes, peak, turnover;
    size_t objects;    // of the turnover: texts, tables, functions themselves
    size_t ground;     // taken from the arena, in use or waiting to be used again
    size_t longest;    // of all strings made
    size_t widest;     // slots of the largest hash part made
    size_t collect_at; // bytes at which a collection is due
    const void *texts; // the table of all short strings
    const void *stack; // the Lua stack, once it is known
    size_t stack_bytes;
    bool watching; // the next block that is made is the stack
    const void *latest;
    size_t latest_bytes;
    enum heap_limit passed;
    // Called when a limit is passed or a collection is due. It may allocate nothing.
    void (*alarm)(void *owner);
    void *owner;
    void *waiting[HEAP_CLASSES]; // freed blocks by size class, linked
};

void heap_init(struct heap *heap, struct arena *arena, const struct limits *limits);

// A lua_Alloc. Going over the total is final: the block is given from the last quarter, so that
// Lua goes on to the next instruction, where the script is stopped. NULL only for what may never
// be: a block or string over its limit, or the whole of the memory used; and when the machine has
// none left, which is final too.
void *heap_alloc(void *heap, void *block, size_t old_size, size_t new_size);

// After a collection: when the next one is due.
void heap_collected(struct heap *heap);

#endif
