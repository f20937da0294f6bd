// Metered memory for one Lua state. Owns the free blocks and the counts; the bytes are the
// arena's. Knows of Lua only what lua_Alloc promises: sizes are always given back, and a new
// block comes with the type of its object. It must not know what runs in the state.
#include "rules/heap.h"

#include <assert.h>
#include <lua.h>
#include <string.h>

enum {
    STEP = 16,              // small classes are this far apart
    SMALL = 1024,           // up to here
    SMALL_COUNT = 64,       // so many
    TEXTS = 128,            // places of the table of all short strings, at first
    NODE = 24,              // bytes of one slot in a table's hash part
    FUNCTION_HEAD = 32,     // bytes of a function before what it holds from outside
    SEARCH = 16,            // for each of which Lua walks over the locals in use: as bytes made
    STRING_HEAD = 64,       // a string's block may be larger than the string by so much
    GROUND_FACTOR = 3,      // free blocks of the wrong size may hold so many times the limit
    STACK_MOST = 128 * 1024 // bytes: some 80 slots a call at the usual depth
};

void heap_init(struct heap *heap, struct arena *arena, const struct limits *limits)
{
    memset(heap, 0, sizeof *heap);
    heap->arena = arena;
    heap->limits = *limits;
    heap->collect_at = limits->memory / 2;
}

void heap_collected(struct heap *heap)
{
    size_t half = heap->limits.memory / 2;
    size_t next = heap->bytes + heap->limits.memory / 8;
    heap->collect_at = next > half ? next : half;
}

// Classes 1..64 are multiples of 16; above, four to each doubling.
static size_t class_of(size_t size)
{
    if (size <= SMALL)
        return (size + STEP - 1) / STEP;
    size_t top = size - 1;
    size_t shift = 8;
    while ((top >> shift) >= 8)
        shift++;
    return SMALL_COUNT + 1 + (shift - 8) * 4 + ((top >> shift) - 4);
}

static size_t class_size(size_t class)
{
    if (class <= SMALL_COUNT)
        return class * STEP;
    size_t above = class - SMALL_COUNT - 1;
    return (above % 4 + 5) << (8 + above / 4);
}

static bool can_take(const struct heap *heap, size_t class)
{
    return heap->waiting[class] != NULL ||
           heap->ground + class_size(class) <= heap->limits.memory * GROUND_FACTOR;
}

// NULL when the machine has no memory left.
static void *take(struct heap *heap, size_t class)
{
    void *block = heap->waiting[class];
    if (block != NULL) {
        memcpy(&heap->waiting[class], block, sizeof(void *));
        return block;
    }
    block = arena_try_alloc(heap->arena, class_size(class));
    if (block != NULL)
        heap->ground += class_size(class);
    return block;
}

static void give(struct heap *heap, void *block, size_t size)
{
    size_t class = class_of(size);
    memcpy(block, &heap->waiting[class], sizeof(void *));
    heap->waiting[class] = block;
}

static void pass(struct heap *heap, enum heap_limit limit)
{
    if (heap->passed == HEAP_FINE)
        heap->passed = limit;
    if (heap->alarm != NULL)
        heap->alarm(heap->owner);
}

// What the size of a new block tells: the longest string and the widest hash part bound the time
// that one instruction can take. When the parts of a table are made again after keys were taken
// out depends on the hashes of texts, which differ from run to run; so what is no object by itself
// may not count in the steps.
static void notice(struct heap *heap, size_t type, size_t size)
{
    if (type == LUA_TSTRING && size > heap->longest)
        heap->longest = size;
    size_t slots = size / NODE;
    bool is_hash = type == 0 && size % NODE == 0 && (slots & (slots - 1)) == 0;
    if (is_hash && slots > heap->widest)
        heap->widest = slots;
    if (type != 0)
        heap->objects += size;
    if (type == LUA_TFUNCTION && size > FUNCTION_HEAD)
        heap->objects += (size - FUNCTION_HEAD) * SEARCH;
}

