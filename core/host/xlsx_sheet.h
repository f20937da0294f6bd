// The cells of a sheet, for xlsx_read.c only: what expat calls.
#ifndef GROW_HOST_XLSX_SHEET_H
#define GROW_HOST_XLSX_SHEET_H

#include <expat.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/words.h"
#include "grow.h"

// What was taken of a workbook, over all of its sheets: a small package may unpack to anything.
struct xlsx_use {
    size_t bytes; // unpacked
    size_t kept;  // shared texts, rows, and places for cells
};

struct xlsx_parse {
    XML_Parser parser;
    struct xlsx_use *use;
    struct arena *arena;
    enum words_language language;
    const char *why; // what stopped it
    // The workbook:
    const char *wanted; // name of the sheet; a workbook with one sheet may call it otherwise
    const char *relation, *target;
    int sheets;
    bool found;
    // The texts that cells share:
    const char **shared;
    size_t shared_count, shared_room;
    // The sheet:
    grow_sheet_row *rows;
    size_t row_count, row_room;
    const char **cells; // of the row that is read
    size_t cell_count, cell_room, row;
    size_t column;
    char kind[16];   // of the cell: s, str, inlineStr, b, e, n
    bool collecting; // characters belong to the text
    bool phonetic;
    struct buf text;
};

SAYS void xlsx_stop(struct xlsx_parse *parse, const char *why);
const char *xlsx_attribute(const char **attributes, const char *name);
const char *xlsx_local(const char *name); // without a prefix

void XMLCALL xlsx_shared_start(void *context, const char *name, const char **attributes);
void XMLCALL xlsx_shared_end(void *context, const char *name);
void XMLCALL xlsx_sheet_start(void *context, const char *name, const char **attributes);
void XMLCALL xlsx_sheet_end(void *context, const char *name);
void XMLCALL xlsx_characters(void *context, const char *bytes, int length);

// The number in a cell with at most fifteen digits, as decimals: "70.799999999999997" is 70.8.
const char *xlsx_number(struct arena *arena, const char *text);
// _x0041_ is the character it names.
const char *xlsx_unescaped(struct arena *arena, const char *text);

#endif
