// The inside of the reader of SurveyJS: what becomes of its types and properties, as the page about
// the format shows, and what its files share.
#ifndef GROW_ENGINE_FOREIGN_SURVEYJS_H
#define GROW_ENGINE_FOREIGN_SURVEYJS_H

#include "engine/foreign_sheets.h"

enum surveyjs_kind {
    SURVEYJS_NONE,
    SURVEYJS_ONE,
    SURVEYJS_SEVERAL,
    SURVEYJS_RANK,
    SURVEYJS_BOOLEAN,
    SURVEYJS_RATING,
    SURVEYJS_INPUT,
    SURVEYJS_COMMENT,
    SURVEYJS_MATRIX,
    SURVEYJS_PANEL
};

// Can this property have a text for each language?
bool surveyjs_is_text(const char *property);

// A string, or one for each language. False after a diagnostic.
bool surveyjs_text(struct foreign *form, const struct node *node, struct text *text);
const char *surveyjs_word(const struct node *map, const char *key); // "" when there is none
// Tells or refuses what is not taken over. A property that is not known may mean anything.
void surveyjs_rest(struct foreign *form, const struct node *map, const char *about,
                   enum foreign_list_name list);

// The choices under a key; NULL after a diagnostic. (foreign_surveyjs_answers.c)
struct foreign_list *surveyjs_choices(struct foreign *form, const struct node *element,
                                      const char *key, const char *name);
void surveyjs_answer(struct foreign *form, struct question *question, int kind,
                     const struct node *element, const char *name);

#endif
