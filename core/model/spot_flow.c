// Lists and mappings between brackets: what of them cannot stand. Where the next lines look like
// those of a block, it is the bracket that was never closed, and not what they hold.
#include <string.h>

#include "model/spot_walk.h"

enum { FLOW_MOST = 40 };

struct bracket {
    size_t at;
    bool item;      // one stands here since the bracket or the latest comma
    bool colon;     // it has its ":"
    bool plain;     // it ends in a text without quotes, which can go on
    bool in_quotes; // it ends in a text in quotes
    size_t item_at;
};

struct flow {
    struct walk *w;
    int parent; // the column of what the brackets belong to, or -1
    struct bracket open[FLOW_MOST];
    int depth;
    size_t end;       // of what was read last
    size_t line_open; // the bracket that was open at `line`, a line that looks like one of a block
    size_t line, line_end;
};

static struct bracket *top(struct flow *f)
{
    return &f->open[f->depth - 1];
}

// What closes a bracket, with a blank before it when there is one behind that.
static const char *closing(const struct walk *w, size_t open)
{
    bool wide = walk_char(w, open + 1) == ' ';
    return walk_char(w, open) == '[' ? (wide ? " ]" : "]") : (wide ? " }" : "}");
}

static bool unclosed(struct flow *f, size_t open, size_t before, size_t end)
{
    struct walk *w = f->w;
    walk_spot(w, SPOT_BRACKET_OPEN, open, open + 1);
    w->spot->other = before;
    if (end > open + 1 && walk_line(w, end - 1) == walk_line(w, open))
        walk_mend(w, end, end, closing(w, open));
    return false;
}

// A mistake between brackets. False when it is that they were to be closed earlier.
static bool stands(struct flow *f, enum spot_kind kind, size_t at, size_t end)
{
    if (f->line != SPOT_NOWHERE)
        return unclosed(f, f->line_open, f->line, f->line_end);
    walk_spot(f->w, kind, at, end);
    return true;
}

// Looks at a new line: one that begins no further than what the brackets belong to, as a key or a
// list item does, was not meant to stand between them.
static void look_at_line(struct flow *f, size_t line)
{
    const struct walk *w = f->w;
    size_t first = walk_first(w, line), colon = walk_colon(w, first);
    bool dash = walk_char(w, first) == '-' && walk_char(w, first + 1) == ' ';
    size_t word = walk_word_end(w, first);
    bool key = colon != SPOT_NOWHERE && word > first && word >= walk_trim(w, first, colon);
    if (f->line != SPOT_NOWHERE || f->parent < 0 || (int)(first - line) > f->parent ||
        !(dash || key))
        return;
    f->line = line;
    f->line_open = top(f)->at;
    f->line_end = f->end;
}

// Over blanks, line ends and remarks.
static void skip_gaps(struct flow *f)
{
    struct walk *w = f->w;
    while (w->at < w->length) {
        char c = walk_char(w, w->at);
        if (c == '#') {
            top(f)->plain = false;
            w->at = walk_line_end(w, w->at);
        } else if (c == '\n') {
            look_at_line(f, ++w->at);
        } else if (walk_gap(w, w->at)) {
            w->at++;
        } else {
            return;
        }
    }
}

// The whole text in quotes: up to a quote that an item can end with.
static void mend_nested(struct walk *w, size_t open, size_t close)
{
    char quote = walk_char(w, open);
    w->spot->nested = walk_nests(w, close);
    for (size_t at = close + 1; !walk_ends(w, at); at++) {
        size_t next = walk_first(w, at + 1);
        if (walk_char(w, at) == quote &&
            (walk_ends(w, next) || strchr(",]}", walk_char(w, next)) != NULL)) {
            walk_mend_quotes(w, open, at + 1);
            return;
        }
    }
}

// What stands before an item that no comma stands before.
static bool is_remark(const struct walk *w, const struct bracket *b)
{
    return walk_char(w, b->item_at) == '/' && walk_char(w, b->item_at + 1) == '/';
}

