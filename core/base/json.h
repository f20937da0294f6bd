// Writes JSON into a buf: keys in the order they are given, two-space indentation, every string
// escaped (what is not a clean character is \uXXXX, malformed bytes are U+FFFD). The writer keeps
// the commas; misuse is an assertion. It ends without a newline.
#ifndef GROW_BASE_JSON_H
#define GROW_BASE_JSON_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/value.h"

enum { JSON_DEPTH = 64 };

struct json {
    struct buf *out;
    bool compact; // one line without blanks (canonical form)
    int depth;
    bool first[JSON_DEPTH];   // nothing stands in it yet
    char bracket[JSON_DEPTH]; // that opened it
    bool after_key;
};

void json_init(struct json *json, struct buf *out, bool compact);
void json_open(struct json *json, char bracket);  // '{' or '['
void json_close(struct json *json, char bracket); // '}' or ']'
void json_key(struct json *json, const char *key);
void json_string(struct json *json, const char *text); // NULL gives null
void json_fixed(struct json *json, double value,
                int decimals); // exactly these places, as num_fixed
void json_plain(struct json *json, double value, int decimals); // without trailing zeros
void json_integer(struct json *json, long long value);
void json_bool(struct json *json, bool value);
void json_null(struct json *json);
// A value as it is shown; missing gives null, a table an array of arrays.
void json_value(struct json *json, const struct value *value);

#endif
