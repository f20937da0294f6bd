// The files of a pack: each is asked of the host once, parsed, and counted in the pack's hash.
#ifndef GROW_MODEL_LOAD_H
#define GROW_MODEL_LOAD_H

#include "model/read.h"

struct load {
    struct read read;
    const struct pack_reader *reader;
    struct hash hash;         // of all that is read ...
    struct hash scripts_hash; // ... and of the scripts alone
    struct names files;       // what was asked already
    struct arena nodes;       // of what is parsed; a pack keeps the texts, but not the trees
    int file_count;
    const struct node *tops[READ_FILES + 1]; // of the YAML files, by their number in `files`
};

// What a file turned out to be.
enum load_result { LOAD_OK, LOAD_ABSENT, LOAD_BAD, LOAD_AGAIN };

// Asks for a YAML file, once. LOAD_ABSENT is for the caller to report; LOAD_BAD was reported.
// `why` is the place that names the file. The tree lives in `nodes`.
enum load_result load_yaml(struct load *l, const char *name, struct span why, struct arena *nodes,
                           const struct node **top);

// The top of a YAML file that was asked before; NULL when it could not be read.
const struct node *load_known(const struct load *l, const char *name);

// The questionnaire of another pack that `id` names. All but LOAD_AGAIN is reported.
enum load_result load_questionnaire(struct load *l, const struct node *id, const struct node **top);

// The common files that a pack names, and its own records.
void load_common(struct load *l, const struct node *top);
void load_records(struct load *l, const struct node *top);

// The packs from which sections take questions, with the records of those; then, in its place, what
// one section takes.
void load_givers(struct load *l, const struct node *top);
void load_taken(struct load *l, const struct node *take, enum phase phase, int section);

// The help "did you mean 'x'?" with a name that the host has in a folder, if it can list it.
void load_suggest(struct load *l, const char *folder, const char *wanted, struct diag *diag);

// The text of a script with its number among the sources.
enum load_result load_text(struct load *l, const char *name, struct span why, const char **text,
                           size_t *length, int *file);

void load_hash_script(struct load *l, const struct script *script);

// The scripts that `list` (may be NULL) names, and those that they require.
void load_scripts(struct load *l, const struct node *list);
// Those in the folder of a pack whose list cannot be read.
void load_scripts_of(struct load *l, const char *id);

#endif