// An item begins behind another one.
static bool comma_lacks(struct flow *f, bool quoted)
{
    struct walk *w = f->w;
    struct bracket *b = top(f);
    bool same_line = walk_line(w, f->end) == walk_line(w, w->at);
    if (b->in_quotes && same_line && (!quoted || f->end == w->at)) {
        size_t text = walk_trim(w, b->item_at, f->end - 1);
        bool late = walk_char(w, text - 1) == ',' || walk_line(w, b->item_at) < walk_line(w, text);
        size_t close = f->end - 1, at = late ? b->item_at : close;
        if (stands(f, late ? SPOT_QUOTE_LATE : SPOT_QUOTE_BEHIND, at, at + 1))
            w->spot->other = late ? close : b->item_at;
        if (w->spot->kind == SPOT_QUOTE_LATE)
            walk_mend_open(w, at, close);
        else if (w->spot->kind == SPOT_QUOTE_BEHIND)
            mend_nested(w, b->item_at, close);
        return false;
    }
    if (is_remark(w, b)) {
        if (stands(f, SPOT_REMARK, b->item_at, b->item_at + 2))
            walk_mend(w, b->item_at, b->item_at + 2, "#");
        return false;
    }
    if (walk_char(w, b->at) == '{' && !b->colon && same_line) {
        if (stands(f, SPOT_COLON_KEY, f->end, f->end + 1))
            walk_mend(w, f->end, f->end, f->end == w->at ? ": " : ":");
        return false;
    }
    if (stands(f, SPOT_COMMA_MISSING, f->end, f->end + 1)) {
        w->spot->other = w->at;
        walk_mend(w, f->end, f->end, same_line && f->end == w->at ? ", " : ",");
    }
    return false;
}

static bool begins_item(struct flow *f, bool quoted)
{
    if (top(f)->item)
        return comma_lacks(f, quoted);
    top(f)->item = true;
    top(f)->item_at = f->w->at;
    return true;
}

static bool open_bracket(struct flow *f)
{
    if (f->depth > 0 && !begins_item(f, false))
        return false;
    if (f->depth == FLOW_MOST)
        return false;
    f->open[f->depth++] = (struct bracket){.at = f->w->at};
    f->end = ++f->w->at;
    return true;
}

// The bracket that is open was not closed, when the one around it is closed here; else this is the
// wrong one.
static void mend_other(struct flow *f, bool list)
{
    struct walk *w = f->w;
    bool outer = f->depth > 1 && (walk_char(w, f->open[f->depth - 2].at) == '[') != list;
    w->spot->other = top(f)->at;
    if (outer && walk_line(w, top(f)->at) == walk_line(w, w->at))
        walk_mend(w, f->end, f->end, closing(w, top(f)->at));
    else if (walk_char(w, walk_first(w, w->at + 1)) == (list ? ']' : '}'))
        w->spot->kind = SPOT_BRACKET_EXTRA;
    else if (!outer)
        walk_mend(w, w->at, w->at + 1, list ? "]" : "}");
}

static bool close_bracket(struct flow *f)
{
    struct walk *w = f->w;
    bool list = walk_char(w, top(f)->at) == '[';
    if (walk_char(w, w->at) != (list ? ']' : '}')) {
        if (stands(f, SPOT_BRACKET_OTHER, w->at, w->at + 1))
            mend_other(f, list);
        return false;
    }
    f->depth--;
    f->end = ++w->at;
    if (f->depth > 0)
        top(f)->plain = top(f)->in_quotes = false;
    return true;
}

static bool read_comma(struct flow *f)
{
    struct walk *w = f->w;
    struct bracket *b = top(f);
    if (!b->item && !b->colon) {
        size_t after = walk_first(w, w->at + 1);
        if (stands(f, SPOT_COMMA_DOUBLE, w->at, w->at + 1))
            walk_mend(w, w->at, walk_char(w, w->at - 1) == ',' ? w->at + 1 : after, "");
        return false;
    }
    b->item = b->colon = b->plain = b->in_quotes = false;
    f->end = ++w->at;
    return true;
}

// The ":" between a key and its value.
static bool read_colon(struct flow *f, bool key_on_line)
{
    struct walk *w = f->w;
    struct bracket *b = top(f);
    if (!b->colon && key_on_line) {
        b->colon = true;
        b->item = b->plain = b->in_quotes = false;
        f->end = ++w->at;
        return true;
    }
    if (stands(f, SPOT_COLON_ITEM, w->at, w->at + 1)) {
        size_t end = w->at;
        while (!walk_ends(w, end) && strchr(",[]{}", walk_char(w, end)) == NULL)
            end++;
        w->spot->other = b->item_at;
        walk_mend_quotes(w, b->item_at, end);
    }
    return false;
}

