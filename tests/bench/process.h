// Runs a program and measures it from outside.
#ifndef GROW_BENCH_PROCESS_H
#define GROW_BENCH_PROCESS_H

#include <stdbool.h>

#include "measure.h"

struct process_times {
    struct measure cpu, wall;
    long peak; // KiB of the largest program that this process has run so far
};

// Output goes to /dev/null. False when it could not be run or did not exit with 0.
bool process_run(const char *const *arguments, struct process_times *times);

#endif
