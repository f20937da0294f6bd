// The questions of a form as grow.h shows them to a host: those that are shown to this respondent,
// with the options that are open. Everything is borrowed from the pack; only lists are made here.
#include "engine/form.h"

#include <string.h>

static const char *const PHASES[] = {
    [PHASE_FACTS] = "facts",
    [PHASE_GOAL] = "goal",
    [PHASE_REALITY] = "reality",
    [PHASE_OPTIONS] = "options",
    [PHASE_WAY_FORWARD] = "way_forward",
};

static const grow_question_type TYPES[] = {
    [QUESTION_SCALE] = GROW_SCALE,       [QUESTION_SINGLE] = GROW_SINGLE,
    [QUESTION_MULTIPLE] = GROW_MULTIPLE, [QUESTION_NUMBER] = GROW_NUMBER,
    [QUESTION_YEAR] = GROW_YEAR,         [QUESTION_DATE] = GROW_DATE,
    [QUESTION_TEXT] = GROW_TEXT,         [QUESTION_RANKING] = GROW_RANKING,
    [QUESTION_TABLE] = GROW_TABLE,
};

struct asking {
    const struct pack *pack;
    struct arena *arena;
};

static const char *say(const struct asking *asking, const struct text *text)
{
    return text_in(asking->pack, text, NULL);
}

static void give_points(const struct asking *asking, const struct question *question,
                        grow_question *out)
{
    const struct scale *scale = question->scale;
    grow_choice *choices = arena_array(asking->arena, scale->count, sizeof *choices);
    for (size_t i = 0; i < scale->count; i++) {
        const struct text *anchor = question->anchors ? &question->anchors[i] : NULL;
        choices[i] = (grow_choice){
            .id = scale->points[i].is,
            .label = say(asking, &scale->points[i].label),
            .anchor = anchor && anchor->in[0] ? say(asking, anchor) : NULL,
        };
    }
    out->choices = choices;
    out->choice_count = scale->count;
}

static void give_options(const struct asking *asking, const struct question *question,
                         const bool *shown, grow_question *out)
{
    grow_choice *choices = arena_array(asking->arena, question->option_count, sizeof *choices);
    out->choices = choices;
    for (size_t i = 0; i < question->option_count; i++)
        if (!shown || shown[i])
            choices[out->choice_count++] = (grow_choice){
                .id = question->options[i].id,
                .label = say(asking, &question->options[i].label),
            };
}

// Each label once: what is written is the label, whichever row is meant.
static void give_suggestions(const struct asking *asking, const struct list *list,
                             grow_question *out)
{
    grow_choice *choices = arena_array(asking->arena, list->row_count, sizeof *choices);
    out->choices = choices;
    for (size_t i = 0; i < list->row_count; i++) {
        const char *label = say(asking, &list->rows[i].label);
        size_t at = 0;
        while (at < out->choice_count && strcmp(choices[at].label, label) != 0)
            at++;
        if (at == out->choice_count)
            choices[out->choice_count++] = (grow_choice){.id = label, .label = label};
    }
}

static void give_columns(const struct asking *asking, const struct question *table,
                         grow_question *out);

static grow_question give(const struct asking *asking, const struct question *question,
                          const bool *shown)
{
    grow_question out = {
        .id = question->id,
        .text = say(asking, &question->text),
        .help = question->has_help ? say(asking, &question->help) : NULL,
        .type = TYPES[question->type],
        .most = question->most,
        .integer = question->integer || question->type == QUESTION_YEAR,
        .min = question->has_min ? &question->min : NULL,
        .max = question->has_max ? &question->max : NULL,
        .above = question->has_above ? &question->above : NULL,
        .unit = question->unit,
    };
    if (question->type == QUESTION_SCALE)
        give_points(asking, question, &out);
    else if (question->option_count > 0)
        give_options(asking, question, shown, &out);
    else if (question->suggest)
        give_suggestions(asking, question->suggest, &out);
    if (question->column_count > 0)
        give_columns(asking, question, &out);
    return out;
}

static void give_columns(const struct asking *asking, const struct question *table,
                         grow_question *out)
{
    grow_question *columns = arena_array(asking->arena, table->column_count, sizeof *columns);
    for (size_t i = 0; i < table->column_count; i++)
        columns[i] = give(asking, &table->columns[i], NULL);
    out->columns = columns;
    out->column_count = table->column_count;
}

// Where a question stands in the questionnaire.
static void give_place(const struct asking *asking, const struct question *question,
                       grow_question *out)
{
    const struct pack *pack = asking->pack;
    const struct phase_text *phase = &pack->phases[question->phase];
    out->phase = PHASES[question->phase];
    out->phase_title = phase->present ? say(asking, &phase->title) : "";
    if (question->section >= 0)
        out->section_title = say(asking, &pack->sections[question->section].title);
    else
        out->section_title = say(asking, &pack->title);
    out->takes_dont_know = question->type == QUESTION_SCALE && !question->scale->strict &&
                           question->phase != PHASE_FACTS;
}

void form_ask(struct grow_form *form, int respondent, struct asked *asked)
{
    const struct pack *pack = form->dossier.pack;
    struct asking asking = {pack, &form->lists};
    struct diags quiet; // who evaluates the dossier is told what a rule did wrong
    diags_init(&quiet, &form->lists);
    evaluate_shown(form->pack->rules, &form->dossier, &form->pack->limits, respondent, &form->lists,
                   &asked->shown, &quiet);
    unsigned role = respondent < 0 ? 0 : 1U << form->dossier.respondents[respondent].role;
    grow_question *list = arena_array(&form->lists, (size_t)pack->question_count, sizeof *list);
    for (int q = 0; q < pack->question_count; q++) {
        const struct question *question = &pack->questions[q];
        bool fact = q < pack->fact_count;
        bool here = respondent < 0 ? fact : !fact && (question->roles & role);
        if (!here || !asked->shown.questions[q])
            continue;
        grow_question *out = &list[asked->count++];
        *out = give(&asking, question, asked->shown.options[q]);
        give_place(&asking, question, out);
    }
    asked->list = list;
    asked->made = true;
}
