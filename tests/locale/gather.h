// What the program says in its code, for the template of the catalogues.
#ifndef GROW_TESTS_GATHER_H
#define GROW_TESTS_GATHER_H

#include <stdbool.h>

// Takes one text, with the escapes of C.
typedef void gather_taker(const char *said);

// Keeps the functions of a source that are marked SAYS; `file` is its number, -1 that of a header.
// The source has to stay.
void gather_names(const char *text, int file);
// Gives what is said in a source, in order.
void gather_texts(const char *text, int file, gather_taker *take);

#endif
