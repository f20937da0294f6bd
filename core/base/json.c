// The JSON writer of json.h. Owns nothing; the text goes to a buf. Must not know what is written.
#include "base/json.h"

#include <assert.h>
#include <string.h>

#include "base/num.h"
#include "base/text.h"

enum { EXACT_DECIMALS = 9 }; // of a number without places of its own

static void new_line(struct json *json)
{
    if (json->compact) {
        return;
    }
    buf_putc(json->out, '\n');
    for (int i = 0; i < json->depth; i++) {
        buf_puts(json->out, "  ");
    }
}

// A comma and a new line before the next entry of what is open.
static void next_entry(struct json *json)
{
    bool *first = &json->first[json->depth - 1];
    if (!*first) {
        buf_putc(json->out, ',');
    }
    *first = false;
    new_line(json);
}

// Everything that is a value comes through here first.
static void begin_value(struct json *json)
{
    if (json->after_key) {
        json->after_key = false;
        return;
    }
    if (json->depth > 0) {
        assert(json->bracket[json->depth - 1] == '['); // a mapping wants a key first
        next_entry(json);
    }
}

static void put_escape(struct buf *out, uint32_t unit)
{
    static const char DIGITS[] = "0123456789abcdef";
    char escape[] = {'\\',
                     'u',
                     DIGITS[unit >> 12 & 0xF],
                     DIGITS[unit >> 8 & 0xF],
                     DIGITS[unit >> 4 & 0xF],
                     DIGITS[unit & 0xF]};
    buf_add(out, escape, sizeof escape);
}

// A character that JSON or a terminal would not take as it is.
static void put_special(struct buf *out, uint32_t point)
{
    static const char NAMED[] = "\"\\\b\f\n\r\t";
    static const char LETTERS[] = "\"\\bfnrt";
    const char *named = point > 0 && point < 0x80 ? strchr(NAMED, (int)point) : NULL;
    if (named != NULL) {
        char escape[] = {'\\', LETTERS[named - NAMED]};
        buf_add(out, escape, sizeof escape);
    } else if (point < 0x10000) {
        put_escape(out, point);
    } else {
        put_escape(out, 0xD800 + ((point - 0x10000) >> 10));
        put_escape(out, 0xDC00 + (point & 0x3FF));
    }
}

static bool is_plain(uint32_t point)
{
    return point >= 0x20 && point != '"' && point != '\\' && point != 0xFFFD &&
           text_point_is_clean(point);
}

static void put_string(struct buf *out, const char *text)
{
    if (out->full)
        return; // nothing more is added, so nothing has to be read
    const char *end = text + strlen(text);
    const char *plain = text; // from here on nothing needed an escape
    buf_putc(out, '"');
    for (const char *at = text; at < end;) {
        if (*at >= 0x20 && *at < 0x7F && *at != '"' && *at != '\\') {
            at++;
            continue;
        }
        const char *here = at;
        uint32_t point = text_next(&at, end);
        if (is_plain(point)) {
            continue;
        }
        buf_add(out, plain, (size_t)(here - plain));
        plain = at;
        if (point == 0xFFFD) { // it may stand for a malformed byte
            buf_puts(out, "\xEF\xBF\xBD");
        } else {
            put_special(out, point);
        }
    }
    buf_add(out, plain, (size_t)(end - plain));
    buf_putc(out, '"');
}

void json_init(struct json *json, struct buf *out, bool compact)
{
    *json = (struct json){.out = out, .compact = compact};
}

void json_open(struct json *json, char bracket)
{
    assert(bracket == '{' || bracket == '[');
    assert(json->depth < JSON_DEPTH);
    begin_value(json);
    buf_putc(json->out, bracket);
    json->first[json->depth] = true;
    json->bracket[json->depth] = bracket;
    json->depth++;
}

void json_close(struct json *json, char bracket)
{
    assert(json->depth > 0 && !json->after_key);
    json->depth--;
    assert(bracket == (json->bracket[json->depth] == '{' ? '}' : ']'));
    if (!json->first[json->depth]) {
        new_line(json);
    }
    buf_putc(json->out, bracket);
}

void json_key(struct json *json, const char *key)
{
    assert(json->depth > 0 && json->bracket[json->depth - 1] == '{' && !json->after_key);
    next_entry(json);
    put_string(json->out, key);
    buf_puts(json->out, json->compact ? ":" : ": ");
    json->after_key = true;
}

void json_string(struct json *json, const char *text)
{
    if (text == NULL) {
        json_null(json);
        return;
    }
    begin_value(json);
    put_string(json->out, text);
}

void json_fixed(struct json *json, double value, int decimals)
{
    char text[NUM_TEXT];
    num_fixed(text, value, decimals);
    begin_value(json);
    buf_puts(json->out, text);
}

void json_plain(struct json *json, double value, int decimals)
{
    char text[NUM_TEXT];
    num_plain(text, value, decimals);
    begin_value(json);
    buf_puts(json->out, text);
}

void json_integer(struct json *json, long long value)
{
    begin_value(json);
    buf_putf(json->out, "%lld", value);
}

void json_bool(struct json *json, bool value)
{
    begin_value(json);
    buf_puts(json->out, value ? "true" : "false");
}

void json_null(struct json *json)
{
    begin_value(json);
    buf_puts(json->out, "null");
}

static void json_number(struct json *json, const struct value *value)
{
    if (value->decimals == VALUE_EXACT) {
        json_plain(json, value->number, EXACT_DECIMALS);
    } else {
        json_fixed(json, value->number, value->decimals);
    }
}

void json_value(struct json *json, const struct value *value)
{
    switch (value->kind) {
    case VALUE_MISSING: json_null(json); break;
    case VALUE_BOOL: json_bool(json, value->number != 0); break;
    case VALUE_NUMBER: json_number(json, value); break;
    case VALUE_WORD:
    case VALUE_TEXT:
    case VALUE_DATE: json_string(json, value->text); break;
    case VALUE_LIST:
    case VALUE_TABLE:
        json_open(json, '[');
        for (size_t i = 0; i < value->count; i++) {
            json_value(json, &value->items[i]);
        }
        json_close(json, ']');
        break;
    }
}
