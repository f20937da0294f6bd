// A strict reader of the HTML and SVG that the program writes, for its tests.
#ifndef GROW_TESTS_MARKUP_H
#define GROW_TESTS_MARKUP_H

#include "base/buf.h"

// NULL when every element is closed in order, every attribute is quoted and every text escaped;
// else where it goes wrong.
const char *markup_problem(const char *text);

size_t markup_count(const char *text, const char *piece);

// The text between the tags, entities read, without blanks: how a reader would hear it.
void markup_words(const char *text, struct buf *out);

// True when the words of `text` hold those of `words`, blanks aside.
bool markup_says(const char *text, const char *words);

// True when some element has this id.
bool markup_has_id(const char *text, const char *id, size_t length);

#endif
