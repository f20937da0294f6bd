// Pairs of escapes in JSON. Writers of JSON may escape a character past U+FFFF as two surrogates;
// in YAML that is an error, and libyaml knows only the long escape. This is the one difference
// between JSON and what the tree reader takes. It must not change anything else of a text.
#include "model/dossier_json.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { UNIT = 6, PAIR = 2 * UNIT, LONG = 10 }; // \ud83d, a pair, \U0001F600

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

// The unit of a \uXXXX, or 0.
static uint32_t unit_at(const char *at, const char *end)
{
    if (end - at < UNIT || at[0] != '\\' || at[1] != 'u')
        return 0;
    uint32_t unit = 0;
    for (int i = 2; i < UNIT; i++) {
        int digit = digit_of(at[i]);
        if (digit < 0)
            return 0;
        unit = unit << 4 | (uint32_t)digit;
    }
    return unit;
}

// The character of a pair of surrogates, or 0.
static uint32_t pair_at(const char *at, const char *end)
{
    uint32_t high = unit_at(at, end);
    if (high < 0xD800 || high > 0xDBFF)
        return 0;
    uint32_t low = unit_at(at + UNIT, end);
    if (low < 0xDC00 || low > 0xDFFF)
        return 0;
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

static void write_long(char *out, uint32_t point)
{
    static const char DIGITS[] = "0123456789ABCDEF";
    *out++ = '\\';
    *out++ = 'U';
    for (int shift = 28; shift >= 0; shift -= 4)
        *out++ = DIGITS[point >> shift & 0xFU];
}

// Rewrites the string whose inside begins at `at`, in place. Gives what follows its closing quote,
// or NULL when it has none.
static char *rewrite_string(char *at, char *end)
{
    char *out = at;
    while (at < end && *at != '"') {
        uint32_t point = pair_at(at, end);
        if (point != 0) {
            write_long(out, point);
            out += LONG;
            at += PAIR;
            continue;
        }
        bool escape = *at == '\\' && at + 1 < end;
        *out++ = *at++;
        if (escape)
            *out++ = *at++;
    }
    if (at == end)
        return NULL;
    *out++ = '"';
    at++;
    memset(out, ' ', (size_t)(at - out));
    return at;
}

static bool has_pair(const char *text, const char *end)
{
    for (const char *at = text; (at = memchr(at, '\\', (size_t)(end - at))) != NULL; at++) {
        if (pair_at(at, end) != 0)
            return true;
    }
    return false;
}

const char *dossier_json(struct arena *arena, const char *text, size_t length)
{
    const char *end = text + length;
    const char *first = text;
    while (first < end && (*first == ' ' || *first == '\t' || *first == '\r' || *first == '\n'))
        first++;
    if (first == end || *first != '{' || !has_pair(first, end))
        return text;
    char *copy = arena_text_n(arena, text, length);
    char *copy_end = copy + length;
    for (char *at = copy; at < copy_end;) {
        char c = *at++;
        if (c == '\'' || c == '#')
            return text; // this is YAML, not JSON
        if (c == '"') {
            at = rewrite_string(at, copy_end);
            if (at == NULL)
                return text; // not closed: the reader of the tree says where
        }
    }
    return copy;
}
