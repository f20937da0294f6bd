// A child process by fork and exec; see process.h.
#include "process.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

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

static _Noreturn void become(const char *const *arguments)
{
    int nowhere = open("/dev/null", O_WRONLY);
    if (nowhere >= 0)
        dup2(nowhere, STDOUT_FILENO);
    execv(arguments[0], (char *const *)arguments);
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
