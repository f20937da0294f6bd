// Reads a declared Lua table by a list of its fields: which there are, of what type, where they go.
// One list of fields serves both readings of a script (declare.h), so functions are counted in the
// order of the list, never in the order of a Lua table.
#ifndef GROW_RULES_DECLARE_READ_H
#define GROW_RULES_DECLARE_READ_H

#include "rules/declare.h"

enum field_kind {
    FIELD_ID,         // const char *
    FIELD_WORD,       // const char *
    FIELD_DATE,       // long; an absent one is open, LONG_MAX
    FIELD_NUMBER,     // double
    FIELD_COUNT,      // int
    FIELD_FLAG,       // bool
    FIELD_TEXT,       // struct text
    FIELD_MESSAGE,    // struct message
    FIELD_COND,       // struct cond *
    FIELD_CONDS,      // struct cond **
    FIELD_EXPR,       // struct expr
    FIELD_QUESTION,   // int; an absent one is -1
    FIELD_SOURCES,    // const int *
    FIELD_DIMENSIONS, // int *
    FIELD_RECORD,     // a struct, by `shape`
    FIELD_ROWS        // pointer to structs, by `shape`
};

enum { NOTHING_BESIDE = 0 };

struct shape;

struct field {
    const char *name;
    enum field_kind kind;
    bool required;
    size_t at;     // of the member
    size_t beside; // of its size_t count (lists) or its bool "was given", or NOTHING_BESIDE
    double least, most;
    double otherwise; // a number or count that is not given
    const struct shape *shape;
    const char *about; // for the reference pages
};

struct shape {
    const char *name;
    const struct field *fields;
    size_t count;
    size_t size;            // of the struct
    enum diag_code lacking; // for a required field that is absent
};

struct reader {
    lua_State *L;
    struct declare *declare;
    const char *name; // "figure"
    const char *id;   // or NULL while it is not known
    const char *path; // "bands[2]." in front of the names of nested fields
    struct rule_at at;
    size_t faults;
};

// Reads the table at `index` (absolute) into `record`. What is wrong is reported and counted in
// `faults`; reading goes on. Missing fields keep their defaults.
void declare_read_record(struct reader *reader, const struct shape *shape, int index, void *record);

// Counts the functions in the table, in the order of declare_read_record, and keeps them.
void declare_read_functions(struct reader *reader, const struct shape *shape, int index);

// Keeps the function on top of the stack as number `function` of `script` (declare.c).
void declare_keep_function(lua_State *L, int script, int function);

// Reports something wrong with a field: "'bands[2].below' of score 'x' <format>", placed at the
// field.
SAYS struct diag *declare_read_fault(struct reader *reader, const char *field, const char *format,
                                     ...) __attribute__((format(printf, 3, 4)));

// The place of a field; of what is read itself, a row or a record, when `field` is "".
struct span declare_read_place(const struct reader *reader, const char *field);

// The dimension of this name; -1 after a diagnostic with the nearest one.
int declare_field_dimension(struct reader *reader, const char *name);

// "figure 'delta'".
const char *declare_read_who(const struct reader *reader);

#endif