// May a block grow from `from` (0: a new one) to `to` bytes? Counts it when it may. No script made
// the table of all short strings (`texts`): its size follows from theirs, so the total bounds it.
static bool permit(struct heap *heap, size_t type, bool texts, size_t from, size_t to)
{
    const struct limits *limits = &heap->limits;
    enum heap_limit refused = HEAP_FINE;
    if (type == LUA_TSTRING && to > limits->string + STRING_HEAD)
        refused = HEAP_STRING;
    else if (to > limits->block && !texts)
        refused = HEAP_BLOCK;
    else if (heap->bytes - from + to > limits->memory || !can_take(heap, class_of(to)))
        refused = HEAP_TOTAL;
    if (refused != HEAP_FINE) {
        pass(heap, refused);
        return false;
    }
    heap->bytes += to - from;
    heap->turnover += to;
    if (heap->bytes > heap->peak)
        heap->peak = heap->bytes;
    if (heap->bytes > limits->memory - limits->memory / 4)
        pass(heap, HEAP_TOTAL);
    else if (heap->turnover > limits->turnover)
        pass(heap, HEAP_TURNOVER);
    else if (heap->bytes >= heap->collect_at && heap->alarm != NULL)
        heap->alarm(heap->owner);
    return true;
}

// Takes back what permit counted: there is no block for it.
static void *none_left(struct heap *heap, size_t from, size_t to)
{
    heap->bytes -= to - from;
    pass(heap, HEAP_NONE_LEFT);
    return NULL;
}

// The same bytes in a block of another size class. Shrinking may not fail; the larger block serves.
static void *move(struct heap *heap, void *block, size_t from, size_t to)
{
    if (class_of(from) == class_of(to))
        return block;
    bool shrinks = to < from;
    void *fresh = shrinks && !can_take(heap, class_of(to)) ? NULL : take(heap, class_of(to));
    if (fresh == NULL)
        return shrinks ? block : none_left(heap, from, to);
    memcpy(fresh, block, from < to ? from : to);
    give(heap, block, from);
    return fresh;
}

static void stack_is(struct heap *heap, const void *stack, size_t bytes)
{
    heap->stack = stack;
    heap->stack_bytes = bytes;
    if (bytes > STACK_MOST)
        pass(heap, HEAP_STACK);
}

static void *make(struct heap *heap, size_t type, size_t size)
{
    if (size == 0 || !permit(heap, type, false, 0, size))
        return NULL;
    notice(heap, type, size);
    void *block = take(heap, class_of(size));
    if (block == NULL)
        return none_left(heap, 0, size);
    heap->latest = block;
    heap->latest_bytes = size;
    if (heap->texts == NULL && type == 0 && size == TEXTS * sizeof(void *))
        heap->texts = block; // Lua makes it before all else of that size
    if (heap->watching)
        stack_is(heap, block, size);
    heap->watching = false;
    return block;
}

void *heap_alloc(void *owner, void *block, size_t old_size, size_t new_size)
{
    struct heap *heap = owner;
    if (block == NULL)
        return make(heap, old_size, new_size);
    assert(heap->bytes >= old_size);
    bool stack = block == heap->stack, texts = block == heap->texts;
    if (new_size == 0) {
        heap->bytes -= old_size;
        give(heap, block, old_size);
        if (stack) // it has moved into the block made just before
            stack_is(heap, heap->latest, heap->latest_bytes);
        return NULL;
    }
    if (new_size <= old_size)
        heap->bytes -= old_size - new_size;
    else if (!permit(heap, 0, texts, old_size, new_size))
        return NULL;
    void *fresh = move(heap, block, old_size, new_size);
    if (stack && fresh != NULL)
        stack_is(heap, fresh, new_size);
    if (texts && fresh != NULL)
        heap->texts = fresh;
    return fresh;
}
