// Waits until files of some folders change. It looks at them a few times a second instead of asking
// the system to tell: so it sees every way in which editors save, on every file system, and a
// folder that is not there yet.
#ifndef GROW_HOST_WATCH_H
#define GROW_HOST_WATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct watch;

// From now on Ctrl-C (or a request to end) ends the waiting instead of the program.
struct watch *watch_new(void);
void watch_free(struct watch *watch);

// Looks from now on at the .yaml and .lua files in these folders and below them; they are copied. A
// file that was there before and is as it was does not count as changed. Gives how many files there
// are.
size_t watch_folders(struct watch *watch, const char *const *folders, size_t count);

// Waits until something changed and came to rest. The paths, sorted, live in `arena`. False when
// the waiting was ended.
bool watch_wait(struct watch *watch, struct arena *arena, const char *const **changed,
                size_t *count);

#endif
