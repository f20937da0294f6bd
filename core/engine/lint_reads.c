// Values that nothing reads: a hidden figure, a question that counts nowhere, a fact that changes
// nothing, an own amount, a dimension without a score. A function of a script reads what its text
// names; where it puts a name together, everything of that kind counts as read.
#include "engine/lint.h"

#include "rules/script_names.h"

enum { SPACES = REF_YEAR + 1 };

struct reads {
    const struct lint *lint;
    bool *questions, *figures, *amounts; // by number
    bool all[SPACES];                    // any of this kind may be read
};

static void note(void *context, struct ref ref, bool all)
{
    struct reads *reads = context;
    reads->all[ref.space] |= all;
    switch (ref.space) {
    case REF_FACT:
    case REF_ANSWER:
    case REF_ITEM:
    case REF_ITEMGAP:
    case REF_TALLY:
    case REF_SPREAD: reads->questions[ref.index] = true; break;
    case REF_FIGURE: reads->figures[ref.index] = true; break;
    case REF_AMOUNT:
        if (ref.sub != REF_AMOUNT_SET)
            reads->amounts[ref.sub] = true;
        break;
    default: break;
    }
}

static void note_cond(struct reads *reads, const struct cond *cond)
{
    if (cond->op == COND_NAME)
        note(reads, cond->ref, false);
    for (size_t i = 0; i < cond->count; i++)
        note_cond(reads, cond->kids[i]);
}

static void visit(const struct lint *lint, const struct lint_site *site, void *context)
{
    (void)lint;
    note_cond(context, site->cond);
}

static void note_question(struct reads *reads, int index)
{
    if (index >= 0)
        reads->questions[index] = true;
}

// A report that tells the answers themselves reads them, and a crossing both its questions.
static void note_section(struct reads *reads, const struct layout_section *section)
{
    const struct group *group = &reads->lint->pack->group;
    for (size_t i = 0; i < section->question_count; i++)
        note_question(reads, section->questions[i]);
    if (section->kind == LAYOUT_TALLIES && section->question_count == 0)
        reads->all[REF_TALLY] = true;
    for (size_t i = 0; section->kind == LAYOUT_CROSSINGS && i < group->crossing_count; i++) {
        note_question(reads, group->crossings[i].of);
        note_question(reads, group->crossings[i].by);
    }
}

// What is read without a condition.
static void note_rules(struct reads *reads)
{
    const struct rulebook *rules = reads->lint->rules;
    const struct layout *layout = reads->lint->layout;
    for (size_t i = 0; i < rules->route_count; i++)
        note_question(reads, rules->routes[i].support);
    for (size_t i = 0; i < layout->count; i++) {
        const struct layout_section *section = &layout->sections[i];
        for (size_t p = 0; p < section->pair_count; p++) {
            note_question(reads, section->pairs[p].now);
            note_question(reads, section->pairs[p].wish);
        }
        for (size_t p = 0; p < section->part_count; p++)
            reads->figures[section->parts[p]] = true;
        if (section->kind == LAYOUT_MONEY)
            note_question(reads, section->need);
        note_section(reads, section);
    }
    for (int i = 0; i < reads->lint->pack->check_count; i++)
        note_question(reads, reads->lint->pack->checks[i].at);
}

static void note_scripts(struct reads *reads)
{
    const struct lint *lint = reads->lint;
    for (int i = 0; i < lint->pack->script_count; i++) {
        struct script_tokens tokens;
        script_tokens_read(&tokens, &lint->pack->scripts[i], lint->arena);
        script_names_reads(lint->rules, i, &tokens, lint->arena, note, reads);
    }
}

// --- what is told ---

static void look_at_figures(const struct reads *reads)
{
    const struct lint *lint = reads->lint;
    for (size_t i = 0; i < lint->rules->figure_count; i++) {
        const struct figure_rule *figure = &lint->rules->figures[i];
        if (!figure->hidden || reads->figures[i] || reads->all[REF_FIGURE])
            continue;
        struct diag *diag = diag_add(lint->diags, DIAG_UNREAD_FIGURE, lint_place(lint, figure->at),
                                     "nothing reads the figure '%s', and it is hidden", figure->id);
        diag_help(lint->diags, diag,
                  "use it in a rule or in report.yaml, show it (without `hidden`), or take it out");
    }
}

