// The inside of bind.h: looking a name up, and all names that would be known at a place.
#ifndef GROW_RULES_BIND_NAMES_H
#define GROW_RULES_BIND_NAMES_H

#include "rules/bind.h"

bool bind_find(const struct bind_scope *scope, const char *name, struct ref *ref);

// Names near in kind to `wanted`: those of its namespace, or all bare ones.
size_t bind_known(const struct bind_scope *scope, const char *wanted, struct arena *arena,
                  const char *const **list);

// Types of what a condition reads; bind_types.c.
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

struct type bind_type_of(const struct bind_scope *scope, const struct cond *cond);

// Is `word` one of the words of this type? `list` gets all of them.
bool bind_is_word(const struct bind_scope *scope, struct type type, const char *word);
size_t bind_words(const struct bind_scope *scope, struct type type, struct arena *arena,
                  const char *const **list);

// Checks that the parts of a bound condition fit together.
bool bind_check_types(const struct bind_scope *scope, const struct cond *cond, struct diags *diags);

// Refuses values that depend on each other in a circle; bind_circle.c.
bool bind_find_circles(const struct pack *pack, const struct rulebook *rules, struct diags *diags);

#endif
