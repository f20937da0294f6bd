// Workbooks (XLSX): written by libxlsxwriter, read by libzip and expat. A program links grow_xlsx,
// or grow_xlsx_none: there xlsx_can() says no, and nothing else is to be asked. Reasons are told in
// `language`, or are texts to be looked up in it (words_say).
#ifndef GROW_HOST_XLSX_H
#define GROW_HOST_XLSX_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/words.h"
#include "grow.h"

enum { XLSX_COLUMNS = 256 }; // that are read of a sheet

// Does this program have them?
bool xlsx_can(void);

// The workbook of an assessment, in memory. The same assessment gives the same bytes: its day
// stands where other programs put the clock's. False with why, or with NULL there after a
// diagnostic.
bool xlsx_write(const grow_assessment *assessment, const grow_dossier *dossier,
                const grow_export_options *options, grow_diagnostics *diagnostics,
                struct arena *arena, struct buf *out, const char **why);

// The workbook of a form that a pack becomes (grow_foreign_to). False with why, or with NULL
// there after a diagnostic.
bool xlsx_write_form(const grow_pack *pack, const grow_sink *report, grow_diagnostics *diagnostics,
                     struct arena *arena, enum words_language language, struct buf *out,
                     const char **why);

// Do these bytes begin as a workbook does?
bool xlsx_is(const char *bytes, size_t length);

// The rows of the sheet `answers`, or of the only one. Values as texts; formulas are refused. False
// with why.
bool xlsx_read(const char *bytes, size_t length, struct arena *arena, enum words_language language,
               const grow_sheet_row **rows, size_t *count, const char **why);

// The rows of every sheet, in the same way.
bool xlsx_read_all(const char *bytes, size_t length, struct arena *arena,
                   enum words_language language, const grow_foreign_sheet **sheets, size_t *count,
                   const char **why);

#endif
