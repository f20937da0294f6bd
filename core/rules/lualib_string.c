// The string functions of scripts: bytes, plain search, a small `format`. Each checks the size of
// its result and charges its work before it begins. It must not use luaL_Buffer, whose boxes have
// finalizers, nor anything that reads the locale.
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/num.h"
#include "rules/limits.h"
#include "rules/lualib.h"
#include "rules/sandbox_call.h"

enum { BYTES_PER_STEP = 16, FIND_SLICE = 4096 };

// Numbers that have no 15 digits before the point: "1.5e+300".
static void exponent_text(char out[LUALIB_TEXT], double value)
{
    double size = fabs(value);
    int exponent = 0;
    while (size >= 10) {
        size /= 10;
        exponent++;
    }
    char digits[NUM_TEXT];
    num_plain(digits, size, 9);
    if (strcmp(digits, "10") == 0) {
        digits[1] = '\0';
        exponent++;
    }
    snprintf(out, LUALIB_TEXT, "%s%se+%d", value < 0 ? "-" : "", digits, exponent);
}

// `decimals` places, or -1: as many as there are, up to 9.
static void float_text(lua_State *L, char out[LUALIB_TEXT], double value, int decimals)
{
    sandbox_charge(L, fabs(value) >= 1e15 ? 200 : 8); // one division for each zero of a large one
    if (isnan(value))
        snprintf(out, LUALIB_TEXT, "nan"); // its sign differs between machines
    else if (isinf(value))
        snprintf(out, LUALIB_TEXT, "%s", value < 0 ? "-inf" : "inf");
    else if (fabs(value) >= 1e15)
        exponent_text(out, value);
    else if (decimals < 0)
        num_plain(out, value, 9);
    else
        num_fixed(out, value, decimals);
}

void lualib_number_text(lua_State *L, int index, char out[LUALIB_TEXT])
{
    if (!lua_isinteger(L, index)) {
        float_text(L, out, lua_tonumber(L, index), -1);
        return;
    }
    sandbox_charge(L, 4);
    snprintf(out, LUALIB_TEXT, "%lld", (long long)lua_tointeger(L, index));
}

// A place counted from 1, or from the end when negative, as a number of bytes before it.
static size_t place(lua_Integer at, size_t length)
{
    if (at > 0)
        return (lua_Unsigned)at - 1 > length ? length : (size_t)at - 1;
    if (at == 0 || at < -(lua_Integer)length)
        return 0;
    return length - (size_t)-at;
}

// The end of a range: the bytes up to and with this place.
static size_t range_end(lua_Integer at, size_t length)
{
    if (at >= (lua_Integer)length)
        return length;
    if (at >= 0)
        return (size_t)at;
    return at < -(lua_Integer)length ? 0 : length - (size_t)-at + 1;
}

int lualib_string_len(lua_State *L)
{
    size_t length;
    lua_tolstring(L, 1, &length);
    lua_pushinteger(L, (lua_Integer)length);
    return 1;
}

int lualib_string_sub(lua_State *L)
{
    size_t length;
    const char *text = lua_tolstring(L, 1, &length);
    size_t from = place(lua_tointeger(L, 2), length);
    size_t to = range_end(lualib_integer(L, 3, -1), length);
    size_t bytes = to > from ? to - from : 0;
    sandbox_charge(L, 1 + bytes / BYTES_PER_STEP);
    lua_pushlstring(L, text + from, bytes);
    return 1;
}

int lualib_string_byte(lua_State *L)
{
    size_t length;
    const char *text = lua_tolstring(L, 1, &length);
    lua_Integer first = lualib_integer(L, 2, 1);
    size_t from = place(first, length);
    size_t to = range_end(lualib_integer(L, 3, first), length);
    size_t count = to > from ? to - from : 0;
    if (count > LIMIT_VALUES || !lua_checkstack(L, (int)count))
        return sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL, "string.byte gives at most %d bytes",
                            LIMIT_VALUES);
    sandbox_charge(L, 1 + count);
    for (size_t i = 0; i < count; i++)
        lua_pushinteger(L, (unsigned char)text[from + i]);
    return (int)count;
}

int lualib_string_char(lua_State *L)
{
    char bytes[LIMIT_VALUES];
    int count = lua_gettop(L);
    if (count > LIMIT_VALUES)
        return sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL, "string.char takes at most %d bytes",
                            LIMIT_VALUES);
    sandbox_charge(L, 1 + (size_t)count);
    for (int i = 0; i < count; i++) {
        lua_Integer byte = lua_tointeger(L, i + 1);
        if (byte < 0 || byte > 255)
            return sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL, "string.char takes numbers 0 to 255");
        bytes[i] = (char)(unsigned char)byte;
        if (byte == 0)
            sandbox_nul(L);
    }
    lua_pushlstring(L, bytes, (size_t)count);
    return 1;
}

