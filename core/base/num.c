// Numbers as text and back, without printf, strtod or the locale: the same digits on every
// machine. All rounding goes through one function, so that what is compared is what is shown.
// Owns nothing. Must not know what a number stands for.
#include "base/num.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>

enum { MOST_DECIMALS = 9, MOST_WHOLE_DIGITS = 15 };

static const int64_t POWERS[MOST_DECIMALS + 1] = {
    1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000,
};

static const int64_t LARGEST = 999999999999999;        // that is written
static const int64_t EXACT_INTEGER = INT64_C(1) << 53; // a double holds each integer up to here
static const double GUARD = 1e-9;

// value = whole + fraction / 10^decimals, with 0 <= fraction < 10^decimals; whole may be negative.
struct parts {
    int64_t whole, fraction;
};

static int places(int decimals)
{
    assert(decimals >= 0 && decimals <= MOST_DECIMALS);
    return decimals < 0 ? 0 : decimals > MOST_DECIMALS ? MOST_DECIMALS : decimals;
}

// Half up, with the guard counted in units of the last place. Taking the whole part off first
// keeps the digits behind the point of a large number: the subtraction is exact but for a hair
// below zero, which rounds to zero anyway.
static struct parts round_to(double value, int decimals)
{
    assert(isfinite(value));
    double whole = floor(value);
    double units = (value - whole) * (double)POWERS[decimals];
    struct parts parts = {(int64_t)whole, (int64_t)floor(units + 0.5 + GUARD)};
    if (parts.fraction >= POWERS[decimals]) {
        parts.whole++;
        parts.fraction = 0;
    }
    return parts;
}

// The nearest double where all digits together fit in one; a hair off it at most where not.
static double joined(int64_t whole, int64_t fraction, int decimals)
{
    int64_t scale = POWERS[decimals];
    if (whole < EXACT_INTEGER / scale && whole > -EXACT_INTEGER / scale) {
        return (double)(whole * scale + fraction) / (double)scale;
    }
    return (double)whole + (double)fraction / (double)scale;
}

double num_round(double value, int decimals)
{
    assert(isfinite(value));
    if (!(fabs(value) < (double)EXACT_INTEGER)) {
        return value; // an integer already
    }
    decimals = places(decimals);
    struct parts parts = round_to(value, decimals);
    return joined(parts.whole, parts.fraction, decimals);
}

