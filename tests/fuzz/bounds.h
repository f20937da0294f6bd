// What one input of a fuzz target may cost: memory and time, measured here and not by the program.
// The linker puts the functions of bounds.c between the program and malloc (CMakeLists.txt).
#ifndef GROW_TESTS_FUZZ_BOUNDS_H
#define GROW_TESTS_FUZZ_BOUNDS_H

#include <stddef.h>

// Counts from here.
void bounds_begin(void);

// Aborts with a message when more bytes were held at once than `most`, when the work took more than
// `seconds` of the processor, or when something is held that was not at the beginning.
void bounds_end(size_t most, double seconds);

#endif
