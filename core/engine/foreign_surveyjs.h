// What becomes of the types and properties of SurveyJS: the tables that its reader follows and that
// the page about the format shows.
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

// --- what the reader is made of (foreign_surveyjs.c) ---

// A string, or one for each language. False after a diagnostic.
bool surveyjs_text(struct foreign *form, const struct node *node, struct text *text);
const char *surveyjs_word(const struct node *map, const char *key); // "" without one
bool surveyjs_number(struct foreign *form, const struct node *map, const char *key, double *number);
void surveyjs_rest(struct foreign *form, const struct node *map, const char *about,
                   enum foreign_list_name list);

// --- foreign_surveyjs_choices.c ---

// The list under a key; NULL after a diagnostic.
struct foreign_list *surveyjs_choices(struct foreign *form, const struct node *element,
                                      const char *key, const char *name);
void surveyjs_give_choices(struct foreign *form, struct question *question,
                           const struct node *element, const char *name);
void surveyjs_give_boolean(struct foreign *form, struct question *question,
                           const struct node *element, const char *name);
void surveyjs_give_rating(struct foreign *form, struct question *question,
                          const struct node *element, const char *name);

#endif