double num_step(int decimals)
{
    return 1 / (double)POWERS[decimals];
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// Reads up to `most` digits at `*at` and moves past them; gives how many.
static int read_digits(const char **at, int most, int64_t *number)
{
    int count = 0;
    for (*number = 0; count < most && is_digit(**at); count++, (*at)++) {
        *number = *number * 10 + (**at - '0');
    }
    return count;
}

bool num_parse(const char *text, double *value)
{
    const char *at = text;
    bool negative = *at == '-';
    at += negative ? 1 : 0;
    int64_t whole, fraction = 0;
    int decimals = 0;
    if (read_digits(&at, MOST_WHOLE_DIGITS, &whole) == 0) {
        return false;
    }
    if (*at == '.') {
        at++;
        decimals = read_digits(&at, MOST_DECIMALS, &fraction);
        if (decimals == 0) {
            return false;
        }
    }
    if (*at != '\0') {
        return false;
    }
    double read = joined(whole, fraction, decimals);
    *value = negative && read != 0 ? -read : read;
    return true;
}

// Writes `number` from `out` on, with `mark` between groups of three when it is not NUL.
static char *put_whole(char *out, int64_t number, char mark)
{
    char digits[20];
    int count = 0;
    do {
        digits[count++] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    while (count > 0) {
        *out++ = digits[--count];
        if (mark != '\0' && count > 0 && count % 3 == 0) {
            *out++ = mark;
        }
    }
    return out;
}

static char *put_padded(char *out, int64_t number, int width)
{
    for (int i = width - 1; i >= 0; i--) {
        out[i] = (char)('0' + number % 10);
        number /= 10;
    }
    return out + width;
}

static void put_number(char *out, double value, int decimals, char mark, char point)
{
    assert(isfinite(value));
    double most = (double)LARGEST;
    value = value > most ? most : value >= -most ? value : -most;
    decimals = places(decimals);
    struct parts parts = round_to(value, decimals);
    if (parts.whole < 0) {
        *out++ = '-';
        int64_t fraction = parts.fraction;
        parts.whole = -parts.whole - (fraction > 0 ? 1 : 0);
        parts.fraction = fraction > 0 ? POWERS[decimals] - fraction : 0;
    }
    out = put_whole(out, parts.whole, mark);
    if (decimals > 0) {
        *out++ = point;
        out = put_padded(out, parts.fraction, decimals);
    }
    *out = '\0';
}

void num_fixed(char out[NUM_TEXT], double value, int decimals)
{
    put_number(out, value, decimals, '\0', '.');
}

void num_plain(char out[NUM_TEXT], double value, int decimals)
{
    put_number(out, value, decimals, '\0', '.');
    if (decimals <= 0) {
        return;
    }
    char *end = out;
    while (*end != '\0') {
        end++;
    }
    while (end[-1] == '0') {
        end--;
    }
    end -= end[-1] == '.' ? 1 : 0;
    *end = '\0';
}

void num_human(char out[NUM_TEXT], double value, int decimals, bool comma)
{
    put_number(out, value, decimals, comma ? '.' : ',', comma ? ',' : '.');
}

enum { FIRST_YEAR = 1900, LAST_YEAR = 2199, DAYS_IN_400_YEARS = 146097 };

static bool is_leap(long year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in_month(long year, int month)
{
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return DAYS[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
}

// Days from 0001-01-01 to the first of January of `year`.
static long days_before_year(long year)
{
    long past = year - 1;
    return past * 365 + past / 4 - past / 100 + past / 400;
}

static const long FIRST_DAY = -719162; // 0001-01-01, counted from 1970-01-01
static const long LAST_DAY = 2932896;  // 9999-12-31

bool num_parse_date(const char *text, long *days)
{
    int64_t year, month, day;
    const char *at = text;
    bool shaped = read_digits(&at, 4, &year) == 4 && *at++ == '-' &&
                  read_digits(&at, 2, &month) == 2 && *at++ == '-' &&
                  read_digits(&at, 2, &day) == 2 && *at == '\0';
    if (!shaped || year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 ||
        day > days_in_month((long)year, (int)month)) {
        return false;
    }
    long read = FIRST_DAY + days_before_year((long)year) + (long)day - 1;
    for (int m = 1; m < month; m++) {
        read += days_in_month((long)year, m);
    }
    *days = read;
    return true;
}

void num_date_parts(long days, int *year, int *month, int *day)
{
    days = days < FIRST_DAY ? FIRST_DAY : days > LAST_DAY ? LAST_DAY : days;
    long left = days - FIRST_DAY;
    long y = left / DAYS_IN_400_YEARS * 400 + left % DAYS_IN_400_YEARS / 366 + 1;
    while (days_before_year(y + 1) <= left) {
        y++;
    }
    left -= days_before_year(y);
    int m = 1;
    while (left >= days_in_month(y, m)) {
        left -= days_in_month(y, m);
        m++;
    }
    *year = (int)y;
    *month = m;
    *day = (int)left + 1;
}

void num_date(char out[NUM_TEXT], long days)
{
    num_human_date(out, days, false);
}

void num_human_date(char out[NUM_TEXT], long days, bool dutch)
{
    int year, month, day;
    num_date_parts(days, &year, &month, &day);
    out = put_padded(out, dutch ? day : year, dutch ? 2 : 4);
    *out++ = '-';
    out = put_padded(out, month, 2);
    *out++ = '-';
    out = put_padded(out, dutch ? year : day, dutch ? 4 : 2);
    *out = '\0';
}
