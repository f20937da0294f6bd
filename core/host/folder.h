// What is in a folder.
#ifndef GROW_HOST_FOLDER_H
#define GROW_HOST_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

bool folder_is(const char *path);
// May its names be listed, and its files be opened? Else `*why`.
bool folder_may_read(const char *path, const char **why);
// True for a plain file: no folder, no device.
bool folder_has_file(const char *path);

// Where a path leads when all links are followed; NULL when it leads nowhere.
const char *folder_real(const char *path, struct arena *arena);
// Is a path, as folder_real gives it, below a folder that is given so, too?
bool folder_holds(const char *folder, const char *path);

// The names in a folder that end in `ending`, without those that begin with a dot, sorted by their
// bytes. None when there is no such folder.
size_t folder_list(const char *path, const char *ending, struct arena *arena,
                   const char *const **names);

#endif
