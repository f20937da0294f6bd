// Whole files: read with a ceiling, written all or nothing.
#ifndef GROW_HOST_FILE_H
#define GROW_HOST_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum { FILE_MOST = 8 * 1024 * 1024 }; // bytes that are read

// Reads a file whole; `-` is standard input. The text lives in `arena`, with a NUL behind it. A
// pipe that nobody writes to is refused. False with why, in words.
bool file_read(const char *path, struct arena *arena, const char **text, size_t *length,
               const char **why);

// Writes a file: into a new one in the same folder, which takes the place of the old one when all
// of it is on the disk. So whoever reads sees the old or the new, also after a crash or on a full
// disk. What is no plain file (a device, a pipe with a reader) is written to as it is; a link to
// nothing is refused. False with why.
bool file_write(const char *path, const char *bytes, size_t length, struct arena *arena,
                const char **why);

// Writes a new file: false with why when something of that name is there, or when it cannot be
// written; then nothing is left of it.
bool file_create(const char *path, const char *bytes, size_t length, const char **why);

// Are both the same plain file, whatever they are called: by another path, a link or standard input
// (`-` as `read`)?
bool file_is_same(const char *read, const char *written);

// How a path is shown in messages.
const char *file_shown(const char *path);

#endif
