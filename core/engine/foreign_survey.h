// An XLSForm while it is read: foreign_xlsform.c has its tables, settings and choices,
// foreign_survey.c its groups and questions.
#ifndef GROW_ENGINE_FOREIGN_SURVEY_H
#define GROW_ENGINE_FOREIGN_SURVEY_H

#include "engine/foreign_sheets.h"

enum survey_kind {
    KIND_NONE,
    KIND_ONE,
    KIND_MULTIPLE,
    KIND_RANK,
    KIND_NUMBER,
    KIND_INTEGER,
    KIND_RANGE,
    KIND_TEXT,
    KIND_DATE,
    KIND_AGREE,
    KIND_NOTE,
    KIND_BEGIN,
    KIND_END
};

enum { SURVEY_GROUPS = 16 };

struct survey_group {
    const char *name;
    struct text title, help;
    const struct foreign_condition *when;
    int sections; // of the pack, when it began
    struct span at;
};

struct survey {
    struct foreign *form;
    struct sheet *sheet, *choices;
    struct foreign_list **lists;
    size_t list_count, list_room;
    struct names list_names;
    struct survey_group groups[SURVEY_GROUPS];
    int depth;
};

// The choices of that name, begun when they were not met yet.
struct foreign_list *survey_list(struct survey *survey, const char *name, struct span at);

// Every row of the survey.
void survey_read(struct survey *survey);

#endif
