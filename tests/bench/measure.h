// Clocks and medians for the benchmark. CPU time of this process: what else runs on the machine
// counts little, and ratios within one run count least of all.
#ifndef GROW_BENCH_MEASURE_H
#define GROW_BENCH_MEASURE_H

#include <stddef.h>

enum { MEASURE_ROUNDS = 101 };

double measure_cpu(void);  // seconds of this process
double measure_wall(void); // seconds

// One thing that is measured, a number a round.
struct measure {
    double rounds[MEASURE_ROUNDS];
    size_t count;
};

void measure_add(struct measure *measure, double seconds);
double measure_median(const struct measure *measure);
// The median of `measure` divided by `base`, round by round: they were taken in pairs.
double measure_ratio(const struct measure *measure, const struct measure *base);

#endif
