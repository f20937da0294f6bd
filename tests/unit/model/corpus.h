// A folder of packs with something wrong, each in one file that says in its first lines what is to
// be found:
//
//     # expect: G1204 at 12, G1205 at 3 in questionnaires/common/x.yaml
//
// with line 0 where there is none, or `nothing`. What cannot hold a comment (an empty file) has it
// in <name>.expect beside it. All that is found has to be expected.
#ifndef GROW_TEST_CORPUS_H
#define GROW_TEST_CORPUS_H

#include <stdbool.h>

#include "base/diag.h"
#include "packs.h"

// Loads pack x of `packs`. What is found goes to `found` (corpus_write), what is told to `told`;
// false when something else is wrong.
typedef bool corpus_load(struct packs *packs, struct buf *found, struct buf *told);

// Runs every file; gives how many are wrong, and in `count` how many there are.
int corpus_run(const char *folder, corpus_load *load, size_t *count);

// The example of a code (codes_help.def) is held by the first file that expects the code and has
// its "wrong:" lines: when its "right:" lines stand there instead, that diagnostic is gone. Gives
// how many codes between two numbers are not held by the files that were run; each is told.
int corpus_untold(int from, int to);

// Diagnostics in the form that a file expects.
void corpus_write(const struct diags *diags, struct buf *found);
// The same with columns, and with all that is said: each help and note is expected as well.
void corpus_write_words(const struct diags *diags, struct buf *found);

#endif
