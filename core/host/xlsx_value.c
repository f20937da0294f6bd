// What stands in a cell of a workbook, as it was before a spreadsheet stored it.
#include <string.h>

#include "host/xlsx_sheet.h"

enum { DIGITS = 15, EXPONENT_MOST = 1000, DIGITS_READ = 40, PLACES = 30 };

struct decimal {
    bool negative;
    char digits[DIGITS_READ + 1]; // the first one is not 0
    int count;
    int point; // how many of them stand before the point; may be negative
};

// -?[0-9]*(\.[0-9]*)?([eE][+-]?[0-9]+)?; false for anything else.
static bool read_decimal(const char *at, struct decimal *number)
{
    bool point = false, any = false;
    *number = (struct decimal){.negative = *at == '-'};
    at += number->negative;
    for (; (*at >= '0' && *at <= '9') || (*at == '.' && !point); at++) {
        if (*at == '.') {
            point = true;
            continue;
        }
        any = true;
        bool leading = number->count == 0 && *at == '0';
        if (!leading && number->count < DIGITS_READ)
            number->digits[number->count++] = *at;
        number->point += (point ? 0 : !leading) - (point && leading);
    }
    if (any && (*at == 'e' || *at == 'E')) {
        int exponent = 0, sign = at[1] == '-' ? -1 : 1;
        at += at[1] == '-' || at[1] == '+' ? 2 : 1;
        any = *at >= '0' && *at <= '9';
        for (; *at >= '0' && *at <= '9' && exponent < EXPONENT_MOST; at++)
            exponent = exponent * 10 + (*at - '0');
        number->point += sign * exponent;
    }
    return any && *at == '\0';
}

// To fifteen digits, half up, without zeros at the end.
static void round_decimal(struct decimal *number)
{
    if (number->count > DIGITS) {
        bool up = number->digits[DIGITS] >= '5';
        number->count = DIGITS;
        for (int i = DIGITS - 1; up && i >= 0; i--) {
            up = number->digits[i] == '9';
            number->digits[i] = up ? '0' : (char)(number->digits[i] + 1);
        }
        if (up) {
            number->digits[0] = '1'; // 99.. became 100..
            number->count = 1;
            number->point++;
        }
    }
    while (number->count > 0 && number->digits[number->count - 1] == '0')
        number->count--;
}

const char *xlsx_number(struct arena *arena, const char *text)
{
    struct decimal number;
    if (!read_decimal(text, &number))
        return text;
    round_decimal(&number);
    if (number.count == 0)
        return "0";
    if (number.point > PLACES || number.point < -PLACES)
        return text; // far outside what a dossier holds: told when it is read
    char out[2 * PLACES + DIGITS_READ + 8];
    size_t length = 0;
    int last = number.count > number.point ? number.count : number.point;
    if (number.negative)
        out[length++] = '-';
    if (number.point <= 0)
        out[length++] = '0';
    for (int i = number.point < 0 ? number.point : 0; i < last; i++) {
        if (i == number.point)
            out[length++] = '.';
        out[length++] = i >= 0 && i < number.count ? number.digits[i] : '0';
    }
    return arena_text_n(arena, out, length);
}

static int hex_of(char c)
{
    static const char HEX[] = "0123456789abcdef";
    const char *at = c ? strchr(HEX, c >= 'A' && c <= 'F' ? c + 32 : c) : NULL;
    return at ? (int)(at - HEX) : -1;
}

// The unit that _xHHHH_ at `at` names, or -1.
static int unit_at(const char *at)
{
    int unit = 0;
    if (at[0] != '_' || at[1] != 'x')
        return -1;
    for (int i = 2; i < 6; i++) {
        int digit = hex_of(at[i]);
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return at[6] == '_' ? unit : -1;
}

const char *xlsx_unescaped(struct arena *arena, const char *text)
{
    if (!strstr(text, "_x"))
        return text;
    char *out = arena_text(arena, text);
    size_t length = 0;
    for (const char *at = text; *at;) {
        int unit = unit_at(at);
        // Only ASCII is ever written so; the rest stands as it is.
        if (unit > 0 && unit < 0x80) {
            out[length++] = (char)unit;
            at += 7;
        } else {
            out[length++] = *at++;
        }
    }
    out[length] = '\0';
    return out;
}
