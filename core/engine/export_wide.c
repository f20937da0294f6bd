// The wide form: a row for each respondent, a column for each fact and question, and for a choice
// of several one for each option. For statistics; what does not fit in one row (tables, what was
// answered but not shown) is in the long form only.
#include "base/text.h"
#include "engine/export.h"

static const char NOT_ASKED[] = "not_asked";

static void put_names(const struct export *export, const struct question *question)
{
    if (question->type == QUESTION_TABLE) {
        export_text(export, arena_textf(export->arena, "%s.rows", question->id));
        return;
    }
    export_text(export, question->id);
    for (size_t i = 0; question->type == QUESTION_MULTIPLE && i < question->option_count; i++)
        export_text(export,
                    arena_textf(export->arena, "%s.%s", question->id, question->options[i].id));
}

static bool is_chosen(const struct value *list, const char *id)
{
    for (size_t i = 0; i < list->count; i++) {
        if (text_equal(list->items[i].text, id))
            return true;
    }
    return false;
}

// The same word in every column of the question.
static void put_word(const struct export *export, const struct question *question, const char *word)
{
    export_text(export, word);
    for (size_t i = 0; question->type == QUESTION_MULTIPLE && i < question->option_count; i++)
        export_text(export, word);
}

static void put_cells(const struct export *export, const struct question *question,
                      const struct answer *answer, int respondent)
{
    bool shown = evaluate_was_shown(export->assessment, question->index, respondent);
    enum data_state state = export_state(export, question, answer, shown);
    if (state != DATA_IS_VALUE) {
        put_word(export, question, state == DATA_UNANSWERED ? "" : export_states[state]);
        return;
    }
    if (question->type == QUESTION_TABLE) {
        export_number(export, (double)answer->value.count, 0);
        return;
    }
    export_value(export, &answer->value);
    for (size_t i = 0; question->type == QUESTION_MULTIPLE && i < question->option_count; i++)
        export_number(export, is_chosen(&answer->value, question->options[i].id) ? 1 : 0, 0);
}

// `index` is -1 where nobody has answered: then the row holds the facts.
static void put_row(const struct export *export, int index)
{
    const struct dossier *dossier = export->dossier;
    const struct pack *pack = export->pack;
    const struct respondent *respondent = index < 0 ? NULL : &dossier->respondents[index];
    export_row(export);
    export_texts(export, (const char *const[]){
                             dossier->partnership, dossier->fictional ? "yes" : "no", dossier->date,
                             pack->id, pack->version, respondent ? respondent->id : "",
                             respondent ? pack->roles[respondent->role].id : "", NULL});
    for (int i = 0; i < pack->question_count; i++) {
        const struct question *question = &pack->questions[i];
        if (i < pack->fact_count)
            put_cells(export, question, &dossier->facts[i], -1);
        else if (respondent && (question->roles >> respondent->role & 1U))
            put_cells(export, question, &respondent->answers[i], index);
        else
            put_word(export, question, NOT_ASKED);
    }
}

void export_wide(const struct export *export)
{
    export_sheet(export, "wide");
    export_row(export);
    export_texts(export, (const char *const[]){"partnership", "fictional", "date", "pack",
                                               "version", "respondent", "role", NULL});
    for (int i = 0; i < export->pack->question_count; i++)
        put_names(export, &export->pack->questions[i]);
    if (export->dossier->respondent_count == 0)
        put_row(export, -1);
    for (int i = 0; i < export->dossier->respondent_count; i++)
        put_row(export, i);
}
