// Lines that cannot stand where they do: what is wrong with each, and in which column it could
// begin.
#include <string.h>

#include "model/spot_walk.h"

bool walk_dash(const struct walk *w, size_t at)
{
    return walk_char(w, at) == '-' && walk_gap(w, at + 1);
}

// A dash, and then what it is about at once.
bool walk_tight_dash(const struct walk *w, size_t at)
{
    char c = walk_char(w, at + 1);
    bool opens = c == '[' || c == '{' || c == '"';
    bool letter = (c < '0' || c > '9') && walk_word_end(w, at + 1) > at + 1;
    return walk_char(w, at) == '-' && (opens || letter);
}

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

bool walk_dash_is_tight(struct walk *w, size_t at)
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
bool walk_does_not_fit(struct walk *w, size_t at, enum spot_kind kind)
{
    bool dash = walk_dash(w, at);
    const struct walk_level *level = w->depth > 0 ? &w->levels[w->depth - 1] : NULL;
    if (level != NULL && !level->list && walk_tight_dash(w, level->at))
        return walk_dash_is_tight(w, level->at);
    if (walk_tight_dash(w, at))
        return walk_dash_is_tight(w, at);
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
    find_fits(w, walk_column(w, at), dash);
    if (kind != SPOT_INDENT && w->spot->fit_count > 0)
        w->spot->kind = SPOT_INDENT;
    return false;
}

// A remark as other languages have it.
static bool is_remark(const struct walk *w, size_t at)
{
    char c = walk_char(w, at);
    return (c == '/' || c == '-') && walk_char(w, at + 1) == c;
}

static bool other_remark(struct walk *w, size_t at)
{
    walk_spot(w, SPOT_REMARK, at, at + 2);
    walk_mend(w, at, at + 2, "#");
    return false;
}

// A line among keys that has no ":" and a blank.
bool walk_has_no_colon(struct walk *w, size_t at)
{
    size_t end = walk_trim(w, at, walk_line_end(w, at)), word = walk_word_end(w, at);
    if (is_remark(w, at))
        return other_remark(w, at);
    if (walk_tight_dash(w, at))
        return walk_dash_is_tight(w, at);
    if (other_dash(w, at) > 0)
        return dash_is_other(w, at);
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
        // One word behind a dash may be the value of a key.
        bool item = key == end && w->depth > 0 && w->levels[w->depth - 1].list;
        if (key > at && walk_gap(w, key) && !w->texted && !item)
            walk_mend(w, key, key, ":");
    }
    return false;
}

bool walk_tab(struct walk *w, size_t at)
{
    w->at = at;
    return walk_spot(w, SPOT_TAB, at, at + 1);
}
