// A typed writer of HTML and SVG: elements, attributes and texts. What it writes is well-formed by
// construction: every text and attribute is escaped, every element that is opened must be closed by
// its own name (an assertion). Names of elements and attributes come from the program, never from
// a pack.
#ifndef GROW_REPORT_HTML_H
#define GROW_REPORT_HTML_H

#include <stdbool.h>

#include "base/buf.h"

enum { HTML_DEPTH = 32 };

struct html {
    struct buf *out;
    const char *open[HTML_DEPTH];
    int depth;
    bool in_tag; // of the last element only the name and some attributes are written
};

void html_init(struct html *html, struct buf *out);

void html_open(struct html *html, const char *element);
void html_void(struct html *html, const char *element); // has no content and no end: meta, br
void html_close(struct html *html, const char *element);

// Attributes belong to the element that was opened last; nothing else may have come between. A
// NULL value leaves the attribute out.
void html_attr(struct html *html, const char *name, const char *value);
void html_attr_number(struct html *html, const char *name, double value); // 2 places at most
// Two texts joined: a prefix and an id.
void html_attr_joined(struct html *html, const char *name, const char *first, const char *second);

// NULL is no text. Characters that may not stand in a text become U+FFFD.
void html_text(struct html *html, const char *text);

// The same of words that people read: no line ends within a date or a pair of years (class `nb`).
void html_words(struct html *html, const char *text);

// An element with a class (may be NULL) and only text, or words, in it.
void html_leaf(struct html *html, const char *element, const char *class_name, const char *text);
void html_words_leaf(struct html *html, const char *element, const char *class_name,
                     const char *text);

// Opens an element with a class.
void html_open_class(struct html *html, const char *element, const char *class_name);

void html_line(struct html *html); // a new line between elements, so that people can read it

// As it is: only for texts of the program and for what this writer wrote.
void html_raw(struct html *html, const char *text);

// JSON inside a script element: `<`, `>` and `&` are escaped, so that nothing can end the script.
void html_json(struct html *html, const char *json);

#endif
