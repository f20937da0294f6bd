// What changed between two versions of a pack. The engine fills it (engine/packdiff.c);
// build_changes.c shows it.
#ifndef GROW_REPORT_CHANGES_H
#define GROW_REPORT_CHANGES_H

#include "model/pack.h"

enum pack_class {
    PACK_WORDING,    // nothing that is asked or computed
    PACK_COMPARABLE, // what stands in both versions means the same
    PACK_NOT         // something that was asked or computed means something else
};

struct pack_change {
    enum pack_class class;
    const char *about; // "G01", "figures.dekking"
    const char *what;  // "weight"
    const char *was, *is;
    bool removed;
    const char *where; // "questionnaires/x/questionnaire.yaml:12", or NULL
};

struct pack_changes {
    const struct pack *old, *now;
    const struct pack_change *list;
    size_t count;
    enum pack_class worst;
    const char **unlike; // findings that mean something else now, by their names in results
    size_t unlike_count, unlike_room;
};

#endif
