// A folder of its own for a test, which the test works in and which is gone afterwards.
#ifndef GROW_TEST_SCRATCH_H
#define GROW_TEST_SCRATCH_H

#include <stdbool.h>

int scratch_enter(void **state); // a cmocka setup
int scratch_leave(void **state); // a cmocka teardown

// Makes a file in the scratch folder, with the folders that it is in.
void scratch_put(const char *path, const char *text);
// True when the file holds exactly this text.
bool scratch_holds(const char *path, const char *text);
// How many entries a folder has.
int scratch_count(const char *folder);

#endif
