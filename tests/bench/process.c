// A child process by fork and exec; see process.h.
#include "process.h"

#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ARGUMENTS = 15 };

static double seconds(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec * 1e-6;
}

// CPU time of all children that have ended.
static double children_cpu(long *peak)
{
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    *peak = usage.ru_maxrss;
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// execv leaves the arguments alone, but its type does not say so.
static _Noreturn void become(const char *const *arguments)
{
    char *list[ARGUMENTS + 1] = {NULL};
    for (size_t i = 0; i < ARGUMENTS && arguments[i]; i++)
        memcpy(&list[i], &arguments[i], sizeof list[i]);
    int nowhere = open("/dev/null", O_WRONLY);
    if (nowhere >= 0)
        dup2(nowhere, STDOUT_FILENO);
    execv(list[0], list);
    _exit(127);
}

bool process_run(const char *const *arguments, struct process_times *times)
{
    double before = children_cpu(&times->peak);
    double begin = measure_wall();
    pid_t child = fork();
    if (child == 0)
        become(arguments);
    int status = -1;
    if (child < 0 || waitpid(child, &status, 0) != child)
        return false;
    measure_add(&times->wall, measure_wall() - begin);
    measure_add(&times->cpu, children_cpu(&times->peak) - before);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}