// Room for a result, kept alive by the stack.
static char *room(lua_State *L, size_t bytes)
{
    sandbox_check_length(L, bytes);
    sandbox_charge(L, 1 + bytes / BYTES_PER_STEP);
    return lua_newuserdatauv(L, bytes, 0);
}

static int change_case(lua_State *L, char first, char last, int shift)
{
    size_t length;
    const char *text = lua_tolstring(L, 1, &length);
    char *out = room(L, length);
    for (size_t i = 0; i < length; i++)
        out[i] = text[i] >= first && text[i] <= last ? (char)(text[i] + shift) : text[i];
    lua_pushlstring(L, out, length);
    return 1;
}

int lualib_string_lower(lua_State *L)
{
    return change_case(L, 'A', 'Z', 'a' - 'A');
}

int lualib_string_upper(lua_State *L)
{
    return change_case(L, 'a', 'z', 'A' - 'a');
}

int lualib_string_rep(lua_State *L)
{
    size_t length, between = 0;
    const char *text = lua_tolstring(L, 1, &length);
    lua_Integer times = lua_tointeger(L, 2);
    const char *joint = "";
    if (!lua_isnoneornil(L, 3))
        joint = lua_tolstring(L, 3, &between);
    if (times <= 0 || length + between == 0) {
        lua_pushliteral(L, "");
        return 1;
    }
    size_t each = length + between; // each is a string of this state: far below SIZE_MAX
    bool huge = (lua_Unsigned)times > SIZE_MAX / each;
    sandbox_check_length(L, huge ? SIZE_MAX : (size_t)times * each - between);
    size_t total = (size_t)times * each - between;
    char *out = room(L, total);
    sandbox_charge(L, (size_t)times); // many short copies cost more than one long one
    for (size_t at = 0; at < total; at += each) {
        memcpy(out + at, text, length);
        if (at + length < total)
            memcpy(out + at + length, joint, between);
    }
    lua_pushlstring(L, out, total);
    return 1;
}

// Plain search. What is compared is charged slice by slice, so it is bounded by the step budget.
static const char *search(lua_State *L, const char *text, size_t length, const char *part,
                          size_t part_length)
{
    size_t compared = 0;
    for (size_t at = 0; at + part_length <= length; at++) {
        size_t same = 0;
        while (same < part_length && text[at + same] == part[same])
            same++;
        compared += same + 1;
        if (same == part_length) {
            sandbox_charge(L, compared / 4);
            return text + at;
        }
        if (compared >= FIND_SLICE) {
            sandbox_charge(L, compared / 4);
            compared = 0;
        }
    }
    sandbox_charge(L, compared / 4);
    return NULL;
}

int lualib_string_find(lua_State *L)
{
    size_t length, part_length;
    const char *text = lua_tolstring(L, 1, &length);
    const char *part = lua_tolstring(L, 2, &part_length);
    lua_Integer first = lualib_integer(L, 3, 1);
    size_t from = place(first, length);
    sandbox_charge(L, 1);
    bool beyond = first > 0 && (lua_Unsigned)first - 1 > length;
    const char *found = beyond ? NULL : search(L, text + from, length - from, part, part_length);
    if (found == NULL) {
        lua_pushnil(L);
        return 1;
    }
    lua_pushinteger(L, found - text + 1);
    lua_pushinteger(L, (lua_Integer)((size_t)(found - text) + part_length));
    return 2;
}

// One directive of a format: %[-0+][width][.precision]kind
struct directive {
    bool left, zero, plus;
    size_t width;
    int precision; // -1: not given
    char kind;
};

static const char *read_directive(const char *at, struct directive *directive)
{
    *directive = (struct directive){.precision = -1};
    for (;; at++) {
        if (*at == '-')
            directive->left = true;
        else if (*at == '0')
            directive->zero = true;
        else if (*at == '+')
            directive->plus = true;
        else
            break;
    }
    for (int i = 0; i < 2 && *at >= '0' && *at <= '9'; i++)
        directive->width = directive->width * 10 + (size_t)(*at++ - '0');
    if (*at == '.') {
        directive->precision = 0;
        at++;
        for (int i = 0; i < 2 && *at >= '0' && *at <= '9'; i++)
            directive->precision = directive->precision * 10 + (*at++ - '0');
    }
    directive->kind = *at;
    return at;
}

