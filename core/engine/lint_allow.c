// Remarks that allow a warning are themselves looked at: one that allows nothing would hide the
// next warning on its line. What they allow is decided by base/diag.c when a warning is added.
#include "engine/lint.h"

#include <stdio.h>

enum { RUN_CODES = 3000 }; // codes from here on are given when something is run

static void tell_verb(struct diags *diags, const struct diag_allow *allow)
{
    struct diag *diag;
    if (*allow->verb)
        diag =
            diag_add(diags, DIAG_REMARK_UNKNOWN, allow->span,
                     "a remark to this program has 'allow' behind 'grow:', not '%s'", allow->verb);
    else
        diag = diag_add(diags, DIAG_REMARK_UNKNOWN, allow->span,
                        "a remark to this program has 'allow' behind 'grow:'");
    if (allow->meant)
        diag_help(diags, diag, "did you mean '%s'?", allow->meant);
    else
        diag_help(diags, diag,
                  "write: grow: allow G1620 because ...; or begin the remark with another word");
}

static void tell_code(struct diags *diags, const struct diag_allow *allow)
{
    struct diag *diag;
    char meant[8];
    if (*allow->given == '\0') {
        diag = diag_add(diags, DIAG_ALLOW_UNKNOWN, allow->span,
                        "this does not say which warning it allows");
        diag_help(diags, diag, "write: grow: allow G1620 because ...");
        return;
    }
    diag = diag_add(diags, DIAG_ALLOW_UNKNOWN, allow->span, "no diagnostic has the code '%s'",
                    allow->given);
    snprintf(meant, sizeof meant, "G%.5s", allow->given + (*allow->given == 'g'));
    if (diag_code_of(meant) != DIAG_NONE)
        diag_help(diags, diag, "did you mean '%s'?", meant);
    else
        diag_help(diags, diag, "write: grow: allow G1620 because ...");
}

static void tell(struct diags *diags, const struct diag_allow *allow)
{
    struct diag *diag;
    if (allow->verb) {
        tell_verb(diags, allow);
    } else if (allow->code == DIAG_NONE) {
        tell_code(diags, allow);
    } else if (diag_severity_of(allow->code) != DIAG_WARNING) {
        diag = diag_add(diags, DIAG_ALLOW_ERROR, allow->span,
                        "%s is an error, and errors cannot be allowed", allow->given);
        diag_help(diags, diag, "mend what it is about");
    } else if (allow->instead) {
        diag = diag_add(diags, DIAG_ALLOW_REASON, allow->span,
                        "behind %s stands '%s', not 'because' or 'omdat', so it is not allowed",
                        allow->given, allow->instead);
        diag_help(diags, diag, "say why: grow: allow %s because ...", allow->given);
    } else if (!allow->because) {
        diag = diag_add(diags, DIAG_ALLOW_REASON, allow->span,
                        "this allows %s without a reason, so it allows nothing", allow->given);
        diag_help(diags, diag, "say why: grow: allow %s because ...", allow->given);
    } else if (allow->used == 0) {
        diag = diag_add(diags, DIAG_ALLOW_UNUSED, allow->span, "there is no %s on line %d to allow",
                        allow->given, allow->line);
        diag_help(diags, diag,
                  "take the remark out, or put it on the line of the warning or right above it");
    }
}

// Can it be said that what it allows is not there?
static bool is_sure(const struct diag_allow *allow, enum lint_seen seen)
{
    return seen == LINT_ALL || (seen == LINT_UNRUN && (int)allow->code < RUN_CODES);
}

void lint_allows(int first, enum lint_seen seen, struct diags *diags)
{
    for (size_t i = 0; i < diags->allow_count; i++) {
        const struct diag_allow *allow = &diags->allows[i];
        bool unused = allow->code != DIAG_NONE && allow->because && allow->used == 0 &&
                      diag_severity_of(allow->code) == DIAG_WARNING;
        if (allow->span.file >= first && (!unused || is_sure(allow, seen)))
            tell(diags, allow);
    }
}
