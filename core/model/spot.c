// Reads a text line by line as an author sees it: which lists and mappings are open, and whether
// each line goes with one of them. It follows what packs are written in; at anything rarer (a key
// behind "?", a second document) it stops, and finds nothing. Must not know a parser.
#include "model/spot.h"

#include <string.h>

#include "model/spot_walk.h"

static int column_of(const struct walk *w, size_t at)
{
    return (int)(at - walk_line(w, at));
}

static struct walk_level *top(struct walk *w)
{
    return w->depth > 0 ? &w->levels[w->depth - 1] : NULL;
}

static int parent_of(struct walk *w)
{
    return w->depth > 0 ? top(w)->column : -1;
}

static bool is_dash(const struct walk *w, size_t at)
{
    return walk_char(w, at) == '-' && walk_gap(w, at + 1);
}

// A dash, and then a letter at once.
static bool is_tight_dash(const struct walk *w, size_t at)
{
    char c = walk_char(w, at + 1);
    return walk_char(w, at) == '-' && (c < '0' || c > '9') && walk_word(w, at + 1, at + 2);
}

// --- lines that do not fit ---

// A bullet, or a dash that a word processor made longer: its length, or 0.
static size_t other_dash(const struct walk *w, size_t at)
{
    static const char *const MARKS[] = {"\xe2\x80\x93", "\xe2\x80\x94", "\xe2\x80\xa2",
                                        "\xe2\x88\x92"};
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
        if (w->length - at > 3 && memcmp(w->text + at, MARKS[i], 3) == 0 && walk_gap(w, at + 3))
            return 3;
    return 0;
}

static bool dash_is_tight(struct walk *w, size_t at)
{
    walk_spot(w, SPOT_DASH_TIGHT, at, at + 1);
    walk_mend(w, at + 1, at + 1, " ");
    return false;
}

static bool dash_is_other(struct walk *w, size_t at)
{
    walk_spot(w, SPOT_DASH_OTHER, at, at + 3);
    walk_mend(w, at, at + 3, "-");
    return false;
}

// The columns in which this line could begin: those nearest on either side.
static void find_fits(struct walk *w, int column, bool dash)
{
    const struct walk_level *below = NULL, *above = NULL;
    for (int i = 0; i < w->depth; i++) {
        const struct walk_level *level = &w->levels[i];
        if (level->list != dash)
            continue;
        if (level->column <= column)
            below = level;
        else if (above == NULL)
            above = level;
    }
    const struct walk_level *fits[SPOT_FITS] = {below, above};
    struct spot *spot = w->spot;
    spot->found = column;
    spot->fit_count = 0;
    for (int i = 0; i < SPOT_FITS; i++)
        if (fits[i] != NULL && fits[i]->column != column) {
            spot->fits[spot->fit_count] = fits[i]->column;
            spot->fit_at[spot->fit_count++] = fits[i]->at;
        }
}

// A line that begins in a column where nothing is open. Says what is wrong with it.
static bool does_not_fit(struct walk *w, size_t at, enum spot_kind kind)
{
    bool dash = is_dash(w, at);
    struct walk_level *level = top(w);
    if (level != NULL && !level->list && is_tight_dash(w, level->at))
        return dash_is_tight(w, level->at);
    if (is_tight_dash(w, at))
        return dash_is_tight(w, at);
    if (other_dash(w, at) > 0)
        return dash_is_other(w, at);
    size_t end = walk_line_end(w, at), colon = walk_colon(w, at);
    walk_spot(w, kind, at, colon == SPOT_NOWHERE || dash ? walk_trim(w, at, end) : colon);
    if (!dash && colon == SPOT_NOWHERE) {
        w->spot->kind = SPOT_LOOSE;
        if (kind == SPOT_DASH_NONE)
            walk_mend(w, at, at, "- ");
        return false;
    }
    find_fits(w, column_of(w, at), dash);
    if (kind != SPOT_INDENT && w->spot->fit_count > 0)
        w->spot->kind = SPOT_INDENT;
    return false;
}

// A line among keys that has no ":" and a blank.
static bool has_no_colon(struct walk *w, size_t at)
{
    size_t end = walk_trim(w, at, walk_line_end(w, at)), word = at;
    if (is_tight_dash(w, at))
        return dash_is_tight(w, at);
    if (other_dash(w, at) > 0)
        return dash_is_other(w, at);
    while (word < end && walk_word(w, at, word + 1))
        word++;
    size_t sign = walk_first(w, word);
    if (word > at && walk_char(w, word) == ':' && walk_char(w, word + 1) != '/') {
        walk_spot(w, SPOT_COLON_TIGHT, word, word + 1);
        bool hard = w->length - word > 3 && memcmp(w->text + word + 1, "\xc2\xa0", 2) == 0;
        walk_mend(w, word + 1, word + (hard ? 3 : 1), " ");
    } else if (word > at && walk_char(w, sign) == '=') {
        walk_spot(w, SPOT_EQUALS, sign, sign + 1);
        walk_mend(w, word, walk_first(w, sign + 1), ": ");
    } else {
        walk_spot(w, SPOT_COLON_NONE, at, end);
        char c = walk_char(w, at);
        size_t key = c == '"' || c == '\'' ? walk_closing(w, at) + 1 : word;
        if (key > at && walk_gap(w, key) && !w->texted)
            walk_mend(w, key, key, ":");
    }
    return false;
}

static bool is_tab(struct walk *w, size_t at)
{
    w->at = at;
    return walk_spot(w, SPOT_TAB, at, at + 1);
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
    bool dash = is_dash(w, w->at);
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
            return does_not_fit(w, w->at, SPOT_DASH_NONE);
        if (!level->list && dash && !wanting)
            return does_not_fit(w, w->at, SPOT_DASH_EXTRA);
        if (!level->list && !dash)
            wanting = false;
    } else if (!wanting && (level != NULL || w->depth > 0)) {
        return does_not_fit(w, w->at, SPOT_INDENT);
    }
    w->depth = depth;
    w->wanting = wanting;
    return true;
}

// --- what stands on a line ---

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
    if (c == ',' && w->at + 1 == end) {
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
            return is_tab(w, tab);
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
            size_t key = is_dash(w, first) ? walk_first(w, first + 1) : first;
            size_t end = walk_trim(w, start, walk_line_end(w, start));
            if (!behind_key &&
                ((int)(first - line) == column_of(w, start) || walk_word(w, start, end))) {
                w->texted = false;
                return has_no_colon(w, start);
            }
            if (key > first || walk_word(w, key, walk_trim(w, key, colon)))
                return does_not_fit(w, first, SPOT_INDENT);
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

// A text without quotes, to its end.
static bool read_plain(struct walk *w, bool behind_key)
{
    size_t start = w->at, end = walk_trim(w, start, walk_line_end(w, start));
    size_t colon = behind_key ? walk_colon(w, start) : SPOT_NOWHERE;
    if (colon != SPOT_NOWHERE) {
        walk_spot(w, SPOT_COLON, colon, colon + 1);
        w->spot->other = start;
        walk_mend_quotes(w, start, end);
        return false;
    }
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
            return has_no_colon(w, w->at);
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
        if (!is_dash(w, w->at))
            return read_node(w, column);
        if (!open_level(w, column, true, w->at))
            return false;
        w->wanting = true;
        w->at++;
        while (walk_char(w, w->at) == ' ')
            w->at++;
        if (walk_char(w, w->at) == '\t') {
            is_tab(w, w->at);
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
            is_tab(w, first);
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
