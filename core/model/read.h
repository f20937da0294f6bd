// How the parts of a pack are read from nodes: required and optional keys, texts by language, ids,
// numbers, dates, lists, unknown keys. Each helper reports what is wrong and gives something
// harmless, so that reading goes on; that nothing half-made gets out is the work of pack_read.
#ifndef GROW_MODEL_READ_H
#define GROW_MODEL_READ_H

#include "model/names.h"
#include "model/pack.h"

enum { READ_FILES = 64, READ_SCALES = 200, READ_RECORDS = 2000, READ_SECTIONS = 500 };

// A name in a file that stands for something read elsewhere. check.c follows it when everything is
// there. Places are numbers, since lists still move while they grow.
enum link_kind {
    LINK_SCALE,     // of a question or column
    LINK_ANCHORS,   // of a question, to the points of its scale
    LINK_ROLES,     // of a question
    LINK_OUR_ROLES, // of a question from another pack: those that we have too
    LINK_DIMENSION, // of a question
    LINK_SOURCES,   // of a question
    LINK_SUGGEST,   // of a question or column
    LINK_OVERTAKES, // of a source record
    LINK_AMOUNTS,   // of an amount set, to sources
    LINK_LIST,      // of a list (column: -1) or one of its rows, to sources
    LINK_AT         // of a check, to a fact
};

struct link {
    enum link_kind kind;
    int index, column; // column: -1, or one of a table
    const struct node *node;
    bool guest;
};

// An unknown name is told once, where it first stands.
struct told_once {
    struct diag *diag;
    size_t more; // places
};

// A key that a mapping may not have, and what was said of it.
struct odd_key {
    const struct node *map;
    const char *nearest; // of those that it may have, or NULL
    struct diag *diag;
    bool taken; // it stands for one that is missing
};

struct read {
    struct pack *pack;
    struct arena *arena; // the pack's
    struct diags *diags;
    bool guest;      // this file belongs to others too: it may hold languages that we do not have
    bool incomplete; // a file could not be read: a name that is not found may be in it
    bool tattered;   // names may be missing: one was wrong, or the list that it stands in
    struct names questions, roles, dimensions, scales, sources, amounts, amount_names, terms, lists;
    struct names told; // what is told once: of a kind, "role x"
    struct told_once *once;
    size_t once_count, once_room;
    struct odd_key *odd;
    size_t odd_count, odd_room;
    struct link *links;
    size_t link_count, link_room;
    int question_room, section_room, check_room; // of the pack's lists that grow one by one
    int scale_room, source_room, amount_room, term_room, amount_name_room, list_room;
    size_t errors;    // of the diagnostics when reading began
    int own_scales;   // the first scale that the pack itself declares
    bool *scale_used; // one a scale; filled by check.c
};

// Room for one more in a list of the pack, whose counts are ints. `list` and `room` are lvalues.
#define READ_PUSH(r, list, count, room)                                    \
    ((count) < (room)                                                      \
         ? (void)0                                                         \
         : (void)((list) = arena_grow((r)->arena, (list), (size_t)(count), \
                                      (size_t)((room) = (room) ? (room)*2 : 8), sizeof *(list))))

enum read_need { READ_OPTIONAL, READ_REQUIRED };

SAYS const char *read_kind_name(const struct node *node); // "a list"

// `node`, cut to its first line: where a message about a whole mapping or list points.
struct span read_place(const struct node *node);

// True when `node` is a mapping; its keys are checked against `keys`. `what` is as "a question".
SAYS bool read_map(struct read *r, const struct node *node, const char *what,
                   const char *const keys[], size_t count);

// The dialect stands first, so that everyone sees what a file is. False when it is another kind.
bool read_dialect(struct read *r, const struct node *top, const char *key);

// Was a key of this mapping told to be unknown?
bool read_has_odd(const struct read *r, const struct node *map);

bool read_is_key(const char *key, const char *const keys[], size_t count);

