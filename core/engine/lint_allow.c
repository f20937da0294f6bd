// Remarks that allow a warning are themselves looked at: one that allows nothing would hide the
// next warning on its line. What they allow is decided by base/diag.c when a warning is added.
#include "engine/lint.h"

static void tell(struct diags *diags, const struct diag_allow *allow)
{
    struct diag *diag;
    if (allow->code == DIAG_NONE) {
        diag = diag_add(diags, DIAG_ALLOW_UNKNOWN, allow->span, "no diagnostic has the code '%s'",
                        allow->given);
        diag_help(diags, diag, "write: grow: allow G1620 because ...");
    } else if (diag_severity_of(allow->code) != DIAG_WARNING) {
        diag = diag_add(diags, DIAG_ALLOW_ERROR, allow->span,
                        "%s is an error, and errors cannot be allowed", allow->given);
        diag_help(diags, diag, "mend what it is about");
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

void lint_allows(int first, bool whole, struct diags *diags)
{
    for (size_t i = 0; i < diags->allow_count; i++) {
        const struct diag_allow *allow = &diags->allows[i];
        bool unused = allow->code != DIAG_NONE && allow->because && allow->used == 0 &&
                      diag_severity_of(allow->code) == DIAG_WARNING;
        if (allow->span.file >= first && (whole || !unused))
            tell(diags, allow);
    }
}
