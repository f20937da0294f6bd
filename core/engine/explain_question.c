// Explains questions that have no score: what each respondent chose, by role. What somebody wrote
// in words of their own is quoted only when all is asked.

#include <string.h>

#include "base/text.h"
#include "engine/explain.h"

const char *explain_option(struct explain *explain, const struct question *question, const char *id)
{
    for (size_t i = 0; i < question->option_count; i++)
        if (text_equal(question->options[i].id, id))
            return explain_label(explain, &question->options[i].label);
    return id;
}

// The labels of a list; of a ranking with their places.
static const char *list_text(struct explain *explain, const struct question *question,
                             const struct value *value)
{
    const char *text = "";
    if (value->count == 0)
        return explain_word(explain, WORD_EXPLAIN_NONE_CHOSEN);
    for (size_t i = 0; i < value->count; i++) {
        const char *label = explain_option(explain, question, value->items[i].text);
        const char *between = i ? "; " : "";
        text = question->type == QUESTION_RANKING
                   ? arena_textf(explain->arena, "%s%s%zu %s", text, between, i + 1, label)
                   : arena_textf(explain->arena, "%s%s%s", text, between, label);
    }
    return text;
}

static const char *answer_text(struct explain *explain, const struct question *question,
                               const struct answer *answer)
{
    switch (answer->state) {
    case ANSWER_DONT_KNOW: return explain_word(explain, WORD_EXPLAIN_DONT_KNOW);
    case ANSWER_NOT_APPLICABLE: return explain_word(explain, WORD_EXPLAIN_NOT_APPLICABLE);
    case ANSWER_NONE: return explain_word(explain, WORD_EXPLAIN_UNANSWERED);
    case ANSWER_VALUE: break;
    }
    switch (question->type) {
    case QUESTION_SINGLE: return explain_option(explain, question, answer->value.text);
    case QUESTION_MULTIPLE:
    case QUESTION_RANKING: return list_text(explain, question, &answer->value);
    case QUESTION_TEXT:
        return explain->full ? arena_textf(explain->arena, "“%s”", answer->value.text)
                             : explain_word(explain, WORD_EXPLAIN_OWN_WORDS);
    default: return explain_measure(explain, &answer->value, question->type == QUESTION_YEAR);
    }
}

void explain_question(struct explain *explain, struct branch *parent, int index)
{
    const struct assessment *assessment = explain->assessment;
    const struct pack *pack = assessment->pack;
    const struct question *question = &pack->questions[index];
    if (assessment->tallies) {
        explain_tally(explain, parent, index);
        return;
    }
    struct branch *branch = explain_addf(explain, parent, WORD_EXPLAIN_QUESTION,
                                         explain_label(explain, &question->text));
    branch->id = arena_textf(explain->arena, "questions.%s", question->id);
    explain_addf(explain, branch, WORD_EXPLAIN_NO_SCORE, question->id);
    for (int r = 0; r < pack->role_count; r++)
        for (int i = 0; i < assessment->dossier->respondent_count; i++) {
            const struct respondent *respondent = &assessment->dossier->respondents[i];
            if (respondent->role == r && (question->roles >> r & 1U) != 0)
                explain_addf(explain, branch, WORD_EXPLAIN_ANSWERS,
                             explain_label(explain, &pack->roles[r].label),
                             answer_text(explain, question, &respondent->answers[index]));
        }
}
