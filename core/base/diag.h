// Diagnostics: what is wrong, where, and what to do next. A list is handed down and collected;
// there is no global error state. Codes live in codes.def, once. Reading goes on after an error
// so that an author mends a file in one pass; past DIAG_MOST errors (and as many warnings) the rest
// is only counted. Messages may hold names from hostile files: whatever could act on a terminal is
// escaped when a message is added, and bounded in length.
#ifndef GROW_BASE_DIAG_H
#define GROW_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/words.h"

enum diag_severity { DIAG_ERROR, DIAG_WARNING, DIAG_NOTE };

enum diag_code {
#define CODE(number, name, severity, summary) DIAG_##name = number,
#include "base/codes.def"
#undef CODE
    DIAG_NONE = 0
};

struct json;

enum { DIAG_MOST = 50 };

// A place in a source. Lines and columns count from 1, columns in code points; line 0 says that
// only the file is known, file -1 that no place is. The end is exclusive.
struct span {
    int file;
    int line, column;
    int end_line, end_column;
};

static const struct span SPAN_NONE = {-1, 0, 0, 0, 0};

struct source {
    const char *name;         // as it is shown: a path
    const char *book, *sheet; // of a sheet: the path of its workbook, and its name or ""
    const char *text;
    size_t length;
    size_t known; // a byte whose line and column were counted: the next place is mostly behind it
    int known_line, known_column;
};

struct diag_part {
    bool help; // else a note
    const char *message;
    struct span span; // may be SPAN_NONE
    const struct diag_part *next;
};

struct diag {
    enum diag_code code;
    enum diag_severity severity;
    struct span span;
    const char *message;
    const char *because; // a warning that a remark allows: the reason that it gives; else NULL
    struct diag *first; // the same, told before: no format shows this one, no count has it; or NULL
    struct diag_part *parts, *last_part;
};

// A remark in a source that allows a warning: `grow: allow G1620 because ...`. One with more codes
// is one for each.
struct diag_allow {
    enum diag_code code; // DIAG_NONE: none was given, or one that does not exist
    const char *given;   // what stands where the code is expected; "" when nothing does
    const char *because; // NULL: no reason, and so nothing is allowed
    const char *instead; // without a reason: the word where `because` is expected, or NULL
    const char *verb;    // what stands where `allow` is expected; NULL when that stands there
    const char *meant;   // what that is near to, or NULL
    struct span span;    // of the code, or else of the remark
    int line;            // what is allowed begins on this line
    size_t used;         // warnings that it allowed
};

struct diags {
    struct arena *arena;
    enum words_language language; // of what is told
    struct source *sources;
    size_t source_count, source_room;
    struct diag **list; // in the order found
    size_t count, room;
    size_t errors, warnings;             // all that were found, also what was told before
    size_t errors_again, warnings_again; // those of them that were told before
    size_t dropped;                      // new ones that are not in the list
    struct diag_allow *allows;
    size_t allow_count, allow_room;
    const char *allowed_from, *allowed_until; // comments alone, which are about ...
    int allowed_line;                         // ... this line
    struct diag **allowed; // warnings that a remark allows; they are not counted above
    size_t allowed_count, allowed_room;
    bool nameless;      // names may be missing: that one is not known is not told
    struct diag unseen; // stands for each dropped one
};

// An empty list, that tells in English.
void diags_init(struct diags *diags, struct arena *arena);

// Registers a source text (name and text are kept, not copied; a NULL text shows no excerpts) and
// gives its number.
int diags_source(struct diags *diags, const char *name, const char *text, size_t length);

// Reads the comment whose mark ("#" or "--") stands at byte `at` of a source, on line `line`. When
// it allows a warning, it does so on its own line, or on the next line with something on it when it
// stands alone. It has to be read before that warning is added. (diag_allow.c)
void diags_allow(struct diags *diags, int file, int line, size_t at, const char *mark);
bool diags_opens_remark(const char *at, const char *end); // is "grow:" the first of a comment?

// The same for a sheet of a workbook: its lines and columns are rows and columns, and a place is
// shown as "form.xlsx:survey!B7". `sheet` may be "".
int diags_sheet(struct diags *diags, const char *book, const char *sheet);

