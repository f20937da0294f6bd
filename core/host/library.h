// Where packs are found. A pack is looked for, in this order, in the folder given by --pack and its
// sibling folders, in the folders given by --packs, in ./questionnaires, beside the installed
// program, and in the source tree. All files of a pack come from the first folder that has it;
// common files and scripts are looked for one by one, in the same order.
//
// Whoever made a pack need not be trusted: a link in it may lead to files of packs, of common and
// of scripts, and to no others.
#ifndef GROW_HOST_LIBRARY_H
#define GROW_HOST_LIBRARY_H

#include "base/arena.h"
#include "grow.h"

struct library_places {
    const char *pack;         // a folder with a questionnaire.yaml, or NULL
    const char *const *packs; // folders like questionnaires/
    size_t packs_count;
};

struct library;

// The places are copied. A file that is there but cannot be read is told in the diagnostics. Texts
// that were read stay until the library is freed.
struct library *library_new(const struct library_places *places, grow_diagnostics *diagnostics);
void library_free(struct library *library);

// Gives a pack's files to grow_pack_load, and of one that cannot be read the reason.
grow_reader library_reader(struct library *library);

// Is this one of the files that were read, by whatever path?
bool library_has_read(const struct library *library, const char *path);

// The id of the pack of --pack; NULL when there is none.
const char *library_given(const struct library *library);

// The folder of a pack; NULL when it is nowhere.
const char *library_folder(struct library *library, const char *id);

// The ids of the packs of the first place that has any, sorted.
size_t library_packs(struct library *library, const char *const **ids);

// The folders in which the files that were read stand, and those in which scripts may be: what to
// look at to see that a pack changed. A folder may be named twice, or not be there.
size_t library_folders(struct library *library, const char *const **folders);

// The folders in which packs are looked for, with commas between them.
const char *library_looked_in(struct library *library);

#endif
