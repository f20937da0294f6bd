// Reads and writes whole files, by descriptors so that every error is seen. It owns no buffer of
// its own and must not know what is in a file.
#include "host/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/words.h"

enum { PIECE = 64 * 1024, NAMES_TRIED = 100 };

// Always false; gives the reason of `errno`.
static bool fail(const char **why)
{
    *why = strerror(errno);
    return false;
}

// True when the whole was read; false leaves `errno`, or 0 when it is larger than the ceiling.
static bool read_all(int descriptor, struct buf *out)
{
    char piece[PIECE];
    for (;;) {
        ssize_t got = read(descriptor, piece, sizeof piece);
        if (got == 0)
            return true;
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        buf_add(out, piece, (size_t)got);
        if (out->full) {
            errno = 0;
            return false;
        }
    }
}

// Opens without waiting: for a writer of a pipe that could last for ever, and a folder of cases may
// hold one. What is in it is waited for.
static int open_to_read(const char *path)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (descriptor < 0 || fcntl(descriptor, F_SETFL, O_RDONLY) == 0)
        return descriptor;
    close(descriptor);
    return -1;
}

static bool is_pipe(int descriptor)
{
    struct stat found;
    return fstat(descriptor, &found) == 0 && S_ISFIFO(found.st_mode);
}

bool file_read(const char *path, struct arena *arena, const char **text, size_t *length,
               const char **why)
{
    bool input = strcmp(path, "-") == 0;
    int descriptor = input ? STDIN_FILENO : open_to_read(path);
    if (descriptor < 0)
        return fail(why);
    struct buf out;
    buf_init(&out, FILE_MOST);
    bool done = read_all(descriptor, &out);
    if (done && out.length == 0 && !input && is_pipe(descriptor)) {
        SAYS *why = "it is a pipe that nobody writes to";
        done = false;
    } else if (done) {
        *text = arena_text_n(arena, out.text, out.length);
        *length = out.length;
    } else {
        SAYS *why = errno ? strerror(errno) : "it is larger than 8 MiB";
    }
    buf_clear(&out);
    if (!input)
        close(descriptor);
    return done;
}

static bool write_all(int descriptor, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t put = write(descriptor, bytes, length);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes += put;
        length -= (size_t)put;
    }
    return true;
}

// A device or pipe has nothing to be replaced. A pipe that nobody reads is refused at once: waiting
// for a reader could last for ever.
static bool write_through(const char *path, const char *bytes, size_t length, const char **why)
{
    int descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (descriptor < 0 && errno == ENXIO) {
        SAYS *why = "it is a pipe that nobody reads";
        return false;
    }
    if (descriptor < 0)
        return fail(why);
    // Only the opening may not wait.
    bool done = fcntl(descriptor, F_SETFL, O_WRONLY) == 0 && write_all(descriptor, bytes, length);
    if (!done)
        fail(why);
    if (close(descriptor) != 0 && done)
        return fail(why);
    return done;
}

// The folder of a path: "" becomes ".".
static const char *folder_of(const char *path, struct arena *arena)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return ".";
    return slash == path ? "/" : arena_text_n(arena, path, (size_t)(slash - path));
}

// Opens a new file in a folder, with a name that nobody has.
static int open_in(const char *folder, struct arena *arena, const char **name)
{
    for (int i = 0; i < NAMES_TRIED; i++) {
        *name = arena_textf(arena, "%s/.grow-%ld-%d.part", folder, (long)getpid(), i);
        int descriptor = open(*name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor >= 0 || errno != EEXIST)
            return descriptor;
    }
    return -1;
}

// That a new name is in the folder must be on the disk too. Some file systems cannot do this, and
// then there is nothing more to do.
static void sync_folder(const char *folder)
{
    int descriptor = open(folder, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    (void)fsync(descriptor);
    close(descriptor);
}

// The new file gets the owner, where we may give it, and the rights of the old one.
static bool take_rights(int descriptor, const struct stat *old)
{
    (void)!fchown(descriptor, old->st_uid, old->st_gid);
    return fchmod(descriptor, old->st_mode & 07777) == 0;
}

static bool replace(const char *path, const struct stat *old, const char *bytes, size_t length,
                    struct arena *arena, const char **why)
{
    const char *name = NULL, *folder = folder_of(path, arena);
    int descriptor = open_in(folder, arena, &name);
    if (descriptor < 0)
        return fail(why);
    bool done = (!old || take_rights(descriptor, old)) && write_all(descriptor, bytes, length) &&
                fsync(descriptor) == 0;
    if (!done)
        fail(why);
    if (close(descriptor) != 0 && done)
        done = fail(why);
    if (done && rename(name, path) != 0)
        done = fail(why);
    if (done)
        sync_folder(folder);
    else
        unlink(name);
    return done;
}

bool file_write(const char *path, const char *bytes, size_t length, struct arena *arena,
                const char **why)
{
    char real[PATH_MAX];
    struct stat old;
    if (stat(path, &old) != 0) {
        if (errno != ENOENT)
            return fail(why);
        if (lstat(path, &old) == 0) {
            SAYS *why = "it is a link to a file that does not exist";
            return false;
        }
        return replace(path, NULL, bytes, length, arena, why);
    }
    if (S_ISDIR(old.st_mode)) {
        errno = EISDIR;
        return fail(why);
    }
    if (!S_ISREG(old.st_mode))
        return write_through(path, bytes, length, why);
    // A link stays a link: what it points at is replaced. A file that may not be written to is not
    // got round by replacing it.
    if (access(path, W_OK) != 0 || !realpath(path, real))
        return fail(why);
    return replace(real, &old, bytes, length, arena, why);
}

bool file_create(const char *path, const char *bytes, size_t length, const char **why)
{
    int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return fail(why);
    bool done = write_all(descriptor, bytes, length) && fsync(descriptor) == 0;
    if (!done)
        fail(why);
    if (close(descriptor) != 0 && done)
        done = fail(why);
    if (!done)
        unlink(path);
    return done;
}

// What a path names; `-` is standard input.
static bool look_at(const char *path, struct stat *found)
{
    return strcmp(path, "-") == 0 ? fstat(STDIN_FILENO, found) == 0 : stat(path, found) == 0;
}

bool file_is_same(const char *read, const char *written)
{
    struct stat a, b;
    return look_at(read, &a) && stat(written, &b) == 0 && S_ISREG(a.st_mode) &&
           S_ISREG(b.st_mode) && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

const char *file_shown(const char *path)
{
    return strcmp(path, "-") == 0 ? "(standard input)" : path;
}
