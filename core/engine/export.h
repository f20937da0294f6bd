// The inside of an export: what the files that write rows share. A table is handed out cell by
// cell to grow_cells, so that CSV and workbooks hold the same.
#ifndef GROW_ENGINE_EXPORT_H
#define GROW_ENGINE_EXPORT_H

#include "engine/handles.h"

struct export
{
    const struct assessment *assessment;
    const struct pack *pack;
    const struct dossier *dossier;
    const char *language; // or NULL
    bool with_texts;
    const grow_cells *cells;
    struct arena *arena;
};

// The columns of the long form: what export_long.c writes and import_rows.c reads.
enum data_column {
#define COLUMN(name, word, need) DATA_##name,
#include "engine/columns.def"
#undef COLUMN
    DATA_COLUMNS
};
extern const char *const export_columns[DATA_COLUMNS];

// The states of a fact or answer, as words.
enum data_state {
    DATA_IS_VALUE,
    DATA_DONT_KNOW,
    DATA_NOT_APPLICABLE,
    DATA_UNANSWERED,
    DATA_NOT_SHOWN,
    DATA_LEFT_OUT,
    DATA_STATES
};
extern const char *const export_states[DATA_STATES];

enum { DATA_LIST_MARK = '|' }; // between the options of a list

// --- cells (export_cell.c) ---

void export_sheet(const struct export *export, const char *name);
void export_row(const struct export *export);
void export_text(const struct export *export, const char *text); // NULL: an empty cell
void export_number(const struct export *export, double number, int decimals);
void export_value(const struct export *export, const struct value *value); // no table
// Several text cells, up to a NULL.
void export_texts(const struct export *export, const char *const texts[]);
const char *export_label(const struct export *export, const struct text *text);

// What a cell holds, so that no spreadsheet takes it for a formula; and the way back.
const char *export_harmless(struct arena *arena, const char *text);
const char *export_restored(struct arena *arena, const char *text);

// --- what is known of an answer ---

// A text that is left out without --with-texts: of anybody, but the columns of facts, which name
// their rows. `column` is -1, or one of the table.
bool export_is_open(const struct question *question, int column);
enum data_state export_state(const struct export *export, const struct question *question,
                             const struct answer *answer, bool shown);
// "4 = Helemaal eens" without its "4 = ": the label of a chosen option or point; "" when none.
const char *export_choice_label(const struct export *export, const struct question *question,
                                const struct value *value);

// --- tables ---

void export_long(const struct export *export);
void export_wide(const struct export *export);
void export_scores(const struct export *export);
void export_recommendations(const struct export *export);
void export_codebook(const struct export *export);
void export_provenance(const struct export *export);
void export_table(const struct export *export, const struct table_result *table);
// What a reader sees in a cell of a table; "" where it is empty.
const char *export_table_words(const struct export *export, const struct column_rule *column,
                               const struct value *cell);

// --- CSV (export_csv.c) ---

struct export_csv {
    struct buf *out;
    char delimiter;
    bool any_row, any_cell;
};
grow_cells export_csv_cells(struct export_csv *csv, struct buf *out, char delimiter);
void export_csv_end(struct export_csv *csv);

// A copy of the dossier without open texts, and how many there were.
const struct dossier *export_without_texts(const struct dossier *dossier, struct arena *arena,
                                           size_t *left_out);

#endif
