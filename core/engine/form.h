// The inside of a form, for form*.c: a dossier that is being filled in. form.c keeps the dossier
// and its questions, form_typed.c reads what people type, form_answer.c shows what a dossier holds.
#ifndef GROW_ENGINE_FORM_H
#define GROW_ENGINE_FORM_H

#include "engine/handles.h"
#include "model/dossier.h"

// The questions of one respondent, or of the facts.
struct asked {
    bool made;
    const grow_question *list;
    size_t count;
    struct shown shown;
};

struct grow_form {
    struct arena arena; // of the dossier
    struct arena lists; // of `asked`, cleared when the form changes
    const struct grow_pack *pack;
    struct dossier dossier; // respondents in the order in which they came
    size_t respondent_room;
    struct asked *asked; // one for the facts and one a respondent; NULL when the form has changed
};

// form_typed.c: what was typed as a node that dossier_value takes. `shown` has a flag an option, or
// is NULL. NULL after a diagnostic.
const struct node *form_typed(const struct question *question, const bool *shown, const char *typed,
                              struct arena *arena, struct diags *diags);
// Without the blanks around it.
const char *form_trimmed(struct arena *arena, const char *typed);

// form_answer.c: an answer as text that form_typed reads back as the same.
const char *form_answer(const struct question *question, const struct answer *answer,
                        struct arena *arena);
// One cell, as it stands in a row.
const char *form_cell(const struct value *value, struct arena *arena);

// form_ask.c: the questions that are shown, in the pack's order.
void form_ask(struct grow_form *form, int respondent, struct asked *asked);

#endif
