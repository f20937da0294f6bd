// Numbers, money, dates and values as the texts of the pack write them: in the report's language
// where the pack has texts in it, else in the pack's first.
#ifndef GROW_REPORT_NOTATION_H
#define GROW_REPORT_NOTATION_H

#include "base/words.h"
#include "rules/assessment.h"

struct notation {
    struct arena *arena;
    enum words_language language;
    const struct pack *pack;
    const char *pack_language; // for the labels of choices
};

// 1.234,5 and 15-01-2025, or 1,234.5 and 2025-01-15?
bool notation_is_dutch(const struct notation *n);

const char *notation_number(const struct notation *n, double value, int decimals);
// At most `decimals` places, no zeros at the end.
const char *notation_short(const struct notation *n, double value, int decimals);
const char *notation_integer(const struct notation *n, long long value);
const char *notation_score(const struct notation *n, double value); // 57,5
const char *notation_euro(const struct notation *n, double value);  // € 35.100
// A difference, with its sign: +20, -0,7, € +25.000. Nothing has none.
const char *notation_change(const struct notation *n, double change, int decimals, bool euro);
const char *notation_percent(const struct notation *n, double share);         // 0.887 is 88,7%
const char *notation_day(const struct notation *n, long day);                 // 15-01-2025
const char *notation_source_date(const struct notation *n, const char *date); // a year, month, day

// A number with its unit.
const char *notation_measure(const struct notation *n, enum unit unit, int decimals, double number);
// A figure with its unit.
const char *notation_figure(const struct notation *n, const struct figure_rule *rule,
                            const struct value *value);

// Any value without unit: what fills a hole of a text. Words become their label when it is known
// whose words they are (`question` may be NULL).
const char *notation_value(const struct notation *n, const struct question *question,
                           const struct value *value);

// "a, b en c"
const char *notation_list(const struct notation *n, const char *const parts[], size_t count);

#endif
