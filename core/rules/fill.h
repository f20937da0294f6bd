// Texts with their values filled in: the one place that does it, for evaluations and for reports,
// so that the bound on what values may take is one. A value is charged before it is copied; what
// is over is left out, and said to be.
#ifndef GROW_RULES_FILL_H
#define GROW_RULES_FILL_H

#include "base/buf.h"
#include "rules/assessment.h"

// The texts of one evaluation, or of one report.
struct fill {
    struct arena *arena;
    struct diags *diags; // NULL: nothing is told
    size_t spent;        // bytes of values in all of them
    bool told;           // that they took all they may
};

// How values are shown.
struct fill_manner {
    void *of;
    struct trace (*trace)(void *of, const struct cond *hole);
    // Adds a value that is no list.
    void (*show)(void *of, const struct cond *hole, const struct value *value, struct buf *out);
    enum words_language language;
    const char *owner; // the id of the rule whose text it is; NULL: none, it has its place
};

const char *fill_text(struct fill *fill, const struct template *text,
                      const struct fill_manner *manner);

// The same bound for what a report tells of a rule's conditions and of what it read: may so many
// bytes be made for it? Charges them; false after telling, at the rule, that they are left out.
bool fill_has_room(struct fill *fill, size_t bytes, struct span at);

#endif
