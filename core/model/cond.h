// The condition language: parsed once into a tree, here; its names are bound to values and it is
// evaluated in rules/. The same language serves `when:` in YAML, `when =` and `value =` in a
// script, and the placeholders of texts.
#ifndef GROW_MODEL_COND_H
#define GROW_MODEL_COND_H

#include "base/arena.h"
#include "base/diag.h"

enum cond_op {
    COND_NUMBER, // number
    COND_QUOTED, // text
    COND_NAME,   // text: dotted, as written ("F02", "item.R04", "F04.studenten_t1", "erkend")
    COND_LIST,   // kids: (a, b, c) after `in`
    COND_CALL,   // text: the function's name; kids: its arguments
    COND_NOT,
    COND_NEGATE,
    COND_AND,
    COND_OR, // two or more kids, in the order written
    COND_EQ,
    COND_NE,
    COND_LT,
    COND_LE,
    COND_GT,
    COND_GE,
    COND_IN,
    COND_ADD,
    COND_SUB,
    COND_MUL,
    COND_DIV
};

// What a name stands for. Bound in rules/bind.c; REF_NONE until then.
enum ref_space {
    REF_NONE,
    REF_WORD,      // a word of a choice, in the node's text
    REF_FACT,      // index: question; sub: column of a table + 1, or 0
    REF_ANSWER,    // index: question; the value this respondent gave
    REF_CELL,      // index: column of the row that is checked
    REF_ITEM,      // index: question; its score
    REF_ITEMGAP,   // index: question
    REF_SPREAD,    // index: question
    REF_TALLY,     // index: question; sub: enum ref_tally, or a cell
    REF_DIMENSION, // index: dimension
    REF_GAP,       // index: dimension
    REF_FIGURE,    // index: figure
    REF_AXIS,      // index: axis
    REF_LOWEST,    // index: axis
    REF_ROLE,      // sub: REF_ROLE_MISSING
    REF_ROUTE,     // index: route; sub: enum ref_route
    REF_AMOUNT,    // index: amount set, or -1 for the one valid on the date; sub: index of the name
    REF_LIST,      // index: list of the pack
    REF_DATE,
    REF_YEAR
};

enum { REF_ROLE_MISSING = 0, REF_AMOUNT_SET = -1 };
// What of the tally of a question; from 0 on: how many chose that option.
enum ref_tally { REF_TALLY_N = -3, REF_TALLY_MEAN = -2, REF_TALLY_CONSENSUS = -1 };
enum ref_route { REF_ROUTE_BLOCKED, REF_ROUTE_FIT, REF_ROUTE_RANK, REF_ROUTE_SUPPORT };

struct ref {
    enum ref_space space;
    int index;
    int sub;
};

enum cond_function {
    COND_COUNT, // rows, words or values of a list
    COND_SUM,   // of a column or of the arguments
    COND_MIN,   // of a column or of the arguments; missing ones are left out
    COND_MAX,
    COND_MEAN,
    COND_ABS,
    COND_LIN, // lin(x, a, b) = (x - a) / (b - a), cut to 0..1
    COND_MISSING,
    COND_ANSWERED
};

struct cond {
    enum cond_op op;
    struct span span;
    double number;
    const char *text;
    enum cond_function function; // of a COND_CALL
    struct cond **kids;
    size_t count;
    struct ref ref; // of a COND_NAME
};

enum { COND_LENGTH = 1024, COND_DEPTH = 16, COND_HOLES = 100 };

// Reads `text`, whose first character stands at `at` (a one-line place: columns are counted on from
// it; of any other place the whole is shown). NULL after a diagnostic. A number follows num_parse;
// names are [A-Za-z][A-Za-z0-9_]* joined by dots. A dash is never part of a name: `a-b` subtracts,
// and an id with a dash cannot be named in a condition.
struct cond *cond_parse(struct arena *arena, const char *text, struct span at, struct diags *diags);

// Where a text was written: in one piece, or put together of pieces, as of strings joined by `..`.
// Each begins at byte `from` of the text, the first at 0, and stands at `at`, as for cond_parse.
struct text_piece {
    size_t from;
    struct span at;
    bool computed; // `at` stands for all of it: columns cannot be counted
};
struct text_place {
    const char *text;
    const struct text_piece *pieces;
    size_t count;
    size_t before;          // bytes of `text` in front of what is read
    struct text_seen *seen; // of one that is gone through from front to back; may be NULL
};
// The characters of a piece up to a byte that was asked for.
struct text_seen {
    size_t piece, byte, points;
};

// The place of some bytes of what is read: of the piece in which they begin. The place of the whole
// piece where columns cannot be counted.
struct span text_place_span(const struct text_place *place, size_t from, size_t to);

// The same of a part of a text in pieces: `text` stands in `place->text` behind `place->before`.
struct cond *cond_parse_placed(struct arena *arena, const char *text,
                               const struct text_place *place, struct diags *diags);

// How a function is called: "lin(value, from, to)".
const char *cond_usage(enum cond_function function);

// The source form of a (part of a) condition, normalised: single blanks, needed parentheses.
const char *cond_text(struct arena *arena, const struct cond *cond);

// How a condition is written for somebody who writes none. Each may give NULL: then it stands as in
// the source. `kids` are the arguments of a call, written already.
struct cond_manner {
    void *of;
    const char *(*leaf)(void *of, const struct cond *cond); // a name, number or quoted text
    const char *(*sign)(void *of, enum cond_op op);         // with its blanks: " + "
    const char *(*call)(void *of, const struct cond *cond, const char *const kids[]);
};
const char *cond_text_in(struct arena *arena, const struct cond *cond,
                         const struct cond_manner *manner);

// A text with {expression} placeholders, split once: pieces alternate text, expression, text ...
struct template
{
    const char **texts;  // count + 1
    struct cond **holes; // count
    size_t count;
};

// `{{` and `}}` stand for braces. NULL after a diagnostic.
struct template *template_parse(struct arena *arena, const char *text, struct span at,
                                struct diags *diags);
struct template *template_parse_placed(struct arena *arena, const struct text_place *place,
                                       struct diags *diags);

#endif
