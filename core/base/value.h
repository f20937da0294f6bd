// One value of a dossier or a rule, as conditions, scripts, traces and reports see it.
#ifndef GROW_BASE_VALUE_H
#define GROW_BASE_VALUE_H

#include <stdbool.h>
#include <stddef.h>

enum value_kind {
    VALUE_MISSING,
    VALUE_BOOL,
    VALUE_NUMBER,
    VALUE_WORD, // a choice: `text` is the option's id
    VALUE_TEXT,
    VALUE_DATE, // `number` is days since 1970-01-01, `text` the ISO form
    VALUE_LIST, // `items` (words, texts, numbers); also one column of a table
    VALUE_TABLE // `items` are VALUE_LISTs, one a row, in the order of the columns
};

enum { VALUE_EXACT = -1 };

struct value {
    enum value_kind kind;
    int decimals;  // of a number: places it is shown and compared with; VALUE_EXACT: unrounded
    double number; // exact; a bool is 0 or 1
    const char *text;
    const struct value *items;
    size_t count;
};

static const struct value VALUE_NOTHING = {VALUE_MISSING, 0, 0, NULL, NULL, 0};

struct value value_number(double number, int decimals);
struct value value_bool(bool is);
struct value value_word(const char *word);
struct value value_text(const char *text);

// The number as it is shown and compared: rounded to its decimals.
double value_shown(const struct value *value);

#endif
