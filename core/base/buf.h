// Growing bytes with a ceiling that is named when it is made. A piece that would pass the ceiling
// is left out whole, as is everything after it, and `full` is set: a writer checks once, at the
// end. Always NUL-terminated.
#ifndef GROW_BASE_BUF_H
#define GROW_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>

struct buf {
    char *text; // never NULL after buf_init
    size_t length;
    size_t room;
    size_t ceiling; // of `length`
    bool full;
};

void buf_init(struct buf *buf, size_t ceiling);
void buf_clear(struct buf *buf); // frees; the buf may be initialised again
void buf_reset(struct buf *buf); // keeps the memory
void buf_add(struct buf *buf, const char *bytes, size_t length);
void buf_puts(struct buf *buf, const char *text);
void buf_putc(struct buf *buf, char c);
void buf_putf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
