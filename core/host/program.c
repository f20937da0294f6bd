// Finds and becomes other programs. It must not know what they do.
#include "host/program.h"

#include <string.h>
#include <unistd.h>

void program_become(const char *name, char *const *arguments)
{
    char path[4096];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path);
    if (length <= 0 || (size_t)length >= sizeof path)
        return;
    path[length] = '\0';
    char *end = strrchr(path, '/');
    size_t room = end ? sizeof path - (size_t)(end + 1 - path) : 0;
    if (strlen(name) >= room)
        return;
    memcpy(end + 1, name, strlen(name) + 1);
    execv(path, arguments);
}
