// A bump allocator. Everything in an arena lives as long as the arena; nothing in it is freed
// singly. Three lifetimes use one each: a pack, an evaluation, a call. Under the address
// sanitizer every byte that was not handed out is poisoned, also the gap between two allocations.
// Allocation never fails: out of memory ends the program through `grow_out_of_memory`, which a host
// may define (input limits keep hostile input from getting there). Only arena_try_alloc says no.
#ifndef GROW_BASE_ARENA_H
#define GROW_BASE_ARENA_H

#include <stddef.h>

struct arena_page;

struct arena {
    struct arena_page *pages; // newest first
    size_t used;              // bytes handed out, for measurements
};

void arena_init(struct arena *arena); // takes no memory yet

// Gives all memory back. The arena is empty and may be used again.
void arena_clear(struct arena *arena);

// Zeroed memory, aligned for any type. A size of 0 gives a valid, distinct pointer.
void *arena_alloc(struct arena *arena, size_t size);

// The same, or NULL when there is no memory left.
void *arena_try_alloc(struct arena *arena, size_t size);

// As arena_alloc for `count` things of `size` bytes; the product is checked.
void *arena_array(struct arena *arena, size_t count, size_t size);

// A copy of `count` things of `size` bytes each.
void *arena_copy(struct arena *arena, const void *old, size_t count, size_t size);

// A grown copy of `old` (holding `count` things) with room for `room`; `old` stays valid.
void *arena_grow(struct arena *arena, const void *old, size_t count, size_t room, size_t size);

// NUL-terminated copies.
char *arena_text(struct arena *arena, const char *text);
char *arena_text_n(struct arena *arena, const char *text, size_t length);
char *arena_textf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

// The texts one after the other, with `between` between two of them.
char *arena_join(struct arena *arena, const char *const texts[], size_t count, const char *between);

// Room for one more element in an arena-backed list: doubles when full. `list` is an lvalue.
#define ARENA_PUSH(arena, list, count, room)                                                    \
    ((count) < (room)                                                                           \
         ? (void)0                                                                              \
         : (void)((list) = arena_grow((arena), (list), (count), (room) = (room) ? (room)*2 : 8, \
                                      sizeof *(list))))

// For a library that asks for functions of its own: as calloc, realloc and free, but never NULL.
void *arena_calloc(size_t count, size_t size);
void *arena_realloc(void *old, size_t size);
void arena_free(void *old);

// Where arena and buf end up when there is no memory left: asks grow_out_of_memory (grow.h) to end
// the program, and aborts when that comes back.
_Noreturn void arena_on_exhaustion(void);
void grow_out_of_memory(void); // as in grow.h, which is above this layer

#endif