static bool is_read(const struct reads *reads, const struct question *question)
{
    bool fact = question->phase == PHASE_FACTS;
    return reads->questions[question->index] || reads->all[fact ? REF_FACT : REF_ITEM] ||
           (!fact && (reads->all[REF_ITEMGAP] || reads->all[REF_SPREAD] || reads->all[REF_TALLY]));
}

// What is chosen or written is shown as it is; what is counted has to count somewhere.
static void look_at_questions(const struct reads *reads)
{
    const struct lint *lint = reads->lint;
    for (int i = 0; i < lint->pack->question_count; i++) {
        const struct question *question = &lint->pack->questions[i];
        bool fact = question->phase == PHASE_FACTS;
        if (!lint_is_own(lint, question->span) || is_read(reads, question) ||
            (!fact && (question->type != QUESTION_SCALE || question->dimension >= 0)))
            continue;
        struct diag *diag =
            diag_add(lint->diags, DIAG_UNREAD_QUESTION, question->span,
                     fact ? "no rule, condition or key figure reads the fact '%s'"
                          : "question '%s' counts in no dimension, and no rule reads it",
                     question->id);
        diag_help(lint->diags, diag,
                  fact ? "use it, or do not ask for it: people have to look it up"
                       : "give it a dimension, or read it in a rule as item.%s",
                  question->id);
    }
}

static void look_at_amounts(const struct reads *reads)
{
    const struct lint *lint = reads->lint;
    const struct pack *pack = lint->pack;
    for (int i = 0; i < pack->amount_count && !reads->all[REF_AMOUNT]; i++) {
        const struct amount_set *set = &pack->amounts[i];
        for (size_t a = 0; a < set->count && lint_is_own(lint, set->span); a++) {
            int name = pack_amount_name_find(pack, set->amounts[a].name);
            if (reads->amounts[name])
                continue;
            reads->amounts[name] = true; // told once
            struct diag *diag =
                diag_add(lint->diags, DIAG_UNUSED_RECORD, set->span,
                         "nothing reads the amount '%s' of '%s'", set->amounts[a].name, set->id);
            diag_help(lint->diags, diag, "read it as amount.%s, or take it out",
                      set->amounts[a].name);
        }
    }
}

static void look_at_dimensions(const struct lint *lint)
{
    for (int i = 0; i < lint->pack->dimension_count; i++) {
        const struct dimension *dimension = &lint->pack->dimensions[i];
        if (lint->rules->uses[i].count == 0 || rulebook_score_of(lint->rules, i))
            continue;
        struct diag *diag =
            diag_add(lint->diags, DIAG_NO_SCORE, dimension->span,
                     "questions count in the dimension '%s', but it has no score", dimension->id);
        diag_help(lint->diags, diag, "add grow.score { id = \"%s\", ... } to a script",
                  dimension->id);
    }
}

// What a score asks for itself, and not by default, can be more than there is.
static void look_at_scores(const struct lint *lint)
{
    for (size_t i = 0; i < lint->rules->score_count; i++) {
        const struct score_rule *score = &lint->rules->scores[i];
        int count = (int)lint->rules->uses[score->dimension].count;
        if (!score->has_least || count == 0 || score->least <= count)
            continue;
        struct diag *diag =
            diag_add(lint->diags, DIAG_NEVER_MEASURED, lint_place(lint, score->at),
                     "score '%s' needs %d answered questions, and its dimension has %d",
                     lint->pack->dimensions[score->dimension].id, score->least, count);
        diag_help(lint->diags, diag, "ask fewer, or give the dimension more questions");
    }
}

void lint_reads(const struct lint *lint)
{
    const struct pack *pack = lint->pack;
    if (pack->script_count == 0)
        return; // the facts that others use, or only questions
    struct reads reads = {.lint = lint};
    reads.questions = arena_array(lint->arena, (size_t)pack->question_count, sizeof(bool));
    reads.figures = arena_array(lint->arena, lint->rules->figure_count, sizeof(bool));
    reads.amounts = arena_array(lint->arena, (size_t)pack->amount_name_count, sizeof(bool));
    lint_each(lint, visit, &reads);
    note_rules(&reads);
    note_scripts(&reads);
    look_at_figures(&reads);
    look_at_questions(&reads);
    look_at_amounts(&reads);
    look_at_dimensions(lint);
    look_at_scores(lint);
}