// The value under a key, or NULL; a value that is missing but required is reported.
const struct node *read_key(struct read *r, const struct node *map, const char *key,
                            enum read_need need);

// As read_key, for a list of `most` entries at the most; one that is required has at least one.
const struct node *read_list(struct read *r, const struct node *map, const char *key,
                             enum read_need need, size_t most);

// The text of a scalar that is not empty, or NULL. `what` is its key, for messages; so below.
const char *read_word(struct read *r, const struct node *node, const char *what);
// The same of what people read: that may begin with '['.
const char *read_said(struct read *r, const struct node *node, const char *what);
const char *read_string(struct read *r, const struct node *map, const char *key,
                        enum read_need need);

// The help for a text that was read as a list or a mapping, when it can be told.
bool read_hint_text(struct read *r, struct diag *diag, const struct node *node);

// A text in each language of the pack. False when there is none, or a wrong one.
bool read_text_node(struct read *r, const struct node *node, const char *what, struct text *text);
bool read_text(struct read *r, const struct node *map, const char *key, enum read_need need,
               struct text *text);

enum read_id {
    READ_ID,       // [A-Za-z][A-Za-z0-9_-]{0,63}
    READ_PACK_ID,  // [a-z][a-z0-9_-]{0,63}
    READ_QUESTION, // [A-Z][A-Za-z0-9]{0,15}
    READ_CHOICE,   // READ_ID, but no word of the condition language and no state of an answer
    READ_PATH,     // READ_IDs with `/` between them
    READ_ANYTHING  // any text
};
bool read_is_id(const char *text, enum read_id kind);
const char *read_id_node(struct read *r, const struct node *node, enum read_id kind,
                         const char *what);
const char *read_id(struct read *r, const struct node *map, const char *key, enum read_id kind);

struct range {
    double min, max;
    bool integer;
};
bool read_number_node(struct read *r, const struct node *node, const char *what, struct range range,
                      double *value);
bool read_number(struct read *r, const struct node *map, const char *key, struct range range,
                 double *value);
// Of a role or question: above 0.
void read_weight(struct read *r, const struct node *map, double *weight);
bool read_flag(struct read *r, const struct node *map, const char *key);

// The number of the word, or -1.
int read_choice(struct read *r, const struct node *map, const char *key, enum read_need need,
                const char *const words[], size_t count);

// `{from: date, to: date}`, each optional.
void read_validity(struct read *r, const struct node *map, struct validity *validity);

// A condition, parsed; NULL when there is none.
struct cond *read_condition(struct read *r, const struct node *map, const char *key,
                            enum read_need need);

// The id under `key`, entered in `names` with its number; one that stands twice is reported. The
// span is that of the id, or of the mapping when there is none.
const char *read_new_id(struct read *r, const struct node *map, const char *key, enum read_id kind,
                        struct names *names, int index, struct span *span);

// Was this told before? It is counted then; else the next read_told is about it.
bool read_was_told(struct read *r, const char *key);
void read_told(struct read *r, struct diag *diag);
// Adds to each in how many more places it stands.
void read_count_told(struct read *r);

// Remembers a name for check.c.
void read_link(struct read *r, enum link_kind kind, int index, int column, const struct node *node);

// --- the parts of a pack, each in its own file ---

void read_group(struct read *r, const struct node *top); // after the questions
void read_scales(struct read *r, const struct node *top);
void read_sources(struct read *r, const struct node *top);
void read_amounts(struct read *r, const struct node *top);
void read_glossary(struct read *r, const struct node *top);
void read_lists(struct read *r, const struct node *top);

void read_facts(struct read *r, const struct node *top);
void read_checks(struct read *r, const struct node *top);
void read_questions(struct read *r, const struct node *list, enum phase phase, int section);
// A question of another pack; `id` is where ours names it, `take` may hold roles and a dimension
// for it. False when there is no room for more.
bool read_taken(struct read *r, const struct node *node, const struct node *id,
                const struct node *take, enum phase phase, int section);

#endif
