// See case_compare.h.
#include "engine/case_compare.h"

#include <string.h>

#include "base/num.h"

struct diag *case_compare_differ(struct comparison *comparison, const struct node *at,
                                 const char *what, const char *expected, const char *given)
{
    comparison->failures++;
    return diag_add(comparison->diags, DIAG_CASE_FAILED, at->span, "%s: expected %s, got %s", what,
                    diag_say(comparison->diags, expected), diag_say(comparison->diags, given));
}

void case_compare_text(struct comparison *comparison, const struct node *expected, const char *what,
                       const char *given)
{
    const char *shown = given ? given : "null";
    if (strcmp(node_is_null(expected) ? "null" : expected->text, shown) == 0)
        return;
    case_compare_differ(comparison, expected, what, expected->text, shown);
    bless_scalar(comparison->edits, expected, shown);
}

void case_compare_number(struct comparison *comparison, const struct node *expected,
                         const char *what, bool has, double given, int decimals)
{
    char shown[NUM_TEXT] = "null", number_text[NUM_TEXT];
    SAYS const char *wanted = node_is_null(expected) ? "null" : "a number here";
    double number;
    if (has)
        num_fixed(shown, given, decimals);
    if (!node_is_null(expected) && num_parse(expected->text, &number)) {
        num_fixed(number_text, number, decimals);
        wanted = number_text;
    }
    if (strcmp(wanted, shown) == 0)
        return;
    case_compare_differ(comparison, expected, what, wanted, shown);
    bless_scalar(comparison->edits, expected, shown);
}
