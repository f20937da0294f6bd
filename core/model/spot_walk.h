// The parts of spot.c: how far it has read, and what is open there.
#ifndef GROW_MODEL_SPOT_WALK_H
#define GROW_MODEL_SPOT_WALK_H

#include "model/spot.h"

enum { WALK_LEVELS = 40 };

// A list or a mapping in block form: its items begin in one column.
struct walk_level {
    int column;
    bool list;
    size_t at; // its latest item
};

struct walk {
    const char *text;
    size_t length;
    size_t at;
    struct walk_level levels[WALK_LEVELS];
    int depth;
    bool wanting; // a key or a dash with nothing behind it yet
    bool inside;  // between brackets
    bool texted;  // the line before is a text of more words without quotes
    struct spot *spot;
};

// What is read gives false when reading stops: at a mistake, or at what is not followed.

// --- places (spot_scalar.c) ---

char walk_char(const struct walk *w, size_t at);        // a newline past the end
bool walk_ends(const struct walk *w, size_t at);        // an end of a line
bool walk_gap(const struct walk *w, size_t at);         // a blank, or an end of a line
size_t walk_line(const struct walk *w, size_t at);      // where its line begins
size_t walk_line_end(const struct walk *w, size_t at);  // where it ends, without a return
size_t walk_value_end(const struct walk *w, size_t at); // before a remark on its line, or blanks
size_t walk_trim(const struct walk *w, size_t from, size_t to); // `to` without blanks before it
size_t walk_next_line(const struct walk *w, size_t at);
size_t walk_first(const struct walk *w, size_t at); // the first of a line that is no blank or tab
void walk_blanks(struct walk *w);                   // and tabs
bool walk_marks_document(const struct walk *w, size_t at); // "---" or "..." on a line of its own
size_t walk_word_end(const struct walk *w, size_t at);     // of a key as packs have them, or `at`
int walk_column(const struct walk *w, size_t at);
// The ":" of a key that begins here, or SPOT_NOWHERE. Quotes count as part of it.
size_t walk_colon(const struct walk *w, size_t at);

// --- scalars (spot_scalar.c) ---

bool walk_quoted(struct walk *w);
// Closes the quote at `open` where its text ends: on its line, and before `close`.
void walk_mend_open(struct walk *w, size_t open, size_t close);
// The quote that closes the one at `at` on the same line, or SPOT_NOWHERE.
size_t walk_closing(const struct walk *w, size_t at);
bool walk_block_text(struct walk *w, int parent);

// Is a quote that closes a text in quotes meant as one within it: "Zij zei "ja"", 'foto's'?
bool walk_nests(const struct walk *w, size_t close);

// --- lines that do not fit (spot_fit.c) ---

bool walk_dash(const struct walk *w, size_t at);       // "- "
bool walk_tight_dash(const struct walk *w, size_t at); // "-id"
bool walk_dash_is_tight(struct walk *w, size_t at);
// A line that begins in a column where nothing is open.
bool walk_does_not_fit(struct walk *w, size_t at, enum spot_kind kind);
// A line among keys that has no ":" and a blank.
bool walk_has_no_colon(struct walk *w, size_t at);
bool walk_tab(struct walk *w, size_t at);

// --- between brackets (spot_flow.c) ---

bool walk_flow(struct walk *w, int parent);

// A mistake. Always false.
bool walk_spot(struct walk *w, enum spot_kind kind, size_t at, size_t end);
void walk_mend(struct walk *w, size_t from, size_t to, const char *put);
void walk_mend_quotes(struct walk *w, size_t from, size_t to);

#endif
