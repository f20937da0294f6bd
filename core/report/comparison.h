// Two measurements of one partnership beside each other: what was, what is. The engine fills it
// (engine/compare.c); build_since.c shows it. Differences are described, never tested.
#ifndef GROW_REPORT_COMPARISON_H
#define GROW_REPORT_COMPARISON_H

#include "rules/assessment.h"

// How far two measurements can be laid beside each other.
enum compared {
    COMPARED_SAME,    // one and the same pack
    COMPARED_WORDING, // what was changed in the pack are texts
    COMPARED_PART,    // questions or rules were changed; what those touch is marked
    COMPARED_UNKNOWN, // another version that is not at hand: ids only
    COMPARED_NOT      // another pack
};

// Which amounts the two dates have.
enum compared_amounts {
    AMOUNTS_SAME,
    AMOUNTS_OTHER,
    AMOUNTS_GONE,  // then there were some, and for the date of now none are known
    AMOUNTS_UNTOLD // a pack is not at hand
};

struct compared_side {
    const char *partnership, *date;
    long day;
    const char *pack, *version, *hash;
    const char *engine, *dossier_hash;
    bool has_facts;
};

struct compared_value {
    bool present; // this side knows the thing at all
    struct value value;
};

struct compared_row {
    const char *id;
    int index; // in the new pack, or -1: then only its id is known
    struct compared_value was, is;
    bool unlike;  // measured or computed in another way: no difference is told
    bool differs; // as printed
};

struct compared_rows {
    struct compared_row *list;
    size_t count, room;
};

struct compared_route {
    struct compared_row rank;
    bool was_blocked, is_blocked;
};

struct compared_advice {
    const char *id, *title;
    int index; // in the new rulebook, or -1
    bool is_new;
    bool unlike;
};

// A fact, or a cell of a table. `row` names the row; a row that came or went has column -1.
struct compared_fact {
    int question, was_question; // in the new pack, and in the old one
    const char *row;
    int column, was_column;
    struct compared_value was, is;
    bool unlike; // it is asked in another way
};

// A place in the results that differs: "dimensions", "doel", "band". Without a key it is the
// finding itself (its score or rank, that it came or went); without a thing, the order of them.
struct compared_leaf {
    const char *space, *thing, *key;
    const char *name;     // all three: "dimensions.doel.band"
    const char *was, *is; // NULL: not there
    bool told;            // by one of the other parts of the comparison
};

struct comparison {
    enum compared kind;
    enum compared_amounts amounts;
    struct compared_side was, is;
    const char *was_filled_with; // the version that the old dossier names, when it is another
    const char *was_place, *is_place, *was_label, *is_label;
    int was_place_index, is_place_index; // in the new rulebook, or -1
    bool place_unlike;
    struct compared_rows axes, dimensions, figures, respondents;
    struct compared_route *routes;
    size_t route_count;
    const char *was_first, *is_first; // the route that ranks highest, or NULL
    struct compared_advice *advice;
    size_t advice_count;
    const struct pack *was_pack; // of the facts
    struct compared_fact *facts;
    size_t fact_count, fact_room;
    struct compared_leaf *leaves; // all that differs in the results
    size_t leaf_count, leaf_room;
    size_t differences; // in all; anything but 0 when they cannot be compared
};

#endif
