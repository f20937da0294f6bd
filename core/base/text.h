// UTF-8 text: checking, walking, width on a terminal, and the nearest of some known names.
#ifndef GROW_BASE_TEXT_H
#define GROW_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Where `text` stops being well-formed UTF-8, or `length` when all of it is.
size_t text_valid_until(const char *text, size_t length);

// Reads the code point at `*at` and moves past it. Malformed bytes count as U+FFFD, one by one.
uint32_t text_next(const char **at, const char *end);

// Moves past printable ASCII, the bulk of every text: each of these is clean, and one column.
const char *text_skip_plain(const char *at, const char *end);

size_t text_points(const char *text, size_t length); // code points in it

// Columns on a terminal: 0 for combining marks, 2 for wide East Asian, 1 otherwise.
int text_columns(const char *text);
int text_point_columns(uint32_t point);

// True for a character that may stand in a text: no C0/C1 control but newline and tab, no bidi
// control, no line or paragraph separator, no noncharacter.
bool text_point_is_clean(uint32_t point);

enum { TEXT_SHOWN = 12 }; // room for one code point as text_shown writes it

// Writes a code point so that it is safe to show on one line: UTF-8, or \u{1B} for one that is not
// clean, a newline or a tab. Gives the length in bytes.
size_t text_shown(char out[TEXT_SHOWN], uint32_t point);

bool text_equal(const char *a, const char *b); // NULL equals only NULL
bool text_starts(const char *text, const char *with);
bool text_is_blank(const char *text); // nothing but white space, of any width
// The next line that is more than white space, without the white space around it, and its length;
// `at` moves behind it. NULL when there is none.
const char *text_next_line(const char **at, size_t *length);
bool text_is_id(const char *text); // [A-Za-z][A-Za-z0-9_-]{0,63}

// The first letter of a label in the middle of a sentence: small, unless a capital comes after it.
char text_small_first(const char *label);

// The candidate nearest to `wanted` by edit distance, or NULL when none is near enough to be
// meant: a third of the length, at least 1 but never the whole name; a difference in case, or
// between `-` and `_`, counts for little. Names past 64 code points are near nothing. Ties: the
// first. When none is near: the only one that `wanted` is the beginning of.
const char *text_nearest(const char *wanted, const char *const candidates[], size_t count);

#endif
