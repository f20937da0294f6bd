// The long form: a row for each fact and each question that a respondent was asked, answered or
// not; a table gives a row for each of its cells. Everything of the dossier that is hashed stands
// in it, so that it can be read back whole.
#include "engine/export.h"

// Whose rows these are.
struct holder {
    const char *kind, *respondent, *role;
    int index; // of the respondent; -1 for facts
};

static void put_head(const struct export *export, const struct holder *holder, const char *question)
{
    const struct dossier *dossier = export->dossier;
    export_row(export);
    export_texts(export, (const char *const[]){
                             dossier->partnership, dossier->fictional ? "yes" : "no", dossier->date,
                             export->pack->id, export->pack->version, holder->kind,
                             holder->respondent, holder->role, question, NULL});
}

// Row and column of a table; 0: none.
static void put_place(const struct export *export, size_t row, const char *column)
{
    if (row > 0)
        export_number(export, (double)row, 0);
    else
        export_text(export, NULL);
    export_text(export, column);
}

static void put_nothing(const struct export *export, enum data_state state)
{
    put_place(export, 0, NULL);
    export_texts(export, (const char *const[]){export_states[state], "", "", "", NULL});
}

static void put_table(const struct export *export, const struct holder *holder,
                      const struct question *table, const struct answer *answer,
                      enum data_state state)
{
    const struct value *rows = &answer->value;
    if (rows->count == 0) {
        put_head(export, holder, table->id);
        export_number(export, 0, 0);
        export_texts(export, (const char *const[]){"", export_states[state], "", "", "", NULL});
    }
    for (size_t i = 0; i < rows->count; i++) {
        for (size_t k = 0; k < table->column_count; k++) {
            const struct question *column = &table->columns[k];
            const struct value *cell = &rows->items[i].items[k];
            bool out = !export->with_texts && export_is_open(table, (int)k);
            put_head(export, holder, table->id);
            put_place(export, i + 1, column->id);
            export_text(export, export_states[out ? DATA_LEFT_OUT : state]);
            export_value(export, out ? &VALUE_NOTHING : cell);
            export_text(export, export_choice_label(export, column, cell));
            export_text(export, NULL);
        }
    }
}

// An answer that is there but was not shown keeps its value: the dossier has it.
static void put_answer(const struct export *export, const struct holder *holder,
                       const struct question *question, const struct answer *answer)
{
    bool shown = evaluate_was_shown(export->assessment, question->index, holder->index);
    enum data_state state = export_state(export, question, answer, shown);
    if (question->type == QUESTION_TABLE && answer->state == ANSWER_VALUE) {
        put_table(export, holder, question, answer, state);
        return;
    }
    put_head(export, holder, question->id);
    if (answer->state == ANSWER_NONE || state == DATA_LEFT_OUT) {
        put_nothing(export, state);
        return;
    }
    double score;
    put_place(export, 0, NULL);
    export_text(export, export_states[state]);
    if (answer->state == ANSWER_VALUE)
        export_value(export, &answer->value);
    else if (state == DATA_NOT_SHOWN)
        export_text(export, export_states[answer->state == ANSWER_DONT_KNOW ? DATA_DONT_KNOW
                                                                            : DATA_NOT_APPLICABLE]);
    else
        export_text(export, NULL);
    export_text(export, answer->state == ANSWER_VALUE
                            ? export_choice_label(export, question, &answer->value)
                            : NULL);
    if (shown && evaluate_answer_score(question, answer, &score))
        export_number(export, score, 1);
    else
        export_text(export, NULL);
}

static void put_respondent(const struct export *export, int index)
{
    const struct respondent *respondent = &export->dossier->respondents[index];
    const char *role = export->pack->roles[respondent->role].id;
    struct holder holder = {"answer", respondent->id, role, index};
    bool asked = false;
    for (int i = export->pack->fact_count; i < export->pack->question_count; i++) {
        const struct question *question = &export->pack->questions[i];
        if (!(question->roles >> respondent->role & 1U))
            continue;
        asked = true;
        put_answer(export, &holder, question, &respondent->answers[i]);
    }
    if (asked)
        return;
    holder.kind = "respondent"; // asked nothing, but of the dossier all the same
    put_head(export, &holder, "");
    put_nothing(export, DATA_UNANSWERED);
}

void export_long(const struct export *export)
{
    static const struct holder WHOLE = {"dossier", "", "", -1}, FACTS = {"fact", "", "", -1};
    export_sheet(export, "answers");
    export_row(export);
    for (size_t i = 0; i < DATA_COLUMNS; i++)
        export_text(export, export_columns[i]);
    put_head(export, &WHOLE, "");
    put_place(export, 0, NULL);
    export_texts(export, (const char *const[]){export_states[DATA_IS_VALUE], export->dossier->hash,
                                               "", "", NULL});
    for (int i = 0; i < export->pack->fact_count; i++)
        put_answer(export, &FACTS, &export->pack->questions[i], &export->dossier->facts[i]);
    for (int i = 0; i < export->dossier->respondent_count; i++)
        put_respondent(export, i);
}
