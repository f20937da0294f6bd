// Counts what is held of the C library's memory.
#include "bounds.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static size_t held, peak, at_begin;
static clock_t since;

void *__real_malloc(size_t size);
void *__real_realloc(void *block, size_t size);
void __real_free(void *block);
void *__wrap_malloc(size_t size);
void *__wrap_realloc(void *block, size_t size);
void __wrap_free(void *block);

static void hold(void *block)
{
    held += block ? malloc_usable_size(block) : 0;
    peak = held > peak ? held : peak;
}

static void give(void *block)
{
    held -= block ? malloc_usable_size(block) : 0;
}

void *__wrap_malloc(size_t size)
{
    void *block = __real_malloc(size);
    hold(block);
    return block;
}

void *__wrap_realloc(void *block, size_t size)
{
    give(block);
    void *fresh = __real_realloc(block, size);
    hold(fresh ? fresh : size > 0 ? block : NULL);
    return fresh;
}

void __wrap_free(void *block)
{
    give(block);
    __real_free(block);
}

void bounds_begin(void)
{
    peak = at_begin = held;
    since = clock();
}

void bounds_end(size_t most, double seconds)
{
    double took = (double)(clock() - since) / CLOCKS_PER_SEC;
    if (peak - at_begin <= most && took <= seconds && held == at_begin)
        return;
    fprintf(stderr, "%zu bytes at once (at most %zu), %.2f s (at most %.2f s), %zu bytes left\n",
            peak - at_begin, most, took, seconds, held - at_begin);
    abort();
}
