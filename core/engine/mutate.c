// Moves the rules of a suite's pack one mutant at a time and asks each case whether it notices.
// Only cases that hold now are asked, and only those in which the mutant can show at all. A move
// that no case can notice may be explained where it stands, in a comment: `-- unnoticed: why`.

#include <string.h>

#include "engine/suite.h"
#include "rules/mutant.h"

enum { BUDGET = 100000 };

struct mutating {
    const struct grow_suite *suite;
    struct mutants *mutants;
    const struct diags *sources;
    long budget;
    grow_mutation *counts;
    struct buf *survivors, *explained;
};

enum notice { NOTICED, UNNOTICED, UNTRIED };

static enum notice ask_cases(struct mutating *mutating, const struct mutant *mutant)
{
    const struct grow_suite *suite = mutating->suite;
    enum notice notice = UNNOTICED;
    for (size_t i = 0; notice == UNNOTICED && i < suite->case_count; i++) {
        const struct suite_case *one = &suite->cases[i];
        if (one->outcome != SUITE_PASSED || !mutant_may_show(mutant, one->assessment))
            continue;
        if (mutating->budget-- <= 0)
            return UNTRIED;
        struct arena scratch;
        arena_init(&scratch);
        notice = suite_holds(suite, one, &scratch) ? UNNOTICED : NOTICED;
        arena_clear(&scratch);
    }
    return notice;
}

static enum notice try_mutant(struct mutating *mutating, struct mutant *mutant)
{
    struct arena scratch;
    arena_init(&scratch);
    bool runs = mutant_apply(mutating->mutants, mutant, &scratch);
    enum notice notice = runs ? ask_cases(mutating, mutant) : NOTICED;
    mutant_take_back(mutating->mutants, mutant);
    arena_clear(&scratch);
    return notice;
}

// --- why ---

static const char WHY[] = "unnoticed: ";

// The line with this number, counted from 1; false behind the last.
static bool line_at(const struct source *source, int number, const char **line, size_t *length)
{
    const char *at = source->text, *end = source->text + source->length;
    for (int i = 1; at < end; i++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop ? stop : end;
        if (i == number) {
            *line = at;
            *length = (size_t)(stop - at);
            return true;
        }
        at = stop + 1;
    }
    return false;
}

static bool is_comment(const char *line, size_t length)
{
    size_t at = 0;
    while (at < length && (line[at] == ' ' || line[at] == '\t'))
        at++;
    return at < length && (line[at] == '#' || (length - at > 1 && memcmp(line + at, "--", 2) == 0));
}

static const char *find(const char *line, size_t length, const char *what)
{
    size_t size = strlen(what);
    for (size_t i = 0; i + size <= length; i++)
        if (memcmp(line + i, what, size) == 0)
            return line + i + size;
    return NULL;
}

// The explanation in the line of the mutant, or in the comment right above it. NULL when none is.
static const char *explanation(struct mutating *mutating, struct span span, struct arena *arena)
{
    const char *line;
    size_t length;
    for (int number = span.line; span.file >= 0 && number > 0; number--) {
        if (!line_at(&mutating->sources->sources[span.file], number, &line, &length))
            return NULL;
        if (number < span.line && !is_comment(line, length))
            return NULL;
        const char *why = find(line, length, WHY);
        if (why)
            return arena_text_n(arena, why, length - (size_t)(why - line));
    }
    return NULL;
}

// --- telling ---

static void put_mutant(struct mutating *mutating, const struct mutant *mutant, struct buf *out)
{
    if (mutant->at.file >= 0)
        buf_putf(out, "%s:%d: ", mutating->sources->sources[mutant->at.file].name, mutant->at.line);
    buf_puts(out, mutant->who);
    for (const struct mutant *twin = mutant->twin; twin; twin = twin->twin)
        buf_putf(out, ", %s", twin->who);
    buf_putf(out, ": no case notices\n    - %s\n    + %s\n", mutant->from, mutant->to);
}

static void judge(struct mutating *mutating, struct mutant *mutant, struct arena *arena)
{
    grow_mutation *counts = mutating->counts;
    enum notice notice = try_mutant(mutating, mutant);
    counts->tried += notice != UNTRIED;
    if (notice == UNTRIED) {
        counts->left++;
    } else if (notice == NOTICED) {
        counts->noticed++;
    } else {
        const char *why = explanation(mutating, mutant->at, arena);
        counts->explained += why != NULL;
        counts->survived += why == NULL;
        put_mutant(mutating, mutant, why ? mutating->explained : mutating->survivors);
        if (why)
            buf_putf(mutating->explained, "    = %s\n", why);
    }
}

static void put_counts(const struct mutating *mutating, struct buf *out)
{
    const grow_mutation *counts = mutating->counts;
    buf_putf(out, "%zu moves tried, %zu noticed, %zu explained, %zu not noticed\n", counts->tried,
             counts->noticed, counts->explained, counts->survived);
    if (counts->left)
        buf_putf(out, "the budget was used up: %zu moves not tried\n", counts->left);
    if (mutating->mutants->functions)
        buf_putf(out, "%zu functions declare rules themselves and were not moved\n",
                 mutating->mutants->functions);
}

bool grow_suite_mutate(const grow_suite *suite, grow_pack *pack, long budget, const grow_sink *sink,
                       grow_mutation *mutation)
{
    struct arena arena;
    struct buf out, survivors, explained;
    arena_init(&arena);
    buf_init(&out, ENGINE_OUTPUT);
    buf_init(&survivors, ENGINE_OUTPUT);
    buf_init(&explained, ENGINE_OUTPUT);
    *mutation = (grow_mutation){0};
    struct mutating mutating = {.suite = suite,
                                .sources = pack->pack->diags,
                                .budget = budget > 0 ? budget : BUDGET,
                                .counts = mutation,
                                .survivors = &survivors,
                                .explained = &explained};
    mutating.mutants = mutants_of(pack->rules, &pack->limits, &arena);
    for (size_t i = 0; i < mutating.mutants->count; i++)
        judge(&mutating, mutating.mutants->list[i], &arena);
    buf_puts(&out, survivors.text);
    buf_puts(&out, explained.text);
    put_counts(&mutating, &out);
    buf_clear(&survivors);
    buf_clear(&explained);
    arena_clear(&arena);
    return engine_deliver(&out, sink);
}
