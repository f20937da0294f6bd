// A pack of a few lines and a script `lib/hulp`, held in memory, for the fuzz targets that go
// through grow.h.
#ifndef GROW_TESTS_FUZZ_SMALL_PACK_H
#define GROW_TESTS_FUZZ_SMALL_PACK_H

#include <grow.h>

struct small_pack {
    const char *script; // its only script
    size_t length;
};

// `pack` must outlive what is read through the reader.
grow_reader small_pack_reader(struct small_pack *pack);

// Takes everything and keeps nothing.
grow_sink small_pack_nowhere(void);

#endif
