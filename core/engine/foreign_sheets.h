// The sheets of an XLSForm as rows of cells under named columns, whether they come from one CSV
// file or from a workbook. For foreign_xlsform.c and its page.
#ifndef GROW_ENGINE_FOREIGN_SHEETS_H
#define GROW_ENGINE_FOREIGN_SHEETS_H

#include "engine/foreign.h"

// What a column of the sheet is, by its rule; a text may stand in several, one a language.
struct sheet_column {
    const struct foreign_rule *rule; // NULL: not known
    const char *name;                // as it stands there
    int language;                    // of the pack, or -1
    struct span at;
    size_t filled; // cells of a column that is not known
};

struct sheet_row {
    const struct import_cell *cells;
    size_t count;
    struct span span;
};

struct sheet {
    const char *name;
    int file;
    struct span at;
    struct sheet_column *columns;
    size_t column_count;
    const struct foreign_rule *rules; // of its columns
    size_t rule_count;
    struct sheet_row *rows; // the first is the header
    size_t count, room;
};

enum { SHEET_SURVEY, SHEET_CHOICES, SHEET_SETTINGS, SHEET_COUNT };

struct sheets {
    struct sheet of[SHEET_COUNT];
};

bool sheets_read(struct foreign *form, const grow_foreign *data, struct sheets *sheets);

// Follows the rules of its columns: what may stand under each, and in which language.
bool sheet_columns(struct foreign *form, struct sheet *sheet, const struct foreign_rule *rules,
                   size_t count);

// The cell under a column, without blanks around it; "" where there is none.
struct import_cell sheet_cell(const struct foreign *form, const struct sheet *sheet,
                              const struct sheet_row *row, const char *column);
// A text in every language that has it.
bool sheet_text(struct foreign *form, const struct sheet *sheet, const struct sheet_row *row,
                const char *column, struct text *text);
// Tells or refuses what stands under columns that are not taken over.
void sheet_rest(struct foreign *form, struct sheet *sheet, const struct sheet_row *row,
                const char *about);
void sheet_unknown(struct foreign *form, const struct sheet *sheet);

// The pages of what is supported (doc_foreign.c).
enum foreign_list_name {
    FOREIGN_XLSFORM_TYPES,
    FOREIGN_XLSFORM_SURVEY,
    FOREIGN_XLSFORM_CHOICES,
    FOREIGN_XLSFORM_SETTINGS,
    FOREIGN_SURVEYJS_TYPES,
    FOREIGN_SURVEYJS_TOP,
    FOREIGN_SURVEYJS_PAGE,
    FOREIGN_SURVEYJS_PROPERTIES,
    FOREIGN_SURVEYJS_CHOICES
};
const struct foreign_rule *foreign_xlsform_rules(enum foreign_list_name list, size_t *count);
const struct foreign_rule *foreign_surveyjs_rules(enum foreign_list_name list, size_t *count);

#endif
