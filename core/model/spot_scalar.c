// Places in a text, texts in quotes and texts behind "|" or ">": what of them cannot stand.
#include <string.h>

#include "model/spot_walk.h"

// --- places ---

char walk_char(const struct walk *w, size_t at)
{
    return at < w->length ? w->text[at] : '\n';
}

bool walk_ends(const struct walk *w, size_t at)
{
    char c = walk_char(w, at);
    return c == '\n' || c == '\r';
}

bool walk_gap(const struct walk *w, size_t at)
{
    char c = walk_char(w, at);
    return c == ' ' || c == '\t' || walk_ends(w, at);
}

size_t walk_line(const struct walk *w, size_t at)
{
    at = at < w->length ? at : w->length;
    while (at > 0 && w->text[at - 1] != '\n')
        at--;
    return at;
}

size_t walk_line_end(const struct walk *w, size_t at)
{
    while (!walk_ends(w, at))
        at++;
    return at;
}

size_t walk_trim(const struct walk *w, size_t from, size_t to)
{
    while (to > from && walk_gap(w, to - 1))
        to--;
    return to;
}

size_t walk_value_end(const struct walk *w, size_t at)
{
    size_t end = at;
    while (!walk_ends(w, end) && !(end > at && walk_char(w, end) == '#' && walk_gap(w, end - 1)))
        end++;
    return walk_trim(w, at, end);
}

size_t walk_next_line(const struct walk *w, size_t at)
{
    while (at < w->length && w->text[at] != '\n')
        at++;
    return at < w->length ? at + 1 : w->length;
}

size_t walk_first(const struct walk *w, size_t at)
{
    while (walk_char(w, at) == ' ' || walk_char(w, at) == '\t')
        at++;
    return at;
}

void walk_blanks(struct walk *w)
{
    w->at = walk_first(w, w->at);
}

bool walk_marks_document(const struct walk *w, size_t at)
{
    return w->length - at >= 3 && walk_gap(w, at + 3) &&
           (memcmp(w->text + at, "---", 3) == 0 || memcmp(w->text + at, "...", 3) == 0);
}

size_t walk_word_end(const struct walk *w, size_t at)
{
    for (size_t from = at;; at++) {
        char c = walk_char(w, at);
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!letter && (at == from || !(c == '_' || c == '-')))
            return at;
    }
}

int walk_column(const struct walk *w, size_t at)
{
    return (int)(at - walk_line(w, at));
}

size_t walk_closing(const struct walk *w, size_t at)
{
    char quote = walk_char(w, at);
    for (at++; !walk_ends(w, at); at++) {
        if (walk_char(w, at) == quote)
            return at;
        at += quote == '"' && walk_char(w, at) == '\\' && !walk_ends(w, at + 1);
    }
    return SPOT_NOWHERE;
}

size_t walk_colon(const struct walk *w, size_t at)
{
    char quote = walk_char(w, at);
    if (quote == '"' || quote == '\'') {
        size_t close = walk_closing(w, at);
        at = close == SPOT_NOWHERE ? at : walk_first(w, close + 1);
        return walk_char(w, at) == ':' && walk_gap(w, at + 1) ? at : SPOT_NOWHERE;
    }
    for (; !walk_ends(w, at); at++) {
        if (walk_char(w, at) == ':' && walk_gap(w, at + 1))
            return at;
        if (walk_char(w, at) == '#' && at > 0 && walk_gap(w, at - 1))
            break;
    }
    return SPOT_NOWHERE;
}

// --- what is found ---

bool walk_spot(struct walk *w, enum spot_kind kind, size_t at, size_t end)
{
    struct spot *spot = w->spot;
    spot->kind = kind;
    spot->at = at;
    spot->end = end;
    spot->other = SPOT_NOWHERE;
    spot->seen = w->at < w->length ? w->at : w->length;
    return false;
}

void walk_mend(struct walk *w, size_t from, size_t to, const char *put)
{
    w->spot->mended = true;
    w->spot->quoted = false;
    w->spot->from = from;
    w->spot->to = to;
    w->spot->put = put;
}

void walk_mend_quotes(struct walk *w, size_t from, size_t to)
{
    walk_mend(w, from, walk_trim(w, from, to), NULL);
    w->spot->quoted = true;
}

