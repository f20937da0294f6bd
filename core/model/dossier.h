// One partnership's facts and the answers of its respondents for one measurement of one pack.
// Respondents stand sorted by id, so that their order in the file changes nothing.
#ifndef GROW_MODEL_DOSSIER_H
#define GROW_MODEL_DOSSIER_H

#include "model/pack.h"

// Limits of one dossier.
enum { DOSSIER_RESPONDENTS = 2000, DOSSIER_ROWS = 200, DOSSIER_TEXT = 4000, DOSSIER_NAME = 200 };

// Five states; the fifth, not shown, is decided by the engine.
enum answer_state { ANSWER_NONE, ANSWER_VALUE, ANSWER_DONT_KNOW, ANSWER_NOT_APPLICABLE };

struct answer {
    enum answer_state state;
    struct value value; // scale: VALUE_NUMBER (the point's number) or VALUE_WORD; see value.h
    struct span span;
    const struct span *rows; // of a table: the place of each row; else NULL
};

struct respondent {
    const char *id;
    int role;
    struct answer *answers; // one a question of the pack
    struct span span;
};

struct dossier {
    struct arena *arena;
    const struct pack *pack;
    const char *partnership;
    bool fictional;
    const char *date; // ISO
    long day;
    int year;
    struct answer *facts; // one a question of the pack (only facts are filled)
    struct respondent *respondents;
    int respondent_count;
    const char *note, *pack_version, *pack_hash; // as given, else NULL; kept, but not hashed
    char hash[HASH_TEXT]; // of its canonical JSON: respondents by id, keys in the pack's order
};

// The pack id that a dossier names, read without a pack, and its place in the text (of no source:
// `file` means nothing yet); NULL after a diagnostic.
const char *dossier_pack_id(struct arena *arena, const char *name, const char *text, size_t length,
                            struct span *at, struct diags *diags);

// [A-Za-z0-9][A-Za-z0-9_.-]{0,63}: codes that a host draws may begin with a digit.
bool dossier_is_respondent_id(const char *text);

// Reads YAML or JSON. NULL after an error; nothing is dropped silently. Checks between facts
// (`checks:` of the pack) are not made here but when it is evaluated.
struct dossier *dossier_read(const struct pack *pack, struct arena *arena, const char *name,
                             const char *text, size_t length, struct diags *diags);

// As dossier_read, of nodes that a host's other form of the same data was made into. What the nodes
// hold must live as long as `arena`.
struct dossier *dossier_read_node(const struct pack *pack, struct arena *arena,
                                  const struct node *root, struct diags *diags);

// Checks one raw value for a question, as the terminal and the web give it, and stores it.
// `node` is a scalar, list or mapping; on failure a diagnostic says what the question takes.
bool dossier_value(const struct question *question, const struct pack *pack,
                   const struct node *node, bool is_fact, struct arena *arena,
                   struct answer *answer, struct diags *diags);

// Sorts the respondents by id and gives the dossier its hash. dossier_read does so; a host that
// puts a dossier together, or changes one, calls it when it is done.
void dossier_seal(struct dossier *dossier);

// The dossier as YAML text, in the pack's order (what `fill` writes).
void dossier_write(const struct dossier *dossier, struct buf *out);

// The dossier as one value of a larger JSON text: its canonical form, and what is not hashed.
struct json;
void dossier_write_json(const struct dossier *dossier, struct json *json);

#endif
