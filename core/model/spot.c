// Reads a text line by line as an author sees it: which lists and mappings are open, and whether
// each line goes with one of them. It follows what packs are written in; at anything rarer (a key
// behind "?", a second document) it stops, and finds nothing. Must not know a parser.
#include "model/spot.h"

#include <string.h>

#include "model/spot_walk.h"

static struct walk_level *top(struct walk *w)
{
    return w->depth > 0 ? &w->levels[w->depth - 1] : NULL;
}

static int parent_of(struct walk *w)
{
    return w->depth > 0 ? top(w)->column : -1;
}

// --- levels ---

static bool open_level(struct walk *w, int column, bool list, size_t at)
{
    struct walk_level *level = top(w);
    if (level != NULL && level->column == column && level->list == list) {
        level->at = at;
        return true;
    }
    if (w->depth == WALK_LEVELS)
        return false;
    w->levels[w->depth++] = (struct walk_level){column, list, at};
    return true;
}

// Closes what ends before this line, and sees whether the line goes with what stays open.
static bool settle(struct walk *w, int column)
{
    bool dash = walk_dash(w, w->at);
    int depth = w->depth;
    while (depth > 0 && w->levels[depth - 1].column > column)
        depth--;
    bool wanting = w->wanting && depth == w->depth;
    struct walk_level *level = depth > 0 ? &w->levels[depth - 1] : NULL;
    if (level != NULL && level->column == column) {
        // A list may begin in the column of its key.
        bool under = depth > 1 && level->list && !dash && w->levels[depth - 2].column == column;
        if (under)
            level = &w->levels[--depth - 1];
        if (level->list && !dash)
            return walk_does_not_fit(w, w->at, SPOT_DASH_NONE);
        if (!level->list && dash && !wanting)
            return walk_does_not_fit(w, w->at, SPOT_DASH_EXTRA);
        if (!level->list && !dash)
            wanting = false;
    } else if (!wanting && (level != NULL || w->depth > 0)) {
        return walk_does_not_fit(w, w->at, SPOT_INDENT);
    }
    w->depth = depth;
    w->wanting = wanting;
    return true;
}

// --- what stands on a line ---

// A key with a bracket in it: "labels { nl: Aan }".
static bool key_is_torn(struct walk *w)
{
    if (w->depth == 0 || top(w)->list)
        return false;
    for (size_t at = top(w)->at; !walk_ends(w, at); at++) {
        char c = walk_char(w, at);
        if (c == ':' && walk_gap(w, at + 1))
            return false;
        if ((c == '{' || c == '[') && walk_gap(w, at - 1) && at > top(w)->at)
            return true;
    }
    return false;
}

// Behind a value: a remark, or nothing.
static bool ends_value(struct walk *w, enum spot_kind behind, size_t open)
{
    size_t close = w->at;
    walk_blanks(w);
    if (walk_ends(w, w->at) || walk_char(w, w->at) == '#') {
        w->wanting = w->texted = false;
        w->at = walk_next_line(w, w->at);
        return true;
    }
    char c = walk_char(w, w->at);
    size_t end = walk_trim(w, w->at, walk_line_end(w, w->at));
    if (key_is_torn(w))
        return walk_has_no_colon(w, top(w)->at);
    if ((c == ',' || c == ';') && w->at + 1 == end) {
        walk_spot(w, SPOT_QUOTE_COMMA, w->at, w->at + 1);
        walk_mend(w, close, end, "");
    } else if (c == ']' || c == '}') {
        walk_spot(w, SPOT_BRACKET_EXTRA, w->at, w->at + 1);
        walk_mend(w, close, w->at + 1, "");
    } else if (c == ':') {
        walk_spot(w, SPOT_COLON_TIGHT, w->at, w->at + 1);
        walk_mend(w, w->at + 1, w->at + 1, " ");
    } else {
        size_t at = behind == SPOT_START ? open : close - 1;
        walk_spot(w, behind, at, at + 1);
        if (walk_line(w, open) == walk_line(w, close))
            walk_mend_quotes(w, open, end);
        w->spot->nested = walk_nests(w, close - 1);
    }
    w->spot->other = open;
    return false;
}