// The text of a number for %d %i %x %c %f, with its sign; gives its length.
static size_t number_piece(lua_State *L, int index, const struct directive *directive,
                           char out[LUALIB_TEXT])
{
    char *text = out;
    if (directive->kind == 'f') {
        if (lua_type(L, index) != LUA_TNUMBER)
            sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL, "string.format wants a number for %%f");
        if (directive->precision > 9)
            sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL, "string.format has at most 9 decimals");
        lua_Number value = lua_tonumber(L, index);
        if (directive->plus && value >= 0)
            *text++ = '+';
        char digits[LUALIB_TEXT];
        float_text(L, digits, value, directive->precision < 0 ? 6 : directive->precision);
        snprintf(text, LUALIB_TEXT - 1, "%.*s", LUALIB_TEXT - 2, digits);
        return strlen(out);
    }
    lua_Integer value = lualib_check_integer(L, index, "string.format");
    if (directive->kind == 'c') {
        if (value < 1 || value > 255)
            sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL, "string.format takes 1 to 255 for %%c");
        out[0] = (char)(unsigned char)value;
        return 1;
    }
    if (directive->kind == 'x')
        snprintf(out, LUALIB_TEXT, "%llx", (unsigned long long)value);
    else
        snprintf(out, LUALIB_TEXT, directive->plus ? "%+lld" : "%lld", (long long)value);
    return strlen(out);
}

// Writes a piece with its padding, or only counts it when `out` is NULL.
static size_t put_piece(char *out, const struct directive *directive, const char *piece,
                        size_t length)
{
    size_t pad = directive->width > length ? directive->width - length : 0;
    if (out == NULL)
        return length + pad;
    bool zeros = directive->zero && !directive->left && directive->kind != 's';
    size_t sign = zeros && length > 0 && (piece[0] == '-' || piece[0] == '+') ? 1 : 0;
    size_t before = directive->left ? 0 : pad;
    memcpy(out, piece, sign);
    memset(out + sign, zeros ? '0' : ' ', before);
    memcpy(out + sign + before, piece + sign, length - sign);
    memset(out + before + length, ' ', pad - before);
    return length + pad;
}

// One pass over the format: counts when `out` is NULL, else writes.
static size_t run_format(lua_State *L, const char *form, size_t length, char *out)
{
    size_t total = 0;
    int index = 1, count = lua_gettop(L);
    for (const char *at = form; at < form + length; at++) {
        struct directive directive = {.precision = -1};
        if (*at != '%') {
            if (out != NULL)
                out[total] = *at;
            total++;
            continue;
        }
        at = read_directive(at + 1, &directive);
        sandbox_charge(L, directive.kind == '%' ? 2 : 4);
        char number[LUALIB_TEXT];
        const char *piece = "%";
        size_t bytes = 1;
        if (directive.kind == '\0' || strchr("dixcfs%", directive.kind) == NULL)
            sandbox_fail(L, DIAG_SCRIPT_FAILED, "use %d, %.2f or %s; %% is a percent sign",
                         "string.format does not know this form");
        if (directive.kind != '%' && (++index > count || index > LIMIT_VALUES))
            sandbox_fail(L, DIAG_SCRIPT_FAILED, NULL, "string.format has too few values");
        if (directive.kind == 's') {
            piece = lualib_check_string(L, index, &bytes, "string.format");
            if (directive.precision >= 0 && (size_t)directive.precision < bytes)
                bytes = (size_t)directive.precision;
        } else if (directive.kind != '%') {
            bytes = number_piece(L, index, &directive, number);
            piece = number;
        }
        total += put_piece(out != NULL ? out + total : NULL, &directive, piece, bytes);
    }
    return total;
}

// %s takes any value: those that are no text are made one, once.
static void make_texts(lua_State *L)
{
    int count = lua_gettop(L);
    for (int i = 2; i <= count; i++)
        if (lua_type(L, i) != LUA_TSTRING && lua_type(L, i) != LUA_TNUMBER) {
            lua_pushcfunction(L, lualib_base_tostring);
            lua_pushvalue(L, i);
            lua_call(L, 1, 1);
            lua_replace(L, i);
        }
}

int lualib_string_format(lua_State *L)
{
    size_t length;
    const char *form = lua_tolstring(L, 1, &length);
    sandbox_charge(L, 1 + length / 4 + 4 * (size_t)lua_gettop(L));
    make_texts(L);
    size_t total = run_format(L, form, length, NULL);
    char *out = room(L, total);
    run_format(L, form, length, out); // the same pieces again: nothing ran in between
    lua_pushlstring(L, out, total);
    return 1;
}
