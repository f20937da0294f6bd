// The bump allocator of arena.h: a chain of pages from the C library, each cut from front to back.
// Owns the pages; the one home, with buf.c, of malloc. Must not know what is stored in it.
#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISONS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISONS 1
#endif
#endif

#ifdef ARENA_POISONS
#include <sanitizer/asan_interface.h>
enum { GAP = 16 }; // poisoned bytes behind each allocation
#else
enum { GAP = 0 };
#define ASAN_POISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
#endif

enum {
    ALIGNMENT = _Alignof(max_align_t),
    FIRST_PAGE = 64 * 1024,
    LARGEST_PAGE = 1024 * 1024 // pages double up to here
};

// `size` and `used` count the bytes behind the header.
struct arena_page {
    struct arena_page *next;
    size_t size, used;
    _Alignas(max_align_t) unsigned char bytes[];
};

void arena_on_exhaustion(void)
{
    grow_out_of_memory();
    abort();
}

// NULL when there is none. A page is not cleared as a whole: memory that is never handed out is
// never touched.
static struct arena_page *new_page(size_t size)
{
    if (size > SIZE_MAX - sizeof(struct arena_page)) {
        return NULL;
    }
    struct arena_page *page = malloc(sizeof *page + size);
    if (page == NULL) {
        return NULL;
    }
    *page = (struct arena_page){.size = size};
    ASAN_POISON_MEMORY_REGION(page->bytes, size);
    return page;
}

// A page with `size` bytes free, or NULL. A large request gets a page of its own behind the newest
// one, so that what is left of the newest one is still used.
static struct arena_page *page_with(struct arena *arena, size_t size)
{
    struct arena_page *newest = arena->pages;
    if (newest != NULL && newest->size - newest->used >= size) {
        return newest;
    }
    size_t usual = FIRST_PAGE;
    if (newest != NULL) {
        usual = newest->size < LARGEST_PAGE / 2 ? newest->size * 2 : LARGEST_PAGE;
    }
    if (newest != NULL && size > usual / 4) {
        struct arena_page *own = new_page(size);
        if (own == NULL) {
            return NULL;
        }
        own->next = newest->next;
        newest->next = own;
        return own;
    }
    struct arena_page *page = new_page(size > usual ? size : usual);
    if (page == NULL) {
        return NULL;
    }
    page->next = newest;
    arena->pages = page;
    return page;
}

void arena_init(struct arena *arena)
{
    *arena = (struct arena){NULL, 0};
}

void arena_clear(struct arena *arena)
{
    struct arena_page *page = arena->pages;
    while (page != NULL) {
        struct arena_page *next = page->next;
        ASAN_UNPOISON_MEMORY_REGION(page->bytes, page->size);
        free(page);
        page = next;
    }
    arena_init(arena);
}

void *arena_try_alloc(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX - ALIGNMENT - GAP) {
        return NULL;
    }
    size_t taken = size == 0 ? ALIGNMENT : (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    struct arena_page *page = page_with(arena, taken + GAP);
    if (page == NULL) {
        return NULL;
    }
    void *at = page->bytes + page->used;
    page->used += taken + GAP;
    arena->used += size;
    ASAN_UNPOISON_MEMORY_REGION(at, size);
    return memset(at, 0, size);
}

void *arena_alloc(struct arena *arena, size_t size)
{
    void *at = arena_try_alloc(arena, size);
    if (at == NULL) {
        arena_on_exhaustion();
    }
    return at;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size) {
        arena_on_exhaustion();
    }
    return arena_alloc(arena, count * size);
}

void *arena_grow(struct arena *arena, const void *old, size_t count, size_t room, size_t size)
{
    assert(count <= room);
    void *grown = arena_array(arena, room, size);
    if (count > 0) {
        memcpy(grown, old, count * size);
    }
    return grown;
}

char *arena_text(struct arena *arena, const char *text)
{
    return arena_text_n(arena, text, strlen(text));
}

char *arena_text_n(struct arena *arena, const char *text, size_t length)
{
    if (length == SIZE_MAX) {
        arena_on_exhaustion();
    }
    char *copy = arena_alloc(arena, length + 1);
    if (length > 0) {
        memcpy(copy, text, length);
    }
    return copy;
}

char *arena_textf(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    assert(length >= 0);

    size_t room = length < 0 ? 1 : (size_t)length + 1;
    char *text = arena_alloc(arena, room);
    va_start(arguments, format);
    vsnprintf(text, room, format, arguments);
    va_end(arguments);
    return text;
}
