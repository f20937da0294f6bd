// Numbers as people read and write them, without the C library's locale. Rounding is half up
// with a guard of 1e-9 (of the last place) for values that binary fractions put just under the
// half. Numbers are finite: NaN and infinity are an assertion. Zero has no sign.
#ifndef GROW_BASE_NUM_H
#define GROW_BASE_NUM_H

#include <stdbool.h>
#include <stddef.h>

// To `decimals` (0..9) places, half up (towards +infinity on the half).
double num_round(double value, int decimals);
// One of the last place: 1, 0.1, 0.01 ...
double num_step(int decimals);

// -?[0-9]{1,15}(\.[0-9]{1,9})? and nothing else. False leaves `*value` alone.
bool num_parse(const char *text, double *value);

enum { NUM_TEXT = 48 }; // room that every num_* writer below needs

// The writers clamp to what num_parse reads: beyond +-999999999999999 that number is written.
// With a point and exactly `decimals` places: "-35100", "70.8", "0.887". Rounds half up.
void num_fixed(char out[NUM_TEXT], double value, int decimals);

// As num_fixed, without trailing zeros: "0.5", "3".
void num_plain(char out[NUM_TEXT], double value, int decimals);

// For people: "35.100" and "57,5" when `comma` (Dutch), else "35,100" and "57.5".
void num_human(char out[NUM_TEXT], double value, int decimals, bool comma);

// Days since 1970-01-01 of a strict YYYY-MM-DD that exists (1900..2199), or false.
bool num_parse_date(const char *text, long *days);
// Days outside the years 1 to 9999 count as the nearest day inside.
void num_date(char out[NUM_TEXT], long days); // 2025-01-15
// For people: "15-01-2025" when `dutch`, else as num_date.
void num_human_date(char out[NUM_TEXT], long days, bool dutch);
void num_date_parts(long days, int *year, int *month, int *day);

#endif
