// Makes new files and folders, and takes them away again when one fails. Owns the list of what was
// made. It must not know what is in a file.
#include "host/create.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/file.h"

// What was made, in this order.
struct made {
    struct arena *arena;
    const char **paths; // a folder ends in '/'
    size_t count, room;
};

static void note(struct made *made, const char *path)
{
    ARENA_PUSH(made->arena, made->paths, made->count, made->room);
    made->paths[made->count++] = path;
}

static void take_back(const struct made *made)
{
    for (size_t i = made->count; i > 0; i--) {
        const char *path = made->paths[i - 1];
        if (path[strlen(path) - 1] == '/')
            rmdir(path);
        else
            unlink(path);
    }
}

// Makes the folders that a path stands in, where they are not there.
static bool make_folders(struct made *made, const char *path, const char **why)
{
    for (const char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        const char *folder = arena_text_n(made->arena, path, (size_t)(slash - path) + 1);
        if (mkdir(folder, 0777) == 0)
            note(made, folder);
        else if (errno != EEXIST) {
            *why = strerror(errno);
            return false;
        }
    }
    return true;
}

bool create_folders(const char *path, struct arena *arena, const char **why)
{
    struct made made = {.arena = arena};
    bool good = make_folders(&made, path, why);
    if (!good)
        take_back(&made);
    return good;
}

const char *create_path(const char *folder, const char *path, struct arena *arena)
{
    if (strcmp(folder, ".") == 0)
        return path;
    const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";
    return arena_textf(arena, "%s%s%s", folder, slash, path);
}

bool create_is_there(const char *path)
{
    struct stat found;
    return lstat(path, &found) == 0;
}

static bool create_one(struct made *made, struct create_file *file, const char *path,
                       const char **why)
{
    file->kept = file->shared && create_is_there(path);
    if (file->kept)
        return true;
    if (!make_folders(made, path, why) || !file_create(path, file->text, strlen(file->text), why))
        return false;
    note(made, path);
    return true;
}

bool create_files(const char *folder, struct create_file *files, size_t count, struct arena *arena,
                  const char **path, const char **why)
{
    struct made made = {.arena = arena};
    for (size_t i = 0; i < count; i++) {
        *path = create_path(folder, files[i].path, arena);
        if (!create_one(&made, &files[i], *path, why)) {
            take_back(&made);
            return false;
        }
    }
    return true;
}
