// What several cases of a file come to in the same words, at the same place, is told once and names
// them: mostly a variant has what its case expects wrong too. Each case keeps what it came to.
#include "engine/suite.h"

enum { NAMES_MOST = 6 };

void suite_keep_told(struct grow_suite *suite, struct suite_case *one, const struct diags *diags,
                     size_t from)
{
    one->told = arena_array(&suite->arena, diags->count - from, sizeof *one->told);
    for (size_t i = from; i < diags->count; i++) {
        struct diag *diag = diags->list[i];
        one->told[one->told_count++] = diag->first ? diag->first : diag;
    }
    one->last_diag = diags->count;
}

static bool tells(const struct suite_case *one, const struct diag *diag)
{
    for (size_t i = 0; i < one->told_count; i++)
        if (one->told[i] == diag)
            return true;
    return false;
}

void suite_name_sharers(const struct grow_suite *suite, const struct suite_file *file,
                        struct diags *diags)
{
    struct buf names;
    buf_init(&names, ENGINE_OUTPUT);
    for (size_t i = 0; i < diags->count; i++) {
        size_t count = 0;
        buf_reset(&names);
        for (size_t c = file->first_case; c < file->last_case; c++)
            if (tells(&suite->cases[c], diags->list[i]) && ++count <= NAMES_MOST)
                buf_putf(&names, count > 1 ? ", %s" : "%s", suite->cases[c].id);
        if (count > NAMES_MOST)
            diag_note_at(diags, diags->list[i], SPAN_NONE,
                         count == NAMES_MOST + 1 ? "in %s and %zu more case"
                                                 : "in %s and %zu more cases",
                         names.text, count - NAMES_MOST);
        else if (count > 1)
            diag_note_at(diags, diags->list[i], SPAN_NONE, "in the cases %s", names.text);
    }
    buf_clear(&names);
}
