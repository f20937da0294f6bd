// All recommendations that fired, by theme, each with why.
#include "report/build.h"

#include <string.h>

#include "base/num.h"

enum { ANSWERS_MOST = 24 }; // ids named in a line; a longer list helps nobody

static const char *read_text(struct build *b, const struct trace_read *read, struct span at)
{
    return SAY(b, READ, build_told_label(b, read->ref, at),
               build_told_value(b, read->ref, &read->value, at));
}

const char *build_reads(struct build *b, const struct trace *trace)
{
    struct trace_read *reads;
    size_t count = assessment_because(b->assessment, b->arena, trace, &reads);
    const char **list = arena_array(b->arena, count, sizeof *list);
    for (size_t i = 0; i < count; i++)
        list[i] = read_text(b, &reads[i], build_trace_span(b, trace));
    return arena_join(b->arena, list, count, "; ");
}

static const char *answers_text(struct build *b, const struct trace *trace)
{
    int *questions;
    size_t count = assessment_answers(b->assessment, b->arena, trace, &questions);
    const char *list = "";
    for (size_t i = 0; i < count && i < ANSWERS_MOST; i++)
        list = arena_textf(b->arena, "%s%s%s", list, i ? ", " : "",
                           b->pack->questions[questions[i]].id);
    return count > ANSWERS_MOST ? arena_textf(b->arena, "%s ...", list) : list;
}

static void add_named(struct build *b, struct lines *lines, const char *head, const char *text,
                      const char *why)
{
    if (*text)
        build_add(b, lines, build_strong(b, head, arena_textf(b->arena, " %s", text), why));
}

static const char *who_and_when(struct build *b, const struct recommendation_result *one)
{
    const struct recommendation_rule *rule = one->rule;
    const char *text = SAY(b, WHO_AND_WHEN, build_text(b, &rule->owner), build_text(b, &rule->term),
                           notation_integer(&b->notation, rule->priority));
    if (!one->has_stake || num_round(one->stake, 0) == 0)
        return text;
    return arena_textf(b->arena, "%s %s", text,
                       SAY(b, STAKE, notation_euro(&b->notation, one->stake)));
}

static void say_recommendation(struct build *b, const struct recommendation_result *one)
{
    const struct recommendation_rule *rule = one->rule;
    build_heading(b, 4, arena_textf(b->arena, "advies-%s", rule->id),
                  arena_textf(b->arena, "%s %s", rule->id, build_text(b, &rule->title)), rule->id);
    build_paragraph(b, build_text(b, &one->text), rule->id);
    struct lines lines = {0};
    build_add(b, &lines, build_line(b, who_and_when(b, one), rule->id));
    add_named(b, &lines, WORDS(b, BECAUSE), build_reads(b, &one->trace), rule->id);
    add_named(b, &lines, WORDS(b, FROM_ANSWERS), answers_text(b, &one->trace), rule->id);
    add_named(b, &lines, WORDS(b, RULE), build_rule_place(b, rule->at), rule->id);
    add_named(b, &lines, WORDS(b, SOURCES), build_sources(b, rule->sources, rule->source_count),
              rule->id);
    build_list(b, &lines, false);
}

static bool is_first_of_theme(const struct assessment *assessment, size_t i)
{
    const char *theme = assessment->rules->recommendations[i].theme;
    for (size_t k = 0; k < i; k++)
        if (assessment->recommendations[k].state == RULE_FIRED &&
            strcmp(assessment->rules->recommendations[k].theme, theme) == 0)
            return false;
    return assessment->recommendations[i].state == RULE_FIRED;
}

// Within a theme by priority, then in the pack's order.
static void say_theme(struct build *b, const char *theme)
{
    build_heading(b, 3, arena_textf(b->arena, "thema-%s", theme), build_theme(b, theme), NULL);
    int next = 0;
    for (int priority = 0; next >= 0; priority = next) {
        next = -1;
        for (size_t i = 0; i < b->rules->recommendation_count; i++) {
            const struct recommendation_result *one = &b->assessment->recommendations[i];
            if (one->state != RULE_FIRED || strcmp(one->rule->theme, theme) != 0)
                continue;
            if (one->rule->priority == priority)
                say_recommendation(b, one);
            else if (one->rule->priority > priority && (next < 0 || one->rule->priority < next))
                next = one->rule->priority;
        }
    }
}

static size_t count_state(const struct assessment *assessment, enum rule_state state)
{
    size_t count = 0;
    for (size_t i = 0; i < assessment->rules->recommendation_count; i++)
        count += assessment->recommendations[i].state == state;
    return count;
}

void build_recommendations(struct build *b)
{
    size_t all = b->rules->recommendation_count;
    if (all == 0)
        return;
    size_t fired = count_state(b->assessment, RULE_FIRED);
    size_t outside = count_state(b->assessment, RULE_OUTSIDE_VALIDITY);
    build_lines(b, &b->section->lines, NULL);
    build_paragraph(b,
                    SAY(b, FIRED, notation_integer(&b->notation, (long long)fired),
                        notation_integer(&b->notation, (long long)all)),
                    NULL);
    if (outside)
        build_paragraph(b, SAY(b, OUTSIDE, notation_integer(&b->notation, (long long)outside)),
                        NULL);
    for (size_t i = 0; i < all; i++)
        if (is_first_of_theme(b->assessment, i))
            say_theme(b, b->rules->recommendations[i].theme);
}
