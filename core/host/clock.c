// Reads the clock. Owns nothing; no other file of the program may ask what time it is, so that the
// same input gives the same bytes on every day.
#include "host/clock.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

void clock_today(char out[CLOCK_DATE])
{
    struct tm parts;
    time_t now = time(NULL);
    if (now == (time_t)-1 || !localtime_r(&now, &parts) ||
        strftime(out, CLOCK_DATE, "%Y-%m-%d", &parts) == 0)
        memcpy(out, "2025-01-01", CLOCK_DATE);
}
