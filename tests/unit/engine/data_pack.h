// A pack with every type of question, and dossiers of it with texts that break what is careless:
// formulas, quotes, delimiters, line ends, escapes. The numbers come from a fixed sequence.
#ifndef TESTS_ENGINE_DATA_PACK_H
#define TESTS_ENGINE_DATA_PACK_H

#include <stdint.h>

#include "grow.h"

enum { DATA_PACK_TEXT = 512 * 1024 };

struct data_pack {
    grow_diagnostics *loading, *problems;
    grow_pack *pack;
    uint64_t state;            // of the sequence
    char text[DATA_PACK_TEXT]; // what was written last
    size_t length;
};

// A cmocka setup and teardown.
int data_pack_open(void **state);
int data_pack_close(void **state);

// Keeps what is written in `text`.
grow_sink data_pack_sink(struct data_pack *bench);

// A dossier from the sequence; the test fails when it cannot be read.
grow_dossier *data_pack_dossier(struct data_pack *bench, uint64_t seed);
grow_dossier *data_pack_read(struct data_pack *bench, const char *text);
// The diagnostics so far, printed into `text`.
const char *data_pack_said(struct data_pack *bench);

#endif