// --- quotes ---

// Does a later line of a text in quotes begin as a key or a list item does?
static bool swallows_lines(const struct walk *w, size_t open, size_t close)
{
    for (size_t at = walk_next_line(w, open); at < close; at = walk_next_line(w, at)) {
        size_t first = walk_first(w, at), colon = walk_colon(w, first);
        if (walk_char(w, first) == '-' && walk_char(w, first + 1) == ' ')
            return true;
        size_t word = walk_word_end(w, first);
        if (colon != SPOT_NOWHERE && colon < close && word > first && word == colon)
            return true;
    }
    return false;
}

// Between brackets a text in quotes ends where what follows looks like another item, or like the
// end.
static void mend_open_inside(struct walk *w, size_t open, const char *put)
{
    for (size_t at = open + 1; !walk_ends(w, at); at++) {
        char c = walk_char(w, at);
        size_t next = walk_first(w, at + 1), word = walk_word_end(w, next);
        bool item = strchr("\"'[{", walk_char(w, next)) != NULL ||
                    (word > next && walk_char(w, word) == ':');
        bool closes = walk_ends(w, next) || strchr(",]}", walk_char(w, next)) != NULL;
        if ((c == ',' && (item || walk_ends(w, next))) || ((c == ']' || c == '}') && closes)) {
            at = walk_trim(w, open + 1, at);
            bool other = walk_char(w, at - 1) == '"' || walk_char(w, at - 1) == '\'';
            walk_mend(w, at - other, at, put);
            return;
        }
    }
}

// Is the line under that of `open` more of its text: further in than that line, and no key or item?
static bool goes_on(const struct walk *w, size_t open)
{
    size_t here = walk_line(w, open), next = walk_next_line(w, open), first = walk_first(w, next);
    bool deeper = first - next > walk_first(w, here) - here;
    return next < w->length && deeper && !walk_ends(w, first) &&
           walk_colon(w, first) == SPOT_NOWHERE &&
           !(walk_char(w, first) == '-' && walk_gap(w, first + 1));
}

void walk_mend_open(struct walk *w, size_t open, size_t close)
{
    if (w->inside && close >= walk_line_end(w, open)) {
        mend_open_inside(w, open, walk_char(w, open) == '"' ? "\"" : "'");
        return;
    }
    size_t line = walk_value_end(w, open), end = walk_trim(w, open, close < line ? close : line);
    char quote = walk_char(w, open), next = walk_char(w, open + 1), last = walk_char(w, end - 1);
    const char *put = quote == '"' ? "\"" : "'";
    size_t word = walk_word_end(w, open + 1), first = walk_first(w, walk_line(w, open));
    while (walk_char(w, first) == '-' && walk_gap(w, first + 1) && first < open)
        first = walk_first(w, first + 1);
    if (end < open + 2 || goes_on(w, open))
        return;
    // "title: Proef
    if (first == open && word > open + 1 && walk_char(w, word) == ':' && walk_gap(w, word + 1)) {
        walk_mend(w, word, word, put);
        return;
    }
    // 's Morgens
    if (quote == '\'' && next >= 'a' && next <= 'z' && walk_char(w, open + 2) == ' ')
        walk_mend_quotes(w, open, end);
    else if (last == '"' || last == '\'')
        walk_mend(w, end - 1, end, last == quote ? "" : put);
    else
        walk_mend(w, end - (last == ','), end - (last == ','), put);
}

static bool never_closed(struct walk *w, size_t open)
{
    walk_spot(w, SPOT_QUOTE_OPEN, open, open + 1);
    walk_mend_open(w, open, w->length);
    return false;
}

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// What stands behind a backslash; moves over it.
static bool read_escape(struct walk *w, size_t open)
{
    size_t slash = w->at, digits = 0;
    char c = walk_char(w, slash + 1);
    w->at += 2;
    if (walk_ends(w, slash + 1))
        return true;
    bool good = strchr("0abt\tnvfre \"/\\N_LPxuU", c) != NULL;
    size_t wanted = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    while (good && digits < wanted && is_hex(walk_char(w, w->at))) {
        digits++;
        w->at++;
    }
    if (good && digits == wanted)
        return true;
    walk_spot(w, SPOT_ESCAPE, slash, slash + 2);
    size_t close = walk_closing(w, open);
    if (close != SPOT_NOWHERE)
        walk_mend_quotes(w, open, close + 1);
    w->spot->nested = true;
    return false;
}

