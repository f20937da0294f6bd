// The objects of a PDF as texts: what cairo wrote, taken apart, and put together again in less
// room.
#ifndef GROW_REPORT_PDF_OBJECTS_H
#define GROW_REPORT_PDF_OBJECTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"

struct pdf_object {
    const char *text; // of a stream its dictionary; not NUL-terminated
    size_t length;
    const char *stream; // its packed bytes, or NULL
    size_t stream_length;
    bool gone; // is not written
};

struct pdf_objects {
    struct arena *arena; // of texts that are made
    struct pdf_object *list;
    size_t count;  // the numbers of objects are below this; 0 is none
    size_t *order; // their numbers as they stood in the file
    size_t ordered;
    size_t root, info;
};

// Takes `raw` apart, which has to stay. False when it is not as cairo 1.16 writes it.
bool pdf_objects_read(struct pdf_objects *objects, struct arena *arena, const struct buf *raw);
// Writes them with an id that is made of their bytes.
bool pdf_objects_write(const struct pdf_objects *objects, struct buf *out);

// What is behind `key` in a text, or NULL.
const char *pdf_objects_find(const char *text, size_t length, const char *key);
bool pdf_objects_starts(const char *text, size_t length, const char *with);
// The number at the beginning of a text, behind blanks, or 0.
size_t pdf_objects_number(const char *text, const char *end);
// Bytes of a stream as they were before they were packed, added to `out`; and the other way.
bool pdf_objects_unpack(const struct pdf_object *object, struct buf *out);
bool pdf_objects_pack(struct pdf_object *object, struct arena *arena, const struct buf *bytes);

#endif