// The lines that follow a text without quotes and belong to it. `start` is where it began.
static bool read_more(struct walk *w, size_t start, bool behind_key)
{
    int parent = parent_of(w);
    for (;;) {
        size_t line = w->at, first = walk_first(w, line), tab = line;
        while (walk_char(w, tab) == ' ')
            tab++;
        if (line >= w->length)
            return true;
        bool tabbed = tab < first && (int)(tab - line) <= parent;
        if (tabbed)
            return walk_tab(w, tab);
        if (walk_ends(w, first)) {
            w->at = walk_next_line(w, line);
            continue;
        }
        if ((int)(first - line) <= parent || walk_char(w, first) == '#' ||
            (first == line && walk_marks_document(w, first)))
            return true;
        size_t colon = walk_colon(w, first);
        w->at = first;
        if (colon != SPOT_NOWHERE) {
            size_t key = walk_dash(w, first) ? walk_first(w, first + 1) : first;
            size_t end = walk_trim(w, start, walk_line_end(w, start));
            if (!behind_key &&
                ((int)(first - line) == walk_column(w, start) || walk_word_end(w, start) == end)) {
                w->texted = false;
                return walk_has_no_colon(w, start);
            }
            if (key > first || walk_word_end(w, key) >= walk_trim(w, key, colon))
                return walk_does_not_fit(w, first, SPOT_INDENT);
            walk_spot(w, SPOT_COLON_LOWER, colon, colon + 1);
            w->spot->other = start;
            return false;
        }
        for (; !walk_ends(w, w->at); w->at++)
            if (walk_char(w, w->at) == '#' && walk_gap(w, w->at - 1)) {
                w->at = walk_next_line(w, w->at);
                return true;
            }
        w->at = walk_next_line(w, w->at);
    }
}

// A ": " in the value of a key.
static bool second_colon(struct walk *w, size_t start, size_t colon, size_t end)
{
    size_t key = top(w)->at, word = colon, one = start;
    if (walk_tight_dash(w, key))
        return walk_dash_is_tight(w, key);
    if (key_is_torn(w))
        return walk_has_no_colon(w, key);
    if (walk_char(w, end - 1) == '}' && memchr(w->text + start, '{', end - start) == NULL) {
        bool value = walk_word_end(w, start) == colon;
        walk_spot(w, SPOT_BRACKET_EXTRA, end - 1, end);
        walk_mend(w, value ? start : key, value ? start : key, "{ ");
        return false;
    }
    walk_spot(w, SPOT_COLON, colon, colon + 1);
    w->spot->other = start;
    // "R04 text: Wat?": a number or an id, and then a word that may be a key.
    while (word > start && !walk_gap(w, word - 1))
        word--;
    bool digit = false;
    for (; !walk_gap(w, one); one++)
        digit = digit || (walk_char(w, one) >= '0' && walk_char(w, one) <= '9');
    if (digit && walk_first(w, one) == word && walk_word_end(w, word) == colon)
        w->spot->kind = SPOT_KEY_SECOND;
    else
        walk_mend_quotes(w, start, end);
    return false;
}

// A text without quotes, to its end.
static bool read_plain(struct walk *w, bool behind_key)
{
    size_t start = w->at, end = walk_value_end(w, start);
    size_t colon = behind_key ? walk_colon(w, start) : SPOT_NOWHERE;
    if (colon != SPOT_NOWHERE)
        return second_colon(w, start, colon, end);
    bool remark = false;
    w->texted = memchr(w->text + start, ' ', end - start) != NULL;
    while (!walk_ends(w, w->at) && !remark) {
        remark = walk_char(w, w->at) == '#' && walk_gap(w, w->at - 1);
        w->at += !remark;
    }
    w->wanting = false;
    w->at = walk_next_line(w, w->at);
    return remark || read_more(w, start, behind_key);
}

static bool read_start(struct walk *w)
{
    char c = walk_char(w, w->at);
    if (c == ']' || c == '}') {
        walk_spot(w, SPOT_BRACKET_EXTRA, w->at, w->at + 1);
        return false;
    }
    walk_spot(w, SPOT_START, w->at, w->at + 1);
    walk_mend_quotes(w, w->at, walk_line_end(w, w->at));
    return false;
}

// An anchor or a tag before a value: those are told of by the parser's reader.
static void skip_properties(struct walk *w)
{
    while (walk_char(w, w->at) == '&' || walk_char(w, w->at) == '!') {
        while (!walk_gap(w, w->at))
            w->at++;
        walk_blanks(w);
    }
}

static bool read_value(struct walk *w, bool behind_key);

// Behind the ":" of a key.
static bool read_behind(struct walk *w)
{
    w->at++;
    w->wanting = true;
    w->texted = false;
    walk_blanks(w);
    skip_properties(w);
    if (!walk_ends(w, w->at) && walk_char(w, w->at) != '#')
        return read_value(w, true);
    w->at = walk_next_line(w, w->at);
    return true;
}

