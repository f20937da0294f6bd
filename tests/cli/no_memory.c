// Loaded before the C library (LD_PRELOAD): the allocation of number $FAIL_AT, and all later ones,
// get no memory, whoever asks. The number of all that were asked for is written to $COUNT_TO.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static long asked, fail_at;

static void *none(void)
{
    errno = ENOMEM;
    return NULL;
}

static int fails(void)
{
    asked++;
    return fail_at > 0 && asked >= fail_at;
}

// What dlsym itself asks for before it can be answered.
static char early[4096];
static size_t early_used;

static void *from_early(size_t size)
{
    size_t taken = (size + 15) / 16 * 16;
    if (taken > sizeof early - early_used)
        return NULL;
    early_used += taken;
    return early + early_used - taken;
}

static void *(*real_malloc)(size_t), *(*real_calloc)(size_t, size_t),
    *(*real_realloc)(void *, size_t);
static void (*real_free)(void *);

static void __attribute__((constructor)) begin(void)
{
    const char *at = getenv("FAIL_AT");
    *(void **)&real_malloc = dlsym(RTLD_NEXT, "malloc");
    *(void **)&real_calloc = dlsym(RTLD_NEXT, "calloc");
    *(void **)&real_realloc = dlsym(RTLD_NEXT, "realloc");
    *(void **)&real_free = dlsym(RTLD_NEXT, "free");
    asked = 0;
    fail_at = at ? strtol(at, NULL, 10) : 0;
}

static void __attribute__((destructor)) end(void)
{
    const char *path = getenv("COUNT_TO");
    FILE *file = path && fail_at == 0 ? fopen(path, "w") : NULL;
    if (file) {
        fprintf(file, "%ld\n", asked);
        fclose(file);
    }
}

void *malloc(size_t size)
{
    if (!real_malloc)
        return from_early(size);
    return fails() ? none() : real_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    if (!real_calloc)
        return from_early(count * size);
    return fails() ? none() : real_calloc(count, size);
}

void *realloc(void *block, size_t size)
{
    if (!real_realloc)
        return from_early(size);
    return fails() ? none() : real_realloc(block, size);
}

void free(void *block)
{
    if (real_free && ((char *)block < early || (char *)block >= early + sizeof early))
        real_free(block);
}