static bool ends_plain(const struct walk *w, size_t at)
{
    char c = walk_char(w, at);
    if (walk_ends(w, at) || strchr(",[]{}", c) != NULL)
        return true;
    if (c == '#')
        return walk_gap(w, at - 1);
    return c == ':' && (walk_gap(w, at + 1) || strchr(",[]{}", walk_char(w, at + 1)) != NULL);
}

static bool read_plain(struct flow *f)
{
    struct walk *w = f->w;
    struct bracket *b = top(f);
    bool goes_on = b->item && b->plain;
    if (!goes_on && !begins_item(f, false))
        return false;
    size_t start = w->at, before = f->end;
    if (strchr("%@`|>", walk_char(w, start)) != NULL && !goes_on) {
        while (!ends_plain(w, w->at))
            w->at++;
        if (stands(f, SPOT_START, start, start + 1))
            walk_mend_quotes(w, start, w->at);
        return false;
    }
    while (!ends_plain(w, w->at))
        w->at++;
    f->end = walk_trim(w, start, w->at);
    b->plain = true;
    b->in_quotes = false;
    if (walk_char(w, w->at) != ':')
        return true;
    if (!walk_gap(w, w->at + 1)) {
        if (stands(f, SPOT_COLON_BARE, w->at, w->at + 1))
            walk_mend(w, w->at + 1, w->at + 1, " ");
        return false;
    }
    if (!goes_on)
        return read_colon(f, true);
    // A key on a line of its own: the line above it lacks its comma.
    f->end = before;
    w->at = start;
    b->in_quotes = false;
    return comma_lacks(f, false);
}

static bool read_quoted(struct flow *f)
{
    struct walk *w = f->w;
    size_t open = w->at;
    if (!begins_item(f, true))
        return false;
    if (!walk_quoted(w)) {
        if (f->line != SPOT_NOWHERE)
            unclosed(f, f->line_open, f->line, f->line_end);
        return false;
    }
    f->end = w->at;
    top(f)->plain = false;
    top(f)->in_quotes = true;
    bool one_line = memchr(w->text + open, '\n', w->at - open) == NULL;
    size_t next = walk_first(w, w->at);
    if (walk_char(w, next) != ':')
        return true;
    w->at = next;
    return read_colon(f, one_line);
}

static bool read_dash(struct flow *f)
{
    struct walk *w = f->w;
    if (stands(f, SPOT_DASH_FLOW, w->at, w->at + 1))
        walk_mend(w, w->at, walk_first(w, w->at + 1), "");
    return false;
}

// A property or an alias: a word that is looked at by the parser.
static bool read_property(struct flow *f)
{
    struct walk *w = f->w;
    if (walk_char(w, w->at) == '*' && !begins_item(f, false))
        return false;
    while (!walk_gap(w, w->at) && strchr(",[]{}", walk_char(w, w->at)) == NULL)
        w->at++;
    f->end = w->at;
    return true;
}

static bool read_part(struct flow *f)
{
    struct walk *w = f->w;
    bool gap = walk_gap(w, w->at + 1);
    switch (walk_char(w, w->at)) {
    case '[':
    case '{': return open_bracket(f);
    case ']':
    case '}': return close_bracket(f);
    case ',': return read_comma(f);
    case '"':
    case '\'': return top(f)->plain ? read_plain(f) : read_quoted(f);
    case '&':
    case '!':
    case '*': return top(f)->plain ? read_plain(f) : read_property(f);
    case '?': return top(f)->plain && read_plain(f);
    case '-': return gap && !top(f)->plain ? read_dash(f) : read_plain(f);
    case ':': return gap || !top(f)->item ? false : read_plain(f);
    default: return read_plain(f);
    }
}

bool walk_flow(struct walk *w, int parent)
{
    struct flow f = {.w = w, .parent = parent, .line = SPOT_NOWHERE};
    w->inside = true;
    if (!open_bracket(&f))
        return false;
    while (f.depth > 0) {
        skip_gaps(&f);
        if (w->at >= w->length) {
            if (f.line != SPOT_NOWHERE)
                return unclosed(&f, f.line_open, f.line, f.line_end);
            return unclosed(&f, top(&f)->at, SPOT_NOWHERE, f.end);
        }
        if (!read_part(&f))
            return false;
    }
    w->inside = false;
    return true;
}
