// How solid the main findings are: one sentence on the front, a table in the annex. A question and
// a role are named, never a person nor what somebody answered.
#include "report/build.h"

static const char *steps_text(struct build *b, int steps)
{
    return steps == 1 ? WORDS(b, SOLID_STEP)
                      : SAY(b, SOLID_STEPS, notation_integer(&b->notation, steps));
}

static const char *role_text(struct build *b, int role)
{
    return build_small(b, build_role(b, role));
}

// What the finding becomes: another place, another route, or it falls away.
static const char *becomes_text(struct build *b, const struct solid_finding *finding,
                                const char *cause, int becomes)
{
    switch (finding->what) {
    case SOLID_POSITION:
        return SAY(b, SOLID_BECOMES, cause,
                   becomes < 0 ? WORDS(b, UNKNOWN)
                               : build_text(b, &b->rules->position->places[becomes].label));
    case SOLID_ROUTE:
        return SAY(b, SOLID_BECOMES, cause,
                   becomes < 0 ? WORDS(b, SOLID_NONE)
                               : build_text(b, &b->rules->routes[becomes].label));
    default: return SAY(b, SOLID_GONE, cause);
    }
}

static const char *answer_text(struct build *b, const struct solid_finding *finding,
                               const struct solid_answer *answer)
{
    const char *question = b->pack->questions[answer->question].id;
    const char *role = role_text(b, answer->role), *steps = steps_text(b, answer->steps);
    const char *cause = answer->direction > 0 ? SAY(b, SOLID_UP, question, role, steps)
                                              : SAY(b, SOLID_DOWN, question, role, steps);
    return becomes_text(b, finding, cause, answer->becomes);
}

static const char *person_text(struct build *b, const struct solid_finding *finding,
                               const struct solid_person *person)
{
    const char *role = role_text(b, person->role);
    const char *cause = person->of <= 1 ? SAY(b, SOLID_WITHOUT, role)
                                        : SAY(b, SOLID_WITHOUT_ONE, role,
                                              notation_integer(&b->notation, person->of));
    return becomes_text(b, finding, cause, person->becomes);
}

// --- the table ---

static const char *finding_text(struct build *b, const struct solid_finding *finding)
{
    if (finding->what == SOLID_POSITION)
        return build_text(b, &b->rules->position->places[finding->index].label);
    if (finding->what == SOLID_ROUTE)
        return SAY(b, SOLID_FIRST_ROUTE, build_text(b, &b->rules->routes[finding->index].label));
    const struct recommendation_rule *rule = &b->rules->recommendations[finding->index];
    return arena_textf(b->arena, "%s %s", rule->id, build_text(b, &rule->title));
}

static const char *finding_why(struct build *b, const struct solid_finding *finding)
{
    if (finding->what == SOLID_POSITION)
        return "position";
    if (finding->what == SOLID_ROUTE)
        return build_why(b, "routes", b->rules->routes[finding->index].id);
    return b->rules->recommendations[finding->index].id;
}

static const char *joined(struct build *b, const char *list, const char *more)
{
    return *list ? arena_textf(b->arena, "%s; %s", list, more) : more;
}

static const char *answers_text(struct build *b, const struct solid_finding *finding)
{
    const char *list = "";
    for (size_t i = 0; i < finding->answer_count; i++)
        list = joined(b, list, answer_text(b, finding, &finding->answers[i]));
    size_t more =
        finding->one_step > finding->answer_count ? finding->one_step - finding->answer_count : 0;
    if (more == 1)
        list = joined(b, list, WORDS(b, SOLID_AND_ONE));
    else if (more)
        list = joined(b, list,
                      SAY(b, SOLID_AND_MORE, notation_integer(&b->notation, (long long)more)));
    return *list ? list : finding->tried ? WORDS(b, SOLID_UNCHANGED) : WORDS(b, SOLID_UNTRIED);
}

// "Solid" is said of what was tried only.
static const char *solid_text(struct build *b, const struct solid_finding *finding)
{
    return finding->edge    ? WORDS(b, EDGE)
           : finding->tried ? WORDS(b, SOLID)
                            : WORDS(b, SOLID_NO_ANSWER);
}

static const char *people_text(struct build *b, const struct solid_finding *finding)
{
    const char *list = "";
    for (size_t i = 0; i < finding->person_count; i++)
        list = joined(b, list, person_text(b, finding, &finding->people[i]));
    if (b->assessment->dossier->respondent_count == 0)
        return WORDS(b, SOLID_NOBODY);
    return *list ? list : WORDS(b, SOLID_UNCHANGED);
}

void build_solidity(struct build *b)
{
    const struct solidity *solidity = b->context->solidity;
    if (!solidity || solidity->count == 0)
        return;
    build_lines(b, &b->section->lines, NULL);
    build_paragraph(b, WORDS(b, SOLIDITY_INTRO), NULL);
    if (!solidity->complete)
        build_callout(b, TONE_CARE, WORDS(b, SOLIDITY_PART), NULL);
    struct cells cells = build_cells(b, 4);
    build_column(&cells, 0, WORDS(b, FINDING), ALIGN_LEFT);
    build_column(&cells, 1, WORDS(b, HOW_SOLID), ALIGN_LEFT);
    build_column(&cells, 2, WORDS(b, ONE_ANSWER), ALIGN_LEFT);
    build_column(&cells, 3, WORDS(b, ONE_PERSON), ALIGN_LEFT);
    for (size_t i = 0; i < solidity->count; i++) {
        const struct solid_finding *finding = &solidity->findings[i];
        const char *why = finding_why(b, finding);
        build_cell(b, &cells, finding_text(b, finding), why);
        build_cell(b, &cells, solid_text(b, finding), why);
        build_cell(b, &cells, answers_text(b, finding), why);
        build_cell(b, &cells, people_text(b, finding), why);
    }
    build_table(b, &cells, WORDS(b, SOLIDITY_TABLE));
    build_paragraph(
        b, SAY(b, SOLIDITY_KEY, notation_integer(&b->notation, (long long)solidity->tried)), NULL);
}

// --- the front ---

static const char *roles_text(struct build *b, const struct solid_finding *finding)
{
    const char **parts = arena_array(b->arena, finding->person_count, sizeof *parts);
    for (size_t i = 0; i < finding->person_count; i++)
        parts[i] = role_text(b, finding->people[i].role);
    return notation_list(&b->notation, parts, finding->person_count);
}

void build_solidity_line(struct build *b)
{
    const struct solidity *solidity = b->context->solidity;
    if (!solidity || solidity->count == 0 || solidity->findings[0].what != SOLID_POSITION)
        return;
    const struct solid_finding *finding = &solidity->findings[0];
    const char *text;
    if (finding->one_step)
        text = SAY(b, EDGE_ANSWER_LINE, b->pack->questions[finding->answers[0].question].id,
                   role_text(b, finding->answers[0].role));
    else if (finding->edge)
        text = SAY(b, EDGE_PERSON_LINE, roles_text(b, finding));
    else if (solidity->complete)
        text = WORDS(b, SOLID_LINE);
    else
        return;
    // Near a border "solid" would say too much: a few answers together may do it.
    const char *head = finding->edge                        ? WORDS(b, EDGE_HEAD)
                       : b->assessment->position.borderline ? WORDS(b, BORDER_SOLID_HEAD)
                                                            : WORDS(b, SOLID_HEAD);
    build_push(b, (struct block){.kind = BLOCK_PARAGRAPH,
                                 .line = build_strong(b, head, text, "position")});
}