// Text in quotes ends at a quote of its kind; what follows it is for the caller.
bool walk_quoted(struct walk *w)
{
    size_t open = w->at;
    char quote = walk_char(w, open);
    for (w->at++;;) {
        char c = walk_char(w, w->at);
        if (w->at >= w->length)
            return never_closed(w, open);
        if (w->text[w->at - 1] == '\n' && walk_marks_document(w, w->at))
            return never_closed(w, open);
        if (quote == '"' && c == '\\') {
            if (!read_escape(w, open))
                return false;
        } else if (c == quote && quote == '\'' && walk_char(w, w->at + 1) == quote) {
            w->at += 2;
        } else if (c == quote) {
            break;
        } else {
            w->at++;
        }
    }
    size_t close = w->at++;
    size_t next = walk_first(w, w->at);
    bool behind = !walk_ends(w, next) && walk_char(w, next) != '#' &&
                  strchr(":,]}", walk_char(w, next)) == NULL;
    size_t line = walk_line(w, close);
    bool first = line > open && walk_first(w, line) == close && next == w->at;
    if (!behind || !(first || swallows_lines(w, open, close)))
        return true;
    walk_spot(w, SPOT_QUOTE_LATE, open, open + 1);
    walk_mend_open(w, open, close);
    w->spot->other = close;
    return false;
}

bool walk_nests(const struct walk *w, size_t close)
{
    return walk_gap(w, close - 1) || !walk_gap(w, close + 1);
}

// --- texts behind "|" and ">" ---

static bool read_header(struct walk *w, int *width)
{
    size_t sign = w->at++;
    for (int i = 0; i < 2; i++) {
        char c = walk_char(w, w->at);
        if (c == '+' || c == '-' || (c >= '1' && c <= '9'))
            w->at++;
        if (c >= '1' && c <= '9')
            *width = c - '0';
    }
    walk_blanks(w);
    if (walk_ends(w, w->at) || walk_char(w, w->at) == '#')
        return true;
    size_t end = walk_trim(w, w->at, walk_line_end(w, w->at));
    walk_spot(w, SPOT_HEADER, sign, sign + 1);
    w->spot->other = w->at;
    walk_mend_quotes(w, sign, end);
    return false;
}

// A line that comes before the text behind "|" ends, but is not far enough to belong to it.
static bool too_early(struct walk *w, size_t line, size_t first, size_t model)
{
    w->at = first;
    walk_spot(w, SPOT_INDENT_TEXT, first, walk_trim(w, first, walk_line_end(w, first)));
    w->spot->found = (int)(first - line);
    w->spot->fit_count = 1;
    w->spot->fits[0] = (int)(walk_first(w, walk_line(w, model)) - walk_line(w, model));
    w->spot->fit_at[0] = model;
    return false;
}

// `parent` is the column of what the text belongs to, or -1.
bool walk_block_text(struct walk *w, int parent)
{
    int width = 0;
    size_t model = SPOT_NOWHERE;
    if (!read_header(w, &width))
        return false;
    size_t indent = width > 0 ? (size_t)((parent < 0 ? 0 : parent) + width) : 0;
    for (w->at = walk_next_line(w, w->at); w->at < w->length; w->at = walk_next_line(w, w->at)) {
        size_t first = w->at;
        while (walk_char(w, first) == ' ')
            first++;
        if (walk_ends(w, first))
            continue;
        size_t blanks = first - w->at;
        if (walk_char(w, first) == '\t' && (indent == 0 || blanks < indent))
            return walk_spot(w, SPOT_TAB, first, first + 1);
        if (indent == 0 && (int)blanks > parent)
            indent = blanks;
        if (indent > 0 && blanks >= indent) {
            model = model == SPOT_NOWHERE ? first : model;
            continue;
        }
        bool over = (int)blanks <= parent || model == SPOT_NOWHERE || walk_char(w, first) == '#';
        return over || too_early(w, w->at, first, model);
    }
    return true;
}
