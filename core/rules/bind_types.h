// What kind of value each part of a bound condition gives, and whether the parts fit together.
#ifndef GROW_RULES_BIND_TYPES_H
#define GROW_RULES_BIND_TYPES_H

#include "rules/scope.h"

enum type_kind {
    TYPE_ANY,
    TYPE_BOOL,
    TYPE_NUMBER,
    TYPE_WORD,
    TYPE_TEXT,
    TYPE_DATE,
    TYPE_LIST,
    TYPE_TABLE
};

struct type {
    enum type_kind kind;
    enum type_kind of;               // of a list
    const struct question *question; // whose words; NULL with `roles` or when there are none
    bool roles;                      // words are roles
    bool sets;                       // words are amount sets
};

struct type bind_types_of(const struct scope *scope, const struct cond *cond);

// A question whose scale is not known, in a pack with errors: any word may be one of its words.
bool bind_types_is_open(struct type type);

// Is `word` one of the words of this type? `list` gets all of them.
bool bind_types_is_word(const struct scope *scope, struct type type, const char *word);
size_t bind_types_words(const struct scope *scope, struct type type, struct arena *arena,
                        const char *const **list);

// Checks that the parts of a bound condition fit together.
bool bind_types_check(const struct scope *scope, const struct cond *cond, struct diags *diags);

#endif
