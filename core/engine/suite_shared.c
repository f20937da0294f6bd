// What several cases of a file come to in the same words, at the same place, is told once and names
// them: mostly a variant has what its case expects wrong too. Each case keeps what it came to.
#include <string.h>

#include "base/text.h"
#include "engine/suite.h"

enum { NAMES_MOST = 6 };

static bool same_place(struct span a, struct span b)
{
    return a.file == b.file && a.line == b.line && a.column == b.column &&
           a.end_line == b.end_line && a.end_column == b.end_column;
}

static bool same(const struct diag *a, const struct diag *b)
{
    if (a->code != b->code || !same_place(a->span, b->span) || !text_equal(a->message, b->message))
        return false;
    const struct diag_part *of_a = a->parts, *of_b = b->parts;
    for (; of_a && of_b; of_a = of_a->next, of_b = of_b->next)
        if (of_a->help != of_b->help || !text_equal(of_a->message, of_b->message) ||
            !same_place(of_a->span, of_b->span))
            return false;
    return !of_a && !of_b;
}

static struct diag *told_before(const struct diags *diags, size_t before, const struct diag *diag)
{
    for (size_t i = 0; i < before; i++)
        if (same(diags->list[i], diag))
            return diags->list[i];
    return NULL;
}

void suite_keep_told(struct grow_suite *suite, struct suite_case *one, struct diags *diags,
                     size_t from)
{
    size_t count = from;
    one->told = arena_array(&suite->arena, diags->count - from, sizeof *one->told);
    for (size_t i = from; i < diags->count; i++) {
        struct diag *diag = diags->list[i], *first = told_before(diags, from, diag);
        one->told[one->told_count++] = first ? first : diag;
        if (!first)
            diags->list[count++] = diag;
        else if (diag->severity == DIAG_ERROR)
            diags->errors--;
        else
            diags->warnings--;
    }
    diags->count = count;
    one->last_diag = count;
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
            diag_note_at(diags, diags->list[i], SPAN_NONE, "in %s and %zu more cases", names.text,
                         count - NAMES_MOST);
        else if (count > 1)
            diag_note_at(diags, diags->list[i], SPAN_NONE, "in the cases %s", names.text);
    }
    buf_clear(&names);
}
