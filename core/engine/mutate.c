// Moves the rules of a suite's pack one mutant at a time and asks each case whether it notices.
// Only cases that hold now are asked, and only those in which the mutant can show at all. A move
// that no case can notice may be explained where it stands, in a comment: `-- unnoticed: why`.

#include <string.h>

#include "engine/mutate.h"
#include "engine/suite.h"

enum { BUDGET = 100000 };

struct mutating {
    const struct grow_suite *suite;
    struct mutants *mutants;
    const struct diags *sources;
    long budget;
    grow_mutation *counts;
    struct buf *survivors, *explained;
    bool *used;  // one an explanation
    size_t last; // the case that noticed the one before
};

enum notice { NOTICED, UNNOTICED, UNTRIED };

// A condition of the report shows in nothing but what is expected of it.
static bool may_notice(const struct suite_case *one, const struct mutant *mutant)
{
    if (!mutant->part || mutant->part->kind != PART_REPORT)
        return mutant_may_show(mutant, one->assessment);
    return case_entry(&one->text, "expect", "shows") || case_entry(&one->text, "expect", "hides");
}

static enum notice ask_cases(struct mutating *mutating, const struct mutant *mutant)
{
    const struct grow_suite *suite = mutating->suite;
    enum notice notice = UNNOTICED;
    // What stands beside the move before is noticed by the same case as often as not.
    for (size_t i = 0; notice == UNNOTICED && i < suite->case_count; i++) {
        size_t number = (mutating->last + i) % suite->case_count;
        const struct suite_case *one = &suite->cases[number];
        if (one->outcome != SUITE_PASSED || !may_notice(one, mutant))
            continue;
        if (mutating->budget-- <= 0)
            return UNTRIED;
        struct arena scratch;
        arena_init(&scratch);
        notice = suite_holds(suite, one, &scratch) ? UNNOTICED : NOTICED;
        arena_clear(&scratch);
        if (notice == NOTICED)
            mutating->last = number;
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

static const char *text_of(const struct node *map, const char *key)
{
    const struct node *value = node_find(map, key);
    return value && value->kind == NODE_SCALAR ? value->text : NULL;
}

// The explanation of a move: of this change, or of every change of the same part.
static const char *explanation(struct mutating *mutating, const struct mutant *mutant)
{
    const struct suite_moves *moves = &mutating->suite->moves;
    for (size_t i = 0; i < moves->count; i++) {
        const char *to = text_of(moves->list[i], "to");
        if (strcmp(text_of(moves->list[i], "from"), mutant->from) != 0 ||
            (to && strcmp(to, mutant->to) != 0))
            continue;
        mutating->used[i] = true;
        return text_of(moves->list[i], "why");
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
        if (twin->who)
            buf_putf(out, ", %s", twin->who);
    buf_putf(out, diag_say(mutating->sources, ": no case notices\n    - %s\n    + %s\n"),
             mutant->from, mutant->to);
}

static void judge(struct mutating *mutating, struct mutant *mutant)
{
    grow_mutation *counts = mutating->counts;
    enum notice notice = try_mutant(mutating, mutant);
    counts->tried += notice != UNTRIED;
    if (notice == UNTRIED) {
        counts->left++;
    } else if (notice == NOTICED) {
        counts->noticed++;
    } else {
        const char *why = explanation(mutating, mutant);
        counts->explained += why != NULL;
        counts->survived += why == NULL;
        put_mutant(mutating, mutant, why ? mutating->explained : mutating->survivors);
        if (why)
            buf_putf(mutating->explained, "    = %s\n", why);
    }
}

// An explanation of what is noticed, or is not there any more, would hide the next move.
static void put_unused(const struct mutating *mutating, struct buf *out)
{
    const struct suite_moves *moves = &mutating->suite->moves;
    for (size_t i = 0; i < moves->count && !mutating->counts->left; i++) {
        if (mutating->used[i])
            continue;
        mutating->counts->unused++;
        buf_putf(out, diag_say(mutating->sources, "%s:%d: explains no move: %s\n"), moves->files[i],
                 moves->list[i]->span.line, text_of(moves->list[i], "from"));
    }
}

// What is not moved, so that nobody thinks that it is held.
static void put_unmoved(const struct mutating *mutating, struct buf *out)
{
    const struct mutants *mutants = mutating->mutants;
    const struct diags *diags = mutating->sources;
    for (size_t i = 0; i < mutants->unmoved_count; i++) {
        const struct unmoved *one = &mutants->unmoved[i];
        if (i == 0)
            buf_puts(out, diag_say(diags, "not moved:\n"));
        if (one->at.file >= 0)
            buf_putf(out, "%s:%d: ", diags->sources[one->at.file].name, one->at.line);
        buf_putf(out, "%s: %s\n", one->who, one->what);
        // Once for those that stand together.
        bool last = i + 1 == mutants->unmoved_count;
        if (last || strcmp(one->why, mutants->unmoved[i + 1].why) != 0)
            buf_putf(out, "    = %s\n", diag_say(diags, one->why));
    }
}

// How many people are told of at least, which hides tallies.
static void move_least(struct mutants *mutants, struct group *group)
{
    struct mutant like = {.kind = MUTANT_COUNT, .who = "group", .at = group->span};
    like.from = arena_textf(mutants->arena, "least: %d", group->least);
    for (int sign = 1; sign >= -1; sign -= 2) {
        like.change.count.place = &group->least;
        like.change.count.was = group->least;
        like.change.count.is = group->least + sign;
        like.to = arena_textf(mutants->arena, "least: %d", like.change.count.is);
        if (like.change.count.is >= GROUP_LEAST)
            mutants_add(mutants, &like);
        like.ordinal++;
    }
}

// In which folder explanations stand: beside the cases.
static void put_advice(const struct mutating *mutating, struct buf *out)
{
    const struct grow_suite *suite = mutating->suite;
    const char *name = suite->file_count > 0 ? suite->files[0].name : "";
    const char *end = strrchr(name, '/');
    buf_putf(out,
             diag_say(mutating->sources, "add a case on either side (`grow test %s --boundaries "
                                         "list` finds them), or say why no case can notice it in "
                                         "%.*sunnoticed.yaml\n"),
             suite->pack->pack->id, end ? (int)(end - name + 1) : 0, name);
}

static void put_counts(const struct mutating *mutating, struct buf *out)
{
    const grow_mutation *counts = mutating->counts;
    const struct diags *diags = mutating->sources;
    buf_putf(out, diag_say(diags, "%zu moves tried, %zu noticed, %zu explained, %zu not noticed\n"),
             counts->tried, counts->noticed, counts->explained, counts->survived);
    if (counts->survived)
        put_advice(mutating, out);
    if (counts->left)
        buf_putf(out, diag_say(diags, "the budget was used up: %zu moves not tried\n"),
                 counts->left);
}

// A judgement needs cases that hold: whatever moves, a case that fails goes on failing.
static bool is_green(const struct grow_suite *suite)
{
    for (size_t i = 0; i < suite->file_count; i++) {
        const struct suite_file *file = &suite->files[i];
        struct diags *diags = &file->found->diags;
        if (diags->errors == 0)
            continue;
        struct span at = {.file = -1};
        for (size_t k = 0; k < diags->count && at.file < 0; k++)
            if (diags->list[k]->severity == DIAG_ERROR)
                at = diags->list[k]->span;
        struct diag *diag =
            diag_add(diags, DIAG_NOT_GREEN, at, "nothing was moved: first the cases must pass");
        diag_help(diags, diag, "run `grow test %s` until nothing fails, then try the moves",
                  suite->pack->pack->id);
        return false;
    }
    return true;
}

bool grow_suite_mutate(const grow_suite *suite, grow_pack *pack, long budget, const grow_sink *sink,
                       grow_mutation *mutation)
{
    struct arena arena;
    struct buf out, survivors, explained;
    *mutation = (grow_mutation){0};
    if (!is_green(suite))
        return false;
    arena_init(&arena);
    buf_init(&out, ENGINE_OUTPUT);
    buf_init(&survivors, ENGINE_OUTPUT);
    buf_init(&explained, ENGINE_OUTPUT);
    struct mutating mutating = {.suite = suite,
                                .sources = pack->pack->diags,
                                .budget = budget > 0 ? budget : BUDGET,
                                .counts = mutation,
                                .survivors = &survivors,
                                .explained = &explained};
    mutating.used = arena_array(&arena, suite->moves.count, sizeof(bool));
    struct part *more;
    size_t count = suite_report_parts(pack, &arena, &more);
    mutating.mutants = mutants_of(pack->rules, &pack->limits, more, count, &arena);
    mutate_report(mutating.mutants, pack);
    if (pack->pack->group.least > 0)
        move_least(mutating.mutants, &pack->pack->group);
    for (size_t i = 0; i < mutating.mutants->count; i++)
        judge(&mutating, mutating.mutants->list[i]);
    buf_puts(&out, survivors.text);
    buf_puts(&out, explained.text);
    put_unmoved(&mutating, &out);
    put_unused(&mutating, &out);
    put_counts(&mutating, &out);
    buf_clear(&survivors);
    buf_clear(&explained);
    arena_clear(&arena);
    return engine_deliver(&out, sink);
}
