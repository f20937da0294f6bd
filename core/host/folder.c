// Lists folders in an order that does not depend on the file system. Owns nothing.
#include "host/folder.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool folder_is(const char *path)
{
    struct stat found;
    return stat(path, &found) == 0 && S_ISDIR(found.st_mode);
}

bool folder_may_read(const char *path, const char **why)
{
    DIR *folder = opendir(path);
    bool may = folder && access(path, X_OK) == 0;
    *why = may ? NULL : strerror(errno);
    if (folder)
        closedir(folder);
    return may;
}

bool folder_has_file(const char *path)
{
    struct stat found;
    return stat(path, &found) == 0 && S_ISREG(found.st_mode);
}

const char *folder_real(const char *path, struct arena *arena)
{
    char real[PATH_MAX];
    return realpath(path, real) ? arena_text(arena, real) : NULL;
}

bool folder_holds(const char *folder, const char *path)
{
    size_t length = folder ? strlen(folder) : 0;
    if (!path || length == 0 || strncmp(path, folder, length) != 0)
        return false;
    return folder[length - 1] == '/' || path[length] == '/';
}

static bool ends_in(const char *name, const char *ending)
{
    size_t length = strlen(name), tail = strlen(ending);
    return length > tail && strcmp(name + length - tail, ending) == 0;
}

static int compare_names(const void *a, const void *b)
{
    const char *const *left = a;
    const char *const *right = b;
    return strcmp(*left, *right);
}

size_t folder_list(const char *path, const char *ending, struct arena *arena,
                   const char *const **names)
{
    const char **list = NULL;
    size_t count = 0, room = 0;
    *names = NULL;
    DIR *folder = opendir(path);
    if (!folder)
        return 0;
    for (const struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        if (entry->d_name[0] == '.' || (*ending && !ends_in(entry->d_name, ending)))
            continue;
        ARENA_PUSH(arena, list, count, room);
        list[count++] = arena_text(arena, entry->d_name);
    }
    closedir(folder);
    if (count > 1)
        qsort(list, count, sizeof *list, compare_names);
    *names = list;
    return count;
}
