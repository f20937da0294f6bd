// Making values, and the number of a value as it is shown. Owns nothing; texts are borrowed.
#include "base/value.h"

#include "base/num.h"

struct value value_number(double number, int decimals)
{
    return (struct value){.kind = VALUE_NUMBER, .number = number, .decimals = decimals};
}

struct value value_bool(bool is)
{
    return (struct value){.kind = VALUE_BOOL, .number = is ? 1 : 0};
}

struct value value_word(const char *word)
{
    return (struct value){.kind = VALUE_WORD, .text = word};
}

struct value value_text(const char *text)
{
    return (struct value){.kind = VALUE_TEXT, .text = text};
}

double value_shown(const struct value *value)
{
    if (value->kind != VALUE_NUMBER || value->decimals == VALUE_EXACT) {
        return value->number;
    }
    return num_round(value->number, value->decimals);
}
