// A dossier put together from rows: nodes, as the reader of dossiers takes them, each with the
// place of its cell. For import_rows.c only.
#ifndef GROW_ENGINE_IMPORT_NODES_H
#define GROW_ENGINE_IMPORT_NODES_H

#include "engine/import.h"
#include "model/names.h"

struct nodes_map {
    const struct node **keys, **items;
    size_t count, key_room, item_room;
};

struct nodes_table {
    struct nodes_map *rows[DOSSIER_ROWS]; // by number; NULL while there is none
    size_t last;                          // the highest number
    bool left_out;
};

// What the rows say of one question.
struct nodes_entry {
    const struct node *key;
    const struct node *value; // NULL: nothing
    struct nodes_table *table;
};

// Who gives it: the facts, or a respondent.
struct nodes_holder {
    const char *id, *role;
    struct span at, role_at;
    struct nodes_entry *entries;
    size_t count, room;
    struct names names; // of the questions, to their entries
};

struct nodes {
    struct arena *arena;
    struct diags *diags;
    struct nodes_holder facts;
    struct nodes_holder **respondents;
    size_t count, room;
    struct names names; // of the respondents
    size_t left_out;
    struct span left_out_at; // the first one
};

void nodes_init(struct nodes *nodes, struct arena *arena, struct diags *diags);
struct nodes_holder *nodes_respondent(struct nodes *nodes, const char *id, struct span at);
// The entry of a question. `*fresh` says whether it is a new one.
struct nodes_entry *nodes_entry(struct nodes *nodes, struct nodes_holder *holder,
                                const char *question, struct span at, bool *fresh);
void nodes_add(struct nodes *nodes, struct nodes_map *map, const struct node *key,
               const struct node *item);

const struct node *nodes_scalar(struct nodes *nodes, const char *text, bool quoted, struct span at);
const struct node *nodes_list(struct nodes *nodes, const char *text, struct span at);
const struct node *nodes_empty(struct nodes *nodes, struct span at); // a list of nothing
const struct node *nodes_node(struct nodes *nodes, const struct nodes_map *map, struct span at);

// The facts or answers as a mapping; a table that lacks a row is told.
const struct node *nodes_holder_node(struct nodes *nodes, struct nodes_holder *holder,
                                     struct span at);
const struct node *nodes_respondents_node(struct nodes *nodes, struct span at);

#endif
