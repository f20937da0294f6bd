// Medians of rounds; see measure.h.
#include "measure.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(clockid_t clock)
{
    struct timespec at;
    clock_gettime(clock, &at);
    return (double)at.tv_sec + (double)at.tv_nsec * 1e-9;
}

double measure_cpu(void)
{
    return now(CLOCK_PROCESS_CPUTIME_ID);
}

double measure_wall(void)
{
    return now(CLOCK_MONOTONIC);
}

void measure_add(struct measure *measure, double seconds)
{
    if (measure->count < MEASURE_ROUNDS)
        measure->rounds[measure->count++] = seconds;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median_of(double *rounds, size_t count)
{
    if (count == 0)
        return 0;
    qsort(rounds, count, sizeof *rounds, compare);
    return count % 2 ? rounds[count / 2] : (rounds[count / 2 - 1] + rounds[count / 2]) / 2;
}

double measure_median(const struct measure *measure)
{
    double sorted[MEASURE_ROUNDS];
    memcpy(sorted, measure->rounds, sizeof sorted);
    return median_of(sorted, measure->count);
}

double measure_ratio(const struct measure *measure, const struct measure *base)
{
    double ratios[MEASURE_ROUNDS];
    size_t count = measure->count < base->count ? measure->count : base->count;
    for (size_t i = 0; i < count; i++)
        ratios[i] = base->rounds[i] > 0 ? measure->rounds[i] / base->rounds[i] : 0;
    return median_of(ratios, count);
}
