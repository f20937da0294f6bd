// New files, with the folders they stand in: all of them, or none.
#ifndef GROW_HOST_CREATE_H
#define GROW_HOST_CREATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct create_file {
    const char *path, *text;
    bool shared; // one that is there already stays as it is, and `kept` is set
    bool kept;
};

// Writes the files under `folder`, which is made when it is not there. Nothing that exists is
// changed. False when one could not be written: then those before it are gone again, with the
// folders that were made for them, and `*path` and `*why` tell which and why.
bool create_files(const char *folder, struct create_file *files, size_t count, struct arena *arena,
                  const char **path, const char **why);

// The folders that a file is to stand in, where they are not there. False with why.
bool create_folders(const char *path, struct arena *arena, const char **why);

// A path within a folder, as it is shown: without "./".
const char *create_path(const char *folder, const char *path, struct arena *arena);

// Is there anything of this name, also a link to nothing?
bool create_is_there(const char *path);

#endif