// Adds a diagnostic of the code's own severity. The result is never NULL: notes and helps are hung
// on it (past DIAG_MOST it is one that is not shown). Messages are lower-case clauses without a
// full stop. With the code, place and message of an earlier one it is the same fault, met again, as
// by each variant of a case or by packs that share a file: that earlier one stands for it.
// The format is looked up in the language of the list. What is put into it in quotes is not: that
// is for diag_say.
SAYS struct diag *diag_add(struct diags *diags, enum diag_code code, struct span span,
                           const char *format, ...) __attribute__((format(printf, 4, 5)));
SAYS void diag_help(struct diags *diags, struct diag *diag, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
// The place, when there is one, is printed behind the message: "(file:line)".
SAYS void diag_note_at(struct diags *diags, struct diag *diag, struct span span, const char *format,
                       ...) __attribute__((format(printf, 4, 5)));
SAYS void diag_help_at(struct diags *diags, struct diag *diag, struct span span, const char *format,
                       ...) __attribute__((format(printf, 4, 5)));
// A text in the language of the list.
SAYS const char *diag_say(const struct diags *diags, const char *text)
    __attribute__((format_arg(2)));
// One that is put together for a message, in the arena of the list.
SAYS const char *diag_textf(struct diags *diags, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

// The help "did you mean 'R4'?" when one of the names is near. Who knows where that name stands
// calls text_nearest and diag_help_at.
void diag_suggest(struct diags *diags, struct diag *diag, const char *wanted,
                  const char *const names[], size_t count);

// "a, b, c", for a help; of many names the first.
const char *diag_listed(const struct diags *diags, const char *const names[], size_t count);

struct span span_line(int file, int line); // a whole line
struct span span_join(struct span from,
                      struct span to); // from the start of one to the end of the other

const char *diag_summary(enum diag_code code); // in English; diag_say has the others

// What a code means for who meets it (codes_help.def).
struct diag_meaning {
    enum diag_code code;
    const char *cause;
    const char *example; // lines of "wrong:" and "right:"
    const char *repair;
};
// The code "G1620" names, or DIAG_NONE.
enum diag_code diag_code_of(const char *name);
const struct diag_meaning *diag_meaning_of(enum diag_code code); // or NULL
enum diag_severity diag_severity_of(enum diag_code code);

// GNU form with the source line, a caret and the notes; `colour` adds terminal colours. Ordered by
// file (as registered), line and column; what is equal stays in the order found.
void diags_print(const struct diags *diags, struct buf *out, bool colour);
// Those of `now` that are not in `old`, in the same form, then, when `gone` is asked, the others of
// `old`, a line each.
// Lines may have moved: the same file, code and message is the same diagnostic, as often as it
// stands. Gives how many there are of both.
size_t diags_changes(const struct diags *old, const struct diags *now, bool gone, struct buf *out,
                     bool colour);
// A JSON array of {code, severity, message, file, line, column, end_line, end_column, help[],
// notes[]}, in the same order; helps and notes are {message, file, line, column}. Where no place is
// known, file is null and the numbers are 0.
void diags_json(const struct diags *diags, struct buf *out);
void diags_json_value(const struct diags *diags, struct json *json); // inside a larger text
// The same of the warnings that a remark allows, each with its reason as `because`.
void diags_json_allowed(const struct diags *diags, struct json *json);
// SARIF 2.1.0, for editors and code hosts: with what each code means, and what is allowed as
// suppressed. `version` is that of the program.
void diags_sarif(const struct diags *diags, const char *version, struct buf *out);
// JUnit XML: a test case for each file, which fails on its errors, and when `strict` on its
// warnings.
void diags_junit(const struct diags *diags, bool strict, struct buf *out);

// What is shown of the diagnostics, or of those that are allowed: each once, in order.
struct diags_shown {
    const struct diag **list;
    size_t count;
};
struct diags_shown diags_shown(const struct diags *diags, bool allowed);
// What is counted, to be told: each once, with those that are not shown.
size_t diags_errors(const struct diags *diags);
size_t diags_warnings(const struct diags *diags);

// Writes the place of a span: "file:line:column", with `column` false without that; of a sheet its
// cell. A line that is not known is left out.
void diags_put_place(const struct source *source, struct span span, bool column, struct buf *out);
// The source of a span, or NULL.
const struct source *diags_source_of(const struct diags *diags, struct span span);

// The span of the bytes from..to of a source, for readers that count bytes. Reads the source from
// its start: for the place of a diagnostic, not for every token.
struct span diags_span_of(const struct diags *diags, int file, size_t from, size_t to);

#endif
