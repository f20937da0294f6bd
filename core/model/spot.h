// Where the mistake is in a text that a YAML parser refused. A parser tells where it could go no
// further, which is often lines behind the mistake: this reads the text as an author sees it, with
// its lines, indentation, quotes and brackets, and stops at the first thing that cannot stand. It
// says nothing itself (tree_syntax.c does), and is only asked after a parser has refused.
#ifndef GROW_MODEL_SPOT_H
#define GROW_MODEL_SPOT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum spot_kind {
    SPOT_NONE,
    SPOT_QUOTE_OPEN,    // a quote that is never closed
    SPOT_QUOTE_LATE,    // one that is closed on a later line, by what opens another text
    SPOT_QUOTE_BEHIND,  // more behind the text in quotes
    SPOT_QUOTE_COMMA,   // a comma behind a value in block form
    SPOT_ESCAPE,        // a backslash in double quotes before what it does not go with
    SPOT_BRACKET_OPEN,  // a bracket that is never closed, or not before the line `other`
    SPOT_BRACKET_OTHER, // `[` closed by `}`
    SPOT_BRACKET_EXTRA, // a bracket that closes nothing
    SPOT_BRACKET_BEHIND,
    SPOT_COMMA_MISSING,
    SPOT_COMMA_DOUBLE, // or before the first item
    SPOT_COLON,        // ": " in a text without quotes
    SPOT_KEY_SECOND,   // "id: R04 text: Wat?"
    SPOT_COLON_ITEM,   // a second ": " in an item between brackets
    SPOT_COLON_LOWER,  // ": " in a later line of a text without quotes
    SPOT_COLON_NONE,   // a line among keys without a ":"
    SPOT_COLON_TIGHT,  // "key:value"
    SPOT_COLON_BARE,   // "key:," between brackets
    SPOT_COLON_KEY,    // a key between "{" and "}" without a ":"
    SPOT_REMARK,       // one that begins with "//" or "--"
    SPOT_EQUALS,       // "key = value"
    SPOT_LOOSE,        // a text that no key or dash stands before
    SPOT_INDENT,       // a line that begins in a column where nothing is open
    SPOT_INDENT_TEXT,  // a line of a text behind "|" or ">" that begins too early
    SPOT_TAB,
    SPOT_BLANK, // a line that is indented with blanks that are none
    SPOT_DASH_TIGHT,
    SPOT_DASH_OTHER, // a list item with a bullet or a long dash
    SPOT_DASH_KEY,   // "key: - item"
    SPOT_DASH_FLOW,  // "- " between brackets
    SPOT_DASH_EXTRA, // a list item among keys
    SPOT_DASH_NONE,  // a key among list items
    SPOT_START,      // a text that begins with a mark
    SPOT_HEADER      // a text on the line of "|" or ">"
};

enum { SPOT_FITS = 2 };

// Places are bytes of the text.
struct spot {
    enum spot_kind kind;
    size_t at, end; // the mistake
    size_t other;   // what goes with it, or SPOT_NOWHERE
    size_t seen;    // how far was read: a parser cannot have stopped before this line
    int found;      // of SPOT_INDENT: the blanks before the line ...
    int fit_count;  // ... and before the lines that it may go with
    int fits[SPOT_FITS];
    size_t fit_at[SPOT_FITS];
    // How the line is mended: these bytes become `put`, or the same text in quotes.
    bool mended, quoted, nested; // nested: the quotes around it are meant to be its own
    size_t from, to;
    const char *put;
};

#define SPOT_NOWHERE ((size_t)-1)

// False when nothing is found, or when the text has what this does not follow.
bool spot_find(const char *text, size_t length, struct spot *spot);

// The line as it is when mended, without the blanks before it. False when that is not known, or
// too long to be shown.
bool spot_mend(const char *text, size_t length, const struct spot *spot, struct buf *line);

#endif
