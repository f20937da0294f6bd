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
    LARGEST_PAGE = 1024 * 1024, // pages double up to here
    SHORT_TEXT = 256            // most that are formatted
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

// Memory with whatever is in it, or NULL.
static void *take(struct arena *arena, size_t size)
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
    return at;
}

static void *take_surely(struct arena *arena, size_t size)
{
    void *at = take(arena, size);
    if (at == NULL) {
        arena_on_exhaustion();
    }
    return at;
}

static size_t product(size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size) {
        arena_on_exhaustion();
    }
    return count * size;
}

void *arena_try_alloc(struct arena *arena, size_t size)
{
    void *at = take(arena, size);
    return at == NULL ? NULL : memset(at, 0, size);
}

void *arena_alloc(struct arena *arena, size_t size)
{
    return memset(take_surely(arena, size), 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    return arena_alloc(arena, product(count, size));
}

void *arena_copy(struct arena *arena, const void *old, size_t count, size_t size)
{
    void *copy = take_surely(arena, product(count, size));
    if (count > 0) {
        memcpy(copy, old, count * size);
    }
    return copy;
}

void *arena_grow(struct arena *arena, const void *old, size_t count, size_t room, size_t size)
{
    assert(count <= room);
    unsigned char *grown = take_surely(arena, product(room, size));
    if (count > 0) {
        memcpy(grown, old, count * size);
    }
    memset(grown + count * size, 0, (room - count) * size);
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
    char *copy = take_surely(arena, length + 1);
    if (length > 0) {
        memcpy(copy, text, length);
    }
    copy[length] = '\0';
    return copy;
}

char *arena_textf(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char here[SHORT_TEXT];
    int length = vsnprintf(here, sizeof here, format, arguments);
    va_end(arguments);
    assert(length >= 0);
    if (length < SHORT_TEXT) {
        return arena_text_n(arena, here, length < 0 ? 0 : (size_t)length);
    }
    size_t room = (size_t)length + 1;
    char *text = take_surely(arena, room);
    va_start(arguments, format);
    vsnprintf(text, room, format, arguments);
    va_end(arguments);
    return text;
}

char *arena_join(struct arena *arena, const char *const texts[], size_t count, const char *between)
{
    size_t apart = strlen(between), room = 1;
    for (size_t i = 0; i < count; i++) {
        room += strlen(texts[i]) + (i > 0 ? apart : 0);
    }
    char *joined = take_surely(arena, room), *at = joined;
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(texts[i]), before = i > 0 ? apart : 0;
        memcpy(at, between, before);
        memcpy(at + before, texts[i], length);
        at += before + length;
    }
    *at = '\0';
    return joined;
}

void *arena_calloc(size_t count, size_t size)
{
    void *at = calloc(count, size);
    if (at == NULL) {
        arena_on_exhaustion();
    }
    return at;
}

void *arena_realloc(void *old, size_t size)
{
    void *at = realloc(old, size);
    if (at == NULL) {
        arena_on_exhaustion();
    }
    return at;
}

void arena_free(void *old)
{
    free(old);
}