// The value of a key on its line, or what begins a line and is no key.
static bool read_value(struct walk *w, bool behind_key)
{
    size_t open = w->at;
    switch (walk_char(w, open)) {
    case '"':
    case '\'': return walk_quoted(w) && ends_value(w, SPOT_QUOTE_BEHIND, open);
    case '[':
    case '{': return walk_flow(w, parent_of(w)) && ends_value(w, SPOT_BRACKET_BEHIND, open);
    case '|':
    case '>':
        w->wanting = false;
        w->texted = true;
        return walk_block_text(w, parent_of(w));
    case '*':
        while (!walk_gap(w, w->at))
            w->at++;
        return ends_value(w, SPOT_START, open);
    case '?': return !walk_gap(w, open + 1) && read_plain(w, behind_key);
    case '-':
        if (!walk_gap(w, open + 1))
            break;
        walk_spot(w, SPOT_DASH_KEY, open, open + 1);
        walk_mend_quotes(w, open, walk_line_end(w, open));
        return false;
    case '%':
    case '@':
    case '`':
    case ',':
    case ']':
    case '}': return read_start(w);
    default: break;
    }
    return read_plain(w, behind_key);
}

// What begins a line, or stands behind a dash: a key with its value, or a value.
static bool read_node(struct walk *w, int column)
{
    size_t start = w->at;
    bool among_keys = w->depth > 0 && !top(w)->list && top(w)->column == column;
    skip_properties(w);
    if (walk_ends(w, w->at)) {
        w->at = walk_next_line(w, w->at);
        return true;
    }
    char c = walk_char(w, w->at);
    bool opens = c == '[' || c == '{' || c == '*' || c == '|' || c == '>' ||
                 (c == '?' && walk_gap(w, w->at + 1));
    size_t colon = opens ? SPOT_NOWHERE : walk_colon(w, w->at);
    if (strchr("%@`,]}", c) != NULL)
        return read_start(w);
    if (colon == SPOT_NOWHERE) {
        bool quote = c == '"' || c == '\'';
        if (among_keys && !opens && !(quote && walk_closing(w, w->at) == SPOT_NOWHERE))
            return walk_has_no_colon(w, w->at);
        return !(among_keys && opens) && read_value(w, false);
    }
    if (!open_level(w, column, false, start))
        return false;
    w->at = colon;
    return read_behind(w);
}

static bool read_line(struct walk *w)
{
    size_t line = w->at;
    for (w->at = walk_first(w, line);;) {
        int column = (int)(w->at - line);
        if (!settle(w, column))
            return false;
        if (!walk_dash(w, w->at))
            return read_node(w, column);
        if (!open_level(w, column, true, w->at))
            return false;
        w->wanting = true;
        w->at++;
        while (walk_char(w, w->at) == ' ')
            w->at++;
        if (walk_char(w, w->at) == '\t') {
            walk_tab(w, w->at);
            walk_mend(w, w->at, walk_first(w, w->at), " ");
            return false;
        }
        if (walk_ends(w, w->at) || walk_char(w, w->at) == '#') {
            w->at = walk_next_line(w, w->at);
            return true;
        }
    }
}

// The lines up to the end, or the first mistake.
static void read_lines(struct walk *w)
{
    bool begun = false;
    while (w->at < w->length) {
        size_t first = w->at;
        while (walk_char(w, first) == ' ')
            first++;
        if (walk_char(w, first) == '\t') {
            walk_tab(w, first);
            return;
        }
        if (walk_ends(w, first) || walk_char(w, first) == '#') {
            w->at = walk_next_line(w, w->at);
        } else if (walk_marks_document(w, w->at)) {
            bool plain = w->text[w->at] == '-' && walk_ends(w, walk_first(w, w->at + 3));
            if (begun || !plain)
                return;
            w->at = walk_next_line(w, w->at);
            begun = true;
        } else {
            begun = true;
            if (!read_line(w))
                return;
        }
    }
}

// Blanks that a word processor made are no indentation.
static void look_at_blanks(struct walk *w)
{
    struct spot *spot = w->spot;
    size_t first = walk_first(w, walk_line(w, spot->seen)), end = first;
    while (w->length - end >= 2 && memcmp(w->text + end, "\xc2\xa0", 2) == 0)
        end = walk_first(w, end + 2);
    bool block = spot->kind == SPOT_INDENT || spot->kind == SPOT_COLON_NONE ||
                 spot->kind == SPOT_COLON_LOWER || spot->kind == SPOT_INDENT_TEXT;
    if (end == first || !block)
        return;
    walk_spot(w, SPOT_BLANK, first, end);
}

bool spot_find(const char *text, size_t length, struct spot *spot)
{
    struct walk w = {.text = text, .length = length, .spot = spot};
    *spot = (struct spot){.kind = SPOT_NONE, .other = SPOT_NOWHERE};
    read_lines(&w);
    if (spot->kind == SPOT_NONE)
        return false;
    look_at_blanks(&w);
    return true;
}
