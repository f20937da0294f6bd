// What an author should look at in a pack that is right in itself: rules that cannot fire, values
// that nothing reads, texts that can come out broken. Nothing is run; what is said is certain, or
// nearly so. `grow check` asks for it; whoever only loads a pack does not.
#ifndef GROW_ENGINE_LINT_H
#define GROW_ENGINE_LINT_H

#include "report/layout.h"
#include "rules/scope.h"

struct lint {
    const struct pack *pack;
    const struct rulebook *rules;
    const struct layout *layout;
    struct arena *arena; // of the lint
    struct diags *diags;
};

void lint_pack(const struct pack *pack, const struct rulebook *rules, const struct layout *layout,
               struct diags *diags);

// How much was looked at before remarks are judged: what was not looked for is not missed.
enum lint_seen {
    LINT_PART,  // with errors, so not everything
    LINT_UNRUN, // everything that can be told without running it
    LINT_ALL
};

// Tells of remarks that allow nothing in the sources from number `first` on: not understood,
// without a code or a reason, of an error, or unused. It comes after all that they may allow.
// (lint_allow.c)
void lint_allows(int first, enum lint_seen seen, struct diags *diags);

// --- inside ---

// A condition or expression, and where it stands.
struct lint_site {
    enum lint_kind {
        LINT_WHEN,  // it decides whether something is asked, given or said
        LINT_CHECK, // facts have to agree with it
        LINT_VALUE, // a value is made of it
        LINT_NEED,  // a figure waits for it
        LINT_HOLE   // it is printed in a text
    } kind;
    const struct cond *cond;
    struct scope scope;
    const struct cond *when; // of a LINT_HOLE: what holds when the text is given, or NULL
    const char *about;       // "recommendation 'A03'"
};

typedef void lint_visit(const struct lint *lint, const struct lint_site *site, void *context);

// Every condition and expression of the pack itself (not of packs that it uses), its scripts and
// its report, in their order. (lint_walk.c)
void lint_each(const struct lint *lint, lint_visit *visit, void *context);

bool lint_is_own(const struct lint *lint, struct span span); // in the questionnaire of the pack
struct span lint_place(const struct lint *lint, struct rule_at at);

void lint_conditions(const struct lint *lint); // never, always, needlessly (lint_conditions.c)
void lint_branches(const struct lint *lint);   // what is out of reach (lint_branches.c)
void lint_reads(const struct lint *lint);      // what nothing reads (lint_reads.c)
void lint_records(const struct lint *lint); // what nothing names: sources, themes (lint_records.c)
void lint_dates(const struct lint *lint);   // validity of rules, sources, amounts (lint_dates.c)
void lint_texts(const struct lint *lint);   // placeholders, thresholds (lint_texts.c)
void lint_shown(const struct lint *lint);   // findings without a section (lint_shown.c)
void lint_scripts(const struct lint *lint); // locals and files (lint_scripts.c)
void lint_code(const struct lint *lint);    // what a script never does (lint_code.c)
void lint_stale(const struct lint *lint);   // translations left behind (lint_stale.c)

#endif
