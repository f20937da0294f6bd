// Packs for tests: the files of a bundle first, then those of the source tree.
#ifndef GROW_TEST_PACKS_H
#define GROW_TEST_PACKS_H

#include "model/pack.h"

struct packs_file {
    const char *name;
    const char *text;
    size_t length;
};

enum { PACKS_FILES = 70 };

struct packs {
    struct arena arena; // of the texts
    struct packs_file files[PACKS_FILES];
    size_t count;
};

void packs_init(struct packs *packs);
void packs_clear(struct packs *packs);

// Adds a file under its logical name. The text is borrowed.
void packs_add(struct packs *packs, const char *name, const char *text, size_t length);

// Adds the parts of a bundle: the first is questionnaires/x/questionnaire.yaml; a line
// `#=== <name>` begins another file.
void packs_add_bundle(struct packs *packs, const char *text, size_t length);

// The text of a file of the source tree, or NULL. NUL-terminated.
const char *packs_load(struct packs *packs, const char *path, size_t *length);

struct pack_reader packs_reader(struct packs *packs);

#endif
