// The inside of an import: rows of cells, from CSV or from a sheet, each with its place.
#ifndef GROW_ENGINE_IMPORT_H
#define GROW_ENGINE_IMPORT_H

#include "engine/handles.h"

enum { IMPORT_CELLS = 64 }; // of one row

struct import_cell {
    const char *text; // as it stands in the file; "" where there is nothing
    struct span span;
};

struct import_row {
    struct import_cell cells[IMPORT_CELLS];
    size_t count;
    struct span span; // its first cell
};

// A reader of rows. It owns nothing; texts live in the arena.
struct import_source {
    struct arena *arena;
    struct diags *diags;
    int file;
    bool comma; // decimals stand behind a comma
    // Of CSV:
    const char *at, *end;
    char delimiter;
    int line, column;
    // Of a sheet:
    const grow_sheet_row *rows;
    size_t row_count, next;
};

// import_csv.c. False after a diagnostic.
bool import_csv_open(struct import_source *source, const char *text, size_t length);
// The next row that holds anything; false at the end, or after a diagnostic.
bool import_csv_next(struct import_source *source, struct import_row *row);
bool import_sheet_next(struct import_source *source, struct import_row *row);
bool import_next(struct import_source *source, struct import_row *row);

// import_digits.c: a number, or a day, as dossiers write it: a file with semicolons has a decimal
// comma, and a Dutch spreadsheet makes 15-1-2025 of 2025-01-15. What is neither is given back as it
// is. A number that could be read in two ways is told, and gives NULL; a day never does.
const char *import_digits(struct import_source *source, struct import_cell cell, bool date);

// import_rows.c: the dossier in the rows; NULL after a diagnostic.
struct dossier *import_rows(const struct pack *pack, struct import_source *source,
                            struct arena *arena);
// The pack that the rows name; NULL after a diagnostic.
const char *import_rows_pack(struct import_source *source);

#endif
