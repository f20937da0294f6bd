// The inside of grow_whatif, in four files: whatif_distance.c says how far a dossier is from a
// goal, whatif_search.c finds changes that reach it, whatif_tell.c tells them, whatif.c reads the
// target and confirms what was found.
#ifndef GROW_ENGINE_WHATIF_H
#define GROW_ENGINE_WHATIF_H

#include "engine/change.h"

enum goal_kind { GOAL_POSITION, GOAL_GAIN, GOAL_LOSE, GOAL_UNBLOCK, GOAL_FIRST };

struct goal {
    enum goal_kind kind;
    int index; // of a place, recommendation or route
};

// 0 when the goal is reached; smaller is nearer. Of a trial or a finished assessment.
double whatif_distance(const struct goal *goal, struct assessment *assessment);
// Can a change of what reaches so far bring the goal nearer?
bool whatif_reaches(const struct goal *goal, const struct reach *reach, size_t route_count);

enum { WHATIF_MOST = 20 };

struct found {
    bool already, found;
    struct change changes[WHATIF_MOST];
    size_t count;
    size_t singles;   // single changes that there are
    bool singles_all; // all of them were tried, and none was enough
    size_t used, budget, most;
    bool outside; // the recommendation does not hold on this date
};

void whatif_search(const struct goal *goal, struct tries *tries, size_t most, struct found *found);

void whatif_text(const struct goal *goal, const struct found *found,
                 const struct assessment *assessment, const char *language, struct buf *out);
void whatif_json(const struct goal *goal, const struct found *found,
                 const struct assessment *assessment, struct buf *out);

extern const char *const whatif_kinds[]; // as in --target, by enum goal_kind

#endif
