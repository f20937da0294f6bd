// Reads catalogues of translations, of the form that msgfmt writes (.mo). They are compiled into
// the program (core/cmake/catalogue.cmake). Reading needs no memory and changes nothing. The form
// is doubted: whatever bytes a catalogue has, it is only read within its length.
#ifndef GROW_BASE_CATALOGUE_H
#define GROW_BASE_CATALOGUE_H

#include <stddef.h>

struct catalogue {
    const unsigned char *bytes;
    size_t length;
};

// The translation of `text` in `context` (NULL: none); NULL when there is none.
const char *catalogue_text(const struct catalogue *catalogue, const char *context,
                           const char *text);
// The same of a text that has a plural: that of one, or that of another count.
const char *catalogue_count(const struct catalogue *catalogue, const char *context,
                            const char *text, size_t count);

// How many texts are translated; the head of the catalogue is one of them.
size_t catalogue_size(const struct catalogue *catalogue);

#endif
