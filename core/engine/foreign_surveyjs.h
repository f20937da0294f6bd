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

#endif
